//! Several worksheets leave together: read one by one, laid out, proved, written.
//!
//! Nothing is overwritten: a file that is there keeps its name, and the new
//! one gets a number. A worksheet that cannot be read is told, and the others
//! go on.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use super::{Disk, clock, fonts, papers, sheets, vaults::Ring};
use crate::{
    app::{self, BatchDone, BatchForm, BatchItem, Failure},
    base::Secret,
    exchange::{Leaving, table},
    page::{self, Bound, PageOptions},
    print,
    store::{Expected, Files, SaveFault, Why, vault},
    t,
    worksheet::{Outcome, Worksheet},
};

/// What leaves, and how.
#[derive(Debug)]
pub struct Batch {
    /// The worksheets.
    pub items: Vec<BatchItem>,
    /// In which form.
    pub form: BatchForm,
    /// What goes on paper.
    pub options: PageOptions,
    /// The folder, or the file.
    pub to: PathBuf,
    /// The passphrase that PDFs are put under, if any.
    pub lock: Option<Secret>,
}

impl Batch {
    /// Does it; `tell` hears how many are done.
    ///
    /// # Errors
    /// If nothing could be written at all.
    pub fn run(self, ring: &Ring, stop: &AtomicBool, tell: &dyn Fn(usize, usize)) -> Result<BatchDone, Failure> {
        let of = self.items.len();
        let mut done = BatchDone::default();
        let mut read = Vec::new();
        if self.form == BatchForm::Each {
            Disk.make_folder(&self.to, 0o700).map_err(|_| no_folder(&self.to))?;
        }
        for (nth, item) in self.items.iter().enumerate() {
            if stop.load(Ordering::Relaxed) {
                done.stopped = true;
                break;
            }
            match self.one(item, ring, &mut done) {
                Ok(sheet) => read.extend(sheet),
                Err(failure) => done.failed.push((name_of(item), failure.what)),
            }
            tell(nth + 1, of);
        }
        if done.stopped && self.form != BatchForm::Each {
            // Half a file of all would look like the whole.
            return Ok(BatchDone { count: 0, ..done });
        }
        match self.form {
            BatchForm::Each => {}
            BatchForm::Combined => {
                done.count = read.len();
                let bound = bound(&read, &self.options, self.lock.as_ref())?;
                done.lacking = usize::from(!bound.missing.is_empty());
                write(&self.to, &bound.pdf)?;
            }
            BatchForm::Table => {
                done.count = read.len();
                let text = csv(read, &self.options);
                write(&self.to, text.as_bytes())?;
            }
        }
        Ok(done)
    }

    /// One worksheet: its PDF is written, or it waits for the others.
    fn one(&self, item: &BatchItem, ring: &Ring, done: &mut BatchDone) -> Result<Option<Worksheet>, Failure> {
        let sheet = match item {
            BatchItem::Open(sheet) => (**sheet).clone(),
            BatchItem::File(file) => read(file, ring)?,
        };
        if self.form != BatchForm::Each {
            return Ok(Some(sheet));
        }
        let pages = match &self.lock {
            Some(passphrase) => papers::make_locked(&sheet, &self.options, passphrase)?,
            None => papers::make(&sheet, &self.options)?,
        };
        write_beside(&self.to, &app::file_name(&sheet, self.options.client_code), &pages.pdf)?;
        done.count += 1;
        done.lacking += usize::from(!pages.missing.is_empty());
        Ok(None)
    }
}

fn read(file: &Path, ring: &Ring) -> Result<Worksheet, Failure> {
    if file.extension().is_some_and(|ending| ending == vault::ENDING) {
        let shut = || Failure { what: t!("locked-shut").to_owned(), help: t!("locked-shut-help").to_owned() };
        let unlocked = ring.keys().ok_or_else(shut)?;
        let read = unlocked.read(&Disk, file);
        return read.map(|(sheet, _)| sheet).map_err(|fault| super::vaults::failure(&fault));
    }
    match sheets::open(file)? {
        sheets::Opened::Worksheet(sheet, _) => Ok(*sheet),
        _ => Err(Failure { what: t!("batch-no-worksheet").to_owned(), help: String::new() }),
    }
}

/// All sheets in one proved PDF, perhaps under a passphrase.
///
/// # Errors
/// As `papers::make`.
pub fn bound(all: &[Worksheet], options: &PageOptions, lock: Option<&Secret>) -> Result<app::PaperPages, Failure> {
    let spares = fonts::of_system();
    let sheets = all.iter().map(|sheet| {
        let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
        let pages = page::lay_out_with(sheet, &outcome, options, &spares);
        let facts = app::facts(sheet);
        let client = if options.client_code { facts.client } else { String::new() };
        Bound { pages, client, day: facts.day }
    });
    let pages = page::bind(sheets.collect(), &spares);
    let nothing = || Failure { what: t!("batch-nothing").to_owned(), help: String::new() };
    papers::prove_pages(pages.ok_or_else(nothing)?, |pages| match lock {
        Some(passphrase) => print::prove_and_lock(pages, passphrase.reveal(), &clock::fresh_key()),
        None => print::prove_and_write(pages),
    })
}

/// All sheets as a table.
#[must_use]
pub fn csv(all: Vec<Worksheet>, options: &PageOptions) -> String {
    let with_outcome = |sheet: Worksheet| {
        let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
        (sheet, outcome)
    };
    let all: Vec<(Worksheet, Outcome)> = all.into_iter().map(with_outcome).collect();
    // A spreadsheet takes letters for those of another code unless it is told.
    format!("\u{feff}{}", table::csv(&all, &Leaving::from(options)))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let written = sheets::write_out(file, bytes, Expected::Anything);
    written.map(|_| ()).map_err(failure)
}

/// Writes a PDF of this name, with the next number as long as there is one already; gives its place.
fn write_beside(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, Failure> {
    let numbered = (2..).map(|next: u32| folder.join(format!("{name} ({next}).pdf")));
    for file in std::iter::once(folder.join(format!("{name}.pdf"))).chain(numbered) {
        match sheets::write_out(&file, bytes, Expected::Nothing) {
            Ok(_) => return Ok(file),
            Err(fault) if fault.why == Why::Exists => {}
            Err(fault) => return Err(failure(fault)),
        }
    }
    Err(no_folder(folder))
}

fn failure(fault: SaveFault) -> Failure {
    Failure { what: fault.what(), help: fault.help() }
}

fn no_folder(folder: &Path) -> Failure {
    let name = folder.display().to_string();
    Failure { what: t!("export-no-folder", folder = &name), help: t!("save-no-folder-help").to_owned() }
}

fn name_of(item: &BatchItem) -> String {
    match item {
        BatchItem::Open(sheet) => sheet.template.title.clone(),
        BatchItem::File(file) => sheets::name(file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_overwritten_and_the_next_number_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("Just a line.pdf");
        std::fs::write(&there, "mine").unwrap();
        let next = |bytes: &[u8]| {
            let file = write_beside(folder.path(), "Just a line", bytes).unwrap();
            assert_eq!(std::fs::read(&file).unwrap(), bytes);
            file.file_name().unwrap().to_string_lossy().into_owned()
        };
        for (nth, bytes) in [b"one", b"two"].iter().enumerate() {
            assert_eq!(next(*bytes), format!("Just a line ({}).pdf", 2 + nth));
        }
        assert_eq!(std::fs::read(&there).unwrap(), b"mine");
        assert!(write_beside(&folder.path().join("not there"), "a", b"x").is_err());
    }
}
