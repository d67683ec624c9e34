//! The locked folder on a disk that fails, loses its power, and is written by somebody else.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{
        Arc, LazyLock,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{Known, Unlocked, Vault, VaultFault, VaultWhy, backup, check, heal, scan, versions};
use crate::{
    base::{Id, Moment, Secret},
    seal::Keys,
    store::{
        self, Expected, Files, Why,
        memory::{Fails, Memory},
    },
    template::shelf,
    worksheet::{Answer, At, Author, Change, Edit, Side, Worksheet, apply},
};

const KINDS: [ErrorKind; 4] =
    [ErrorKind::StorageFull, ErrorKind::Other, ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem];

/// Keys without a passphrase: scrypt is proved elsewhere.
static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys::fresh(Id::known("folder")).unwrap().0);

fn unlocked() -> Unlocked {
    let keys = KEYS.clone();
    let vault = Vault::new(Path::new("/home/v"), Path::new("/home/s"), Id::known("folder"), keys.readers());
    Unlocked { vault, keys, identity: None }
}

fn moment() -> Moment {
    Moment::parse("2026-11-25T10:00:00+00:00").unwrap()
}

/// A worksheet that says these words.
fn sheet(words: &str) -> Worksheet {
    let template = shelf::template("just-a-line").unwrap();
    let mut sheet = Worksheet::begin(Arc::clone(&template), Id::known("abcd"), moment());
    let by = Author { name: String::new(), side: Side::Writer };
    let change = Change::Set { at: At::item(Id::known("line")), answer: Answer::Text(words.to_owned()) };
    apply(&mut sheet, &Edit { by, when: moment(), change }).unwrap();
    sheet
}

fn words(sheet: &Worksheet) -> String {
    sheet.text(&At::item(Id::known("line"))).to_owned()
}

fn place() -> PathBuf {
    unlocked().vault.file_of(&Id::known("abcd"))
}

/// A disk on which the sheet says `one`.
fn begun() -> (Memory, Known) {
    let disk = Memory::empty();
    let known = unlocked().keep(&disk, &place(), &sheet("one"), None).unwrap();
    (disk, known)
}

fn found(disk: &Memory) -> Result<String, VaultFault> {
    unlocked().read(disk, &place()).map(|(sheet, _)| words(&sheet))
}

#[test]
fn a_sheet_is_kept_and_what_it_said_before_stays_in_its_history() {
    let (disk, first) = begun();
    let second = unlocked().keep(&disk, &place(), &sheet("two"), Some(first)).unwrap();
    assert_eq!((first.rev, second.rev), (1, 2));
    assert_eq!(found(&disk).unwrap(), "two");
    let history = versions(&disk, &unlocked(), &Id::known("abcd"));
    assert_eq!(history.iter().map(|version| words(&version.sheet)).collect::<Vec<_>>(), ["one"]);
}

#[test]
fn whichever_call_fails_the_sheet_is_old_or_new_and_nothing_is_called_saved() {
    let calls = {
        let (disk, known) = begun();
        disk.fail(None);
        unlocked().keep(&disk, &place(), &sheet("two"), Some(known)).unwrap();
        disk.calls()
    };
    assert!(calls > 20, "{calls}");
    let mut harmless = 0;
    for kind in KINDS {
        for at in 0..calls {
            for for_good in [false, true] {
                let (disk, known) = begun();
                disk.fail(Some(Fails { at, for_good, kind }));
                let kept = unlocked().keep(&disk, &place(), &sheet("two"), Some(known));
                disk.fail(None);
                let now = found(&disk).unwrap_or_else(|fault| panic!("call {at}, {kind}: {}", fault.what()));
                if kept.is_ok() {
                    assert_eq!(now, "two", "call {at}, {kind}");
                    harmless += 1;
                } else {
                    assert!(now == "one" || now == "two", "{now} after call {at}, {kind}");
                }
                let again = unlocked().read(&disk, &place()).unwrap().1;
                unlocked().keep(&disk, &place(), &sheet("three"), Some(again)).expect("it goes on afterwards");
                assert_eq!(found(&disk).unwrap(), "three");
            }
        }
    }
    println!("{} failing calls, {harmless} of them harmless", KINDS.len() * calls * 2);
    assert!(harmless < KINDS.len() * calls / 4, "{harmless} failures went unnoticed");
}

#[test]
fn whenever_the_power_goes_no_kept_words_are_lost() {
    // Sheets of other lengths are written in other numbers of calls.
    let states: usize = [0, 3_000, 9_000].into_iter().map(states_after_power_cuts).sum();
    println!("{states} states after a power cut");
    assert!(states > 20_000, "{states}");
}

/// Looks at what may be on the disk after each call of many saves; says how many states that were.
fn states_after_power_cuts(padding: usize) -> usize {
    let disk = Memory::empty();
    let mut known = None;
    let mut kept_after: Vec<(usize, usize)> = Vec::new();
    for number in 0..24_usize {
        let said = format!("{number} {}", "x".repeat(padding));
        known = Some(unlocked().keep(&disk, &place(), &sheet(&said), known).unwrap());
        kept_after.push((disk.calls(), number));
    }
    let mut states = 0;
    for call in 0..disk.calls() {
        let least = kept_after.iter().rev().find(|(calls, _)| *calls <= call + 1).map(|(_, number)| *number);
        for wreck in disk.wrecks_after(call) {
            states += 1;
            let now = found(&Memory::of(&wreck));
            let now = now.map(|said| said.split(' ').next().and_then(|number| number.parse::<usize>().ok()).unwrap());
            match (now, least) {
                (Ok(now), Some(least)) => {
                    assert!(now == least || now == least + 1, "{now} after call {call}, {least} was kept");
                }
                (Ok(now), None) => assert_eq!(now, 0),
                (Err(fault), Some(least)) => panic!("call {call}: {least} was kept, and {}", fault.what()),
                (Err(_), None) => {}
            }
        }
    }
    states
}

/// A disk on which somebody else writes before the call with this number.
struct Meddled {
    disk: Memory,
    at: usize,
    theirs: Vec<u8>,
    wrote: AtomicBool,
}

impl Meddled {
    fn now(&self) {
        if self.disk.calls() == self.at {
            self.wrote.store(true, Ordering::Relaxed);
            self.disk.write_at_once(&place(), &self.theirs);
        }
    }
}

impl Files for Meddled {
    fn read(&self, path: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
        self.now();
        self.disk.read(path, limit)
    }
    fn about(&self, path: &Path) -> std::io::Result<store::About> {
        self.now();
        self.disk.about(path)
    }
    fn link(&self, path: &Path) -> std::io::Result<Option<PathBuf>> {
        self.now();
        self.disk.link(path)
    }
    fn create(&self, path: &Path, mode: u32) -> std::io::Result<Box<dyn store::NewFile>> {
        self.now();
        self.disk.create(path, mode)
    }
    fn rename(&self, from: &Path, to: &Path) -> std::io::Result<()> {
        self.now();
        self.disk.rename(from, to)
    }
    fn rename_new(&self, from: &Path, to: &Path) -> std::io::Result<()> {
        self.now();
        self.disk.rename_new(from, to)
    }
    fn exchange(&self, one: &Path, other: &Path) -> std::io::Result<()> {
        self.now();
        self.disk.exchange(one, other)
    }
    fn sync_folder(&self, path: &Path) -> std::io::Result<()> {
        self.now();
        self.disk.sync_folder(path)
    }
    fn remove(&self, path: &Path) -> std::io::Result<()> {
        self.now();
        self.disk.remove(path)
    }
    fn make_folder(&self, path: &Path, mode: u32) -> std::io::Result<()> {
        self.now();
        self.disk.make_folder(path, mode)
    }
    fn list(&self, path: &Path) -> std::io::Result<Vec<PathBuf>> {
        self.now();
        self.disk.list(path)
    }
    fn token(&self) -> std::io::Result<u64> {
        self.now();
        self.disk.token()
    }
}

#[test]
fn somebody_else_may_write_before_any_call_and_neither_text_is_lost() {
    let (mut refused, mut kept) = (0, 0);
    for at in 0..60 {
        let (disk, known) = begun();
        let theirs = {
            let other = begun_again(&disk, known);
            other.bytes(place().to_str().unwrap()).unwrap()
        };
        disk.fail(None);
        let meddled = Meddled { disk: disk.clone(), at, theirs, wrote: AtomicBool::default() };
        let result = unlocked().keep(&meddled, &place(), &sheet("mine"), Some(known));
        let now = found(&disk).unwrap();
        match result {
            Err(VaultFault { why: VaultWhy::Save(fault), .. }) => {
                assert!(matches!(fault.why, Why::ChangedOutside | Why::ReadsBackDifferently), "{:?}", fault.why);
                assert_eq!(now, "theirs", "call {at}");
                refused += 1;
            }
            Err(fault) => panic!("call {at}: {}", fault.what()),
            // They wrote before it began or after it ended, with their eyes open.
            Ok(_) => {
                assert!(now == "mine" || now == "theirs", "call {at}");
                kept += 1;
            }
        }
    }
    assert!(refused > 8 && kept > 8, "{refused} refused, {kept} kept");
}

#[test]
fn what_somebody_else_wrote_and_cannot_be_put_back_stays_beside_under_a_name_that_is_found() {
    let mut beside = 0;
    for at in 0..60 {
        let (disk, known) = begun();
        let theirs = begun_again(&disk, known).bytes(place().to_str().unwrap()).unwrap();
        disk.fail(None);
        disk.exchange_only(1);
        let meddled = Meddled { disk: disk.clone(), at, theirs, wrote: AtomicBool::default() };
        let _refused_or_not = unlocked().keep(&meddled, &place(), &sheet("mine"), Some(known));
        unlocked().sweep(&disk, i64::MAX, 0);
        let there: Vec<String> = scan(&disk, &unlocked().vault)
            .iter()
            .map(|found| words(&unlocked().read(&disk, &found.path).unwrap().0))
            .collect();
        if meddled.wrote.load(Ordering::Relaxed) {
            assert!(there.iter().any(|words| words == "theirs"), "call {at}: {there:?}");
            beside += usize::from(there.len() == 2);
        }
    }
    assert!(beside > 0, "nobody wrote between the last look and the exchange");
}

#[test]
fn a_new_sheet_never_takes_the_place_of_one_that_came_meanwhile() {
    let mut refused = 0;
    for at in 0..40 {
        let theirs = {
            let (other, _) = begun();
            other.bytes(place().to_str().unwrap()).unwrap()
        };
        let disk = Memory::empty();
        let meddled = Meddled { disk: disk.clone(), at, theirs, wrote: AtomicBool::default() };
        let result = unlocked().keep(&meddled, &place(), &sheet("mine"), None);
        let now = found(&disk).unwrap();
        if meddled.wrote.load(Ordering::Relaxed) {
            assert_eq!(now, "one", "call {at}: theirs is never lost");
            refused += usize::from(result.is_err());
        } else {
            assert_eq!((now.as_str(), result.is_ok()), ("mine", true), "call {at}");
        }
    }
    assert!(refused > 5, "{refused} refused");
}

#[test]
fn a_copy_for_which_there_is_no_room_says_so_at_once_and_is_gone_on_with() {
    let mut told = 0;
    for at in 0..200 {
        let (disk, _) = begun();
        unlocked().write_manifest(&disk).unwrap();
        for name in ["identity.age", "recovery.age"] {
            let path = unlocked().vault.root.join(name);
            store::save(&disk, &path, name.as_bytes(), Expected::Nothing).unwrap();
        }
        let to = Path::new("/stick/copy");
        let copy = || backup(&disk, &unlocked(), to, &mut |_, _| true);
        disk.fail(Some(Fails { at, for_good: true, kind: ErrorKind::StorageFull }));
        let first = copy();
        told += usize::from(matches!(&first, Err(VaultFault { why: VaultWhy::NoRoom, .. })));
        disk.fail(None);
        let begun = disk.bytes("/stick/copy/unfinished.ron").is_some();
        if begun && first.is_err() {
            assert!(copy().unwrap().faults.is_empty(), "call {at}");
        }
    }
    assert!(told > 5, "{told} told");
}

#[test]
fn a_copy_is_whole_or_says_that_it_is_not_whichever_look_fails_once() {
    let mut told = 0;
    for at in 0..120 {
        let (disk, _) = begun();
        unlocked().write_manifest(&disk).unwrap();
        for name in ["identity.age", "recovery.age"] {
            let path = unlocked().vault.root.join(name);
            store::save(&disk, &path, name.as_bytes(), Expected::Nothing).unwrap();
        }
        disk.fail(Some(Fails { at, for_good: false, kind: ErrorKind::Other }));
        let to = Path::new("/stick/copy");
        let copied = backup(&disk, &unlocked(), to, &mut |_, _| true);
        disk.fail(None);
        let whole = disk.bytes("/stick/copy/docs/ab/abcd.attune").is_some();
        match copied {
            Ok(copied) if copied.faults.is_empty() => assert!(whole && copied.proved == 1, "call {at}"),
            _ => told += 1,
        }
        let again = backup(&disk, &unlocked(), to, &mut |_, _| true).unwrap();
        assert_eq!((again.faults.len(), again.proved), (0, 1), "call {at}: done again it is whole");
    }
    assert!(told > 20, "{told} told");
}

/// The same disk, on which the other side has written its own state.
fn begun_again(disk: &Memory, known: Known) -> Memory {
    let wreck = disk.wrecks_after(disk.all_calls() - 1).pop().unwrap();
    let other = Memory::of(&wreck);
    unlocked().keep(&other, &place(), &sheet("theirs"), Some(known)).unwrap();
    other
}

#[test]
fn a_damaged_sheet_is_found_and_healed_from_its_history() {
    let (disk, first) = begun();
    unlocked().keep(&disk, &place(), &sheet("two"), Some(first)).unwrap();
    let whole = disk.bytes(place().to_str().unwrap()).unwrap();
    for damage in [Vec::new(), vec![0; whole.len()], b"<html>500</html>".to_vec(), whole[..whole.len() / 2].to_vec()]
    {
        disk.write_at_once(&place(), &damage);
        let checked = check(&disk, &unlocked(), &mut |_, _| true);
        assert_eq!((checked.sheets, checked.versions, checked.damaged.len()), (0, 1, 1));
        let version = checked.damaged[0].heals.clone().expect("the state before");
        heal(&disk, &place(), &version).unwrap();
        assert_eq!(found(&disk).unwrap(), "one");
        assert!(check(&disk, &unlocked(), &mut |_, _| true).damaged.is_empty());
    }
}

#[test]
fn a_copy_that_a_sync_engine_made_is_found_by_what_it_holds() {
    let (disk, first) = begun();
    let copy = place().with_file_name("abcd.sync-conflict-20261125-101010-ABCDEFG.attune");
    disk.write_at_once(&copy, &disk.bytes(place().to_str().unwrap()).unwrap());
    unlocked().keep(&disk, &place(), &sheet("two"), Some(first)).unwrap();
    assert_eq!(scan(&disk, &unlocked().vault).len(), 2);
    let checked = check(&disk, &unlocked(), &mut |_, _| true);
    assert_eq!(
        checked.twice,
        [[place(), copy]].map(|mut pair| {
            pair.sort();
            pair.to_vec()
        })
    );
}

#[test]
fn a_file_made_with_the_public_keys_alone_is_no_worksheet_of_this_folder() {
    let (disk, _) = begun();
    let (others, _) = Keys::fresh(Id::known("folder")).unwrap();
    let vault = unlocked().vault;
    let forger = Unlocked { vault, keys: others, identity: None };
    // She knows the recipients, which lie in the clear, but not the key of the tags.
    forger.keep(&disk, &place().with_file_name("efgh.attune"), &sheet("forged"), None).unwrap();
    let read = unlocked().read(&disk, &place().with_file_name("efgh.attune"));
    assert!(matches!(read.unwrap_err().why, VaultWhy::Payload(_)));
}

#[test]
fn long_work_can_be_stopped() {
    let (disk, _) = begun();
    let checked = check(&disk, &unlocked(), &mut |_, _| false);
    assert!(checked.stopped && checked.sheets == 0);
}

#[test]
fn making_a_folder_may_stop_anywhere_and_is_done_again() {
    let words = Secret::new("x".into());
    let create = |disk: &Memory| {
        Vault::create_with(disk, Path::new("/home/v"), Path::new("/home/s"), Id::known("folder"), &words, 1)
    };
    let calls = {
        let disk = Memory::empty();
        create(&disk).unwrap();
        disk.calls()
    };
    for at in 0..calls {
        for for_good in [false, true] {
            let disk = Memory::empty();
            disk.fail(Some(Fails { at, for_good, kind: ErrorKind::StorageFull }));
            let made = create(&disk);
            disk.fail(None);
            let unlocked = match made {
                Ok((unlocked, _)) => unlocked,
                Err(_) => create(&disk).unwrap_or_else(|fault| panic!("call {at}: {}", fault.what())).0,
            };
            unlocked.keep(&disk, &place(), &sheet("one"), None).unwrap();
            assert!(matches!(create(&disk).unwrap_err().why, VaultWhy::NotEmpty), "nothing is made over it");
            unlocked.vault.unlock(&disk, &words).unwrap();
        }
    }
}
