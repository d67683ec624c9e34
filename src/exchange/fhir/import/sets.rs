//! Value sets that come along with a questionnaire: contained in it, or beside it in a bundle.

use std::collections::HashMap;

use serde_json::Value;

use crate::{
    base::Decimal,
    exchange::fhir::{
        coding::{Coded, weight},
        json::{Object, is_true, objects, text},
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
    pub fn names(&self) -> std::collections::HashSet<String> {
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
        let bare = name.split('|').next().unwrap_or(name);
        let set = self.sets.get(name).or_else(|| self.sets.get(bare))?;
        let mut found = Vec::new();
        if let Some(expansion) = set.get("expansion").and_then(Value::as_object) {
            gather(expansion, "contains", None, &mut found);
        }
        if found.is_empty() {
            let compose = set.get("compose").and_then(Value::as_object)?;
            for include in objects(compose, "include") {
                self.include(include, &mut found)?;
            }
        }
        (!found.is_empty() && found.len() <= MOST).then_some(found)
    }

    fn include(&self, include: &Object, found: &mut Vec<Concept>) -> Option<()> {
        let before = found.len();
        let system = text(include, "system");
        gather(include, "concept", system, found);
        if found.len() > before {
            return Some(());
        }
        if include.contains_key("filter") || include.contains_key("valueSet") {
            return None;
        }
        gather(self.systems.get(system?)?, "concept", system, found);
        (found.len() > before).then_some(())
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
