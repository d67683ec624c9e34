//! Answers whose question is gone.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    base::{Id, Moment},
    t,
    template::Sharing,
    worksheet::Answer,
};

/// An answer whose question is gone, with the words to read it by.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Former {
    /// The question it stood under, where it is not kept under that question's own id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Id>,
    /// The question as it was asked.
    pub ask: String,
    /// The answer in plain words, a line for each part.
    pub words: String,
    /// *What I think now* under it; empty if there is nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub later: String,
    /// The answer itself, should a later version ask again.
    pub answer: Answer,
    /// The version of the template in which it was answered.
    pub version: String,
    /// How far it may travel: as under its question.
    pub sharing: Sharing,
    /// Whether it is a client code.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub client_code: bool,
    /// Whether it stood under *After supervision*.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub after_supervision: bool,
    /// When it was last changed.
    pub changed: Moment,
}

/// What is read of a kept answer: its words, and what was thought of them later.
#[must_use]
pub fn words_of_former(former: &Former) -> String {
    let mut words = former.words.clone();
    if !former.later.is_empty() {
        let day = crate::words::day_long(former.changed.day());
        words = format!("{words}\n\n{}\n{}", t!("paper-later", day = &day), former.later);
    }
    words.trim().to_owned()
}

/// Kind and lengths only, never words.
impl fmt::Debug for Former {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Former({:?}, {} bytes, {})", self.answer, self.words.len(), self.version)
    }
}
