//! The first start: two equal ways in, and the honest sentences before any choice is made.

use std::path::Path;

use egui::{CornerRadius, Id, Rect, ScrollArea, StrokeKind, Ui, pos2, vec2};

use crate::{
    app::{Action, Command, State},
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
pub fn draw(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let missing = state.folder.missing.as_deref();
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
                    letter(ui, missing, out);
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
            links(ui, column, row.center().y, missing.is_some(), out);
            ui.add_space(16.0);
        });
    });
}

fn letter(ui: &mut Ui, missing: Option<&Path>, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(48.0, 32.0));
    desk::mark(ui, rect.min, 32.0, look);
    ui.add_space(24.0);
    if let Some(place) = missing {
        kit::heading(ui, Role::Welcome, 1, t!("away-title"));
        ui.add_space(8.0);
        kit::text(ui, Role::Lead, &t!("away-lead", place = &place.display().to_string()));
        ui.add_space(36.0);
        ways_to_it(ui, out);
    } else {
        kit::heading(ui, Role::Welcome, 1, t!("library-welcome"));
        ui.add_space(8.0);
        kit::text(ui, Role::Lead, t!("welcome-lead"));
        ui.add_space(36.0);
        ways(ui, out);
    }
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
    pair(ui, |ui, number, half| {
        let (button, id, words, command) = if number == 0 {
            let button = Button::primary(t!("welcome-set-up")).icon(Icon::Lock);
            (button, "set up", t!("welcome-set-up-words"), Command::ToSetUp)
        } else {
            let button = Button::secondary(t!("welcome-look")).icon(Icon::Eye);
            (button, "look around", t!("welcome-look-words"), Command::LookAround)
        };
        way(ui, button.big().width(half), id, words, command, out);
    });
}

/// Two ways to a folder that is not where it is expected.
fn ways_to_it(ui: &mut Ui, out: &mut Vec<Command>) {
    pair(ui, |ui, number, half| {
        let (button, id, words, command) = if number == 0 {
            (Button::primary(t!("away-again")), "look again", t!("away-again-words"), Command::LookAgain)
        } else {
            let button = Button::secondary(t!("away-elsewhere"));
            (button, "elsewhere", t!("away-elsewhere-words"), Command::AskVault)
        };
        way(ui, button.big().width(half), id, words, command, out);
    });
}

fn pair(ui: &mut Ui, mut show: impl FnMut(&mut Ui, usize, f32)) {
    let half = (ui.available_width() - 32.0) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 32.0;
        for number in 0..2 {
            ui.vertical(|ui| {
                ui.set_width(half);
                show(ui, number, half);
            });
        }
    });
}

fn way(ui: &mut Ui, button: Button<'_>, id: &str, words: &str, command: Command, out: &mut Vec<Command>) {
    if button.id(Id::unique(id)).show(ui).clicked() {
        out.push(command);
    }
    ui.add_space(12.0);
    kit::text(ui, Role::Small, words);
}

/// Safety at the left; a backup and Help at the right, or what else there is where a folder is missing.
fn links(ui: &Ui, column: egui::Rangef, centre: f32, is_missing: bool, out: &mut Vec<Command>) {
    let width = |words: &str| kit::galley(ui, Role::Helper, theme::of(ui).muted, words, f32::INFINITY).size().x;
    let safety = t!("foot-safety");
    let right = if is_missing {
        [(t!("away-look"), Command::LookAround), (t!("away-new"), Command::ToSetUp)]
    } else {
        [(t!("welcome-have"), Command::AskVault), (t!("help-title"), Command::Do(Action::Help))]
    };
    if link(ui, safety, pos2(column.min, centre), true) {
        out.push(Command::Do(Action::Safety));
    }
    let mut left = column.max - right.iter().map(|(words, _)| width(words)).sum::<f32>() - 20.0;
    for (words, command) in right {
        if link(ui, words, pos2(left, centre), false) {
            out.push(command);
        }
        left += width(words) + 20.0;
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
