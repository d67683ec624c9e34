//! Keys and manifest of different times, and public keys that somebody exchanged.

use std::fs;

use attune::{
    base::{Id, Secret},
    seal::{Keys, Private},
    shell::Disk,
    store::vault::{Unlocked, Vault, VaultFault, VaultWhy},
};

use super::folder::{Folder, PASSPHRASE, sheet, words};

fn secret() -> Secret {
    Secret::new(PASSPHRASE.to_owned())
}

fn at(folder: &Folder) -> Vault {
    Vault::at(&Disk, &folder.root(), &folder.room.path().join("state")).unwrap()
}

fn mend(folder: &Folder) -> Result<Vault, VaultFault> {
    Vault::mend_manifest(&Disk, &folder.root(), &folder.room.path().join("state"), &secret())
}

/// A folder with a worksheet whose keys were changed; gives the new key for paper and the files before.
fn changed(folder: &Folder) -> (Private, [(std::path::PathBuf, Vec<u8>); 2]) {
    let unlocked = folder.unlock();
    let path = unlocked.vault.file_of(&Id::known("abcd"));
    unlocked.keep(&Disk, &path, &sheet("abcd", "one"), None).unwrap();
    let before = ["identity.age", "vault.ron"].map(|name| folder.root().join(name));
    let before = before.map(|path| (path.clone(), fs::read(path).unwrap()));
    let (other, paper) = unlocked.other_keys().unwrap();
    other.use_keys(&Disk, &secret()).unwrap();
    for path in other.to_reseal(&Disk) {
        other.reseal(&Disk, &path).unwrap();
    }
    (paper, before)
}

fn reads(unlocked: &Unlocked) -> String {
    words(&unlocked.read(&Disk, &unlocked.vault.file_of(&Id::known("abcd"))).unwrap().0)
}

#[test]
fn older_keys_that_came_back_lead_to_the_newest_recovery_sheet_and_that_opens_the_folder() {
    let folder = Folder::new();
    let (paper, [identity, manifest]) = changed(&folder);
    fs::write(&identity.0, &identity.1).unwrap();
    let fault = at(&folder).unlock(&Disk, &secret()).unwrap_err();
    assert!(matches!(fault.why, VaultWhy::KeysOfAnotherTime) && fault.help().contains("newest recovery sheet"));
    // A manifest for the older keys would leave every worksheet shut.
    assert!(matches!(mend(&folder).unwrap_err().why, VaultWhy::KeysOfAnotherTime));
    assert_eq!(reads(&at(&folder).unlock_with_recovery(&Disk, &paper).unwrap()), "one");
    // The manifest came back, too: both fit, and nothing opens.
    fs::write(&manifest.0, &manifest.1).unwrap();
    let unlocked = at(&folder).unlock(&Disk, &secret()).unwrap();
    let fault = unlocked.read(&Disk, &unlocked.vault.file_of(&Id::known("abcd"))).unwrap_err();
    assert!(fault.help().contains("newest recovery sheet"), "{}", fault.help());
    let by_paper = at(&folder).unlock_with_recovery(&Disk, &paper).unwrap();
    by_paper.change_passphrase(&Disk, &secret()).unwrap();
    by_paper.finish_rekeying(&Disk).unwrap();
    assert_eq!(reads(&at(&folder).unlock(&Disk, &secret()).unwrap()), "one");
}

#[test]
fn a_manifest_that_is_gone_damaged_or_exchanged_is_written_anew_by_the_passphrase() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    unlocked.keep(&Disk, &unlocked.vault.file_of(&Id::known("abcd")), &sheet("abcd", "one"), None).unwrap();
    let manifest = folder.root().join("vault.ron");
    let whole = fs::read_to_string(&manifest).unwrap();
    for damage in [None, Some("<html>500</html>".to_owned()), Some(exchanged(&whole, &unlocked))] {
        match damage {
            Some(text) => fs::write(&manifest, text).unwrap(),
            None => fs::remove_file(&manifest).unwrap(),
        }
        let shut = Vault::at(&Disk, &folder.root(), &folder.room.path().join("state"));
        let fault = shut.and_then(|vault| vault.unlock(&Disk, &secret())).unwrap_err();
        assert!(fault.help().contains("check --heal"), "{}", fault.what());
        mend(&folder).unwrap();
        assert_eq!(fs::read_to_string(&manifest).unwrap(), whole);
        assert_eq!(reads(&at(&folder).unlock(&Disk, &secret()).unwrap()), "one");
    }
}

/// The manifest with the public keys of somebody else.
fn exchanged(whole: &str, unlocked: &Unlocked) -> String {
    let (theirs, _) = Keys::fresh(unlocked.vault.id.clone()).unwrap();
    let [daily, paper] = &unlocked.vault.readers;
    let [their_daily, their_paper] = theirs.readers();
    whole.replace(&daily.to_string(), &their_daily.to_string()).replace(&paper.to_string(), &their_paper.to_string())
}

#[test]
fn what_is_written_while_locked_is_never_sealed_for_keys_that_somebody_put_in_the_manifest() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let manifest = folder.root().join("vault.ron");
    let whole = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, exchanged(&whole, &unlocked)).unwrap();
    let locked = at(&folder);
    assert_ne!(locked.readers, unlocked.vault.readers);
    locked.write_rescue(&Disk, &Id::known("abcd"), "written at the door").unwrap();
    let copy = locked.rescue_file(&Id::known("abcd"));
    assert_eq!(unlocked.read_rescue(&Disk, &copy).unwrap(), "written at the door");
}
