//! What is wrong with a file: a value with a place, words and help.
//!
//! Every reader of this house collects diagnostics instead of stopping at the
//! first. Here they are made, sorted and shown; nobody here reads a file.

mod code;
mod explain;
mod render;

use std::sync::OnceLock;

pub use code::Code;
pub use render::{json, render, render_all, sentence};

use crate::base::{Id, LineIndex, Position, Span};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// The file can be used, and something in it is probably not meant.
    Warning,
}

/// Which of the texts at hand: 0 is the file that was asked for, others are what it names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId(pub usize);

/// A stretch of one of the texts at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which text.
    pub text: TextId,
    /// Where in it.
    pub span: Span,
}

/// A second place that belongs to a fault, with a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// A few words, such as "first defined here".
    pub words: String,
}

/// What a fault looked for and did not find; it is told once, however often it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Something with this id.
    Id(Id),
    /// What is written at the fault's place. That may be somebody's own words, so they are not kept here.
    Written,
}

/// One fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of fault; `attune explain` tells more about each.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong, as a plain sentence without a full stop.
    pub message: String,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// What was looked for, where the fault is that it is not there.
    pub sought: Option<Sought>,
}

/// A text and its name; its lines are found when they are first asked for.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// A name for people: the path as it was given, or the id of a shipped file.
    pub name: String,
    /// The text.
    pub text: String,
    lines: OnceLock<LineIndex>,
}

/// The texts at hand: the file that was asked for, then what it names.
#[derive(Clone, Debug, Default)]
pub struct Texts(Vec<SourceText>);

impl SourceText {
    /// Where its lines begin.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

impl Texts {
    /// Adds a text; gives back which one it is.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> TextId {
        self.0.push(SourceText { name: name.into(), text: text.into(), lines: OnceLock::new() });
        TextId(self.0.len() - 1)
    }

    /// The text.
    #[must_use]
    pub fn get(&self, id: TextId) -> Option<&SourceText> {
        self.0.get(id.0)
    }

    /// Line and column of a place's beginning and end.
    #[must_use]
    pub fn positions(&self, place: Place) -> Option<(Position, Position)> {
        let source = self.get(place.text)?;
        let at = |byte| source.lines().position(&source.text, byte);
        Some((at(place.span.start), at(place.span.end)))
    }
}

impl Place {
    /// A stretch of the text that was asked for.
    #[must_use]
    pub const fn here(span: Span) -> Self {
        Self { text: TextId(0), span }
    }
}

impl Diagnostic {
    /// A fault that makes the file unusable.
    #[must_use]
    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        let message = shortened(message.into());
        Self { code, severity: Severity::Error, place, message, labels: Vec::new(), help: None, sought: None }
    }

    /// Something that is probably not meant.
    #[must_use]
    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    /// The same with a second place.
    #[must_use]
    pub fn label(mut self, place: Place, words: impl Into<String>) -> Self {
        self.labels.push(Label { place, words: words.into() });
        self
    }

    /// The same with what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shortened(help.into()));
        self
    }

    /// The same with what was looked for and is not there.
    #[must_use]
    pub fn sought(mut self, sought: Sought) -> Self {
        self.sought = Some(sought);
        self
    }
}

/// What quotes a piece of a file may be as long as the file; a reader needs its beginning.
fn shortened(words: String) -> String {
    const MOST: usize = 800;
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", words.get(..at).unwrap_or("")),
        None => words,
    }
}

/// Whether any of them makes the file unusable.
#[must_use]
pub fn any_error(all: &[Diagnostic]) -> bool {
    all.iter().any(|d| d.severity == Severity::Error)
}
