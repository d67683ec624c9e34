//! Why a file is no questionnaire that can be imported.

use std::fmt;

use crate::t;

/// Why a file is no questionnaire that can be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It holds nothing.
    Empty,
    /// It is larger than any questionnaire; its bytes.
    TooLarge(usize),
    /// It is XML.
    Xml,
    /// It is no text in UTF-8; the line.
    NoText(usize),
    /// It is no JSON.
    NoJson {
        /// The line of the fault, from 1.
        line: usize,
        /// Its column, from 1.
        column: usize,
    },
    /// Brackets stand too deep in one another; the line.
    TooDeep(usize),
    /// It is JSON, but nothing of FHIR.
    NotFhir,
    /// It is something else of FHIR.
    Other(String),
    /// It is written for a release before 3.
    TooOld,
    /// The worksheet would be larger than any template may be; its bytes.
    Grown(usize),
    /// The worksheet that came of it has a fault: a mistake of this program.
    Faulty(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Empty => t!("fhir-empty").to_owned(),
            Self::TooLarge(bytes) => t!("fhir-too-large", bytes = *bytes),
            Self::Xml => t!("fhir-xml").to_owned(),
            Self::NoText(line) => t!("fhir-no-text", line = &line.to_string()),
            Self::NoJson { line, column } => {
                t!("fhir-no-json", line = &line.to_string(), column = &column.to_string())
            }
            Self::TooDeep(line) => t!("fhir-too-deep", line = &line.to_string()),
            Self::NotFhir => t!("fhir-not-fhir").to_owned(),
            Self::Other(what) => t!("fhir-other-resource", what = what),
            Self::TooOld => t!("fhir-too-old").to_owned(),
            Self::Grown(bytes) => t!("fhir-grown", bytes = *bytes),
            Self::Faulty(what) => t!("fhir-faulty", what = what),
        };
        f.write_str(&words)
    }
}

impl Refused {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Xml => t!("fhir-xml-help"),
            Self::Other(what) if what == "QuestionnaireResponse" => t!("fhir-response-help"),
            Self::TooOld => t!("fhir-too-old-help"),
            Self::Grown(_) | Self::TooLarge(_) => t!("fhir-too-large-help"),
            Self::Faulty(_) => t!("fhir-faulty-help"),
            Self::NoText(_) | Self::NoJson { .. } | Self::TooDeep(_) => t!("fhir-no-json-help"),
            Self::Empty | Self::NotFhir | Self::Other(_) => t!("fhir-not-fhir-help"),
        }
    }
}

impl std::error::Error for Refused {}
