//! Finding words on finished pages: where they stand, line by line.
//!
//! Case, accents, and the ends of lines and pages do not count, as in the search of *My worksheets*.
//! Not here: running heads and footers, which are on every page.

use super::{
    kit::needs_no_glyph,
    model::{Block, BlockRole, GlyphRun, Mark, Page, Pages},
    place::Place,
};
use crate::{base::Pt, worksheet::folded};

/// Words that were found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The page on which they begin, from 0.
    pub page: usize,
    /// Where they stand: one place for each stretch of a line.
    pub places: Vec<Spot>,
}

/// A place on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// The page, from 0.
    pub page: usize,
    /// Left, top, width, height.
    pub rect: (Pt, Pt, Pt, Pt),
}

/// A text as it is read: over the ends of lines and pages.
#[derive(Default)]
struct Text<'p> {
    letters: Vec<Letter>,
    /// Its runs, each with its page.
    runs: Vec<(usize, &'p GlyphRun)>,
    /// The page of its last block.
    page: usize,
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
    let mut all: Vec<Found> = texts(pages).iter().flat_map(|text| text.find(&wanted)).collect();
    all.sort_by_key(|found| found.page);
    all
}

/// The texts on pages; what goes on on the next page is one.
fn texts(pages: &Pages) -> Vec<Text<'_>> {
    let mut all: Vec<Text<'_>> = Vec::new();
    let mut open: Vec<(&Place, usize)> = Vec::new();
    for (nth, page) in pages.pages.iter().enumerate() {
        for block in page.blocks.iter().filter(|block| block.role != BlockRole::Artifact && !block.text.is_empty()) {
            let before = open.iter().position(|(place, text)| {
                **place == block.place && all.get(*text).is_some_and(|text| text.page + 1 == nth)
            });
            let text = match before.and_then(|at| open.get(at)) {
                Some((_, text)) => *text,
                None => {
                    all.push(Text::default());
                    if !block.place.steps.is_empty() {
                        open.retain(|(place, _)| **place != block.place);
                        open.push((&block.place, all.len() - 1));
                    }
                    all.len() - 1
                }
            };
            if let Some(text) = all.get_mut(text) {
                text.add(block, nth);
            }
        }
        // What did not reach this page goes on nowhere.
        open.retain(|(_, text)| all.get(*text).is_some_and(|text| text.page == nth));
    }
    all
}

/// The words of a page as they are read.
#[must_use]
pub fn words_of(page: &Page) -> String {
    let read = page.blocks.iter().filter(|block| block.role != BlockRole::Artifact && !block.text.is_empty());
    read.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

impl<'p> Text<'p> {
    /// Adds a block; it goes on in the middle of a word where the page does.
    fn add(&mut self, block: &'p Block, page: usize) {
        let first = self.runs.len();
        let own = block.marks.iter().filter_map(|mark| match mark {
            Mark::Glyphs(run) => Some((page, run)),
            _ => None,
        });
        self.runs.extend(own);
        self.page = page;
        if block.begins && self.letters.last().is_some_and(|last| last.folded != ' ') {
            self.letters.push(Letter { folded: ' ', place: None });
        }
        let runs = self.runs.get(first..).unwrap_or_default();
        let mut drawn = runs.iter().enumerate().flat_map(|(nth, (_, run))| stands(first + nth, run));
        for letter in block.text.chars() {
            if letter.is_whitespace() {
                if self.letters.last().is_some_and(|last| last.folded != ' ') {
                    self.letters.push(Letter { folded: ' ', place: None });
                }
                continue;
            }
            let place = drawn.next();
            if needs_no_glyph(letter) {
                continue;
            }
            let mut buffer = [0; 4];
            let folded = folded(letter.encode_utf8(&mut buffer));
            self.letters.extend(folded.chars().map(|folded| Letter { folded, place }));
        }
    }

    fn find(&self, wanted: &[char]) -> Vec<Found> {
        let mut all = Vec::new();
        let mut at = 0;
        while let Some(rest) = self.letters.get(at..at + wanted.len()) {
            if rest.iter().zip(wanted).all(|(letter, wanted)| letter.folded == *wanted) {
                let places = self.places(rest);
                all.extend(places.first().map(|first| first.page).map(|page| Found { page, places }));
                at += wanted.len();
            } else {
                at += 1;
            }
        }
        all
    }

    /// The stretches of lines on which letters stand.
    fn places(&self, letters: &[Letter]) -> Vec<Spot> {
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
            let (page, run) = self.runs.get(stand.run)?;
            let (top, high) = (run.baseline.0 - 0.85 * run.size.0, 1.15 * run.size.0);
            Some(Spot { page: *page, rect: (Pt(stand.left), Pt(top), Pt(stand.right - stand.left), Pt(high)) })
        };
        all.into_iter().filter_map(place).collect()
    }
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
