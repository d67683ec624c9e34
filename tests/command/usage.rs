//! Wrong usage, help, version, and the window that cannot open.

use crate::room::{Room, keys};

#[test]
fn wrong_usage_exits_with_2_and_says_what_is_wrong() {
    let room = Room::new();
    for (words, said) in [
        (vec!["exprot"], "attune export"),
        (vec!["--nonsense"], "--nonsense"),
        (vec!["check"], "check"),
        (vec!["show", "a.ron", "b.ron"], "show"),
        (vec!["show", "--json", "a.ron"], "--json"),
        (vec!["templates", "--strict"], "--json"),
        (vec!["new", "just-a-line", "--date", "19.11.2026"], "2026-11-22"),
        (vec!["export", "just-a-line"], "-o"),
        (vec!["export", "just-a-line", "-o", "a.docx"], ".pdf"),
        (vec!["export", "just-a-line", "-o", "a.pdf", "--paper", "a5"], "letter"),
        (vec!["export", "just-a-line", "-o", "a.pdf", "--blank", "--review"], "--review"),
        (vec!["export", "just-a-line", "-o", "a.pdf", "--fillable", "--review"], "--blank"),
        (vec!["export", "just-a-line", "validating-style", "-o", "-"], "folder"),
        (vec!["explain", "E999"], "E001"),
        (vec!["help", "nothing"], "make-a-worksheet"),
    ] {
        let ran = room.run(&words).exits(2).says(&[said]);
        let json = words.contains(&"--json");
        assert_eq!(ran.out().is_empty(), !json, "only JSON stands on standard output: {words:?}");
    }
}

#[test]
fn with_json_even_wrong_usage_is_json() {
    let room = Room::new();
    for (words, exit) in [(["score", "--json", "--x"], 2), (["score", "--json", "nothing"], 1)] {
        let json = room.run(&words).exits(exit).json();
        assert_eq!(keys(&json), ["error"]);
        assert_eq!(keys(&json["error"]), ["exit", "help", "message"]);
        assert_eq!(json["error"]["exit"], exit);
    }
}

#[test]
fn help_shows_every_command_and_every_page() {
    let room = Room::new();
    let help = room.run(&["help"]).exits(0).out();
    for command in ["templates", "check", "explain", "new", "show", "score", "export", "recover", "help"] {
        assert!(help.contains(&format!("attune {command}")), "{command}");
    }
    assert_eq!(room.run(&["--help"]).exits(0).out(), help);
    for topic in [
        "start",
        "writing",
        "paper",
        "supervision",
        "files",
        "keys",
        "make-a-worksheet",
        "reference",
        "fhir",
        "command-line",
    ] {
        assert!(room.run(&["help", topic]).exits(0).out().starts_with("# "), "{topic}");
    }
    assert!(room.run(&["--version"]).exits(0).out().starts_with("attune 0."));
    let all = room.run(&["explain"]).exits(0).out();
    assert!(all.starts_with("E001 ") && all.contains("\nW110 "), "{all}");
    let explained = room.run(&["explain", "e001"]).exits(0).out();
    assert!(explained.starts_with("E001") && explained.lines().count() > 3, "{explained}");
}

#[test]
fn explaining_a_code_says_why_and_shows_it_written_right() {
    use attune::diagnostic::Code;
    let room = Room::new();
    for code in Code::ALL {
        let said = room.run(&["explain", code.as_str()]).exits(0).out();
        assert!(said.contains(code.title()) && said.contains(code.explanation()), "{code}: {said}");
        for line in code.example().lines() {
            assert!(said.contains(line.trim_end()), "{code}: {line}");
        }
    }
}

#[test]
fn without_a_display_the_window_names_the_command_line_and_exits_with_5() {
    let room = Room::new();
    room.run(&[]).exits(5).says(&["attune help"]);
    let elsewhere = room.command(&[]).env("DISPLAY", ":7654").output().unwrap();
    assert_eq!(elsewhere.status.code(), Some(5), "{}", String::from_utf8_lossy(&elsewhere.stderr));
    assert!(!String::from_utf8_lossy(&elsewhere.stderr).contains(".rs:"), "no place in a source is shown");
}

#[test]
fn a_reader_that_stops_early_is_no_fault() {
    let room = Room::new();
    let mut child = room.command(&["help", "make-a-worksheet"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_shelf_is_listed_for_people_and_for_programs() {
    let room = Room::new();
    let text = room.run(&["templates"]).exits(0).out();
    let json = room.run(&["templates", "--json"]).exits(0).json();
    let list = json.as_array().unwrap();
    assert!(list.len() >= 4);
    for one in list {
        assert_eq!(keys(one), ["file", "id", "language", "minutes", "tags", "title", "version"]);
        assert!(text.contains(one["id"].as_str().unwrap()));
    }
    assert!(list.iter().any(|one| one["id"] == "validating-style"));
}

#[test]
fn what_rescue_copies_hold_is_listed() {
    let room = Room::new();
    assert_eq!(room.run(&["recover", "--json"]).exits(0).json(), serde_json::json!([]));
    room.begin("just-a-line", "{}", "a.ron");
    let copy = room.write(".local/state/attune/rescue/x.ron", room.read("a.ron"));
    room.write(".local/state/attune/rescue/y.ron", "no worksheet");
    let json = room.run(&["recover", "--json"]).exits(0).json();
    assert_eq!(json.as_array().unwrap().len(), 2, "one that cannot be read is not hidden");
    for one in json.as_array().unwrap() {
        assert_eq!(keys(one), ["changed", "file", "title"]);
    }
    let text = room.run(&["recover"]).exits(0).out();
    assert!(text.contains("Just a line") && text.contains(copy.to_str().unwrap()));
}
