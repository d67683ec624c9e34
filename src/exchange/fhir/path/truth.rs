//! Expressions that are true or false, as conditions.
//!
//! FHIRPath knows a third state: a comparison with what is not answered is
//! *empty*, and so is its `not()`. A question is shown where its expression is
//! true, so what is turned round asks when the expression is *false*, which is
//! not the same as *not true* ([`Asking::falsity`]).

use serde_json::{Value, json};

use super::{
    MOST_STEPS, Node, Operator, Variables,
    ways::{Of, Way, way},
};
use crate::{
    base::{Decimal, Id},
    exchange::fhir::{
        coding::number_json,
        condition::{Targets, one},
        json::Object,
        notes::Why,
    },
    template::{Bound, Condition},
};

/// Where a condition asks.
#[derive(Clone, Copy)]
pub struct Asking<'t> {
    /// What can be asked of items.
    pub targets: &'t Targets,
    /// The group in whose rows it is asked.
    pub row: Option<&'t Id>,
    /// What the variables stand for.
    pub variables: &'t Variables,
}

/// The condition that an expression is.
///
/// # Errors
/// Why it can be none.
pub fn truth(node: &Node, asking: Asking<'_>) -> Result<Condition, Why> {
    asking.truth(node, 0)
}

impl Asking<'_> {
    fn truth(self, node: &Node, deep: usize) -> Result<Condition, Why> {
        if let Node::Two(left, operator, right) = node {
            return self.two(left, *operator, right, deep);
        }
        if let Some((of, name, given)) = node.call() {
            match (of, name, given) {
                (Some(of), "not", []) => return self.falsity(of, deep + 1),
                (Some(of), "exists" | "hasValue", []) => return self.there(of),
                (Some(of), "exists", [only]) => {
                    let way = self.way(of)?;
                    return self.each(&way, |link| self.only(link, only, 0));
                }
                (Some(of), "empty", []) => return self.there(of).map(not),
                (None, "iif", [condition, Node::Truth(true), Node::Truth(false) | Node::Nothing]) => {
                    return self.truth(condition, deep);
                }
                (None, "iif", [condition, Node::Truth(false), Node::Truth(true)]) => {
                    return self.truth(condition, deep).map(not);
                }
                _ => {}
            }
        }
        if let Ok(way) = self.way(node) {
            // A question answered with yes or no is true or false itself.
            return self.each(&way, |link| self.clause(link, way.of, Operator::Equal, &Node::Truth(true)));
        }
        match node.stands_for(self.variables) {
            Some(there) if deep < MOST_STEPS => self.truth(&there, deep + 1),
            _ => Err(Why::AlwaysShown),
        }
    }

    /// When an expression is false; where it is empty it is neither that nor true.
    fn falsity(self, node: &Node, deep: usize) -> Result<Condition, Why> {
        if deep > MOST_STEPS * MOST_STEPS {
            return Err(Why::AlwaysShown);
        }
        match node {
            Node::Two(left, operator @ (Operator::And | Operator::Or), right) => {
                let any = *operator == Operator::And;
                return Ok(joined(self.falsity(left, deep + 1)?, self.falsity(right, deep + 1)?, any));
            }
            Node::Two(left, Operator::Implies, right) => {
                return Ok(joined(self.truth(left, deep)?, self.falsity(right, deep + 1)?, false));
            }
            Node::Two(left, operator @ (Operator::Equal | Operator::Unequal), right) => {
                if let (Node::Truth(yes), Err(_)) = (&**right, self.way(left)) {
                    let turned = *yes == (*operator == Operator::Unequal);
                    return if turned { self.truth(left, deep) } else { self.falsity(left, deep + 1) };
                }
                return self.compared_in_vain(left, *operator, right);
            }
            // Where nothing is answered, nothing is like it: that is false, and not empty.
            Node::Two(_, Operator::Like | Operator::Unlike, _) => return self.truth(node, deep).map(not),
            Node::Two(left, operator, right) => return self.compared_in_vain(left, *operator, right),
            _ => {}
        }
        if let Some((of, name, given)) = node.call() {
            match (of, name, given) {
                (Some(of), "not", []) => return self.truth(of, deep),
                (None, "iif", [_, _, Node::Nothing]) => return Err(Why::AlwaysShown),
                // Whether there is something is always true or false, and so is a choice of both.
                _ => return self.truth(node, deep).map(not),
            }
        }
        if let Ok(way) = self.way(node) {
            return self.each(&way, |link| self.clause(link, way.of, Operator::Equal, &Node::Truth(false)));
        }
        match node.stands_for(self.variables) {
            Some(there) if deep < MOST_STEPS => self.falsity(&there, deep + 1),
            _ => Err(Why::AlwaysShown),
        }
    }

    /// When a comparison is false: there is something to compare, and it does not hold.
    fn compared_in_vain(self, left: &Node, operator: Operator, right: &Node) -> Result<Condition, Why> {
        let holds = self.two(left, operator, right, 0)?;
        let counts = matches!(left.call(), Some((Some(_), "count", [])));
        if counts || matches!(operator, Operator::In | Operator::Contains) {
            // A number of answers is never empty, and nothing is in what is.
            return Ok(not(holds));
        }
        let asked = if is_value(left) && !is_value(right) { right } else { left };
        let way = self.way(asked)?;
        let there = self.each(&way, |link| self.answered(link))?;
        if operator == Operator::Unequal {
            let (of, value) = if is_value(left) { (right, left) } else { (left, right) };
            return self.compared(of, Operator::Equal, value);
        }
        Ok(joined(there, not(holds), false))
    }

    fn two(self, left: &Node, operator: Operator, right: &Node, deep: usize) -> Result<Condition, Why> {
        match (operator, right) {
            (Operator::And | Operator::Or, _) => {
                let any = operator == Operator::Or;
                return Ok(joined(self.truth(left, deep)?, self.truth(right, deep)?, any));
            }
            (Operator::Implies, _) => {
                return Ok(joined(self.falsity(left, deep + 1)?, self.truth(right, deep)?, true));
            }
            (Operator::Unlike, _) => return self.two(left, Operator::Like, right, deep).map(not),
            (Operator::Equal | Operator::Unequal | Operator::Like, Node::Truth(yes)) if self.way(left).is_err() => {
                let turned = *yes == (operator == Operator::Unequal);
                return if turned { self.falsity(left, deep + 1) } else { self.truth(left, deep) };
            }
            _ => {}
        }
        if let Some((Some(of), "count", [])) = left.call() {
            return self.counted(of, operator, right);
        }
        if is_value(left) && !is_value(right) {
            return self.compared(right, operator.turned(), left);
        }
        self.compared(left, operator, right)
    }

    /// `count() > 0` is whether there is one at all.
    fn counted(self, of: &Node, operator: Operator, right: &Node) -> Result<Condition, Why> {
        let Node::Number(number) = right else { return Err(Why::AlwaysShown) };
        let (none, one) = (*number == Decimal::whole(0), *number == Decimal::whole(1));
        match operator {
            Operator::Greater | Operator::Unequal if none => self.there(of),
            Operator::GreaterOrEqual if one => self.there(of),
            Operator::Equal if none => self.there(of).map(not),
            Operator::Less if one => self.there(of).map(not),
            _ => Err(Why::AlwaysShown),
        }
    }

    /// An answer compared with a value.
    fn compared(self, asked: &Node, operator: Operator, value: &Node) -> Result<Condition, Why> {
        if !is_value(value) {
            return Err(Why::AlwaysShown);
        }
        let operator = if operator == Operator::Contains { Operator::Equal } else { operator };
        let way = self.way(asked)?;
        if way.only.is_some() {
            return Err(Why::AlwaysShown);
        }
        self.each(&way, |link| self.clause(link, way.of, operator, value))
    }

    /// Whether there is an answer, or one that fulfils what the path asks of it.
    fn there(self, node: &Node) -> Result<Condition, Why> {
        let way = self.way(node)?;
        match &way.only {
            Some(only) => self.each(&way, |link| self.only(link, only.node(), 0)),
            None => self.each(&way, |link| self.answered(link)),
        }
    }

    /// A condition on single answers: `where(code = 'a' or code = 'b')`.
    fn only(self, link: &str, node: &Node, deep: usize) -> Result<Condition, Why> {
        match node {
            _ if deep > MOST_STEPS * MOST_STEPS => Err(Why::AlwaysShown),
            Node::Two(left, operator @ (Operator::And | Operator::Or), right) => {
                let any = *operator == Operator::Or;
                Ok(joined(self.only(link, left, deep + 1)?, self.only(link, right, deep + 1)?, any))
            }
            Node::Two(left, operator, right) if is_value(right) => {
                let of = aspect(left).ok_or(Why::AlwaysShown)?;
                self.clause(link, of, *operator, right)
            }
            Node::Two(left, operator, right) if is_value(left) => {
                let of = aspect(right).ok_or(Why::AlwaysShown)?;
                self.clause(link, of, operator.turned(), left)
            }
            _ => Err(Why::AlwaysShown),
        }
    }

    fn answered(self, link: &str) -> Result<Condition, Why> {
        self.asked(json!({ "question": link, "operator": "exists", "answerBoolean": true }))
    }

    /// One comparison, in the words of `enableWhen`.
    fn clause(self, link: &str, of: Of, operator: Operator, value: &Node) -> Result<Condition, Why> {
        let (name, value) = match (value, of) {
            (Node::Truth(yes), Of::Answer | Of::Value | Of::Named) => ("answerBoolean", json!(yes)),
            (Node::Number(number), Of::Answer | Of::Value) => ("answerDecimal", number_json(*number)),
            (Node::Text(code), Of::Code) => ("answerCoding", json!({ "code": code })),
            (Node::Text(words), Of::Display) => ("answerCoding", json!({ "display": words })),
            (Node::Text(words), Of::Answer | Of::Value) => ("answerString", json!(words)),
            _ => return Err(Why::AlwaysShown),
        };
        let written = match operator {
            Operator::Equal | Operator::Unequal => "=",
            Operator::Like if name == "answerBoolean" => "=",
            // A number is like another as far as the shorter of the two has places: no bound says that.
            Operator::Like if name != "answerDecimal" => "~",
            Operator::Less => "<",
            Operator::Greater => ">",
            Operator::LessOrEqual => "<=",
            Operator::GreaterOrEqual => ">=",
            _ => return Err(Why::AlwaysShown),
        };
        let condition = self.asked(json!({ "question": link, "operator": written, name: value }))?;
        if operator == Operator::Unequal {
            // Without an answer a comparison is neither true nor false.
            return Ok(Condition::All(vec![self.answered(link)?, not(condition)]));
        }
        Ok(condition)
    }

    fn asked(self, clause: Value) -> Result<Condition, Why> {
        let clause: Object = clause.as_object().cloned().unwrap_or_default();
        one(&clause, self.targets, self.row)
    }

    /// The way that a path is: to items that it names.
    fn way<'n>(self, node: &'n Node) -> Result<Way<'n>, Why> {
        way(node, self.variables).filter(|way| !way.links.is_empty() && way.but.is_none()).ok_or(Why::AlwaysShown)
    }

    /// For any of the items that a way names.
    fn each(self, way: &Way<'_>, condition: impl Fn(&str) -> Result<Condition, Why>) -> Result<Condition, Why> {
        let mut all = way.links.iter().map(|link| condition(link));
        let first = all.next().unwrap_or(Err(Why::AlwaysShown))?;
        all.try_fold(first, |before, next| Ok(joined(before, next?, true)))
    }
}

/// What of an answer is compared in a condition on it.
fn aspect(node: &Node) -> Option<Of> {
    match node {
        Node::This => Some(Of::Value),
        Node::Member(of, name) => {
            let outer = of.as_deref().map_or(Some(Of::Value), aspect)?;
            match (outer, name.as_str()) {
                (Of::Value, "code") => Some(Of::Code),
                (Of::Value, "display") => Some(Of::Display),
                (Of::Value, name) if name.starts_with("value") => Some(Of::Value),
                _ => None,
            }
        }
        _ => None,
    }
}

const fn is_value(node: &Node) -> bool {
    matches!(node, Node::Text(_) | Node::Number(_) | Node::Truth(_))
}

fn not(condition: Condition) -> Condition {
    match condition {
        Condition::Not(inner) => *inner,
        other => Condition::Not(Box::new(other)),
    }
}

/// Two conditions as one; several of a kind stand side by side.
fn joined(left: Condition, right: Condition, any: bool) -> Condition {
    let mut all = parts(left, any);
    for part in parts(right, any) {
        match (all.last_mut(), part) {
            // Options of one question, of which one is enough.
            (Some(Condition::Chosen(before, options)), Condition::Chosen(id, more)) if any && *before == id => {
                let new: Vec<Id> = more.into_iter().filter(|option| !options.contains(option)).collect();
                options.extend(new);
            }
            // Both ends of a number.
            (Some(Condition::Value(before, bound)), Condition::Value(id, other))
                if !any && *before == id && between(*bound, other).is_some() =>
            {
                *bound = between(*bound, other).unwrap_or(*bound);
            }
            (_, part) => all.push(part),
        }
    }
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            all.extend(last);
            if any { Condition::Any(all) } else { Condition::All(all) }
        }
    }
}

fn parts(condition: Condition, any: bool) -> Vec<Condition> {
    match condition {
        Condition::Any(all) if any => all,
        Condition::All(all) if !any => all,
        one => vec![one],
    }
}

fn between(one: Bound, other: Bound) -> Option<Bound> {
    match (one, other) {
        (Bound::AtLeast(least), Bound::AtMost(most)) | (Bound::AtMost(most), Bound::AtLeast(least)) => {
            Some(Bound::Between(least, most))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::exchange::fhir::{
        coding::Coded,
        condition::{Asks, Target},
        path::parse,
    };

    fn targets() -> Targets {
        let option = |id: &str, code: &str, words| (Id::known(id), Coded::coding(Some("s"), Some(code), Some(words)));
        let target = |id: &str, asks| Target { id: Id::known(id), row: None, asks };
        Targets::from([
            ("yes".to_owned(), target("y", Asks::YesNo)),
            (
                "one".to_owned(),
                target("o", Asks::Options(vec![option("a", "A", "Words"), option("b", "B", "Other  Words")])),
            ),
            ("num".to_owned(), target("n", Asks::Number)),
            ("day".to_owned(), target("d", Asks::Whether)),
        ])
    }

    fn of(expression: &str) -> Result<Condition, Why> {
        let mut variables = Variables::default();
        for (name, text) in [
            ("n", "%resource.item.where(linkId='num').answer.value"),
            ("many", "%n > 3"),
            ("round", "%round or %many"),
        ] {
            variables.add(name, text);
        }
        let targets = targets();
        let node = parse(expression).ok_or(Why::AlwaysShown)?;
        truth(&node, Asking { targets: &targets, row: None, variables: &variables })
    }

    fn chosen(id: &str, options: &[&str]) -> Condition {
        Condition::Chosen(Id::known(id), options.iter().map(|option| Id::known(option)).collect())
    }

    #[test]
    fn what_a_condition_can_say_is_read() {
        let (three, five) = (Decimal::whole(3), Decimal::whole(5));
        let value = |bound| Condition::Value(Id::known("n"), bound);
        let answered = || Condition::Answered(Id::known("d"));
        let number = || Condition::Answered(Id::known("n"));
        for (expression, expected) in [
            ("%resource.item.where(linkId='yes').answer.value = true", chosen("y", &["yes"])),
            ("%resource.descendants().where(linkId='yes').answer.value", chosen("y", &["yes"])),
            ("%resource.repeat(item).where(linkId = 'yes').answer.valueBoolean = false", chosen("y", &["no"])),
            ("item.where(linkId='one').answer.value.code = 'B'", chosen("o", &["b"])),
            ("'B' in %resource.item.where(linkId='one').answer.value.code", chosen("o", &["b"])),
            (
                "item.where(linkId='one').answer.value.where(code = 'A' or code = 'B').exists()",
                chosen("o", &["a", "b"]),
            ),
            ("item.where(linkId='one').answer.exists(value.code = 'A')", chosen("o", &["a"])),
            (
                "item.where(linkId='one').answer.value ~ ' a' or item.where(linkId='one').answer.value = 'B'",
                chosen("o", &["a", "b"]),
            ),
            ("item.where(linkId='day').answer.exists()", answered()),
            ("item.where(linkId='day').answer.value.empty()", not(answered())),
            ("item.where(linkId='day').answer.count() > 0", answered()),
            ("item.where(linkId='day').exists().not()", not(answered())),
            ("%n >= 3 and %n <= 5", value(Bound::Between(three, five))),
            ("3 < %n", value(Bound::Above(three))),
            ("%many", value(Bound::Above(three))),
            ("iif(%n > 3, true, false)", value(Bound::Above(three))),
            ("item.where(linkId='one').answer.value.code ~ 'a'", chosen("o", &["a"])),
            ("(item.where(linkId='one').answer.value.code ~ 'a').not()", not(chosen("o", &["a"]))),
            ("item.where(linkId='one').answer.value.code !~ 'a'", not(chosen("o", &["a"]))),
            ("item.where(linkId='one').answer.value.display ~ 'other\twords'", chosen("o", &["b"])),
            ("item.where(linkId='yes').answer.value ~ false", chosen("y", &["no"])),
            ("(%n > 3) ~ true", value(Bound::Above(three))),
            // Without an answer a comparison is empty, and empty is not false.
            ("(%n > 3) = false", Condition::All(vec![number(), not(value(Bound::Above(three)))])),
            ("(%n > 3).not()", Condition::All(vec![number(), not(value(Bound::Above(three)))])),
            ("(%n > 3).not().not()", value(Bound::Above(three))),
            ("(%n > 3) != true", Condition::All(vec![number(), not(value(Bound::Above(three)))])),
            ("iif(%n > 3, false, true)", not(value(Bound::Above(three)))),
            ("item.where(linkId='yes').answer.value.not()", chosen("y", &["no"])),
            ("(item.where(linkId='one').answer.value.code != 'A').not()", chosen("o", &["a"])),
            ("('A' in item.where(linkId='one').answer.value.code).not()", not(chosen("o", &["a"]))),
            (
                "(item.where(linkId='day').answer.exists() or %n > 3).not()",
                Condition::All(vec![not(answered()), number(), not(value(Bound::Above(three)))]),
            ),
            (
                "%n > 3 implies item.where(linkId='day').answer.exists()",
                Condition::Any(vec![Condition::All(vec![number(), not(value(Bound::Above(three)))]), answered()]),
            ),
            (
                "item.where(linkId='day').answer.exists() and (%n > 3 or item.where(linkId='yes').answer.value = true)",
                Condition::All(vec![
                    answered(),
                    Condition::Any(vec![value(Bound::Above(three)), chosen("y", &["yes"])]),
                ]),
            ),
            (
                "item.where(linkId='one').answer.value.code != 'A'",
                Condition::All(vec![Condition::Answered(Id::known("o")), not(chosen("o", &["a"]))]),
            ),
        ] {
            assert_eq!(of(expression), Ok(expected), "{expression}");
        }
    }

    #[test]
    fn what_no_condition_can_say_is_left() {
        for expression in [
            "true",
            "%round",
            "today() > @2020-01-01",
            "%n + 1 > 3",
            "%n ~ 3",
            "%n > %n",
            "item.where(linkId='day').answer.value.matches('x')",
            "item.where(text='day').answer.exists()",
            "%resource.item.answer.exists()",
            "item.where(linkId='one').answer.value.ordinal() > 2",
        ] {
            assert_eq!(of(expression), Err(Why::AlwaysShown), "{expression}");
        }
        assert_eq!(of("item.where(linkId='gone').answer.exists()"), Err(Why::NoSuchQuestion));
        for expression in ["= 'C'", "= 'a'", "~ 'C'"] {
            let expression = format!("item.where(linkId='one').answer.value.code {expression}");
            assert_eq!(of(&expression), Err(Why::NoSuchOption), "{expression}");
        }
    }
}
