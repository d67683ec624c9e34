//! What came back in a PDF beside the sheet as it is, field by field.

use egui::{Id, ScrollArea, Ui, vec2};

use super::pairs;
use crate::{
    app::{Brought, BroughtComment, Command, State, Take, Unread},
    t,
    ui::{
        frame,
        kit::{self, Button},
        theme::{self, Role},
    },
};

/// The widest that contents become.
const WIDEST: f32 = 880.0;

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
    if let Some(said) = &brought.said {
        ui.add_space(8.0);
        kit::as_live(&kit::text(ui, Role::Small, said));
    }
    ui.add_space(24.0);
    if brought.answers.is_empty() && brought.comments.is_empty() && brought.left.is_empty() {
        kit::as_live(&kit::text(ui, Role::Body, t!("brought-nothing")));
    }
    if !brought.answers.is_empty() {
        pairs::heads(ui, t!("brought-in-pdf"));
    }
    for difference in &brought.answers {
        let name = t!("brought-take-named", question = &difference.ask);
        if pairs::pair(ui, difference, t!("brought-take"), &name) {
            out.extend(difference.item().map(|item| Command::TakeBrought(Take::Answer(item.clone()))));
        }
    }
    for (nth, comment) in brought.comments.iter().enumerate() {
        comment_ui(ui, nth, comment, out);
    }
    if !brought.left.is_empty() {
        kit::heading(ui, Role::Section, 2, t!("brought-left"));
        ui.add_space(8.0);
        kit::text(ui, Role::Helper, t!("brought-left-words"));
        ui.add_space(16.0);
    }
    for left in &brought.left {
        left_ui(ui, left);
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
        if brought.beside && Button::quiet(t!("brought-apart")).id(Id::unique("brought apart")).show(ui).clicked() {
            out.push(Command::BroughtApart);
        }
    });
}

/// Words that are no answer to what their field asks: to be read, and written in by hand.
fn left_ui(ui: &mut Ui, left: &Unread) {
    let look = theme::of(ui);
    kit::heading(ui, Role::Question, 3, &format!("{} {}", left.number, left.ask));
    if !left.part.is_empty() {
        kit::text(ui, Role::Helper, &left.part);
    }
    ui.add_space(8.0);
    kit::text_in(ui, Role::CellAnswer, look.text, &left.words);
    ui.add_space(24.0);
}

fn comment_ui(ui: &mut Ui, nth: usize, comment: &BroughtComment, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let ask = if comment.ask.is_empty() { t!("brought-on-whole") } else { comment.ask.as_str() };
    kit::heading(ui, Role::Question, 2, ask);
    ui.add_space(8.0);
    kit::tinted(ui, look.comment_bg, (16, 12), |ui| kit::copyable(ui, Role::Comment, &comment.words));
    ui.add_space(8.0);
    let name = t!("brought-take-named", question = ask);
    let take = Button::link(t!("brought-take")).name(&name).id(Id::unique(("brought comment", nth)));
    if take.show(ui).clicked() {
        out.push(Command::TakeBrought(Take::Comment(nth)));
    }
    ui.add_space(24.0);
}
