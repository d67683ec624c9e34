//! Who waits: sheets that came in, are with others, or came back.

use egui::{CornerRadius, Id, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::back;
use crate::{
    app::{self, Command, Inbox, LibraryRow, Screen, State},
    base::{Day, Moment},
    t,
    ui::{
        frame, kit,
        theme::{self, Icon, Role},
    },
    words,
    worksheet::State as Review,
};

/// Height of a row.
const ROW: f32 = 86.0;

/// Draws the inbox with the rows that are listed in it.
pub fn draw(ui: &mut Ui, state: &State, side: Rect, listed: &[usize], out: &mut Vec<Command>) {
    back(ui, false, out, state.inbox);
    let inner = side.shrink2(vec2(16.0, 0.0));
    let head =
        Rect::from_min_max(pos2(inner.left() + 8.0, side.top() + 60.0), pos2(inner.right(), side.top() + 96.0));
    frame::part(ui, "inbox title", head, |ui| kit::heading(ui, Role::Section, 1, t!("supervision-title")));
    let parts = Rect::from_min_size(pos2(inner.left(), side.top() + 100.0), vec2(inner.width().min(400.0), 36.0));
    // With room for the ring around it.
    let ringed = parts.expand(6.0).intersect(side);
    frame::part(ui, "inbox parts", ringed, |ui| {
        ui.advance_cursor_after_rect(Rect::from_min_max(ringed.min, pos2(ringed.right(), parts.top())));
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(parts));
        let ui = &mut ui;
        let all = [Inbox::ComeIn, Inbox::WithOthers, Inbox::Back];
        let halves = [t!("inbox-come-in"), t!("inbox-with-others"), t!("inbox-back")];
        let chosen = all.iter().position(|part| *part == state.inbox).unwrap_or(0);
        let id = Id::unique("inbox part");
        if let Some(at) = kit::switch(ui, id, t!("supervision-title"), &halves, chosen, parts.width())
            && let Some(part) = all.get(at)
        {
            out.push(Command::Inbox(*part));
        }
    });
    let list = Rect::from_min_max(pos2(side.left(), side.top() + 152.0), pos2(side.right(), side.bottom() - 60.0));
    frame::part(ui, "inbox list", list, |ui| {
        rows(ui, state, listed, out);
    });
    let lower = Rect::from_min_max(pos2(side.left(), side.bottom() - 48.0), side.max);
    frame::part(ui, "inbox lower", lower, |ui| {
        let id = Id::unique("open to review");
        if frame::side_row(ui, id, Icon::Folder, t!("supervision-open"), None, None).clicked() {
            out.push(Command::AskToReview);
        }
    });
}

/// Those that are in view.
fn rows(ui: &mut Ui, state: &State, listed: &[usize], out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    if listed.is_empty() {
        ui.horizontal(|ui| {
            ui.add_space(24.0);
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width() - 24.0);
                let words = match state.inbox {
                    Inbox::ComeIn => t!("inbox-nothing-came"),
                    Inbox::WithOthers => t!("inbox-nothing-out"),
                    Inbox::Back => t!("inbox-nothing-back"),
                };
                kit::text(ui, Role::Helper, words);
            });
        });
    }
    let area = ScrollArea::vertical().id_salt("inbox").auto_shrink([false; 2]);
    area.show_rows(ui, ROW, listed.len(), |ui, shown| {
        let shown = listed.get(shown).unwrap_or_default();
        for row in shown.iter().filter_map(|at| state.library.get(*at)) {
            if row_ui(ui, state, row) {
                out.push(open(state, row));
            }
        }
    });
}

fn open(state: &State, row: &LibraryRow) -> Command {
    match (row.open, &row.file) {
        (Some(doc), _) => Command::GoTo(doc),
        (None, Some(file)) if state.inbox == Inbox::ComeIn => Command::OpenToReview(file.clone()),
        (None, Some(file)) => Command::OpenFile(file.clone()),
        (None, None) => Command::Dismiss,
    }
}

/// Whom a row is about: who gave it (or the client code, where she did not say her name),
/// to whom it was given, or from whom it came back.
pub fn person(state: &State, row: &LibraryRow, part: Inbox) -> String {
    let reviews = row.open.and_then(|doc| state.doc(doc)).is_some_and(app::Open::reviews);
    let own = state.settings.me.name.trim().to_lowercase();
    // Whoever sent it back herself knows that: she looks for the writer.
    let mine = |by: &str| reviews || (!own.is_empty() && by.trim().to_lowercase() == own);
    let name = match (&row.state, part) {
        (Review::Back { by, .. }, _) if !by.is_empty() && !mine(by) => by,
        (Review::Shared { with, .. }, Inbox::WithOthers) => with,
        _ if !row.from.is_empty() => &row.from,
        _ if !row.client.is_empty() => &row.client,
        _ => &row.title,
    };
    name.clone()
}

fn row_ui(ui: &mut Ui, state: &State, row: &LibraryRow) -> bool {
    let look = theme::of(ui);
    let (_, space) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let rect = space.shrink2(vec2(8.0, 0.0));
    let id = Id::unique(("inbox row", row.doc.as_str(), row.file.as_ref()));
    let response = ui.interact(rect, id, Sense::click());
    let on = matches!(state.screen, Screen::Supervision(Some(doc)) if row.open == Some(doc));
    let (name, when) = (person(state, row, state.inbox), waiting(row, state.today));
    // Of a sheet that came back, what was answered counts more than what was asked.
    let back = matches!(row.state, Review::Back { .. });
    // What she said herself is no news to her.
    let news = back && !app::reads_for_another(state, row);
    let talk = row.talk.first().filter(|_| news).map(|by| app::talk_words(by));
    let title = if name == row.title { "" } else { &row.title };
    let said = [name.as_str(), title, &when, talk.as_deref().unwrap_or(&row.question)];
    let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Button, ui.is_enabled(), on, &said));
    kit::focus::follow(ui, &response);
    if on || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(8), look.hover);
    }
    if response.has_focus() {
        kit::focus::border(ui, rect, 8);
    }
    let inner = rect.shrink2(vec2(16.0, 12.0));
    let when = kit::galley(ui, Role::OutlineRow, look.muted, &when, f32::INFINITY);
    let room = inner.width() - when.size().x - 8.0;
    ui.painter().galley(pos2(inner.right() - when.size().x, inner.top() + 2.0), when, look.muted);
    let put = |y: f32, role, ink, words: &str, width| {
        let galley = kit::galley_line(ui, role, ink, words, width);
        ui.painter().galley(pos2(inner.left(), inner.top() + y), galley, ink);
    };
    put(0.0, Role::BodyStrong, look.text, &name, room);
    let seen = if row.open.is_some() { look.muted } else { look.text };
    let title = if name == row.title { t!("supervision-no-name") } else { &row.title };
    put(24.0, Role::OutlineRow, seen, title, inner.width());
    let question = if row.question.is_empty() { t!("supervision-no-question") } else { &row.question };
    let (words, ink) = match &talk {
        Some(talk) => (talk.as_str(), look.comment),
        None => (question, look.muted),
    };
    put(44.0, Role::OutlineRow, ink, &words.replace('\n', " "), inner.width());
    response.clicked()
}

/// *today*, *yesterday*, or since when it waits.
pub fn waiting(row: &LibraryRow, today: Option<Day>) -> String {
    let (Review::Shared { since, .. } | Review::Back { since, .. }) = &row.state else { return String::new() };
    let Some(today) = today else { return words::day_long(since.day()) };
    match today.days_since(since.day()) {
        0 => t!("inbox-today").to_owned(),
        1 => t!("inbox-yesterday").to_owned(),
        days if days >= 7 && matches!(row.state, Review::Shared { .. }) => {
            t!("inbox-waiting", day = &words::day_short(since.day(), today))
        }
        _ => words::day_short(since.day(), today),
    }
}

/// When it came in, or was sent back.
pub fn came(row: &LibraryRow, today: Option<Day>) -> String {
    let day = |since: Moment| match today.map(|today| (today, today.days_since(since.day()))) {
        Some((_, 0)) => t!("inbox-today").to_owned(),
        Some((_, 1)) => t!("inbox-yesterday").to_owned(),
        Some((today, _)) => words::day_short(since.day(), today),
        None => words::day_long(since.day()),
    };
    match &row.state {
        Review::Shared { since, .. } => t!("supervision-came-in", day = &day(*since)),
        Review::Back { since, .. } => t!("supervision-went-back", day = &day(*since)),
        Review::Mine | Review::Finished { .. } => String::new(),
    }
}
