//! *Finish*: what is still open, and words whose question went away.

use egui::{Id, ScrollArea, Ui};

use super::{Answer, answers, ask};
use crate::{
    app::{Command, DocKey, Open, State},
    base::Id as ItemId,
    t,
    template::{ChoiceKind, Item, Kind},
    ui::{
        kit::{self, Button},
        theme::Role,
    },
    worksheet::{self, Answer as Given},
};

/// Draws it.
pub fn draw(ui: &Ui, state: &State, doc: DocKey, asked: &[ItemId], kept: &[ItemId], out: &mut Vec<Command>) {
    let Some(open) = state.doc(doc) else { return };
    ask(ui, "finish", t!("finish-title"), out, |ui, opened, out| {
        let most = (ui.ctx().content_rect().height() - 280.0).max(160.0);
        ScrollArea::vertical().id_salt("finish").max_height(most).show(ui, |ui| {
            // Room for the bar at the right.
            ui.set_max_width(ui.available_width() - 16.0);
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
        if Button::link(t!("finish-delete")).throws().name(&name).id(id).show(ui).clicked() {
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

/// The beginning of what is out of sight, in one paragraph.
fn first_words(open: &Open, item: &ItemId) -> String {
    let Some(found) = open.sheet().template.item(item.as_str()) else { return String::new() };
    let kept = worksheet::kept_in(open.sheet(), &open.outcome, found);
    let words = match &kept {
        Given::Drawn(drawn) if drawn.words.trim().is_empty() => {
            vec![t!("drawing-without-words", count = drawn.strokes.len())]
        }
        Given::Signed(signed) => vec![signed.name.clone()],
        Given::Rows(rows) => {
            let cells = rows.iter().flat_map(|row| row.cells.iter());
            cells.flat_map(|(column, cell)| in_cell(found, column, cell)).collect()
        }
        _ => worksheet::words_of(&kept).map(str::to_owned).collect(),
    };
    let words: Vec<String> =
        words.iter().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let words = words.join("; ");
    let short: String = words.chars().take(140).collect();
    if short.len() < words.len() { format!("{short}…") } else { short }
}

/// The words in a cell, or those of the options that are chosen there.
fn in_cell(item: &Item, column: &ItemId, cell: &Given) -> Vec<String> {
    let words: Vec<String> = worksheet::words_of(cell).map(str::to_owned).collect();
    let Kind::Table(table) = &item.kind else { return words };
    let column = table.columns.iter().find(|known| known.id == *column);
    let options = column.and_then(Item::choices).map(|choices| &choices.options);
    let chosen = options.into_iter().flat_map(|options| options.iter()).filter(|(id, _)| cell.has_pick(id.as_str()));
    let chosen = chosen.filter(|(_, choice)| choice.effect != ChoiceKind::OwnWords);
    words.into_iter().chain(chosen.map(|(_, choice)| kit::plain(&choice.words))).collect()
}
