//! Every change of a worksheet goes through here.

use super::{DocKey, Effect, Open, Screen, State, choices};
use crate::{
    base::{Id, Moment},
    t,
    worksheet::{self, Caret, Change, Edit, Outcome, Refused, State as Review},
};

/// Where the keyboard goes next.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// To the next question, or the one before.
    Question(Direction),
    /// To the first question of the next section, or of the one before.
    Section(Direction),
}

/// Which way the keyboard goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Down the sheet.
    Next,
    /// Up the sheet.
    Previous,
}

/// Applies a change; whether the worksheet took it. Why not is said here.
///
/// An answer changed in a finished worksheet takes it up again, as one step.
pub(super) fn edit(state: &mut State, doc: DocKey, change: Change, caret: Option<Caret>, now: Moment) -> bool {
    if is_refused(state, doc, now) {
        return false;
    }
    let Some(open) = state.doc_mut(doc) else { return false };
    let again = worksheet::needs_look_again(open.sheet(), &change);
    let reopened = !open.reviews() && worksheet::reopens(open.sheet(), &change);
    let draws = matches!(change, Change::Stroke { .. });
    let change = if reopened { Change::All(vec![change, Change::State(Review::Mine)]) } else { change };
    let by = open.me.clone();
    match open.steps.apply(Edit { by, when: now, change }, caret) {
        Ok(()) => {
            open.look_again.retain(|item| Some(item) != again.as_ref());
            open.look_again.extend(again);
            after(open, now);
            if reopened {
                choices::say(state, t!("app-taken-up-again").to_owned(), Some(doc), now);
            }
            true
        }
        Err(refused) => {
            let words = if draws && refused == Refused::TooMany { t!("drawing-full") } else { why_not(refused) };
            choices::say(state, words.to_owned(), None, now);
            false
        }
    }
}

/// Why a change was refused, and what to do.
fn why_not(refused: Refused) -> &'static str {
    match refused {
        Refused::NotYours => t!("app-not-yours"),
        Refused::NoSuchPlace | Refused::TextDiffers => t!("app-place-changed"),
        Refused::DoesNotFit => t!("app-does-not-fit"),
        Refused::TooMany => t!("app-too-many"),
    }
}

/// Brings in what others did, in their names, as one step; whether the worksheet took it.
pub(super) fn bring_in(state: &mut State, doc: DocKey, edits: &[Edit], now: Moment) -> bool {
    if is_refused(state, doc, now) {
        return false;
    }
    let Some(open) = state.doc_mut(doc) else { return false };
    match open.steps.bring_in(edits) {
        Ok(()) => {
            after(open, now);
            true
        }
        Err(refused) => {
            choices::say(state, why_not(refused).to_owned(), None, now);
            false
        }
    }
}

/// Takes over answers of one's own and what others said, as one step; whether the worksheet took it.
pub(super) fn take_over(
    state: &mut State,
    doc: DocKey,
    own: Option<Change>,
    mut others: Vec<Edit>,
    now: Moment,
) -> bool {
    let Some(own) = own else { return !others.is_empty() && bring_in(state, doc, &others, now) };
    let Some(open) = state.doc(doc).filter(|_| !others.is_empty()) else { return edit(state, doc, own, None, now) };
    let reopened = !open.reviews() && worksheet::reopens(open.sheet(), &own);
    let change = if reopened { Change::All(vec![own, Change::State(Review::Mine)]) } else { own };
    others.insert(0, Edit { by: open.me.clone(), when: now, change });
    bring_in(state, doc, &others, now)
}

/// Two windows that write the same sheet would take each other's rescue copies away.
fn is_refused(state: &mut State, doc: DocKey, now: Moment) -> bool {
    let refused = state.folder.read_only && state.doc(doc).is_some_and(|open| state.folder.is_shut_for(open));
    if refused {
        choices::say(state, state.folder.read_only_words(), None, now);
    }
    refused
}

/// What follows from a change: outcome, what *Finish* pointed out, whether it is safe.
pub(super) fn after(open: &mut Open, now: Moment) {
    open.outcome = Outcome::of(&open.sheet().template, &open.sheet().content.answers);
    if !open.pointed_out.is_empty() {
        let asked = worksheet::asked_open(open.sheet(), &open.outcome, open.sheet().content.way);
        open.pointed_out.retain(|item| asked.contains(item));
    }
    let keep = &mut open.keep;
    keep.changed = Some(now);
    keep.behind.get_or_insert(now);
    keep.rescue_behind.get_or_insert(now);
    open.settle();
}

/// Takes back the last change.
pub(super) fn undo(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    if let Some(open) = state.doc_mut(doc)
        && let Some(caret) = open.steps.undo(now)
    {
        moved(open, caret, now);
        state.toast = None;
    }
    Vec::new()
}

/// Does again what was taken back.
pub(super) fn redo(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    if let Some(open) = state.doc_mut(doc)
        && let Some(caret) = open.steps.redo(now)
    {
        moved(open, caret, now);
    }
    Vec::new()
}

fn moved(open: &mut Open, caret: Option<Caret>, now: Moment) {
    open.look_again.clear();
    open.caret = caret;
    after(open, now);
}

/// The writer is in this item now.
pub(super) fn here(state: &mut State, doc: DocKey, item: Option<Id>) -> Vec<Effect> {
    if let Some(open) = state.doc_mut(doc) {
        open.here = item;
        open.go_to = None;
    }
    Vec::new()
}

/// The caret of an undo, or the place one comes back to, was put back.
pub(super) fn caret_taken(state: &mut State, doc: DocKey) -> Vec<Effect> {
    if let Some(open) = state.doc_mut(doc) {
        open.caret = None;
        open.back_at = None;
    }
    Vec::new()
}

/// Marks the item the writer is in for supervision, or takes the mark off.
pub(super) fn mark_here(state: &mut State, doc: DocKey, now: Moment) -> Vec<Effect> {
    let Some(item) = state.doc(doc).and_then(|open| open.here.clone()) else { return Vec::new() };
    let on = state.doc(doc).is_some_and(|open| !open.sheet().review.marked.contains(&item));
    let _said_why_not = edit(state, doc, Change::ForSupervision { item, on }, None, now);
    Vec::new()
}

/// Goes to another question or section.
pub(super) fn step(state: &mut State, doc: DocKey, step: Step) -> Vec<Effect> {
    if state.screen != Screen::Writing(doc) {
        return Vec::new();
    }
    let Some(open) = state.doc_mut(doc) else { return Vec::new() };
    let asked = questions(open);
    let here = open.here.as_ref().and_then(|here| asked.iter().position(|(_, item)| item == here));
    let target = match (step, here) {
        (_, None) => asked.first(),
        (Step::Question(Direction::Next), Some(at)) => asked.get(at + 1),
        (Step::Question(Direction::Previous), Some(at)) => at.checked_sub(1).and_then(|at| asked.get(at)),
        (Step::Section(direction), Some(at)) => {
            let section = asked.get(at).map_or(0, |(section, _)| *section);
            let mut sections = asked.iter().map(|(section, _)| *section);
            let other = match direction {
                Direction::Next => sections.find(|other| *other > section),
                Direction::Previous => sections.rfind(|other| *other < section),
            };
            other.and_then(|other| asked.iter().find(|(section, _)| *section == other))
        }
    };
    if let Some((_, item)) = target {
        open.here = Some(item.clone());
        open.go_to = Some(item.clone());
    }
    Vec::new()
}

/// The questions on screen with their sections, in order.
fn questions(open: &Open) -> Vec<(usize, Id)> {
    let sheet = open.sheet();
    let way = sheet.content.way;
    let sections = sheet.template.sections.iter().enumerate();
    let shown = sections.filter(|(at, _)| open.outcome.sections.contains(at));
    shown
        .flat_map(|(at, section)| section.items.iter().map(move |item| (at, item)))
        .filter(|(_, item)| item.asks() && way.has(item) && open.outcome.is_shown(item.id.as_str()))
        .map(|(at, item)| (at, item.id.clone()))
        .collect()
}
