//! `enableWhen` and `enableWhenExpression` of FHIR as a condition of ours.
//!
//! What FHIR asks of an answer is looked up in [`Targets`]: the same table for
//! the way in, where it is made of the questionnaire, and for the way out,
//! where it is made of the template to see whether a condition is still the
//! one that came in.

use std::collections::HashMap;

use serde_json::Value;

use super::{
    coding::Coded,
    json::{Object, choice, extensions, number, objects, text},
    notes::Why,
    path::{self, Asking, Variables},
};
use crate::{
    base::{Decimal, Id},
    template::{Bound, Condition},
};

/// What a condition can ask of an item.
#[derive(Clone, Debug)]
pub enum Asks {
    /// Yes or no.
    YesNo,
    /// One of these options.
    Options(Vec<(Id, Coded)>),
    /// One of these steps of a scale; their ids are the numbers.
    Steps(Vec<(Id, Coded)>),
    /// A number.
    Number,
    /// The number of a score.
    Score,
    /// Whether it is answered, and no more.
    Whether,
    /// Nothing: it has no answer.
    Nothing,
}

/// An item that conditions may name.
#[derive(Clone, Debug)]
pub struct Target {
    /// Its id with us.
    pub id: Id,
    /// The group or table in whose rows it stands.
    pub row: Option<Id>,
    /// What can be asked of it.
    pub asks: Asks,
}

/// Items by their `linkId`.
pub type Targets = HashMap<String, Target>;

/// What became of an item's `enableWhen`.
#[derive(Debug, Default)]
pub struct Read {
    /// The condition; nothing if it is always shown.
    pub condition: Option<Condition>,
    /// What could not be carried over.
    pub left: Vec<Why>,
}

/// The extension that says in an expression when an item is shown.
pub const EXPRESSION: &str = "sdc-questionnaire-enableWhenExpression";

/// Reads what an item says of when it is shown; `row` is the group it stands in.
pub fn read(item: &Object, targets: &Targets, row: Option<&Id>, variables: &Variables) -> Read {
    if let Some(written) = extensions(item, EXPRESSION).next() {
        let found = expression(written).ok_or(Why::AlwaysShown);
        let found = found.and_then(|node| path::truth(&node, Asking { targets, row, variables }));
        return match found {
            Ok(condition) => Read { condition: Some(condition), left: Vec::new() },
            Err(why) => Read { condition: None, left: vec![why] },
        };
    }
    let clauses: Vec<&Object> = objects(item, "enableWhen").collect();
    let mut read = Read::default();
    let any = match text(item, "enableBehavior") {
        Some("any") => true,
        Some(_) => false,
        None => {
            // Before release 4 there was no word for it, and one was enough.
            let older = clauses.iter().any(|clause| !clause.contains_key("operator"));
            if clauses.len() > 1 {
                read.left.push(Why::AnyOrAll);
            }
            older
        }
    };
    let mut made = Vec::new();
    let mut open = false;
    for clause in &clauses {
        match one(clause, targets, row) {
            Ok(condition) => add(&mut made, condition, any),
            Err(why) => {
                // What names nothing holds never: among others it can be left out.
                open |= !matches!(why, Why::NoSuchOption | Why::NoSuchQuestion);
                read.left.push(why);
            }
        }
    }
    read.condition = match (made.pop(), made.is_empty()) {
        _ if any && open => None,
        (Some(only), true) => Some(only),
        (Some(last), false) => {
            made.push(last);
            Some(if any { Condition::Any(made) } else { Condition::All(made) })
        }
        (None, _) => None,
    };
    read
}

/// The expression in an extension, if it is one that can be read.
fn expression(extension: &Object) -> Option<path::Node> {
    let written = extension.get("valueExpression").and_then(Value::as_object);
    let known = |language: &str| language == "text/fhirpath";
    match written {
        Some(written) if text(written, "language").is_none_or(known) => path::parse(text(written, "expression")?),
        Some(_) => None,
        // Before it had a type of its own.
        None => path::parse(text(extension, "valueString")?),
    }
}

/// Adds a condition; options of one question stand together.
fn add(made: &mut Vec<Condition>, condition: Condition, any: bool) {
    if let (true, Some(Condition::Chosen(before, options)), Condition::Chosen(id, more)) =
        (any, made.last_mut(), &condition)
        && before == id
    {
        let new: Vec<Id> = more.iter().filter(|option| !options.contains(option)).cloned().collect();
        options.extend(new);
        return;
    }
    made.push(condition);
}

/// What one clause of `enableWhen` asks.
///
/// # Errors
/// Why it cannot be asked.
pub fn one(clause: &Object, targets: &Targets, row: Option<&Id>) -> Result<Condition, Why> {
    let target = text(clause, "question").and_then(|link| targets.get(link)).ok_or(Why::NoSuchQuestion)?;
    let answer = choice(clause, "answer");
    let has_answer = clause.get("hasAnswer");
    let operator = text(clause, "operator").unwrap_or(if has_answer.is_some() { "exists" } else { "=" });
    if matches!(target.asks, Asks::Nothing) {
        return Err(Why::NotComparable);
    }
    let elsewhere = target.row.as_ref().filter(|own| Some(*own) != row);
    if operator == "exists" {
        let yes = answer.map(|(_, value)| value).or(has_answer).ok_or(Why::BadValue)?;
        let yes = yes.as_bool().unwrap_or(yes.as_str() == Some("true"));
        if elsewhere.is_some() {
            return Err(Why::FromOutside);
        }
        if matches!(target.asks, Asks::Score) {
            return Err(Why::NotComparable);
        }
        return Ok(not_if(!yes, Condition::Answered(target.id.clone())));
    }
    let (name, value) = answer.ok_or(Why::BadValue)?;
    let id = || target.id.clone();
    match (&target.asks, operator) {
        (Asks::YesNo | Asks::Options(_), "=" | "!=" | "~" | ">" | "<" | ">=" | "<=") => {
            let options = options(&target.asks, name, value, operator)?;
            let chosen = match elsewhere {
                Some(table) => Condition::AnyRow(table.clone(), id(), options),
                None => Condition::Chosen(id(), options),
            };
            Ok(not_if(operator == "!=", chosen))
        }
        (Asks::Steps(_), "=" | "!=" | "~" | ">" | "<" | ">=" | "<=") if elsewhere.is_none() => {
            let steps = options(&target.asks, name, value, operator)?;
            let at =
                |step: &Id| Decimal::parse(step.as_str()).map(|at| Condition::Value(id(), Bound::Between(at, at)));
            let all: Option<Vec<Condition>> = steps.iter().map(at).collect();
            let mut all = all.ok_or(Why::NotComparable)?;
            let one = match (all.pop(), all.is_empty()) {
                (Some(only), true) => only,
                (last, _) => {
                    all.extend(last);
                    Condition::Any(all)
                }
            };
            Ok(not_if(operator == "!=", one))
        }
        (Asks::Number | Asks::Score, _) if elsewhere.is_some() => Err(Why::FromOutside),
        (Asks::Number | Asks::Score, _) => {
            let at = number(value).ok_or(Why::NotComparable)?;
            let bound = bound(operator, at).ok_or(Why::BadValue)?;
            Ok(not_if(operator == "!=", Condition::Value(id(), bound)))
        }
        _ => Err(Why::NotComparable),
    }
}

/// The options that an answer means.
fn options(asks: &Asks, name: &str, value: &Value, operator: &str) -> Result<Vec<Id>, Why> {
    let (Asks::Options(options) | Asks::Steps(options)) = asks else {
        let yes = match (value, value.as_object().and_then(|coding| text(coding, "code")).or(value.as_str())) {
            (Value::Bool(yes), _) => *yes,
            (_, Some("true" | "yes" | "Y" | "Yes")) => true,
            (_, Some("false" | "no" | "N" | "No")) => false,
            _ => return Err(Why::NotComparable),
        };
        let by_order = matches!(operator, "=" | "!=");
        return if by_order { Ok(vec![Id::known(if yes { "yes" } else { "no" })]) } else { Err(Why::NotComparable) };
    };
    let fits = |coded: &Coded| match operator {
        "=" | "!=" => coded.is_named_by(name, value),
        "~" => coded.is_like(name, value),
        _ => {
            let bound = number(value).and_then(|at| bound(operator, at));
            bound.zip(number(&coded.value)).is_some_and(|(bound, own)| bound.holds(own.fraction()))
        }
    };
    let found: Vec<Id> = options.iter().filter(|(_, coded)| fits(coded)).map(|(id, _)| id.clone()).collect();
    let ordered = !matches!(operator, "=" | "!=" | "~");
    match found.is_empty() {
        true if ordered && number(value).is_none() => Err(Why::NotComparable),
        true => Err(Why::NoSuchOption),
        false => Ok(found),
    }
}

fn bound(operator: &str, at: Decimal) -> Option<Bound> {
    Some(match operator {
        "=" | "!=" => Bound::Between(at, at),
        ">" => Bound::Above(at),
        "<" => Bound::Below(at),
        ">=" => Bound::AtLeast(at),
        "<=" => Bound::AtMost(at),
        _ => return None,
    })
}

fn not_if(turned: bool, condition: Condition) -> Condition {
    if turned { Condition::Not(Box::new(condition)) } else { condition }
}

/// The conditions that must all hold, one by one.
pub fn conjuncts(condition: Option<&Condition>) -> Vec<Condition> {
    match condition {
        None => Vec::new(),
        Some(Condition::All(all)) => all.clone(),
        Some(one) => vec![one.clone()],
    }
}

/// One condition of several that must all hold.
pub fn all_of(mut all: Vec<Condition>) -> Option<Condition> {
    match (all.pop(), all.is_empty()) {
        (None, _) => None,
        (Some(only), true) => Some(only),
        (Some(last), false) => {
            all.push(last);
            Some(Condition::All(all))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn targets() -> Targets {
        let option = |id: &str, code: &str| (Id::known(id), Coded::coding(Some("s"), Some(code), Some("Words")));
        let target = |id: &str, row: Option<&str>, asks| Target { id: Id::known(id), row: row.map(Id::known), asks };
        Targets::from([
            ("yes".to_owned(), target("y", None, Asks::YesNo)),
            ("one".to_owned(), target("o", None, Asks::Options(vec![option("a", "A"), option("b", "B")]))),
            ("row".to_owned(), target("r", Some("g"), Asks::Options(vec![option("a", "A")]))),
            ("num".to_owned(), target("n", None, Asks::Number)),
            ("day".to_owned(), target("d", None, Asks::Whether)),
        ])
    }

    fn of(item: &Value, row: Option<&str>) -> (Option<Condition>, Vec<Why>) {
        let read = read(item.as_object().unwrap(), &targets(), row.map(Id::known).as_ref(), &Variables::default());
        (read.condition, read.left)
    }

    fn chosen(id: &str, options: &[&str]) -> Condition {
        Condition::Chosen(Id::known(id), options.iter().map(|option| Id::known(option)).collect())
    }

    #[test]
    fn every_operator_has_a_condition() {
        let when = |operator: &str, question: &str, answer: &Value| {
            let mut clause = json!({ "question": question, "operator": operator });
            clause.as_object_mut().unwrap().extend(answer.as_object().unwrap().clone());
            of(&json!({ "enableWhen": [clause] }), None)
        };
        let coding = json!({ "answerCoding": { "system": "s", "code": "B" } });
        assert_eq!(when("=", "one", &coding), (Some(chosen("o", &["b"])), vec![]));
        assert_eq!(when("!=", "one", &coding), (Some(Condition::Not(Box::new(chosen("o", &["b"])))), vec![]));
        assert_eq!(when("=", "yes", &json!({ "answerBoolean": false })), (Some(chosen("y", &["no"])), vec![]));
        let answered = Condition::Answered(Id::known("d"));
        assert_eq!(when("exists", "day", &json!({ "answerBoolean": true })), (Some(answered.clone()), vec![]));
        let open = Some(Condition::Not(Box::new(answered)));
        assert_eq!(when("exists", "day", &json!({ "answerBoolean": false })), (open, vec![]));
        let three = Decimal::whole(3);
        for (operator, bound) in [
            ("=", Bound::Between(three, three)),
            (">", Bound::Above(three)),
            ("<", Bound::Below(three)),
            (">=", Bound::AtLeast(three)),
            ("<=", Bound::AtMost(three)),
        ] {
            let value = Condition::Value(Id::known("n"), bound);
            assert_eq!(when(operator, "num", &json!({ "answerInteger": 3 })), (Some(value), vec![]), "{operator}");
        }
        let row = Condition::AnyRow(Id::known("g"), Id::known("r"), vec![Id::known("a")]);
        assert_eq!(when("=", "row", &json!({ "answerCoding": { "code": "A" } })), (Some(row), vec![]));
        assert_eq!(when("=", "gone", &coding), (None, vec![Why::NoSuchQuestion]));
        assert_eq!(when("=", "one", &json!({ "answerCoding": { "code": "C" } })), (None, vec![Why::NoSuchOption]));
        assert_eq!(when("=", "day", &json!({ "answerDate": "2026-01-01" })), (None, vec![Why::NotComparable]));
    }

    #[test]
    fn what_cannot_be_asked_never_hides_anything() {
        let (good, bad) = (
            json!({ "question": "yes", "operator": "=", "answerBoolean": true }),
            json!({ "question": "day", "operator": "=", "answerDate": "2026-01-01" }),
        );
        let yes = Some(chosen("y", &["yes"]));
        let all = json!({ "enableBehavior": "all", "enableWhen": [good, bad] });
        assert_eq!(of(&all, None), (yes, vec![Why::NotComparable]));
        let any = json!({ "enableBehavior": "any", "enableWhen": [good, bad] });
        assert_eq!(of(&any, None), (None, vec![Why::NotComparable]));
    }

    #[test]
    fn options_of_one_question_stand_together_where_one_is_enough() {
        let clause = |code: &str| json!({ "question": "one", "operator": "=", "answerCoding": { "code": code } });
        let any = json!({ "enableBehavior": "any", "enableWhen": [clause("A"), clause("B")] });
        assert_eq!(of(&any, None), (Some(chosen("o", &["a", "b"])), vec![]));
        let older = json!({ "enableWhen": [{ "question": "yes", "hasAnswer": true }] });
        assert_eq!(of(&older, None), (Some(Condition::Answered(Id::known("y"))), vec![]));
    }
}
