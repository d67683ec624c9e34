//! Whether what a file holds fits its template.
//!
//! An answer whose question does not exist, or that does not fit it, is not
//! dropped: the file is damaged, and says where. A comment on words that do
//! not stand there any more stays with its quotation, and nothing is damaged.

use std::{collections::BTreeSet, sync::Arc};

use super::{FileError, error::Damage, shape::Sheet};
use crate::{
    base::{Id, LineIndex},
    template::{Item, Template},
    worksheet::{
        Anchor, Answers, At, Content, Part, Review, Worksheet,
        apply::{find, fitted, standing},
    },
};

/// The worksheet, if all of it fits.
pub(super) fn worksheet(sheet: Sheet, template: Arc<Template>, text: &str) -> Result<Worksheet, FileError> {
    let at = Lines { text, index: LineIndex::new(text) };
    let mut answers = Answers::default();
    let content = sheet.content;
    for (id, entry) in content.answers.into_iter().chain(content.kept) {
        if answers.changed(id.as_str()).is_some() {
            return Err(at.entry(&id, Damage::AnsweredTwice(id.to_string())));
        }
        let place = find(&template, &answers, &At::item(id.clone()));
        let place = place.ok_or_else(|| at.entry(&id, Damage::NoSuchQuestion(id.to_string())))?;
        let answer = fitted(&place, &entry.answer).map_err(|_| at.entry(&id, Damage::DoesNotFit(id.to_string())))?;
        answers.put(id, answer, entry.changed);
    }
    for id in content.later.keys() {
        let known = find(&template, &answers, &At { item: id.clone(), part: Part::Later }).is_some();
        if !known {
            return Err(at.later(id));
        }
    }
    let content = Content {
        begun: content.begun,
        changed: content.changed,
        way: content.way,
        answers,
        later: content.later,
        former: content.former,
    };
    let mut review = sheet.review;
    review.marks.sort();
    let mut sheet = Worksheet { doc: sheet.doc, name: sheet.name, template, content, review };
    check_review(&sheet, &sheet.review, &at)?;
    let anchors: Vec<Anchor> = sheet.review.comments.iter().map(|c| standing(&sheet, &c.anchor)).collect();
    for (comment, anchor) in sheet.review.comments.iter_mut().zip(anchors) {
        comment.anchor = anchor;
    }
    Ok(sheet)
}

fn check_review(sheet: &Worksheet, review: &Review, at: &Lines<'_>) -> Result<(), FileError> {
    let known = |id: &Id| {
        let template = &sheet.template;
        template.item(id.as_str()).is_some_and(Item::asks) || template.statement(id.as_str()).is_some()
    };
    if let Some(id) = review.marked.iter().find(|id| !known(id)) {
        return Err(at.found("marked:", Damage::NoSuchQuestion(id.to_string())));
    }
    let mut ids = BTreeSet::new();
    for comment in &review.comments {
        let place = format!("Comment(id: \"{}\",", comment.id);
        if !ids.insert(&comment.id) {
            return Err(at.found(&place, Damage::LostComment));
        }
        let there = match &comment.anchor {
            Anchor::Sheet => true,
            Anchor::Item(item) => sheet.template.item(item.as_str()).is_some() || known(item),
            Anchor::Words { at, .. } => known(&at.item),
        };
        if !there {
            return Err(at.found(&place, Damage::LostComment));
        }
    }
    Ok(())
}

/// Finds the line of something in the file.
struct Lines<'t> {
    text: &'t str,
    index: LineIndex,
}

impl Lines<'_> {
    fn entry(&self, id: &Id, what: Damage) -> FileError {
        self.found(&format!("\"{id}\": Entry("), what)
    }

    fn later(&self, id: &Id) -> FileError {
        self.found(&format!("\"{id}\": Later("), Damage::NoSuchQuestion(id.to_string()))
    }

    fn found(&self, words: &str, what: Damage) -> FileError {
        // From the end: what a template says about itself stands before.
        let at = self.text.rfind(words).unwrap_or(0);
        FileError::Damaged { line: self.index.position(self.text, at).line, what }
    }
}
