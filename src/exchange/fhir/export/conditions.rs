//! Conditions as `enableWhen`, or as an expression where that says too little.

use serde_json::{Value, json};

use super::items::{Maker, extend, inner};
use crate::{
    base::{Decimal, Id},
    exchange::fhir::{
        coding::number_json,
        condition::{Asks, EXPRESSION, all_of, conjuncts, read},
        json::{Object, extensions, tail_of},
        notes::Why,
    },
    template::{Bound, Condition, Item, Kind, Rows, Table},
};

/// Clauses, and whether one of them is enough.
type Flat = (Vec<Value>, bool);

impl Maker<'_, '_> {
    /// Says when an item is shown: as it came if it is the same, else anew.
    pub fn when(&mut self, link: &str, own: &[Condition], row: Option<&Item>, says: &mut Object) {
        let row_id = row.map(|row| &row.id);
        if says.contains_key("enableWhen") || extensions(says, EXPRESSION).next().is_some() {
            let came = read(says, &self.targets, row_id, &self.variables);
            // What could not be applied here goes back as it came.
            if own.is_empty() || conjuncts(came.condition.as_ref()) == own {
                return;
            }
            says.remove("enableWhen");
            says.remove("enableBehavior");
            without_expression(says);
        }
        let Some(condition) = all_of(own.to_vec()) else { return };
        match self.flat(&condition, row) {
            Some((clauses, any)) => {
                if clauses.len() > 1 {
                    says.insert("enableBehavior".to_owned(), json!(if any { "any" } else { "all" }));
                }
                says.insert("enableWhen".to_owned(), Value::Array(clauses));
            }
            None => match self.expression(&condition, row) {
                Some(expression) => {
                    let url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";
                    let value = json!({ "language": "text/fhirpath", "expression": expression });
                    extend(says, json!({ "url": url, "valueExpression": value }));
                }
                None => self.notes.add(link, "show_if", Why::NoWayOut),
            },
        }
    }

    /// The `linkId` and type of a question, and what can be asked of it.
    pub fn asked(&self, id: &Id, row: Option<&Item>) -> Option<(&str, &str, &Asks)> {
        let in_row = row.filter(|row| inner(row).iter().any(|column| column.id == *id));
        let key = in_row.map_or_else(|| id.to_string(), |row| format!("{}/{id}", row.id));
        let (link, kind) = self.asked.get(&key)?;
        Some((link, kind, &self.targets.get(link)?.asks))
    }

    /// The `linkId`s of a column: one, or one for each row that is given.
    pub fn cells(&self, table: &Item, column: &Id) -> Vec<String> {
        let own = self.link_of(table, None);
        match &table.kind {
            Kind::Table(Table { rows: Rows::Fixed(rows), .. }) => {
                rows.keys().map(|row| format!("{own}.{row}.{column}")).collect()
            }
            _ => self.asked(column, Some(table)).map(|(link, ..)| link.to_owned()).into_iter().collect(),
        }
    }

    fn flat(&self, condition: &Condition, row: Option<&Item>) -> Option<Flat> {
        match condition {
            Condition::Chosen(id, options) => {
                let (link, _, asks) = self.asked(id, row)?;
                self.clauses(link, asks, options, "=").map(|clauses| (clauses, true))
            }
            Condition::AnyRow(table, column, options) => {
                let table = self.template.item(table.as_str())?;
                let (_, _, asks) = self.asked(column, Some(table))?;
                let cells = self.cells(table, column);
                let each: Option<Vec<_>> = cells.iter().map(|link| self.clauses(link, asks, options, "=")).collect();
                each.map(|each| (each.concat(), true))
            }
            Condition::Answered(id) => Some((vec![self.exists(id, row, true)?], false)),
            Condition::Value(id, bound) => self.bounds(id, bound, row),
            Condition::All(all) => self.joined(all, row, false),
            Condition::Any(any) => self.joined(any, row, true),
            Condition::Not(inner) => match &**inner {
                Condition::Answered(id) => Some((vec![self.exists(id, row, false)?], false)),
                Condition::Chosen(id, options) => {
                    let (link, _, asks) = self.asked(id, row)?;
                    self.clauses(link, asks, options, "!=").map(|clauses| (clauses, false))
                }
                Condition::Value(id, Bound::Between(low, high)) if low == high => {
                    if let Some((link, _, asks @ Asks::Steps(_))) = self.asked(id, row) {
                        let step = Id::parse(&low.to_string()).ok()?;
                        return self.clauses(link, asks, &[step], "!=").map(|clauses| (clauses, false));
                    }
                    Some((vec![self.compared(id, "!=", *low, row)?], false))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Several conditions, if they can stand beside one another.
    fn joined(&self, all: &[Condition], row: Option<&Item>, any: bool) -> Option<Flat> {
        let mut clauses = Vec::new();
        for one in all {
            let (mut inner, inner_any) = self.flat(one, row)?;
            if inner.len() > 1 && inner_any != any {
                return None;
            }
            clauses.append(&mut inner);
        }
        (!clauses.is_empty()).then_some((clauses, any))
    }

    fn clauses(&self, link: &str, asks: &Asks, options: &[Id], operator: &str) -> Option<Vec<Value>> {
        let one = |option: &Id| -> Option<Value> {
            let mut clause = Object::new();
            clause.insert("question".to_owned(), json!(link));
            clause.insert("operator".to_owned(), json!(operator));
            match asks {
                Asks::YesNo => _ = clause.insert("answerBoolean".to_owned(), json!(option.as_str() == "yes")),
                Asks::Options(all) | Asks::Steps(all) => {
                    let (_, coded) = all.iter().find(|(id, _)| id == option)?;
                    let name = coded.name.replacen("value", "answer", 1);
                    clause.insert(name, coded.value.clone());
                }
                _ => return None,
            }
            Some(Value::Object(clause))
        };
        options.iter().map(one).collect()
    }

    fn exists(&self, id: &Id, row: Option<&Item>, yes: bool) -> Option<Value> {
        let (link, _, asks) = self.asked(id, row)?;
        let asks = !matches!(asks, Asks::Nothing);
        asks.then(|| json!({ "question": link, "operator": "exists", "answerBoolean": yes }))
    }

    fn bounds(&self, id: &Id, bound: &Bound, row: Option<&Item>) -> Option<Flat> {
        let (link, _, asks) = self.asked(id, row)?;
        if let Asks::Steps(all) = asks {
            let fits = |id: &Id| Decimal::parse(id.as_str()).is_some_and(|step| bound.holds(step.fraction()));
            let steps: Vec<Id> = all.iter().map(|(id, _)| id.clone()).filter(fits).collect();
            return self.clauses(link, asks, &steps, "=").filter(|all| !all.is_empty()).map(|all| (all, true));
        }
        let one = |operator: &str, at: Decimal| self.compared(id, operator, at, row);
        Some(match bound {
            Bound::AtLeast(at) => (vec![one(">=", *at)?], false),
            Bound::AtMost(at) => (vec![one("<=", *at)?], false),
            Bound::Above(at) => (vec![one(">", *at)?], false),
            Bound::Below(at) => (vec![one("<", *at)?], false),
            Bound::Between(low, high) if low == high => (vec![one("=", *low)?], false),
            Bound::Between(low, high) => (vec![one(">=", *low)?, one("<=", *high)?], false),
        })
    }

    fn compared(&self, id: &Id, operator: &str, at: Decimal, row: Option<&Item>) -> Option<Value> {
        let (link, kind, asks) = self.asked(id, row)?;
        if !matches!(asks, Asks::Number) {
            return None;
        }
        let whole = at.to_string().parse::<i64>().ok();
        let (name, value) = match (kind, whole) {
            ("quantity", _) => ("answerQuantity", json!({ "value": number_json(at) })),
            ("integer", Some(whole)) => ("answerInteger", json!(whole)),
            _ => ("answerDecimal", number_json(at)),
        };
        Some(json!({ "question": link, "operator": operator, name: value }))
    }
}

/// Takes the expression away that says when an item is shown.
fn without_expression(says: &mut Object) {
    let Some(Value::Array(all)) = says.get_mut("extension") else { return };
    all.retain(|one| one.as_object().is_none_or(|one| tail_of(one) != EXPRESSION));
    if all.is_empty() {
        says.remove("extension");
    }
}
