//! Worksheets between disk and brain.

use std::path::{Path, PathBuf};

use super::{Disk, clock, foreign::Taken};
use crate::{
    app::{Failure, LibraryRow, RescueRow, Shelf, ShelfEntry, TemplateText},
    base::Id,
    exchange::{
        fhir::Refused,
        given::{self, Given, NotGiven},
    },
    print::foreign,
    store::{
        self, Expected, ReadFault, SaveFault, Stamp, Why,
        sweep::{SAVED_SECS, sweep},
    },
    t,
    template::{self, rewrite::Source, shelf},
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
    /// The source of a blank worksheet, also one with faults.
    Template(Box<TemplateText>),
    /// A blank worksheet that somebody gave.
    Given(Box<Given>),
    /// A worksheet that was taken out of a PDF, or made of a FHIR Questionnaire: it has no file of its own.
    Taken(Box<Taken>),
}

/// The blank worksheets that come with the program.
#[must_use]
pub fn read_shelf() -> Shelf {
    let read = |shipped: &shelf::Shipped| Some(ShelfEntry::new(shelf::template(shipped.id)?, shipped.first));
    Shelf { entries: shelf::all().iter().filter_map(read).collect(), ..Shelf::default() }
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
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        let made = super::foreign::questionnaire(&name(path), &bytes);
        let failed = |why: Refused| Failure { what: in_file(path, &why.to_string()), help: why.help().to_owned() };
        return made.map(|taken| Opened::Taken(Box::new(taken))).map_err(failed);
    }
    match file::read_bytes(&bytes) {
        Ok(sheet) => Ok(Opened::Worksheet(Box::new(sheet), stamp)),
        Err(FileError::NotAWorksheet(RootKind::Template)) => {
            Ok(Opened::Template(Box::new(source(path, String::from_utf8_lossy(&bytes).into_owned()))))
        }
        Err(FileError::NotAWorksheet(RootKind::Unknown)) if is_given(&bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            let named =
                |why| Failure { what: in_file(path, given_words(why)), help: t!("given-broken-help").to_owned() };
            given::read(&text).map(|given| Opened::Given(Box::new(given))).map_err(named)
        }
        Err(error) => Err(Failure { what: in_file(path, &error.to_string()), help: error.help() }),
    }
}

fn is_given(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(given::is_given)
}

/// Why a blank worksheet that was given cannot be taken.
#[must_use]
pub fn given_words(why: NotGiven) -> &'static str {
    match why {
        NotGiven::Damaged => t!("given-damaged"),
        NotGiven::Newer => t!("given-newer"),
        NotGiven::TooLarge => t!("given-too-large"),
    }
}

/// A template's text with the blocks file that lies beside it.
#[must_use]
pub fn source(path: &Path, text: String) -> TemplateText {
    let read = Source::read(&text);
    let id =
        read.root().field("blocks").and_then(|node| node.without_some().text()).and_then(|id| Id::parse(id).ok());
    let blocks = id.and_then(|id| beside(path, &id).map(|(name, text)| (id, name, text)));
    TemplateText { name: name(path), text, blocks }
}

/// Finds the blocks file that a template names: beside it, then on the shelf.
pub fn blocks_beside(template: &Path, id: &Id) -> Option<(String, String)> {
    beside(template, id).or_else(|| shelf::look_up(id))
}

/// Where a file that a template names may lie: in a folder `blocks` beside it, or in the same folder.
pub fn places_beside(template: &Path, id: &Id) -> [PathBuf; 2] {
    let folder = template.parent().unwrap_or_else(|| Path::new(""));
    [folder.join("blocks").join(format!("{id}.ron")), folder.join(format!("{id}.ron"))]
}

/// A blocks file in one of these places.
fn beside(template: &Path, id: &Id) -> Option<(String, String)> {
    for path in places_beside(template, id) {
        if let Ok((bytes, _)) = store::read(&Disk, &path, template::MAX_BYTES as u64)
            && let Ok(text) = String::from_utf8(bytes)
        {
            return Some((path.display().to_string(), text));
        }
    }
    None
}

/// What stands in the file of a worksheet.
#[must_use]
pub fn text(sheet: &Worksheet) -> String {
    file::write(sheet)
}

/// Writes a worksheet into a plain file, unless it is so large that it could not be opened again.
///
/// # Errors
/// [`SaveFault`]; then what stood there still stands there, or says so.
pub fn save(path: &Path, sheet: &Worksheet, expected: Expected) -> Result<Stamp, SaveFault> {
    let text = text(sheet);
    if !file::fits(&text) {
        return Err(SaveFault { path: path.to_owned(), why: Why::TooLarge, now: None });
    }
    store::save(&Disk, path, text.as_bytes(), expected)
}

/// Writes what leaves into a file; what a crash left of such files in that folder goes first.
///
/// # Errors
/// [`SaveFault`]; then what stood there still stands there, or says so.
pub fn write_out(path: &Path, bytes: &[u8], expected: Expected) -> Result<Stamp, SaveFault> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    sweep(&Disk, &[folder.to_owned()], clock::now().utc_secs(), SAVED_SECS);
    store::save(&Disk, path, bytes, expected)
}

/// What a rescue copy holds, as a row of the list: its file, its title, when it was last changed.
#[must_use]
pub fn rescue_row(path: PathBuf, text: &str) -> RescueRow {
    match file::read_rescued(text) {
        Ok(sheet) => {
            RescueRow { file: path, title: sheet.template.title.clone(), changed: Some(sheet.content.changed) }
        }
        Err(_) => {
            let title = t!("rescue-unreadable", file = &name(&path));
            RescueRow { file: path, title, changed: None }
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
    (row, text.to_string())
}

/// A worksheet as a line of *My worksheets*.
#[must_use]
pub fn row(path: &Path, sheet: &Worksheet) -> LibraryRow {
    LibraryRow::of(sheet, &Outcome::of(&sheet.template, &sheet.content.answers), Some(path.to_owned()), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_questionnaire_of_fhir_opens_as_a_worksheet_and_what_is_none_says_so() {
        let folder = std::env::temp_dir().join(format!("attune-open-{}", clock::fresh_id()));
        std::fs::create_dir_all(&folder).unwrap();
        let put = |name: &str, text: &str| {
            let path = folder.join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let asked = r#"{ "resourceType": "Questionnaire", "status": "draft", "title": "Asked", "item": [
            { "linkId": "one", "type": "string", "text": "What?" },
            { "linkId": "two", "type": "attachment", "text": "A file?" }
        ] }"#;
        // In capitals too, as some programs write endings.
        for name in ["asked.json", "ASKED.JSON"] {
            let Ok(Opened::Taken(taken)) = open(&put(name, asked)) else { panic!("{name} does not open") };
            assert_eq!(taken.sheet.template.title, "Asked");
            assert_eq!(taken.sheet.template.items().count(), 2);
            assert!(taken.said.is_some_and(|said| said.contains("One")), "what works differently is counted");
        }
        let Err(failure) = open(&put("other.json", r#"{ "resourceType": "Patient" }"#)) else { panic!("it is none") };
        assert!(failure.what.contains("other.json") && !failure.help.is_empty(), "{failure:?}");
        std::fs::remove_dir_all(folder).unwrap();
    }
}
