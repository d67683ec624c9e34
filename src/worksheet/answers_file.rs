//! Answers files: `{ id: answer }`, read against a template.
//!
//! The same form stands in the examples of a template and in the files that
//! `attune new --answers` reads. Every fault is reported with its place; an
//! answer with a fault is left out of what is given back.
//!
//! ```text
//! {
//!     "A1": "She came late again.",      // a text, one option, yes/no, a day, a time
//!     "A4": ["belief", Other("…")],      // several options, own words; a ranking, the first first
//!     "R1": 4, "R2": CannotSay,          // a rating, a slider, a number
//!     "C1": Nothing,                     // nothing for now; none of these
//!     "P1": Drawn(words: "A hill.", strokes: [Stroke(5, "10,20 12,24")]),
//!     "S1": Signed("A. Smith", "2026-11-22"),
//!     "A8": [{ "thought": "…" }],        // a table with free rows
//!     "D3": { "age": { "shaped": "yes" } },
//! }
//! ```
//!
//! Words of an answer never appear in a message; ids do.

mod hints;

use self::hints::{DAYS, help_for, like_a_day, like_a_time, listed};
use super::{
    Answer, At, Drawn, Pick, Row, Signed, Stroke, Worksheet,
    apply::{Place as Asked, find, fitted},
    edit::Part,
};
use crate::{
    base::{Day, Id, Keyed, Moment, Span, Time},
    diagnostic::{Code, Diagnostic, Place, Sought, TextId},
    template::{
        ChoiceKind, Item, Kind, Rows, Table, Template, is_number_of, nearest,
        tree::{self, Call, Node, NodeKind},
    },
    worksheet::{Answers, Refused},
};

/// What an answers file holds.
#[derive(Debug, Default)]
pub struct Given {
    /// The answers, in the order of the file.
    pub answers: Vec<(Id, Answer)>,
    /// Everything that is wrong with the file, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What was answered in a way that could not be read, and what an unknown id was meant for.
    pub unread: Vec<Id>,
    /// Whether an answer is under an id of which nobody can say what was meant.
    pub astray: bool,
}

/// Reads an answers file against a template.
#[must_use]
pub fn read(template: &Template, text: &str) -> Given {
    read_at(template, text, Place::here(Span::new(0, text.len())))
}

/// Reads answers that stand at a place of a larger text, as those of an example do.
#[must_use]
pub fn read_at(template: &Template, text: &str, place: Place) -> Given {
    read_beside(template, text, place, &|_| false)
}

/// The same beside questions that are in doubt themselves: nothing is said of what answers them.
#[must_use]
pub fn read_beside(template: &Template, text: &str, place: Place, doubtful: &dyn Fn(&str) -> bool) -> Given {
    let (tree, faults) = tree::read(text, place.text);
    let mut reader = Reader::new(template, place);
    let (mut answers, mut unread) = (Vec::new(), Vec::new());
    match tree.root().kind() {
        NodeKind::Map(entries) => {
            for (key, value) in entries {
                let named = key.text().and_then(|id| Id::parse(id).ok());
                if let Some(id) = named.as_ref().filter(|id| doubtful(id.as_str())) {
                    unread.push(id.clone());
                    reader.take_for(id);
                    continue;
                }
                match reader.entry(&answers, key, value) {
                    Some(read) => answers.push(read),
                    None => unread.extend(named),
                }
            }
        }
        NodeKind::Fault => {}
        _ => reader.report(Code::WrongType, tree.root(), "answers stand in a map").help_last("write `{ \"id\": … }`"),
    }
    let mut diagnostics: Vec<Diagnostic> = faults.into_iter().map(|d| moved(d, reader.base)).collect();
    for empty in diagnostics.iter_mut().filter(|fault| fault.code == Code::WrongRoot) {
        empty.help = Some("answers stand in a map: write `{ \"id\": … }`, or `{}` where there are none".to_owned());
    }
    diagnostics.append(&mut reader.found);
    diagnostics.sort_by_key(|d| d.place);
    // A number that was written wrongly is not also told as one that does not fit.
    diagnostics.dedup_by(|later, before| later.place == before.place && before.code == Code::BadNumber);
    unread.append(&mut reader.meant);
    Given { answers, diagnostics, unread, astray: reader.astray }
}

/// The answers of a worksheet in which nothing else is written.
#[must_use]
pub fn answers_of(given: Vec<(Id, Answer)>, when: Moment) -> Answers {
    let mut answers = Answers::default();
    for (id, answer) in given {
        answers.put(id, answer, when);
    }
    answers
}

impl Worksheet {
    /// The same worksheet with these answers filled in; they fit its template.
    #[must_use]
    pub fn filled_in(mut self, given: Vec<(Id, Answer)>, when: Moment) -> Self {
        for (id, answer) in given {
            self.content.answers.put(id, answer, when);
        }
        self
    }
}

fn moved(mut diagnostic: Diagnostic, base: usize) -> Diagnostic {
    let shift = |place: &mut Place| place.span = Span::new(place.span.start + base, place.span.end + base);
    shift(&mut diagnostic.place);
    diagnostic.labels.iter_mut().for_each(|label| shift(&mut label.place));
    diagnostic
}

struct Reader<'t> {
    template: &'t Template,
    text: TextId,
    base: usize,
    found: Vec<Diagnostic>,
    /// Questions that an unknown id was meant for.
    meant: Vec<Id>,
    astray: bool,
}

impl<'t> Reader<'t> {
    const fn new(template: &'t Template, place: Place) -> Self {
        Self {
            template,
            text: place.text,
            base: place.span.start,
            found: Vec::new(),
            meant: Vec::new(),
            astray: false,
        }
    }
}

impl<'t> Reader<'t> {
    fn entry(&mut self, before: &[(Id, Answer)], key: &Node, value: &Node) -> Option<(Id, Answer)> {
        let id = self.id(key)?;
        if before.iter().any(|(known, _)| *known == id) {
            self.twice(key, &format!("\"{id}\" is answered twice"));
            return None;
        }
        let template = self.template;
        let at = At { item: id.clone(), part: Part::Whole };
        let Some(place) = find(template, &Answers::default(), &at) else {
            self.no_such_item(key, &id);
            return None;
        };
        let answer = match &place {
            Asked::Item(item) => self.answer(item, value)?,
            _ => self.step(value)?,
        };
        match fitted(&place, &answer) {
            Ok(answer) => Some((id, answer)),
            Err(refused) => {
                self.does_not_fit(&place, value, refused);
                None
            }
        }
    }

    /// The answer to an item, as far as its form is right.
    fn answer(&mut self, item: &Item, value: &Node) -> Option<Answer> {
        let value = value.without_some();
        if let NodeKind::Name(name) = value.kind()
            && name == "Nothing"
        {
            return Some(Answer::Nothing);
        }
        match &item.kind {
            Kind::ShortText(_) | Kind::LongText(_) | Kind::ClientCode => {
                Some(Answer::Text(self.words(value, "a text in quotes")?.to_owned()))
            }
            Kind::YesNo { not_sure } => {
                let known: &[&str] = if *not_sure { &["yes", "no", "not-sure"] } else { &["yes", "no"] };
                let written = self.words(value, "`\"yes\"` or `\"no\"`")?.to_owned();
                self.option(value, &written, known).map(Answer::One)
            }
            Kind::ChooseOne(_) => self.pick(item, value).map(Answer::One),
            Kind::ChooseMany(_) => self.picks(item, value),
            Kind::Ranking(_) => self.ranked(item, value),
            Kind::Slider(_) | Kind::Ratings(_) => self.step(value),
            Kind::Number(_) => match value.decimal() {
                Some(amount) => self.plain(value).then_some(Answer::Amount(amount)),
                None => self.wrong(value, "a number of at most 18 digits, such as `35.9`"),
            },
            Kind::Date { .. } => match value.text().and_then(Day::parse) {
                Some(day) => Some(Answer::Day(day)),
                None if value.text().is_some_and(like_a_day) => self.no_such(value, "day", DAYS),
                None => self.wrong(value, "a day, such as `\"2026-11-22\"`"),
            },
            Kind::Time { .. } => match value.text().and_then(Time::parse) {
                Some(time) => Some(Answer::Time(time)),
                None if value.text().is_some_and(like_a_time) => {
                    self.no_such(value, "time", "hours go from 00 to 23, minutes from 00 to 59")
                }
                None => self.wrong(value, "a time, such as `\"18:50\"`"),
            },
            Kind::Drawing(_) => self.drawn(value),
            Kind::Signature => self.signed(value),
            Kind::Table(table) => self.rows(table, value).map(Answer::Rows),
            Kind::Info { .. } => None,
        }
    }

    /// Whether a number is written in figures alone; any other form is told.
    fn plain(&mut self, value: &Node) -> bool {
        let NodeKind::Number(written) = value.kind() else { return true };
        let figures = written.strip_prefix('-').unwrap_or(written);
        let (whole, part) = figures.split_once('.').map_or((figures, None), |(whole, part)| (whole, Some(part)));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let plain = digits(whole) && (whole == "0" || !whole.starts_with('0')) && part.is_none_or(digits);
        if !plain {
            self.report(Code::BadNumber, value, "this is no way to write a number here")
                .help_last("write it in figures alone, such as 3, -3 or 35.9");
        }
        plain
    }

    /// Reports a day or time that is written as one, and is none.
    fn no_such<T>(&mut self, node: &Node, what: &str, help: &str) -> Option<T> {
        self.report(Code::WrongAnswer, node, format!("there is no such {what}")).help_last(help);
        None
    }

    fn step(&mut self, value: &Node) -> Option<Answer> {
        match value.without_some().kind() {
            NodeKind::Name(name) if name == "CannotSay" => Some(Answer::CannotSay),
            NodeKind::Number(_) => match value.without_some().whole().and_then(|n| i16::try_from(n).ok()) {
                Some(step) => self.plain(value.without_some()).then_some(Answer::Step(step)),
                None => self.wrong(value, "a whole number"),
            },
            _ => self.wrong(value, "a number, or `CannotSay`"),
        }
    }

    fn picks(&mut self, item: &Item, value: &Node) -> Option<Answer> {
        let NodeKind::List(all) = value.kind() else {
            return self.wrong(value, "options in brackets, such as `[\"a\", \"b\"]`");
        };
        let picks: Vec<Option<Pick>> = all.iter().map(|node| self.pick(item, node)).collect();
        picks.into_iter().collect::<Option<Vec<_>>>().map(Answer::Many)
    }

    fn ranked(&mut self, item: &Item, value: &Node) -> Option<Answer> {
        let NodeKind::List(all) = value.kind() else {
            return self.wrong(value, "options in brackets, the first first, such as `[\"a\", \"b\"]`");
        };
        let choices = item.choices()?;
        let known: Vec<&str> = choices.options.keys().map(Id::as_str).collect();
        let mut order = Vec::new();
        for node in all {
            let written = self.words(node, "an option, such as `\"a\"`")?.to_owned();
            order.push(self.option(node, &written, &known));
        }
        let order: Option<Vec<Pick>> = order.into_iter().collect();
        Some(Answer::Ranked(order?.iter().map(|pick| Id::known(pick.option())).collect()))
    }

    fn pick(&mut self, item: &Item, value: &Node) -> Option<Pick> {
        let value = value.without_some();
        if let NodeKind::Call(Call { name, .. }) = value.kind()
            && name == "Other"
        {
            return match value.nth(0).and_then(Node::text) {
                Some(words) => Some(Pick::Other(words.to_owned())),
                None => self.wrong(value, "own words, such as `Other(\"…\")`"),
            };
        }
        let choices = item.choices()?;
        let known: Vec<&str> = choices.options.keys().map(Id::as_str).collect();
        let Some(written) = value.text() else {
            return self.wrong(value, &format!("one of {}", listed(known.iter().copied())));
        };
        self.option(value, written, &known).map(|pick| match (choices.options.get(pick.option()), pick) {
            // Own words without words: `"other"`.
            (Some(choice), Pick::Id(_)) if choice.effect == ChoiceKind::OwnWords => Pick::Other(String::new()),
            (_, pick) => pick,
        })
    }

    fn signed(&mut self, value: &Node) -> Option<Answer> {
        let called =
            matches!(value.kind(), NodeKind::Call(Call { name, args, .. }) if name == "Signed" && args.len() == 2);
        let name = value.nth(0).and_then(Node::text).filter(|_| called);
        let day = value.nth(1).and_then(Node::text).and_then(Day::parse);
        match name.zip(day) {
            Some((name, day)) => Some(Answer::Signed(Signed { name: name.to_owned(), day })),
            None if called && value.nth(1).and_then(Node::text).is_some_and(like_a_day) => {
                value.nth(1).and_then(|day| self.no_such(day, "day", DAYS))
            }
            None => self.wrong(value, "a name and a day, such as `Signed(\"A. Smith\", \"2026-11-22\")`"),
        }
    }

    fn drawn(&mut self, value: &Node) -> Option<Answer> {
        const SHAPE: &str = "a drawing, such as `Drawn(words: \"…\", strokes: [Stroke(5, \"10,20 12,24\")])`";
        let NodeKind::Call(Call { name, args, .. }) = value.kind() else { return self.wrong(value, SHAPE) };
        let known =
            args.iter().all(|arg| arg.name.as_ref().is_some_and(|(name, _)| name == "words" || name == "strokes"));
        if name != "Drawn" || !known {
            return self.wrong(value, SHAPE);
        }
        let words = match value.field("words") {
            Some(node) => self.words(node, "what it shows, in words")?.to_owned(),
            None => String::new(),
        };
        let mut strokes = Vec::new();
        if let Some(node) = value.field("strokes") {
            let NodeKind::List(all) = node.kind() else { return self.wrong(node, "strokes in brackets") };
            for one in all {
                let width = one.nth(0).and_then(Node::whole).and_then(|width| u8::try_from(width).ok());
                let points = one.nth(1).and_then(Node::text);
                let stroke = width.zip(points).and_then(|(width, points)| Stroke::of_text(width, points));
                let Some(stroke) = stroke else {
                    return self.wrong(one, "a stroke, such as `Stroke(5, \"10,20 12,24\")`");
                };
                strokes.push(stroke);
            }
        }
        Some(Answer::Drawn(Drawn { strokes, words }))
    }

    fn rows(&mut self, table: &Table, value: &Node) -> Option<Vec<Row>> {
        match (&table.rows, value.kind()) {
            (Rows::Free { .. }, NodeKind::List(all)) => {
                let rows = all.iter().zip(1..).map(|(node, number)| {
                    let id = Id::known(&format!("opening-{number}"));
                    self.row(table, id, node)
                });
                // Each row is read, so that every fault is found.
                rows.collect::<Vec<_>>().into_iter().collect()
            }
            (Rows::Fixed(given), NodeKind::Map(all)) => {
                let mut rows: Vec<Row> = Vec::new();
                let before = self.found.len();
                for (key, node) in all {
                    let Some(id) = self.id(key) else { continue };
                    if !given.contains(id.as_str()) {
                        self.unknown(Code::UnknownCell, key, "no row", &id, given.keys().map(Id::as_str));
                    } else if rows.iter().any(|row| row.id == id) {
                        self.twice(key, &format!("the row \"{id}\" is answered twice"));
                    } else {
                        rows.extend(self.row(table, id, node));
                    }
                }
                (self.found.len() == before).then_some(rows)
            }
            (Rows::Free { .. }, _) => self.wrong(value, "rows in brackets, such as `[{ \"column\": … }]`"),
            (Rows::Fixed(_), _) => self.wrong(value, "a map of rows, such as `{ \"row\": { \"column\": … } }`"),
        }
    }

    fn row(&mut self, table: &Table, id: Id, value: &Node) -> Option<Row> {
        let NodeKind::Map(all) = value.kind() else {
            return self.wrong(value, "a row, such as `{ \"column\": … }`");
        };
        let mut cells = Keyed::new();
        let before = self.found.len();
        for (key, node) in all {
            let Some(column) = self.id(key) else { continue };
            let Some(asked) = table.columns.iter().find(|c| c.id == column) else {
                let known = table.columns.iter().map(|c| c.id.as_str());
                self.unknown(Code::UnknownCell, key, "no column", &column, known);
                continue;
            };
            if cells.contains(column.as_str()) {
                self.twice(key, &format!("\"{column}\" is answered twice in this row"));
                continue;
            }
            let Some(answer) = self.answer(asked, node) else { continue };
            let place = Asked::Cell(asked, table, asked);
            match fitted(&place, &answer) {
                Ok(answer) => drop(cells.set(column, answer)),
                Err(refused) => self.does_not_fit(&place, node, refused),
            }
        }
        (self.found.len() == before).then_some(Row { id, cells })
    }

    fn twice(&mut self, key: &Node, what: &str) {
        self.report(Code::IdTwice, key, what).help_last("leave one of them");
    }

    fn words<'n>(&mut self, value: &'n Node, expected: &str) -> Option<&'n str> {
        match value.text() {
            Some(words) => Some(words),
            None => self.wrong(value, expected),
        }
    }

    fn option(&mut self, node: &Node, written: &str, known: &[&str]) -> Option<Pick> {
        let id = Id::parse(written).ok().filter(|id| known.contains(&id.as_str()));
        if id.is_none() && !known.is_empty() {
            // What stands here may be own words by mistake, so it is not repeated.
            let near = nearest(written, known.iter().copied()).map_or_else(
                || format!("the options are {}", listed(known.iter().copied())),
                |near| format!("did you mean \"{near}\"?"),
            );
            self.report(Code::UnknownOption, node, "no such option").seeks(Sought::Written).help_last(near);
        }
        id.map(Pick::Id)
    }

    fn id(&mut self, key: &Node) -> Option<Id> {
        match key.text().map(Id::parse) {
            Some(Ok(id)) => Some(id),
            Some(Err(bad)) => {
                self.report(Code::BadId, key, bad.to_string());
                None
            }
            None => self.wrong(key, "an id in quotes"),
        }
    }

    fn no_such_item(&mut self, key: &Node, id: &Id) {
        if let Some(item) = self.template.item(id.as_str()) {
            let help = match &item.kind {
                Kind::Ratings(ratings) => {
                    let statements = ratings.statements.iter().map(|s| s.id.as_str());
                    format!("answer its statements: {}", listed(statements))
                }
                _ => "it is information only".to_owned(),
            };
            self.report(Code::WrongItem, key, format!("\"{id}\" takes no answer itself")).help_last(help);
            return;
        }
        if let Some(help) = self.not_asked_so(id) {
            return self.absent(Code::UnknownItem, key, "no question", id, help);
        }
        self.take_for(id);
        let known = self.askable();
        self.unknown(Code::UnknownItem, key, "no question", id, known.into_iter());
    }

    /// The ids that may be answered.
    fn askable(&self) -> Vec<&'t str> {
        let template = self.template;
        let items = template.items().flat_map(|(_, item)| {
            let statements = match &item.kind {
                Kind::Ratings(ratings) => ratings.statements.as_slice(),
                _ => &[],
            };
            std::iter::once(item.id.as_str()).chain(statements.iter().map(|s| s.id.as_str()))
        });
        items.collect()
    }

    /// Remembers which question an unknown id was meant for; with a mere number, such as "S3", nobody knows.
    fn take_for(&mut self, id: &Id) {
        let known = self.askable();
        if known.contains(&id.as_str()) {
            return;
        }
        match nearest(id.as_str(), known.into_iter()).filter(|_| !is_number_of(id)) {
            Some(near) => self.meant.push(Id::known(near)),
            None => self.astray = true,
        }
    }

    /// What an id is that is no question of its own: a score, a question in rows.
    fn not_asked_so(&self, id: &Id) -> Option<String> {
        if self.template.scores.contains(id.as_str()) || self.template.profiles.contains(id.as_str()) {
            return Some("it is worked out from answers; leave it out".to_owned());
        }
        self.template.items().find_map(|(_, item)| {
            let Kind::Table(table) = &item.kind else { return None };
            table.columns.iter().find(|column| column.id == *id)?;
            Some(match table.rows {
                Rows::Free { .. } => format!("write it in a row: \"{}\": [{{ \"{id}\": … }}]", item.id),
                Rows::Fixed(_) => format!("write it in its row: \"{}\": {{ \"row\": {{ \"{id}\": … }} }}", item.id),
            })
        })
    }

    fn unknown<'k>(&mut self, code: Code, node: &Node, what: &str, id: &Id, known: impl Iterator<Item = &'k str>) {
        let known: Vec<&str> = known.collect();
        let help = match nearest(id.as_str(), known.iter().copied()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None if known.len() <= 12 => format!("there are {}", listed(known.into_iter())),
            None => "look for its id in the worksheet".to_owned(),
        };
        self.absent(code, node, what, id, help);
    }

    fn absent(&mut self, code: Code, node: &Node, what: &str, id: &Id, help: String) {
        let message = format!("{what} has the id \"{id}\"");
        self.report(code, node, message).seeks(Sought::Id(id.clone())).help_last(help);
    }

    fn does_not_fit(&mut self, place: &Asked<'_>, value: &Node, refused: Refused) {
        if let Asked::Statement(_, ratings) = place
            && ratings.steps.is_empty()
        {
            // Its scale is not there, which is told where it is named.
            return;
        }
        let (code, message) = match refused {
            Refused::TooMany => (Code::WrongCount, "more than may be answered here"),
            _ => (Code::WrongAnswer, "this answer does not fit its question"),
        };
        let help = help_for(place);
        let reader = self.report(code, value, message);
        if let Some(help) = help {
            reader.help_last(help);
        }
    }

    fn wrong<T>(&mut self, node: &Node, expected: &str) -> Option<T> {
        if !matches!(node.kind(), NodeKind::Fault) {
            let found = node.what();
            self.report(Code::WrongType, node, format!("this is {found}")).help_last(format!("write {expected}"));
        }
        None
    }

    fn report(&mut self, code: Code, node: &Node, message: impl Into<String>) -> &mut Self {
        let span = node.span();
        let span = Span::new(span.start + self.base, span.end + self.base);
        self.found.push(Diagnostic::error(code, Place { text: self.text, span }, message));
        self
    }

    fn seeks(&mut self, sought: Sought) -> &mut Self {
        if let Some(last) = self.found.last_mut() {
            last.sought = Some(sought);
        }
        self
    }

    fn help_last(&mut self, help: impl Into<String>) {
        if let Some(last) = self.found.last_mut() {
            last.help = Some(help.into());
        }
    }
}
