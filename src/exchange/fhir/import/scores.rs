//! Totals: a calculated item that is plainly a sum becomes a score.

use std::collections::HashMap;

use super::{
    plan::{Planner, Stands},
    sheet::{Item, Kind, Score},
    tree::Node,
};
use crate::{
    base::Id,
    exchange::fhir::{
        condition::{Asks, Target},
        json::{Object, extension, extensions, is_true, text},
        notes::Why,
    },
    t,
    template::{fhir::Fhir, markup},
};

/// A sum that was found, with what it adds up.
pub struct Sum {
    node: Node,
    within: Option<String>,
    after: Option<String>,
    of: Terms,
}

/// What a sum adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    /// The points of every choice but these.
    AllBut(Vec<String>),
    /// The answers of these items.
    Links(Vec<String>),
}

impl Planner<'_> {
    /// A sum, if an item is nothing else.
    pub fn sum(&mut self, node: &Node, stands: &Stands, after: Option<String>) -> Option<Sum> {
        let is_number = matches!(node.kind.as_str(), "decimal" | "integer" | "quantity");
        let bare = node.items.is_empty() && !node.says.contains_key("enableWhen") && !is_true(&node.says, "repeats");
        if !is_number || !bare || !stands.outer.is_empty() {
            return None;
        }
        let expression = extension(&node.says, "sdc-questionnaire-calculatedExpression")?.as_object()?;
        let of = terms(text(expression, "expression")?, &self.variables)?;
        // Until all questions are known, nothing can be asked of it.
        self.nothing(&node.link);
        let copy =
            Node { link: node.link.clone(), kind: node.kind.clone(), says: node.says.clone(), items: Vec::new() };
        Some(Sum { node: copy, within: stands.lies_in(), after, of })
    }

    /// Makes scores of the sums, where all that they add up is there.
    pub fn make_sums(&mut self) {
        for sum in std::mem::take(&mut self.sums) {
            let of = self.counted(&sum.of);
            let within = sum.within.clone();
            match of {
                Some(of) => self.score(sum, within, of),
                None => {
                    self.notes.add(&sum.node.link, "calculatedExpression", Why::NotWorkedOut);
                    self.keep(&sum.node, within, sum.after, Why::NotWorkedOut);
                }
            }
        }
    }

    fn score(&mut self, sum: Sum, within: Option<String>, of: Vec<Id>) {
        let id = self.id(&sum.node);
        let mut fhir = Fhir { link: Some(sum.node.link.clone()), within, after: sum.after, ..Fhir::default() };
        fhir.kind = Some(sum.node.kind.clone());
        fhir.untitled = sum.node.text().is_none();
        let title = sum.node.text().map(markup::escaped).unwrap_or_else(|| t!("fhir-total").to_owned());
        let carried = ["sdc-questionnaire-calculatedExpression", "readOnly", "required", "questionnaire-unit"];
        fhir.rest = self.rest(&sum.node, &carried);
        self.targets.insert(sum.node.link.clone(), Target { id: id.clone(), row: None, asks: Asks::Score });
        self.sheet.scores.push(Score { id, title, of, fhir });
    }

    /// The questions that a sum adds up; nothing if one of them cannot count.
    fn counted(&self, of: &Terms) -> Option<Vec<Id>> {
        let items = self.sheet.sections.iter().flat_map(|section| &section.items);
        let counts = |item: &&Item| match &item.kind {
            Kind::ChooseOne(choices) => {
                let options = choices.options.len().max(item.points.len());
                !item.points.is_empty() && item.points.len() == options && choices.other.is_none()
            }
            Kind::Number(number) => number.least.is_some() && number.most.is_some(),
            Kind::Slider { .. } => true,
            _ => false,
        };
        let found: Vec<Id> = match of {
            Terms::AllBut(links) => {
                let left_out = |item: &&Item| item.fhir.link.as_ref().is_some_and(|link| links.contains(link));
                let counting = items.filter(|item| !item.points.is_empty() && !left_out(item)).filter(counts);
                counting.map(|item| item.id.clone()).collect()
            }
            Terms::Links(links) => {
                let items: Vec<&Item> = items.collect();
                let of_link =
                    |link: &String| items.iter().find(|item| item.fhir.link.as_ref() == Some(link)).copied();
                let all: Option<Vec<&Item>> = links.iter().map(of_link).collect();
                all?.into_iter().map(|item| counts(&item).then(|| item.id.clone())).collect::<Option<_>>()?
            }
        };
        let mut once = found.clone();
        once.sort();
        once.dedup();
        (!found.is_empty() && once.len() == found.len()).then_some(found)
    }
}

/// What the variables of a questionnaire stand for.
pub fn variables(says: &Object, known: &mut HashMap<String, String>) {
    for one in extensions(says, "variable") {
        let Some(value) = one.get("valueExpression").and_then(serde_json::Value::as_object) else { continue };
        if let (Some(name), Some(expression)) = (text(value, "name"), text(value, "expression")) {
            known.insert(name.to_owned(), expression.to_owned());
        }
    }
}

/// The terms of an expression that is a sum and nothing else.
pub fn terms(expression: &str, variables: &HashMap<String, String>) -> Option<Terms> {
    let bare: String = outside_quotes(expression);
    if let Some(of) = bare.strip_suffix(".sum()") {
        let of_all = ["%resource", "%context"].into_iter().find_map(|root| of.strip_prefix(root)).unwrap_or(of);
        let any = [".repeat(item)", ".descendants()", ".item", ".descendants().item", ".repeat(item).item"];
        let values = [".answer.weight()", ".answer.value.weight()", ".answer.value.ordinal()", ".answer.ordinal()"];
        if any.iter().any(|any| values.iter().any(|value| of_all == format!("{any}{value}"))) {
            return Some(Terms::AllBut(Vec::new()));
        }
        if let Some(links) = link_of(&bare.replace("linkId!=", "linkId=").replace('\u{2}', "\u{1}"), true)
            && bare.contains("linkId!=")
            && !bare.contains("linkId=")
            && !bare.contains('\u{1}')
            && (bare.contains("weight()") || bare.contains("ordinal()"))
        {
            return Some(Terms::AllBut(links));
        }
        return link_of(&bare, true).map(Terms::Links);
    }
    let mut links = Vec::new();
    let parts: Vec<&str> = once_all_are_there(&bare).unwrap_or(&bare).split('+').collect();
    if parts.len() < 2 {
        return None;
    }
    for part in parts {
        let part = part.trim_start_matches('(').trim();
        let named = part.strip_prefix('%').and_then(|name| variables.get(name.trim_end_matches(')')));
        let path = named.map_or_else(|| part.to_owned(), |expression| outside_quotes(expression));
        links.extend(link_of(&path, false)?);
    }
    Some(Terms::Links(links))
}

/// The sum in `iif(%a.exists() and %b.exists(), %a + %b, {})`: what ours does anyway.
fn once_all_are_there(bare: &str) -> Option<&str> {
    let (condition, sum) = bare.strip_prefix("iif(")?.strip_suffix(",{})")?.split_once(',')?;
    let all = condition.split('\u{2}').all(|one| one.ends_with(".exists()") && !one.contains(['\u{1}', '=']));
    (all && !sum.contains(',')).then_some(sum)
}

/// The links that a path asks for, if it is nothing but a way to their answers.
fn link_of(path: &str, several: bool) -> Option<Vec<String>> {
    let (before, rest) = path.split_once(".where(").unwrap_or(("", path));
    let before = before.strip_prefix("%resource").unwrap_or(before);
    let ways = ["", ".item", ".descendants()", ".repeat(item)", ".item.item", ".descendants().item"];
    let (inside, after) = rest.split_once(')')?;
    let ends = [
        ".answer.value",
        ".answer.value.value",
        ".answer.weight()",
        ".answer.value.weight()",
        ".answer.value.ordinal()",
        ".answer.first().value",
        ".answer.value.decimal",
        ".answer.valueInteger",
        ".answer.valueDecimal",
        ".answer.first().value.ordinal()",
    ];
    let after = match after.strip_suffix(".sum()").filter(|_| several) {
        Some(after) => after,
        None if several => return None,
        None if ends.contains(&after) => after,
        None => after.trim_end_matches(')'),
    };
    if !ways.contains(&before) || !ends.contains(&after) {
        return None;
    }
    let one = |clause: &str| {
        let quoted = clause.strip_prefix("linkId=")?;
        let inner = quoted.strip_prefix(['\'', '"'])?.strip_suffix(['\'', '"'])?;
        (!inner.contains(['\'', '"'])).then(|| inner.to_owned())
    };
    let links: Option<Vec<String>> = inside.split("\u{1}").map(one).collect();
    links.filter(|links| several || links.len() == 1)
}

/// An expression without spaces, ` or ` and ` and ` as one sign each; what stands in quotes is left alone.
fn outside_quotes(expression: &str) -> String {
    let mut bare = String::new();
    let mut quote = None;
    for c in expression.replace(" or ", "\u{1}").replace(" and ", "\u{2}").chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '\'' || c == '"' => quote = Some(c),
            None if c.is_whitespace() => continue,
            _ => {}
        }
        bare.push(c);
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_sums_are_scores() {
        let known = HashMap::from([("a".to_owned(), "%resource.item.where(linkId = 'q1').answer.value".to_owned())]);
        let terms = |expression: &str| terms(expression, &known);
        let links = |links: &[&str]| Some(Terms::Links(links.iter().map(|link| (*link).to_owned()).collect()));
        assert_eq!(terms("%resource.repeat(item).answer.weight().sum()"), Some(Terms::AllBut(Vec::new())));
        let but = "%resource.item.where(linkId != '/9').answer.weight().sum()";
        assert_eq!(terms(but), Some(Terms::AllBut(vec!["/9".to_owned()])));
        let whole = "iif(%a.exists() and %a.exists(), %a + %a, {})";
        assert_eq!(terms(whole), links(&["q1", "q1"]));
        assert_eq!(terms("%a + %resource.item.where(linkId='q 2').answer.value.ordinal()"), links(&["q1", "q 2"]));
        let several = "%resource.descendants().where(linkId='1' or linkId='2').answer.value.ordinal().sum()";
        assert_eq!(terms(several), links(&["1", "2"]));
        for other in [
            "%a",
            "%a + %b",
            "%a + 1",
            "%a * 2 + %a",
            "(%a + %a) / 2",
            "iif(%a > 2, 1, 0) + %a",
            "%a.sum()",
            "%resource.item.where(linkId='1').answer.value.sum().round(1)",
        ] {
            assert_eq!(terms(other), None, "{other}");
        }
    }
}
