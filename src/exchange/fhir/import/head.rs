//! What a questionnaire says of itself: title, language, version, rights.

use serde_json::Value;

use super::{plan::Planner, scores, tree::Node};
use crate::{
    base::Id,
    exchange::fhir::{
        ids::{Ids, slug},
        json::{Object, objects, tail_of, text},
        notes::Why,
    },
    t,
    template::{fhir::Release, markup},
};

/// A purpose of so many characters stands at the top; a longer one at the end.
const SHORT: usize = 300;

/// What stands in the worksheet itself, or is made anew.
const CARRIED: &[&str] = &["resourceType", "item", "title", "url", "text"];

impl Planner<'_> {
    /// Takes over what a questionnaire says of itself.
    pub fn head(&mut self, says: &Object, nodes: &[Node]) {
        scores::variables(says, &mut self.variables);
        gather_variables(nodes, self);
        let first = nodes.first().and_then(Node::text);
        let title = text(says, "title").or_else(|| text(says, "name")).or(first);
        self.sheet.fhir.untitled = text(says, "title").is_none();
        self.sheet.title = title.map_or_else(|| t!("fhir-untitled").to_owned(), markup::escaped);
        self.sheet.language = text(says, "language").and_then(language).unwrap_or_else(|| "en".to_owned());
        self.sheet.version = text(says, "version").and_then(version).unwrap_or_else(|| "1.0.0".to_owned());
        let purpose = text(says, "description").or_else(|| text(says, "purpose")).map(markup::escaped);
        match purpose {
            Some(purpose) if purpose.len() <= SHORT => self.sheet.purpose = Some(purpose),
            about => self.sheet.about = about,
        }
        self.sheet.sources.extend(text(says, "copyright").map(markup::escaped));
        self.sheet.fhir.url = text(says, "url").map(str::to_owned);
        self.sheet.fhir.release = release(says, nodes);
        let rest: Object = says.iter().filter(|(name, _)| !CARRIED.contains(&name.as_str())).map(owned).collect();
        for one in objects(says, "extension") {
            let tail = tail_of(one);
            let why = match tail.trim_start_matches("sdc-questionnaire-") {
                "launchContext" | "sourceQueries" | "sourceStructureMap" => Why::NotPrefilled,
                // Variables are told where an expression that names them is not worked out.
                "assembledFrom" | "subQuestionnaire" | "variable" => continue,
                "targetConstraint" | "constraint" | "questionnaire-constraint" => Why::NotChecked,
                _ => Why::Silent,
            };
            self.notes.add("", tail, why);
        }
        self.sheet.fhir.rest = (!rest.is_empty()).then(|| Value::Object(rest).to_string());
    }
}

fn owned((name, value): (&String, &Value)) -> (String, Value) {
    (name.clone(), value.clone())
}

fn gather_variables(nodes: &[Node], planner: &mut Planner<'_>) {
    for node in nodes {
        scores::variables(&node.says, &mut planner.variables);
        gather_variables(&node.items, planner);
    }
}

/// An id from what the questionnaire is called.
pub fn id(says: &Object) -> Id {
    let names: Vec<String> = ["name", "id", "title", "url"]
        .iter()
        .filter_map(|name| text(says, name))
        .map(|name| slug(name.rsplit('/').next().unwrap_or(name)).to_ascii_lowercase())
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Ids::default().make(&names, "questionnaire")
}

/// Three numbers, from a version that has one to three.
pub fn version(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.trim().trim_start_matches('v').split('.').collect();
    let numbers =
        parts.iter().all(|part| !part.is_empty() && part.len() < 10 && part.bytes().all(|b| b.is_ascii_digit()));
    match parts.as_slice() {
        [a] if numbers => Some(format!("{a}.0.0")),
        [a, b] if numbers => Some(format!("{a}.{b}.0")),
        [_, _, _] if numbers => Some(parts.join(".")),
        _ => None,
    }
}

/// A language as we write it: `en`, `en-AU`.
fn language(written: &str) -> Option<String> {
    let mut tags = written.split(['-', '_']);
    let main = tags.next()?.to_ascii_lowercase();
    let good = (2..=3).contains(&main.len()) && main.bytes().all(|b| b.is_ascii_lowercase());
    let rest: Vec<&str> = tags.collect();
    let fits = rest.iter().all(|tag| (2..=8).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric()));
    match (good, fits) {
        (false, _) => None,
        (true, true) => Some(std::iter::once(main.as_str()).chain(rest).collect::<Vec<_>>().join("-")),
        (true, false) => Some(main),
    }
}

/// The release in which a questionnaire is written, by what only release 5 has.
fn release(says: &Object, nodes: &[Node]) -> Release {
    fn is_new(node: &Node) -> bool {
        let said = ["answerConstraint", "disabledDisplay"].iter().any(|name| node.says.contains_key(*name));
        said || node.kind == "coding" || node.kind == "question" || node.items.iter().any(is_new)
    }
    let head = says.contains_key("copyrightLabel") || says.keys().any(|name| name.starts_with("versionAlgorithm"));
    if head || nodes.iter().any(is_new) { Release::R5 } else { Release::R4 }
}
