//! Other ways out: Markdown, a table of answers, JSON.
//!
//! What leaves is chosen by the same rules as on paper ([`Leaving`]). A
//! worksheet's own file is written by `worksheet::file`, pages by `print`.
//!
//! Not here: disk, and who asks for what.

pub mod answers;
pub mod carried;
pub mod fhir;
pub mod filled;
pub mod given;
pub mod handed;
pub mod markdown;
pub mod reviewed;
mod said;
pub mod scores;
pub mod table;

pub use crate::page::Leaving;
