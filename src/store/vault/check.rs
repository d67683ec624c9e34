//! Looks through everything in a locked folder: what opens, what is damaged, older than it was,
//! gone, exchanged or sealed with old keys, and what history can heal.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use super::{
    Checked, Damaged, Holds, Misnamed, Missing, Older, Unlocked, VaultFault, VaultWhy,
    history::is_others,
    index,
    layout::{ENDING, LISTS_LIMIT},
    scan::{Work, closed, look_into, named, scan_whole},
};
use crate::{
    base::Id,
    store::{Files, read},
};

/// Unseals and reads everything.
#[must_use]
pub fn check(files: &dyn Files, unlocked: &Unlocked, work: Work<'_>) -> Checked {
    let mut walk = Walk {
        files,
        unlocked,
        checked: Checked::default(),
        heads: Vec::new(),
        newest: BTreeMap::new(),
        closed: Vec::new(),
    };
    let heads = scan_whole(files, &unlocked.vault, &mut walk.closed);
    let histories = look_into(files, &unlocked.vault.all_history(), &mut walk.closed);
    let of = heads.len() + histories.len();
    for (at, folder) in histories.iter().enumerate() {
        if !work(at, of) {
            walk.checked.stopped = true;
            return walk.checked;
        }
        walk.states_in(folder);
    }
    for (at, head) in heads.into_iter().enumerate() {
        if !work(histories.len() + at, of) {
            walk.checked.stopped = true;
            return walk.checked;
        }
        walk.head(head.path);
    }
    walk.lists();
    walk.compare();
    walk.twice();
    work(of, of);
    walk.checked
}

/// A check on its way.
struct Walk<'a> {
    files: &'a dyn Files,
    unlocked: &'a Unlocked,
    checked: Checked,
    /// Worksheets that open: document, file, revision.
    heads: Vec<(Id, PathBuf, u64)>,
    /// The newest state in each history that opens, and the newest that was written for this place.
    newest: BTreeMap<Id, Newest>,
    /// What could not be looked into.
    closed: Vec<VaultFault>,
}

/// The newest states in the history of a document.
#[derive(Default)]
struct Newest {
    /// Any that opens.
    any: Option<(u64, PathBuf)>,
    /// Without what another computer wrote and what was decided against.
    own: Option<(u64, PathBuf)>,
}

impl Walk<'_> {
    fn head(&mut self, path: PathBuf) {
        match self.unlocked.open_sheet(self.files, &path) {
            Ok(opened) => {
                self.checked.sheets += 1;
                let doc = opened.sheet.doc;
                if opened.by_older_keys {
                    self.checked.by_older_keys.push(path.clone());
                }
                if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(doc.as_str())) {
                    self.checked.misnamed.push(Misnamed { doc: doc.clone(), path: path.clone() });
                }
                self.heads.push((doc, path, opened.known.rev));
            }
            Err(fault) if matches!(fault.why, VaultWhy::Link) => {
                self.checked.damaged.push(Damaged { fault, heals: None, holds: Holds::Link });
            }
            Err(fault) => {
                let states = named(&path).and_then(|doc| self.newest.get(&doc));
                let heals = states.and_then(|newest| newest.any.as_ref()).map(|(_, path)| path.clone());
                self.checked.damaged.push(Damaged { fault, heals, holds: Holds::Sheet });
            }
        }
    }

    fn states_in(&mut self, folder: &Path) {
        let doc = folder.file_name().and_then(|name| Id::parse(&name.to_string_lossy()).ok());
        for path in self.files.list(folder).unwrap_or_default() {
            if path.extension().is_none_or(|ending| ending != ENDING) {
                continue;
            }
            let opened = self.unlocked.open_sheet(self.files, &path);
            let opened = opened.and_then(|opened| match &doc {
                Some(doc) if opened.sheet.doc != *doc => Err(VaultFault::at(&path, VaultWhy::Swapped)),
                _ => Ok(opened),
            });
            match opened {
                Ok(opened) => {
                    self.checked.versions += 1;
                    if opened.by_older_keys {
                        self.checked.by_older_keys.push(path.clone());
                    }
                    let newest = self.newest.entry(opened.sheet.doc).or_default();
                    let state = Some((opened.known.rev, path));
                    if !state.as_ref().is_some_and(|(_, path)| is_others(path)) {
                        newest.own = state.clone().max(newest.own.take());
                    }
                    newest.any = state.max(newest.any.take());
                }
                Err(fault) => self.checked.damaged.push(Damaged { fault, heals: None, holds: Holds::State }),
            }
        }
    }

    /// The lists, what waits to be deleted and what this machine keeps.
    fn lists(&mut self) {
        let (files, unlocked) = (self.files, self.unlocked);
        let lists = [
            (unlocked.clients(files).err(), Holds::Clients),
            (unlocked.ledger(files).err(), Holds::Ledger),
            (unlocked.people(files).err(), Holds::People),
        ];
        let damaged = lists.into_iter().filter_map(|(fault, holds)| Some((fault?, holds)));
        self.checked.damaged.extend(damaged.map(|(fault, holds)| Damaged { fault, heals: None, holds }));
        let mut closed = std::mem::take(&mut self.closed);
        let seen: Vec<PathBuf> = closed.iter().map(|fault| fault.path.clone()).collect();
        closed.extend(self::closed(files, &unlocked.vault).into_iter().filter(|fault| !seen.contains(&fault.path)));
        self.checked.damaged.extend(closed.into_iter().map(|fault| Damaged {
            fault,
            heals: None,
            holds: Holds::Folder,
        }));
        self.checked.recovery = unlocked.check_recovery(files).err();
        let read = [unlocked.vault.docs(), unlocked.vault.all_history()];
        let others =
            unlocked.to_reseal(files).into_iter().filter(|path| !read.iter().any(|room| path.starts_with(room)));
        self.checked.by_older_keys.extend(others.filter(|path| unlocked.is_by_older_keys(files, path)));
    }

    /// What is older than it was, and what is gone.
    fn compare(&mut self) {
        let seen = index::seen(self.files, self.unlocked);
        let mut highest: BTreeMap<&Id, (u64, &PathBuf)> = BTreeMap::new();
        for (doc, path, rev) in &self.heads {
            let there = highest.entry(doc).or_insert((*rev, path));
            *there = (*there).max((*rev, path));
        }
        for (doc, (rev, path)) in &highest {
            let newer = self.newest.get(*doc).and_then(|newest| newest.own.clone()).filter(|(own, _)| own > rev);
            let known = seen.get(*doc).copied().into_iter().chain(newer.as_ref().map(|(own, _)| *own)).max();
            if let Some(known) = known.filter(|known| known > rev) {
                let (doc, path, heals) = ((*doc).clone(), (*path).clone(), newer.map(|(_, path)| path));
                self.checked.older.push(Older { doc, path, rev: *rev, known, heals });
            }
        }
        let mut there: BTreeSet<Id> = highest.into_keys().cloned().collect();
        there.extend(self.checked.damaged.iter().filter_map(|damaged| named(&damaged.fault.path)));
        let waiting = self.files.list(&self.unlocked.vault.trash()).unwrap_or_default();
        there.extend(waiting.iter().filter_map(|path| named(path)));
        there.extend(self.unlocked.deleted(self.files).into_iter().map(|(_, doc)| doc));
        let known: BTreeSet<&Id> = seen.keys().chain(self.newest.keys()).collect();
        for doc in known.into_iter().filter(|doc| !there.contains(*doc)) {
            let heals = self.newest.get(doc).and_then(|newest| newest.any.clone()).map(|(_, path)| path);
            self.checked.missing.push(Missing { doc: doc.clone(), heals });
        }
    }

    fn twice(&mut self) {
        self.heads.sort();
        let together = self.heads.chunk_by(|one, two| one.0 == two.0).filter(|files| files.len() > 1);
        self.checked.twice = together.map(|files| files.iter().map(|(_, path, _)| path.clone()).collect()).collect();
    }
}

impl Unlocked {
    /// Whether a file opens, but with keys from before they were changed.
    fn is_by_older_keys(&self, files: &dyn Files, path: &Path) -> bool {
        let Ok((sealed, _)) = read(files, path, LISTS_LIMIT) else { return false };
        self.open(&sealed, LISTS_LIMIT).is_ok_and(|(_, keys)| keys.mark() != self.keys.mark())
    }
}
