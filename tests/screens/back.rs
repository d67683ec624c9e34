//! Coming back to a worksheet after the folder was locked: the same place on screen, the same caret.

use attune::{
    app::{Command, Screen, Spot},
    ui::Memory,
    worksheet::{At, Author, Change, Edit, Side, Steps, Worksheet},
};
use egui::{Key, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::bench::{Bench, Window, blank, ctrl, focused, id, key, moment, type_in, window, writer};

const SIZE: (f32, f32) = (1280.0, 800.0);

/// A worksheet with an answer that is three windows high.
fn written() -> Worksheet {
    let mut steps = Steps::new(blank("barriers-to-an-accepting-attitude", "doc-one"));
    let lines: Vec<String> = (0..80).map(|line| format!("line {line}")).collect();
    let at = At::item(id("A1"));
    let change = Change::Text { at, offset: 0, removed: String::new(), inserted: lines.join("\n") };
    steps.apply(Edit { by: writer(), when: moment(), change }, None).expect("writes");
    steps.sheet().clone()
}

fn at_the_long_answer() -> Bench {
    let mut bench = Bench::with(vec![written()]);
    bench.state.open.first_mut().expect("open").here = Some(id("A1"));
    bench
}

fn spot(window: &Window) -> Spot {
    window.state().open().spot.clone()
}

/// Somebody else's window, in which the worksheet of the first is opened where that was left.
fn come_back(window: &Window) -> Window {
    let left = window.state().open();
    let mut bench = Bench::with(vec![left.sheet().clone()]);
    bench.memory = Memory::new(Box::new(|| id("fresh")));
    let open = bench.state.open.first_mut().expect("open");
    open.here.clone_from(&left.here);
    open.caret.clone_from(&left.spot.caret);
    open.back_at = Some(left.spot.scroll);
    open.spot = left.spot.clone();
    crate::bench::window(SIZE, bench)
}

#[test]
fn who_comes_back_to_a_long_answer_writes_on_where_she_was_and_nothing_has_moved() {
    let mut first = window(SIZE, at_the_long_answer());
    let question = focused(&first);
    for _ in 0..40 {
        key(&mut first, Key::ArrowUp);
    }
    // The wheel takes the caret down; the sheet is not where a caret would put it.
    first.event(egui::Event::PointerMoved(egui::pos2(760.0, 400.0)));
    let wheel = egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, 260.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    };
    first.event(wheel);
    first.run();
    let left = spot(&first);
    let caret = left.caret.clone().expect("a caret in the text");
    assert!(left.scroll > 500.0 && (100..600).contains(&caret.caret), "{left:?}");

    let mut again = come_back(&first);
    assert_eq!(focused(&again), question);
    assert_eq!(spot(&again), left);
    let sent = |window: &Window| window.state().sent.iter().filter(|c| matches!(c, Command::Stands(..))).count();
    let before = sent(&again);
    again.run();
    assert_eq!(sent(&again), before, "who does nothing tells nothing");
    type_in(&mut again, "HERE");
    let text = again.state().text("A1");
    assert_eq!(text.get(caret.caret..caret.caret + 4), Some("HERE"));
}

#[test]
fn a_caret_that_would_be_out_of_sight_is_brought_into_sight() {
    let mut first = window(SIZE, at_the_long_answer());
    ctrl(&mut first, Key::End);
    let mut open = Bench::with(vec![first.state().open().sheet().clone()]);
    let left = open.state.open.first_mut().expect("open");
    left.here = Some(id("A1"));
    left.caret = spot(&first).caret;
    left.back_at = Some(0.0);
    let again = window(SIZE, open);
    assert!(spot(&again).scroll > 1000.0, "{:?}", spot(&again));
}

#[test]
fn who_left_a_choice_or_a_rating_comes_back_to_it() {
    for (template, tabs) in [("validating-style", 3), ("barriers-to-an-accepting-attitude", 1)] {
        let mut first = window(SIZE, Bench::with(vec![blank(template, "doc-one")]));
        for _ in 0..tabs {
            key(&mut first, Key::Tab);
        }
        let question = focused(&first);
        assert!(!question.is_empty() && first.state().open().here.is_some(), "{question}");
        let left = spot(&first);
        let again = come_back(&first);
        assert_eq!((focused(&again), spot(&again)), (question, left), "{template}");
    }
}

#[test]
fn who_left_a_later_option_comes_back_to_that_one() {
    let mut first = window(SIZE, Bench::with(vec![blank("barriers-to-an-accepting-attitude", "doc-one")]));
    let many = |window: &Window| {
        let boxes = window.get_all_by_role(Role::CheckBox).filter(|node| !node.accesskit_node().is_disabled());
        boxes.map(|node| node.accesskit_node().label().unwrap_or_default()).collect::<Vec<_>>()
    };
    let third = many(&first).get(2).cloned().expect("a third option");
    first.get_by_role_and_label(Role::CheckBox, &third).focus();
    first.run();
    assert_eq!(focused(&first), third);
    let left = spot(&first);
    let again = come_back(&first);
    assert_eq!((focused(&again), spot(&again)), (third, left));
}

#[test]
fn page_keys_go_through_a_sheet_in_supervision() {
    let mut bench = Bench::with(vec![written()]);
    let open = bench.state.open.first_mut().expect("open");
    open.me = Author { name: "Anna".to_owned(), side: Side::Reviewer };
    bench.state.screen = Screen::Supervision(Some(open.key));
    let mut window = window(SIZE, bench);
    window.get_by_label_contains("The rest of the sheet").click();
    window.run();
    let mut at = Vec::new();
    for pressed in [Key::PageDown, Key::PageDown, Key::PageUp, Key::End, Key::Home] {
        key(&mut window, pressed);
        at.push(spot(&window).scroll);
    }
    assert!(at[0] > 500.0 && at[1] > at[0] + 500.0 && at[2] < at[1] && at[3] > at[1] && at[4] == 0.0, "{at:?}");
}
