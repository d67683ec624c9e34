//! The language of the sheet, under its title, where it comes in several.

use egui::Ui;

use super::{cx::Cx, ids};
use crate::{
    app::{Command, language_name},
    t,
    ui::{
        kit::{self, Button},
        theme::{Icon, Role},
    },
};

/// Width of the menu.
const WIDTH: f32 = 200.0;

/// A quiet word with the language, which opens the others.
pub fn choose(ui: &mut Ui, cx: &mut Cx<'_>) {
    let languages = cx.languages;
    let now = cx.sheet().template.language.clone();
    let words = t!("language-of-sheet", language = language_name(&now));
    if languages.len() < 2 {
        // A sheet that is finished or given has no choice any more; nothing below moves up.
        let several =
            cx.shelf.iter().any(|entry| entry.template.id == cx.sheet().template.id && entry.languages.len() > 1);
        if several {
            let (_, room) = ui.allocate_space(egui::vec2(ui.available_width(), 36.0));
            let at = room.min + egui::vec2(0.0, 8.0);
            kit::put(ui, at, Role::Button, cx.look.muted, &words, room.width());
        }
        return;
    }
    let id = ids::whole(cx.key, &cx.sheet().doc).with("language");
    let button = Button::link(&words).muted().id(id).show(ui);
    kit::menu(&button, t!("language-choose"), WIDTH, |ui| {
        for language in languages {
            let row = kit::MenuRow::new(language_name(language)).room();
            let row = if *language == now { row.icon(Icon::Check) } else { row };
            if row.show(ui).clicked() {
                cx.out.push(Command::InLanguage(cx.key, language.clone()));
            }
        }
    });
}
