//! Ids of controls, and the questions in the order in which the keyboard meets them.
//!
//! **Invariant:** an id follows from document, item and part, never from a
//! label or a place on screen, so that two documents share neither caret nor
//! undo (`tests/screens/typing.rs`).

use egui::Id as EguiId;

use crate::{
    app::DocKey,
    base::Id,
    template::{Item, Kind, SectionPlace},
    worksheet::{Answer, At, Outcome, Worksheet, row, row_ids},
};

/// The control at a place of a document.
pub fn control(key: DocKey, at: &At) -> EguiId {
    EguiId::unique(("answer", key.0, at))
}

/// The row of a statement, or the control of a whole item.
pub fn whole(key: DocKey, item: &Id) -> EguiId {
    EguiId::unique(("item", key.0, item))
}

/// One option at a place.
pub fn option(key: DocKey, at: &At, option: &str) -> EguiId {
    control(key, at).with(option)
}

/// A question as the keyboard meets it: an item, or one statement of a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The item or the statement.
    pub id: Id,
    /// The item that holds it.
    pub item: Id,
    /// The section, by its place in the template.
    pub section: usize,
    /// Whether it is answered.
    pub answered: bool,
}

/// All questions that are shown in the chosen way, in order.
pub fn stops(sheet: &Worksheet, outcome: &Outcome) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (at, section) in sheet.template.sections.iter().enumerate() {
        if !outcome.sections.contains(&at) {
            continue;
        }
        for item in &section.items {
            if !item.asks() || !visible(sheet, outcome, item) {
                continue;
            }
            let stop = |id: &Id, answered| Stop { id: id.clone(), item: item.id.clone(), section: at, answered };
            match &item.kind {
                Kind::Ratings(ratings) => stops.extend(ratings.statements.iter().map(|statement| {
                    stop(&statement.id, !sheet.content.answers.get(statement.id.as_str()).is_unanswered())
                })),
                _ => stops.push(stop(&item.id, crate::worksheet::is_answered(sheet, outcome, item))),
            }
        }
    }
    stops
}

/// Whether it is more than a day or a code at the head of the sheet: a sheet can begin with it.
pub fn is_question(sheet: &Worksheet, stop: &Stop) -> bool {
    match sheet.template.sections.get(stop.section).map(|section| section.place) {
        Some(SectionPlace::Body) => true,
        Some(SectionPlace::Header) => sheet.template.item(stop.item.as_str()).is_some_and(|item| !is_small(item)),
        _ => false,
    }
}

/// Whether an item of the header stands beside another: a day, a time, a code.
pub const fn is_small(item: &Item) -> bool {
    matches!(item.kind, Kind::Date { .. } | Kind::Time { .. } | Kind::ClientCode)
}

/// Whether an item is on screen: shown by its conditions, and part of the chosen way.
///
/// Information belongs to a way if the item does at which it stands; folded
/// sections belong to both.
pub fn visible(sheet: &Worksheet, outcome: &Outcome, item: &Item) -> bool {
    if !outcome.is_shown(item.id.as_str()) {
        return false;
    }
    let way = sheet.content.way;
    match &item.kind {
        Kind::Info { at: Some(at) } => sheet.template.item(at.as_str()).is_none_or(|item| way.has(item)),
        Kind::Info { at: None } => true,
        _ if in_folded(sheet, item) => true,
        _ => way.has(item),
    }
}

/// Whether an item stands in a folded section.
pub fn in_folded(sheet: &Worksheet, item: &Item) -> bool {
    let folded = sheet.template.sections.iter().filter(|section| section.place == SectionPlace::Folded);
    folded.flat_map(|section| &section.items).any(|other| other.id == item.id)
}

/// The control that takes the keyboard when somebody goes to a question.
pub fn first_control(key: DocKey, sheet: &Worksheet, stop: &Id) -> Option<EguiId> {
    if let Some((_, ratings, _)) = sheet.template.statement(stop.as_str()) {
        let chosen = super::ratings::position(ratings, sheet.content.answers.get(stop.as_str()));
        return Some(whole(key, stop).with(chosen.unwrap_or(0)));
    }
    let item = sheet.template.item(stop.as_str())?;
    let at = At::item(item.id.clone());
    let answer = sheet.content.answers.get(item.id.as_str());
    Some(match &item.kind {
        Kind::Info { .. } => return None,
        Kind::Slider(_) => whole(key, &item.id),
        Kind::ChooseOne(_) | Kind::ChooseMany(_) | Kind::YesNo { .. } => {
            let options = super::choose::option_ids(item);
            let chosen = options.iter().find(|option| answer.has_pick(option.as_str()));
            option(key, &at, chosen.or(options.first())?.as_str())
        }
        Kind::Drawing(_) => whole(key, &item.id).with(0_usize),
        Kind::Ranking(choices) => {
            let first = answer.ranked().first().or_else(|| choices.options.keys().next())?;
            option(key, &at, first.as_str())
        }
        Kind::Table(table) => {
            let row_id = row_ids(table, answer).into_iter().next()?;
            let column = table.columns.first()?;
            let cell = At::cell(item.id.clone(), row_id.clone(), column.id.clone());
            let held = row(answer, row_id.as_str()).map_or(&Answer::Unanswered, |row| row.cell(column.id.as_str()));
            super::group::first_control(key, &cell, column, held)
        }
        _ => control(key, &at),
    })
}
