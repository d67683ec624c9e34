//! The keys of a locked folder: damaged, changed while the disk fails, and copies of it in itself.

use std::{fs, process::Output};

use crate::room::Room;

/// A folder with its passphrase and its key for paper in files.
fn room() -> Room {
    let room = Room::new();
    room.write("pass", "lantern orbit meadow pear violin\n");
    room.write("new pass", "quite another one for later\n");
    let made = run(&room, "pass", &["vault", "init", "--vault", "locked", "--json"]);
    let made: serde_json::Value = serde_json::from_slice(&made.stdout).unwrap();
    room.write("paper", made["recovery"].as_str().unwrap());
    room
}

fn run(room: &Room, pass: &str, words: &[&str]) -> Output {
    let mut command = room.command(words);
    command.env("ATTUNE_PASSPHRASE_FILE", room.path(pass)).env("ATTUNE_NEW_PASSPHRASE_FILE", room.path("new pass"));
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn damaged_keys_lead_to_the_recovery_sheet_and_that_opens_the_folder() {
    let room = room();
    let identity = room.path("locked/identity.age");
    let whole = fs::read(&identity).unwrap();
    let damages: [Option<&[u8]>; 3] = [Some(b"<html>500</html>"), Some(&whole[..100]), None];
    for damage in damages {
        match damage {
            Some(bytes) => fs::write(&identity, bytes).unwrap(),
            None => fs::remove_file(&identity).unwrap(),
        }
        let listed = run(&room, "pass", &["vault", "list", "--vault", "locked"]);
        assert_eq!(listed.status.code(), Some(1));
        for part in ["identity.age", "recovery sheet opens the folder", "attune vault passphrase"] {
            assert!(said(&listed).contains(part), "{part} in {}", said(&listed));
        }
        let changed = run(&room, "paper", &["vault", "passphrase", "--vault", "locked"]);
        assert_eq!(changed.status.code(), Some(0), "{}", said(&changed));
        assert_eq!(run(&room, "new pass", &["vault", "list", "--vault", "locked"]).status.code(), Some(0));
    }
    fs::write(room.path("locked/recovery.age"), "damaged").unwrap();
    let changed = run(&room, "paper", &["vault", "passphrase", "--vault", "locked"]);
    assert!(said(&changed).contains("Your passphrase does"), "{}", said(&changed));
}

/// The program with a fault in its system calls.
fn with_fault(room: &Room, inject: &str, words: &[&str]) -> Output {
    let mut command = std::process::Command::new("strace");
    let calls = inject.split(':').next().unwrap();
    command.args([
        "-f",
        "-qq",
        "-o",
        "/dev/null",
        "-e",
        &format!("trace={calls}"),
        "-e",
        &format!("inject={inject}"),
    ]);
    command.arg(env!("CARGO_BIN_EXE_attune")).args(words).current_dir(room.path("")).env("HOME", room.path(""));
    command.env("ATTUNE_PASSPHRASE_FILE", room.path("pass")).env("ATTUNE_NEW_PASSPHRASE_FILE", room.path("new pass"));
    command.output().expect("strace is there (Debian package strace)")
}

#[test]
fn after_a_change_that_failed_it_is_said_which_passphrase_opens_the_folder() {
    let change = ["vault", "passphrase", "--vault", "locked"];
    for (inject, counts, opens) in [
        ("rename,renameat,renameat2:error=EIO", "The passphrase before still opens", "pass"),
        // The first makes the file durable, the second its new name.
        ("fsync:error=EIO:when=2+", "The new passphrase opens the folder now", "new pass"),
    ] {
        let room = room();
        let failed = with_fault(&room, inject, &change);
        assert_eq!(failed.status.code(), Some(4), "{inject}: {}", said(&failed));
        assert!(said(&failed).contains(counts), "{inject}: {}", said(&failed));
        for pass in ["pass", "new pass"] {
            let code = run(&room, pass, &["vault", "list", "--vault", "locked"]).status.code();
            assert_eq!(code == Some(0), pass == opens, "{inject}: {pass} ends with {code:?}");
        }
    }
}

#[test]
fn keys_that_could_not_be_changed_are_not_called_half_changed() {
    let room = room();
    let before = fs::read(room.path("locked/identity.age")).unwrap();
    let failed =
        with_fault(&room, "rename,renameat,renameat2:error=EIO", &["vault", "keys", "--vault", "locked", "--json"]);
    assert_eq!(failed.status.code(), Some(4));
    assert!(
        said(&failed).contains("Nothing was changed") && !said(&failed).contains("Keep both"),
        "{}",
        said(&failed)
    );
    let told: serde_json::Value = serde_json::from_slice(&failed.stdout).unwrap();
    assert_eq!(told["changed"].as_bool(), Some(false));
    assert_eq!(fs::read(room.path("locked/identity.age")).unwrap(), before);
}

#[test]
fn a_restored_copy_for_which_there_is_no_room_says_so_and_is_finished_by_doing_it_again() {
    let room = room();
    let restore = ["vault", "restore", "locked", "--vault", "new place"];
    let failed = with_fault(&room, "write,pwrite64:error=ENOSPC:when=2", &restore);
    assert_eq!(failed.status.code(), Some(4), "{}", said(&failed));
    assert!(said(&failed).contains("is not whole"), "{}", said(&failed));
    assert!(!room.path("new place/vault.ron").exists(), "half a copy opens as no folder");
    assert_eq!(run(&room, "pass", &restore).status.code(), Some(0));
    assert_eq!(run(&room, "pass", &["vault", "list", "--vault", "new place"]).status.code(), Some(0));
}

#[test]
fn a_copy_in_the_folder_itself_or_around_it_is_refused_and_nothing_is_written() {
    let room = room();
    std::os::unix::fs::symlink(room.path("locked/docs"), room.path("link")).unwrap();
    let names = || {
        let mut names: Vec<_> =
            fs::read_dir(room.path("locked")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = names();
    for to in ["locked", "locked/copy", "locked/docs/../copy", "link/copy", ".", "./locked/"] {
        let refused = run(&room, "pass", &["vault", "backup", to, "--vault", "locked"]);
        assert_eq!(refused.status.code(), Some(4), "{to}");
        assert!(said(&refused).contains("Choose a place outside"), "{to}: {}", said(&refused));
    }
    let refused = run(&room, "pass", &["vault", "restore", "locked", "--vault", "locked/again"]);
    assert!(said(&refused).contains("Choose a place outside"), "{}", said(&refused));
    assert_eq!(names(), before);
    assert_eq!(run(&room, "pass", &["vault", "backup", "stick", "--vault", "locked"]).status.code(), Some(0));
}

#[test]
fn a_passphrase_is_the_same_however_an_editor_wrote_its_file() {
    let room = room();
    let words = "lantern orbit meadow pear violin";
    room.write("marked", format!("\u{feff}{words}\r\n"));
    let wide: Vec<u8> = format!("\u{feff}{words}\r\n").encode_utf16().flat_map(u16::to_le_bytes).collect();
    room.write("wide", wide);
    for file in ["marked", "wide"] {
        let listed = run(&room, file, &["vault", "list", "--vault", "locked"]);
        assert_eq!(listed.status.code(), Some(0), "{file}: {}", said(&listed));
    }
}

#[test]
fn without_a_place_for_the_lock_everything_is_read_and_the_true_reason_told() {
    let room = room();
    let state = room.path(".local/state/attune");
    fs::remove_dir_all(&state).unwrap();
    fs::write(&state, "in the way").unwrap();
    assert_eq!(run(&room, "pass", &["vault", "list", "--vault", "locked"]).status.code(), Some(0));
    assert_eq!(run(&room, "pass", &["vault", "check", "--vault", "locked"]).status.code(), Some(0));
    let refused = run(&room, "pass", &["new", "just-a-line", "--vault", "locked"]);
    assert_eq!(refused.status.code(), Some(4));
    for (part, told) in [("has this folder open", false), ("cannot note that the folder is open", true)] {
        assert_eq!(said(&refused).contains(part), told, "{part} in {}", said(&refused));
    }
    fs::remove_file(&state).unwrap();
    assert_eq!(run(&room, "pass", &["new", "just-a-line", "--vault", "locked"]).status.code(), Some(0));
    let vaults = fs::read_dir(state.join("vaults")).unwrap().next().unwrap().unwrap().path();
    use std::os::unix::fs::PermissionsExt;
    assert_eq!(fs::metadata(vaults.join("lock")).unwrap().permissions().mode() & 0o777, 0o600);
}
