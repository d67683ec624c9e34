//! The first start: two equal ways in, and the honest sentences before any choice is made.

use egui::{CornerRadius, Id, Rect, ScrollArea, StrokeKind, Ui, pos2, vec2};

use crate::{
    app::{Action, Command},
    t,
    ui::{
        frame,
        kit::{self, Button},
        screens::desk,
        theme::{self, Icon, Role},
    },
};

/// The letter that lies on the desk.
const SHEET: egui::Vec2 = vec2(760.0, 624.0);
/// Room between its edge and its words.
const INSET: f32 = 60.0;

/// Draws the first start.
pub fn draw(ui: &mut Ui, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let all = ui.max_rect();
    frame::ground(ui, all, look.app);
    frame::part(ui, "welcome", all, |ui| {
        ScrollArea::vertical().id_salt("welcome").auto_shrink([false; 2]).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            let width = SHEET.x.min(all.width() - 48.0);
            let inset = if width < SHEET.x { 32.0 } else { INSET };
            ui.add_space(((all.height() - SHEET.y - 112.0) / 2.0).clamp(24.0, 64.0));
            let under = ui.painter().add(egui::Shape::Noop);
            let top = ui.cursor().top();
            let left = all.left() + (all.width() - width) / 2.0;
            ui.horizontal_top(|ui| {
                ui.add_space(left + inset - all.left());
                ui.vertical(|ui| {
                    ui.set_width(width - 2.0 * inset);
                    ui.add_space(56.0);
                    letter(ui, out);
                    ui.add_space(40.0);
                });
            });
            let sheet = Rect::from_min_max(pos2(left, top), pos2(left + width, ui.cursor().top()));
            let edge = egui::Stroke::new(1.0, look.border);
            let ground =
                egui::epaint::RectShape::new(sheet, CornerRadius::same(8), look.sheet, edge, StrokeKind::Inside);
            ui.painter().set(under, ground);
            ui.add_space(20.0);
            let (_, row) = ui.allocate_space(vec2(all.width(), 36.0));
            let column = egui::Rangef::new(left + inset, left + width - inset);
            links(ui, column, row.center().y, out);
            ui.add_space(16.0);
        });
    });
}

fn letter(ui: &mut Ui, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(48.0, 32.0));
    desk::mark(ui, rect.min, 32.0, look);
    ui.add_space(24.0);
    kit::heading(ui, Role::Welcome, 1, t!("library-welcome"));
    ui.add_space(8.0);
    kit::text(ui, Role::Lead, t!("welcome-lead"));
    ui.add_space(36.0);
    ways(ui, out);
    ui.add_space(32.0);
    kit::hairline(ui);
    ui.add_space(24.0);
    for words in [t!("library-honest-1"), t!("library-honest-2"), t!("welcome-honest-3"), t!("library-honest-4")] {
        ui.horizontal_top(|ui| {
            let (_, rect) = ui.allocate_space(vec2(20.0, 20.0));
            ui.painter().circle_filled(pos2(rect.left() + 6.0, rect.top() + 10.0), 3.0, look.accent);
            ui.vertical(|ui| {
                kit::text_in(ui, Role::Small, look.muted, words);
            });
        });
        ui.add_space(12.0);
    }
}

/// Two equal ways in.
fn ways(ui: &mut Ui, out: &mut Vec<Command>) {
    let half = (ui.available_width() - 32.0) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 32.0;
        ui.vertical(|ui| {
            ui.set_width(half);
            let set_up = Button::primary(t!("welcome-set-up")).icon(Icon::Lock).big().width(half);
            if set_up.id(Id::unique("set up")).show(ui).clicked() {
                out.push(Command::ToSetUp);
            }
            ui.add_space(12.0);
            kit::text(ui, Role::Small, t!("welcome-set-up-words"));
        });
        ui.vertical(|ui| {
            ui.set_width(half);
            let look = Button::secondary(t!("welcome-look")).icon(Icon::Eye).big().width(half);
            if look.id(Id::unique("look around")).show(ui).clicked() {
                out.push(Command::LookAround);
            }
            ui.add_space(12.0);
            kit::text(ui, Role::Small, t!("welcome-look-words"));
        });
    });
}

/// Safety at the left; a backup and Help at the right.
fn links(ui: &Ui, column: egui::Rangef, centre: f32, out: &mut Vec<Command>) {
    let width = |words: &str| kit::galley(ui, Role::Helper, theme::of(ui).muted, words, f32::INFINITY).size().x;
    let (safety, have, help) = (t!("foot-safety"), t!("welcome-have"), t!("help-title"));
    let at_help = column.max - width(help);
    let at_have = at_help - 20.0 - width(have);
    for (words, left, command) in [
        (safety, column.min, Command::Do(Action::Safety)),
        (have, at_have, Command::AskVault),
        (help, at_help, Command::Do(Action::Help)),
    ] {
        if link(ui, words, pos2(left, centre), words == safety) {
            out.push(command);
        }
    }
}

/// Muted words that act; `true` if they were clicked.
fn link(ui: &Ui, words: &str, left_centre: egui::Pos2, underlined: bool) -> bool {
    let look = theme::of(ui);
    let galley = kit::galley(ui, Role::Helper, look.muted, words, f32::INFINITY);
    let at = Rect::from_min_size(left_centre - vec2(0.0, galley.size().y / 2.0), galley.size());
    let response = ui.interact(at.expand2(vec2(6.0, 8.0)), Id::unique(("welcome", words)), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, ui.is_enabled(), words));
    let ink = if response.hovered() { look.text } else { look.muted };
    ui.painter().galley_with_override_text_color(at.min, galley, ink);
    if underlined || response.hovered() {
        ui.painter().hline(at.x_range(), at.bottom() - 1.0, egui::Stroke::new(1.0, look.border));
    }
    kit::focus::follow(ui, &response);
    if response.has_focus() {
        kit::focus::border(ui, at.expand2(vec2(6.0, 6.0)), 6);
    }
    response.clicked()
}
