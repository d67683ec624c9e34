//! What stands on paper, and what stays home.

use attune::{
    base::Mm,
    page::{Copy, PageOptions, Pages},
    worksheet::{Answer, At, Change},
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
