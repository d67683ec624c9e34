//! States of a worksheet that were kept, and which of them stay.
//!
//! All of the last day, one a day for a month, one a month after that. The
//! moment is what the writer's clock said when the sheet was last changed; a
//! clock that jumped makes nothing go that is not older than a later state.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    path::{Path, PathBuf},
};

use super::{Known, Unlocked, Vault, VaultFault, layout, scan::Work};
use crate::{
    base::{Id, Moment},
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

/// How the name of a state ends that another machine wrote and that was put aside here.
pub(super) const OTHER: &str = "-other";

/// The name of the file in which a state is kept.
pub(super) fn state_name(known: Known, aside: &str) -> String {
    format!("{:08}-{}{aside}.{}", known.rev, known.stamp.short(), layout::ENDING)
}

/// The highest revision in the names of a document's states; 0 if there is none.
pub(super) fn last_rev(files: &dyn Files, vault: &Vault, doc: &Id) -> u64 {
    let paths = files.list(&vault.history(doc)).unwrap_or_default();
    // Other names are not of our making, and could say anything.
    let number = |path: &PathBuf| Some(path.file_name()?.to_str()?.split_once('-')?.0.to_owned());
    let numbers = paths.iter().filter_map(number).filter(|number| number.len() == 8);
    numbers.filter_map(|number| number.parse().ok()).max().unwrap_or(0)
}

/// Whether this state came from elsewhere and nobody here saw it, or was
/// decided against in a comparison. Such states are never thinned out.
pub(super) fn is_others(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with(OTHER))
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

    /// Moves a file of a document into its history, where it stays to be looked at.
    ///
    /// # Errors
    /// [`VaultFault`]; then it is where it was.
    pub fn put_into_history(&self, files: &dyn Files, doc: &Id, path: &Path) -> Result<(), VaultFault> {
        let (_, known) = self.read(files, path)?;
        let folder = self.vault.history(doc);
        super::create::make_folder(files, &folder)?;
        let place = folder.join(state_name(known, OTHER));
        if read(files, &place, layout::SEALED_LIMIT).is_ok_and(|(_, stamp)| stamp == known.stamp) {
            // It lies there already.
            return super::trash::remove(files, path);
        }
        super::trash::move_file(files, path, &place)
    }

    /// Takes away the states of a document that the schedule does not keep; says how many.
    ///
    /// What cannot be read is left alone.
    pub fn prune(&self, files: &dyn Files, doc: &Id, now: Moment) -> usize {
        let mut versions = versions(files, self, doc);
        // What was decided against, and what nobody here has seen, was promised to stay.
        versions.retain(|version| !is_others(&version.path));
        let moments: Vec<Moment> = versions.iter().map(|version| version.changed).collect();
        let stays = staying(&moments, now);
        let goes = versions.iter().enumerate().filter(|(at, _)| !stays.contains(at));
        goes.filter(|(_, version)| files.remove(&version.path).is_ok()).count()
    }
}

/// How many histories are looked through before it is noted how far that came.
const NOTED_EVERY: usize = 200;

/// Looking through the history of every document for states that the schedule does not keep any more.
///
/// Made of small steps: nothing waits for the whole of it, and what was stopped goes on
/// near the place where it stopped, with the next one of that day or of a later one.
#[derive(Debug)]
pub struct Tidying {
    /// Histories that are still to be looked through, the next one last.
    folders: Vec<PathBuf>,
    /// Until when the last one looked, and when this one began.
    since: Option<Moment>,
    began: Moment,
    steps: usize,
}

impl Unlocked {
    /// What there is to be looked through in the histories; nothing if that was done within a day.
    ///
    /// Only histories with a state that has passed a day or a month since are read.
    #[must_use]
    pub fn tidying(&self, files: &dyn Files, now: Moment) -> Option<Tidying> {
        let noted = self.note(files, &self.tidied_file(), &tidied()).ok().flatten();
        let noted = noted.map(|(text, _)| text).unwrap_or_default();
        let mut lines = noted.lines();
        let mut moment = || lines.next().and_then(Moment::parse).filter(|moment| *moment <= now);
        let (since, stopped) = (moment(), moment());
        let reached = lines.next().filter(|_| stopped.is_some()).map(OsStr::new);
        if stopped.is_none() && since.is_some_and(|since| !now.is_past(since, ALL_SECS)) {
            return None;
        }
        let mut folders = files.list(&self.vault.all_history()).unwrap_or_default();
        folders.retain(|folder| reached.is_none_or(|reached| folder.file_name() > Some(reached)));
        folders.sort_by(|one, other| other.cmp(one));
        // What was looked through before it stopped is judged by that time the next time again.
        Some(Tidying { folders, since, began: stopped.unwrap_or(now), steps: 0 })
    }

    /// Looks through all of it at once; says how many states went.
    pub fn tidy_history(&self, files: &dyn Files, now: Moment, work: Work<'_>) -> usize {
        let Some(mut tidying) = self.tidying(files, now) else { return 0 };
        let (of, mut gone) = (tidying.folders.len(), 0);
        while work(of - tidying.folders.len(), of) {
            let Some(more) = tidying.step(self, files, now) else { break };
            gone += more;
        }
        gone
    }

    fn tidied_file(&self) -> PathBuf {
        self.vault.local.join("tidied.attune")
    }
}

impl Tidying {
    /// Looks through the history of one document and says how many states went; nothing once all is done.
    pub fn step(&mut self, unlocked: &Unlocked, files: &dyn Files, now: Moment) -> Option<usize> {
        let Some(folder) = self.folders.pop() else {
            self.note(unlocked, files, &self.began.to_string());
            return None;
        };
        let (since, now_secs) = (self.since.map_or(i64::MIN, Moment::utc_secs), now.utc_secs());
        let crossed = |secs: i64| {
            // An hour more: the disk's clock is not the writer's.
            [ALL_SECS, DAILY_SECS].iter().any(|old| secs + old + 3600 > since && secs + old <= now_secs)
        };
        let states = files.list(&folder).unwrap_or_default();
        let is_due = |path: &PathBuf| files.about(path).is_ok_and(|about| crossed(about.changed_secs));
        let doc = folder.file_name().and_then(|name| Id::parse(&name.to_string_lossy()).ok());
        let doc = doc.filter(|_| states.len() > 1 && states.iter().any(is_due));
        let gone = doc.as_ref().map_or(0, |doc| unlocked.prune(files, doc, now));
        self.steps += 1;
        if self.steps.is_multiple_of(NOTED_EVERY)
            && let Some(name) = folder.file_name().map(OsStr::to_string_lossy)
        {
            let since = self.since.map(|since| since.to_string()).unwrap_or_default();
            self.note(unlocked, files, &format!("{since}\n{}\n{name}", self.began));
        }
        Some(gone)
    }

    fn note(&self, unlocked: &Unlocked, files: &dyn Files, text: &str) {
        // Not noted, it is looked through again next time.
        let _noted = unlocked.write_note(files, &unlocked.tidied_file(), &tidied(), text, None, Expected::Anything);
    }
}

fn tidied() -> Id {
    Id::known("tidied")
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
