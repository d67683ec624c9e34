//! From template and worksheet to finished pages.
//!
//! Everything that decides where a line goes happens here: shaping, line
//! breaking, page breaks. The result, [`Pages`], is data; the PDF writer and
//! the preview only draw it.
//!
//! Not here: PDF, pixels, disk, clock. **Invariant:** the same worksheet and
//! options give the same pages, and no character of an answer is lost.

pub mod model;

pub use model::*;
