//! Two hundred worksheets that chance made, as somebody who trusts nobody would try them.
//!
//! Any kinds of question, any answers, letters of every script the system has
//! fonts for; each laid out with those fonts, written and proved as the window
//! does it, and read once more from outside by `pdftotext`, character by
//! character. In a run among all tests it ends when its time is over, and says
//! how far it came; with `ATTUNE_LONG=1` it goes to the end.

use std::{collections::BTreeMap, fs, process::Command, time::Instant};

use attune::{
    page::{Copy, PageOptions, Paper, lay_out_with},
    print::prove_and_write,
    shell::fonts,
    worksheet::Outcome,
};
use unicode_normalization::UnicodeNormalization;

use crate::{
    chance::{Chance, sheet},
    checks::{answer_on_paper, sound, words_alone},
};

/// How long it may take among all tests.
const SECS: u64 = 25;

/// Soft hyphens, and what Unicode keeps for no letter ever: readers leave it out.
const fn is_nothing(letter: char) -> bool {
    letter == '\u{ad}' || (letter as u32) & 0xFFFE == 0xFFFE || matches!(letter, '\u{FDD0}'..='\u{FDEF}')
}

/// How often each character is there; what nobody can see and readers leave out is not counted.
fn counted(text: &str) -> BTreeMap<char, usize> {
    let mut all = BTreeMap::new();
    for letter in text.nfc().filter(|c| !c.is_whitespace() && !c.is_control() && !is_nothing(*c)) {
        *all.entry(letter).or_default() += 1;
    }
    all
}

/// What of a text was found too seldom: each character, how often it should be there, how often it is.
fn missing(words: &str, found: &BTreeMap<char, usize>) -> Vec<(char, usize, usize)> {
    let there = |letter: &char| found.get(letter).copied().unwrap_or(0);
    let all = counted(words).into_iter();
    all.filter(|(letter, times)| there(letter) < *times)
        .map(|(letter, times)| (letter, times, there(&letter)))
        .collect()
}

/// What a reader from outside finds in a PDF.
fn from_outside(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.pdf");
    fs::write(&path, pdf).unwrap();
    let told = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&path).arg("-").output();
    let told = told.unwrap_or_else(|error| panic!("pdftotext is needed (Debian package poppler-utils): {error}"));
    assert!(told.status.success(), "pdftotext");
    String::from_utf8_lossy(&told.stdout).into_owned()
}

#[test]
fn two_hundred_worksheets_by_chance_lose_no_character() {
    let long = std::env::var_os("ATTUNE_LONG").is_some();
    let spares = fonts::of_system();
    let begun = Instant::now();
    let (mut tried, mut letters, mut pages_of_all, mut wrong) = (0, 0, 0, Vec::new());
    for nth in 0..200 {
        if !long && begun.elapsed().as_secs() > SECS {
            break;
        }
        let mut chance = Chance::new(u64::try_from(nth).unwrap() + 1);
        let template = sheet::template(&mut chance, nth);
        let (sheet, written) = sheet::filled(&mut chance, &template);
        let options = PageOptions {
            paper: if chance.once_in(2) { Paper::A4 } else { Paper::Letter },
            copy: chance.pick(&[Copy::Completed, Copy::Completed, Copy::Review, Copy::Blank, Copy::Fillable]),
            boxes: chance.once_in(2),
            scores: true,
            ..PageOptions::default()
        };
        let outcome = Outcome::of(&template, &sheet.content.answers);
        let pages = lay_out_with(&sheet, &outcome, &options, &spares);
        if let Err(why) = std::panic::catch_unwind(|| sound(&pages)) {
            let why = why.downcast_ref::<String>().map_or("", String::as_str);
            wrong.push(format!("{nth} {:?}: not sound: {why}", options.copy));
        }
        let proved = match prove_and_write(&pages) {
            Ok(proved) => proved,
            Err(why) => {
                wrong.push(format!("{nth} {:?}: {why:?}", options.copy));
                continue;
            }
        };
        tried += 1;
        pages_of_all += proved.pages;
        let outside = counted(&from_outside(&proved.pdf));
        if options.copy.is_blank() {
            continue;
        }
        for (item, words) in &written {
            let (found, wanted) = (answer_on_paper(&pages, item.as_str()), words_alone(words));
            letters += wanted.chars().count();
            let lost = missing(words, &counted(&found));
            if !lost.is_empty() {
                wrong.push(format!("{nth} {item}: not on paper: {lost:?}"));
            }
        }
        let all: String = written.iter().map(|(_, words)| words.as_str()).collect();
        let lost = missing(&all, &outside);
        if !lost.is_empty() {
            wrong.push(format!("{nth}: lost outside: {lost:?}"));
        }
    }
    println!("{tried} worksheets by chance, {pages_of_all} pages, {letters} characters, in {:?}", begun.elapsed());
    assert!(tried > 20 || !wrong.is_empty(), "only {tried} in the time");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
