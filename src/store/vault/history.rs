//! States of a worksheet that were kept, and which of them stay.
//!
//! All of the last day, one a day for a month, one a month after that. The
//! moment is what the writer's clock said when the sheet was last changed; a
//! clock that jumped makes nothing go that is not older than a later state.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{Known, Unlocked, VaultFault, keep::sheet_of, layout, scan::Work};
use crate::{
    base::{Id, Moment},
    seal::Payload,
    store::{Expected, Files, read},
    worksheet::Worksheet,
};

/// All states of so many seconds stay.
const ALL_SECS: i64 = 24 * 3600;
/// One a day stays for so many seconds.
const DAILY_SECS: i64 = 30 * 24 * 3600;

/// A state that was kept.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its file.
    pub path: PathBuf,
    /// The revision.
    pub rev: u64,
    /// When the sheet was last changed then.
    pub changed: Moment,
    /// The worksheet as it was.
    pub sheet: Worksheet,
}

/// The states of a document that can be read, oldest first.
#[must_use]
pub fn versions(files: &dyn Files, unlocked: &Unlocked, doc: &Id) -> Vec<Version> {
    let paths = files.list(&unlocked.vault.history(doc)).unwrap_or_default();
    let mut versions: Vec<Version> = paths
        .iter()
        .filter(|path| is_ours(path))
        .filter_map(|path| unlocked.version(files, path, doc).ok())
        .collect();
    versions.sort_by_key(|version| version.rev);
    versions
}

/// How the name of a state ends that was put here by a decision between two texts.
const OTHER: &str = "-other";

fn is_ours(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == layout::ENDING)
}

impl Unlocked {
    fn version(&self, files: &dyn Files, path: &Path, doc: &Id) -> Result<Version, VaultFault> {
        let (sheet, Known { rev, .. }) = self.read(files, path)?;
        if sheet.doc != *doc {
            return Err(VaultFault::at(path, super::VaultWhy::Swapped));
        }
        Ok(Version { path: path.to_owned(), rev, changed: sheet.content.changed, sheet })
    }

    pub(super) fn version_payload(&self, files: &dyn Files, path: &Path) -> Result<Payload, VaultFault> {
        let (sealed, _) = read(files, path, layout::SEALED_LIMIT)?;
        let payload = self.unseal(path, &sealed)?;
        sheet_of(path, &payload)?;
        Ok(payload)
    }

    /// Moves a file of a document into its history, where it stays to be looked at.
    ///
    /// # Errors
    /// [`VaultFault`]; then it is where it was.
    pub fn put_into_history(&self, files: &dyn Files, doc: &Id, path: &Path) -> Result<(), VaultFault> {
        let (_, known) = self.read(files, path)?;
        let folder = self.vault.history(doc);
        super::create::make_folder(files, &folder)?;
        let place = folder.join(format!("{:08}-{}{OTHER}.{}", known.rev, known.stamp.short(), layout::ENDING));
        super::trash::move_file(files, path, &place)
    }

    /// Takes away the states of a document that the schedule does not keep; says how many.
    ///
    /// What cannot be read is left alone.
    pub fn prune(&self, files: &dyn Files, doc: &Id, now: Moment) -> usize {
        let mut versions = versions(files, self, doc);
        // What was decided against was promised to stay.
        versions
            .retain(|version| !version.path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with(OTHER)));
        let moments: Vec<Moment> = versions.iter().map(|version| version.changed).collect();
        let stays = staying(&moments, now);
        let goes = versions.iter().enumerate().filter(|(at, _)| !stays.contains(at));
        goes.filter(|(_, version)| files.remove(&version.path).is_ok()).count()
    }
}

impl Unlocked {
    /// Takes away what the schedule does not keep of every document, where a state has become old enough.
    ///
    /// Looks at each history once a day at most; only histories with a state that has passed a day
    /// or a month since are read. Says how many states went.
    pub fn tidy_history(&self, files: &dyn Files, now: Moment, work: Work<'_>) -> usize {
        let name = Id::known("tidied");
        let path = self.vault.local.join("tidied.attune");
        let noted = self.note(files, &path, &name).ok().flatten();
        let last = noted.and_then(|(text, _)| Moment::parse(text.trim())).filter(|last| *last <= now);
        if last.is_some_and(|last| !now.is_past(last, ALL_SECS)) {
            return 0;
        }
        let (since, now_secs) = (last.map_or(i64::MIN, Moment::utc_secs), now.utc_secs());
        let crossed = |secs: i64| {
            // An hour more: the disk's clock is not the writer's.
            [ALL_SECS, DAILY_SECS].iter().any(|old| secs + old + 3600 > since && secs + old <= now_secs)
        };
        let folders = files.list(&self.vault.all_history()).unwrap_or_default();
        let (of, mut gone) = (folders.len(), 0);
        for (at, folder) in folders.into_iter().enumerate() {
            if !work(at, of) {
                return gone;
            }
            let states = files.list(&folder).unwrap_or_default();
            let is_due = |path: &PathBuf| files.about(path).is_ok_and(|about| crossed(about.changed_secs));
            let doc = folder.file_name().and_then(|name| Id::parse(&name.to_string_lossy()).ok());
            if let Some(doc) = doc.filter(|_| states.len() > 1 && states.iter().any(is_due)) {
                gone += self.prune(files, &doc, now);
            }
        }
        // Not noted, it is looked through again next time.
        let _noted = self.write_note(files, &path, &name, &now.to_string(), None, Expected::Anything);
        gone
    }
}

/// Which states stay, by their places; they are given oldest first.
fn staying(moments: &[Moment], now: Moment) -> BTreeSet<usize> {
    let mut stays = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for (at, moment) in moments.iter().enumerate().rev() {
        let old = now.secs_since(*moment);
        let day = moment.day().to_string();
        let slot = if old < ALL_SECS {
            None
        } else if old < DAILY_SECS {
            Some(day)
        } else {
            day.get(..7).map(str::to_owned)
        };
        // The newest of each slot stays.
        if slot.is_none_or(|slot| seen.insert(slot)) {
            stays.insert(at);
        }
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::parse(&format!("{text}:00+00:00")).unwrap()
    }

    #[test]
    fn all_of_a_day_one_a_day_then_one_a_month_stay() {
        let moments: Vec<Moment> = [
            "2026-06-02T10:00",
            "2026-06-20T10:00",
            "2026-07-01T10:00",
            "2026-11-10T09:00",
            "2026-11-10T18:00",
            "2026-11-11T18:00",
            "2026-11-25T09:00",
            "2026-11-25T09:01",
        ]
        .map(at)
        .to_vec();
        let stays = staying(&moments, at("2026-11-25T12:00"));
        assert_eq!(stays.into_iter().collect::<Vec<_>>(), [1, 2, 4, 5, 6, 7]);
    }

    #[test]
    fn a_clock_that_jumped_back_loses_nothing_of_today() {
        let moments = [at("2036-01-01T10:00"), at("2026-11-25T09:00")];
        assert_eq!(staying(&moments, at("2026-11-25T12:00")).len(), 2);
    }
}
