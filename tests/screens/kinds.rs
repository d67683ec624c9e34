//! Each kind of question, by pointer and by name.

use attune::worksheet::{Answer, Change, Pick, RowChange};
use egui_kittest::kittest::Queryable;

use crate::bench::{focus, id, option, tall, type_in, whole};

#[test]
fn a_message_opens_under_its_option_and_own_words_open_a_box() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    whole(&mut window);
    assert!(window.query_by_label_contains("that is not a lack of acceptance").is_none());
    window.get_by_label("Something the client did towards me").click();
    window.run();
    assert!(window.query_by_label_contains("that is not a lack of acceptance").is_some());
    window.get_by_label("Something else").click();
    window.run();
    focus(&mut window, "Something else: in your own words");
    type_in(&mut window, "a smell");
    assert_eq!(window.state().own_words("A3"), "a smell");
}

#[test]
fn the_option_that_stands_alone_clears_the_rest_and_no_more_than_two_can_be_chosen() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    whole(&mut window);
    for option in ["be grateful", "be calm", "agree with me"] {
        window.get_by_label(option).click();
        window.run();
    }
    let two = Answer::Many(vec![Pick::Id(id("grateful")), Pick::Id(id("calm"))]);
    assert_eq!(window.state().answer("A9"), two, "the third is not taken");
    window.get_by_label("I do not think it depended on anything").click();
    window.run();
    assert_eq!(window.state().answer("A9"), Answer::Many(vec![Pick::Id(id("none"))]));
}

#[test]
fn the_first_cell_offers_the_sentence_written_above() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    whole(&mut window);
    assert!(window.query_by_label("Use the sentence from above").is_none());
    window.get_by_label("A belief about how people should behave").click();
    window.run();
    focus(&mut window, "If that belief, value or worry could speak in one sentence, what would it say?");
    type_in(&mut window, "Be on time.");
    window.get_by_label("Use the sentence from above").click();
    window.run();
    let rows = window.state().answer("A8");
    assert_eq!(rows.rows().first().and_then(|row| row.cell("thought").text()), Some("Be on time."));
    assert!(window.query_by_label("Use the sentence from above").is_none(), "offered once");
}

#[test]
fn rows_are_added_moved_and_taken_out() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    focus(&mut window, "The thought that came up, row 1");
    type_in(&mut window, "first");
    window.get_by_label("Another thought").click();
    window.run();
    type_in(&mut window, "second");
    let words = |window: &crate::bench::Window| -> Vec<String> {
        let answer = window.state().answer("A8");
        answer.rows().iter().map(|row| row.cell("thought").text().unwrap_or("").to_owned()).collect()
    };
    assert_eq!(words(&window), ["first", "second"], "the new row has the keyboard");
    window.get_by_label("Row 2: move or take out").click();
    window.run();
    window.get_by_label("Move up").click();
    window.run();
    assert_eq!(words(&window), ["second", "first"]);
    window.get_by_label("Row 1: move or take out").click();
    window.run();
    window.get_by_label("Take this row out").click();
    window.run();
    assert_eq!(words(&window), ["first"]);
    let moved = |change: &&Change| matches!(change, Change::Row { change: RowChange::Move { .. }, .. });
    assert_eq!(window.state().changes().into_iter().filter(moved).count(), 1);
}

#[test]
fn a_given_row_opens_in_place_and_one_tick_answers_the_whole_table() {
    let mut window = tall("context-and-differences");
    whole(&mut window);
    assert!(window.query_by_label("Gender: Compared with me").is_none());
    option(&window, "Gender", "perhaps").click();
    window.run();
    assert!(window.query_by_label("Gender: Compared with me").is_some());
    window.get_by_label("None of these, as far as I can see.").click();
    window.run();
    assert_eq!(window.state().answer("D3"), Answer::Nothing);
    assert!(window.query_by_label("Gender: Compared with me").is_none());
}

#[test]
fn the_tick_beside_a_box_is_an_answer_and_writing_takes_it_back() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    window.get_by_label("Nothing for now: I let it rest").click();
    window.run();
    assert_eq!(window.state().answer("C1"), Answer::Nothing);
    focus(&mut window, "One small thing I will try the next time I feel this pull");
    type_in(&mut window, "rest");
    assert_eq!(window.state().text("C1"), "rest");
}

#[test]
fn scores_appear_with_the_first_statement_and_never_without_their_label() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    whole(&mut window);
    assert!(window.query_by_label("How this session looked to you").is_none());
    option(&window, "I felt interested in what this was like from the inside for them.", "Mostly true").click();
    window.run();
    assert!(window.query_by_label("How this session looked to you").is_some());
    assert_eq!(window.query_all_by_label_contains("Not enough answers").count(), 2);
    assert_eq!(window.query_all_by_label_contains("not psychometrically validated").count(), 1);
}

#[test]
fn a_typed_day_is_taken_and_a_wrong_one_is_said() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    focus(&mut window, "Date of this reflection");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    type_in(&mut window, "16 March 2026");
    crate::bench::key(&mut window, egui::Key::Enter);
    assert_eq!(window.state().answer("H1"), Answer::Day(attune::base::Day::new(2026, 3, 16).expect("a day")));
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    type_in(&mut window, "31 February");
    crate::bench::key(&mut window, egui::Key::Tab);
    assert!(window.query_by_label("There is no such day").is_some());
    assert_eq!(window.state().answer("H1"), Answer::Day(attune::base::Day::new(2026, 3, 16).expect("a day")));
}
