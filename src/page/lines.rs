//! Line breaking: where the words of a text go on below.
//!
//! Ragged right. A line ends where Unicode allows it; a word longer than its
//! column is hyphenated by the rules of the language, and where it has no
//! such place, it goes on at the next letter. The space at a line's end stays
//! in the line, so that the text reads back whole.
//!
//! Not here: page breaks.

use std::{ops::Range, sync::Arc};

use hypher::Lang;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    model::GlyphRun,
    rich::Rich,
    shape::{Shaped, Shaper},
    style::Style,
};
use crate::{
    base::{Mm, Pt},
    faces::Spares,
};

/// The longest word, in bytes, that is hyphenated by rule; beyond it stands no word.
const LONGEST: usize = 200;

/// A line of text, not yet on a page: it begins at 0 on baseline 0.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its glyphs, in reading order.
    pub runs: Vec<GlyphRun>,
    /// Its words, with the space at its end.
    pub text: String,
    /// How wide it is without the space at its end.
    pub width: Pt,
    /// Whether it begins a paragraph other than the first.
    pub paragraph: bool,
    /// The bytes of the text it stands for.
    pub range: Range<usize>,
}

/// Sets text: shaping, lines, and what could not be shown.
pub(super) struct Setter {
    /// The shaper.
    pub shaper: Shaper,
    segmenter: LineSegmenterBorrowed<'static>,
    language: Option<Lang>,
}

impl Setter {
    /// A setter for texts in this language, such as `en`.
    pub fn new(language: &str, spares: &Arc<dyn Spares>) -> Self {
        let code = language.as_bytes().first_chunk::<2>().copied();
        Self {
            shaper: Shaper::new(language, spares),
            segmenter: LineSegmenter::new_auto(icu_segmenter::options::LineBreakOptions::default()),
            language: code.and_then(Lang::from_iso),
        }
    }

    /// Breaks a text into lines no wider than the column.
    pub fn set(&mut self, rich: &Rich, style: Style, width: Mm) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut start = 0;
        for piece in rich.text.split('\n') {
            let end = start + piece.len();
            if !piece.trim().is_empty() {
                let paragraph = !lines.is_empty();
                let first = lines.len();
                self.paragraph(rich, start..end, style, width.pt().0, &mut lines);
                if let Some(line) = lines.get_mut(first) {
                    line.paragraph = paragraph;
                }
            }
            start = end + 1;
        }
        lines
    }

    /// The first line only, as wide as it gets: for labels and numbers.
    pub fn one(&mut self, words: &str, style: Style) -> Line {
        self.one_rich(&Rich::plain(words), style)
    }

    /// The first line only, with looks.
    pub fn one_rich(&mut self, rich: &Rich, style: Style) -> Line {
        let lines = self.set(rich, style, Mm(10_000.0));
        lines.into_iter().next().unwrap_or(Line {
            runs: Vec::new(),
            text: String::new(),
            width: Pt::ZERO,
            paragraph: false,
            range: 0..0,
        })
    }

    fn paragraph(&mut self, rich: &Rich, range: Range<usize>, style: Style, width: f32, lines: &mut Vec<Line>) {
        let faces: Vec<_> = rich
            .looks
            .iter()
            .filter(|(end, _)| *end > range.start)
            .map(|(end, look)| (end - range.start, style.face_of(*look)))
            .collect();
        let text = rich.text.get(range.clone()).unwrap_or("").to_owned();
        let shaped = self.shaper.shape(text, &faces, style.size);
        let breaks: Vec<usize> = self.segmenter.segment_str(shaped.text()).skip(1).collect();
        for (part, hyphen) in greedy(&shaped, &breaks, width, self.language) {
            let trimmed = trimmed(shaped.text(), &part);
            let mut own = shaped.width(part.start..trimmed);
            let mut runs = shaped.line(&mut self.shaper, part.clone(), hyphen);
            if hyphen {
                own += shaped.hyphen_width(part.end);
            }
            if shaped.is_rtl() {
                let all: Pt = runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.advance).sum();
                shift(&mut runs, width - all.0);
            }
            lines.push(Line {
                runs,
                text: shaped.text().get(part.clone()).unwrap_or("").to_owned(),
                width: Pt(own),
                paragraph: false,
                range: range.start + part.start..range.start + part.end,
            });
        }
    }
}

impl Line {
    /// Moves the line to where it stands.
    pub fn at(self, x: Pt, baseline: Pt) -> Vec<GlyphRun> {
        let mut runs = self.runs;
        for run in &mut runs {
            run.x += x;
            run.baseline = baseline;
        }
        runs
    }
}

fn shift(runs: &mut [GlyphRun], by: f32) {
    for run in runs {
        run.x += Pt(by);
    }
}

/// Where the line's visible part ends.
fn trimmed(text: &str, part: &Range<usize>) -> usize {
    part.start + text.get(part.clone()).unwrap_or("").trim_end().len()
}

/// Takes as much into each line as fits; says whether a hyphen is added.
fn greedy(shaped: &Shaped, breaks: &[usize], width: f32, language: Option<Lang>) -> Vec<(Range<usize>, bool)> {
    let mut lines = Vec::new();
    let (mut start, mut good) = (0, None);
    let fits = |from: usize, to: usize| shaped.width(from..trimmed(shaped.text(), &(from..to))) <= width + 0.01;
    for &end in breaks {
        loop {
            if fits(start, end) {
                good = Some(end);
                break;
            }
            if let Some(at) = good.take() {
                lines.push((start..at, false));
                start = at;
                continue;
            }
            let (at, hyphen) = inside_word(shaped, start..end, width, language);
            if at >= end {
                good = Some(end);
                break;
            }
            lines.push((start..at, hyphen));
            start = at;
        }
    }
    if start < shaped.text().len() {
        lines.push((start..shaped.text().len(), false));
    }
    lines
}

/// Where a word that is longer than its column goes on below.
fn inside_word(shaped: &Shaped, word: Range<usize>, width: f32, language: Option<Lang>) -> (usize, bool) {
    let text = shaped.text().get(word.clone()).unwrap_or("");
    // Letters torn apart lose their kerning, and may take a hair more room.
    let reserve = shaped.size() * 0.08;
    let room = |at: usize, hyphen: f32| shaped.width(word.start..at) + hyphen + reserve <= width;
    if let Some(language) = language {
        let hyphen = shaped.hyphen_width(word.start + 1);
        let by_rule = syllable_ends(text, language).map(|at| word.start + at);
        if let Some(at) = by_rule.take_while(|at| room(*at, hyphen)).filter(|at| shaped.may_cut(*at)).last() {
            return (at, true);
        }
    }
    let ends = text.grapheme_indices(true).map(|(at, g)| word.start + at + g.len());
    let graphemes = ends.filter(|at| *at == word.end || shaped.may_cut(*at));
    let mut first = None;
    let mut last = None;
    for at in graphemes {
        first = first.or(Some(at));
        if !room(at, 0.0) {
            break;
        }
        last = Some(at);
    }
    (last.or(first).unwrap_or(word.end), false)
}

/// Where the syllables of the words in a text end, but for the last of each word.
fn syllable_ends(text: &str, language: Lang) -> impl Iterator<Item = usize> {
    let fits = |word: &str| word.len() <= LONGEST && word.chars().all(char::is_alphabetic);
    let words = text.unicode_word_indices().filter(move |(_, word)| fits(word));
    words.flat_map(move |(start, word)| {
        let mut at = start;
        let ends: Vec<usize> = hypher::hyphenate(word, language)
            .map(|syllable| {
                at += syllable.len();
                at
            })
            .collect();
        let inner = ends.len().saturating_sub(1);
        ends.into_iter().take(inner)
    })
}
