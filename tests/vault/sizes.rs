//! Worksheets as large as they come: kept, read again, copied; larger ones are refused before they are written.

use attune::{
    base::Id,
    shell::Disk,
    store::{
        Why,
        vault::{self, Taken, VaultFault, VaultWhy, take_in},
    },
    worksheet::file,
};

use super::folder::{Folder, sheet, words};

/// Larger than three full drawings.
const LARGE: usize = 6 << 20;

/// So long that the whole worksheet is as large as a worksheet may be.
fn longest() -> usize {
    let (empty, ten) = (file::write(&sheet("abcd", "")).len(), file::write(&sheet("abcd", &"x".repeat(10))).len());
    file::MAX_BYTES - empty - (ten - empty - 10)
}

#[test]
fn a_large_worksheet_is_read_again_and_written_again_wherever_it_lies() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let doc = Id::known("abcd");
    let path = unlocked.vault.file_of(&doc);
    for length in [LARGE, longest()] {
        let known =
            vault::scan(&Disk, &unlocked.vault).first().map(|found| unlocked.read(&Disk, &found.path).unwrap().1);
        let first = unlocked.keep(&Disk, &path, &sheet("abcd", &"x".repeat(length)), known).unwrap();
        let (there, known) = unlocked.read(&Disk, &path).unwrap();
        assert_eq!((words(&there).len(), known), (length, first));
        unlocked.keep(&Disk, &path, &sheet("abcd", &"y".repeat(length)), Some(known)).unwrap();
    }
    assert_eq!(vault::versions(&Disk, &unlocked, &doc).len(), 3);
    let text = file::write(&sheet("abcd", &"x".repeat(longest() + 1_000)));
    unlocked.vault.write_rescue(&Disk, &doc, &text).unwrap();
    let rescued = unlocked.read_rescue(&Disk, &unlocked.vault.rescue_file(&doc)).unwrap();
    assert_eq!(words(&file::read_rescued(&rescued).unwrap()).len(), longest() + 1_000, "never lost for its size");
    let checked = vault::check(&Disk, &unlocked, &mut |_, _| true);
    assert_eq!((checked.sheets, checked.versions, checked.damaged.len()), (1, 3, 0));
    let copied = vault::backup(&Disk, &unlocked, &folder.room.path().join("stick"), &mut |_, _| true).unwrap();
    assert_eq!((copied.proved, copied.faults.len()), (1, 0));
}

#[test]
fn what_could_not_be_read_back_is_not_written_and_what_stood_there_stays() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let known = unlocked.keep(&Disk, &path, &sheet("abcd", "small"), None).unwrap();
    let too_large = sheet("abcd", &"x".repeat(longest() + 1));
    let refused = |fault: VaultFault| matches!(fault.why, VaultWhy::Save(fault) if fault.why == Why::TooLarge);
    assert!(refused(unlocked.keep(&Disk, &path, &too_large, Some(known)).unwrap_err()));
    assert_eq!(words(&unlocked.read(&Disk, &path).unwrap().0), "small");
    assert!(vault::versions(&Disk, &unlocked, &Id::known("abcd")).is_empty());
    let plain = folder.room.path().join("large.ron");
    std::fs::write(&plain, file::write(&sheet("efgh", &"x".repeat(longest())))).unwrap();
    assert!(matches!(take_in(&Disk, &unlocked, &plain, false).unwrap(), Taken::Kept(_)));
}
