//! Menus and tooltips.

use egui::{
    Color32, CornerRadius, Frame, Id, Margin, Popup, PopupCloseBehavior, RectAlign, Response, Sense, Ui, WidgetInfo,
    accesskit, pos2, vec2,
};

use super::{focus, text};
use crate::ui::theme::{self, Icon, Role};

/// Opens under a button that was clicked; closes on Escape, a click elsewhere, or a choice.
pub fn menu(button: &Response, name: &str, width: f32, contents: impl FnOnce(&mut Ui)) {
    let look = theme::look(&button.ctx);
    let frame = Frame::new()
        .fill(look.sheet)
        .stroke(look.high_stroke())
        .shadow(look.high)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(6));
    // Under a small button at the right of something the menu ends with it, else it begins with it.
    let align = if button.rect.width() < 48.0 { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    Popup::menu(button)
        .accessible_name(name)
        .frame(frame)
        .gap(4.0)
        .align(align)
        .layout(egui::Layout::top_down(egui::Align::Min))
        .width(width)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.set_width(width - 12.0);
            contents(ui);
        });
}

/// A popup that stays while something is done in it, such as a calendar.
pub fn popup(anchor: &Response, id: Id, name: &str, width: f32, contents: impl FnOnce(&mut Ui)) {
    let look = theme::look(&anchor.ctx);
    let frame = Frame::new()
        .fill(look.sheet)
        .stroke(look.high_stroke())
        .shadow(look.high)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(12));
    Popup::from_response(anchor)
        .id(id)
        .open_memory(None)
        .accessible_name(name)
        .frame(frame)
        .gap(4.0)
        .align(RectAlign::BOTTOM_START)
        .layout(egui::Layout::top_down(egui::Align::Min))
        .width(width)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(width - 24.0);
            contents(ui);
        });
}

/// A row of a menu: 36 high, with an icon and perhaps a key.
#[must_use = "show it"]
pub struct MenuRow<'a> {
    words: &'a str,
    icon: Option<Icon>,
    keys: &'a str,
    danger: bool,
    enabled: bool,
    room: bool,
}

impl<'a> MenuRow<'a> {
    /// A row with words.
    pub const fn new(words: &'a str) -> Self {
        Self { words, icon: None, keys: "", danger: false, enabled: true, room: false }
    }

    /// With an icon before the words.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With room for an icon that other rows of the menu have.
    pub const fn room(mut self) -> Self {
        self.room = true;
        self
    }

    /// With the key that does the same.
    pub const fn keys(mut self, keys: &'a str) -> Self {
        self.keys = keys;
        self
    }

    /// Throws something away.
    pub const fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Usable or not.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let look = theme::of(ui);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 36.0));
        let id = ui.next_auto_id().with(self.words);
        let response = ui.interact(rect, id, if self.enabled { Sense::click() } else { Sense::hover() });
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::MenuItem, self.enabled, self.words));
        let mut painter = ui.painter().clone();
        if !self.enabled {
            painter.multiply_opacity(0.5);
        }
        let fill = match (response.hovered() && self.enabled, self.danger) {
            (true, true) => look.danger_bg,
            (true, false) => look.hover,
            _ => Color32::TRANSPARENT,
        };
        painter.rect_filled(rect, CornerRadius::same(6), fill);
        let ink = if self.danger { look.danger } else { look.text };
        let mut left = rect.left() + 12.0;
        if let Some(icon) = self.icon {
            let colour = if self.danger { look.danger } else { look.muted };
            icon.draw(&painter, pos2(left + 10.0, rect.center().y), 20.0, colour);
        }
        if self.icon.is_some() || self.room {
            left += 32.0;
        }
        let galley = text::galley_line(ui, Role::Small, ink, self.words, rect.right() - left - 12.0);
        painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, ink);
        if !self.keys.is_empty() {
            let keys = text::galley(ui, Role::Caption, look.muted, self.keys, f32::INFINITY);
            let at = pos2(rect.right() - 12.0 - keys.size().x, rect.center().y - keys.size().y / 2.0);
            painter.galley(at, keys, look.muted);
        }
        if response.has_focus() {
            focus::border(ui, rect, 6);
        }
        response
    }
}

/// The line between two groups of a menu.
pub fn menu_line(ui: &mut Ui) {
    ui.add_space(6.0);
    text::hairline(ui);
    ui.add_space(6.0);
}

/// A few words when the pointer rests on something.
pub fn tooltip(response: &Response, words: &str) {
    if !response.hovered() {
        return;
    }
    let look = theme::look(&response.ctx);
    let _shown = response.clone().on_hover_ui(|ui| {
        ui.set_max_width(280.0);
        text::text_in(ui, Role::Caption, look.text, words);
    });
}
