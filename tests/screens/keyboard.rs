//! A whole sheet by keyboard alone.

use attune::{
    app::{Action, Command, Dialog},
    worksheet::{Answer, Pick},
};
use egui::{Key, Modifiers};

use crate::bench::{ctrl, focused, id, key, sheet, type_in};

#[test]
fn the_short_way_is_filled_in_by_keyboard_alone() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    assert!(focused(&window).starts_with("Think of one moment"), "the first question has the keyboard");
    type_in(&mut window, "It was late.");
    key(&mut window, Key::Tab);
    type_in(&mut window, "7");
    assert_eq!(window.state().answer("A2"), Answer::Step(7));
    key(&mut window, Key::ArrowRight);
    assert_eq!(window.state().answer("A2"), Answer::Step(8));
    key(&mut window, Key::Tab);
    key(&mut window, Key::Space);
    assert_eq!(window.state().answer("A4"), Answer::Many(vec![Pick::Id(id("belief"))]));
    ctrl(&mut window, Key::ArrowDown);
    type_in(&mut window, "I am not enough");
    key(&mut window, Key::Tab);
    type_in(&mut window, "I talked faster");
    let rows = window.state().answer("A8");
    let row = rows.rows().first().expect("a row");
    assert_eq!(row.cell("thought").text(), Some("I am not enough"));
    assert_eq!(row.cell("next").text(), Some("I talked faster"));
    ctrl(&mut window, Key::ArrowDown);
    type_in(&mut window, "Breathe first");
    assert_eq!(window.state().text("C1"), "Breathe first");
    ctrl(&mut window, Key::ArrowDown);
    key(&mut window, Key::ArrowDown);
    key(&mut window, Key::Space);
    assert_eq!(window.state().answer("C2"), Answer::One(Pick::Id(id("next"))));
    ctrl(&mut window, Key::ArrowDown);
    type_in(&mut window, "How to stop hurrying");
    assert_eq!(window.state().text("C3"), "How to stop hurrying");
    ctrl(&mut window, Key::Enter);
    assert!(matches!(window.state().sent.last(), Some(Command::Do(Action::Finish)) | Some(Command::Here(..))));
}

#[test]
fn a_rating_row_is_one_tab_stop_with_digits_arrows_and_backspace() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    crate::bench::whole(&mut window);
    for _ in 0..12 {
        ctrl(&mut window, Key::PageDown);
        if focused(&window).starts_with("Not true") {
            break;
        }
    }
    type_in(&mut window, "4");
    assert_eq!(window.state().answer("R1"), Answer::Step(4));
    key(&mut window, Key::ArrowLeft);
    assert_eq!(window.state().answer("R1"), Answer::Step(3));
    key(&mut window, Key::Tab);
    type_in(&mut window, "0");
    assert_eq!(window.state().answer("R2"), Answer::CannotSay, "Tab goes to the next row");
    key(&mut window, Key::Backspace);
    assert_eq!(window.state().answer("R2"), Answer::Unanswered);
    assert_eq!(window.state().answer("R1"), Answer::Step(3));
}

#[test]
fn sections_and_questions_are_walked_both_ways() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    ctrl(&mut window, Key::PageDown);
    assert_eq!(focused(&window), "A belief about how people should behave");
    ctrl(&mut window, Key::ArrowUp);
    assert_eq!(focused(&window), "How far from acceptance were you just then?");
    ctrl(&mut window, Key::PageUp);
    assert_eq!(focused(&window), "Date of this reflection");
}

#[test]
fn after_a_file_was_chosen_one_writes_on_where_one_was() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    type_in(&mut window, "It was late");
    window.state_mut().state.waiting = true;
    window.run();
    window.state_mut().state.waiting = false;
    window.run();
    type_in(&mut window, ", and cold");
    assert_eq!(window.state().text("A1"), "It was late, and cold");
}

#[test]
fn tab_leaves_a_long_answer_and_writes_no_tab() {
    let mut window = sheet("just-a-line");
    type_in(&mut window, "a");
    key(&mut window, Key::Tab);
    assert_eq!(window.state().text("line"), "a");
    assert_ne!(focused(&window), "What is still with me?");
}

#[test]
fn after_a_question_the_keyboard_is_back_where_it_was() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    let before = focused(&window);
    window.state_mut().state.dialog = Some(Dialog::Safety);
    window.run();
    assert_ne!(focused(&window), before, "the question has the keyboard");
    window.state_mut().state.dialog = None;
    window.run();
    assert_eq!(focused(&window), before);
}

#[test]
fn the_key_that_hides_the_window_works_over_whatever_is_asked() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    window.state_mut().state.dialog = Some(Dialog::Safety);
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.run();
    assert!(window.state().state.covered);
}
