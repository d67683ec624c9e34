//! The way in: a text and its name become a checked template, or a list of faults.

use std::sync::Arc;

use super::{
    file, model,
    resolve::{self, Given, Lost},
};
use crate::{
    base::{Id, LineIndex, Span},
    diagnostic::{Code, Diagnostic, Place, TextId, Texts, any_error},
};

/// The greatest size of a template or blocks file, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// What kind of file a text is, by its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `Template(…)`.
    Template,
    /// `Blocks(…)`.
    Blocks,
    /// Something else.
    Unknown,
}

/// What came of reading a text.
#[derive(Debug)]
pub struct Checked {
    /// The template, if the file is one and has no error.
    pub template: Option<model::Template>,
    /// What kind of file it is.
    pub kind: FileKind,
    /// Everything that is wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the places point into: this one, then its blocks file.
    pub texts: Texts,
}

/// Reads a template or a blocks file and checks it.
///
/// `name` is what the file is called in diagnostics. `blocks` finds the blocks
/// file a template names: its name and its text. A template comes out only if
/// nothing but warnings was found.
#[must_use]
pub fn read(name: &str, text: &str, blocks: &dyn Fn(&Id) -> Option<(String, String)>) -> Checked {
    let mut texts = Texts::default();
    texts.add(name, text);
    let kind = kind_of(text);
    let mut diagnostics = Vec::new();
    let mut template = None;
    match kind {
        FileKind::Template => template = template_from(text, blocks, &mut texts, &mut diagnostics),
        FileKind::Blocks => drop(parse::<file::Blocks>(text, TextId(0), &mut diagnostics)),
        FileKind::Unknown => {
            let fault = Diagnostic::error(Code::WrongRoot, Place::default(), "this is no worksheet template");
            diagnostics.push(fault.help("a template begins with `Template(`, a blocks file with `Blocks(`"));
        }
    }
    diagnostics.sort_by_key(|d| d.place);
    if any_error(&diagnostics) {
        template = None;
    }
    Checked { template, kind, diagnostics, texts }
}

fn template_from(
    text: &str,
    blocks: &dyn Fn(&Id) -> Option<(String, String)>,
    texts: &mut Texts,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<model::Template> {
    let file: file::Template = parse(text, TextId(0), diagnostics)?;
    let mut shared = None;
    if let Some(id) = &file.blocks {
        match blocks(id) {
            Some((name, text)) => {
                let text_id = texts.add(name, text.clone());
                shared = parse::<file::Blocks>(&text, text_id, diagnostics).map(|blocks| (blocks, text));
            }
            None => {
                let message = format!("no blocks file \"{id}\"");
                diagnostics.push(Diagnostic::error(Code::UnknownBlocks, Place::default(), message));
            }
        }
    }
    let given = Given {
        file: &file,
        blocks: shared.as_ref().map(|(blocks, _)| blocks),
        trees: [None, None],
        lost: Lost::default(),
        texts: model::TemplateTexts {
            template: Arc::from(text),
            blocks: shared.as_ref().map(|(_, text)| Arc::from(text.as_str())),
        },
    };
    let (template, faults) = resolve::template(given);
    diagnostics.extend(faults);
    Some(template)
}

fn parse<T: serde::de::DeserializeOwned>(text: &str, text_id: TextId, out: &mut Vec<Diagnostic>) -> Option<T> {
    let extensions =
        ron::extensions::Extensions::IMPLICIT_SOME | ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES;
    let options = ron::Options::default().with_default_extension(extensions);
    match options.from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let lines = LineIndex::new(text);
            let at = |p: ron::error::Position| lines.line_start(p.line).map_or(0, |start| start + p.col - 1);
            let span = Span::new(at(error.span.start), at(error.span.end));
            out.push(Diagnostic::error(Code::Syntax, Place { text: text_id, span }, error.code.to_string()));
            None
        }
    }
}

fn kind_of(text: &str) -> FileKind {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("//")).unwrap_or("");
    if first.starts_with("Template") {
        FileKind::Template
    } else if first.starts_with("Blocks") {
        FileKind::Blocks
    } else {
        FileKind::Unknown
    }
}
