//! A worksheet taken over to a newer version of its template.
//!
//! [`renewal`] works out, before anything is changed, what moves, what is
//! reworded, what is removed and what is new. Taking it over is one ordinary
//! edit, [`Change::Renew`](super::Change::Renew), and undone like any other.
//!
//! Nothing is dropped: an answer whose question is gone, or that no longer
//! fits it, becomes a [`Former`] answer that keeps the words to read it by. It
//! comes back by itself when a later version asks the question again.
//!
//! Not here: where the newer template comes from (`app`, `shell`).
//! **Invariant:** every word of the answers before is in the answers or the
//! former answers after (`tests/scenario/versions.rs`).

mod fates;
mod fitting;
mod former;

use std::{fmt, sync::Arc};

use super::{Anchor, Answer, Answers, Content, Later, Review, Way, Worksheet, apply::standing};
use crate::{
    base::{Id, Keyed},
    template::{Item, Template},
};
pub use fates::{Fate, Line};
pub use former::{Former, words_of_former};

/// What a newer template version makes of a worksheet; nothing is changed yet.
#[derive(Debug)]
pub struct Renewal {
    /// The worksheet's parts as they will be.
    pub renewed: Renewed,
    /// What becomes of each question, in the order of the newer sheet; removed ones come last.
    pub lines: Vec<Line>,
    /// Scores that are made by another rule than before, by their titles.
    pub other_rules: Vec<String>,
    /// Comments whose question is gone: they stand at the whole sheet then.
    pub moved_comments: usize,
}

/// The parts of a worksheet that a newer template version changes.
#[derive(Clone)]
pub struct Renewed {
    /// The template.
    pub template: Arc<Template>,
    /// The way chosen.
    pub way: Way,
    /// The answers.
    pub answers: Answers,
    /// *What I think now*.
    pub later: Keyed<Later>,
    /// Answers whose question is gone.
    pub former: Keyed<Former>,
    /// Marks and comments at their places.
    pub review: Review,
}

/// Whether `newer` is a later version than `older`, number by number.
#[must_use]
pub fn is_newer(newer: &str, older: &str) -> bool {
    let parts = |version: &str| -> Vec<u64> { version.split('.').map(|part| part.parse().unwrap_or(0)).collect() };
    parts(newer) > parts(older)
}

/// What taking a worksheet over to another version of its template would do.
///
/// `words` says the answer under an id in plain words, as it stands now: what
/// cannot be asked any more must stay readable.
#[must_use]
pub fn renewal(sheet: &Worksheet, newer: Arc<Template>, words: &dyn Fn(&Id) -> String) -> Renewal {
    let mut moving = fitting::Moving::new(sheet, &newer, words);
    moving.answers();
    moving.brought_back();
    let lines = fates::lines(sheet, &newer, &moving);
    let (review, moved_comments) = moving.review();
    let other_rules = fates::other_rules(sheet, &newer);
    let way = if newer.short_minutes.is_some() { sheet.content.way } else { Way::Whole };
    let fitting::Moving { answers, later, former, .. } = moving;
    let renewed = Renewed { template: newer, way, answers, later, former, review };
    Renewal { renewed, lines, other_rules, moved_comments }
}

impl Renewal {
    /// Whether answers are put among the former ones.
    #[must_use]
    pub fn keeps_some(&self) -> bool {
        self.lines.iter().any(|line| line.fate.keeps())
    }
}

impl Renewed {
    /// The parts of a worksheet as they are.
    #[must_use]
    pub(in crate::worksheet) fn of(sheet: &Worksheet) -> Self {
        let Content { way, answers, later, former, .. } = sheet.content.clone();
        Self { template: Arc::clone(&sheet.template), way, answers, later, former, review: sheet.review.clone() }
    }

    /// Puts the parts into a worksheet; gives back those that were there.
    pub(in crate::worksheet) fn put_into(self, sheet: &mut Worksheet) -> Self {
        let before = Self::of(sheet);
        sheet.template = self.template;
        sheet.content.way = self.way;
        sheet.content.answers = self.answers;
        sheet.content.later = self.later;
        sheet.content.former = self.former;
        sheet.review = self.review;
        before
    }

    /// Puts the answers back under the questions of then; what was said and marked since stays.
    pub(in crate::worksheet) fn put_back(mut self, sheet: &mut Worksheet) -> Self {
        let then = std::mem::replace(&mut self.review, sheet.review.clone());
        self.review.marked.extend(then.marked);
        for comment in &mut self.review.comments {
            if let Some(known) = then.comments.iter().find(|known| known.id == comment.id) {
                comment.anchor = known.anchor.clone();
            }
        }
        let before = self.put_into(sheet);
        let template = Arc::clone(&sheet.template);
        sheet.review.marked.retain(|id| {
            template.item(id.as_str()).is_some_and(Item::asks) || template.statement(id.as_str()).is_some()
        });
        let anchors: Vec<Anchor> = sheet.review.comments.iter().map(|c| standing(sheet, &c.anchor)).collect();
        for (comment, anchor) in sheet.review.comments.iter_mut().zip(anchors) {
            comment.anchor = anchor;
        }
        before
    }

    /// All ids that it touches.
    pub(in crate::worksheet) fn touches(&self) -> Vec<Id> {
        let answered = self.answers.iter().map(|(id, _)| id.clone());
        let asked = self.template.items().map(|(_, item)| item.id.clone());
        answered.chain(asked).chain([Id::known("way"), Id::known("state")]).collect()
    }
}

impl PartialEq for Renewed {
    fn eq(&self, other: &Self) -> bool {
        let texts = |one: &Self| (one.template.texts.template.clone(), one.template.texts.blocks.clone());
        texts(self) == texts(other)
            && (self.way, &self.answers, &self.later) == (other.way, &other.answers, &other.later)
            && (&self.former, &self.review) == (&other.former, &other.review)
    }
}

impl Eq for Renewed {}

/// Never words.
impl fmt::Debug for Renewed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Renewed({} {})", self.template.id, self.template.version)
    }
}

/// Whether there is anything in an answer that somebody wrote or chose.
fn is_held(answer: &Answer) -> bool {
    !answer.is_unanswered()
}
