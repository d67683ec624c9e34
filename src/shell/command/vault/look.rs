//! `attune vault check`: unseals everything, says what is damaged, heals on request.

use serde_json::json;

use super::{Exit, Order, Out, Trouble, held, progress, unlocked};
use crate::{
    shell::Disk,
    store::{
        Expected,
        vault::{self, Checked, Damaged, Holds},
    },
    t,
};

pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let (unlocked, _lock) = if order.heal { held(order)? } else { (unlocked(order)?, None) };
    let mut checked = vault::check(&Disk, &unlocked, &mut progress(t!("vault-checking")));
    if order.heal {
        heal(&mut checked.damaged)?;
        if let Some(fault) = checked.paper.take() {
            unlocked.write_recovery(&Disk, Expected::Anything)?;
            eprintln!("{}", t!("vault-paper-written", file = &fault.path.display().to_string()));
        }
    }
    if order.json {
        out.json(&as_json(&checked))?;
    } else {
        for line in lines(&checked) {
            out.line(&line)?;
        }
    }
    Ok(if checked.damaged.is_empty() && checked.paper.is_none() { Exit::Done } else { Exit::Input })
}

/// Heals what can be healed; what cannot stays in the list.
fn heal(damaged: &mut Vec<Damaged>) -> Result<(), Trouble> {
    for one in std::mem::take(damaged) {
        match &one.heals {
            Some(version) => {
                vault::heal(&Disk, &one.fault.path, version)?;
                let file = one.fault.path.display().to_string();
                eprintln!("{}", t!("vault-healed", file = &file));
            }
            None => damaged.push(one),
        }
    }
    Ok(())
}

fn lines(checked: &Checked) -> Vec<String> {
    let mut lines = vec![t!("vault-checked", sheets = checked.sheets, versions = checked.versions)];
    for one in &checked.damaged {
        lines.push(one.fault.what());
        lines.push(format!("  {}", one.help()));
    }
    if let Some((fault, help)) = checked.paper.as_ref().zip(checked.paper_help()) {
        lines.push(fault.what());
        lines.push(format!("  {help}"));
    }
    for files in &checked.twice {
        let names: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
        lines.push(t!("vault-twice", files = &names.join(", ")));
    }
    if checked.damaged.is_empty() && checked.paper.is_none() {
        lines.push(t!("vault-whole").to_owned());
    }
    lines
}

fn as_json(checked: &Checked) -> serde_json::Value {
    let damaged = checked.damaged.iter().map(|one| {
        json!({
            "file": one.fault.path, "message": one.fault.what(), "help": one.help(), "heals": one.heals,
            "holds": one.holds.name(), "version": one.holds == Holds::State,
        })
    });
    let paper = checked.paper.iter().map(|fault| {
        json!({
            "file": fault.path, "message": fault.what(), "help": checked.paper_help(), "heals": fault.path,
            "holds": "recovery", "version": false,
        })
    });
    let damaged: Vec<_> = damaged.chain(paper).collect();
    json!({
        "sheets": checked.sheets, "versions": checked.versions,
        "damaged": damaged, "twice": checked.twice,
    })
}
