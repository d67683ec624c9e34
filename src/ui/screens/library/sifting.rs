//! Below the heading of the list: which kinds are listed, and in which order.

use std::sync::Arc;

use egui::{Align, Color32, Id, Layout, ScrollArea, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::{
    app::{self, Command, Narrow, Sort, Span, State},
    t,
    ui::{
        kit::{self, MenuRow},
        theme::{self, Icon, Role},
    },
};

/// The widest that the words of a menu become; longer ones are cut with three dots.
const WIDEST: f32 = 150.0;

/// Draws a line of quiet menus.
pub fn draw(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let order = ui.available_width() > 700.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 20.0;
        narrow(ui, state, out);
        if order {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| sort(ui, state, out));
        }
    });
    if !order {
        sort(ui, state, out);
    }
}

/// A menu that says what is chosen in it.
fn choice(ui: &mut Ui, name: &str, chosen: &str, on: bool, contents: impl FnOnce(&mut Ui)) {
    let look = theme::of(ui);
    let ink = if on { look.text } else { look.muted };
    let galley = kit::galley_line(ui, Role::Small, ink, chosen, WIDEST);
    let (_, rect) = ui.allocate_space(vec2(galley.size().x + 24.0, 32.0));
    let response = ui.interact(rect, Id::unique(("sift", name)), Sense::click());
    let said = format!("{name}: {chosen}");
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), &said));
    kit::focus::follow(ui, &response);
    let fill = match (response.hovered(), on) {
        (true, _) => look.hover,
        (false, true) => look.accent_soft,
        _ => Color32::TRANSPARENT,
    };
    // The words stand under the heading; their ground reaches out a little.
    let ground = rect.expand2(vec2(8.0, 0.0));
    ui.painter().rect_filled(ground, 8.0, fill);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    Icon::Down.draw(ui.painter(), pos2(rect.right() - 10.0, rect.center().y), 16.0, look.muted);
    if response.has_focus() {
        kit::focus::border(ui, ground, 8);
    }
    kit::menu(&response, name, 260.0, |ui| {
        ScrollArea::vertical().id_salt(name).max_height(324.0).show(ui, contents);
    });
}

/// What can be chosen: gone through once, while one of the menus is open.
fn kinds(ui: &Ui, state: &State) -> Arc<app::Kinds> {
    let frame = ui.cumulative_frame_nr();
    let id = Id::unique("kinds of worksheets");
    let known: Option<(u64, Arc<app::Kinds>)> = ui.data(|data| data.get_temp(id));
    let kinds = match known {
        Some((last, kinds)) if last + 1 >= frame => kinds,
        _ => Arc::new(app::kinds(state)),
    };
    ui.data_mut(|data| data.insert_temp(id, (frame, Arc::clone(&kinds))));
    kinds
}

fn row(ui: &mut Ui, words: &str, on: bool) -> bool {
    let row = MenuRow::new(words);
    let row = if on { row.icon(Icon::Check) } else { row.room() };
    row.show(ui).clicked()
}

fn narrow(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let now = &state.narrow;
    let mut set = |narrow: Narrow| out.push(Command::Narrow(narrow));
    let title = |id: &crate::base::Id| {
        state.library.iter().find(|row| row.template == *id).map(|row| row.title.clone()).unwrap_or_default()
    };
    let chosen = now.template.as_ref().map_or_else(|| t!("sift-any-worksheet").to_owned(), title);
    choice(ui, t!("sift-worksheet"), &chosen, now.template.is_some(), |ui| {
        if row(ui, t!("sift-any-worksheet"), now.template.is_none()) {
            set(Narrow { template: None, ..now.clone() });
        }
        for (id, title) in &kinds(ui, state).templates {
            if row(ui, title, now.template.as_ref() == Some(id)) {
                set(Narrow { template: Some(id.clone()), ..now.clone() });
            }
        }
    });
    let chosen = now.client.as_deref().unwrap_or(t!("sift-any-client"));
    choice(ui, t!("sift-client"), chosen, now.client.is_some(), |ui| {
        if row(ui, t!("sift-any-client"), now.client.is_none()) {
            set(Narrow { client: None, ..now.clone() });
        }
        for code in kinds(ui, state).clients.iter().cloned() {
            let hint = state.folder.clients.of(&code).map_or("", |client| client.hint.as_str());
            let words = if hint.is_empty() { code.clone() } else { format!("{code} · {hint}") };
            if row(ui, &words, now.client.as_ref() == Some(&code)) {
                set(Narrow { client: Some(code), ..now.clone() });
            }
        }
    });
    let chosen = now.tag.as_deref().unwrap_or(t!("sift-any-tag"));
    choice(ui, t!("sift-tag"), chosen, now.tag.is_some(), |ui| {
        if row(ui, t!("sift-any-tag"), now.tag.is_none()) {
            set(Narrow { tag: None, ..now.clone() });
        }
        for tag in kinds(ui, state).tags.iter().cloned() {
            if row(ui, &tag, now.tag.as_ref() == Some(&tag)) {
                set(Narrow { tag: Some(tag), ..now.clone() });
            }
        }
    });
    choice(ui, t!("sift-time"), &span_words(now.span), now.span != Span::Any, |ui| {
        let years = kinds(ui, state).years.clone().into_iter().map(Span::Year);
        for span in [Span::Any, Span::Days(7), Span::Days(30), Span::Days(90)].into_iter().chain(years) {
            if row(ui, &span_words(span), now.span == span) {
                set(Narrow { span, ..now.clone() });
            }
        }
    });
    if !now.is_open() {
        let all = kit::icon_button(ui, Id::unique("sift all"), Icon::Close, t!("sift-all"));
        if all.clicked() {
            set(Narrow::default());
        }
    }
}

fn span_words(span: Span) -> String {
    match span {
        Span::Any => t!("sift-any-time").to_owned(),
        Span::Days(days) => t!("sift-days", days = usize::from(days)),
        Span::Year(year) => year.to_string(),
    }
}

fn sort(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    choice(ui, t!("sift-order"), sort_words(state.sort), false, |ui| {
        for sort in Sort::ALL {
            if row(ui, sort_words(sort), state.sort == sort) {
                out.push(Command::Sort(sort));
            }
        }
    });
}

fn sort_words(sort: Sort) -> &'static str {
    match sort {
        Sort::Changed => t!("sort-changed"),
        Sort::Day => t!("sort-day"),
        Sort::Title => t!("sort-title"),
        Sort::Client => t!("sort-client"),
    }
}
