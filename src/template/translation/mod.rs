//! Translations: the words of a template in another language, in a file of their own.
//!
//! A translation is a list of pairs, the text as it stands in the template and
//! its translation. Ids, scores, conditions stand in the template alone. A text
//! that was changed there has no pair any more, and that is how a stale
//! translation shows.
//!
//! What comes of template and translation is an ordinary template text in the
//! other language ([`in_language`]): a worksheet begun in it carries that text,
//! and nobody further on needs to know.
//!
//! **Invariant:** a translated template differs from its original in texts and
//! language alone (`tests/templates/translations.rs`).

mod check;
mod phrases;
mod walk;

pub use check::{read, unfit};
pub use phrases::Phrases;

use std::{borrow::Cow, collections::BTreeSet};

use super::{
    file::Text,
    grammar::{
        Read, Reader,
        table::{Described, TypeTable, record},
    },
    tree,
};
use crate::{base::Id, diagnostic::TextId};

record! {
    /// The words of a worksheet, or of a blocks file, in another language: a file of its own.
    Translation {
        need {
            /// The id of the worksheet or blocks file.
            of: Id,
            /// The language of the translation, such as `"de"`.
            language: String,
            /// Each text as it stands there, with its translation: `{ "What happened?": "Was war?" }`.
            texts: Phrases,
        }
        may {
            /// What must be known of the translation, such as that nobody of the field has read
            /// it yet. It stands first in *About this sheet*.
            note: Option<Text>,
        }
    }
}

/// What [`Translation`] may hold, as data.
pub const TABLE: TypeTable = Translation::TABLE;

impl Translation {
    /// Reads a translation; nothing if it has a fault of signs or types.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (tree, faults) = tree::read(text, TextId(0));
        let mut reader = Reader::new(text, TextId(0));
        let translation = <Self as Read>::read(tree.root(), &mut reader);
        translation.filter(|_| faults.is_empty() && reader.out.is_empty())
    }
}

/// The id and the language in the name of a translation's file: `sheet.de.ron`.
#[must_use]
pub fn of_name(name: &str) -> Option<(&str, &str)> {
    let stem = name.rsplit(['/', '\\']).next()?.strip_suffix(".ron")?;
    stem.rsplit_once('.').filter(|(of, language)| !of.is_empty() && is_language(language))
}

/// Whether this is the code of a language, such as `de` or `pt-BR`.
#[must_use]
pub fn is_language(code: &str) -> bool {
    let mut subtags = code.split('-');
    let main = subtags.next().unwrap_or("");
    (2..=3).contains(&main.len())
        && main.bytes().all(|b| b.is_ascii_lowercase())
        && subtags.all(|tag| (2..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The text of a template, or of a blocks file, in the language of a translation.
///
/// The first translation is its own; the others are those of what it shares from,
/// whose texts its examples may name. A text without a translation stays as it is.
#[must_use]
pub fn in_language(text: &str, translations: &[&Translation]) -> String {
    let Some(own) = translations.first() else { return text.to_owned() };
    let (tree, _) = tree::read(text, TextId(0));
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut done = 0;
    for found in walk::texts(tree.root()) {
        let translated = translations.iter().find_map(|one| one.texts.get(found.words));
        let words = match (found.what, &own.note) {
            (walk::What::Language, _) => Some(Cow::from(own.language.as_str())),
            (walk::What::About, Some(note)) => {
                Some(Cow::from(format!("{note}\n\n{}", translated.unwrap_or(found.words).trim_start())))
            }
            _ => translated.map(Cow::from),
        };
        let Some(words) = words else { continue };
        out.push_str(text.get(done..found.span.start).unwrap_or_default());
        out.push_str(&quoted(&words));
        done = found.span.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// The beginning of a translation: every text that people read, once, each waiting as a comment.
///
/// What is made is read without a fault, and `read` tells of each text that it is still to come.
#[must_use]
pub fn skeleton(source: &str, of: &Id, language: &str) -> String {
    let (tree, _) = tree::read(source, TextId(0));
    let mut out = String::from(
        "// Write each translation between the last two quotes, and take the two strokes before the line away.\n",
    );
    let head = [
        ("of", quoted(of.as_str())),
        ("language", quoted(language)),
        ("note", quoted("Nobody of the field has read this translation yet.")),
    ];
    out.push_str("Translation(\n");
    head.iter().for_each(|(name, words)| out.push_str(&format!("    {name}: {words},\n")));
    out.push_str("    texts: {\n");
    let mut told = BTreeSet::new();
    for found in walk::texts(tree.root()) {
        if matches!(found.what, walk::What::Shown | walk::What::About) && told.insert(found.words) {
            out.push_str(&format!("        // {}: \"\",\n", quoted(found.words)));
        }
    }
    out.push_str("    },\n)\n");
    out
}

/// Words as a text of RON.
fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
