//! Totals: a calculated item that weighs answers and adds them up becomes a score.

use super::{
    plan::{Planner, Stands},
    sheet::{Item, Kind, Score},
    tree::Node,
};
use crate::{
    base::{Decimal, Fraction, Id, Round},
    exchange::fhir::{
        condition::{Asks, EXPRESSION, Target},
        json::{Object, extension, extensions, is_true, text},
        notes::Why,
        path::{Source, Variables, Weighted, parse, weighted, written},
    },
    t,
    template::{fhir::Fhir, markup, rule::MAX_FACTOR},
};

/// A sum that was found, with what it adds up.
pub struct Sum {
    node: Node,
    within: Option<String>,
    after: Option<String>,
    of: Weighted,
}

impl Planner<'_> {
    /// A sum, if an item is nothing else.
    pub fn sum(&mut self, node: &Node, stands: &Stands, after: Option<String>) -> Option<Sum> {
        let is_number = matches!(node.kind.as_str(), "decimal" | "integer" | "quantity");
        let is_shown_if = node.says.contains_key("enableWhen") || extensions(&node.says, EXPRESSION).next().is_some();
        let bare = node.items.is_empty() && !is_shown_if && !is_true(&node.says, "repeats");
        if !is_number || !bare || !stands.outer.is_empty() {
            return None;
        }
        let expression = extension(&node.says, "sdc-questionnaire-calculatedExpression")?.as_object()?;
        let of = weighted(&parse(text(expression, "expression")?)?, &self.variables)?;
        // Until all questions are known, nothing can be asked of it.
        self.nothing(&node.link);
        let copy =
            Node { link: node.link.clone(), kind: node.kind.clone(), says: node.says.clone(), items: Vec::new() };
        Some(Sum { node: copy, within: stands.lies_in(), after, of })
    }

    /// Makes scores of the sums, where all that they add up is there; those of other sums after these.
    pub fn make_sums(&mut self) {
        let mut open = std::mem::take(&mut self.sums);
        loop {
            let before = open.len();
            let mut still = Vec::new();
            for sum in open {
                match self.rule(&sum.of) {
                    Some(rule) => self.score(&sum, rule),
                    None => still.push(sum),
                }
            }
            open = still;
            if open.is_empty() || open.len() == before {
                break;
            }
        }
        for sum in open {
            self.notes.add(&sum.node.link, "calculatedExpression", Why::NotWorkedOut);
            self.keep(&sum.node, sum.within, sum.after, Why::NotWorkedOut);
        }
    }

    fn score(&mut self, sum: &Sum, mut rule: Rule) {
        let id = self.id(&sum.node);
        let title = sum.node.text().map(markup::escaped).unwrap_or_else(|| t!("fhir-total").to_owned());
        for step in std::mem::take(&mut rule.steps) {
            self.sheet.scores.push(Score { title: title.clone(), step: true, ..step });
        }
        let (link, within, after) = (Some(sum.node.link.clone()), sum.within.clone(), sum.after.clone());
        let mut fhir = Fhir { link, within, after, ..Fhir::default() };
        fhir.kind = Some(sum.node.kind.clone());
        fhir.untitled = sum.node.text().is_none();
        let carried = ["sdc-questionnaire-calculatedExpression", "readOnly", "required", "questionnaire-unit"];
        fhir.rest = self.rest(&sum.node, &carried);
        self.targets.insert(sum.node.link.clone(), Target { id: id.clone(), row: None, asks: Asks::Score });
        self.sheet.scores.push(Score { id, title, fhir: Some(fhir), round: sum.of.round, ..rule.score });
    }

    /// The rule of a score that weighs so, if all that it weighs is there.
    fn rule(&mut self, of: &Weighted) -> Option<Rule> {
        let mut groups: Vec<Group> = Vec::new();
        for (source, weight) in &of.parts {
            let (ids, scores) = match source {
                Source::Link(link) if self.targets.get(link).is_some_and(|to| matches!(to.asks, Asks::Score)) => {
                    (vec![self.targets.get(link)?.id.clone()], true)
                }
                source => (self.counted(source)?, false),
            };
            match groups.iter_mut().find(|group| group.weight == *weight && group.scores == scores) {
                Some(group) => group.ids.extend(ids),
                None => groups.push(Group { weight: *weight, scores, ids }),
            }
        }
        let mut once: Vec<&Id> = groups.iter().flat_map(|group| &group.ids).collect();
        let all = once.len();
        once.sort();
        once.dedup();
        if once.len() != all {
            return None;
        }
        let constant = decimal(of.constant)?;
        let offset = Some(constant).filter(|constant| *constant != Decimal::whole(0));
        if let [only] = groups.as_slice() {
            return Some(Rule { steps: Vec::new(), score: Score { offset, ..only.score()? } });
        }
        // Each weight is a step of its own; the steps are added up.
        let (mut steps, mut of) = (Vec::new(), Vec::new());
        for group in &groups {
            if group.scores && group.weight == Fraction::whole(1) {
                of.extend(group.ids.iter().cloned());
                continue;
            }
            self.steps += 1;
            let id = self.ids.make(&[&format!("step-{}", self.steps)], "step");
            of.push(id.clone());
            steps.push(Score { id, ..group.score()? });
        }
        Some(Rule { steps, score: Score { of, composite: true, offset, ..Score::default() } })
    }

    fn is_statement(&self, link: &str) -> bool {
        self.targets.get(link).is_some_and(|target| matches!(target.asks, Asks::Steps(_)))
    }

    /// The questions that a sum adds up; nothing if one of them cannot count.
    fn counted(&self, of: &Source) -> Option<Vec<Id>> {
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
        match of {
            Source::AllBut(links) => {
                let left_out = |item: &&Item| item.fhir.link.as_ref().is_some_and(|link| links.contains(link));
                let all = items.filter(|item| counts_by_itself(item) && !left_out(item));
                let each = |item: &Item| match &item.kind {
                    Kind::Ratings { statements, .. } => {
                        let link = |id: &Id| item.fhir.parts.get(id.as_str()).and_then(|part| part.link.as_ref());
                        let is_in = |id: &Id| !link(id).is_some_and(|link| links.contains(link));
                        Some(statements.iter().map(|(id, _)| id.clone()).filter(is_in).collect())
                    }
                    _ => counts(&item).then(|| vec![item.id.clone()]),
                };
                let found: Option<Vec<Vec<Id>>> = all.map(each).collect();
                let found = found.map(|found| found.concat());
                found.filter(|found| !found.is_empty())
            }
            Source::Link(link) if self.is_statement(link) => {
                let id = &self.targets.get(link)?.id;
                let is_here = |item: &&Item| matches!(&item.kind, Kind::Ratings { statements, .. } if statements.iter().any(|(own, _)| own == id));
                items.clone().find(is_here).filter(|item| counts_by_itself(item)).map(|_| vec![id.clone()])
            }
            Source::Link(link) => {
                let mut items = items.filter(|item| item.fhir.link.as_ref() == Some(link));
                items.next().filter(counts).map(|item| vec![item.id.clone()])
            }
        }
    }
}

/// Whether an item has points of its own.
fn counts_by_itself(item: &Item) -> bool {
    !item.points.is_empty() || matches!(item.kind, Kind::Ratings { counts: true, .. })
}

/// A score with the steps on the way to it.
struct Rule {
    steps: Vec<Score>,
    score: Score,
}

/// What is added up with one weight.
struct Group {
    weight: Fraction,
    scores: bool,
    ids: Vec<Id>,
}

impl Group {
    /// It as a sum or a mean, multiplied by what can be written down.
    fn score(&self) -> Option<Score> {
        let count = Fraction::whole(i64::try_from(self.ids.len()).ok()?);
        let as_mean = self.weight.checked_times(count).and_then(decimal);
        // A third of three is a mean, and no factor of 0.333.
        let is_mean = self.ids.len() > 1 && as_mean == Some(Decimal::whole(1));
        let (mean, factor) = match decimal(self.weight).filter(|_| !is_mean) {
            Some(factor) => (false, factor),
            None => (true, as_mean?),
        };
        let factor = Some(factor).filter(|factor| *factor != Decimal::whole(1));
        Some(Score { of: self.ids.clone(), composite: self.scores, mean, factor, ..Score::default() })
    }
}

/// A number that a rule can hold.
fn decimal(number: Fraction) -> Option<Decimal> {
    let most = Fraction::whole(MAX_FACTOR);
    let fits = number <= most && number >= Fraction::ZERO.minus(most);
    fits.then(|| written(number, Round::MAX_PLACES)).flatten()
}

/// What the variables of a questionnaire stand for.
pub fn variables(says: &Object, known: &mut Variables) {
    for one in extensions(says, "variable") {
        let Some(value) = one.get("valueExpression").and_then(serde_json::Value::as_object) else { continue };
        if let (Some(name), Some(expression)) = (text(value, "name"), text(value, "expression")) {
            known.add(name, expression);
        }
    }
}
