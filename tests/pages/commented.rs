//! A review copy with comments: all of them on paper, none over another.

use std::{collections::BTreeSet, sync::Arc};

use attune::{
    base::{Id, Moment, Pt},
    exchange::{Leaving, markdown::markdown},
    faces::Face,
    page::{BlockRole, Copy, PageOptions, Pages, Paper, lay_out},
    print::prove_and_write,
    template::{Sharing, Template, shelf},
    worksheet::{Anchor, At, Author, Comment, CommentKind, Outcome, Side, Worksheet},
};

use crate::{
    chance::shelf::{Much, filled},
    checks::{runs, sound},
    sheets::{Hand, everything, id},
};

fn comment(nth: usize, anchor: Anchor, text: &str) -> Comment {
    Comment {
        id: id(&format!("c{nth}")),
        by: Author { name: "Anna Nowak".to_owned(), side: Side::Reviewer },
        when: Moment::parse("2026-11-24T12:00:00+01:00").unwrap(),
        kind: CommentKind::Offer,
        anchor,
        text: text.to_owned(),
        action: None,
        replies: Vec::new(),
        settled: None,
    }
}

/// The sheet with these words on every item that asks for something, so many times.
fn on_every_item(mut sheet: Worksheet, words: &str, times: usize) -> Worksheet {
    let items: Vec<_> = sheet.template.items().map(|(_, item)| item).filter(|item| item.asks()).collect();
    let items: Vec<_> = items.into_iter().map(|item| item.id.clone()).collect();
    let comments = items.iter().flat_map(|item| std::iter::repeat_n(item, times)).enumerate();
    let comments = comments.map(|(nth, item)| comment(nth, Anchor::Item(item.clone()), &format!("n{nth}: {words}")));
    sheet.review.comments = comments.collect();
    sheet
}

fn options(template: &Template, paper: Paper) -> PageOptions {
    let ask_first = template.items().map(|(_, item)| item.id.clone()).collect();
    PageOptions { paper, ask_first, client_code: true, after_supervision: true, ..everything(Copy::Review) }
}

fn laid_out(sheet: &Worksheet, paper: Paper) -> Pages {
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    lay_out(sheet, &outcome, &options(&sheet.template, paper))
}

fn comments_on_paper(pages: &Pages) -> Vec<&str> {
    let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
    blocks.filter(|block| block.role == BlockRole::Comment).map(|block| block.text.as_str()).collect()
}

fn is_whole(name: &str, sheet: &Worksheet, paper: Paper) -> usize {
    let pages = laid_out(sheet, paper);
    sound(&pages);
    if let Err(fault) = prove_and_write(&pages) {
        panic!("{name} {paper:?}: {fault}");
    }
    let found = comments_on_paper(&pages);
    let begin: BTreeSet<&str> = found.iter().filter_map(|text| text.split_once(':')).map(|(nth, _)| nth).collect();
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let own = options(&sheet.template, paper);
    let may_leave = |comment: &&Comment| {
        let item = sheet.template.item(comment.anchor.item().unwrap().as_str()).unwrap();
        item.sharing != Sharing::Never && outcome.is_shown(item.id.as_str())
    };
    assert!(own.comments, "comments are on by themselves");
    for comment in sheet.review.comments.iter().filter(may_leave) {
        let nth = comment.text.split_once(':').unwrap().0;
        assert!(begin.contains(nth), "{name} {paper:?}: a comment on {} is missing", comment.anchor.item().unwrap());
    }
    found.len()
}

#[test]
fn a_comment_on_every_item_of_every_shipped_sheet_is_printed_and_proved() {
    let mut found = 0;
    let long = "What was it like to write this down? I wonder, and would like to hear more of it. ".repeat(3);
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        for (nth, (words, times)) in [("Thank you.", 1), (long.trim(), 1), ("Yes.", 3)].into_iter().enumerate() {
            let sheet = on_every_item(filled(&template, Much::Full), words, times);
            for paper in [Paper::A4, Paper::Letter] {
                found += is_whole(&format!("{} {nth}", shipped.id), &sheet, paper);
            }
        }
    }
    assert!(found > 2_000, "{found} comments");
}

#[test]
fn a_comment_on_what_was_left_open_is_on_paper_and_names_its_question() {
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    hand.writes("A1", "It was quiet.");
    let sheet = on_every_item(hand.sheet().clone(), "And this?", 1);
    is_whole("barriers", &sheet, Paper::A4);
    let pages = laid_out(&sheet, Paper::A4);
    let item = sheet.template.item("A3").unwrap();
    let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
    let own: Vec<&str> = blocks.filter(|b| b.item.as_ref() == Some(&item.id)).map(|b| b.text.as_str()).collect();
    assert!(own.iter().any(|text| text.contains(&item.ask)), "{own:?}");
}

#[test]
fn what_must_stay_home_takes_its_comments_along() {
    for shipped in shelf::all() {
        let template: Arc<Template> = shelf::template(shipped.id).unwrap();
        let sheet = on_every_item(filled(&template, Much::Full), "Thank you.", 1);
        let outcome = Outcome::of(&template, &sheet.content.answers);
        let options = PageOptions { ask_first: BTreeSet::default(), ..options(&template, Paper::A4) };
        let pages = lay_out(&sheet, &outcome, &options);
        let home = template.items().map(|(_, item)| item).filter(|item| item.sharing != Sharing::Free);
        let home: BTreeSet<&Id> = home.map(|item| &item.id).collect();
        let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
        let left =
            blocks.filter(|b| b.role == BlockRole::Comment && b.item.as_ref().is_some_and(|id| home.contains(id)));
        assert_eq!(left.count(), 0, "{}", shipped.id);
    }
}

#[test]
fn a_comment_is_in_the_markdown_wherever_its_answer_went() {
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    hand.writes("A1", "It was quiet.");
    hand.writes("H2", "K-7Q4M");
    let mut sheet = on_every_item(hand.sheet().clone(), "And this?", 1);
    let quote = "an old song".to_owned();
    let at = At::item(id("A6"));
    let gone = Anchor::Words { at, start: 0, end: 0, quote };
    sheet.review.comments.push(comment(900, gone, "On words out of sight."));
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    assert!(!outcome.is_shown("A6"));
    let text = |leaving: &Leaving| markdown(&sheet, &outcome, leaving);
    let all = text(&Leaving::everything());
    for comment in &sheet.review.comments {
        let own = format!("> {}", comment.text);
        assert_eq!(all.lines().filter(|line| line.trim_end() == own).count(), 1, "{own}");
    }
    assert!(!all.contains("an old song"), "what is out of sight is not quoted");
    // A comment on what stays home stays home, and is counted.
    let code = sheet.review.comments.iter().find(|c| c.anchor.item().is_some_and(|item| *item == id("H2"))).unwrap();
    let without = text(&Leaving { client_code: false, ..Leaving::everything() });
    assert!(!without.contains(&code.text));
    assert!(without.contains("One comment is about an answer that stays home"), "{without}");
    assert!(all.contains(&code.text) && !all.contains("stays home"));
}

#[test]
fn a_comment_that_moved_by_less_than_a_line_has_its_letter_once() {
    let long = "What was it like to write this down? I wonder, and would like to hear more of it. ";
    let mut near = 0;
    for words in 1..=40 {
        let mut hand = Hand::open("barriers-to-an-accepting-attitude");
        hand.writes("A1", "It was quiet.").writes("A10", "That I was sorry.");
        let text: String = long.split_inclusive(' ').cycle().take(words).collect();
        hand.comment("c1", CommentKind::Offer, "A1", None, &text);
        hand.comment("c2", CommentKind::Offer, "A10", None, "Yes.");
        let pages = hand.pages(&everything(Copy::Review));
        let all = pages.pages[0].blocks.iter().flat_map(|block| runs(&block.marks));
        let letters: Vec<_> = all.filter(|run| run.face == Face::SansBold && run.text.trim() == "B").collect();
        let asked = pages.pages[0].blocks.iter().find(|b| b.role == BlockRole::Question && b.item == Some(id("A10")));
        let asked = runs(&asked.unwrap().marks).next().unwrap().baseline.mm();
        let comment =
            pages.pages[0].blocks.iter().find(|b| b.role == BlockRole::Comment && b.text == "Yes.").unwrap();
        let comment = runs(&comment.marks).next().unwrap().baseline.mm();
        let down = (comment - asked).0;
        let baselines: Vec<f32> = letters.iter().map(|run| run.baseline.mm().0).collect();
        if down < 4.4 {
            near += usize::from(down > 0.1);
            assert_eq!(letters.len(), 1, "{words} words, {down} mm: {baselines:?}");
            assert!((baselines[0] - comment.0).abs() < 0.01, "{words}: {baselines:?}");
        } else {
            assert_eq!(letters.len(), 2, "{words} words, {down} mm: {baselines:?}");
            assert!(
                (baselines[0] - asked.0).abs() < 0.01 && (baselines[1] - comment.0).abs() < 0.01,
                "{baselines:?}"
            );
        }
    }
    assert!(near > 0, "none moved by less than a line");
}

#[test]
fn several_letters_of_a_line_stand_apart_from_the_letter_of_the_first_comment() {
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    hand.writes("A1", "It was quiet.");
    for nth in ["c1", "c2"] {
        hand.comment(nth, CommentKind::Offer, "A1", None, "Yes.");
    }
    let pages = hand.pages(&everything(Copy::Review));
    let all = || pages.pages[0].blocks.iter().flat_map(|block| runs(&block.marks));
    let letters = |words: &str| {
        let run = all().find(|run| run.face == Face::SansBold && run.text.trim() == words).unwrap();
        let wide: Pt = run.glyphs.iter().map(|glyph| glyph.advance).sum();
        (run.x.mm().0, (run.x + wide).mm().0, run.baseline.mm().0)
    };
    let (several, first) = (letters("A–B"), letters("A"));
    assert!((several.2 - first.2).abs() < 0.01, "on one line");
    assert!(first.0 - several.1 > 2.0, "{} mm apart", first.0 - several.1);
}
