//! A person with a worksheet and no window: opens, answers, undoes, saves.
//!
//! Tests read like somebody filling in a form. Every step goes through an
//! edit, as in the window, and a refused edit fails the test at its line.

use std::sync::Arc;

use attune::{
    base::{Day, Decimal, Fraction, Id, Keyed, Moment, Time},
    template::{self, Kind, Template, shelf},
    worksheet::{
        Anchor, Answer, At, Author, Change, Comment, CommentKind, Edit, Outcome, Part, Pick, Refused, Row, RowChange,
        Side, State, Step, Steps, Way, Worksheet, file,
    },
};

/// A person in front of an open worksheet.
pub struct Person {
    pub steps: Steps,
    pub by: Author,
    pub now: Moment,
    saved: String,
}

/// The moment at which every test begins.
pub fn start() -> Moment {
    Moment::parse("2026-11-22T18:50:00+01:00").unwrap()
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

pub fn at(item: &str) -> At {
    At::item(id(item))
}

pub fn cell(item: &str, row: &str, column: &str) -> At {
    At::cell(id(item), id(row), id(column))
}

/// The therapist.
pub fn writer() -> Author {
    Author { name: "M".to_owned(), side: Side::Writer }
}

/// Her supervisor.
pub fn anna() -> Author {
    Author { name: "Anna".to_owned(), side: Side::Reviewer }
}

/// Opens a blank worksheet of the shelf.
#[track_caller]
pub fn open(template: &str) -> Person {
    open_template(shelf::template(template).expect("a template of the shelf without faults"))
}

/// Opens a blank worksheet written in the test.
#[track_caller]
pub fn open_text(text: &str) -> Person {
    open_template(Arc::new(read_template(text)))
}

#[track_caller]
pub fn read_template(text: &str) -> Template {
    let checked = template::read("test.ron", text, &shelf::look_up);
    let faults: Vec<String> = checked.diagnostics.iter().map(|d| d.message.clone()).collect();
    checked.template.unwrap_or_else(|| panic!("the template has faults: {faults:?}"))
}

pub fn open_template(template: Arc<Template>) -> Person {
    open_sheet(Worksheet::begin(template, id("doc-1"), start()))
}

pub fn open_sheet(sheet: Worksheet) -> Person {
    Person { steps: Steps::new(sheet), by: writer(), now: start(), saved: String::new() }
}

/// What a test writes as an answer.
pub trait Given {
    fn changes(self, sheet: &Worksheet, item: &str) -> Vec<Change>;
}

/// A text is typed where text goes, and chosen where there are options.
impl Given for &str {
    fn changes(self, sheet: &Worksheet, item: &str) -> Vec<Change> {
        match kind_of(sheet, item) {
            Some(Kind::ShortText(_) | Kind::LongText(_) | Kind::ClientCode) => vec![Change::Text {
                at: at(item),
                offset: 0,
                removed: sheet.text(&at(item)).to_owned(),
                inserted: self.to_owned(),
            }],
            Some(Kind::Date { .. }) => {
                vec![Change::Set { at: at(item), answer: Answer::Day(Day::parse(self).unwrap()) }]
            }
            Some(Kind::Time { .. }) => {
                vec![Change::Set { at: at(item), answer: Answer::Time(Time::parse(self).unwrap()) }]
            }
            Some(Kind::Number(_)) => {
                vec![Change::Set { at: at(item), answer: Answer::Amount(Decimal::parse(self).unwrap()) }]
            }
            _ => vec![Change::Choose { at: at(item), option: id(self), on: true }],
        }
    }
}

/// A number rates a statement or moves a slider.
impl Given for i16 {
    fn changes(self, _: &Worksheet, item: &str) -> Vec<Change> {
        vec![Change::Rate { item: id(item), step: Some(Step::Number(self)) }]
    }
}

/// *Cannot say*, or leaving open.
impl Given for Option<Step> {
    fn changes(self, _: &Worksheet, item: &str) -> Vec<Change> {
        vec![Change::Rate { item: id(item), step: self }]
    }
}

/// Several options.
impl<const N: usize> Given for [&str; N] {
    fn changes(self, _: &Worksheet, item: &str) -> Vec<Change> {
        self.into_iter().map(|option| Change::Choose { at: at(item), option: id(option), on: true }).collect()
    }
}

fn kind_of<'s>(sheet: &'s Worksheet, item: &str) -> Option<&'s Kind> {
    sheet.template.item(item).map(|item| &item.kind)
}

impl Person {
    pub fn sheet(&self) -> &Worksheet {
        self.steps.sheet()
    }

    pub fn outcome(&self) -> Outcome {
        Outcome::of(&self.sheet().template, &self.sheet().content.answers)
    }

    /// Tries a change; ten seconds pass with each.
    pub fn try_to(&mut self, change: Change) -> Result<(), Refused> {
        self.wait(10);
        self.steps.apply(Edit { by: self.by.clone(), when: self.now, change }, None)
    }

    #[track_caller]
    pub fn change(mut self, change: Change) -> Self {
        let shown = format!("{change:?}");
        if let Err(refused) = self.try_to(change) {
            panic!("{shown} was refused: {refused:?}");
        }
        self
    }

    #[track_caller]
    pub fn refused(mut self, change: Change, why: Refused) -> Self {
        let before = (self.sheet().content.clone(), self.sheet().review.clone());
        let shown = format!("{change:?}");
        assert_eq!(self.try_to(change), Err(why), "{shown}");
        assert_eq!(before, (self.sheet().content.clone(), self.sheet().review.clone()), "{shown} left a trace");
        self
    }

    #[track_caller]
    pub fn answer(mut self, item: &str, given: impl Given) -> Self {
        for change in given.changes(self.sheet(), item) {
            self = self.change(change);
        }
        self
    }

    /// Rates statements in order; 0 leaves one out.
    #[track_caller]
    pub fn rates(mut self, prefix: &str, steps: &[i16]) -> Self {
        for (number, step) in (1..).zip(steps).filter(|(_, step)| **step != 0) {
            self = self.answer(&format!("{prefix}{number}"), *step);
        }
        self
    }

    #[track_caller]
    pub fn take_back(self, item: &str, option: &str) -> Self {
        self.change(Change::Choose { at: at(item), option: id(option), on: false })
    }

    #[track_caller]
    pub fn set(self, at: At, answer: Answer) -> Self {
        self.change(Change::Set { at, answer })
    }

    #[track_caller]
    pub fn splice(self, at: At, offset: usize, removed: &str, inserted: &str) -> Self {
        self.change(Change::Text { at, offset, removed: removed.to_owned(), inserted: inserted.to_owned() })
    }

    /// Types at the end of a text, a key at a time, a fifth of a second each.
    #[track_caller]
    pub fn types(mut self, place: &At, words: &str) -> Self {
        for (number, c) in words.chars().enumerate() {
            if number % 5 == 4 {
                self.wait(1);
            }
            let offset = self.sheet().text(place).len();
            let caret = attune::worksheet::Caret {
                at: place.clone(),
                anchor: offset + c.len_utf8(),
                caret: offset + c.len_utf8(),
            };
            let change = Change::Text { at: place.clone(), offset, removed: String::new(), inserted: c.to_string() };
            self.steps.apply(Edit { by: self.by.clone(), when: self.now, change }, Some(caret)).unwrap();
        }
        self
    }

    #[track_caller]
    pub fn add_row(self, item: &str, row: &str) -> Self {
        let table = self.sheet().template.item(item).unwrap();
        let Kind::Table(table) = &table.kind else { panic!("{item} is no table") };
        let index = attune::worksheet::row_ids(table, self.sheet().content.answers.get(item)).len();
        let row = Row { id: id(row), cells: Keyed::new() };
        self.change(Change::Row { item: id(item), change: RowChange::Add { index, row } })
    }

    #[track_caller]
    pub fn undo(mut self) -> Self {
        assert!(self.steps.undo(self.now).is_some(), "nothing to undo");
        self
    }

    #[track_caller]
    pub fn redo(mut self) -> Self {
        assert!(self.steps.redo(self.now).is_some(), "nothing to redo");
        self
    }

    pub fn save(mut self) -> Self {
        self.saved = file::write(self.sheet());
        self
    }

    /// Closes without saving and opens what was saved.
    #[track_caller]
    pub fn reopen(mut self) -> Self {
        self.steps = Steps::new(file::read(&self.saved).expect("what was saved can be read"));
        self
    }

    pub fn saved(&self) -> &str {
        &self.saved
    }

    pub fn wait(&mut self, secs: i64) {
        self.now = later(self.now, secs);
    }

    /// Hands the keyboard to somebody else.
    pub fn hand_to(mut self, by: Author) -> Self {
        self.steps.at_the_keyboard(by.clone());
        self.by = by;
        self
    }

    #[track_caller]
    pub fn comments(self, name: &str, anchor: Anchor, text: &str) -> Self {
        let comment = Comment {
            id: id(name),
            by: self.by.clone(),
            when: self.now,
            kind: CommentKind::Ask,
            anchor,
            text: text.to_owned(),
            action: None,
            replies: Vec::new(),
            settled: None,
        };
        self.change(Change::Comment(comment))
    }

    /// An anchor at words that stand in an answer.
    #[track_caller]
    pub fn words(&self, place: &At, quote: &str) -> Anchor {
        let start = self.sheet().text(place).find(quote).expect("the words stand there");
        Anchor::Words { at: place.clone(), start, end: start + quote.len(), quote: quote.to_owned() }
    }

    // What the person sees.

    pub fn text(&self, item: &str) -> &str {
        self.sheet().text(&at(item))
    }

    pub fn options(&self, item: &str) -> Vec<String> {
        self.sheet().content.answers.get(item).picks().iter().map(|pick| pick.option().to_owned()).collect()
    }

    pub fn shown(&self, item: &str) -> bool {
        self.outcome().is_shown(item)
    }

    /// Value and band of a score or way.
    pub fn score(&self, name: &str) -> Option<(Fraction, String)> {
        let results = self.outcome().results;
        let score = results.scores.iter().find(|s| s.id == *name).map(|s| (s.value, s.band.clone()));
        let mut ways = results.profiles.iter().flat_map(|p| &p.ways);
        let found = score.or_else(|| ways.find(|w| w.id == *name).map(|w| (w.value, w.band.clone())));
        let (value, band) = found.unwrap_or_else(|| panic!("{name} is not shown"));
        value.ok().map(|value| (value, band.map(|b| b.to_string()).unwrap_or_default()))
    }

    pub fn notes(&self) -> Vec<String> {
        self.outcome().results.notes.into_iter().map(|note| note.words).collect()
    }
}

/// So many seconds later.
pub fn later(moment: Moment, secs: i64) -> Moment {
    let clock = moment.to_string();
    let part = |range: std::ops::Range<usize>| clock.get(range).unwrap().parse::<i64>().unwrap();
    let total = part(11..13) * 3600 + part(14..16) * 60 + part(17..19) + secs;
    let day = moment.day().plus_days(i32::try_from(total.div_euclid(86_400)).unwrap());
    let rest = total.rem_euclid(86_400);
    let small = |number: i64| i8::try_from(number).unwrap();
    Moment::new(day, small(rest / 3600), small(rest / 60 % 60), small(rest % 60), 60).unwrap()
}

/// The whole of what is written and said, without the time of the last change.
pub fn all_of(sheet: &Worksheet) -> impl PartialEq + std::fmt::Debug + use<> {
    let answers = sheet.content.answers.clone();
    let later: Vec<_> = sheet.content.later.iter().map(|(id, later)| (id.clone(), later.clone())).collect();
    (answers, later, sheet.content.way, sheet.review.clone())
}

pub fn other(words: &str) -> Answer {
    Answer::One(Pick::Other(words.to_owned()))
}

pub const fn finished(way: Way, since: Moment) -> Change {
    Change::State(State::Finished { way, since })
}

pub fn later_of(item: &str) -> At {
    At { item: id(item), part: Part::Later }
}
