//! Choosing, rating and setting answers.

use std::sync::Arc;

use super::{Hand, NOTHING, Place, find, fits, fitted, together};
use crate::{
    base::Id,
    template::{ChoiceKind, Choices, Item, Kind, Role},
    worksheet::{Answer, At, Change, Mark, Part, Pick, Refused, Row, Step, rows},
};

impl Hand<'_> {
    /// Refuses what belongs to the other side of the worksheet.
    pub(super) fn check_side(&self, place: &Place<'_>) -> Result<(), Refused> {
        if self.again || place.side() == self.by.side { Ok(()) } else { Err(Refused::NotYours) }
    }

    pub(super) fn choose(&mut self, at: &At, option: &Id, on: bool) -> Result<Change, Refused> {
        let template = Arc::clone(&self.sheet.template);
        let place = find(&template, &self.sheet.content.answers, at).ok_or(Refused::NoSuchPlace)?;
        let (Place::Item(item) | Place::Cell(_, _, item)) = place else { return Err(Refused::NoSuchPlace) };
        let old = self.answer_at(at);
        let new = chosen(item, &old, option, on)?;
        self.set(at, &new)
    }

    pub(super) fn rank(&mut self, at: &At, option: &Id, to: Option<usize>) -> Result<Change, Refused> {
        let template = Arc::clone(&self.sheet.template);
        let place = find(&template, &self.sheet.content.answers, at).ok_or(Refused::NoSuchPlace)?;
        let (Place::Item(item) | Place::Cell(_, _, item)) = place else { return Err(Refused::NoSuchPlace) };
        let Kind::Ranking(choices) = &item.kind else { return Err(Refused::DoesNotFit) };
        if !choices.options.contains(option.as_str()) {
            return Err(Refused::DoesNotFit);
        }
        let mut order = self.answer_at(at).ranked().to_vec();
        order.retain(|other| other != option);
        if let Some(to) = to {
            if to > order.len() {
                return Err(Refused::NoSuchPlace);
            }
            order.insert(to, option.clone());
            order.truncate(choices.places());
        }
        self.set(at, &Answer::Ranked(order))
    }

    pub(super) fn rate(&mut self, item: &Id, step: Option<Step>) -> Result<Change, Refused> {
        let answer = match step {
            None => Answer::Unanswered,
            Some(Step::Number(number)) => Answer::Step(number),
            Some(Step::CannotSay) => Answer::CannotSay,
        };
        self.set(&At::item(item.clone()), &answer)
    }

    pub(super) fn set(&mut self, at: &At, answer: &Answer) -> Result<Change, Refused> {
        let template = Arc::clone(&self.sheet.template);
        let place = find(&template, &self.sheet.content.answers, at).ok_or(Refused::NoSuchPlace)?;
        self.check_side(&place)?;
        let answer = fitted(&place, answer)?;
        if answer == self.answer_at(at) {
            return Ok(NOTHING);
        }
        let kept = self.sheet.content.answers.get(at.item.as_str());
        let old = Change::Set { at: at.clone(), answer: self.answer_at(at) };
        let (whole, back) = match (&place, &at.part) {
            (Place::Cell(_, table, _), Part::Cell { row, column }) => {
                let mut spread = rows::spread_out(table, kept);
                put_cell(&mut spread, row, column, answer);
                let whole = rows::gathered(table, spread);
                // A cell goes back as a cell, unless the rows themselves came or went.
                let rows_stay = same_rows(kept, &whole);
                let table_back = || Change::Set { at: At::item(at.item.clone()), answer: kept.clone() };
                let back = if rows_stay { old } else { table_back() };
                (whole, back)
            }
            _ => (answer, old),
        };
        Ok(together(back, self.put(&at.item, whole)))
    }

    /// Puts a whole answer in; gives back the changes of what hangs on it, to be undone with it.
    pub(super) fn put(&mut self, item: &Id, answer: Answer) -> Vec<Change> {
        let held = self.hold_anchors(item);
        let content = &mut self.sheet.content;
        let discussed = (self.sheet.template.item(item.as_str()))
            .is_some_and(|found| found.role == Some(Role::DiscussedOn))
            .then(|| (day(content.answers.get(item.as_str())), day(&answer)));
        content.answers.put(item.clone(), answer, self.when);
        content.changed = self.when;
        let mut back = self.follow_anchors(held, None);
        if let Some((old, new)) = discussed {
            back.extend(old.and_then(|mark| self.put_mark(&mark, false)));
            back.extend(new.and_then(|mark| self.put_mark(&mark, true)));
        }
        back
    }

    /// The answer at a place: of an item, a statement or a cell.
    pub(super) fn answer_at(&self, at: &At) -> Answer {
        let whole = self.sheet.content.answers.get(at.item.as_str());
        match &at.part {
            Part::Cell { row, column } => {
                rows::row(whole, row.as_str()).map_or(Answer::Unanswered, |r| r.cell(column.as_str()).clone())
            }
            _ => whole.clone(),
        }
    }
}

/// Puts a cell into its row.
pub(super) fn put_cell(spread: &mut [Row], row: &Id, column: &Id, answer: Answer) {
    if let Some(found) = spread.iter_mut().find(|r| r.id == *row) {
        found.cells.set(column.clone(), answer);
    }
}

/// Whether both answers keep the same rows.
pub(super) fn same_rows(a: &Answer, b: &Answer) -> bool {
    *a != Answer::Nothing && a.rows().iter().map(|r| &r.id).eq(b.rows().iter().map(|r| &r.id))
}

fn day(answer: &Answer) -> Option<Mark> {
    match answer {
        Answer::Day(day) => Some(Mark::DiscussedOn(*day)),
        _ => None,
    }
}

/// The answer after an option was chosen or taken back.
fn chosen(item: &Item, old: &Answer, option: &Id, on: bool) -> Result<Answer, Refused> {
    match &item.kind {
        Kind::YesNo { not_sure } if fits::yes_no(*not_sure, option) => {
            Ok(one(old, option, on, Pick::Id(option.clone())))
        }
        Kind::ChooseOne(choices) => Ok(one(old, option, on, pick(choices, option)?)),
        Kind::ChooseMany(choices) => many(choices, old, option, on),
        _ => Err(Refused::DoesNotFit),
    }
}

fn one(old: &Answer, option: &Id, on: bool, pick: Pick) -> Answer {
    match (on, old.has_pick(option.as_str())) {
        (true, true) | (false, false) => old.clone(),
        (true, false) => Answer::One(pick),
        (false, true) => Answer::Unanswered,
    }
}

fn many(choices: &Choices, old: &Answer, option: &Id, on: bool) -> Result<Answer, Refused> {
    let new = pick(choices, option)?;
    if old.has_pick(option.as_str()) == on {
        return Ok(old.clone());
    }
    let effect = |id: &str| choices.options.get(id).map(|choice| choice.effect);
    let alone = |id: &str| effect(id) == Some(ChoiceKind::Alone);
    let mut picks: Vec<Pick> = old.picks().to_vec();
    if on {
        picks.retain(|pick| !alone(option.as_str()) && !alone(pick.option()));
        picks.push(new);
    } else {
        picks.retain(|pick| pick.option() != option.as_str());
    }
    Ok(if picks.is_empty() { Answer::Unanswered } else { Answer::Many(picks) })
}

fn pick(choices: &Choices, option: &Id) -> Result<Pick, Refused> {
    match choices.options.get(option.as_str()).ok_or(Refused::DoesNotFit)?.effect {
        ChoiceKind::OwnWords => Ok(Pick::Other(String::new())),
        ChoiceKind::Plain | ChoiceKind::Alone => Ok(Pick::Id(option.clone())),
    }
}
