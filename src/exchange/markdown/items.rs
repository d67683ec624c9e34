//! Each kind of answer in Markdown.

use super::{
    Page,
    escape::{cell, escaped, quoted},
};
use crate::{
    t,
    template::{Area, Item, Kind, Ratings, Slider, Table},
    words::day_long,
    worksheet::{Answer, Drawn, row_words},
};

impl Page<'_> {
    /// The answer of an item.
    pub(super) fn answer(&mut self, item: &Item) {
        let answer = self.said.answer(item.id.as_str());
        match (&item.kind, answer) {
            (Kind::Ratings(ratings), _) => self.ratings(item, ratings),
            (Kind::Table(table), Answer::Rows(_)) if table.group.is_some() => self.group(item, table),
            (Kind::Table(table), Answer::Rows(_)) => self.table(item, table),
            (Kind::Slider(slider), Answer::Step(step)) => self.slider(slider, *step),
            (_, Answer::Text(text)) => self.paragraph(&quoted(text)),
            (_, Answer::Nothing) => {
                let words = self.said.words(item, answer);
                self.paragraph(&format!("- [x] {}", escaped(&words)));
            }
            (Kind::Drawing(area), Answer::Drawn(drawn)) => self.drawing(*area, drawn),
            (_, Answer::Ranked(_)) => self.ranking(item, answer),
            (_, Answer::One(_) | Answer::Many(_)) => self.picks(item, answer),
            _ => {
                let words = self.said.words(item, answer);
                self.paragraph(&quoted(&words));
            }
        }
    }

    /// *What I think now*, under the first words.
    pub(super) fn later(&mut self, item: &Item) {
        let later = self.said.sheet.content.later.get(item.id.as_str());
        if let Some(later) = later.filter(|later| !later.text.trim().is_empty()) {
            self.paragraph(&format!("*{}*", t!("paper-later", day = &day_long(later.changed.day()))));
            self.paragraph(&quoted(&later.text));
        }
    }

    /// Only what was chosen, each with its tick.
    fn picks(&mut self, item: &Item, answer: &Answer) {
        if let (Kind::ChooseMany(choices), picks) = (&item.kind, answer.picks()) {
            self.paragraph(&format!("*{}*", t!("paper-ticked", count = picks.len(), of = choices.options.len())));
        }
        self.blank_line();
        for pick in answer.picks() {
            let words = escaped(self.said.pick(item, pick).trim()).replace('\n', "\n      ");
            self.out.push_str(&format!("- [x] {words}\n"));
            let choice = item.choices().and_then(|choices| choices.options.get(pick.option()));
            if let Some(tell) = choice.and_then(|choice| choice.tell.as_ref()) {
                let tell = self.marked(tell).replace('\n', "\n  ");
                self.out.push_str(&format!("\n  {tell}\n\n"));
            }
        }
    }

    fn ranking(&mut self, item: &Item, answer: &Answer) {
        self.blank_line();
        for (words, place) in self.said.ranked(item, answer).iter().zip(1..) {
            self.out.push_str(&format!("{place}. {}\n", escaped(words).replace('\n', " ")));
        }
    }

    /// The picture itself as a vector image, and its words under it.
    fn drawing(&mut self, area: Area, drawn: &Drawn) {
        if !drawn.strokes.is_empty() {
            let name = t!("drawing-without-words", count = drawn.strokes.len());
            let encoded: String = drawn.svg(area).chars().map(in_address).collect();
            self.paragraph(&format!("![{}](data:image/svg+xml,{encoded})", escaped(&name)));
        }
        self.paragraph(&quoted(&drawn.words));
    }

    fn slider(&mut self, slider: &Slider, step: i16) {
        let (low, high) = (self.marked(&slider.low), self.marked(&slider.high));
        self.paragraph(&format!("**{step}** ({} = {low}, {} = {high})", slider.from, slider.to));
    }

    fn ratings(&mut self, item: &Item, ratings: &Ratings) {
        let left_open = format!("*{}*", t!("md-left-open"));
        if ratings.single {
            let step = self.said.step(item, ratings, self.said.answer(item.id.as_str()));
            self.paragraph(&step.map_or(left_open, |step| format!("**{}**", escaped(&step))));
            return;
        }
        self.blank_line();
        self.out.push_str(&format!("| {} | {} |\n|---|---|\n", t!("md-statement"), t!("md-answer")));
        let rows: Vec<String> = self
            .said
            .statements(ratings)
            .map(|statement| {
                let step = self.said.step(item, ratings, self.said.answer(statement.id.as_str()));
                let step = step.map_or_else(|| left_open.clone(), |step| cell(&step));
                format!("| {} | {step} |\n", cell(&self.said.statement(statement)))
            })
            .collect();
        self.out.extend(rows);
    }

    /// Each repetition under its name, with the questions that were answered in it.
    fn group(&mut self, item: &Item, table: &Table) {
        for (number, row) in self.said.rows(item, table).into_iter().enumerate() {
            if let Some(each) = self.said.each(table, number) {
                self.paragraph(&format!("#### {}", escaped(&each)));
            }
            for question in &table.columns {
                let words = self.said.cell(item, row, question);
                if !words.is_empty() {
                    self.paragraph(&format!("**{}**", escaped(&self.said.plain(&question.ask))));
                    self.paragraph(&quoted(&words));
                }
            }
        }
    }

    fn table(&mut self, item: &Item, table: &Table) {
        let named = |row: &str| row_words(table, row).map(|words| self.said.plain(words));
        let rows = self.said.rows(item, table);
        let with_names = rows.iter().any(|row| named(row.id.as_str()).is_some());
        let mut heads: Vec<String> = with_names.then(String::new).into_iter().collect();
        heads.extend(table.columns.iter().map(|column| cell(&self.said.plain(&column.ask))));
        let mut lines = vec![heads.clone(), vec!["---".to_owned(); heads.len()]];
        for row in rows {
            let mut cells: Vec<String> = Vec::new();
            if with_names {
                cells.push(cell(&named(row.id.as_str()).unwrap_or_default()));
            }
            cells.extend(table.columns.iter().map(|column| cell(&self.said.cell(item, row, column))));
            lines.push(cells);
        }
        self.blank_line();
        for line in lines {
            self.out.push_str(&format!("| {} |\n", line.join(" | ")));
        }
    }
}

/// A sign of an SVG as it may stand in an address.
fn in_address(sign: char) -> String {
    match sign {
        '<' | '>' | '#' | ' ' | '(' | ')' | '%' | '"' => format!("%{:02X}", u32::from(sign)),
        _ => sign.to_string(),
    }
}
