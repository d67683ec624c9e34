//! Why a file could not be opened as a worksheet, and what to do.

use std::fmt;

use super::{MAX_BYTES, RootKind};
use crate::t;

/// Why a file could not be opened as a worksheet. The file is left alone.
///
/// Never holds an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It is something else.
    NotAWorksheet(RootKind),
    /// A newer program wrote it, in this format.
    NewerFormat(u32),
    /// It was cut off or altered.
    Damaged {
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        what: Damage,
    },
    /// The text of its template or blocks is not the one it was written with.
    TextsChanged,
    /// The template in it has faults for this program.
    TemplateFaulty,
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
}

/// What is wrong at a line of a damaged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is no text in UTF-8.
    NotText,
    /// It ends too early, or a bracket or quote is missing.
    CutOff,
    /// A field that worksheets do not have.
    UnknownField,
    /// This field is missing.
    MissingField(&'static str),
    /// This field stands twice.
    DoubledField(&'static str),
    /// A value of another kind than belongs here.
    WrongValue,
    /// An answer to a question that its template does not have.
    NoSuchQuestion(String),
    /// An answer that does not fit its question.
    DoesNotFit(String),
    /// Two answers to one question.
    AnsweredTwice(String),
    /// A comment on something that is not there.
    LostComment,
}

impl FileError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::NotAWorksheet(RootKind::Template) => t!("file-is-template-help").to_owned(),
            Self::NotAWorksheet(RootKind::Answers) => t!("file-is-answers-help").to_owned(),
            Self::NotAWorksheet(_) => t!("file-not-a-worksheet-help").to_owned(),
            Self::NewerFormat(_) => t!("file-newer-help").to_owned(),
            Self::Damaged { .. } => t!("file-damaged-help").to_owned(),
            Self::TextsChanged => t!("file-texts-changed-help").to_owned(),
            Self::TemplateFaulty => t!("file-template-faulty-help").to_owned(),
            Self::TooLarge => t!("file-too-large-help").to_owned(),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAWorksheet(_) => f.write_str(t!("file-not-a-worksheet")),
            Self::NewerFormat(format) => {
                let format = format.to_string();
                f.write_str(&t!("file-newer", format = &format))
            }
            Self::Damaged { line, what } => {
                let (line, what) = (line.to_string(), what.to_string());
                f.write_str(&t!("file-damaged", line = &line, what = &what))
            }
            Self::TextsChanged => f.write_str(t!("file-texts-changed")),
            Self::TemplateFaulty => f.write_str(t!("file-template-faulty")),
            Self::TooLarge => {
                let most = (MAX_BYTES / (1024 * 1024)).to_string();
                f.write_str(&t!("file-too-large", most = &most))
            }
        }
    }
}

impl std::error::Error for FileError {}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText => f.write_str(t!("damage-not-text")),
            Self::CutOff => f.write_str(t!("damage-cut-off")),
            Self::UnknownField => f.write_str(t!("damage-unknown-field")),
            Self::MissingField(name) => f.write_str(&t!("damage-missing-field", name = *name)),
            Self::DoubledField(name) => f.write_str(&t!("damage-doubled-field", name = *name)),
            Self::WrongValue => f.write_str(t!("damage-wrong-value")),
            Self::NoSuchQuestion(id) => f.write_str(&t!("damage-no-such-question", id = id)),
            Self::DoesNotFit(id) => f.write_str(&t!("damage-does-not-fit", id = id)),
            Self::AnsweredTwice(id) => f.write_str(&t!("damage-answered-twice", id = id)),
            Self::LostComment => f.write_str(t!("damage-lost-comment")),
        }
    }
}
