//! A fillable PDF that somebody filled in: its fields become answers.
//!
//! Fields are found by name (`page::field`); each answer goes through the one
//! way in which a worksheet changes. A field that says nothing answers
//! nothing. What cannot be an answer to its question (a day written in words)
//! is not dropped silently: the question is named, so that somebody can look.

use std::collections::BTreeMap;

use crate::{
    base::{Day, Decimal, Id, Keyed, Moment, Time},
    page::field::{CANNOT_SAY, NOTHING, SIGNED_BY, SIGNED_ON, SLASH, WORDS},
    template::{ChoiceKind, Choices, Item, Kind, Rows, Table},
    worksheet::{Answer, At, Author, Change, Drawn, Edit, Outcome, Pick, Row, Side, Signed, Worksheet, apply},
};

/// The most rows of a table that are looked for.
const MOST_ROWS: usize = 200;

/// A worksheet from fields.
#[derive(Debug)]
pub struct Filled {
    /// The worksheet.
    pub sheet: Worksheet,
    /// How many questions and statements were answered.
    pub taken: usize,
    /// The numbers of questions with words that are no answer to them.
    pub left: Vec<usize>,
}

/// Takes the fields' values into an empty worksheet.
#[must_use]
pub fn filled(mut sheet: Worksheet, fields: &[(String, String)], now: Moment) -> Filled {
    let fields = Fields(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect());
    let template = sheet.template.clone();
    let numbers = Outcome::of(&template, &sheet.content.answers).numbers;
    let (mut taken, mut left) = (0, Vec::new());
    for (_, item) in template.items() {
        for (id, found) in fields.answers(item) {
            let by = Author { name: String::new(), side: Side::Writer };
            let set = |answer| Edit { by, when: now, change: Change::Set { at: At::item(id), answer } };
            match found.map(|answer| apply(&mut sheet, &set(answer)).is_ok()) {
                Some(true) => taken += 1,
                _ => left.extend(numbers.get(&item.id)),
            }
        }
    }
    left.dedup();
    Filled { sheet, taken, left }
}

/// Values by the name of their field.
struct Fields<'f>(BTreeMap<&'f str, &'f str>);

/// An answer, or nothing where what stands there is none.
type Found = Option<Answer>;

impl Fields<'_> {
    /// What stands in a field; nothing if it is empty or off.
    fn value(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    fn part(&self, name: &str, part: &str) -> Option<&str> {
        self.value(&format!("{name}{SLASH}{part}"))
    }

    /// The answers of an item, or of its statements; only those with something in their fields.
    fn answers(&self, item: &Item) -> Vec<(Id, Found)> {
        match &item.kind {
            Kind::Ratings(ratings) => {
                let own = ratings.statements.iter().filter_map(|statement| {
                    let value = self.value(statement.id.as_str())?;
                    Some((statement.id.clone(), step(value)))
                });
                own.collect()
            }
            Kind::Table(table) => self.table(item, table).map(|found| (item.id.clone(), found)).into_iter().collect(),
            _ => self.answer(item.id.as_str(), item).map(|found| (item.id.clone(), found)).into_iter().collect(),
        }
    }

    /// The answer in the fields of this name.
    fn answer(&self, name: &str, item: &Item) -> Option<Found> {
        match &item.kind {
            Kind::ShortText(_) | Kind::LongText(_) => {
                let nothing = || self.part(name, NOTHING).map(|_| Some(Answer::Nothing));
                self.value(name).map(|words| Some(Answer::Text(lines(words)))).or_else(nothing)
            }
            Kind::ClientCode => self.value(name).map(|words| Some(Answer::Text(one_line(words)))),
            Kind::YesNo { .. } => self.value(name).map(|option| Some(Answer::One(Pick::Id(Id::parse(option).ok()?)))),
            Kind::ChooseOne(choices) => self.one(name, choices),
            Kind::ChooseMany(choices) => self.many(name, choices),
            Kind::Ranking(choices) => self.ranking(name, choices),
            Kind::Slider(_) => self.value(name).map(step),
            Kind::Ratings(ratings) if ratings.single => self.value(name).map(step),
            Kind::Number(_) => {
                self.value(name).map(|value| Decimal::parse(&value.replace(',', ".")).map(Answer::Amount))
            }
            Kind::Date { .. } => self.value(name).map(|value| Day::parse(value).map(Answer::Day)),
            Kind::Time { .. } => self.value(name).map(|value| Time::parse(value).map(Answer::Time)),
            Kind::Drawing(_) => {
                let drawn = |words| Some(Answer::Drawn(Drawn { strokes: Vec::new(), words: lines(words) }));
                self.part(name, WORDS).map(drawn)
            }
            Kind::Signature => {
                let name_and_day = (self.part(name, SIGNED_BY), self.part(name, SIGNED_ON));
                match name_and_day {
                    (None, None) => None,
                    (Some(by), Some(on)) => {
                        Some(Day::parse(on).map(|day| Answer::Signed(Signed { name: one_line(by), day })))
                    }
                    _ => Some(None),
                }
            }
            _ => None,
        }
    }

    /// The option chosen; own words where the option asks for them.
    fn one(&self, name: &str, choices: &Choices) -> Option<Found> {
        let chosen = self.value(name);
        let pick = |id: &Id| self.pick(name, id, choices);
        match chosen {
            Some(option) => {
                let known = choices.options.keys().find(|id| id.as_str() == option);
                Some(known.map(|id| Answer::One(pick(id))))
            }
            None => {
                choices.options.keys().find(|id| self.words(name, id).is_some()).map(|id| Some(Answer::One(pick(id))))
            }
        }
    }

    fn many(&self, name: &str, choices: &Choices) -> Option<Found> {
        let is_ticked = |id: &&Id| self.part(name, id.as_str()).is_some() || self.words(name, id).is_some();
        let picks: Vec<Pick> =
            choices.options.keys().filter(is_ticked).map(|id| self.pick(name, id, choices)).collect();
        (!picks.is_empty()).then_some(Some(Answer::Many(picks)))
    }

    fn pick(&self, name: &str, id: &Id, choices: &Choices) -> Pick {
        let own = choices.options.get(id.as_str()).is_some_and(|choice| choice.effect == ChoiceKind::OwnWords);
        if own { Pick::Other(self.words(name, id).unwrap_or("").to_owned()) } else { Pick::Id(id.clone()) }
    }

    fn words(&self, name: &str, option: &Id) -> Option<&str> {
        self.part(name, &format!("{option}{SLASH}{WORDS}"))
    }

    /// Options by the numbers before them; two with one number, or a word, are no order.
    fn ranking(&self, name: &str, choices: &Choices) -> Option<Found> {
        let mut places: BTreeMap<u16, Id> = BTreeMap::new();
        let mut any = false;
        for id in choices.options.keys() {
            let Some(value) = self.part(name, id.as_str()) else { continue };
            any = true;
            let Ok(place) = value.parse() else { return Some(None) };
            if places.insert(place, id.clone()).is_some() {
                return Some(None);
            }
        }
        any.then(|| Some(Answer::Ranked(places.into_values().collect())))
    }

    fn table(&self, item: &Item, table: &Table) -> Option<Found> {
        let name = item.id.as_str();
        let keys: Vec<(String, Option<Id>)> = match &table.rows {
            Rows::Fixed(given) => given.keys().map(|id| (id.to_string(), Some(id.clone()))).collect(),
            Rows::Free { .. } => {
                (1..=MOST_ROWS).map(|nth| (nth.to_string(), Id::parse(&format!("row-{nth}")).ok())).collect()
            }
        };
        let mut rows = Vec::new();
        for (key, id) in keys {
            let Some(id) = id else { continue };
            let mut cells = Keyed::new();
            for column in &table.columns {
                match self.answer(&format!("{name}{SLASH}{key}{SLASH}{}", column.id), column) {
                    Some(Some(answer)) => {
                        let _new = cells.set(column.id.clone(), answer);
                    }
                    Some(None) => return Some(None),
                    None => {}
                }
            }
            if !cells.is_empty() {
                rows.push(Row { id, cells });
            }
        }
        if rows.is_empty() {
            return self.part(name, NOTHING).map(|_| Some(Answer::Nothing));
        }
        Some(Some(Answer::Rows(rows)))
    }
}

/// A step of a scale, or *cannot say*.
fn step(value: &str) -> Found {
    if value == CANNOT_SAY { Some(Answer::CannotSay) } else { value.parse().ok().map(Answer::Step) }
}

/// Words with one kind of line end; viewers write any.
fn lines(words: &str) -> String {
    words.replace("\r\n", "\n").replace('\r', "\n")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
