//! The document: a template with its answers and its review.
//!
//! Not here: changing it ([`super::apply`]) and its file ([`super::file`]).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Answer, Answers, At, Former, Part, Review, rows};
use crate::{
    base::{Day, Id, Keyed, Moment},
    template::{Kind, Start, StartTime, Template},
};

/// A worksheet: a template being filled in, or filled in.
#[derive(Clone)]
pub struct Worksheet {
    /// The document's random id, for good.
    pub doc: Id,
    /// What its writer calls it in her own list: on no page, and only in the file itself.
    pub name: String,
    /// Its template, read from the texts that the file carries.
    pub template: Arc<Template>,
    /// What its author wrote.
    pub content: Content,
    /// What happened to it among people.
    pub review: Review,
}

/// What the author wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// When it was begun.
    pub begun: Moment,
    /// When it was last changed.
    pub changed: Moment,
    /// The way chosen.
    pub way: Way,
    /// All answers, also those of hidden items.
    pub answers: Answers,
    /// *What I think now*: a second layer by item, the first words untouched.
    #[serde(default)]
    pub later: Keyed<Later>,
    /// Answers whose question a newer template version no longer asks.
    #[serde(default)]
    pub former: Keyed<Former>,
}

/// *What I think now* under an answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// The words.
    pub text: String,
    /// When they were last changed.
    pub changed: Moment,
}

/// The two ways to be finished.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// The items of the short way.
    Short,
    /// All items.
    #[default]
    Whole,
}

impl Worksheet {
    /// Begins a worksheet: dates and times that start with today and now are filled in, nothing else.
    ///
    /// It begins on the short way if the template has one. The id is fresh and
    /// random, and comes from outside, as does the time.
    #[must_use]
    pub fn begin(template: Arc<Template>, doc: Id, now: Moment) -> Self {
        let mut answers = Answers::default();
        for (_, item) in template.items() {
            match item.kind {
                Kind::Date { start: Start::Today } => answers.put(item.id.clone(), Answer::Day(now.day()), now),
                Kind::Time { start: StartTime::Now } => answers.put(item.id.clone(), Answer::Time(now.time()), now),
                _ => {}
            }
        }
        let way = if template.short_minutes.is_some() { Way::Short } else { Way::Whole };
        let content = Content { begun: now, changed: now, way, answers, later: Keyed::new(), former: Keyed::new() };
        Self { doc, name: String::new(), template, content, review: Review::default() }
    }

    /// The day it is about: that of its first date, or the one on which it was begun.
    #[must_use]
    pub fn day(&self) -> Day {
        match self.template.day_item().map(|item| self.content.answers.get(item.id.as_str())) {
            Some(Answer::Day(day)) => *day,
            _ => self.content.begun.day(),
        }
    }

    /// The client code, if one is written.
    #[must_use]
    pub fn client_code(&self) -> Option<&str> {
        let item = self.template.client_item()?;
        self.content.answers.get(item.id.as_str()).text().map(str::trim).filter(|code| !code.is_empty())
    }

    /// The text at a place; empty where there is none.
    #[must_use]
    pub fn text(&self, at: &At) -> &str {
        text_in(&self.content.answers, &self.content.later, at)
    }
}

/// The text at a place of these answers; empty where there is none.
pub(super) fn text_in<'a>(answers: &'a Answers, later: &'a Keyed<Later>, at: &At) -> &'a str {
    let answer = answers.get(at.item.as_str());
    let words = match &at.part {
        Part::Whole => answer.text(),
        Part::OwnWords => answer.own_words(),
        Part::Cell { row, column } => {
            let cell = rows::row(answer, row.as_str()).map(|row| row.cell(column.as_str()));
            cell.and_then(|cell| cell.text().or_else(|| cell.own_words()))
        }
        Part::Later => later.get(at.item.as_str()).map(|later| later.text.as_str()),
    };
    words.unwrap_or("")
}

impl Way {
    /// Whether an item belongs to this way.
    #[must_use]
    pub const fn has(self, item: &crate::template::Item) -> bool {
        matches!(self, Self::Whole) || item.short
    }
}

impl std::fmt::Debug for Worksheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("Worksheet");
        shown.field("doc", &self.doc).field("template", &self.template.id);
        shown.field("content", &self.content).field("review", &self.review).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Later {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Later({} bytes)", self.text.len())
    }
}
