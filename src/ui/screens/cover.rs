//! The cover: nothing of the window is seen, and nothing of it is read out.

use egui::{Id, Ui, vec2};

use super::desk;
use crate::{
    app::Command,
    t,
    ui::{
        frame,
        kit::{self, Button},
        theme::{self, Role},
    },
};

/// Draws it over everything.
pub fn draw(ui: &mut Ui, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let all = ui.max_rect();
    frame::ground(ui, all, look.app);
    frame::part(ui, "cover", all, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space((all.height() / 2.0 - 110.0).max(40.0));
            let (_, rect) = ui.allocate_space(vec2(96.0, 64.0));
            desk::mark(ui, rect.min, 64.0, look);
            ui.add_space(24.0);
            kit::heading(ui, Role::Welcome, 1, t!("cover-title"));
            ui.add_space(20.0);
            let show = Button::secondary(t!("cover-show")).big().tinted().id(Id::unique("uncover")).show(ui);
            if show.clicked() {
                out.push(Command::Uncover);
            }
        });
    });
}
