//! The values of fields, read as answers to the questions they belong to.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Bound,
};

use super::{is_answer, joined, places, written};
use crate::{
    base::{Day, Decimal, Id, Keyed},
    page::field::{CANNOT_SAY, NOTHING, SIGNED_BY, SIGNED_ON, SLASH, WORDS},
    t,
    template::{ChoiceKind, Choices, Item, Kind, Rows, Table, markup},
    worksheet::{Answer, Answers, Drawn, Pick, Row, Signed, Worksheet, row_ids, row_words},
};

/// The most rows of a table that are looked for.
const MOST_ROWS: usize = 200;

/// Values by the name of their field, and what of them was no answer.
pub(super) struct Fields<'f> {
    values: BTreeMap<&'f str, &'f str>,
    before: Answers,
    today: Day,
    /// The row and column that are read now.
    part: String,
    left: Vec<(String, String)>,
}

impl<'f> Fields<'f> {
    pub fn of(all: &'f [(String, String)], sheet: &Worksheet, today: Day) -> Self {
        let values = all.iter().map(|(name, value)| (name.as_str(), value.trim())).collect();
        Self { values, before: sheet.content.answers.clone(), today, part: String::new(), left: Vec::new() }
    }

    /// What stands in a field; nothing if it is empty or off.
    fn value(&self, name: &str) -> Option<&'f str> {
        self.values.get(name).copied().filter(|value| !value.is_empty())
    }

    fn part_of(&self, name: &str, part: &str) -> Option<&'f str> {
        self.value(&joined(name, part))
    }

    /// A field of this name and those whose names begin with it.
    fn under<'s>(&'s self, name: &'s str) -> impl Iterator<Item = (&'f str, &'f str)> + 's {
        let own = self.values.get_key_value(name);
        let begin = joined(name, "");
        let below = self.values.range::<str, _>((Bound::Included(begin.as_str()), Bound::Unbounded));
        let below: Vec<_> = below.take_while(|(other, _)| other.starts_with(&begin)).collect();
        own.into_iter().chain(below).map(|(name, value)| (*name, *value))
    }

    /// Everything that stands in the fields of this name.
    pub fn all_of(&self, name: &str) -> String {
        self.under(name).map(|(_, value)| value).filter(|value| !value.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn has(&self, name: &str) -> bool {
        self.under(name).next().is_some()
    }

    /// Whether there are fields of this name, and nothing in any of them.
    pub fn is_emptied(&self, name: &str) -> bool {
        self.has(name) && self.under(name).all(|(_, value)| value.is_empty())
    }

    /// Whether everything about an item stands as it was printed.
    pub fn as_printed(&self, item: &Item, printed: &BTreeMap<String, String>) -> bool {
        let mut names = places(item).map(Id::as_str);
        names.all(|name| {
            let own =
                |other: &str| other == name || other.strip_prefix(name).is_some_and(|rest| rest.starts_with(SLASH));
            let was: BTreeMap<&str, String> = printed
                .iter()
                .filter(|(other, value)| own(other) && !value.trim().is_empty())
                .map(|(other, value)| (other.as_str(), lines(value.trim())))
                .collect();
            let is = self.under(name).filter(|(_, value)| !value.is_empty());
            is.map(|(other, value)| (other, lines(value))).collect::<BTreeMap<_, _>>() == was
        })
    }

    /// Keeps words that are no answer.
    pub fn leave(&mut self, part: &str, words: &str) {
        let parts = [self.part.as_str(), part].into_iter().filter(|part| !part.is_empty());
        self.left.push((parts.collect::<Vec<_>>().join(", "), lines(words)));
    }

    /// What was no answer since this was asked last: the part of the question, and the words.
    pub fn take_left(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.left)
    }

    /// The answers of an item, or of its statements; only those with something in their fields.
    pub fn answers(&mut self, item: &Item) -> Vec<(Id, Answer)> {
        let mut found = Vec::new();
        match &item.kind {
            Kind::Ratings(ratings) if !ratings.single => {
                for statement in &ratings.statements {
                    let Some(value) = self.value(statement.id.as_str()) else { continue };
                    match step(value).filter(|answer| is_answer(item, answer)) {
                        Some(answer) => found.push((statement.id.clone(), answer)),
                        None => self.leave(&markup::plain(&statement.words), value),
                    }
                }
            }
            Kind::Table(table) => found.extend(self.table(item, table).map(|answer| (item.id.clone(), answer))),
            _ => found.extend(self.answer(item.id.as_str(), item).map(|answer| (item.id.clone(), answer))),
        }
        found
    }

    /// The answer in the fields of this name; words that are none are left.
    fn answer(&mut self, name: &str, item: &Item) -> Option<Answer> {
        match &item.kind {
            Kind::ChooseOne(choices) => return self.one(name, choices),
            Kind::ChooseMany(choices) => return self.many(name, choices),
            Kind::Ranking(choices) => return self.ranking(name, choices),
            Kind::ShortText(_) | Kind::LongText(_) => {
                let nothing = || self.part_of(name, NOTHING).map(|_| Answer::Nothing);
                return self.value(name).map(|words| Answer::Text(lines(words))).or_else(nothing);
            }
            Kind::Drawing(_) => {
                let words = self.part_of(name, WORDS)?;
                return Some(Answer::Drawn(Drawn { strokes: Vec::new(), words: lines(words) }));
            }
            Kind::Signature => return self.signature(name),
            _ => {}
        }
        let value = self.value(name)?;
        let read = match &item.kind {
            Kind::ClientCode => Some(Answer::Text(one_line(value))),
            Kind::YesNo { .. } => Id::parse(value).ok().map(|option| Answer::One(Pick::Id(option))),
            Kind::Slider(_) | Kind::Ratings(_) => step(value),
            Kind::Number(number) => written::amount(value, number).map(Answer::Amount),
            Kind::Date { .. } => written::day(value, self.today).map(Answer::Day),
            Kind::Time { .. } => written::time(value).map(Answer::Time),
            _ => None,
        };
        let read = read.filter(|answer| is_answer(item, answer));
        if read.is_none() {
            self.leave("", value);
        }
        read
    }

    /// A name with a day; one without the other is left.
    fn signature(&mut self, name: &str) -> Option<Answer> {
        let (by, on) = (self.part_of(name, SIGNED_BY), self.part_of(name, SIGNED_ON));
        let day = on.and_then(|on| written::day(on, self.today));
        if let Some((by, day)) = by.zip(day) {
            return Some(Answer::Signed(Signed { name: one_line(by), day }));
        }
        let words: Vec<&str> = by.into_iter().chain(on).collect();
        if !words.is_empty() {
            self.leave("", &words.join(" · "));
        }
        None
    }

    /// The option chosen; own words where the option asks for them, also without its circle.
    fn one(&mut self, name: &str, choices: &Choices) -> Option<Answer> {
        let chosen = self.value(name);
        let known = chosen.and_then(|chosen| choices.options.keys().find(|id| id.as_str() == chosen));
        if let (Some(chosen), None) = (chosen, known) {
            self.leave("", chosen);
        }
        let mut pick = known;
        for id in choices.options.keys() {
            match (self.words(name, id), pick) {
                (Some(_), None) => pick = Some(id),
                (Some(words), Some(other)) if other != id => self.leave(&label(choices, id), words),
                _ => {}
            }
        }
        pick.map(|id| Answer::One(self.pick(name, id, choices)))
    }

    /// The options ticked; a tick that excludes the others, and ticks beyond what may be, are left.
    fn many(&mut self, name: &str, choices: &Choices) -> Option<Answer> {
        let is_ticked = |id: &&Id| self.part_of(name, id.as_str()).is_some() || self.words(name, id).is_some();
        let ticked: Vec<&Id> = choices.options.keys().filter(is_ticked).collect();
        let alone = |id: &Id| choices.options.get(id.as_str()).is_some_and(|c| c.effect == ChoiceKind::Alone);
        let excludes = ticked.iter().any(|id| !alone(id));
        let (fits, mut rest): (Vec<&Id>, Vec<&Id>) = ticked.into_iter().partition(|id| !(excludes && alone(id)));
        let most = choices.at_most.map_or(usize::MAX, usize::from);
        rest.extend(fits.iter().skip(most).copied());
        for id in rest {
            let words = self.words(name, id).map_or_else(|| label(choices, id), str::to_owned);
            self.leave("", &words);
        }
        let picks: Vec<Pick> = fits.into_iter().take(most).map(|id| self.pick(name, id, choices)).collect();
        (!picks.is_empty()).then_some(Answer::Many(picks))
    }

    fn pick(&self, name: &str, id: &Id, choices: &Choices) -> Pick {
        let own = choices.options.get(id.as_str()).is_some_and(|choice| choice.effect == ChoiceKind::OwnWords);
        if own { Pick::Other(self.words(name, id).unwrap_or("").to_owned()) } else { Pick::Id(id.clone()) }
    }

    fn words(&self, name: &str, option: &Id) -> Option<&'f str> {
        self.part_of(name, &format!("{option}{SLASH}{WORDS}"))
    }

    /// Options by the numbers before them, some or all; two with one number have no order and are left.
    fn ranking(&mut self, name: &str, choices: &Choices) -> Option<Answer> {
        let mut places: BTreeMap<u16, Vec<(&Id, &str)>> = BTreeMap::new();
        for id in choices.options.keys() {
            let Some(value) = self.part_of(name, id.as_str()) else { continue };
            match place(value) {
                Some(place) => places.entry(place).or_default().push((id, value)),
                None => self.leave(&label(choices, id), value),
            }
        }
        let mut order = Vec::new();
        for own in places.into_values() {
            match own.as_slice() {
                [(id, _)] if order.len() < choices.places() => order.push((*id).clone()),
                tied => tied.iter().for_each(|(id, value)| self.leave(&label(choices, id), value)),
            }
        }
        (!order.is_empty()).then_some(Answer::Ranked(order))
    }

    /// The rows with something in them; cells without a field stay as they were.
    fn table(&mut self, item: &Item, table: &Table) -> Option<Answer> {
        let name = item.id.as_str();
        let before = self.before.get(name).clone();
        let mut rows: Vec<Row> = Vec::new();
        for (nth, id) in ids(table, &before).into_iter().enumerate() {
            let key = if matches!(table.rows, Rows::Fixed(_)) { id.to_string() } else { (nth + 1).to_string() };
            let key = joined(name, &key);
            let words = row_words(table, id.as_str()).map(markup::plain);
            let words = words.unwrap_or_else(|| t!("pdf-field-row", row = nth + 1));
            let mut cells = Keyed::new();
            for column in &table.columns {
                let field = joined(&key, column.id.as_str());
                self.part = format!("{words}, {}", markup::plain(&column.ask));
                let found = match self.has(&field) {
                    true => self.answer(&field, column),
                    false => before
                        .rows()
                        .iter()
                        .find(|row| row.id == id)
                        .and_then(|row| row.cells.get(column.id.as_str()).cloned()),
                };
                if let Some(answer) = found {
                    let _new = cells.set(column.id.clone(), answer);
                }
            }
            self.part.clear();
            let is_one_too_many = matches!(table.rows, Rows::Free { most, .. } if rows.len() >= usize::from(most));
            match cells.is_empty() {
                true => {}
                false if is_one_too_many => {
                    let all = self.all_of(&key);
                    self.leave(&words, &all);
                }
                false => rows.push(Row { id, cells }),
            }
        }
        if rows.is_empty() {
            return self.part_of(name, NOTHING).map(|_| Answer::Nothing);
        }
        Some(Answer::Rows(rows))
    }
}

/// The rows that there may be: those that are there, and new ones behind them.
fn ids(table: &Table, before: &Answer) -> Vec<Id> {
    let mut ids = row_ids(table, before);
    if matches!(table.rows, Rows::Free { .. }) {
        let taken: BTreeSet<Id> = ids.iter().cloned().collect();
        let new = (1..).map(|nth| Id::known(&format!("row-{nth}"))).filter(|id| !taken.contains(id));
        ids.extend(new.take(MOST_ROWS.saturating_sub(taken.len())));
    }
    ids
}

fn label(choices: &Choices, id: &Id) -> String {
    choices.options.get(id.as_str()).map(|choice| markup::plain(&choice.words)).unwrap_or_default()
}

/// A step of a scale, also with its words behind a dash, or *cannot say*.
fn step(value: &str) -> Option<Answer> {
    if value == CANNOT_SAY {
        return Some(Answer::CannotSay);
    }
    let figures = |c: char| c.is_ascii_digit() || c == '-';
    let (number, words) = value.split_at(value.find(|c| !figures(c)).unwrap_or(value.len()));
    let words = words.trim();
    let is_named = words.is_empty() || words.starts_with(['–', '—', '(', '=']);
    if !is_named || words.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // What a form program writes as a number of its own kind: 4.0.
    number.parse().ok().map(Answer::Step).or_else(|| whole(value))
}

fn whole(value: &str) -> Option<Answer> {
    let number = Decimal::parse(value).filter(|number| number.places() == 0)?;
    number.to_string().parse().ok().map(Answer::Step)
}

/// The place in an order: `2`, `2.`, `#2`, `2nd`.
fn place(value: &str) -> Option<u16> {
    let value = value.trim_start_matches('#').trim_end_matches(['.', ')']);
    let digits = value.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = value.get(digits.len()..)?;
    if matches!(ending, "" | "st" | "nd" | "rd" | "th") { digits.trim().parse().ok() } else { None }
}

/// Words with one kind of line end; viewers write any.
fn lines(words: &str) -> String {
    words.replace("\r\n", "\n").replace('\r', "\n")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
