//! The words: block by block, in order, nothing missing, nothing more.
//!
//! White space is compared as what it means: a gap between words. A line's
//! end is such a gap as well, unless a soft hyphen or a word cut between two
//! letters goes on over it.

use std::str::Chars;

use super::{
    Fault,
    reader::{Seen, SeenGlyph},
};
use crate::{
    base::Id,
    page::{Block, BlockRole, Page},
};

type Failure = (Option<Id>, Fault);

const SOFT_HYPHEN: char = '\u{ad}';

/// Compares a page's words with what was read, what is read out and artefacts apart.
pub(super) fn compare(page: &Page, seen: &Seen) -> Result<(), Failure> {
    for artifact in [false, true] {
        let mut found = Found::new(seen, artifact);
        for block in page.blocks.iter().filter(|block| (block.role == BlockRole::Artifact) == artifact) {
            let text = text_of(block);
            found.take(&text).map_err(|fault| (block.item.clone(), fault))?;
        }
        if found.next_letter().is_some() {
            return Err((None, Fault::ExtraWords));
        }
    }
    Ok(())
}

/// What a block must read as; a running head may leave it to its runs.
fn text_of(block: &Block) -> std::borrow::Cow<'_, str> {
    if block.role == BlockRole::Artifact && block.text.is_empty() {
        crate::print::words::runs(block).map(|run| format!("{} ", run.text)).collect::<String>().into()
    } else {
        block.text.as_str().into()
    }
}

/// The letters found on a page, with what lies between them.
struct Found<'s> {
    seen: &'s Seen,
    artifact: bool,
    /// The next glyph to look at.
    next: usize,
    /// The glyph being read, and what it still says.
    glyph: Option<&'s SeenGlyph>,
    rest: Chars<'s>,
    /// The glyph of the last letter that was not white space.
    last: Option<&'s SeenGlyph>,
    /// A soft hyphen that waits: it counts only if the text has it.
    hyphen: bool,
}

/// A letter with what came before it.
struct Letter {
    letter: char,
    /// White space was drawn before it.
    space: bool,
    /// It stands on another line or after a gap.
    gap: bool,
    /// A soft hyphen was read before it.
    hyphen: bool,
}

impl<'s> Found<'s> {
    fn new(seen: &'s Seen, artifact: bool) -> Self {
        Self { seen, artifact, next: 0, glyph: None, rest: "".chars(), last: None, hyphen: false }
    }

    /// Reads on for a block's text.
    fn take(&mut self, text: &str) -> Result<(), Fault> {
        let (mut spaced, mut typed) = (true, false);
        let mut after = 0;
        for letter in text.chars() {
            if letter.is_whitespace() {
                spaced = true;
                continue;
            }
            if letter == SOFT_HYPHEN {
                // One that was typed stands in the middle of a line as well.
                typed = true;
                continue;
            }
            let found = self.next_letter().ok_or(Fault::Words { after })?;
            if found.letter != letter {
                return Err(Fault::Words { after });
            }
            let first = after == 0;
            let together = spaced && !first && !(found.space || found.gap);
            let apart = !spaced && (found.space || (found.hyphen && !found.gap && !typed));
            if together || apart {
                return Err(Fault::Spacing { after });
            }
            after += 1;
            (spaced, typed) = (false, false);
        }
        Ok(())
    }

    /// The next letter that is not white space.
    fn next_letter(&mut self) -> Option<Letter> {
        let mut space = false;
        loop {
            for letter in self.rest.by_ref() {
                if letter.is_whitespace() {
                    space = true;
                } else if letter == SOFT_HYPHEN {
                    self.hyphen = true;
                } else {
                    let gap = match (self.last, self.glyph) {
                        (Some(last), Some(glyph)) => stands_apart(last, glyph),
                        _ => true,
                    };
                    self.last = self.glyph;
                    let hyphen = std::mem::take(&mut self.hyphen);
                    return Some(Letter { letter, space, gap, hyphen });
                }
            }
            let glyph = self.seen.glyphs.get(self.next)?;
            self.next += 1;
            if glyph.artifact == self.artifact {
                self.glyph = Some(glyph);
                self.rest = self.seen.says(glyph).chars();
            }
        }
    }
}

/// Whether a reader sees a gap between two glyphs.
fn stands_apart(last: &SeenGlyph, glyph: &SeenGlyph) -> bool {
    if std::ptr::eq(last, glyph) {
        return false;
    }
    let size = last.size.max(glyph.size);
    let edge = last.ink.map_or(last.at.x, |ink| ink.x1);
    let begin = glyph.ink.map_or(glyph.at.x, |ink| ink.x0);
    let other_line = (last.at.y - glyph.at.y).abs() > 0.5 * size;
    other_line || begin < last.at.x - 0.5 * size || begin - edge > 0.15 * size
}
