//! One cell of a table, whatever its kind, under a label that stands already.

use egui::Ui;

use super::{
    cx::{Cx, Told},
    dates, fixed, ids, small, times, writes,
};
use crate::{
    template::{Item, Kind},
    ui::kit::Writing,
    worksheet::{Answer, At},
};

/// Shows the control of a cell of `table`.
pub fn control(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (table, column): (&Item, &Item),
    at: &At,
    cell: &Answer,
    name: &str,
) -> Told {
    let may_write = cx.may_write(table);
    match &column.kind {
        Kind::Date { .. } => dates::answer(ui, cx, at, cell, name, 264.0, may_write),
        Kind::Time { .. } => times::answer(ui, cx, at, cell, name, may_write),
        Kind::Number(number) => small::number(ui, cx, at, cell, number, name, may_write),
        Kind::ChooseOne(_) | Kind::ChooseMany(_) | Kind::YesNo { .. } => {
            fixed::chips(ui, cx, at, column, cell, name, may_write)
        }
        kind => {
            let text = cx.sheet().text(at);
            let control = ids::control(cx.key, at);
            let writing = match kind {
                Kind::LongText(_) => Writing::long(control, text, name).least(72.0),
                _ => Writing::short(control, text, name),
            };
            let told = writes::write(ui, cx, at, text, writing, may_write);
            if let Kind::ShortText(text_box) | Kind::LongText(text_box) = kind {
                writes::over_limit(ui, cx, text_box, text);
            }
            told
        }
    }
}
