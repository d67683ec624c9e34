//! Bytes that nobody meant: every reader of the locked folder refuses them or reads them, and never panics.
//!
//! Good files are changed at random, by a fixed sequence: bits turned, parts
//! cut out, doubled, exchanged, words of the formats put in between.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

use attune::{
    base::Id,
    seal::{self, Head, Keys, Payload},
    template,
    worksheet::{answers_file, file},
};

use super::folder::{few_or, sheet};

/// No input may keep a reader longer.
const LONGEST: Duration = Duration::from_secs(1);
/// Words that the formats know, and numbers at the edges of what they hold.
const WORDS: &[&str] = &[
    "Worksheet(",
    "format: 1,",
    "content: ",
    "answers: {",
    "Text(\"",
    "\")",
    "((((((((",
    "]]]]",
    "r#\"",
    "\"#",
    "/*",
    "*/",
    "//",
    "-1",
    "18446744073709551616",
    "1e999",
    "\u{feff}",
    "\u{202e}",
    "\0",
    "None",
    "Some(",
    "#![enable(",
    "-> X25519 ",
    "-> scrypt ",
    "--- ",
    "age-encryption.org/v1\n",
    "doc=",
    " rev=",
    " tag=",
    "{}",
    "''",
    "\\u{110000}",
];

/// A fixed sequence of random numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }
}

fn change(good: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = good[dice.roll(good.len())].clone();
    for _ in 0..=dice.roll(4) {
        let len = bytes.len();
        let (from, to) = (dice.roll(len + 1), dice.roll(len + 1));
        let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 400));
        match dice.roll(7) {
            0 if len > 0 => bytes[dice.roll(len)] ^= 1 << dice.roll(8),
            1 => bytes.truncate(from),
            2 => drop(bytes.drain(from..to)),
            3 => {
                let doubled = bytes[from..to].to_vec();
                bytes.splice(to..to, doubled);
            }
            4 => {
                let other = &good[dice.roll(good.len())];
                let cut = dice.roll(other.len() + 1);
                bytes.splice(from..to, other[cut..other.len().min(cut + 300)].to_vec());
            }
            5 => drop(bytes.splice(from..from, WORDS[dice.roll(WORDS.len())].bytes())),
            _ if len > 0 => bytes[dice.roll(len)] = u8::try_from(dice.roll(256)).unwrap(),
            _ => {}
        }
    }
    bytes
}

/// Tries a reader; says how many inputs it took and how many of them it read.
fn try_reader(name: &str, good: &[Vec<u8>], times: usize, read: impl Fn(&[u8]) -> bool) {
    for one in good {
        assert!(read(one), "{name}: a good file is read");
    }
    let (mut dice, mut taken, mut longest) = (Dice(0x5eed_0000 + name.len() as u64), 0, Duration::ZERO);
    for at in 0..times {
        let bytes = change(good, &mut dice);
        let began = Instant::now();
        let done = catch_unwind(AssertUnwindSafe(|| read(&bytes)));
        longest = longest.max(began.elapsed());
        taken += usize::from(done.unwrap_or_else(|_| panic!("{name}: input {at} ends in a panic")));
    }
    println!("{name}: {times} executions, {taken} read, {} refused, longest {longest:.1?}", times - taken);
    assert!(longest < LONGEST, "{name}: one input takes {longest:.1?}");
    assert!(taken < times, "{name}: nothing is refused, so nothing was tried");
}

#[test]
fn sealed_files_and_what_is_in_them() {
    let (keys, _) = Keys::fresh(Id::known("folder")).unwrap();
    let head = Head { doc: Id::known("abcd"), rev: 3, base: Some([7; 32]) };
    let payloads: Vec<Vec<u8>> =
        ["(a: 1)", "", &"word ".repeat(900)].map(|text| Payload::write(&head, text, &keys)).to_vec();
    let [daily, paper] = keys.readers();
    let sealed: Vec<Vec<u8>> =
        payloads.iter().map(|payload| seal::seal(payload, &[&daily, &paper]).unwrap()).collect();
    let times = few_or(300_000, 6_000);
    try_reader("sealed file", &sealed, times, |bytes| seal::open(bytes, keys.daily(), 1 << 20).is_ok());
    try_reader("payload", &payloads, times, |bytes| Payload::read(bytes, &keys).is_ok());
}

#[test]
fn worksheets_templates_and_answers() {
    let sheets: Vec<Vec<u8>> = ["one line", "Ünïcode \"quoted\" \\ and\nlines"]
        .map(|words| file::write(&sheet("abcd", words)).into_bytes())
        .into();
    try_reader("worksheet", &sheets, few_or(200_000, 4_000), |bytes| file::read_bytes(bytes).is_ok());

    let templates: Vec<Vec<u8>> =
        ["just-a-line", "four-stages", "three-strands"].map(|id| template_text(id).into_bytes()).into();
    let blocks = |id: &Id| template::shelf::look_up(id);
    try_reader("template", &templates, few_or(200_000, 4_000), |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| template::read("x.ron", text, &blocks).template.is_some())
    });

    let answers: Vec<Vec<u8>> = vec![b"{\"line\": \"some words\"}".to_vec(), b"{}".to_vec()];
    let blank = sheet("abcd", "x");
    try_reader("answers", &answers, few_or(300_000, 6_000), |bytes| {
        std::str::from_utf8(bytes).is_ok_and(|text| answers_file::read(&blank.template, text).diagnostics.is_empty())
    });
}

fn template_text(id: &str) -> String {
    template::shelf::template(id).unwrap().texts.template.to_string()
}
