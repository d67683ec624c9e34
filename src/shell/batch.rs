//! Several worksheets leave together: read one by one, laid out, proved, written.
//!
//! Nothing is overwritten: a file that is there keeps its name, and the new
//! one gets a number. A worksheet that cannot be read is told, and the others
//! go on.

use std::{
    collections::BTreeSet,
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
    store::{self, Expected, Files, vault},
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
        let mut taken = BTreeSet::new();
        let file = free(&self.to, &app::file_name(&sheet, self.options.client_code), &mut taken);
        write(&file, &pages.pdf)?;
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
        Bound { pages, client, day: facts.day.map(crate::words::day_long).unwrap_or_default() }
    });
    let pages = page::bind(t!("bound-title"), sheets.collect(), &spares);
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
    let written = store::save(&Disk, file, bytes, Expected::Anything);
    written.map(|_| ()).map_err(|fault| Failure { what: fault.what(), help: fault.help() })
}

/// A file of this name that is not there yet.
fn free(folder: &Path, name: &str, taken: &mut BTreeSet<PathBuf>) -> PathBuf {
    let mut file = folder.join(format!("{name}.pdf"));
    let mut next = 2;
    while file.exists() || taken.contains(&file) {
        file = folder.join(format!("{name} ({next}).pdf"));
        next += 1;
    }
    taken.insert(file.clone());
    file
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
