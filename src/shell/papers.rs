//! From a worksheet to proved pages.

use std::sync::Arc;

use super::{clock, fonts};
use crate::{
    app::{Failure, PaperPages},
    base::Secret,
    exchange::carried,
    page::{self, PageOptions, Pages},
    print::{self, NotProved, Proved},
    t,
    worksheet::{Outcome, Worksheet},
};

/// Makes and proves the pages of a worksheet.
///
/// # Errors
/// If the pages do not hold every word: then nothing is offered.
pub fn make(sheet: &Worksheet, options: &PageOptions) -> Result<Arc<PaperPages>, Failure> {
    proved(sheet, options, print::prove_and_write)
}

/// The same under a passphrase.
///
/// # Errors
/// As [`make`].
pub fn make_locked(
    sheet: &Worksheet,
    options: &PageOptions,
    passphrase: &Secret,
) -> Result<Arc<PaperPages>, Failure> {
    let key = clock::fresh_key();
    proved(sheet, options, |pages| print::prove_and_lock(pages, passphrase.reveal(), &key))
}

fn proved(
    sheet: &Worksheet,
    options: &PageOptions,
    prove: impl Fn(&Pages) -> Result<Proved, NotProved>,
) -> Result<Arc<PaperPages>, Failure> {
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let mut pages = page::lay_out_with(sheet, &outcome, options, &fonts::of_system());
    pages.attached = carried::attached(sheet, &outcome, options);
    prove_pages(pages, prove).map(Arc::new)
}

/// Proved pages from finished ones.
///
/// # Errors
/// As [`make`].
pub fn prove_pages(
    mut pages: Pages,
    prove: impl Fn(&Pages) -> Result<Proved, NotProved>,
) -> Result<PaperPages, Failure> {
    let (width, height) = pages.paper.size();
    let proved = prove(&pages)
        .map_err(|error| Failure { what: error.in_words(&pages), help: t!("pages-not-made-help").to_owned() })?;
    let count = pages.pages.len();
    let missing = std::mem::take(&mut pages.missing);
    let size = (width.0, height.0);
    Ok(PaperPages { pdf: proved.pdf, count, size, missing, model: Arc::new(pages) })
}
