//! The shape of a worksheet file, exactly as it is written.

use serde::{Deserialize, Serialize};

use crate::{
    base::{Id, Keyed, Moment},
    worksheet::{Entry, Former, Later, Review, Way},
};

/// `Worksheet(…)`.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Worksheet", deny_unknown_fields)]
pub(super) struct Sheet {
    /// Always first, so that a newer file is known before the rest is read.
    pub(super) format: u32,
    pub(super) doc: Id,
    /// What the writer calls it in her own list.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) name: String,
    pub(super) content: Content,
    pub(super) review: Review,
}

/// What the author wrote, with the texts it was written into.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub(super) template: Source,
    pub(super) blocks: Option<Blocks>,
    pub(super) begun: Moment,
    pub(super) changed: Moment,
    pub(super) way: Way,
    pub(super) answers: Keyed<Entry>,
    /// Answers under questions that went away: kept, and merged back on reading.
    pub(super) kept: Keyed<Entry>,
    pub(super) later: Keyed<Later>,
    /// Answers whose question a newer template version no longer asks.
    #[serde(default, skip_serializing_if = "Keyed::is_empty")]
    pub(super) former: Keyed<Former>,
}

/// The template, byte for byte.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) id: Id,
    pub(super) version: String,
    pub(super) sha256: String,
    pub(super) text: String,
}

/// The blocks file, byte for byte.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Blocks {
    pub(super) sha256: String,
    pub(super) text: String,
}
