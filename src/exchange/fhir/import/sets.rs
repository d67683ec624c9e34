//! Value sets that come along with a questionnaire: contained in it, or beside it in a bundle.
//!
//! A set may take in another that came along, and leave concepts out.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::known::known;
use crate::{
    base::Decimal,
    exchange::fhir::{
        coding::{Coded, weight},
        json::{Object, is_true, list, objects, text},
    },
};

/// One concept of a value set.
#[derive(Clone, Debug)]
pub struct Concept {
    /// What it is.
    pub coded: Coded,
    /// What it counts.
    pub weight: Option<Decimal>,
}

/// Value sets and code systems by how they are referred to.
#[derive(Debug, Default)]
pub struct Sets<'q> {
    sets: HashMap<String, &'q Object>,
    systems: HashMap<&'q str, &'q Object>,
}

/// The most concepts of one set.
const MOST: usize = 5_000;
/// Sets may take in sets so deep.
const DEEPEST: usize = 8;

impl<'q> Sets<'q> {
    /// What a questionnaire contains.
    pub fn contained(questionnaire: &'q Object) -> Self {
        let mut sets = Self::default();
        for resource in objects(questionnaire, "contained") {
            sets.add(resource, true);
        }
        sets
    }

    /// The names under which sets are known.
    pub fn names(&self) -> HashSet<String> {
        self.sets.keys().cloned().collect()
    }

    /// Adds a resource that lies beside the questionnaire, or in it.
    pub fn add(&mut self, resource: &'q Object, is_inside: bool) {
        let (url, id) = (text(resource, "url"), text(resource, "id"));
        match text(resource, "resourceType") {
            Some("ValueSet") => {
                let local = id.filter(|_| is_inside).map(|id| format!("#{}", id.trim_start_matches('#')));
                let beside = id.filter(|_| !is_inside).map(|id| format!("ValueSet/{id}"));
                for name in [url.map(str::to_owned), local, beside].into_iter().flatten() {
                    self.sets.entry(name).or_insert(resource);
                }
            }
            Some("CodeSystem") => _ = url.map(|url| self.systems.entry(url).or_insert(resource)),
            _ => {}
        }
    }

    /// The concepts of a set; nothing if they are not all there.
    pub fn concepts(&self, name: &str) -> Option<Vec<Concept>> {
        self.concepts_in(name, 0)
    }

    fn concepts_in(&self, name: &str, deep: usize) -> Option<Vec<Concept>> {
        let bare = name.split('|').next().unwrap_or(name);
        let Some(set) = self.sets.get(name).or_else(|| self.sets.get(bare)) else {
            let of = |(system, code, words): &(&str, &str, &str)| Concept {
                coded: Coded::coding(Some(system), Some(code), Some(words)),
                weight: None,
            };
            return known(bare).map(|concepts| concepts.iter().map(of).collect());
        };
        let mut found = Vec::new();
        if let Some(expansion) = set.get("expansion").and_then(Value::as_object) {
            gather(expansion, "contains", None, &mut found);
        }
        if found.is_empty() {
            let compose = set.get("compose").and_then(Value::as_object)?;
            for include in objects(compose, "include") {
                self.include(include, &mut found, deep)?;
            }
            for exclude in objects(compose, "exclude") {
                let mut gone = Vec::new();
                self.include(exclude, &mut gone, deep)?;
                found.retain(|concept| !gone.iter().any(|gone| gone.is_the_same(concept)));
            }
        }
        (!found.is_empty() && found.len() <= MOST).then_some(found)
    }

    fn include(&self, include: &Object, found: &mut Vec<Concept>, deep: usize) -> Option<()> {
        let before = found.len();
        let system = text(include, "system");
        gather(include, "concept", system, found);
        if found.len() > before {
            return Some(());
        }
        if include.contains_key("filter") {
            return None;
        }
        if include.contains_key("valueSet") {
            return self.include_sets(include, found, deep);
        }
        gather(self.systems.get(system?)?, "concept", system, found);
        (found.len() > before).then_some(())
    }

    /// What stands in each of the sets that are named, in the order of the first.
    fn include_sets(&self, include: &Object, found: &mut Vec<Concept>, deep: usize) -> Option<()> {
        if deep >= DEEPEST || include.contains_key("system") {
            return None;
        }
        let names = list(include, "valueSet").iter().filter_map(Value::as_str);
        let sets = names.map(|name| self.concepts_in(name, deep + 1)).collect::<Option<Vec<_>>>()?;
        let (first, others) = sets.split_first()?;
        let in_all = |concept: &&Concept| others.iter().all(|other| other.iter().any(|one| one.is_the_same(concept)));
        let new: Vec<Concept> = first.iter().filter(in_all).cloned().collect();
        for concept in new {
            if !found.iter().any(|known| known.is_the_same(&concept)) {
                found.push(concept);
            }
        }
        Some(())
    }
}

impl Concept {
    /// Whether it is the same code of the same system.
    fn is_the_same(&self, other: &Self) -> bool {
        let of = |one: &Self, name: &str| {
            one.coded.value.as_object().and_then(|coding| text(coding, name)).map(str::to_owned)
        };
        of(self, "code").is_some() && ["code", "system"].iter().all(|name| of(self, name) == of(other, name))
    }
}

/// The concepts under a name, and those inside of them.
fn gather(owner: &Object, name: &str, system: Option<&str>, found: &mut Vec<Concept>) {
    for concept in objects(owner, name) {
        let system = text(concept, "system").or(system);
        let (code, display) = (text(concept, "code"), text(concept, "display"));
        let is_heading = is_true(concept, "abstract") || (code.is_none() && display.is_none());
        if !is_heading && found.len() <= MOST {
            found.push(Concept { coded: Coded::coding(system, code, display), weight: weight(concept) });
        }
        gather(concept, name, system, found);
    }
}
