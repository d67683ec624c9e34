//! Two texts of an answer beside each other, and the word that takes one of them over.

use egui::{Id, Ui, pos2, vec2};

use crate::{
    app::Difference,
    t,
    ui::{
        kit::{self, Button},
        theme::{self, Role},
    },
    worksheet::Apart,
};

/// Room between the two.
const GAP: f32 = 32.0;

/// What stands at the left, and *now* at the right.
pub fn heads(ui: &mut Ui, left: &str) {
    let look = theme::of(ui);
    let half = (ui.available_width() - GAP) / 2.0;
    let (_, line) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    kit::put(ui, line.min, Role::FieldLabel, look.muted, left, half);
    kit::put(ui, pos2(line.left() + half + GAP, line.top()), Role::FieldLabel, look.muted, t!("states-now"), half);
    kit::hairline(ui);
    ui.add_space(16.0);
}

/// One answer on both sides; whether `take` was clicked, which screen readers hear as `name`.
pub fn pair(ui: &mut Ui, difference: &Difference, take: &str, name: &str) -> bool {
    let look = theme::of(ui);
    kit::heading(ui, Role::Question, 2, &difference.ask);
    ui.add_space(8.0);
    let half = (ui.available_width() - GAP) / 2.0;
    let empty = if matches!(difference.what, Apart::Answer(_)) { t!("states-empty") } else { t!("states-not-there") };
    let words = |words: &str| if words.is_empty() { empty.to_owned() } else { words.to_owned() };
    let ink = |words: &str| if words.is_empty() { look.muted } else { look.text };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for side in [&difference.then, &difference.now] {
            ui.vertical(|ui| {
                ui.set_width(half);
                kit::text_in(ui, Role::CellAnswer, ink(side), &words(side));
            });
        }
    });
    ui.add_space(8.0);
    let clicked =
        Button::link(take).name(name).id(Id::unique(("take", format!("{:?}", difference.what)))).show(ui).clicked();
    ui.add_space(24.0);
    clicked
}
