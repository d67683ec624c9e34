//! What was not saved when the program ended last time.

use egui::{Id, ScrollArea, Ui};

use super::{Answer, answers, ask};
use crate::{
    app::{Command, RescueRow, State},
    t,
    ui::{
        kit::{self, Button},
        theme::Role,
    },
    words,
};

/// Draws it.
pub fn draw(ui: &Ui, state: &State, found: &[RescueRow], out: &mut Vec<Command>) {
    ask(ui, "recover", t!("recover-title"), out, |ui, opened, out| {
        kit::text(ui, Role::Body, t!("recover-words"));
        ui.add_space(12.0);
        ScrollArea::vertical().id_salt("recover").max_height(300.0).show(ui, |ui| {
            // Room for the bar at the right.
            ui.set_max_width(ui.available_width() - 12.0);
            for (at, row) in found.iter().enumerate() {
                one(ui, state, at, row, opened, out);
                ui.add_space(12.0);
            }
        });
        answers(ui, opened, None, vec![Answer::plain(t!("recover-later"), Command::Dismiss)], out);
    });
}

fn one(ui: &mut Ui, state: &State, at: usize, row: &RescueRow, opened: bool, out: &mut Vec<Command>) {
    let RescueRow { file, title, changed } = row;
    kit::text(ui, Role::BodyStrong, title);
    if let Some((when, today)) = changed.zip(state.today) {
        kit::text(ui, Role::Helper, &t!("recover-when", when = &words::clock_or_day(when, today)));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let id = Id::unique(("recover", at));
        let name = t!("recover-open-one", title = title);
        let open = Button::secondary(t!("recover-open")).name(&name).id(id).show(ui);
        if opened && at == 0 {
            open.request_focus();
        }
        if open.clicked() {
            out.push(Command::Recover(file.clone()));
        }
        let name = t!("recover-forget-one", title = title);
        let forget = Button::danger(t!("dialog-throw-away")).name(&name).id(Id::unique(("forget", at)));
        if forget.show(ui).clicked() {
            out.push(Command::Forget(file.clone()));
        }
    });
}
