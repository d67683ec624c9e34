//! The document: a template with its answers and its review.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Answers, Review};
use crate::{
    base::{Id, Keyed, Moment},
    template::Template,
};

/// A worksheet: a template being filled in, or filled in.
#[derive(Clone, Debug)]
pub struct Worksheet {
    /// The document's random id, for good.
    pub doc: Id,
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
}

/// *What I think now* under an answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
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

impl std::fmt::Debug for Later {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Later({} bytes)", self.text.len())
    }
}
