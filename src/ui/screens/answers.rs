//! Answers as they are read and not written: in the serif, as they were chosen.

use egui::Ui;

use crate::{
    app::Open,
    template::{Item, Kind, Ratings, Rows, Table},
    ui::{
        kit,
        theme::{self, Role},
    },
    worksheet::{Answer, Said},
};

/// Shows the answer of an item; what was left open shows nothing.
pub fn read(ui: &mut Ui, open: &Open, item: &Item) {
    let said = Said::new(open.sheet(), &open.outcome);
    let answer = said.answer(item.id.as_str());
    match (&item.kind, answer) {
        (Kind::Ratings(ratings), _) => ratings_ui(ui, &said, item, ratings),
        (Kind::Table(table), Answer::Rows(_)) => table_ui(ui, &said, item, table),
        _ => lines_ui(ui, Role::Answer, &said.lines(item, answer)),
    }
}

fn lines_ui(ui: &mut Ui, role: Role, lines: &[String]) {
    for words in lines {
        kit::copyable(ui, role, words);
    }
}

fn ratings_ui(ui: &mut Ui, said: &Said<'_>, item: &Item, ratings: &Ratings) {
    for statement in said.statements(ratings) {
        let Some(step) = said.step(item, ratings, said.answer(statement.id.as_str())) else { continue };
        if !ratings.single {
            kit::copyable(ui, Role::Helper, &said.statement(statement));
        }
        kit::copyable(ui, Role::Answer, &step);
        ui.add_space(4.0);
    }
}

fn table_ui(ui: &mut Ui, said: &Said<'_>, item: &Item, table: &Table) {
    for (number, row) in said.rows(item, table).into_iter().enumerate() {
        if let Some(each) = said.each(table, number) {
            kit::text(ui, Role::Head, &each);
        }
        if let Rows::Fixed(rows) = &table.rows
            && let Some(words) = rows.get(row.id.as_str())
        {
            kit::text(ui, Role::Head, &said.plain(words));
        }
        for column in &table.columns {
            let cell = row.cell(column.id.as_str());
            if cell.is_unanswered() || !said.outcome.cell_open(&item.id, &row.id, &column.id) {
                continue;
            }
            kit::rich_in(ui, Role::Caption, theme::of(ui).muted, &column.ask);
            lines_ui(ui, Role::CellAnswer, &said.lines(column, cell));
            ui.add_space(4.0);
        }
        ui.add_space(8.0);
    }
}
