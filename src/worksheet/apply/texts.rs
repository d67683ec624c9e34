//! Splicing texts: answers, own words, cells, *What I think now*.

use std::sync::Arc;

use super::{Hand, NOTHING, Place, answers::put_cell, answers::same_rows, find, together};
use crate::{
    base::Id,
    template::{ChoiceKind, Item, Kind},
    worksheet::{Answer, At, Change, Drawn, Later, Part, Pick, Refused, rows},
};

/// Where a text changed, for what hangs on it.
#[derive(Clone, Copy)]
pub(super) struct Splice<'e> {
    pub(super) at: &'e At,
    pub(super) offset: usize,
    pub(super) removed: usize,
    pub(super) inserted: usize,
}

impl Hand<'_> {
    pub(super) fn splice(
        &mut self,
        at: &At,
        offset: usize,
        removed: &str,
        inserted: &str,
    ) -> Result<Change, Refused> {
        let template = Arc::clone(&self.sheet.template);
        let place = find(&template, &self.sheet.content.answers, at).ok_or(Refused::NoSuchPlace)?;
        self.check_side(&place)?;
        if !holds_text(&place) {
            return Err(Refused::DoesNotFit);
        }
        let text = spliced(self.sheet.text(at), offset, removed, inserted)?;
        if removed == inserted {
            return Ok(NOTHING);
        }
        let back =
            Change::Text { at: at.clone(), offset, removed: inserted.to_owned(), inserted: removed.to_owned() };
        let splice = Splice { at, offset, removed: removed.len(), inserted: inserted.len() };
        let held = self.hold_anchors(&at.item);
        let before = self.sheet.content.answers.get(at.item.as_str());
        let mut rows_changed = matches!(before, Answer::Nothing);
        let whole = match (&place, &at.part) {
            (Place::Later, _) => {
                self.put_later(&at.item, text);
                return Ok(together(back, self.follow_anchors(held, Some(splice))));
            }
            (Place::OwnWords(item), _) if matches!(item.kind, Kind::Drawing(_)) => in_words(before, text),
            (Place::OwnWords(_), _) => own_words(before, text)?,
            (Place::Cell(_, table, column), Part::Cell { row, column: id }) => {
                let mut spread = rows::spread_out(table, before);
                let old = rows::row(before, row.as_str()).map_or(&Answer::Unanswered, |r| r.cell(id.as_str()));
                let cell = if takes_words(column) { worded(text) } else { own_words(old, text)? };
                put_cell(&mut spread, row, id, cell);
                let whole = rows::gathered(table, spread);
                rows_changed |= !same_rows(before, &whole);
                whole
            }
            _ => worded(text),
        };
        let back =
            if rows_changed { Change::Set { at: At::item(at.item.clone()), answer: before.clone() } } else { back };
        self.sheet.content.answers.put(at.item.clone(), whole, self.when);
        self.sheet.content.changed = self.when;
        Ok(together(back, self.follow_anchors(held, Some(splice))))
    }

    fn put_later(&mut self, item: &Id, text: String) {
        let content = &mut self.sheet.content;
        content.changed = self.when;
        let mut later: Vec<_> = std::mem::take(&mut content.later).into_iter().filter(|(id, _)| id != item).collect();
        if !text.is_empty() {
            // Sorted, so that undoing a removal gives the same order.
            let at = later.partition_point(|(id, _)| id < item);
            later.insert(at, (item.clone(), Later { text, changed: self.when }));
        }
        content.later = later.into_iter().collect();
    }
}

fn holds_text(place: &Place<'_>) -> bool {
    match place {
        Place::Item(item) => takes_words(item),
        Place::Cell(_, _, column) => takes_words(column) || takes_own_words(column),
        Place::OwnWords(item) => takes_own_words(item),
        Place::Later => true,
        Place::Statement(..) => false,
    }
}

fn takes_words(item: &Item) -> bool {
    matches!(item.kind, Kind::ShortText(_) | Kind::LongText(_) | Kind::ClientCode)
}

fn takes_own_words(item: &Item) -> bool {
    matches!(item.kind, Kind::Drawing(_))
        || item.choices().is_some_and(|c| c.options.values().any(|o| o.effect == ChoiceKind::OwnWords))
}

/// The same drawing with other words.
fn in_words(old: &Answer, words: String) -> Answer {
    let drawn = Drawn { words, ..old.drawn().cloned().unwrap_or_default() };
    if drawn.is_empty() { Answer::Unanswered } else { Answer::Drawn(drawn) }
}

fn worded(text: String) -> Answer {
    if text.is_empty() { Answer::Unanswered } else { Answer::Text(text) }
}

/// The same choice with other own words; they must be chosen.
fn own_words(old: &Answer, text: String) -> Result<Answer, Refused> {
    let mut answer = old.clone();
    let picks = match &mut answer {
        Answer::One(pick) => std::slice::from_mut(pick),
        Answer::Many(picks) => picks.as_mut_slice(),
        _ => return Err(Refused::NoSuchPlace),
    };
    let own = picks.iter_mut().find_map(|pick| match pick {
        Pick::Other(words) => Some(words),
        Pick::Id(_) => None,
    });
    *own.ok_or(Refused::NoSuchPlace)? = text;
    Ok(answer)
}

/// The text after a splice, if the offset is a character's edge and `removed` stands there.
fn spliced(old: &str, offset: usize, removed: &str, inserted: &str) -> Result<String, Refused> {
    let (before, rest) = old.split_at_checked(offset).ok_or(Refused::TextDiffers)?;
    let after = rest.strip_prefix(removed).ok_or(Refused::TextDiffers)?;
    Ok([before, inserted, after].concat())
}
