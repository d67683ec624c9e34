//! What stays home unless it is ticked: the answers their author said it of, and the scores.

use egui::{Id, Ui};

use super::panel::tick;
use crate::{
    app::Open,
    page::{Copy, PageOptions},
    t,
    template::{Item, Kind, Sharing},
    ui::{
        kit::{self, OptionRow},
        theme::{self, Icon, Role},
    },
    worksheet,
};

/// From so many answers on, one tick takes them all.
const MANY: usize = 3;

/// Draws a tick for each of them.
pub fn draw(ui: &mut Ui, open: &Open, options: &mut PageOptions) {
    if options.copy.is_blank() {
        return;
    }
    let items = items(open, options.copy);
    let scores = !open.outcome.results.is_empty();
    if items.is_empty() && !scores {
        return;
    }
    let look = theme::of(ui);
    ui.add_space(24.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (_, rect) = ui.allocate_space(egui::vec2(16.0, 20.0));
        Icon::House.draw(ui.painter(), rect.center(), 16.0, look.muted);
        kit::text(ui, Role::FieldLabel, t!("preview-home"));
    });
    ui.add_space(4.0);
    if items.len() >= MANY {
        let all = items.iter().all(|item| options.ask_first.contains(&item.id));
        if OptionRow::tick(Id::unique("paper home all"), t!("preview-home-all"), all).show(ui).clicked() {
            for item in &items {
                set(options, item, !all);
            }
        }
    }
    for item in items {
        let words = kit::plain(words_for(open, item));
        let on = options.ask_first.contains(&item.id);
        let row = OptionRow::tick(Id::unique(("paper home", item.id.as_str())), &words, on);
        if row.show(ui).clicked() {
            set(options, item, !on);
        }
    }
    if scores {
        tick(ui, t!("preview-scores"), &mut options.scores);
    }
}

/// How many answers are on no page because nobody ticked them.
#[must_use]
pub fn left_out(open: &Open, options: &PageOptions) -> usize {
    if options.copy.is_blank() {
        return 0;
    }
    let all = answered(open).filter(|item| item.sharing != Sharing::Free);
    all.filter(|item| !(may_go(item, options.copy) && options.ask_first.contains(&item.id))).count()
}

/// The answers that a tick puts on this copy.
fn items(open: &Open, copy: Copy) -> Vec<&Item> {
    answered(open).filter(|item| item.sharing != Sharing::Free && may_go(item, copy)).collect()
}

/// What never leaves may stand on its author's own completed copy, and on no other.
fn may_go(item: &Item, copy: Copy) -> bool {
    item.sharing != Sharing::Never || copy == Copy::Completed
}

fn answered(open: &Open) -> impl Iterator<Item = &Item> {
    let sheet = open.sheet();
    sheet.template.items().map(|(_, item)| item).filter(|item| {
        item.asks() && open.outcome.is_shown(item.id.as_str()) && worksheet::is_answered(sheet, &open.outcome, item)
    })
}

fn set(options: &mut PageOptions, item: &Item, on: bool) {
    if on {
        options.ask_first.insert(item.id.clone());
    } else {
        options.ask_first.remove(&item.id);
    }
}

/// What an answer is called here: rating statements by the title of their section, over which they stand.
fn words_for<'a>(open: &'a Open, item: &'a Item) -> &'a str {
    if let Some(brief) = &item.brief {
        return brief;
    }
    let template = &open.sheet().template;
    let place = template.sections.iter().position(|section| section.items.iter().any(|other| other.id == item.id));
    if let (Kind::Ratings(_), Some(at)) = (&item.kind, place) {
        let title = open.outcome.titles.get(&at).or_else(|| template.sections.get(at).map(|section| &section.title));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            return title;
        }
    }
    open.outcome.asks.get(&item.id).unwrap_or(&item.ask)
}
