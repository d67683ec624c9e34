//! What came back in a PDF beside the sheet as it is, field by field.

use egui::{Id, ScrollArea, Ui, pos2, vec2};

use crate::{
    app::{Brought, BroughtComment, Command, Difference, State, Take},
    t,
    ui::{
        frame,
        kit::{self, Button},
        theme::{self, Role},
    },
};

/// The widest that contents become.
const WIDEST: f32 = 880.0;
/// Room between the two columns.
const GAP: f32 = 32.0;

/// Draws it.
pub fn draw(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let all = ui.max_rect();
    frame::ground(ui, all, look.sheet);
    let Some(brought) = &state.brought else { return };
    let title = state.doc(brought.doc).map(|open| open.sheet().template.title.as_str()).unwrap_or_default();
    let width = (all.width() - 80.0).min(WIDEST);
    frame::part(ui, "brought", all, |ui| {
        ScrollArea::vertical().id_salt("brought").auto_shrink([false; 2]).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                ui.add_space((all.width() - width) / 2.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add_space(24.0);
                    contents(ui, brought, title, out);
                    ui.add_space(40.0);
                });
            });
        });
    });
}

fn contents(ui: &mut Ui, brought: &Brought, title: &str, out: &mut Vec<Command>) {
    let heading = match brought.by.as_str() {
        "" => t!("brought-title").to_owned(),
        name => t!("brought-title-by", name = name),
    };
    kit::heading(ui, Role::PageTitle, 1, &heading);
    ui.add_space(8.0);
    kit::text(ui, Role::Helper, &t!("brought-words", title = title));
    if let Some(left) = &brought.left {
        ui.add_space(8.0);
        kit::as_live(&kit::text_in(ui, Role::Small, theme::of(ui).warn, left));
    }
    ui.add_space(24.0);
    if brought.answers.is_empty() && brought.comments.is_empty() {
        kit::as_live(&kit::text(ui, Role::Body, t!("brought-nothing")));
    }
    if !brought.answers.is_empty() {
        heads(ui);
    }
    for difference in &brought.answers {
        pair(ui, difference, out);
    }
    for (nth, comment) in brought.comments.iter().enumerate() {
        comment_ui(ui, nth, comment, out);
    }
    ui.add_space(16.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let any = !brought.answers.is_empty() || !brought.comments.is_empty();
        if any {
            let all = Button::primary(t!("brought-take-all")).id(Id::unique("brought all")).show(ui);
            // What is asked of the person takes the keyboard when the screen is entered.
            if kit::opened(ui.ctx(), Id::unique(("brought", brought.doc))) {
                all.request_focus();
            }
            if all.clicked() {
                out.push(Command::TakeBrought(Take::All));
            }
        }
        let words = if any { t!("brought-leave-rest") } else { t!("brought-done") };
        if Button::secondary(words).id(Id::unique("brought done")).show(ui).clicked() {
            out.push(Command::BroughtDone);
        }
    });
}

fn heads(ui: &mut Ui) {
    let look = theme::of(ui);
    let half = (ui.available_width() - GAP) / 2.0;
    let (_, line) = ui.allocate_space(vec2(ui.available_width(), 24.0));
    kit::put(ui, line.min, Role::FieldLabel, look.muted, t!("brought-in-pdf"), half);
    kit::put(ui, pos2(line.left() + half + GAP, line.top()), Role::FieldLabel, look.muted, t!("states-now"), half);
    kit::hairline(ui);
    ui.add_space(16.0);
}

/// One answer, in the PDF and in the sheet.
fn pair(ui: &mut Ui, difference: &Difference, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    kit::heading(ui, Role::Question, 2, &difference.ask);
    ui.add_space(8.0);
    let half = (ui.available_width() - GAP) / 2.0;
    let words = |words: &str| if words.is_empty() { t!("states-empty").to_owned() } else { words.to_owned() };
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
    let name = t!("brought-take-named", question = &difference.ask);
    let take = Button::link(t!("brought-take")).name(&name).id(Id::unique(("brought", difference.item.as_str())));
    if take.show(ui).clicked() {
        out.push(Command::TakeBrought(Take::Answer(difference.item.clone())));
    }
    ui.add_space(24.0);
}

fn comment_ui(ui: &mut Ui, nth: usize, comment: &BroughtComment, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let ask = if comment.ask.is_empty() { t!("brought-on-whole") } else { comment.ask.as_str() };
    kit::heading(ui, Role::Question, 2, ask);
    ui.add_space(8.0);
    kit::tinted(ui, look.comment_bg, (16, 12), |ui| kit::text(ui, Role::Comment, &comment.words));
    ui.add_space(8.0);
    let name = t!("brought-take-named", question = ask);
    let take = Button::link(t!("brought-take")).name(&name).id(Id::unique(("brought comment", nth)));
    if take.show(ui).clicked() {
        out.push(Command::TakeBrought(Take::Comment(nth)));
    }
    ui.add_space(24.0);
}
