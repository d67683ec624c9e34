//! Adding strokes to a drawing and taking them out.

use std::sync::Arc;

use super::{Hand, Place, find, fitted};
use crate::{
    base::Id,
    template::Kind,
    worksheet::{Answer, At, Change, Drawn, Refused, StrokeChange},
};

impl Hand<'_> {
    pub(super) fn stroke(&mut self, item: &Id, change: &StrokeChange) -> Result<Change, Refused> {
        let template = Arc::clone(&self.sheet.template);
        let at = At::item(item.clone());
        let place = find(&template, &self.sheet.content.answers, &at).ok_or(Refused::NoSuchPlace)?;
        self.check_side(&place)?;
        if !matches!(place, Place::Item(found) if matches!(found.kind, Kind::Drawing(_))) {
            return Err(Refused::NoSuchPlace);
        }
        let mut drawn = self.sheet.content.answers.get(item.as_str()).drawn().cloned().unwrap_or_default();
        let back = carried_out(&mut drawn, change)?;
        let answer = fitted(&place, &Answer::Drawn(drawn)).map_err(|_| Refused::TooMany)?;
        self.sheet.content.answers.put(item.clone(), answer, self.when);
        self.sheet.content.changed = self.when;
        Ok(Change::Stroke { item: item.clone(), change: back })
    }
}

/// Changes a drawing, and gives what takes that back.
fn carried_out(drawn: &mut Drawn, change: &StrokeChange) -> Result<StrokeChange, Refused> {
    match change {
        StrokeChange::Add { index, stroke } => {
            if *index > drawn.strokes.len() {
                return Err(Refused::NoSuchPlace);
            }
            drawn.strokes.insert(*index, stroke.clone());
            Ok(StrokeChange::Remove(*index))
        }
        StrokeChange::Remove(index) => {
            if *index >= drawn.strokes.len() {
                return Err(Refused::NoSuchPlace);
            }
            let stroke = drawn.strokes.remove(*index);
            Ok(StrokeChange::Add { index: *index, stroke })
        }
    }
}
