//! Adding, taking out and moving rows.

use std::sync::Arc;

use super::{Hand, NOTHING, Place, find, fits::fits_row, together};
use crate::{
    base::Id,
    template::{Rows, Table},
    worksheet::{Answer, At, Change, Refused, Row, RowChange, rows},
};

impl Hand<'_> {
    pub(super) fn row(&mut self, item: &Id, change: &RowChange) -> Result<Change, Refused> {
        let template = Arc::clone(&self.sheet.template);
        let at = At::item(item.clone());
        let place = find(&template, &self.sheet.content.answers, &at).ok_or(Refused::NoSuchPlace)?;
        self.check_side(&place)?;
        let Place::Item(found) = place else { return Err(Refused::NoSuchPlace) };
        let crate::template::Kind::Table(table) = &found.kind else { return Err(Refused::NoSuchPlace) };
        let Rows::Free { most, .. } = table.rows else { return Err(Refused::DoesNotFit) };
        let before = self.sheet.content.answers.get(item.as_str()).clone();
        let after = rows::gathered(table, changed(table, &before, usize::from(most), change)?);
        if after == before {
            return Ok(NOTHING);
        }
        Ok(together(Change::Set { at, answer: before }, self.put(item, after)))
    }
}

fn changed(table: &Table, before: &Answer, most: usize, change: &RowChange) -> Result<Vec<Row>, Refused> {
    let mut spread = rows::spread_out(table, before);
    let place = |rows: &[Row], id: &Id| rows.iter().position(|r| r.id == *id).ok_or(Refused::NoSuchPlace);
    match change {
        RowChange::Add { index, row } => {
            if *index > spread.len() {
                return Err(Refused::NoSuchPlace);
            }
            if spread.iter().any(|r| r.id == row.id) {
                return Err(Refused::DoesNotFit);
            }
            if spread.len() >= most {
                return Err(Refused::TooMany);
            }
            spread.insert(*index, fits_row(table, row)?);
        }
        RowChange::Remove(id) => {
            let at = place(&spread, id)?;
            spread.remove(at);
        }
        RowChange::Move { row, to } => {
            let at = place(&spread, row)?;
            if *to >= spread.len() {
                return Err(Refused::NoSuchPlace);
            }
            let moved = spread.remove(at);
            spread.insert(*to, moved);
        }
    }
    Ok(spread)
}
