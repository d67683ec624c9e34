//! What stands on paper, and what stays home.

use std::{collections::BTreeSet, sync::Arc};

use attune::{
    base::{Id, Mm},
    exchange::{Leaving, carried, markdown::markdown},
    page::{Copy, PageOptions, Pages},
    template::{Template, read},
    worksheet::{Answer, At, Change, Outcome, Pick, answer_in_words, file, renewal},
};

use crate::{
    checks::runs,
    sheets::{self, Hand, everything, id},
};

fn text(pages: &Pages) -> String {
    let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
    blocks.map(|block| block.text.replace('\n', " ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn ask_first_answers_and_their_scores_stay_home_unless_ticked() {
    let sheet = sheets::barriers();
    let home = text(&sheet.pages(&PageOptions { scores: true, ..PageOptions::default() }));
    assert!(
        !home.contains("How far from acceptance") && !home.contains("I felt interested") && !home.contains("Warmth")
    );
    assert!(!home.contains("Left open: 4") && !home.contains("13"), "what stays home is not hinted at");
    let ticked = text(&sheet.pages(&everything(Copy::Completed)));
    assert!(ticked.contains("How far from acceptance") && ticked.contains("I felt interested"));
    let label = "Reflective, not psychometrically validated.";
    assert!(ticked.contains("Warmth") && ticked.contains(label));
    let unscored = text(&sheet.pages(&PageOptions { scores: false, ..everything(Copy::Completed) }));
    assert!(unscored.contains("I felt interested") && !unscored.contains(label));
}

#[test]
fn without_client_code_it_stands_nowhere() {
    for copy in [Copy::Completed, Copy::Review] {
        let options = PageOptions { client_code: false, ..everything(copy) };
        assert!(!text(&sheets::barriers().pages(&options)).contains("K-7Q4M"), "{copy:?}");
        assert!(text(&sheets::barriers().pages(&everything(copy))).contains("K-7Q4M"), "{copy:?}");
    }
}

#[test]
fn a_hidden_answer_is_not_printed_though_it_is_kept() {
    let mut sheet = sheets::barriers();
    sheet.does(Change::Choose { at: At::item(id("A4")), option: id("echo"), on: false });
    let pages = text(&sheet.pages(&everything(Copy::Completed)));
    assert!(!pages.contains("Someone I used to look after"));
    assert!(pages.contains("Not asked, by the answers above: 8, 9"));
    assert!(pages.contains("Left open: 11 What my warmth needed"));
}

#[test]
fn a_blank_sheet_shows_nobodys_answers_and_says_every_condition() {
    let pages = text(&sheets::barriers().pages(&everything(Copy::Blank)));
    assert!(!pages.contains("third week") && !pages.contains("K-7Q4M") && !pages.contains("19 November"));
    for words in [
        "Only if you ticked a, b or c in 6",
        "Only if you ticked d in 6",
        "Only if you ticked i or j in 6",
        "Only if you ticked a Yes in 15",
        "If you ticked e: If you were threatened",
        "Tick one. Left open, it counts as no.",
        "(then tick no other)",
    ] {
        assert!(pages.contains(words), "{words}");
    }
}

#[test]
fn after_supervision_is_there_by_choice() {
    let with = text(&sheets::barriers().pages(&everything(Copy::Blank)));
    let without =
        text(&sheets::barriers().pages(&PageOptions { after_supervision: false, ..everything(Copy::Blank) }));
    assert!(with.contains("After supervision") && !without.contains("After supervision"));
}

#[test]
fn comments_stand_in_the_margin_by_letter_and_none_is_lost() {
    let sheet = sheets::reviewed();
    let pages = text(&sheet.pages(&everything(Copy::Review)));
    for words in
        ["A", "B", "What might the smile have been looking after?", "Supervisor, 24 November", "a reply would help"]
    {
        assert!(pages.contains(words), "{words}");
    }
    let mut crowded = sheets::reviewed();
    let long = "There is a great deal to be said about this. ".repeat(20);
    for nth in 0..12 {
        let words = format!("{long} End {nth}.");
        crowded.comment(&format!("c{nth}"), attune::worksheet::CommentKind::Offer, "A1", Some("a shrug"), &words);
    }
    let crowded = crowded.pages(&everything(Copy::Review));
    let pages = text(&crowded);
    assert!((0..12).all(|nth| pages.contains(&format!("End {nth}."))));
    assert!(pages.contains("Comments"));
    crate::checks::sound(&crowded);
}

#[test]
fn the_clients_own_sheet_says_nothing_of_ours_and_nothing_of_what_was_skipped() {
    let mut hand = Hand::open("ideal-life");
    hand.writes("already", "The garden in the morning");
    let all = hand.sheet().template.items().map(|(_, item)| item.id.clone()).collect();
    let theirs = PageOptions { copy: Copy::Completed, ask_first: all, carries: false, ..PageOptions::default() };
    let pages = text(&hand.pages(&theirs));
    assert!(pages.contains("The garden in the morning"), "everything that never leaves is on the client's copy");
    let blank = text(&hand.pages(&everything(Copy::Blank)));
    for (page, copy) in [(&pages, "completed"), (&blank, "blank")] {
        for ours in ["Left open", "Keep locked", "Client code", "You can stop anywhere", "Sheet 1.0.0", "Training"] {
            assert!(!page.contains(ours), "{copy}: {ours}");
        }
    }
    assert!(blank.contains("You can stop at any point."), "but this is said");
    assert!(!blank.contains("Do not interpret"), "what the therapist reads is not on the client's paper");
}

const ASKED: &str = r#"Template(
    id: "sheet", version: "1.0.0", language: "en", title: "Sheet", minutes: 5,
    sections: [
        Section(title: "One", items: {
            "code": ClientCode(ask: "Client code"),
            "still": LongText(ask: "What stays?"),
            "free": LongText(ask: "What is free?"),
            "asked": LongText(ask: "What is delicate?", sharing: AskFirst),
            "never": LongText(ask: "What is mine?", sharing: Never),
            "why": YesNo(ask: "Is there more?"),
            "hidden": LongText(ask: "What is hidden?", show_if: Chosen("why", ["yes"])),
        }),
        Section(title: "After supervision", folded: true, items: {
            "later": LongText(ask: "What did I take from it?"),
        }),
    ],
)"#;

const NEWER: &str = r#"Template(
    id: "sheet", version: "1.1.0", language: "en", title: "Sheet", minutes: 5,
    sections: [ Section(title: "One", items: { "still": LongText(ask: "What stays?") }) ],
)"#;

/// All that was asked but one question is gone in the newer version: what is left are kept answers.
fn renewed() -> Hand {
    let template = |text: &str| -> Arc<Template> {
        let checked = read("sheet.ron", text, &|_| None);
        assert_eq!(checked.diagnostics, [], "{text}");
        Arc::new(checked.template.unwrap())
    };
    let mut hand = Hand::begin(&template(ASKED));
    hand.set("why", Answer::One(Pick::Id(id("yes"))));
    for (item, words) in [
        ("code", "K-7Q4M"),
        ("still", "This stays."),
        ("free", "Free as air."),
        ("asked", "Delicate as glass."),
        ("never", "Mine alone."),
        ("hidden", "Out of sight."),
        ("later", "Taken from supervision."),
    ] {
        hand.writes(item, words);
    }
    hand.set("why", Answer::One(Pick::Id(id("no"))));
    let outcome = Outcome::of(&hand.sheet().template, &hand.sheet().content.answers);
    let words = |id: &Id| answer_in_words(hand.sheet(), &outcome, id);
    let renewed = renewal(hand.sheet(), template(NEWER), &words).renewed;
    hand.does(Change::Renew(Box::new(renewed)));
    assert_eq!(hand.sheet().content.former.len(), 7, "all but one are kept");
    hand
}

/// Kept answers that leave, the same on every way out.
fn kept(hand: &Hand, options: &PageOptions) -> BTreeSet<&'static str> {
    let words =
        ["K-7Q4M", "Free as air.", "Delicate as glass.", "Mine alone.", "Out of sight.", "Taken from supervision."];
    let found = |text: &str| words.into_iter().filter(|words| text.contains(words)).collect::<BTreeSet<_>>();
    let outcome = Outcome::of(&hand.sheet().template, &hand.sheet().content.answers);
    let on_paper = found(&text(&hand.pages(options)));
    assert_eq!(found(&markdown(hand.sheet(), &outcome, &Leaving::from(options))), on_paper, "Markdown");
    assert_eq!(found(&file::write(&carried::as_printed(hand.sheet(), &outcome, options))), on_paper, "carried");
    on_paper
}

#[test]
fn kept_answers_leave_by_the_rules_of_their_questions() {
    let hand = renewed();
    let free = BTreeSet::from(["K-7Q4M", "Free as air.", "Taken from supervision."]);
    let own = PageOptions::default();
    assert_eq!(kept(&hand, &own), free, "what stays home unless ticked stays home");
    let bare = PageOptions { client_code: false, after_supervision: false, ..own.clone() };
    assert_eq!(kept(&hand, &bare), BTreeSet::from(["Free as air."]));
    let other = PageOptions { ask_first: BTreeSet::from([id("asked")]), ..own.clone() };
    assert_eq!(kept(&hand, &other), free, "a question's tick is not that of a kept answer");
    let former = BTreeSet::from(["asked", "hidden", "never"].map(id));
    let ticked = PageOptions { former, ..own };
    let more = BTreeSet::from(["Delicate as glass.", "Out of sight.", "Mine alone."]);
    assert_eq!(kept(&hand, &ticked), &free | &more);
    let review = PageOptions { copy: Copy::Review, boxes: true, ..ticked };
    assert_eq!(kept(&hand, &review), BTreeSet::new(), "a review copy has none");
}

#[test]
fn what_hangs_on_the_last_option_beside_other_columns_is_told_by_its_letter() {
    let pages = text(&Hand::open("boundary-decision").pages(&everything(Copy::Blank)));
    assert!(pages.contains("If you ticked f: Speak to your supervisor"), "{pages}");
    let words = pages.split_once("I would not want this known").expect("the option").0;
    assert_eq!(words.trim_end().rsplit(|c: char| c.is_whitespace()).next(), Some("f"));
}

#[test]
fn what_the_only_column_of_given_rows_asks_is_said_once() {
    let mut sheet = Hand::open("supervision-prep");
    for row in ["reason", "where"] {
        let at = At::cell(id("situation"), id(row), id("line"));
        sheet.does(Change::Set { at, answer: Answer::Text(format!("Words on {row}")) });
    }
    for copy in [Copy::Blank, Copy::Completed, Copy::Review] {
        let pages = text(&sheet.pages(&everything(copy)));
        assert_eq!(pages.matches("In one line").count(), 1, "{copy:?}: {pages}");
    }
}

#[test]
fn two_columns_that_are_written_in_are_equally_wide() {
    let pages = Hand::open("session-debrief").pages(&everything(Copy::Blank));
    let x = |words: &str| {
        let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
        let own = blocks.filter(|block| block.text.trim() == words).flat_map(|block| runs(&block.marks));
        own.map(|run| run.x.0).reduce(f32::max).expect("the head")
    };
    let between = x("then I will") - x("When I notice");
    assert!((between - Mm(84.0).pt().0).abs() < 0.1, "{between}");
}
