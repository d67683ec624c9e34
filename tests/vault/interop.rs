//! Everything opens with the standard `age` program and a text editor.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

use attune::{
    base::{Id, Secret},
    seal::Keys,
    shell::Disk,
    store::vault::{Taken, take_in},
    worksheet::file,
};

use super::folder::{Folder, PASSPHRASE, few_or, sheet, words};

fn age(arguments: &[&std::ffi::OsStr], input: Option<&[u8]>) -> Vec<u8> {
    let mut child = Command::new("age")
        .args(arguments)
        .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program age: apt-get install age");
    if let Some(input) = input {
        child.stdin.take().unwrap().write_all(input).unwrap();
    }
    let done = child.wait_with_output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    done.stdout
}

/// The keys as a person has them who unsealed `identity.age` with the standard program.
fn identity(folder: &Folder) -> std::path::PathBuf {
    let locked = fs::read(folder.root().join("identity.age")).unwrap();
    let words = Secret::new(PASSPHRASE.to_owned());
    let plain = attune::seal::open_with_passphrase(&locked, &words, 1 << 16).unwrap();
    let path = folder.room.path().join("identity.txt");
    fs::write(&path, plain.as_slice()).unwrap();
    path
}

#[test]
fn the_standard_program_opens_our_files_with_either_key() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let daily = identity(&folder);
    let paper = folder.room.path().join("paper.txt");
    fs::write(&paper, folder.paper.text().reveal()).unwrap();
    for number in 0..few_or(100, 10) {
        let doc = format!("doc{number}");
        let path = unlocked.vault.file_of(&Id::known(&doc));
        let said = format!("sheet {number}: „Größe“, zażółć, 心");
        unlocked.keep(&Disk, &path, &sheet(&doc, &said), None).unwrap();
        for key in [&daily, &paper] {
            let plain = age(&["-d".as_ref(), "-i".as_ref(), key.as_ref(), path.as_ref()], None);
            let text = String::from_utf8(plain).unwrap();
            assert!(text.starts_with("// attune 1 doc=") && text.contains(&said));
            assert_eq!(words(&file::read(&text).expect("the unsealed text is a worksheet")), said);
        }
    }
}

#[test]
fn what_the_standard_program_sealed_for_the_folder_is_taken_in() {
    let folder = Folder::new();
    let unlocked = folder.unlock();
    let daily = unlocked.vault.readers[0].to_string();
    for number in 0..few_or(100, 10) {
        let (doc, said) = (format!("doc{number}"), format!("from outside {number}"));
        let text = file::write(&sheet(&doc, &said));
        let sealed = age(&["-r".as_ref(), daily.as_ref()], Some(text.as_bytes()));
        let path = folder.room.path().join("outside.age");
        fs::write(&path, sealed).unwrap();
        let taken = take_in(&Disk, &unlocked, &path, false).unwrap();
        let Taken::Kept(place) = taken else { panic!("{taken:?}") };
        assert_eq!(words(&unlocked.read(&Disk, &place).unwrap().0), said);
    }
}

#[test]
fn the_key_on_paper_opens_the_folder_and_a_new_passphrase_takes_the_place_of_the_old_one() {
    let folder = Folder::new();
    let by_paper = folder.unlock().vault.unlock_with_recovery(&Disk, &folder.paper).unwrap();
    let path = by_paper.vault.file_of(&Id::known("abcd"));
    by_paper.keep(&Disk, &path, &sheet("abcd", "kept"), None).unwrap();
    let new = Secret::new("another one entirely".to_owned());
    by_paper.change_passphrase(&Disk, &new).unwrap();
    let vault = by_paper.vault;
    assert!(vault.unlock(&Disk, &Secret::new(PASSPHRASE.to_owned())).unwrap_err().is_locked());
    let again = vault.unlock(&Disk, &new).unwrap();
    assert_eq!(words(&again.read(&Disk, &path).unwrap().0), "kept");
    assert!(vault.is_recovery_key(&folder.paper));
}

#[test]
fn exchanged_public_keys_are_noticed_before_anything_is_sealed_for_them() {
    let folder = Folder::new();
    let (others, _) = Keys::fresh(Id::known("folder")).unwrap();
    let manifest = folder.root().join("vault.ron");
    let text = fs::read_to_string(&manifest).unwrap();
    let mine = folder.unlock().vault.readers[0].to_string();
    fs::write(&manifest, text.replace(&mine, &others.readers()[0].to_string())).unwrap();
    let vault = attune::store::vault::Vault::at(&Disk, &folder.root(), &folder.room.path().join("state")).unwrap();
    assert!(vault.unlock(&Disk, &Secret::new(PASSPHRASE.to_owned())).unwrap_err().is_locked());
}
