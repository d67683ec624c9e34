//! A damaged file is refused, whatever the damage, and the rest of the folder opens.

use std::fs;

use attune::{base::Id, shell::Disk, store::vault};

use super::folder::{Folder, few_or, sheet, words};

#[test]
fn every_cut_and_turned_bits_everywhere_are_refused() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let (path, other) = (unlocked.vault.file_of(&Id::known("abcd")), unlocked.vault.file_of(&Id::known("efgh")));
    unlocked.keep(&Disk, &path, &sheet("abcd", "whole"), None).unwrap();
    unlocked.keep(&Disk, &other, &sheet("efgh", "the other"), None).unwrap();
    let whole = fs::read(&path).unwrap();
    let (mut cases, step) = (0, few_or(1, 7));
    for at in (0..whole.len()).step_by(step) {
        fs::write(&path, &whole[..at]).unwrap();
        assert!(unlocked.read(&Disk, &path).is_err(), "cut at {at}");
        let bits = few_or(8, 1);
        for bit in (0..8).take(bits) {
            let mut turned = whole.clone();
            turned[at] ^= 1 << ((bit + at) % 8);
            fs::write(&path, &turned).unwrap();
            assert!(unlocked.read(&Disk, &path).is_err(), "bit {bit} of byte {at}");
        }
        cases += 1 + bits;
    }
    println!("{cases} damaged files refused");
    let (there, _) = unlocked.read(&Disk, &other).unwrap();
    assert_eq!(words(&there), "the other");
    fs::write(&path, &whole).unwrap();
    assert_eq!(words(&unlocked.read(&Disk, &path).unwrap().0), "whole");
}

#[test]
fn files_that_were_exchanged_are_not_taken_for_each_other() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let (one, two) = (unlocked.vault.file_of(&Id::known("abcd")), unlocked.vault.file_of(&Id::known("efgh")));
    unlocked.keep(&Disk, &one, &sheet("abcd", "one"), None).unwrap();
    unlocked.keep(&Disk, &two, &sheet("efgh", "two"), None).unwrap();
    let (first, second) = (fs::read(&one).unwrap(), fs::read(&two).unwrap());
    fs::write(&one, second).unwrap();
    fs::write(&two, first).unwrap();
    // Each still says which document it is: nothing is mixed up, whatever the name of its file.
    assert_eq!(words(&unlocked.read(&Disk, &one).unwrap().0), "two");
    let checked = vault::check(&Disk, &unlocked, &mut |_, _| true);
    assert_eq!((checked.sheets, checked.damaged.len(), checked.misnamed.len()), (2, 0, 2));
    unlocked.rename_misnamed(&Disk, &checked.misnamed).unwrap();
    assert_eq!(words(&unlocked.read(&Disk, &one).unwrap().0), "one");
    assert!(vault::check(&Disk, &unlocked, &mut |_, _| true).is_whole());
}

#[test]
fn the_lists_of_the_last_start_are_used_again_and_only_what_changed_is_read() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    for doc in ["abcd", "efgh", "ijkl"] {
        unlocked.keep(&Disk, &unlocked.vault.file_of(&Id::known(doc)), &sheet(doc, doc), None).unwrap();
    }
    let read = std::cell::Cell::new(0);
    // Texts may be empty, or end with lines of their own.
    let digest = |sheet: &attune::worksheet::Worksheet| {
        read.set(read.get() + 1);
        (words(sheet), if words(sheet) == "efgh" { String::new() } else { format!("{}\n\n", words(sheet)) })
    };
    let mut index = vault::Index::<String>::default();
    index.renew(&Disk, &unlocked, 4_000_000_000, &digest, &mut |_, _| true);
    index.store(&Disk, &unlocked).unwrap();
    assert_eq!(read.get(), 3);
    let mut again = vault::Index::<String>::load(&Disk, &unlocked);
    let texts: Vec<String> = again.rows().map(|(_, _, text)| text.to_string()).collect();
    assert_eq!(texts, ["abcd\n\n", "", "ijkl\n\n"]);
    assert!(!again.renew(&Disk, &unlocked, 4_000_000_000, &digest, &mut |_, _| true));
    assert_eq!(read.get(), 3, "nothing is read again");
    unlocked.keep(&Disk, &unlocked.vault.file_of(&Id::known("mnop")), &sheet("mnop", "new"), None).unwrap();
    assert!(again.renew(&Disk, &unlocked, 4_000_000_000, &digest, &mut |_, _| true));
    assert_eq!((read.get(), again.len()), (4, 4));
}

#[test]
fn rows_and_texts_of_two_different_times_are_never_put_together() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    for doc in ["abcd", "efgh", "ijkl"] {
        unlocked.keep(&Disk, &unlocked.vault.file_of(&Id::known(doc)), &sheet(doc, doc), None).unwrap();
    }
    let local = unlocked.vault.local.clone();
    let kept = |longer: &str| {
        let digest = |sheet: &attune::worksheet::Worksheet| {
            let text = if words(sheet) == longer { format!("{longer}{longer}") } else { words(sheet) };
            (String::new(), text)
        };
        let mut index = vault::Index::<String>::default();
        index.renew(&Disk, &unlocked, 4_000_000_000, &digest, &mut |_, _| true);
        index.store(&Disk, &unlocked).unwrap();
        fs::read(local.join("list.attune")).unwrap()
    };
    // As many letters in all; only where one text ends and the next begins is another place.
    let rows = kept("abcd");
    kept("ijkl");
    fs::write(local.join("list.attune"), rows).unwrap();
    assert!(vault::Index::<String>::load(&Disk, &unlocked).is_empty(), "a crash between the two: it is read anew");
}

#[test]
fn an_old_state_in_place_of_a_new_one_is_noticed() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let first = unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    let old = fs::read(&path).unwrap();
    // Of another length: written twice in a second, that is all by which they differ.
    unlocked.keep(&Disk, &path, &sheet("abcd", &"two ".repeat(2_000)), Some(first)).unwrap();
    let digest = |sheet: &attune::worksheet::Worksheet| (sheet.doc.to_string(), words(sheet));
    let mut index = vault::Index::<String>::default();
    index.renew(&Disk, &unlocked, 4_000_000_000, &digest, &mut |_, _| true);
    assert!(index.rolled_back().is_empty());
    index.store(&Disk, &unlocked).unwrap();

    fs::write(&path, old).unwrap();
    let mut again = vault::Index::<String>::load(&Disk, &unlocked);
    again.renew(&Disk, &unlocked, 0, &digest, &mut |_, _| true);
    assert_eq!(again.rolled_back(), [Id::known("abcd")]);
    fs::write(&path, "damaged").unwrap();
    again.renew(&Disk, &unlocked, 0, &digest, &mut |_, _| true);
    assert!(again.missing().is_empty() && again.faults.len() == 1, "damaged is not gone");
    fs::remove_file(&path).unwrap();
    again.renew(&Disk, &unlocked, 0, &digest, &mut |_, _| true);
    assert_eq!(again.missing(), [Id::known("abcd")]);
    again.forget(&Id::known("abcd"));
    assert!(again.missing().is_empty(), "deleted on purpose");
}
