//! *Give to…*: a name, and plainly what it means.

use egui::{Id, Ui};

use super::{Answer, answers, ask};
use crate::{
    app::{Command, DocKey, State},
    t,
    template::Sharing,
    ui::{
        Memory,
        kit::{self, Field},
        theme::Role,
    },
    worksheet,
};

/// Draws it.
pub fn draw(ui: &Ui, state: &State, memory: &mut Memory, doc: DocKey, out: &mut Vec<Command>) {
    let Some(open) = state.doc(doc) else { return };
    let draft = match &mut memory.screens.share {
        Some((of, draft)) if *of == doc => draft,
        other => &mut other.insert((doc, state.settings.supervisor.clone())).1,
    };
    let sheet = open.sheet();
    let home = sheet
        .template
        .items()
        .any(|(_, item)| item.sharing != Sharing::Free && worksheet::is_answered(sheet, &open.outcome, item));
    let mut send = None;
    ask(ui, "share", t!("share-title"), out, |ui, opened, _| {
        let label = kit::text(ui, Role::FieldLabel, t!("share-name"));
        ui.add_space(4.0);
        let field = Field::line(Id::unique("share name"), t!("share-name")).labelled_by(label.id);
        let response = field.show(ui, draft);
        if opened {
            response.request_focus();
        }
        ui.add_space(12.0);
        kit::text(ui, Role::Body, t!("share-words"));
        if home {
            ui.add_space(8.0);
            kit::text(ui, Role::Body, t!("share-home"));
        }
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let mut clicked = Vec::new();
        let give = Answer::filled(t!("share-give"), Command::ShareWith(doc, draft.trim().to_owned()));
        answers(ui, opened, None, vec![Answer::plain(t!("share-not-now"), Command::Dismiss), give], &mut clicked);
        if enter && !draft.trim().is_empty() {
            clicked.push(Command::ShareWith(doc, draft.trim().to_owned()));
        }
        send = clicked.pop();
    });
    match send {
        Some(Command::ShareWith(_, name)) if name.is_empty() => {}
        Some(command) => {
            memory.screens.share = None;
            out.push(command);
        }
        None => {}
    }
}
