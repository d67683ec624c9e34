//! A template by chance, and answers to it.

use std::sync::Arc;

use attune::{
    base::{Day, Decimal, Id, Keyed, Time},
    template::{self, ChoiceKind, Choices, Item, Kind, Rows, Table, Template, shelf},
    worksheet::{Answer, Drawn, Pick, Row, Signed, Stroke, Worksheet},
};

use super::{
    Chance,
    words::{quoted, words},
};
use crate::sheets::{id, moment};

/// A template of every kind of question that chance brings.
pub fn template(chance: &mut Chance, nth: usize) -> Arc<Template> {
    let mut text = format!(
        "Template(id: \"by-chance\", version: \"1.0.{nth}\", language: \"{}\", title: {}, minutes: 10,\n",
        chance.pick(&["en", "en", "de"]),
        ask(chance)
    );
    let steps = 2 + chance.below(7);
    let steps: String = (1..=steps).map(|step| format!("{step}: {}, ", said(chance, 1))).collect();
    text.push_str(&format!("scales: {{ \"three\": Scale(steps: {{ {steps} }}, cannot_say: \"cannot say\") }},\n"));
    text.push_str("sections: [ Section(items: { \"day\": Date(ask: \"Day\", start: Today), \"code\": ClientCode(ask: \"Code\") }),\n");
    for section in 0..1 + chance.below(3) {
        text.push_str(&format!("Section(title: {}, items: {{\n", ask(chance)));
        for item in 0..1 + chance.below(6) {
            let name = format!("q{section}-{item}");
            text.push_str(&format!("\"{name}\": {},\n", question(chance, &name, true)));
        }
        text.push_str("}),\n");
    }
    text.push_str("])");
    let read = template::read("by-chance.ron", &text, &shelf::look_up);
    let faults: Vec<String> = read.diagnostics.iter().map(|fault| fault.message.clone()).collect();
    Arc::new(read.template.unwrap_or_else(|| panic!("template {nth}: {faults:?}\n{text}")))
}

/// What the sheet says itself: mostly tame, for a template is written with care.
fn ask(chance: &mut Chance) -> String {
    if chance.once_in(3) {
        return said(chance, 4);
    }
    let tame = ["What happened?", "How near was it, and what did I do then?", "Which of these do I know in myself?"];
    quoted(chance.pick(&tame))
}

/// Words on one line that hold something to be seen.
fn said(chance: &mut Chance, most: usize) -> String {
    let words: String = words(chance, most, false).chars().filter(|c| !c.is_control()).collect();
    let words = words.replace(['*', '{', '}', '[', ']', '\\', '$', '<'], "");
    quoted(format!("So {words}").trim())
}

fn options(chance: &mut Chance, most: usize) -> String {
    let all: String = (0..2 + chance.below(most)).map(|nth| format!("\"o{nth}\": {}, ", said(chance, 2))).collect();
    format!("options: {{ {all} }}")
}

fn question(chance: &mut Chance, name: &str, top: bool) -> String {
    let ask = ask(chance);
    match chance.below(if top { 17 } else { 9 }) {
        0 => format!("LongText(ask: {ask}, help: {})", said(chance, 3)),
        1 => format!("LongText(ask: {ask})"),
        2 => format!("ShortText(ask: {ask})"),
        3 => format!("ChooseOne(ask: {ask}, {}, other: \"Something else\")", options(chance, 9)),
        4 => format!("Number(ask: {ask}, most: 99, unit: {})", said(chance, 1)),
        5 => format!("Date(ask: {ask})"),
        6 => format!("Time(ask: {ask})"),
        7 => format!("YesNo(ask: {ask}, not_sure: true)"),
        8 => format!("ShortText(ask: {ask}, help: {})", said(chance, 2)),
        9 => format!("ChooseMany(ask: {ask}, {}, other: \"Something else\")", options(chance, 18)),
        10 => format!("Ranking(ask: {ask}, {})", options(chance, 6)),
        11 => format!("Slider(ask: {ask}, low: {}, high: {})", said(chance, 1), said(chance, 1)),
        12 => {
            let all: String = (0..1 + chance.below(9))
                .map(|nth| format!("\"{name}-s{nth}\": Plain({}), ", said(chance, 3)))
                .collect();
            format!("Ratings(ask: {ask}, scale: \"three\", statements: {{ {all} }})")
        }
        13 => format!("Drawing(ask: {ask}, height: 60)"),
        14 => format!("Signature(ask: {ask})"),
        15 => {
            let columns: String = (0..1 + chance.below(5))
                .map(|nth| format!("\"c{nth}\": {}, ", question(chance, &format!("c{nth}"), false)))
                .collect();
            let rows = if chance.once_in(2) {
                "Free(1, 40)".to_owned()
            } else {
                let given: String =
                    (0..1 + chance.below(5)).map(|n| format!("\"g{n}\": {}, ", said(chance, 2))).collect();
                format!("Fixed({{ {given} }})")
            };
            format!("Table(ask: {ask}, rows: {rows}, columns: {{ {columns} }})")
        }
        _ => {
            let items: String = (0..1 + chance.below(5))
                .map(|nth| {
                    let name = format!("{name}-i{nth}");
                    format!("\"{name}\": {}, ", question(chance, &name, false))
                })
                .collect();
            format!("Group(ask: {ask}, least: 1, most: 9, each: \"Moment\", items: {{ {items} }})")
        }
    }
}

/// A worksheet with answers by chance, and the words that must be on paper, by item.
pub fn filled(chance: &mut Chance, template: &Arc<Template>) -> (Worksheet, Vec<(Id, String)>) {
    let mut given = Vec::new();
    let mut written = Vec::new();
    for (_, item) in template.items() {
        if let Kind::Ratings(ratings) = &item.kind {
            for statement in &ratings.statements {
                let step = if chance.once_in(4) { Answer::CannotSay } else { Answer::Step(chance.pick(&[1, 2])) };
                given.extend((!chance.once_in(4)).then(|| (statement.id.clone(), step)));
            }
        } else if !chance.once_in(6) {
            let mut own = String::new();
            let answer = answer(chance, item, &mut own);
            written.extend((!own.trim().is_empty()).then(|| (item.id.clone(), own)));
            given.extend(answer.map(|answer| (item.id.clone(), answer)));
        }
    }
    let sheet = Worksheet::begin(Arc::clone(template), id("doc"), moment()).filled_in(given, moment());
    (sheet, written)
}

/// An answer to a question; what is written in it is added to `own`.
fn answer(chance: &mut Chance, item: &Item, own: &mut String) -> Option<Answer> {
    let mut write = |chance: &mut Chance, most: usize, lines: bool| {
        let words = words(chance, most, lines);
        own.push_str(&words);
        own.push('\n');
        words
    };
    Some(match &item.kind {
        Kind::LongText(_) => {
            let most = if chance.once_in(60) { 2_500 } else { chance.pick(&[4, 30, 120]) };
            Answer::Text(write(chance, most, true))
        }
        Kind::ShortText(_) => Answer::Text(write(chance, 6, false)),
        Kind::ClientCode => Answer::Text(write(chance, 2, false)),
        Kind::ChooseOne(choices) => Answer::One(pick(chance, choices, &mut write)),
        Kind::ChooseMany(choices) => {
            let mut picks: Vec<Pick> = Vec::new();
            for (id, choice) in choices.options.iter() {
                match choice.effect {
                    ChoiceKind::OwnWords if chance.once_in(2) => picks.push(Pick::Other(write(chance, 8, false))),
                    ChoiceKind::Plain if chance.once_in(2) => picks.push(Pick::Id(id.clone())),
                    _ => {}
                }
            }
            Answer::Many(picks)
        }
        Kind::Ranking(choices) => Answer::Ranked(choices.options.keys().take(1 + chance.below(4)).cloned().collect()),
        Kind::Slider(slider) => Answer::Step(slider.from + i16::from(chance.once_in(2))),
        Kind::Number(_) => Answer::Amount(Decimal::parse(&chance.below(99).to_string()).unwrap()),
        Kind::Date { .. } => Answer::Day(Day::new(2026, 11, 1 + i8::try_from(chance.below(28)).unwrap()).unwrap()),
        Kind::Time { .. } => Answer::Time(Time::parse(&format!("{:02}:05", chance.below(24))).unwrap()),
        Kind::YesNo { .. } => Answer::One(Pick::Id(id(chance.pick(&["yes", "no", "not-sure"])))),
        Kind::Signature => {
            Answer::Signed(Signed { name: write(chance, 3, false), day: Day::new(2026, 11, 2).unwrap() })
        }
        Kind::Drawing(area) => {
            let point = |chance: &mut Chance| {
                let (x, y) = (chance.below(1_631), chance.below(usize::from(area.height) + 1));
                (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
            };
            let strokes = (0..chance.below(30))
                .map(|_| Stroke { width: 5, points: (0..1 + chance.below(20)).map(|_| point(chance)).collect() })
                .collect();
            Answer::Drawn(Drawn { strokes, words: write(chance, 12, true) })
        }
        Kind::Table(table) => Answer::Rows(rows(chance, table, own)),
        Kind::Info { .. } | Kind::Ratings(_) => return None,
    })
}

fn pick(chance: &mut Chance, choices: &Choices, write: &mut impl FnMut(&mut Chance, usize, bool) -> String) -> Pick {
    let all: Vec<&Id> = choices.options.keys().collect();
    let id = chance.pick(&all).clone();
    if id == "other" { Pick::Other(write(chance, 8, false)) } else { Pick::Id(id) }
}

fn rows(chance: &mut Chance, table: &Table, own: &mut String) -> Vec<Row> {
    let ids: Vec<Id> = match &table.rows {
        Rows::Fixed(given) => given.keys().cloned().collect(),
        Rows::Free { most, .. } => {
            let most = if chance.once_in(8) { usize::from(*most) } else { 4.min(usize::from(*most)) };
            (0..chance.below(most + 1)).map(|nth| id(&format!("r{nth}"))).collect()
        }
    };
    let mut out = Vec::new();
    for id in ids {
        let mut cells: Keyed<Answer> = Keyed::default();
        for column in &table.columns {
            if !chance.once_in(4)
                && let Some(answer) = answer(chance, column, own)
            {
                cells.set(column.id.clone(), answer);
            }
        }
        out.push(Row { id, cells });
    }
    out
}
