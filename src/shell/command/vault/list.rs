//! `attune vault list` and `search`: what lies in the locked folder.

use std::ffi::OsString;

use serde_json::json;

use super::{Exit, Order, Out, Trouble, hold, progress, unlocked};
use crate::{
    app::LibraryRow,
    shell::{Disk, clock, sheets},
    store::vault::{Index, VaultFault},
    t,
    worksheet::{self, Progress, State},
};

/// Lists what is there; with words, only what holds all of them.
pub fn run(order: &Order, words: &[OsString], out: &mut Out) -> Result<Exit, Trouble> {
    let unlocked = unlocked(order)?;
    let mut index = Index::<LibraryRow>::load(&Disk, &unlocked);
    let now = clock::now().utc_secs();
    if index.renew(&Disk, &unlocked, now, &sheets::digest, &mut progress(t!("vault-reading"))) {
        // A window keeps its own lists. Without them the next start is slower, and nothing else.
        let _kept = hold(&unlocked.vault).map(|_lock| index.store(&Disk, &unlocked));
    }
    let words: Vec<String> = words.iter().map(|word| worksheet::folded(&word.to_string_lossy())).collect();
    let fits = |text: &str| words.iter().all(|word| text.contains(word.as_str()));
    let mut rows: Vec<&LibraryRow> =
        index.rows().filter(|(_, _, text)| fits(text)).map(|(_, entry, _)| &entry.row).collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.changed), row.doc.clone()));
    if order.json {
        out.json(&rows.iter().map(|row| as_json(row)).collect())?;
    } else {
        for row in &rows {
            let day = row.day.map(|day| day.to_string()).unwrap_or_default();
            out.line(&format!("{day:<11} {:<10} {:<36} {}", row.client, row.title, row.doc))?;
        }
        if rows.is_empty() {
            out.line(if words.is_empty() { t!("vault-empty") } else { t!("vault-nothing-found") })?;
        }
    }
    Ok(if tell(&index.faults, &index) { Exit::Input } else { Exit::Done })
}

fn as_json(row: &LibraryRow) -> serde_json::Value {
    let state = match row.state {
        State::Mine => "mine",
        State::Shared { .. } => "shared",
        State::Back { .. } => "back",
        State::Finished { .. } => "finished",
    };
    let progress = match row.progress {
        Progress::Draft => "draft",
        Progress::Short => "short",
        Progress::Whole => "whole",
    };
    json!({
        "id": row.doc.to_string(), "template": row.template.to_string(), "client": row.client,
        "state": state, "progress": progress,
        "created": row.begun.to_string(), "changed": row.changed.to_string(),
    })
}

/// Tells what could not be read, and what is older than it was; says whether anything is damaged.
fn tell(faults: &[VaultFault], index: &Index<LibraryRow>) -> bool {
    for fault in faults {
        eprintln!("attune: {}\n  {}", fault.what(), fault.help());
    }
    for doc in index.rolled_back() {
        eprintln!("{}", t!("vault-rolled-back", doc = doc.as_str()));
    }
    for doc in &index.replaced {
        eprintln!("{}", t!("vault-replaced", doc = doc.as_str()));
    }
    for doc in index.in_two_states() {
        eprintln!("{}", t!("vault-both", doc = doc.as_str()));
    }
    for doc in index.missing() {
        eprintln!("{}", t!("vault-missing", doc = doc.as_str()));
    }
    !faults.is_empty()
}
