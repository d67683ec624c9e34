//! The codes of diagnostics: told apart, explained, and each of them tried.

use std::{collections::BTreeSet, fs};

use attune::{diagnostic::Code, template::read};

#[test]
fn every_code_is_unique_ordered_and_explained() {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let sorted: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes, sorted.into_iter().collect::<Vec<_>>());
    for code in Code::ALL {
        assert!(code.explanation().len() > 40, "{code}");
        assert_eq!(Code::parse(&code.as_str().to_lowercase()), Some(*code));
    }
    assert_eq!(Code::parse("E999"), None);
}

#[test]
fn every_code_of_the_reader_is_expected_somewhere() {
    let mut written = String::new();
    for folder in ["bad", "bad/blocks"] {
        let path = format!("{}/tests/templates/{folder}", env!("CARGO_MANIFEST_DIR"));
        for entry in fs::read_dir(path).unwrap() {
            written += &fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
        }
    }
    written += include_str!("limits.rs");
    written += include_str!("translations.rs");
    written += include_str!("../command/check.rs");
    let untried: Vec<&str> = Code::ALL.iter().map(|c| c.as_str()).filter(|c| !written.contains(c)).collect();
    assert_eq!(untried, [] as [&str; 0]);
}

#[test]
fn every_whole_template_in_an_explanation_reads_without_any_diagnostic() {
    let whole: Vec<&str> = Code::ALL.iter().map(|c| c.example()).filter(|e| e.starts_with("Template(\n")).collect();
    assert!(!whole.is_empty());
    for text in whole {
        let checked = read("my-sheet.ron", text, &|_| None);
        assert_eq!(checked.diagnostics, []);
    }
}
