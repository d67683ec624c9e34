//! Answers in plain words, the same on every screen and for every way out.

use std::collections::BTreeMap;

use super::{Answer, Outcome, Pick, Row, Worksheet, in_words, row_ids};
use crate::{
    base::{Decimal, Id},
    t,
    template::{Item, Kind, Number, Ratings, Slider, Statement, Table, markup},
    words::day_long,
};

/// A worksheet with what follows from it, to be put into words.
pub struct Said<'a> {
    /// The worksheet.
    pub sheet: &'a Worksheet,
    /// What follows from it.
    pub outcome: &'a Outcome,
    numbers: BTreeMap<Id, usize>,
    plain_numbers: bool,
}

impl<'a> Said<'a> {
    /// With numbers as the sheet's language writes them.
    #[must_use]
    pub fn new(sheet: &'a Worksheet, outcome: &'a Outcome) -> Self {
        let asking = sheet.template.items().map(|(_, item)| item).filter(|item| item.asks());
        let numbers = asking.zip(1..).map(|(item, number)| (item.id.clone(), number)).collect();
        Self { sheet, outcome, numbers, plain_numbers: false }
    }

    /// With numbers as machines read them.
    #[must_use]
    pub fn plain_numbers(mut self) -> Self {
        self.plain_numbers = true;
        self
    }

    /// The number of an item on every page and screen.
    #[must_use]
    pub fn number(&self, item: &str) -> Option<usize> {
        self.outcome.numbers.get(item).or_else(|| self.numbers.get(item)).copied()
    }

    /// The number of an item, or of the item that holds a statement, if it is shown.
    #[must_use]
    pub fn number_shown(&self, id: &Id) -> Option<usize> {
        let item = self.sheet.template.statement(id.as_str()).map_or(id, |(item, _, _)| &item.id);
        self.outcome.is_shown(item.as_str()).then(|| self.number(item.as_str())).flatten()
    }

    /// A template's words without their signs; other questions by number.
    #[must_use]
    pub fn plain(&self, text: &str) -> String {
        markup::plain_with(text, &|id| self.number_shown(id).map(|number| number.to_string()))
    }

    /// The question of an item as it is asked now.
    #[must_use]
    pub fn ask<'t>(&'t self, item: &'t Item) -> &'t str {
        self.outcome.asks.get(&item.id).unwrap_or(&item.ask)
    }

    /// The answer under an id.
    #[must_use]
    pub fn answer(&self, id: &str) -> &'a Answer {
        self.sheet.content.answers.get(id)
    }

    /// Whether anything of an item is answered.
    #[must_use]
    pub fn is_answered(&self, item: &Item) -> bool {
        match &item.kind {
            Kind::Ratings(ratings) => ratings.statements.iter().any(|s| !self.answer(s.id.as_str()).is_unanswered()),
            _ => !self.answer(item.id.as_str()).is_unanswered(),
        }
    }

    /// The statements of a rating that are shown.
    pub fn statements<'r>(&'r self, ratings: &'r Ratings) -> impl Iterator<Item = &'r Statement> {
        ratings.statements.iter().filter(|s| ratings.single || self.outcome.is_shown(s.id.as_str()))
    }

    /// The words of a statement as they stand now.
    #[must_use]
    pub fn statement(&self, statement: &Statement) -> String {
        self.plain(self.outcome.statements.get(&statement.id).unwrap_or(&statement.words))
    }

    /// A step of a scale with its words: "4 – Often".
    #[must_use]
    pub fn step(&self, item: &Item, ratings: &Ratings, answer: &Answer) -> Option<String> {
        match answer {
            Answer::Step(step) => {
                let at = ratings.steps.iter().position(|(number, _)| number == step)?;
                let ends = self.outcome.ends.get(&item.id);
                let words = match ends {
                    Some((low, _)) if at == 0 => low,
                    Some((_, high)) if at + 1 == ratings.steps.len() => high,
                    _ => ratings.steps.get(at).map(|(_, words)| words)?,
                };
                let words = self.plain(words);
                Some(if words.is_empty() { step.to_string() } else { format!("{step} – {words}") })
            }
            Answer::CannotSay => ratings.cannot_say.as_ref().map(|words| self.plain(words)),
            _ => None,
        }
    }

    /// The words of an option.
    #[must_use]
    pub fn option(&self, item: &Item, option: &str) -> String {
        match (&item.kind, option) {
            (Kind::YesNo { .. }, "yes") => t!("paper-yes").to_owned(),
            (Kind::YesNo { .. }, "no") => t!("paper-no").to_owned(),
            (Kind::YesNo { .. }, _) => t!("paper-not-sure").to_owned(),
            _ => {
                let choice = item.choices().and_then(|choices| choices.options.get(option));
                choice.map(|choice| self.plain(&choice.words)).unwrap_or_default()
            }
        }
    }

    /// The options of a ranking in words, the first first.
    #[must_use]
    pub fn ranked(&self, item: &Item, answer: &Answer) -> Vec<String> {
        answer.ranked().iter().map(|option| self.option(item, option.as_str())).collect()
    }

    /// What is chosen, in words; own words stand for themselves.
    #[must_use]
    pub fn pick(&self, item: &Item, pick: &Pick) -> String {
        match pick {
            Pick::Other(words) if !words.trim().is_empty() => words.clone(),
            pick => self.option(item, pick.option()),
        }
    }

    /// An answer in words; ratings and tables have ways of their own.
    #[must_use]
    pub fn words(&self, item: &Item, answer: &Answer) -> String {
        match (answer, &item.kind) {
            (Answer::Text(text), _) => text.clone(),
            (Answer::Nothing, Kind::ShortText(text) | Kind::LongText(text)) => {
                self.own_or(text.or_nothing.as_deref())
            }
            (Answer::Nothing, Kind::Table(table)) => self.own_or(table.none.as_deref()),
            (Answer::One(_) | Answer::Many(_), _) => {
                let all: Vec<String> = answer.picks().iter().map(|pick| self.pick(item, pick)).collect();
                all.join("; ")
            }
            (Answer::Drawn(drawn), _) if !drawn.words.trim().is_empty() => drawn.words.clone(),
            (Answer::Drawn(drawn), _) => t!("drawing-without-words", count = drawn.strokes.len()),
            (Answer::Signed(signed), _) => format!("{}, {}", signed.name.trim(), day_long(signed.day)),
            (Answer::Ranked(_), _) => {
                let all = self.ranked(item, answer).into_iter().zip(1..);
                all.map(|(words, place)| format!("{place}. {words}")).collect::<Vec<_>>().join("; ")
            }
            (Answer::Day(day), _) => day_long(*day),
            (Answer::Time(time), _) => time.to_string(),
            (Answer::Amount(amount), Kind::Number(number)) => self.amount(number, *amount),
            (Answer::Step(_) | Answer::CannotSay, Kind::Ratings(ratings)) => {
                self.step(item, ratings, answer).unwrap_or_default()
            }
            (Answer::Step(step), _) => step.to_string(),
            _ => String::new(),
        }
    }

    fn amount(&self, number: &Number, amount: Decimal) -> String {
        let figure = amount.to_string();
        let figure = if self.plain_numbers { figure } else { in_words::figure(&self.sheet.template, &figure) };
        match &number.unit {
            Some(unit) => format!("{figure} {}", self.plain(unit)),
            None => figure,
        }
    }

    /// A place on a line, with the words of its ends: "6 (0 = not at all, 10 = wholly)".
    fn place(&self, slider: &Slider, step: i16) -> String {
        let ends = [(slider.from, &slider.low), (slider.to, &slider.high)];
        let ends = ends.map(|(number, words)| (number, self.plain(words))).into_iter();
        let ends = ends.filter(|(_, words)| !words.is_empty()).map(|(number, words)| format!("{number} = {words}"));
        let ends: Vec<String> = ends.collect();
        if ends.is_empty() {
            let [step, from, to] = [step, slider.from, slider.to].map(|number| number.to_string());
            return t!("answer-slider", step = &step, from = &from, to = &to);
        }
        format!("{step} ({})", ends.join(", "))
    }

    /// An answer as it is read, a line for each part; ratings and tables have ways of their own.
    #[must_use]
    pub fn lines(&self, item: &Item, answer: &Answer) -> Vec<String> {
        let lines = match (answer, &item.kind) {
            (Answer::One(_) | Answer::Many(_), _) => {
                answer.picks().iter().map(|pick| self.pick(item, pick)).collect()
            }
            (Answer::Ranked(_), _) => {
                let places = self.ranked(item, answer).into_iter().zip(1..);
                places.map(|(words, place)| format!("{place}. {words}")).collect()
            }
            (Answer::Step(step), Kind::Slider(slider)) => vec![self.place(slider, *step)],
            _ => vec![self.words(item, answer)],
        };
        lines.into_iter().filter(|line: &String| !line.is_empty()).collect()
    }

    fn own_or(&self, words: Option<&str>) -> String {
        words.map(|words| self.plain(words)).unwrap_or_default()
    }

    /// What a row of a group is called: *Moment 2*; nothing if it is there once only.
    #[must_use]
    pub fn each(&self, table: &Table, number: usize) -> Option<String> {
        let group = table.group.as_ref().filter(|group| group.several)?;
        let number = (number + 1).to_string();
        Some(match &group.each {
            Some(each) => format!("{} {number}", self.plain(each)),
            None => t!("group-each", number = &number),
        })
    }

    /// The words of a cell; empty if its question is not asked in this row.
    #[must_use]
    pub fn cell(&self, table: &Item, row: &Row, column: &Item) -> String {
        if self.outcome.cell_open(&table.id, &row.id, &column.id) {
            self.words(column, row.cell(column.id.as_str()))
        } else {
            String::new()
        }
    }

    /// The rows of a table that hold something, in the order a person sees them.
    #[must_use]
    pub fn rows(&self, item: &Item, table: &Table) -> Vec<&'a Row> {
        let answer = self.answer(item.id.as_str());
        let held = |id: &Id| answer.rows().iter().find(|row| row.id == *id);
        let ids = row_ids(table, answer);
        let rows = ids.iter().filter_map(held);
        rows.filter(|row| row.cells.values().any(|cell| !cell.is_unanswered())).collect()
    }
}

/// What stands in an item in plain words, a line for each part; empty if it is unanswered.
#[must_use]
pub fn item_in_words(sheet: &Worksheet, outcome: &Outcome, item: &Item) -> String {
    let said = Said::new(sheet, outcome);
    let lines: Vec<String> = match &item.kind {
        Kind::Ratings(ratings) => ratings
            .statements
            .iter()
            .filter(|statement| !said.answer(statement.id.as_str()).is_unanswered())
            .map(|statement| {
                let step = said.step(item, ratings, said.answer(statement.id.as_str())).unwrap_or_default();
                format!("{}: {step}", said.statement(statement))
            })
            .collect(),
        Kind::Table(table) if !said.answer(item.id.as_str()).rows().is_empty() => said
            .rows(item, table)
            .into_iter()
            .map(|row| {
                let cells = table.columns.iter().map(|column| said.lines(column, row.cell(column.id.as_str())));
                cells.map(|lines| lines.join("; ")).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
            })
            .collect(),
        _ => vec![said.lines(item, said.answer(item.id.as_str())).join("; ")],
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The answer under the id of an item or a statement in plain words; empty if it is unanswered.
#[must_use]
pub fn answer_in_words(sheet: &Worksheet, outcome: &Outcome, id: &Id) -> String {
    if let Some((item, ratings, statement)) = sheet.template.statement(id.as_str()) {
        let said = Said::new(sheet, outcome);
        return said.step(item, ratings, said.answer(statement.id.as_str())).unwrap_or_default();
    }
    sheet.template.item(id.as_str()).map(|item| item_in_words(sheet, outcome, item)).unwrap_or_default()
}
