//! *For supervision*: what was marked and asked, gathered from all known sheets.

use egui::Ui;

use super::{desk, library};
use crate::{
    app::{Action, Command, LibraryRow, State},
    t,
    template::markup,
    ui::{
        Memory,
        kit::{self, Button},
        theme::Role,
    },
    worksheet::State as Review,
};

/// So far outside the view a sheet is still laid out.
const NEAR: f32 = 600.0;
/// How many letters of an answer are shown at first.
const BEGINNING: usize = 400;

/// Draws the list.
pub fn draw(ui: &mut Ui, state: &State, _memory: &mut Memory, out: &mut Vec<Command>) {
    desk::draw(ui, state, "agenda", out, |ui, out| {
        desk::title(ui, t!("agenda-title"));
        ui.add_space(8.0);
        kit::text(ui, Role::Helper, t!("agenda-lead"));
        ui.add_space(28.0);
        let rows: Vec<&LibraryRow> =
            state.library.iter().map(AsRef::as_ref).filter(|row| is_brought(state, row)).collect();
        if rows.is_empty() {
            kit::text(ui, Role::Body, &t!("agenda-empty", keys = Action::ForSupervision.keys()));
        }
        let near = ui.clip_rect().expand(NEAR);
        for row in rows {
            // Far outside the view a sheet keeps the room it had.
            let known = egui::Id::unique(("agenda height", row.doc.as_str(), row.file.as_ref(), row.changed));
            let width = ui.available_width();
            let height = ui.data(|data| data.get_temp::<(f32, f32)>(known)).filter(|(at, _)| *at == width);
            let room = |height| egui::Rect::from_min_size(ui.cursor().min, egui::vec2(width, height));
            if let Some((_, height)) = height.filter(|(_, height)| !near.intersects(room(*height))) {
                ui.add_space(height);
                continue;
            }
            let top = ui.cursor().top();
            sheet(ui, state, row, out);
            let height = ui.cursor().top() - top;
            ui.data_mut(|data| data.insert_temp(known, (width, height)));
        }
    });
}

/// Whether a sheet of one's own has something for supervision.
fn is_brought(state: &State, row: &LibraryRow) -> bool {
    let something = row.brings || !row.marked.is_empty() || !row.question.is_empty();
    something && !crate::app::reads_for_another(state, row)
}

/// The beginning of an answer; all of it on demand.
fn answer(ui: &mut Ui, id: egui::Id, question: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let whole = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    match words.char_indices().nth(BEGINNING).filter(|_| !whole) {
        None => {
            kit::text(ui, Role::CellAnswer, words);
        }
        Some((at, _)) => {
            let head = words.get(..at).unwrap_or(words);
            let end = head.rfind(char::is_whitespace).unwrap_or(at);
            let head = head.get(..end).unwrap_or(head).trim_end();
            kit::text(ui, Role::CellAnswer, &format!("{head}…"));
            let name = t!("agenda-all-of", question = &markup::plain(question));
            if Button::link(t!("agenda-all")).name(&name).id(id).show(ui).clicked() {
                ui.data_mut(|data| data.insert_temp(id, true));
            }
        }
    }
}

fn sheet(ui: &mut Ui, state: &State, row: &LibraryRow, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    kit::hairline(ui);
    ui.add_space(16.0);
    let heading = [row.title.as_str(), &row.client].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>();
    kit::heading(ui, Role::Question, 2, &heading.join(" · "));
    if row.state != Review::Mine {
        kit::text(ui, Role::Helper, &library::state_words(&row.state, state.today));
    }
    ui.add_space(8.0);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(680.0));
        if !row.question.is_empty() {
            kit::text(ui, Role::Helper, t!("agenda-question"));
            kit::text(ui, Role::Asked, &row.question);
            ui.add_space(12.0);
        }
        for (question, words) in &row.marked {
            kit::rich(ui, Role::BodyStrong, question);
            answer(ui, egui::Id::unique(("agenda all", row.doc.as_str(), question.as_str())), question, words);
            ui.add_space(12.0);
        }
    });
    let name = t!("agenda-open-one", title = &library::named(row));
    let id = egui::Id::unique(("agenda open", row.doc.as_str(), row.file.as_ref()));
    if Button::secondary(t!("agenda-open")).name(&name).id(id).show(ui).clicked() {
        out.push(library::open(row));
    }
    ui.add_space(20.0);
}
