//! Words of the sheet, of Help and of comments are selected with the pointer and copied.

use attune::app::{Help, Screen};
use egui::{CursorIcon, Event, OutputCommand, Pos2, Rect, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::{
    bench::{Bench, Window, blank, focused, key, window},
    comments::back,
};

/// Draws the pointer over a stretch of the window and asks for a copy; gives back what was copied.
fn copy(window: &mut Window, from: Pos2, to: Pos2) -> Option<String> {
    window.drag_at(from);
    window.run();
    window.event(Event::PointerMoved(to));
    window.run();
    window.drop_at(to);
    window.run();
    window.event(Event::Copy);
    window.step();
    window.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(words) => Some(words.clone()),
        _ => None,
    })
}

/// Where some words stand, and the words as they are told.
fn place(window: &Window, words: &str) -> (Rect, String) {
    let found = window.root().children_recursive().find_map(|node| {
        let access = node.accesskit_node();
        let told = access.value().or_else(|| access.label()).unwrap_or_default();
        let is_text = matches!(access.role(), Role::Label | Role::Heading);
        (is_text && told.contains(words)).then(|| (node.rect(), told))
    });
    found.unwrap_or_else(|| panic!("no words “{words}”"))
}

fn copied(window: &mut Window, words: &str) -> String {
    let (rect, _) = place(window, words);
    let (from, to) = (rect.left_top() + egui::vec2(1.0, 4.0), rect.right_bottom() - egui::vec2(-4.0, 4.0));
    copy(window, from, to).unwrap_or_default()
}

#[test]
fn a_question_and_its_help_can_be_copied() {
    let mut window =
        window((1280.0, 800.0), Bench::with(vec![blank("barriers-to-an-accepting-attitude", "doc-one")]));
    for words in ["Think of one moment", "Two or three sentences"] {
        let told = place(&window, words).1;
        assert_eq!(copied(&mut window, words), told);
    }
}

#[test]
fn a_page_of_help_can_be_copied() {
    let mut bench = Bench::with(Vec::new());
    bench.state.screen = Screen::Help(Help { topic: "start".to_owned() });
    let mut window = window((1280.0, 800.0), bench);
    let paragraph = window.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Label);
    let words: Vec<String> = paragraph.filter_map(|node| node.accesskit_node().value()).collect();
    let words = words.into_iter().find(|words| words.len() > 120).expect("a paragraph");
    assert_eq!(copied(&mut window, &words), words);
}

#[test]
fn what_a_supervisor_said_can_be_copied() {
    let mut window = window((1280.0, 800.0), back());
    let words = "What were you afraid of?";
    assert_eq!(copied(&mut window, words), words);
}

#[test]
fn words_that_can_be_copied_are_no_stop_for_tab_and_no_button() {
    let mut window =
        window((1280.0, 800.0), Bench::with(vec![blank("barriers-to-an-accepting-attitude", "doc-one")]));
    let (rect, _) = place(&window, "Think of one moment");
    window.hover_at(rect.center());
    window.run();
    assert_eq!(window.output().platform_output.cursor_icon, CursorIcon::Text);
    let button = window.get_by_role_and_label(Role::Button, "On paper").rect().center();
    window.hover_at(button);
    window.run();
    assert_ne!(window.output().platform_output.cursor_icon, CursorIcon::Text, "a button is no text");
    for _ in 0..60 {
        key(&mut window, egui::Key::Tab);
        let at = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let role = at.map(|node| node.accesskit_node().role());
        assert!(!matches!(role, Some(Role::Label | Role::Heading)), "{:?}", focused(&window));
    }
}
