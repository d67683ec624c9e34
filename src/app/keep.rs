//! What file and rescue copy have of an open worksheet.
//!
//! Only numbers and moments: the words themselves live in `Steps`. Writing
//! is decided in `save`, from what stands here.

use std::path::PathBuf;

use super::{Failure, Open, Saved};
use crate::base::Moment;

/// What file and rescue copy have of an open worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keep {
    /// The revision that needs no keeping: as opened or begun, then what the file holds.
    /// None for a rescued worksheet, whose words no file has.
    pub kept: Option<u64>,
    /// When the file was last written and read back, or what it said when it was opened.
    pub at: Option<Moment>,
    /// The file that is being written, with the revision and since when.
    pub writing: Option<Writing>,
    /// The revision that the rescue copy holds.
    pub rescued: u64,
    /// The revision that is on its way into the rescue copy, and since when.
    pub rescuing: Option<(u64, Moment)>,
    /// Whether there is a rescue copy on disk.
    pub has_rescue: bool,
    /// Since when the file is behind.
    pub behind: Option<Moment>,
    /// Since when the rescue copy is behind.
    pub rescue_behind: Option<Moment>,
    /// When it was last changed in this run.
    pub changed: Option<Moment>,
    /// Why it could not be written last time, and when.
    pub failed: Option<(Failure, Moment)>,
    /// Only the person can say what happens to the file: somebody else changed it.
    pub undecided: bool,
    /// Why the rescue copy could not be written last time, and when.
    pub rescue_failed: Option<Moment>,
    /// Where else it is to be written once the write that is on its way is done.
    pub then_to: Option<PathBuf>,
    /// Close it as soon as it is written.
    pub close_after: bool,
    /// Somebody asked for it to be written now.
    pub soon: bool,
    /// It is written while its folder is locked: only the rescue copy follows.
    pub shut_out: bool,
    /// Its file lies in the locked folder.
    pub in_folder: bool,
    /// Nothing of it lies on the disk, because nobody said that it may.
    pub in_memory: bool,
}

impl Default for Keep {
    fn default() -> Self {
        Self {
            kept: Some(0),
            at: None,
            writing: None,
            rescued: 0,
            rescuing: None,
            has_rescue: false,
            behind: None,
            rescue_behind: None,
            changed: None,
            failed: None,
            undecided: false,
            rescue_failed: None,
            then_to: None,
            close_after: false,
            soon: false,
            shut_out: false,
            in_folder: false,
            in_memory: false,
        }
    }
}

/// A write that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Where.
    pub file: PathBuf,
    /// The revision.
    pub revision: u64,
    /// Since when.
    pub since: Moment,
}

/// The program is about to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Since when.
    pub since: Moment,
    /// Whether worksheets that have no file are asked for one, one after the other.
    pub keep_all: bool,
}

impl Open {
    /// Whether there are words that no file has.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        Some(self.steps.revision()) != self.keep.kept
    }

    /// Says anew whether it is safe, from what is known.
    pub(super) fn settle(&mut self) {
        self.saved = match (&self.keep.writing, &self.keep.failed, &self.file) {
            (Some(_), _, _) => Saved::Saving,
            (None, Some((failure, _)), _) => Saved::Failed(failure.clone()),
            (None, None, None) if self.is_behind() => Saved::NotKept,
            (None, None, None) => Saved::Untouched,
            (None, None, Some(_)) => match self.keep.at {
                Some(at) if !self.is_behind() => Saved::Saved(at),
                None if !self.is_behind() => Saved::Untouched,
                _ if self.keep.shut_out && self.keep.rescued == self.steps.revision() => Saved::Sealed,
                _ if self.keep.in_folder && self.keep.rescued == self.steps.revision() => Saved::Rescued,
                _ => Saved::Changed,
            },
        };
    }
}
