//! FHIR, in and out: what comes over, what is told, what goes back.

mod chance;
mod hostile;
mod incoming;
mod invariants;
mod outgoing;
mod samples;

use attune::{
    base::Id,
    exchange::fhir::{Imported, import, questionnaire},
    template::{Template, read},
};
use serde_json::{Map, Value};

/// A questionnaire as a template; it is one without any error.
#[track_caller]
fn taken(json: &Value) -> (Imported, Template) {
    let imported = import(json.to_string().as_bytes(), Some(Id::known("sheet"))).unwrap();
    let checked = read("sheet.ron", &imported.text, &|_| None);
    assert_eq!(checked.diagnostics, [], "{}", imported.text);
    (imported, checked.template.unwrap())
}

/// A template as a questionnaire.
fn given_back(template: &Template) -> Value {
    serde_json::from_str(&questionnaire(template).text).unwrap()
}

/// What was told of an item.
fn told<'n>(imported: &'n Imported, link: &str) -> Vec<&'n str> {
    imported.notes.iter().filter(|note| note.link == link).map(|note| note.what.as_str()).collect()
}

/// All items with the link they stand in, in order.
fn items(owner: &Value) -> Vec<(String, Map<String, Value>)> {
    fn gather(owner: &Map<String, Value>, within: &str, all: &mut Vec<(String, Map<String, Value>)>) {
        for item in owner.get("item").and_then(Value::as_array).into_iter().flatten() {
            let item = item.as_object().unwrap();
            let mut alone = item.clone();
            alone.remove("item");
            all.push((within.to_owned(), alone));
            gather(item, item["linkId"].as_str().unwrap(), all);
        }
    }
    let mut all = Vec::new();
    gather(owner.as_object().unwrap(), "", &mut all);
    all
}
