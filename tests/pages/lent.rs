//! Faces that are lent: letters that the bundled faces lack stand on paper as they are written.
//!
//! The font is made here, so that the test is the same on every machine: each
//! letter is a box, and each is a little wider than the one before it.

use std::sync::Arc;

use attune::{
    faces::{Face, Spare, Spares},
    page::{Copy, GlyphRun, PageOptions, Pages, lay_out_with},
    print::{prove_and_write, write},
    worksheet::Outcome,
};

use crate::{
    checks::{answer_on_paper, runs, sound},
    sheets::{Hand, everything},
};

/// Hebrew, one Chinese letter, Arabic digits, and the sign that encloses them.
fn letters() -> Vec<char> {
    ('א'..='ת').chain(['漢', ' ', '١', '٢', SIGN]).collect()
}

/// The end of a verse: its ink is wider than its own room, for the digits in it.
const SIGN: char = '\u{6DD}';

/// A TrueType file with a box for each letter (ISO/IEC 14496-22).
fn font() -> Vec<u8> {
    let mut letters = letters();
    letters.sort_unstable();
    let count = u16::try_from(letters.len() + 1).unwrap();
    let sign = u16::try_from(letters.iter().position(|letter| *letter == SIGN).unwrap() + 1).unwrap();
    let wide = |glyph: u16| if glyph == sign { 150 } else { 400 + 10 * glyph };
    let be = |numbers: &[u16]| numbers.iter().flat_map(|number| number.to_be_bytes()).collect::<Vec<u8>>();
    let (mut glyf, mut loca, mut hmtx) = (Vec::new(), Vec::new(), Vec::new());
    for glyph in 0..count {
        loca.extend(u32::try_from(glyf.len()).unwrap().to_be_bytes());
        hmtx.extend(be(&[wide(glyph), 50]));
        let blank = glyph > 0 && letters[usize::from(glyph) - 1] == ' ';
        if !blank {
            let (right, top) = if glyph == sign { (1600, 650) } else { (wide(glyph) - 50, 600) };
            glyf.extend(be(&[1, 50, 0, right, top, 3, 0]));
            glyf.extend([1, 1, 1, 1]);
            glyf.extend(be(&[50, right - 50, 0, 0u16.wrapping_sub(right - 50), 0, 0, top, 0]));
        }
    }
    loca.extend(u32::try_from(glyf.len()).unwrap().to_be_bytes());
    let mut cmap = be(&[0, 1, 3, 10, 0, 12, 12, 0]);
    let groups = u32::try_from(letters.len()).unwrap();
    for number in [16 + 12 * groups, 0, groups] {
        cmap.extend(number.to_be_bytes());
    }
    for (letter, glyph) in letters.iter().zip(1u32..) {
        for number in [u32::from(*letter), u32::from(*letter), glyph] {
            cmap.extend(number.to_be_bytes());
        }
    }
    let mut head = be(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000]);
    head.extend([0; 16]);
    head.extend(be(&[0, 0, 1000, 800, 0, 8, 2, 1, 0]));
    let mut hhea = be(&[1, 0, 800, 0u16.wrapping_sub(200), 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0]);
    hhea.extend(be(&[count]));
    let mut maxp = be(&[1, 0, count]);
    maxp.extend([0; 26]);
    let name: Vec<u8> = "Boxes-Lent".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut names = be(&[0, 1, 18, 3, 1, 0x409, 6, u16::try_from(name.len()).unwrap(), 0]);
    names.extend(name);
    let tables: [(&[u8], Vec<u8>); 8] = [
        (b"cmap", cmap),
        (b"glyf", glyf),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", hmtx),
        (b"loca", loca),
        (b"maxp", maxp),
        (b"name", names),
    ];
    let mut file = be(&[1, 0, 8, 128, 3, 0]);
    let mut at = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        file.extend(*tag);
        for number in [0, at, table.len()] {
            file.extend(u32::try_from(number).unwrap().to_be_bytes());
        }
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in &tables {
        file.extend(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// Lends the font for the letters that it has.
struct Lender(Spare);

impl Spares for Lender {
    fn face_for(&self, letters: &str, _: &str) -> Option<Spare> {
        letters.chars().all(|letter| self::letters().contains(&letter)).then_some(self.0)
    }
}

fn pages(words: &str, copy: Copy) -> Pages {
    let spare = Spare::open(Box::leak(font().into_boxed_slice()), 0).unwrap();
    assert_eq!(spare.name(), "Boxes-Lent");
    let lender: Arc<dyn Spares> = Arc::new(Lender(spare));
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    hand.writes("A1", words);
    let sheet = hand.sheet();
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    lay_out_with(sheet, &outcome, &PageOptions { copy, ..everything(Copy::Completed) }, &lender)
}

fn lent(pages: &Pages) -> Vec<&GlyphRun> {
    let all = pages.pages.iter().flat_map(|page| &page.blocks).flat_map(|block| runs(&block.marks));
    all.filter(|run| matches!(run.face, Face::Spare(_))).collect()
}

#[test]
fn hebrew_stands_from_right_to_left_reads_in_order_and_is_proved() {
    let words = "calm שלום עולם calm";
    let pages = pages(words, Copy::Completed);
    assert!(pages.missing.is_empty(), "{:?}", pages.missing);
    sound(&pages);
    assert_eq!(answer_on_paper(&pages, "A1"), words);
    let lent = lent(&pages);
    let [run] = lent.as_slice() else { panic!("two words of one script are one run, not {}", lent.len()) };
    assert!(run.rtl && run.text.trim() == "שלום עולם", "{:?}", run.text);
    let first = run.glyphs.iter().position(|glyph| glyph.text.0 == 0).unwrap();
    assert_eq!(first, run.glyphs.len() - 1, "the first letter is the rightmost");
    // The proof compares the shape of each glyph with that of the font that was lent.
    assert!(prove_and_write(&pages).unwrap().glyphs > words.chars().count());
    assert_eq!(write(&pages).unwrap(), write(&self::pages(words, Copy::Completed)).unwrap(), "same font, same bytes");
}

#[test]
fn a_paragraph_of_hebrew_begins_at_the_right_edge_and_goes_on_below() {
    let words = "שלום עולם ".repeat(40);
    let pages = pages(&words, Copy::Completed);
    sound(&pages);
    let right = |run: &&&GlyphRun| run.x + run.glyphs.iter().map(|glyph| glyph.advance).sum();
    let lent = lent(&pages);
    assert!(lent.len() > 3, "it takes several lines");
    let edges: Vec<f32> = lent.iter().map(|run| right(&run).mm().0).collect();
    assert!(edges.iter().all(|edge| (edge - 190.0).abs() < 0.1), "{edges:?}");
    prove_and_write(&pages).unwrap();
}

#[test]
fn chinese_and_small_pictures_are_shown_and_what_nobody_lends_is_named() {
    let pages = pages("漢 and 🙂👩‍👩‍👧 and ཀ", Copy::Review);
    let missing: Vec<char> = pages.missing.iter().map(|missing| missing.letter).collect();
    assert_eq!(missing, ['ཀ']);
    assert_eq!(lent(&pages).len(), 1);
    let emoji = pages.pages.iter().flat_map(|page| &page.blocks).flat_map(|block| runs(&block.marks));
    let emoji: Vec<&GlyphRun> = emoji.filter(|run| run.face == Face::Emoji).collect();
    assert_eq!(emoji.iter().map(|run| run.glyphs.len()).sum::<usize>(), 2, "a family is one picture");
    sound(&pages);
    prove_and_write(&pages).unwrap();
}

#[test]
fn a_sign_encloses_its_digits_and_takes_the_room_of_its_ink_where_there_are_none() {
    for words in ["שלום \u{6DD} עולם", "שלום \u{6DD}١٢ עולם", "\u{6DD}", "\u{6DD}\u{6DD}١ ١٢"] {
        let pages = pages(words, Copy::Completed);
        assert!(pages.missing.is_empty(), "{:?}", pages.missing);
        assert_eq!(answer_on_paper(&pages, "A1"), words);
        prove_and_write(&pages).unwrap_or_else(|why| panic!("{}: {why}", words.escape_unicode()));
    }
    // Digits stand in the sign before them; what else it lies over is a fault.
    let pages = pages("שלום \u{6DD}١٢ עולם", Copy::Completed);
    let sign = |run: &GlyphRun| run.text.contains(SIGN);
    let own = lent(&pages);
    let run = own.iter().find(|run| sign(run)).unwrap();
    let wide: f32 = run.glyphs.iter().map(|glyph| glyph.advance.0).sum();
    let ink = 1.6 * run.size.0;
    assert!((wide - ink).abs() < 0.1, "the digits stand within the ink: {wide} of {ink}");
    let mut broken = pages.clone();
    let blocks = broken.pages.iter_mut().flat_map(|page| &mut page.blocks);
    for mark in blocks.flat_map(|block| &mut block.marks) {
        if let attune::page::Mark::Glyphs(run) = mark
            && sign(run)
        {
            run.x += attune::base::Pt(14.0);
        }
    }
    let fault = prove_and_write(&broken).unwrap_err();
    assert!(format!("{fault:?}").contains("Overlap"), "{fault:?}");
}
