//! Times, rankings, signatures and the other kinds: what may be answered, and how it is kept.

use attune::{
    base::{Day, Decimal, Time},
    worksheet::{Answer, At, Change, Drawn, Part, Refused, Signed, Stroke, StrokeChange, Way, answers_file, file},
};

use crate::{
    person::{at, cell, id, open_text, read_template},
    sight::EVERYTHING,
};

fn rank(option: &str, to: Option<usize>) -> Change {
    rank_in("order", option, to)
}

fn rank_in(item: &str, option: &str, to: Option<usize>) -> Change {
    Change::Rank { at: at(item), option: id(option), to }
}

fn ranked(options: &[&str]) -> Answer {
    Answer::Ranked(options.iter().map(|option| id(option)).collect())
}

fn signed(name: &str) -> Answer {
    Answer::Signed(Signed { name: name.to_owned(), day: Day::parse("2026-11-22").unwrap() })
}

#[test]
fn a_time_begins_with_now_only_where_the_template_says_so() {
    let person = open_text(EVERYTHING);
    assert_eq!(person.sheet().content.answers.get("hour"), &Answer::Time(Time::new(18, 50).unwrap()));
    assert_eq!(person.sheet().content.answers.get("bedtime"), &Answer::Unanswered);
}

#[test]
fn an_option_goes_to_its_place_and_the_others_move_down() {
    let person = open_text(EVERYTHING)
        .change(rank("second", Some(0)))
        .change(rank("first", Some(0)))
        .change(rank("third", Some(1)))
        .change(rank("second", Some(0)));
    let order = |options: &[&str]| ranked(options);
    assert_eq!(person.sheet().content.answers.get("order"), &order(&["second", "first", "third"]));
    let person = person.change(rank("first", None));
    assert_eq!(person.sheet().content.answers.get("order"), &order(&["second", "third"]));
    let person = person.undo().undo();
    assert_eq!(person.sheet().content.answers.get("order"), &order(&["first", "third", "second"]));
    let person = person.redo().redo();
    assert_eq!(person.sheet().content.answers.get("order"), &order(&["second", "third"]));
}

#[test]
fn who_falls_out_of_the_last_place_has_none() {
    let person = open_text(EVERYTHING)
        .change(rank_in("top", "a", Some(0)))
        .change(rank_in("top", "b", Some(1)))
        .change(rank_in("top", "c", Some(0)));
    assert_eq!(person.sheet().content.answers.get("top"), &ranked(&["c", "a"]));
}

#[test]
fn what_is_no_option_or_no_place_is_refused() {
    open_text(EVERYTHING)
        .refused(rank("fourth", Some(0)), Refused::DoesNotFit)
        .refused(rank("first", Some(1)), Refused::NoSuchPlace)
        .refused(rank_in("one", "more", Some(0)), Refused::DoesNotFit)
        .refused(Change::Set { at: at("order"), answer: ranked(&["first", "first"]) }, Refused::DoesNotFit)
        .refused(Change::Set { at: at("top"), answer: ranked(&["a", "b", "c"]) }, Refused::TooMany);
}

#[test]
fn a_condition_on_a_ranking_asks_what_stands_first() {
    let person = open_text(EVERYTHING).change(rank("first", Some(0))).change(rank("third", Some(1)));
    assert!(!person.shown("why"));
    assert!(person.change(rank("third", Some(0))).shown("why"));
}

#[test]
fn finish_asks_for_every_place_of_a_required_ranking() {
    let text = EVERYTHING.replace("places: 2", "places: 2, required: true");
    let asked = |person: &crate::person::Person| {
        attune::worksheet::asked_open(person.sheet(), &person.outcome(), Way::Whole).contains(&id("top"))
    };
    let person = open_text(&text).change(rank_in("top", "a", Some(0)));
    assert!(asked(&person), "one of two places");
    assert!(!asked(&person.change(rank_in("top", "b", Some(1)))));
}

#[test]
fn what_was_drawn_under_a_question_that_went_away_is_kept_and_told() {
    let text = EVERYTHING
        .replace("ask: \"Draw how it was\",", "ask: \"Draw how it was\", show_if: Chosen(\"one\", [\"more\"]),");
    let person = open_text(&text).answer("one", "more").change(draws(0, &[(1, 1), (9, 9)])).answer("one", "less");
    assert!(!person.shown("picture"));
    assert_eq!(attune::worksheet::kept_words(person.sheet(), &person.outcome()), [id("picture")]);
    let person = person.answer("one", "more");
    assert_eq!(person.sheet().content.answers.get("picture").drawn().map(|drawn| drawn.strokes.len()), Some(1));
}

#[test]
fn a_signature_needs_a_name_on_one_line() {
    let person = open_text(EVERYTHING).set(at("signed"), signed("A. Smith"));
    assert_eq!(person.sheet().content.answers.get("signed"), &signed("A. Smith"));
    let person = person.undo();
    assert!(person.sheet().content.answers.get("signed").is_unanswered());
    for wrong in ["", "  ", "two\nlines", &"x".repeat(201)] {
        open_text(EVERYTHING).refused(Change::Set { at: at("signed"), answer: signed(wrong) }, Refused::DoesNotFit);
    }
}

fn stroke(points: &[(u16, u16)]) -> Stroke {
    Stroke { width: 5, points: points.to_vec() }
}

fn draws(index: usize, points: &[(u16, u16)]) -> Change {
    Change::Stroke { item: id("picture"), change: StrokeChange::Add { index, stroke: stroke(points) } }
}

#[test]
fn strokes_come_and_go_and_words_stand_beside_them() {
    let words = At { item: id("picture"), part: Part::OwnWords };
    let person = open_text(EVERYTHING)
        .change(draws(0, &[(0, 0), (10, 10)]))
        .splice(words.clone(), 0, "", "A hill.")
        .change(draws(1, &[(5, 5)]))
        .change(Change::Stroke { item: id("picture"), change: StrokeChange::Remove(0) });
    let drawn = |person: &crate::person::Person| person.sheet().content.answers.get("picture").drawn().cloned();
    assert_eq!(drawn(&person), Some(Drawn { strokes: vec![stroke(&[(5, 5)])], words: "A hill.".to_owned() }));
    let person = person.undo().undo();
    assert_eq!(drawn(&person).map(|drawn| drawn.strokes), Some(vec![stroke(&[(0, 0), (10, 10)])]));
    assert_eq!(person.sheet().text(&words), "A hill.");
    let person = person.undo().undo();
    assert!(person.sheet().content.answers.get("picture").is_unanswered());
}

#[test]
fn what_lies_outside_the_area_is_no_stroke() {
    open_text(EVERYTHING)
        .refused(draws(0, &[(1_631, 0)]), Refused::TooMany)
        .refused(draws(0, &[(0, 601)]), Refused::TooMany)
        .refused(draws(0, &[]), Refused::TooMany)
        .refused(draws(1, &[(1, 1)]), Refused::NoSuchPlace)
        .refused(Change::Stroke { item: id("picture"), change: StrokeChange::Remove(0) }, Refused::NoSuchPlace)
        .refused(Change::Stroke { item: id("story"), change: StrokeChange::Remove(0) }, Refused::NoSuchPlace);
}

fn in_group(row: &str, question: &str) -> At {
    cell("moments", row, question)
}

fn chooses(row: &str, question: &str, option: &str) -> Change {
    Change::Choose { at: in_group(row, question), option: id(option), on: true }
}

#[test]
fn each_repetition_of_a_group_has_its_own_answers_and_conditions() {
    let person = open_text(EVERYTHING)
        .splice(in_group("opening-1", "m-what"), 0, "", "the first")
        .change(chooses("opening-1", "m-felt", "sad"))
        .add_row("moments", "second")
        .change(chooses("second", "m-felt", "glad"))
        .change(chooses("second", "m-felt", "cross"));
    let open = |person: &crate::person::Person, row: &str| {
        person.outcome().cell_open(&id("moments"), &id(row), &id("m-cross"))
    };
    assert!(!open(&person, "opening-1"));
    assert!(open(&person, "second"));
    assert!(person.shown("cross-once"), "a condition from outside looks at all of them");
    let felt = |person: &crate::person::Person, row: usize| {
        let answer = person.sheet().content.answers.get("moments").clone();
        answer.rows()[row].cell("m-felt").picks().iter().map(|pick| pick.option().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        (felt(&person, 0), felt(&person, 1)),
        (vec!["sad".to_owned()], vec!["cross".to_owned(), "glad".to_owned()])
    );
    let person = person.change(chooses("second", "m-felt", "none"));
    assert!(!person.shown("cross-once"), "the one that clears the rest did so here alone");
    assert_eq!(felt(&person, 0), ["sad"]);
}

#[test]
fn every_kind_of_question_is_answered_inside_a_group_and_undone() {
    let rank =
        |option: &str, to| Change::Rank { at: in_group("opening-1", "m-order"), option: id(option), to: Some(to) };
    let set = |question: &str, answer: Answer| Change::Set { at: in_group("opening-1", question), answer };
    let mut person = open_text(EVERYTHING);
    let start = person.sheet().content.answers.clone();
    let changes = [
        rank("x", 0),
        rank("y", 0),
        set("m-near", Answer::Step(7)),
        set("m-true", Answer::CannotSay),
        set("m-many", Answer::Amount(Decimal::whole(3))),
        set("m-hour", Answer::Time(Time::new(8, 15).unwrap())),
        chooses("opening-1", "m-kind", "other"),
        chooses("opening-1", "m-sure", "yes"),
    ];
    let count = changes.len();
    for change in changes {
        person = person.change(change);
    }
    let person = person.splice(in_group("opening-1", "m-kind"), 0, "", "of its own kind");
    let rows = person.sheet().content.answers.get("moments").clone();
    let first = &rows.rows()[0];
    assert_eq!(first.cell("m-order"), &ranked(&["y", "x"]));
    assert_eq!(first.cell("m-kind").own_words(), Some("of its own kind"));
    let mut person = person
        .refused(set("m-near", Answer::Step(11)), Refused::DoesNotFit)
        .refused(set("m-true", Answer::Step(4)), Refused::DoesNotFit)
        .refused(set("m-many", Answer::Amount(Decimal::whole(10))), Refused::DoesNotFit);
    let read = file::read(&file::write(person.sheet())).unwrap();
    assert!(read.content.answers == person.sheet().content.answers);
    for _ in 0..=count {
        person = person.undo();
    }
    assert!(person.sheet().content.answers == start);
}

#[test]
fn finish_asks_for_the_required_questions_of_a_repetition_that_was_begun() {
    let text = EVERYTHING.replace("ask: \"Moments\",", "ask: \"Moments\", required: true,");
    let asked = |person: &crate::person::Person| {
        attune::worksheet::asked_open(person.sheet(), &person.outcome(), Way::Whole).contains(&id("moments"))
    };
    let person = open_text(&text);
    assert!(asked(&person), "none is answered");
    let person = person.change(chooses("opening-1", "m-sure", "yes"));
    assert!(asked(&person), "one is begun, and what it was is open");
    let person = person.splice(in_group("opening-1", "m-what"), 0, "", "this");
    assert!(!asked(&person));
    let person = person.add_row("moments", "second");
    assert!(!asked(&person), "an empty one asks for nothing");
    assert!(asked(&person.change(chooses("second", "m-sure", "no"))));
}

#[test]
fn every_kind_is_read_from_an_answers_file_and_comes_back_from_a_worksheet_file() {
    let template = read_template(EVERYTHING);
    let given = answers_file::read(&template, ANSWERS);
    let said: Vec<_> = given.diagnostics.iter().map(|d| (&d.message, &d.help)).collect();
    assert!(said.is_empty(), "{said:?}");
    let mut person = open_text(EVERYTHING);
    for (item, answer) in given.answers {
        person = person.set(at(item.as_str()), answer);
    }
    let before = person.sheet().content.answers.clone();
    assert_eq!(before.get("order"), &ranked(&["third", "first"]));
    assert_eq!(before.get("bedtime"), &Answer::Time(Time::new(23, 5).unwrap()));
    assert_eq!(before.get("signed"), &signed("A. Smith"));
    let written = file::write(person.sheet());
    let read = file::read(&written).unwrap();
    assert!(read.content.answers == before);
    assert_eq!(file::write(&read), written);
}

#[test]
fn a_wrong_answer_of_every_kind_is_said_with_what_to_write() {
    let template = read_template(EVERYTHING);
    for (wrong, help) in WRONG {
        let text = format!("{{ {wrong} }}");
        let given = answers_file::read(&template, &text);
        let said: Vec<&str> = given.diagnostics.iter().filter_map(|d| d.help.as_deref()).collect();
        assert!(said.iter().any(|said| said.contains(help)), "{wrong}: {said:?}");
        assert!(given.answers.is_empty(), "{wrong}");
    }
}

const ANSWERS: &str = r#"{
    "bedtime": "23:05",
    "order": ["third", "first"],
    "top": ["b"],
    "signed": Signed("A. Smith", "2026-11-22"),
    "picture": Drawn(words: "A \"hill\".", strokes: [Stroke(5, "0,0 100,80"), Stroke(15, "7,7")]),
    "moments": [
        { "m-what": "the first", "m-felt": ["sad", "cross"], "m-cross": "that", "m-order": ["y"], "m-near": 3, "m-true": 2 },
        { "m-kind": Other("its own"), "m-day": "2026-11-20", "m-hour": "08:15", "m-many": 4, "m-sure": "no" },
    ],
}"#;

const WRONG: &[(&str, &str)] = &[
    (r#""bedtime": "25:00""#, "hours go from 00 to 23"),
    (r#""bedtime": 23"#, "write a time, such as"),
    (r#""order": "first""#, "the first first"),
    (r#""order": ["first", "first"]"#, "name each option once"),
    (r#""order": ["frist"]"#, "did you mean \"first\"?"),
    (r#""top": ["a", "b", "c"]"#, "2 of them have a place"),
    (r#""moments": [{ "m-felt": "sad" }]"#, "options in brackets"),
    (r#""moments": [{ "m-near": 11 }]"#, "a whole number from 0 to 10"),
    (r#""moments": [{ "m-waht": "x" }]"#, "did you mean \"m-what\"?"),
    (r#""picture": "A hill.""#, "write a drawing, such as"),
    (r#""picture": Drawn(words: 3)"#, "what it shows, in words"),
    (r#""picture": Drawn(strokes: [Stroke(5, "1;2")])"#, "write a stroke, such as"),
    (r#""picture": Drawn(strokes: [Stroke(5, "1700,2")])"#, "points lie between 0,0 and 1630,600"),
    (r#""picture": Drawn(picture: "x")"#, "write a drawing, such as"),
    (r#""signed": "A. Smith""#, "write a name and a day"),
    (r#""signed": Signed("A. Smith", "22.11.2026")"#, "write a name and a day"),
    (r#""signed": Signed("A. Smith")"#, "write a name and a day"),
];
