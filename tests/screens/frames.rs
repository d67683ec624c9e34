//! Bare frames: long texts, long sheets. What they cost is measured in `benches`.

use attune::{
    ui,
    worksheet::{At, Change, Edit, Steps, Way},
};
use egui::{Event, RawInput, Rect, Vec2, pos2};

use crate::bench::{Bench, blank, id, moment, writer};

fn long_text(words: usize, paragraph: usize) -> String {
    let mut text = String::new();
    for number in 0..words {
        text.push_str(["quiet", "counting", "shoulders", "argue", "and", "I"][number % 6]);
        text.push(if number % paragraph == paragraph - 1 { '\n' } else { ' ' });
    }
    text
}

fn bench(text: &str) -> Bench {
    let mut steps = Steps::new(blank("just-a-line", "doc-one"));
    let at = At::item(id("line"));
    let change = Change::Text { at, offset: 0, removed: String::new(), inserted: text.to_owned() };
    steps.apply(Edit { by: writer(), when: moment(), change }, None).expect("writes");
    let mut bench = Bench::with(vec![steps.sheet().clone()]);
    // The writer was here before: the keyboard goes back to it.
    if let Some(open) = bench.state.open.first_mut() {
        open.here = Some(id("line"));
    }
    bench
}

/// Runs frames without a screen reader.
fn frames(bench: &mut Bench, events: impl Fn(&mut Bench, usize) -> Vec<Event>, count: usize) {
    let ctx = egui::Context::default();
    ui::install(&ctx);
    let screen = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(1280.0, 800.0));
    for number in 0..count {
        let input = RawInput {
            screen_rect: Some(screen),
            time: Some(f64::from(u32::try_from(number).unwrap_or(0)) / 60.0),
            events: events(bench, number),
            ..RawInput::default()
        };
        let output = ctx.run_ui(input, |ui| bench.frame_in(ui));
        output.drop_without_applying_deltas();
    }
}

#[test]
fn every_key_arrives_in_ten_thousand_words() {
    let long = long_text(10_000, 120);
    let mut bench = bench(&long);
    frames(&mut bench, |_, number| if number > 4 { vec![Event::Text("a".to_owned())] } else { Vec::new() }, 45);
    assert_eq!(bench.text("line"), format!("{long}{}", "a".repeat(40)));
}

#[test]
fn a_question_that_was_not_laid_out_takes_the_keyboard_when_somebody_goes_to_it() {
    // As a whole the sheet is several windows long, and its end is not laid out.
    let mut steps = Steps::new(blank("barriers-to-an-accepting-attitude", "doc-one"));
    let whole = Edit { by: writer(), when: moment(), change: Change::Way(Way::Whole) };
    steps.apply(whole, None).expect("changes the way");
    let mut bench = Bench::with(vec![steps.sheet().clone()]);
    let events = |bench: &mut Bench, number: usize| {
        if number == 10
            && let Some(open) = bench.state.open.first_mut()
        {
            open.go_to = Some(id("C1"));
        }
        if number == 30 { vec![Event::Text("rest".to_owned())] } else { Vec::new() }
    };
    frames(&mut bench, events, 40);
    assert_eq!(bench.text("C1"), "rest");
}
