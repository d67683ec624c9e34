//! From a worksheet to proved pages.

use std::sync::Arc;

use crate::{
    app::{Failure, PaperPages},
    page::PageOptions,
    worksheet::Worksheet,
};

/// Makes and proves the pages of a worksheet.
///
/// # Errors
/// If the pages do not hold every word: then nothing is offered.
pub fn make(_sheet: &Worksheet, _options: &PageOptions) -> Result<Arc<PaperPages>, Failure> {
    Err(Failure { what: "Pages are being built".to_owned(), help: String::new() })
}
