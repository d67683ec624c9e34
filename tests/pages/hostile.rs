//! Hostile words and hostile files: nothing is lost, nothing breaks.
//!
//! Chance comes from a fixed seed, so that a failure can be repeated; how much
//! was tried is printed. `ATTUNE_TEST_SCALE=10` tries ten times as much.

use std::{panic, sync::Arc, time::Instant};

use attune::{
    exchange::{Leaving, carried},
    page::{Copy, PageOptions, Paper},
    print::{foreign, prove_and_lock, prove_and_write},
    template::{Kind, shelf},
    worksheet::Outcome,
};

use crate::{
    chance::Chance,
    checks::{answer_on_paper, sound, words_alone},
    sheets::{self, Hand, everything},
};

fn scale() -> usize {
    std::env::var("ATTUNE_TEST_SCALE").ok().and_then(|scale| scale.parse().ok()).unwrap_or(1)
}

/// Words as nobody would write them, and as some do.
fn hostile(chance: &mut Chance, lines: bool) -> String {
    let pieces = [
        "words like any others, with commas; and stops. ",
        "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselloch ",
        "ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo",
        "اليوم كانت الجلسة صعبة (كثيرا) 2026 ",
        "שלום עולם נִקּוּד, ",
        "漢字とかな。한국어 中文 ",
        "👩‍👩‍👧🙂❤️🇵🇱1️⃣ ",
        "a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308} ",
        "\u{7}\u{1B}[31m\u{0}\u{7F} ",
        "\u{202E}backwards\u{202C} \u{200B}\u{FEFF}\u{AD} ",
        "fi ffi ﬁ ĳ Ǆ ß ẞ \u{1F1E6} ",
        "<b>&amp;</b> ${HOME} \\(x\\) %s {item: A1} *stars* ",
        "\u{10FFFD}\u{E000}\u{378} ",
        "ﷺ﷽ᚠཀ ",
    ];
    let mut text = String::new();
    for _ in 0..=chance.below(40) {
        text.push_str(chance.pick(&pieces));
        if lines && chance.below(6) == 0 {
            text.push_str(chance.pick(&["\n", "\n\n\n", "\r\n", "\u{2028}", "\t"]));
        }
    }
    text
}

#[test]
fn two_hundred_worksheets_of_hostile_words_lose_no_character() {
    let mut chance = Chance::new(0x5EED_CAFE);
    let (mut letters, mut answers, mut proved) = (0, 0, 0);
    let count = 200 * scale();
    for nth in 0..count {
        let shelf: Vec<_> = shelf::all().iter().collect();
        let mut hand = Hand::open(shelf[nth % shelf.len()].id);
        let template = hand.sheet().template.clone();
        let mut written = Vec::new();
        for (section, item) in template.items() {
            let lines = matches!(item.kind, Kind::LongText(_));
            if item.for_supervisor || !(lines || matches!(item.kind, Kind::ShortText(_))) || chance.below(3) == 0 {
                continue;
            }
            let words = hostile(&mut chance, lines);
            hand.writes(item.id.as_str(), &words);
            written.push((section, item, words));
        }
        let copy = if chance.below(3) == 0 { Copy::Review } else { Copy::Completed };
        let boxes = copy == Copy::Review && chance.below(2) == 0;
        let paper = if chance.below(2) == 0 { Paper::A4 } else { Paper::Letter };
        let options = PageOptions { paper, boxes, ..everything(copy) };
        let pages = hand.pages(&options);
        sound(&pages);
        let outcome = Outcome::of(&template, &hand.sheet().content.answers);
        let leaving = Leaving::from(&options);
        for (section, item, words) in &written {
            let printed = outcome.is_shown(item.id.as_str()) && leaving.has(section, item);
            let wanted = if printed { words_alone(words) } else { String::new() };
            assert_eq!(words_alone(&answer_on_paper(&pages, item.id.as_str())), wanted, "sheet {nth}, {}", item.id);
            letters += wanted.chars().count();
            answers += usize::from(printed);
        }
        if nth % 4 == 0 {
            prove_and_write(&pages).unwrap_or_else(|why| panic!("sheet {nth} ({copy:?}): {why:?}"));
            proved += 1;
        }
    }
    println!("{count} worksheets, {answers} answers, {letters} characters, each on paper; {proved} proved as PDF");
    assert!(letters > 50_000, "{letters} characters");
}

/// PDFs of ours, of each kind that is read again.
fn seeds() -> Vec<Vec<u8>> {
    let carrying = |hand: &Hand, options: &PageOptions| {
        let sheet = hand.sheet();
        let mut pages = hand.pages(options);
        let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
        pages.attached = carried::attached(sheet, &outcome, options);
        pages
    };
    let full = sheets::barriers();
    let mut seeds = Vec::new();
    for options in [
        everything(Copy::Completed),
        PageOptions { copy: Copy::Fillable, ..PageOptions::default() },
        PageOptions { boxes: true, ..everything(Copy::Review) },
    ] {
        seeds.push(prove_and_write(&carrying(&full, &options)).unwrap().pdf.to_vec());
    }
    let pages = carrying(&full, &everything(Copy::Completed));
    seeds.push(prove_and_lock(&pages, "six words", &[7; 32]).unwrap().pdf.to_vec());
    seeds
}

#[test]
fn a_pdf_that_was_tampered_with_is_refused_or_read_and_never_breaks_anything() {
    let mut chance = Chance::new(0x00DD_BA11);
    let seeds = seeds();
    let begun = Instant::now();
    let (mut tried, mut read) = (0_usize, 0_usize);
    let words: [&[u8]; 8] =
        [b"<<", b">>", b"endobj", b"99999999999999999999", b"/Kids [1 0 R]", b"stream\n", b"/Length -1", b"/Fields"];
    while tried < 300 * scale() && begun.elapsed().as_secs() < 20 * u64::try_from(scale()).unwrap() {
        let mut pdf = chance.pick(&seeds.iter().map(Vec::as_slice).collect::<Vec<_>>()).to_vec();
        for _ in 0..=chance.below(12) {
            let at = chance.below(pdf.len());
            match chance.below(5) {
                0 => pdf[at] = u8::try_from(chance.below(256)).unwrap(),
                1 => pdf[at] ^= 1 << chance.below(8),
                2 => {
                    pdf.truncate(at.max(64));
                }
                3 => {
                    let word = chance.pick(&words).to_vec();
                    pdf.splice(at..at, word);
                }
                _ => {
                    let end = (at + chance.below(400)).min(pdf.len());
                    let piece = pdf[at..end].to_vec();
                    let to = chance.below(pdf.len());
                    pdf.splice(to..to, piece);
                }
            }
        }
        let pdf = Arc::new(pdf);
        let passphrase = if chance.below(2) == 0 { "" } else { "six words" };
        let one = Instant::now();
        let result = panic::catch_unwind(|| foreign::bring(pdf, passphrase));
        let result = result.unwrap_or_else(|_| panic!("try {tried} panicked"));
        assert!(one.elapsed().as_secs() < foreign::MAX_SECS, "try {tried} took too long");
        read += usize::from(result.is_ok());
        tried += 1;
    }
    println!("{tried} PDFs tampered with, {read} of them still read");
    assert!(tried >= 50, "only {tried} in the time");
}
