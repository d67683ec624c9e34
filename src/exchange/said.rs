//! Answers in plain words, with what of them leaves.

use std::ops::Deref;

use super::Leaving;
use crate::worksheet::{Outcome, Said as Words, Worksheet};

/// A worksheet in words, and what of it leaves.
pub(super) struct Said<'a> {
    words: Words<'a>,
    pub leaving: &'a Leaving,
}

impl<'a> Said<'a> {
    /// With numbers as machines read them.
    pub fn new(sheet: &'a Worksheet, outcome: &'a Outcome, leaving: &'a Leaving) -> Self {
        Self { words: Words::new(sheet, outcome).plain_numbers(), leaving }
    }

    /// With numbers as the sheet's language writes them.
    pub fn to_people(sheet: &'a Worksheet, outcome: &'a Outcome, leaving: &'a Leaving) -> Self {
        Self { words: Words::new(sheet, outcome), leaving }
    }
}

impl<'a> Deref for Said<'a> {
    type Target = Words<'a>;

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}
