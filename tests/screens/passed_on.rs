//! What is read for somebody, and what is taken to supervision: comments with a day, the list, the way in and out.

use attune::{
    app::{Action, Command, Dialog, DocKey, Failure, Saved, Screen, Which},
    worksheet::{Author, Change, Edit, Side, State, Steps},
};
use egui_kittest::kittest::Queryable;

use crate::bench::{Bench, Window, blank, focus, focused, id, input, key, moment, type_in, window, writer};

/// A sheet with words in it, given to Anna, who is at this machine.
fn given_to_anna() -> Window {
    let mut steps = Steps::new(blank("just-a-line", "doc-one"));
    let at = attune::worksheet::At::item(id("line"));
    let text = Change::Text { at, offset: 0, removed: String::new(), inserted: "My words.".to_owned() };
    let shared = Change::State(State::Shared { with: "Anna".to_owned(), since: moment() });
    for change in [text, shared] {
        steps.apply(Edit { by: writer(), when: moment(), change }, None).expect("allowed");
    }
    let mut bench = Bench::with(vec![steps.sheet().clone()]);
    let open = bench.state.open.last_mut().expect("open");
    open.me = Author { name: "Anna".to_owned(), side: Side::Reviewer };
    bench.state.screen = Screen::Supervision(Some(open.key));
    window((1280.0, 800.0), bench)
}

/// She asks for something by a day that nobody understands.
fn asked_for_next_friday() -> Window {
    let mut window = given_to_anna();
    window.get_by_label("Comment").click();
    window.run();
    focus(&mut window, "Comment");
    type_in(&mut window, "Read it once more.");
    window.get_by_label("Please do").click();
    window.run();
    focus(&mut window, "Agreed action, by");
    type_in(&mut window, "next friday");
    window
}

#[test]
fn a_day_that_is_not_understood_stays_until_it_is_one() {
    let mut window = asked_for_next_friday();
    window.get_by_label("Done").click();
    window.run();
    assert_eq!(input(&window, "Agreed action, by").value().as_deref(), Some("next friday"));
    assert_eq!(focused(&window), "Agreed action, by", "and the keyboard is where it is wrong");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    key(&mut window, egui::Key::Backspace);
    window.get_by_label("Done").click();
    window.run();
    assert!(window.query_by_label("Done").is_none(), "without a day it is done");
    assert!(window.query_by_label("Please do").is_some(), "and says what kind it is");
}

#[test]
fn for_supervision_opens_at_its_top_and_a_long_answer_shows_its_beginning() {
    let mut steps = Steps::new(blank("just-a-line", "doc-one"));
    let words = format!("The first word. {} The last word.", "And so on, and on. ".repeat(400));
    let at = attune::worksheet::At::item(id("line"));
    let text = Change::Text { at, offset: 0, removed: String::new(), inserted: words };
    let marked = Change::ForSupervision { item: id("line"), on: true };
    for change in [text, marked] {
        steps.apply(Edit { by: writer(), when: moment(), change }, None).expect("allowed");
    }
    // So low that no control of it is in sight at first.
    let mut window = window((1280.0, 340.0), Bench::with(vec![steps.sheet().clone()]));
    let bench = window.state_mut();
    bench.state.open.last_mut().expect("open").saved = Saved::NotKept;
    let _effects = attune::app::run(&mut bench.state, Command::Agenda, moment());
    window.run();
    let there = |window: &Window, name: &str| window.query_all_by_label_contains(name).count() > 0;
    let top = window.get_by_role_and_label(egui::accesskit::Role::Heading, "For supervision").rect().top();
    assert!(top >= 0.0, "its heading is in view: {top}");
    assert!(focused(&window).starts_with("Show all"), "the keyboard waits below: {:?}", focused(&window));
    assert!(there(&window, "The first word.") && !there(&window, "The last word."));
    key(&mut window, egui::Key::Enter);
    assert!(there(&window, "The last word."));
}

#[test]
fn return_in_the_second_passphrase_goes_on() {
    let mut bench = Bench::with(vec![blank("just-a-line", "doc-one")]);
    bench.state.screen = Screen::SetUp;
    let mut window = window((1280.0, 800.0), bench);
    for nth in 0..2 {
        let mut fields = window.get_all_by_role(egui::accesskit::Role::PasswordInput);
        fields.nth(nth).expect("a field for a passphrase").focus();
        drop(fields);
        window.run();
        type_in(&mut window, "lantern orchid marble sixteen");
    }
    assert!(!window.state().sent.iter().any(|command| matches!(command, Command::SetUp(_))));
    window.key_press(egui::Key::Enter);
    window.run_steps(3);
    assert!(window.state().sent.iter().any(|command| matches!(command, Command::SetUp(_))));
}

#[test]
fn escape_leads_from_settings_and_help_back_to_the_sheet() {
    let mut window = window((1280.0, 800.0), Bench::with(vec![blank("just-a-line", "doc-one")]));
    let sheet = window.state().state.screen.clone();
    for command in [Command::Do(Action::Settings), Command::Do(Action::Help)] {
        let _effects = attune::app::run(&mut window.state_mut().state, command, moment());
        window.run();
        assert!(matches!(window.state().state.screen, Screen::Settings | Screen::Help(_)));
        if window.state().state.screen == Screen::Settings {
            focus(&mut window, "My name");
            type_in(&mut window, "Maria");
        }
        key(&mut window, egui::Key::Escape);
        assert_eq!(window.state().state.screen, sheet);
    }
}

#[test]
fn a_copy_is_asked_for_by_mouse_from_the_sheet_and_from_its_row() {
    let mut window = window((1280.0, 800.0), Bench::with(vec![blank("just-a-line", "doc-one")]));
    let key = window.state().open().key;
    type_in(&mut window, "My words.");
    for (in_folder, words) in [(true, "Save a copy…"), (false, "Save under another name…")] {
        window.state_mut().state.open[0].keep.in_folder = in_folder;
        window.get_by_label("More for this worksheet").click();
        window.run();
        window.state_mut().sent.clear();
        window.get_by_label(words).click();
        window.run();
        let sent = &window.state().sent;
        assert!(sent.iter().any(|said| matches!(said, Command::Do(Action::SaveAs))), "{words}: {sent:?}");
        window.state_mut().state.waiting = false;
    }
    let _effects = attune::app::run(&mut window.state_mut().state, Command::Do(Action::MyWorksheets), moment());
    window.run();
    window.get_by_label_contains("More for Just a line").click();
    window.run();
    window.get_by_label("Save a copy…").click();
    window.run();
    let sent = &window.state().sent;
    let asks = |said: &Command| matches!(said, Command::SaveCopy(Which::Open(doc)) if *doc == key);
    assert!(sent.iter().any(asks), "{sent:?}");
}

#[test]
fn the_day_of_an_agreed_action_is_chosen_from_a_calendar_and_the_card_says_its_kind() {
    let mut window = given_to_anna();
    window.get_by_label("Comment").click();
    window.run();
    focus(&mut window, "Comment");
    type_in(&mut window, "Read it once more.");
    window.get_by_label("Please do").click();
    window.run();
    window.get_by_label("Agreed action, by: choose from a calendar").click();
    window.run();
    let day = moment().day().plus_days(3);
    window.get_by_label(&attune::words::weekday_day(day)).click();
    window.run();
    assert_eq!(input(&window, "Agreed action, by").value().as_deref(), Some(&*attune::words::weekday_day(day)));
    window.get_by_label("Done").click();
    window.run();
    let agreed = window.state().open().sheet().review.comments[0].action.clone().expect("an agreed action");
    assert_eq!(agreed.by_day, Some(day));
    assert!(window.query_by_label_contains("Agreed action, by").is_some());
    assert!(window.query_by_label("Please do").is_some(), "the card says what kind it is");
}

#[test]
fn sent_back_the_comment_is_put_away_unless_its_day_is_not_understood() {
    let mut window = asked_for_next_friday();
    window.get_by_label("Send back").click();
    window.run();
    assert!(matches!(window.state().open().sheet().review.state, State::Shared { .. }), "it waits for the day");
    assert_eq!(focused(&window), "Agreed action, by");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    key(&mut window, egui::Key::Backspace);
    window.get_by_label("Send back").click();
    window.run();
    assert!(matches!(window.state().open().sheet().review.state, State::Back { .. }));
    assert!(window.query_by_label("Done").is_none(), "nothing is being written any more");
    assert_eq!(window.state().open().sheet().review.comments[0].text, "Read it once more.");
}

#[test]
fn the_four_answers_stand_in_one_row_whatever_is_chosen_and_every_edge_is_the_columns() {
    for width in [1279.0, 1280.0] {
        let mut window = given_to_anna();
        window.set_size(egui::vec2(width, 800.0));
        window.run();
        let title = window.get_all_by_role(egui::accesskit::Role::Heading).find(|node| node.rect().height() > 30.0);
        let edge = title.expect("a title").rect().left() + 600.0;
        let words_end = window.get_by_label("Are you its writer?").rect().right() - 8.0;
        assert!((edge - words_end).abs() < 1.0, "{edge} and {words_end}");
        for _ in 0..2 {
            let first = window.get_by_label_contains("Read").rect();
            let last = window.get_by_label("Send back").rect();
            assert!((first.center().y - last.center().y).abs() < 1.0, "{width}: {first:?} and {last:?}");
            window.get_by_label("Read, thank you").click();
            window.get_by_label("Let us talk about this").click();
            window.run();
            if window.query_by_label("We will talk").is_some() {
                break;
            }
        }
        let last = window.get_by_label("Send back").rect();
        let first = window.get_by_label("Read").rect();
        assert!((first.center().y - last.center().y).abs() < 1.0, "{width}: {first:?} and {last:?}");
    }
}

#[test]
fn the_answers_of_give_to_are_in_sight_in_a_small_window_however_long_the_list_is() {
    let mut window = window((760.0, 560.0), Bench::with(vec![blank("validating-style", "doc-one")]));
    focus(&mut window, "What was the client showing or telling you, in general terms?");
    type_in(&mut window, "Shame.");
    let doc = window.state().open().key;
    let _effects = attune::app::run(&mut window.state_mut().state, Command::Share(doc), moment());
    window.run();
    type_in(&mut window, "Anna");
    window.get_by_label("Choose what goes along").click();
    window.run();
    for name in ["Not now", "Write the file…"] {
        let rect = window.get_by_label(name).rect();
        assert!(rect.bottom() < 552.0 && rect.top() > 200.0, "{name} at {rect:?}");
    }
}

#[test]
fn whoever_asks_to_give_a_sheet_stays_where_she_looked() {
    let mut window = window((1280.0, 800.0), Bench::with(vec![blank("validating-style", "doc-one")]));
    focus(&mut window, "What was the client showing or telling you, in general terms?");
    type_in(&mut window, "Shame.");
    window.hover_at(egui::pos2(700.0, 400.0));
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -1200.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: egui::Modifiers::NONE,
    });
    window.run();
    let looked = window.state().open().spot.scroll;
    assert!(looked > 400.0, "she has scrolled away: {looked}");
    window.get_by_label("Give to…").click();
    window.run();
    key(&mut window, egui::Key::Escape);
    window.run_steps(30);
    assert!(focused(&window).starts_with("What was the client showing"), "{:?}", focused(&window));
    let now = window.state().open().spot.scroll;
    assert!((now - looked).abs() < 40.0, "{looked} and {now}");
}

/// A sheet with two answers of which none is marked, given to Anna, who is at this machine.
fn two_answers_for_anna() -> Window {
    let mut steps = Steps::new(blank("validating-style", "doc-one"));
    for (item, words) in [("V2", "Shame."), ("V6", "One breath.")] {
        let at = attune::worksheet::At::item(id(item));
        let text = Change::Text { at, offset: 0, removed: String::new(), inserted: words.to_owned() };
        steps.apply(Edit { by: writer(), when: moment(), change: text }, None).expect(item);
    }
    let change = Change::State(State::Shared { with: "Anna".to_owned(), since: moment() });
    steps.apply(Edit { by: writer(), when: moment(), change }, None).expect("given");
    let mut bench = Bench::with(vec![steps.sheet().clone()]);
    let open = bench.state.open.last_mut().expect("open");
    open.me = Author { name: "Anna".to_owned(), side: Side::Reviewer };
    bench.state.screen = Screen::Supervision(Some(open.key));
    window((1280.0, 1200.0), bench)
}

#[test]
fn an_answer_stays_where_it_is_while_somebody_comments_on_it() {
    let mut window = two_answers_for_anna();
    let said = "The rest of the sheet, 2 answers";
    window.get_by_label(said).click();
    window.run();
    let comment = "Comment on: What was the client showing or telling you, in general terms?";
    let before = window.get_by_label(comment).rect();
    window.get_by_label(comment).click();
    window.run();
    type_in(&mut window, "What else?");
    assert_eq!(window.get_by_label(comment).rect(), before, "it does not move");
    assert!(window.query_by_label(said).is_some());
    let here = window.state().state.screen.clone();
    for screen in [Screen::Library, here] {
        window.state_mut().state.screen = screen;
        window.run_steps(3);
    }
    assert!(
        window.query_by_label("The rest of the sheet, one answer").is_some(),
        "it comes first when she comes again"
    );
}

#[test]
fn what_was_sent_back_is_said_on_the_page_for_good() {
    let mut window = two_answers_for_anna();
    window.state_mut().state.open[0].file = Some("/stick/for-anna.ron".into());
    window.get_by_label("Send back").click();
    window.run();
    window.state_mut().state.toast = None;
    window.run();
    assert!(window.query_by_label_contains("Sent back 22 November").is_some());
    assert!(window.query_by_label_contains("/stick/for-anna.ron").is_some());
}

#[test]
fn who_only_reads_for_others_is_welcomed_in_my_worksheets() {
    let mut window = two_answers_for_anna();
    let open = &mut window.state_mut().state.open[0];
    (open.file, open.saved) = (Some("/stick/for-anna.ron".into()), Saved::Saved(moment()));
    let _effects = attune::app::run(&mut window.state_mut().state, Command::Do(Action::MyWorksheets), moment());
    window.run();
    assert!(!window.state().state.library.is_empty(), "it is known, and read for somebody");
    assert!(window.query_by_label("There is no such worksheet.").is_none());
    assert!(window.query_by_label("Welcome to Attune").is_some());
}

#[test]
fn the_key_that_leaves_works_over_a_message_and_not_over_a_question() {
    let failure = Failure { what: "It could not be written.".to_owned(), help: String::new() };
    let doc = DocKey(1);
    for (dialog, leaves) in
        [(Dialog::Failed(failure), true), (Dialog::Safety, true), (Dialog::CloseUnsaved(doc), false)]
    {
        let mut window = window((1280.0, 800.0), Bench::with(vec![blank("just-a-line", "doc-one")]));
        window.state_mut().state.dialog = Some(dialog.clone());
        window.run();
        window.state_mut().sent.clear();
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Q);
        window.run();
        let sent = &window.state().sent;
        let left = sent.iter().any(|said| matches!(said, Command::Do(Action::Quit)));
        assert_eq!(left, leaves, "{dialog:?}");
        assert_eq!(window.state().state.dialog.is_none(), leaves, "{dialog:?}");
    }
}
