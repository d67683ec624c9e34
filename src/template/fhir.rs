//! The grammar of what ties a template to FHIR, as plain serde types; part of [`super::file`].
//!
//! A template that came from a FHIR Questionnaire keeps what FHIR called its
//! parts, and what it said of them that has no other place here, so that it
//! can go back whole. Nobody who writes a worksheet needs any of it; who wants
//! an item to leave under a code of LOINC writes `fhir: Fhir(link: "…")`.
//!
//! Not here: reading and writing FHIR (`exchange::fhir`).

use super::{
    file::Text,
    grammar::table::{choice, reads_words, record},
};
use crate::base::Keyed;

record! {
    /// What a question, a section or a score is called in FHIR.
    #[derive(Clone, Default, PartialEq, Eq)]
    Fhir {
        need {}
        may {
            /// Its `linkId`; no two parts of a sheet have the same. A section without
            /// one is no group in FHIR: its items stand by themselves.
            link: Option<Text>,
            /// Its FHIR type, if another than the kind of question has of itself.
            kind: Option<Text>,
            /// The `linkId` of the item it stands in, if not its section or group.
            within: Option<Text>,
            /// The `linkId` of the item it stands after, if not the one written before it; of scores.
            after: Option<Text>,
            /// Whether it has no text in FHIR: the words here are the program's.
            untitled: bool,
            /// The address of the value set its options come from.
            set: Option<Text>,
            /// The coding of each option, `system|code`, by the option's id; of statements, by the
            /// step's number, or `cannot-say`.
            codes: Keyed<Text>,
            /// Options that say more in FHIR, as JSON, by the option's id.
            options: Keyed<Text>,
            /// What of it is an item of its own in FHIR: `help`, `unit`, `low`, `high`, and each
            /// statement, by its id.
            parts: Keyed<Fhir>,
            /// What else FHIR says of it, as JSON; given back word for word.
            rest: Option<Text>,
        }
    }
}

record! {
    /// What the whole sheet is called in FHIR.
    #[derive(Clone, Default, PartialEq, Eq)]
    FhirSheet {
        need {}
        may {
            /// Its canonical address.
            url: Option<Text>,
            /// The release in which it is written.
            release: Release,
            /// Whether it has no title in FHIR: the title here is the program's.
            untitled: bool,
            /// Items that are kept and not asked.
            kept: Vec<Kept>,
            /// What else FHIR says of it, as JSON; given back word for word.
            rest: Option<Text>,
        }
    }
}

record! {
    /// An item of FHIR that is not asked here, and goes back as it came.
    #[derive(Clone, PartialEq, Eq)]
    Kept {
        need {
            /// Its `linkId`.
            link: Text,
            /// The item, as JSON, without its `linkId` and without items in it that are asked.
            json: Text,
        }
        may {
            /// The `linkId` of the item it stands in.
            within: Option<Text>,
            /// The `linkId` of the item it stands after; first, if left out.
            after: Option<Text>,
        }
    }
}

choice! {
    /// The releases of FHIR in which a sheet is written.
    #[derive(Clone, Copy, PartialEq, Eq)]
    Release "a release of FHIR" hole Self::R4, Default;
    /// Release 4: what most programs read.
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
