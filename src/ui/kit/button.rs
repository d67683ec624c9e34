//! Buttons: filled, secondary, quiet, throwing away, and words that act.

use egui::{
    Color32, CornerRadius, Id, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, accesskit, vec2,
};

use super::{focus, text};
use crate::ui::theme::{self, Icon, Look, Role};

/// What a button is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Danger,
    Link,
}

/// A button. Never more than one filled one in a view.
#[must_use = "show it"]
pub struct Button<'a> {
    words: &'a str,
    kind: Kind,
    icon: Option<Icon>,
    big: bool,
    tinted: bool,
    enabled: bool,
    muted: bool,
    throws: bool,
    id: Option<Id>,
    width: Option<f32>,
    name: Option<&'a str>,
}

impl<'a> Button<'a> {
    const fn new(words: &'a str, kind: Kind) -> Self {
        Self {
            words,
            kind,
            icon: None,
            big: false,
            tinted: false,
            enabled: true,
            muted: false,
            throws: false,
            id: None,
            width: None,
            name: None,
        }
    }

    /// The one filled button of a view.
    pub const fn primary(words: &'a str) -> Self {
        Self::new(words, Kind::Primary)
    }

    /// An ordinary button.
    pub const fn secondary(words: &'a str) -> Self {
        Self::new(words, Kind::Secondary)
    }

    /// A button without a ground.
    pub const fn quiet(words: &'a str) -> Self {
        Self::new(words, Kind::Quiet)
    }

    /// A button that throws something away.
    pub const fn danger(words: &'a str) -> Self {
        Self::new(words, Kind::Danger)
    }

    /// Words in the accent that act.
    pub const fn link(words: &'a str) -> Self {
        Self::new(words, Kind::Link)
    }

    /// Words that throw something away (links).
    pub const fn throws(mut self) -> Self {
        self.throws = true;
        self
    }

    /// With an icon before the words.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// 44 high, for the end of a sheet.
    pub const fn big(mut self) -> Self {
        self.big = true;
        self
    }

    /// On the desk or a tinted panel: a secondary button gets the ground of the sheet.
    pub const fn tinted(mut self) -> Self {
        self.tinted = true;
        self
    }

    /// In muted words (quiet buttons).
    pub const fn muted(mut self) -> Self {
        self.muted = true;
        self
    }

    /// Usable or not.
    pub const fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// With an id that stays the same whatever is drawn before it.
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// As wide as this.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Another name for screen readers, where the words alone say too little.
    pub const fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> Response {
        let look = theme::of(ui);
        let role = if self.big { Role::BigButton } else { Role::Button };
        let galley = text::galley(ui, role, Color32::PLACEHOLDER, self.words, f32::INFINITY);
        let icon_room = if self.icon.is_some() { 20.0 + if self.words.is_empty() { 0.0 } else { 8.0 } } else { 0.0 };
        let pad = match (self.kind, self.words.is_empty()) {
            (Kind::Link, _) => 0.0,
            (Kind::Quiet, true) => 8.0,
            _ => 16.0,
        };
        let wide = galley.size().x + icon_room + 2.0 * pad;
        let size =
            vec2(self.width.unwrap_or(wide).max(if self.kind == Kind::Link { 0.0 } else { 36.0 }), self.height());
        let (_, rect) = ui.allocate_space(size);
        let id = self.id.unwrap_or_else(|| ui.next_auto_id().with("button"));
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        let name = self.name.unwrap_or(self.words);
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, self.enabled && ui.is_enabled(), name));
        focus::follow(ui, &response);
        if ui.is_rect_visible(rect) {
            self.paint(ui, look, rect, &response, galley, icon_room);
        }
        response
    }

    fn height(&self) -> f32 {
        if self.big { 44.0 } else { 36.0 }
    }

    fn paint(
        &self,
        ui: &Ui,
        look: Look,
        rect: Rect,
        response: &Response,
        galley: std::sync::Arc<egui::Galley>,
        icon_room: f32,
    ) {
        let (fill, mut ink) = self.colours(look, response);
        let mut painter = ui.painter().clone();
        if !self.enabled {
            painter.multiply_opacity(0.5);
        }
        if fill != Color32::TRANSPARENT {
            painter.rect_filled(rect, CornerRadius::same(8), fill);
        }
        // Without tints its ground is that of the panel: an edge says that it is a button.
        if self.tinted && self.kind == Kind::Secondary && look.sheet == look.app {
            let edge = Stroke::new(1.0, look.border_strong);
            painter.rect_stroke(rect, CornerRadius::same(8), edge, StrokeKind::Inside);
        }
        let content = galley.size().x + icon_room;
        let left = if self.kind == Kind::Link { rect.left() } else { rect.center().x - content / 2.0 };
        if let Some(icon) = self.icon {
            if self.muted {
                ink = look.muted;
            }
            icon.draw(&painter, Pos2::new(left + 10.0, rect.center().y), 20.0, ink);
        }
        let at = Pos2::new(left + icon_room, rect.center().y - galley.size().y / 2.0);
        if self.kind == Kind::Link && response.hovered() {
            let y = at.y + galley.size().y - 1.0;
            painter.hline(at.x..=at.x + galley.size().x, y, Stroke::new(1.0, ink));
        }
        painter.galley_with_override_text_color(at, galley, ink);
        if response.has_focus() {
            focus::ring(ui, rect, 8);
        }
    }

    fn colours(&self, look: Look, response: &Response) -> (Color32, Color32) {
        let down = response.is_pointer_button_down_on();
        let over = response.hovered() && self.enabled;
        let pick = |plain, hover, press| {
            if down {
                press
            } else if over {
                hover
            } else {
                plain
            }
        };
        let quiet_ink = if self.muted { look.muted } else { look.text };
        match self.kind {
            Kind::Primary if !self.enabled => (look.hover, look.text),
            Kind::Primary => (pick(look.accent, look.accent_hover, look.accent_press), look.accent_on),
            Kind::Secondary if self.tinted => (pick(look.sheet, look.hover, look.press), look.text),
            Kind::Secondary => (pick(look.hover, look.press, look.border), look.text),
            Kind::Quiet => (pick(Color32::TRANSPARENT, look.hover, look.press), quiet_ink),
            Kind::Danger => {
                (pick(look.hover, look.danger_bg, look.danger), if down { look.danger_on } else { look.danger })
            }
            Kind::Link if self.throws => (Color32::TRANSPARENT, look.danger),
            Kind::Link => (Color32::TRANSPARENT, pick(look.accent, look.accent_hover, look.accent_press)),
        }
    }
}

/// Shows a quiet button so that its icon stands on the edge of the column, not its ground.
pub fn at_the_edge(ui: &mut Ui, button: Button<'_>) -> Response {
    let column = ui.cursor();
    let edge = column.translate(vec2(-16.0, 0.0));
    let response = button.show(&mut ui.new_child(egui::UiBuilder::new().max_rect(edge)));
    // What follows stands on the edge of the column as well.
    ui.advance_cursor_after_rect(response.rect.with_min_x(column.left()));
    response
}

/// A button that is an icon alone; it must have a name, which is also its tooltip.
pub fn icon_button(ui: &mut Ui, id: Id, icon: Icon, name: &str) -> Response {
    let look = theme::of(ui);
    let (_, rect) = ui.allocate_space(Vec2::splat(36.0));
    icon_button_at(ui, rect, id, icon, look.muted, name)
}

/// An icon button at a place, without taking room.
pub fn icon_button_at(ui: &mut Ui, rect: Rect, id: Id, icon: Icon, colour: Color32, name: &str) -> Response {
    let look = theme::of(ui);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), name));
    focus::follow(ui, &response);
    if ui.is_rect_visible(rect) {
        let fill = if response.is_pointer_button_down_on() {
            look.press
        } else if response.hovered() {
            look.hover
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, CornerRadius::same(8), fill);
        let ink = if response.hovered() { look.text } else { colour };
        icon.draw_in(ui.painter(), rect, 20.0, ink);
        if response.has_focus() {
            focus::border(ui, rect, 8);
        }
    }
    super::tooltip(&response, name);
    response
}
