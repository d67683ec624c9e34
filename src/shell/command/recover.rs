//! `attune recover`: what rescue copies hold, the plain ones and those of the locked folder.

use std::path::PathBuf;

use serde_json::json;

use super::{Exit, Out, Trouble, arguments::Order, vault};
use crate::{
    app::RescueRow,
    shell::{Disk, Folders, sheets, unlock},
    store::rescue,
    t,
};

/// Lists the rescue copies, newest last.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let mut found: Vec<_> = rescue::found(&Disk, &Folders::of_user().rescue)
        .into_iter()
        .map(|(path, text)| sheets::rescue_row(path, &text))
        .collect();
    found.extend(sealed(order)?);
    found.sort_by_key(|row| row.changed);
    if order.json {
        let list: Vec<_> = found
            .iter()
            .map(|RescueRow { file, title, changed }| {
                json!({ "file": file, "title": title, "changed": changed.map(|m| m.to_string()) })
            })
            .collect();
        out.json(&list.into())?;
        return Ok(Exit::Done);
    }
    if found.is_empty() {
        out.line(t!("recover-none"))?;
        return Ok(Exit::Done);
    }
    for RescueRow { file, title, changed } in &found {
        let when = changed.map_or_else(String::new, |moment| format!("{} {}", moment.day(), moment.clock()));
        out.line(&format!("{when:<17} {title:<34} {}", file.display()))?;
    }
    out.line(t!("recover-help"))?;
    Ok(Exit::Done)
}

/// The copies of the locked folder; only where there are some, the passphrase is asked for.
fn sealed(order: &Order) -> Result<Vec<RescueRow>, Trouble> {
    let Ok(known) = unlock::vault(order.vault.as_deref()) else { return Ok(Vec::new()) };
    let paths = known.rescue_files(&Disk);
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let unlocked = vault::unlocked(order)?;
    let line = |path: PathBuf| {
        let text = unlocked.read_rescue(&Disk, &path).unwrap_or_default();
        sheets::rescue_row(path, &text)
    };
    Ok(paths.into_iter().map(line).collect())
}
