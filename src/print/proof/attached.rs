//! The file inside: there, under its name, byte for byte, and no other.

use hayro_interpret::hayro_syntax::Pdf;

use super::Fault;
use crate::{page::Pages, print::foreign};

/// Compares the files in the PDF with the one that belongs there.
pub(super) fn check(pages: &Pages, book: &Pdf) -> Result<(), Fault> {
    let found = foreign::files(book);
    let same = match (&pages.attached, found.as_slice()) {
        (None, []) => true,
        (Some(own), [(name, file)]) => {
            *name == own.name && foreign::unpacked(file, own.bytes.len()).is_some_and(|bytes| bytes == *own.bytes)
        }
        _ => false,
    };
    same.then_some(()).ok_or(Fault::Attached)
}
