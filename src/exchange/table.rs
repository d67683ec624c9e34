//! Several worksheets as one table: a row each, a column for each score and each question.
//!
//! Columns stand in the order in which sheets and questions are first met; a
//! question that a sheet does not have, or that was left open, is an empty
//! cell. A score stands under its name with its label, never without it, and
//! one that two versions make by different rules has a column for each. What
//! leaves follows the same rules as on paper. RFC 4180, as in `answers`.

use std::collections::BTreeMap;

use super::{Leaving, answers::Lines, said::Said};
use crate::{
    base::{Fraction, Id},
    t,
    template::{Item, Kind, Template, markup},
    words,
    worksheet::{Outcome, Reason, Worksheet, in_words, made_so},
};

/// What a column is about: the sheet's template, and what of it.
type Key = (Id, What, String);

/// What stands in a column; scores come before answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Score,
    Answer,
}

/// A column as it was first met.
struct Column {
    key: Key,
    head: String,
    /// The version and language of the sheet in which it was met.
    version: String,
    language: String,
    /// By which rule a score is made; empty for answers.
    rule: String,
}

impl Column {
    /// Whether a value of another sheet may stand in it.
    fn takes(&self, other: &Self) -> bool {
        // Other words in another language, or later in the same version, are the same score.
        self.rule == other.rule
            && (self.key.1 == What::Answer
                || self.version == other.version
                || self.language != other.language
                || self.head == other.head)
    }
}

/// The columns as they are met.
#[derive(Default)]
struct Growing {
    columns: Vec<Column>,
    places: BTreeMap<Key, Vec<usize>>,
}

impl Growing {
    /// The place of a column, which is new if there is none that takes its values.
    fn column(&mut self, column: Column) -> usize {
        let places = self.places.entry(column.key.clone()).or_default();
        let known = places.iter().copied();
        let known = known.filter(|at| self.columns.get(*at).is_some_and(|known| known.takes(&column)));
        if let Some(at) = known.min() {
            return at;
        }
        places.push(self.columns.len());
        self.columns.push(column);
        self.columns.len() - 1
    }

    /// What stands over a column: with the version, where there are several of the kind.
    fn head(&self, column: &Column) -> String {
        match self.places.get(&column.key) {
            Some(places) if places.len() > 1 => {
                t!("table-of-version", head = &column.head, version = &column.version)
            }
            _ => column.head.clone(),
        }
    }
}

/// Worksheets as CSV, a row each.
#[must_use]
pub fn csv(sheets: &[(Worksheet, Outcome)], leaving: &Leaving) -> String {
    let language = words::language_of_all(sheets.iter().map(|(sheet, _)| sheet.template.language.as_str()));
    words::speaking(language, || csv_in_its_language(sheets, leaving))
}

fn csv_in_its_language(sheets: &[(Worksheet, Outcome)], leaving: &Leaving) -> String {
    let mut growing = Growing::default();
    let rows: Vec<BTreeMap<usize, String>> = sheets
        .iter()
        .map(|(sheet, outcome)| {
            words::speaking(&sheet.template.language, || row(&mut growing, sheet, outcome, leaving))
        })
        .collect();
    let mut order: Vec<usize> = (0..growing.columns.len()).collect();
    // Scores of all sheets first, then answers, each in the order in which they were met.
    order.sort_by_key(|at| growing.columns.get(*at).map(|column| column.key.1));
    let mut lines = Lines::default();
    let mut heads = vec![t!("table-sheet"), t!("table-version"), t!("table-day")];
    if leaving.client_code {
        heads.push(t!("table-client"));
    }
    let own: Vec<String> =
        order.iter().filter_map(|at| growing.columns.get(*at)).map(|column| growing.head(column)).collect();
    lines.line(heads.iter().copied().chain(own.iter().map(String::as_str)));
    for ((sheet, _), row) in sheets.iter().zip(&rows) {
        let answered = |item: Option<&Item>| item.map(|item| sheet.content.answers.get(item.id.as_str()));
        let client = answered(sheet.template.client_item()).and_then(|answer| answer.text()).unwrap_or("").trim();
        let day = sheet.day().to_string();
        let title = markup::plain(&sheet.template.title);
        let mut first = vec![title.as_str(), &sheet.template.version, &day];
        if leaving.client_code {
            first.push(client);
        }
        let cells = order.iter().map(|at| row.get(at).map_or("", String::as_str));
        lines.line(first.into_iter().chain(cells));
    }
    lines.text()
}

fn row(growing: &mut Growing, sheet: &Worksheet, outcome: &Outcome, leaving: &Leaving) -> BTreeMap<usize, String> {
    let said = Said::new(sheet, outcome, leaving);
    let mut cells = BTreeMap::new();
    let title = markup::plain(&sheet.template.title);
    let template = &sheet.template;
    let column = |what, id: String, head: String, rule| Column {
        key: (template.id.clone(), what, id),
        head,
        version: template.version.clone(),
        language: template.language.clone(),
        rule,
    };
    for (id, words, label, value, places) in values(template, outcome, leaving) {
        let own = id.rsplit('/').next().and_then(|own| Id::parse(own).ok());
        let rule = own.map(|own| made_so(template, &own)).unwrap_or_default();
        let at = growing.column(column(What::Score, id, format!("{title}: {words} ({label})"), rule));
        if let Ok(value) = value {
            cells.insert(at, value.shown(places));
        }
    }
    for (section, item) in sheet.template.items() {
        let known =
            matches!(item.kind, Kind::ClientCode) || sheet.template.day_item().is_some_and(|d| d.id == item.id);
        if !item.asks() || known || !leaving.has(section, item) {
            continue;
        }
        let is_shown = outcome.is_shown(item.id.as_str());
        for (id, words, answer) in answers(&said, item) {
            let head = format!("{title}: {words}");
            let at = growing.column(column(What::Answer, id.to_string(), head, String::new()));
            if is_shown && !answer.is_empty() {
                cells.insert(at, answer);
            }
        }
    }
    cells
}

/// The results that leave, a line each for the table of one worksheet: id, name with label, value.
pub(super) fn lines_of(template: &Template, outcome: &Outcome, leaving: &Leaving) -> Vec<(String, String, String)> {
    let scores = values(template, outcome, leaving).into_iter().map(|(id, words, label, value, places)| {
        let value =
            value.as_ref().map_or_else(|why| in_words::no_value(*why).to_owned(), |value| value.shown(places));
        (id, format!("{words} ({label})"), value)
    });
    let flags = outcome.results.flags.iter().filter(|flag| leaving.has_all(template, &flag.rests_on));
    let flags = flags.map(|flag| {
        let words = flag.words.as_deref().unwrap_or_else(|| in_words::flag(flag.state));
        let name = format!("{} ({})", markup::plain(&flag.title), markup::plain(&flag.label));
        (flag.id.to_string(), name, markup::plain(words))
    });
    scores.chain(flags).collect()
}

type Value<'o> = (String, String, String, &'o Result<Fraction, Reason>, u8);

/// Scores and ways of profiles that leave: id, name, label, value, places.
fn values<'o>(template: &Template, outcome: &'o Outcome, leaving: &Leaving) -> Vec<Value<'o>> {
    let plain = |text: &str| markup::plain(text);
    let leaves = |rests_on: &[Id]| leaving.has_result(template, outcome, rests_on);
    let scores =
        outcome.results.scores.iter().filter(|score| leaves(&score.rests_on)).map(|score| {
            (score.id.to_string(), plain(&score.title), plain(&score.label), &score.value, score.places)
        });
    let profiles = outcome.results.profiles.iter().filter(|profile| leaves(&profile.rests_on));
    let ways = profiles.flat_map(|profile| {
        let way = move |way: &crate::worksheet::WayShown| format!("{}/{}", profile.id, way.id);
        profile
            .ways
            .iter()
            .map(move |own| (way(own), plain(&own.title), plain(&profile.label), &own.value, own.places))
    });
    scores.chain(ways).collect()
}

/// The answers of an item: its own, or one for each statement; id, question, words.
fn answers<'s>(said: &Said<'s>, item: &'s Item) -> Vec<(&'s Id, String, String)> {
    match &item.kind {
        Kind::Ratings(ratings) => {
            let words =
                |statement| if ratings.single { said.plain(said.ask(item)) } else { said.statement(statement) };
            let shown = |id: &Id| ratings.single || said.outcome.is_shown(id.as_str());
            let step = |id: &Id| said.step(item, ratings, said.answer(id.as_str())).filter(|_| shown(id));
            let all = ratings.statements.iter();
            all.map(|s| (&s.id, words(s), step(&s.id).unwrap_or_default())).collect()
        }
        Kind::Table(table) if !said.answer(item.id.as_str()).rows().is_empty() => {
            let row = |row| {
                let cells = table.columns.iter().map(|column| said.cell(item, row, column));
                cells.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
            };
            let rows = said.rows(item, table).into_iter().map(row).filter(|line| !line.is_empty());
            vec![(&item.id, said.plain(said.ask(item)), rows.collect::<Vec<_>>().join("\n"))]
        }
        _ => {
            let answer = said.words(item, said.answer(item.id.as_str()));
            vec![(&item.id, said.plain(said.ask(item)), answer)]
        }
    }
}
