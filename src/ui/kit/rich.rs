//! Texts of worksheets, with their italics.

use egui::{
    Color32, Label, Response, Ui,
    text::{LayoutJob, TextFormat},
};

use crate::ui::theme::{self, Role};

/// Shows a text with `*italics*` in a role's colour, wrapped to the width.
pub fn rich(ui: &mut Ui, role: Role, words: &str) -> Response {
    let colour = role.colour(theme::of(ui));
    rich_in(ui, role, colour, words)
}

/// Shows a text with `*italics*` in another colour, wrapped to the width.
pub fn rich_in(ui: &mut Ui, role: Role, colour: Color32, words: &str) -> Response {
    let letters = role.letters(theme::of(ui));
    let job = job(words, letters.format(colour), letters.italic().format(colour));
    ui.add(Label::new(job).wrap())
}

/// The words without their marks.
#[must_use]
pub fn plain(words: &str) -> String {
    words.replace('*', "")
}

fn job(words: &str, upright: TextFormat, italic: TextFormat) -> LayoutJob {
    let mut job = LayoutJob::default();
    for (at, part) in words.split('*').enumerate() {
        if !part.is_empty() {
            job.append(part, 0.0, if at % 2 == 0 { upright.clone() } else { italic.clone() });
        }
    }
    job
}
