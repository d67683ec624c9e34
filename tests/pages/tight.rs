//! What has little room: long scales, long rows, long names, towers of accents.

use std::sync::Arc;

use attune::{
    base::Pt,
    faces::{NoSpares, Spares},
    page::{Block, BlockRole, Bound, Copy, Mark, PageOptions, Pages, bind, lay_out, words_of},
    print::prove_and_write,
    template::{self, shelf},
    worksheet::{Answer, Outcome, Worksheet},
};

use crate::{
    checks::{answer_on_paper, runs, sound, words_alone},
    sheets::{Hand, everything, id, moment},
};

fn scale(from: i16, to: i16, chosen: Option<i16>, copy: Copy) -> Pages {
    let text = format!(
        r#"Template(id: "scale", version: "1.0.0", language: "en", title: "Scale", minutes: 1, sections: [
            Section(title: "One", items: {{
                "s": Slider(ask: "How much?", from: {from}, to: {to}, low: "nothing", high: "all of it"),
            }}),
        ])"#
    );
    let read = template::read("scale.ron", &text, &shelf::look_up);
    let template = read.template.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
    let given = chosen.map(|step| (id("s"), Answer::Step(step)));
    let sheet =
        Worksheet::begin(Arc::new(template), id("doc"), moment()).filled_in(given.into_iter().collect(), moment());
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    lay_out(&sheet, &outcome, &PageOptions { copy, ..PageOptions::default() })
}

fn numbers(pages: &Pages) -> Vec<i16> {
    let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
    let own = blocks.filter(|block| block.item.as_ref().is_some_and(|own| *own == "s"));
    // The number of the question is none of the scale.
    let own = own.filter(|block| block.role == BlockRole::Answer || block.text.trim() != "1");
    let lines = own.flat_map(|block| block.text.split('\n')).filter_map(|line| line.trim().parse().ok());
    let mut all: Vec<i16> = lines.collect();
    all.sort_unstable();
    all
}

#[test]
fn numbers_over_a_scale_never_touch_and_the_chosen_one_is_always_there() {
    for (from, to) in [(0, 100), (0, 20), (-50, 50), (1, 97), (-100, 100)] {
        for chosen in [Some(from), Some(to), Some(to - 1), Some(to - 7), Some(from + 3), None] {
            let copies: &[Copy] = if chosen.is_some() { &[Copy::Completed, Copy::Review] } else { &[Copy::Blank] };
            for copy in copies {
                let pages = scale(from, to, chosen, *copy);
                sound(&pages);
                prove_and_write(&pages).unwrap_or_else(|why| panic!("{from}–{to} at {chosen:?}: {why}"));
                let shown = numbers(&pages);
                assert!(shown.len() >= 6 && shown.len() <= 20, "{from}–{to}: {shown:?}");
                assert!(chosen.is_none_or(|chosen| shown.contains(&chosen)), "{chosen:?}: {shown:?}");
            }
        }
    }
    assert_eq!(numbers(&scale(0, 100, Some(93), Copy::Completed)), [0, 10, 20, 30, 40, 50, 60, 70, 80, 93, 100]);
    assert_eq!(numbers(&scale(0, 10, Some(3), Copy::Completed)), (0..=10).collect::<Vec<_>>());
}

#[test]
fn a_row_that_fits_a_page_is_not_torn_and_one_that_goes_on_stands_apart_from_the_head() {
    let sentence = "It was quiet for a long time, and I did not know what to do with it. ";
    let long = |times: usize| sentence.repeat(times);
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    let rows = [long(8), long(14), long(13), long(60)];
    let rows: Vec<[(&str, &str); 3]> =
        rows.iter().map(|words| [("thought", words.as_str()), ("next", "x"), ("another", "y")]).collect();
    let rows: Vec<&[(&str, &str)]> = rows.iter().map(|row| &row[..]).collect();
    hand.rows("A8", &rows);
    let pages = hand.pages(&everything(Copy::Completed));
    sound(&pages);
    prove_and_write(&pages).unwrap();
    let cells = |page: usize| -> Vec<&Block> {
        let own = pages.pages[page].blocks.iter().filter(|block| block.text.contains("quiet for a long"));
        own.collect()
    };
    let all: Vec<(usize, &Block)> =
        (0..pages.pages.len()).flat_map(|page| cells(page).into_iter().map(move |block| (page, block))).collect();
    let lengths: Vec<usize> = all.iter().map(|(_, block)| words_alone(&block.text).len()).collect();
    for (nth, times) in [8, 14, 13].into_iter().enumerate() {
        assert_eq!(lengths[nth], words_alone(&long(times)).len(), "row {nth} is whole: {lengths:?}");
    }
    assert!(all.len() > 4, "the last row is longer than a page: {lengths:?}");
    // Where it goes on, the first line's letters stand under the rule of the head.
    let (page, block) = all[all.len() - 1];
    let first = runs(&block.marks).map(|run| run.baseline).fold(Pt(f32::MAX), |a, b| if b.0 < a.0 { b } else { a });
    let marks = pages.pages[page].blocks.iter().flat_map(|block| &block.marks);
    let rules = marks.filter_map(|mark| match mark {
        Mark::Line { from, to, .. } if (from.1.0 - to.1.0).abs() < 0.01 && from.1.0 < first.0 => Some(from.1),
        _ => None,
    });
    let rule = rules.fold(Pt::ZERO, |a, b| if b.0 > a.0 { b } else { a });
    assert!((first - rule).mm().0 > 4.0, "{} mm under the rule", (first - rule).mm().0);
}

#[test]
fn contents_say_the_whole_of_long_titles_and_codes() {
    let spares: Arc<dyn Spares> = Arc::new(NoSpares);
    let mut hand = Hand::open("just-a-line");
    hand.writes("line", "Words.");
    let title = "A worksheet with a title that is very much longer than any title should be, and that still says at its very end what it is about: endings";
    let bound = |nth: usize| {
        let mut pages = hand.pages(&PageOptions::default());
        pages.meta.title = title.to_owned();
        let client = format!("VERY-LONG-CLIENT-CODE-OF-A-CLINIC-{nth}");
        Bound { pages, client, day: attune::base::Day::parse("2026-11-19") }
    };
    let pages = bind((0..40).map(bound).collect(), &spares).unwrap();
    prove_and_write(&pages).unwrap();
    let contents: String = pages.pages.iter().take(4).map(words_of).collect::<Vec<_>>().join("\n");
    let contents = contents.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(contents.matches(title).count(), 40);
    for nth in 0..40 {
        assert!(contents.contains(&format!("CODE-OF-A-CLINIC-{nth} 19 November 2026")), "{nth}: {contents}");
    }
}

#[test]
fn towers_of_accents_and_rows_of_skin_tones_are_printed_whole_in_words() {
    let tower = format!("Z{} ", "\u{351}\u{36b}\u{316}".repeat(40));
    let arabic = format!("ب{} ", "\u{64e}\u{651}\u{670}".repeat(20));
    let tones = "\u{1F3FD}\u{1F3FF}\u{1F3FC}\u{1F3FB}".repeat(70);
    for words in [tower.repeat(300), arabic.repeat(40), format!("T018 {tones} and on"), tones.clone()] {
        let mut hand = Hand::open("barriers-to-an-accepting-attitude");
        hand.writes("A1", &words).writes("H2", tower.trim()).writes("A5", &words);
        hand.rows("A8", &[&[("thought", &words), ("next", tones.as_str()), ("another", tower.as_str())]]);
        for copy in [Copy::Completed, Copy::Review] {
            let pages = hand.pages(&everything(copy));
            prove_and_write(&pages).unwrap_or_else(|why| panic!("{copy:?}: {why:?}"));
            assert_eq!(words_alone(&answer_on_paper(&pages, "A1")), words_alone(&words));
            let all = pages.pages.iter().flat_map(|page| &page.blocks).flat_map(|block| runs(&block.marks));
            let small = all.filter(|run| run.size.0 < 7.5).count();
            assert_eq!(small, 0, "nothing is made too small to be read");
        }
    }
}
