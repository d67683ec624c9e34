//! Earlier states of a worksheet, or a second file of it: looked at, compared, taken over.
//!
//! A second file may hold more than other answers: comments, replies and marks
//! of somebody else. Nothing goes into the history unseen.

use std::path::PathBuf;

use super::{DocKey, Effect, Failure, Open, Screen, State, apart_words::apart_in_words, choices, edit, open, save};
use crate::{
    base::{Id, Moment},
    t,
    template::markup,
    worksheet::{self, Apart, Edit, Outcome, State as Review, Worksheet},
};

/// States of a worksheet that is open.
#[derive(Debug)]
pub struct States {
    /// Which worksheet.
    pub doc: DocKey,
    /// The states, oldest first; none while they are read.
    pub all: Vec<Then>,
    /// Which of them is looked at.
    pub at: usize,
    /// Whether they are being read.
    pub reading: bool,
    /// The file of a second worksheet with the same id, which waits for a decision.
    pub twin: Option<PathBuf>,
    /// It is decided, and waits for a save that is on its way.
    pub decided: bool,
    /// Where the state that is looked at differs from the sheet as it is.
    pub differences: Vec<Difference>,
}

/// A state that was kept.
#[derive(Clone, Debug)]
pub struct Then {
    /// When the sheet was last changed then.
    pub when: Moment,
    /// The worksheet as it was.
    pub sheet: Box<Worksheet>,
}

/// Something that differs, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub what: Apart,
    /// The question, or what stands in its place.
    pub ask: String,
    /// What it was.
    pub then: String,
    /// What it is.
    pub now: String,
}

/// Goes to the earlier states of a worksheet.
pub(super) fn look(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let Some(open) = state.doc(doc) else { return Vec::new() };
    if state.folder.door != super::Door::Open || !state.folder.holds(open) {
        choices::say(state, t!("states-not-here").to_owned(), None, now);
        return Vec::new();
    }
    let id = open.sheet().doc.clone();
    state.states = Some(States::reading(doc, None));
    state.screen = Screen::States(doc);
    vec![Effect::ReadStates { doc, id, twin: None }]
}

/// A second file of a worksheet that is open: its answers are compared.
pub(super) fn twin(state: &mut State, doc: DocKey, file: PathBuf) -> Vec<Effect> {
    let Some(open) = state.doc(doc) else { return Vec::new() };
    let id = open.sheet().doc.clone();
    state.states = Some(States::reading(doc, Some(file.clone())));
    state.screen = Screen::States(doc);
    vec![Effect::ReadStates { doc, id, twin: Some(file) }]
}

/// What somebody else wrote into the file of an open worksheet: its answers are compared.
pub(super) fn beside_file(state: &mut State, doc: DocKey) -> Vec<Effect> {
    state.dialog = None;
    match state.doc(doc).and_then(|open| open.file.clone()) {
        Some(file) => twin(state, doc, file),
        None => Vec::new(),
    }
}

/// The states were read.
pub(super) fn read(state: &mut State, doc: DocKey, all: Result<Vec<Then>, Failure>, now: Moment) -> Vec<Effect> {
    let Some(states) = state.states.as_mut().filter(|states| states.doc == doc) else { return Vec::new() };
    states.reading = false;
    match all {
        Ok(all) => {
            states.at = all.len().saturating_sub(1);
            states.all = all;
            renew(state);
            return without_a_question(state, now);
        }
        Err(failure) => state.dialog = Some(super::Dialog::Failed(failure)),
    }
    Vec::new()
}

/// Where the two files say the same of every answer, nobody is asked: what people said since is taken over
/// in one step, which can be taken back, and the second file goes into the history.
fn without_a_question(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(states) = state.states.as_ref().filter(|states| states.twin.is_some()) else { return Vec::new() };
    let Some((then, open)) = states.then().zip(state.doc(states.doc)) else { return Vec::new() };
    let (doc, older) = (states.doc, turn_of(&then.sheet) <= turn_of(open.sheet()));
    let differing = states.differences.iter().map(|difference| &difference.what);
    // Whose turn it is was settled later in the sheet that is open: there is nothing to take over.
    let new: Vec<Apart> = differing.filter(|what| !(older && **what == Apart::State)).cloned().collect();
    let said = |what: &Apart| matches!(what, Apart::Comment(_) | Apart::Reply { .. } | Apart::Mark(_) | Apart::State);
    if !new.iter().all(said) {
        return Vec::new();
    }
    if !new.is_empty() {
        let other = beside(open.sheet(), &then.sheet);
        let (own, others) = worksheet::taken_over(open.sheet(), &other, &new, &open.me, now);
        let names = said_by(&other, open.sheet());
        if !edit::take_over(state, doc, own, others, now) {
            return Vec::new();
        }
        renew(state);
        let left = state.states.iter().flat_map(|states| &states.differences);
        if left.into_iter().any(|left| new.contains(&left.what)) {
            // Something could not be taken over: she decides.
            return Vec::new();
        }
        let words = if names.is_empty() { t!("states-in").to_owned() } else { t!("states-in-of", name = &names) };
        choices::say(state, words, Some(doc), now);
    }
    decided(state, now)
}

/// Since when it is whose turn.
const fn turn_of(sheet: &Worksheet) -> Option<Moment> {
    match &sheet.review.state {
        Review::Mine => None,
        Review::Shared { since, .. } | Review::Back { since, .. } | Review::Finished { since, .. } => Some(*since),
    }
}

/// Who wrote the comments that are not in the other sheet; empty if nobody did or not only one.
fn said_by(then: &Worksheet, now: &Worksheet) -> String {
    let new = then.review.comments.iter().filter(|comment| !now.review.comments.contains(comment));
    let mut names: Vec<&str> = new.map(|comment| comment.by.name.as_str()).collect();
    names.dedup();
    if let [name] = names[..] { name.to_owned() } else { String::new() }
}

/// Looks at another state.
pub(super) fn at(state: &mut State, at: usize) -> Vec<Effect> {
    if let Some(states) = &mut state.states {
        states.at = at.min(states.all.len().saturating_sub(1));
    }
    renew(state);
    Vec::new()
}

/// Takes answers of the state over: one item, or all that differ. It is a change like any other.
pub(super) fn take(state: &mut State, what: Option<Apart>, now: Moment) -> Vec<Effect> {
    let Some(states) = &state.states else { return Vec::new() };
    let (doc, all) = (states.doc, states.differences.iter().map(|difference| difference.what.clone()));
    let all: Vec<Apart> = all.filter(|one| what.as_ref().is_none_or(|what| what == one)).collect();
    let taken = states.then().zip(state.doc(doc)).map(|(then, open)| {
        let other = beside(open.sheet(), &then.sheet);
        worksheet::taken_over(open.sheet(), &other, &all, &open.me, now)
    });
    let Some((own, others)) = taken else { return Vec::new() };
    if edit::take_over(state, doc, own, others, now) {
        choices::say(state, t!("states-taken").to_owned(), Some(doc), now);
    }
    Vec::new()
}

/// Everything is decided: the second file goes into the history, where it stays to be looked at.
///
/// If the file with the sheet's own name is the second one, because the other was opened first,
/// the sheet moves there: what stands under its own name is what stays.
pub(super) fn decided(state: &mut State, now: Moment) -> Vec<Effect> {
    let Some(states) = state.states.take() else { return Vec::new() };
    let writing = state.doc(states.doc).is_some_and(|open| open.keep.writing.is_some());
    if writing && states.twin.is_some() {
        state.states = Some(States { decided: true, ..states });
        return Vec::new();
    }
    let mut todo = open::go_to(state, states.doc);
    let Some(twin) = states.twin else { return todo };
    let vault = state.folder.vault.clone();
    let Some(open) = state.doc_mut(states.doc) else { return todo };
    let id = open.sheet().doc.clone();
    let own = vault.is_some_and(|vault| vault.file_of(&id) == twin);
    if open.file.as_ref() == Some(&twin) {
        // One file, which somebody else wrote: it goes into the history when it is written over.
        todo.extend(save::write_over(state, states.doc, now));
    } else if let Some(odd) = open.file.clone().filter(|_| own) {
        open.file = Some(twin);
        // Until it is written there, nothing is kept under the sheet's own name.
        open.keep.kept = None;
        open.keep.behind = Some(now);
        open.keep.rescue_behind = Some(now);
        todo.extend(save::write_over(state, states.doc, now));
        todo.push(Effect::PutIntoHistory { id, file: odd });
    } else {
        todo.push(Effect::PutIntoHistory { id, file: twin });
    }
    todo.push(Effect::ReadLibrary);
    todo
}

/// Goes on with what is decided, once nothing is on its way any more.
pub(super) fn tick(state: &mut State, now: Moment) -> Vec<Effect> {
    if state.states.as_ref().is_some_and(|states| states.decided) { decided(state, now) } else { Vec::new() }
}

/// Works out anew where the two differ.
pub(super) fn renew(state: &mut State) {
    let Some(states) = &state.states else { return };
    let differences = match (states.then(), state.doc(states.doc)) {
        (Some(then), Some(open)) => apart(open, &then.sheet),
        _ => Vec::new(),
    };
    if let Some(states) = &mut state.states {
        states.differences = differences;
    }
}

/// Answers that differ.
pub(super) fn differences(open: &Open, then: &Worksheet) -> Vec<Difference> {
    let outcome = Outcome::of(&then.template, &then.content.answers);
    let now = open.sheet();
    let differing = worksheet::differences(now, then).into_iter();
    differing
        .filter_map(|id| {
            let item = now.template.item(id.as_str())?;
            Some(Difference {
                what: Apart::Answer(id.clone()),
                ask: markup::plain(open.outcome.asks.get(&id).unwrap_or(&item.ask)),
                then: worksheet::item_in_words(then, &outcome, item),
                now: worksheet::item_in_words(now, &open.outcome, item),
            })
        })
        .collect()
}

/// What others said in a file of this worksheet that came back: about what, in words, and as their edits.
pub(super) fn said_elsewhere(open: &Open, then: &Worksheet, when: Moment) -> Vec<(String, String, Vec<Edit>)> {
    let other = beside(open.sheet(), then);
    let said = worksheet::apart(open.sheet(), &other).into_iter().filter(|what| match what {
        Apart::Comment(_) | Apart::Reply { .. } | Apart::Mark(_) => true,
        Apart::State => matches!(other.review.state, Review::Back { .. }),
        _ => false,
    });
    said.filter_map(|what| {
        let edits = worksheet::taken_over(open.sheet(), &other, std::slice::from_ref(&what), &open.me, when).1;
        let said = apart_in_words(open, &other, what).filter(|_| !edits.is_empty())?;
        Some((said.ask, said.then, edits))
    })
    .collect()
}

/// The other file with its answers under the questions of this one.
fn beside(now: &Worksheet, then: &Worksheet) -> Worksheet {
    let outcome = Outcome::of(&then.template, &then.content.answers);
    worksheet::beside(now, then, &|id| worksheet::answer_in_words(then, &outcome, id))
}

/// Everything that differs: answers, second thoughts, and what people said.
fn apart(open: &Open, then: &Worksheet) -> Vec<Difference> {
    let other = beside(open.sheet(), then);
    let mut answers = differences(open, &other).into_iter();
    let all = worksheet::apart(open.sheet(), &other).into_iter();
    all.filter_map(|what| match what {
        Apart::Answer(_) => answers.next(),
        what => apart_in_words(open, &other, what),
    })
    .collect()
}

impl Difference {
    /// The question, where an answer differs.
    #[must_use]
    pub const fn item(&self) -> Option<&Id> {
        match &self.what {
            Apart::Answer(item) => Some(item),
            _ => None,
        }
    }
}

impl States {
    const fn reading(doc: DocKey, twin: Option<PathBuf>) -> Self {
        Self { doc, all: Vec::new(), at: 0, reading: true, twin, decided: false, differences: Vec::new() }
    }

    /// The state that is looked at.
    #[must_use]
    pub fn then(&self) -> Option<&Then> {
        self.all.get(self.at)
    }
}
