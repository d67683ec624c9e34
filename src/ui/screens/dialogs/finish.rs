//! *Finish*: what is still open, and words whose question went away.

use egui::{Id, ScrollArea, Ui};

use super::{Answer, answers, ask};
use crate::{
    app::{Command, DocKey, Open, State},
    base::Id as ItemId,
    t,
    ui::{
        kit::{self, Button},
        theme::Role,
    },
    worksheet::{Answer as Given, Pick},
};

/// Draws it.
pub fn draw(ui: &Ui, state: &State, doc: DocKey, asked: &[ItemId], kept: &[ItemId], out: &mut Vec<Command>) {
    let Some(open) = state.doc(doc) else { return };
    ask(ui, "finish", t!("finish-title"), out, |ui, opened, out| {
        let most = (ui.ctx().content_rect().height() - 280.0).max(160.0);
        ScrollArea::vertical().id_salt("finish").max_height(most).show(ui, |ui| {
            // Room for the bar at the right.
            ui.set_max_width(ui.available_width() - 12.0);
            still_open(ui, open, doc, asked, out);
            kept_words(ui, open, doc, kept, out);
        });
        let stay = Answer::plain(t!("finish-go-on"), Command::Dismiss).safe();
        let words = if asked.is_empty() { t!("finish-now") } else { t!("finish-anyway") };
        answers(ui, opened, None, vec![stay, Answer::filled(words, Command::FinishAnyway(doc))], out);
    });
}

fn still_open(ui: &mut Ui, open: &Open, doc: DocKey, asked: &[ItemId], out: &mut Vec<Command>) {
    if asked.is_empty() {
        return;
    }
    kit::text(ui, Role::Body, &t!("finish-open", count = asked.len()));
    ui.add_space(4.0);
    for item in asked {
        let words = brief(open, item);
        let name = t!("finish-go-to", question = &words);
        let id = Id::unique(("finish open", item.as_str()));
        if Button::link(&words).name(&name).id(id).show(ui).clicked() {
            out.push(Command::GoToItem(doc, item.clone()));
        }
    }
    ui.add_space(12.0);
}

fn kept_words(ui: &mut Ui, open: &Open, doc: DocKey, kept: &[ItemId], out: &mut Vec<Command>) {
    if kept.is_empty() {
        return;
    }
    kit::text(ui, Role::Body, t!("finish-kept"));
    ui.add_space(4.0);
    for item in kept {
        kit::text(ui, Role::Helper, &brief(open, item));
        kit::text(ui, Role::CellAnswer, &first_words(open, item));
        let name = t!("finish-delete-one", question = &brief(open, item));
        let id = Id::unique(("finish delete", item.as_str()));
        if Button::link(t!("finish-delete")).name(&name).id(id).show(ui).clicked() {
            out.push(Command::DropKept(doc, vec![item.clone()]));
        }
        ui.add_space(8.0);
    }
    kit::text(ui, Role::Helper, t!("finish-kept-help"));
}

/// The question in a few words.
pub fn brief(open: &Open, item: &ItemId) -> String {
    let Some(found) = open.sheet().template.item(item.as_str()) else { return String::new() };
    let words = found.brief.as_ref().or_else(|| open.outcome.asks.get(item)).unwrap_or(&found.ask);
    kit::plain(words)
}

/// The beginning of what was written, in one paragraph.
fn first_words(open: &Open, item: &ItemId) -> String {
    let mut words = String::new();
    collect(open.sheet().content.answers.get(item.as_str()), &mut words);
    let short: String = words.chars().take(140).collect();
    if short.len() < words.len() { format!("{short}…") } else { short }
}

fn collect(answer: &Given, words: &mut String) {
    match answer {
        Given::Text(text) => push(words, text),
        Given::One(Pick::Other(own)) => push(words, own),
        Given::Many(picks) => {
            for pick in picks {
                if let Pick::Other(own) = pick {
                    push(words, own);
                }
            }
        }
        Given::Drawn(drawn) if drawn.words.trim().is_empty() => {
            push(words, &t!("drawing-without-words", count = drawn.strokes.len()));
        }
        Given::Drawn(drawn) => push(words, &drawn.words),
        Given::Signed(signed) => push(words, &signed.name),
        Given::Rows(rows) => rows.iter().flat_map(|row| row.cells.values()).for_each(|cell| collect(cell, words)),
        _ => {}
    }
}

fn push(words: &mut String, more: &str) {
    if !words.is_empty() {
        words.push_str("; ");
    }
    words.push_str(&more.split_whitespace().collect::<Vec<_>>().join(" "));
}
