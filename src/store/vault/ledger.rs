//! What has left the folder, and what was erased from it.
//!
//! The list lies in the folder itself, sealed, and goes along into every copy
//! of it: when a computer is gone, it says what was printed or handed out, and
//! where it was put. It never holds a word of a worksheet.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Unlocked, Vault, VaultFault, VaultWhy, create::make_folder, layout};
use crate::{
    base::{Id, Moment},
    seal,
    store::{Expected, Files, read, save},
};

/// How many lines of each kind are kept; the oldest go first.
const MOST: usize = 5_000;
/// A line that waits is smaller, sealed, in bytes.
const WAITING_LIMIT: u64 = 64 << 10;

/// What has left the folder, and what was erased from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ledger {
    /// Oldest first.
    pub left: Vec<Left>,
    /// Oldest first.
    pub erased: Vec<Erased>,
}

/// A page or a file that left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Left {
    /// When.
    pub when: Moment,
    /// The title of the worksheet.
    pub title: String,
    /// Its client code.
    pub client: String,
    /// Where it was put, or to which printer it was sent.
    pub place: String,
}

/// Everything of a client code was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erased {
    /// When.
    pub when: Moment,
    /// The code.
    pub client: String,
    /// How many worksheets.
    pub sheets: usize,
}

/// A new line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// Something left.
    Left(Left),
    /// Something was erased.
    Erased(Erased),
}

impl Ledger {
    /// With a new line.
    pub fn add(&mut self, line: Line) {
        match line {
            Line::Left(left) => self.left.push(left),
            Line::Erased(erased) => self.erased.push(erased),
        }
        self.left.drain(..self.left.len().saturating_sub(MOST));
        self.erased.drain(..self.erased.len().saturating_sub(MOST));
    }
}

impl Unlocked {
    /// What has left and what was erased; empty if nothing ever was.
    ///
    /// # Errors
    /// [`VaultFault`] if the list is damaged.
    pub fn ledger(&self, files: &dyn Files) -> Result<Ledger, VaultFault> {
        Ok(self.list(files, &self.ledger_file(), &name())?.0)
    }

    /// Writes a line down.
    ///
    /// # Errors
    /// [`VaultFault`]; then the list is as it was.
    pub fn note_line(&self, files: &dyn Files, line: &Line) -> Result<(), VaultFault> {
        let with_line = |there: &Ledger| {
            let mut ledger = there.clone();
            ledger.add(line.clone());
            ledger
        };
        self.change_list(files, &self.ledger_file(), &name(), with_line).map(|_| ())
    }

    /// Writes down the lines that wait since the folder was locked; says how many.
    ///
    /// # Errors
    /// [`VaultFault`]; what is not written down goes on waiting.
    pub fn note_waiting_lines(&self, files: &dyn Files) -> Result<usize, VaultFault> {
        let paths = files.list(&self.vault.waiting_lines()).unwrap_or_default();
        let sealed = paths.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == layout::ENDING));
        let mut lines: Vec<(Left, PathBuf)> =
            sealed.filter_map(|path| Some((self.waiting_line(files, &path)?, path))).collect();
        lines.sort_by_key(|(line, _)| line.when.utc_secs());
        if lines.is_empty() {
            return Ok(0);
        }
        let with_lines = |there: &Ledger| {
            let mut ledger = there.clone();
            // One that stands there already was written down when its file could not be taken away.
            let new = lines.iter().map(|(line, _)| line).filter(|line| !there.left.contains(line));
            new.for_each(|line| ledger.add(Line::Left(line.clone())));
            ledger
        };
        self.change_list(files, &self.ledger_file(), &name(), with_lines)?;
        for (_, path) in &lines {
            // What stays is found to be written down the next time.
            let _gone = files.remove(path);
        }
        Ok(lines.len())
    }

    fn waiting_line(&self, files: &dyn Files, path: &Path) -> Option<Left> {
        let (sealed, _) = read(files, path, WAITING_LIMIT).ok()?;
        let (plain, _) = self.open(&sealed, WAITING_LIMIT).ok()?;
        ron::Options::default().with_recursion_limit(16).from_bytes(&plain).ok()
    }

    fn ledger_file(&self) -> PathBuf {
        self.vault.ledger_file()
    }
}

impl Vault {
    /// Seals the line of something that left while nothing could be written into the folder.
    ///
    /// It needs no key; like a rescue copy it lies on this machine, and carries no tag.
    ///
    /// # Errors
    /// [`VaultFault`]; then nothing says that it left.
    pub fn line_waits(&self, files: &dyn Files, id: &Id, line: &Line) -> Result<(), VaultFault> {
        // Nothing is erased without the keys.
        let Line::Left(line) = line else { return Ok(()) };
        let path = self.waiting_lines().join(format!("{id}.{}", layout::ENDING));
        let system = || VaultFault::at(&path, VaultWhy::System);
        let text = Zeroizing::new(ron::to_string(line).map_err(|_| system())?);
        let [daily, paper] = &self.known_readers(files);
        let sealed = seal::seal(text.as_bytes(), &[daily, paper]).map_err(|_| system())?;
        make_folder(files, &self.waiting_lines())?;
        save(files, &path, &sealed, Expected::Nothing)?;
        Ok(())
    }

    fn waiting_lines(&self) -> PathBuf {
        self.local.join("left")
    }
}

fn name() -> Id {
    Id::known("ledger")
}
