//! Where somebody stands in a worksheet, and the way back there once the folder is unlocked.
//!
//! The screen tells where she is; locking keeps that of the worksheet she is
//! in. **Invariant:** it says which file, which question and option, how many
//! bytes and how many points down, and holds no word of the worksheet.

use std::path::PathBuf;

use super::{DocKey, Door, Effect, Open, OpenAs, Screen, State, open};
use crate::{
    base::Id,
    worksheet::{At, Caret, Side},
};

/// Where somebody stands in a worksheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// The caret, if it is in a text.
    pub caret: Option<Caret>,
    /// The option of a choice that has the keyboard, and which choice.
    pub option: Option<(At, Id)>,
    /// How far the sheet is scrolled, in points.
    pub scroll: f32,
}

/// The worksheet that was on screen when the folder was locked.
#[derive(Clone, Debug)]
pub struct LeftAt {
    file: PathBuf,
    side: Side,
    here: Option<Id>,
    spot: Spot,
}

impl LeftAt {
    /// On which side the user stood.
    pub(super) const fn side(&self) -> Side {
        self.side
    }

    /// Puts her back where she was, as soon as the sheet is drawn.
    pub(super) fn put(self, open: &mut Open) {
        open.here = self.here;
        open.caret = self.spot.caret.clone();
        open.back_at = Some(self.spot.scroll);
        open.spot = self.spot;
    }
}

/// The screen tells where she stands.
pub(super) fn stands(state: &mut State, doc: DocKey, spot: Spot) -> Vec<Effect> {
    if let Some(open) = state.doc_mut(doc) {
        open.spot = spot;
    }
    Vec::new()
}

/// The folder is about to be locked: where she is, is remembered.
///
/// What is locked already keeps what was remembered: somebody who writes at
/// the door is asked about that sheet.
pub(super) fn remember(state: &mut State) {
    if state.folder.door != Door::Open || state.is_handed_over() {
        return;
    }
    let on_its_way = state.opening.iter().any(|(_, how)| *how == OpenAs::Again);
    let left = state.current().and_then(|open| {
        Some(LeftAt {
            file: open.file.clone()?,
            side: open.me.side,
            here: open.here.clone(),
            spot: open.spot.clone(),
        })
    });
    if left.is_some() || !on_its_way {
        state.folder.left = left;
    }
}

/// The folder was unlocked: back to where she was.
pub(super) fn go_back(state: &mut State) -> Vec<Effect> {
    let Some(left) = state.folder.left.take() else { return Vec::new() };
    if let Some(open) = state.open.iter_mut().find(|open| open.file.as_ref() == Some(&left.file)) {
        let key = open.key;
        left.put(open);
        return open::go_to(state, key);
    }
    let file = left.file.clone();
    state.folder.left = Some(left);
    open::open_file(state, file, OpenAs::Again)
}

/// The file was read: where she was in it, if she waits for it and nothing else is asked of her.
pub(super) fn back_in(state: &mut State) -> Option<LeftAt> {
    let left = state.folder.left.take();
    left.filter(|_| state.screen == Screen::Library && state.dialog.is_none())
}
