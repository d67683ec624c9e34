//! The writing screen: outline at the left, the sheet in the middle, comments at the right.
//!
//! Everything it changes leaves as a proposed change; the caret that undo
//! wants is put back when its box is drawn. In a narrow window the outline,
//! and then the comments, become drawers.

mod alone;
pub(super) mod calendar;
mod cell;
mod choose;
mod close;
mod cx;
pub(super) mod dates;
mod draft;
mod draw;
mod fixed;
mod go;
mod group;
mod ids;
mod more;
mod outline;
mod question;
mod rail;
mod rank;
mod ratings;
mod read;
mod renewed;
mod results;
mod sheet;
mod sign;
mod small;
mod table;
mod times;
mod tongue;
mod view;
mod writes;

use egui::{Rangef, Rect, ScrollArea, Ui, UiBuilder, pos2, style::ScrollAnimation, vec2};

use crate::{
    app::{Command, DocKey, Open, Spot, State},
    base::Id,
    template::Item,
    ui::{Memory, frame, kit},
};

pub use alone::alone;
use cx::Cx;
pub use rail::bends;
pub use view::View;

/// The widest a column of text may be.
const COLUMN: f32 = 680.0;
/// The column beside a rail.
const COLUMN_BESIDE: f32 = 640.0;
/// Width of the rail with comments.
const RAIL: f32 = 288.0;
/// Below this width outline and rail do not both fit.
const WITH_RAIL: f32 = 1280.0;
/// Below this width the rail is a drawer.
const RAIL_BESIDE: f32 = 1100.0;

/// Where the parts of the screen lie.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Places {
    outline: Option<Rect>,
    bar: Option<Rect>,
    sheet: Rect,
    column: Rangef,
    rail: Option<Rangef>,
    foot: Rect,
}

/// Draws the writing screen of an open worksheet.
pub fn draw(ui: &mut Ui, key: DocKey, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let Some(open) = state.doc(key) else { return };
    let mut cx = Cx {
        codes: &state.codes,
        earlier: crate::app::earlier(state, open).and_then(|row| Some((row.day?, row.standings.as_slice()))),
        newer: crate::app::newer(state, open),
        may_take_in: state.may_take_in(key),
        languages: crate::app::languages(state, open),
        shelf: &state.shelf.entries,
        supervisor: &state.settings.supervisor,
        ..Cx::alone(ui, open, state, (&mut memory.writing, &mut memory.fresh), out)
    };
    let stops = ids::stops(open.sheet(), &open.outcome);
    if cx.view.shown != Some(key) {
        // A sheet that was just opened stands where it was left; nobody watches it roll there.
        ui.style_mut().scroll_animation = ScrollAnimation::none();
    }
    go::before(ui, &mut cx, &stops);
    cx.view.at = outline::at(&cx, &stops);
    let places = places(ui.max_rect(), rail::wanted(&cx));
    let look = cx.look;
    frame::ground(ui, ui.max_rect(), look.sheet);
    if let Some(rect) = places.outline {
        frame::ground(ui, rect, look.app);
        frame::part(ui, "outline", rect, |ui| outline::show(ui, &mut cx, &stops));
        if let Some(edge) = look.pane_edge {
            ui.painter().vline(rect.right() - 0.5, rect.y_range(), egui::Stroke::new(1.0, edge));
        }
    }
    if let Some(rect) = places.bar {
        frame::bar_ground(ui, rect);
        frame::part(ui, "bar", rect, |ui| go::bar(ui, &mut cx));
    }
    let scroll = sheet_ui(ui, &mut cx, &places);
    stands(open, cx.view, scroll, cx.out);
    let here = cx.open.here.as_ref().and_then(|here| stops.iter().find(|stop| stop.id == *here));
    let asks = |item: &Id| stops.iter().any(|stop| stop.item == *item);
    if cx.view.look(here.map(|stop| &stop.item), places.sheet.y_range(), asks) {
        // The outline was drawn before; it follows in the next frame.
        ui.ctx().request_repaint();
    }
    cx.view.at = outline::at(&cx, &stops);
    let status = frame::saved_status(look, open);
    frame::foot(ui, places.foot, foot_range(&places), true, Some(&status), cx.out);
    go::drawers(ui, &mut cx, &stops, &places);
    memory.in_draft |= memory.writing.take_in_draft();
}

/// Draws one question of an open worksheet on another screen, for whoever may answer it there.
pub fn fill(
    ui: &mut Ui,
    state: &State,
    open: &Open,
    (view, fresh): (&mut View, &mut dyn FnMut() -> Id),
    item: &Item,
    out: &mut Vec<Command>,
) {
    let mut cx = Cx {
        shelf: &state.shelf.entries,
        supervisor: &state.settings.supervisor,
        ..Cx::alone(ui, open, state, (view, fresh), out)
    };
    question::show(ui, &mut cx, item, false);
}

fn foot_range(places: &Places) -> Rangef {
    places.rail.map_or(places.column, |rail| Rangef::new(places.column.min, rail.max))
}

/// Tells where somebody stands in a worksheet, whenever that changes; who came back is there.
pub fn stands(open: &Open, view: &mut View, scroll: f32, out: &mut Vec<Command>) {
    let spot = Spot { caret: view.stands.take(), option: view.option.take(), scroll };
    if open.caret.is_some() || open.back_at.is_some() {
        out.push(Command::CaretTaken(open.key));
    } else if open.spot != spot {
        out.push(Command::Stands(open.key, spot));
    }
}

/// The sheet with what stands beside it; gives back how far it is scrolled.
fn sheet_ui(ui: &mut Ui, cx: &mut Cx<'_>, places: &Places) -> f32 {
    frame::part(ui, "sheet", places.sheet, |ui| {
        let mut area = ScrollArea::vertical().id_salt(sheet::scroll_id(cx.key)).auto_shrink(false);
        if let Some(scroll) = cx.open.back_at {
            area = area.vertical_scroll_offset(scroll);
        }
        let shown = area.show(ui, |ui| {
            let top = ui.cursor().top();
            let column = Rect::from_min_max(pos2(places.column.min, top), pos2(places.column.max, f32::INFINITY));
            let shown = ui.scope_builder(UiBuilder::new().id_salt("column").max_rect(column), |ui| {
                ui.set_width(column.width());
                sheet::show(ui, cx);
            });
            let mut bottom = shown.response.rect.bottom();
            if let Some(rail) = places.rail {
                let rail = Rect::from_min_max(pos2(rail.min, top), pos2(rail.max, f32::INFINITY));
                let shown = ui.scope_builder(UiBuilder::new().id_salt("rail").max_rect(rail), |ui| {
                    rail::show(ui, cx, places.column.max);
                });
                bottom = bottom.max(shown.response.rect.bottom());
            }
            let whole = Rect::from_min_max(pos2(places.sheet.left(), top), pos2(places.sheet.right(), bottom));
            ui.advance_cursor_after_rect(whole);
            if !cx.view.drawer {
                kit::focus::page_keys(ui);
            }
        });
        shown.state.clamped_offset().y
    })
}

/// Works out where everything lies in a window of this size.
fn places(window: Rect, rail: bool) -> Places {
    let wide = window.width() >= if rail { WITH_RAIL } else { frame::NARROW };
    let outline = wide.then(|| Rect::from_min_size(window.min, vec2(frame::OUTLINE, window.height())));
    let bar = (!wide).then(|| Rect::from_min_size(window.min, vec2(window.width(), frame::TOP_BAR)));
    let left = outline.map_or(window.left(), |rect| rect.right());
    let top = bar.map_or(window.top(), |rect| rect.bottom());
    let foot = Rect::from_min_max(pos2(left, window.bottom() - frame::FOOT), window.max);
    let sheet = Rect::from_min_max(pos2(left, top), pos2(window.right(), foot.top()));
    let beside = rail && window.width() >= RAIL_BESIDE;
    if beside {
        let width = COLUMN_BESIDE.min(sheet.width() - RAIL - 96.0);
        let start = left + 32.0 + ((sheet.width() - width - RAIL - 96.0) / 2.0).max(0.0);
        let column = Rangef::new(start, start + width);
        let rail = Rangef::new(column.max + 32.0, column.max + 32.0 + RAIL);
        return Places { outline, bar, sheet, column, rail: Some(rail), foot };
    }
    let width = COLUMN.min(sheet.width() - 80.0);
    let start = (sheet.center().x - width / 2.0).round();
    Places { outline, bar, sheet, column: Rangef::new(start, start + width), rail: None, foot }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_never_wider_than_its_measure_and_always_inside_the_window() {
        for width in [640.0, 760.0, 999.0, 1000.0, 1099.0, 1100.0, 1279.0, 1280.0, 1920.0, 3000.0] {
            for rail in [false, true] {
                let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 800.0));
                let places = places(window, rail);
                let column = places.column;
                assert!(column.span() <= COLUMN, "{width} {rail}");
                assert!(
                    column.min >= places.sheet.left() + 32.0 && column.max <= window.right() - 32.0,
                    "{width} {rail}"
                );
                assert_eq!(places.outline.is_some(), places.bar.is_none(), "{width} {rail}");
                if let Some(rail) = places.rail {
                    assert!(rail.min >= column.max + 32.0 && rail.max <= window.right(), "{width}");
                }
            }
        }
    }

    #[test]
    fn at_1280_everything_stands_where_the_picture_has_it() {
        let window = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0));
        assert_eq!(places(window, false).column, Rangef::new(428.0, 1108.0));
        let beside = places(window, true);
        assert_eq!((beside.column, beside.rail), (Rangef::new(288.0, 928.0), Some(Rangef::new(960.0, 1248.0))));
    }
}
