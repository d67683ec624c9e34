//! What the glyphs of a run say: clusters, and how runs join to a text.
//!
//! A PDF shows glyphs and maps each to words. Where one glyph always says the
//! same, that map is enough; everything else has its words written beside it.
//! Here runs are taken apart into pieces that each say one thing.

use std::ops::Range;

use crate::page::{Block, Glyph, GlyphRun, Mark};

/// A soft hyphen: what an added hyphen reads as, so that readers join the word.
pub(super) const SOFT_HYPHEN: &str = "\u{ad}";

/// Some glyphs of a run that stand for one stretch of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cluster<'r> {
    /// Which glyphs, in visual order.
    pub glyphs: Range<usize>,
    /// The words they stand for.
    pub text: &'r str,
    /// Whether it is a hyphen that is not in the text.
    pub added_hyphen: bool,
}

/// What stands between a run and the next one in the block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// Nothing: the word goes on, or the runs bring their own space.
    None,
    /// A space that no glyph shows.
    Space,
    /// The end of a paragraph that no glyph shows.
    Paragraph,
}

/// Takes a run apart into clusters, in visual order.
///
/// Glyphs without a text of their own belong to the cluster before them.
pub(super) fn clusters(run: &GlyphRun) -> Vec<Cluster<'_>> {
    let mut out: Vec<Cluster<'_>> = Vec::with_capacity(run.glyphs.len());
    let hyphen_at = added_hyphen(run);
    let mut last: Option<(u32, u32)> = None;
    for (index, glyph) in run.glyphs.iter().enumerate() {
        if hyphen_at == Some(index) {
            out.push(Cluster { glyphs: index..index + 1, text: SOFT_HYPHEN, added_hyphen: true });
            last = None;
            continue;
        }
        let nothing = glyph.text.0 >= glyph.text.1;
        match out.last_mut() {
            Some(cluster) if !cluster.added_hyphen && (nothing || last == Some(glyph.text)) => {
                cluster.glyphs.end = index + 1;
            }
            _ => {
                let text = run.text.get(glyph.text.0 as usize..glyph.text.1 as usize).unwrap_or("");
                out.push(Cluster { glyphs: index..index + 1, text, added_hyphen: false });
                last = Some(glyph.text);
            }
        }
    }
    out
}

/// The clusters as they are read, with their glyphs and where the pen of each stands.
///
/// From right to left the last comes first, and a letter before the marks on
/// it. They are written in this order as well, so that whoever reads a page
/// as it is written reads it in order.
pub(super) fn in_reading_order<'c, 'g, 'r>(
    run: &'g GlyphRun,
    clusters: &'c [Cluster<'r>],
) -> impl Iterator<Item = (&'c Cluster<'r>, Vec<(&'g Glyph, f32)>)> {
    let mut pen = run.x.0;
    let mut placed: Vec<(&'c Cluster<'r>, Vec<(&'g Glyph, f32)>)> = Vec::with_capacity(clusters.len());
    for cluster in clusters {
        let mut own = Vec::with_capacity(cluster.glyphs.len());
        for glyph in run.glyphs.get(cluster.glyphs.clone()).unwrap_or_default() {
            own.push((glyph, pen));
            pen += glyph.advance.0;
        }
        if run.rtl {
            own.reverse();
        }
        placed.push((cluster, own));
    }
    if run.rtl {
        placed.reverse();
    }
    placed.into_iter()
}

/// Whether the clusters of a run, read one after the other, say its whole text.
///
/// If not (a character that no glyph stands for) the run as a whole gets its
/// words written beside it.
pub(super) fn says_itself(run: &GlyphRun, clusters: &[Cluster<'_>]) -> bool {
    let said: usize = clusters.iter().filter(|c| !c.added_hyphen).map(|c| c.text.len()).sum();
    said == run.text.len()
}

/// The text of a run as it is read: with a soft hyphen where one was added.
pub(super) fn read_text(run: &GlyphRun) -> String {
    let mut text = run.text.clone();
    if run.hyphenated {
        text.push_str(SOFT_HYPHEN);
    }
    text
}

/// How each run of a block joins the next one.
pub(super) fn joins(block: &Block) -> Vec<Join> {
    let runs: Vec<&GlyphRun> = runs(block).collect();
    let mut rest = block.text.as_str();
    let mut out = Vec::with_capacity(runs.len());
    for (index, run) in runs.iter().enumerate() {
        let Some(after) = skip(rest, &run.text) else {
            // The proof will say where text and runs part.
            out.resize(runs.len(), Join::None);
            return out;
        };
        rest = after.trim_start();
        let between = after.get(..after.len() - rest.len()).unwrap_or("");
        let next = runs.get(index + 1);
        let spaced = run.text.ends_with(char::is_whitespace)
            || next.is_none_or(|next| next.text.is_empty() || next.text.starts_with(char::is_whitespace));
        out.push(match between {
            "" => Join::None,
            _ if between.contains('\n') && next.is_some() => Join::Paragraph,
            _ if spaced => Join::None,
            _ => Join::Space,
        });
    }
    out
}

/// The shaped runs of a block, in reading order.
pub(super) fn runs(block: &Block) -> impl Iterator<Item = &GlyphRun> {
    block.marks.iter().filter_map(|mark| match mark {
        Mark::Glyphs(run) => Some(run),
        _ => None,
    })
}

/// What is left of `text` after the characters of `said`, white space apart.
fn skip<'t>(text: &'t str, said: &str) -> Option<&'t str> {
    let mut rest = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let mut end = 0;
    for wanted in said.chars().filter(|c| !c.is_whitespace()) {
        let (at, found) = rest.next()?;
        if found != wanted {
            return None;
        }
        end = at + found.len_utf8();
    }
    text.get(end..)
}

fn added_hyphen(run: &GlyphRun) -> Option<usize> {
    let at = if run.rtl { 0 } else { run.glyphs.len().checked_sub(1)? };
    let glyph = run.glyphs.get(at)?;
    (run.hyphenated && glyph.text.0 >= glyph.text.1).then_some(at)
}
