//! A disk in memory that fails on request and can lose its power, for tests.
//!
//! It keeps two truths: what a program sees, and what would still be there
//! after the power went. Names become durable by syncing their folder, bytes
//! by syncing their file; what was not synced may be there, half there, or not.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
};

use super::{About, Files, NewFile};

/// A disk in memory.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<State>>);

/// What would be on the disk after a power cut: bytes by name.
pub type Wreck = BTreeMap<PathBuf, Vec<u8>>;

#[derive(Clone, Default)]
struct State {
    files: Vec<Bytes>,
    names: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
    durable_names: BTreeMap<PathBuf, usize>,
    pending: Vec<NameChange>,
    calls: usize,
    fails: Option<Fails>,
    exchanges: Option<usize>,
    most_per_write: usize,
    /// The state after each call, to cut the power there.
    log: Vec<Snapshot>,
}

#[derive(Clone, Default)]
struct Bytes {
    seen: Vec<u8>,
    durable: Vec<u8>,
}

#[derive(Clone)]
enum NameChange {
    Made(PathBuf, usize),
    Renamed(PathBuf, PathBuf),
    Exchanged(PathBuf, PathBuf),
    Removed(PathBuf),
}

/// Which calls fail, and how.
#[derive(Clone, Copy)]
pub struct Fails {
    /// The call, from 0.
    pub at: usize,
    /// All calls from there on, not only that one.
    pub for_good: bool,
    /// How.
    pub kind: io::ErrorKind,
}

#[derive(Clone)]
struct Snapshot {
    files: Vec<Bytes>,
    durable_names: BTreeMap<PathBuf, usize>,
    pending: Vec<NameChange>,
}

impl Memory {
    /// A disk with this file on it, durable.
    pub fn with(path: &str, bytes: &[u8]) -> Self {
        let mut state = State { most_per_write: 1000, ..State::default() };
        state.files.push(Bytes { seen: bytes.to_vec(), durable: bytes.to_vec() });
        state.names.insert(path.into(), 0);
        state.durable_names = state.names.clone();
        Self(Arc::new(Mutex::new(state)))
    }

    /// A disk that holds what a wreck held, durable.
    pub fn of(wreck: &Wreck) -> Self {
        let disk = Self::empty();
        let mut state = disk.state();
        for (path, bytes) in wreck {
            let at = state.files.len();
            state.files.push(Bytes { seen: bytes.clone(), durable: bytes.clone() });
            state.names.insert(path.clone(), at);
        }
        state.durable_names = state.names.clone();
        drop(state);
        disk
    }

    /// Another disk with the same on it.
    pub fn copy(&self) -> Self {
        let mut state = self.state().clone();
        state.calls = 0;
        Self(Arc::new(Mutex::new(state)))
    }

    /// An empty disk.
    pub fn empty() -> Self {
        Self(Arc::new(Mutex::new(State { most_per_write: 1000, ..State::default() })))
    }

    /// Lets calls fail from now on, counted from 0 again.
    pub fn fail(&self, fails: Option<Fails>) {
        let mut state = self.state();
        state.fails = fails;
        state.calls = 0;
    }

    /// Lets only so many exchanges of two files go well.
    pub fn exchange_only(&self, times: usize) {
        self.state().exchanges = Some(times);
    }

    /// What a program sees in a file now.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let state = self.state();
        state.names.get(Path::new(path)).map(|at| state.files[*at].seen.clone())
    }

    /// How many files a program sees now.
    pub fn count(&self) -> usize {
        self.state().names.len()
    }

    /// Writes a file as somebody else does: at once, durable, and not counted as a call.
    pub fn write_at_once(&self, path: &Path, bytes: &[u8]) {
        let mut state = self.state();
        let at = state.files.len();
        state.files.push(Bytes { seen: bytes.to_vec(), durable: bytes.to_vec() });
        state.names.insert(path.to_owned(), at);
        state.durable_names.insert(path.to_owned(), at);
    }

    /// How many calls were ever made.
    pub fn all_calls(&self) -> usize {
        self.state().log.len()
    }

    /// How many calls were made since the start or the last [`Memory::fail`].
    pub fn calls(&self) -> usize {
        self.state().calls
    }

    /// What may be on the disk if the power goes after the call with this number.
    pub fn wrecks_after(&self, call: usize) -> Vec<Wreck> {
        self.state().log[call].wrecks()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    fn call<T>(&self, work: impl FnOnce(&mut State) -> io::Result<T>) -> io::Result<T> {
        let mut state = self.state();
        let at = state.calls;
        state.calls += 1;
        let result = match state.fails {
            Some(fails) if at == fails.at || (fails.for_good && at > fails.at) => Err(fails.kind.into()),
            _ => work(&mut state),
        };
        let snapshot = Snapshot {
            files: state.files.clone(),
            durable_names: state.durable_names.clone(),
            pending: state.pending.clone(),
        };
        state.log.push(snapshot);
        result
    }
}

impl Snapshot {
    fn wrecks(&self) -> Vec<Wreck> {
        let mut wrecks = Vec::new();
        for kept in 0..=self.pending.len() {
            let mut names = self.durable_names.clone();
            for change in &self.pending[..kept] {
                change.apply(&mut names);
            }
            for loss in [Loss::All, Loss::Half, Loss::None, Loss::Zeroed] {
                wrecks.push(names.iter().map(|(path, at)| (path.clone(), self.files[*at].after(loss))).collect());
            }
        }
        wrecks
    }
}

/// How much is lost of bytes that were not synced.
#[derive(Clone, Copy)]
enum Loss {
    All,
    Half,
    None,
    Zeroed,
}

impl Bytes {
    fn after(&self, loss: Loss) -> Vec<u8> {
        if self.seen == self.durable {
            return self.durable.clone();
        }
        match loss {
            Loss::All => self.durable.clone(),
            Loss::Half => self.seen[..self.seen.len() / 2].to_vec(),
            Loss::None => self.seen.clone(),
            Loss::Zeroed => vec![0; self.seen.len()],
        }
    }
}

impl NameChange {
    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Made(path, at) => {
                names.insert(path.clone(), *at);
            }
            Self::Renamed(from, to) => {
                if let Some(at) = names.remove(from) {
                    names.insert(to.clone(), at);
                }
            }
            Self::Exchanged(one, other) => {
                if let (Some(first), Some(second)) = (names.get(one).copied(), names.get(other).copied()) {
                    names.insert(one.clone(), second);
                    names.insert(other.clone(), first);
                }
            }
            Self::Removed(path) => {
                names.remove(path);
            }
        }
    }
}

impl State {
    fn change(&mut self, change: NameChange) {
        change.apply(&mut self.names);
        self.pending.push(change);
    }

    fn find(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Files for Memory {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.call(|state| {
            let bytes = state.files[state.find(path)?].seen.clone();
            if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
        })
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        self.call(|state| {
            let above = |name: &PathBuf| name.starts_with(path) && name != path;
            let file = About {
                is_folder: false,
                is_file: true,
                is_link: false,
                read_only: false,
                mode: 0o600,
                len: 0,
                changed_secs: 0,
            };
            if path == Path::new("/home") || state.folders.contains(path) || state.names.keys().any(above) {
                return Ok(About { is_folder: true, is_file: false, mode: 0o700, len: 0, ..file });
            }
            let len = state.files[state.find(path)?].seen.len() as u64;
            Ok(About { len, ..file })
        })
    }

    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.call(|state| state.find(path).map(|_| None))
    }

    fn create(&self, path: &Path, _mode: u32) -> io::Result<Box<dyn NewFile>> {
        self.call(|state| {
            if state.names.contains_key(path) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            let at = state.files.len();
            state.files.push(Bytes::default());
            state.change(NameChange::Made(path.to_owned(), at));
            Ok(at)
        })
        .map(|at| Box::new(Open { disk: self.clone(), at }) as Box<dyn NewFile>)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|state| {
            state.find(from)?;
            state.change(NameChange::Renamed(from.to_owned(), to.to_owned()));
            Ok(())
        })
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(|state| {
            state.find(from)?;
            if state.names.contains_key(to) {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            state.change(NameChange::Renamed(from.to_owned(), to.to_owned()));
            Ok(())
        })
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.call(|state| {
            if state.exchanges.as_mut().is_some_and(|left| left.checked_sub(1).map(|less| *left = less).is_none()) {
                return Err(io::ErrorKind::Other.into());
            }
            state.find(one)?;
            state.find(other)?;
            state.change(NameChange::Exchanged(one.to_owned(), other.to_owned()));
            Ok(())
        })
    }

    fn sync_folder(&self, _path: &Path) -> io::Result<()> {
        self.call(|state| {
            state.durable_names = state.names.clone();
            state.pending.clear();
            Ok(())
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call(|state| {
            state.find(path)?;
            state.change(NameChange::Removed(path.to_owned()));
            Ok(())
        })
    }

    fn make_folder(&self, path: &Path, _mode: u32) -> io::Result<()> {
        self.call(|state| {
            state.folders.extend(path.ancestors().map(Path::to_owned));
            Ok(())
        })
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        self.call(|state| {
            let below =
                |name: &PathBuf| name.strip_prefix(path).ok()?.components().next().map(|part| path.join(part));
            let all: BTreeSet<PathBuf> = state.names.keys().chain(&state.folders).filter_map(below).collect();
            Ok(all.into_iter().collect())
        })
    }

    fn token(&self) -> io::Result<u64> {
        self.call(|state| Ok(state.files.len() as u64))
    }
}

struct Open {
    disk: Memory,
    at: usize,
}

impl NewFile for Open {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.call(|state| {
            let count = bytes.len().min(state.most_per_write);
            state.files[self.at].seen.extend_from_slice(&bytes[..count]);
            Ok(count)
        })
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.call(|state| {
            state.files[self.at].durable = state.files[self.at].seen.clone();
            Ok(())
        })
    }
}
