//! `attune vault take-in`: plain worksheets into the locked folder.

use std::{ffi::OsString, path::Path};

use serde_json::json;

use super::{Exit, Order, Out, Trouble, held, unlocked};
use crate::{
    shell::{Disk, taking::plain_files},
    store::{
        Files,
        vault::{self, Taken},
    },
    t,
};

pub fn run(order: &Order, words: &[OsString], out: &mut Out) -> Result<Exit, Trouble> {
    let (unlocked, _lock) = if order.dry_run { (unlocked(order)?, None) } else { held(order)? };
    let mut lines = Vec::new();
    let mut all_well = true;
    for path in words.iter().flat_map(|word| plain_files(Path::new(word))) {
        let taken = vault::take_in(&Disk, &unlocked, &path, order.dry_run)?;
        let safe = matches!(taken, Taken::Kept(_) | Taken::Same(_));
        all_well &= safe;
        let gone = safe && order.delete && !order.dry_run && Disk.remove(&path).is_ok();
        lines.push((path, taken, gone));
    }
    if order.json {
        let list: Vec<_> = lines.iter().map(|(path, taken, gone)| as_json(path, taken, *gone)).collect();
        out.json(&list.into())?;
    } else {
        for (path, taken, gone) in &lines {
            out.line(&as_line(path, taken, *gone, order.dry_run))?;
        }
        if lines.iter().any(|(_, _, gone)| *gone) {
            out.line(t!("vault-lingers"))?;
        } else if !order.dry_run && lines.iter().any(|(_, taken, _)| matches!(taken, Taken::Kept(_))) {
            out.line(t!("vault-plain-left"))?;
        }
    }
    Ok(if all_well { Exit::Done } else { Exit::Input })
}

fn as_line(path: &Path, taken: &Taken, gone: bool, dry: bool) -> String {
    let what = match taken {
        Taken::Kept(_) if dry => t!("vault-would-take").to_owned(),
        Taken::Kept(_) if gone => t!("vault-taken-and-deleted").to_owned(),
        Taken::Kept(_) => t!("vault-taken").to_owned(),
        Taken::Same(_) if gone => t!("vault-same-and-deleted").to_owned(),
        Taken::Same(_) => t!("vault-same").to_owned(),
        Taken::Other(_) => t!("vault-other-state").to_owned(),
        Taken::NoSheet(error) => error.to_string(),
        Taken::Unread(fault) => fault.what(),
    };
    format!("{}: {what}", path.display())
}

fn as_json(path: &Path, taken: &Taken, gone: bool) -> serde_json::Value {
    let (state, place) = match taken {
        Taken::Kept(place) => ("kept", Some(place)),
        Taken::Same(place) => ("same", Some(place)),
        Taken::Other(place) => ("other", Some(place)),
        Taken::NoSheet(_) => ("no-worksheet", None),
        Taken::Unread(_) => ("unread", None),
    };
    json!({ "file": path, "state": state, "place": place, "deleted": gone })
}
