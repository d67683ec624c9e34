//! Good files that are changed at random, by a fixed sequence: bits turned, parts
//! cut out, doubled, exchanged, words of the formats put in between.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

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
pub fn try_reader(name: &str, good: &[Vec<u8>], times: usize, read: impl Fn(&[u8]) -> bool) {
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
