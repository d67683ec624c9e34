//! The invariants of the specification, for what goes out.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// What of a questionnaire breaks an invariant of the specification (`que-…`).
pub fn of_questionnaire(sheet: &Value) -> Vec<String> {
    let mut all = HashMap::new();
    let mut faults = Vec::new();
    gather(sheet, &mut all, &mut faults);
    for (link, item) in &all {
        let kind = item["type"].as_str().unwrap_or_default();
        let has = |name: &str| item.get(name).is_some_and(|value| *value != Value::Array(Vec::new()));
        let mut rule = |name: &str, holds: bool| {
            if !holds {
                faults.push(format!("{name} at {link}"));
            }
        };
        rule("que-1", if kind == "group" { has("item") } else { kind != "display" || !has("item") });
        rule("que-3", kind != "display" || !has("code"));
        rule("que-4", !(has("answerOption") && has("answerValueSet")));
        let takes = [
            "choice",
            "open-choice",
            "coding",
            "decimal",
            "integer",
            "date",
            "dateTime",
            "time",
            "string",
            "quantity",
        ];
        rule("que-5", takes.contains(&kind) || !(has("answerOption") || has("answerValueSet")));
        rule("que-6", kind != "display" || !(has("required") || has("repeats")));
        rule("que-8", !matches!(kind, "group" | "display") || !has("initial"));
        rule("que-9", kind != "display" || !has("readOnly"));
        let sized = ["boolean", "decimal", "integer", "string", "text", "url", "open-choice"];
        rule("que-10", sized.contains(&kind) || !has("maxLength"));
        rule("que-11", !has("answerOption") || !has("initial"));
        let clauses = item.get("enableWhen").and_then(Value::as_array).cloned().unwrap_or_default();
        rule("que-12", clauses.len() < 2 || has("enableBehavior"));
        for clause in &clauses {
            let exists = clause["operator"] == "exists";
            rule("que-7", !exists || clause.get("answerBoolean").is_some());
            let asked = clause["question"].as_str().and_then(|question| all.get(question));
            rule(
                "a condition asks a question",
                asked.is_some_and(|asked| asked["type"] != "group" && asked["type"] != "display"),
            );
            if let Some(asked) = asked.filter(|_| !exists) {
                let name = clause.as_object().unwrap().keys().find(|name| name.starts_with("answer")).unwrap();
                rule("a condition fits its question", fits(asked, &name.replacen("answer", "value", 1)));
            }
        }
    }
    let name = sheet["name"].as_str().unwrap_or("A");
    if !(name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
    {
        faults.push(format!("que-0: {name}"));
    }
    faults
}

fn gather<'v>(owner: &'v Value, all: &mut HashMap<&'v str, &'v Object>, faults: &mut Vec<String>) {
    for item in owner["item"].as_array().into_iter().flatten() {
        let link = item["linkId"].as_str().expect("a linkId");
        if all.insert(link, item.as_object().unwrap()).is_some() {
            faults.push(format!("que-2: {link} stands twice"));
        }
        gather(item, all, faults);
    }
}

/// Whether a question takes this kind of value.
fn fits(item: &Object, name: &str) -> bool {
    let wanted = match item["type"].as_str().unwrap_or_default() {
        "boolean" => "valueBoolean",
        "decimal" => "valueDecimal",
        "integer" => "valueInteger",
        "date" => "valueDate",
        "dateTime" => "valueDateTime",
        "time" => "valueTime",
        "string" | "text" => "valueString",
        "url" => "valueUri",
        "attachment" => "valueAttachment",
        "reference" => "valueReference",
        "quantity" => "valueQuantity",
        "choice" => return ["valueCoding", "valueString", "valueInteger", "valueDate", "valueTime"].contains(&name),
        "open-choice" | "coding" => return ["valueCoding", "valueString"].contains(&name),
        _ => return false,
    };
    wanted == name
}

/// What of a response breaks an invariant (`qrs-…`), or does not fit its questionnaire.
pub fn of_response(response: &Value, sheet: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut all = HashMap::new();
    gather(sheet, &mut all, &mut faults);
    answered(response, sheet, &all, &mut faults);
    faults
}

fn answered(owner: &Value, asked: &Value, all: &HashMap<&str, &Object>, faults: &mut Vec<String>) {
    let known: HashSet<&str> =
        asked["item"].as_array().into_iter().flatten().filter_map(|item| item["linkId"].as_str()).collect();
    let mut seen: Vec<&str> = Vec::new();
    for item in owner["item"].as_array().into_iter().flatten() {
        let link = item["linkId"].as_str().expect("a linkId");
        if !known.contains(link) {
            faults.push(format!("{link} is not where the questionnaire has it"));
            continue;
        }
        let question = all[link];
        let repeats = question.get("repeats") == Some(&Value::Bool(true));
        if seen.contains(&link) && !repeats {
            faults.push(format!("{link} stands twice"));
        }
        seen.push(link);
        let inner = Value::Object(question.clone());
        let answers = item["answer"].as_array().cloned().unwrap_or_default();
        if item.get("item").is_some() && !answers.is_empty() {
            faults.push(format!("qrs-1 at {link}"));
        }
        if answers.len() > 1 && !repeats {
            faults.push(format!("{link} is answered twice"));
        }
        for answer in &answers {
            let name = answer.as_object().unwrap().keys().find(|name| name.starts_with("value"));
            if name.is_some_and(|name| !fits(question, name)) {
                faults.push(format!("{link} does not take {name:?}"));
            }
            let options = question.get("answerOption").and_then(Value::as_array);
            if let (Some(options), Some(coding)) = (options, answer.get("valueCoding"))
                && !options.iter().any(|option| option.get("valueCoding") == Some(coding))
            {
                faults.push(format!("{link} has no such option"));
            }
            answered(answer, &inner, all, faults);
        }
        answered(item, &inner, all, faults);
        // A result without a value says why there is none.
        let reason = |one: &Value| one["url"].as_str().is_some_and(|url| url.ends_with(":no-value"));
        let says_why = item["extension"].as_array().is_some_and(|all| all.iter().any(reason));
        if answers.is_empty() && item.get("item").is_none() && !says_why {
            faults.push(format!("{link} says nothing"));
        }
    }
}
