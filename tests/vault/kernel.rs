//! The program on a disk whose kernel says no: faults put into its system calls, and a disk that is full.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use super::folder::{Folder, PASSPHRASE};

const ATTUNE: &str = env!("CARGO_BIN_EXE_attune");
/// Calls that write, and how they fail.
const CALLS: &[(&str, &str)] = &[
    ("write,pwrite64", "EIO"),
    ("write,pwrite64", "ENOSPC"),
    ("fsync,fdatasync", "EIO"),
    ("rename,renameat,renameat2", "EIO"),
    ("rename,renameat,renameat2", "EACCES"),
    ("mkdir,mkdirat", "EROFS"),
    ("openat", "ENOSPC"),
];
/// No worksheet could be written.
const UNWRITTEN: i32 = 4;

pub(super) fn attune(room: &Path, words: &[&str], before: &[String]) -> Output {
    fs::write(room.join("words"), PASSPHRASE).unwrap();
    let mut all = before.to_vec();
    all.push(ATTUNE.to_owned());
    all.extend(words.iter().map(|word| (*word).to_owned()));
    let mut command = Command::new(&all[0]);
    command.args(&all[1..]).current_dir(room).env_clear().env("HOME", room).env("TZ", "UTC");
    command.env("PATH", "/usr/bin:/bin").env("ATTUNE_PASSPHRASE_FILE", room.join("words"));
    command.output().unwrap_or_else(|error| panic!("{}: {error}; install strace", all[0]))
}

/// How many worksheets the folder holds; every one of them must open.
fn sheets(room: &Path) -> usize {
    let checked = attune(room, &["vault", "check", "--vault", "locked", "--json"], &[]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    let json: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    usize::try_from(json["sheets"].as_u64().unwrap()).unwrap()
}

const NEW: &[&str] = &["new", "just-a-line", "--vault", "locked", "--answers", "answers.ron"];

#[test]
fn faults_in_system_calls_lose_nothing_and_are_never_called_saved() {
    let folder = Folder::new();
    let room = folder.room.path();
    fs::write(room.join("answers.ron"), "{\"line\": \"some words\"}").unwrap();
    assert!(attune(room, NEW, &[]).status.success());
    let (mut there, mut tried, mut refused) = (1, 0, 0);
    for (calls, error) in CALLS {
        let before = refused;
        for nth in 1..=8 {
            // The first files that are opened are libraries.
            let nth = if *calls == "openat" { nth * 8 } else { nth };
            let inject = format!("inject={calls}:error={error}:when={nth}");
            let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}"), "-e", &inject];
            let ran = attune(room, NEW, &strace.map(str::to_owned));
            let now = sheets(room);
            tried += 1;
            match ran.status.code() {
                Some(0) => assert_eq!(now, there + 1, "{inject}: called done, and nothing is there"),
                Some(code) => {
                    refused += 1;
                    assert!((1..=UNWRITTEN).contains(&code), "{inject}: exit {code}");
                    assert!(!ran.stderr.is_empty() || calls.starts_with("write"), "{inject}: it says why");
                    // A file may stand there whose folder could not be synced: it is whole then.
                    assert!(now == there || now == there + 1, "{inject}: {there} sheets before, {now} now");
                }
                None => panic!("{inject}: ended by a signal"),
            }
            there = now;
        }
        // Folders that are there already are made anew without a look at the answer.
        assert!(refused > before || calls.starts_with("mkdir"), "{calls} {error}: no fault met the program");
    }
    println!("{tried} faults in system calls, {refused} told, {there} worksheets, all open");
}

#[test]
fn a_disk_that_is_full_keeps_what_is_there_and_takes_more_once_there_is_room() {
    let folder = Folder::new();
    let room = folder.room.path();
    let small = room.join("small");
    fs::create_dir(&small).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=160k", "tmpfs"]).arg(&small).output();
    if !mounted.is_ok_and(|mounted| mounted.status.success()) {
        println!("not tried: only root can mount a small disk");
        return;
    }
    let full = fill(room);
    let unmounted = Command::new("umount").arg(&small).status();
    assert!(unmounted.is_ok_and(|status| status.success()));
    let (done, after) = full.unwrap_or_else(|fault| panic!("{fault}"));
    assert!(done > 2 && after == done + 1, "{done} fit, {after} after there was room");
}

/// Writes worksheets until the disk is full, makes room, and writes one more.
fn fill(room: &Path) -> Result<(usize, usize), String> {
    let small = room.join("small/locked");
    copy(&room.join("locked"), &small);
    fs::write(room.join("answers.ron"), "{\"line\": \"some words\"}").map_err(|error| error.to_string())?;
    let new = ["new", "just-a-line", "--vault", "small/locked", "--answers", "answers.ron"];
    let pad = room.join("small/pad");
    fs::write(&pad, vec![0_u8; 40 << 10]).map_err(|error| error.to_string())?;
    let mut done = 0;
    loop {
        let ran = attune(room, &new, &[]);
        match ran.status.code() {
            Some(0) => done += 1,
            Some(UNWRITTEN) => break,
            other => return Err(format!("exit {other:?}: {}", String::from_utf8_lossy(&ran.stderr))),
        }
        if done > 200 {
            return Err("the disk never became full".to_owned());
        }
    }
    let in_small = |room: &Path| {
        let checked = attune(room, &["vault", "check", "--vault", "small/locked", "--json"], &[]);
        let json: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap_or_default();
        json["sheets"].as_u64().and_then(|count| usize::try_from(count).ok()).filter(|_| checked.status.success())
    };
    if in_small(room) != Some(done) {
        return Err(format!("{done} were called done, {:?} open", in_small(room)));
    }
    fs::remove_file(&pad).map_err(|error| error.to_string())?;
    let again = attune(room, &new, &[]);
    if !again.status.success() {
        return Err(String::from_utf8_lossy(&again.stderr).into_owned());
    }
    Ok((done, in_small(room).unwrap_or(0)))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let there = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &there);
        } else {
            fs::copy(entry.path(), there).unwrap();
        }
    }
}
