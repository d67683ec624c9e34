//! `attune vault take-in`: plain worksheets into the locked folder.
//!
//! First everything is taken in and read back; only if none of it failed are
//! plain files deleted, one by one, each after a look whether the folder
//! still holds what stands in it.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use serde_json::json;

use super::{Exit, Order, Out, Trouble, held, unlocked};
use crate::{
    app::Failure,
    shell::{
        Disk,
        taking::{delete_safe, plain_files, stops_all},
    },
    store::vault::{self, Taken, Unlocked, VaultFault},
    t,
};

/// A file, and what became of it.
struct Line {
    path: PathBuf,
    /// Nothing if it was not tried any more.
    taken: Option<Result<Taken, VaultFault>>,
    /// Whether the plain file is gone, if it was to go.
    gone: Option<Result<(), Failure>>,
}

pub fn run(order: &Order, words: &[OsString], out: &mut Out) -> Result<Exit, Trouble> {
    let mut paths = Vec::new();
    for word in words {
        paths.extend(plain_files(Path::new(word))?);
    }
    let (unlocked, _lock) = if order.dry_run { (unlocked(order)?, None) } else { held(order)? };
    let (mut lines, stopped) = take_in(&unlocked, paths, order.dry_run);
    if order.delete && !order.dry_run && stopped.is_none() {
        for line in lines.iter_mut().filter(|line| line.is_safe()) {
            line.gone = Some(delete_safe(&unlocked, &line.path));
        }
    }
    if order.json {
        let list: Vec<_> = lines.iter().map(Line::as_json).collect();
        out.json(&list.into())?;
    } else {
        for line in &lines {
            out.line(&line.as_text(order.dry_run))?;
        }
        if let Some(words) = at_the_end(&lines, order.dry_run) {
            out.line(words)?;
        }
    }
    for failure in lines.iter().filter_map(|line| line.gone.as_ref()?.as_ref().err()) {
        eprintln!("attune: {}\n  {}", failure.what, failure.help);
    }
    if let Some(fault) = stopped {
        let taken = lines.iter().filter(|line| line.is_safe()).count();
        let what = t!("vault-take-in-stopped", taken = taken, left = lines.len() - taken);
        let help = format!("{}\n{}", fault.help(), t!("vault-take-in-stopped-help"));
        eprintln!("attune: {}\nattune: {what}", fault.what());
        help.lines().for_each(|line| eprintln!("  {line}"));
        return Ok(Exit::Unwritten);
    }
    let stays = lines.iter().any(|line| matches!(line.gone, Some(Err(_))));
    let all_well = lines.iter().all(Line::is_safe);
    Ok(if stays {
        Exit::Unwritten
    } else if all_well {
        Exit::Done
    } else {
        Exit::Input
    })
}

/// Takes in one file after another, until the folder takes no more.
fn take_in(unlocked: &Unlocked, paths: Vec<PathBuf>, dry: bool) -> (Vec<Line>, Option<VaultFault>) {
    let mut stopped = None;
    let mut lines = Vec::new();
    for path in paths {
        let taken = stopped.is_none().then(|| vault::take_in(&Disk, unlocked, &path, dry));
        if let Some(Err(fault)) = &taken
            && stops_all(fault)
        {
            stopped = Some(fault.clone());
        }
        lines.push(Line { path, taken, gone: None });
    }
    (lines, stopped)
}

fn at_the_end(lines: &[Line], dry: bool) -> Option<&'static str> {
    if lines.is_empty() {
        Some(t!("vault-take-in-none"))
    } else if lines.iter().any(|line| matches!(line.gone, Some(Ok(())))) {
        Some(t!("vault-lingers"))
    } else if !dry && lines.iter().any(|line| matches!(line.taken, Some(Ok(Taken::Kept(_))))) {
        Some(t!("vault-plain-left"))
    } else {
        None
    }
}

impl Line {
    /// Whether its words lie in the folder.
    const fn is_safe(&self) -> bool {
        matches!(self.taken, Some(Ok(Taken::Kept(_) | Taken::Same(_))))
    }

    fn as_text(&self, dry: bool) -> String {
        let gone = matches!(self.gone, Some(Ok(())));
        let what = match &self.taken {
            None => t!("vault-not-tried").to_owned(),
            Some(Err(fault)) => t!("vault-not-taken", reason = &fault.what()),
            Some(Ok(Taken::Kept(_))) if dry => t!("vault-would-take").to_owned(),
            Some(Ok(Taken::Kept(_))) if gone => t!("vault-taken-and-deleted").to_owned(),
            Some(Ok(Taken::Kept(_))) => t!("vault-taken").to_owned(),
            Some(Ok(Taken::Same(_))) if gone => t!("vault-same-and-deleted").to_owned(),
            Some(Ok(Taken::Same(_))) => t!("vault-same").to_owned(),
            Some(Ok(Taken::Other(_))) => t!("vault-other-state").to_owned(),
            Some(Ok(Taken::NoSheet(error))) => error.to_string(),
            Some(Ok(Taken::Unread(fault))) => fault.what(),
        };
        let what = if matches!(self.gone, Some(Err(_))) { t!("vault-but-stays", what = &what) } else { what };
        format!("{}: {what}", self.path.display())
    }

    fn as_json(&self) -> serde_json::Value {
        let (state, place, mut message) = match &self.taken {
            None => ("not-tried", None, None),
            Some(Err(fault)) => ("failed", None, Some(fault.what())),
            Some(Ok(Taken::Kept(place))) => ("kept", Some(place), None),
            Some(Ok(Taken::Same(place))) => ("same", Some(place), None),
            Some(Ok(Taken::Other(place))) => ("other", Some(place), None),
            Some(Ok(Taken::NoSheet(error))) => ("no-worksheet", None, Some(error.to_string())),
            Some(Ok(Taken::Unread(fault))) => ("unread", None, Some(fault.what())),
        };
        if let Some(Err(failure)) = &self.gone {
            message = Some(failure.what.clone());
        }
        let deleted = matches!(self.gone, Some(Ok(())));
        json!({ "file": self.path, "state": state, "place": place, "deleted": deleted, "message": message })
    }
}
