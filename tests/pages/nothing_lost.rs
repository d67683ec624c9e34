//! Whatever is written comes out whole, inside the page, and apart.

use attune::{
    page::{Copy, PageOptions, Paper},
    template::shelf,
};
use proptest::prelude::*;

use crate::{
    checks::{answer_on_paper, filled, sound, words_alone},
    sheets::{self, Hand, everything},
};

/// A piece of writing: words of many scripts, long ones, tabs, empty lines.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-zA-Zäöüßéø,.;:'“”’–-]{1,14} ",
        2 => "[a-z]{40,200} ",
        1 => "[А-Яа-яЁё]{1,60} ",
        1 => "[Α-Ωα-ωάέή]{1,60} ",
        1 => "[آ-ي]{1,30} ",
        1 => "[א-ת]{1,30} ",
        1 => "(👩‍👩‍👧|🙂|❤️|漢字|ｶﾅ|\u{301}|\u{200B}|\u{AD}|\u{7}){1,6} ",
        1 => "[0-9]{1,30}",
        1 => "(\n|\n\n\n|\t|\r\n| {2,9})",
        1 => "(fi|fl|ffi|e\u{301}|A\u{30A}|ﬁ){1,20}",
    ]
}

fn writing() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 1..200)
        .prop_map(|all| all.concat())
        .prop_filter("holds a word", |text| !words_alone(text).is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_of_every_answer_stands_on_paper_in_order(
        one in writing(), two in writing(), cell in writing(), other in writing(),
        paper in prop_oneof![Just(Paper::A4), Just(Paper::Letter)],
        copy in prop_oneof![Just(Copy::Completed), Just(Copy::Review)],
    ) {
        let mut hand = Hand::open("barriers-to-an-accepting-attitude");
        hand.writes("A1", &one).ticks("A4", &["echo"]).writes("A6", &two).rows("A8", &[&[("thought", &cell), ("next", "x")]]);
        hand.set("A3", attune::worksheet::Answer::Many(vec![attune::worksheet::Pick::Other(other.clone())]));
        let pages = hand.pages(&PageOptions { paper, ..everything(copy) });
        prop_assert_eq!(words_alone(&answer_on_paper(&pages, "A1")), words_alone(&one));
        prop_assert_eq!(words_alone(&answer_on_paper(&pages, "A6")), words_alone(&two));
        prop_assert_eq!(words_alone(&answer_on_paper(&pages, "A3")), words_alone(&other));
        let mut cell_words = words_alone(&cell);
        let told = words_alone(&answer_on_paper(&pages, "A8"));
        // The second cell's own mark stands on the first page of the row.
        if let Some(at) = told.find('x').filter(|_| told.len() == cell_words.len() + 1) {
            cell_words.insert(at.min(cell_words.len()), 'x');
        }
        let mut sorted: (Vec<char>, Vec<char>) = (told.chars().collect(), words_alone(&format!("{cell}x")).chars().collect());
        sorted.0.sort_unstable();
        sorted.1.sort_unstable();
        prop_assert_eq!(sorted.0, sorted.1);
        sound(&pages);
    }
}

#[test]
fn an_answer_of_ten_pages_flows_over_ten_pages() {
    let paragraph = "I sat with it for a while, and nothing in me wanted to move on. ".repeat(12);
    let long = vec![paragraph; 30].join("\n");
    let mut hand = Hand::open("just-a-line");
    let item =
        hand.sheet().template.items().map(|(_, i)| i).find(|i| matches!(i.kind, attune::template::Kind::LongText(_)));
    let item = item.unwrap().id.to_string();
    hand.writes(&item, &long);
    let pages = hand.pages(&PageOptions::default());
    assert!((8..=14).contains(&pages.pages.len()), "{} pages", pages.pages.len());
    assert_eq!(words_alone(&answer_on_paper(&pages, &item)), words_alone(&long));
    for page in 0..pages.pages.len() - 1 {
        assert!(filled(&pages, page) > 0.97, "page {} is full", page + 1);
    }
    let says = |page: &attune::page::Page, words: &str| page.blocks.iter().any(|block| block.text.contains(words));
    assert!(says(&pages.pages[0], "continues on page 2") && says(&pages.pages[1], "continued from page 1"));
    sound(&pages);
}

#[test]
fn what_no_face_has_is_named_with_its_item_and_keeps_its_text() {
    let mut hand = sheets::barriers();
    hand.writes("A7", "");
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    hand.writes("A1", "calm 漢 calm");
    let pages = hand.pages(&PageOptions::default());
    let [missing] = pages.missing.as_slice() else { panic!("one letter is missing: {:?}", pages.missing) };
    assert_eq!((missing.letter, missing.item.as_ref()), ('漢', Some(&sheets::id("A1"))));
    assert_eq!(missing.in_words(), "漢 U+6F22 in question 3: “漢”");
    assert!(!format!("{:?}", pages.missing).contains('漢'), "no answer stands in what is printed for finding faults");
    assert_eq!(answer_on_paper(&pages, "A1"), "calm 漢 calm");
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    hand.writes("A1", "calm \u{1b}[31m calm");
    let pages = hand.pages(&PageOptions::default());
    let told: Vec<String> = pages.missing.iter().map(attune::page::Missing::in_words).collect();
    assert_eq!(told, ["U+001B in question 3: “␛[31m”"], "what would steer a terminal is told and seen");
    assert!(sheets::barriers().pages(&everything(Copy::Completed)).missing.is_empty());
}

#[test]
fn every_blank_page_but_the_last_is_at_least_two_thirds_full() {
    for shipped in shelf::all() {
        let hand = Hand::open(shipped.id);
        for paper in [Paper::A4, Paper::Letter] {
            for (short_only, name_lines, after_supervision) in
                [(false, true, true), (false, false, false), (true, true, true), (true, false, false)]
            {
                let options =
                    PageOptions { paper, short_only, name_lines, after_supervision, ..everything(Copy::Blank) };
                let pages = hand.pages(&options);
                sound(&pages);
                for page in 0..pages.pages.len().saturating_sub(1) {
                    let full = filled(&pages, page);
                    assert!(full >= 2.0 / 3.0, "{} {paper:?} {options:?} page {}: {full}", shipped.id, page + 1);
                }
            }
        }
    }
}

#[test]
fn the_sheets_of_the_pictures_are_sound_on_both_papers_and_in_every_copy() {
    for hand in [sheets::barriers(), sheets::validating(), sheets::context()] {
        for paper in [Paper::A4, Paper::Letter] {
            for copy in [Copy::Completed, Copy::Blank, Copy::Review] {
                let pages = hand.pages(&PageOptions { paper, ..everything(copy) });
                sound(&pages);
                if let Err(fault) = attune::print::prove_and_write(&pages) {
                    panic!("{copy:?} {paper:?}: {fault}");
                }
            }
        }
    }
}
