//! What has left the folder, and what was erased from it.
//!
//! The list lies in the folder itself, sealed, and goes along into every copy
//! of it: when a computer is gone, it says what was printed or handed out, and
//! where it was put. It never holds a word of a worksheet.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Unlocked, VaultFault};
use crate::{
    base::{Id, Moment},
    store::Files,
};

/// So many lines of each kind are kept; the oldest go first.
const MOST: usize = 5_000;

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

    fn ledger_file(&self) -> PathBuf {
        self.vault.ledger_file()
    }
}

fn name() -> Id {
    Id::known("ledger")
}
