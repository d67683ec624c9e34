//! What stands there is older than it was, was written by two at once, or is not there any more.

use std::fs;

use attune::{
    base::Id,
    shell::Disk,
    store::vault::{self, Checked, Index, Unlocked},
    worksheet::Worksheet,
};

use super::folder::{Folder, sheet, words};

fn check(unlocked: &Unlocked) -> Checked {
    vault::check(&Disk, unlocked, &mut |_, _| true)
}

fn digest(sheet: &Worksheet) -> (String, String) {
    (sheet.doc.to_string(), words(sheet))
}

/// The lists of this machine, as they are after a look at the folder now.
fn listed(unlocked: &Unlocked) -> Index<String> {
    let mut index = Index::load(&Disk, unlocked);
    index.renew(&Disk, unlocked, 0, &digest, &mut |_, _| true);
    index.store(&Disk, unlocked).unwrap();
    index
}

#[test]
fn an_older_state_in_its_place_gives_way_to_the_newest_of_the_history() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let mut known = None;
    let mut first = Vec::new();
    for said in ["one", "two, longer", "three, the longest of all"] {
        known = Some(unlocked.keep(&Disk, &path, &sheet("abcd", said), known).unwrap());
        if first.is_empty() {
            first = fs::read(&path).unwrap();
        }
    }
    assert!(check(&unlocked).is_whole());
    fs::write(&path, &first).unwrap();
    // The history alone tells it: this machine has no lists.
    let checked = check(&unlocked);
    let older = &checked.older[0];
    assert_eq!((older.rev, older.known, older.heals.is_some(), checked.is_whole()), (1, 2, true, false));
    assert!(unlocked.put_newest(&Disk, older).unwrap());
    assert_eq!(words(&unlocked.read(&Disk, &path).unwrap().0), "two, longer");
    assert!(check(&unlocked).is_whole());
}

#[test]
fn what_was_seen_here_is_known_until_somebody_takes_it_as_it_is() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let first = unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    let old = fs::read(&path).unwrap();
    unlocked.keep(&Disk, &path, &sheet("abcd", &"two ".repeat(2_000)), Some(first)).unwrap();
    listed(&unlocked);
    fs::write(&path, old).unwrap();
    let checked = check(&unlocked);
    assert_eq!((checked.older[0].known, checked.older[0].heals.clone()), (2, None));
    assert!(!unlocked.put_newest(&Disk, &checked.older[0]).unwrap());
    unlocked.take_as_they_are(&Disk, &[(Id::known("abcd"), Some(1))]).unwrap();
    assert!(check(&unlocked).is_whole());
    assert!(listed(&unlocked).rolled_back().is_empty());
}

#[test]
fn a_lost_file_comes_back_from_its_history_and_one_in_the_trash_is_not_lost() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let first = unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    unlocked.keep(&Disk, &path, &sheet("abcd", "two"), Some(first)).unwrap();
    listed(&unlocked);
    let waits = unlocked.delete(&Disk, &path).unwrap();
    assert!(check(&unlocked).is_whole());
    assert!(listed(&unlocked).missing().is_empty(), "deleted, by whichever computer");
    fs::remove_file(waits).unwrap();
    let checked = check(&unlocked);
    assert_eq!(checked.missing.len(), 1);
    assert!(unlocked.put_missing(&Disk, &checked.missing[0]).unwrap());
    assert_eq!(words(&unlocked.read(&Disk, &path).unwrap().0), "one");
    assert!(check(&unlocked).is_whole());
}

#[test]
fn a_sheet_written_anew_over_a_damaged_one_goes_on_counting() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let mut known = None;
    for said in ["one", "two", "three"] {
        known = Some(unlocked.keep(&Disk, &path, &sheet("abcd", said), known).unwrap());
    }
    listed(&unlocked);
    fs::write(&path, "damaged").unwrap();
    unlocked.set_aside(&Disk, &path).unwrap().expect("it does not open");
    unlocked.keep_over(&Disk, &path, &sheet("abcd", "four")).unwrap();
    assert!(check(&unlocked).is_whole(), "its own words are not told as an old state");
    assert!(listed(&unlocked).rolled_back().is_empty());
}

#[test]
fn the_same_number_with_other_words_is_a_conflict_and_never_silent() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let first = unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    let begun = fs::read(&path).unwrap();
    unlocked.keep(&Disk, &path, &sheet("abcd", "theirs"), Some(first)).unwrap();
    let theirs = fs::read(&path).unwrap();
    fs::write(&path, &begun).unwrap();
    unlocked.keep(&Disk, &path, &sheet("abcd", "mine"), Some(first)).unwrap();
    assert!(listed(&unlocked).in_two_states().is_empty());
    // Side by side, as most services leave them.
    let beside = path.with_file_name("abcd.sync-conflict-20261127-101010-ABCDEFG.attune");
    fs::write(&beside, &theirs).unwrap();
    assert_eq!(listed(&unlocked).in_two_states().into_iter().collect::<Vec<_>>(), [Id::known("abcd")]);
    fs::write(&beside, fs::read(&path).unwrap()).unwrap();
    assert!(listed(&unlocked).in_two_states().is_empty(), "the same twice");
    fs::remove_file(&beside).unwrap();
    assert!(listed(&unlocked).replaced.is_empty());
    // One in place of the other.
    fs::write(&path, &theirs).unwrap();
    assert_eq!(listed(&unlocked).replaced, [Id::known("abcd")]);
}
