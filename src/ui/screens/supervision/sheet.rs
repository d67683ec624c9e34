//! The sheet as its supervisor reads it: asked first, the rest folded.

use std::{collections::BTreeSet, sync::Arc};

use egui::{Id, Rangef, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{Draft, answers, asked, back, rail};
use crate::{
    app::{Command, Inbox, LibraryRow, Open, State},
    base::Id as ItemId,
    t,
    template::Item,
    ui::{
        Memory, kit,
        screens::writing,
        theme::{self, Icon, Role},
    },
    words,
    worksheet::{self, Anchor, Asked},
};

/// Width of the column beside a rail.
const COLUMN: f32 = 600.0;

/// Draws the sheet; gives back where the column lies.
pub fn draw(
    ui: &mut Ui,
    state: &State,
    open: &Open,
    memory: &mut Memory,
    alone: bool,
    out: &mut Vec<Command>,
) -> Rangef {
    let body = ui.max_rect();
    let beside = body.width() >= 40.0 + COLUMN + rail::GAP + rail::RAIL;
    let column = if beside { COLUMN } else { (body.width() - 80.0).min(680.0) };
    let left = left_of(body, column, beside);
    let asked = worksheet::asked(open.sheet(), &open.outcome);
    let Memory { screens, fresh, in_draft, writing, .. } = memory;
    screens.review.words_at = None;
    if kit::opened(ui.ctx(), Id::unique(("review order", open.key))) {
        screens.review.first = commented(open);
    }
    let mut view = rail::View {
        draft: &mut screens.review,
        fresh,
        in_draft,
        beside,
        rail: left + column + rail::GAP,
        lowest: f32::NEG_INFINITY,
        today: state.today,
    };
    let mut area = ScrollArea::vertical().id_salt(("review", open.key)).auto_shrink([false; 2]);
    if let Some(scroll) = open.back_at {
        area = area.vertical_scroll_offset(scroll);
    }
    let shown = area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if alone {
            back(ui, true, out, state.inbox);
            ui.add_space(44.0);
        }
        ui.add_space(32.0);
        let top = ui.cursor().top();
        let rect = egui::Rect::from_min_size(pos2(left, top), vec2(column, f32::INFINITY));
        let inner = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.set_width(column);
            head(ui, state, open, out);
            contents(ui, state, open, &asked, (&mut view, writing), out);
            ui.min_rect().bottom()
        });
        let missing = view.lowest - inner.inner;
        ui.add_space(48.0 + missing.max(0.0));
        kit::focus::page_keys(ui);
    });
    writing::stands(open, writing, shown.state.clamped_offset().y, out);
    Rangef::new(left, left + column)
}

/// Where the column begins: with its rail it stands in the middle, 40 from the inbox at least.
fn left_of(body: egui::Rect, column: f32, beside: bool) -> f32 {
    if beside {
        let whole = column + rail::GAP + rail::RAIL;
        return body.left() + ((body.width() - whole) / 2.0).round().max(40.0);
    }
    (body.center().x - column / 2.0).round()
}

fn head(ui: &mut Ui, state: &State, open: &Open, out: &mut Vec<Command>) {
    // The list knows it already; its words are not gone through for a title and a day.
    let listed = state.library.iter().find(|row| row.open == Some(open.key));
    let row = listed
        .map_or_else(|| Arc::new(LibraryRow::of(open.sheet(), &open.outcome, None, Some(open.key))), Arc::clone);
    let name = if open.reviews() { super::inbox::person(state, &row, Inbox::ComeIn) } else { row.title.clone() };
    kit::heading(ui, Role::PageTitle, 1, &name);
    ui.add_space(8.0);
    let today = state.today;
    let written = row.day.map(|day| today.map_or_else(|| words::day_long(day), |t| words::day_short(day, t)));
    let mut parts = vec![row.title.clone(), row.client.clone()];
    parts.extend(written.map(|day| t!("supervision-written", day = &day)));
    parts.push(super::inbox::came(&row, today));
    let line = parts.into_iter().filter(|part| !part.is_empty() && *part != name).collect::<Vec<_>>().join(" · ");
    asked::stand(ui, open, &line, out);
    ui.add_space(16.0);
}

fn contents(
    ui: &mut Ui,
    state: &State,
    open: &Open,
    asked: &Asked,
    (view, writing): (&mut rail::View<'_>, &mut writing::View),
    out: &mut Vec<Command>,
) {
    let (left, top) = (ui.cursor().left(), ui.cursor().top());
    let block = pos2(left - 24.0, top);
    let width = ui.available_width() + 48.0;
    let rect = egui::Rect::from_min_size(block, vec2(width, f32::INFINITY));
    let clicked =
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| asked::draw(ui, state, open, asked, out)).inner;
    match clicked {
        asked::Clicked::Comment => view.begin(open, asked::whole()),
        asked::Clicked::SendBack if view.put_away() => out.push(Command::SendBack(open.key)),
        asked::Clicked::SendBack | asked::Clicked::Nothing => {}
    }
    view.cards(ui, open, top, |anchor| anchor.item().is_none(), out);
    ui.add_space(32.0);
    let (first, rest) = sorted(open, asked, &view.draft.first);
    let column = egui::Rect::from_min_size(pos2(left, ui.cursor().top()), vec2(width - 48.0, f32::INFINITY));
    ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        yours(ui, state, open, (view, writing), out);
        for item in &first {
            question(ui, state, open, asked, item, view, out);
        }
        rest_of_it(ui, state, open, asked, &rest, view, out);
    });
}

/// What the sheet asks of its supervisor, to be filled in here.
fn yours(
    ui: &mut Ui,
    state: &State,
    open: &Open,
    (view, writing): (&mut rail::View<'_>, &mut writing::View),
    out: &mut Vec<Command>,
) {
    let items: Vec<&Item> = for_supervisor(open).collect();
    if items.is_empty() {
        return;
    }
    kit::heading(ui, Role::Section, 2, t!("supervision-yours"));
    ui.add_space(16.0);
    for item in items {
        writing::fill(ui, state, open, (writing, view.fresh), item, out);
        let top = ui.cursor().top();
        view.cards(ui, open, top, |anchor| anchor.item().is_some_and(|id| of(item, id)), out);
        ui.add_space(32.0);
    }
    *view.in_draft |= writing.take_in_draft();
    kit::hairline(ui);
    ui.add_space(32.0);
}

/// The questions that only the supervisor answers, if she is the one who reads.
fn for_supervisor(open: &Open) -> impl Iterator<Item = &Item> {
    let items = open.sheet().template.items().map(|(_, item)| item);
    let asked = |item: &&Item| item.for_supervisor && item.asks() && open.outcome.is_shown(item.id.as_str());
    items.filter(|_| open.reviews()).filter(asked)
}

/// Items that comments are about.
fn commented(open: &Open) -> BTreeSet<ItemId> {
    open.sheet().review.comments.iter().filter_map(|comment| comment.anchor.item().cloned()).collect()
}

/// Marked items first, and those that had comments when the sheet came onto the screen; the rest in
/// the order of the sheet, answered ones only. Its day and code stand at its head.
fn sorted<'s>(open: &'s Open, asked: &Asked, first: &BTreeSet<ItemId>) -> (Vec<&'s Item>, Vec<&'s Item>) {
    let sheet = open.sheet();
    let now = commented(open);
    let is_at_head = |item: &Item| {
        let at = |other: Option<&Item>| other.is_some_and(|other| other.id == item.id);
        (at(sheet.template.day_item()) || at(sheet.template.client_item())) && !now.contains(&item.id)
    };
    let items = sheet.template.items().map(|(_, item)| item);
    let items = items.filter(|item| {
        item.asks()
            && open.outcome.is_shown(item.id.as_str())
            && Some(&item.id) != asked.question.as_ref()
            && !(open.reviews() && item.for_supervisor)
            && !is_at_head(item)
            && worksheet::is_answered(sheet, &open.outcome, item)
    });
    items.partition(|item| asked.marked.iter().chain(first).any(|id| of(item, id)))
}

/// Whether an id names the item, or a statement in it.
fn of(item: &Item, id: &ItemId) -> bool {
    let statement = match &item.kind {
        crate::template::Kind::Ratings(ratings) => ratings.statements.iter().any(|s| s.id == *id),
        _ => false,
    };
    item.id == *id || statement
}

fn question(
    ui: &mut Ui,
    state: &State,
    open: &Open,
    asked: &Asked,
    item: &Item,
    view: &mut rail::View<'_>,
    out: &mut Vec<Command>,
) {
    let look = theme::of(ui);
    let top = ui.cursor().top();
    let words = open.outcome.asks.get(&item.id).unwrap_or(&item.ask);
    let right = ui.cursor().left() + ui.available_width();
    let marked = asked.marked.iter().any(|id| of(item, id));
    if marked {
        Icon::Bookmark.draw(ui.painter(), pos2(ui.cursor().left() - 18.0, top + 12.0), 16.0, look.accent);
    }
    let since = worksheet::shared_since(&open.sheet().review.state);
    let changed = asked.changed.iter().any(|id| of(item, id));
    let mut room = 44.0;
    if let (Some((since, today)), true) = (since.zip(state.today), changed) {
        let said = t!("asked-changed-since", day = &words::day_short(since.day(), today));
        let said = kit::put_right(ui, right - 40.0, top + 12.0, Role::Caption, look.muted, &said);
        room += said.rect.width() + 8.0;
    }
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width() - room);
        let said = kit::rich(ui, Role::Question, words);
        kit::as_heading(&said, 3);
    });
    if open.reviews() {
        let hit = egui::Rect::from_min_size(pos2(right - 36.0, top - 6.0), vec2(36.0, 36.0));
        let name = t!("supervision-comment-on", question = &kit::plain(words));
        let id = Id::unique(("comment on", open.key, item.id.as_str()));
        if kit::icon_button_at(ui, hit, id, Icon::Comment, look.muted, &name).clicked() {
            let anchor = view.selected(open, &item.id).unwrap_or_else(|| Anchor::Item(item.id.clone()));
            view.begin(open, anchor);
        }
    }
    ui.add_space(8.0);
    answers::draw(ui, open, item, view.draft);
    if let Some(anchor) = view.selected(open, &item.id).filter(|_| open.reviews()) {
        ui.add_space(4.0);
        let id = Id::unique(("comment words", open.key, item.id.as_str()));
        if kit::Button::link(t!("supervision-comment-words")).id(id).show(ui).clicked() {
            view.begin(open, anchor);
        }
    }
    let about = |anchor: &Anchor| anchor.item().is_some_and(|id| of(item, id));
    view.cards(ui, open, top, about, out);
    ui.add_space(32.0);
}

fn rest_of_it(
    ui: &mut Ui,
    state: &State,
    open: &Open,
    asked: &Asked,
    rest: &[&Item],
    view: &mut rail::View<'_>,
    out: &mut Vec<Command>,
) {
    if rest.is_empty() {
        return;
    }
    let unfolded = view.draft.unfolded == Some(open.key);
    let words = t!("supervision-rest", count = rest.len());
    let button = kit::Button::quiet(&words).icon(if unfolded { Icon::Down } else { Icon::Forward });
    let response = kit::at_the_edge(ui, button.id(Id::unique(("rest", open.key))));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(unfolded));
    if response.clicked() {
        view.draft.unfolded = (!unfolded).then_some(open.key);
    }
    ui.add_space(16.0);
    if unfolded {
        for item in rest {
            question(ui, state, open, asked, item, view, out);
        }
    }
}

impl Draft {
    /// Keeps what was selected last in an answer.
    pub fn select(&mut self, open: &Open, item: &ItemId, caret: Option<(usize, usize)>) {
        match caret {
            Some((anchor, caret)) if anchor != caret => {
                self.selected = Some((open.key, item.clone(), anchor.min(caret), anchor.max(caret)));
            }
            Some(_) => self.selected = None,
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2};

    use super::*;

    #[test]
    fn beside_the_inbox_the_column_stands_where_the_picture_has_it_and_alone_in_the_middle() {
        let body = |left: f32, right: f32| Rect::from_min_max(pos2(left, 0.0), pos2(right, 800.0));
        assert_eq!(left_of(body(304.0, 1280.0), COLUMN, true), 344.0);
        for (left, right) in [(0.0, 1279.0), (304.0, 1920.0)] {
            let at = left_of(body(left, right), COLUMN, true);
            let (before, after) = (at - left, right - (at + COLUMN + rail::GAP + rail::RAIL));
            assert!((before - after).abs() <= 1.0, "{before} and {after}");
        }
    }
}
