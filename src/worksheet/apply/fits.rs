//! Whether an answer fits its question, and the one form in which it is kept.

use std::collections::BTreeSet;

use crate::{
    base::Id,
    template::{ChoiceKind, Choices, Item, Kind, Ratings, Rows, Table, TextBox},
    worksheet::{Answer, Pick, Refused, Row, rows},
};

use super::Place;

/// The longest name that can be signed with, in characters.
const MOST_OF_A_NAME: usize = 200;

/// The answer as it is kept at this place, if it fits there.
///
/// Chosen options come into the order of the template, and rows are
/// [gathered](rows::gathered). Leaving open always fits.
pub(in crate::worksheet) fn fitted(place: &Place<'_>, answer: &Answer) -> Result<Answer, Refused> {
    match place {
        Place::Item(item) | Place::Cell(_, _, item) => fits_item(item, answer),
        Place::Statement(_, ratings) => fits_statement(ratings, answer),
        Place::OwnWords(_) | Place::Later => Err(Refused::NoSuchPlace),
    }
}

fn fits_item(item: &Item, answer: &Answer) -> Result<Answer, Refused> {
    if answer.holds_nothing() {
        return Ok(Answer::Unanswered);
    }
    let fits = match (&item.kind, answer) {
        (Kind::ShortText(_) | Kind::LongText(_) | Kind::ClientCode, Answer::Text(_)) => true,
        (Kind::ShortText(text) | Kind::LongText(text), Answer::Nothing) => has_nothing(text),
        (Kind::YesNo { not_sure }, Answer::One(Pick::Id(id))) => yes_no(*not_sure, id),
        (Kind::ChooseOne(choices), Answer::One(pick)) => choices
            .options
            .get(pick.option())
            .is_some_and(|choice| (choice.effect == ChoiceKind::OwnWords) == matches!(pick, Pick::Other(_))),
        (Kind::ChooseMany(choices), Answer::Many(picks)) => return fits_many(choices, picks),
        (Kind::Ranking(choices), Answer::Ranked(order)) => return fits_ranking(choices, order),
        (Kind::Ratings(ratings), _) => return fits_statement(ratings, answer),
        (Kind::Slider(slider), Answer::Step(step)) => (slider.from..=slider.to).contains(step),
        (Kind::Number(number), Answer::Amount(amount)) => number.takes(*amount),
        (Kind::Date { .. }, Answer::Day(_)) | (Kind::Time { .. }, Answer::Time(_)) => true,
        (Kind::Drawing(area), Answer::Drawn(drawn)) => drawn.fits(*area),
        (Kind::Signature, Answer::Signed(signed)) => fits_name(&signed.name),
        (Kind::Table(table), Answer::Nothing) => table.none.is_some(),
        (Kind::Table(table), Answer::Rows(rows)) => return fits_table(table, rows),
        _ => false,
    };
    if fits { Ok(answer.clone()) } else { Err(Refused::DoesNotFit) }
}

/// The answer as it would be kept at this question, or in a cell of this column.
///
/// # Errors
/// [`Refused`] if it is no answer to it, or names too much.
pub fn fits(item: &Item, answer: &Answer) -> Result<Answer, Refused> {
    fits_item(item, answer)
}

fn has_nothing(text: &TextBox) -> bool {
    text.or_nothing.is_some()
}

/// Whether *yes*, *no* or, where it is offered, *not sure*.
pub(super) fn yes_no(not_sure: bool, option: &Id) -> bool {
    *option == "yes" || *option == "no" || (not_sure && *option == "not-sure")
}

fn fits_statement(ratings: &Ratings, answer: &Answer) -> Result<Answer, Refused> {
    let fits = match answer {
        Answer::Unanswered => true,
        Answer::CannotSay => ratings.cannot_say.is_some(),
        Answer::Step(step) => ratings.steps.iter().any(|(number, _)| number == step),
        _ => false,
    };
    if fits { Ok(answer.clone()) } else { Err(Refused::DoesNotFit) }
}

fn fits_many(choices: &Choices, picks: &[Pick]) -> Result<Answer, Refused> {
    let mut named = BTreeSet::new();
    for pick in picks {
        let choice = choices.options.get(pick.option()).ok_or(Refused::DoesNotFit)?;
        let own_words = choice.effect == ChoiceKind::OwnWords;
        if own_words != matches!(pick, Pick::Other(_)) || !named.insert(pick.option()) {
            return Err(Refused::DoesNotFit);
        }
        if choice.effect == ChoiceKind::Alone && picks.len() > 1 {
            return Err(Refused::DoesNotFit);
        }
    }
    if choices.at_most.is_some_and(|most| picks.len() > usize::from(most)) {
        return Err(Refused::TooMany);
    }
    let mut picks = picks.to_vec();
    picks.sort_by_key(|pick| choices.options.position(pick.option()));
    Ok(Answer::Many(picks))
}

fn fits_ranking(choices: &Choices, order: &[Id]) -> Result<Answer, Refused> {
    let named: BTreeSet<&Id> = order.iter().collect();
    let known = order.iter().all(|option| choices.options.contains(option.as_str()));
    if !known || named.len() < order.len() {
        return Err(Refused::DoesNotFit);
    }
    if order.len() > choices.places() {
        return Err(Refused::TooMany);
    }
    Ok(Answer::Ranked(order.to_vec()))
}

/// Whether a name can be signed with: something to read, on one line.
fn fits_name(name: &str) -> bool {
    !name.trim().is_empty() && !name.contains(char::is_control) && name.chars().count() <= MOST_OF_A_NAME
}

fn fits_table(table: &Table, given: &[Row]) -> Result<Answer, Refused> {
    let mut named = BTreeSet::new();
    let mut kept = Vec::with_capacity(given.len());
    for row in given {
        let known = match &table.rows {
            Rows::Fixed(fixed) => fixed.contains(row.id.as_str()),
            Rows::Free { .. } => true,
        };
        if !known || !named.insert(&row.id) {
            return Err(Refused::DoesNotFit);
        }
        kept.push(fits_row(table, row)?);
    }
    if let Rows::Free { most, .. } = table.rows
        && given.len() > usize::from(most)
    {
        return Err(Refused::TooMany);
    }
    Ok(rows::gathered(table, kept))
}

/// The row with every cell as it is kept, if all of them fit.
pub(super) fn fits_row(table: &Table, row: &Row) -> Result<Row, Refused> {
    let cells = row.cells.iter().map(|(id, answer)| {
        let column = table.columns.iter().find(|c| c.id == *id).ok_or(Refused::DoesNotFit)?;
        Ok((id.clone(), fits_item(column, answer)?))
    });
    Ok(Row { id: row.id.clone(), cells: cells.collect::<Result<Vec<_>, Refused>>()?.into_iter().collect() })
}
