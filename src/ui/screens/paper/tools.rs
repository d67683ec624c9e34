//! Above the pages: how large they are shown, and words to find in them.

use egui::{Id, Key, Modifiers, Rect, Ui, pos2, vec2};

use super::{Finding, View, Zoom};
use crate::{
    t,
    ui::{
        frame,
        kit::{self, Field},
        theme::{self, Icon, Role},
    },
};

/// A point on paper at 100 %: as on a screen of 96 points to the inch.
const FULL: f32 = 96.0 / 72.0;
/// The smallest and the largest, in points of the window.
const LEAST: f32 = 0.25 * FULL;
const MOST: f32 = 4.0 * FULL;
/// The steps of larger and smaller, in percent.
const STEPS: [f32; 12] = [25.0, 33.0, 50.0, 67.0, 75.0, 90.0, 100.0, 125.0, 150.0, 200.0, 300.0, 400.0];

/// The next larger step.
pub fn larger(scale: f32) -> f32 {
    let percent = scale / FULL * 100.0 + 0.5;
    STEPS.into_iter().find(|step| *step > percent).map_or(MOST, |step| step / 100.0 * FULL)
}

/// The next smaller step.
pub fn smaller(scale: f32) -> f32 {
    let percent = scale / FULL * 100.0 - 0.5;
    STEPS.into_iter().rev().find(|step| *step < percent).map_or(LEAST, |step| step / 100.0 * FULL)
}

/// A scale that is offered.
pub const fn within(scale: f32) -> f32 {
    scale.clamp(LEAST, MOST)
}

/// Room for all tools and the percentage beside them; for the tools; for find, smaller and larger.
const ALL: f32 = 248.0;
const WITHOUT_PERCENT: f32 = 188.0;
pub const FEW: f32 = 116.0;

/// Draws the tools at the right of the row that goes back, as far as there is room beside it.
pub fn draw(ui: &mut Ui, view: &mut View, desk: Rect, back: f32) {
    let look = theme::of(ui);
    let room = desk.width() - back;
    let wide = [ALL, WITHOUT_PERCENT].into_iter().find(|wide| *wide <= room).unwrap_or(FEW);
    let row = Rect::from_min_max(pos2(desk.right() - wide, desk.top() + 12.0), pos2(desk.right(), desk.top() + 48.0));
    frame::part(ui, "paper tools", row, |ui| {
        let mut x = row.left();
        let mut button = |ui: &mut Ui, icon: Icon, name: &str, on: bool| {
            let rect = Rect::from_center_size(pos2(x + 16.0, row.center().y), vec2(32.0, 32.0));
            x += 36.0;
            if on {
                ui.painter().rect_filled(rect, 6.0, look.hover);
            }
            let ink = if on { look.text } else { look.muted };
            let response = kit::icon_button_at(ui, rect, Id::unique(("paper tool", name)), icon, ink, name);
            kit::tooltip(&response, name);
            response.clicked()
        };
        if button(ui, Icon::Search, t!("preview-find"), view.find.is_some()) && view.find.take().is_none() {
            view.find();
        }
        let scale = view.top.2;
        if button(ui, Icon::Minus, t!("preview-smaller"), false) {
            view.set_scale(smaller(scale));
        }
        if button(ui, Icon::Plus, t!("preview-larger"), false) {
            view.set_scale(larger(scale));
        }
        if wide < WITHOUT_PERCENT {
            return;
        }
        if button(ui, Icon::Page, t!("preview-whole-page"), view.zoom == Zoom::Page) {
            view.set(Zoom::Page);
        }
        if button(ui, Icon::Lines, t!("preview-page-width"), view.zoom == Zoom::Width) {
            view.set(Zoom::Width);
        }
        if wide < ALL {
            return;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "25 to 400")]
        let percent = (scale / FULL * 100.0).round() as usize;
        let words = t!("preview-percent", percent = percent);
        let galley = kit::galley(ui, Role::Small, look.muted, &words, f32::INFINITY);
        let at = pos2(x + 8.0, row.center().y - galley.size().y / 2.0);
        kit::as_live(&kit::put_galley(ui, at, galley));
    });
}

/// The field for words to find; whether it has the keyboard.
pub fn find_bar(ui: &mut Ui, view: &mut View, bar: Rect) -> bool {
    let look = theme::of(ui);
    let Some(finding) = &mut view.find else { return false };
    let id = Id::unique("paper find");
    let field = Rect::from_min_size(bar.min, vec2((bar.width() - 200.0).clamp(120.0, 320.0), 40.0));
    let (entered, escaped, back) = ui.input_mut(|input| {
        let focused = input.key_pressed(Key::Enter);
        (focused, input.consume_key(Modifiers::NONE, Key::Escape), input.modifiers.shift)
    });
    let before = finding.words.clone();
    let response = frame::part(ui, "paper find field", field, |ui| {
        let hint = t!("preview-find-hint");
        Field::line(id, t!("preview-find"))
            .hint(hint)
            .icon(Icon::Search)
            .width(field.width())
            .show(ui, &mut finding.words)
    });
    if std::mem::take(&mut finding.entered) {
        response.request_focus();
    }
    let has_keyboard = response.has_focus() || response.lost_focus();
    let count = finding.found.len();
    let words = match (finding.words.trim().is_empty(), count) {
        (true, _) => String::new(),
        (false, 0) => t!("preview-found-nothing").to_owned(),
        (false, _) => t!("preview-found", at = finding.at + 1, count = count),
    };
    let button =
        |nth: f32| Rect::from_center_size(pos2(bar.right() - 20.0 - 36.0 * nth, field.center().y), vec2(32.0, 32.0));
    let previous =
        kit::icon_button_at(ui, button(2.0), id.with("previous"), Icon::Up, look.muted, t!("preview-found-previous"));
    let next =
        kit::icon_button_at(ui, button(1.0), id.with("next"), Icon::Down, look.muted, t!("preview-found-next"));
    let close =
        kit::icon_button_at(ui, button(0.0), id.with("close"), Icon::Close, look.muted, t!("preview-find-close"));
    let galley = kit::galley(ui, Role::Small, look.muted, &words, f32::INFINITY);
    kit::as_live(&kit::put_galley(ui, pos2(field.right() + 12.0, field.center().y - 10.0), galley));
    let typed = before != finding.words;
    let asked = entered && has_keyboard;
    if asked {
        // Enter goes on looking and does not leave the field.
        response.request_focus();
    }
    if previous.clicked() || (asked && back) {
        finding.step(false);
        view.go = finding.here();
    } else if next.clicked() || (asked && !back) {
        finding.step(true);
        view.go = finding.here();
    } else if typed {
        finding.fresh = true;
    } else if std::mem::take(&mut finding.fresh) {
        view.go = finding.here();
    }
    if close.clicked() || (escaped && has_keyboard) {
        view.find = None;
        ui.memory_mut(|memory| memory.request_focus(super::pages::id()));
    }
    has_keyboard
}

impl Finding {
    /// To the next one, or the one before; after the last comes the first.
    fn step(&mut self, forward: bool) {
        let count = self.found.len().max(1);
        self.at = if forward { (self.at + 1) % count } else { (self.at + count - 1) % count };
    }
}
