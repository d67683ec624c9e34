//! Two files of one worksheet: nothing that is in one of them alone is missed.

use attune::{
    template,
    worksheet::{
        Apart, Author, Change, Comment, Edit, Mark, Outcome, Reply, State, Worksheet, answer_in_words, apart, apply,
        beside, read_thanks, send_back, share, taken_over,
    },
};

use crate::{
    person::{Person, anna, at, id, later_of, open_sheet, open_text, start, writer},
    sight::EVERYTHING,
};

const STORY: &str = "She came late again, and I said nothing.";

fn told() -> Person {
    open_text(EVERYTHING).answer("story", STORY).change(share("Anna", start()))
}

/// Takes everything over, as the writer; what is left apart.
fn all_taken(mine: &Person, other: &Worksheet) -> (Worksheet, Vec<Apart>) {
    let mut sheet = mine.sheet().clone();
    let all = apart(&sheet, other);
    let (own, others) = taken_over(&sheet, other, &all, &writer(), mine.now);
    let own = own.map(|change| Edit { by: writer(), when: mine.now, change });
    for edit in own.into_iter().chain(others) {
        apply(&mut sheet, &edit).expect("what is proposed fits");
    }
    let left = apart(&sheet, other);
    (sheet, left)
}

#[test]
fn comments_replies_marks_and_the_state_come_over_in_the_names_of_those_who_said_it() {
    let base = told();
    let mine = open_sheet(base.sheet().clone()).splice(at("story"), 0, "", "Well. ");
    let anchor = base.words(&at("story"), "said nothing");
    let theirs = open_sheet(base.sheet().clone()).hand_to(anna()).comments("c1", anchor, "What then?");
    let now = theirs.now;
    let theirs = theirs.change(read_thanks("Anna", now)).change(send_back("Anna", now)).hand_to(writer());
    let reply = Reply { id: id("r1"), by: writer(), when: now, text: "Nothing.".to_owned() };
    let theirs = theirs.change(Change::Reply { comment: id("c1"), reply });
    let theirs = theirs.change(Change::Settle { comment: id("c1"), on: true });
    let (sheet, left) = all_taken(&mine, theirs.sheet());
    assert_eq!(left, []);
    assert_eq!(sheet.text(&at("story")), STORY, "and the answer, since all was taken");
    assert_eq!(sheet.review.marks, [Mark::Read { by: "Anna".to_owned(), when: now }]);
    assert!(matches!(&sheet.review.state, State::Back { by, .. } if by == "Anna"));
    let comment = sheet.review.comments.first().expect("it came over");
    assert_eq!((comment.by.name.as_str(), comment.replies.len()), ("Anna", 1));
    assert!(comment.settled.is_some());
}

#[test]
fn a_reply_alone_comes_over_and_nothing_is_taken_back() {
    let base = told().hand_to(anna()).comments("c1", attune::worksheet::Anchor::Sheet, "What then?");
    let reply = |name: &str, by: Author| Change::Reply {
        comment: id("c1"),
        reply: Reply { id: id(name), by, when: start(), text: name.to_owned() },
    };
    let mine = open_sheet(base.sheet().clone()).change(reply("r1", writer()));
    let theirs = open_sheet(base.sheet().clone()).hand_to(anna()).change(reply("r2", anna()));
    let found = apart(mine.sheet(), theirs.sheet());
    assert_eq!(found, [Apart::Reply { comment: id("c1"), reply: id("r2") }]);
    let (sheet, left) = all_taken(&mine, theirs.sheet());
    assert_eq!((sheet.review.comments[0].replies.len(), left), (2, Vec::new()));
    // What is only here is nothing that the other file has.
    assert_eq!(apart(theirs.sheet(), base.sheet()), []);
}

#[test]
fn other_words_of_a_comment_and_second_thoughts_are_told() {
    let base = told().hand_to(anna()).comments("c1", attune::worksheet::Anchor::Sheet, "What then?");
    let theirs = open_sheet(base.sheet().clone()).splice(later_of("story"), 0, "", "It was I.").hand_to(anna());
    let changed = Comment { text: "And then?".to_owned(), ..base.sheet().review.comments[0].clone() };
    let theirs = theirs.change(Change::Comment(changed));
    let mine = open_sheet(base.sheet().clone());
    assert_eq!(apart(mine.sheet(), theirs.sheet()), [Apart::Later(id("story")), Apart::Comment(id("c1"))]);
    let (sheet, left) = all_taken(&mine, theirs.sheet());
    assert_eq!((sheet.text(&later_of("story")), left), ("It was I.", Vec::new()));
    assert_eq!(sheet.review.comments[0].text, "And then?");
}

#[test]
fn an_answer_to_a_question_that_is_only_in_the_other_file_becomes_a_kept_answer() {
    let text = |version: &str, items: &str| {
        let text = format!(
            r#"Template(id: "sheet", version: "{version}", language: "en", title: "Sheet", minutes: 1,
                sections: [Section(title: "All", items: {{ "stays": LongText(ask: "What stays?"), {items} }})])"#
        );
        std::sync::Arc::new(template::read("sheet.ron", &text, &|_| None).template.expect("no faults"))
    };
    let more = r#""more": LongText(ask: "What more?")"#;
    let mine = crate::person::open_template(text("1.0.0", "")).answer("stays", "Both have it.");
    let theirs = crate::person::open_template(text("1.1.0", more)).answer("stays", "Both have it.");
    let theirs = theirs.answer("more", "Only here.");
    let outcome = Outcome::of(&theirs.sheet().template, &theirs.sheet().content.answers);
    let other = beside(mine.sheet(), theirs.sheet(), &|id| answer_in_words(theirs.sheet(), &outcome, id));
    assert_eq!(apart(mine.sheet(), &other), [Apart::Former(id("more"))]);
    let (sheet, left) = all_taken(&mine, &other);
    assert_eq!(left, []);
    assert_eq!(sheet.content.former.get("more").map(|former| former.words.as_str()), Some("Only here."));
}
