//! A sheet in another language speaks it to the last word, on paper and in every other way out.

use std::sync::Arc;

use attune::{
    exchange::{Leaving, answers, markdown::markdown, table},
    page::Copy,
    template,
    worksheet::{Outcome, answers_file},
};

use crate::sheets::{Hand, everything};

const SHEET: &str = r#"Template(id: "alles", version: "1.0.0", language: "LANGUAGE", title: "Qx", minutes: 1,
    scales: { "s": Scale(steps: { 0: "Qx", 1: "Qy", 2: "Qz" }) },
    sections: [Section(title: "Qx", items: {
        "much": Number(ask: "Qx", unit: "Qu", least: 0, most: 10.5, places: 1),
        "more": Number(ask: "Qx", least: 1.5, places: 1),
        "less": Number(ask: "Qx", most: 9),
        "slow": Slider(ask: "Qx", low: "Ql", high: "Qh"),
        "then": LongText(ask: "Qx", show_if: Value("much", Between(2, 3.5))),
        "all": Ratings(ask: "Qx", scale: "s", statements: { "a": Statement("sum", "Qx"), "b": Statement("sum", "Qx") }),
    })],
    scores: { "sum": Score(title: "Qs", method: Sum, missing: UpTo(1), fill: Mean, label: "Ql") },
    flags: { "f": Flag(title: "Qf", yes_if: Value("much", AtLeast(9)), label: "Ql"),
        "g": Flag(title: "Qf", yes_if: Value("much", AtLeast(1)), label: "Ql") },
)"#;

/// English that stood on such pages once.
const ENGLISH: &[&str] = &[
    "from",
    "or more",
    "or less",
    "Yes",
    "missing",
    "Statement",
    "Answer",
    "left open",
    "item",
    "question",
    "Worksheet",
    "Version ",
    "Client",
    "2.5",
    "10.5",
    "3.5",
];

fn begun(language: &str, given: &str) -> Hand {
    let text = SHEET.replace("LANGUAGE", language);
    let read = template::read("alles.ron", &text, &|_| None).template.expect("no faults");
    let given = answers_file::read(&read, given);
    assert!(given.diagnostics.is_empty(), "{:?}", given.diagnostics);
    let mut hand = Hand::begin(&Arc::new(read));
    for (id, answer) in given.answers {
        hand.set(id.as_str(), answer);
    }
    hand
}

#[test]
fn no_english_is_left_on_pages_and_in_texts_of_another_language() {
    for language in ["de", "pl"] {
        let hand = begun(language, r#"{ "much": 2.5, "slow": 4, "a": 2 }"#);
        let outcome = Outcome::of(&hand.sheet().template, &hand.sheet().content.answers);
        for (way, said) in [
            ("completed", words_on(&hand, Copy::Completed)),
            ("review", words_on(&hand, Copy::Review)),
            ("blank", words_on(&hand, Copy::Blank)),
            ("markdown", markdown(hand.sheet(), &outcome, &Leaving::everything())),
        ] {
            let left: Vec<&&str> = ENGLISH.iter().filter(|words| said.contains(**words)).collect();
            assert!(left.is_empty(), "{language}, {way}: {left:?} in\n{said}");
            let number = if way == "blank" { "10,5" } else { "2,5" };
            assert!(said.contains(number), "{language}, {way}: {number} in\n{said}");
        }
    }
}

#[test]
fn tables_for_machines_have_words_of_the_sheet_and_points_in_numbers() {
    for (language, no) in [("de", "Nein"), ("pl", "Nie")] {
        let hand = begun(language, r#"{ "much": 2.5, "slow": 4, "a": 2 }"#);
        let outcome = Outcome::of(&hand.sheet().template, &hand.sheet().content.answers);
        let one = answers::csv(hand.sheet(), &outcome, &Leaving::everything());
        assert!(one.contains(&format!("f,Qf (Ql),{no}")) && one.contains("much,Qx,2.5 Qu"), "{language}: {one}");
        assert!(!one.contains("question"), "{language}: {one}");
        let all = table::csv(&[(hand.sheet().clone(), outcome)], &Leaving::everything());
        assert!(!all.contains("Worksheet") && all.contains("2.5 Qu"), "{language}: {all}");
    }
}

/// What stands on the pages of a copy, a line each.
fn words_on(hand: &Hand, copy: Copy) -> String {
    let pages = hand.pages(&everything(copy));
    let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
    blocks.map(|block| block.text.trim().to_owned()).collect::<Vec<_>>().join("\n")
}
