//! Tables with given rows: a line for each, chips at its right, the rest opens in place.

use egui::{Key, Ui, UiBuilder, accesskit};

use super::{
    cell, choose,
    cx::{Cx, Told},
    ids,
};
use crate::{
    base::{Id, Keyed},
    t,
    template::{Item, Kind, Table, Text},
    ui::{
        kit::{self, ChipKind, focus},
        theme::Role,
    },
    worksheet::{Answer, At, Change, row},
};

/// Shows all given rows.
pub fn answer(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, table: &Table, given: &Keyed<Text>) -> Told {
    let mut told = Told::default();
    if let Some(first) = table.columns.first().filter(|first| alone(table) || !choose::option_ids(first).is_empty()) {
        let words = kit::plain(&first.ask);
        let galley = kit::galley(ui, Role::Caption, cx.look.muted, &words, ui.available_width());
        let (_, room) = ui.allocate_space(egui::vec2(ui.available_width(), 20.0));
        // Over the chips, or over the boxes that are as wide as the column.
        let over_chips = !choose::option_ids(first).is_empty();
        let left = if over_chips { room.right() - galley.size().x } else { room.left() };
        kit::put_galley(ui, egui::pos2(left, room.top()), galley);
    }
    for (id, words) in given.iter() {
        kit::hairline(ui);
        ui.add_space(8.0);
        told.and(line(ui, cx, (item, table), id, &kit::plain(words)));
        ui.add_space(8.0);
    }
    kit::hairline(ui);
    ui.add_space(4.0);
    told
}

fn line(ui: &mut Ui, cx: &mut Cx<'_>, (item, table): (&Item, &Table), id: &Id, words: &str) -> Told {
    let mut told = Told::default();
    let Some((first, rest)) = table.columns.split_first() else { return told };
    if choose::option_ids(first).is_empty() {
        return words_line(ui, cx, (item, table), id, words);
    }
    let chips_width = chips_width(ui, first);
    let width = ui.available_width();
    let words_width = (width - chips_width - 16.0).max(160.0);
    let galley = kit::galley(ui, Role::Body, cx.look.text, words, words_width);
    let height = galley.size().y.max(32.0);
    let (top, left) = (ui.cursor().top(), ui.cursor().left());
    kit::put_galley(ui, egui::pos2(left, top + (height - galley.size().y) / 2.0), galley);
    let rect = egui::Rect::from_min_size(
        egui::pos2(left + width - chips_width, top + (height - 32.0) / 2.0),
        egui::vec2(chips_width, 32.0),
    );
    let at = At::cell(item.id.clone(), id.clone(), first.id.clone());
    let answer = cx.answer(&item.id);
    let held = row(answer, id.as_str()).map_or(&Answer::Unanswered, |row| row.cell(first.id.as_str()));
    let mut side = ui.new_child(UiBuilder::new().id_salt((id, "chips")).max_rect(rect));
    told.and(chips(&mut side, cx, &at, first, held, words, cx.may_write(item)));
    ui.advance_cursor_after_rect(egui::Rect::from_min_size(egui::pos2(left, top), egui::vec2(width, height)));
    told.and(cells(ui, cx, (item, rest), id, words, true));
    told
}

/// A given row without chips: its words, and its cells under them.
fn words_line(ui: &mut Ui, cx: &mut Cx<'_>, (item, table): (&Item, &Table), id: &Id, words: &str) -> Told {
    kit::text(ui, Role::Body, words);
    cells(ui, cx, (item, &table.columns), id, words, !alone(table))
}

/// Whether there is one column: what it asks stands once, above all rows.
fn alone(table: &Table) -> bool {
    table.columns.len() == 1
}

/// The cells of a row that are open, one under the other.
fn cells(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (item, columns): (&Item, &[Item]),
    id: &Id,
    words: &str,
    several: bool,
) -> Told {
    let mut told = Told::default();
    let answer = cx.answer(&item.id);
    for column in columns {
        let open = !cx.outcome().closed_cells.contains(&(item.id.clone(), id.clone(), column.id.clone()));
        if !open {
            continue;
        }
        ui.add_space(8.0);
        if several {
            kit::text(ui, Role::CaptionStrong, &kit::plain(&column.ask));
            ui.add_space(4.0);
        }
        let at = At::cell(item.id.clone(), id.clone(), column.id.clone());
        let ask = kit::plain(&column.ask);
        let name = t!("row-column-name", row = words, column = &ask);
        let held = row(answer, id.as_str()).map_or(&Answer::Unanswered, |row| row.cell(column.id.as_str()));
        told.and(cell::control(ui, cx, (item, column), &at, held, &name));
    }
    told
}

/// Room that the chips of a column need.
fn chips_width(ui: &Ui, column: &Item) -> f32 {
    let options = choose::option_ids(column);
    let widths = options.iter().map(|option| {
        let words = kit::plain(choose::words(column, option.as_str()));
        kit::chip_width(kit::galley(ui, Role::Segment, egui::Color32::PLACEHOLDER, &words, f32::INFINITY).size().x)
    });
    widths.fold(-8.0, |sum, width| sum + width + 8.0)
}

/// The options of a choice as chips that wrap.
pub fn chips(ui: &mut Ui, cx: &Cx<'_>, at: &At, column: &Item, cell: &Answer, name: &str, may_write: bool) -> Told {
    let many = matches!(column.kind, Kind::ChooseMany(_));
    let role = if many { accesskit::Role::Group } else { accesskit::Role::RadioGroup };
    let group = UiBuilder::new()
        .id_salt(ids::control(cx.key, at).with("group"))
        .accessibility_role(role)
        .accessibility_label(name);
    ui.scope_builder(group, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 8.0);
        ui.spacing_mut().interact_size.y = 32.0;
        ui.add_enabled_ui(may_write, |ui| ui.horizontal_wrapped(|ui| chips_ui(ui, cx, at, column, cell, many)).inner)
            .inner
    })
    .inner
}

fn chips_ui(ui: &mut Ui, cx: &Cx<'_>, at: &At, column: &Item, cell: &Answer, many: bool) -> Told {
    let all = choose::option_ids(column);
    let stop = all.iter().position(|option| cell.has_pick(option.as_str())).unwrap_or(0);
    let mut told = Told::default();
    for (number, option) in all.iter().enumerate() {
        let on = cell.has_pick(option.as_str());
        let id = ids::option(cx.key, at, option.as_str());
        let words = kit::plain(choose::words(column, option.as_str()));
        let kind = if many { ChipKind::Tick } else { ChipKind::Radio };
        let response = kit::chip(ui, id, kind, &words, on, many || number == stop);
        told.saw(&response);
        if response.clicked() {
            told.changes.push(Change::Choose { at: at.clone(), option: option.clone(), on: !on });
        }
        if !many && focus::keeps_arrows(ui, id, true, false) {
            let to = if focus::pressed(ui, Key::ArrowRight) {
                all.get(number + 1)
            } else if focus::pressed(ui, Key::ArrowLeft) {
                number.checked_sub(1).and_then(|number| all.get(number))
            } else {
                None
            };
            if let Some(to) = to {
                ui.memory_mut(|memory| memory.request_focus(ids::option(cx.key, at, to.as_str())));
            }
        }
    }
    told
}
