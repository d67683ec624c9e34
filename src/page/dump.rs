//! Pages as readable text, for golden files and for looking things up.

use std::fmt::Write;

use super::model::{Block, Mark, Pages};
use crate::base::Pt;

/// What stands where on each page: role, item, place in millimetres, words.
///
/// Answers are in it: for tests and for the person who asked, never for logs.
#[must_use]
pub fn dump(pages: &Pages) -> String {
    let mut out = String::new();
    let _infallible =
        writeln!(out, "{} · {} · {:?} · {} pages", pages.meta.title, pages.meta.code, pages.paper, pages.pages.len());
    for (nth, page) in pages.pages.iter().enumerate() {
        let _infallible = writeln!(out, "\n== page {}", nth + 1);
        for block in &page.blocks {
            block_line(block, &mut out);
        }
    }
    for missing in &pages.missing {
        let _infallible = writeln!(out, "missing U+{:04X} in {:?}", u32::from(missing.letter), missing.item);
    }
    out
}

fn block_line(block: &Block, out: &mut String) {
    let item = block.item.as_ref().map(|id| format!(" [{id}]")).unwrap_or_default();
    let _infallible = write!(out, "{:?}{item}", block.role);
    if let Some((x, y)) = first_place(block) {
        let _infallible = write!(out, " {:.1},{:.1}", x.mm().0, y.mm().0);
    }
    let drawn = block.marks.iter().filter(|mark| !matches!(mark, Mark::Glyphs(_))).count();
    if drawn > 0 {
        let _infallible = write!(out, " +{drawn}");
    }
    let lines = block.marks.iter().filter_map(|mark| match mark {
        Mark::Glyphs(run) => Some(run),
        _ => None,
    });
    let mut last: Option<Pt> = None;
    let mut text = String::new();
    for run in lines {
        if last.is_some_and(|baseline| (baseline.0 - run.baseline.0).abs() > 0.5) {
            text.push('⏎');
        }
        last = Some(run.baseline);
        text.push_str(&run.text);
        if run.hyphenated {
            text.push('‐');
        }
    }
    if !text.is_empty() {
        let _infallible = write!(out, " {text}");
    }
    out.push('\n');
}

fn first_place(block: &Block) -> Option<(Pt, Pt)> {
    let place = |mark: &Mark| match mark {
        Mark::Glyphs(run) => (run.x, run.baseline),
        Mark::Line { from, .. } => *from,
        Mark::Path { points, .. } => points.first().copied().unwrap_or_default(),
        Mark::Frame { rect, .. } | Mark::Fill { rect } => (rect.0, rect.1),
        Mark::Circle { centre, .. } => *centre,
        Mark::Field(field) => (field.rect.0, field.rect.1),
    };
    let words = block.marks.iter().find(|mark| matches!(mark, Mark::Glyphs(_)));
    words.or_else(|| block.marks.first()).map(place)
}
