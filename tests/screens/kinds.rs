//! Each kind of question, by pointer and by name.

use attune::{
    base::{Decimal, Time},
    template::{self, shelf},
    worksheet::{Answer, Change, Pick, RowChange, Signed, Way, Worksheet},
};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::bench::{
    Bench, Window, focus, focused, id, input, key, moment, option, tall, tall_everything, type_in, whole, window,
};

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
    let words = |window: &Window| -> Vec<String> {
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
    key(&mut window, egui::Key::Enter);
    assert_eq!(window.state().answer("H1"), Answer::Day(attune::base::Day::new(2026, 3, 16).expect("a day")));
    focus(&mut window, "Date of this reflection");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    type_in(&mut window, "31 February");
    key(&mut window, egui::Key::Tab);
    assert!(window.query_by_label("There is no such day").is_some());
    assert_eq!(window.state().answer("H1"), Answer::Day(attune::base::Day::new(2026, 3, 16).expect("a day")));
    focus(&mut window, "Date of this reflection");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    type_in(&mut window, "32 February");
    assert!(window.query_by_label("There is no such day").is_none(), "nobody is interrupted");
    key(&mut window, egui::Key::Enter);
    assert!(window.query_by_label("There is no such day").is_some(), "Enter asks for it to be read");
}

#[test]
fn a_number_that_cannot_be_is_said_with_what_can_and_the_answer_stays() {
    let mut window = tall_everything();
    focus(&mut window, "How many?");
    type_in(&mut window, "2,5");
    key(&mut window, egui::Key::Enter);
    let two_and_a_half = Answer::Amount(Decimal::parse("2.5").expect("a number"));
    assert_eq!(window.state().answer("count"), two_and_a_half);
    for wrong in ["2.55", "101", "-1", "many"] {
        focus(&mut window, "How many?");
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        type_in(&mut window, wrong);
        key(&mut window, egui::Key::Tab);
        let said = "Write a number with at most one digit after the point, from 0 to 100";
        assert!(window.query_by_label(said).is_some(), "{wrong}");
        assert_eq!(window.state().answer("count"), two_and_a_half, "{wrong}");
    }
}

/// A template as if it were written in German, begun in a window so high that all of it is in view.
fn in_german(text: &str) -> Window {
    let text = text.replacen("language: \"en\"", "language: \"de\"", 1);
    let template = template::read("german.ron", &text, &shelf::look_up).template.expect("no faults");
    assert_eq!(template.language, "de");
    let mut sheet = Worksheet::begin(template.into(), id("doc-one"), moment());
    sheet.content.way = Way::Whole;
    window((1280.0, 8000.0), Bench::with(vec![sheet]))
}

#[test]
fn a_german_sheet_shows_its_numbers_with_a_comma() {
    let mut window = in_german(include_str!("../scenario/everything.ron"));
    focus(&mut window, "How many?");
    type_in(&mut window, "2.5");
    key(&mut window, egui::Key::Enter);
    key(&mut window, egui::Key::Tab);
    let field = window.get_by_role_and_label(Role::TextInput, "How many?");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("2,5"));

    let mut window = in_german(include_str!("../../worksheets/en/barriers-to-an-accepting-attitude.ron"));
    for (statement, said) in [
        ("I felt interested in what this was like from the inside for them.", "Mostly true"),
        ("I could find some warmth even for the parts I found difficult.", "Partly true"),
        ("I was waiting for the client to be different before I could relax with them.", "Not true of this session"),
        ("I was sorting what they said into acceptable and not acceptable.", "Not true of this session"),
    ] {
        option(&window, statement, said).click();
        window.run();
    }
    assert!(window.query_by_label("4,3").is_some(), "17 over 4, with one digit after the comma");
}

#[test]
fn arrows_count_a_number_up_and_down_inside_its_bounds() {
    let mut window = tall_everything();
    focus(&mut window, "How many?");
    let counted = |window: &Window| match window.state().answer("count") {
        Answer::Amount(amount) => amount.to_string(),
        _ => String::new(),
    };
    key(&mut window, egui::Key::ArrowUp);
    assert_eq!(counted(&window), "0", "it begins at the least");
    key(&mut window, egui::Key::ArrowUp);
    assert_eq!(counted(&window), "1");
    key(&mut window, egui::Key::ArrowDown);
    key(&mut window, egui::Key::ArrowDown);
    assert_eq!(counted(&window), "0", "it ends at the least");
}

#[test]
fn a_given_row_takes_days_numbers_and_words_in_every_column() {
    let mut window = tall_everything();
    option(&window, "Top", "yes").click();
    window.run();
    focus(&mut window, "Top: How many times?");
    type_in(&mut window, "3");
    key(&mut window, egui::Key::Enter);
    let answer = window.state().answer("fixed");
    let times = answer.rows().first().map(|row| row.cell("times").clone());
    assert_eq!(times, Some(Answer::Amount(Decimal::whole(3))));
}

#[test]
fn a_time_is_read_as_typed_and_a_wrong_one_is_said() {
    let mut window = tall_everything();
    assert_eq!(window.state().answer("hour"), Answer::Time(Time::new(18, 54).expect("a time")), "it began with now");
    focus(&mut window, "When did you sleep?");
    type_in(&mut window, "11.30 pm");
    key(&mut window, egui::Key::Enter);
    let half_past = Answer::Time(Time::new(23, 30).expect("a time"));
    assert_eq!(window.state().answer("bedtime"), half_past);
    focus(&mut window, "When did you sleep?");
    key(&mut window, egui::Key::ArrowUp);
    assert_eq!(window.state().answer("bedtime"), Answer::Time(Time::new(23, 35).expect("a time")));
    key(&mut window, egui::Key::ArrowDown);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    type_in(&mut window, "25:00");
    key(&mut window, egui::Key::Tab);
    assert!(window.query_by_label("There is no such time").is_some());
    assert_eq!(window.state().answer("bedtime"), half_past);
}

#[test]
fn options_are_brought_into_an_order_by_key() {
    let mut window = tall_everything();
    let order = |window: &Window| -> Vec<String> {
        window.state().answer("order").ranked().iter().map(ToString::to_string).collect()
    };
    window.get_by_label("The third, without a place").click();
    window.run();
    assert_eq!(order(&window), ["third"], "a click gives the next place");
    window.get_by_label("The first, without a place").click();
    window.run();
    assert_eq!(order(&window), ["third", "first"]);
    key(&mut window, egui::Key::Num1);
    assert_eq!(order(&window), ["first", "third"], "a digit gives a place");
    assert_eq!(focused(&window), "The first, place 1 of 3", "it keeps the keyboard");
    window.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::ArrowDown);
    window.run();
    assert_eq!(order(&window), ["third", "first"]);
    key(&mut window, egui::Key::ArrowDown);
    assert_eq!(focused(&window), "The second, without a place", "arrows walk");
    key(&mut window, egui::Key::Space);
    assert_eq!(order(&window), ["third", "first", "second"]);
    key(&mut window, egui::Key::Backspace);
    assert_eq!(order(&window), ["third", "first"]);
    window.get_by_label("The first: one place up").click();
    window.run();
    assert_eq!(order(&window), ["first", "third"]);
    crate::bench::ctrl(&mut window, egui::Key::Z);
    assert_eq!(order(&window), ["third", "first"]);
}

#[test]
fn a_line_is_dragged_to_its_place_and_out_of_the_ranking() {
    let mut window = tall_everything();
    for option in ["The first, without a place", "The second, without a place", "The third, without a place"] {
        window.get_by_label(option).click();
        window.run();
    }
    let order = |window: &Window| -> Vec<String> {
        window.state().answer("order").ranked().iter().map(ToString::to_string).collect()
    };
    let middle = |window: &Window, name: &str| {
        let rect = window.get_by_label(name).rect();
        egui::pos2(rect.left() + 120.0, rect.center().y)
    };
    let (third, first) = (middle(&window, "The third, place 3 of 3"), middle(&window, "The first, place 1 of 3"));
    drag(&mut window, third, first - egui::vec2(0.0, 10.0));
    assert_eq!(order(&window), ["third", "first", "second"]);
    let first = middle(&window, "The first, place 2 of 3");
    drag(&mut window, first, first + egui::vec2(0.0, 200.0));
    assert_eq!(order(&window), ["third", "second"]);
}

/// Presses, moves in steps, lets go.
fn drag(window: &mut Window, from: egui::Pos2, to: egui::Pos2) {
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    window.event(egui::Event::PointerMoved(from));
    window.run();
    window.event(button(from, true));
    window.step();
    for step in [0.25, 0.5, 0.75, 1.0] {
        window.event(egui::Event::PointerMoved(from + (to - from) * step));
        window.step();
    }
    window.event(button(to, false));
    window.run();
}

#[test]
fn a_signature_is_put_down_by_one_step_and_taken_back_by_another() {
    let mut window = tall_everything();
    focus(&mut window, "Signed by: name");
    type_in(&mut window, "A. Smith");
    assert!(window.state().answer("signed").is_unanswered(), "nothing is signed by typing");
    window.get_by_label("Signed by: sign").click();
    window.run();
    let signed = Signed { name: "A. Smith".to_owned(), day: moment().day() };
    assert_eq!(window.state().answer("signed"), Answer::Signed(signed));
    assert!(window.query_by_label("A. Smith").is_some());
    window.get_by_label("Take the signature back").click();
    window.run();
    assert!(window.state().answer("signed").is_unanswered());
}

#[test]
fn a_text_longer_than_meant_is_told_so_and_kept() {
    let mut window = tall_everything();
    focus(&mut window, "A name for it");
    type_in(&mut window, &"word ".repeat(33));
    assert!(window.query_by_label_contains("165 characters, where about 160 were meant").is_some());
    assert_eq!(window.state().text("name").len(), 165);
}

#[test]
fn a_drawing_grows_by_strokes_is_rubbed_and_undone() {
    let mut window = tall_everything();
    let strokes = |window: &Window| window.state().answer("picture").drawn().map_or(0, |drawn| drawn.strokes.len());
    let area = window.get_by_role_and_label(Role::Image, "Draw how it was").rect();
    let at = |x: f32, y: f32| area.min + area.size() * egui::vec2(x, y);
    drag(&mut window, at(0.2, 0.2), at(0.8, 0.2));
    assert_eq!(strokes(&window), 1);
    window.get_by_label("Broad pen").click();
    window.run();
    drag(&mut window, at(0.2, 0.5), at(0.8, 0.9));
    assert_eq!(strokes(&window), 2);
    let drawn = window.state().answer("picture");
    let widths: Vec<u8> = drawn.drawn().expect("a drawing").strokes.iter().map(|stroke| stroke.width).collect();
    assert_eq!(widths, [5, 15]);
    let first = drawn.drawn().expect("a drawing").strokes.first().expect("a stroke").points.clone();
    assert_eq!(first.len(), 2, "a straight line has two ends: {first:?}");
    assert!(first[0].0.abs_diff(326) < 8 && first[1].0.abs_diff(1304) < 8, "{first:?}");
    window.get_by_label("Rubber").click();
    window.run();
    drag(&mut window, at(0.5, 0.1), at(0.5, 0.3));
    assert_eq!(strokes(&window), 1, "the upper one is gone");
    crate::bench::ctrl(&mut window, egui::Key::Z);
    assert_eq!(strokes(&window), 2, "and back");
    window.get_by_label("Take the whole drawing out").click();
    window.run();
    assert_eq!(strokes(&window), 0);
    crate::bench::ctrl(&mut window, egui::Key::Z);
    assert_eq!(strokes(&window), 2, "all of it comes back at once");
}

#[test]
fn a_drawing_is_answered_by_its_words_alone_and_read_out_by_them() {
    let mut window = tall_everything();
    focus(&mut window, "Draw how it was: what it shows, in words");
    type_in(&mut window, "A hill.");
    assert_eq!(window.state().own_words("picture"), "A hill.");
    let area = window.get_by_role_and_label(Role::Image, "Draw how it was");
    assert_eq!(area.accesskit_node().description().as_deref(), Some("A hill."));
    crate::bench::ctrl(&mut window, egui::Key::Z);
    assert!(window.state().answer("picture").is_unanswered());
}

#[test]
fn a_group_is_repeated_and_each_repetition_is_asked_by_itself() {
    let mut window = tall_everything();
    focus(&mut window, "What was it? (Moment 1)");
    type_in(&mut window, "the first");
    option(&window, "It was true. (Moment 1)", "much").click();
    window.run();
    window.get_by_label("Another moment").click();
    window.run();
    type_in(&mut window, "the second");
    let cells = |window: &Window, question: &str| -> Vec<Answer> {
        window.state().answer("moments").rows().iter().map(|row| row.cell(question).clone()).collect()
    };
    let words = ["the first", "the second"].map(|words| Answer::Text(words.to_owned()));
    assert_eq!(cells(&window, "m-what"), words, "the new one has the keyboard");
    assert!(window.query_by_label("What made me cross? (Moment 2)").is_none());
    group_option(&window, "What did I feel? (Moment 2)", "Cross").click();
    window.run();
    assert!(window.query_by_label("What made me cross? (Moment 2)").is_some());
    assert!(window.query_by_label("What made me cross? (Moment 1)").is_none(), "each for itself");
    option(&window, "Of which kind? (Moment 1)", "Of another kind").click();
    window.run();
    focus(&mut window, "Of another kind: in your own words");
    type_in(&mut window, "lukewarm");
    option(&window, "Would I do it again? (Moment 1)", "Yes").click();
    window.run();
    focus(&mut window, "How near was it? (Moment 1)");
    key(&mut window, egui::Key::Num7);
    focus(&mut window, "How many were there? (Moment 1)");
    type_in(&mut window, "3");
    key(&mut window, egui::Key::Enter);
    let first = window.state().answer("moments").rows().first().cloned().expect("a first one");
    assert_eq!(first.cell("m-kind").own_words(), Some("lukewarm"));
    assert_eq!(first.cell("m-true"), &Answer::Step(3));
    assert_eq!(first.cell("m-near"), &Answer::Step(7));
    assert_eq!(first.cell("m-many"), &Answer::Amount(Decimal::whole(3)));
    assert!(first.cell("m-sure").has_pick("yes"));
    window.get_by_label("Moment 2: move or take out").click();
    window.run();
    window.get_by_label("Move up").click();
    window.run();
    assert_eq!(cells(&window, "m-what"), [words[1].clone(), words[0].clone()]);
}

/// A tick box in a group of tick boxes, both by name.
fn group_option<'w>(window: &'w Window, group: &'w str, option: &'w str) -> egui_kittest::Node<'w> {
    let group = window.get_by_role_and_label(Role::Group, group);
    let found = group.children_recursive().find(|node| node.accesskit_node().label().as_deref() == Some(option));
    found.expect("an option of the group")
}

#[test]
fn a_day_in_a_table_has_the_border_of_its_cell_and_its_own_only_with_the_keyboard() {
    let mut window = tall("supervision-prep");
    let borders = |window: &Window| {
        let day = input(window, "Its date, row 1");
        let field = day.rect();
        let shapes = window.output().shapes.iter().map(|clipped| &clipped.shape);
        let stroked = shapes.filter_map(|shape| match shape {
            egui::Shape::Rect(rect) if rect.stroke.width > 0.0 && rect.stroke.color.a() > 0 => Some(rect.rect),
            _ => None,
        });
        stroked.filter(|rect| rect.expand(1.0).contains_rect(field) && field.expand(1.0).contains_rect(*rect)).count()
    };
    assert_eq!(borders(&window), 0);
    focus(&mut window, "Its date, row 1");
    assert_eq!(borders(&window), 1);
}

#[test]
fn what_stands_beside_a_question_is_heard_at_its_control() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    let said = |window: &Window, name: &str| {
        let data = input(window, name).accesskit_node().data().clone();
        data.description().unwrap_or_default().to_owned()
    };
    let moment = "Think of one moment when accepting this person felt harder than usual. \
                  What was going on, in broad strokes?";
    assert!(said(&window, moment).starts_with("Two or three sentences."), "{}", said(&window, moment));
    crate::bench::ctrl(&mut window, egui::Key::Enter);
    key(&mut window, egui::Key::Escape);
    assert!(said(&window, moment).contains("Finish asks for"), "{}", said(&window, moment));
    let group = window.get_by_role_and_label(Role::Group, "Which of these may have played a part?");
    let group = group.accesskit_node().data().description().unwrap_or_default().to_owned();
    assert!(group.contains("Finish asks for"), "{group}");
    focus(&mut window, "Date of this reflection");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    type_in(&mut window, "soon");
    key(&mut window, egui::Key::Enter);
    let day = said(&window, "Date of this reflection");
    assert!(day.contains("There is no such day"), "{day}");
}

#[test]
fn a_slider_that_stands_nowhere_is_set_by_assistance() {
    let mut window = tall("barriers-to-an-accepting-attitude");
    let name = "How far from acceptance were you just then?";
    let described =
        |window: &Window| input(window, name).accesskit_node().data().description().unwrap_or_default().to_owned();
    assert!(described(&window).starts_with("Not answered. 0 · "), "{}", described(&window));
    // What AT-SPI tells of a value it tells from the first, or its clients never ask for it.
    let numbers = |window: &Window| {
        let data = input(window, name).accesskit_node().data().clone();
        [data.numeric_value(), data.min_numeric_value(), data.max_numeric_value()]
    };
    assert_eq!(numbers(&window), [Some(-1.0), Some(-1.0), Some(10.0)], "no number that could be an answer");
    for nothing in [-1.0, -7.0] {
        input(&window, name).set_value_accesskit(nothing);
        window.run();
        assert_eq!(window.state().answer("A2"), Answer::Unanswered);
    }
    input(&window, name).click_accesskit();
    window.run();
    assert_eq!(window.state().answer("A2"), Answer::Step(5));
    assert_eq!(numbers(&window), [Some(5.0), Some(0.0), Some(10.0)]);
    assert!(described(&window).starts_with("0 · "), "{}", described(&window));
    input(&window, name).click_accesskit();
    window.run();
    assert_eq!(window.state().answer("A2"), Answer::Step(5), "one press more changes nothing");
}
