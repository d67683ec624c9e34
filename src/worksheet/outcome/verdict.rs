//! Yes, no, or not answered: conditions that do not take silence for a no.
//!
//! [`Sight::holds`] decides what is shown, and there what is missing fulfils
//! nothing. Flags, and the numbers that stand for skipped questions, need more:
//! a condition is *open* as long as an answer it reads is missing and could
//! still turn it. Several conditions go together as in Kleene's logic: one that
//! fails settles an `All`, one that holds settles an `Any`.

use super::{
    FlagShown, FlagState,
    sight::{InRow, Sight, settle},
};
use crate::{
    base::Id,
    template::{Condition, Rows},
    worksheet::{Answer, Row, rows},
};

/// What can be said of a condition by what is answered so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Yes,
    No,
    Open,
}

/// What an answer says that branching has skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Skipped {
    /// Nothing, and so it leaves a flag open: what was never asked is not no.
    SaysNothing,
    /// That nothing was chosen: what depends on it is skipped as well.
    IsSettled,
}

impl Verdict {
    const fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    const fn turned(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Open => Self::Open,
        }
    }
}

impl Sight<'_> {
    /// A flag as it stands, or nothing if it is not shown.
    pub(super) fn flag_result(&self, at: usize) -> Option<FlagShown> {
        let (id, flag) = self.template.flags.iter().nth(at)?;
        flag.show_if.as_ref().is_none_or(|condition| self.holds(condition, None)).then_some(())?;
        let state = match self.verdict(&flag.yes_if, Skipped::SaysNothing) {
            Verdict::Yes => FlagState::Yes,
            Verdict::No => FlagState::No,
            Verdict::Open => FlagState::NotAnswered,
        };
        Some(FlagShown {
            rests_on: self.rests_on(id),
            id: id.clone(),
            title: flag.title.clone(),
            state,
            words: flag.say.get(state.id()).cloned(),
            label: flag.label.clone(),
        })
    }

    /// Whether branching skips an item: it is not shown, whatever is still to be answered.
    pub(super) fn skipped(&self, at: usize) -> bool {
        let Some(seen) = self.items.get(at).filter(|_| !self.item_shown(at)) else { return false };
        settle(&seen.skipped, || {
            let section = self.template.sections.get(seen.section).and_then(|section| section.show_if.as_ref());
            let closed = |condition: Option<&Condition>| {
                condition.is_some_and(|c| self.verdict(c, Skipped::IsSettled) == Verdict::No)
            };
            closed(section) || closed(seen.item.show_if.as_ref())
        })
    }

    fn verdict(&self, condition: &Condition, skipped: Skipped) -> Verdict {
        let holds = || Verdict::of(self.holds(condition, None));
        match condition {
            Condition::Chosen(id, _) | Condition::Answered(id) => self.if_settled(id, skipped, holds),
            Condition::Value(id, bound) => match self.place(id.as_str()) {
                Some(_) => self.if_settled(id, skipped, holds),
                None => self.number(id, None).map_or(Verdict::Open, |value| Verdict::of(bound.holds(value))),
            },
            Condition::AnyRow(id, column, _) => match holds() {
                Verdict::Yes => Verdict::Yes,
                _ if self.has_open_cell(id, column) => Verdict::Open,
                _ => self.if_settled(id, skipped, || Verdict::No),
            },
            Condition::Rows(id, _) => match holds() {
                Verdict::Yes => Verdict::Yes,
                _ => self.if_settled(id, skipped, || Verdict::No),
            },
            Condition::Visible(id) => match self.place(id.as_str()) {
                Some(at) if self.item_shown(at) => Verdict::Yes,
                Some(at) if self.skipped(at) => Verdict::No,
                _ => Verdict::Open,
            },
            Condition::Band(id, bands) => {
                self.band(id).map_or_else(|| self.if_valued(id), |band| Verdict::of(bands.contains(band)))
            }
            Condition::Spread(id, bands) => {
                self.spread_band(id).map_or(Verdict::Open, |band| Verdict::of(bands.contains(band)))
            }
            Condition::All(all) => self.together(all, skipped, Verdict::No, Verdict::Yes),
            Condition::Any(any) => self.together(any, skipped, Verdict::Yes, Verdict::No),
            Condition::Not(inner) => self.verdict(inner, skipped).turned(),
        }
    }

    /// One that `settles` decides; one that is open leaves it open; `else` nothing stands against it.
    fn together(&self, all: &[Condition], skipped: Skipped, settles: Verdict, otherwise: Verdict) -> Verdict {
        let mut together = otherwise;
        for one in all {
            match self.verdict(one, skipped) {
                verdict if verdict == settles => return settles,
                Verdict::Open => together = Verdict::Open,
                _ => {}
            }
        }
        together
    }

    /// What holds, if the item is answered, or skipped where that settles it; open otherwise.
    fn if_settled(&self, id: &Id, skipped: Skipped, holds: impl Fn() -> Verdict) -> Verdict {
        let Some(at) = self.place(id.as_str()) else { return Verdict::Open };
        let settled = if self.item_shown(at) {
            self.answered(id, None) && !matches!(self.answers.get(id.as_str()), Answer::CannotSay)
        } else {
            skipped == Skipped::IsSettled && self.skipped(at)
        };
        if settled { holds() } else { Verdict::Open }
    }

    /// Whether a cell that is asked is not answered, in a row that is given or was begun.
    fn has_open_cell(&self, table: &Id, column: &Id) -> bool {
        let Some(shape) =
            self.table(table).filter(|_| self.place(table.as_str()).is_some_and(|at| self.item_shown(at)))
        else {
            return false;
        };
        let Some(asked) = shape.columns.iter().find(|one| one.id == *column) else { return false };
        let answer = self.answers.get(table.as_str());
        let is_open = |row: Option<&Row>| {
            let cell = row.map_or(&Answer::Unanswered, |row| row.cell(column.as_str()));
            (cell.is_unanswered() || *cell == Answer::CannotSay) && self.column_open(asked, InRow::of(shape, row))
        };
        match &shape.rows {
            _ if *answer == Answer::Nothing => false,
            Rows::Fixed(given) => given.keys().any(|id| is_open(rows::row(answer, id.as_str()))),
            Rows::Free { .. } => {
                answer.rows().iter().filter(|row| self.row_answered(shape, row)).any(|row| is_open(Some(row)))
            }
        }
    }

    /// A score with a value but in no band lies in none of them.
    fn if_valued(&self, id: &Id) -> Verdict {
        if self.number(id, None).is_some() { Verdict::No } else { Verdict::Open }
    }
}
