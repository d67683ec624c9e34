//! Killed at any moment while saving, the program has lost nothing that it called saved.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use attune::{base::Id, shell::Disk};

use super::folder::{Folder, few_or, sheet, unlock, words};

/// Names the room for the child that is killed.
const ROOM: &str = "ATTUNE_TEST_ROOM";
/// Makes the child save as nobody should.
const NAIVE: &str = "ATTUNE_TEST_NAIVE";

/// Saves for ever and says after each save what is safe. Run only as a child.
#[test]
#[ignore = "the child of the tests below"]
fn child() {
    let Some(room) = std::env::var_os(ROOM).map(PathBuf::from) else { return };
    let unlocked = unlock(&room);
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let mut known = unlocked.read(&Disk, &path).ok().map(|(_, known)| known);
    let mut number = known.map_or(0, |known| known.rev);
    let naive = std::env::var_os(NAIVE).is_some();
    loop {
        number += 1;
        let next = sheet("abcd", &format!("{number} {}", "word ".repeat(3_000)));
        if naive {
            let sealed = {
                let aside = path.with_file_name("aside.attune");
                let _gone = fs::remove_file(&aside);
                unlocked.keep(&Disk, &aside, &next, None).unwrap();
                fs::read(&aside).unwrap()
            };
            fs::write(&path, sealed).unwrap();
        } else {
            known = Some(unlocked.keep(&Disk, &path, &next, known).unwrap());
        }
        println!("saved {number}");
        std::io::stdout().flush().unwrap();
    }
}

/// Lets a child save, kills it after a while, and gives back the last number it called saved.
fn killed_after(room: &Path, wait: Duration, naive: bool) -> u64 {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "kill::child", "--ignored", "--nocapture"]).env(ROOM, room);
    if naive {
        command.env(NAIVE, "1");
    }
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let out = child.stdout.take().unwrap();
    let reader = thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        let saved = lines.filter_map(|line| line.rsplit_once("saved ").map(|(_, number)| number.to_owned()));
        saved.filter_map(|number| number.parse::<u64>().ok()).last().unwrap_or(0)
    });
    thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

fn number_in(room: &Path) -> Option<u64> {
    let unlocked = unlock(room);
    let (sheet, _) = unlocked.read(&Disk, &unlocked.vault.file_of(&Id::known("abcd"))).ok()?;
    words(&sheet).split(' ').next()?.parse().ok()
}

fn waits(count: usize) -> impl Iterator<Item = Duration> {
    // A fixed sequence that falls on every part of a save.
    (0..count as u64).map(|n| Duration::from_millis(25 + (n * 7_919) % 61))
}

#[test]
fn killed_while_saving_nothing_that_was_called_saved_is_lost() {
    let folder = Folder::new();
    let (mut saved, count) = (0, few_or(2_000, 150));
    let mut acknowledged = 0;
    for wait in waits(count) {
        let last = killed_after(folder.room.path(), wait, false);
        acknowledged += usize::from(last > saved);
        saved = saved.max(last);
        match number_in(folder.room.path()) {
            Some(now) => {
                assert!(now >= saved, "{saved} was called saved, {now} is there");
                saved = now;
            }
            None => assert_eq!(saved, 0, "the worksheet does not open any more"),
        }
    }
    println!("{count} kills, {saved} saves, 0 lost");
    assert!(acknowledged > count / 4, "too few kills fell into saving: {acknowledged} of {count}");
}

#[test]
fn the_same_harness_sees_a_save_that_writes_in_place() {
    let folder = Folder::new();
    let mut torn = 0;
    for wait in waits(few_or(300, 60)) {
        killed_after(folder.room.path(), wait, true);
        torn += usize::from(number_in(folder.room.path()).is_none());
    }
    println!("{torn} torn by writing in place");
    assert!(torn > 0, "the harness cannot fail");
}
