//! Expressions that weigh answers and add them up.

use super::{
    MOST_STEPS, Node, Operator, Variables,
    ways::{Of, Way, way},
};
use crate::base::{Decimal, Fraction};

/// Answers with their weights, something added to their sum, and how that is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighted {
    /// What is added up, each with what it is multiplied by.
    pub parts: Vec<(Source, Fraction)>,
    /// What is added to that.
    pub constant: Fraction,
    /// To so many places.
    pub round: Option<u8>,
}

/// What is added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The answer of an item.
    Link(String),
    /// The points of every choice but these.
    AllBut(Vec<String>),
}

/// Reads a sum; nothing if the expression is anything else.
pub fn weighted(node: &Node, variables: &Variables) -> Option<Weighted> {
    if let Some((Some(of), "round", places)) = node.call() {
        let places = match places {
            [] => 0,
            [Node::Number(places)] => u8::try_from(places.fraction().floor()).ok().filter(|places| *places <= 6)?,
            _ => return None,
        };
        let inner = weighted(of, variables)?;
        return inner.round.is_none().then_some(Weighted { round: Some(places), ..inner });
    }
    let found = sum(node, variables, 0)?;
    (!found.parts.is_empty()).then_some(found)
}

fn sum(node: &Node, variables: &Variables, deep: usize) -> Option<Weighted> {
    if let Some(found) = way(node, variables).and_then(|way| answer(&way)) {
        return Some(found);
    }
    match node {
        Node::Number(number) => Some(constant(number.fraction())),
        Node::Variable(_) if deep < MOST_STEPS => sum(&node.stands_for(variables)?, variables, deep + 1),
        Node::Two(left, operator, right) => {
            let (left, right) = (sum(left, variables, deep)?, sum(right, variables, deep)?);
            match operator {
                Operator::Plus => together(left, right),
                Operator::Minus => together(left, times(right, Fraction::whole(-1))?),
                Operator::Times if right.parts.is_empty() => times(left, right.constant),
                Operator::Times if left.parts.is_empty() => times(right, left.constant),
                Operator::Over if right.parts.is_empty() => times(left, Fraction::whole(1).over(right.constant)?),
                _ => None,
            }
        }
        Node::Call(Some(of), name, given) if given.is_empty() => {
            let way = way(of, variables)?;
            let all = links(&way)?;
            match name.as_str() {
                "sum" => Some(all),
                "avg" if !all.parts.iter().any(|(source, _)| matches!(source, Source::AllBut(_))) => {
                    let count = Fraction::whole(i64::try_from(all.parts.len()).ok()?);
                    times(all, Fraction::whole(1).over(count)?)
                }
                _ => None,
            }
        }
        // What ours does anyway: nothing comes of it until all of it is answered.
        Node::Call(None, name, given) if name == "iif" => match given.as_slice() {
            [condition, inner, Node::Nothing] if only_asks_whether(condition, variables) => {
                sum(inner, variables, deep)
            }
            [condition, inner] if only_asks_whether(condition, variables) => sum(inner, variables, deep),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a condition asks for nothing but that answers are there.
fn only_asks_whether(node: &Node, variables: &Variables) -> bool {
    match node {
        Node::Two(left, Operator::And, right) => {
            only_asks_whether(left, variables) && only_asks_whether(right, variables)
        }
        Node::Call(Some(of), name, given) => {
            given.is_empty()
                && matches!(name.as_str(), "exists" | "hasValue")
                && way(of, variables).is_some_and(|way| way.only.is_none())
        }
        _ => false,
    }
}

/// A single answer.
fn answer(way: &Way<'_>) -> Option<Weighted> {
    let single = way.links.len() == 1 && way.but.is_none();
    single.then(|| links(way)).flatten()
}

fn links(way: &Way<'_>) -> Option<Weighted> {
    // What stands inside one group is not the whole sheet.
    let elsewhere = way.inside && way.links.is_empty();
    if way.only.is_some() || elsewhere || !matches!(way.of, Of::Value | Of::Weight) {
        return None;
    }
    let one = Fraction::whole(1);
    let parts = match (&way.but, way.links.as_slice()) {
        (Some(but), _) if way.of == Of::Weight => vec![(Source::AllBut(but.clone()), one)],
        (None, []) if way.of == Of::Weight => vec![(Source::AllBut(Vec::new()), one)],
        (None, links) if !links.is_empty() => links.iter().map(|link| (Source::Link(link.clone()), one)).collect(),
        _ => return None,
    };
    Some(Weighted { parts, constant: Fraction::ZERO, round: None })
}

const fn constant(number: Fraction) -> Weighted {
    Weighted { parts: Vec::new(), constant: number, round: None }
}

/// Both added up; an answer that stands in both stands once, with both weights.
fn together(left: Weighted, right: Weighted) -> Option<Weighted> {
    let mut parts = left.parts;
    for (source, weight) in right.parts {
        match parts.iter_mut().find(|(known, _)| *known == source) {
            Some((_, known)) => *known = known.checked_plus(weight)?,
            None => parts.push((source, weight)),
        }
    }
    parts.retain(|(_, weight)| *weight != Fraction::ZERO);
    Some(Weighted { parts, constant: left.constant.checked_plus(right.constant)?, round: None })
}

fn times(one: Weighted, factor: Fraction) -> Option<Weighted> {
    let parts = one.parts.into_iter().map(|(source, weight)| Some((source, weight.checked_times(factor)?)));
    Some(Weighted {
        parts: parts.collect::<Option<_>>()?,
        constant: one.constant.checked_times(factor)?,
        round: None,
    })
}

/// A fraction as a number that can be written down, with at most so many places.
pub fn written(number: Fraction, places: u8) -> Option<Decimal> {
    let shown = number.shown(places);
    let short = if shown.contains('.') { shown.trim_end_matches('0').trim_end_matches('.') } else { &shown };
    Decimal::parse(short).filter(|written| written.fraction() == number)
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::exchange::fhir::path::parse;

    fn of(expression: &str) -> Option<Weighted> {
        let mut known = Variables::default();
        for (name, text) in [
            ("a", "%resource.item.where(linkId = 'q1').answer.value"),
            ("b", "%resource.item.where(linkId = 'q2').answer.value"),
            ("loop", "%loop + %a"),
        ] {
            known.add(name, text);
        }
        weighted(&parse(expression)?, &known)
    }

    /// Links with their weights, what is added, and rounding.
    fn is(parts: &[(&str, i128, i128)], constant: i64, round: Option<u8>) -> Option<Weighted> {
        let part =
            |(link, num, den): &(&str, i128, i128)| (Source::Link((*link).to_owned()), Fraction::new(*num, *den));
        Some(Weighted { parts: parts.iter().map(part).collect(), constant: Fraction::whole(constant), round })
    }

    #[test]
    fn sums_means_weights_and_constants_are_read() {
        for (expression, expected) in [
            ("%a + %b", is(&[("q1", 1, 1), ("q2", 1, 1)], 0, None)),
            ("(%a + %b) / 2", is(&[("q1", 1, 2), ("q2", 1, 2)], 0, None)),
            ("2 * %a - %b + 10", is(&[("q1", 2, 1), ("q2", -1, 1)], 10, None)),
            ("%a + %a", is(&[("q1", 2, 1)], 0, None)),
            ("((%a + %b) / 3).round(1)", is(&[("q1", 1, 3), ("q2", 1, 3)], 0, Some(1))),
            ("iif(%a.exists() and %b.exists(), %a + %b, {})", is(&[("q1", 1, 1), ("q2", 1, 1)], 0, None)),
            (
                "%resource.descendants().where(linkId='1' or linkId='2').answer.value.ordinal().sum()",
                is(&[("1", 1, 1), ("2", 1, 1)], 0, None),
            ),
            ("item.where(linkId='1' or linkId='2').answer.value.avg()", is(&[("1", 1, 2), ("2", 1, 2)], 0, None)),
            (
                "%a + %resource.item.where(linkId='q 2').answer.value.ordinal()",
                is(&[("q1", 1, 1), ("q 2", 1, 1)], 0, None),
            ),
        ] {
            assert_eq!(of(expression), expected, "{expression}");
        }
        let all = |but: &[&str]| Source::AllBut(but.iter().map(|link| (*link).to_owned()).collect());
        for (expression, but) in [
            ("%resource.repeat(item).answer.weight().sum()", vec![]),
            ("%resource.item.answer.value.ordinal().sum()", vec![]),
            ("%resource.item.where(linkId != '/9').answer.weight().sum()", vec!["/9"]),
            ("item.where(linkId != '8' and linkId != '9').answer.value.ordinal().sum()", vec!["8", "9"]),
        ] {
            assert_eq!(of(expression).unwrap().parts, [(all(&but), Fraction::whole(1))], "{expression}");
        }
    }

    #[test]
    fn what_is_no_sum_is_left() {
        for expression in [
            "5",
            "%loop",
            "%a * %b",
            "%a / 0",
            "%a / %b",
            "%a - %a",
            "iif(%a > 2, 1, 0) + %a",
            "iif(%a.exists(), %a, 0)",
            "%a.power(2)",
            "%resource.item.answer.value.sum()",
            "item.where(linkId='1').answer.where(value > 1).value.sum()",
            "today().toString()",
        ] {
            assert_eq!(of(expression), None, "{expression}");
        }
    }

    #[test]
    fn only_what_can_be_written_down_is_a_factor() {
        assert_eq!(written(Fraction::new(1, 4), 6).map(|n| n.to_string()).as_deref(), Some("0.25"));
        assert_eq!(written(Fraction::whole(100), 6).map(|n| n.to_string()).as_deref(), Some("100"));
        assert_eq!(written(Fraction::new(1, 3), 6), None);
    }
}
