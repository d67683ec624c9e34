//! The keyboard is never nowhere: where it is after menus, dialogs, Escape and Return.

use attune::{
    app::{Screen, States},
    base::{Day, Secret},
    worksheet::Answer,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::bench::{Bench, Window, blank, focus, focused, id, key, sheet, tall, type_in, window};

const FIRST: &str = "Think of one moment";

#[test]
fn escape_leaves_the_keyboard_where_it_is() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    type_in(&mut window, "It was late");
    key(&mut window, Key::Escape);
    assert!(focused(&window).starts_with(FIRST));
    type_in(&mut window, ", and cold");
    assert_eq!(window.state().text("A1"), "It was late, and cold");
}

#[test]
fn after_a_click_beside_everything_tab_goes_on_from_where_one_was() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    key(&mut window, Key::Tab);
    let second = focused(&window);
    key(&mut window, Key::Tab);
    let third = focused(&window);
    assert!(!second.is_empty() && second != third);
    press(&mut window, egui::pos2(300.0, 400.0));
    assert_eq!(focused(&window), "", "the ground was clicked");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    assert_eq!(focused(&window), second);
}

/// A click of the pointer at a place.
fn press(window: &mut Window, pos: egui::Pos2) {
    window.event(egui::Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(egui::Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    }
    window.run();
}

#[test]
fn a_menu_gives_the_keyboard_back_to_its_button_or_to_the_box_one_was_in() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    focus(&mut window, "The thought that came up, row 1");
    type_in(&mut window, "first");
    window.get_by_label("Another thought").click();
    window.run();
    type_in(&mut window, "second");
    for by_key in [false, true] {
        let button = window.get_by_label("Row 1: move or take out");
        if by_key {
            button.focus();
            window.run();
            key(&mut window, Key::Enter);
        } else {
            button.click();
            window.run();
        }
        assert!(window.query_by_label("Take this row out").is_some(), "the menu is open");
        key(&mut window, Key::ArrowDown);
        key(&mut window, Key::Escape);
        assert!(window.query_by_label("Take this row out").is_none(), "it is closed");
        let back = if by_key { "Row 1: move or take out" } else { "The thought that came up, row 2" };
        assert_eq!(focused(&window), back, "by key: {by_key}");
    }
}

#[test]
fn a_menu_that_was_opened_by_pointer_is_walked_by_key() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    focus(&mut window, "The thought that came up, row 1");
    type_in(&mut window, "first");
    window.get_by_label("Another thought").click();
    window.run();
    window.get_by_label("Row 1: move or take out").click();
    window.run();
    key(&mut window, Key::ArrowDown);
    assert_eq!(focused(&window), "Move down", "the first row that can be chosen");
    key(&mut window, Key::Enter);
    let rows = window.state().answer("A8");
    assert_eq!(rows.rows().last().map(|row| row.cell("thought").text()), Some(Some("first")));
}

#[test]
fn a_dialog_that_was_opened_by_pointer_gives_it_back_to_the_answer() {
    for opener in ["Worried about someone’s safety?", "Finish"] {
        let mut window = sheet("barriers-to-an-accepting-attitude");
        type_in(&mut window, "It was late");
        let button = window.get_all_by_role_and_label(Role::Button, opener).next().expect("a button");
        button.click();
        window.run();
        assert!(window.state().state.dialog.is_some(), "{opener} asks something");
        key(&mut window, Key::Escape);
        assert!(window.state().state.dialog.is_none());
        assert!(focused(&window).starts_with(FIRST), "after {opener}: {:?}", focused(&window));
    }
}

#[test]
fn return_in_a_passphrase_keeps_the_keyboard_in_its_field() {
    let mut bench = Bench::with(vec![]);
    bench.state.screen = Screen::SetUp;
    let mut window = window((1280.0, 800.0), bench);
    let before = focused(&window);
    assert!(!before.is_empty());
    type_in(&mut window, "quiet");
    key(&mut window, Key::Enter);
    assert_eq!(focused(&window), before);
}

#[test]
fn wrong_letters_of_the_recovery_sheet_are_there_to_be_mended() {
    let mut bench = Bench::with(vec![]);
    bench.state.screen = Screen::RecoverySheet;
    bench.state.folder.paper = Some(Secret::new("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".to_owned()));
    let mut window = window((1280.0, 900.0), bench);
    let before = focused(&window);
    type_in(&mut window, "WRONG");
    key(&mut window, Key::Enter);
    assert!(window.query_by_label_contains("not its last six").is_some(), "it is said");
    assert_eq!(focused(&window), before);
}

#[test]
fn a_screen_that_was_entered_by_key_begins_at_its_first_control() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    type_in(&mut window, "a");
    let doc = window.state().open().key;
    let state = &mut window.state_mut().state;
    state.states = Some(States {
        doc,
        all: Vec::new(),
        at: 0,
        reading: false,
        twin: None,
        decided: false,
        differences: Vec::new(),
    });
    state.screen = Screen::States(doc);
    window.run();
    assert!(focused(&window).starts_with("Barriers to"), "{:?}", focused(&window));
    window.state_mut().state.screen = Screen::Writing(doc);
    window.run();
    assert!(focused(&window).starts_with(FIRST), "back at the sheet one writes on");
}

#[test]
fn after_unlocking_the_keyboard_is_in_the_search_and_begins_no_sheet() {
    let mut bench = Bench::with(vec![blank("just-a-line", "doc-one")]);
    bench.state.screen = Screen::Locked;
    let mut window = window((1280.0, 800.0), bench);
    assert!(!focused(&window).is_empty(), "the passphrase");
    window.state_mut().state.screen = Screen::Library;
    window.run();
    key(&mut window, Key::Enter);
    assert_eq!(window.state().state.screen, Screen::Library, "the key that unlocked opens nothing");
}

fn open_calendar(window: &mut Window) {
    focus(window, "Date of this reflection");
    key(window, Key::Tab);
    key(window, Key::Enter);
}

#[test]
fn the_calendar_is_walked_by_key_and_gives_the_keyboard_back() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    open_calendar(&mut window);
    assert!(focused(&window).contains("22 November 2026"), "today: {:?}", focused(&window));
    key(&mut window, Key::ArrowRight);
    assert!(focused(&window).contains("23 November 2026"), "from Sunday to Monday: {:?}", focused(&window));
    for (pressed, day) in [
        (Key::ArrowDown, "30 November"),
        (Key::ArrowRight, "1 December"),
        (Key::ArrowUp, "24 November"),
        (Key::PageDown, "24 December"),
        (Key::PageUp, "24 November"),
        (Key::Home, "23 November"),
        (Key::End, "29 November"),
    ] {
        key(&mut window, pressed);
        assert!(focused(&window).contains(day), "{pressed:?} leads to {:?}", focused(&window));
    }
    key(&mut window, Key::Escape);
    assert_eq!(focused(&window), "Date of this reflection");
    assert!(window.query_by_label("Today").is_none(), "it is closed");
    open_calendar(&mut window);
    key(&mut window, Key::ArrowLeft);
    key(&mut window, Key::Enter);
    assert_eq!(focused(&window), "Date of this reflection");
    let day = window.state().open().sheet().template.day_item().expect("a day").id.clone();
    assert_eq!(window.state().answer(day.as_str()), Answer::Day(Day::new(2026, 11, 21).expect("a day")));
}

#[test]
fn the_calendar_never_stays_open_behind_another_focus() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    open_calendar(&mut window);
    for _ in 0..5 {
        key(&mut window, Key::Tab);
        let inside = window.query_by_label("Today").is_some();
        let day = focused(&window);
        let known = day.contains("2026")
            || ["Today", "No date", "The month before", "The month after"].contains(&day.as_str());
        assert!(!inside || known, "open behind {day:?}");
    }
    assert!(window.query_by_label("Today").is_none(), "Tab led out of it");
}

#[test]
fn page_keys_move_the_sheet_when_nothing_uses_them() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    press(&mut window, egui::pos2(300.0, 400.0));
    let top = |window: &Window| {
        window.get_by_role_and_label(Role::Heading, "Barriers to an Accepting Attitude").rect().top()
    };
    let at_first = top(&window);
    key(&mut window, Key::PageDown);
    assert!(top(&window) < at_first - 400.0, "{} is not above {at_first}", top(&window));
    key(&mut window, Key::PageUp);
    assert!((top(&window) - at_first).abs() < 1.0);
    key(&mut window, Key::End);
    let end = top(&window);
    assert!(end < at_first - 300.0, "{end} is the end, {at_first} the beginning");
    key(&mut window, Key::End);
    assert!((top(&window) - end).abs() < 1.0, "it was the end");
    key(&mut window, Key::Home);
    assert!((top(&window) - at_first).abs() < 1.0);
}

#[test]
fn page_keys_go_through_a_long_answer() {
    let mut bench = Bench::with(vec![blank("just-a-line", "doc-one")]);
    let lines: String = (0..120).map(|line| format!("line {line}\n")).collect();
    let change = attune::worksheet::Change::Text {
        at: attune::worksheet::At::item(id("line")),
        offset: 0,
        removed: String::new(),
        inserted: lines,
    };
    let doc = bench.open().key;
    let _effects = attune::app::run(
        &mut bench.state,
        attune::app::Command::Edit { doc, change, caret: None },
        crate::bench::moment(),
    );
    let mut window = window((1280.0, 800.0), bench);
    focus(&mut window, "What is still with me?");
    window.key_press_modifiers(Modifiers { ctrl: true, command: true, ..Modifiers::NONE }, Key::Home);
    window.run();
    key(&mut window, Key::PageDown);
    type_in(&mut window, "#");
    let text = window.state().text("line");
    let before = text[..text.find('#').expect("written")].lines().count();
    assert!((15..60).contains(&before), "a page is {before} lines");
    key(&mut window, Key::PageUp);
    type_in(&mut window, "@");
    let text = window.state().text("line");
    assert!(text[..text.find('@').expect("written")].lines().count() <= 1, "and back to the first line");
    let caret_in_sight = window.root().children_recursive().any(|node| node.accesskit_node().is_focused());
    assert!(caret_in_sight);
}

#[test]
fn the_row_that_the_arrow_leads_to_is_in_view_as_a_whole() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    crate::bench::whole(&mut window);
    for _ in 0..12 {
        crate::bench::ctrl(&mut window, Key::PageDown);
        if focused(&window).starts_with("Not true") {
            break;
        }
    }
    for _ in 0..12 {
        key(&mut window, Key::ArrowDown);
        let root = window.root();
        let node = root.children_recursive().find(|node| node.accesskit_node().is_focused()).expect("the keyboard");
        let rect = node.rect();
        assert!(rect.top() >= 0.0 && rect.bottom() <= 760.0, "{:?} at {rect:?}", focused(&window));
    }
}

#[test]
fn what_finish_asks_for_gets_the_keyboard_when_one_goes_there() {
    for by_key in [false, true] {
        let mut window = sheet("validating-style");
        focus(&mut window, "What was the client showing or telling you, in general terms?");
        type_in(&mut window, "Shame after a quarrel");
        crate::bench::ctrl(&mut window, Key::Enter);
        let link = window.get_by_label("Go to What I look at");
        if by_key {
            link.focus();
            window.run();
            key(&mut window, Key::Enter);
        } else {
            link.click();
            window.run();
        }
        assert!(window.state().state.dialog.is_none());
        assert_eq!(focused(&window), "One moment in a session", "by key: {by_key}");
        key(&mut window, Key::Space);
        assert!(window.state().answer("V1").has_pick("moment"));
    }
}

#[test]
fn who_goes_on_with_a_sheet_that_is_answered_writes_on_at_its_end() {
    let mut bench = Bench::with(vec![blank("just-a-line", "doc-one")]);
    let at = attune::worksheet::At::item(id("line"));
    let inserted = "It was late".to_owned();
    let change = attune::worksheet::Change::Text { at, offset: 0, removed: String::new(), inserted };
    let doc = bench.open().key;
    let edit = attune::app::Command::Edit { doc, change, caret: None };
    let _effects = attune::app::run(&mut bench.state, edit, crate::bench::moment());
    let mut window = window((1280.0, 800.0), bench);
    type_in(&mut window, ", and cold");
    assert_eq!(window.state().text("line"), "It was late, and cold");
}

#[test]
fn a_drawer_has_the_keyboard_and_gives_it_back() {
    for by_key in [false, true] {
        let mut window = window((760.0, 560.0), Bench::with(vec![blank("validating-style", "doc-one")]));
        let question = "What was the client showing or telling you, in general terms?";
        focus(&mut window, question);
        let button = window.get_by_role_and_label(Role::Button, "Contents");
        if by_key {
            button.focus();
            window.run();
            key(&mut window, Key::Enter);
        } else {
            button.click();
            window.run();
        }
        assert_eq!(focused(&window), "My worksheets", "by key: {by_key}");
        key(&mut window, Key::Escape);
        assert_eq!(focused(&window), question, "by key: {by_key}");
    }
}

#[test]
fn escape_leads_back_from_paper_and_from_earlier_states() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    let doc = window.state().open().key;
    for screen in [Screen::OnPaper(doc), Screen::States(doc)] {
        let states = States {
            doc,
            all: Vec::new(),
            at: 0,
            reading: false,
            twin: None,
            decided: false,
            differences: Vec::new(),
        };
        window.state_mut().state.states = Some(states);
        window.state_mut().state.screen = screen.clone();
        window.run();
        key(&mut window, Key::Escape);
        assert_eq!(window.state().state.screen, Screen::Writing(doc), "from {screen:?}");
    }
}

#[test]
fn who_comes_by_tab_and_types_writes_over_what_stood_in_a_field_of_one_line() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    focus(&mut window, "Client code");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    assert_eq!(focused(&window), "Date of this reflection");
    type_in(&mut window, "5 March 2026");
    key(&mut window, Key::Enter);
    let day = window.state().open().sheet().template.day_item().expect("a day").id.clone();
    assert_eq!(window.state().answer(day.as_str()), Answer::Day(Day::new(2026, 3, 5).expect("a day")));
    window.state_mut().state.settings.supervisor = "Anna Bohm".to_owned();
    window.state_mut().state.screen = Screen::Settings;
    window.run();
    for _ in 0..40 {
        key(&mut window, Key::Tab);
        if focused(&window) == "My supervisor" {
            break;
        }
    }
    type_in(&mut window, "Jonas");
    assert_eq!(window.state().state.settings.supervisor, "Jonas");
    crate::bench::ctrl(&mut window, Key::Z);
    // A long answer is entered to write on in it.
    let mut window = sheet("barriers-to-an-accepting-attitude");
    type_in(&mut window, "It was late");
    key(&mut window, Key::Tab);
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    type_in(&mut window, ", and cold");
    assert_eq!(window.state().text("A1"), "It was late, and cold");
}

#[test]
fn a_dialog_opens_at_its_beginning() {
    for (name, shown) in crate::fits::DIALOGS {
        let mut window = window((760.0, 560.0), shown());
        window.run();
        // No letters are missing here: there that one does not come.
        let Some(dialog) = window.query_all_by_role(Role::Dialog).last().filter(|_| name != "letters") else {
            assert_eq!(name, "letters");
            continue;
        };
        let mut inside = dialog.children_recursive().filter(|node| {
            let role = node.accesskit_node().role();
            matches!(role, Role::Heading | Role::Label | Role::Button | Role::CheckBox | Role::TextInput)
        });
        let title = inside.next().expect("a title").rect();
        let first = inside.next().expect("something under it").rect();
        assert!(first.top() >= title.bottom() - 0.5, "{name}: {first:?} under {title:?}");
    }
}

#[test]
fn the_question_at_the_head_of_a_sheet_stands_in_the_outline() {
    let mut window = sheet("validating-style");
    window.get_by_label("Go to: What I look at");
    crate::bench::ctrl(&mut window, Key::ArrowDown);
    crate::bench::ctrl(&mut window, Key::ArrowDown);
    let section = window.get_by_label("To begin with, 0 of 1 answered");
    section.click();
    window.run();
    assert_eq!(focused(&window), "One moment in a session");
}

#[test]
fn undo_shows_the_question_with_its_answer() {
    let mut window = sheet("barriers-to-an-accepting-attitude");
    type_in(&mut window, "It was late");
    press(&mut window, egui::pos2(300.0, 400.0));
    key(&mut window, Key::End);
    crate::bench::ctrl(&mut window, Key::Z);
    assert_eq!(window.state().text("A1"), "");
    let question = window.get_by_role_and_label(Role::Heading, &focused(&window)).rect();
    assert!(question.top() > 16.0 && question.bottom() < 700.0, "the question stands at {question:?}");
}
