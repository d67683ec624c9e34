//! The options of a choice: where they come from, what they are called, what they count.

use serde_json::{Value, json};

use super::{plan::Planner, sets::Concept, sheet::Choices, tree::Node};
use crate::{
    base::{Decimal, Id},
    exchange::fhir::{
        coding::{Coded, ORDINAL, WEIGHT, number_json, weight},
        ids::{Ids, first_words},
        json::{self, Object, extension, is_true, objects, text},
        notes::Why,
    },
    t,
    template::{
        fhir::{Fhir, Release},
        markup,
    },
};

/// The options of one question.
pub struct Found {
    /// As they are written.
    pub choices: Choices,
    /// What each counts.
    pub points: Vec<(Id, Decimal)>,
    /// What each is in FHIR.
    pub coded: Vec<(Id, Coded)>,
}

/// Ids that mean something else among options.
const RESERVED: &[&str] = &["other", "none"];

impl Planner<'_> {
    /// The options of a question, and what FHIR calls them; nothing if they are not in the file.
    pub fn options(&mut self, node: &Node, many: bool, fhir: &mut Fhir) -> Option<Found> {
        let mut found = if node.says.contains_key("answerOption") {
            self.written(node, many, fhir)
        } else {
            self.by_set(node, fhir)
        }?;
        if is_open(node) {
            let label = extension(&node.says, "sdc-questionnaire-openLabel").and_then(Value::as_str);
            let label = label.filter(|label| !label.trim().is_empty()).unwrap_or(t!("fhir-other"));
            found.choices.other = Some(markup::escaped(label));
        }
        Some(found)
    }

    /// Options that stand at the question.
    fn written(&mut self, node: &Node, many: bool, fhir: &mut Fhir) -> Option<Found> {
        let mut ids = Ids::without(RESERVED);
        let mut found = Found { choices: Choices::default(), points: Vec::new(), coded: Vec::new() };
        let all: Vec<&Object> = objects(&node.says, "answerOption").collect();
        let count = all.len();
        let address = if self.sheet.fhir.release == Release::R5 { WEIGHT } else { ORDINAL };
        for (at, option) in all.into_iter().enumerate() {
            let coded = Coded::of_option(option);
            let Some((coded, words)) = coded.and_then(|coded| coded.words().map(|words| (coded, words))) else {
                self.notes.add(&node.link, "answerOption", Why::BadValue);
                continue;
            };
            let alone = extension(option, "questionnaire-optionExclusive").and_then(Value::as_bool) == Some(true);
            let last = at + 1 == count && found.choices.none.is_none();
            let id = if alone && many && last {
                found.choices.none = Some(markup::escaped(&words));
                Id::known("none")
            } else {
                if alone && many {
                    self.notes.add(&node.link, "optionExclusive", Why::Exclusive);
                }
                let code = coded.code().unwrap_or_default();
                let id = ids.make(&[&first_words(&words), &code], "option");
                found.choices.options.push((id.clone(), markup::escaped(&words)));
                id
            };
            if is_true(option, "initialSelected") {
                self.notes.add(&node.link, "initialSelected", Why::NotPrefilled);
            }
            let counts = weight(option);
            found.points.extend(counts.map(|counts| (id.clone(), counts)));
            match coded.short(&words).filter(|_| is_plain(option, counts, address) && !(many && counts.is_some())) {
                Some(short) => _ = fhir.codes.set(id.clone(), short),
                None => _ = fhir.options.set(id.clone(), Value::Object(option.clone()).to_string()),
            }
            found.coded.push((id, coded));
        }
        (!found.coded.is_empty()).then_some(found)
    }

    /// Options from a value set that came along.
    fn by_set(&mut self, node: &Node, fhir: &mut Fhir) -> Option<Found> {
        let name = text(&node.says, "answerValueSet")?;
        if !self.lists.contains_key(name) {
            let concepts = self.sets.concepts(name)?;
            self.list(name, concepts);
        }
        let (id, concepts) = self.lists.get(name)?;
        let mut found = Found { choices: Choices::default(), points: Vec::new(), coded: Vec::new() };
        found.choices.from_list = Some(id.clone());
        for (id, concept) in concepts {
            found.coded.push((id.clone(), concept.coded.clone()));
            found.points.extend(concept.weight.map(|weight| (id.clone(), weight)));
        }
        fhir.set = Some(name.to_owned());
        if !self.contained.contains(name) {
            let codes = found
                .coded
                .iter()
                .filter_map(|(id, coded)| coded.short(&coded.words()?).map(|short| (id.clone(), short)));
            codes.for_each(|(id, short)| _ = fhir.codes.set(id, short));
        }
        Some(found)
    }

    /// Writes a value set down as a list of options.
    fn list(&mut self, name: &str, concepts: Vec<Concept>) {
        let tail = name.rsplit(['/', '#']).next().unwrap_or(name);
        let id = self.list_ids.make(&[tail], "list");
        let named = named(&concepts);
        let words = named
            .iter()
            .map(|(id, concept)| (id.clone(), markup::escaped(&concept.coded.words().unwrap_or_default())));
        self.sheet.lists.push((id.clone(), words.collect()));
        self.lists.insert(name.to_owned(), (id, named));
    }
}

/// The concepts of a set with the ids of their options; the same each time.
pub fn named(concepts: &[Concept]) -> Vec<(Id, Concept)> {
    let mut ids = Ids::without(RESERVED);
    let with_words = concepts.iter().filter_map(|concept| concept.coded.words().map(|words| (words, concept)));
    let named = with_words.map(|(words, concept)| {
        let code = concept.coded.code().unwrap_or_default();
        (ids.make(&[&first_words(&words), &code], "option"), concept.clone())
    });
    named.collect()
}

/// Whether own words may be answered.
pub fn is_open(node: &Node) -> bool {
    node.kind == "open-choice" || text(&node.says, "answerConstraint") == Some("optionsOrString")
}

/// Whether an option says nothing but its coding and what it counts, as its release does.
pub fn is_plain(option: &Object, counts: Option<Decimal>, address: &str) -> bool {
    let mut rest = option.clone();
    rest.remove("valueCoding");
    let usual = counts.map(|counts| json!([{ "url": address, "valueDecimal": number_json(counts) }]));
    match rest.remove("extension") {
        None => rest.is_empty(),
        Some(said) => rest.is_empty() && same_json(Some(&said), usual.as_ref()),
    }
}

/// Whether two values are the same, whole numbers with or without a point.
fn same_json(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(Value::Array(a)), Some(Value::Array(b))) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_json(Some(a), Some(b)))
        }
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            a.len() == b.len() && a.iter().all(|(name, value)| same_json(Some(value), b.get(name)))
        }
        (Some(a), Some(b)) if a.is_number() && b.is_number() => json::number(a) == json::number(b),
        (a, b) => a == b,
    }
}
