//! Writer and supervisor: roles, comments and their anchors, states, marks.

use attune::{
    base::Day,
    worksheet::{
        Action, Anchor, Answer, Change, Happened, Mark, Refused, Reply, RowChange, State, Way, asked, go_on,
        let_us_talk, read_thanks, reopens, send_back, share,
    },
};

use crate::{
    person::{Person, anna, at, cell, finished, id, later_of, open, open_text, start, writer},
    sight::EVERYTHING,
};

const STORY: &str = "She came late again, and I said nothing.";

fn told() -> Person {
    open_text(EVERYTHING).answer("story", STORY)
}

fn anchored(person: &Person) -> (String, String) {
    let comment = person.sheet().review.comments.first().unwrap();
    let Anchor::Words { at, start, end, quote } = &comment.anchor else { panic!("not on words") };
    (person.sheet().text(at).get(*start..*end).unwrap().to_owned(), quote.clone())
}

fn reply(name: &str, person: &Person, words: &str) -> Change {
    let reply = Reply { id: id(name), by: person.by.clone(), when: person.now, text: words.to_owned() };
    Change::Reply { comment: id("c1"), reply }
}

#[test]
fn a_comment_on_words_moves_with_them_and_keeps_its_quotation_when_they_are_gone() {
    let person = told().hand_to(anna());
    let anchor = person.words(&at("story"), "said nothing");
    let person = person.comments("c1", anchor, "What did the silence say?").hand_to(writer());
    let quote = "said nothing".to_owned();
    let person = person.splice(at("story"), 0, "", "Well. ");
    assert_eq!(anchored(&person), (quote.clone(), quote.clone()));
    let inside = person.text("story").find("nothing").unwrap();
    let person = person.splice(at("story"), inside, "", "almost ");
    assert_eq!(anchored(&person), ("said almost nothing".to_owned(), quote.clone()));
    let all = person.text("story").to_owned();
    let person = person.splice(at("story"), 0, &all, "");
    assert_eq!(anchored(&person), (String::new(), quote.clone()));
    let person = person.undo();
    assert_eq!(anchored(&person), ("said almost nothing".to_owned(), quote.clone()));
    let person = person.undo().undo();
    assert_eq!(anchored(&person), (quote.clone(), quote));
}

#[test]
fn a_comment_on_a_cell_survives_its_row() {
    let place = cell("free", "r2", "what");
    let person = open_text(EVERYTHING)
        .splice(cell("free", "opening-1", "what"), 0, "", "one")
        .add_row("free", "r2")
        .splice(place.clone(), 0, "", "two words")
        .hand_to(anna());
    let anchor = person.words(&place, "words");
    let person = person.comments("c1", anchor, "Which?").hand_to(writer());
    let person = person.change(Change::Row { item: id("free"), change: RowChange::Remove(id("r2")) });
    assert_eq!(anchored(&person), (String::new(), "words".to_owned()));
    let person = person.undo();
    assert_eq!(anchored(&person), ("words".to_owned(), "words".to_owned()));
    // Moving the row moves nothing in its text.
    let person = person.change(Change::Row { item: id("free"), change: RowChange::Move { row: id("r2"), to: 0 } });
    assert_eq!(anchored(&person), ("words".to_owned(), "words".to_owned()));
}

#[test]
fn a_supervisor_changes_no_answer_but_fills_in_what_is_hers() {
    let text =
        |item: &str| Change::Text { at: at(item), offset: 0, removed: String::new(), inserted: "x".to_owned() };
    told()
        .refused(text("reviewer"), Refused::NotYours)
        .hand_to(anna())
        .refused(text("story"), Refused::NotYours)
        .refused(Change::Set { at: at("day"), answer: Answer::Unanswered }, Refused::NotYours)
        .refused(Change::Choose { at: at("sure"), option: id("yes"), on: true }, Refused::NotYours)
        .refused(Change::Rate { item: id("slide"), step: None }, Refused::NotYours)
        .refused(Change::Row { item: id("free"), change: RowChange::Remove(id("opening-1")) }, Refused::NotYours)
        .refused(Change::Way(Way::Whole), Refused::NotYours)
        .refused(Change::ForSupervision { item: id("story"), on: true }, Refused::NotYours)
        .refused(Change::State(State::Mine), Refused::NotYours)
        .refused(
            Change::Text { at: later_of("story"), offset: 0, removed: String::new(), inserted: "x".to_owned() },
            Refused::NotYours,
        )
        .change(text("reviewer"));
}

#[test]
fn only_the_supervisor_comments_and_nobody_alters_anothers_words() {
    let person = told();
    let comment = |person: Person| person.comments("c1", Anchor::Item(id("story")), "What then?");
    let mine = comment(told().hand_to(anna())).sheet().review.comments.first().unwrap().clone();
    let person = person.refused(Change::Comment(mine.clone()), Refused::NotYours);
    let mut person = comment(person.hand_to(anna()));
    let other = attune::worksheet::Author { name: "Ben".to_owned(), side: attune::worksheet::Side::Reviewer };
    let mut altered = mine.clone();
    altered.text = "Something else".to_owned();
    altered.by = other.clone();
    person = person
        .hand_to(other)
        .refused(Change::Comment(altered), Refused::NotYours)
        .refused(Change::Uncomment(id("c1")), Refused::NotYours)
        .hand_to(writer())
        .refused(Change::Uncomment(id("c1")), Refused::NotYours);
    let answer = reply("r1", &person, "I went quiet too.");
    let person = person.change(answer).hand_to(anna());
    // Once there is a reply, the comment stays as it is.
    let mut again = person.sheet().review.comments.first().unwrap().clone();
    again.replies.clear();
    again.text = "Changed".to_owned();
    person
        .refused(Change::Comment(again), Refused::NotYours)
        .refused(Change::Uncomment(id("c1")), Refused::NotYours)
        .refused(Change::Unreply { comment: id("c1"), reply: id("r1") }, Refused::NotYours);
}

#[test]
fn a_comment_must_stand_at_something() {
    let at_words = |start: usize, end: usize, quote: &str| Anchor::Words {
        at: at("story"),
        start,
        end,
        quote: quote.to_owned(),
    };
    let base = told().hand_to(anna());
    let template = base.comments("c1", Anchor::Sheet, "x").sheet().review.comments.first().unwrap().clone();
    for (anchor, why) in [
        (Anchor::Item(id("nowhere")), Refused::NoSuchPlace),
        (at_words(0, 3, "Sha"), Refused::TextDiffers),
        (at_words(0, 0, ""), Refused::TextDiffers),
        (at_words(0, 4000, STORY), Refused::TextDiffers),
    ] {
        let mut comment = template.clone();
        comment.anchor = anchor;
        told().hand_to(anna()).refused(Change::Comment(comment), why);
    }
    let mut empty = template;
    empty.text = "  ".to_owned();
    told().hand_to(anna()).refused(Change::Comment(empty), Refused::DoesNotFit);
}

#[test]
fn replies_settling_and_agreed_actions_go_there_and_back() {
    let person = told().hand_to(anna());
    let mut comment = person.comments("c1", Anchor::Sheet, "Please call them.");
    let mut with_action = comment.sheet().review.comments.first().unwrap().clone();
    with_action.action = Some(Action { by_day: Day::parse("2026-12-01"), happened: None });
    comment = comment.change(Change::Comment(with_action)).hand_to(writer());
    let answer = reply("r1", &comment, "I will.");
    let before = comment.sheet().review.clone();
    let person = comment
        .change(answer)
        .change(Change::Happened { comment: id("c1"), happened: Some(Happened::NotYet) })
        .change(Change::Settle { comment: id("c1"), on: true });
    let settled = person.sheet().review.clone();
    let person = person.change(Change::Settle { comment: id("c1"), on: false }).undo();
    assert_eq!(person.sheet().review, settled, "settled at the same time as before");
    let person = person.undo().undo().undo();
    assert_eq!(person.sheet().review, before);
    person.refused(Change::Happened { comment: id("c2"), happened: None }, Refused::NoSuchPlace);
}

#[test]
fn undo_takes_back_own_steps_only_and_stops_where_the_other_went_on() {
    let person = told().change(share("Anna", start())).hand_to(anna());
    let person = person.comments("c1", Anchor::Item(id("story")), "What then?");
    let mut person = person.hand_to(writer()).answer("name", "late");
    // Her own last step first; then the sharing, over Anna's comment.
    person = person.undo();
    assert_eq!(person.text("name"), "");
    person = person.undo();
    assert_eq!(person.sheet().review.state, State::Mine);
    assert_eq!(person.sheet().review.comments.len(), 1);
    // Anna has sent it back: the sharing she answered can no longer be taken back.
    let person = told().change(share("Anna", start())).hand_to(anna()).change(send_back("Anna", start()));
    let mut person = person.hand_to(writer());
    assert!(!person.steps.can_undo());
    assert!(person.steps.undo(person.now).is_none());
    assert!(matches!(person.sheet().review.state, State::Back { .. }));
}

#[test]
fn states_belong_to_their_side_and_any_of_them_can_be_finished() {
    let person = told().refused(send_back("M", start()), Refused::NotYours).change(share("Anna", start()));
    let person = person.hand_to(anna()).refused(finished(Way::Short, start()), Refused::NotYours);
    let person = person.change(read_thanks("Anna", start())).change(let_us_talk("Anna", start()));
    let person = person.refused(read_thanks("Ben", start()), Refused::NotYours).change(send_back("Anna", start()));
    let person = person.hand_to(writer()).refused(read_thanks("M", start()), Refused::NotYours);
    let person = person.change(finished(Way::Short, start()));
    assert_eq!(person.sheet().review.marks.len(), 2);
    // Going on with an answer takes it up again; a word after supervision does not.
    let text =
        |item: &str| Change::Text { at: at(item), offset: 0, removed: String::new(), inserted: "x".to_owned() };
    assert!(reopens(person.sheet(), &text("story")));
    assert!(!reopens(person.sheet(), &text("said")));
    assert!(!reopens(person.sheet(), &Change::ForSupervision { item: id("story"), on: true }));
    let person = person.change(attune::worksheet::take_up_again());
    assert!(!reopens(person.sheet(), &text("story")));
}

#[test]
fn the_date_of_the_meeting_sets_the_mark_and_takes_it_off() {
    let day = |text: &str| Day::parse(text).unwrap();
    let marks = |person: &Person| person.sheet().review.marks.clone();
    let person = told().answer("met", "2026-11-25");
    assert_eq!(marks(&person), [Mark::DiscussedOn(day("2026-11-25"))]);
    let person = person.answer("met", "2026-11-26");
    assert_eq!(marks(&person), [Mark::DiscussedOn(day("2026-11-26"))]);
    let person = person.undo();
    assert_eq!(marks(&person), [Mark::DiscussedOn(day("2026-11-25"))]);
    let person = person.set(at("met"), Answer::Unanswered);
    assert_eq!(marks(&person), []);
    let person = person.undo().undo();
    assert_eq!(marks(&person), []);
}

#[test]
fn what_is_asked_is_the_question_what_is_marked_and_what_was_changed_since() {
    let person = open("barriers-to-an-accepting-attitude")
        .answer("A1", "a pause")
        .answer("A4", ["echo"])
        .answer("A6", "an aunt")
        .answer("C2", "next")
        .answer("C3", "I am wondering whether…")
        .change(Change::ForSupervision { item: id("A6"), on: true })
        .change(Change::ForSupervision { item: id("A1"), on: true });
    let now = person.now;
    let person = person.change(share("Anna", now)).answer("A1", "a long pause").answer("R1", 2);
    let found = asked(person.sheet(), &person.outcome());
    let names = |ids: &[attune::base::Id]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(found.question, Some(id("C3")));
    assert_eq!(names(&found.marked), ["A1", "A6"], "in the order of the sheet");
    assert_eq!(names(&found.changed), ["A1", "R1"]);
    // What went out of sight is not asked.
    let person = person.answer("C2", "no").take_back("A4", "echo");
    let found = asked(person.sheet(), &person.outcome());
    assert_eq!(found.question, None);
    assert_eq!(names(&found.marked), ["A1"]);
}

#[test]
fn taking_a_change_back_also_takes_back_that_it_was_changed() {
    let person = told();
    let now = person.now;
    let person = person.change(share("Anna", now)).splice(at("story"), 0, "She", "He").undo();
    assert!(asked(person.sheet(), &person.outcome()).changed.is_empty());
}

#[test]
fn what_i_think_now_is_a_second_layer_over_untouched_words() {
    let person = told().splice(later_of("story"), 0, "", "It was I who hurried.").types(&later_of("story"), " Yes.");
    assert_eq!(person.text("story"), STORY);
    assert_eq!(person.sheet().text(&later_of("story")), "It was I who hurried. Yes.");
    let person = person.undo().undo().undo();
    assert!(person.sheet().content.later.is_empty());
    person.refused(
        Change::Text { at: later_of("note"), offset: 0, removed: String::new(), inserted: "x".to_owned() },
        Refused::NoSuchPlace,
    );
}

#[test]
fn a_line_goes_on_in_another_worksheet() {
    let long = "One line, and then another. ".repeat(40);
    for (template, place) in [
        ("barriers-to-an-accepting-attitude", at("A1")),
        ("validating-style", at("V2")),
        ("context-and-differences", at("D1")),
    ] {
        let line =
            open("just-a-line").answer("line", long.as_str()).answer("H2", "K-7Q4M").answer("H1", "2026-10-01");
        let blank = open(template);
        let moved = go_on(line.sheet(), blank.sheet()).unwrap();
        let sheet = blank.change(moved.into);
        assert_eq!(sheet.sheet().text(&place), long, "nothing is cut");
        assert_eq!(sheet.text("H2"), "K-7Q4M");
        assert_eq!(*sheet.sheet().content.answers.get("H1"), Answer::Day(Day::parse("2026-10-01").unwrap()));
        let line = line.change(moved.out_of);
        assert_eq!(line.text("line"), "");
        assert_eq!(line.undo().text("line"), long, "if the new sheet is thrown away, the line comes back");
        assert_eq!(sheet.undo().sheet().text(&place), "", "one step");
    }
    // A text box in the header is not the place for it; a cell is.
    let table = r#"Template(id: "test", version: "1.0.0", language: "en", title: "Cells", minutes: 1, sections: [
        Section(items: { "title": ShortText(ask: "Title") }),
        Section(title: "All", items: { "t": Table(ask: "Rows", rows: Free(2, 3), columns: {
            "day": Date(ask: "Day"), "what": ShortText(ask: "What"),
        }) }),
    ])"#;
    let line = open("just-a-line").answer("line", "one line");
    let blank = open_text(table);
    let moved = go_on(line.sheet(), blank.sheet()).unwrap();
    assert_eq!(blank.change(moved.into).sheet().text(&cell("t", "opening-1", "what")), "one line");
    let empty = open("just-a-line");
    assert_eq!(go_on(empty.sheet(), open("validating-style").sheet()), None);
}
