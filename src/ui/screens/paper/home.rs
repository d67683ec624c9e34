//! What stays home unless it is ticked: the answers their author said it of, and the scores.

use std::collections::BTreeSet;

use egui::{Id, Ui};

use super::panel::tick;
use crate::{
    app::Open,
    base,
    page::{Copy, PageOptions},
    t,
    template::{Item, Kind, Sharing},
    ui::{
        kit::{self, OptionRow},
        theme::{self, Icon, Role},
    },
    worksheet::{self, Former},
};

/// From so many answers on, one tick takes them all.
const MANY: usize = 3;

/// Draws a tick for each of them.
pub fn draw(ui: &mut Ui, open: &Open, options: &mut PageOptions) {
    if !options.holds_answers() {
        return;
    }
    let items = items(open, options);
    let scores = !open.outcome.results.is_empty() && !options.copy.is_blank();
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
        let all = items.iter().all(|item| item.ticked(options).contains(item.id));
        if OptionRow::tick(Id::unique("paper home all"), t!("preview-home-all"), all).show(ui).clicked() {
            items.iter().for_each(|item| item.set(options, !all));
        }
    }
    for item in items {
        let on = item.ticked(options).contains(item.id);
        let row = Id::unique(("paper home", item.is_former, item.id.as_str()));
        if OptionRow::tick(row, &item.words, on).hint(item.until.as_deref()).show(ui).clicked() {
            item.set(options, !on);
        }
    }
    if scores {
        tick(ui, t!("preview-scores"), &mut options.scores);
    }
}

/// How many answers are on no page because nobody ticked them.
#[must_use]
pub fn left_out(open: &Open, options: &PageOptions) -> usize {
    if !options.holds_answers() {
        return 0;
    }
    let all = answered(open).filter(|item| item.sharing != Sharing::Free);
    let items = all.filter(|item| !(may_go(item, options.copy) && options.ask_first.contains(&item.id))).count();
    let own = options.copy == Copy::Completed;
    items + former(open, options).filter(|(id, _)| !(own && options.former.contains(*id))).count()
}

/// An answer that stays home unless it is ticked.
struct Staying<'a> {
    id: &'a base::Id,
    /// What it is called here.
    words: String,
    /// Up to which version it was asked, if its question is gone.
    until: Option<String>,
    is_former: bool,
}

impl Staying<'_> {
    const fn ticked<'o>(&self, options: &'o PageOptions) -> &'o BTreeSet<base::Id> {
        if self.is_former { &options.former } else { &options.ask_first }
    }

    fn set(&self, options: &mut PageOptions, on: bool) {
        let ticked = if self.is_former { &mut options.former } else { &mut options.ask_first };
        if on {
            ticked.insert(self.id.clone());
        } else {
            ticked.remove(self.id);
        }
    }
}

/// The answers that a tick puts on this copy; kept ones stand on the completed copy alone.
fn items<'a>(open: &'a Open, options: &PageOptions) -> Vec<Staying<'a>> {
    let asked = answered(open).filter(|item| item.sharing != Sharing::Free && may_go(item, options.copy));
    let asked = asked.map(|item| {
        let words = kit::plain(words_for(open, item));
        Staying { id: &item.id, words, until: None, is_former: false }
    });
    let former = former(open, options).filter(|_| options.copy == Copy::Completed).map(|(id, former)| Staying {
        id,
        words: former.ask.clone(),
        until: Some(t!("former-until", version = &former.version)),
        is_former: true,
    });
    asked.chain(former).collect()
}

/// Kept answers that a tick would let go.
fn former<'a>(open: &'a Open, options: &PageOptions) -> impl Iterator<Item = (&'a base::Id, &'a Former)> {
    let (client_code, after_supervision) = (options.client_code, options.after_supervision);
    open.sheet().content.former.iter().filter(move |(_, former)| {
        former.sharing != Sharing::Free
            && (client_code || !former.client_code)
            && (after_supervision || !former.after_supervision)
    })
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

/// What an answer is called here: rating statements by the title of their section, over which they stand.
pub fn words_for<'a>(open: &'a Open, item: &'a Item) -> &'a str {
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
