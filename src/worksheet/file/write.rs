//! A worksheet into the text of its file.

use ron::ser::PrettyConfig;
use serde::Serialize;

use super::{
    FORMAT,
    code::sha256,
    shape::{Blocks, Content, Sheet, Source},
};
use crate::worksheet::{Outcome, Worksheet};

/// The text of a worksheet's file.
///
/// The same worksheet gives the same text, whatever was done to it before.
/// Texts with quotes or backslashes are raw strings with enough hashes, so
/// that templates and answers stand in it as they are.
#[must_use]
pub fn write(sheet: &Worksheet) -> String {
    let whole = Sheet {
        format: FORMAT,
        doc: sheet.doc.clone(),
        name: sheet.name.clone(),
        content: content(sheet),
        review: sheet.review.clone(),
    };
    let mut text = ron_text(&whole);
    text.push('\n');
    text
}

/// The content part alone, as it is hashed.
pub(super) fn content_text(sheet: &Worksheet) -> String {
    ron_text(&content(sheet))
}

fn content(sheet: &Worksheet) -> Content {
    let template = &sheet.template;
    let outcome = Outcome::of(template, &sheet.content.answers);
    let all = sheet.content.answers.iter().map(|(id, entry)| (id.clone(), entry.clone()));
    let (answers, kept): (Vec<_>, Vec<_>) = all.partition(|(id, _)| outcome.is_shown(id.as_str()));
    Content {
        template: Source {
            id: template.id.clone(),
            version: template.version.clone(),
            sha256: sha256(&[&template.texts.template]),
            text: template.texts.template.to_string(),
        },
        blocks: template.texts.blocks.as_ref().map(|text| Blocks { sha256: sha256(&[text]), text: text.to_string() }),
        begun: sheet.content.begun,
        changed: sheet.content.changed,
        way: sheet.content.way,
        answers: answers.into_iter().collect(),
        kept: kept.into_iter().collect(),
        later: sheet.content.later.clone(),
        former: sheet.content.former.clone(),
    }
}

/// Three levels on lines of their own: an answer is a line, and so is a comment.
fn ron_text(value: &impl Serialize) -> String {
    let config =
        PrettyConfig::new().new_line("\n").indentor("    ").struct_names(true).escape_strings(false).depth_limit(3);
    ron::ser::to_string_pretty(value, config).unwrap_or_else(|_| unreachable!("these types can be written as RON"))
}
