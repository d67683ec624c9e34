//! Times, rankings, signatures and the other kinds: what may be answered, and how it is kept.

use attune::{
    base::{Day, Time},
    worksheet::{Answer, At, Change, Drawn, Part, Refused, Signed, Stroke, StrokeChange, Way, answers_file, file},
};

use crate::{
    person::{at, id, open_text, read_template},
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
}"#;

const WRONG: &[(&str, &str)] = &[
    (r#""bedtime": "25:00""#, "write a time, such as"),
    (r#""bedtime": 23"#, "write a time, such as"),
    (r#""order": "first""#, "the first first"),
    (r#""order": ["first", "first"]"#, "name each option once"),
    (r#""order": ["frist"]"#, "did you mean \"first\"?"),
    (r#""top": ["a", "b", "c"]"#, "2 of them have a place"),
    (r#""picture": "A hill.""#, "write a drawing, such as"),
    (r#""picture": Drawn(words: 3)"#, "what it shows, in words"),
    (r#""picture": Drawn(strokes: [Stroke(5, "1;2")])"#, "write a stroke, such as"),
    (r#""picture": Drawn(strokes: [Stroke(5, "1700,2")])"#, "points lie between 0,0 and 1630,600"),
    (r#""picture": Drawn(picture: "x")"#, "write a drawing, such as"),
    (r#""signed": "A. Smith""#, "write a name and a day"),
    (r#""signed": Signed("A. Smith", "22.11.2026")"#, "write a name and a day"),
    (r#""signed": Signed("A. Smith")"#, "write a name and a day"),
];
