//! What stands in the fields of a worksheet that has answers.
//!
//! The same names and values that `exchange::filled` reads: a fillable PDF
//! that comes back untouched says what was printed in it.

use std::collections::BTreeMap;

use super::{
    field::{CANNOT_SAY, NOTHING, SIGNED_BY, SIGNED_ON, SLASH, WORDS},
    job::Job,
    model::{Block, Field, FieldKind, Mark, Pages},
    typed,
};
use crate::{
    t,
    template::{Item, Kind, Rows, Table, Template},
    words,
    worksheet::{Answer, Answers, Pick, row, row_ids},
};

/// What a tick is called that is on.
pub const ON: &str = "Yes";

/// The values of all fields that hold something, by name; numbers as the sheet's language writes them.
#[must_use]
pub fn values(template: &Template, answers: &Answers) -> BTreeMap<String, String> {
    words::speaking(&template.language, || values_in_its_language(template, answers))
}

fn values_in_its_language(template: &Template, answers: &Answers) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for (_, item) in template.items() {
        let answer = answers.get(item.id.as_str());
        match &item.kind {
            Kind::Ratings(ratings) => {
                for statement in &ratings.statements {
                    put(&mut values, statement.id.as_str(), answers.get(statement.id.as_str()));
                }
            }
            Kind::Table(table) if !answer.rows().is_empty() => rows(&mut values, item, table, answer),
            _ => put(&mut values, item.id.as_str(), answer),
        }
    }
    values
}

/// Puts what is answered into the fields of a page; what no field can show is remembered.
pub(super) fn fill(job: &mut Job<'_>, blocks: &mut [Block]) {
    for block in blocks {
        for mark in &mut block.marks {
            let Mark::Field(field) = mark else { continue };
            field.value = job.values.get(&field.name).cloned();
            let words = if field.kind.is_text() { field.value.as_ref() } else { None };
            for letter in words.into_iter().flat_map(|words| words.chars()) {
                if !typed::is_shown(letter) && !letter.is_whitespace() {
                    job.note(letter, words.map_or("", String::as_str), block.item.as_ref());
                }
            }
        }
    }
}

/// What is asked by fields whose words are longer than their box: all is kept, but paper shows the beginning.
#[must_use]
pub fn cramped(pages: &Pages) -> Vec<&str> {
    let marks = pages.pages.iter().flat_map(|page| &page.blocks).flat_map(|block| &block.marks);
    let fields = marks.filter_map(|mark| if let Mark::Field(field) = mark { Some(&**field) } else { None });
    fields.filter(|field| !is_seen(field)).map(|field| &*field.says).collect()
}

/// Whether everything that is answered can be seen in a field, and not only scrolled to.
#[must_use]
pub fn is_seen(field: &Field) -> bool {
    let several = field.kind == FieldKind::Lines;
    let size = (field.rect.2, field.rect.3);
    !field.kind.is_text() || field.value.as_ref().is_none_or(|words| typed::typed(words, size, several).fits)
}

fn rows(values: &mut BTreeMap<String, String>, item: &Item, table: &Table, answer: &Answer) {
    for (nth, id) in row_ids(table, answer).into_iter().enumerate() {
        let Some(row) = row(answer, id.as_str()) else { continue };
        let key = if matches!(table.rows, Rows::Fixed(_)) { id.to_string() } else { (nth + 1).to_string() };
        for column in &table.columns {
            let name = format!("{}{SLASH}{key}{SLASH}{}", item.id, column.id);
            put(values, &name, row.cell(column.id.as_str()));
        }
    }
}

/// Puts the values of one answer under its names.
fn put(values: &mut BTreeMap<String, String>, name: &str, answer: &Answer) {
    let part = |part: &str| format!("{name}{SLASH}{part}");
    let mut set = |name: String, value: String| drop(values.insert(name, value));
    match answer {
        Answer::Text(words) => set(name.to_owned(), words.clone()),
        Answer::Nothing => set(part(NOTHING), ON.to_owned()),
        Answer::CannotSay => set(name.to_owned(), CANNOT_SAY.to_owned()),
        Answer::Step(step) => set(name.to_owned(), step.to_string()),
        Answer::Amount(amount) => set(name.to_owned(), amount.to_string().replace('.', t!("decimal-sign"))),
        Answer::Day(day) => set(name.to_owned(), day.to_string()),
        Answer::Time(time) => set(name.to_owned(), time.to_string()),
        Answer::One(pick) => {
            set(name.to_owned(), pick.option().to_owned());
            own_words(pick, &part, &mut set);
        }
        Answer::Many(picks) => {
            for pick in picks {
                set(part(pick.option()), ON.to_owned());
                own_words(pick, &part, &mut set);
            }
        }
        Answer::Ranked(order) => {
            for (place, option) in (1..).zip(order) {
                set(part(option.as_str()), format!("{place}"));
            }
        }
        Answer::Drawn(drawn) => set(part(WORDS), drawn.words.clone()),
        Answer::Signed(signed) => {
            set(part(SIGNED_BY), signed.name.clone());
            set(part(SIGNED_ON), signed.day.to_string());
        }
        Answer::Unanswered | Answer::Rows(_) => {}
    }
}

fn own_words(pick: &Pick, part: &impl Fn(&str) -> String, set: &mut impl FnMut(String, String)) {
    if let Pick::Other(words) = pick {
        set(part(&format!("{}{SLASH}{WORDS}", pick.option())), words.clone());
    }
}
