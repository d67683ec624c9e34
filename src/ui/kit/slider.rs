//! A line of whole numbers, unset at first: no handle is shown until one is chosen.

use egui::{
    Align2, Color32, Id, Key, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::{focus, text};
use crate::ui::theme::{self, Look, Role};

/// The words and numbers of a slider.
#[derive(Clone, Copy)]
pub struct Scale<'a> {
    /// The lowest number.
    pub from: i16,
    /// The highest number.
    pub to: i16,
    /// Words at the low end.
    pub low: &'a str,
    /// Words at the high end.
    pub high: &'a str,
}

impl Scale<'_> {
    /// How many steps there are from end to end.
    fn steps(&self) -> i32 {
        i32::from(self.to) - i32::from(self.from)
    }

    /// The number in the middle.
    fn middle(&self) -> i16 {
        self.by(self.from, self.steps() / 2)
    }

    /// The number so many steps from another, held between the ends.
    fn by(&self, number: i16, steps: i32) -> i16 {
        let (low, high) = (i32::from(self.from), i32::from(self.to));
        let held = (i32::from(number) + steps).max(low).min(high);
        i16::try_from(held).unwrap_or(self.from)
    }
}

/// At most so many dots are drawn; where there are more numbers, every other one has one, and so on.
const MOST_DOTS: i32 = 200;

/// What a slider proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slid {
    /// This number.
    To(i16),
    /// No answer.
    Cleared,
}

/// Shows a slider over the width, with its end words under it.
///
/// Keys: arrows, Home and End, the digits, Backspace clears.
pub fn slider(ui: &mut Ui, id: Id, name: &str, scale: Scale<'_>, value: Option<i16>) -> (Response, Option<Slid>) {
    slider_of(ui, id, name, scale, value, true)
}

/// A slider that always stands somewhere: it cannot be cleared.
pub fn slider_set(ui: &mut Ui, id: Id, name: &str, scale: Scale<'_>, value: i16) -> (Response, Option<i16>) {
    let (response, slid) = slider_of(ui, id, name, scale, Some(value), false);
    let to = match slid {
        Some(Slid::To(to)) => Some(to),
        _ => None,
    };
    (response, to)
}

fn slider_of(
    ui: &mut Ui,
    id: Id,
    name: &str,
    scale: Scale<'_>,
    value: Option<i16>,
    may_clear: bool,
) -> (Response, Option<Slid>) {
    let look = theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 44.0));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    focus::follow(ui, &response);
    tell(ui, &response, name, scale, value);
    let line = Line { left: rect.left() + 14.0, right: rect.right() - 14.0, y: rect.center().y, scale };
    let mut slid = None;
    if (response.clicked() || response.dragged())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        slid = Some(Slid::To(line.nearest(pointer.x)));
        response.request_focus();
    }
    slid = slid.or_else(|| by_key(ui, id, scale, value)).or_else(|| by_assistance(ui, id, scale, value));
    if ui.is_rect_visible(rect) {
        line.paint(ui, look, value, &response);
    }
    if ends(ui, look, scale, (value, may_clear), id) {
        slid = Some(Slid::Cleared);
        response.request_focus();
    }
    let slid = slid.filter(|slid| match (slid, value) {
        (Slid::To(to), Some(at)) => *to != at,
        (Slid::Cleared, None) => false,
        _ => true,
    });
    (response, slid)
}

fn tell(ui: &Ui, response: &Response, name: &str, scale: Scale<'_>, value: Option<i16>) {
    // AT-SPI offers the value only of what has a number, and its clients ask once. Unset, that is the
    // number below the scale: never one that could be an answer.
    let least = f64::from(scale.from) - if value.is_none() { 1.0 } else { 0.0 };
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(accesskit::Role::Slider, ui.is_enabled(), name);
        info.value = Some(value.map_or(least, f64::from));
        info
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(least);
        node.set_max_numeric_value(f64::from(scale.to));
        node.set_numeric_value_step(1.0);
        node.add_action(accesskit::Action::SetValue);
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
        let ends = format!("{} · {}, {} · {}", scale.from, scale.low, scale.to, scale.high);
        if value.is_none() {
            let unset = crate::t!("slider-unset");
            node.set_value(unset);
            // Not every screen reader says the words of a value.
            node.set_description(format!("{unset}. {ends}"));
        } else {
            node.set_description(ends);
        }
    });
}

fn by_key(ui: &Ui, id: Id, scale: Scale<'_>, value: Option<i16>) -> Option<Slid> {
    if !focus::keeps_arrows(ui, id, true, false) {
        return None;
    }
    let step = |by: i32| Slid::To(value.map_or(scale.middle(), |at| scale.by(at, by)));
    if focus::pressed(ui, Key::ArrowRight) {
        Some(step(1))
    } else if focus::pressed(ui, Key::ArrowLeft) {
        Some(step(-1))
    } else if focus::pressed(ui, Key::Home) {
        Some(Slid::To(scale.from))
    } else if focus::pressed(ui, Key::End) {
        Some(Slid::To(scale.to))
    } else if focus::pressed(ui, Key::Backspace) || focus::pressed(ui, Key::Delete) {
        Some(Slid::Cleared)
    } else {
        focus::digit(ui).filter(|n| (scale.from..=scale.to).contains(n)).map(Slid::To)
    }
}

fn by_assistance(ui: &Ui, id: Id, scale: Scale<'_>, value: Option<i16>) -> Option<Slid> {
    use accesskit::{Action, ActionData};
    ui.input(|input| {
        for request in input.accesskit_action_requests(id, Action::SetValue) {
            let number = match &request.data {
                Some(ActionData::NumericValue(number)) => Some(*number),
                Some(ActionData::Value(words)) => words.parse::<f64>().ok(),
                _ => None,
            };
            #[expect(clippy::cast_possible_truncation, reason = "held between the ends of the scale")]
            if let Some(number) = number.filter(|number| value.is_some() || *number >= f64::from(scale.from)) {
                return Some(Slid::To((number.round() as i16).max(scale.from).min(scale.to)));
            }
        }
        let times = |action| i32::try_from(input.num_accesskit_action_requests(id, action)).unwrap_or(0);
        // What stands nowhere has no value that could be set: a press puts it in the middle, as an arrow does.
        if value.is_none() && times(Action::Click) > 0 {
            return Some(Slid::To(scale.middle()));
        }
        let by = times(Action::Increment) - times(Action::Decrement);
        (by != 0).then(|| Slid::To(value.map_or(scale.middle(), |at| scale.by(at, by))))
    })
}

/// The row under the line: both ends, and *Not answered* or *Clear* between them.
fn ends(ui: &mut Ui, look: Look, scale: Scale<'_>, (value, may_clear): (Option<i16>, bool), id: Id) -> bool {
    let width = ui.available_width();
    let third = width * 0.38;
    let low = text::galley(ui, Role::Helper, look.muted, &format!("{} · {}", scale.from, scale.low), third);
    let high = text::galley(ui, Role::Helper, look.muted, &format!("{} · {}", scale.to, scale.high), third);
    let height = low.size().y.max(high.size().y);
    let (_, row) = ui.allocate_space(vec2(width, height));
    let size = high.size();
    let middle = f32::midpoint(row.left() + low.size().x, row.right() - size.x);
    text::put_galley(ui, row.min, low);
    text::put_galley(ui, pos2(row.right() - size.x, row.top()), high);
    if value.is_none() {
        let words = text::galley(ui, Role::Helper, look.muted, crate::t!("slider-unset"), width);
        let size = words.size();
        text::put_galley(ui, pos2(middle - size.x / 2.0, row.top()), words);
        return false;
    }
    if !may_clear {
        return false;
    }
    let words = crate::t!("slider-clear");
    let galley = text::galley(ui, Role::Segment, look.accent, words, width);
    let hit = Rect::from_center_size(pos2(middle, row.top() + 10.0), galley.size() + vec2(16.0, 8.0));
    // No tab stop: from the keyboard, Backspace clears.
    let clear = ui.interact(hit, id.with("clear"), Sense::CLICK);
    clear.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), words));
    let ink = if clear.hovered() { look.accent_hover } else { look.accent };
    ui.painter().galley_with_override_text_color(hit.center() - galley.size() / 2.0, galley, ink);
    clear.clicked()
}

struct Line<'a> {
    left: f32,
    right: f32,
    y: f32,
    scale: Scale<'a>,
}

impl Line<'_> {
    #[expect(clippy::cast_precision_loss, reason = "at most 65,535 steps")]
    fn at(&self, number: i16) -> Pos2 {
        let steps = (i32::from(number) - i32::from(self.scale.from)) as f32;
        pos2(self.left + (self.right - self.left) * steps / self.scale.steps().max(1) as f32, self.y)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "held between the ends of the scale"
    )]
    fn nearest(&self, x: f32) -> i16 {
        let share = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        self.scale.by(self.scale.from, (share * self.scale.steps() as f32).round() as i32)
    }

    fn paint(&self, ui: &Ui, look: Look, value: Option<i16>, response: &Response) {
        let painter = ui.painter();
        let rest = if value.is_some() { look.border } else { look.border_strong };
        painter.line_segment([pos2(self.left, self.y), pos2(self.right, self.y)], Stroke::new(2.0, rest));
        if let Some(value) = value {
            painter.line_segment([pos2(self.left, self.y), self.at(value)], Stroke::new(4.0, look.accent));
        }
        let middle = self.scale.middle();
        let every = self.scale.steps() / MOST_DOTS + 1;
        for number in (0..=self.scale.steps()).filter(|step| step % every == 0) {
            let number = self.scale.by(self.scale.from, number);
            let big = number == self.scale.from || number == self.scale.to || number == middle;
            let ink = if value.is_some_and(|value| number <= value) { look.accent } else { look.border_strong };
            painter.circle_filled(self.at(number), if big { 4.0 } else { 3.0 }, ink);
        }
        if value.is_none() && response.has_focus() {
            focus::border(ui, response.rect, 8);
        }
        if let (true, Some(pointer)) = (response.hovered() && !response.dragged(), response.hover_pos()) {
            let number = self.nearest(pointer.x);
            if value != Some(number) {
                handle(ui, painter, self.at(number), number, (look.field, look.accent), Some(look.accent));
            }
        }
        if let Some(value) = value {
            let centre = self.at(value);
            if response.has_focus() {
                painter.circle_filled(centre, 18.0, look.sheet);
                painter.circle_stroke(centre, 18.0 + look.focus / 2.0, look.focus_stroke());
            }
            handle(ui, painter, centre, value, (look.accent, look.accent_on), None);
        }
    }
}

fn handle(
    ui: &Ui,
    painter: &Painter,
    centre: Pos2,
    number: i16,
    (fill, ink): (Color32, Color32),
    edge: Option<Color32>,
) {
    painter.circle_filled(centre, 16.0, fill);
    if let Some(edge) = edge {
        painter.circle_stroke(centre, 15.25, Stroke::new(1.5, edge));
    }
    let font = Role::BodyStrong.letters(theme::of(ui)).font();
    painter.text(centre, Align2::CENTER_CENTER, number, font, ink);
}
