//! Characters that nobody can show: which, and in which word of which question.

use std::fmt;

use crate::{
    base::{Id, visible},
    t,
};

/// A character that no face can show, and where it stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The item it stands in.
    pub item: Option<Id>,
    /// The number of the question, or its letter in a group.
    pub question: Option<String>,
    /// The word it stands in, or the beginning of a very long one.
    pub word: String,
    /// The character.
    pub letter: char,
}

impl Missing {
    /// Where it stands, for the person whose words they are.
    #[must_use]
    pub fn in_words(&self) -> String {
        let code = format!("U+{:04X}", u32::from(self.letter));
        // What draws nothing by itself, or something of its neighbours, is named by its number alone.
        let letter = if self.letter.is_alphanumeric() { self.letter.to_string() } else { String::new() };
        let word = visible(&self.word).into_owned();
        let words = match &self.question {
            Some(question) => {
                t!("missing-in-question", letter = &letter, code = &code, question = question, word = &word)
            }
            None => t!("missing-elsewhere", letter = &letter, code = &code, word = &word),
        };
        words.trim().to_owned()
    }
}

/// Never the word: it is an answer.
impl fmt::Debug for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Missing(U+{:04X} in {:?})", u32::from(self.letter), self.item)
    }
}
