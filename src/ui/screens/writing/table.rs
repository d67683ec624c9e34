//! Tables with free rows: one border with hairlines inside, or one block a row.

use egui::{CornerRadius, Rect, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::{
    cell,
    cx::{Cx, Told},
    dates, fixed, group, ids, writes,
};
use crate::{
    base::{Id, Keyed},
    t,
    template::{Item, Kind, Rows, Table},
    ui::{
        kit::{self, Button, MenuRow, OptionRow, Writing},
        theme::{Icon, Role},
    },
    worksheet::{Answer, At, Change, Row, RowChange, may_add, row, row_ids},
};

/// Shows a table of any kind, with *another* and the tick that answers it whole.
pub fn answer(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, table: &Table) -> Told {
    let mut told = match (&table.group, &table.rows) {
        (Some(group), _) => group::answer(ui, cx, item, table, group),
        (None, Rows::Fixed(given)) => fixed::answer(ui, cx, item, table, given),
        (None, Rows::Free { .. }) if in_blocks(table, ui.available_width()) => blocks(ui, cx, item, table),
        (None, Rows::Free { .. }) => grid(ui, cx, item, table),
    };
    let answer = cx.answer(&item.id);
    let another = table.another.as_deref().or(table.group.as_ref().map(|_| t!("group-another")));
    if let (true, Some(another), true) = (may_add(table, answer), another, cx.may_write(item)) {
        ui.add_space(if table.group.is_some() { 20.0 } else { 8.0 });
        let words = kit::plain(another);
        let id = ids::whole(cx.key, &item.id).with("another");
        if Button::link(&words).icon(Icon::Plus).id(id).show(ui).clicked() {
            let fresh = (cx.fresh)();
            told.changes.push(add_row(table, answer, &item.id, &fresh));
            if let Some(column) = table.columns.first() {
                let at = At::cell(item.id.clone(), fresh, column.id.clone());
                let first = group::first_control(cx.key, &at, column, &Answer::Unanswered);
                ui.memory_mut(|memory| memory.request_focus(first));
            }
        }
    }
    if let Some(none) = &table.none {
        ui.add_space(4.0);
        told.and(none_of_these(ui, cx, item, none));
    }
    told
}

/// Adds a row after those that are shown, at the end.
fn add_row(table: &Table, answer: &Answer, item: &Id, fresh: &Id) -> Change {
    let index = row_ids(table, answer).len();
    let row = Row { id: fresh.clone(), cells: Keyed::new() };
    Change::Row { item: item.clone(), change: RowChange::Add { index, row } }
}

fn none_of_these(ui: &mut Ui, cx: &Cx<'_>, item: &Item, none: &str) -> Told {
    let at = At::item(item.id.clone());
    let on = *cx.answer(&item.id) == Answer::Nothing;
    let words = kit::plain(none);
    let id = ids::option(cx.key, &at, "nothing");
    let response = OptionRow::tick(id, &words, on).enabled(cx.may_write(item)).show(ui);
    let mut told = Told::default();
    told.saw(&response);
    if response.clicked() {
        told.changes.push(Change::Set { at, answer: if on { Answer::Unanswered } else { Answer::Nothing } });
    }
    told
}

/// Whether rows stand one under the other: by wish, or because columns would be too narrow.
fn in_blocks(table: &Table, width: f32) -> bool {
    let plain = |column: &Item| matches!(column.kind, Kind::ShortText(_) | Kind::LongText(_) | Kind::Date { .. });
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let narrow = width / (table.columns.len().max(1) as f32) < 180.0;
    table.block_rows || narrow || !table.columns.iter().all(plain)
}

/// Left edges of the columns, and the right edge of the last: the first is a little narrower.
fn edges(table: &Table, rect: egui::Rangef) -> Vec<f32> {
    let dates = table.columns.iter().filter(|column| matches!(column.kind, Kind::Date { .. })).count();
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let (dates, texts) = (dates as f32, (table.columns.len() - dates) as f32);
    let date_width = 240.0;
    let width = ((rect.span() - dates * date_width) / texts.max(1.0)).floor();
    let mut edges = vec![rect.min];
    let mut at = rect.min;
    for column in &table.columns {
        at += if matches!(column.kind, Kind::Date { .. }) { date_width } else { width };
        edges.push(at);
    }
    if let Some(last) = edges.last_mut() {
        *last = rect.max;
    }
    edges
}

fn grid(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, table: &Table) -> Told {
    let (left, width) = (ui.cursor().left(), ui.available_width());
    let edges = edges(table, egui::Rangef::new(left, left + width));
    heads(ui, cx, table, &edges);
    ui.add_space(8.0);
    let answer = cx.answer(&item.id);
    let rows = row_ids(table, answer);
    let under = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().top();
    let mut told = Told::default();
    let mut lines = Vec::new();
    for (number, id) in rows.iter().enumerate() {
        if number > 0 {
            lines.push(ui.cursor().top());
        }
        told.and(grid_row(ui, cx, (item, table), (id, number, rows.len()), &edges));
    }
    let frame = Rect::from_min_max(pos2(left, top), pos2(left + width, ui.cursor().top()));
    let look = cx.look;
    let mut shapes = vec![egui::Shape::Rect(egui::epaint::RectShape::new(
        frame,
        CornerRadius::same(8),
        look.field,
        look.field_stroke(),
        StrokeKind::Inside,
    ))];
    let hair = Stroke::new(1.0, look.border);
    for x in edges.iter().skip(1).rev().skip(1) {
        shapes.push(egui::Shape::vline(*x, frame.top() + look.stroke..=frame.bottom() - look.stroke, hair));
    }
    for y in lines {
        shapes.push(egui::Shape::hline(frame.left() + look.stroke..=frame.right() - look.stroke, y, hair));
    }
    ui.painter().set(under, egui::Shape::Vec(shapes));
    told
}

fn heads(ui: &mut Ui, cx: &Cx<'_>, table: &Table, edges: &[f32]) {
    let look = cx.look;
    let galleys: Vec<_> = table
        .columns
        .iter()
        .zip(edges.windows(2))
        .map(|(column, edge)| {
            let width = edge.last().unwrap_or(&0.0) - edge.first().unwrap_or(&0.0) - 28.0;
            kit::galley(ui, Role::Head, look.text, &kit::plain(&column.ask), width)
        })
        .collect();
    let height = galleys.iter().map(|galley| galley.size().y).fold(20.0, f32::max);
    let (_, room) = ui.allocate_space(vec2(ui.available_width(), height));
    for (galley, left) in galleys.into_iter().zip(edges) {
        let at = pos2(left + 16.0, room.bottom() - galley.size().y);
        kit::put_galley(ui, at, galley);
    }
}

fn grid_row(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (item, table): (&Item, &Table),
    (id, number, count): (&Id, usize, usize),
    edges: &[f32],
) -> Told {
    let top = ui.cursor().top();
    let mut bottom = top + 96.0;
    let mut told = Told::default();
    for (column, edge) in table.columns.iter().zip(edges.windows(2)) {
        let (left, right) = (edge.first().copied().unwrap_or(0.0), edge.last().copied().unwrap_or(0.0));
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, f32::INFINITY));
        let mut cell = ui.new_child(UiBuilder::new().id_salt((id, &column.id)).max_rect(rect));
        told.and(cell_ui(&mut cell, cx, (item, table), (id, number), column, right - left));
        bottom = bottom.max(cell.min_rect().bottom());
    }
    let row = Rect::from_min_max(
        pos2(edges.first().copied().unwrap_or(0.0), top),
        pos2(edges.last().copied().unwrap_or(0.0), bottom),
    );
    if count > 1 && cx.may_write(item) {
        let at = Rect::from_center_size(pos2(row.right() + 20.0, row.top() + 24.0), vec2(36.0, 36.0));
        told.and(row_menu(ui, cx, item, (id, number, count), &called(number), at));
    }
    ui.advance_cursor_after_rect(row);
    told
}

/// One cell: its words, and for the first one the sentence that was written above.
fn cell_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (item, table): (&Item, &Table),
    (id, number): (&Id, usize),
    column: &Item,
    width: f32,
) -> Told {
    let at = At::cell(item.id.clone(), id.clone(), column.id.clone());
    let row_number = (number + 1).to_string();
    let ask = kit::plain(&column.ask);
    let name = t!("cell-name", column = &ask, row = &row_number);
    let may_write = cx.may_write(item);
    let answer = cx.answer(&item.id);
    match &column.kind {
        Kind::Date { .. } => {
            let cell = row(answer, id.as_str()).map_or(&Answer::Unanswered, |row| row.cell(column.id.as_str()));
            ui.add_space(4.0);
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                dates::in_cell(ui, cx, &at, cell, &name, width - 16.0, may_write)
            })
            .inner
        }
        _ => {
            let text = cx.sheet().text(&at);
            let one_line = matches!(column.kind, Kind::ShortText(_));
            let writing = Writing::cell(ids::control(cx.key, &at), text, &name, one_line, 72.0).ringed();
            let mut told = writes::write(ui, cx, &at, text, writing, may_write);
            let first = table.columns.first().is_some_and(|first| first.id == column.id);
            if first && text.is_empty() && may_write {
                told.and(offer(ui, cx, table, &at, number));
            }
            told
        }
    }
}

/// Offers the sentence from above to the first cell of the first row.
fn offer(ui: &mut Ui, cx: &Cx<'_>, table: &Table, at: &At, number: usize) -> Told {
    let mut told = Told::default();
    let Some(from) = table.offer.as_ref().filter(|from| number == 0 && cx.outcome().is_shown(from.as_str())) else {
        return told;
    };
    let sentence = cx.sheet().text(&At::item((*from).clone()));
    if sentence.is_empty() {
        return told;
    }
    ui.horizontal(|ui| {
        ui.add_space(16.0);
        let id = ids::control(cx.key, at).with("offer");
        let response = Button::link(t!("table-offer")).id(id).show(ui);
        told.saw(&response);
        if response.clicked() {
            let inserted = sentence.to_owned();
            // One writes on after it.
            kit::put_caret(ui, ids::control(cx.key, at), sentence, sentence.len(), sentence.len());
            told.changes.push(Change::Text { at: at.clone(), offset: 0, removed: String::new(), inserted });
        }
    });
    told
}

/// *Row 2*.
fn called(number: usize) -> String {
    let number = (number + 1).to_string();
    t!("row-called", row = &number)
}

/// The menu of a row: move up, move down, take out.
pub(super) fn row_menu(
    ui: &mut Ui,
    cx: &Cx<'_>,
    item: &Item,
    (id, number, count): (&Id, usize, usize),
    called: &str,
    at: Rect,
) -> Told {
    let mut told = Told::default();
    let name = t!("row-menu", row = called);
    let button = ids::whole(cx.key, &item.id).with(("menu", id));
    let open = kit::icon_button_at(ui, at, button, Icon::More, cx.look.muted, &name);
    told.saw(&open);
    let mut change = None;
    kit::menu(&open, &name, 220.0, |ui| {
        let to = |to| RowChange::Move { row: id.clone(), to };
        if MenuRow::new(t!("row-up")).icon(Icon::Up).enabled(number > 0).show(ui).clicked() && number > 0 {
            change = Some(to(number - 1));
        }
        let last = number + 1 == count;
        if MenuRow::new(t!("row-down")).icon(Icon::Down).enabled(!last).show(ui).clicked() && !last {
            change = Some(to(number + 1));
        }
        kit::menu_line(ui);
        if MenuRow::new(t!("row-remove")).icon(Icon::Bin).danger().show(ui).clicked() {
            change = Some(RowChange::Remove(id.clone()));
        }
    });
    told.changes.extend(change.map(|change| Change::Row { item: item.id.clone(), change }));
    told
}

/// Rows as blocks: each column with its label over its field.
fn blocks(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, table: &Table) -> Told {
    let answer = cx.answer(&item.id);
    let rows = row_ids(table, answer);
    let mut told = Told::default();
    for (number, id) in rows.iter().enumerate() {
        if number > 0 {
            ui.add_space(16.0);
            kit::hairline(ui);
            ui.add_space(16.0);
        }
        let top = ui.cursor().top();
        for (place, column) in table.columns.iter().enumerate() {
            if cx.outcome().closed_cells.contains(&(item.id.clone(), id.clone(), column.id.clone())) {
                continue;
            }
            if place > 0 {
                ui.add_space(16.0);
            }
            told.and(block_cell(ui, cx, (item, table), (id, number), column));
        }
        if rows.len() > 1 && cx.may_write(item) {
            let at = Rect::from_min_size(pos2(ui.max_rect().right() - 36.0, top - 8.0), vec2(36.0, 36.0));
            told.and(row_menu(ui, cx, item, (id, number, rows.len()), &called(number), at));
        }
    }
    told
}

fn block_cell(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (item, table): (&Item, &Table),
    (id, number): (&Id, usize),
    column: &Item,
) -> Told {
    let at = At::cell(item.id.clone(), id.clone(), column.id.clone());
    let ask = kit::plain(&column.ask);
    let row_number = (number + 1).to_string();
    let name = t!("cell-name", column = &ask, row = &row_number);
    kit::text(ui, Role::Head, &ask);
    if let Some(help) = &column.help {
        kit::rich(ui, Role::Helper, help);
    }
    ui.add_space(4.0);
    let answer = cx.answer(&item.id);
    let cell = row(answer, id.as_str()).map_or(&Answer::Unanswered, |row| row.cell(column.id.as_str()));
    let mut told = cell::control(ui, cx, (item, column), &at, cell, &name);
    let first = table.columns.first().is_some_and(|first| first.id == column.id);
    let words = matches!(column.kind, Kind::ShortText(_) | Kind::LongText(_));
    if first && words && cx.may_write(item) && cx.sheet().text(&at).is_empty() {
        told.and(offer(ui, cx, table, &at, number));
    }
    told
}
