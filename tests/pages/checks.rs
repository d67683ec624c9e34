//! What must be true of any pages, whatever stands on them.

use attune::{
    base::{Mm, Pt},
    page::{BlockRole, GlyphRun, Mark, Pages},
};
use unicode_normalization::UnicodeNormalization;

/// The words without what only separates them.
pub fn words_alone(text: &str) -> String {
    text.nfc().filter(|c| !c.is_whitespace()).collect()
}

/// All that stands under an item as answer, over all pages, in order.
pub fn answer_on_paper(pages: &Pages, item: &str) -> String {
    let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
    let own = blocks.filter(|b| b.role == BlockRole::Answer && b.item.as_ref().is_some_and(|id| id == item));
    own.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
}

pub fn runs(marks: &[Mark]) -> impl Iterator<Item = &GlyphRun> {
    marks.iter().filter_map(|mark| match mark {
        Mark::Glyphs(run) => Some(run),
        _ => None,
    })
}

/// Width without the spaces at its end.
fn seen_width(run: &GlyphRun) -> Pt {
    let blank = |glyph: &&attune::page::Glyph| {
        run.text
            .get(glyph.text.0 as usize..glyph.text.1 as usize)
            .is_some_and(|t| t.trim().is_empty() && !t.is_empty())
    };
    let all: Pt = run.glyphs.iter().map(|glyph| glyph.advance).sum();
    let trailing: Pt = run.glyphs.iter().rev().take_while(blank).map(|glyph| glyph.advance).sum();
    all - trailing
}

/// Panics if text is lost inside a run or block, stands outside, or over other text.
pub fn sound(pages: &Pages) {
    let (width, height) = pages.paper.size();
    let left = (width.mm() - Mm(170.0)) * 0.5;
    let (top, bottom) = (Mm(18.0), height.mm() - Mm(18.0));
    for (nth, page) in pages.pages.iter().enumerate() {
        for block in &page.blocks {
            let drawn: String = runs(&block.marks).map(|run| run.text.as_str()).collect();
            // Letter by letter: composing again could join an accent to the line before it.
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(letters(&drawn), letters(&block.text), "page {}: a block draws its text", nth + 1);
            for run in runs(&block.marks) {
                covers_its_text(run);
                let right = (run.x + seen_width(run)).mm();
                // A space at a line's end may stand beside the column.
                let by = if run.text.trim().is_empty() { 1.5 } else { 0.05 };
                let inside = run.x.mm().0 >= left.0 - by && right.0 <= left.0 + 170.0 + by;
                assert!(
                    inside,
                    "page {}: {} … {} at {:?}, {:?}: {:?}",
                    nth + 1,
                    run.x.mm().0,
                    right.0,
                    block.role,
                    run.face,
                    run.text.escape_unicode().to_string()
                );
                if block.role != BlockRole::Artifact {
                    let base = run.baseline.mm();
                    // The sentence of the foot is read out on the last page.
                    let foot = (base.0 - bottom.0 - 8.4).abs() < 0.05 && nth + 1 == pages.pages.len();
                    assert!((base.0 > top.0 && base.0 < bottom.0) || foot, "page {}: baseline {}", nth + 1, base.0);
                }
            }
        }
        apart(&page.blocks.iter().flat_map(|block| runs(&block.marks)).collect::<Vec<_>>(), nth);
    }
}

/// Every byte of a run's text belongs to a glyph.
fn covers_its_text(run: &GlyphRun) {
    let mut ranges: Vec<(u32, u32)> = run.glyphs.iter().map(|glyph| glyph.text).collect();
    ranges.sort_unstable();
    let mut at = 0;
    for (start, end) in ranges {
        assert!(start <= at, "bytes {at} to {start} of a run have no glyph");
        at = at.max(end);
    }
    assert_eq!(at as usize, run.text.len(), "the end of a run has no glyph");
}

fn apart(all: &[&GlyphRun], page: usize) {
    let high = |run: &GlyphRun| (run.baseline.0 - run.size.0 * 0.55, run.baseline.0 + run.size.0 * 0.12);
    for (nth, one) in all.iter().enumerate() {
        for other in all.iter().skip(nth + 1) {
            let (a, b) = (high(one), high(other));
            let down = a.1.min(b.1) - a.0.max(b.0);
            let across = (one.x + seen_width(one)).0.min((other.x + seen_width(other)).0) - one.x.0.max(other.x.0);
            assert!(
                down < 0.2 || across < 0.2,
                "page {}: text over text at {:?} and {:?}: {:?} {:?}",
                page + 1,
                (one.x.mm(), one.baseline.mm()),
                (other.x.mm(), other.baseline.mm()),
                one.text,
                other.text
            );
        }
    }
}

/// How far down a page answers and what belongs to them go, without the signature at its foot.
pub fn answers_end(pages: &Pages, page: usize) -> f32 {
    let mut pages = pages.clone();
    pages.pages[page].blocks.retain(|block| block.item.is_some());
    filled(&pages, page)
}

/// How far down a page is filled, from the top of its text (0) to the bottom (1).
pub fn filled(pages: &Pages, page: usize) -> f32 {
    let (_, height) = pages.paper.size();
    let (top, bottom) = (18.0, height.mm().0 - 18.0);
    let marks = pages.pages[page].blocks.iter().flat_map(|block| &block.marks);
    let ends = marks.map(|mark| match mark {
        Mark::Glyphs(run) => run.baseline,
        Mark::Line { from, to, .. } => Pt(from.1.0.max(to.1.0)),
        Mark::Path { points, .. } => points.iter().fold(Pt::ZERO, |a, p| a.max(p.1)),
        Mark::Frame { rect, .. } | Mark::Fill { rect } => rect.1 + rect.3,
        Mark::Field(field) => field.rect.1 + field.rect.3,
        Mark::Circle { centre, radius, .. } => centre.1 + *radius,
    });
    let lowest = ends.map(|y| y.mm().0).filter(|y| *y <= bottom + 0.05).fold(0.0, f32::max);
    (lowest - top) / (bottom - top)
}
