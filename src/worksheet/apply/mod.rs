//! Carrying out an edit, and the way back from it.
//!
//! [`apply`] checks the place, the words that stand there, the kind of answer
//! and the role of the person; then it changes the worksheet and gives back
//! the change that undoes it. A refused edit changes nothing.
//!
//! Not here: the order of steps, undo and redo ([`super::Steps`]).
//! **Invariant:** applying the inverse gives the worksheet as it was, but for
//! the times of change (`tests/scenario/undo.rs`).

mod anchors;
mod answers;
mod drawings;
mod fits;
mod people;
mod place;
mod renewing;
mod tables;
mod texts;

pub(super) use anchors::standing;
pub use fits::fits;
pub(super) use fits::fitted;
pub(super) use place::{Place, find};

use super::{
    Author, Change, Edit, Refused, Renewed, Worksheet,
    names::{Names, UNCHANGED},
};
use crate::base::Moment;

/// Carries out an edit and gives back the change that undoes it.
///
/// A change that changes nothing gives an empty [`Change::All`].
///
/// # Errors
/// [`Refused`], and nothing has changed.
pub fn apply(sheet: &mut Worksheet, edit: &Edit) -> Result<Change, Refused> {
    apply_as(sheet, edit, &UNCHANGED)
}

/// Carries out an edit of somebody who may have had another name before.
pub(super) fn apply_as(sheet: &mut Worksheet, edit: &Edit, names: &Names) -> Result<Change, Refused> {
    Hand { sheet, by: &edit.by, names, when: edit.when, again: false }.run(&edit.change)
}

/// Carries out a change that undoes or repeats one that was allowed before.
pub(super) fn apply_again(
    sheet: &mut Worksheet,
    by: &Author,
    when: Moment,
    change: &Change,
) -> Result<Change, Refused> {
    Hand { sheet, by, names: &UNCHANGED, when, again: true }.run(change)
}

/// The change that changes nothing.
pub(super) const NOTHING: Change = Change::All(Vec::new());

/// One change being carried out: on which worksheet, by whom, and when.
struct Hand<'s> {
    sheet: &'s mut Worksheet,
    by: &'s Author,
    names: &'s Names,
    when: Moment,
    /// Undoing or repeating what was allowed before: roles were checked then.
    again: bool,
}

impl Hand<'_> {
    fn run(&mut self, change: &Change) -> Result<Change, Refused> {
        match change {
            Change::Text { at, offset, removed, inserted } => self.splice(at, *offset, removed, inserted),
            Change::Choose { at, option, on } => self.choose(at, option, *on),
            Change::Rank { at, option, to } => self.rank(at, option, *to),
            Change::Rate { item, step } => self.rate(item, *step),
            Change::Set { at, answer } => self.set(at, answer),
            Change::Row { item, change } => self.row(item, change),
            Change::Stroke { item, change } => self.stroke(item, change),
            Change::Way(way) => self.way(*way),
            Change::ForSupervision { item, on } => self.for_supervision(item, *on),
            Change::Author(name) => self.author(name),
            Change::Name(name) => self.name(name),
            Change::State(state) => self.state(state),
            Change::Mark { mark, on } => self.mark(mark, *on),
            Change::Comment(comment) => self.comment(comment),
            Change::Uncomment(id) => self.uncomment(id),
            Change::Anchor { comment, anchor } => self.anchor(comment, anchor),
            Change::Reply { comment, reply } => self.reply(comment, reply),
            Change::Unreply { comment, reply } => self.unreply(comment, reply),
            Change::Settle { comment, on } => self.settle(comment, *on),
            Change::Settled { comment, at } => self.settled(comment, *at),
            Change::Happened { comment, happened } => self.happened(comment, *happened),
            Change::Renew(renewed) => self.renew(renewed),
            Change::Former { id, former } => self.former(id, former.as_deref()),
            Change::All(all) => self.all(all),
        }
    }

    /// Several changes, all or none.
    fn all(&mut self, all: &[Change]) -> Result<Change, Refused> {
        let before =
            (all.len() > 1).then(|| (self.sheet.name.clone(), Renewed::of(self.sheet), self.sheet.content.changed));
        let mut back = Vec::new();
        for change in all {
            match self.run(change) {
                Ok(inverse) if inverse == NOTHING => {}
                Ok(inverse) => back.push(inverse),
                Err(refused) => {
                    if let Some((name, before, changed)) = before {
                        self.sheet.name = name;
                        before.put_into(self.sheet);
                        self.sheet.content.changed = changed;
                    }
                    return Err(refused);
                }
            }
        }
        back.reverse();
        Ok(Change::All(back))
    }
}

/// One change and those that belong to it.
fn together(first: Change, rest: Vec<Change>) -> Change {
    if rest.is_empty() { first } else { Change::All(std::iter::once(first).chain(rest).collect()) }
}
