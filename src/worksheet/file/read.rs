//! The text of a file into a worksheet.

use std::sync::Arc;

use super::{
    FORMAT, FileError, MAX_BYTES, RootKind, check,
    code::sha256,
    error::Damage,
    root::{format_of, kind_of},
    shape::{Content, Sheet},
};
use crate::{
    base::Id,
    template::{self, Template},
    worksheet::Worksheet,
};

/// Reads a worksheet from the bytes of a file.
///
/// # Errors
/// [`FileError`]: what happened and what to do.
pub fn read_bytes(bytes: &[u8]) -> Result<Worksheet, FileError> {
    if bytes.len() > MAX_BYTES {
        return Err(FileError::TooLarge);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or(&[]);
            let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
            match kind_of(&String::from_utf8_lossy(good)) {
                RootKind::Worksheet => Err(FileError::Damaged { line, what: Damage::NotText }),
                other => Err(FileError::NotAWorksheet(other)),
            }
        }
    }
}

/// Reads a worksheet from the text of a file.
///
/// # Errors
/// [`FileError`]: what happened and what to do. Nothing is mended or left out
/// silently.
pub fn read(text: &str) -> Result<Worksheet, FileError> {
    read_up_to(text, MAX_BYTES)
}

/// Reads what a rescue copy holds: also a worksheet that became too large to be saved, so that
/// something can be taken out of it.
///
/// # Errors
/// As [`read`].
pub fn read_rescued(text: &str) -> Result<Worksheet, FileError> {
    read_up_to(text, 4 * MAX_BYTES)
}

fn read_up_to(text: &str, most: usize) -> Result<Worksheet, FileError> {
    if text.len() > most {
        return Err(FileError::TooLarge);
    }
    let kind = kind_of(text);
    if kind != RootKind::Worksheet {
        return Err(FileError::NotAWorksheet(kind));
    }
    match format_of(text) {
        Some(format) if format > FORMAT => return Err(FileError::NewerFormat(format)),
        Some(FORMAT) => {}
        _ => return Err(FileError::Damaged { line: 1, what: Damage::MissingField("format") }),
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let sheet: Sheet = ron::from_str(text).map_err(|error| damaged(&error))?;
    let template = template_of(&sheet.content)?;
    check::worksheet(sheet, Arc::new(template), text)
}

/// The template from the texts that the file carries.
fn template_of(content: &Content) -> Result<Template, FileError> {
    let source = &content.template;
    let blocks_true = content.blocks.as_ref().is_none_or(|blocks| sha256(&[&blocks.text]) == blocks.sha256);
    if sha256(&[&source.text]) != source.sha256 || !blocks_true {
        return Err(FileError::TextsChanged);
    }
    let blocks = |id: &Id| content.blocks.as_ref().map(|blocks| (format!("{id}.ron"), blocks.text.clone()));
    let name = format!("{}.ron", source.id);
    let template = template::carried(&name, &source.text, &blocks).ok_or(FileError::TemplateFaulty)?;
    if template.id != source.id || template.version != source.version {
        return Err(FileError::TextsChanged);
    }
    Ok(template)
}

/// What `ron` found, without a word of what stands there: it may be an answer.
fn damaged(error: &ron::error::SpannedError) -> FileError {
    use ron::Error as E;
    let what = match &error.code {
        E::Eof
        | E::ExpectedStringEnd
        | E::ExpectedArrayEnd
        | E::ExpectedMapEnd
        | E::ExpectedStructLikeEnd
        | E::ExpectedOptionEnd
        | E::ExpectedComma
        | E::UnclosedBlockComment
        | E::TrailingCharacters => Damage::CutOff,
        E::NoSuchStructField { .. } => Damage::UnknownField,
        E::MissingStructField { field, .. } => Damage::MissingField(field),
        E::DuplicateStructField { field, .. } => Damage::DoubledField(field),
        _ => Damage::WrongValue,
    };
    FileError::Damaged { line: error.span.start.line, what }
}
