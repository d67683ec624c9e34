//! Tables of fields and words, from the grammar.

use std::fmt::Write;

use attune::{
    base::{Id, Round},
    template::{
        MAX_BYTES, MAX_DIAGNOSTICS,
        file::{Item, TYPES},
        grammar::table::{Field, MadeOf, TypeTable, sentence},
        rule, translation,
    },
};

/// The names of all kinds and types.
pub fn all_names() -> Vec<&'static str> {
    Item::TABLES.iter().chain(TYPES).map(|table| table.name).collect()
}

fn find<'t>(tables: &'t [TypeTable], name: &str) -> &'t TypeTable {
    tables.iter().find(|table| table.name == name).unwrap_or_else(|| panic!("there is no type {name}"))
}

/// The fields of a type.
pub fn fields_of(name: &str) -> String {
    let table = find(TYPES, name);
    let MadeOf::Fields(fields) = table.made_of else { panic!("{name} has no fields") };
    format!("`{name}`: {}\n\n{}", lower_first(&sentence(table.doc)), rows(fields))
}

/// The fields of a kind of question, without those that all have.
pub fn own_fields_of(kind: &str) -> String {
    let table = find(Item::TABLES, kind);
    let MadeOf::Fields(fields) = table.made_of else { panic!("{kind} has no fields") };
    let says = sentence(table.doc);
    if fields.is_empty() {
        return format!("`{kind}`: {} It has no fields of its own.\n", lower_first(&says));
    }
    format!("`{kind}`: {}\n\n{}", lower_first(&says), rows(fields))
}

/// The fields that all kinds of question have.
pub fn common() -> String {
    rows(Item::COMMON)
}

/// The fields of a translation.
pub fn translation() -> String {
    let MadeOf::Fields(fields) = translation::TABLE.made_of else { panic!("a translation has fields") };
    rows(fields)
}

/// The words of a type.
pub fn words_of(name: &str) -> String {
    let table = find(TYPES, name);
    let MadeOf::Words(words) = table.made_of else { panic!("{name} has no words") };
    let mut out = format!("`{name}`: {}\n\n", lower_first(&sentence(table.doc)));
    for word in words {
        let sample = if word.sample.is_empty() { word.name } else { word.sample };
        let _written = writeln!(out, "- `{sample}`: {}", lower_first(&sentence(word.doc)));
    }
    out
}

fn rows(fields: &[Field]) -> String {
    let mut out = String::from("| Field | What it takes | Left out | What it is |\n|---|---|---|---|\n");
    for field in fields {
        let unset = match ((field.unset)(), field.need) {
            (_, true) => "must be there".to_owned(),
            (value, false) if value.is_empty() => "nothing".to_owned(),
            (value, false) => format!("`{value}`"),
        };
        let (shape, says) = ((field.shape)(), sentence(field.doc));
        let _written = writeln!(out, "| `{}` | {shape} | {unset} | {says} |", field.name);
    }
    out
}

/// What there may be at most.
pub fn limits() -> String {
    let id = (1..).take_while(|n| Id::parse(&"a".repeat(*n)).is_ok()).count();
    format!(
        "- A file: {MAX_BYTES} bytes. An id: {id} characters.\n\
         - Numbers: 18 digits, at most {scale} of them after the point.\n\
         - `factor` and `offset`: up to {factor}, up or down. Rounding: at most {places} places.\n\
         - Scores of scores: {depth} deep, the first one, which is made of answers, included.\n\
         - Faults that are told in one run: {MAX_DIAGNOSTICS}; the rest are counted.\n",
        scale = attune::base::Decimal::MAX_SCALE,
        factor = rule::MAX_FACTOR,
        places = Round::MAX_PLACES,
        depth = rule::MAX_DEPTH,
    )
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    // Proper words and code keep their capital.
    let keep = chars.clone().next().is_some_and(|second| second.is_uppercase());
    if keep { text.to_owned() } else { first.to_lowercase().chain(chars).collect() }
}
