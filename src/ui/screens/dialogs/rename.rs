//! *Rename*: what the writer calls a worksheet in her own list.

use egui::{Id, Ui};

use super::{Answer, answers, ask};
use crate::{
    app::{Command, State, Which},
    t,
    ui::{
        Memory,
        kit::{self, Field},
        theme::Role,
    },
};

/// Draws it.
pub fn draw(ui: &Ui, state: &State, memory: &mut Memory, which: &Which, out: &mut Vec<Command>) {
    let row = state.library.iter().find(|row| match which {
        Which::Open(doc) => row.open == Some(*doc),
        Which::File(file) => row.file.as_ref() == Some(file),
    });
    let draft = match &mut memory.screens.rename {
        Some((of, draft)) if of == which => draft,
        other => &mut other.insert((which.clone(), row.map(|row| row.name.clone()).unwrap_or_default())).1,
    };
    let title = row.map(|row| row.title.clone()).unwrap_or_default();
    let mut said = Vec::new();
    ask(ui, "rename", t!("rename-title"), &mut said, |ui, opened, out| {
        let label = kit::text(ui, Role::FieldLabel, t!("rename-name"));
        ui.add_space(4.0);
        let field = Field::line(Id::unique("rename"), t!("rename-name")).labelled_by(label.id).hint(&title);
        let response = field.show(ui, draft);
        if opened {
            response.request_focus();
            kit::select_all(ui.ctx(), response.id, draft);
        }
        ui.add_space(4.0);
        kit::text(ui, Role::Helper, t!("rename-help"));
        let command = || Command::Rename { which: which.clone(), name: draft.trim().to_owned() };
        if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            out.push(command());
        }
        let good = Answer::filled(t!("rename-do"), command());
        answers(ui, opened, None, vec![Answer::plain(t!("rename-not"), Command::Dismiss), good], out);
    });
    if !said.is_empty() {
        memory.screens.rename = None;
    }
    out.append(&mut said);
}
