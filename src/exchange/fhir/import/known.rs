//! Value sets that nobody sends along, because every FHIR program knows them.
//!
//! A few short ones of HL7 itself (they are in the public domain), as they
//! stand in the specification. All others that are not in the file stay away:
//! nothing is fetched.

const YES_NO: &str = "http://terminology.hl7.org/CodeSystem/v2-0136";
const YES_NO_MORE: &str = "http://terminology.hl7.org/CodeSystem/v2-0532";
const ABSENT: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
const GENDER: &str = "http://hl7.org/fhir/administrative-gender";

/// A concept: code system, code, words.
pub type Known = (&'static str, &'static str, &'static str);

const SETS: &[(&str, &[Known])] = &[
    ("http://terminology.hl7.org/ValueSet/v2-0136", &[(YES_NO, "Y", "Yes"), (YES_NO, "N", "No")]),
    (
        "http://hl7.org/fhir/ValueSet/yesnodontknow",
        &[(YES_NO, "Y", "Yes"), (YES_NO, "N", "No"), (ABSENT, "asked-unknown", "Don't know")],
    ),
    (
        "http://terminology.hl7.org/ValueSet/yes-no-unknown-not-asked",
        &[
            (YES_NO_MORE, "Y", "Yes"),
            (YES_NO_MORE, "N", "No"),
            (YES_NO_MORE, "ASKU", "Unknown"),
            (YES_NO_MORE, "NASK", "Not Asked"),
        ],
    ),
    (
        "http://hl7.org/fhir/ValueSet/administrative-gender",
        &[
            (GENDER, "male", "Male"),
            (GENDER, "female", "Female"),
            (GENDER, "other", "Other"),
            (GENDER, "unknown", "Unknown"),
        ],
    ),
];

/// The concepts of a set, if it is one of these.
pub fn known(name: &str) -> Option<&'static [Known]> {
    SETS.iter().find(|(own, _)| *own == name).map(|(_, concepts)| *concepts)
}
