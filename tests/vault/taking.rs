//! Plain worksheets on their way into the folder while the disk says no: what is told is what is true.

use std::{fs, path::Path, process::Output};

use attune::worksheet::file;
use serde_json::Value;

use super::{
    folder::{Folder, sheet},
    kernel::attune,
};

/// Plain worksheets beside a locked folder.
fn plain(room: &Path, docs: &[&str]) -> Vec<String> {
    let write = |doc: &&str| {
        let name = format!("{doc}.ron");
        fs::write(room.join(&name), file::write(&sheet(doc, "plain words"))).unwrap();
        name
    };
    docs.iter().map(write).collect()
}

fn states(output: &Output) -> Vec<(String, bool)> {
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let one = |line: &Value| (line["state"].as_str().unwrap().to_owned(), line["deleted"].as_bool().unwrap());
    json.as_array().unwrap().iter().map(one).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn taking_in_that_stops_half_way_says_how_far_it_came_and_deletes_nothing() {
    let folder = Folder::new();
    let room = folder.room.path();
    let files = plain(room, &["aaaa", "bbbb", "cccc"]);
    // Where the second one belongs no folder can be made.
    fs::create_dir_all(room.join("locked/docs")).unwrap();
    fs::write(room.join("locked/docs/bb"), "in the way").unwrap();
    let mut words = vec!["vault", "take-in", "--vault", "locked", "--delete", "--json"];
    words.extend(files.iter().map(String::as_str));
    let taken = attune(room, &words, &[]);
    assert_eq!(taken.status.code(), Some(4), "{}", said(&taken));
    let told: Vec<_> = states(&taken);
    let expected = [("kept", false), ("failed", false), ("not-tried", false)];
    assert_eq!(told, expected.map(|(state, gone)| (state.to_owned(), gone)));
    assert!(files.iter().all(|file| room.join(file).exists()), "nothing was deleted");
    for part in ["one file is taken in and was read back", "2 are not", "No plain file was deleted"] {
        assert!(said(&taken).contains(part), "{part} in {}", said(&taken));
    }
    // Done again once it can be, it takes in the rest and deletes.
    fs::remove_file(room.join("locked/docs/bb")).unwrap();
    let again = attune(room, &words, &[]);
    assert_eq!(again.status.code(), Some(0), "{}", said(&again));
    assert_eq!(states(&again), ["same", "kept", "kept"].map(|state| (state.to_owned(), true)));
    assert!(files.iter().all(|file| !room.join(file).exists()));
}

#[test]
fn a_plain_file_that_stays_is_told_and_the_command_does_not_end_as_done() {
    let folder = Folder::new();
    let room = folder.room.path();
    let files = plain(room, &["aaaa", "bbbb"]);
    let calls = "unlink,unlinkat";
    let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}"), "-e"];
    let inject = format!("inject={calls}:error=EACCES");
    let before: Vec<String> = strace.iter().map(|word| (*word).to_owned()).chain([inject]).collect();
    let words = ["vault", "take-in", "--vault", "locked", "--delete", &files[0], &files[1]];
    let taken = attune(room, &words, &before);
    assert_eq!(taken.status.code(), Some(4), "{}", said(&taken));
    assert!(said(&taken).contains("could not be deleted"), "{}", said(&taken));
    let out = String::from_utf8_lossy(&taken.stdout).into_owned();
    assert_eq!(out.matches("the plain file is still there").count(), 2, "{out}");
    // What a link leads to would stay.
    fs::remove_file(room.join(&files[1])).unwrap();
    fs::rename(room.join(&files[0]), room.join("elsewhere.ron")).unwrap();
    std::os::unix::fs::symlink("elsewhere.ron", room.join(&files[0])).unwrap();
    let taken = attune(room, &["vault", "take-in", "--vault", "locked", "--delete", &files[0]], &[]);
    assert_eq!(taken.status.code(), Some(4), "{}", said(&taken));
    assert!(said(&taken).contains("this is a link"), "{}", said(&taken));
}

#[test]
fn a_new_folder_is_durable_before_what_lies_in_it_is_called_kept() {
    let folder = Folder::new();
    let room = folder.room.path();
    let files = plain(room, &["aaaa"]);
    let log = room.join("log");
    let strace = ["strace", "-f", "-qq", "-y", "-e", "trace=mkdir,mkdirat,fsync", "-o", log.to_str().unwrap()];
    let taken = attune(room, &["vault", "take-in", "--vault", "locked", &files[0]], &strace.map(str::to_owned));
    assert_eq!(taken.status.code(), Some(0), "{}", said(&taken));
    let log = fs::read_to_string(log).unwrap();
    let made = log.lines().position(|line| line.contains("mkdir") && line.contains("docs/aa\"")).expect(&log);
    let synced = log.lines().position(|line| line.contains("fsync") && line.contains("/locked/docs>"));
    assert!(synced.is_some_and(|synced| synced > made), "{log}");
}
