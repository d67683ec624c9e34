//! Worksheets as a person would have filled them in. Every answer is invented.

use std::sync::Arc;

use attune::{
    base::{Day, Id, Keyed, Moment},
    page::{Copy, PageOptions, Pages, lay_out},
    template::{Template, shelf},
    worksheet::{
        Anchor, Answer, At, Author, Change, Comment, CommentKind, Edit, Outcome, Pick, Row, Side, Step, Steps, Way,
        Worksheet,
    },
};

/// A sheet and the hand that fills it in.
pub struct Hand(Steps);

pub fn id(text: &str) -> Id {
    Id::known(text)
}

pub fn moment() -> Moment {
    Moment::parse("2026-11-19T18:54:03+01:00").unwrap()
}

impl Hand {
    pub fn open(template: &str) -> Self {
        Self::begin(&shelf::template(template).unwrap())
    }

    pub fn begin(template: &Arc<Template>) -> Self {
        Self(Steps::new(Worksheet::begin(Arc::clone(template), id("doc"), moment())))
    }

    pub fn sheet(&self) -> &Worksheet {
        self.0.sheet()
    }

    fn by(&mut self, side: Side, change: Change) -> &mut Self {
        let by = Author { name: if side == Side::Writer { String::new() } else { "Supervisor".to_owned() }, side };
        let what = format!("{change:?}");
        self.0.apply(Edit { by, when: moment(), change }, None).unwrap_or_else(|why| panic!("{what}: {why:?}"));
        self
    }

    pub fn does(&mut self, change: Change) -> &mut Self {
        self.by(Side::Writer, change)
    }

    pub fn set(&mut self, item: &str, answer: Answer) -> &mut Self {
        self.does(Change::Set { at: At::item(id(item)), answer })
    }

    pub fn writes(&mut self, item: &str, words: &str) -> &mut Self {
        let at = At::item(id(item));
        self.does(Change::Text { at, offset: 0, removed: String::new(), inserted: words.to_owned() })
    }

    pub fn ticks(&mut self, item: &str, options: &[&str]) -> &mut Self {
        for option in options {
            self.does(Change::Choose { at: At::item(id(item)), option: id(option), on: true });
        }
        self
    }

    pub fn rates(&mut self, ratings: &[(&str, i16)]) -> &mut Self {
        for (item, step) in ratings {
            let step = if *step == 0 { Step::CannotSay } else { Step::Number(*step) };
            self.does(Change::Rate { item: id(item), step: Some(step) });
        }
        self
    }

    pub fn rows(&mut self, item: &str, rows: &[&[(&str, &str)]]) -> &mut Self {
        let row = |(nth, cells): (usize, &&[(&str, &str)])| Row {
            id: id(&format!("r{nth}")),
            cells: cells.iter().map(|(c, words)| (id(c), Answer::Text((*words).to_owned()))).collect::<Keyed<_>>(),
        };
        self.set(item, Answer::Rows(rows.iter().enumerate().map(row).collect()))
    }

    pub fn comment(
        &mut self,
        nth: &str,
        kind: CommentKind,
        item: &str,
        quote: Option<&str>,
        text: &str,
    ) -> &mut Self {
        let anchor = match quote {
            None => Anchor::Item(id(item)),
            Some(quote) => {
                let start = self.sheet().content.answers.get(item).text().unwrap().find(quote).unwrap();
                Anchor::Words { at: At::item(id(item)), start, end: start + quote.len(), quote: quote.to_owned() }
            }
        };
        let by = Author { name: "Supervisor".to_owned(), side: Side::Reviewer };
        let when = Moment::parse("2026-11-24T12:00:00+01:00").unwrap();
        let comment = Comment {
            id: id(nth),
            by,
            when,
            kind,
            anchor,
            text: text.to_owned(),
            action: None,
            replies: Vec::new(),
            settled: None,
        };
        self.by(Side::Reviewer, Change::Comment(comment))
    }

    pub fn pages(&self, options: &PageOptions) -> Pages {
        let sheet = self.sheet();
        lay_out(sheet, &Outcome::of(&sheet.template, &sheet.content.answers), options)
    }
}

/// Options with everything ticked that may be ticked.
pub fn everything(copy: Copy) -> PageOptions {
    let ask_first = ["A2", "R", "S", "D2", "D3", "D10", "D11", "K"].into_iter().map(Id::known).collect();
    PageOptions { copy, scores: true, ask_first, ..PageOptions::default() }
}

/// *Barriers to an Accepting Attitude* as in the pictures.
pub fn barriers() -> Hand {
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    hand.does(Change::Way(Way::Whole)).set("H1", Answer::Day(Day::new(2026, 11, 19).unwrap()))
        .set("H2", Answer::Text("K-7Q4M".to_owned()))
        .writes("A1", THE_MOMENT)
        .does(Change::Rate { item: id("A2"), step: Some(Step::Number(7)) })
        .ticks("A3", &["tense", "irritation", "helpless", "guilty", "fix", "afterwards"])
        .ticks("A4", &["belief", "good-enough", "echo", "little-change"])
        .writes("A5", "People who want help do their part; and if they do not, I have not been good enough to make them want to.")
        .writes("A6", THE_ECHO)
        .rows(
            "A8",
            &[
                &[
                    ("thought", "They do not want this."),
                    ("next", "Explained it again, faster."),
                    ("another", "They keep coming back."),
                ],
                &[
                    ("thought", "Someone better would have got them moving by now."),
                    ("next", "Offered two more exercises before a no could come."),
                    ("another", "Moving is theirs to do. Mine is to be here."),
                ],
            ],
        )
        .writes("A10", RESPECT)
        .rates(&[("R1", 3), ("R2", 4), ("R3", 3), ("R4", 3), ("R5", 2), ("R6", 3), ("R7", 0), ("R8", 2)])
        .writes("C1", "Ask what the week was like before what was done.")
        .ticks("C2", &["next"])
        .writes("C3", "I am wondering what my helpfulness leaves them to do.");
    hand
}

/// *Validating Style* as in the picture of its profile.
pub fn validating() -> Hand {
    let mut hand = Hand::open("validating-style");
    hand.set("H1", Answer::Day(Day::new(2026, 11, 17).unwrap()))
        .set("H2", Answer::Text("T-3HX9".to_owned()))
        .ticks("V1", &["session"])
        .writes("V2", "Shame after a quarrel, told with a shrug.")
        .ticks("V3", &["feeling"])
        .rates(&[("S1", 5), ("S2", 1), ("S3", 5), ("S4", 4), ("S5", 2), ("S6", 4), ("S7", 2), ("S8", 4)])
        .rates(&[("S9", 3), ("S10", 3), ("S11", 2), ("S12", 4)])
        .ticks("V5", &["reassuring", "solving", "facts"])
        .writes("V6", HOW_THEY_RESPONDED);
    hand
}

/// *Context and Differences* with its table of given rows.
pub fn context() -> Hand {
    let mut hand = Hand::open("context-and-differences");
    let cell = |option: &str| Answer::One(Pick::Id(id(option)));
    let row = |name: &str, cells: &[(&str, &str)]| Row {
        id: id(name),
        cells: cells.iter().map(|(column, option)| (id(column), cell(option))).collect::<Keyed<_>>(),
    };
    let table = match &hand.sheet().template.item("D3").unwrap().kind {
        attune::template::Kind::Table(table) => table,
        _ => panic!("D3 is a table"),
    };
    let attune::template::Rows::Fixed(given) = &table.rows else { panic!("its rows are given") };
    let names: Vec<String> = given.keys().take(2).map(ToString::to_string).collect();
    let columns: Vec<String> = table.columns.iter().map(|c| c.id.to_string()).collect();
    let option = |column: usize, nth: usize| {
        table.columns[column].choices().unwrap().options.keys().nth(nth).unwrap().to_string()
    };
    let rows = vec![
        row(&names[0], &[(&columns[0], &option(0, 0)), (&columns[1], &option(1, 1)), (&columns[2], &option(2, 1))]),
        row(&names[1], &[(&columns[0], &option(0, 2))]),
    ];
    hand.set("H1", Answer::Day(Day::new(2026, 11, 18).unwrap()))
        .writes("D1", "They spoke of a feast I did not know, and I nodded.")
        .does(Change::Rate { item: id("D2"), step: Some(Step::Number(3)) })
        .set("D3", Answer::Rows(rows))
        .rates(&[("K1", 4), ("K2", 2), ("K3", 5), ("K4", 3), ("K5", 0), ("K6", 3), ("K7", 0), ("K8", 0), ("K9", 2)]);
    hand
}

const THE_MOMENT: &str = "For the third week running the agreed exercise had not been done, and the reason came with a small laugh. I heard myself explain, once more and a little faster, why it matters. The answer was a shrug. I looked at the clock, saw that there were thirty-five minutes left, and was sorry that there were so many. Half of me was arguing with somebody who was not in the room. I smiled the whole time, and I do not think that it helped.";

const THE_ECHO: &str = "Someone I used to look after, who said yes to everything and then did nothing. I was young, it was my job to see that things got done, and when they were not done I was the one who was asked why. I learned to explain, to remind, to do half of it myself, and to be cheerful about it. Nobody saw that I was angry, least of all I.\n\nSo when a shrug comes, something in me is already reaching for the other half of the task. It feels like care, and some of it is. It is also a way of not being asked why. I notice that I had the reminder ready in the corridor, before we began.\n\nWhat is different: nobody asks me why in this room. This person is not in my charge and did not promise me anything. We wrote the exercise down together, and I was the one who liked it. The laugh may have been shame. I took it for not caring, because that is what it would have meant at home. I could have asked. I still can. And I could say, once, without a smile, that I had hoped for something else.";

const RESPECT: &str = "They come, every week, on time, into a room where they expect to be told off. And they do not pretend to have done it.";

const HOW_THEY_RESPONDED: &str = "The breath went shallow when I explained, and came back when I stopped. There was more eye contact after the silence than before it. I did not ask how it was; that would be worth doing next time.";

/// The sheet of the pictures as its supervisor gave it back.
pub fn reviewed() -> Hand {
    let mut hand = barriers();
    hand.comment(
        "c1",
        CommentKind::Ask,
        "A1",
        Some("I smiled the whole time,"),
        "What might the smile have been looking after?",
    )
    .comment(
        "c2",
        CommentKind::Offer,
        "A10",
        Some("they do not pretend to have done it."),
        "You saw their honesty while you were angry. That is not small.",
    );
    hand
}
