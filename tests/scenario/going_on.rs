//! What one did stays one's own and stays whole, whoever has gone on since.

use attune::worksheet::{
    Anchor, Author, Change, Comment, Mark, Refused, Reply, Side, State, file, let_us_talk, read_thanks, send_back,
    share,
};

use crate::{
    person::{Person, anna, at, cell, id, later, open_text, other, start, writer},
    sight::EVERYTHING,
};

const STORY: &str = "She came late again, and I said nothing.";

fn told() -> Person {
    open_text(EVERYTHING).answer("story", STORY)
}

fn maria() -> Author {
    Author { name: "Maria".to_owned(), side: Side::Writer }
}

fn anna_meier() -> Author {
    Author { name: "Anna Meier".to_owned(), side: Side::Reviewer }
}

/// She is called otherwise from now on, and goes on writing.
fn renamed(mut person: Person, new: Author) -> Person {
    person.steps.renamed(&person.by, new.clone());
    person.by = new;
    person
}

fn first(person: &Person) -> &Comment {
    person.sheet().review.comments.first().unwrap()
}

fn settled(on: bool) -> Change {
    Change::Settle { comment: id("c1"), on }
}

#[test]
fn whoever_gives_her_name_takes_back_what_she_did_before() {
    let mut person = renamed(told().answer("name", "late"), maria());
    assert!(person.steps.can_undo(), "before she did anything under it");
    person = person.answer("slide", 4).undo().undo().undo();
    assert_eq!((person.text("name"), person.text("story")), ("", ""));
    // Another name once more, and the first one again.
    person = renamed(renamed(person.redo(), anna_meier_as_writer()), maria());
    assert_eq!(person.undo().text("story"), "");
}

fn anna_meier_as_writer() -> Author {
    Author { side: Side::Writer, ..anna_meier() }
}

#[test]
fn a_supervisor_with_another_name_changes_her_own_comment_and_nobody_elses() {
    let person = told().hand_to(anna()).comments("c1", Anchor::Sheet, "What then?");
    let person = renamed(person, anna_meier());
    let hers = Comment { text: "And then?".to_owned(), ..first(&person).clone() };
    let person = person.change(Change::Comment(hers.clone()));
    assert_eq!((first(&person).text.as_str(), first(&person).by.name.as_str()), ("And then?", "Anna"));
    let ben = Author { name: "Ben".to_owned(), side: Side::Reviewer };
    let changed = Comment { text: "Mine".to_owned(), ..hers };
    let person = person.hand_to(ben).refused(Change::Comment(changed), Refused::NotYours);
    person.refused(Change::Uncomment(id("c1")), Refused::NotYours);
}

#[test]
fn a_comment_is_changed_also_when_the_words_it_quotes_have_changed() {
    let person = told().hand_to(anna());
    let anchor = person.words(&at("story"), "said nothing");
    let person = person.comments("c1", anchor, "What did the silence say?").hand_to(writer());
    let inside = person.text("story").find("nothing").unwrap();
    let person = person.splice(at("story"), inside, "", "almost ").hand_to(anna());
    let changed = Comment { text: "And now?".to_owned(), ..first(&person).clone() };
    let person = person.change(Change::Comment(changed));
    assert_eq!(first(&person).text, "And now?");
    // About other words it may be only if they stand there.
    let wrong = Anchor::Words { at: at("story"), start: 0, end: 3, quote: "He ".to_owned() };
    let moved = Comment { anchor: wrong, ..first(&person).clone() };
    person.refused(Change::Comment(moved), Refused::TextDiffers);
}

#[test]
fn undoing_that_a_comment_was_opened_again_leaves_it_where_its_words_are() {
    let person = told().hand_to(anna());
    let anchor = person.words(&at("story"), "said nothing");
    let person = person.comments("c1", anchor, "What then?").change(settled(true)).change(settled(false));
    let person = person.hand_to(writer()).splice(at("story"), 0, STORY, "She came.").hand_to(anna());
    let person = person.undo();
    assert!(first(&person).settled.is_some());
    let again = file::read(&file::write(person.sheet())).expect("the file is as whole as before");
    assert_eq!(again.review, person.sheet().review);
    // So does undoing that its words were changed.
    let changed = Comment { text: "And?".to_owned(), settled: None, ..first(&person).clone() };
    let person = person.undo_settled().change(Change::Comment(changed)).hand_to(writer());
    let person = person.splice(at("story"), 0, "She came.", "").hand_to(anna()).undo();
    assert_eq!(first(&person).text, "What then?");
    file::read(&file::write(person.sheet())).expect("the file is as whole as before");
}

impl Person {
    fn undo_settled(self) -> Self {
        self.change(settled(false))
    }
}

#[test]
fn a_comment_that_was_taken_out_comes_back_where_its_words_stand_now() {
    let person = told().hand_to(anna());
    let anchor = person.words(&at("story"), "I said nothing");
    let person = person.comments("c1", anchor, "What then?").change(Change::Uncomment(id("c1")));
    let short = "I said nothing.";
    let person = person.hand_to(writer()).splice(at("story"), 0, STORY, short).hand_to(anna()).undo();
    let Anchor::Words { start, end, .. } = &first(&person).anchor else { panic!("not on words") };
    assert_eq!(person.text("story").get(*start..*end), Some("I said nothing"));
}

#[test]
fn a_comment_of_a_file_that_lies_beside_its_words_closes_to_a_point() {
    let person = told().hand_to(anna());
    let anchor = person.words(&at("story"), "said nothing");
    let text = file::write(person.comments("c1", anchor, "What then?").sheet());
    let end = STORY.find("said nothing").unwrap() + "said nothing".len();
    for (bad, found) in [("end: 4000", (end - 12, end)), ("end: 0", (0, 0))] {
        let text = text.replacen(&format!("end: {end}"), bad, 1);
        let sheet = file::read(&text).expect("no reason to refuse a whole worksheet");
        let Some(Anchor::Words { start, end, quote, .. }) = sheet.review.comments.first().map(|c| &c.anchor) else {
            panic!("not on words")
        };
        assert_eq!(((*start, *end), quote.as_str()), (found, "said nothing"), "{bad}");
    }
}

#[test]
fn thanks_of_the_round_before_are_no_thanks_for_this_one() {
    let said = |person: &Person| person.sheet().review.said().into_iter().cloned().collect::<Vec<_>>();
    let first_round = later(start(), 100);
    let person = told().change(share("Anna", start())).hand_to(anna());
    let person = person.change(read_thanks("Anna", first_round)).change(send_back("Anna", later(start(), 200)));
    assert_eq!(said(&person), [Mark::Read { by: "Anna".to_owned(), when: first_round }]);
    let person = person.hand_to(writer()).change(share("Anna", later(start(), 300))).hand_to(anna());
    assert_eq!(said(&person), []);
    let talk = later(start(), 400);
    let person = person.change(let_us_talk("Anna", talk)).change(send_back("Anna", later(start(), 500)));
    assert_eq!(said(&person), [Mark::LetUsTalk { by: "Anna".to_owned(), when: talk }], "also once it is back");
    assert_eq!(person.sheet().review.marks.len(), 2, "nothing is taken off");
    let again = file::read(&file::write(person.sheet())).unwrap();
    assert_eq!(again.review, person.sheet().review);
    let person = person.undo();
    assert!(matches!(person.sheet().review.state, State::Shared { .. }));
}

/// Types a comment a key at a time, a fifth of a second each.
fn commenting(mut person: Person, words: &str) -> Person {
    let text = |person: &Person| person.sheet().review.comments.first().map_or(String::new(), |c| c.text.clone());
    for c in words.chars() {
        let text = text(&person) + &c.to_string();
        person.now = later(person.now, -10);
        person = person.comments("c1", Anchor::Sheet, &text);
    }
    person
}

#[test]
fn a_comment_is_taken_back_by_word_and_not_by_letter() {
    let person = commenting(told().hand_to(anna()), "What then?").undo();
    assert_eq!(first(&person).text, "What ");
    let person = person.undo();
    assert!(person.sheet().review.comments.is_empty());
    let mut person = person.redo().redo();
    assert_eq!(first(&person).text, "What then?");
    // After a pause it is a step of its own.
    person.wait(10);
    let mut person = commenting(person, "!!").undo();
    assert_eq!(first(&person).text, "What then?");
    assert!(person.steps.undo(person.now).is_some());
}

#[test]
fn own_words_wait_while_another_option_is_tried() {
    let own = |person: &Person| person.sheet().content.answers.get("one").own_words().map(str::to_owned);
    let words = || Some("neither of them".to_owned());
    let person = open_text(EVERYTHING).set(at("one"), other("neither of them")).answer("one", "more");
    assert_eq!(own(&person), None, "what is not chosen is not in the sheet");
    assert!(!file::write(person.sheet()).contains("neither of them"));
    let person = person.answer("one", "other");
    assert_eq!(own(&person), words());
    let person = person.undo();
    assert_eq!(person.options("one"), ["more"]);
    assert_eq!(own(&person.redo().undo().undo()), words());
    // In a choice of several, and in a cell.
    let person = open_text(EVERYTHING).answer("many", ["other"]);
    let place = attune::worksheet::At { item: id("many"), part: attune::worksheet::Part::OwnWords };
    let person = person.splice(place, 0, "", "mine").take_back("many", "other").answer("many", ["other"]);
    assert_eq!(person.sheet().content.answers.get("many").own_words(), Some("mine"));
    let which = cell("free", "opening-1", "which");
    let choose = |option: &str| Change::Choose { at: which.clone(), option: id(option), on: true };
    let person = open_text(EVERYTHING).change(choose("other")).splice(which.clone(), 0, "", "its own");
    let person = person.change(choose("x")).change(choose("other"));
    assert_eq!(person.sheet().text(&which), "its own");
    // Words that were deleted do not come back.
    let person = person.splice(which.clone(), 0, "its own", "").change(choose("x")).change(choose("other"));
    assert_eq!(person.sheet().text(&which), "");
}

#[test]
fn what_others_did_comes_in_as_one_step_of_whoever_brought_it_in() {
    let comment = told().hand_to(anna()).comments("c1", Anchor::Sheet, "What then?");
    let comment = first(&comment).clone();
    let edit = |by: Author, change| attune::worksheet::Edit { by, when: start(), change };
    let reply = Reply { id: id("r1"), by: maria(), when: start(), text: "Nothing.".to_owned() };
    let edits = [
        edit(anna(), Change::Comment(comment)),
        edit(maria(), Change::Reply { comment: id("c1"), reply: reply.clone() }),
    ];
    let mut person = told();
    person.steps.bring_in(&edits).expect("both are allowed");
    assert_eq!(first(&person).replies, [reply]);
    let person = person.undo();
    assert!(person.sheet().review.comments.is_empty(), "one step, and hers");
    let mut person = person.redo().undo();
    let bad = edit(maria(), Change::Uncomment(id("nobody")));
    let [first_edit, _] = edits;
    assert_eq!(person.steps.bring_in(&[first_edit, bad]), Err(Refused::NoSuchPlace));
    assert!(person.sheet().review.comments.is_empty(), "all or nothing");
}
