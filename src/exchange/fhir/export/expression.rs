//! Conditions in FHIRPath, where `enableWhen` says too little.

use serde_json::Value;

use super::items::{Maker, inner};
use crate::{
    base::{Decimal, Id},
    exchange::fhir::condition::Asks,
    template::{Bound, Condition, Item},
};

/// How deep *is this question shown?* is followed from question to question in one expression;
/// a longer one nobody could read.
const MOST_SHOWN: usize = 16;

impl Maker<'_, '_> {
    /// A condition as an expression that is true or false; nothing over scores.
    pub fn expression(&self, condition: &Condition, row: Option<&Item>) -> Option<String> {
        self.said(condition, row, 0)
    }

    fn said(&self, condition: &Condition, row: Option<&Item>, shown: usize) -> Option<String> {
        Some(match condition {
            Condition::Chosen(id, options) => self.chosen(id, options, row)?,
            Condition::AnyRow(table, column, options) => {
                let table = self.template.item(table.as_str())?;
                let (_, _, asks) = self.asked(column, Some(table))?;
                let cells = self.cells(table, column);
                let each: Option<Vec<String>> = cells.iter().map(|link| picked(link, asks, options)).collect();
                each.filter(|each| !each.is_empty()).map(|each| format!("({})", each.join(" or ")))?
            }
            Condition::Answered(id) => match self.asked(id, row) {
                Some((link, _, Asks::Nothing)) => {
                    let links = self.template.item(id.as_str()).map(inner).unwrap_or_default();
                    let owner = self.template.item(id.as_str());
                    let all = links.iter().map(|column| format!("linkId={}", text(&self.link_of(column, owner))));
                    let all: Vec<String> = all.collect();
                    if all.is_empty() {
                        format!("%resource.descendants().where(linkId={}).item.answer.exists()", text(link))
                    } else {
                        format!("%resource.descendants().where({}).answer.exists()", all.join(" or "))
                    }
                }
                Some((link, ..)) => format!("{}.exists()", answer(link)),
                None => return None,
            },
            Condition::Visible(id) => match self.template.item(id.as_str())?.show_if.as_ref() {
                Some(inner) if shown < MOST_SHOWN => self.said(inner, row, shown + 1)?,
                Some(_) => return None,
                None => "true".to_owned(),
            },
            Condition::Value(id, bound) => self.value(id, bound, row)?,
            Condition::All(all) => self.several(all, " and ", row, shown)?,
            Condition::Any(any) => self.several(any, " or ", row, shown)?,
            Condition::Not(inner) => format!("({}).not()", self.said(inner, row, shown)?),
            Condition::Rows(..) | Condition::Band(..) | Condition::Spread(..) => return None,
        })
    }

    fn several(&self, all: &[Condition], word: &str, row: Option<&Item>, shown: usize) -> Option<String> {
        let all: Option<Vec<String>> = all.iter().map(|one| self.said(one, row, shown)).collect();
        all.filter(|all| !all.is_empty()).map(|all| format!("({})", all.join(word)))
    }

    fn chosen(&self, id: &Id, options: &[Id], row: Option<&Item>) -> Option<String> {
        let (link, _, asks) = self.asked(id, row)?;
        picked(link, asks, options)
    }

    fn value(&self, id: &Id, bound: &Bound, row: Option<&Item>) -> Option<String> {
        let (link, kind, asks) = self.asked(id, row)?;
        if let Asks::Options(all) | Asks::Steps(all) = asks {
            let fits = |id: &Id| Decimal::parse(id.as_str()).is_some_and(|step| bound.holds(step.fraction()));
            let steps: Vec<Id> = all.iter().map(|(id, _)| id.clone()).filter(fits).collect();
            return self.chosen(id, &steps, row);
        }
        if !matches!(asks, Asks::Number) {
            return None;
        }
        let own = if kind == "quantity" { "value" } else { "$this" };
        let held = match bound {
            Bound::AtLeast(at) => format!("{own} >= {at}"),
            Bound::AtMost(at) => format!("{own} <= {at}"),
            Bound::Above(at) => format!("{own} > {at}"),
            Bound::Below(at) => format!("{own} < {at}"),
            Bound::Between(low, high) => format!("{own} >= {low} and {own} <= {high}"),
        };
        Some(format!("{}.value.where({held}).exists()", answer(link)))
    }
}

/// That one of these options is the answer.
fn picked(link: &str, asks: &Asks, options: &[Id]) -> Option<String> {
    let one = |option: &Id| match asks {
        Asks::YesNo => Some(format!("$this = {}", option.as_str() == "yes")),
        Asks::Options(all) | Asks::Steps(all) => {
            let (_, coded) = all.iter().find(|(id, _)| id == option)?;
            Some(match (&coded.value, coded.code()) {
                (_, Some(code)) => format!("code = {}", text(&code)),
                (Value::Object(_), None) => format!("display = {}", text(&coded.words()?)),
                (Value::Number(number), None) => format!("$this = {number}"),
                (_, None) => format!("$this = {}", text(&coded.words()?)),
            })
        }
        _ => None,
    };
    let all: Option<Vec<String>> = options.iter().map(one).collect();
    all.filter(|all| !all.is_empty())
        .map(|all| format!("{}.value.where({}).exists()", answer(link), all.join(" or ")))
}

fn answer(link: &str) -> String {
    format!("%resource.descendants().where(linkId={}).answer", text(link))
}

/// A text in the quotes of FHIRPath.
fn text(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}
