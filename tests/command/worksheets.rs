//! Begin, show, score: a worksheet from its answers to its results.

use std::os::unix::fs::PermissionsExt;

use crate::room::{Room, keys};

const ANSWERS: &str = r#"{
    "V1": "session",
    "V2": "Shame after a quarrel",
    "V6": "Slower breath, | eyes up; *relief*",
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
        let expected = [
            "answered", "band", "filled", "id", "label", "of", "readings", "reason", "rule", "shown", "skipped",
            "title", "value",
        ];
        assert_eq!(keys(score), expected);
        assert!(score["label"].as_str().unwrap().contains("not psychometrically validated"), "{score}");
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
    assert!(text.contains("not psychometrically validated"), "no score without its label: {text}");
}

/// Two statements, a change of two, and a flag on the second.
const CHANGING: &str = r#"Template(
    id: "changing", version: "1.0.0", language: "en", title: "Changing", minutes: 1,
    scales: { "four": Scale(steps: { 0: "never", 1: "rarely", 2: "often", 3: "always" }) },
    sections: [Section(title: "All", items: {
        "day": Date(ask: "Date", start: Today),
        "r": Ratings(ask: "How often?", scale: "four", statements: {
            "a": Statement("total", "one"), "b": Statement("total", "two"),
        }),
    })],
    scores: { "total": Score(title: "Total", method: Sum, missing: NoneAllowed, change: Change(at_least: 2, better: Lower), rule: "of 2026", label: "Reflective.") },
    flags: { "second": Flag(title: "The second", yes_if: Value("b", AtLeast(1)), label: "Reflective.") },
)"#;

#[test]
fn change_since_an_earlier_worksheet_is_told_in_words_and_in_json() {
    let room = Room::new();
    room.write("changing.ron", CHANGING);
    room.begin("changing.ron", "{ \"a\": 3, \"b\": 2 }", "then.ron");
    room.begin("changing.ron", "{ \"a\": 3, \"b\": 0 }", "now.ron");
    let text = room.run(&["score", "now.ron", "--since", "then.ron"]).exits(0).out();
    for part in ["Since 19 November 2026", "Total: -2, from 5 to 3. Better", "Rule: of 2026", "The second: No"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(text.matches("Reflective.").count() >= 3, "score, flag and change have their label: {text}");
    let json = room.run(&["score", "now.ron", "--since", "then.ron", "--json"]).exits(0).json();
    let change = &json["changes"][0];
    assert_eq!((change["difference"].as_f64(), change["change"].as_str()), (Some(-2.0), Some("better")));
    assert_eq!(change["reliable"], true);
    let back = room.run(&["score", "then.ron", "--since", "now.ron", "--json"]).exits(0).json();
    assert_eq!(back["changes"][0]["change"], "worse", "on the same day either may be the earlier one");
    let later = ["new", "changing.ron", "--answers", "answers.ron", "--date", "2026-11-20", "-o", "later.ron"];
    room.run(&later).exits(0);
    room.run(&["score", "later.ron", "--since", "now.ron"]).exits(0);
    room.run(&["score", "now.ron", "--since", "later.ron"]).exits(1).says(&["20 November 2026, which is later"]);
    room.begin("just-a-line", "{}", "other.ron");
    room.run(&["score", "now.ron", "--since", "other.ron"]).exits(1).says(&["two different worksheets"]);
}

#[test]
fn own_words_of_the_settings_are_in_what_is_begun_exported_and_shown() {
    let room = Room::new();
    let words = "(words: (session: \"meeting\", client: \"coachee\", supervisor: \"mentor\"))";
    room.write(".config/attune/settings.ron", words);
    room.run(&["new", "validating-style", "-o", "one.ron"]).exits(0);
    for (file, input) in [("blank.md", "validating-style"), ("one.md", "one.ron"), ("blank.pdf", "validating-style")]
    {
        room.run(&["export", input, "-o", file]).exits(0);
    }
    let shown = room.run(&["show", "one.ron"]).exits(0).out();
    for (name, words) in [
        ("show", shown),
        ("a blank one as Markdown", room.text("blank.md")),
        ("a worksheet as Markdown", room.text("one.md")),
        ("a blank one on paper", room.pdf_words("blank.pdf")),
    ] {
        assert!(words.contains("coachee") && !words.contains("the client "), "{name}: {words}");
    }
    let german = room.run(&["new", "validating-style", "--language", "de", "-o", "-"]).out();
    assert!(
        german.contains("Gegenüber") && !german.contains("coachee"),
        "other languages bend their words otherwise"
    );
}

#[test]
fn paper_and_markdown_tell_the_change_in_words_or_with_numbers_as_the_sheet_says() {
    let room = Room::new();
    room.write("changing.ron", CHANGING);
    room.begin("changing.ron", "{ \"a\": 3, \"b\": 2 }", "then.ron");
    room.begin("changing.ron", "{ \"a\": 3, \"b\": 0 }", "now.ron");
    let export = |out: &str| room.run(&["export", "now.ron", "--since", "then.ron", "-o", out]).exits(0);
    export("now.md");
    export("now.pdf");
    let words = "Since 19 November 2026: Better, by enough to count as a change.";
    assert!(room.text("now.md").contains(words), "{}", room.text("now.md"));
    assert!(room.pdf_words("now.pdf").contains(words), "{}", room.pdf_words("now.pdf"));
    room.run(&["export", "now.ron", "--scores", "-o", "alone.md"]).exits(0);
    assert!(!room.text("alone.md").contains("Since"));
    room.write("changing.ron", CHANGING.replace("\n)", "\n    print: Print(scores: WithNumbers),\n)"));
    room.begin("changing.ron", "{ \"a\": 3, \"b\": 2 }", "then2.ron");
    room.begin("changing.ron", "{ \"a\": 3, \"b\": 0 }", "now2.ron");
    room.run(&["export", "now2.ron", "--since", "then2.ron", "-o", "now2.pdf"]).exits(0);
    let numbers = "Since 19 November 2026: \u{2212}2, from 5 to 3 (2 or more counts as a change). Better, by enough to count as a change.";
    assert!(room.pdf_words("now2.pdf").contains(numbers), "{}", room.pdf_words("now2.pdf"));
    room.begin("just-a-line", "{}", "other.ron");
    room.run(&["export", "now.ron", "--since", "other.ron", "-o", "x.pdf"])
        .exits(1)
        .says(&["two different worksheets"]);
    assert!(!room.path("x.pdf").exists());
}

#[test]
fn two_clients_are_never_compared_and_their_codes_never_said() {
    let room = Room::new();
    room.write("changing.ron", CHANGING.replace("\"day\":", "\"client\": ClientCode(ask: \"Client\"), \"day\":"));
    room.begin("changing.ron", "{ \"client\": \"TREE-1\", \"a\": 3, \"b\": 2 }", "tree.ron");
    room.begin("changing.ron", "{ \"client\": \"ROCK-2\", \"a\": 1, \"b\": 0 }", "rock.ron");
    room.begin("changing.ron", "{ \"a\": 1, \"b\": 0 }", "nobody.ron");
    let ran = room.run(&["score", "rock.ron", "--since", "tree.ron"]).exits(1).says(&["two client codes"]);
    assert!(!ran.err().contains("TREE") && !ran.err().contains("ROCK"), "{}", ran.err());
    room.run(&["score", "nobody.ron", "--since", "tree.ron"]).exits(0);
    room.run(&["score", "tree.ron", "--since", "tree.ron"]).exits(0);
}

#[test]
fn a_score_is_said_with_the_ends_between_which_it_lies() {
    let room = Room::new();
    room.write("changing.ron", CHANGING.replace("0: \"never\", ", ""));
    room.write("answers.ron", "{ \"a\": 1, \"b\": 1 }");
    let text = room.run(&["score", "changing.ron", "--answers", "answers.ron"]).exits(0).out();
    assert!(text.contains("Total: 2 (2 to 6), 2 of 2 answered\n"), "{text}");
}

#[test]
fn a_number_too_long_to_be_kept_exactly_is_refused_before_anything_is_written() {
    let room = Room::new();
    let sheet = "Template(id: \"n\", version: \"1.0.0\", language: \"en\", title: \"N\", minutes: 1, \
         sections: [Section(title: \"One\", items: {\"n\": Number(ask: \"N\")})])";
    room.write("n.ron", sheet);
    room.begin("n.ron", "{ \"n\": 999999999999999999 }", "most.ron");
    assert!(room.run(&["show", "most.ron"]).exits(0).out().contains("999999999999999999"));
    room.write("answers.ron", "{ \"n\": 1000000000000000000 }");
    room.run(&["new", "n.ron", "--answers", "answers.ron", "-o", "more.ron"]).exits(1).says(&["at most 18 digits"]);
    assert!(!room.path("more.ron").exists());
}
