//! What *On paper* offers: the ways of a blank sheet, and what is also on it.

use std::sync::Arc;

use attune::{
    app::{Command, Lock, Open, PaperPages, Screen},
    page::{Copy, PageOptions, lay_out},
    print::prove_and_write,
    template::Sharing,
    worksheet::{Answer, At, Author, Change, Edit, Former, Outcome, Side, Worksheet},
};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::bench::{Bench, Window, blank, ctrl, focused, id, input, key, moment, type_in, window, writer};

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
fn a_sheet_with_one_way_offers_no_other() {
    let window = window((1280.0, 800.0), on_paper("just-a-line", Copy::Blank));
    assert!(window.query_by_label("Short").is_none());
    assert!(window.query_by_label("Whole").is_none());
    assert!(window.query_by_label("Lines for name and supervisor").is_some());
}

#[test]
fn a_kept_answer_that_stays_home_has_a_tick_of_its_own() {
    let mut bench = on_paper("just-a-line", Copy::Completed);
    let kept = |ask: &str, sharing| Former {
        item: None,
        ask: ask.to_owned(),
        words: "Gone words.".to_owned(),
        later: String::new(),
        answer: Answer::Text("Gone words.".to_owned()),
        version: "0.9.0".to_owned(),
        sharing,
        client_code: false,
        after_supervision: false,
        changed: moment(),
    };
    let mut sheet = bench.open().sheet().clone();
    sheet.content.former = [
        (id("free"), kept("What was free?", Sharing::Free)),
        (id("asked"), kept("What was delicate?", Sharing::AskFirst)),
        (id("never"), kept("What was mine?", Sharing::Never)),
    ]
    .into_iter()
    .collect();
    let key = bench.state.open.first().expect("an open sheet").key;
    bench.state.open = vec![Open::new(key, sheet, writer(), None)];
    let mut window = window((1280.0, 1000.0), bench);
    assert!(window.query_by_label("What was free?").is_none());
    for (ask, id) in [("What was delicate?", "asked"), ("What was mine?", "never")] {
        for on in [true, false] {
            window.get_by_label_contains(ask).click();
            window.run();
            assert_eq!(window.state().open().paper.options.former.contains(id), on);
            assert!(window.state().open().paper.options.ask_first.is_empty());
        }
    }
}

/// *On paper* with pages of a long answer.
fn many_pages(size: (f32, f32)) -> Window {
    let mut sheet = blank("just-a-line", "doc-one");
    let words = "I sat with it for a while, and nothing in me wanted to move on. ".repeat(12);
    let text = format!("{}\nThe needle in the hay.", vec![words; 24].join("\n"));
    let by = Author { name: String::new(), side: Side::Writer };
    let change = Change::Text { at: At::item(id("line")), offset: 0, removed: String::new(), inserted: text };
    attune::worksheet::apply(&mut sheet, &Edit { by, when: moment(), change }).expect("a text");
    let window = shown_on_paper(size, sheet);
    let Some(Ok(pages)) = &window.state().open().paper.pages else { panic!("no pages") };
    assert!(pages.count > 5, "{} pages", pages.count);
    window
}

/// The pages of a sheet.
pub fn made(sheet: &Worksheet) -> PaperPages {
    let pages = lay_out(sheet, &Outcome::of(&sheet.template, &sheet.content.answers), &PageOptions::default());
    let (pdf, count) = (prove_and_write(&pages).expect("proved").pdf, pages.pages.len());
    PaperPages { pdf, count, size: (595.28, 841.89), missing: Vec::new(), model: Arc::new(pages) }
}

/// *On paper* with the pages of a sheet.
fn shown_on_paper(size: (f32, f32), sheet: Worksheet) -> Window {
    let made = made(&sheet);
    let mut bench = Bench::with(vec![sheet]);
    let open = bench.state.open.first_mut().expect("an open sheet");
    open.paper.pages = Some(Ok(Arc::new(made)));
    open.paper.asked_for = Some((open.steps.revision(), open.paper.options.clone()));
    bench.state.screen = Screen::OnPaper(open.key);
    let mut window = window(size, bench);
    window.run_steps(12);
    window
}

fn first(window: &Window) -> usize {
    window.state().open().paper.first
}

#[test]
fn the_pages_take_the_keyboard_and_every_key_that_moves_through_them() {
    let mut window = many_pages((1280.0, 800.0));
    assert_eq!(focused(&window), "Pages");
    for (pressed, at) in
        [(egui::Key::PageDown, 2), (egui::Key::PageDown, 4), (egui::Key::PageUp, 2), (egui::Key::Home, 0)]
    {
        key(&mut window, pressed);
        window.run_steps(6);
        assert_eq!(first(&window), at, "{pressed:?}");
    }
    key(&mut window, egui::Key::End);
    window.run_steps(6);
    assert!(first(&window) >= 4);
}

#[test]
fn pages_that_are_scrolled_to_are_the_pages_of_the_brain() {
    let mut window = many_pages((760.0, 560.0));
    for _ in 0..40 {
        key(&mut window, egui::Key::ArrowDown);
        window.run_steps(1);
    }
    window.run_steps(6);
    assert!(first(&window) > 0, "the brain follows");
}

#[test]
fn a_click_on_a_small_page_leads_to_it() {
    let mut window = many_pages((1280.0, 800.0));
    let mut small = window.get_all_by_role(egui::accesskit::Role::Button);
    let named =
        |node: &egui_kittest::Node<'_>| node.accesskit_node().label().is_some_and(|l| l.starts_with("Page 3 of"));
    small.find(named).expect("a small page").click();
    drop(small);
    window.run_steps(8);
    assert_eq!(first(&window), 2);
}

#[test]
fn words_are_found_on_the_pages_and_the_next_place_comes_into_sight() {
    let mut window = many_pages((1280.0, 800.0));
    ctrl(&mut window, egui::Key::F);
    window.run_steps(4);
    assert_eq!(focused(&window), "Find on the pages");
    type_in(&mut window, "NEEDLE in the");
    window.run_steps(8);
    assert!(window.query_by_label("1 of 1").is_some());
    assert!(first(&window) >= 4, "the last page is shown: {}", first(&window));
    key(&mut window, egui::Key::Escape);
    window.run_steps(4);
    assert!(window.query_by_label("1 of 1").is_none());
    assert_eq!(focused(&window), "Pages");
}

/// Which of how many places is looked at.
fn found(window: &Window) -> (usize, usize) {
    let labels = window.get_all_by_role(egui::accesskit::Role::Label);
    let words = labels.filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label()));
    let mut pairs = words.filter_map(|words| {
        let (at, count) = words.split_once(" of ")?;
        Some((at.parse().ok()?, count.parse().ok()?))
    });
    pairs.next().expect("a count")
}

#[test]
fn what_is_found_goes_round_and_what_is_not_is_said() {
    let mut window = many_pages((1280.0, 800.0));
    ctrl(&mut window, egui::Key::F);
    window.run_steps(4);
    type_in(&mut window, "sat with it");
    window.run_steps(6);
    let (at, count) = found(&window);
    // A place that goes on on the next page is not one place.
    assert!(at == 1 && count > 270 && count <= 24 * 12, "{at} of {count}");
    key(&mut window, egui::Key::Enter);
    window.run_steps(4);
    assert_eq!(found(&window), (2, count));
    for _ in 0..2 {
        window.get_by_label("Place before").click();
        window.run_steps(4);
    }
    assert_eq!(found(&window), (count, count));
    input(&window, "Find on the pages").focus();
    window.run_steps(2);
    type_in(&mut window, "x");
    window.run_steps(6);
    assert!(window.query_by_label("Not on the pages").is_some());
}

#[test]
fn pages_become_larger_and_smaller_by_key_and_stay_where_they_were() {
    let mut window = many_pages((1280.0, 800.0));
    key(&mut window, egui::Key::PageDown);
    window.run_steps(6);
    ctrl(&mut window, egui::Key::Plus);
    ctrl(&mut window, egui::Key::Plus);
    window.run_steps(8);
    assert_eq!(first(&window), 2, "what was looked at is still looked at");
    let zoomed = |window: &Window| window.query_by_label("100 %").is_some();
    for _ in 0..12 {
        if zoomed(&window) {
            break;
        }
        ctrl(&mut window, egui::Key::Plus);
        window.run_steps(4);
    }
    assert!(zoomed(&window), "100 % is one of the steps");
    ctrl(&mut window, egui::Key::Num0);
    window.run_steps(6);
    assert!(!zoomed(&window), "whole pages again");
    assert_eq!(window.state().state.settings.zoom_percent, 100, "the window itself is as it was");
}

#[test]
fn a_passphrase_must_be_typed_twice_and_be_no_weak_one() {
    let mut window = many_pages((1280.0, 2000.0));
    window.get_by_label("Put the PDF under a passphrase").click();
    window.run_steps(4);
    let lock = |window: &Window| window.state().open().paper.lock.clone();
    assert_eq!(lock(&window), Lock::Incomplete);
    let typed = |window: &mut Window, words: &str, again: &str| {
        for (nth, words) in [words, again].into_iter().enumerate() {
            let mut fields = window.get_all_by_role(egui::accesskit::Role::PasswordInput);
            fields.nth(nth).expect("a field for a passphrase").focus();
            drop(fields);
            window.run_steps(2);
            window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
            window.run_steps(2);
            type_in(window, words);
            window.run_steps(2);
        }
    };
    typed(&mut window, "abc", "abc");
    assert_eq!(lock(&window), Lock::Incomplete, "too weak");
    typed(&mut window, "lantern orchid marble sixteen", "lantern orchid marble fifteen");
    assert_eq!(lock(&window), Lock::Incomplete, "not the same");
    typed(&mut window, "lantern orchid marble sixteen", "lantern orchid marble sixteen");
    assert!(matches!(lock(&window), Lock::With(words) if words.reveal() == "lantern orchid marble sixteen"));
}

#[test]
fn what_stays_home_is_said_under_the_pages_and_goes_on_them_by_one_tick() {
    let mut sheet = blank("ideal-life", "doc-one");
    for item in ["picture-title", "who", "already"] {
        let by = Author { name: String::new(), side: Side::Writer };
        let inserted = "Words of mine".to_owned();
        let change = Change::Text { at: At::item(id(item)), offset: 0, removed: String::new(), inserted };
        attune::worksheet::apply(&mut sheet, &Edit { by, when: moment(), change }).expect("a text");
    }
    let mut window = shown_on_paper((1280.0, 1200.0), sheet);
    assert!(window.query_by_label("3 answers stay home; the others are on the pages, none is cut").is_some());
    assert!(window.query_by_label("Every answer is on the pages, none is cut").is_none());
    window.get_by_label("All of these").click();
    window.run();
    let options = &window.state().open().paper.options;
    assert_eq!(
        options.ask_first.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["already", "picture-title", "who"]
    );
}
