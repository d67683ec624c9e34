//! The file that a worksheet's writer hands to somebody: what she chose to go along, and nothing else.
//!
//! It is the same document, so that what is said of it finds its way back.
//! Answers that were not chosen, that never leave, or whose question is not
//! shown are not in it; neither is what was said about them, what is kept of
//! questions that are gone, and what she calls the sheet in her own list.
//!
//! Not here: who gets it, the disk. **Invariant:** no word of an answer that
//! was not chosen is in the file (`tests/brain/giving.rs`).

use std::collections::BTreeSet;

use crate::{
    base::{Id, Keyed},
    page::printed,
    template::{Item, Sharing},
    worksheet::{Anchor, Answers, Comment, Content, Outcome, Review, Worksheet},
};

/// The answers that may go along, in the order of the sheet, each with its section's place.
pub fn may_go<'a>(sheet: &'a Worksheet, outcome: &'a Outcome) -> impl Iterator<Item = (usize, &'a Item)> {
    let sections = sheet.template.sections.iter().enumerate();
    let items = sections.flat_map(|(at, section)| section.items.iter().map(move |item| (at, item)));
    items.filter(move |(_, item)| {
        item.asks()
            && item.sharing != Sharing::Never
            && outcome.is_shown(item.id.as_str())
            && printed::stands(sheet, outcome, item)
    })
}

/// Which of the chosen answers will be seen: a question that hangs on another goes along only with its answer.
#[must_use]
pub fn seen(sheet: &Worksheet, outcome: &Outcome, chosen: &BTreeSet<Id>) -> BTreeSet<Id> {
    let can = may_go(sheet, outcome).map(|(_, item)| item.id.clone());
    let mut going: BTreeSet<Id> = can.filter(|id| chosen.contains(id)).collect();
    loop {
        let there = Outcome::of(&sheet.template, &answers(sheet, outcome, &going));
        let before = going.len();
        going.retain(|id| there.is_shown(id.as_str()));
        if going.len() == before {
            return going;
        }
    }
}

/// The worksheet with what was chosen, as far as it will be seen.
#[must_use]
pub fn as_handed(sheet: &Worksheet, outcome: &Outcome, chosen: &BTreeSet<Id>) -> Worksheet {
    let going = seen(sheet, outcome, chosen);
    let later = sheet.content.later.iter().filter(|(id, _)| going.contains(*id));
    let later: Keyed<_> = later.map(|(id, later)| (id.clone(), later.clone())).collect();
    let content = Content {
        begun: sheet.content.begun,
        changed: sheet.content.changed,
        way: sheet.content.way,
        answers: answers(sheet, outcome, &going),
        later,
        former: Keyed::new(),
    };
    Worksheet {
        doc: sheet.doc.clone(),
        name: String::new(),
        template: sheet.template.clone(),
        content,
        review: said(sheet, outcome, &going),
    }
}

/// The answers of these items, each as of when it was changed.
fn answers(sheet: &Worksheet, outcome: &Outcome, going: &BTreeSet<Id>) -> Answers {
    let goes = |item: &Item| going.contains(&item.id);
    let mut handed = Answers::default();
    for (id, entry) in printed::answers(sheet, outcome, &|_, item| goes(item), sheet.content.changed).iter() {
        let changed = sheet.content.answers.changed(id.as_str()).unwrap_or(entry.changed);
        handed.put(id.clone(), entry.answer.clone(), changed);
    }
    handed
}

/// What was said and marked, but of what stays home.
fn said(sheet: &Worksheet, outcome: &Outcome, going: &BTreeSet<Id>) -> Review {
    let open = |item: &Item| {
        let shown = outcome.is_shown(item.id.as_str());
        item.sharing != Sharing::Never && shown && !printed::stands(sheet, outcome, item)
    };
    let may_be_spoken_of = |id: &Id| {
        let owner = sheet.template.statement(id.as_str()).map(|(owner, _, _)| owner);
        let item = owner.or_else(|| sheet.template.item(id.as_str()));
        item.is_some_and(|item| going.contains(&item.id) || open(item))
    };
    let about = |comment: &&Comment| comment.anchor.item().is_none_or(may_be_spoken_of);
    // Words of an answer stand in the comment on them.
    let whole = |comment: &&Comment| match &comment.anchor {
        Anchor::Words { at, .. } => going.contains(&at.item),
        Anchor::Sheet | Anchor::Item(_) => true,
    };
    let review = &sheet.review;
    Review {
        author: review.author.clone(),
        state: review.state.clone(),
        marked: review.marked.iter().filter(|id| may_be_spoken_of(id)).cloned().collect(),
        marks: review.marks.clone(),
        comments: review.comments.iter().filter(about).filter(whole).cloned().collect(),
    }
}
