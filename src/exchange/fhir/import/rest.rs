//! What an item says beyond what a worksheet has a place for: kept, and told.

use serde_json::Value;

use super::{plan::Planner, tree::Node};
use crate::exchange::fhir::{
    json::{Object, codes, objects, tail_of, text},
    notes::Why,
};

/// What stands in the worksheet itself.
const CARRIED: &[&str] = &["text", "type", "linkId", "item"];

/// Ways to show an item that make no difference here.
const SAME: &[&str] = &[
    "radio-button",
    "check-box",
    "drop-down",
    "text-box",
    "autocomplete",
    "lookup",
    "spinner",
    "slider",
    "inline",
    "group",
    "header",
    "gtable",
    "help",
    "unit",
    "lower",
    "upper",
    "prompt",
    "flyover",
];

impl Planner<'_> {
    /// What goes back as it came, as JSON; tells what has no effect here.
    ///
    /// `carried` are the names and extensions that the worksheet has a place
    /// for: they are kept, and not told.
    pub fn rest(&mut self, node: &Node, carried: &[&str]) -> Option<String> {
        let mut rest = Object::new();
        for (name, value) in &node.says {
            let is_options = matches!(name.as_str(), "answerOption" | "answerValueSet");
            let is_carried = CARRIED.contains(&name.as_str()) || is_options && carried.contains(&name.as_str());
            let is_said = matches!((name.as_str(), value), ("required" | "repeats", Value::Bool(true)))
                && carried.contains(&name.as_str());
            if is_carried || is_said {
                continue;
            }
            rest.insert(name.clone(), value.clone());
            self.tell(node, name, value, carried);
        }
        (!rest.is_empty()).then(|| Value::Object(rest).to_string())
    }

    fn tell(&mut self, node: &Node, name: &str, value: &Value, carried: &[&str]) {
        if carried.contains(&name) {
            return;
        }
        let why = match name {
            "code" | "definition" | "id" | "answerConstraint" | "answerValueSet" | "enableWhen"
            | "enableBehavior" | "maxLength" | "required" | "designNote" => return,
            "prefix" => Why::Prefix,
            "readOnly" if *value == Value::Bool(true) => Why::MayChange,
            "readOnly" | "_linkId" | "_type" => return,
            "repeats" if *value == Value::Bool(true) => Why::AskedOnce,
            "repeats" => return,
            "initial" => Why::NotPrefilled,
            "disabledDisplay" => Why::Layout,
            "extension" => {
                objects(&node.says, "extension").for_each(|one| self.tell_extension(&node.link, one, carried));
                return;
            }
            _ => Why::Silent,
        };
        self.notes.add(&node.link, name, why);
    }

    fn tell_extension(&mut self, link: &str, one: &Object, carried: &[&str]) {
        let tail = tail_of(one);
        if carried.contains(&tail) {
            return;
        }
        let why = match tail.trim_start_matches("sdc-questionnaire-").trim_start_matches("questionnaire-") {
            "itemControl" => {
                let concept = one.get("valueCodeableConcept").or_else(|| one.get("valueCode"));
                match concept.and_then(|concept| codes(concept).find(|code| !SAME.contains(code))) {
                    Some(code) => {
                        return self.notes.add(link, &format!("itemControl {code}"), Why::Layout);
                    }
                    None => return,
                }
            }
            "choiceOrientation" | "choiceColumn" | "displayCategory" | "entryFormat" | "shortText"
            | "supportLink" | "rendering-style" | "rendering-xhtml" | "rendering-markdown" | "sliderStepValue"
            | "width" | "collapsible" | "columnCount" => Why::Layout,
            "minLength" | "regex" | "constraint" | "targetConstraint" | "maxSize" | "mimeType" | "minValue"
            | "maxValue" | "minQuantity" | "maxQuantity" | "minOccurs" | "maxOccurs" | "maxDecimalPlaces"
            | "validation" => Why::NotChecked,
            "unitOption" | "unitValueSet" | "unitOpen" => Why::OneUnit,
            "initialExpression" | "candidateExpression" => Why::NotPrefilled,
            "calculatedExpression" | "cqf-calculatedValue" => Why::NotWorkedOut,
            "answerExpression" | "answerValueSetSource" | "externallydefined" => Why::Fetched,
            "subQuestionnaire" => Why::Fetched,
            // Told where the condition is made.
            "enableWhenExpression" | "variable" => return,
            "unit" | "openLabel" | "hidden" | "signatureRequired" => return,
            _ => Why::Silent,
        };
        let what = if tail.is_empty() { text(one, "url").unwrap_or("extension") } else { tail };
        self.notes.add(link, what, why);
    }
}
