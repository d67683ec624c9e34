//! `attune vault check`: what else than damage it tells, and what `--heal` puts right.

use std::{fs, path::PathBuf, process::Output};

use serde_json::Value;

use crate::room::Room;

const PASSPHRASE: &str = "lantern orbit meadow pear violin";

/// A locked folder that the program made.
struct Locked {
    room: Room,
}

impl Locked {
    fn new() -> Self {
        let room = Room::new();
        room.write("pass", format!("{PASSPHRASE}\n"));
        let locked = Self { room };
        assert_eq!(locked.run(&["vault", "init", "--vault", "locked"]).status.code(), Some(0));
        locked
    }

    fn run(&self, words: &[&str]) -> Output {
        let pass = self.room.path("pass");
        self.room.command(words).env("ATTUNE_PASSPHRASE_FILE", pass).output().unwrap()
    }

    /// A new worksheet; gives its file.
    fn begin(&self, words: &str) -> PathBuf {
        self.room.write("answers.ron", format!("{{ \"line\": \"{words}\" }}"));
        let new = self.run(&["new", "just-a-line", "--vault", "locked", "--answers", "answers.ron"]);
        self.room.path(String::from_utf8(new.stdout).unwrap().trim())
    }

    fn list(&self) -> Output {
        self.run(&["vault", "list", "--vault", "locked"])
    }

    /// What a check says, and how it ends.
    fn check(&self) -> (Value, Option<i32>) {
        let output = self.run(&["vault", "check", "--vault", "locked", "--json"]);
        (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
    }

    /// Heals, and finds the folder whole then.
    #[track_caller]
    fn heal(&self) -> String {
        let healed = self.run(&["vault", "check", "--vault", "locked", "--heal"]);
        let said = String::from_utf8_lossy(&healed.stderr).into_owned();
        assert_eq!(healed.status.code(), Some(0), "{said}");
        let (checked, code) = self.check();
        assert_eq!(code, Some(0), "{checked:#}");
        said
    }
}

fn count(checked: &Value, of: &str) -> usize {
    checked[of].as_array().unwrap_or_else(|| panic!("{of} in {checked:#}")).len()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn two_files_exchanged_by_name_are_told_and_get_their_own_names_again() {
    let locked = Locked::new();
    let (one, two) = (locked.begin("one"), locked.begin("two"));
    let bytes = [&one, &two].map(|path| fs::read(path).unwrap());
    fs::write(&one, &bytes[1]).unwrap();
    fs::write(&two, &bytes[0]).unwrap();
    let (checked, code) = locked.check();
    assert_eq!((count(&checked, "misnamed"), count(&checked, "damaged"), code), (2, 0, Some(1)));
    let help = checked["misnamed"][0]["help"].as_str().unwrap();
    assert!(help.contains("check --heal"), "{help}");
    locked.heal();
    assert_eq!([&one, &two].map(|path| fs::read(path).unwrap()), bytes);
    // One over the other: the one that is gone is told, too.
    locked.list();
    fs::write(&one, &bytes[1]).unwrap();
    let (checked, code) = locked.check();
    assert_eq!((count(&checked, "misnamed"), count(&checked, "missing"), code), (1, 1, Some(1)));
}

#[test]
fn a_file_that_is_gone_is_told_as_long_as_nobody_says_that_it_may_be() {
    let locked = Locked::new();
    let (one, _two) = (locked.begin("one"), locked.begin("two"));
    locked.list();
    fs::remove_file(one).unwrap();
    for _ in 0..2 {
        let (checked, code) = locked.check();
        assert_eq!((count(&checked, "missing"), checked["sheets"].as_u64(), code), (1, Some(1), Some(1)));
        assert!(checked["missing"][0]["help"].as_str().unwrap().contains("last copy"));
    }
    assert!(locked.heal().contains("not asked for any more"));
}

#[test]
fn what_other_keys_sealed_before_is_told_and_sealed_with_those_of_now() {
    let locked = Locked::new();
    let one = locked.begin("one");
    let before = fs::read(&one).unwrap();
    assert_eq!(locked.run(&["vault", "keys", "--vault", "locked"]).status.code(), Some(0));
    assert_eq!(locked.check().1, Some(0));
    // A computer that was away brings its file.
    fs::write(&one, &before).unwrap();
    let (checked, code) = locked.check();
    assert_eq!((count(&checked, "old_keys"), code), (1, Some(1)));
    let text = locked.run(&["vault", "check", "--vault", "locked"]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("still locked with keys from before") && !text.contains("Nothing is damaged"), "{text}");
    locked.heal();
    assert_ne!(fs::read(&one).unwrap(), before);
}

#[test]
fn the_file_for_the_paper_is_not_called_good_where_nothing_says_what_it_should_hold() {
    let locked = Locked::new();
    let (note, paper) = (locked.room.path("locked/recovery.attune"), locked.room.path("locked/recovery.age"));
    fs::remove_file(&note).unwrap();
    fs::write(paper, "no key at all").unwrap();
    let (checked, code) = locked.check();
    assert_eq!((checked["damaged"][0]["holds"].as_str(), code), (Some("recovery"), Some(1)));
    locked.heal();
    assert!(note.exists());
}

#[test]
fn two_files_of_one_worksheet_are_told_and_the_same_twice_is_no_question() {
    let locked = Locked::new();
    let one = locked.begin("one");
    let copy = one.with_file_name(format!("{} (conflicted copy).attune", one.file_stem().unwrap().to_str().unwrap()));
    fs::copy(&one, copy).unwrap();
    assert_eq!(said(&locked.list()), "", "the same twice is no question");
    assert_eq!(count(&locked.check().0, "twice"), 1);
}

#[test]
fn a_folder_that_lost_its_manifest_is_no_new_one_and_is_healed_by_its_passphrase() {
    let locked = Locked::new();
    locked.begin("one");
    let manifest = locked.room.path("locked/vault.ron");
    let whole = fs::read(&manifest).unwrap();
    fs::remove_file(&manifest).unwrap();
    let list = locked.list();
    assert!(said(&list).contains("vault.ron") && said(&list).contains("check --heal"), "{}", said(&list));
    assert!(locked.heal().contains("was written anew"));
    assert_eq!(fs::read(&manifest).unwrap(), whole);
}
