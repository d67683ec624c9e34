//! `attune check --watch`: the real program beside an editor that saves.

use std::{
    fs::{self, File},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::room::Room;

const FINE: &str = r#"Template(
    id: "fine", version: "1.0.0", language: "en", title: "Fine", minutes: 1, blocks: "mine",
    sections: [Section(title: "One", items: {"A": LongText(ask: "What?")})],
)
"#;
const BLOCKS: &str = r#"Blocks(id: "mine", version: "1.0.0", language: "en")"#;

/// Longer than any look of the program takes, however busy the machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program while it watches, and what it has said so far.
struct Watching<'a> {
    room: &'a Room,
    child: Child,
    read: usize,
}

impl<'a> Watching<'a> {
    fn begin(room: &'a Room, words: &[&str]) -> Self {
        let said = File::create(room.path("said")).unwrap();
        let mut command = room.command(&[&["check", "--watch"], words].concat());
        let child = command.stdout(said.try_clone().unwrap()).stderr(said).spawn().unwrap();
        Self { room, child, read: 0 }
    }

    /// Waits until the program has said this since it was last waited for, and gives all of that.
    #[track_caller]
    fn says(&mut self, wanted: &str) -> String {
        let began = Instant::now();
        loop {
            let text = self.room.text("said");
            if let Some(at) = text[self.read..].find(wanted) {
                let new = text[self.read..self.read + at + wanted.len()].to_owned();
                self.read += new.len();
                return new;
            }
            assert!(began.elapsed() < PATIENCE, "{wanted:?} in: {}", &text[self.read..]);
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Gives time for several looks, and demands that nothing was said.
    #[track_caller]
    fn stays_quiet(&self) {
        thread::sleep(Duration::from_millis(1500));
        assert_eq!(&self.room.text("said")[self.read..], "");
    }

    /// Ends it as a terminal or a system does, and gives its exit code and what it said last.
    #[track_caller]
    fn ends(mut self, signal: &str) -> (Option<i32>, String) {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
        let code = self.child.wait().unwrap().code();
        (code, self.room.text("said")[self.read..].to_owned())
    }
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        // It has ended where the test went well.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

fn room() -> Room {
    let room = Room::new();
    room.write("fine.ron", FINE);
    room.write("blocks/mine.ron", BLOCKS);
    room
}

#[test]
fn a_file_that_is_saved_over_renamed_onto_taken_away_or_put_back_is_checked_again() {
    let room = room();
    let mut watching = Watching::begin(&room, &["fine.ron"]);
    watching.says("fine.ron: no faults\n\nChecked again whenever the file is saved. Ctrl+C ends it.\n");
    // The same length within the same second, by rename: neither time nor length tells it.
    room.write("fine.ron.new", FINE.replace("ask:", "aks:"));
    fs::rename(room.path("fine.ron.new"), room.path("fine.ron")).unwrap();
    let said = watching.says("fine.ron: 1 error, 0 warnings\n");
    assert!(said.contains("  fine.ron was saved.\n") && said.contains("fine.ron:3:60"), "{said}");
    assert!(said.as_bytes()[1..9].iter().all(|byte| byte.is_ascii_digit() || *byte == b':'), "when: {said}");
    // An editor that deletes and writes anew is waited for, and never told of as gone.
    fs::remove_file(room.path("fine.ron")).unwrap();
    thread::sleep(Duration::from_millis(120));
    room.write("fine.ron", FINE);
    let said = watching.says("fine.ron: no faults\n");
    assert!(said.contains("was saved.") && !said.contains("is gone"), "{said}");
    // A save that changes nothing is none.
    room.write("fine.ron", FINE);
    watching.stays_quiet();
    fs::remove_file(room.path("fine.ron")).unwrap();
    let said = watching.says("fine.ron: cannot be used\n");
    assert!(said.contains("  fine.ron is gone. It is checked again when it is back.\n"), "{said}");
    room.write("fine.ron", FINE);
    let said = watching.says("fine.ron: no faults\n");
    assert!(said.contains("  fine.ron is there.\n"), "{said}");
    assert_eq!(watching.ends("-INT"), (Some(0), "\nEnded.\n".to_owned()));
}

#[test]
fn of_several_files_those_are_checked_again_that_changed_or_share_what_changed() {
    let room = room();
    let other = FINE.replace("\"fine\"", "\"other\"").replace(" blocks: \"mine\",", "");
    room.write("other.ron", &other);
    let mut watching = Watching::begin(&room, &["fine.ron", "other.ron"]);
    watching.says("one of 2 files is saved. Ctrl+C ends it.\n");
    room.write("blocks/mine.ron", BLOCKS.replace("language", "languag"));
    let said = watching.says("All 2 files: 1 error, 0 warnings\n");
    assert!(said.contains("mine.ron was saved.") && said.contains("blocks/mine.ron:1:38"), "{said}");
    assert!(said.contains("\nfine.ron: 1 error") && !said.contains("other.ron:"), "only what shares it: {said}");
    room.write("other.ron", other.replace("ask:", "aks:"));
    let said = watching.says("All 2 files: 2 errors, 0 warnings\n");
    assert!(said.contains("other.ron: 1 error") && !said.contains("\nfine.ron:"), "{said}");
    fs::remove_file(room.path("blocks/mine.ron")).unwrap();
    watching.says("mine.ron is gone.");
    watching.says("All 2 files:");
    room.write("blocks/mine.ron", BLOCKS);
    watching.says("mine.ron is there.");
    watching.says("All 2 files: 1 error, 0 warnings\n");
    assert_eq!(watching.ends("-TERM").0, Some(1), "as the last check went");
}

#[test]
fn programs_read_an_array_a_line_and_nothing_else() {
    let room = room();
    let mut watching = Watching::begin(&room, &["fine.ron", "--json", "--strict"]);
    watching.says("[]\n");
    room.write("fine.ron", FINE.replace("ask:", "aks:"));
    let line = watching.says("]\n");
    let faults: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&faults[0]["line"], faults.as_array().unwrap().len()), (&Value::from(3), 1));
    assert_eq!(watching.ends("-INT"), (Some(1), String::new()));
}

#[test]
fn standard_input_cannot_be_watched_and_a_reader_that_went_away_ends_it() {
    let room = room();
    room.run(&["check", "--watch", "-"]).exits(2).says(&["--watch needs files"]);
    let mut child = room.command(&["check", "--watch", "fine.ron"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("it watches for nobody");
        }
        thread::sleep(Duration::from_millis(20));
    }
}
