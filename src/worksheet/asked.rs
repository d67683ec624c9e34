//! What a supervisor is asked, and the steps of passing a worksheet on.

use super::{Change, Mark, Outcome, State, Way, Worksheet};
use crate::{
    base::{Id, Moment},
    template::{Kind, Role, SectionPlace},
};

/// What is asked of whoever reviews a worksheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The item with the writer's question, if it is shown and holds words.
    pub question: Option<Id>,
    /// Items and statements marked for supervision, in the order of the sheet.
    pub marked: Vec<Id>,
    /// Items and statements changed since the sheet was shared, in the order of the sheet.
    pub changed: Vec<Id>,
}

/// What is asked: the question, what is marked, what was changed since it was shared.
///
/// What is hidden is not asked.
#[must_use]
pub fn asked(sheet: &Worksheet, outcome: &Outcome) -> Asked {
    let shown = |id: &Id| outcome.is_shown(id.as_str());
    let question = sheet.template.with_role(Role::Question).map(|item| &item.id);
    let question = question.filter(|id| shown(id) && !sheet.content.answers.get(id.as_str()).is_unanswered());
    let marked = in_order(sheet).filter(|id| sheet.review.marked.contains(id.as_str()) && shown(id));
    let since = shared_since(&sheet.review.state);
    let changed = in_order(sheet).filter(|id| {
        let changed = sheet.content.answers.changed(id.as_str()).zip(since);
        changed.is_some_and(|(changed, since)| changed > since) && shown(id)
    });
    Asked { question: question.cloned(), marked: marked.cloned().collect(), changed: changed.cloned().collect() }
}

/// When the sheet was last passed on, if it is with somebody or back.
#[must_use]
pub fn shared_since(state: &State) -> Option<Moment> {
    match state {
        State::Shared { since, .. } | State::Back { since, .. } => Some(*since),
        State::Mine | State::Finished { .. } => None,
    }
}

/// Gives the sheet to somebody.
#[must_use]
pub fn share(with: impl Into<String>, now: Moment) -> Change {
    Change::State(State::Shared { with: with.into(), since: now })
}

/// Gives the sheet to somebody, under the writer's name; she may leave it empty.
#[must_use]
pub fn share_as(with: impl Into<String>, author: impl Into<String>, now: Moment) -> Change {
    Change::All(vec![Change::Author(author.into()), share(with, now)])
}

/// Sends the sheet back, with or without comments. When it had been given is filled in as it is applied.
#[must_use]
pub fn send_back(by: impl Into<String>, now: Moment) -> Change {
    Change::State(State::Back { by: by.into(), since: now, shared: None })
}

/// *Read, thank you*: the mark.
#[must_use]
pub fn read_thanks(by: impl Into<String>, now: Moment) -> Change {
    Change::Mark { mark: Mark::Read { by: by.into(), when: now }, on: true }
}

/// *Let us talk about this*: the mark.
#[must_use]
pub fn let_us_talk(by: impl Into<String>, now: Moment) -> Change {
    Change::Mark { mark: Mark::LetUsTalk { by: by.into(), when: now }, on: true }
}

/// Finishes the sheet in a way.
#[must_use]
pub fn finish(way: Way, now: Moment) -> Change {
    Change::State(State::Finished { way, since: now })
}

/// Takes a finished sheet up again.
#[must_use]
pub const fn take_up_again() -> Change {
    Change::State(State::Mine)
}

/// Whether a change takes a finished sheet up again.
///
/// Answers do; *After supervision*, *What I think now* and everything among
/// people do not.
#[must_use]
pub fn reopens(sheet: &Worksheet, change: &Change) -> bool {
    let body = |id: &Id| {
        let place = sheet.template.items().find_map(|(section, item)| {
            let statement = match &item.kind {
                Kind::Ratings(ratings) => ratings.statements.iter().any(|s| s.id == *id),
                _ => false,
            };
            (item.id == *id || statement).then_some((section.place, item.for_supervisor))
        });
        place.is_some_and(|(place, for_supervisor)| place != SectionPlace::Folded && !for_supervisor)
    };
    if !matches!(sheet.review.state, State::Finished { .. }) {
        return false;
    }
    match change {
        Change::Text { at, .. } | Change::Choose { at, .. } | Change::Rank { at, .. } | Change::Set { at, .. } => {
            at.part != super::Part::Later && body(&at.item)
        }
        Change::Rate { item, .. } | Change::Row { item, .. } | Change::Stroke { item, .. } => body(item),
        Change::All(all) => all.iter().any(|change| reopens(sheet, change)),
        _ => false,
    }
}

/// Items and their statements, in the order of the sheet.
fn in_order(sheet: &Worksheet) -> impl Iterator<Item = &Id> {
    sheet.template.items().flat_map(|(_, item)| {
        let statements = match &item.kind {
            Kind::Ratings(ratings) if !ratings.single => ratings.statements.as_slice(),
            _ => &[],
        };
        std::iter::once(&item.id).chain(statements.iter().map(|s| &s.id))
    })
}
