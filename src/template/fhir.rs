//! The grammar of what ties a template to FHIR, as plain serde types; part of [`super::file`].
//!
//! A template that came from a FHIR Questionnaire keeps what FHIR called its
//! parts, and what it said of them that has no other place here, so that it
//! can go back whole. Nobody who writes a worksheet needs any of it; who wants
//! an item to leave under a code of LOINC writes `fhir: Fhir(link: "…")`.
//!
//! Not here: reading and writing FHIR (`exchange::fhir`).

use serde::Deserialize;

use super::file::Text;
use crate::base::Keyed;

/// `Fhir(…)`: what an item, a section or a score is called in FHIR.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fhir {
    /// Its `linkId`; no two parts of a sheet have the same. A section without
    /// one is no group in FHIR: its items stand by themselves.
    pub link: Option<Text>,
    /// Its FHIR type, if another than the kind of question has of itself.
    pub kind: Option<Text>,
    /// The `linkId` of the item it stands in, if not its section or group.
    pub within: Option<Text>,
    /// The `linkId` of the item it stands after, if not the one written before it; of scores.
    pub after: Option<Text>,
    /// Whether it has no text in FHIR: the words here are the program's.
    pub untitled: bool,
    /// The address of the value set its options come from.
    pub set: Option<Text>,
    /// The coding of each option, `system|code`, by the option's id.
    pub codes: Keyed<Text>,
    /// Options that say more in FHIR, as JSON, by the option's id.
    pub options: Keyed<Text>,
    /// What of it is an item of its own in FHIR: `help`, `unit`, `low`, `high`.
    pub parts: Keyed<Fhir>,
    /// What else FHIR says of it, as JSON; given back word for word.
    pub rest: Option<Text>,
}

/// `FhirSheet(…)`: what the whole sheet is called in FHIR.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FhirSheet {
    /// Its canonical address.
    pub url: Option<Text>,
    /// The release in which it is written.
    pub release: Release,
    /// Whether it has no title in FHIR: the title here is the program's.
    pub untitled: bool,
    /// Items that are kept and not asked.
    pub kept: Vec<Kept>,
    /// What else FHIR says of it, as JSON; given back word for word.
    pub rest: Option<Text>,
}

/// `Kept(…)`: an item of FHIR that is not asked here, and goes back as it came.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// Its `linkId`.
    pub link: Text,
    /// The `linkId` of the item it stands in.
    #[serde(default)]
    pub within: Option<Text>,
    /// The `linkId` of the item it stands after; first, if left out.
    #[serde(default)]
    pub after: Option<Text>,
    /// The item, as JSON, without its `linkId` and without items in it that are asked.
    pub json: Text,
}

/// The releases of FHIR in which a sheet is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Release {
    /// Release 4: what most programs read.
    #[default]
    R4,
    /// Release 5.
    R5,
}

/// The types that an item may have in FHIR, in either release.
pub const FHIR_TYPES: &[&str] = &[
    "group",
    "display",
    "question",
    "boolean",
    "decimal",
    "integer",
    "date",
    "dateTime",
    "time",
    "string",
    "text",
    "url",
    "choice",
    "open-choice",
    "coding",
    "attachment",
    "reference",
    "quantity",
];
