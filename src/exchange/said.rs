//! Answers in plain words, the same for every way out.

use std::collections::BTreeMap;

use crate::{
    base::Id,
    exchange::Leaving,
    t,
    template::{Item, Kind, Ratings, Statement, Table, markup},
    words::day_long,
    worksheet::{Answer, Outcome, Pick, Row, Worksheet, row_ids},
};

/// A worksheet with what follows from it and what of it leaves.
pub(super) struct Said<'a> {
    pub sheet: &'a Worksheet,
    pub outcome: &'a Outcome,
    pub leaving: &'a Leaving,
    numbers: BTreeMap<Id, usize>,
}

impl<'a> Said<'a> {
    pub fn new(sheet: &'a Worksheet, outcome: &'a Outcome, leaving: &'a Leaving) -> Self {
        let asking = sheet.template.items().map(|(_, item)| item).filter(|item| item.asks());
        let numbers = asking.zip(1..).map(|(item, number)| (item.id.clone(), number)).collect();
        Self { sheet, outcome, leaving, numbers }
    }

    /// The number of an item on every page and screen.
    pub fn number(&self, item: &str) -> Option<usize> {
        self.outcome.numbers.get(item).or_else(|| self.numbers.get(item)).copied()
    }

    /// The number of an item, or of the item that holds a statement, if it is shown.
    pub fn number_shown(&self, id: &Id) -> Option<usize> {
        let item = self.sheet.template.statement(id.as_str()).map_or(id, |(item, _, _)| &item.id);
        self.outcome.is_shown(item.as_str()).then(|| self.number(item.as_str())).flatten()
    }

    /// A template's words without their signs; other questions by number.
    pub fn plain(&self, text: &str) -> String {
        markup::plain_with(text, &|id| self.number_shown(id).map(|number| number.to_string()))
    }

    /// The question of an item as it is asked now.
    pub fn ask<'t>(&'t self, item: &'t Item) -> &'t str {
        self.outcome.asks.get(&item.id).unwrap_or(&item.ask)
    }

    pub fn answer(&self, id: &str) -> &'a Answer {
        self.sheet.content.answers.get(id)
    }

    /// Whether anything of an item is answered.
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
    pub fn statement(&self, statement: &Statement) -> String {
        self.plain(self.outcome.statements.get(&statement.id).unwrap_or(&statement.words))
    }

    /// A step of a scale with its words: "4 – Often".
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
    pub fn ranked(&self, item: &Item, answer: &Answer) -> Vec<String> {
        answer.ranked().iter().map(|option| self.option(item, option.as_str())).collect()
    }

    /// What is chosen, in words; own words stand for themselves.
    pub fn pick(&self, item: &Item, pick: &Pick) -> String {
        match pick {
            Pick::Other(words) if !words.trim().is_empty() => words.clone(),
            pick => self.option(item, pick.option()),
        }
    }

    /// An answer in words; ratings and tables have ways of their own.
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
            (Answer::Amount(amount), Kind::Number(number)) => match &number.unit {
                Some(unit) => format!("{amount} {}", self.plain(unit)),
                None => amount.to_string(),
            },
            (Answer::Step(_) | Answer::CannotSay, Kind::Ratings(ratings)) => {
                self.step(item, ratings, answer).unwrap_or_default()
            }
            (Answer::Step(step), _) => step.to_string(),
            _ => String::new(),
        }
    }

    fn own_or(&self, words: Option<&str>) -> String {
        words.map(|words| self.plain(words)).unwrap_or_default()
    }

    /// What a row of a group is called: *Moment 2*; nothing if it is there once only.
    pub fn each(&self, table: &Table, number: usize) -> Option<String> {
        let group = table.group.as_ref().filter(|group| group.several)?;
        let number = (number + 1).to_string();
        Some(match &group.each {
            Some(each) => format!("{} {number}", self.plain(each)),
            None => t!("group-each", number = &number),
        })
    }

    /// The words of a cell; empty if its question is not asked in this row.
    pub fn cell(&self, table: &Item, row: &Row, column: &Item) -> String {
        if self.outcome.cell_open(&table.id, &row.id, &column.id) {
            self.words(column, row.cell(column.id.as_str()))
        } else {
            String::new()
        }
    }

    /// The rows of a table that hold something, in the order a person sees them.
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
pub fn in_words(sheet: &Worksheet, outcome: &Outcome, item: &Item) -> String {
    let everything = Leaving::everything();
    let said = Said::new(sheet, outcome, &everything);
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
                let cells = table.columns.iter().map(|column| said.words(column, row.cell(column.id.as_str())));
                cells.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
            })
            .collect(),
        _ => vec![said.words(item, said.answer(item.id.as_str()))],
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The answer under the id of an item or a statement in plain words; empty if it is unanswered.
#[must_use]
pub fn answer_in_words(sheet: &Worksheet, outcome: &Outcome, id: &Id) -> String {
    if let Some((item, ratings, statement)) = sheet.template.statement(id.as_str()) {
        let everything = Leaving::everything();
        let said = Said::new(sheet, outcome, &everything);
        return said.step(item, ratings, said.answer(statement.id.as_str())).unwrap_or_default();
    }
    sheet.template.item(id.as_str()).map(|item| in_words(sheet, outcome, item)).unwrap_or_default()
}
