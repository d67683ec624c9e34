//! What *On paper* offers: the ways of a blank sheet, and what is also on it.

use attune::{
    app::{Command, Screen},
    page::Copy,
};
use egui_kittest::kittest::Queryable;

use crate::bench::{Bench, blank, window};

fn on_paper(template: &str, copy: Copy) -> Bench {
    let mut bench = Bench::with(vec![blank(template, "doc-one")]);
    let open = bench.state.open.first_mut().expect("an open sheet");
    open.paper.options.copy = copy;
    bench.state.screen = Screen::OnPaper(open.key);
    bench
}

#[test]
fn a_blank_sheet_is_short_or_whole_with_or_without_what_comes_after() {
    let mut window = window((1280.0, 800.0), on_paper("validating-style", Copy::Blank));
    for on_first in ["After supervision", "Lines for name and supervisor"] {
        window.get_by_label(on_first).click();
        window.run();
    }
    window.get_by_label("Short").click();
    window.run();
    let mut sent = window.state().sent.iter().filter_map(|command| match command {
        Command::PaperOptions(_, options) => Some(options.clone()),
        _ => None,
    });
    let last = sent.next_back().expect("other options");
    assert!(!last.after_supervision && !last.name_lines && last.short_only, "{last:?}");
}

#[test]
fn a_sheet_with_one_way_and_no_afterwards_offers_neither() {
    let window = window((1280.0, 800.0), on_paper("just-a-line", Copy::Blank));
    assert!(window.query_by_label("Short").is_none());
    assert!(window.query_by_label("After supervision").is_none());
    assert!(window.query_by_label("Lines for name and supervisor").is_some());
}
