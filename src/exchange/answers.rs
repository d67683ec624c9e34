//! A worksheet as a table of answers: one line an answer.
//!
//! RFC 4180: commas, quotes where needed, CRLF. A spreadsheet takes a cell
//! that begins with `=` and the like as a formula; such a cell gets an
//! apostrophe before it, and that is all that is changed. A number stands as
//! it is, also below zero, so that a spreadsheet counts with it.

use super::{Leaving, said::Said, table};
use crate::{
    t,
    template::{Item, Kind, Table},
    words,
    worksheet::{Outcome, Worksheet, row_words},
};

/// The shown and answered questions of a worksheet as CSV: item, question, answer.
///
/// Where scores leave, each stands below with its label, and each flag.
#[must_use]
pub fn csv(sheet: &Worksheet, outcome: &Outcome, leaving: &Leaving) -> String {
    words::speaking(&sheet.template.language, || csv_in_its_language(sheet, outcome, leaving))
}

fn csv_in_its_language(sheet: &Worksheet, outcome: &Outcome, leaving: &Leaving) -> String {
    let said = Said::new(sheet, outcome, leaving);
    let mut lines = Lines::default();
    lines.line([t!("csv-item"), t!("csv-question"), t!("csv-answer")]);
    for (section, item) in sheet.template.items() {
        if item.asks() && leaving.has(section, item) && outcome.is_shown(item.id.as_str()) {
            lines.item(&said, item);
        }
    }
    for (id, name, value) in table::lines_of(&sheet.template, outcome, leaving) {
        lines.line([id.as_str(), name.as_str(), value.as_str()]);
    }
    lines.0
}

/// Lines of a table as they are written.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    fn item(&mut self, said: &Said<'_>, item: &Item) {
        let answer = said.answer(item.id.as_str());
        match &item.kind {
            Kind::Ratings(ratings) => {
                for statement in said.statements(ratings) {
                    if let Some(step) = said.step(item, ratings, said.answer(statement.id.as_str())) {
                        let words =
                            if ratings.single { said.plain(said.ask(item)) } else { said.statement(statement) };
                        self.line([statement.id.as_str(), &words, &step]);
                    }
                }
            }
            Kind::Table(table) if !answer.rows().is_empty() => self.rows(said, item, table),
            _ if !answer.is_unanswered() => {
                self.line([item.id.as_str(), &said.plain(said.ask(item)), &said.words(item, answer)]);
            }
            _ => {}
        }
        if let Some(later) = said.sheet.content.later.get(item.id.as_str()).filter(|later| !later.text.is_empty()) {
            let label = t!("paper-later", day = &words::day_long(later.changed.day()));
            self.line([item.id.as_str(), &label, &later.text]);
        }
    }

    fn rows(&mut self, said: &Said<'_>, item: &Item, table: &Table) {
        for (number, row) in said.rows(item, table).into_iter().enumerate() {
            let name = row_words(table, row.id.as_str());
            let each = said.each(table, number);
            let name = name.map(|words| said.plain(words)).or(each).unwrap_or_else(|| (number + 1).to_string());
            for column in &table.columns {
                let words = said.cell(item, row, column);
                if !words.is_empty() {
                    let question = format!("{} ({name})", said.plain(&column.ask));
                    self.line([format!("{}.{}", item.id, column.id).as_str(), &question, &words]);
                }
            }
        }
    }

    /// The whole table.
    pub fn text(self) -> String {
        self.0
    }

    /// Writes a line.
    pub fn line<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            self.cell(cell);
        }
        self.0.push_str("\r\n");
    }

    fn cell(&mut self, cell: &str) {
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell);
        let quoted = formula || cell.contains([',', '"', '\n', '\r']) || cell.trim() != cell;
        if quoted {
            self.0.push('"');
        }
        if formula {
            self.0.push('\'');
        }
        self.0.push_str(&cell.replace('"', "\"\""));
        if quoted {
            self.0.push('"');
        }
    }
}

/// Whether a cell is a plain decimal, which no spreadsheet takes for a formula.
fn is_number(cell: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let cell = cell.strip_prefix('-').unwrap_or(cell);
    cell.split_once('.').map_or_else(|| digits(cell), |(whole, after)| digits(whole) && digits(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: [&str; 3]) -> String {
        let mut lines = Lines::default();
        lines.line(cells);
        lines.0
    }

    #[test]
    fn cells_are_quoted_where_they_must_be_and_nothing_is_lost() {
        assert_eq!(line(["a", "b c", "d"]), "a,b c,d\r\n");
        assert_eq!(line(["a,b", "say \"so\"", "one\ntwo"]), "\"a,b\",\"say \"\"so\"\"\",\"one\ntwo\"\r\n");
        assert_eq!(line(["", " x ", ""]), ",\" x \",\r\n");
    }

    #[test]
    fn a_cell_never_becomes_a_formula() {
        for wicked in ["=1+1", "+1", "-1+1", "-A1", "--1", "-", "-1.", "-.5", "-1.2.3", "@SUM(A1)", "\t=1", "\r=1"] {
            let line = line([wicked, "", ""]);
            assert!(line.starts_with("\"'"), "{line:?}");
            assert!(line.contains(wicked), "{line:?}");
        }
        assert_eq!(line(["a=b", "", ""]), "a=b,,\r\n");
    }

    #[test]
    fn a_number_stays_a_number_below_zero() {
        assert_eq!(line(["-2", "-0.75", "3"]), "-2,-0.75,3\r\n");
    }
}
