//! Files that are damaged, foreign or meant badly: refused in words, and left alone.

use std::fs::File;

use crate::room::Room;

/// Every command that reads a worksheet.
const READERS: &[&[&str]] =
    &[&["show", "x.ron"], &["score", "x.ron"], &["export", "x.ron", "-o", "x.pdf"], &["check", "x.ron"]];

/// Refused by every command with 1, with these words, and without a change.
#[track_caller]
fn refused(room: &Room, bytes: &[u8], said: &str) {
    room.write("x.ron", bytes);
    for words in READERS {
        room.run(words).exits(1).says(&["x.ron", said]);
        assert_eq!(room.read("x.ron"), bytes, "{words:?} left it alone");
        assert!(!room.path("x.pdf").exists());
    }
}

fn sheet(room: &Room) -> String {
    room.begin("validating-style", r#"{ "V1": "session", "V2": "secret words" }"#, "good.ron");
    room.text("good.ron")
}

#[test]
fn a_worksheet_of_a_newer_format() {
    let room = Room::new();
    let text = sheet(&room).replacen("format: 1", "format: 2", 1);
    refused(&room, text.as_bytes(), "newer");
}

#[test]
fn a_worksheet_that_was_cut_off() {
    let room = Room::new();
    let text = sheet(&room);
    for part in [text.len() / 3, text.len() - 3] {
        let cut = text.get(..part).unwrap();
        refused(&room, cut.as_bytes(), "damaged");
    }
}

#[test]
fn a_worksheet_whose_template_was_altered() {
    let room = Room::new();
    let text = sheet(&room).replacen("What will you look at?", "What will you look for?", 1);
    refused(&room, text.as_bytes(), "altered");
}

#[test]
fn errors_never_hold_an_answer() {
    let room = Room::new();
    let text = sheet(&room).replacen("secret words\"", "secret words", 1);
    room.write("x.ron", &text);
    for words in READERS {
        let ran = room.run(words).exits(1);
        assert!(!ran.err().contains("secret") && !ran.out().contains("secret"), "{}", ran.err());
    }
}

#[test]
fn files_that_are_something_else() {
    let room = Room::new();
    refused(&room, b"", "");
    refused(&room, b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe", "");
    refused(&room, b"%PDF-1.7\n%\xc3\x28", "");
    refused(&room, b"Dear diary", "");
    refused(&room, b"Worksheet", "");
}

#[test]
fn brackets_that_stand_very_deep() {
    let room = Room::new();
    let deep = "[".repeat(200_000);
    refused(&room, format!("Worksheet(format: 1, doc: {deep}").as_bytes(), "");
    refused(&room, format!("Template(id: {deep}").as_bytes(), "");
    refused(&room, format!("Template(id: {}", "(a: ".repeat(100_000)).as_bytes(), "");
}

#[test]
fn a_file_of_100_megabytes_that_holds_nothing() {
    let room = Room::new();
    let file = File::create(room.path("x.ron")).unwrap();
    file.set_len(100 << 20).unwrap();
    for words in READERS {
        room.run(words).exits(1).says(&["x.ron"]);
    }
    assert_eq!(std::fs::metadata(room.path("x.ron")).unwrap().len(), 100 << 20);
}

#[test]
fn folders_and_files_that_are_not_there() {
    let room = Room::new();
    std::fs::create_dir(room.path("folder.ron")).unwrap();
    for words in [["show", "folder.ron"], ["show", "missing.ron"], ["check", "folder.ron"], ["score", "missing.ron"]]
    {
        room.run(&words).exits(1).says(&[words[1]]);
    }
    room.run(&["new", "nosuch"]).exits(1).says(&["validating-style"]);
    room.run(&["missing.ron"]).exits(5);
}
