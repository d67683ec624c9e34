//! `attune --demo`: a locked folder with invented worksheets that lives in memory.
//!
//! Paths under one made-up folder are answered from here and never reach the
//! disk; everything else of the program is as always. What is exported goes
//! where the person says.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use super::{Disk, Folders, clock};
use crate::{
    base::{Moment, Secret},
    store::{
        About, Files, NewFile,
        vault::{Vault, VaultFault},
    },
    template::shelf,
    worksheet::{Worksheet, answers_file},
};

/// A folder that no disk has.
const ROOT: &str = "/attune demo";
/// What unlocks it.
pub const PASSPHRASE: &str = "demo";
/// The passphrase is known to everybody: making it costly to guess would only take time.
const WORK: u8 = 10;

/// Invented answers: template, answers, and how many days ago.
const SHEETS: &[(&str, &str, i32)] = &[
    ("session-debrief", include_str!("../../assets/demo/debrief.ron"), 1),
    ("validating-style", include_str!("../../assets/demo/validating.ron"), 8),
    ("barriers-to-an-accepting-attitude", include_str!("../../assets/demo/barriers.ron"), 15),
    ("just-a-line", include_str!("../../assets/demo/line-1.ron"), 2),
    ("just-a-line", include_str!("../../assets/demo/line-2.ron"), 22),
];

static DEMO: OnceLock<Memory> = OnceLock::new();

/// The disk in memory, if the path lies on it.
pub fn holding(path: &Path) -> Option<&'static Memory> {
    DEMO.get().filter(|_| path.starts_with(ROOT))
}

/// Whether this run shows invented worksheets.
pub fn is_on() -> bool {
    DEMO.get().is_some()
}

/// Makes the folder with its worksheets, and says where the program's own files lie now.
///
/// # Errors
/// [`VaultFault`] if the system gives no random numbers.
pub fn begin() -> Result<Folders, VaultFault> {
    DEMO.get_or_init(Memory::default);
    let root = Path::new(ROOT);
    let folders = Folders::under(root);
    let words = Secret::new(PASSPHRASE.to_owned());
    let id = clock::fresh_id();
    let (unlocked, _) = Vault::create_with(&Disk, &folders.vault, &folders.state, id, &words, WORK)?;
    let now = clock::now();
    for (template, answers, days) in SHEETS {
        let Some((template, then)) = shelf::template(template).zip(days_ago(now, *days)) else { continue };
        let given = answers_file::read(&template, answers).answers;
        let sheet = Worksheet::begin(template, clock::fresh_id(), then).filled_in(given, then);
        unlocked.keep(&Disk, &unlocked.vault.file_of(&sheet.doc), &sheet, None)?;
    }
    let _asked_again_otherwise = unlocked.note_tested(&Disk, now);
    Ok(folders)
}

/// The same hour, so many days before.
fn days_ago(now: Moment, days: i32) -> Option<Moment> {
    let rest = now.to_string();
    Moment::parse(&format!("{}{}", now.day().plus_days(-days), rest.get(10..)?))
}

/// Files in memory.
#[derive(Default)]
pub struct Memory(Arc<Mutex<Names>>);

#[derive(Default)]
struct Names {
    files: BTreeMap<PathBuf, (Vec<u8>, i64)>,
    folders: BTreeSet<PathBuf>,
}

struct MemoryFile(Arc<Mutex<Names>>, PathBuf);

impl Memory {
    fn names(&self) -> MutexGuard<'_, Names> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl NewFile for MemoryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, _) = names.files.get_mut(&self.1).ok_or(io::ErrorKind::NotFound)?;
        file.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Files for Memory {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let names = self.names();
        let (bytes, _) = names.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes.clone()) }
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        let names = self.names();
        let folder = About {
            is_folder: true,
            is_file: false,
            is_link: false,
            read_only: false,
            mode: 0o700,
            len: 0,
            changed_secs: 0,
        };
        match names.files.get(path) {
            Some((bytes, secs)) => {
                let len = bytes.len() as u64;
                Ok(About { is_folder: false, is_file: true, mode: 0o600, len, changed_secs: *secs, ..folder })
            }
            None if names.folders.contains(path) => Ok(folder),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.about(path).map(|_| None)
    }

    fn create(&self, path: &Path, _mode: u32) -> io::Result<Box<dyn NewFile>> {
        let mut names = self.names();
        if names.files.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        names.files.insert(path.to_owned(), (Vec::new(), clock::now().utc_secs()));
        Ok(Box::new(MemoryFile(Arc::clone(&self.0), path.to_owned())))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut names = self.names();
        let file = names.files.remove(from).ok_or(io::ErrorKind::NotFound)?;
        names.files.insert(to.to_owned(), file);
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut names = self.names();
        if names.files.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let file = names.files.remove(from).ok_or(io::ErrorKind::NotFound)?;
        names.files.insert(to.to_owned(), file);
        Ok(())
    }

    fn exchange(&self, _one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.names().files.remove(path).map(|_| ()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn make_folder(&self, path: &Path, _mode: u32) -> io::Result<()> {
        self.names().folders.extend(path.ancestors().map(Path::to_owned));
        Ok(())
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        let names = self.names();
        if !names.folders.contains(path) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let all = names.files.keys().chain(&names.folders);
        let inside: BTreeSet<PathBuf> = all.filter(|one| one.parent() == Some(path)).cloned().collect();
        Ok(inside.into_iter().collect())
    }

    fn token(&self) -> io::Result<u64> {
        Disk.token()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_invented_fits_its_questions() {
        for (template, answers, _) in SHEETS {
            let template = shelf::template(template).unwrap();
            let given = answers_file::read(&template, answers);
            assert!(given.diagnostics.is_empty(), "{}: {:?}", template.id, given.diagnostics);
            assert!(!given.answers.is_empty());
        }
    }

    #[test]
    fn the_folder_opens_lives_in_memory_and_touches_no_disk() {
        let folders = begin().unwrap();
        let vault = Vault::at(&Disk, &folders.vault, &folders.state).unwrap();
        let unlocked = vault.unlock(&Disk, &Secret::new(PASSPHRASE.to_owned())).unwrap();
        let checked = crate::store::vault::check(&Disk, &unlocked, &mut |_, _| true);
        assert_eq!((checked.sheets, checked.damaged.len()), (SHEETS.len(), 0));
        assert!(!Path::new(ROOT).exists());
    }
}
