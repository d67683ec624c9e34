//! The author's bench in the window: form, text, faults, live sheet.

use attune::{
    app::{Command, Screen, ShelfEntry, State, TemplateText},
    template::shelf,
};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::{
    bench::{Bench, Window, focus, id, input, type_in, window},
    outlines,
};

const MINE: &str = r#"Template(
    id: "mine", version: "1.0.0", language: "en", title: "Mine", purpose: "To try it.", minutes: 2,
    sections: [Section(title: "Body", items: {
        "one": ShortText(ask: "The first question?", help: "Small print."),
        "two": ChooseOne(ask: "The second question?", options: { "a": "Apple", "b": "Bread" }),
    })],
)
"#;

fn made_of(text: &str, size: (f32, f32)) -> Window {
    let mut bench = Bench::with(Vec::new());
    let source = TemplateText { name: "mine.ron".into(), text: text.into(), blocks: None };
    let read = Command::TemplateRead { file: "/papers/mine.ron".into(), result: Ok(source) };
    let _effects = attune::app::run(&mut bench.state, read, bench.now);
    assert_eq!(bench.state.screen, Screen::Bench);
    window(size, bench)
}

fn source(window: &Window) -> String {
    window.state().state.bench.as_ref().expect("on the bench").source.text.clone()
}

fn on_the_sheet(window: &Window, words: &str) -> bool {
    window.query_all_by_role_and_label(Role::Heading, words).next().is_some()
}

#[test]
fn form_text_and_sheet_read_in_order() {
    let mut window = made_of(MINE, (1280.0, 1000.0));
    outlines::check("bench-form", &window);
    window.get_by_role_and_label(Role::RadioButton, "Text").click();
    window.run();
    outlines::check("bench-text", &window);
    let broken = made_of(&MINE.replace("ShortText", "ShrtText"), (1280.0, 1000.0));
    outlines::check("bench-faults", &broken);
}

#[test]
fn what_is_typed_into_the_form_stands_in_the_text_and_on_the_sheet_at_once() {
    let mut window = made_of(MINE, (1280.0, 2400.0));
    focus(&mut window, "Title");
    window.key_press(egui::Key::End);
    window.run();
    type_in(&mut window, " own");
    assert!(source(&window).contains("title: \"Mine own\""), "{}", source(&window));
    window.get_by_label("Down: The first question?").click();
    window.run();
    let (one, two) = (source(&window).find("\"one\"").unwrap(), source(&window).find("\"two\"").unwrap());
    assert!(two < one, "the questions have changed places");
    window.get_by_label("Leave out: The first question?").click();
    window.run();
    assert!(!source(&window).contains("\"one\"") && !on_the_sheet(&window, "The first question?"));
    window.get_by_label("Take back").click();
    window.run();
    assert!(on_the_sheet(&window, "The first question?"), "and it is there again");
    window.get_by_label("Another answer").click();
    window.run();
    assert!(window.query_by_role_and_label(Role::RadioButton, "A new answer").is_some());
}

#[test]
fn what_is_typed_into_the_text_is_checked_at_once_and_the_sheet_stays() {
    let mut window = made_of(MINE, (1280.0, 1000.0));
    window.get_by_role_and_label(Role::RadioButton, "Text").click();
    window.run();
    focus(&mut window, "The text of the blank worksheet");
    type_in(&mut window, "x");
    assert_ne!(source(&window), MINE);
    let bench = window.state().state.bench.as_ref().unwrap();
    assert!(bench.errors() > 0 && !bench.is_live && bench.live.is_some());
    assert!(window.query_by_label_contains("The sheet as it was before").is_some());
    assert!(on_the_sheet(&window, "The first question?"));
}

#[test]
fn a_click_on_a_fault_shows_its_caret_and_gives_the_text_the_keyboard() {
    let mut window = made_of(&MINE.replace("ShortText", "ShrtText"), (1280.0, 1000.0));
    let row = |window: &Window| {
        let found = window.root().children_recursive().find(|node| {
            let access = node.accesskit_node();
            access.role() == Role::Button && access.label().is_some_and(|label| label.starts_with("Line 4:"))
        });
        found.map(|node| node.rect())
    };
    let at = row(&window).expect("a row for the fault");
    window.drag_at(at.center());
    window.drop_at(at.center());
    window.run();
    assert!(window.query_by_label_contains("^^^^^^^^").is_some(), "the caret text");
    assert_eq!(crate::bench::focused(&window), "The text of the blank worksheet");
}

#[test]
fn in_a_narrow_window_one_side_is_shown_at_a_time() {
    let mut window = made_of(MINE, (760.0, 560.0));
    assert!(!on_the_sheet(&window, "The first question?"));
    assert!(window.query_all_by_label_contains("Answers to choose from").next().is_some());
    window.get_by_role_and_label(Role::RadioButton, "Sheet").click();
    window.run();
    assert!(on_the_sheet(&window, "The first question?"));
    let _field = input(&window, "The first question?");
    window.get_by_role_and_label(Role::RadioButton, "Text").click();
    window.run();
    assert!(window.query_by_label("The text of the blank worksheet").is_some());
}

#[test]
fn a_sheet_of_the_program_can_only_be_looked_at_until_it_is_made_ones_own() {
    let mut bench = Bench::with(Vec::new());
    let entry =
        |shipped: &shelf::Shipped| ShelfEntry::new(shelf::template(shipped.id).expect("shipped"), shipped.first);
    bench.state = State { today: bench.state.today, ..State::default() };
    bench.state.shelf.entries = shelf::all().iter().map(entry).collect();
    let look = Command::LookAtSource(id("validating-style"));
    let _effects = attune::app::run(&mut bench.state, look, bench.now);
    let mut window = window((1280.0, 800.0), bench);
    assert!(window.query_by_label("Take back").is_none());
    window.get_by_role_and_label(Role::Button, "Make my own from this one").click();
    window.run();
    assert!(source(&window).contains("my-validating-style"));
    assert!(window.query_by_label("Take back").is_some());
    window.state_mut().state.screen = Screen::Library;
    window.run();
    let _effects = attune::app::run(&mut window.state_mut().state, Command::NewOnBench, crate::bench::moment());
    window.run();
}

#[test]
fn the_title_of_a_text_of_ones_own_has_the_keyboard() {
    let entry =
        |shipped: &shelf::Shipped| ShelfEntry::new(shelf::template(shipped.id).expect("shipped"), shipped.first);
    for command in [Command::MakeMyOwn(Some(id("just-a-line"))), Command::NewOnBench] {
        for size in [(1280.0, 800.0), (760.0, 560.0)] {
            let mut bench = Bench::with(Vec::new());
            bench.state = State { today: bench.state.today, screen: Screen::MoreWorksheets, ..State::default() };
            bench.state.shelf.entries = shelf::all().iter().map(entry).collect();
            let mut window = window(size, bench);
            window.run();
            let bench = window.state_mut();
            let _effects = attune::app::run(&mut bench.state, command.clone(), bench.now);
            window.run();
            window.run();
            assert_eq!(crate::bench::focused(&window), "Title", "{command:?} {size:?}");
            type_in(&mut window, "2 * 3 ");
            assert!(source(&window).contains(r"2 \\* 3"), "{}", source(&window));
        }
    }
}

#[test]
fn what_is_wrong_is_told_in_the_words_of_the_form_while_the_form_is_shown() {
    let mut window = made_of(&MINE.replace("The first question?", ""), (1280.0, 1000.0));
    assert!(window.query_by_label_contains("Nothing is written here").is_some());
    window.get_by_role_and_label(Role::RadioButton, "Text").click();
    window.run();
    assert!(window.query_by_label_contains("This text is empty").is_some());
}
