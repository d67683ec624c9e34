//! `attune vault`: the locked folder as a contract.

use crate::room::Room;

const PASSPHRASE: &str = "lantern orbit meadow pear violin";

/// A room with a locked folder and its passphrase in a file.
fn room() -> Room {
    let room = Room::new();
    room.write("pass", format!("{PASSPHRASE}\n"));
    room.write("wrong", "not this one\n");
    room
}

fn run(room: &Room, pass: &str, words: &[&str]) -> std::process::Output {
    room.command(words).env("ATTUNE_PASSPHRASE_FILE", room.path(pass)).output().unwrap()
}

fn json(output: &std::process::Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

#[test]
fn a_folder_is_made_filled_listed_checked_copied_and_opened_again() {
    let room = room();
    let made = json(&run(&room, "pass", &["vault", "init", "--json"]));
    let paper = made["recovery"].as_str().unwrap().to_owned();
    assert!(paper.starts_with("AGE-SECRET-KEY-1"));
    assert_eq!(run(&room, "pass", &["vault", "init"]).status.code(), Some(4), "nothing is made over it");

    let folder = made["folder"].as_str().unwrap().to_owned();
    let new = run(&room, "pass", &["new", "just-a-line", "--vault", &folder, "--date", "2026-11-19"]);
    let file = String::from_utf8(new.stdout).unwrap().trim().to_owned();
    assert!(file.ends_with(".attune"));
    let listed = json(&run(&room, "pass", &["vault", "list", "--json"]));
    assert_eq!((listed[0]["template"].as_str(), listed[0]["state"].as_str()), (Some("just-a-line"), Some("mine")));
    let shown = run(&room, "pass", &["show", &file]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("# Just a line"));
    assert_eq!(json(&run(&room, "pass", &["vault", "search", "zebra", "--json"])), serde_json::json!([]));
    let checked = json(&run(&room, "pass", &["vault", "check", "--json"]));
    assert_eq!((checked["sheets"].as_u64(), checked["damaged"].as_array().map(Vec::len)), (Some(1), Some(0)));
    let copied = json(&run(&room, "pass", &["vault", "backup", "stick", "--json"]));
    assert_eq!(copied["proved"].as_u64(), Some(1));
    assert_eq!(run(&room, "pass", &["vault", "restore", "stick", "--vault", "again"]).status.code(), Some(0));
    assert_eq!(json(&run(&room, "pass", &["vault", "list", "--vault", "again", "--json"]))[0]["id"], listed[0]["id"]);

    // The paper takes the place of a lost passphrase.
    room.write("paper", paper);
    room.write("new pass", "quite another one for later\n");
    let mut change = room.command(&["vault", "passphrase"]);
    change.env("ATTUNE_PASSPHRASE_FILE", room.path("paper")).env("ATTUNE_NEW_PASSPHRASE_FILE", room.path("new pass"));
    assert_eq!(change.output().unwrap().status.code(), Some(0));
    assert_eq!(run(&room, "pass", &["vault", "list"]).status.code(), Some(3));
    assert_eq!(run(&room, "new pass", &["vault", "list"]).status.code(), Some(0));
}

#[test]
fn without_the_right_passphrase_the_answer_is_three() {
    let room = room();
    run(&room, "pass", &["vault", "init"]);
    for words in [&["vault", "list"][..], &["vault", "check", "--json"], &["vault", "backup", "x"]] {
        let output = run(&room, "wrong", words);
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        assert!(!output.stderr.is_empty());
    }
    let nobody = room.command(&["vault", "list"]).output().unwrap();
    assert_eq!(nobody.status.code(), Some(3), "nobody is there to be asked");
    assert_eq!(run(&room, "pass", &["vault", "list", "--vault", "nowhere"]).status.code(), Some(1));
    assert_eq!(run(&room, "pass", &["vault", "burn"]).status.code(), Some(2));
}

#[test]
fn plain_worksheets_are_taken_in_and_deleted_only_when_they_are_safe() {
    let room = room();
    run(&room, "pass", &["vault", "init"]);
    room.begin("just-a-line", "{ \"line\": \"canary in the mine\" }", "plain.ron");
    let dry = json(&run(&room, "pass", &["vault", "take-in", "plain.ron", "--dry-run", "--json"]));
    assert_eq!((dry[0]["state"].as_str(), dry[0]["deleted"].as_bool()), (Some("kept"), Some(false)));
    assert_eq!(json(&run(&room, "pass", &["vault", "list", "--json"])), serde_json::json!([]));
    let taken = json(&run(&room, "pass", &["vault", "take-in", "plain.ron", "--delete", "--json"]));
    assert_eq!((taken[0]["state"].as_str(), taken[0]["deleted"].as_bool()), (Some("kept"), Some(true)));
    assert!(!room.path("plain.ron").exists());
    let found = json(&run(&room, "pass", &["vault", "search", "CANARY", "mine", "--json"]));
    assert_eq!(found.as_array().map(Vec::len), Some(1));
}

#[test]
fn worksheets_in_folders_in_folders_are_taken_in_and_links_and_hidden_ones_left_alone() {
    let room = room();
    run(&room, "pass", &["vault", "init"]);
    for folder in ["mine/2026/november", "mine/.hidden", "elsewhere"] {
        std::fs::create_dir_all(room.path(folder)).unwrap();
        room.begin("just-a-line", "{ \"line\": \"canary\" }", &format!("{folder}/plain.ron"));
    }
    std::os::unix::fs::symlink(room.path("elsewhere"), room.path("mine/link")).unwrap();
    let taken = json(&run(&room, "pass", &["vault", "take-in", "mine", "--json"]));
    assert_eq!(taken.as_array().map(Vec::len), Some(1), "{taken}");
    assert_eq!(taken[0]["state"], "kept");
}

/// The lock that a window holds while it has the folder open.
fn lock_of(folder: &std::path::Path) -> Option<std::path::PathBuf> {
    let inside = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    inside
        .into_iter()
        .find_map(|path| if path.is_dir() { lock_of(&path) } else { (path.file_name()? == "lock").then_some(path) })
}

#[test]
fn beside_an_open_window_everything_is_read_and_nothing_written() {
    let room = room();
    let folder = json(&run(&room, "pass", &["vault", "init", "--json"]))["folder"].as_str().unwrap().to_owned();
    room.begin("just-a-line", "{ \"line\": \"canary\" }", "plain.ron");
    room.write("new pass", "quite another one for later\n");
    run(&room, "pass", &["vault", "check", "--heal"]);
    let path = lock_of(&room.path("")).expect("a lock was taken");
    let window = std::fs::File::options().write(true).open(path).unwrap();
    window.try_lock().unwrap();
    let keys = room.read(&format!("{folder}/identity.age"));
    let writers: [&[&str]; 5] = [
        &["vault", "keys"],
        &["vault", "passphrase"],
        &["vault", "take-in", "plain.ron"],
        &["vault", "check", "--heal"],
        &["new", "just-a-line", "--vault", &folder],
    ];
    let change = |words: &[&str]| {
        let mut command = room.command(words);
        command.env("ATTUNE_PASSPHRASE_FILE", room.path("pass"));
        command.env("ATTUNE_NEW_PASSPHRASE_FILE", room.path("new pass")).output().unwrap()
    };
    for words in writers {
        let refused = change(words);
        assert_eq!(refused.status.code(), Some(4), "{words:?}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains("has this folder open"), "{words:?}");
    }
    for words in [&["vault", "list"][..], &["vault", "check"], &["vault", "take-in", "plain.ron", "--dry-run"]] {
        assert_eq!(run(&room, "pass", words).status.code(), Some(0), "{words:?}");
    }
    assert_eq!(room.read(&format!("{folder}/identity.age")), keys);
    assert_eq!(json(&run(&room, "pass", &["vault", "list", "--json"])), serde_json::json!([]));
    drop(window);
    for words in writers.iter().filter(|words| words[1] != "passphrase") {
        assert_eq!(change(words).status.code(), Some(0), "{words:?}");
    }
}
