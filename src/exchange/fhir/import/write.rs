//! A sheet as the text of a template, as an author would write it.

use super::sheet::{Choices, Item, Kind, Scale, Score, Section, Sheet};
use crate::{
    base::{Id, Keyed},
    t,
    template::{
        Bound, Condition,
        fhir::{Fhir, FhirSheet, Kept, Release},
    },
};

/// Lines longer than this are broken up.
const WIDTH: usize = 100;

/// The text of a template.
pub fn template(id: &Id, sheet: &Sheet) -> String {
    let mut fields = vec![
        format!("id: {}", quoted(id.as_str())),
        format!("version: {}", quoted(&sheet.version)),
        format!("language: {}", quoted(&sheet.language)),
        format!("title: {}", quoted(&sheet.title)),
    ];
    let named = [("subtitle", &sheet.subtitle), ("purpose", &sheet.purpose), ("about", &sheet.about)];
    fields.extend(named.iter().filter_map(|(name, words)| words.as_ref().map(|w| format!("{name}: {}", quoted(w)))));
    fields.push(format!("minutes: {}", sheet.minutes()));
    if !sheet.lists.is_empty() {
        let lists = sheet.lists.iter().map(|(id, list)| (id.to_string(), map(list.iter().map(entry).collect())));
        fields.push(format!("lists: {}", map(lists.collect())));
    }
    if !sheet.scales.is_empty() {
        let scales = sheet.scales.iter().map(|(id, one)| (id.to_string(), scale(one)));
        fields.push(format!("scales: {}", map(scales.collect())));
    }
    fields.push(format!("sections: {}", list(sheet.sections.iter().map(section).collect())));
    if !sheet.scores.is_empty() {
        let scores = sheet.scores.iter().map(|one| (one.id.to_string(), score(one)));
        fields.push(format!("scores: {}", map(scores.collect())));
    }
    let sources: Vec<String> =
        sheet.sources.iter().map(|cite| format!("Source(cite: {}, seen: true)", quoted(cite))).collect();
    if !sources.is_empty() {
        fields.push(format!("sources: {}", list(sources)));
    }
    fields.push(format!("fhir: {}", fhir_sheet(&sheet.fhir)));
    format!("{}\n", call("Template", fields))
}

fn section(section: &Section) -> String {
    let mut fields = vec![format!("title: {}", quoted(&section.title))];
    fields.extend(section.say.as_ref().map(|say| format!("say: {}", quoted(say))));
    fields.extend(section.show_if.as_ref().map(|show_if| format!("show_if: {}", condition(show_if))));
    fields.push(format!("fhir: {}", fhir(&section.fhir)));
    if !section.items.is_empty() {
        fields.push(format!("items: {}", items(&section.items)));
    }
    call("Section", fields)
}

fn items(all: &[Item]) -> String {
    map(all.iter().map(|one| (one.id.to_string(), item(one))).collect())
}

fn item(item: &Item) -> String {
    let word = if matches!(item.kind, Kind::Info) { "say" } else { "ask" };
    let mut fields = vec![format!("{word}: {}", quoted(&item.ask))];
    fields.extend(item.help.as_ref().map(|help| format!("help: {}", quoted(help))));
    if item.required && !matches!(item.kind, Kind::Info) {
        fields.push("required: true".to_owned());
    }
    fields.extend(item.show_if.as_ref().map(|show_if| format!("show_if: {}", condition(show_if))));
    let name = kind(&item.kind, &mut fields);
    if !item.points.is_empty() {
        let points = item.points.iter().map(|(id, points)| (id.to_string(), points.to_string()));
        fields.push(format!("points: {}", map(points.collect())));
    }
    if item.fhir != Fhir::default() {
        fields.push(format!("fhir: {}", fhir(&item.fhir)));
    }
    call(name, fields)
}

fn kind(kind: &Kind, fields: &mut Vec<String>) -> &'static str {
    match kind {
        Kind::Info => "Info",
        Kind::ShortText(limit) => {
            fields.extend(limit.map(|limit| format!("limit: {limit}")));
            "ShortText"
        }
        Kind::LongText(limit) => {
            fields.extend(limit.map(|limit| format!("limit: {limit}")));
            "LongText"
        }
        Kind::YesNo => "YesNo",
        Kind::ChooseOne(choices) => {
            options(choices, fields);
            "ChooseOne"
        }
        Kind::ChooseMany(choices, most) => {
            options(choices, fields);
            fields.extend(most.map(|most| format!("at_most: {most}")));
            "ChooseMany"
        }
        Kind::Slider { from, to, low, high } => {
            fields.push(format!("from: {from}, to: {to}"));
            fields.push(format!("low: {}, high: {}", quoted(low), quoted(high)));
            "Slider"
        }
        Kind::Number(number) => {
            fields.extend(number.unit.as_ref().map(|unit| format!("unit: {}", quoted(unit))));
            fields.extend(number.least.map(|least| format!("least: {least}")));
            fields.extend(number.most.map(|most| format!("most: {most}")));
            fields.push(format!("places: {}", number.places));
            "Number"
        }
        Kind::Date { today } => {
            fields.extend(today.then(|| "start: Today".to_owned()));
            "Date"
        }
        Kind::Time { now } => {
            fields.extend(now.then(|| "start: Now".to_owned()));
            "Time"
        }
        Kind::Signature => "Signature",
        Kind::Drawing => "Drawing",
        Kind::Ratings { scale, statements, .. } => {
            fields.push(format!("scale: {}", quoted(scale.as_str())));
            let all = statements.iter().map(|(id, words)| (id.to_string(), format!("Plain({})", quoted(words))));
            fields.push(format!("statements: {}", map(all.collect())));
            "Ratings"
        }
        Kind::Table { least, most, columns } => {
            fields.push(format!("rows: Free({least}, {most})"));
            fields.push(format!("another: {}", quoted(t!("fhir-another"))));
            fields.push(format!("columns: {}", items(columns)));
            "Table"
        }
        Kind::Group { least, most, items: inner } => {
            fields.push(format!("least: {least}, most: {most}"));
            fields.push(format!("another: {}", quoted(t!("fhir-another"))));
            fields.push(format!("items: {}", items(inner)));
            "Group"
        }
    }
}

fn options(choices: &Choices, fields: &mut Vec<String>) {
    fields.extend(choices.from_list.as_ref().map(|id| format!("from_list: {}", quoted(id.as_str()))));
    if !choices.options.is_empty() {
        fields.push(format!("options: {}", map(choices.options.iter().map(entry).collect())));
    }
    fields.extend(choices.none.as_ref().map(|none| format!("none: {}", quoted(none))));
    fields.extend(choices.other.as_ref().map(|other| format!("other: {}", quoted(other))));
}

fn entry((id, words): &(Id, String)) -> (String, String) {
    (id.to_string(), quoted(words))
}

fn scale(scale: &Scale) -> String {
    let steps = scale.steps.iter().map(|(number, words)| format!("{number}: {}", quoted(words))).collect();
    let mut fields = vec![format!("steps: {}", block("{", steps, "}", true))];
    fields.extend(scale.cannot_say.as_ref().map(|words| format!("cannot_say: {}", quoted(words))));
    call("Scale", fields)
}

fn score(score: &Score) -> String {
    let of: Vec<String> = score.of.iter().map(|id| quoted(id.as_str())).collect();
    let mut fields = vec![
        format!("title: {}", quoted(&score.title)),
        format!("method: {}", if score.mean { "Mean" } else { "Sum" }),
        "missing: NoneAllowed".to_owned(),
        format!("of: {}({})", if score.composite { "Composite" } else { "Items" }, list(of)),
    ];
    fields.extend(score.factor.map(|factor| format!("factor: {factor}")));
    fields.extend(score.offset.map(|offset| format!("offset: {offset}")));
    fields.extend(score.round.map(|places| format!("round: HalfUp({places})")));
    fields.extend(score.step.then(|| "step: true".to_owned()));
    fields.push(format!("label: {}", quoted(t!("fhir-score-label"))));
    fields.extend(score.fhir.as_ref().map(|own| format!("fhir: {}", fhir(own))));
    call("Score", fields)
}

fn condition(condition: &Condition) -> String {
    let ids = |ids: &[Id]| list(ids.iter().map(|id| quoted(id.as_str())).collect());
    let id = |id: &Id| quoted(id.as_str());
    let inner = |all: &[Condition]| list(all.iter().map(self::condition).collect());
    match condition {
        Condition::Chosen(item, options) => format!("Chosen({}, {})", id(item), ids(options)),
        Condition::Answered(item) => format!("Answered({})", id(item)),
        Condition::AnyRow(table, column, options) => {
            format!("AnyRow({}, {}, {})", id(table), id(column), ids(options))
        }
        Condition::Rows(table, least) => format!("Rows({}, {least})", id(table)),
        Condition::Visible(item) => format!("Visible({})", id(item)),
        Condition::Band(score, bands) => format!("Band({}, {})", id(score), ids(bands)),
        Condition::Spread(profile, bands) => format!("Spread({}, {})", id(profile), ids(bands)),
        Condition::Value(item, at) => format!("Value({}, {})", id(item), bound(at)),
        Condition::All(all) => format!("All({})", inner(all)),
        Condition::Any(any) => format!("Any({})", inner(any)),
        Condition::Not(not) => format!("Not({})", self::condition(not)),
    }
}

fn bound(bound: &Bound) -> String {
    match bound {
        Bound::AtLeast(at) => format!("AtLeast({at})"),
        Bound::AtMost(at) => format!("AtMost({at})"),
        Bound::Above(at) => format!("Above({at})"),
        Bound::Below(at) => format!("Below({at})"),
        Bound::Between(low, high) => format!("Between({low}, {high})"),
    }
}

fn fhir(fhir: &Fhir) -> String {
    let mut fields = Vec::new();
    let named = [("link", &fhir.link), ("kind", &fhir.kind), ("within", &fhir.within), ("after", &fhir.after)];
    let field = |(name, words): &(&str, &Option<String>)| words.as_ref().map(|w| format!("{name}: {}", quoted(w)));
    fields.extend(named.iter().filter_map(field));
    if fhir.untitled {
        fields.push("untitled: true".to_owned());
    }
    fields.extend(fhir.set.as_ref().map(|set| format!("set: {}", quoted(set))));
    let texts =
        |texts: &Keyed<String>| map(texts.iter().map(|(id, text)| (id.to_string(), quoted_or_raw(text))).collect());
    for (name, all) in [("codes", &fhir.codes), ("options", &fhir.options)] {
        if !all.is_empty() {
            fields.push(format!("{name}: {}", texts(all)));
        }
    }
    if !fhir.parts.is_empty() {
        let parts = fhir.parts.iter().map(|(id, part)| (id.to_string(), self::fhir(part)));
        fields.push(format!("parts: {}", map(parts.collect())));
    }
    fields.extend(fhir.rest.as_ref().map(|rest| format!("rest: {}", quoted_or_raw(rest))));
    call("Fhir", fields)
}

fn fhir_sheet(sheet: &FhirSheet) -> String {
    let mut fields = Vec::new();
    fields.extend(sheet.url.as_ref().map(|url| format!("url: {}", quoted(url))));
    if sheet.release == Release::R5 {
        fields.push("release: R5".to_owned());
    }
    if sheet.untitled {
        fields.push("untitled: true".to_owned());
    }
    if !sheet.kept.is_empty() {
        fields.push(format!("kept: {}", list(sheet.kept.iter().map(kept).collect())));
    }
    fields.extend(sheet.rest.as_ref().map(|rest| format!("rest: {}", quoted_or_raw(rest))));
    call("FhirSheet", fields)
}

fn kept(kept: &Kept) -> String {
    let mut fields = vec![format!("link: {}", quoted(&kept.link))];
    fields.extend(kept.within.as_ref().map(|within| format!("within: {}", quoted(within))));
    fields.extend(kept.after.as_ref().map(|after| format!("after: {}", quoted(after))));
    fields.push(format!("json: {}", quoted_or_raw(&kept.json)));
    call("Kept", fields)
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202D}' | '\u{202E}' | '\u{FEFF}') => {
                quoted.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A text in quotes of its own kind, so that JSON in it stays readable.
fn quoted_or_raw(text: &str) -> String {
    if !text.contains(['"', '\\']) || text.chars().any(char::is_control) {
        return quoted(text);
    }
    let mut hashes = String::from("#");
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

fn call(name: &str, fields: Vec<String>) -> String {
    block(&format!("{name}("), fields, ")", false)
}

fn list(all: Vec<String>) -> String {
    block("[", all, "]", false)
}

fn map(all: Vec<(String, String)>) -> String {
    let entries = all.into_iter().map(|(key, value)| format!("{}: {value}", quoted(&key))).collect();
    block("{", entries, "}", true)
}

/// Parts in one line if there is room, else each in its own.
fn block(open: &str, parts: Vec<String>, close: &str, spaced: bool) -> String {
    let length: usize = parts.iter().map(|part| part.len() + 2).sum::<usize>() + open.len();
    if parts.is_empty() {
        return format!("{open}{close}");
    }
    if length <= WIDTH && !parts.iter().any(|part| part.contains('\n')) {
        let space = if spaced { " " } else { "" };
        return format!("{open}{space}{}{space}{close}", parts.join(", "));
    }
    let mut text = format!("{open}\n");
    for part in parts {
        // Texts hold no line of their own: their breaks are written as signs.
        for line in part.lines() {
            text.push_str("    ");
            text.push_str(line);
            text.push('\n');
        }
        text.insert(text.len() - 1, ',');
    }
    text + close
}
