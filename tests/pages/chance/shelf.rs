//! The worksheets of the shelf, filled in as people do, and as nobody should.

use std::sync::Arc;

use attune::{
    base::{Day, Decimal, Id, Keyed, Time},
    template::{ChoiceKind, Item, Kind, Rows, Template},
    worksheet::{Answer, Drawn, Pick, Row, Signed, Stroke, Way, Worksheet},
};

use super::Chance;
use crate::sheets::{id, moment};

/// Sentences as they are written after a session; nobody's.
const SENTENCES: [&str; 9] = [
    "For the third week running it had not been done, and the reason came with a small laugh.",
    "I heard myself explain, once more and a little faster, why it matters.",
    "I noticed that I had the reminder ready before we began.",
    "It was quiet for a long time.",
    "What might have helped is to ask what the week was like before I asked what was done.",
    "Half of me was arguing with somebody who was not in the room, and I smiled the whole time, and I do not think that it helped.",
    "They came on time.",
    "I would like to say next time that I was sorry, and not say why.",
    "Nothing was wrong; and still I was glad when it was over.",
];

/// How much is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Much {
    /// Some sentences everywhere.
    Full,
    /// Pages of it, and everything ticked.
    Overfull,
}

/// A worksheet of this template with everything answered.
pub fn filled(template: &Arc<Template>, much: Much) -> Worksheet {
    let mut chance = Chance::new(u64::try_from(template.title.len()).unwrap());
    let mut given = Vec::new();
    for (_, item) in template.items() {
        match &item.kind {
            Kind::Ratings(ratings) => {
                let steps: Vec<i16> = ratings.steps.iter().map(|(step, _)| *step).collect();
                given.extend(ratings.statements.iter().map(|s| (s.id.clone(), Answer::Step(chance.pick(&steps)))));
            }
            _ => given.extend(answer(&mut chance, item, much).map(|answer| (item.id.clone(), answer))),
        }
    }
    let mut sheet = Worksheet::begin(Arc::clone(template), id("doc"), moment()).filled_in(given, moment());
    sheet.content.way = Way::Whole;
    sheet
}

fn prose(chance: &mut Chance, much: Much, long: bool) -> String {
    let count = match (much, long) {
        (Much::Full, true) => 2 + chance.below(6),
        (Much::Full, false) => 1,
        (Much::Overfull, true) => 40 + chance.below(160),
        (Much::Overfull, false) => 4,
    };
    let mut text = String::new();
    for nth in 0..count {
        text.push_str(chance.pick(&SENTENCES));
        text.push_str(if long && nth % 6 == 5 && nth + 1 < count { "\n\n" } else { " " });
    }
    text.trim_end().to_owned()
}

fn answer(chance: &mut Chance, item: &Item, much: Much) -> Option<Answer> {
    let over = much == Much::Overfull;
    Some(match &item.kind {
        Kind::LongText(_) => Answer::Text(prose(chance, much, true)),
        Kind::ShortText(_) => Answer::Text(prose(chance, much, false)),
        Kind::ClientCode => Answer::Text("K-7Q4M".to_owned()),
        Kind::YesNo { .. } => Answer::One(Pick::Id(id("yes"))),
        Kind::ChooseOne(choices) => {
            let plain: Vec<&Id> =
                choices.options.iter().filter(|(_, c)| c.effect == ChoiceKind::Plain).map(|(id, _)| id).collect();
            Answer::One(Pick::Id(chance.pick(&plain).clone()))
        }
        Kind::ChooseMany(choices) => {
            let most = usize::from(choices.at_most.unwrap_or(u16::MAX));
            let mut picks = Vec::new();
            for (id, choice) in choices.options.iter() {
                match choice.effect {
                    ChoiceKind::Plain if over || !chance.once_in(3) => picks.push(Pick::Id(id.clone())),
                    ChoiceKind::OwnWords if over => picks.push(Pick::Other(prose(chance, much, false))),
                    _ => {}
                }
            }
            picks.truncate(most);
            Answer::Many(picks)
        }
        Kind::Ranking(choices) => {
            let most = usize::from(choices.at_most.unwrap_or(u16::MAX));
            Answer::Ranked(choices.options.keys().take(most).cloned().collect())
        }
        Kind::Slider(slider) => Answer::Step(i16::midpoint(slider.from, slider.to)),
        Kind::Number(number) => Answer::Amount(number.least.unwrap_or(Decimal::parse("3").unwrap())),
        Kind::Date { .. } => Answer::Day(Day::new(2026, 11, 19).unwrap()),
        Kind::Time { .. } => Answer::Time(Time::parse("18:50").unwrap()),
        Kind::Signature => {
            Answer::Signed(Signed { name: "A. Smith".to_owned(), day: Day::new(2026, 11, 19).unwrap() })
        }
        Kind::Drawing(_) => {
            let strokes = vec![Stroke { width: 6, points: vec![(100, 100), (700, 400), (1_200, 90)] }];
            Answer::Drawn(Drawn { strokes, words: prose(chance, much, false) })
        }
        Kind::Table(table) => {
            let ids: Vec<Id> = match &table.rows {
                Rows::Fixed(given) => given.keys().cloned().collect(),
                Rows::Free { most, .. } => {
                    (0..usize::from(*most).min(if over { 30 } else { 2 })).map(|nth| id(&format!("r{nth}"))).collect()
                }
            };
            let row = |id: Id| {
                let mut cells: Keyed<Answer> = Keyed::default();
                for column in &table.columns {
                    // A cell of a table is short, also where much is written.
                    if let Some(answer) = answer(chance, column, Much::Full) {
                        cells.set(column.id.clone(), answer);
                    }
                }
                Row { id, cells }
            };
            Answer::Rows(ids.into_iter().map(row).collect())
        }
        Kind::Info { .. } | Kind::Ratings(_) => return None,
    })
}
