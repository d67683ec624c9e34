//! `attune check --watch`: checks again whatever was saved, until it is ended.
//!
//! Files are compared by what is in them, not by their times: an editor that
//! writes a new file and renames it over the old one, two saves within a
//! second and a save that changes nothing are all told right. A file that is
//! away for a moment while an editor replaces it is waited for.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    future::poll_fn,
    hash::{DefaultHasher, Hasher},
    io,
    path::{Path, PathBuf},
    pin::Pin,
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use async_signal::{Signal, Signals};
use futures_core::Stream;

use super::{Neighbours, Read, Report, exit, json, tell};
use crate::{
    shell::{
        Disk, clock,
        command::{Exit, Out, Trouble, arguments::Order},
        dialogs::block_on,
    },
    store::Files,
    t,
    worksheet::file,
};

/// How often the files are looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(250);
/// A file that was the same this long is taken as wholly written.
const QUIET: Duration = Duration::from_millis(80);
/// A file that is away is waited for this long: it may be on its way back.
const AWAY: Duration = Duration::from_millis(700);
/// A file that never comes to rest is checked as it is.
const BUSY: Duration = Duration::from_secs(3);

/// Listens for the end, and knows how the files looked before they were first checked.
pub struct Watch {
    /// Tells that Ctrl+C was pressed, or that the program was asked to end.
    told: Receiver<()>,
    before: Looks,
}

impl Watch {
    /// Begins to listen, and looks at the files.
    ///
    /// # Errors
    /// [`Trouble`] if the system does not let the program listen.
    pub fn begin(inputs: &[OsString]) -> Result<Self, Trouble> {
        let failed = |error: io::Error| {
            let reason = error.kind().to_string();
            Trouble::input(t!("check-watch-no-ending", reason = &reason), "")
        };
        // Windows knows Ctrl+C alone.
        let wanted: &[Signal] = if cfg!(unix) { &[Signal::Int, Signal::Term, Signal::Hup] } else { &[Signal::Int] };
        let mut signals = Signals::new(wanted).map_err(failed)?;
        let (tell, told) = channel();
        let listen = move || {
            block_on(poll_fn(|cx| Pin::new(&mut signals).poll_next(cx)));
            // The command may be at its end already.
            let _ending = tell.send(());
        };
        thread::Builder::new().name("ending".to_owned()).spawn(listen).map_err(failed)?;
        let before = inputs.iter().map(PathBuf::from).map(|path| (path.clone(), look(&path))).collect();
        Ok(Self { told, before })
    }

    /// Waits; `true` if the program shall end.
    fn ends_within(&self, time: Duration) -> bool {
        self.told.recv_timeout(time) != Err(RecvTimeoutError::Timeout)
    }
}

/// What is in each file, as far as one must know to see a change; `None` where there is none.
type Looks = BTreeMap<PathBuf, Option<u64>>;

/// Checks again what is saved, until it is ended or nobody reads any more.
pub fn run(order: &Order, reports: Vec<Report>, watch: &Watch, out: &mut Out) -> Result<Exit, Trouble> {
    let mut watched = Watched { inputs: &order.inputs, reports };
    if !order.json {
        out.line("")?;
        out.line(&t!("check-watching", count = order.inputs.len()))?;
    }
    let mut seen = watched.looks_since(&watch.before);
    while !out.is_closed() {
        if watch.ends_within(LOOK_AGAIN) {
            break;
        }
        let now = watched.look();
        if now == seen {
            continue;
        }
        let Some(now) = watched.settled(&seen, now, watch) else { break };
        let differs = |(path, look): &(&PathBuf, &Option<u64>)| seen.get(*path) != Some(look);
        let moved: Vec<PathBuf> = now.iter().filter(differs).map(|(path, _)| path.clone()).collect();
        if moved.is_empty() {
            seen = now;
            continue;
        }
        let again = watched.check_again(&moved);
        if order.json {
            json(&watched.reports, out, true)?;
        } else {
            out.line("")?;
            for path in &moved {
                out.line(&headline(path, seen.get(path).copied().flatten(), now.get(path).copied().flatten()))?;
            }
            tell(&again.iter().map(|at| &watched.reports[*at]).collect::<Vec<_>>(), out)?;
            watched.sum(out)?;
        }
        seen = watched.looks_since(&now);
    }
    if !order.json {
        out.line("")?;
        out.line(t!("check-watch-ended"))?;
    }
    Ok(exit(&watched.reports, order.strict))
}

/// When what happened to which file.
fn headline(path: &Path, before: Option<u64>, now: Option<u64>) -> String {
    let time = clock::now().clock_with_seconds();
    let file = path.display().to_string();
    match (before, now) {
        (Some(_), None) => t!("check-watch-gone", time = &time, file = &file),
        (None, Some(_)) => t!("check-watch-there", time = &time, file = &file),
        _ => t!("check-watch-saved", time = &time, file = &file),
    }
}

/// The files that were named, and what came of each last.
struct Watched<'a> {
    inputs: &'a [OsString],
    reports: Vec<Report>,
}

impl Watched<'_> {
    fn look(&self) -> Looks {
        let named = self.inputs.iter().map(PathBuf::from);
        let beside = self.reports.iter().flat_map(|report| report.beside.iter().cloned());
        named.chain(beside).map(|path| (path.clone(), look(&path))).collect()
    }

    /// How the files looked before they were checked, and how those look now that were not known to be named.
    fn looks_since(&self, before: &Looks) -> Looks {
        let known = |(path, look): (PathBuf, Option<u64>)| {
            let look = before.get(&path).copied().unwrap_or(look);
            (path, look)
        };
        self.look().into_iter().map(known).collect()
    }

    /// Waits until nobody writes any more; `None` if the program shall end.
    fn settled(&self, seen: &Looks, first: Looks, watch: &Watch) -> Option<Looks> {
        let began = Instant::now();
        let mut last = first;
        loop {
            if watch.ends_within(QUIET) {
                return None;
            }
            let now = self.look();
            let away = seen.iter().any(|(path, look)| look.is_some() && now.get(path) == Some(&None));
            let rests = now == last && (!away || began.elapsed() >= AWAY);
            if rests || began.elapsed() >= BUSY {
                return Some(now);
            }
            last = now;
        }
    }

    /// Checks those files again that changed, or that rest on one that did; gives their numbers.
    fn check_again(&mut self, moved: &[PathBuf]) -> Vec<usize> {
        let touched = |at: &usize| {
            let beside = &self.reports[*at].beside;
            moved.iter().any(|path| Path::new(&self.inputs[*at]) == path || beside.contains(path))
        };
        let again: Vec<usize> = (0..self.inputs.len()).filter(touched).collect();
        let near = Neighbours::default();
        for at in &again {
            self.reports[*at] = Read::of(&self.inputs[*at]).report(&near);
        }
        again
    }

    /// With several files, how all of them stand.
    fn sum(&self, out: &mut Out) -> Result<(), Trouble> {
        if self.inputs.len() < 2 {
            return Ok(());
        }
        let errors: usize = self.reports.iter().map(|report| report.errors).sum();
        let warnings: usize = self.reports.iter().map(|report| report.warnings).sum();
        out.line(&t!("check-in-all", count = self.inputs.len(), errors = errors, warnings = warnings))
    }
}

/// A number that changes with the bytes of a file.
fn look(path: &Path) -> Option<u64> {
    let bytes = Disk.read(path, file::MAX_BYTES as u64).ok()?;
    let mut hasher = DefaultHasher::new();
    hasher.write(&bytes);
    Some(hasher.finish())
}
