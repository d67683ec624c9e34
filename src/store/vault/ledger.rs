//! What has left the folder, and what was erased from it.
//!
//! The list lies in the folder itself, sealed, and goes along into every copy
//! of it: when a computer is gone, it says what was printed or handed out, and
//! where it was put. It never holds a word of a worksheet.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Unlocked, VaultFault, VaultWhy};
use crate::{
    base::{Id, Moment},
    seal::OpenFault,
    store::{Expected, Files, Why},
};

/// So many lines of each kind are kept; the oldest go first.
const MOST: usize = 5_000;
/// So often a line is written anew because another machine wrote one meanwhile.
const TRIES: usize = 3;

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
        Ok(self.read_ledger(files)?.0)
    }

    fn read_ledger(&self, files: &dyn Files) -> Result<(Ledger, Option<super::Known>), VaultFault> {
        let path = self.ledger_file();
        let Some((text, known)) = self.note(files, &path, &name())? else { return Ok((Ledger::default(), None)) };
        let ledger = ron::Options::default().with_recursion_limit(16).from_str(&text);
        let ledger = ledger.map_err(|_| VaultFault::at(&path, VaultWhy::Seal(OpenFault::Damaged)))?;
        Ok((ledger, Some(known)))
    }

    /// Writes a line down.
    ///
    /// # Errors
    /// [`VaultFault`]; then the list is as it was.
    pub fn note_line(&self, files: &dyn Files, line: &Line) -> Result<(), VaultFault> {
        let path = self.ledger_file();
        let mut tries = 0;
        loop {
            let (mut ledger, known) = self.read_ledger(files)?;
            ledger.add(line.clone());
            let text = ron::ser::to_string_pretty(&ledger, ron::ser::PrettyConfig::default().depth_limit(2));
            let text = text.map_err(|_| VaultFault::at(&path, VaultWhy::System))?;
            let expected = known.map_or(Expected::Nothing, |known| Expected::This(known.stamp));
            tries += 1;
            match self.write_note(files, &path, &name(), &text, known, expected) {
                // Another machine wrote a line meanwhile: both are kept.
                Err(VaultFault { why: VaultWhy::Save(fault), .. })
                    if tries < TRIES && matches!(fault.why, Why::ChangedOutside | Why::Exists) => {}
                written => return written.map(|_| ()),
            }
        }
    }

    fn ledger_file(&self) -> PathBuf {
        self.vault.ledger_file()
    }
}

fn name() -> Id {
    Id::known("ledger")
}
