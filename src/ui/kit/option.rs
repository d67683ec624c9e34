//! A row with a mark and words: one option of a question, one tick.

use egui::{Color32, CornerRadius, Id, Pos2, Rect, Response, Sense, Ui, WidgetInfo, accesskit, vec2};

use super::{focus, mark::Mark, text};
use crate::ui::theme::{self, Icon, Role};

/// A row with a mark and words.
#[must_use = "show it"]
pub struct OptionRow<'a> {
    id: Id,
    mark: Mark,
    words: &'a str,
    hint: Option<&'a str>,
    badge: Option<&'a str>,
    chosen: bool,
    enabled: bool,
    tab_stop: bool,
    pointed_out: bool,
    role: Role,
}

impl<'a> OptionRow<'a> {
    /// A row with a tick box.
    pub const fn tick(id: Id, words: &'a str, chosen: bool) -> Self {
        Self::new(id, Mark::Tick, words, chosen)
    }

    /// A row with a radio.
    pub const fn radio(id: Id, words: &'a str, chosen: bool) -> Self {
        Self::new(id, Mark::Radio, words, chosen)
    }

    const fn new(id: Id, mark: Mark, words: &'a str, chosen: bool) -> Self {
        Self {
            id,
            mark,
            words,
            hint: None,
            badge: None,
            chosen,
            enabled: true,
            tab_stop: true,
            pointed_out: false,
            role: Role::Body,
        }
    }

    /// A line under the words.
    pub const fn hint(mut self, hint: Option<&'a str>) -> Self {
        self.hint = hint;
        self
    }

    /// A suggestion beside the words: a word with an icon; it never chooses.
    pub const fn badge(mut self, badge: Option<&'a str>) -> Self {
        self.badge = badge;
        self
    }

    /// Usable or not.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Whether Tab stops here; in a group of radios only one row does.
    pub const fn tab_stop(mut self, tab_stop: bool) -> Self {
        self.tab_stop = tab_stop;
        self
    }

    /// Pointed out.
    pub const fn pointed_out(mut self, pointed_out: bool) -> Self {
        self.pointed_out = pointed_out;
        self
    }

    /// In other letters.
    pub const fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Shows it, 36 high or higher; as wide as its words.
    pub fn show(self, ui: &mut Ui) -> Response {
        let look = theme::of(ui);
        let width = (ui.available_width() - 32.0).max(40.0);
        let words = text::galley(ui, self.role, look.text, self.words, width);
        let hint = self.hint.map(|hint| text::galley(ui, Role::Helper, look.muted, hint, width));
        let badge = self.badge.map(|badge| text::galley(ui, Role::CaptionStrong, look.accent, badge, f32::INFINITY));
        let mut size = words.size();
        let badge_at = badge.as_ref().map(|badge| {
            let room = badge.size().x + 38.0;
            let beside = words.rows.len() == 1 && size.x + room <= width;
            if beside {
                size.x += room;
            } else {
                size.y += 20.0;
                size.x = size.x.max(room);
            }
            beside
        });
        if let Some(hint) = &hint {
            size = vec2(size.x.max(hint.size().x), size.y + hint.size().y);
        }
        let full = vec2(ui.available_width(), (size.y + 12.0).max(36.0));
        let (_, room) = ui.allocate_space(full);
        let rect = Rect::from_min_size(room.min, vec2((size.x + 32.0).min(full.x), full.y));
        let mut sense = if self.enabled { Sense::CLICK } else { Sense::hover() };
        if self.enabled && (self.tab_stop || ui.memory(|memory| memory.has_focus(self.id))) {
            sense |= Sense::FOCUSABLE;
        }
        let response = ui.interact(rect, self.id, sense);
        self.tell(ui, &response);
        focus::take(&response);
        focus::follow(ui, &response);
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, (&words, hint.as_ref()));
            if let (Some(badge), Some(beside)) = (badge, badge_at) {
                let at = if beside {
                    Pos2::new(rect.left() + 32.0 + words.size().x + 16.0, rect.top() + 10.0)
                } else {
                    Pos2::new(rect.left() + 32.0, rect.top() + 8.0 + words.size().y)
                };
                Icon::Hint.draw(ui.painter(), at + vec2(8.0, 8.0), 16.0, look.accent);
                ui.painter().galley(at + vec2(22.0, 0.0), badge, look.accent);
            }
        }
        response
    }

    fn tell(&self, ui: &Ui, response: &Response) {
        let role = match self.mark {
            Mark::Tick => accesskit::Role::CheckBox,
            Mark::Radio => accesskit::Role::RadioButton,
        };
        let enabled = self.enabled && ui.is_enabled();
        response.widget_info(|| WidgetInfo::selected(role, enabled, self.chosen, self.words));
        let more: Vec<&str> = [self.hint, self.badge].into_iter().flatten().collect();
        if !more.is_empty() {
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_description(more.join(". ")));
        }
    }

    fn paint(
        &self,
        ui: &Ui,
        rect: Rect,
        response: &Response,
        (words, hint): (&std::sync::Arc<egui::Galley>, Option<&std::sync::Arc<egui::Galley>>),
    ) {
        let look = theme::of(ui);
        let mut painter = ui.painter().clone();
        if !self.enabled {
            painter.multiply_opacity(0.5);
        }
        let ground = Rect::from_min_max(rect.min - vec2(8.0, 0.0), rect.max + vec2(8.0, 0.0));
        if response.hovered() && self.enabled {
            painter.rect_filled(ground, CornerRadius::same(8), look.hover);
        }
        if response.has_focus() {
            focus::border(ui, ground, 8);
        }
        let first_line = rect.top() + 18.0;
        self.mark.draw(&painter, Pos2::new(rect.left() + 10.0, first_line), look, self.chosen, self.pointed_out);
        let at = Pos2::new(
            rect.left() + 32.0,
            rect.top() + 6.0 + (24.0 - words.rows.first().map_or(24.0, |r| r.rect().height())) / 2.0,
        );
        painter.galley(at, words.clone(), Color32::PLACEHOLDER);
        if let Some(hint) = hint {
            let below = if self.badge.is_some() && rect.height() > words.size().y + hint.size().y + 24.0 {
                20.0
            } else {
                0.0
            };
            painter.galley(at + vec2(0.0, words.size().y + below), hint.clone(), look.muted);
        }
    }
}
