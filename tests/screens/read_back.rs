//! A sheet that came back is read: no answer of it can be changed until it is taken up again.

use attune::{
    base::{Day, Decimal},
    worksheet::{Answer, At, Author, Change, Edit, Pick, Row, RowChange, Side, State, Step, Steps},
};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::bench::{Bench, Window, everything, focused, id, key, moment, window, writer};

/// Everything that can be chosen, moved or typed in, by name; replies and what belongs to the frame apart.
fn controls(window: &Window) -> Vec<String> {
    let known = [
        Role::CheckBox,
        Role::RadioButton,
        Role::Slider,
        Role::SpinButton,
        Role::TextInput,
        Role::MultilineTextInput,
        Role::ListItem,
    ];
    let root = window.root();
    let nodes = root.children_recursive().filter(|node| known.contains(&node.accesskit_node().role()));
    let writes = nodes.filter(|node| !node.accesskit_node().is_read_only() && !node.accesskit_node().is_disabled());
    writes.map(|node| node.accesskit_node().label().unwrap_or_default()).collect()
}

fn pick(option: &str) -> Pick {
    Pick::Id(id(option))
}

/// Every kind of question answered, or left open; sent back by Anna.
fn back() -> Bench {
    let mut steps = Steps::new(everything());
    let now = moment();
    let mut mine = |change| steps.apply(Edit { by: writer(), when: now, change }, None).expect("writes");
    let set = |item: &str, answer| Change::Set { at: At::item(id(item)), answer };
    mine(set("name", Answer::Text("The long hour".to_owned())));
    mine(set("one", Answer::One(pick("less"))));
    mine(set("many", Answer::Many(vec![pick("a"), Pick::Other("something of my own".to_owned())])));
    mine(set("sure", Answer::One(pick("not-sure"))));
    mine(set("order", Answer::Ranked(vec![id("second"), id("first")])));
    mine(Change::Rate { item: id("slide"), step: Some(Step::Number(6)) });
    mine(set("count", Answer::Amount(Decimal::parse("2.5").expect("a number"))));
    mine(Change::Rate { item: id("r1"), step: Some(Step::Number(3)) });
    let so = At::cell(id("fixed"), id("top"), id("so"));
    mine(Change::Choose { at: so, option: id("perhaps"), on: true });
    let row = Row { id: id("moment-1"), cells: Default::default() };
    mine(Change::Row { item: id("moments"), change: RowChange::Add { index: 0, row } });
    let cell = |column| At::cell(id("moments"), id("moment-1"), id(column));
    mine(Change::Set { at: cell("m-near"), answer: Answer::Step(4) });
    let day = Day::new(2026, 3, 4).expect("a day");
    mine(Change::Set { at: cell("m-day"), answer: Answer::Day(day) });
    mine(Change::State(State::Shared { with: "Anna".to_owned(), since: now }));
    let anna = Author { name: "Anna".to_owned(), side: Side::Reviewer };
    let change = Change::State(State::Back { by: "Anna".to_owned(), since: now, shared: None });
    steps.apply(Edit { by: anna, when: now, change }, None).expect("sends back");
    Bench::with(vec![steps.sheet().clone()])
}

#[test]
fn every_answer_is_read_as_it_was_chosen_and_none_can_be_changed() {
    let mut window = window((1280.0, 6000.0), back());
    assert_eq!(controls(&window), Vec::<String>::new());
    for words in [
        "Less",
        "A",
        "something of my own",
        "Not sure",
        "1. The second",
        "2. The first",
        "6 (0 = near, 10 = far)",
        "2.5",
        "3 – much",
        "perhaps",
        "4 (0 = far, 10 = near)",
        "4 March 2026",
    ] {
        assert!(window.query_all_by_label(words).next().is_some(), "{words} is not read");
    }
    for stays in ["Day", "Code"] {
        assert!(window.query_by_label(stays).is_some(), "{stays}");
    }
    assert!(window.query_by_label("More").is_none(), "what was not chosen is not there");
    assert!(window.query_all_by_label("Left open").count() > 5, "what was left open is said to be");
    window.get_by_label("After supervision").click();
    window.run();
    assert!(
        controls(&window).contains(&"What we said".to_owned()),
        "what follows is written: {:?}",
        controls(&window)
    );
}

#[test]
fn taken_up_again_every_answer_can_be_changed() {
    let mut window = window((1280.0, 6000.0), back());
    let stop = "You can stop anywhere.";
    assert!(window.query_by_label(stop).is_none(), "what is read is not stopped");
    window.get_by_label("Take the sheet up again to change an answer").click();
    window.run();
    assert!(window.query_by_label(stop).is_some());
    assert!(matches!(window.state().open().sheet().review.state, State::Mine));
    let there = controls(&window);
    for name in ["How far?", "How many?", "More", "Less", "A name for it", "What happened?"] {
        assert!(there.iter().any(|own| own == name), "{name} among {there:?}");
    }
    assert!(window.query_by_label_contains("You are reading it").is_none());
}

#[test]
fn the_keyboard_goes_past_answers_that_are_read() {
    let mut window = window((1280.0, 800.0), back());
    let mut seen = Vec::new();
    for _ in 0..40 {
        key(&mut window, egui::Key::Tab);
        seen.push(focused(&window));
    }
    assert!(!seen.iter().any(|name| name == "Less" || name == "How far?"), "{seen:?}");
    assert!(seen.iter().any(|name| name == "Take the sheet up again to change an answer"), "{seen:?}");
    let before = window.state().sent.len();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::ArrowDown);
    window.run();
    assert!(window.state().changes().is_empty());
    assert!(window.state().sent.len() > before, "it goes to another question all the same");
}
