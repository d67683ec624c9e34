//! Edits by chance, sensible and senseless, for the properties of undo.

use attune::{
    base::{Day, Decimal, Id, Keyed, Time},
    template::{Item, Kind, Template},
    worksheet::{
        Anchor, Answer, At, Change, Comment, CommentKind, Part, Pick, Reply, Row, RowChange, Signed, State, Step,
        Stroke, StrokeChange, Way, row_ids,
    },
};
use proptest::prelude::*;

use crate::person::{Person, id, start};

/// What chance makes a person do; numbers are brought into range by what is there.
#[derive(Clone, Debug)]
pub struct Deed {
    pub kind: u8,
    pub item: usize,
    pub a: usize,
    pub b: usize,
    pub words: String,
}

pub fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = (0_u8..16, any::<prop::sample::Index>(), 0_usize..12, 0_usize..12, "[ a-cé€𝄞\n]{0,6}");
    let deed = deed.prop_map(|(kind, item, a, b, words)| Deed { kind, item: item.index(64), a, b, words });
    prop::collection::vec(deed, 0..60)
}

/// All places and options that a template has, with a few that it has not.
pub fn change_of(deed: &Deed, person: &Person) -> Change {
    let template = &person.sheet().template;
    let items: Vec<_> = template.items().map(|(_, item)| item).collect();
    let item = items[deed.item % items.len()];
    let place = place_of(deed, person, item);
    match deed.kind {
        0..=3 => splice_of(deed, person, place),
        4 | 5 => Change::Choose { at: place, option: option_of(deed, item), on: !deed.b.is_multiple_of(3) },
        6 => Change::Rate { item: statement_of(deed, template), step: Some(Step::Number(deed.b as i16)) },
        7 => Change::Rate { item: statement_of(deed, template), step: (deed.b > 6).then_some(Step::CannotSay) },
        8 if deed.a < 2 => Change::Stroke {
            item: id("picture"),
            change: if deed.b.is_multiple_of(3) {
                StrokeChange::Remove(deed.b % 3)
            } else {
                let points = vec![(deed.a as u16 * 10, deed.b as u16 * 7), (3, 4)];
                StrokeChange::Add { index: deed.b % 2, stroke: Stroke { width: 5, points } }
            },
        },
        8 if deed.a > 7 => Change::Rank {
            at: place,
            option: option_of(deed, item),
            to: (!deed.b.is_multiple_of(4)).then_some(deed.b % 4),
        },
        8 => Change::Set { at: place, answer: answer_of(deed) },
        9 | 10 => Change::Row { item: item.id.clone(), change: row_change_of(deed, person, item) },
        11 => Change::ForSupervision { item: item.id.clone(), on: deed.a.is_multiple_of(2) },
        12 => Change::Way(if deed.a.is_multiple_of(2) { Way::Short } else { Way::Whole }),
        13 => Change::State(match deed.a % 4 {
            0 => State::Mine,
            1 => State::Shared { with: "Anna".to_owned(), since: start() },
            2 => State::Back { by: "Anna".to_owned(), since: start(), shared: None },
            _ => State::Finished { way: Way::Short, since: start() },
        }),
        14 => comment_of(deed, person, place),
        _ => match deed.a % 4 {
            0 => Change::Settle { comment: comment_id(deed), on: deed.b.is_multiple_of(2) },
            1 => Change::Uncomment(comment_id(deed)),
            2 => Change::Reply {
                comment: comment_id(deed),
                reply: Reply {
                    id: id(&format!("reply-{}", deed.b)),
                    by: person.by.clone(),
                    when: person.now,
                    text: "a reply".to_owned(),
                },
            },
            _ => Change::Unreply { comment: comment_id(deed), reply: id(&format!("reply-{}", deed.b)) },
        },
    }
}

fn comment_id(deed: &Deed) -> Id {
    id(&format!("comment-{}", deed.b % 3))
}

fn place_of(deed: &Deed, person: &Person, item: &Item) -> At {
    let part = match (&item.kind, deed.a % 5) {
        (Kind::Table(table), _) => {
            let rows = row_ids(table, person.sheet().content.answers.get(item.id.as_str()));
            let row = rows.get(deed.a % (rows.len() + 1)).cloned().unwrap_or_else(|| id("opening-9"));
            Part::Cell { row, column: table.columns[deed.b % table.columns.len()].id.clone() }
        }
        (_, 3) => Part::OwnWords,
        (_, 4) => Part::Later,
        _ => Part::Whole,
    };
    At { item: item.id.clone(), part }
}

fn splice_of(deed: &Deed, person: &Person, place: At) -> Change {
    let text = person.sheet().text(&place);
    let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (a, b) = (edges[deed.a % edges.len()], edges[deed.b % edges.len()]);
    let (from, to) = (a.min(b), a.max(b));
    Change::Text {
        offset: from,
        removed: text.get(from..to).unwrap().to_owned(),
        inserted: deed.words.clone(),
        at: place,
    }
}

fn option_of(deed: &Deed, item: &Item) -> Id {
    let options = ["more", "less", "other", "a", "b", "c", "none", "yes", "no", "x", "perhaps", "not-sure"];
    let own: Vec<Id> = item.choices().map(|c| c.options.keys().cloned().collect()).unwrap_or_default();
    own.get(deed.a % (own.len() + 1)).cloned().unwrap_or_else(|| id(options[deed.a % options.len()]))
}

fn statement_of(deed: &Deed, template: &Template) -> Id {
    let all = ["r1", "r2", "alone", "slide"];
    let known = template.item("slide").is_some();
    if known { id(all[deed.a % all.len()]) } else { id(&format!("R{}", deed.a % 9)) }
}

fn answer_of(deed: &Deed) -> Answer {
    match deed.b % 10 {
        8 => Answer::Signed(Signed { name: deed.words.clone(), day: Day::parse("2026-11-25").unwrap() }),
        7 => Answer::Time(Time::new(deed.a as u8 % 24, 5).unwrap()),
        0 => Answer::Unanswered,
        1 => Answer::Nothing,
        2 => Answer::Text(deed.words.clone()),
        3 => Answer::One(Pick::Other(deed.words.clone())),
        4 => Answer::Amount(Decimal::whole(deed.a as i64)),
        5 => Answer::Day(Day::parse("2026-11-25").unwrap().plus_days(deed.a as i32)),
        6 => Answer::Rows(vec![Row {
            id: id("set-row"),
            cells: [(id("what"), Answer::Text(deed.words.clone())), (id("text"), Answer::Text(deed.words.clone()))]
                .into_iter()
                .take(deed.a % 2 + 1)
                .collect(),
        }]),
        _ => Answer::CannotSay,
    }
}

fn row_change_of(deed: &Deed, person: &Person, item: &Item) -> RowChange {
    let rows = match &item.kind {
        Kind::Table(table) => row_ids(table, person.sheet().content.answers.get(item.id.as_str())),
        _ => Vec::new(),
    };
    let row = rows.get(deed.a % (rows.len() + 1)).cloned().unwrap_or_else(|| id("none-such"));
    match deed.b % 3 {
        0 => RowChange::Remove(row),
        1 => RowChange::Move { row, to: deed.b % (rows.len() + 1) },
        _ => RowChange::Add {
            index: deed.b % (rows.len() + 1),
            row: Row { id: id(&format!("row-{}", deed.a)), cells: Keyed::new() },
        },
    }
}

fn comment_of(deed: &Deed, person: &Person, place: At) -> Change {
    let text = person.sheet().text(&place);
    let anchor = if text.is_empty() {
        Anchor::Sheet
    } else {
        Anchor::Words { start: 0, end: text.len(), quote: text.to_owned(), at: place }
    };
    Change::Comment(Comment {
        id: comment_id(deed),
        by: person.by.clone(),
        when: person.now,
        kind: CommentKind::Offer,
        anchor,
        text: "a thought".to_owned(),
        action: None,
        replies: Vec::new(),
        settled: None,
    })
}
