//! Words that depend on an answer, and suggestions.

use super::{
    super::{Condition, grammar::table::record},
    Text,
};
use crate::base::{Id, Keyed};

record! {
    /// Other words for a question, a section, a note; what is left out stays as it is.
    Wording {
        need {}
        may {
            /// When these words stand. It must be there, but for `reword`, where it may be left out.
            show_if: Option<Condition>,
            /// Another heading (sections).
            title: Option<Text>,
            /// Another question.
            ask: Option<Text>,
            /// Another helper.
            help: Option<Text>,
            /// Another text (information and notes).
            say: Option<Text>,
            /// Other words in the outline.
            brief: Option<Text>,
            /// Other words for single statements (`Ratings`), by their ids.
            statements: Keyed<Text>,
            /// A suggestion beside the options (in `reword` of a shared choice).
            suggest: Vec<Suggest>,
        }
    }
}

impl Default for Wording {
    fn default() -> Self {
        super::super::grammar::Read::hole()
    }
}

record! {
    /// Options marked as worth a thought, never chosen for the writer.
    Suggest {
        need {}
        may {
            /// When the suggestion stands; always, if left out.
            show_if: Option<Condition>,
            /// These options, by their ids.
            options: Vec<Id>,
            /// In place of `options`: the lowest ways of this profile, ties together,
            /// and none if a way has no value.
            lowest: Option<Id>,
        }
    }
}
