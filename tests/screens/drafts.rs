//! Days, times and numbers that are half typed: whatever is done next is done to a sheet that has them.

use attune::{
    app::{Action, Command},
    base::{Day, Decimal, Time},
    ui::looks_at_sheet,
    worksheet::{Answer, Change},
};
use egui::Key;
use egui_kittest::kittest::Queryable;

use crate::bench::{Window, ctrl, focus, focused, input, key, tall, tall_everything, type_in};

fn number(text: &str) -> Answer {
    Answer::Amount(Decimal::parse(text).expect("a number"))
}

fn day(year: i16, month: i8, day: i8) -> Answer {
    Answer::Day(Day::new(year, month, day).expect("a day"))
}

/// Draws on, in steps of a quarter of a second, until a draft has waited long enough.
fn pause(window: &mut Window) {
    window.run_steps(9);
}

fn said_before(window: &Window, asked: &Command) -> bool {
    let sent = &window.state().sent;
    let place = |wanted: &dyn Fn(&Command) -> bool| sent.iter().position(wanted);
    let set = place(&|sent| matches!(sent, Command::Edit { change: Change::Set { .. }, .. }));
    let asked = place(&|sent| std::mem::discriminant(sent) == std::mem::discriminant(asked) && looks_at_sheet(sent));
    matches!((set, asked), (Some(set), Some(asked)) if set < asked)
}

#[test]
fn a_number_typed_last_is_in_the_sheet_before_it_is_saved_printed_or_closed() {
    for (shortcut, action) in [(Key::S, Action::Save), (Key::P, Action::OnPaper), (Key::W, Action::Close)] {
        let mut window = tall_everything();
        focus(&mut window, "How many?");
        type_in(&mut window, "55");
        window.state_mut().sent.clear();
        ctrl(&mut window, shortcut);
        assert!(said_before(&window, &Command::Do(action)), "{action:?}: {:?}", window.state().sent);
    }
}

#[test]
fn whoever_carries_out_commands_from_outside_can_ask_for_what_is_half_typed() {
    let mut window = tall_everything();
    focus(&mut window, "How many?");
    type_in(&mut window, "55");
    let said = window.state_mut().memory.writing.say_drafts();
    assert!(
        matches!(said.as_slice(), [Command::Edit { change: Change::Set { answer, .. }, .. }] if *answer == number("55"))
    );
    assert!(window.state_mut().memory.writing.say_drafts().is_empty(), "once");
    assert!(looks_at_sheet(&Command::CloseRequested) && looks_at_sheet(&Command::SystemLocked));
}

#[test]
fn after_a_short_pause_a_day_a_time_and_a_number_are_answers_and_the_field_keeps_what_was_typed() {
    let at_ten = Answer::Time(Time::new(10, 5).expect("a time"));
    for (field, item, typed, answer) in [
        ("How many?", "count", "7.", number("7")),
        ("At what time?", "hour", "1005", at_ten),
        ("Day", "day", "5 March 2026", day(2026, 3, 5)),
    ] {
        let mut window = tall_everything();
        focus(&mut window, field);
        window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
        type_in(&mut window, typed);
        assert_ne!(window.state().answer(item), answer, "{field}: not at every key");
        pause(&mut window);
        assert_eq!(window.state().answer(item), answer, "{field}");
        assert_eq!(focused(&window), field);
        assert_eq!(input(&window, field).value().as_deref(), Some(typed), "{field}: nothing moves under the hand");
        ctrl(&mut window, Key::Z);
        assert_ne!(window.state().answer(item), answer, "{field}: undo takes it back");
        pause(&mut window);
        assert_ne!(window.state().answer(item), answer, "{field}: and it stays back");
    }
}

#[test]
fn what_an_assistive_technology_puts_into_a_field_is_taken() {
    let mut window = tall_everything();
    for (field, item, text, answer) in
        [("How many?", "count", "12", number("12")), ("Day", "day", "5 March 2026", day(2026, 3, 5))]
    {
        input(&window, field).set_text_value_accesskit(text);
        window.run();
        assert_eq!(window.state().answer(item), answer, "{field}");
    }
}

#[test]
fn a_day_that_turns_out_to_be_none_leaves_the_answer_as_it_was_before_the_first_key() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    let before = window.state().answer("H1");
    focus(&mut window, "Date of this reflection");
    window.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    type_in(&mut window, "3 March 2026");
    pause(&mut window);
    assert_eq!(window.state().answer("H1"), day(2026, 3, 3));
    type_in(&mut window, "x");
    key(&mut window, Key::Tab);
    assert!(window.query_by_label("There is no such day").is_some());
    assert_eq!(window.state().answer("H1"), before);
}

#[test]
fn a_day_typed_in_a_table_survives_a_click_on_another_row() {
    let mut window = tall_everything();
    focus(&mut window, "When, row 1");
    type_in(&mut window, "5 March 2026");
    window.get_by_label("Another").click();
    window.run();
    let answer = window.state().answer("free");
    let rows = answer.rows();
    let when: Vec<&Answer> = rows.iter().map(|row| row.cell("when")).collect();
    assert_eq!(when.first(), Some(&&day(2026, 3, 5)), "{when:?}");
    assert!(focused(&window).ends_with("row 2") || rows.len() > 1, "and the row was added");
}
