//! How long templates take to be read and checked, from text to template.
//!
//! Run with `cargo bench --profile dist --bench language`. The goals: the
//! longest shipped template under 1 ms, one with 500 questions under 5 ms,
//! 1,000 templates under half a second.

use std::{hint::black_box, time::Duration};

use attune::template::{read, shelf};

mod measure;

use measure::{Samples, sheets};

fn main() {
    let mut shipped: Vec<_> = shelf::all().iter().collect();
    shipped.sort_by_key(|shipped| shipped.text.len());
    if let Some(longest) = shipped.last() {
        let what = format!("the longest shipped one ({}, {} kB)", longest.id, longest.text.len() / 1000);
        Samples::of(20, 400, || one(longest.id, longest.text)).line(&what, Some(Duration::from_millis(1)));
    }
    let long = sheets::template_text(500);
    let what = format!("500 questions ({} kB)", long.len() / 1000);
    Samples::of(10, 200, || one("long", &long)).line(&what, Some(Duration::from_millis(5)));
    let thousand = || {
        for number in 0..1000 {
            let template = shipped[number % shipped.len()];
            one(template.id, template.text);
        }
    };
    Samples::worked(7, 1, thousand)
        .line("1,000 templates, the shipped ones in turn", Some(Duration::from_millis(500)));
}

/// Reads and checks one, with the shared blocks it names.
fn one(id: &str, text: &str) {
    let checked = read(&format!("{id}.ron"), black_box(text), &shelf::look_up);
    assert!(checked.template.is_some(), "{id} has no errors");
    black_box(checked);
}
