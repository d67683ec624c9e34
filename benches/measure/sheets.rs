//! Long templates and long texts to measure with; made, and the same every time.

use std::{fmt::Write, sync::Arc};

use attune::{
    app::{DocKey, Open},
    base::{Id, Moment},
    template::{Item, Kind, Template, read, shelf},
    worksheet::{At, Author, Change, Edit, Side, Step, Steps, Worksheet},
};

/// Words of the length that people use.
const WORDS: [&str; 12] =
    ["quiet", "counting", "shoulders", "argue", "and", "I", "noticed", "before", "she", "had", "answered", "it"];

/// So many words, with a line break after every `paragraph` of them.
#[must_use]
pub fn words(count: usize, paragraph: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        text.push_str(WORDS.get(number * 7 % WORDS.len()).unwrap_or(&""));
        text.push(if number % paragraph == paragraph - 1 { '\n' } else { ' ' });
    }
    text.trim_end().to_owned()
}

/// The text of a template with so many questions of all common kinds, 25 to a section.
#[must_use]
pub fn template_text(questions: usize) -> String {
    let mut text = String::from(
        "Template(id: \"long\", version: \"1.0.0\", language: \"en\", title: \"A long sheet\", minutes: 90, sections: [",
    );
    for number in 0..questions {
        if number % 25 == 0 {
            let end = if number == 0 { "" } else { "}), " };
            let _written = write!(text, "{end}Section(title: \"Part {}\", items: {{", number / 25 + 1);
        }
        let ask = format!("ask: \"What about *number {number}*, in this hour?\", help: \"Some words are enough.\"");
        let condition = if number % 25 == 0 {
            String::new()
        } else {
            format!(", show_if: Chosen(\"q{}\", [\"often\", \"now-and-then\"])", number - number % 25)
        };
        let options = "options: { \"often\": \"Often\", \"now-and-then\": \"Now and then\", \"rarely\": \"Rarely\" }";
        let kind = match number % 25 {
            0 => format!("ChooseOne({ask}, {options})"),
            1..=12 => format!("LongText({ask}{condition})"),
            13..=15 => format!("ShortText({ask}{condition})"),
            16..=18 => format!("YesNo({ask}{condition})"),
            19..=21 => format!("Slider({ask}, low: \"not at all\", high: \"very much\"{condition})"),
            _ => format!("ChooseMany({ask}, {options}{condition})"),
        };
        let _written = writeln!(text, "\"q{number}\": {kind},");
    }
    text.push_str("})])");
    text
}

/// A checked template with so many questions.
#[must_use]
pub fn template(questions: usize) -> Arc<Template> {
    let checked = read("long.ron", &template_text(questions), &|_| None);
    Arc::new(checked.template.unwrap_or_else(|| panic!("a template: {:?}", checked.diagnostics)))
}

/// A worksheet with every question answered, and so many words in all of them together.
#[must_use]
pub fn answered(template: Arc<Template>, count: usize) -> Worksheet {
    let items: Vec<&Item> = template.items().map(|(_, item)| item).collect();
    let written = |item: &&&Item| matches!(item.kind, Kind::LongText(_) | Kind::ShortText(_));
    let each = count.div_ceil(items.iter().filter(written).count().max(1));
    let mut steps = Steps::new(Worksheet::begin(Arc::clone(&template), Id::known("doc-long"), moment()));
    for item in items {
        let at = At::item(item.id.clone());
        let change = match &item.kind {
            Kind::LongText(_) | Kind::ShortText(_) => {
                Change::Text { at, offset: 0, removed: String::new(), inserted: words(each, 40) }
            }
            Kind::ChooseOne(choice) | Kind::ChooseMany(choice) => match choice.options.iter().next() {
                Some((option, _)) => Change::Choose { at, option: option.clone(), on: true },
                None => continue,
            },
            Kind::YesNo { .. } => Change::Choose { at, option: Id::known("no"), on: true },
            Kind::Slider(_) => Change::Rate { item: item.id.clone(), step: Some(Step::Number(6)) },
            _ => continue,
        };
        write_down(&mut steps, change);
    }
    steps.sheet().clone()
}

/// *Just a line* with this text in its box.
#[must_use]
pub fn one_box(text: &str) -> Worksheet {
    let template = shelf::template("just-a-line").unwrap_or_else(|| panic!("a shipped template"));
    let mut steps = Steps::new(Worksheet::begin(template, Id::known("doc-line"), moment()));
    let at = At::item(Id::known("line"));
    write_down(&mut steps, Change::Text { at, offset: 0, removed: String::new(), inserted: text.to_owned() });
    steps.sheet().clone()
}

fn write_down(steps: &mut Steps, change: Change) {
    let done = steps.apply(Edit { by: writer(), when: moment(), change }, None);
    assert!(done.is_ok(), "the worksheet takes the answer: {done:?}");
}

/// An open worksheet.
#[must_use]
pub fn open(sheet: Worksheet) -> Open {
    Open::new(DocKey(1), sheet, writer(), None)
}

/// The person who writes.
#[must_use]
pub fn writer() -> Author {
    Author { name: String::new(), side: Side::Writer }
}

/// The moment at which everything here happens.
#[must_use]
pub fn moment() -> Moment {
    Moment::parse("2026-11-22T18:54:03+01:00").unwrap_or_else(|| panic!("a moment"))
}
