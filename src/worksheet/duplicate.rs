//! A new worksheet with the words of another.

use super::{Answer, Answers, Content, Review, Worksheet};
use crate::{
    base::{Id, Moment},
    template::Item,
};

/// A worksheet of its own with the same answers, begun now.
///
/// What belongs to one worksheet alone stays there: signatures, what the
/// supervisor filled in, comments, states and marks, the writer's name for it.
/// The id is fresh and random.
#[must_use]
pub fn duplicate(sheet: &Worksheet, doc: Id, now: Moment) -> Worksheet {
    let theirs = |id: &str| sheet.template.item(id).is_some_and(|item: &Item| item.for_supervisor);
    let mut answers = Answers::default();
    for (id, entry) in sheet.content.answers.iter() {
        if !theirs(id.as_str()) && !matches!(entry.answer, Answer::Signed(_)) {
            answers.put(id.clone(), entry.answer.clone(), now);
        }
    }
    let (later, former) = (sheet.content.later.clone(), sheet.content.former.clone());
    let content = Content { begun: now, changed: now, way: sheet.content.way, answers, later, former };
    Worksheet { doc, name: String::new(), template: sheet.template.clone(), content, review: Review::default() }
}
