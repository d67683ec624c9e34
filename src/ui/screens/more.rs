//! *More worksheets, by need*: everything on the shelf, and what each is for.
//!
//! A need is a tag that an author gave. Choosing one sifts the shelf; choosing
//! it again, or *All*, shows everything.

use std::collections::BTreeMap;

use egui::{Id, Ui, vec2};

use super::{desk, library};
use crate::{
    app::{Action, Command, ShelfEntry, State},
    t,
    template::shelf::{self, Need},
    ui::{
        Memory, kit,
        theme::{Icon, Role},
    },
};

/// Draws *More worksheets*.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    desk::draw(ui, state, "more", out, |ui, out| {
        let back = kit::Button::quiet(t!("library-title")).icon(Icon::Back).muted().id(Id::unique("more back"));
        if kit::at_the_edge(ui, back).clicked() {
            out.push(Command::Do(Action::MyWorksheets));
        }
        ui.add_space(8.0);
        desk::title(ui, t!("more-title"));
        ui.add_space(8.0);
        kit::text(ui, Role::Helper, t!("more-lead"));
        ui.add_space(16.0);
        let entries = &state.shelf.entries;
        needs_ui(ui, entries, &mut memory.screens.need);
        ui.add_space(28.0);
        for (heading, entries) in groups(entries, memory.screens.need.as_deref()) {
            kit::heading(ui, Role::Question, 2, &heading);
            ui.add_space(12.0);
            library::tiles(ui, &entries, memory, out);
            ui.add_space(32.0);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            if kit::Button::secondary(t!("library-back-to")).show(ui).clicked() {
                out.push(Command::Do(Action::MyWorksheets));
            }
            let new = kit::Button::secondary(t!("more-new")).icon(Icon::Plus).id(Id::unique("new blank"));
            if new.show(ui).clicked() {
                out.push(Command::NewOnBench);
            }
            let file = kit::Button::secondary(t!("shelf-from-file")).icon(Icon::Folder).id(Id::unique("shelf file"));
            if file.show(ui).clicked() {
                out.push(Command::AskToShelf);
            }
        });
    });
}

/// One chip for each need that two worksheets or more answer; a single one is found by its title.
fn needs_ui(ui: &mut Ui, entries: &[ShelfEntry], chosen: &mut Option<String>) {
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in entries.iter().flat_map(|entry| &entry.template.tags) {
        *all.entry(tag).or_default() += 1;
    }
    all.retain(|_, sheets| *sheets > 1);
    chosen.take_if(|need| !all.contains_key(need.as_str()));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let mut chip = |words: &str, need: Option<&str>| {
            let on = chosen.as_deref() == need;
            if kit::chip(ui, Id::unique(("need", need)), kit::ChipKind::Radio, words, on, true).clicked() {
                *chosen = need.filter(|_| !on).map(str::to_owned);
            }
        };
        chip(t!("more-all"), None);
        all.into_keys().for_each(|need| chip(need, Some(need)));
    });
}

/// The collections, in the order of the shelf.
const NEEDS: [Need; 8] = [
    Need::First,
    Need::AfterSession,
    Need::BetweenUs,
    Need::ShallI,
    Need::WhereTo,
    Need::Me,
    Need::Supervision,
    Need::Client,
];

fn need_words(need: Need) -> &'static str {
    match need {
        Need::First => t!("more-first"),
        Need::AfterSession => t!("need-after-session"),
        Need::BetweenUs => t!("need-between-us"),
        Need::ShallI => t!("need-shall-i"),
        Need::WhereTo => t!("need-where-to"),
        Need::Me => t!("need-me"),
        Need::Supervision => t!("need-supervision"),
        Need::Client => t!("need-client"),
    }
}

/// What is listed, under its headings.
fn groups<'a>(entries: &'a [ShelfEntry], need: Option<&str>) -> Vec<(String, Vec<&'a ShelfEntry>)> {
    let Some(need) = need else {
        let own = entries.iter().filter(|entry| entry.own.is_some()).collect();
        let shipped = |need| {
            let of = |entry: &&ShelfEntry| entry.own.is_none() && shelf::need(entry.template.id.as_str()) == need;
            entries.iter().filter(of).collect::<Vec<_>>()
        };
        let mut groups = vec![(t!("more-own").to_owned(), own)];
        groups.extend(NEEDS.map(|need| (need_words(need).to_owned(), shipped(Some(need)))));
        groups.push((t!("more-other").to_owned(), shipped(None)));
        return groups.into_iter().filter(|(_, entries)| !entries.is_empty()).collect();
    };
    let found: Vec<_> = entries.iter().filter(|entry| entry.template.tags.iter().any(|tag| tag == need)).collect();
    vec![(t!("more-found", count = found.len()), found)]
}
