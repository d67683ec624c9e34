//! Files that wait until the locked folder can say where they belong.
//!
//! A PDF or a file that comes back belongs beside the worksheet it was made
//! from. While the folder is locked nobody knows whether that lies in it, nor
//! until its list is read after unlocking. **Invariant:** what waits is the
//! name of a file and no word in it; the file stays where it is.

use std::path::{Path, PathBuf};

use super::{Effect, OpenAs, Screen, State, open};
use crate::worksheet::{State as Review, Worksheet};

/// Whether a PDF in which somebody wrote waits: the folder cannot say yet whether it answers a worksheet in it.
pub(super) fn waits(state: &mut State, file: &Path) -> bool {
    put(state, file, OpenAs::AsItIs)
}

/// Whether a worksheet that was sent back waits for the folder.
pub(super) fn waits_sent_back(state: &mut State, file: &Path, sheet: &Worksheet, how: OpenAs) -> bool {
    let is_inside = state.folder.vault.as_ref().is_some_and(|vault| vault.has(file));
    let may_belong = matches!(how, OpenAs::AsItIs | OpenAs::Writer) && !is_inside;
    may_belong && matches!(sheet.review.state, Review::Back { .. }) && put(state, file, how)
}

fn put(state: &mut State, file: &Path, how: OpenAs) -> bool {
    if state.folder.vault.is_none() || state.folder.listed {
        return false;
    }
    state.folder.arriving.retain(|(path, _)| path != file);
    state.folder.arriving.push((file.to_owned(), how));
    if state.folder.is_locked() {
        // The door says what waits behind it.
        state.screen = Screen::Locked;
    }
    true
}

/// The folder is open and its list is read: what waited is opened now.
pub(super) fn listed(state: &mut State) -> Vec<Effect> {
    state.folder.listed = true;
    let arriving: Vec<(PathBuf, OpenAs)> = std::mem::take(&mut state.folder.arriving);
    arriving.into_iter().flat_map(|(file, how)| open::open_file(state, file, how)).collect()
}
