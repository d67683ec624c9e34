//! Finding words on finished pages: where they stand, line by line.
//!
//! Case, accents and line ends do not count, as in the search of *My worksheets*.
//! Not here: running heads and footers, which are on every page.

use super::model::{Block, BlockRole, GlyphRun, Mark, Page, Pages};
use crate::{base::Pt, worksheet::folded};

/// Words that were found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The page, from 0.
    pub page: usize,
    /// Where they stand: left, top, width, height; one place for each stretch of a line.
    pub places: Vec<(Pt, Pt, Pt, Pt)>,
}

/// A letter as it is compared, and where it stands.
struct Letter {
    folded: char,
    place: Option<Stand>,
}

/// Where a letter stands: in which run, from where to where.
#[derive(Clone, Copy)]
struct Stand {
    run: usize,
    left: f32,
    right: f32,
}

/// Finds words on pages, in the order in which they are read; nothing for no words.
#[must_use]
pub fn find(pages: &Pages, words: &str) -> Vec<Found> {
    let wanted: Vec<char> = folded(&words.split_whitespace().collect::<Vec<_>>().join(" ")).chars().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (nth, page) in pages.pages.iter().enumerate() {
        for block in page.blocks.iter().filter(|block| block.role != BlockRole::Artifact && !block.text.is_empty()) {
            in_block(block, nth, &wanted, &mut all);
        }
    }
    all
}

/// The words of a page as they are read.
#[must_use]
pub fn words_of(page: &Page) -> String {
    let read = page.blocks.iter().filter(|block| block.role != BlockRole::Artifact && !block.text.is_empty());
    read.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn in_block(block: &Block, page: usize, wanted: &[char], all: &mut Vec<Found>) {
    let runs: Vec<&GlyphRun> = block
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Glyphs(run) => Some(run),
            _ => None,
        })
        .collect();
    let letters = letters(block, &runs);
    let mut at = 0;
    while let Some(rest) = letters.get(at..at + wanted.len()) {
        if rest.iter().zip(wanted).all(|(letter, wanted)| letter.folded == *wanted) {
            all.push(Found { page, places: places(rest, &runs) });
            at += wanted.len();
        } else {
            at += 1;
        }
    }
}

/// The letters of a block in the order of its text, each where its run has it.
fn letters(block: &Block, runs: &[&GlyphRun]) -> Vec<Letter> {
    let mut drawn = runs.iter().enumerate().flat_map(|(nth, run)| stands(nth, run));
    let mut out: Vec<Letter> = Vec::with_capacity(block.text.len());
    for letter in block.text.chars() {
        if letter.is_whitespace() {
            if out.last().is_some_and(|last| last.folded != ' ') {
                out.push(Letter { folded: ' ', place: None });
            }
            continue;
        }
        let place = drawn.next();
        let mut buffer = [0; 4];
        out.extend(folded(letter.encode_utf8(&mut buffer)).chars().map(|folded| Letter { folded, place }));
    }
    out
}

/// Where each letter of a run stands that is not white space, in the order of its text.
fn stands(nth: usize, run: &GlyphRun) -> Vec<Stand> {
    let mut edges: Vec<(u32, f32, f32)> = Vec::with_capacity(run.glyphs.len());
    let mut pen = run.x.0;
    for glyph in &run.glyphs {
        edges.push((glyph.text.0, pen, pen + glyph.advance.0));
        pen += glyph.advance.0;
    }
    edges.sort_by_key(|(start, ..)| *start);
    let stand = |at: usize| {
        let end = edges.partition_point(|(start, ..)| *start as usize <= at);
        let start = edges.get(end.saturating_sub(1)).map_or(0, |(start, ..)| *start);
        let own = edges.iter().filter(|(own, ..)| *own == start);
        let (left, right) = own.fold((f32::MAX, f32::MIN), |(l, r), (_, left, right)| (l.min(*left), r.max(*right)));
        Stand { run: nth, left, right }
    };
    run.text.char_indices().filter(|(_, letter)| !letter.is_whitespace()).map(|(at, _)| stand(at)).collect()
}

/// The stretches of lines on which letters stand.
fn places(letters: &[Letter], runs: &[&GlyphRun]) -> Vec<(Pt, Pt, Pt, Pt)> {
    let mut all: Vec<Stand> = Vec::new();
    for stand in letters.iter().filter_map(|letter| letter.place) {
        match all.last_mut() {
            Some(last) if last.run == stand.run => {
                last.left = last.left.min(stand.left);
                last.right = last.right.max(stand.right);
            }
            _ => all.push(stand),
        }
    }
    let place = |stand: Stand| {
        let run = runs.get(stand.run)?;
        let (top, high) = (run.baseline.0 - 0.85 * run.size.0, 1.15 * run.size.0);
        Some((Pt(stand.left), Pt(top), Pt(stand.right - stand.left), Pt(high)))
    };
    all.into_iter().filter_map(place).collect()
}
