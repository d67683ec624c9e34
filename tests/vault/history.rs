//! States that the schedule does not keep go, also of worksheets that nobody opens again.

use std::{
    fs::{self, File},
    time::{Duration, SystemTime},
};

use attune::{
    base::{Id, Moment},
    shell::Disk,
    store::vault::{Unlocked, versions},
};

use super::folder::{Folder, sheet};

const DAY: u64 = 24 * 3600;

/// Five states of a day, whose files the disk says to be so many days old.
fn five_states(unlocked: &Unlocked, doc: &str, days: u64) {
    let path = unlocked.vault.file_of(&Id::known(doc));
    let mut known = None;
    for number in 0..6 {
        known = Some(unlocked.keep(&Disk, &path, &sheet(doc, &number.to_string()), known).unwrap());
    }
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(now().utc_secs().cast_unsigned() - days * DAY);
    for state in fs::read_dir(unlocked.vault.root.join("history").join(doc)).unwrap() {
        File::options().write(true).open(state.unwrap().path()).unwrap().set_modified(then).unwrap();
    }
}

/// Three days after the states were written.
fn now() -> Moment {
    Moment::parse("2026-11-28T12:00:00+00:00").unwrap()
}

#[test]
fn states_go_by_the_schedule_though_nobody_opens_the_worksheet_again() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let left = |doc: &str| versions(&Disk, &unlocked, &Id::known(doc)).len();
    five_states(&unlocked, "abcd", 3);
    five_states(&unlocked, "efgh", 0);
    let head = fs::read(unlocked.vault.file_of(&Id::known("abcd"))).unwrap();
    assert_eq!(unlocked.tidy_history(&Disk, now(), &mut |_, _| true), 4);
    assert_eq!((left("abcd"), left("efgh")), (1, 5), "the last of a day that is over stays, and all of today");
    assert_eq!(fs::read(unlocked.vault.file_of(&Id::known("abcd"))).unwrap(), head, "the worksheet is as it was");
    five_states(&unlocked, "ijkl", 3);
    assert_eq!(unlocked.tidy_history(&Disk, now(), &mut |_, _| true), 0, "once a day is enough");
    assert_eq!(left("ijkl"), 5);
}
