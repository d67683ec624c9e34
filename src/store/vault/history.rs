//! States of a worksheet that were kept, and which of them stay.
//!
//! All of the last day, one a day for a month, one a month after that. The
//! moment is what the writer's clock said when the sheet was last changed; a
//! clock that jumped makes nothing go that is not older than a later state.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use super::{Known, Unlocked, VaultFault, keep::sheet_of, layout};
use crate::{
    base::{Id, Moment},
    seal::Payload,
    store::{Files, read},
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
        let place = folder.join(format!("{:08}-{}.{}", known.rev, known.stamp.short(), layout::ENDING));
        super::trash::move_file(files, path, &place)
    }

    /// Takes away the states of a document that the schedule does not keep; says how many.
    ///
    /// What cannot be read is left alone.
    pub fn prune(&self, files: &dyn Files, doc: &Id, now: Moment) -> usize {
        let versions = versions(files, self, doc);
        let moments: Vec<Moment> = versions.iter().map(|version| version.changed).collect();
        let stays = staying(&moments, now);
        let goes = versions.iter().enumerate().filter(|(at, _)| !stays.contains(at));
        goes.filter(|(_, version)| files.remove(&version.path).is_ok()).count()
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
