//! Rating rows: statements at the left, rings strung on a hairline at the right.
//!
//! A row is one tab stop: arrows or 1 to 5 choose, 0 is *cannot say*,
//! Backspace clears. Screen readers meet a group of radio buttons with the
//! statement as its name.

use std::sync::Arc;

use egui::{
    CornerRadius, Galley, Id, Key, Rect, Response, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::{focus, mark, text};
use crate::{
    page::syllables,
    ui::theme::{self, Look, Role},
};

/// The steps under which all rows of a block stand.
#[derive(Clone, Copy)]
pub struct Steps<'a> {
    /// Numbers and words, ascending.
    pub steps: &'a [(i16, &'a str)],
    /// Words of the answer that counts as missing.
    pub cannot_say: Option<&'a str>,
    /// The language they are written in, such as `en`.
    pub language: &'a str,
}

/// What is chosen in a row, or proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// This step.
    Step(i16),
    /// *Cannot say*.
    CannotSay,
    /// Nothing.
    Open,
}

const CELL: f32 = 56.0;
const LAST: f32 = 80.0;
/// Before the last cell, in its width.
const APART: f32 = 8.0;
const ROW: f32 = 60.0;
/// Between the words over one ring and those over the next.
const GAP: f32 = 2.0;

impl Steps<'_> {
    fn count(&self) -> usize {
        self.steps.len() + usize::from(self.cannot_say.is_some())
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
    fn width(&self) -> f32 {
        CELL * self.steps.len() as f32 + if self.cannot_say.is_some() { LAST } else { 0.0 }
    }

    /// Whether the rings must stand under their statement, as there is too little room beside it.
    fn stacked(&self, width: f32) -> bool {
        width - self.width() < 220.0
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
    fn cell(&self, right: f32, at: usize, y: std::ops::Range<f32>) -> Rect {
        let left = right - self.width() + CELL * at as f32;
        // What is no step stands apart from the steps.
        let (left, width) = if at < self.steps.len() { (left, CELL) } else { (left + APART, LAST - APART) };
        Rect::from_min_max(pos2(left, y.start), pos2(left + width, y.end))
    }

    fn words(&self, at: usize) -> &str {
        self.steps.get(at).map_or(self.cannot_say.unwrap_or(""), |(_, words)| words)
    }

    fn value(&self, at: usize) -> Rated {
        self.steps.get(at).map_or(Rated::CannotSay, |(number, _)| Rated::Step(*number))
    }

    fn position(&self, rated: Rated) -> Option<usize> {
        (0..self.count()).find(|at| self.value(*at) == rated)
    }

    /// The words over a ring; one too long for its cell is parted by the rules of its language.
    fn anchor(&self, ui: &Ui, look: Look, at: usize, width: f32) -> Arc<Galley> {
        let wide = |words: &str| text::galley_centred(ui, Role::Caption, look.muted, words, f32::INFINITY).size().x;
        let words = syllables::parted(self.words(at), self.language, |words| wide(words) <= width - GAP);
        text::galley_centred(ui, Role::Caption, look.muted, &words, width)
    }

    /// How high the anchors are at this width.
    #[must_use]
    pub fn anchors_height(&self, ui: &Ui) -> f32 {
        let look = theme::of(ui);
        let heights = (0..self.count()).map(|at| {
            let width = if at < self.steps.len() { CELL } else { LAST - APART };
            self.anchor(ui, look, at, width).size().y
        });
        heights.fold(16.0, f32::max)
    }

    /// Draws the anchors over their cells, standing on `bottom`.
    pub fn draw_anchors(&self, ui: &Ui, right: f32, bottom: f32) {
        let look = theme::of(ui);
        for at in 0..self.count() {
            let cell = self.cell(right, at, 0.0..1.0);
            let galley = self.anchor(ui, look, at, cell.width());
            let top = bottom - galley.size().y;
            ui.painter().galley(pos2(cell.center().x, top), galley, look.muted);
        }
    }
}

/// Room for the anchors above a block, and the anchors in it.
pub fn anchors(ui: &mut Ui, steps: Steps<'_>) -> Rect {
    let height = steps.anchors_height(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    steps.draw_anchors(ui, rect.right(), rect.bottom());
    rect
}

/// Shows a row; gives its rectangle with what is proposed.
pub fn row(ui: &mut Ui, id: Id, statement: &str, steps: Steps<'_>, rated: Rated) -> (Response, Option<Rated>) {
    row_of(ui, id, (statement, statement), steps, rated)
}

/// Shows a row whose words stand over it already: `name` is what screen readers say.
pub fn row_alone(ui: &mut Ui, id: Id, name: &str, steps: Steps<'_>, rated: Rated) -> (Response, Option<Rated>) {
    row_of(ui, id, (name, ""), steps, rated)
}

fn row_of(
    ui: &mut Ui,
    id: Id,
    (name, statement): (&str, &str),
    steps: Steps<'_>,
    rated: Rated,
) -> (Response, Option<Rated>) {
    let look = theme::of(ui);
    let width = ui.available_width();
    let stacked = steps.stacked(width);
    let words_width = if stacked { width } else { width - steps.width() - 24.0 };
    let words = text::galley(ui, Role::Body, look.text, statement, words_width);
    let height = if stacked { words.size().y + ROW } else { (words.size().y + 12.0).max(ROW) };
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let rings = if stacked { rect.bottom() - ROW..rect.bottom() } else { rect.top()..rect.bottom() };
    let group = UiBuilder::new()
        .id_salt(id)
        .max_rect(rect)
        .accessibility_role(accesskit::Role::RadioGroup)
        .accessibility_label(name);
    let picked = {
        let ui = &mut ui.new_child(group);
        {
            let ground = Rect::from_min_max(rect.min - vec2(12.0, 0.0), rect.max + vec2(12.0, 0.0));
            let focused = (0..steps.count()).any(|at| ui.memory(|memory| memory.has_focus(id.with(at))));
            if focused {
                ui.painter().rect_filled(ground, CornerRadius::same(8), look.accent_soft);
            } else if ui.rect_contains_pointer(rect) {
                ui.painter().rect_filled(ground, CornerRadius::same(8), look.hover);
            }
            let top = if stacked { rect.top() + 6.0 } else { rect.center().y - words.size().y / 2.0 };
            text::put_galley(ui, pos2(rect.left(), top), words);
            rings_ui(ui, look, id, (steps, rated), rect, rings)
        }
    };
    let response = ui.interact(rect, id, Sense::hover());
    (response, picked.filter(|picked| *picked != rated))
}

fn rings_ui(
    ui: &mut Ui,
    look: Look,
    id: Id,
    (steps, rated): (Steps<'_>, Rated),
    rect: Rect,
    rings: std::ops::Range<f32>,
) -> Option<Rated> {
    let chosen = steps.position(rated);
    let stop = chosen.unwrap_or(0);
    let y = (rings.start + rings.end) / 2.0;
    string(ui, look, steps, rect.right(), y);
    let mut picked = None;
    for at in 0..steps.count() {
        let cell = steps.cell(rect.right(), at, rings.clone());
        let ring = id.with(at);
        let mut sense = Sense::CLICK;
        if at == stop || ui.memory(|memory| memory.has_focus(ring)) {
            sense |= Sense::FOCUSABLE;
        }
        let response = ui.interact(cell, ring, sense);
        let on = chosen == Some(at);
        let words = steps.words(at);
        response.widget_info(|| WidgetInfo::selected(accesskit::Role::RadioButton, ui.is_enabled(), on, words));
        focus::follow_to(ui, &response, rect);
        if response.clicked() {
            picked = Some(steps.value(at));
            response.request_focus();
        }
        if let Some(by_key) = by_key(ui, ring, steps, at, chosen) {
            picked = Some(by_key);
            let next = steps.position(by_key).unwrap_or(0);
            ui.memory_mut(|memory| memory.request_focus(id.with(next)));
        }
        if ui.is_rect_visible(cell) {
            mark::rating_ring(
                ui.painter(),
                pos2(cell.center().x, y),
                look,
                on,
                response.hovered(),
                response.has_focus(),
            );
        }
    }
    picked
}

/// The hairline on which the steps are strung; *cannot say* stands alone.
fn string(ui: &Ui, look: Look, steps: Steps<'_>, right: f32, y: f32) {
    let (Some(last), true) = (steps.steps.len().checked_sub(1), steps.steps.len() > 1) else { return };
    let from = steps.cell(right, 0, 0.0..1.0).center().x;
    let to = steps.cell(right, last, 0.0..1.0).center().x;
    ui.painter().hline(from..=to, y, Stroke::new(1.0, look.border));
}

fn by_key(ui: &Ui, ring: Id, steps: Steps<'_>, at: usize, chosen: Option<usize>) -> Option<Rated> {
    if !focus::keeps_arrows(ui, ring, true, false) {
        return None;
    }
    let last = steps.count().checked_sub(1)?;
    if focus::pressed(ui, Key::ArrowRight) {
        return Some(steps.value(chosen.map_or(at, |at| (at + 1).min(last))));
    }
    if focus::pressed(ui, Key::ArrowLeft) {
        return Some(steps.value(chosen.map_or(at, |at| at.saturating_sub(1))));
    }
    if focus::pressed(ui, Key::Backspace) || focus::pressed(ui, Key::Delete) {
        return Some(Rated::Open);
    }
    match focus::digit(ui)? {
        0 if steps.cannot_say.is_some() && !steps.steps.iter().any(|(n, _)| *n == 0) => Some(Rated::CannotSay),
        number => steps.steps.iter().find(|(n, _)| *n == number).map(|(n, _)| Rated::Step(*n)),
    }
}

/// Draws the anchors again at the top edge while their block scrolls under it.
pub fn sticky(ui: &Ui, steps: Steps<'_>, anchors: Rect, block_bottom: f32) {
    let look = theme::of(ui);
    let edge = ui.clip_rect().top();
    if anchors.top() >= edge + 8.0 || block_bottom < edge + anchors.height() + ROW {
        return;
    }
    let ground = Rect::from_min_max(
        pos2(anchors.left() - 12.0, edge),
        pos2(anchors.right() + 12.0, edge + anchors.height() + 16.0),
    );
    ui.painter().rect_filled(ground, 0.0, look.sheet);
    ui.painter().hline(ground.x_range(), ground.bottom(), look.hairline());
    steps.draw_anchors(ui, anchors.right(), ground.bottom() - 8.0);
}
