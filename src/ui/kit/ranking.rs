//! Lines that are brought into an order: dragged, or moved by key.
//!
//! Lines with a place stand first, in their order, then those without one.
//! The whole list is one tab stop. Up and down walk through it; a digit gives
//! a line its place, Shift with an arrow moves it, Space gives it the next
//! place or takes its place away, Backspace takes it away.

use egui::{
    CornerRadius, Id, Key, LayerId, Modifiers, Order, Painter, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo,
    accesskit, pos2, vec2,
};

use super::{focus, icon_button_at, text};
use crate::{
    t,
    ui::theme::{self, Icon, Look, Role},
};

/// One line of a ranking.
pub struct RankLine<'a> {
    /// Its control.
    pub id: Id,
    /// Its words.
    pub words: String,
    /// A line under them.
    pub hint: Option<&'a str>,
    /// Whether it has a place; lines with one come first, in their order.
    pub placed: bool,
}

/// What came of a frame.
#[derive(Default)]
pub struct Ranked {
    /// Whether one of the lines has the keyboard.
    pub focused: bool,
    /// The line that moves, and its new place among the others, or none.
    pub moved: Option<(usize, Option<usize>)>,
}

/// Height of a line of one row.
const ROW: f32 = 44.0;
/// From the left edge to the words.
const INSET: f32 = 40.0;
/// Room at the right for moving by pointer.
const TOOLS: f32 = 36.0 * 2.0 + 28.0;

/// A list while it is shown.
struct List<'a, 'l> {
    lines: &'a [RankLine<'l>],
    /// How many places it gives.
    places: usize,
    enabled: bool,
    look: Look,
    rects: Vec<Rect>,
}

/// Shows a ranking over the width.
pub fn ranking(ui: &mut Ui, lines: &[RankLine<'_>], places: usize, enabled: bool) -> Ranked {
    let mut list = List { lines, places, enabled, look: theme::of(ui), rects: Vec::new() };
    let mut ranked = Ranked::default();
    let placed = list.placed();
    let stop = lines.iter().position(|line| ui.memory(|memory| memory.has_focus(line.id))).unwrap_or(0);
    let mut dragged = None;
    for at in 0..lines.len() {
        if at == placed && placed > 0 {
            list.parting(ui);
        }
        let response = list.line(ui, at, at == stop, &mut ranked);
        if response.dragged() || response.drag_stopped() {
            dragged = Some((at, response));
        }
    }
    if let Some((at, response)) = dragged {
        ranked.moved = list.drag(ui, at, &response).or(ranked.moved);
    }
    ranked.moved = ranked.moved.filter(|(at, to)| enabled && list.changes(*at, *to));
    ranked
}

impl List<'_, '_> {
    /// How many lines have a place.
    fn placed(&self) -> usize {
        self.lines.iter().filter(|line| line.placed).count()
    }

    /// Whether moving a line there changes anything.
    fn changes(&self, at: usize, to: Option<usize>) -> bool {
        match (to, self.lines.get(at).is_some_and(|line| line.placed)) {
            (Some(to), true) => to != at,
            (Some(to), false) => to < self.places,
            (None, placed) => placed,
        }
    }

    /// The words between lines with a place and lines without.
    fn parting(&self, ui: &mut Ui) {
        let words = t!("rank-without");
        let galley = text::galley(ui, Role::Caption, self.look.muted, words, ui.available_width());
        let (_, room) = ui.allocate_space(vec2(ui.available_width(), 28.0));
        text::put_galley(ui, pos2(room.left(), room.bottom() - 4.0 - galley.size().y), galley);
    }

    fn line(&mut self, ui: &mut Ui, at: usize, stop: bool, ranked: &mut Ranked) -> Response {
        let Some(line) = self.lines.get(at) else { return ui.label("") };
        let width = ui.available_width() - INSET - TOOLS - 12.0;
        let words = text::galley(ui, Role::Body, self.look.text, &line.words, width);
        let hint = line.hint.map(|hint| text::galley(ui, Role::Helper, self.look.muted, hint, width));
        let inner = words.size().y + hint.as_ref().map_or(0.0, |hint| hint.size().y);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), (inner + 16.0).max(ROW)));
        self.rects.push(rect);
        let mut sense = if self.enabled { Sense::CLICK | Sense::DRAG } else { Sense::hover() };
        if stop || ui.memory(|memory| memory.has_focus(line.id)) {
            sense |= Sense::FOCUSABLE;
        }
        let response = ui.interact(rect, line.id, sense).on_hover_cursor(egui::CursorIcon::Grab);
        self.tell(ui, at, &response);
        focus::take(&response);
        focus::follow(ui, &response);
        if response.clicked() && !line.placed {
            ranked.moved = Some((at, Some(self.placed())));
        }
        if response.has_focus() {
            ranked.focused = true;
            ranked.moved = self.by_key(ui, at).or(ranked.moved);
        }
        let ground = rect.expand2(vec2(8.0, 0.0));
        if (response.hovered() || response.dragged()) && self.enabled {
            ui.painter().rect_filled(ground, CornerRadius::same(8), self.look.hover);
        }
        if at > 0 && (at != self.placed()) {
            ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.0, self.look.border));
        }
        let painter = ui.painter();
        self.mark(ui, painter, rect, line.placed.then_some(at + 1));
        let top = rect.center().y - inner / 2.0;
        let words_at = pos2(rect.left() + INSET, top);
        let below = words.size().y;
        painter.galley(words_at, words, self.look.text);
        if let Some(hint) = hint {
            painter.galley(words_at + vec2(0.0, below), hint, self.look.muted);
        }
        if response.has_focus() {
            focus::border(ui, ground, 8);
        }
        if self.enabled {
            grip(painter, pos2(rect.right() - 10.0, rect.center().y), self.look);
            ranked.moved = self.arrows(ui, at, rect).or(ranked.moved);
        }
        response
    }

    /// The number of a place in its disc, or an empty ring.
    fn mark(&self, ui: &Ui, painter: &Painter, rect: Rect, place: Option<usize>) {
        let centre = pos2(rect.left() + 14.0, rect.center().y);
        let Some(place) = place else {
            painter.circle(
                centre,
                12.0,
                self.look.field,
                Stroke::new(1.5_f32.max(self.look.stroke), self.look.border_strong),
            );
            return;
        };
        painter.circle_filled(centre, 14.0, self.look.accent);
        let number = text::galley(ui, Role::SmallStrong, self.look.accent_on, &place.to_string(), 40.0);
        painter.galley(centre - number.size() / 2.0, number, self.look.accent_on);
    }

    fn tell(&self, ui: &Ui, at: usize, response: &Response) {
        let Some(line) = self.lines.get(at) else { return };
        let (place, of) = ((at + 1).to_string(), self.places.to_string());
        let name = if line.placed {
            t!("rank-name", words = &line.words, place = &place, of = &of)
        } else {
            t!("rank-name-without", words = &line.words)
        };
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, self.enabled && ui.is_enabled(), &name));
        let more: Vec<&str> = [line.hint, Some(t!("rank-keys"))].into_iter().flatten().collect();
        ui.ctx().accesskit_node_builder(line.id, |node| node.set_description(more.join(". ")));
    }

    /// The two small arrows of a line with a place: no tab stops, but there for pointers and screen readers.
    fn arrows(&self, ui: &mut Ui, at: usize, rect: Rect) -> Option<(usize, Option<usize>)> {
        let line = self.lines.get(at).filter(|line| line.placed)?;
        let mut moved = None;
        let tools = [
            (Icon::Up, at.checked_sub(1), t!("rank-up", words = &line.words)),
            (Icon::Down, Some(at + 1).filter(|to| *to < self.placed()), t!("rank-down", words = &line.words)),
        ];
        for (nth, (icon, to, name)) in tools.into_iter().enumerate() {
            let left = rect.right() - TOOLS + if nth == 0 { 0.0 } else { 36.0 };
            let button = Rect::from_center_size(pos2(left + 18.0, rect.center().y), vec2(36.0, 36.0));
            let Some(to) = to else { continue };
            if icon_button_at(ui, button, line.id.with(nth), icon, self.look.muted, &name).clicked() {
                moved = Some((at, Some(to)));
            }
        }
        moved
    }

    fn by_key(&self, ui: &Ui, at: usize) -> Option<(usize, Option<usize>)> {
        let line = self.lines.get(at)?;
        focus::keeps_arrows(ui, line.id, false, true);
        let shift = |key| ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key));
        let placed = self.placed();
        if shift(Key::ArrowUp) {
            return Some((at, Some(if line.placed { at.checked_sub(1)? } else { placed })));
        }
        if shift(Key::ArrowDown) {
            let last = at + 1 >= placed;
            return line.placed.then_some((at, if last { None } else { Some(at + 1) }));
        }
        let to = if focus::pressed(ui, Key::ArrowDown) {
            self.lines.get(at + 1)
        } else if focus::pressed(ui, Key::ArrowUp) {
            at.checked_sub(1).and_then(|at| self.lines.get(at))
        } else {
            None
        };
        if let Some(to) = to {
            ui.memory_mut(|memory| memory.request_focus(to.id));
            return None;
        }
        if focus::pressed(ui, Key::Backspace) || focus::pressed(ui, Key::Delete) {
            return Some((at, None));
        }
        // A click was taken as one already; Space on a line with a place takes it away.
        if line.placed && (focus::pressed(ui, Key::Space) || focus::pressed(ui, Key::Enter)) {
            return Some((at, None));
        }
        let place = usize::try_from(focus::digit(ui)?).ok()?.checked_sub(1)?;
        let most = if line.placed { placed.saturating_sub(1) } else { placed };
        Some((at, Some(place.min(most))))
    }

    /// Shows where a dragged line would land, and moves it when it is let go.
    fn drag(&self, ui: &Ui, at: usize, response: &Response) -> Option<(usize, Option<usize>)> {
        let (line, rect) = (self.lines.get(at)?, *self.rects.get(at)?);
        let pointer = response.interact_pointer_pos()?;
        let to = self.landing(at, pointer.y);
        if response.drag_stopped() {
            return Some((at, to));
        }
        if let Some(to) = to {
            let y = self.gap(at, to);
            ui.painter().hline(rect.x_range(), y, Stroke::new(3.0, self.look.accent));
        }
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
        let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, line.id));
        let lifted =
            Rect::from_center_size(Pos2::new(rect.center().x, pointer.y), rect.size()).expand2(vec2(8.0, 0.0));
        painter.rect(
            lifted,
            CornerRadius::same(8),
            self.look.field,
            Stroke::new(1.0, self.look.border_strong),
            egui::StrokeKind::Inside,
        );
        let words = text::galley(ui, Role::Body, self.look.text, &line.words, rect.width() - INSET - TOOLS);
        let top = lifted.center().y - words.size().y / 2.0;
        painter.galley(pos2(rect.left() + INSET, top), words, self.look.text);
        grip(&painter, pos2(rect.right() - 10.0, lifted.center().y), self.look);
        None
    }

    /// The place at this height, counted without the dragged line; none below the lines with a place.
    fn landing(&self, at: usize, y: f32) -> Option<usize> {
        let placed = self.placed();
        let others = (0..placed).filter(|other| *other != at);
        let above = others.filter(|other| self.rects.get(*other).is_some_and(|rect| rect.center().y < y)).count();
        let end = self.rects.get(..placed).and_then(|rects| rects.last());
        let first = self.rects.first().map_or(0.0, |rect| rect.bottom());
        let below = end.map_or(y > first, |end| y > end.bottom() + ROW / 2.0);
        (!below).then_some(above)
    }

    /// The height of the gap before a place, counted without the dragged line.
    fn gap(&self, at: usize, to: usize) -> f32 {
        let mut others = (0..self.placed()).filter(|other| *other != at);
        match others.nth(to).and_then(|other| self.rects.get(other)) {
            Some(rect) => rect.top(),
            None => {
                let last = (0..self.placed()).rfind(|other| *other != at);
                last.and_then(|last| self.rects.get(last))
                    .or(self.rects.first())
                    .map_or(0.0, |rect| if last.is_some() { rect.bottom() } else { rect.top() })
            }
        }
    }
}

/// Six dots by which a line is taken.
fn grip(painter: &Painter, centre: Pos2, look: Look) {
    for x in [-3.0, 3.0] {
        for y in [-6.0, 0.0, 6.0] {
            painter.circle_filled(centre + vec2(x, y), 1.5, look.border_strong);
        }
    }
}
