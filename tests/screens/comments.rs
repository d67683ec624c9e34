//! A sheet that came back: comments beside the answers, a reply, what I think now.

use attune::{
    app::Screen,
    base::Moment,
    worksheet::{Anchor, At, Author, Change, Comment, CommentKind, Edit, Outcome, Part, Side, State, Step, Steps},
};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::bench::{Bench, blank, focus, id, key, moment, type_in, window, writer};

const WORDS: &str = "I was counting what we had already tried.";

pub fn back() -> Bench {
    let mut steps = Steps::new(blank("barriers-to-an-accepting-attitude", "doc-one"));
    let now: Moment = moment();
    let mine = |change| Edit { by: writer(), when: now, change };
    let anna = Author { name: "Anna".to_owned(), side: Side::Reviewer };
    let at = At::item(id("A1"));
    let text = Change::Text { at: at.clone(), offset: 0, removed: String::new(), inserted: WORDS.to_owned() };
    steps.apply(mine(text), None).expect("writes");
    steps.apply(mine(Change::State(State::Shared { with: "Anna".to_owned(), since: now })), None).expect("shares");
    let anchor = Anchor::Words { at, start: 2, end: 14, quote: "was counting".to_owned() };
    let comment = Comment {
        id: id("comment-1"),
        by: anna.clone(),
        when: now,
        kind: CommentKind::Ask,
        anchor,
        text: "What were you afraid of?".to_owned(),
        action: None,
        replies: Vec::new(),
        settled: None,
    };
    let hers = |change| Edit { by: anna.clone(), when: now, change };
    steps.apply(hers(Change::Comment(comment)), None).expect("comments");
    steps
        .apply(hers(Change::State(State::Back { by: "Anna".to_owned(), since: now, shared: None })), None)
        .expect("sends back");
    Bench::with(vec![steps.sheet().clone()])
}

#[test]
fn a_comment_stands_beside_its_answer_and_takes_a_reply() {
    let mut window = window((1280.0, 800.0), back());
    assert!(window.query_by_label("What were you afraid of?").is_some());
    assert!(window.query_by_label("A reply would help").is_some());
    focus(&mut window, "Reply to Anna");
    type_in(&mut window, "Of the ");
    type_in(&mut window, "silence.");
    let replies = |window: &crate::bench::Window| -> Vec<String> {
        let comments = &window.state().open().sheet().review.comments;
        comments.iter().flat_map(|comment| &comment.replies).map(|reply| reply.text.clone()).collect()
    };
    assert_eq!(replies(&window), ["Of the silence."], "the sheet has it before anybody clicks");
    assert!(window.query_by_label("Of the silence.").is_none(), "and it is shown where it is written alone");
    window.get_by_label("Reply").click();
    window.run();
    assert!(window.query_by_label("Of the silence.").is_some());
    type_in(&mut window, "And of you.");
    assert_eq!(replies(&window), ["Of the silence.", "And of you."]);
    key(&mut window, egui::Key::Backspace);
    assert_eq!(replies(&window), ["Of the silence.", "And of you"]);
    window.run();
    let comment = window.state().open().sheet().review.comments.first().cloned().expect("the comment");
    assert_eq!(comment.replies.first().map(|reply| reply.text.as_str()), Some("Of the silence."));
    window.get_by_label("Settled").click();
    window.run();
    assert!(window.query_by_label_contains("settled").is_some());
}

#[test]
fn undo_in_a_reply_belongs_to_the_reply() {
    let mut window = window((1280.0, 800.0), back());
    focus(&mut window, "Reply to Anna");
    type_in(&mut window, "word");
    crate::bench::ctrl(&mut window, egui::Key::Z);
    assert_eq!(window.state().text("A1"), WORDS, "the answer is left alone");
}

#[test]
fn what_i_think_now_is_a_second_layer_and_leaves_the_first_words() {
    let mut window = window((1280.0, 800.0), back());
    window.get_by_label("What I think now").click();
    window.run();
    type_in(&mut window, "I was tired.");
    let sheet = window.state().open().sheet().clone();
    assert_eq!(sheet.text(&At { item: id("A1"), part: Part::Later }), "I was tired.");
    assert_eq!(window.state().text("A1"), WORDS);
}

#[test]
fn in_a_narrow_window_outline_and_comments_are_drawers() {
    let mut window = window((760.0, 560.0), back());
    assert!(window.query_by_label("What were you afraid of?").is_none());
    window.get_by_label("Comments").click();
    window.run();
    assert!(window.query_by_label("What were you afraid of?").is_some());
    key(&mut window, egui::Key::Escape);
    assert!(window.query_by_label("What were you afraid of?").is_none());
    window.get_by_label("Contents").click();
    window.run();
    assert!(window.query_by_label_contains("What was in the way, ").is_some());
}

#[test]
fn what_a_sheet_asks_of_its_supervisor_is_filled_in_under_supervision() {
    let now = moment();
    let mut steps = Steps::new(crate::bench::everything());
    let mine = |change| Edit { by: writer(), when: now, change };
    steps.apply(mine(Change::State(State::Shared { with: "Anna".to_owned(), since: now })), None).expect("shares");
    let mut bench = Bench::with(vec![steps.sheet().clone()]);
    let key = bench.open().key;
    let anna = Author { name: "Anna".to_owned(), side: Side::Reviewer };
    if let Some(open) = bench.state.open.first_mut() {
        open.me = anna.clone();
        open.steps.at_the_keyboard(anna);
    }
    bench.state.screen = Screen::Supervision(Some(key));
    let mut window = window((1280.0, 2000.0), bench);
    assert!(window.query_by_label("For you to fill in").is_some());
    focus(&mut window, "For the supervisor");
    type_in(&mut window, "Well seen.");
    assert_eq!(window.state().text("reviewer"), "Well seen.");
    crate::bench::ctrl(&mut window, egui::Key::Z);
    assert_eq!(window.state().text("reviewer"), "");
}

#[test]
fn the_writer_sees_what_is_for_her_supervisor_and_cannot_fill_it_in() {
    let mut window = crate::bench::tall_everything();
    assert_eq!(window.query_all_by_label("Filled in by your supervisor").count(), 1);
    focus(&mut window, "For the supervisor");
    type_in(&mut window, "Well seen.");
    assert_eq!(window.state().text("reviewer"), "");
}

#[test]
fn what_i_think_now_stays_in_sight_when_the_sheet_is_taken_up_again() {
    let mut sheet = blank("validating-style", "doc-one");
    let at = At { item: id("V2"), part: Part::Later };
    let by = writer();
    let change = Change::Text { at, offset: 0, removed: String::new(), inserted: "Looking back.".to_owned() };
    attune::worksheet::apply(&mut sheet, &Edit { by, when: moment(), change }).expect("taken");
    let window = window((1280.0, 6000.0), Bench::with(vec![sheet]));
    assert!(window.query_all_by_label_contains("What I think now").count() > 0);
}

#[test]
fn the_rest_of_a_sheet_stands_on_the_edge_on_which_its_title_stands() {
    for size in [(1280.0, 800.0), (760.0, 560.0)] {
        let mut bench = back();
        let open = bench.state.open.first_mut().expect("open");
        let change = Change::Rate { item: id("A2"), step: Some(Step::Number(4)) };
        open.steps.apply(Edit { by: writer(), when: moment(), change }, None).expect("written");
        open.outcome = Outcome::of(&open.sheet().template, &open.sheet().content.answers);
        open.me = Author { name: "Anna".to_owned(), side: Side::Reviewer };
        bench.state.screen = Screen::Supervision(Some(open.key));
        let mut window = window(size, bench);
        window.get_by_label_contains("The rest of the sheet").click();
        window.run();
        let title = window.get_all_by_role(Role::Heading).next().expect("a title").rect();
        let questions =
            window.get_all_by_role(Role::Heading).skip(1).map(|node| node.rect().left()).collect::<Vec<_>>();
        assert!(
            questions.len() > 1 && questions.iter().all(|left| (left - title.left()).abs() < 1.0),
            "{questions:?}"
        );
    }
}
