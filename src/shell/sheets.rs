//! Worksheets between disk and brain.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Disk, foreign::Taken};
use crate::{
    app::{Failure, LibraryRow},
    base::{Id, Moment},
    diagnostic,
    print::foreign,
    store::{self, ReadFault, Stamp},
    t,
    template::{self, FileKind, Template, shelf},
    worksheet::{
        Outcome, Worksheet,
        file::{self, FileError, RootKind},
    },
};

/// What a file held that was opened.
#[derive(Debug)]
pub enum Opened {
    /// A worksheet, with the stamp of its file.
    Worksheet(Box<Worksheet>, Stamp),
    /// A blank worksheet.
    Template(Arc<Template>),
    /// A worksheet that was taken out of a PDF: it has no file of its own.
    Taken(Box<Taken>),
}

/// Opens a file for the window: a worksheet, or a template to begin with.
///
/// # Errors
/// What happened and what to do; the file is left alone.
pub fn open(path: &Path) -> Result<Opened, Failure> {
    let most = foreign::MAX_BYTES.max(file::MAX_BYTES) as u64;
    let (bytes, stamp) = store::read(&Disk, path, most).map_err(|fault| read_failure(&fault))?;
    if foreign::is_pdf(&bytes) {
        let taken = super::foreign::worksheet(bytes, "");
        let named =
            |why: foreign::Foreign| Failure { what: in_file(path, &why.to_string()), help: why.help().to_owned() };
        return taken.map(|taken| Opened::Taken(Box::new(taken))).map_err(named);
    }
    match file::read_bytes(&bytes) {
        Ok(sheet) => Ok(Opened::Worksheet(Box::new(sheet), stamp)),
        Err(FileError::NotAWorksheet(RootKind::Template)) => open_template(path, &bytes),
        Err(error) => Err(Failure { what: in_file(path, &error.to_string()), help: error.help() }),
    }
}

fn open_template(path: &Path, bytes: &[u8]) -> Result<Opened, Failure> {
    let text = String::from_utf8_lossy(bytes);
    let checked = template::read(&name(path), &text, &|id| blocks_beside(path, id));
    if let (FileKind::Template, Some(template)) = (checked.kind, checked.template) {
        return Ok(Opened::Template(Arc::new(template)));
    }
    let errors = checked.diagnostics.iter().filter(|d| d.severity == diagnostic::Severity::Error);
    let count = errors.clone().count();
    let first = errors.map(|d| diagnostic::render(d, &checked.texts)).next().unwrap_or_default();
    let what = in_file(path, &t!("template-has-errors", count = count));
    let command = format!("attune check {}", name(path));
    Err(Failure { what, help: format!("{first}\n{}", t!("template-has-errors-help", command = &command)) })
}

/// Finds the blocks file that a template names: beside it, then on the shelf.
pub fn blocks_beside(template: &Path, id: &Id) -> Option<(String, String)> {
    let folder = template.parent().unwrap_or_else(|| Path::new(""));
    for path in [folder.join("blocks").join(format!("{id}.ron")), folder.join(format!("{id}.ron"))] {
        if let Ok((bytes, _)) = store::read(&Disk, &path, template::MAX_BYTES as u64)
            && let Ok(text) = String::from_utf8(bytes)
        {
            return Some((path.display().to_string(), text));
        }
    }
    shelf::look_up(id)
}

/// What stands in the file of a worksheet.
#[must_use]
pub fn text(sheet: &Worksheet) -> String {
    file::write(sheet)
}

/// What a rescue copy holds, as a line: title, client code, when it was last changed.
#[must_use]
pub fn rescue_line(path: PathBuf, text: &str) -> (PathBuf, String, Option<Moment>) {
    match file::read(text) {
        Ok(sheet) => {
            let (title, changed) = (sheet.template.title.clone(), sheet.content.changed);
            (path, title, Some(changed))
        }
        Err(_) => {
            let title = t!("rescue-unreadable", file = &name(&path));
            (path, title, None)
        }
    }
}

/// Words for a file that could not be read.
pub fn read_failure(fault: &ReadFault) -> Failure {
    Failure { what: fault.what(), help: fault.help() }
}

/// A sentence about a file, with the file's name before it.
pub fn in_file(path: &Path, what: &str) -> String {
    t!("in-file", file = &name(path), what = what)
}

/// What people call a file.
pub fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// A worksheet as a row of the locked folder's lists, with what the search looks through.
#[must_use]
pub fn digest(sheet: &Worksheet) -> (LibraryRow, String) {
    let mut row = LibraryRow::of(sheet, &Outcome::of(&sheet.template, &sheet.content.answers), None, None);
    let text = std::mem::take(&mut row.folded);
    (row, text)
}

/// A worksheet as a line of *My worksheets*.
#[must_use]
pub fn row(path: &Path, sheet: &Worksheet) -> LibraryRow {
    LibraryRow::of(sheet, &Outcome::of(&sheet.template, &sheet.content.answers), Some(path.to_owned()), None)
}
