//! A short message at the foot; never the only place where something is said.

use egui::{Align2, Area, Color32, CornerRadius, Frame, Id, Margin, Order, Ui, accesskit, vec2};

use crate::{
    app::{Command, Screen, State},
    t,
    ui::{
        Memory, frame, kit,
        theme::{self, Icon, Role},
    },
};

/// Draws the message, if there is one: bottom centre, 24 above the foot.
pub fn draw(ui: &mut Ui, state: &State, memory: &Memory, out: &mut Vec<Command>) {
    let Some(toast) = &state.toast else { return };
    let look = theme::of(ui);
    // The pages' own line must stay readable.
    let on_paper = matches!(state.screen, Screen::OnPaper(_) | Screen::BlankOnPaper(_));
    let above = frame::FOOT + if on_paper { memory.screens.paper.pager() + 12.0 } else { 24.0 };
    let area = Area::new(Id::unique("toast"))
        .order(Order::Foreground)
        .role(accesskit::Role::Status)
        .accessible_name(toast.words.as_str())
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -above));
    area.show(ui.ctx(), |ui| {
        Frame::new()
            .fill(look.text)
            .shadow(look.high)
            .corner_radius(CornerRadius::same(8))
            .inner_margin(Margin::symmetric(16, 6))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.set_min_height(36.0);
                    ui.spacing_mut().item_spacing.x = 24.0;
                    let action = toast.action.as_ref().filter(|_| toast.is_about_last(state));
                    let beside = action.map_or(0.0, |(words, _)| 24.0 + word_width(ui, words));
                    let room = (ui.ctx().content_rect().width() - 2.0 * 40.0 - 24.0 - 24.0 - beside).max(80.0);
                    let said = kit::line_middle(ui, Role::Small, look.sheet, &toast.words, room);
                    kit::as_live(&said);
                    if let Some((words, action)) = action
                        && word(ui, words, look.toast_action)
                    {
                        // What it does in a worksheet, it does there, wherever the person is now.
                        out.push(toast.doc.map_or(Command::Do(*action), Command::UndoIn));
                    }
                    if close(ui, look.sheet) {
                        out.push(Command::ToastGone);
                    }
                });
            });
    });
}

fn word_width(ui: &Ui, words: &str) -> f32 {
    kit::galley(ui, Role::Button, Color32::PLACEHOLDER, words, f32::INFINITY).size().x
}

fn word(ui: &mut Ui, words: &str, ink: Color32) -> bool {
    let galley = kit::galley(ui, Role::Button, ink, words, f32::INFINITY);
    let (_, rect) = ui.allocate_space(vec2(galley.size().x, 36.0));
    let response = ui.interact(rect, Id::unique("toast word"), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), words));
    ui.painter().galley(rect.left_center() - vec2(0.0, galley.size().y / 2.0), galley, ink);
    if response.has_focus() || response.hovered() {
        ui.painter().hline(rect.x_range(), rect.bottom() - 6.0, egui::Stroke::new(2.0, ink));
    }
    response.clicked()
}

fn close(ui: &mut Ui, ink: Color32) -> bool {
    let (_, rect) = ui.allocate_space(vec2(24.0, 36.0));
    kit::icon_button_at(ui, rect, Id::unique("toast close"), Icon::Close, ink, t!("toast-close")).clicked()
}
