//! A drive that was taken out, and folders that cannot be looked into.

use std::fs;

use attune::{
    base::Id,
    shell::Disk,
    store::vault::{self, VaultWhy},
};

use super::folder::{Folder, sheet};

#[test]
fn a_folder_that_is_gone_is_told_and_another_in_its_place_is_not_taken_for_it() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let vault = &unlocked.vault;
    vault.still_there(&Disk).unwrap();
    let away = folder.room.path().join("away");
    fs::rename(&vault.root, &away).unwrap();
    assert!(matches!(vault.still_there(&Disk).unwrap_err().why, VaultWhy::Gone));
    fs::create_dir(&vault.root).unwrap();
    assert!(matches!(vault.still_there(&Disk).unwrap_err().why, VaultWhy::Gone), "an empty place to mount it at");
    let other = fs::read_to_string(away.join("vault.ron")).unwrap().replace(vault.id.as_str(), "another-folder");
    fs::write(vault.root.join("vault.ron"), other).unwrap();
    assert!(matches!(vault.still_there(&Disk).unwrap_err().why, VaultWhy::Gone), "another folder");
    fs::remove_dir_all(&vault.root).unwrap();
    fs::rename(&away, &vault.root).unwrap();
    vault.still_there(&Disk).unwrap();
}

#[test]
fn what_cannot_be_looked_into_is_never_called_undamaged() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    let closed = |checked: &vault::Checked| {
        checked.damaged.iter().filter(|damaged| damaged.holds == vault::Holds::Folder).count()
    };
    let checked = vault::check(&Disk, &unlocked, &mut |_, _| true);
    assert_eq!((checked.sheets, checked.damaged.len()), (1, 0));
    // A link to itself refuses everybody, also an administrator.
    let room = path.parent().unwrap();
    fs::rename(room, folder.room.path().join("room")).unwrap();
    std::os::unix::fs::symlink(room, room).unwrap();
    let checked = vault::check(&Disk, &unlocked, &mut |_, _| true);
    assert_eq!((checked.sheets, closed(&checked)), (0, 1));
    let copied = vault::backup(&Disk, &unlocked, &folder.room.path().join("stick"), &mut |_, _| true).unwrap();
    assert_eq!(copied.faults.len(), 1, "a copy without it is not called whole");
}
