//! What stays home on an export: which questions `--ask-first` may name, and what is said of the rest.

use std::{collections::BTreeSet, ffi::OsStr};

use super::{Trouble, arguments::Order};
use crate::{
    base::Id,
    exchange::Leaving,
    page::{Copy, PageOptions},
    t,
    template::{Section, Sharing},
    worksheet::{self, Outcome, Worksheet},
};

/// The questions and kept answers that `--ask-first` lets out.
///
/// `all` means what is asked about first; what never leaves goes onto one's
/// own copy alone, and only by its name.
///
/// # Errors
/// [`Trouble`] if an id names nothing that stays home, with those that do.
pub(super) fn let_out(order: &Order, sheet: &Worksheet, copy: Copy) -> Result<BTreeSet<Id>, Trouble> {
    let asks = |sharing: &Sharing| *sharing == Sharing::AskFirst;
    let named = |sharing: &Sharing| asks(sharing) || (*sharing == Sharing::Never && copy == Copy::Completed);
    let of = |lets: &dyn Fn(&Sharing) -> bool| -> Vec<&Id> {
        let items = sheet.template.items().filter(|(_, item)| item.asks() && lets(&item.sharing));
        let former = sheet.content.former.iter().filter(|(_, former)| lets(&former.sharing));
        items.map(|(_, item)| &item.id).chain(former.map(|(id, _)| id)).collect()
    };
    match &order.ask_first {
        None => Ok(BTreeSet::new()),
        Some(None) => Ok(of(&asks).into_iter().cloned().collect()),
        Some(Some(ids)) => {
            let known = of(&named);
            if let Some(unknown) = ids.iter().find(|id| !known.contains(id)) {
                let known: Vec<&str> = known.iter().map(|id| id.as_str()).collect();
                let (id, known) = (unknown.to_string(), known.join(" "));
                return Err(Trouble::usage(t!("export-ask-first", id = &id, known = &known)));
            }
            Ok(ids.iter().cloned().collect())
        }
    }
}

/// Says how many answers stay home, and how they would leave.
///
/// # Errors
/// [`Trouble`] if nothing is left of what was written: such a copy would say that nothing was.
pub(super) fn tell(
    sheet: &Worksheet,
    outcome: &Outcome,
    leaving: &Leaving,
    options: &PageOptions,
    input: &OsStr,
) -> Result<(), Trouble> {
    if !options.holds_answers() {
        return Ok(());
    }
    let answered = sheet.template.items().filter(|(_, item)| {
        item.asks() && outcome.is_shown(item.id.as_str()) && worksheet::is_answered(sheet, outcome, item)
    });
    let leaves = |section: &Section, item| leaving.has(section, item);
    let (out, home): (Vec<_>, Vec<_>) = answered.partition(|(section, item)| leaves(section, item));
    // The client code and *After supervision* were left out by an option of their own.
    let home: Vec<&Id> = home
        .into_iter()
        .filter(|(section, item)| item.sharing != Sharing::Free && leaving.has_section(section))
        .map(|(_, item)| &item.id)
        .filter(|id| !options.ask_first.contains(*id))
        .collect();
    if home.is_empty() {
        return Ok(());
    }
    let ids = home.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(",");
    let how = match options.copy {
        Copy::Completed => t!("export-home-name", ids = &ids),
        _ => t!("export-home-own").to_owned(),
    };
    if out.is_empty() {
        return Err(Trouble::input(t!("export-all-home"), &how));
    }
    let what = t!("export-home", count = home.len());
    eprintln!("{}", t!("in-file", file = &input.display().to_string(), what = &format!("{what} {how}")));
    Ok(())
}
