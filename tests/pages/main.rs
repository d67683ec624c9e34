//! Pages: what is laid out, what stands in the PDF, and other ways out.
//!
//! `dump` holds pages against golden files, `nothing_lost` and `by_chance` write
//! at random, `conformance` asks checkers of PDF/UA, `what_leaves` looks at what
//! must stay home; the others read the PDF from outside.
#![recursion_limit = "512"] // a whole questionnaire is one `json!`
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod bound;
mod by_chance;
mod carried;
mod chance;
mod checks;
mod commented;
mod conformance;
mod dump;
mod exchange;
mod faults;
mod fhir;
mod fillable;
mod finding;
mod hostile;
mod kinds;
mod lent;
mod made;
mod mountains;
mod nothing_lost;
mod outside;
mod parted;
mod prefilled;
mod recovery;
mod reviewed;
mod sheets;
mod shipped;
mod tags;
mod tight;
mod tongues;
mod what_leaves;
