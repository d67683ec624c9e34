//! The cards of *Go on with* and the tiles of blank worksheets.

use std::sync::Arc;

use egui::{
    CornerRadius, Id, Rect, Response, Sense, StrokeKind, Ui, WidgetInfo, accesskit, pos2, text::TextWrapping, vec2,
};

use super::rows;
use crate::{
    app::{self, Command, LibraryRow, ShelfEntry, State, language_name},
    t,
    ui::{
        Memory, kit,
        theme::{self, Icon, Role},
    },
    words,
    worksheet::State as Review,
};

/// *Go on with*: the two sheets that were written in last and are nobody else's turn.
pub fn go_on(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let turn = |row: &&Arc<LibraryRow>| {
        matches!(row.state, Review::Mine | Review::Back { .. }) && !app::reads_for_another(state, row)
    };
    let cards: Vec<&Arc<LibraryRow>> = state.library.iter().filter(turn).take(2).collect();
    if cards.is_empty() {
        return;
    }
    kit::heading(ui, Role::Question, 2, t!("library-go-on"));
    ui.add_space(12.0);
    let full = ui.available_width();
    let width = (full - 16.0) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for row in cards {
            if card(ui, state, row, width).clicked() {
                out.push(rows::open(row));
            }
        }
    });
    ui.add_space(32.0);
}

fn card(ui: &mut Ui, state: &State, row: &LibraryRow, width: f32) -> Response {
    let look = theme::of(ui);
    // Two lines of own words, as large as she wants to write.
    let lines = 2.0 * Role::CellAnswer.letters(look).line;
    let (_, rect) = ui.allocate_space(vec2(width, 84.0 + lines));
    let response = ui.interact(rect, Id::unique(("card", row.doc.as_str(), row.file.as_ref())), Sense::click());
    let when = state.today.map(|today| words::clock_or_day(row.changed, today)).unwrap_or_default();
    let parts = [row.called(), &row.client, &when];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let name = t!("library-card", what = &parts);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), &name));
    kit::focus::follow(ui, &response);
    let edge = if response.hovered() { look.border_strong } else { look.border };
    let stroke = if look.pane_edge.is_some() { look.field_stroke() } else { egui::Stroke::new(1.0, edge) };
    ui.painter().rect(rect, CornerRadius::same(8), look.field, stroke, StrokeKind::Inside);
    if response.has_focus() {
        kit::focus::border(ui, rect, 8);
    }
    let inner = rect.shrink2(vec2(20.0, 16.0));
    let code = kit::galley(ui, Role::Caption, look.muted, &row.client, f32::INFINITY);
    let code_width = code.size().x;
    ui.painter().galley(pos2(inner.right() - code_width, inner.top() + 4.0), code, look.muted);
    let title = kit::galley_line(ui, Role::BodyStrong, look.text, row.called(), inner.width() - code_width - 12.0);
    ui.painter().galley(inner.min, title, look.text);
    let mut job = egui::text::LayoutJob::single_section(row.words.replace('\n', " "), Role::CellAnswer.format(look));
    job.wrap = TextWrapping { max_width: inner.width(), max_rows: 2, ..Default::default() };
    let own = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(pos2(inner.left(), inner.top() + 28.0), own, look.text);
    let line = inner.bottom() - 8.0;
    let when = kit::galley(ui, Role::Caption, look.muted, &when, f32::INFINITY);
    let right = inner.right() - when.size().x;
    ui.painter().galley(pos2(right, line - when.size().y / 2.0), when, look.muted);
    dots(ui, &row.dots, pos2(inner.left() + 4.0, line), right - 24.0);
    response
}

/// A dot for each question, as far as there is room.
fn dots(ui: &Ui, dots: &[bool], from: egui::Pos2, right: f32) {
    let look = theme::of(ui);
    let mut at = from;
    for answered in dots {
        if at.x > right {
            break;
        }
        kit::mark::dot(ui.painter(), at, look, *answered, false);
        at.x += 16.0;
    }
}

/// *Begin a blank worksheet*: the four of the first start.
pub fn begin(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let full = ui.available_width();
    let (_, line) = ui.allocate_space(vec2(full, 24.0));
    let said = kit::put(ui, line.min, Role::Question, look.text, t!("library-begin"), full);
    kit::as_heading(&said, 2);
    if state.shelf.entries.iter().any(|entry| !entry.first) {
        let wide = kit::galley(ui, Role::Button, look.accent, t!("library-more"), f32::INFINITY).size().x + 44.0;
        // Where both do not fit on one line, the second has its own.
        let line = if said.rect.width() + wide > full { ui.allocate_space(vec2(full, 32.0)).1 } else { line };
        if more(ui, line).clicked() {
            out.push(Command::More);
        }
    }
    ui.add_space(12.0);
    let first: Vec<&ShelfEntry> = state.shelf.entries.iter().filter(|entry| entry.first).collect();
    tiles(ui, &first, memory, out);
    ui.add_space(32.0);
}

fn more(ui: &mut Ui, line: Rect) -> Response {
    let look = theme::of(ui);
    let galley = kit::galley(ui, Role::Button, look.accent, t!("library-more"), f32::INFINITY);
    let at = pos2(line.right() - galley.size().x - 20.0, line.center().y - galley.size().y / 2.0);
    let hit = Rect::from_min_max(at - vec2(8.0, 8.0), pos2(line.right() + 8.0, at.y + galley.size().y + 8.0));
    let response = ui.interact(hit, Id::unique("more worksheets"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), t!("library-more")));
    ui.painter().galley(at, galley, look.accent);
    Icon::Forward.draw(ui.painter(), pos2(line.right() - 8.0, line.center().y), 16.0, look.accent);
    if response.has_focus() {
        kit::focus::border(ui, hit, 6);
    }
    response
}

/// Tiles of blank worksheets, four in a row or two.
pub fn tiles(ui: &mut Ui, entries: &[&ShelfEntry], memory: &mut Memory, out: &mut Vec<Command>) {
    let full = ui.available_width();
    let across = if full >= 800.0 {
        4
    } else if full >= 400.0 {
        2
    } else {
        1
    };
    #[expect(clippy::cast_precision_loss, reason = "a handful of tiles")]
    let width = (full - 16.0 * (across - 1) as f32) / across as f32;
    for (at, row) in entries.chunks(across).enumerate() {
        if at > 0 {
            ui.add_space(16.0);
        }
        // As high as the longest title of the row needs.
        let height = row.iter().map(|entry| tile_height(ui, entry, width)).fold(96.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for entry in row {
                tile(ui, entry, vec2(width, height), memory, out);
            }
        });
    }
}

fn tile_height(ui: &Ui, entry: &ShelfEntry, width: f32) -> f32 {
    let ink = theme::of(ui).text;
    let title = kit::galley(ui, Role::SheetName, ink, &entry.template.title, width - 60.0);
    let minutes = kit::galley(ui, Role::Caption, ink, &minutes(entry), width - 64.0);
    32.0 + title.size().y + 8.0 + minutes.size().y
}

fn tile(ui: &mut Ui, entry: &ShelfEntry, size: egui::Vec2, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let template = &entry.template;
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, Id::unique(("tile", template.id.as_str())), Sense::click());
    let name = t!("library-begin-one", title = &template.title);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), &name));
    kit::focus::follow(ui, &response);
    let fill = if response.hovered() { look.hover } else { look.app };
    ui.painter().rect_filled(rect, CornerRadius::same(8), fill);
    if look.high_edge > 0.0 {
        ui.painter().rect_stroke(rect, CornerRadius::same(8), look.field_stroke(), StrokeKind::Inside);
    }
    if response.has_focus() {
        kit::focus::border(ui, rect, 8);
    }
    let inner = rect.shrink(16.0);
    let title = kit::galley(ui, Role::SheetName, look.text, &template.title, inner.width() - 28.0);
    ui.painter().galley(inner.min, title, look.text);
    let minutes = minutes(entry);
    let minutes = kit::galley(ui, Role::Caption, look.muted, &minutes, inner.width() - 32.0);
    ui.painter().galley(pos2(inner.left(), inner.bottom() - minutes.size().y), minutes, look.muted);
    let paper = Rect::from_center_size(pos2(rect.right() - 24.0, rect.bottom() - 24.0), vec2(32.0, 32.0));
    let name = t!("library-on-paper", title = &template.title);
    let id = Id::unique(("tile paper", template.id.as_str()));
    let on_paper = kit::icon_button_at(ui, paper, id, Icon::Page, look.muted, &name);
    let spot = Rect::from_center_size(pos2(rect.right() - 24.0, rect.top() + 24.0), vec2(32.0, 32.0));
    let name = t!("library-more-of", title = &template.title);
    let id = Id::unique(("tile more", template.id.as_str()));
    let more = kit::icon_button_at(ui, spot, id, Icon::More, look.muted, &name);
    kit::menu(&more, &name, 328.0, |ui| tile_menu(ui, entry, out));
    if on_paper.clicked() {
        out.push(Command::LookAtBlank(template.id.clone()));
    } else if response.clicked() && !more.clicked() {
        out.push(Command::Begin { template: template.id.clone(), doc: (memory.fresh)() });
    }
}

/// What can be done with a blank worksheet beside filling it in.
fn tile_menu(ui: &mut Ui, entry: &ShelfEntry, out: &mut Vec<Command>) {
    let id = &entry.template.id;
    if entry.languages.len() > 1 {
        for language in &entry.languages {
            let row = kit::MenuRow::new(language_name(language)).room();
            let row = if *language == entry.template.language { row.icon(Icon::Check) } else { row };
            if row.show(ui).clicked() {
                out.push(Command::PreferLanguage(language.clone()));
            }
        }
        kit::menu_line(ui);
    }
    let mut rows = vec![
        (Icon::Pen, t!("make-my-own"), Command::MakeMyOwn(Some(id.clone()))),
        (Icon::Lines, t!("look-at-source"), Command::LookAtSource(id.clone())),
        (Icon::Letter, t!("give-away"), Command::GiveAway(Some(id.clone()))),
    ];
    if entry.own.is_some() {
        rows.push((Icon::Bin, t!("shelf-take-off"), Command::TakeOffShelf(id.clone())));
    }
    for (icon, words, command) in rows {
        if kit::MenuRow::new(words).icon(icon).show(ui).clicked() {
            out.push(command);
        }
    }
}

/// Honest minutes, as they stand on a tile.
fn minutes(entry: &ShelfEntry) -> String {
    let whole = usize::from(entry.template.minutes);
    match entry.template.short_minutes {
        Some(short) => t!("library-minutes-both", short = usize::from(short), whole = whole),
        None => t!("library-minutes", whole = whole),
    }
}
