//! A table of a help page: columns as wide as their words need, as far as there is room.

use egui::{Rect, Ui, UiBuilder, accesskit, pos2, vec2};

use super::{job, markdown::Cell};
use crate::ui::{kit, theme::Role};

/// Between two columns.
const GAP: f32 = 20.0;
/// A column is no narrower than this, unless its words are.
const LEAST: f32 = 96.0;

/// Shows a table with hairlines between its rows.
pub fn show(ui: &mut Ui, head: &[Cell], rows: &[Vec<Cell>]) {
    let wanted: Vec<f32> = (0..head.len())
        .map(|at| {
            let cells = head.get(at).into_iter().chain(rows.iter().filter_map(|row| row.get(at)));
            cells.map(|cell| width_of(ui, cell)).fold(0.0, f32::max).ceil()
        })
        .collect();
    let widths = shared_out(&wanted, ui.available_width());
    let table = UiBuilder::new().accessibility_role(accesskit::Role::Table);
    ui.scope_builder(table, |ui| {
        row(ui, head, &widths, Role::Head);
        for cells in rows {
            kit::hairline(ui);
            row(ui, cells, &widths, Role::Small);
        }
    });
    ui.add_space(12.0);
}

fn width_of(ui: &Ui, cell: &Cell) -> f32 {
    let mut words = job(ui, Role::Small, cell);
    words.wrap.max_width = f32::INFINITY;
    ui.fonts_mut(|fonts| fonts.layout_job(words)).size().x
}

/// The widths that columns get: as wanted where all fit, else the wide ones share what the narrow ones leave.
fn shared_out(wanted: &[f32], room: f32) -> Vec<f32> {
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    let room = (room - GAP * wanted.len().saturating_sub(1) as f32).max(0.0);
    if wanted.iter().sum::<f32>() <= room {
        return wanted.to_vec();
    }
    let (mut low, mut high) = (0.0, room);
    for _ in 0..24 {
        let limit = f32::midpoint(low, high);
        if wanted.iter().map(|wanted| wanted.min(limit)).sum::<f32>() <= room {
            low = limit;
        } else {
            high = limit;
        }
    }
    wanted.iter().map(|wanted| wanted.min(low.max(LEAST))).collect()
}

fn row(ui: &mut Ui, cells: &[Cell], widths: &[f32], role: Role) {
    ui.add_space(6.0);
    let corner = pos2(ui.max_rect().left(), ui.cursor().top());
    let mut whole = Rect::from_min_size(corner, vec2(widths.iter().sum(), 20.0));
    let line = UiBuilder::new().accessibility_role(accesskit::Role::Row);
    ui.scope_builder(line, |ui| {
        let mut left = corner.x;
        for (cell, width) in cells.iter().zip(widths) {
            if !cell.is_empty() {
                let place = Rect::from_min_size(pos2(left, corner.y), vec2(*width, f32::INFINITY));
                let words = job(ui, role, cell);
                let mut inner = ui.new_child(UiBuilder::new().max_rect(place));
                let said = kit::copyable_job(&mut inner, words);
                whole = whole.union(said.rect);
            }
            left += width + GAP;
        }
        ui.advance_cursor_after_rect(whole);
    });
    ui.add_space(6.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_columns_keep_their_words_in_a_line_and_wide_ones_share_the_rest() {
        assert_eq!(shared_out(&[100.0, 200.0], 680.0), [100.0, 200.0]);
        let widths = shared_out(&[60.0, 90.0, 900.0], 680.0);
        assert_eq!(widths[..2], [60.0, 90.0]);
        assert!((widths.iter().sum::<f32>() + 2.0 * GAP - 680.0).abs() < 1.0, "{widths:?}");
    }
}
