//! A locked folder in a place of its own, whose passphrase costs little to try.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use attune::{
    base::{Id, Moment, Secret},
    seal::{Keys, Private},
    shell::Disk,
    store::vault::{Unlocked, Vault},
    template::shelf,
    worksheet::{Answer, At, Author, Change, Edit, Side, Worksheet, apply},
};

pub const PASSPHRASE: &str = "lantern orbit meadow pear violin";

/// A locked folder in a temporary place.
pub struct Folder {
    pub room: tempfile::TempDir,
    pub paper: Private,
}

impl Folder {
    /// Made as the program makes it; then its keys are put under the same passphrase with less work.
    pub fn new() -> Self {
        let room = tempfile::tempdir().unwrap();
        let (root, state) = (room.path().join("locked"), room.path().join("state"));
        let words = Secret::new(PASSPHRASE.to_owned());
        let (_, paper) = Vault::create(&Disk, &root, &state, Id::known("folder"), &words).unwrap();
        let identity = root.join("identity.age");
        let keys = Keys::unlock(&fs::read(&identity).unwrap(), &words).unwrap();
        fs::write(&identity, keys.lock_with(&words, 4).unwrap()).unwrap();
        Self { room, paper }
    }

    pub fn unlock(&self) -> Unlocked {
        unlock(self.room.path())
    }

    pub fn root(&self) -> PathBuf {
        self.room.path().join("locked")
    }
}

/// Unlocks the folder in a room.
pub fn unlock(room: &Path) -> Unlocked {
    let vault = Vault::at(&Disk, &room.join("locked"), &room.join("state")).unwrap();
    vault.unlock(&Disk, &Secret::new(PASSPHRASE.to_owned())).unwrap()
}

pub fn moment() -> Moment {
    Moment::parse("2026-11-25T10:00:00+00:00").unwrap()
}

/// A worksheet that says these words.
pub fn sheet(doc: &str, words: &str) -> Worksheet {
    let template = shelf::template("just-a-line").unwrap();
    let mut sheet = Worksheet::begin(Arc::clone(&template), Id::known(doc), moment());
    let by = Author { name: String::new(), side: Side::Writer };
    let change = Change::Set { at: At::item(Id::known("line")), answer: Answer::Text(words.to_owned()) };
    apply(&mut sheet, &Edit { by, when: moment(), change }).unwrap();
    sheet
}

pub fn words(sheet: &Worksheet) -> String {
    sheet.text(&At::item(Id::known("line"))).to_owned()
}

/// So many of something: few every day, all of them when it is asked for.
pub fn few_or(all: usize, few: usize) -> usize {
    if std::env::var_os("ATTUNE_LONG").is_some() { all } else { few }
}
