//! (interim)
use crate::{
    app::{Failure, PaperPages},
    page::PageOptions,
    worksheet::Worksheet,
};
use std::sync::Arc;
pub fn make(_s: &Worksheet, _o: &PageOptions) -> Result<Arc<PaperPages>, Failure> {
    Err(Failure { what: "Paper is being built".into(), help: String::new() })
}
