//! Samples in the pages of Help: a wide one scrolls by itself, where it stands.

use attune::app::{Help, Screen};
use egui::{Rect, Shape, epaint::ClippedShape};

use crate::bench::{Bench, window};

/// Long, low rectangles that are painted in the window: bars for scrolling to the side.
fn bars(topic: &str, size: (f32, f32)) -> Vec<Rect> {
    let mut bench = Bench::with(Vec::new());
    bench.state.screen = Screen::Help(Help { topic: topic.to_owned() });
    let mut window = window(size, bench);
    window.run();
    let mut found = Vec::new();
    for ClippedShape { clip_rect, shape, .. } in &window.output().shapes {
        walk(shape, *clip_rect, &mut found);
    }
    found
}

fn walk(shape: &Shape, clip: Rect, found: &mut Vec<Rect>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, clip, found)),
        Shape::Rect(rect) if rect.fill.a() > 0 && clip.intersects(rect.rect) => {
            let low = (2.0..=10.0).contains(&rect.rect.height()) && rect.rect.width() > 60.0;
            found.extend(low.then_some(rect.rect));
        }
        _ => {}
    }
}

#[test]
fn a_sample_that_is_out_of_sight_shows_no_bar() {
    for size in [(1280.0, 800.0), (760.0, 560.0)] {
        assert_eq!(bars("reference", size), Vec::<Rect>::new(), "{size:?}");
        assert_eq!(bars("start", size), Vec::<Rect>::new(), "{size:?}");
    }
}

#[test]
fn a_wide_sample_that_is_seen_has_its_bar() {
    assert!(!bars("reference", (760.0, 20_000.0)).is_empty());
}
