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

use super::folder::{Folder, sheet, words};

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

#[test]
fn looking_through_histories_goes_on_where_it_stopped() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let left = |doc: &str| versions(&Disk, &unlocked, &Id::known(doc)).len();
    five_states(&unlocked, "abcd", 3);
    five_states(&unlocked, "wxyz", 3);
    let others = 250;
    for number in 0..others {
        let empty = unlocked.vault.root.join("history").join(format!("m{number:03}"));
        fs::create_dir(empty).unwrap();
    }
    // One small step after the other: the first history is done after the first.
    let mut tidying = unlocked.tidying(&Disk, now()).expect("never done before");
    assert_eq!(tidying.step(&unlocked, &Disk, now()), Some(4));
    assert_eq!((left("abcd"), left("wxyz")), (1, 5));
    for _ in 1..others {
        assert_eq!(tidying.step(&unlocked, &Disk, now()), Some(0));
    }
    drop(tidying);
    // The program is left. What was looked through is not looked through again.
    let mut again = unlocked.tidying(&Disk, now()).expect("not at its end");
    let steps = std::iter::from_fn(|| again.step(&unlocked, &Disk, now())).count();
    assert!(steps < 100, "{steps} steps for the rest");
    assert_eq!(left("wxyz"), 1);
    assert!(unlocked.tidying(&Disk, now()).is_none(), "once a day is enough");
}

#[test]
fn what_another_machine_wrote_and_nobody_here_has_seen_stays_for_good() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    let mine = unlocked.keep(&Disk, &path, &sheet("abcd", "mine"), None).unwrap();
    let theirs = unlocked.keep(&Disk, &path, &sheet("abcd", "theirs"), Some(mine)).unwrap();
    // She keeps hers; then many states of a later day follow.
    let mut known = unlocked.keep_over(&Disk, &path, &sheet("abcd", "mine again")).unwrap();
    assert_eq!(known.rev, theirs.rev + 1);
    for number in 0..4 {
        known = unlocked.keep(&Disk, &path, &sheet("abcd", &number.to_string()), Some(known)).unwrap();
    }
    let year = Moment::parse("2027-12-24T12:00:00+00:00").unwrap();
    assert!(unlocked.prune(&Disk, &Id::known("abcd"), year) > 0, "the others go");
    let left: Vec<String> = versions(&Disk, &unlocked, &Id::known("abcd")).iter().map(|v| words(&v.sheet)).collect();
    assert!(left.contains(&"theirs".to_owned()), "{left:?}");
    assert_eq!(words(&unlocked.read(&Disk, &path).unwrap().0), "3");
}
