//! Everything typed is a recorded change; nothing typed in one sheet comes back in another.

use crate::bench::{Bench, blank, ctrl, focus, focused, input, key, sheet, type_in, window};
use attune::{
    app::{Action, Command, DocKey},
    worksheet::Change,
};
use egui::Key;

const MOMENT: &str =
    "Think of one moment when accepting this person felt harder than usual. What was going on, in broad strokes?";

#[test]
fn typed_words_leave_as_splices_and_never_as_a_copy_of_the_answer() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    focus(&mut window, MOMENT);
    type_in(&mut window, "Grüße");
    type_in(&mut window, " λ");
    key(&mut window, Key::Backspace);
    assert_eq!(window.state().text("A1"), "Grüße ");
    let texts: Vec<(usize, usize, usize)> = window
        .state()
        .changes()
        .into_iter()
        .map(|change| match change {
            Change::Text { offset, removed, inserted, .. } => (*offset, removed.len(), inserted.len()),
            other => panic!("{other:?} is no text"),
        })
        .collect();
    assert_eq!(texts, vec![(0, 0, 7), (7, 0, 3), (8, 2, 0)]);
}

#[test]
fn undo_takes_the_words_back_and_puts_the_caret_where_it_was() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    focus(&mut window, MOMENT);
    type_in(&mut window, "one ");
    key(&mut window, Key::Home);
    type_in(&mut window, "zero ");
    assert_eq!(window.state().text("A1"), "zero one ");
    focus(&mut window, "One small thing I will try the next time I feel this pull");
    ctrl(&mut window, Key::Z);
    assert_eq!(window.state().text("A1"), "one ");
    assert_eq!(focused(&window), MOMENT, "the caret goes back to where the words were");
    type_in(&mut window, "x");
    assert_eq!(window.state().text("A1"), "xone ", "the caret stands where the words stood");
}

#[test]
fn redo_does_it_again_with_both_keys() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    focus(&mut window, MOMENT);
    type_in(&mut window, "word");
    ctrl(&mut window, Key::Z);
    assert_eq!(window.state().text("A1"), "");
    ctrl(&mut window, Key::Y);
    assert_eq!(window.state().text("A1"), "word");
    ctrl(&mut window, Key::Z);
    window.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::Z);
    window.run();
    assert_eq!(window.state().text("A1"), "word");
}

#[test]
fn two_documents_share_no_undo() {
    let sheets = vec![blank("just-a-line", "doc-one"), blank("just-a-line", "doc-two")];
    let mut window = window((1280.0, 800.0), Bench::with(sheets));
    focus(&mut window, "What is still with me?");
    type_in(&mut window, "about the second client");
    // Long enough for a text box with an undo of its own to remember these words.
    window.run_steps(12);
    go_to(&mut window, DocKey(1));
    focus(&mut window, "What is still with me?");
    for undo in [Key::Z, Key::Y] {
        ctrl(&mut window, undo);
        assert_eq!(window.state().text("line"), "", "nothing of the other sheet comes back");
    }
    go_to(&mut window, DocKey(2));
    assert_eq!(window.state().text("line"), "about the second client");
}

fn go_to(window: &mut crate::bench::Window, key: DocKey) {
    let bench = window.state_mut();
    let _effects = attune::app::run(&mut bench.state, Command::GoTo(key), bench.now);
    window.run();
}

#[test]
fn pasted_line_breaks_stay_in_long_answers_and_become_spaces_in_short_ones() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    focus(&mut window, MOMENT);
    window.event(egui::Event::Paste("one\r\ntwo\ttabs".to_owned()));
    window.run();
    assert_eq!(window.state().text("A1"), "one\ntwo\ttabs");
    focus(&mut window, "One small thing I will try the next time I feel this pull");
    window.event(egui::Event::Paste("one\r\ntwo".to_owned()));
    window.run();
    assert_eq!(window.state().text("C1"), "one two");
}

#[test]
fn a_screen_reader_may_set_a_whole_answer() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    input(&window, MOMENT).set_text_value_accesskit("dictated words");
    window.run();
    assert_eq!(window.state().text("A1"), "dictated words");
}

#[test]
fn words_typed_faster_than_the_window_draws_land_in_the_boxes_they_were_meant_for() {
    let mut window = crate::bench::tall_everything();
    focus(&mut window, "A name for it");
    let tab = |pressed| egui::Event::Key {
        key: Key::Tab,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    for word in ["first", "second"] {
        // All in one frame: the events of the harness would have one each.
        let events = &mut window.input_mut().events;
        events.extend(word.chars().map(|letter| egui::Event::Text(letter.to_string())));
        events.extend([tab(true), tab(false)]);
    }
    window.run();
    assert_eq!(window.state().text("name"), "first");
    let written = ["name", "story"].map(|item| window.state().text(item));
    assert!(!written.concat().contains("firsts"), "{written:?}");
    focus(&mut window, "A name for it");
    let save = egui::Event::Key {
        key: Key::S,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::COMMAND,
    };
    window.input_mut().events.extend([egui::Event::Text("x".to_owned()), save]);
    window.run();
    let sent = &window.state().sent;
    let typed = sent.iter().rposition(|sent| matches!(sent, Command::Edit { change: Change::Text { .. }, .. }));
    let saved = sent.iter().position(|sent| matches!(sent, Command::Do(Action::Save)));
    assert!(typed < saved && saved.is_some(), "{sent:?}");
}
