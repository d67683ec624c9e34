//! Links in place of files: what they lead to may lie anywhere.

use std::{fs, os::unix::fs::symlink};

use attune::{
    base::Id,
    shell::Disk,
    store::vault::{self, Holds, Index, VaultWhy},
    worksheet::Worksheet,
};

use super::folder::{Folder, sheet, words};

#[test]
fn a_link_in_place_of_a_worksheet_is_told_and_neither_followed_nor_copied() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let (path, other) = (unlocked.vault.file_of(&Id::known("abcd")), unlocked.vault.file_of(&Id::known("efgh")));
    unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    unlocked.keep(&Disk, &other, &sheet("efgh", "two"), None).unwrap();
    let outside = folder.room.path().join("outside.attune");
    fs::rename(&path, &outside).unwrap();
    symlink(&outside, &path).unwrap();
    let before = fs::read(&outside).unwrap();
    assert!(matches!(unlocked.read(&Disk, &path).unwrap_err().why, VaultWhy::Link));
    let checked = vault::check(&Disk, &unlocked, &mut |_, _| true);
    assert_eq!((checked.sheets, checked.damaged.len()), (1, 1));
    assert!(matches!(checked.damaged[0].fault.why, VaultWhy::Link));
    assert_eq!(checked.damaged[0].holds, Holds::Link);
    assert!(checked.damaged[0].help().contains("in its place"));
    let digest = |sheet: &Worksheet| (words(sheet), String::new());
    let mut index = Index::<String>::default();
    index.renew(&Disk, &unlocked, 0, &digest, &mut |_, _| true);
    assert_eq!((index.len(), index.faults.len()), (1, 1));
    let copied = vault::backup(&Disk, &unlocked, &folder.room.path().join("stick"), &mut |_, _| true).unwrap();
    assert!(copied.faults.iter().any(|fault| matches!(fault.why, VaultWhy::Link)), "not called whole");
    assert_eq!(fs::read(&outside).unwrap(), before);
}
