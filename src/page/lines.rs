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
    kit::kit,
    model::{Glyph, GlyphRun},
    rich::Rich,
    shape::{Shaped, Shaper},
    style::Style,
    syllables,
};
use crate::{
    base::{Mm, Pt},
    faces::{Face, Spares},
};

/// How much wider than its column a line may be, in points.
const SLACK: f32 = 0.01;
/// How near a column's edge, in sizes of its type, a torn line is measured anew: a letter may take a new form.
const CLOSE: f32 = 2.0;

/// A line of text, not yet on a page: it begins at 0 on baseline 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its glyphs, in reading order.
    pub runs: Vec<GlyphRun>,
    /// Its words, with the space at its end.
    pub text: String,
    /// How wide it is without the space at its end.
    pub width: Pt,
    /// How far from its column's left edge it begins: a text from right to left ends at the right edge.
    pub indent: Pt,
    /// Space over it: letters of some scripts reach up into the line before.
    pub above: Mm,
    /// Space under the last line of a text, for the same reason.
    pub below: Mm,
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
        Self {
            shaper: Shaper::new(language, spares),
            segmenter: LineSegmenter::new_auto(icu_segmenter::options::LineBreakOptions::default()),
            language: syllables::language(language),
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
        keep_apart(&mut lines, style);
        lines
    }

    /// The first line only, as wide as it gets: for labels and numbers.
    pub fn one(&mut self, words: &str, style: Style) -> Line {
        self.one_rich(&Rich::plain(words), style)
    }

    /// The first line only, with looks.
    pub fn one_rich(&mut self, rich: &Rich, style: Style) -> Line {
        let lines = self.set(rich, style, Mm(10_000.0));
        lines.into_iter().next().map_or_else(Line::default, Line::flush)
    }

    /// The same, ended by three dots where it is wider than there is room.
    pub fn one_within(&mut self, words: &str, style: Style, room: Mm) -> Line {
        let whole = self.one(words, style);
        if whole.width.mm() <= room {
            return whole;
        }
        let mut ends: Vec<usize> = words.grapheme_indices(true).map(|(at, _)| at).collect();
        let (mut best, mut fits) = (self.one("…", style), 0);
        while fits < ends.len() {
            let middle = fits + (ends.len() - fits) / 2;
            let short = words.get(..ends[middle]).unwrap_or("").trim_end();
            let line = self.one(&format!("{short}…"), style);
            if line.width.mm() <= room {
                (best, fits) = (line, middle + 1);
            } else {
                ends.truncate(middle);
            }
        }
        best
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
        let end = shaped.text().len();
        let breaks = self.segmenter.segment_str(shaped.text()).skip(1);
        let breaks: Vec<usize> = breaks.filter(|at| *at == end || shaped.may_cut(*at)).collect();
        for (part, hyphen) in greedy(&shaped, &mut self.shaper, &breaks, width, self.language) {
            let trimmed = trimmed(shaped.text(), &part);
            let mut runs = shaped.line(&mut self.shaper, part.clone(), hyphen);
            let mut own = seen_width(&runs, trimmed - part.start);
            if own > width + SLACK {
                // One letter wider than its column: nothing else of it can give way.
                narrow(&mut runs, width / own);
                own = width;
            }
            let mut indent = 0.0;
            if shaped.is_rtl() {
                let left = width - all_width(&runs);
                shift(&mut runs, left);
                indent = width - own;
            }
            lines.push(Line {
                runs,
                text: shaped.text().get(part.clone()).unwrap_or("").to_owned(),
                width: Pt(own),
                indent: Pt(indent),
                above: Mm::ZERO,
                below: Mm::ZERO,
                paragraph: false,
                range: range.start + part.start..range.start + part.end,
            });
        }
    }
}

impl Line {
    /// The same beginning at 0, whatever its direction: for words that stand in no column.
    pub fn flush(mut self) -> Self {
        shift(&mut self.runs, -self.indent.0);
        self.indent = Pt::ZERO;
        self
    }

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

/// Gives room to lines whose letters are higher or deeper than those that the lines were made for.
fn keep_apart(lines: &mut [Line], style: Style) {
    let room_above = style.base.pt().0;
    let mut before = 0.0;
    let count = lines.len();
    for (nth, line) in lines.iter_mut().enumerate() {
        let (deep, high) = reach(&line.runs);
        let room = if nth == 0 { room_above } else { style.line.pt().0 - before };
        line.above = Pt((high - room).max(0.0)).mm();
        if nth + 1 == count {
            line.below = Pt((deep - style.line.pt().0 + room_above).max(0.0)).mm();
        }
        before = deep;
    }
}

/// How far letters of lent faces reach below and above the baseline; the bundled ones fit their lines.
fn reach(runs: &[GlyphRun]) -> (f32, f32) {
    let (mut deep, mut high) = (0.0_f32, 0.0_f32);
    for run in runs.iter().filter(|run| matches!(run.face, Face::Spare(_))) {
        let Some(kit) = kit(run.face) else { continue };
        let scale = run.size.0 / kit.upem;
        // Marks may tower as high as they like.
        for glyph in run.glyphs.iter().filter(|glyph| glyph.advance.0 > 0.0) {
            let Some((low, top)) = kit.reach(glyph.id) else { continue };
            deep = deep.max(-low * scale - glyph.dy.0);
            high = high.max(top * scale + glyph.dy.0);
        }
    }
    (deep, high)
}

/// How wide glyph runs are together.
fn all_width(runs: &[GlyphRun]) -> f32 {
    runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.advance.0).sum()
}

/// The same without the spaces at the line's end, which begin at this byte; an added hyphen counts.
fn seen_width(runs: &[GlyphRun], words: usize) -> f32 {
    let mut before = 0;
    let mut wide = 0.0;
    for run in runs {
        let seen = |glyph: &&Glyph| before + (glyph.text.0 as usize) < words || glyph.text.0 == glyph.text.1;
        wide += run.glyphs.iter().filter(seen).map(|glyph| glyph.advance.0).sum::<f32>();
        before += run.text.len();
    }
    wide
}

/// Makes a line narrower by its size.
fn narrow(runs: &mut [GlyphRun], by: f32) {
    for run in runs {
        run.x = run.x * by;
        run.size = run.size * by;
        for glyph in &mut run.glyphs {
            (glyph.advance, glyph.dx, glyph.dy) = (glyph.advance * by, glyph.dx * by, glyph.dy * by);
        }
    }
}

/// Measures lines of a shaped paragraph.
struct Measure<'s> {
    shaped: &'s Shaped,
    shaper: &'s mut Shaper,
    width: f32,
}

impl Measure<'_> {
    /// Whether these bytes fit on one line, perhaps with a hyphen.
    ///
    /// Letters may be wider at the end of a line than beside their neighbours (ligatures, kerning): where
    /// it is close, the line itself is shaped and measured.
    fn fits(&mut self, part: Range<usize>, hyphen: bool) -> bool {
        let end = trimmed(self.shaped.text(), &part);
        let added = if hyphen { self.shaped.hyphen_width(end) } else { 0.0 };
        let wide = self.shaped.width(part.start..end) + added;
        let torn = self.shaped.tears(part.start) || self.shaped.tears(part.end);
        // Of what is drawn as one only the whole has a known width.
        let inside = !self.shaped.may_cut(part.start) || !self.shaped.may_cut(part.end);
        if inside {
            let runs = self.shaped.line(self.shaper, part.clone(), hyphen);
            return seen_width(&runs, end - part.start) <= self.width + SLACK;
        }
        if !torn || wide > self.width * 2.0 || wide < self.width - self.shaped.size() * CLOSE {
            return wide <= self.width + SLACK;
        }
        let runs = self.shaped.line(self.shaper, part.clone(), hyphen);
        seen_width(&runs, end - part.start) <= self.width + SLACK
    }
}

/// Takes as much into each line as fits; says whether a hyphen is added.
fn greedy(
    shaped: &Shaped,
    shaper: &mut Shaper,
    breaks: &[usize],
    width: f32,
    language: Option<Lang>,
) -> Vec<(Range<usize>, bool)> {
    let mut measure = Measure { shaped, shaper, width };
    let mut lines = Vec::new();
    let (mut start, mut good) = (0, None);
    for &end in breaks {
        loop {
            if measure.fits(start..end, false) {
                good = Some(end);
                break;
            }
            if let Some(at) = good.take() {
                lines.push((start..at, false));
                start = at;
                continue;
            }
            let (at, hyphen) = inside_word(&mut measure, start..end, language);
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
fn inside_word(measure: &mut Measure<'_>, word: Range<usize>, language: Option<Lang>) -> (usize, bool) {
    let shaped = measure.shaped;
    let text = shaped.text().get(word.clone()).unwrap_or("");
    let most = measure.width * 2.0;
    let room = |at: &usize| shaped.width(word.start..*at) <= most;
    if let Some(language) = language {
        let by_rule = syllables::ends(text, language).map(|at| word.start + at).take_while(room);
        let ends: Vec<usize> = by_rule.filter(|at| shaped.may_cut(*at)).collect();
        if let Some(at) = ends.into_iter().rev().find(|at| measure.fits(word.start..*at, true)) {
            return (at, true);
        }
    }
    let ends = text.grapheme_indices(true).map(|(at, g)| word.start + at + g.len());
    let mut ends = ends.filter(|at| *at == word.end || shaped.may_cut(*at));
    let Some(first) = ends.next() else { return (word.end, false) };
    if !measure.fits(word.start..first, false) {
        return (inside_letter(measure, word.start..first), false);
    }
    let more: Vec<usize> = ends.take_while(room).collect();
    let last = more.into_iter().rev().find(|at| measure.fits(word.start..*at, false));
    (last.unwrap_or(first), false)
}

/// Where signs that count as one letter go on below, if they are wider than a column: a row of skin tones.
fn inside_letter(measure: &mut Measure<'_>, letter: Range<usize>) -> usize {
    let text = measure.shaped.text().get(letter.clone()).unwrap_or("");
    let ends: Vec<usize> = text.char_indices().map(|(at, c)| letter.start + at + c.len_utf8()).collect();
    let few = ends.partition_point(|at| measure.fits(letter.start..*at, false));
    few.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(letter.end)
}
