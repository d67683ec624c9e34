//! A table of questions that share their answers: statements under one scale.
//!
//! FHIR has no statements; it shows a group of choices as a table. Where all of
//! them offer the same few options, and say nothing of themselves that a
//! statement has no place for, nothing is lost by it. What the options count
//! is the number of their step; where they count nothing, the steps are
//! numbered, and go back without a number. All others stay questions.

use super::{
    options::is_plain,
    plan::{Planner, Stands, control, is_hidden},
    sheet::{Item, Kind, Scale},
    tree::Node,
};
use crate::{
    base::{Decimal, Id},
    exchange::fhir::{
        coding::{Coded, ORDINAL, WEIGHT, weight},
        condition::{Asks, EXPRESSION, Target},
        json::{Object, extensions, is_true, list, objects, text},
        notes::Why,
    },
    t,
    template::{
        fhir::{Fhir, Release},
        markup,
    },
};

/// Ways to show a group as a table with a question in each row, or in each column.
const TABLES: &[&str] = &["table", "htable", "atable"];

/// The most steps that stand side by side, and the most letters over one of them.
const MOST_STEPS: usize = 10;
const MOST_LETTERS: usize = 32;

/// The words with which a step is named that counts as missing.
const CANNOT_SAY: &str = "cannot-say";

/// An option that is offered.
struct Offered {
    coded: Coded,
    words: String,
    weight: Option<Decimal>,
    /// The option itself, where it stands at the question.
    raw: Option<Object>,
}

impl Planner<'_> {
    /// The statements that a group is, if it is nothing else; the group again if not.
    pub fn matrix(&mut self, mut node: Node, stands: &Stands, out: &mut Vec<Item>) -> Option<Node> {
        if !is_matrix(&node) {
            return Some(node);
        }
        let offered = node.items.first().and_then(|first| self.offered(first));
        let Some((scale, offered)) = offered.and_then(|offered| Some((scale(&offered)?, offered))) else {
            return Some(node);
        };
        let id = self.id(&node);
        let when = self.when(&node, stands);
        let mut fhir = Fhir { link: Some(node.link.clone()), within: stands.within.clone(), ..Fhir::default() };
        let ask = node.text().map(markup::escaped).unwrap_or_else(|| {
            fhir.untitled = true;
            self.notes.add(&node.link, "text", Why::NoText);
            t!("fhir-group").to_owned()
        });
        let first = node.items.first();
        let required = first.is_some_and(|item| is_true(&item.says, "required"));
        fhir.set = first.and_then(|item| text(&item.says, "answerValueSet")).map(str::to_owned);
        let counts = offered.iter().any(|one| one.weight.is_some());
        let asks = self.coded(offered, &scale, &mut fhir);
        let scale = self.scale(scale);
        let plain = if self.sheet.fhir.release == Release::R5 { "coding" } else { "choice" };
        let mut statements = Vec::new();
        for item in std::mem::take(&mut node.items) {
            let own = self.id(&item);
            if objects(&item.says, "answerOption").any(|option| is_true(option, "initialSelected")) {
                self.notes.add(&item.link, "initialSelected", Why::NotPrefilled);
            }
            let part = Fhir {
                link: Some(item.link.clone()),
                kind: (item.kind != plain).then(|| item.kind.clone()),
                rest: self.rest(&item, &["required", "answerOption", "answerValueSet"]),
                ..Fhir::default()
            };
            let _new = fhir.parts.set(own.clone(), part);
            let target = Target { id: own.clone(), row: None, asks: Asks::Steps(asks.clone()) };
            self.targets.insert(item.link.clone(), target);
            statements.push((own, item.text().map(markup::escaped).unwrap_or_default()));
        }
        self.nothing(&node.link);
        fhir.rest = self.rest(&node, &["questionnaire-itemControl"]);
        let kind = Kind::Ratings { scale, statements, counts };
        out.push(Item { id, ask, help: None, show_if: None, when, required, points: Vec::new(), fhir, kind });
        None
    }

    /// The options of a choice, all of them; nothing where one of them has no words.
    fn offered(&mut self, node: &Node) -> Option<Vec<Offered>> {
        if let Some(name) = text(&node.says, "answerValueSet") {
            let with_words = self.sets.concepts(name)?.into_iter().map(|concept| {
                let words = concept.coded.words()?;
                Some(Offered { words, weight: concept.weight, coded: concept.coded, raw: None })
            });
            return with_words.collect();
        }
        let all = objects(&node.says, "answerOption").map(|option| {
            let coded = Coded::of_option(option)?;
            Some(Offered { words: coded.words()?, weight: weight(option), coded, raw: Some(option.clone()) })
        });
        let all: Vec<Offered> = all.collect::<Option<_>>()?;
        (all.len() == list(&node.says, "answerOption").len()).then_some(all)
    }

    /// What each step is in FHIR, kept in the statements' `fhir`.
    fn coded(&self, offered: Vec<Offered>, scale: &Scale, fhir: &mut Fhir) -> Vec<(Id, Coded)> {
        let address = if self.sheet.fhir.release == Release::R5 { WEIGHT } else { ORDINAL };
        let is_kept = fhir.set.as_ref().is_some_and(|set| self.contained.contains(set));
        let ids = scale.steps.iter().map(|(number, _)| number.to_string());
        let ids = ids.chain(scale.cannot_say.iter().map(|_| CANNOT_SAY.to_owned()));
        let ids = ids.map(|id| Id::known(&id));
        let mut all = Vec::new();
        for (id, option) in ids.zip(offered) {
            let short = option.coded.short(&option.words);
            let counts = option.weight.is_some() || id.as_str() == CANNOT_SAY;
            let is_plain = option.raw.as_ref().is_none_or(|raw| counts && is_plain(raw, option.weight, address));
            match (short.filter(|_| is_plain), &option.raw) {
                _ if is_kept => {}
                (Some(short), _) => _ = fhir.codes.set(id.clone(), short),
                (None, Some(raw)) => {
                    _ = fhir.options.set(id.clone(), serde_json::Value::Object(raw.clone()).to_string());
                }
                (None, None) => {}
            }
            all.push((id, option.coded));
        }
        all
    }

    /// The id of a scale with these steps; the same again for the same.
    fn scale(&mut self, scale: Scale) -> Id {
        let known = self.sheet.scales.iter().find(|(_, known)| *known == scale).map(|(id, _)| id.clone());
        known.unwrap_or_else(|| {
            let name = format!("scale-{}", self.sheet.scales.len() + 1);
            let id = Id::parse(&name).unwrap_or_else(|_| Id::known("scale"));
            self.sheet.scales.push((id.clone(), scale));
            id
        })
    }
}

/// Whether a group is a table of choices that all offer the same and ask under no condition.
fn is_matrix(node: &Node) -> bool {
    let Some(first) = node.items.first() else { return false };
    let same = |item: &Node, name: &str| item.says.get(name) == first.says.get(name);
    let bare = |item: &Node| {
        matches!(item.kind.as_str(), "choice" | "coding" | "string" | "integer")
            && item.items.is_empty()
            && item.text().is_some_and(|text| !text.trim().is_empty())
            && !is_hidden(item)
            && !is_true(&item.says, "repeats")
            && !item.says.contains_key("enableWhen")
            && extensions(&item.says, EXPRESSION).next().is_none()
            && item.says.get("answerConstraint").is_none_or(|said| said == "optionsOnly")
            && same(item, "answerOption")
            && same(item, "answerValueSet")
            && is_true(&item.says, "required") == is_true(&first.says, "required")
    };
    node.is_group()
        && node.items.len() > 1
        && !is_true(&node.says, "repeats")
        && control(node, TABLES)
        && node.items.iter().all(bare)
}

/// The scale that options form; `None` where they form none.
///
/// Each counts a whole number, at equal distances, but for a last one that
/// counts nothing; or none of them counts anything.
fn scale(offered: &[Offered]) -> Option<Scale> {
    let fits = |one: &Offered| one.words.chars().count() <= MOST_LETTERS;
    if !(2..=MOST_STEPS).contains(&offered.len()) || !offered.iter().all(fits) {
        return None;
    }
    let words = |one: &Offered| markup::escaped(&one.words);
    if offered.iter().all(|one| one.weight.is_none()) {
        return Some(Scale { steps: (1..).zip(offered.iter().map(words)).collect(), cannot_say: None });
    }
    let (steps, last) = match offered.split_last() {
        Some((last, steps)) if last.weight.is_none() => (steps, Some(last)),
        _ => (offered, None),
    };
    let number = |one: &Offered| Some((one.weight?.to_string().parse::<i16>().ok()?, words(one)));
    let steps: Vec<(i16, String)> = steps.iter().map(number).collect::<Option<_>>()?;
    let gaps = steps.windows(2).filter_map(|two| Some(i32::from(two.last()?.0) - i32::from(two.first()?.0)));
    let gaps: Vec<i32> = gaps.collect();
    let is_even = gaps.first().is_some_and(|gap| *gap > 0 && gaps.iter().all(|other| other == gap));
    is_even.then(|| Scale { steps, cannot_say: last.map(words) })
}
