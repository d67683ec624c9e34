//! What happens among people: the way, states, marks, comments, replies.
//!
//! The writer shares, finishes, takes up again, marks answers for supervision
//! and replies. The reviewer comments and sends back. Both may settle a
//! comment and say what came of an agreed action. Nobody alters another's words.

use super::{Hand, NOTHING, standing};
use crate::{
    base::{Id, Moment},
    worksheet::{
        Anchor, Author, Change, Comment, Happened, Mark, Refused, Reply, Side, State, Way, apply::place::find,
    },
};

impl Hand<'_> {
    fn check(&self, allowed: bool) -> Result<(), Refused> {
        if self.again || allowed { Ok(()) } else { Err(Refused::NotYours) }
    }

    /// Whether somebody is the person with the pen, under the name she has or one she had.
    fn is_hers(&self, author: &Author) -> bool {
        self.names.same(author, self.by)
    }

    fn is(&self, side: Side) -> bool {
        self.by.side == side
    }

    pub(super) fn way(&mut self, way: Way) -> Result<Change, Refused> {
        self.check(self.is(Side::Writer))?;
        if way == Way::Short && self.sheet.template.short_minutes.is_none() {
            return Err(Refused::DoesNotFit);
        }
        if self.sheet.content.way == way {
            return Ok(NOTHING);
        }
        self.sheet.content.changed = self.when;
        Ok(Change::Way(std::mem::replace(&mut self.sheet.content.way, way)))
    }

    pub(super) fn for_supervision(&mut self, item: &Id, on: bool) -> Result<Change, Refused> {
        self.check(self.is(Side::Writer))?;
        let asks = self.sheet.template.item(item.as_str()).is_some_and(crate::template::Item::asks);
        if !asks && self.sheet.template.statement(item.as_str()).is_none() {
            return Err(Refused::NoSuchPlace);
        }
        let marked = &mut self.sheet.review.marked;
        let changed = if on { marked.insert(item.clone()) } else { marked.remove(item.as_str()) };
        Ok(if changed { Change::ForSupervision { item: item.clone(), on: !on } } else { NOTHING })
    }

    /// The time of change stays: nothing that anybody else reads has changed.
    pub(super) fn name(&mut self, name: &str) -> Result<Change, Refused> {
        self.check(self.is(Side::Writer))?;
        if self.sheet.name == name {
            return Ok(NOTHING);
        }
        Ok(Change::Name(std::mem::replace(&mut self.sheet.name, name.to_owned())))
    }

    pub(super) fn author(&mut self, name: &str) -> Result<Change, Refused> {
        self.check(self.is(Side::Writer))?;
        if self.sheet.review.author == name {
            return Ok(NOTHING);
        }
        Ok(Change::Author(std::mem::replace(&mut self.sheet.review.author, name.to_owned())))
    }

    pub(super) fn state(&mut self, state: &State) -> Result<Change, Refused> {
        let side = match state {
            State::Mine | State::Shared { .. } | State::Finished { .. } => Side::Writer,
            State::Back { .. } => Side::Reviewer,
        };
        self.check(self.is(side))?;
        let mut state = state.clone();
        if let State::Back { shared, .. } = &mut state
            && !self.again
        {
            *shared = match &self.sheet.review.state {
                State::Shared { since, .. } => Some(*since),
                State::Back { shared, .. } => *shared,
                State::Mine | State::Finished { .. } => None,
            };
        }
        if self.sheet.review.state == state {
            return Ok(NOTHING);
        }
        Ok(Change::State(std::mem::replace(&mut self.sheet.review.state, state)))
    }

    pub(super) fn mark(&mut self, mark: &Mark, on: bool) -> Result<Change, Refused> {
        match mark {
            Mark::Read { by, .. } | Mark::LetUsTalk { by, .. } => {
                let author = Author { name: by.clone(), side: Side::Reviewer };
                self.check(self.is(Side::Reviewer) && self.is_hers(&author))?;
            }
            Mark::DiscussedOn(_) => {}
        }
        Ok(self.put_mark(mark, on).unwrap_or(NOTHING))
    }

    /// Sets or takes off a mark; gives back the change that undoes it, if anything changed.
    pub(super) fn put_mark(&mut self, mark: &Mark, on: bool) -> Option<Change> {
        let marks = &mut self.sheet.review.marks;
        match (marks.iter().position(|m| m == mark), on) {
            (Some(_), true) | (None, false) => return None,
            (Some(at), false) => {
                marks.remove(at);
            }
            (None, true) => {
                // Sorted, so that undoing a removal gives the same order.
                let at = marks.partition_point(|m| m < mark);
                marks.insert(at, mark.clone());
            }
        }
        Some(Change::Mark { mark: mark.clone(), on: !on })
    }

    pub(super) fn comment(&mut self, comment: &Comment) -> Result<Change, Refused> {
        self.check(self.is(Side::Reviewer) && self.is_hers(&comment.by))?;
        let kept = self.place_of(&comment.id).and_then(|at| self.sheet.review.comments.get(at));
        let anchor = self.anchor_for(comment, kept)?;
        if !self.again && (comment.text.trim().is_empty() || !comment.replies.is_empty()) {
            return Err(Refused::DoesNotFit);
        }
        let old = self.place_of(&comment.id).and_then(|at| self.sheet.review.comments.get(at));
        self.check(comment.settled == old.and_then(|before| before.settled))?;
        let back = match old {
            Some(before) => {
                self.check(self.is_hers(&before.by) && before.replies.is_empty())?;
                if before == comment && before.anchor == anchor {
                    return Ok(NOTHING);
                }
                Change::Comment(before.clone())
            }
            None => Change::Uncomment(comment.id.clone()),
        };
        let comments = &mut self.sheet.review.comments;
        comments.retain(|c| c.id != comment.id);
        // Oldest first, and in the same order whatever was undone.
        let at = comments.partition_point(|c| (c.when, &c.id) < (comment.when, &comment.id));
        comments.insert(at, Comment { anchor, ..comment.clone() });
        Ok(back)
    }

    pub(super) fn uncomment(&mut self, id: &Id) -> Result<Change, Refused> {
        let at = self.place_of(id).ok_or(Refused::NoSuchPlace)?;
        let own = self.sheet.review.comments.get(at).is_some_and(|c| self.is_hers(&c.by) && c.replies.is_empty());
        self.check(own)?;
        Ok(Change::Comment(self.sheet.review.comments.remove(at)))
    }

    pub(super) fn anchor(&mut self, id: &Id, anchor: &Anchor) -> Result<Change, Refused> {
        self.check(false)?;
        let comment = self.comment_mut(id)?;
        let old = std::mem::replace(&mut comment.anchor, anchor.clone());
        Ok(if old == *anchor { NOTHING } else { Change::Anchor { comment: id.clone(), anchor: old } })
    }

    pub(super) fn reply(&mut self, id: &Id, reply: &Reply) -> Result<Change, Refused> {
        self.check(reply.by == *self.by)?;
        if reply.text.trim().is_empty() {
            return Err(Refused::DoesNotFit);
        }
        let names = self.names;
        let comment = self.comment_mut(id)?;
        let last = comment.replies.last_mut().filter(|last| last.id == reply.id && names.same(&last.by, &reply.by));
        if let Some(last) = last {
            // It is being written: each key gives it anew, under the name it was begun with.
            let by = last.by.clone();
            let old = std::mem::replace(last, Reply { by, ..reply.clone() });
            return Ok(if old == *last { NOTHING } else { Change::Reply { comment: id.clone(), reply: old } });
        }
        if comment.replies.iter().any(|r| r.id == reply.id) {
            return Err(Refused::DoesNotFit);
        }
        comment.replies.push(reply.clone());
        Ok(Change::Unreply { comment: id.clone(), reply: reply.id.clone() })
    }

    pub(super) fn unreply(&mut self, id: &Id, reply: &Id) -> Result<Change, Refused> {
        let last = self.comment_mut(id)?.replies.last().filter(|r| r.id == *reply).cloned();
        let last = last.ok_or(Refused::NoSuchPlace)?;
        self.check(self.is_hers(&last.by))?;
        self.comment_mut(id)?.replies.pop();
        Ok(Change::Reply { comment: id.clone(), reply: last })
    }

    pub(super) fn settle(&mut self, id: &Id, on: bool) -> Result<Change, Refused> {
        let when = self.when;
        let comment = self.comment_mut(id)?;
        if comment.settled.is_some() == on {
            return Ok(NOTHING);
        }
        // Opened again, it goes back with the time at which it was settled.
        let at = std::mem::replace(&mut comment.settled, on.then_some(when));
        Ok(Change::Settled { comment: id.clone(), at })
    }

    pub(super) fn settled(&mut self, id: &Id, at: Option<Moment>) -> Result<Change, Refused> {
        self.check(false)?;
        let comment = self.comment_mut(id)?;
        let before = std::mem::replace(&mut comment.settled, at);
        Ok(if before == at { NOTHING } else { Change::Settled { comment: id.clone(), at: before } })
    }

    pub(super) fn happened(&mut self, id: &Id, happened: Option<Happened>) -> Result<Change, Refused> {
        let action = self.comment_mut(id)?.action.as_mut().ok_or(Refused::DoesNotFit)?;
        if action.happened == happened {
            return Ok(NOTHING);
        }
        let old = std::mem::replace(&mut action.happened, happened);
        Ok(Change::Happened { comment: id.clone(), happened: old })
    }

    /// The anchor that a comment gets: the proposed one if it is another than the kept one, and checked.
    ///
    /// Taken back or made again, it goes where it was if the words still stand there; else it
    /// stays where it has followed them.
    fn anchor_for(&self, comment: &Comment, kept: Option<&Comment>) -> Result<Anchor, Refused> {
        let kept = kept.map(|kept| &kept.anchor);
        if kept == Some(&comment.anchor) {
            return Ok(comment.anchor.clone());
        }
        if !self.again {
            return self.check_anchor(&comment.anchor).map(|()| comment.anchor.clone());
        }
        let same_words = |kept: &&Anchor| match (kept, &comment.anchor) {
            (Anchor::Words { at, quote, .. }, Anchor::Words { at: other, quote: words, .. }) => {
                (at, quote) == (other, words)
            }
            _ => false,
        };
        let followed = kept.filter(same_words).filter(|_| self.check_anchor(&comment.anchor).is_err());
        Ok(standing(self.sheet, followed.unwrap_or(&comment.anchor)))
    }

    fn check_anchor(&self, anchor: &Anchor) -> Result<(), Refused> {
        let template = &self.sheet.template;
        match anchor {
            Anchor::Sheet => Ok(()),
            Anchor::Item(item) => {
                let known = template.item(item.as_str()).is_some() || template.statement(item.as_str()).is_some();
                if known { Ok(()) } else { Err(Refused::NoSuchPlace) }
            }
            Anchor::Words { at, start, end, quote } => {
                find(template, &self.sheet.content.answers, at).ok_or(Refused::NoSuchPlace)?;
                let words = self.quoted(at, *start, *end).filter(|words| !words.is_empty());
                if words == Some(quote.as_str()) { Ok(()) } else { Err(Refused::TextDiffers) }
            }
        }
    }

    fn place_of(&self, comment: &Id) -> Option<usize> {
        self.sheet.review.comments.iter().position(|c| c.id == *comment)
    }

    fn comment_mut(&mut self, id: &Id) -> Result<&mut Comment, Refused> {
        self.sheet.review.comments.iter_mut().find(|c| c.id == *id).ok_or(Refused::NoSuchPlace)
    }
}
