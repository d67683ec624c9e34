//! `attune recover`: what rescue copies hold.

use serde_json::json;

use super::{Exit, Out, Trouble, arguments::Order};
use crate::{
    shell::{Disk, Folders, sheets},
    store::rescue,
    t,
};

/// Lists the rescue copies, newest last.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let mut found: Vec<_> = rescue::found(&Disk, &Folders::of_user().rescue)
        .into_iter()
        .map(|(path, text)| sheets::rescue_line(path, &text))
        .collect();
    found.sort_by_key(|(_, _, changed)| *changed);
    if order.json {
        let list: Vec<_> = found
            .iter()
            .map(|(path, title, changed)| {
                json!({ "file": path, "title": title, "changed": changed.map(|m| m.to_string()) })
            })
            .collect();
        out.json(&list.into())?;
        return Ok(Exit::Done);
    }
    if found.is_empty() {
        out.line(t!("recover-none"))?;
        return Ok(Exit::Done);
    }
    for (path, title, changed) in &found {
        let when = changed.map_or_else(String::new, |moment| format!("{} {}", moment.day(), moment.clock()));
        out.line(&format!("{when:<17} {title:<34} {}", path.display()))?;
    }
    out.line(t!("recover-help"))?;
    Ok(Exit::Done)
}
