//! What the window remembers between frames: where things are, never what they say.
//!
//! **Invariant:** no answer lives here. Words that are not sent yet (a search,
//! a comment being written, half a date) are drafts, and belong to a screen.

use crate::{
    app::DocKey,
    base::Id,
    ui::{
        keyboard::Keyboard,
        screens::{self, writing},
    },
};

/// View state of the window.
pub struct Memory {
    /// A source of fresh random ids, for rows, comments and documents.
    pub fresh: Box<dyn FnMut() -> Id>,
    /// The writing screen.
    pub writing: writing::View,
    /// The other screens.
    pub screens: screens::View,
    /// Who draws the pages of *On paper*.
    pub draughtsman: Box<dyn screens::paper::Draughtsman>,
    /// Whether a field that is no answer had the focus in the last frame: it keeps its own undo.
    pub in_draft: bool,
    /// Where the keyboard was.
    pub(super) keyboard: Keyboard,
    /// The document that was on screen in the last frame.
    pub last_doc: Option<DocKey>,
}

impl Memory {
    /// An empty memory with a source of fresh ids.
    #[must_use]
    pub fn new(fresh: Box<dyn FnMut() -> Id>) -> Self {
        Self {
            fresh,
            writing: writing::View::default(),
            screens: screens::View::default(),
            draughtsman: Box::<screens::paper::AtOnce>::default(),
            in_draft: false,
            keyboard: Keyboard::default(),
            last_doc: None,
        }
    }
}

impl std::fmt::Debug for Memory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}
