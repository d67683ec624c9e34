//! Taking a worksheet over to another version of its template, and kept answers.

use super::{Hand, NOTHING};
use crate::{
    base::Id,
    worksheet::{Change, Former, Refused, Renewed, Side, State},
};

impl Hand<'_> {
    /// Only the writer takes her sheet over, and only while nobody else has it.
    pub(super) fn renew(&mut self, renewed: &Renewed) -> Result<Change, Refused> {
        let at_home = !matches!(self.sheet.review.state, State::Shared { .. });
        let hers = self.by.side == Side::Writer && at_home;
        if !(self.again || hers) {
            return Err(Refused::NotYours);
        }
        if renewed.template.id != self.sheet.template.id {
            return Err(Refused::NoSuchPlace);
        }
        let renewed_again = renewed.clone();
        // Taken back, it leaves alone what people have said to each other since.
        let before = if self.again { renewed_again.put_back(self.sheet) } else { renewed_again.put_into(self.sheet) };
        if before == *renewed {
            return Ok(NOTHING);
        }
        self.sheet.content.changed = self.when;
        Ok(Change::Renew(Box::new(before)))
    }

    /// Takes a kept answer out, or puts it back.
    pub(super) fn former(&mut self, id: &Id, former: Option<&Former>) -> Result<Change, Refused> {
        if !self.again && self.by.side != Side::Writer {
            return Err(Refused::NotYours);
        }
        let all = &mut self.sheet.content.former;
        let before = match former {
            Some(former) => all.set(id.clone(), former.clone()),
            None => all.remove(id.as_str()),
        };
        if before.as_ref() == former {
            return Ok(NOTHING);
        }
        self.sheet.content.changed = self.when;
        Ok(Change::Former { id: id.clone(), former: before.map(Box::new) })
    }
}
