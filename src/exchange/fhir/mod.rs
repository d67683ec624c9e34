//! FHIR, both ways: a Questionnaire becomes a template, a template a Questionnaire.
//!
//! [`import`] reads a Questionnaire of release 4 or 5 (and most of release 3).
//! What has no place in a template is told ([`Note`]) and kept in its `fhir`
//! fields, so that it goes back as it came.
//!
//! Not here: disk, and who asks for what.

mod base64;
mod coding;
mod condition;
mod export;
mod ids;
mod import;
mod json;
mod notes;
mod path;
mod refused;

pub use export::{Exported, bundle, questionnaire};
pub use import::{Imported, import};
pub use json::MAX_BYTES;
pub use notes::{Effect, Note, Why, json as notes_json, lines as note_lines};
pub use refused::Refused;
