//! Changing the keys on a disk that fails: whatever happens, passphrase or paper open everything.

use std::{io::ErrorKind, path::Path, sync::LazyLock};

use super::{Unlocked, Vault, VaultFault};
use crate::{
    base::{Id, Moment, Secret},
    seal::{Keys, Private},
    store::{
        Files,
        memory::{Fails, Memory},
    },
    template::shelf,
    worksheet::Worksheet,
};

const WORDS: &str = "some words";
/// Scrypt is proved elsewhere; here it costs nothing.
const WORK: u8 = 4;

/// A folder with three worksheets, one of them twice, a client table and a rescue copy.
static BEGUN: LazyLock<(Memory, Private)> = LazyLock::new(|| {
    let disk = Memory::empty();
    let (keys, paper) = Keys::fresh(Id::known("folder")).unwrap();
    let vault = Vault::new(Path::new("/home/v"), Path::new("/home/s"), Id::known("folder"), keys.readers());
    let unlocked = Unlocked { vault, keys, identity: None };
    super::create::make_folder(&disk, &unlocked.vault.docs()).unwrap();
    let locked = unlocked.keys.lock_with(&Secret::new(WORDS.into()), WORK).unwrap();
    crate::store::save(&disk, &unlocked.vault.identity_file(), &locked, crate::store::Expected::Nothing).unwrap();
    unlocked.publish(&disk).unwrap();
    for doc in ["aa01", "ab02", "ac03"] {
        let place = unlocked.vault.file_of(&Id::known(doc));
        let known = unlocked.keep(&disk, &place, &sheet(doc), None).unwrap();
        unlocked.keep(&disk, &place, &sheet(doc), Some(known)).unwrap();
    }
    let mut clients = super::Clients::default();
    clients.set_hint("K-1", "Wed 9 am");
    unlocked.keep_clients(&disk, &super::Clients::default(), &clients).unwrap();
    unlocked.vault.write_rescue(&disk, &Id::known("ad04"), "rescued words").unwrap();
    (disk, paper)
});

fn sheet(doc: &str) -> Worksheet {
    let now = Moment::parse("2026-11-25T10:00:00+00:00").unwrap();
    Worksheet::begin(shelf::template("just-a-line").unwrap(), Id::known(doc), now)
}

fn unlock(disk: &Memory) -> Result<Unlocked, VaultFault> {
    let vault = Vault::at(disk, Path::new("/home/v"), Path::new("/home/s"))?;
    let unlocked = vault.unlock(disk, &Secret::new(WORDS.into()))?;
    unlocked.finish_rekeying(disk)?;
    Ok(unlocked)
}

/// Changes the keys and seals everything anew; stops at the first fault.
fn change(disk: &Memory) -> Result<Private, VaultFault> {
    let (other, paper) = unlock(disk)?.other_keys()?;
    let locked = other.keys.lock_with(&Secret::new(WORDS.into()), WORK).unwrap();
    other.use_locked(disk, &locked)?;
    for path in other.to_reseal(disk) {
        other.reseal(disk, &path)?;
    }
    other.note_resealed(disk)?;
    Ok(paper)
}

/// Everything that was there opens.
fn all_open(disk: &Memory, unlocked: &Unlocked, what: &str) {
    for doc in ["aa01", "ab02", "ac03"] {
        let (there, _) = unlocked.read(disk, &unlocked.vault.file_of(&Id::known(doc))).unwrap_or_else(|fault| {
            panic!("{what}: {fault:?}");
        });
        assert_eq!(there.doc.as_str(), doc);
        assert_eq!(super::versions(disk, unlocked, &there.doc).len(), 1, "{what}");
    }
    assert_eq!(unlocked.clients(disk).unwrap().of("K-1").unwrap().hint, "Wed 9 am");
    let rescue = unlocked.vault.rescue_file(&Id::known("ad04"));
    assert_eq!(unlocked.read_rescue(disk, &rescue).unwrap(), "rescued words", "{what}");
}

#[test]
fn after_a_change_of_keys_the_old_ones_open_nothing() {
    let (begun, old_paper) = &*BEGUN;
    let disk = begun.copy();
    let before = unlock(&disk).unwrap();
    let paper = change(&disk).unwrap();
    let unlocked = unlock(&disk).unwrap();
    all_open(&disk, &unlocked, "with the passphrase");
    all_open(&disk, &unlocked.vault.unlock_with_recovery(&disk, &paper).unwrap(), "with the new paper");
    assert!(unlocked.vault.unlock_with_recovery(&disk, old_paper).is_err());
    assert!(!unlocked.may_be_rekeying(&disk));
    for path in unlocked.to_reseal(&disk) {
        if let Ok(sealed) = disk.read(&path, 1 << 20) {
            assert!(crate::seal::open(&sealed, before.keys.daily(), 1 << 20).is_err(), "{}", path.display());
        }
    }
}

#[test]
fn a_copy_that_was_made_under_the_old_keys_takes_the_new_ones() {
    let disk = BEGUN.0.copy();
    let elsewhere = Path::new("/stick/copy");
    super::backup(&disk, &unlock(&disk).unwrap(), elsewhere, &mut |_, _| true).unwrap();
    let paper = change(&disk).unwrap();
    let copied = super::backup(&disk, &unlock(&disk).unwrap(), elsewhere, &mut |_, _| true).unwrap();
    assert_eq!((copied.proved, copied.faults.len()), (3, 0));
    let copy = Vault::at(&disk, elsewhere, Path::new("/home/s")).unwrap();
    all_open(&disk, &copy.unlock_with_recovery(&disk, &paper).unwrap(), "in the copy");
}

#[test]
fn a_file_that_comes_late_under_the_old_keys_still_opens() {
    let disk = BEGUN.0.copy();
    let before = unlock(&disk).unwrap();
    change(&disk).unwrap();
    let place = before.vault.file_of(&Id::known("ae05"));
    before.keep(&disk, &place, &sheet("ae05"), None).unwrap();
    let unlocked = unlock(&disk).unwrap();
    let (_, known) = unlocked.read(&disk, &place).unwrap();
    unlocked.keep(&disk, &place, &sheet("ae05"), Some(known)).unwrap();
    let sealed = disk.read(&place, 1 << 20).unwrap();
    assert!(crate::seal::open(&sealed, before.keys.daily(), 1 << 20).is_err(), "sealed with the new ones when kept");
}

#[test]
fn whichever_call_fails_everything_opens_and_the_change_can_be_gone_on_with() {
    let calls = {
        let disk = BEGUN.0.copy();
        change(&disk).unwrap();
        disk.calls()
    };
    assert!(calls > 100, "{calls}");
    let mut tried = 0;
    for at in (0..calls).step_by(5) {
        for for_good in [false, true] {
            let disk = BEGUN.0.copy();
            disk.fail(Some(Fails { at, for_good, kind: ErrorKind::StorageFull }));
            let _stopped = change(&disk);
            disk.fail(None);
            // Who only reads leaves everything as it is, also what is half done.
            let manifest = disk.bytes("/home/v/vault.ron");
            let vault = Vault::at(&disk, Path::new("/home/v"), Path::new("/home/s")).unwrap();
            all_open(&disk, &vault.unlock(&disk, &Secret::new(WORDS.into())).unwrap(), "read only");
            assert_eq!(disk.bytes("/home/v/vault.ron"), manifest);
            let unlocked = unlock(&disk).unwrap_or_else(|fault| panic!("call {at}: {fault:?}"));
            all_open(&disk, &unlocked, &format!("call {at}"));
            for path in unlocked.to_reseal(&disk) {
                unlocked.reseal(&disk, &path).unwrap();
            }
            all_open(&disk, &unlocked, &format!("gone on with after call {at}"));
            tried += 1;
        }
    }
    println!("{tried} failing calls while the keys were changed: everything opened");
}
