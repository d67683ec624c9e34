//! The way out: a template becomes a Questionnaire, a worksheet a bundle of it
//! with its QuestionnaireResponse.
//!
//! Written is release 4 (4.0.1), which most programs read; what came in as
//! release 5 goes back as release 5. Where FHIR has no form for something, the
//! next best is written and [`Note`]d.

mod answers;
mod conditions;
mod expression;
mod items;
mod kinds;
mod options;
mod results;
mod tree;

use std::collections::HashSet;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use self::{items::Maker, tree::Tree};
use super::{
    import::Sets,
    json::Object,
    notes::{Note, Notes},
};
use crate::{
    base::hex,
    exchange::Leaving,
    template::{
        Template,
        fhir::{FhirSheet, Release},
        markup,
    },
    worksheet::{Outcome, Worksheet},
};

/// What is written, as text, and what FHIR has no form for.
#[derive(Debug)]
pub struct Exported {
    /// The JSON.
    pub text: String,
    /// What is different in it.
    pub notes: Vec<Note>,
}

/// A template as a FHIR Questionnaire.
#[must_use]
pub fn questionnaire(template: &Template) -> Exported {
    let (value, _, notes) = made(template);
    Exported { text: written(&value), notes: notes.0 }
}

/// A worksheet as a bundle: its Questionnaire, and what of its answers leaves.
#[must_use]
pub fn bundle(sheet: &Worksheet, outcome: &Outcome, leaving: &Leaving) -> Exported {
    let (questionnaire, tree, notes) = made(&sheet.template);
    let response = answers::response(sheet, outcome, leaving, &tree, &address(&sheet.template));
    let entries: Vec<Value> = [questionnaire, response]
        .into_iter()
        .map(|resource| json!({ "fullUrl": name_of(&resource), "resource": resource }))
        .collect();
    let bundle = json!({ "resourceType": "Bundle", "type": "collection", "entry": entries });
    Exported { text: written(&bundle), notes: notes.0 }
}

fn written(value: &Value) -> String {
    format!("{value:#}\n")
}

/// A name for a resource that follows from what is in it.
fn name_of(resource: &Value) -> String {
    let hash = Sha256::digest(resource.to_string());
    let digits = hex(hash.iter().take(16));
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    // Version 8 of RFC 9562: made by a rule of our own.
    format!("urn:uuid:{}-{}-8{}-a{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}

/// The questionnaire with the tree of its items.
fn made(template: &Template) -> (Value, Tree<'_>, Notes) {
    let sheet = template.fhir.clone().unwrap_or_default();
    let mut head = parsed(sheet.rest.as_ref());
    head_of(template, &sheet, &mut head);
    let holder = head.clone();
    let (tree, notes) = Maker::new(template, &sheet, Sets::contained(&holder)).made();
    let items = tree.json();
    if !items.is_empty() {
        head.insert("item".to_owned(), Value::Array(items));
    }
    (Value::Object(head), tree, notes)
}

/// The address by which an answer names its questionnaire, with the version.
fn address(template: &Template) -> String {
    let url = template.fhir.as_ref().and_then(|sheet| sheet.url.clone());
    let url = url.unwrap_or_else(|| own_address(template));
    if url.contains('|') { url } else { format!("{url}|{}", version(template)) }
}

/// An address for a template that has none.
fn own_address(template: &Template) -> String {
    format!("urn:attune:questionnaire:{}", template.id)
}

/// The version as it came, unless the template has moved on.
fn version(template: &Template) -> String {
    let rest = parsed(template.fhir.as_ref().and_then(|sheet| sheet.rest.as_ref()));
    let came = super::json::text(&rest, "version").map(str::to_owned);
    let same = |came: &String| super::import::version(came).is_none_or(|own| own == template.version);
    came.filter(same).unwrap_or_else(|| template.version.clone())
}

fn head_of(template: &Template, sheet: &FhirSheet, head: &mut Object) {
    let is_native = template.fhir.is_none();
    let mut set = |name: &str, value: Value| _ = head.insert(name.to_owned(), value);
    set("resourceType", json!("Questionnaire"));
    if let Some(url) = &sheet.url {
        set("url", json!(url));
    }
    if !sheet.untitled {
        set("title", json!(markup::plain(&template.title)));
    }
    if is_native {
        set("url", json!(own_address(template)));
        set("language", json!(template.language));
        set("name", json!(name(template)));
        let words = template.purpose.as_ref().map(|purpose| json!(markup::plain(purpose)));
        words.into_iter().for_each(|words| set("description", words));
    }
    if is_native || head.contains_key("version") {
        let version = version(template);
        head.insert("version".to_owned(), json!(version));
    }
    // A sheet of ours is in use; of one that came without saying so nobody knows.
    head.entry("status").or_insert(json!(if is_native { "active" } else { "unknown" }));
}

/// A name as programs like it: `ValidatingStyle`.
fn name(template: &Template) -> String {
    let words = template.id.as_str().split('-').filter(|word| !word.is_empty());
    let capital = |word: &str| {
        word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>()
    };
    let name: String = words.map(capital).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("Sheet{name}") }
}

/// An object that was kept as text; empty if there is none.
fn parsed(json: Option<&String>) -> Object {
    json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default()
}

/// What the parts of a sheet are called, so that new names do not stand twice.
#[derive(Debug, Default)]
struct Links(HashSet<String>);

impl Links {
    /// A name that nobody has.
    fn new_one(&mut self, wanted: &str) -> String {
        let mut link = wanted.to_owned();
        let mut count = 1;
        while !self.0.insert(link.clone()) {
            count += 1;
            link = format!("{wanted}-{count}");
        }
        link
    }
}

/// Whether a sheet is written in release 5.
const fn is_five(release: Release) -> bool {
    matches!(release, Release::R5)
}
