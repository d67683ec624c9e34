//! `attune renew`: what a newer version would change, and taking it over.

use serde_json::json;

use crate::room::{Room, keys};

const FIRST: &str = r#"Template(
    id: "day", version: "1.0.0", language: "en", title: "Day", minutes: 1,
    scales: { "three": Scale(steps: { 1: "No", 2: "Partly", 3: "Yes" }) },
    sections: [Section(title: "One", items: {
        "stays": LongText(ask: "What stays?"),
        "worded": LongText(ask: "What did you do?"),
        "gone": LongText(ask: "What goes?"),
        "kind": ChooseOne(ask: "Which?", options: { "x": "This", "y": "That" }),
        "r": Ratings(ask: "How?", scale: "three", statements: { "a": Statement("sum", "A."), "b": Statement("sum", "B.") }),
    })],
    scores: { "sum": Score(title: "The sum", method: Sum, missing: NoneAllowed, label: "Reflective.") },
)"#;

fn second() -> String {
    FIRST
        .replace("1.0.0", "1.1.0")
        .replace("What did you do?", "What did you do then?")
        .replace("\"gone\": LongText(ask: \"What goes?\")", "\"fresh\": LongText(ask: \"What is new?\")")
        .replace("\"x\": \"This\"", "\"z\": \"Another\"")
        .replace("method: Sum", "method: Mean")
}

fn room() -> Room {
    let room = Room::new();
    room.write("first.ron", FIRST);
    room.write("second.ron", second());
    let answers = r#"{ "stays": "Bread.", "worded": "Walked.", "gone": "Gone words.", "kind": "x", "a": 2 }"#;
    room.begin("first.ron", answers, "sheet.ron");
    room
}

#[test]
fn what_a_newer_version_changes_is_told_and_nothing_is_written() {
    let room = room();
    let before = room.read("sheet.ron");
    let told = room.run(&["renew", "sheet.ron", "--to", "second.ron"]).exits(0).out();
    assert_eq!(
        told,
        "day: from version 1.0.0 to 1.1.0\n\
        \n\
        No longer asked\n  gone: What goes?\n    What you answered is kept, at the end of the sheet and on paper.\n\
        \n\
        Asked in another way\n  kind: Which?\n    What you answered is kept, at the end of the sheet and on paper.\n\
        \n\
        In other words\n  worded: What did you do then?\n    Before: What did you do?\n\
        \n\
        New\n  fresh: What is new?\n\
        \n\
        3 questions stay as they are.\n\
        Worked out by another rule from now on: The sum.\n\
        Nothing was written. Add -o FILE to take it over.\n"
    );
    assert_eq!(room.read("sheet.ron"), before);
}

#[test]
fn taken_over_every_answer_is_there_or_kept_and_still_prints() {
    let room = room();
    let ran = room.run(&["renew", "sheet.ron", "--to", "second.ron", "-o", "new.ron"]).exits(0);
    assert!(ran.out().ends_with("\nnew.ron\n"), "{}", ran.out());
    let shown = room.run(&["show", "new.ron"]).exits(0).out();
    for words in ["Bread.", "Walked.", "Gone words.", "This"] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
    assert_eq!(room.run(&["score", "new.ron", "--json"]).exits(0).json()["template"]["version"], "1.1.0");
    room.run(&["renew", "sheet.ron", "--to", "second.ron", "-o", "new.ron"]).exits(4).says(&["--force"]);
    room.run(&["renew", "sheet.ron", "--to", "second.ron", "-o", "sheet.ron", "--force"]).exits(0);
    assert!(room.text("sheet.ron").contains("1.1.0"));
    // What comes back in a third version brings its answer along.
    room.write("third.ron", FIRST.replace("1.0.0", "1.2.0"));
    let told = room.run(&["renew", "new.ron", "--to", "third.ron"]).exits(0).out();
    assert!(told.contains("Asked again: your earlier answer comes back\n  gone: What goes?\n"), "{told}");
    let text = room.run(&["renew", "new.ron", "--to", "third.ron", "-o", "-"]).exits(0);
    assert!(text.out().starts_with("Worksheet(") && text.err().contains("from version 1.1.0 to 1.2.0"));
}

#[test]
fn with_json_every_question_has_its_fate_and_no_answer_is_in_it() {
    let room = room();
    let words = ["renew", "sheet.ron", "--to", "second.ron", "--json"];
    let json = room.run(&words).exits(0).json();
    assert_eq!(keys(&json), ["file", "moved_comments", "other_rules", "questions", "template"]);
    assert_eq!(json["template"], json!({ "id": "day", "from": "1.0.0", "to": "1.1.0" }));
    assert_eq!((&json["file"], &json["other_rules"]), (&json!(null), &json!(["The sum"])));
    let fates: Vec<(&str, &str, bool)> = json["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["fate"].as_str().unwrap(), one["kept"].as_bool().unwrap()))
        .collect();
    let expected = [
        ("stays", "same", false),
        ("worded", "reworded", false),
        ("fresh", "new", false),
        ("kind", "no-longer-fits", true),
        ("a", "same", false),
        ("b", "same", false),
        ("gone", "removed", true),
    ];
    assert_eq!(fates, expected);
    assert_eq!(keys(&json["questions"][0]), ["answered", "fate", "id", "kept", "now", "was"]);
    assert!(!json.to_string().contains("Gone words") && !json.to_string().contains("Walked"));
    let json = room.run(&[&words[..], &["-o", "new.ron"]].concat()).exits(0).json();
    assert_eq!(json["file"], "new.ron");
}

#[test]
fn what_is_not_newer_or_not_of_this_sheet_or_away_is_refused() {
    let room = room();
    let renew = |to: &str| room.run(&["renew", "sheet.ron", "--to", to, "-o", "new.ron"]);
    renew("first.ron").exits(1).says(&["of version 1.0.0; 1.0.0 is not newer"]);
    renew("just-a-line").exits(1).says(&["two different worksheets"]);
    room.write("german.ron", second().replace("language: \"en\"", "language: \"de\""));
    renew("german.ron").exits(1).says(&["“en”", "“de”"]);
    room.run(&["renew", "sheet.ron"]).exits(1).says(&["“day”", "--to"]);
    room.run(&["renew", "first.ron"]).exits(1);
    assert!(!room.path("new.ron").exists());
    let text = room.text("sheet.ron");
    let away = text.replace("state: Mine", "state: Shared(with: \"Anna\", since: \"2026-11-20T10:00:00+00:00\")");
    assert_ne!(text, away);
    room.write("sheet.ron", away);
    renew("second.ron").exits(1).says(&["with somebody else"]);
    assert!(!room.path("new.ron").exists());
    room.run(&["renew", "sheet.ron", "--to", "second.ron"]).exits(0);
}

#[test]
fn without_a_name_the_version_on_the_shelf_is_compared() {
    let room = Room::new();
    room.begin("just-a-line", "{}", "sheet.ron");
    room.run(&["renew", "sheet.ron"]).exits(1).says(&["is not newer"]);
    // The shelf is looked at first, and then the sheets of one's own.
    room.write(".local/share/attune/blank/day.ron", second());
    room.write("first.ron", FIRST);
    room.begin("first.ron", "{}", "mine.ron");
    assert!(room.run(&["renew", "mine.ron"]).exits(0).out().starts_with("day: from version 1.0.0 to 1.1.0\n"));
}
