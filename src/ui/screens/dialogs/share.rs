//! *Give to…*: to whom, under which name, what goes along, and plainly what it means.

use egui::{Id, Response, Ui};

use super::{
    Answer,
    along::{self, Along},
    answers, ask,
};
use crate::{
    app::{Command, DocKey, Gift, State},
    t,
    ui::{
        Memory,
        kit::{self, Button, Field},
        theme::Role,
    },
};

/// The two names as they are being typed.
pub struct Draft {
    /// For which worksheet.
    doc: DocKey,
    /// To whom.
    with: String,
    /// Her own, as the other will see it.
    own: String,
    /// What goes along.
    along: Along,
}

/// Draws it.
pub fn draw(ui: &Ui, state: &State, memory: &mut Memory, doc: DocKey, out: &mut Vec<Command>) {
    let Some(open) = state.doc(doc) else { return };
    let draft = match &mut memory.screens.share {
        Some(draft) if draft.doc == doc => draft,
        other => other.insert(Draft {
            doc,
            with: state.settings.supervisor.clone(),
            own: match open.sheet().review.author.as_str() {
                "" => state.settings.me.name.clone(),
                given => given.to_owned(),
            },
            along: Along::default(),
        }),
    };
    let sent_before = out.len();
    let mut send = None;
    ask(ui, "share", t!("share-title"), out, |ui, opened, _| {
        let (mut enter, mut noted) = (false, false);
        kit::above_the_answers(ui, Id::unique("share above"), |ui| {
            enter = names(ui, draft, opened);
            ui.add_space(12.0);
            along::draw(ui, open, &mut draft.along);
            ui.add_space(12.0);
            kit::text(ui, Role::Body, t!("share-words"));
            ui.add_space(8.0);
            let named = !draft.with.trim().is_empty();
            let link = Button::link(t!("share-noted")).id(Id::unique("share noted")).enabled(named);
            noted = link.show(ui).clicked() && named;
        });
        let (with, own) = (draft.with.trim().to_owned(), draft.own.trim().to_owned());
        let named = !with.is_empty();
        let mut clicked = Vec::new();
        let (since, along) = (open.sheet().content.changed, draft.along.items(open));
        let gift = Gift { doc, with: with.clone(), own: own.clone(), since, along };
        let write = Answer::filled(t!("share-write"), Command::GiveFile(gift.clone())).enabled(named);
        answers(ui, opened, None, vec![Answer::plain(t!("share-not-now"), Command::Dismiss), write], &mut clicked);
        if enter {
            clicked.push(Command::GiveFile(gift));
        }
        if noted {
            clicked.push(Command::ShareWith { doc, with, own });
        }
        send = clicked.pop();
    });
    if out.len() > sent_before {
        draft.along.forget();
    }
    match send {
        Some(Command::GiveFile(gift)) if gift.with.is_empty() => {}
        // The names stay until the file is written: nowhere leads back to them.
        Some(command @ Command::GiveFile(_)) => out.push(command),
        Some(command) => {
            memory.screens.share = None;
            out.push(command);
        }
        None => {}
    }
}

/// Both names; gives back whether Enter was pressed in one of the fields.
fn names(ui: &mut Ui, draft: &mut Draft, opened: bool) -> bool {
    let with = field(ui, "share name", t!("share-name"), &mut draft.with);
    if opened {
        with.request_focus();
        // What is proposed is written over by whoever types.
        kit::select_all(ui.ctx(), with.id, &draft.with);
        kit::select_all(ui.ctx(), Id::unique("share own"), &draft.own);
    }
    ui.add_space(12.0);
    let name = draft.with.trim();
    let own = if name.is_empty() { t!("share-own-nobody").to_owned() } else { t!("share-own", name = name) };
    let own = field(ui, "share own", &own, &mut draft.own);
    ui.add_space(4.0);
    kit::text(ui, Role::Caption, t!("share-own-help"));
    (with.lost_focus() || own.lost_focus()) && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

fn field(ui: &mut Ui, id: &str, words: &str, text: &mut String) -> Response {
    let label = kit::text(ui, Role::FieldLabel, words);
    ui.add_space(4.0);
    Field::line(Id::unique(id), words).labelled_by(label.id).show(ui, text)
}
