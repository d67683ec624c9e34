//! What is shown, and which conditions hold.
//!
//! Everything is worked out when it is first asked for and then kept, so that
//! one pass over the template costs what its conditions cost. The fixed order
//! (answers, shown by answers, scores, shown by scores) follows of itself,
//! because a template with a circle is refused before it gets here; were there
//! one after all, the condition that closes it does not hold.
//!
//! Not here: how scores are made (`scores`), which words stand (`words`).

use std::cell::{Cell, OnceCell};

use super::scores::Made;
use crate::{
    base::{Fraction, Id},
    template::{Condition, Item, Kind, Table, Template},
    worksheet::{Answer, Answers, Row, rows},
};

/// A template and answers with what was worked out so far.
pub(super) struct Sight<'a> {
    pub(super) template: &'a Template,
    pub(super) answers: &'a Answers,
    pub(super) items: Vec<Seen<'a>>,
    /// Ids of items and statements, sorted, with the item's place in `items` and the statement's in it.
    places: Vec<(&'a str, (usize, Option<usize>))>,
    sections: Vec<Cell<State>>,
    pub(super) scores: Vec<Kept>,
    pub(super) profiles: Vec<(Cell<State>, OnceCell<Vec<Made>>)>,
}

/// An item with its section and whether it is shown.
pub(super) struct Seen<'a> {
    pub(super) section: usize,
    pub(super) item: &'a Item,
    state: Cell<State>,
    /// Whether branching skips it.
    pub(super) skipped: Cell<State>,
}

/// A row of a table in which a condition is read.
#[derive(Clone, Copy)]
pub(super) struct InRow<'a> {
    pub(super) table: &'a Table,
    pub(super) row: Option<&'a Row>,
    /// How many columns led here; more than there are columns means a circle.
    depth: usize,
}

/// What is known of a score.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) shown: Cell<State>,
    /// Whether it is being made, or was. If it is asked for while being made, it depends on itself.
    pub(super) begun: Cell<bool>,
    pub(super) made: OnceCell<Made>,
}

/// How far a yes or no was worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum State {
    #[default]
    Unknown,
    /// Being worked out. If it is asked for now, the conditions form a circle.
    Open,
    Yes,
    No,
}

static UNANSWERED: Answer = Answer::Unanswered;

impl<'a> Sight<'a> {
    pub(super) fn new(template: &'a Template, answers: &'a Answers) -> Self {
        let mut items = Vec::new();
        let mut places = Vec::new();
        for (section, contents) in template.sections.iter().enumerate() {
            for item in &contents.items {
                let at = items.len();
                places.push((item.id.as_str(), (at, None)));
                if let Kind::Ratings(ratings) = &item.kind
                    && !ratings.single
                {
                    let statements = ratings.statements.iter().enumerate();
                    places.extend(statements.map(|(nth, s)| (s.id.as_str(), (at, Some(nth)))));
                }
                items.push(Seen { section, item, state: Cell::default(), skipped: Cell::default() });
            }
        }
        places.sort_unstable();
        Self {
            template,
            answers,
            items,
            places,
            sections: template.sections.iter().map(|_| Cell::new(State::Unknown)).collect(),
            scores: template.scores.iter().map(|_| Kept::default()).collect(),
            profiles: template.profiles.iter().map(|_| (Cell::new(State::Unknown), OnceCell::new())).collect(),
        }
    }

    /// Whether a section is shown.
    pub(super) fn section_shown(&self, at: usize) -> bool {
        let Some(state) = self.sections.get(at) else { return false };
        let condition = self.template.sections.get(at).and_then(|s| s.show_if.as_ref());
        settle(state, || condition.is_none_or(|c| self.holds(c, None)))
    }

    /// Whether an item is shown, by its place in `items`.
    pub(super) fn item_shown(&self, at: usize) -> bool {
        let Some(seen) = self.items.get(at) else { return false };
        settle(&seen.state, || {
            self.section_shown(seen.section) && seen.item.show_if.as_ref().is_none_or(|c| self.holds(c, None))
        })
    }

    /// The place in `items` of an item or of a statement's item.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.place_of(id).map(|(item, _)| item)
    }

    /// The items on which a result rests, in the order of the sheet.
    pub(super) fn rests_on(&self, id: &Id) -> Vec<Id> {
        let answers = self.template.answers_under(id.as_str());
        let mut places: Vec<usize> = answers.into_iter().filter_map(|id| self.place(id.as_str())).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|at| self.items.get(at)).map(|seen| seen.item.id.clone()).collect()
    }

    /// The place of an item, with that of a statement in it.
    pub(super) fn place_of(&self, id: &str) -> Option<(usize, Option<usize>)> {
        let found = self.places.binary_search_by_key(&id, |(id, _)| id).ok()?;
        self.places.get(found).map(|(_, at)| *at)
    }

    /// Whether a column is open in a row.
    pub(super) fn column_open(&self, column: &Item, row: InRow<'a>) -> bool {
        row.depth <= row.table.columns.len() && column.show_if.as_ref().is_none_or(|c| self.holds(c, Some(row)))
    }

    /// Whether a condition holds; in a table's column, cells of the row come first.
    pub(super) fn holds(&self, condition: &Condition, row: Option<InRow<'a>>) -> bool {
        match condition {
            Condition::Chosen(id, options) => {
                let answer = self.answer(id, row);
                options.iter().any(|option| answer.has_pick(option.as_str()))
            }
            Condition::Answered(id) => self.answered(id, row),
            Condition::AnyRow(table, column, options) => self.any_row(table, column, options),
            Condition::Rows(table, least) => self.rows_answered(table) >= usize::from(*least),
            Condition::Visible(id) => self.visible(id, row),
            Condition::Band(score, bands) => self.band(score).is_some_and(|band| bands.contains(band)),
            Condition::Spread(profile, bands) => self.spread_band(profile).is_some_and(|band| bands.contains(band)),
            Condition::Value(id, bound) => self.number(id, row).is_some_and(|value| bound.holds(value)),
            Condition::All(all) => all.iter().all(|c| self.holds(c, row)),
            Condition::Any(any) => any.iter().any(|c| self.holds(c, row)),
            Condition::Not(inner) => !self.holds(inner, row),
        }
    }

    /// The answer that conditions see: what is hidden counts as unanswered.
    fn answer(&self, id: &Id, row: Option<InRow<'a>>) -> &'a Answer {
        if let Some((column, row)) = column_of(id, row) {
            return if self.column_open(column, row.one_deeper()) { row.cell(id) } else { &UNANSWERED };
        }
        match self.place(id.as_str()) {
            Some(at) if self.item_shown(at) => self.answers.get(id.as_str()),
            _ => &UNANSWERED,
        }
    }

    fn visible(&self, id: &Id, row: Option<InRow<'a>>) -> bool {
        match column_of(id, row) {
            Some((column, row)) => self.column_open(column, row.one_deeper()),
            None => self.place(id.as_str()).is_some_and(|at| self.item_shown(at)),
        }
    }

    pub(super) fn answered(&self, id: &Id, row: Option<InRow<'a>>) -> bool {
        if column_of(id, row).is_none()
            && let Some(at) = self.place(id.as_str())
            && let Some(seen) = self.items.get(at)
        {
            match &seen.item.kind {
                Kind::Ratings(ratings) if seen.item.id == *id => {
                    return self.item_shown(at)
                        && ratings.statements.iter().any(|s| !self.answers.get(s.id.as_str()).is_unanswered());
                }
                Kind::Table(table) => {
                    let answer = self.answer(id, None);
                    return *answer == Answer::Nothing || answer.rows().iter().any(|r| self.any_cell(table, r));
                }
                _ => {}
            }
        }
        !self.answer(id, row).is_unanswered()
    }

    pub(super) fn any_row(&self, table: &Id, column: &Id, options: &[Id]) -> bool {
        let Some(shape) = self.table(table) else { return false };
        let Some(asked) = shape.columns.iter().find(|c| c.id == *column) else { return false };
        self.answer(table, None).rows().iter().any(|row| {
            let cell = row.cell(column.as_str());
            options.iter().any(|option| cell.has_pick(option.as_str()))
                && self.column_open(asked, InRow::of(shape, Some(row)))
        })
    }

    /// Rows that count as answered: fixed ones by their first column, free ones by any cell.
    pub(super) fn rows_answered(&self, table: &Id) -> usize {
        let Some(shape) = self.table(table) else { return 0 };
        let answer = self.answer(table, None);
        answer.rows().iter().filter(|row| self.row_answered(shape, row)).count()
    }

    /// Whether a row counts as answered.
    pub(super) fn row_answered(&self, table: &'a Table, row: &'a Row) -> bool {
        rows::row_answered(table, row, |column| self.column_open(column, InRow::of(table, Some(row))))
    }

    fn any_cell(&self, table: &'a Table, row: &'a Row) -> bool {
        table.columns.iter().any(|column| {
            !row.cell(column.id.as_str()).is_unanswered() && self.column_open(column, InRow::of(table, Some(row)))
        })
    }

    pub(super) fn table(&self, id: &Id) -> Option<&'a Table> {
        match &self.items.get(self.place(id.as_str())?)?.item.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The number under an id: of an answer, or else of a score or way.
    pub(super) fn number(&self, id: &Id, row: Option<InRow<'a>>) -> Option<Fraction> {
        if column_of(id, row).is_none() && self.place(id.as_str()).is_none() {
            return self.value(id);
        }
        match self.answer(id, row) {
            Answer::Step(step) => Some(Fraction::whole(i64::from(*step))),
            Answer::Amount(amount) => Some(amount.fraction()),
            _ => None,
        }
    }
}

impl<'a> InRow<'a> {
    pub(super) const fn of(table: &'a Table, row: Option<&'a Row>) -> Self {
        Self { table, row, depth: 0 }
    }

    const fn one_deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    fn cell(self, column: &Id) -> &'a Answer {
        self.row.map_or(&UNANSWERED, |row| row.cell(column.as_str()))
    }
}

fn column_of<'a>(id: &Id, row: Option<InRow<'a>>) -> Option<(&'a Item, InRow<'a>)> {
    let row = row?;
    row.table.columns.iter().find(|c| c.id == *id).map(|c| (c, row))
}

/// Works a yes or no out once; *no* for whoever asks from within.
pub(super) fn settle(state: &Cell<State>, work: impl FnOnce() -> bool) -> bool {
    match state.get() {
        State::Yes => true,
        State::No | State::Open => false,
        State::Unknown => {
            state.set(State::Open);
            let yes = work();
            state.set(if yes { State::Yes } else { State::No });
            yes
        }
    }
}
