//! Comments on words: how their anchors move when the text changes.
//!
//! An anchor keeps its quotation for good. Text put in at either edge stays
//! outside; when all its words are gone it closes to a point.

use super::{Hand, texts::Splice};
use crate::{
    base::Id,
    template::Item,
    worksheet::{Anchor, At, Change, Worksheet},
};

/// A comment on words of an answer that is about to change.
pub(super) struct Held {
    comment: Id,
    anchor: Anchor,
    text: String,
}

impl Hand<'_> {
    /// The comments on words of this item, with the texts as they are.
    pub(super) fn hold_anchors(&self, item: &Id) -> Vec<Held> {
        let on_words = self.sheet.review.comments.iter().filter_map(|comment| match &comment.anchor {
            Anchor::Words { at, .. } if at.item == *item => Some((comment, at)),
            _ => None,
        });
        on_words
            .map(|(comment, at)| Held {
                comment: comment.id.clone(),
                anchor: comment.anchor.clone(),
                text: self.sheet.text(at).to_owned(),
            })
            .collect()
    }

    /// Moves the anchors after their texts changed; gives back the changes that move them back.
    pub(super) fn follow_anchors(&mut self, held: Vec<Held>, splice: Option<Splice<'_>>) -> Vec<Change> {
        let mut back = Vec::new();
        for Held { comment, anchor, text } in held {
            let Anchor::Words { at, start, end, quote } = &anchor else { continue };
            let (offset, removed, inserted) = match splice {
                Some(splice) if splice.at == at => (splice.offset, splice.removed, splice.inserted),
                _ => difference(&text, self.sheet.text(at)),
            };
            let (start, end) = moved((*start, *end), offset, removed, inserted);
            let new = Anchor::Words { at: at.clone(), start, end, quote: quote.clone() };
            if new != anchor && self.put_anchor(&comment, new) {
                back.push(Change::Anchor { comment, anchor });
            }
        }
        back
    }

    fn put_anchor(&mut self, id: &Id, anchor: Anchor) -> bool {
        let found = self.sheet.review.comments.iter_mut().find(|c| c.id == *id);
        found.map(|comment| comment.anchor = anchor).is_some()
    }

    /// The text at a place, for a comment on words of it.
    pub(super) fn quoted(&self, at: &At, start: usize, end: usize) -> Option<&str> {
        self.sheet.text(at).get(start..end)
    }
}

/// The anchor if its place is still there; else at its words, wherever they stand now, or closed to
/// a point with its quotation, or at the whole sheet.
///
/// A file that was put together elsewhere may hold a comment beside other words than it was made for.
pub(in crate::worksheet) fn standing(sheet: &Worksheet, anchor: &Anchor) -> Anchor {
    let asks = |id: &Id| {
        let template = &sheet.template;
        template.item(id.as_str()).is_some_and(Item::asks) || template.statement(id.as_str()).is_some()
    };
    match anchor {
        Anchor::Words { at, start, end, quote } if asks(&at.item) => {
            let text = sheet.text(at);
            let (start, end) = if text.get(*start..*end).is_some() {
                (*start, *end)
            } else {
                let found = text.find(quote.as_str()).filter(|_| start < end && !quote.is_empty());
                found.map_or((0, 0), |start| (start, start + quote.len()))
            };
            Anchor::Words { at: at.clone(), start, end, quote: quote.clone() }
        }
        Anchor::Item(item) if sheet.template.item(item.as_str()).is_some() || asks(item) => anchor.clone(),
        _ => Anchor::Sheet,
    }
}

/// Where a stretch lies after a splice.
fn moved((start, end): (usize, usize), offset: usize, removed: usize, inserted: usize) -> (usize, usize) {
    let past = offset + removed;
    if end <= offset {
        return (start, end);
    }
    if start >= past {
        return (start - removed + inserted, end - removed + inserted);
    }
    let new_start = if start < offset { start } else { offset + inserted };
    let new_end = if end > past { end - removed + inserted } else { offset };
    if new_end > new_start { (new_start, new_end) } else { (offset, offset) }
}

/// The one stretch in which two texts differ: offset, bytes gone, bytes new.
fn difference(old: &str, new: &str) -> (usize, usize, usize) {
    let same = |(a, b): &(char, char)| a == b;
    let prefix: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old_rest, new_rest) = (old.get(prefix..).unwrap_or(""), new.get(prefix..).unwrap_or(""));
    let ends = old_rest.chars().rev().zip(new_rest.chars().rev());
    let suffix: usize = ends.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    (prefix, old_rest.len() - suffix, new_rest.len() - suffix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_moves_with_its_words_and_closes_when_they_are_gone() {
        // Words stand at 5..10.
        for (splice, expected) in [
            ((0, 0, 3), (8, 13)),
            ((5, 0, 3), (8, 13)),
            ((10, 0, 3), (5, 10)),
            ((7, 0, 3), (5, 13)),
            ((7, 2, 0), (5, 8)),
            ((3, 4, 1), (4, 7)),
            ((8, 4, 1), (5, 8)),
            ((5, 5, 4), (5, 5)),
            ((4, 8, 0), (4, 4)),
        ] {
            let (offset, removed, inserted) = splice;
            assert_eq!(moved((5, 10), offset, removed, inserted), expected, "{splice:?}");
        }
    }

    #[test]
    fn the_difference_of_two_texts_is_one_stretch_on_character_edges() {
        assert_eq!(difference("häuser", "hauser"), (1, 2, 1));
        assert_eq!(difference("aaa", "aa"), (2, 1, 0));
        assert_eq!(difference("", "x"), (0, 0, 1));
        assert_eq!(difference("same", "same"), (4, 0, 0));
    }
}
