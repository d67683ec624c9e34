//! The shipped sheets on paper: every copy of each is written and proved.

use attune::{
    page::{Copy, PageOptions, Pages, Paper, lay_out},
    print,
    template::shelf,
    worksheet::{Outcome, Worksheet},
};

use crate::{outside, sheets};

fn proved(name: &str, options: &PageOptions, pages: &Pages) {
    if let Err(fault) = print::prove_and_write(pages) {
        panic!("{name} {:?} {:?}: {fault}", options.copy, options.paper);
    }
}

#[test]
<<<<<<< HEAD
fn every_copy_of_every_blank_worksheet_is_proved() {
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        let sheet = Worksheet::begin(template, sheets::id("doc"), sheets::moment());
=======
fn every_copy_of_every_sheet_is_proved() {
    let now = Moment::parse("2026-11-19T18:54:03+01:00").unwrap();
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        let sheet = Worksheet::begin(template, Id::known("doc"), now);
>>>>>>> page
        let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
        for paper in [Paper::A4, Paper::Letter] {
            for copy in [Copy::Completed, Copy::Blank, Copy::Review] {
                let options = PageOptions { paper, copy, scores: true, ..PageOptions::default() };
<<<<<<< HEAD
                proved(shipped.id, &options, &lay_out(&sheet, &outcome, &options));
=======
                let pages = lay_out(&sheet, &outcome, &options);
                if let Err(fault) = print::prove_and_write(&pages) {
                    panic!("{} {copy:?} {paper:?}: {fault}", shipped.id);
                }
>>>>>>> page
            }
        }
    }
}

#[test]
fn every_copy_of_a_filled_in_sheet_is_proved() {
    for hand in [sheets::barriers(), sheets::validating(), sheets::context()] {
        for paper in [Paper::A4, Paper::Letter] {
            for copy in [Copy::Completed, Copy::Blank, Copy::Review] {
                let options = PageOptions { paper, ..sheets::everything(copy) };
                proved(hand.sheet().template.id.as_str(), &options, &hand.pages(&options));
            }
        }
    }
}

#[test]
fn every_word_of_a_long_answer_is_found_on_the_laid_out_pages() {
    let mut hand = sheets::Hand::open("barriers-to-an-accepting-attitude");
    let answer = outside::long_answer();
    hand.writes("A1", &answer);
    let pages = hand.pages(&sheets::everything(Copy::Completed));
    let file = outside::file(&pages);
    // The answer's column between running head and footer.
    let text = file.text_in([233, 48, 362, 738]).replace("\u{ad}\n", "");
    let lines = text.lines().filter(|line| !line.contains("continues on page"));
    let text = lines.collect::<Vec<_>>().join("\n");
    let first = answer.split_whitespace().next().unwrap();
    let found: String = text.split_whitespace().skip_while(|word| *word != first).collect();
    let wanted: String = answer.split_whitespace().collect();
    let same = found.bytes().zip(wanted.bytes()).take_while(|(a, b)| a == b).count();
    assert!(found.starts_with(&wanted), "the first {same} of {} bytes are there", wanted.len());
}
