//! The language of the sheet, under its title, where it comes in several.

use egui::Ui;

use super::{cx::Cx, ids};
use crate::{
    app::{Command, language_name},
    t,
    ui::{
        kit::{self, Button},
        theme::Icon,
    },
};

/// Width of the menu.
const WIDTH: f32 = 200.0;

/// A quiet word with the language, which opens the others.
pub fn choose(ui: &mut Ui, cx: &mut Cx<'_>) {
    let languages = cx.languages;
    if languages.len() < 2 {
        return;
    }
    let now = cx.sheet().template.language.clone();
    let words = t!("language-of-sheet", language = language_name(&now));
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
