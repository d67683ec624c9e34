//! What the library shows of every worksheet, so that not all are unsealed at each start.
//!
//! Two sealed lists on this machine, which may be thrown away at any time:
//! `list` holds a row for each file, `text` what the search looks through. A
//! row is made anew when its file changed. Also the highest revision that was
//! ever seen of each document, so that an older state in its place is noticed.
//!
//! What a row is, the caller says.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    Unlocked, VaultFault,
    keep::Opened,
    scan::{Work, named, scan},
};
use crate::{
    base::Id,
    store::{Expected, Files},
    worksheet::Worksheet,
};

/// The format of the lists; another one is thrown away.
const FORMAT: u32 = 5;
/// Stands at the end of the texts.
const LAST: &str = "end";

/// The rows of a locked folder.
#[derive(Debug)]
pub struct Index<R> {
    entries: BTreeMap<PathBuf, Entry<R>>,
    seen: BTreeMap<Id, u64>,
    /// The random number of the texts that were written with the rows.
    texts: u64,
    /// Files that could not be read, and why.
    pub faults: Vec<VaultFault>,
    /// Documents in whose place another state of the same revision stands than the one seen here:
    /// two computers wrote, and what synchronises them kept one of the two.
    pub replaced: Vec<Id>,
    /// Files read this time that keys from before they were changed sealed.
    pub by_older_keys: Vec<PathBuf>,
}

/// A worksheet file in the index.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry<R> {
    len: u64,
    changed_secs: i64,
    /// Read in the second in which it was changed: it may have changed again.
    fresh: bool,
    /// The document.
    pub doc: Id,
    /// Its revision.
    pub rev: u64,
    /// The beginning of the stamp of what it says.
    words: String,
    /// What the library shows.
    pub row: R,
    /// What the search looks through; the rows that are shown share it.
    #[serde(skip)]
    text: Arc<str>,
    text_len: usize,
}

#[derive(Deserialize)]
struct Lists<R> {
    format: u32,
    /// Stands at the beginning of the texts, too: after a crash between the two, they may be others.
    texts: u64,
    entries: BTreeMap<PathBuf, Entry<R>>,
    seen: BTreeMap<Id, u64>,
}

/// The part of the lists that a check compares with.
#[derive(Deserialize)]
struct Seen {
    format: u32,
    seen: BTreeMap<Id, u64>,
}

#[derive(Serialize)]
struct Writing<'i, R> {
    format: u32,
    texts: u64,
    entries: &'i BTreeMap<PathBuf, Entry<R>>,
    seen: &'i BTreeMap<Id, u64>,
}

impl<R> Default for Index<R> {
    fn default() -> Self {
        let (entries, seen) = (BTreeMap::new(), BTreeMap::new());
        Self { entries, seen, texts: 0, faults: Vec::new(), replaced: Vec::new(), by_older_keys: Vec::new() }
    }
}

impl<R: Serialize + DeserializeOwned> Index<R> {
    /// The lists as they were kept last; an empty index where there are none that fit.
    #[must_use]
    pub fn load(files: &dyn Files, unlocked: &Unlocked) -> Self {
        let mut index = Self::load_rows(files, unlocked);
        index.load_texts(files, unlocked);
        index
    }

    /// The rows alone, as they were kept last: they can be shown before the texts are unsealed.
    #[must_use]
    pub fn load_rows(files: &dyn Files, unlocked: &Unlocked) -> Self {
        let (list, _) = paths(unlocked);
        let Some(list) = kept(files, unlocked, &list, "list") else { return Self::default() };
        match serde_json::from_str::<Lists<R>>(&list) {
            Ok(lists) if lists.format == FORMAT => {
                Self { entries: lists.entries, seen: lists.seen, texts: lists.texts, ..Self::default() }
            }
            _ => Self::default(),
        }
    }

    /// What the search looks through, beside rows that were loaded.
    pub fn load_texts(&mut self, files: &dyn Files, unlocked: &Unlocked) {
        if self.entries.is_empty() {
            return;
        }
        let written = kept(files, unlocked, &paths(unlocked).1, "text").unwrap_or_default();
        let Some(mut rest) = written.strip_prefix(&first_line(self.texts)) else {
            // Not the texts that were written with these rows: everything is read anew.
            self.entries.clear();
            return;
        };
        for entry in self.entries.values_mut() {
            let Some((own, more)) = rest.split_at_checked(entry.text_len) else {
                // The two lists do not belong together.
                self.entries.clear();
                return;
            };
            entry.text = own.into();
            rest = more.strip_prefix('\n').unwrap_or(more);
        }
        if rest != LAST {
            self.entries.clear();
        }
    }

    /// Keeps the lists on this machine.
    ///
    /// # Errors
    /// [`VaultFault`]; then the next start is slower, and nothing else.
    pub fn store(&self, files: &dyn Files, unlocked: &Unlocked) -> Result<(), VaultFault> {
        let (list, text) = paths(unlocked);
        let texts = files.token().map_err(|_| VaultFault::at(&text, super::VaultWhy::System))?;
        let length: usize = self.entries.values().map(|entry| entry.text.len() + 1).sum();
        let mut all = String::with_capacity(length + 2 * LAST.len() + 16);
        all.push_str(&first_line(texts));
        for entry in self.entries.values() {
            all.push_str(&entry.text);
            all.push('\n');
        }
        // A payload loses newlines at its end, and the last text may end with some.
        all.push_str(LAST);
        unlocked.write_note(files, &text, &Id::known("text"), &all, None, Expected::Anything)?;
        let lists = Writing { format: FORMAT, texts, entries: &self.entries, seen: &self.seen };
        let json = serde_json::to_string(&lists).map_err(|_| VaultFault::at(&list, super::VaultWhy::System))?;
        unlocked.write_note(files, &list, &Id::known("list"), &json, None, Expected::Anything)?;
        Ok(())
    }
}

impl<R> Index<R> {
    /// Reads what changed in the folder; says whether anything did.
    ///
    /// `digest` makes the row of a worksheet, and what the search looks through.
    /// Stopped by `work`, it keeps what it has.
    pub fn renew(
        &mut self,
        files: &dyn Files,
        unlocked: &Unlocked,
        now_secs: i64,
        digest: &dyn Fn(&Worksheet) -> (R, String),
        work: Work<'_>,
    ) -> bool {
        let found = scan(files, &unlocked.vault);
        let (mut before, of) = (std::mem::take(&mut self.entries), found.len());
        let mut changed = false;
        self.faults.clear();
        self.replaced.clear();
        self.by_older_keys.clear();
        for (at, file) in found.into_iter().enumerate() {
            if !work(at, of) {
                self.entries.append(&mut before);
                return true;
            }
            let name = unlocked.relative(&file.path);
            let as_it_was = |entry: &Entry<R>| {
                !entry.fresh && entry.len == file.about.len && entry.changed_secs == file.about.changed_secs
            };
            let last = before.remove(&name);
            if last.as_ref().is_some_and(as_it_was) {
                self.entries.extend(last.map(|entry| (name, entry)));
                continue;
            }
            changed = true;
            match unlocked.open_sheet(files, &file.path) {
                Ok(Opened { sheet, known, words, by_older_keys }) => {
                    let (row, text) = digest(&sheet);
                    let words = words.short();
                    let is_other =
                        |last: &Entry<R>| last.doc == sheet.doc && last.rev == known.rev && last.words != words;
                    if last.as_ref().is_some_and(is_other) {
                        self.replaced.push(sheet.doc.clone());
                    }
                    if by_older_keys {
                        self.by_older_keys.push(file.path.clone());
                    }
                    let fresh = now_secs - file.about.changed_secs < 2;
                    let (len, changed_secs) = (file.about.len, file.about.changed_secs);
                    let (doc, rev, text_len) = (sheet.doc, known.rev, text.len());
                    let seen = self.seen.entry(doc.clone()).or_default();
                    *seen = rev.max(*seen);
                    let text = text.into();
                    let entry = Entry { len, changed_secs, fresh, doc, rev, words, row, text, text_len };
                    self.entries.insert(name, entry);
                }
                Err(fault) => self.faults.push(fault),
            }
        }
        changed |= self.forget_deleted(files, unlocked) || !before.is_empty();
        work(of, of);
        changed
    }

    /// What waits to be deleted is not missed, whichever computer put it there.
    fn forget_deleted(&mut self, files: &dyn Files, unlocked: &Unlocked) -> bool {
        let there: BTreeSet<&Id> = self.entries.values().map(|entry| &entry.doc).collect();
        let waiting = files.list(&unlocked.vault.trash()).unwrap_or_default();
        let deleted = waiting.iter().filter_map(|path| named(path)).filter(|doc| !there.contains(doc));
        deleted.filter(|doc| self.seen.remove(doc).is_some()).count() > 0
    }

    /// The rows with their files and what the search looks through.
    pub fn rows(&self) -> impl Iterator<Item = (&Path, &Entry<R>, &Arc<str>)> {
        self.entries.iter().map(|(path, entry)| (path.as_path(), entry, &entry.text))
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Documents of which every file holds an older state than was seen before.
    #[must_use]
    pub fn rolled_back(&self) -> Vec<Id> {
        let mut newest: BTreeMap<&Id, u64> = BTreeMap::new();
        for entry in self.entries.values() {
            let rev = newest.entry(&entry.doc).or_default();
            *rev = entry.rev.max(*rev);
        }
        let older = |(doc, rev): &(&Id, u64)| self.seen.get(*doc).is_some_and(|seen| seen > rev);
        newest.into_iter().filter(older).map(|(doc, _)| doc.clone()).collect()
    }

    /// Documents that were seen once and of which no file is there, not even a damaged one.
    #[must_use]
    pub fn missing(&self) -> Vec<Id> {
        let mut there: BTreeSet<&str> = self.entries.values().map(|entry| entry.doc.as_str()).collect();
        let damaged: Vec<Id> = self.faults.iter().filter_map(|fault| named(&fault.path)).collect();
        there.extend(damaged.iter().map(Id::as_str));
        self.seen.keys().filter(|doc| !there.contains(doc.as_str())).cloned().collect()
    }

    /// Documents of which two files say different things.
    #[must_use]
    pub fn in_two_states(&self) -> BTreeSet<Id> {
        let mut said: BTreeMap<&Id, &str> = BTreeMap::new();
        let others =
            self.entries.values().filter(|entry| *said.entry(&entry.doc).or_insert(&entry.words) != entry.words);
        others.map(|entry| entry.doc.clone()).collect()
    }

    /// What stands there now is taken as it is, though a higher revision was seen.
    pub fn accept(&mut self, doc: &Id, rev: u64) {
        self.seen.insert(doc.clone(), rev);
    }

    /// The document was deleted on purpose, or its loss was told: it is not missed any more.
    pub fn forget(&mut self, doc: &Id) {
        self.seen.remove(doc);
    }

    /// Which document a file holds, by its path inside the folder.
    #[must_use]
    pub fn doc_at(&self, path: &Path) -> Option<&Id> {
        self.entries.get(path).map(|entry| &entry.doc)
    }
}

impl Unlocked {
    pub(super) fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.vault.root).unwrap_or(path).to_owned()
    }
}

/// The highest revision that the lists of the last run know of each document.
pub(super) fn seen(files: &dyn Files, unlocked: &Unlocked) -> BTreeMap<Id, u64> {
    let list = kept(files, unlocked, &paths(unlocked).0, "list");
    let seen = list.and_then(|list| serde_json::from_str::<Seen>(&list).ok());
    seen.filter(|lists| lists.format == FORMAT).map(|lists| lists.seen).unwrap_or_default()
}

fn first_line(texts: u64) -> String {
    format!("{texts:016x}\n")
}

fn kept(files: &dyn Files, unlocked: &Unlocked, path: &Path, name: &str) -> Option<String> {
    unlocked.note(files, path, &Id::known(name)).ok().flatten().map(|(text, _)| text)
}

fn paths(unlocked: &Unlocked) -> (PathBuf, PathBuf) {
    let local = &unlocked.vault.local;
    (local.join("list.attune"), local.join("text.attune"))
}
