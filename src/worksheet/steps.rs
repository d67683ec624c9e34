//! The answers of one open worksheet, and the way back from every change.
//!
//! [`Steps`] owns the current worksheet. Nothing else may write to it: a
//! screen proposes an [`Edit`], `Steps` applies it and remembers how to take
//! it back. Saving, printing and reviewing all read from here.
//!
//! Not here: drawing, disk, clock. **Invariant:** undoing every step gives
//! the worksheet as opened (`tests/scenario/undo.rs`).

use super::{
    Author, Caret, Change, Edit, Renewed, Worksheet,
    apply::{NOTHING, apply_again, apply_as},
    names::Names,
    own_words::OwnWords,
    typing::{Typing, typing},
};
use crate::base::{Id, Moment};

/// A worksheet with its undo history: the only writer of answers.
#[derive(Debug)]
pub struct Steps {
    sheet: Worksheet,
    revision: u64,
    /// Steps that can be taken back, oldest first.
    done: Vec<Step>,
    /// Steps that were taken back, oldest last.
    undone: Vec<Step>,
    /// Whether typing may still join the last step.
    open: bool,
    /// Who sits at the keyboard: only this person's steps are taken back.
    person: Option<Author>,
    names: Names,
    own_words: OwnWords,
}

/// Why an edit was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The place does not exist in this worksheet.
    NoSuchPlace,
    /// The text that should be taken out does not stand there.
    TextDiffers,
    /// The answer does not fit the item.
    DoesNotFit,
    /// More than may be chosen, or more rows than the table has.
    TooMany,
    /// This person may not change this.
    NotYours,
}

/// What one undo takes back, or one redo brings back.
#[derive(Debug)]
struct Step {
    /// Who made it, and may take it back.
    by: Author,
    /// What takes each change back, in the order in which they were made.
    moves: Vec<Move>,
    typing: Option<Typing>,
    caret_before: Option<Caret>,
    caret_after: Option<Caret>,
}

#[derive(Debug)]
struct Move {
    back: Change,
    /// When the answers it touches had been changed before.
    times: Times,
}

/// Items with the times at which their answer and its second layer were changed.
type Times = Vec<(Id, Option<Moment>, Option<Moment>)>;

impl Steps {
    /// Opens a worksheet with an empty history.
    #[must_use]
    pub fn new(sheet: Worksheet) -> Self {
        Self {
            sheet,
            revision: 0,
            done: Vec::new(),
            undone: Vec::new(),
            open: false,
            person: None,
            names: Names::default(),
            own_words: OwnWords::default(),
        }
    }

    /// The worksheet as it stands.
    #[must_use]
    pub fn sheet(&self) -> &Worksheet {
        &self.sheet
    }

    /// Counts every change, also undo and redo.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Says who sits at the keyboard now; an edit says so as well.
    pub fn at_the_keyboard(&mut self, person: Author) {
        self.open = false;
        self.person = Some(person);
    }

    /// Somebody is called otherwise from now on; what she did stays hers.
    pub fn renamed(&mut self, old: &Author, new: Author) {
        if self.person.as_ref() == Some(old) {
            self.at_the_keyboard(new.clone());
        }
        self.names.renamed(old.clone(), new);
    }

    /// Whether this is whoever sits at the keyboard, under the name she has or one she had.
    #[must_use]
    pub fn is_own(&self, author: &Author) -> bool {
        self.person.as_ref().is_some_and(|person| self.names.same(author, person))
    }

    /// Applies an edit as a step of its own or as part of the typing before it.
    ///
    /// `caret` is where the caret stands after it. An edit that changes
    /// nothing is no step.
    ///
    /// # Errors
    /// [`Refused`], and nothing has changed.
    pub fn apply(&mut self, edit: Edit, caret: Option<Caret>) -> Result<(), Refused> {
        let edit = Edit { change: self.own_words.with_words(&self.sheet, edit.change), ..edit };
        let own_words = OwnWords::before(&self.sheet, &edit.change);
        let times = times(&self.sheet, &edit.change);
        let back = apply_as(&mut self.sheet, &edit, &self.names)?;
        self.own_words.keep(&self.sheet, own_words);
        if self.person.as_ref() != Some(&edit.by) {
            self.at_the_keyboard(edit.by.clone());
        }
        if back == NOTHING {
            return Ok(());
        }
        self.revision += 1;
        self.undone.clear();
        let typing = typing(&edit);
        let caret_before = caret_before(&edit.change);
        let (by, made) = (edit.by, Move { back, times });
        match self.done.last_mut().filter(|_| self.open) {
            Some(last) if last.by == by && goes_on(last.typing.as_ref(), typing.as_ref()) => {
                // A comment goes back whole: as it was before the first key is enough.
                if !typing.as_ref().is_some_and(Typing::is_comment) {
                    last.moves.push(made);
                }
                last.typing = typing;
                last.caret_after = caret;
            }
            _ => self.done.push(Step { by, moves: vec![made], typing, caret_before, caret_after: caret }),
        }
        self.open = true;
        Ok(())
    }

    /// Brings in what others did, in their names, as one step of whoever sits at the keyboard.
    ///
    /// Somebody had to decide that it comes in; she may take it back as well.
    ///
    /// # Errors
    /// [`Refused`], and nothing has changed.
    pub fn bring_in(&mut self, edits: &[Edit]) -> Result<(), Refused> {
        let Some(last) = edits.last() else { return Ok(()) };
        let (before, changed) = (Renewed::of(&self.sheet), self.sheet.content.changed);
        let mut moves = Vec::with_capacity(edits.len());
        for edit in edits {
            let times = times(&self.sheet, &edit.change);
            match apply_as(&mut self.sheet, edit, &self.names) {
                Ok(back) if back == NOTHING => {}
                Ok(back) => moves.push(Move { back, times }),
                Err(refused) => {
                    before.put_into(&mut self.sheet);
                    self.sheet.content.changed = changed;
                    return Err(refused);
                }
            }
        }
        if moves.is_empty() {
            return Ok(());
        }
        self.revision += 1;
        self.undone.clear();
        self.open = false;
        let by = self.person.clone().unwrap_or_else(|| last.by.clone());
        self.done.push(Step { by, moves, typing: None, caret_before: None, caret_after: None });
        Ok(())
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.last_own(&self.done).is_some()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.last_own(&self.undone).is_some()
    }

    /// Takes the last own step back; gives the caret as it was before it.
    ///
    /// Nothing if there is none, or if somebody else has gone on from it.
    pub fn undo(&mut self, now: Moment) -> Option<Option<Caret>> {
        let step = self.done.remove(self.last_own(&self.done)?);
        let step = self.turn(step, now)?;
        let caret = step.caret_before.clone();
        self.undone.push(step);
        Some(caret)
    }

    /// Does the last step again that was taken back; gives the caret after it.
    pub fn redo(&mut self, now: Moment) -> Option<Option<Caret>> {
        let step = self.undone.remove(self.last_own(&self.undone)?);
        let step = self.turn(step, now)?;
        let caret = step.caret_after.clone();
        self.done.push(step);
        Some(caret)
    }

    /// Takes a step back and gives the step that takes this back in turn.
    fn turn(&mut self, step: Step, now: Moment) -> Option<Step> {
        self.open = false;
        let (before, changed) = (Renewed::of(&self.sheet), self.sheet.content.changed);
        let mut moves = Vec::with_capacity(step.moves.len());
        for made in step.moves.iter().rev() {
            let times = times(&self.sheet, &made.back);
            let Ok(back) = apply_again(&mut self.sheet, &step.by, now, &made.back) else {
                debug_assert!(false, "a step could not be taken back: {:?}", made.back);
                before.put_into(&mut self.sheet);
                self.sheet.content.changed = changed;
                return None;
            };
            restore(&mut self.sheet, &made.times);
            moves.push(Move { back, times });
        }
        self.revision += 1;
        self.sheet.content.changed = now;
        Some(Step { moves, ..step })
    }

    /// The last step of whoever sits at the keyboard, if nobody else went on from it.
    fn last_own(&self, steps: &[Step]) -> Option<usize> {
        let own = |step: &Step| self.person.is_none() || self.is_own(&step.by);
        let at = steps.iter().rposition(own)?;
        let touched = steps.get(at)?.places();
        let free = steps.iter().skip(at + 1).all(|after| !after.touches(&touched));
        free.then_some(at)
    }
}

impl Step {
    fn places(&self) -> Vec<Id> {
        self.moves.iter().flat_map(|made| touches(&made.back)).collect()
    }

    fn touches(&self, places: &[Id]) -> bool {
        self.places().iter().any(|place| places.contains(place))
    }
}

fn goes_on(before: Option<&Typing>, now: Option<&Typing>) -> bool {
    before.zip(now).is_some_and(|(before, now)| before.goes_on_with(now))
}

/// Where the caret stood before a change of a text.
fn caret_before(change: &Change) -> Option<Caret> {
    match change {
        Change::Text { at, offset, removed, .. } => {
            let end = offset + removed.len();
            let one = removed.chars().nth(1).is_none();
            Some(Caret { at: at.clone(), anchor: if one { end } else { *offset }, caret: end })
        }
        Change::All(all) => all.iter().find_map(caret_before),
        _ => None,
    }
}

/// When the answers that a change touches were changed before it.
fn times(sheet: &Worksheet, change: &Change) -> Times {
    let content = &sheet.content;
    let time = |item: Id| {
        let later = content.later.get(item.as_str()).map(|later| later.changed);
        (item.clone(), content.answers.changed(item.as_str()), later)
    };
    answers_touched(change).into_iter().map(time).collect()
}

fn restore(sheet: &mut Worksheet, times: &Times) {
    let content = &mut sheet.content;
    for (item, answered, later) in times {
        if let Some((entry, time)) = content.answers.entry_mut(item.as_str()).zip(*answered) {
            entry.changed = time;
        }
        if let Some((entry, time)) = content.later.get_mut(item.as_str()).zip(*later) {
            entry.changed = time;
        }
    }
}

/// The items whose answers a change touches.
fn answers_touched(change: &Change) -> Vec<Id> {
    match change {
        Change::Text { at, .. } | Change::Choose { at, .. } | Change::Rank { at, .. } | Change::Set { at, .. } => {
            vec![at.item.clone()]
        }
        Change::Rate { item, .. } | Change::Row { item, .. } | Change::Stroke { item, .. } => vec![item.clone()],
        Change::All(all) => all.iter().flat_map(answers_touched).collect(),
        _ => Vec::new(),
    }
}

/// What a change touches: items and comments, or the whole sheet.
fn touches(change: &Change) -> Vec<Id> {
    match change {
        Change::Text { .. }
        | Change::Choose { .. }
        | Change::Rank { .. }
        | Change::Set { .. }
        | Change::Rate { .. }
        | Change::Row { .. }
        | Change::Stroke { .. } => answers_touched(change),
        Change::ForSupervision { item, .. } => vec![item.clone()],
        Change::Comment(comment) => vec![comment.id.clone()],
        Change::Uncomment(comment)
        | Change::Reply { comment, .. }
        | Change::Unreply { comment, .. }
        | Change::Settle { comment, .. }
        | Change::Settled { comment, .. }
        | Change::Happened { comment, .. } => vec![comment.clone()],
        // An anchor follows its text; it is no reason to keep a text as it is.
        Change::Anchor { .. } => Vec::new(),
        Change::Way(_) => vec![Id::known("way")],
        Change::State(_) => vec![Id::known("state")],
        Change::Author(_) => vec![Id::known("author")],
        Change::Name(_) => vec![Id::known("name")],
        Change::Mark { .. } => vec![Id::known("mark")],
        Change::Renew(renewed) => renewed.touches(),
        Change::Former { id, .. } => vec![id.clone()],
        Change::All(all) => all.iter().flat_map(touches).collect(),
    }
}
