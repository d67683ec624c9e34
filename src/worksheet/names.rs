//! Who is who when somebody takes another name while a worksheet is open.
//!
//! What she wrote before keeps the name that stands under it; it is hers all
//! the same.

use super::Author;

/// The names that were changed while a worksheet was open, in that order.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<(Author, Author)>);

/// Nobody has another name.
pub(super) static UNCHANGED: Names = Names(Vec::new());

impl Names {
    /// Somebody is called otherwise from now on.
    pub(super) fn renamed(&mut self, old: Author, new: Author) {
        self.0.push((old, new));
    }

    /// Whether both are the same person, whatever she was called when.
    pub(super) fn same(&self, one: &Author, other: &Author) -> bool {
        self.now(one) == self.now(other)
    }

    fn now<'a>(&'a self, author: &'a Author) -> &'a Author {
        self.0.iter().fold(author, |known, (old, new)| if known == old { new } else { known })
    }
}
