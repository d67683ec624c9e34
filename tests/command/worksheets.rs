//! Begin, show, score: a worksheet from its answers to its results.

use std::os::unix::fs::PermissionsExt;

use crate::room::{Room, keys};

const ANSWERS: &str = r#"{
    "V1": "session",
    "V3": "Shame after a quarrel",
    "V5": "Slower breath, | eyes up; *relief*",
}"#;

#[test]
fn a_worksheet_is_begun_with_answers_and_shown_as_markdown() {
    let room = Room::new();
    room.begin("validating-style", ANSWERS, "a.ron");
    let mode = std::fs::metadata(room.path("a.ron")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600, "nobody else can read it");
    let shown = room.run(&["show", "a.ron"]).exits(0).out();
    for part in ["# Validating Style", "19 November 2026", "Shame after a quarrel", "relief"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    room.run(&["check", "a.ron"]).exits(0);
    let again = room.run_with(&["show", "-"], &room.read("a.ron")).exits(0).out();
    assert_eq!(again, shown);
}

#[test]
fn answers_with_faults_are_all_listed_and_nothing_is_written() {
    let room = Room::new();
    room.write("answers.ron", "{\n  \"V1\": \"sesion\",\n  \"X9\": \"?\",\n}");
    let words = ["new", "validating-style", "--answers", "answers.ron", "-o", "a.ron"];
    room.run(&words).exits(1).says(&["answers.ron:2:", "answers.ron:3:", "session"]);
    assert!(!room.path("a.ron").exists());
}

#[test]
fn a_file_is_never_overwritten_unasked() {
    let room = Room::new();
    room.write("mine.ron", "mine");
    room.run(&["new", "just-a-line", "-o", "mine.ron"]).exits(4).says(&["--force"]);
    assert_eq!(room.text("mine.ron"), "mine");
    room.run(&["new", "just-a-line", "-o", "mine.ron", "--force"]).exits(0);
    assert!(room.text("mine.ron").starts_with("Worksheet("));
    room.run(&["new", "just-a-line", "-o", "no/such/folder.ron"]).exits(4);
    let named = room.run(&["new", "just-a-line", "--date", "2026-11-19"]).exits(0).out();
    assert_eq!(named.trim(), "2026-11-19 just-a-line.ron");
    let on_stdout = room.run(&["new", "just-a-line", "-o", "-"]).exits(0).out();
    assert!(on_stdout.starts_with("Worksheet("));
}

#[test]
fn scores_have_their_shape_and_are_null_where_there_are_too_few_answers() {
    let room = Room::new();
    let json = room.run(&["score", "validating-style", "--json"]).exits(0).json();
    assert_eq!(keys(&json), ["flags", "notes", "scores", "template"]);
    assert_eq!(keys(&json["template"]), ["id", "version"]);
    let scores = json["scores"].as_array().unwrap();
    assert!(!scores.is_empty());
    for score in scores {
        assert_eq!(keys(score), ["answered", "band", "id", "of", "reason", "shown", "title", "value"]);
        assert!(score["value"].is_null() && score["reason"] == "too-few-answers", "{score}");
    }
}

#[test]
fn scores_are_the_same_from_a_file_and_from_its_answers_and_have_their_label() {
    let room = Room::new();
    let statements: Vec<String> = (1..=6).map(|n| format!("\"S{n}\": {}", n % 5 + 1)).collect();
    let answers = format!("{{ \"V1\": \"session\", {} }}", statements.join(", "));
    room.begin("validating-style", &answers, "a.ron");
    let from_file = room.run(&["score", "a.ron", "--json"]).exits(0).json();
    let words = ["score", "validating-style", "--answers", "answers.ron", "--json"];
    assert_eq!(room.run(&words).exits(0).json(), from_file);
    assert!(from_file["scores"].as_array().unwrap().iter().any(|score| score["value"].is_number()), "{from_file}");
    let text = room.run(&["score", "a.ron"]).exits(0).out();
    assert!(text.contains("not a validated"), "no score without its label: {text}");
}
