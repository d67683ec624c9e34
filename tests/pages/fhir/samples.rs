//! Questionnaires of our own, with everything that FHIR knows.

use serde_json::{Value, json};

const CORE: &str = "http://hl7.org/fhir/StructureDefinition/";
const SDC: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";

/// An extension of FHIR itself.
pub fn core(name: &str, value: &str, what: Value) -> Value {
    json!({ "url": format!("{CORE}{name}"), value: what })
}

/// How an item is shown.
pub fn control(code: &str) -> Value {
    core("questionnaire-itemControl", "valueCodeableConcept", json!({ "coding": [{ "code": code }] }))
}

fn coded(code: &str, display: &str, weight: Option<i64>) -> Value {
    let coding = json!({ "system": "http://example.org/answers", "code": code, "display": display });
    match weight {
        None => json!({ "valueCoding": coding }),
        Some(weight) => {
            json!({ "extension": [core("ordinalValue", "valueDecimal", json!(weight))], "valueCoding": coding })
        }
    }
}

/// Every type of release 4, conditions with every operator, nested and repeated groups.
pub fn everything() -> Value {
    json!({
        "resourceType": "Questionnaire",
        "id": "everything",
        "url": "http://example.org/Questionnaire/everything",
        "version": "2.1",
        "title": "Everything *at once*",
        "status": "draft",
        "description": "To try it.",
        "copyright": "© Nobody",
        "contained": [{
            "resourceType": "ValueSet", "id": "mood", "status": "active",
            "compose": { "include": [{ "system": "http://example.org/mood", "concept": [
                { "code": "up", "display": "Up" }, { "code": "down", "display": "Down" },
            ] }] },
        }],
        "item": [
            { "linkId": "intro", "type": "display", "text": "Take your [time] {please}.", "prefix": "i" },
            { "linkId": "/a", "type": "group", "text": "First part", "item": [
                { "linkId": "yes", "type": "boolean", "text": "Is it so?", "required": true, "item": [
                    { "linkId": "yes-help", "type": "display", "text": "As far as you know.", "extension": [control("help")] },
                    { "linkId": "why", "type": "text", "text": "Why?", "enableWhen": [
                        { "question": "yes", "operator": "=", "answerBoolean": true },
                    ] },
                ] },
                { "linkId": "one", "type": "choice", "text": "Which one?", "answerOption": [
                    coded("A", "The first", Some(0)), coded("B", "The second", Some(1)), coded("C", "The third", Some(2)),
                ], "extension": [control("radio-button")] },
                { "linkId": "two", "type": "choice", "text": "And which?", "answerOption": [
                    coded("A", "The first", Some(0)), coded("B", "The second", Some(1)),
                ] },
                { "linkId": "total", "type": "decimal", "text": "All in all", "readOnly": true, "extension": [{
                    "url": format!("{SDC}sdc-questionnaire-calculatedExpression"),
                    "valueExpression": { "language": "text/fhirpath", "expression": "%resource.repeat(item).answer.weight().sum()" },
                }] },
                { "linkId": "many", "type": "open-choice", "text": "Which of these?", "repeats": true, "answerOption": [
                    { "valueString": "Red" }, { "valueString": "Blue" },
                    { "valueString": "None", "extension": [core("questionnaire-optionExclusive", "valueBoolean", json!(true))] },
                ], "enableBehavior": "any", "enableWhen": [
                    { "question": "one", "operator": "=", "answerCoding": { "system": "http://example.org/answers", "code": "B" } },
                    { "question": "one", "operator": "=", "answerCoding": { "system": "http://example.org/answers", "code": "C" } },
                ] },
                { "linkId": "mood", "type": "choice", "text": "Mood", "answerValueSet": "#mood" },
                { "linkId": "sub", "type": "group", "text": "Deeper", "enableWhen": [
                    { "question": "mood", "operator": "!=", "answerCoding": { "code": "up" } },
                ], "item": [
                    { "linkId": "int", "type": "integer", "text": "How many?", "extension": [
                        core("minValue", "valueInteger", json!(0)), core("maxValue", "valueInteger", json!(9)),
                    ] },
                    { "linkId": "dec", "type": "decimal", "text": "How much?", "enableBehavior": "all", "enableWhen": [
                        { "question": "int", "operator": ">", "answerInteger": 1 },
                        { "question": "int", "operator": "<=", "answerInteger": 7 },
                    ] },
                    { "linkId": "quant", "type": "quantity", "text": "Weight", "extension": [
                        core("questionnaire-unit", "valueCoding", json!({ "system": "http://unitsofmeasure.org", "code": "kg", "display": "kg" })),
                    ], "enableWhen": [{ "question": "dec", "operator": "exists", "answerBoolean": false }] },
                ] },
            ] },
            { "linkId": "slide", "type": "integer", "text": "How far?", "extension": [
                control("slider"), core("minValue", "valueInteger", json!(0)), core("maxValue", "valueInteger", json!(10)),
                core("questionnaire-sliderStepValue", "valueInteger", json!(1)),
            ], "item": [
                { "linkId": "slide-low", "type": "display", "text": "near", "extension": [control("lower")] },
                { "linkId": "slide-high", "type": "display", "text": "far", "extension": [control("upper")] },
            ] },
            { "linkId": "rep", "type": "group", "text": "Moments", "repeats": true, "item": [
                { "linkId": "rep-what", "type": "string", "text": "What?", "maxLength": 40 },
                { "linkId": "rep-note", "type": "display", "text": "Only a few words." },
                { "linkId": "rep-ok", "type": "boolean", "text": "Good?" },
                { "linkId": "rep-why", "type": "text", "text": "Why not?", "enableWhen": [
                    { "question": "rep-ok", "operator": "=", "answerBoolean": false },
                ] },
            ] },
            { "linkId": "lines", "type": "string", "text": "Names", "repeats": true },
            { "linkId": "day", "type": "date", "text": "Day" },
            { "linkId": "moment", "type": "dateTime", "text": "When exactly?" },
            { "linkId": "clock", "type": "time", "text": "Time" },
            { "linkId": "web", "type": "url", "text": "Address" },
            { "linkId": "who", "type": "reference", "text": "Who?" },
            { "linkId": "file", "type": "attachment", "text": "A file" },
            { "linkId": "far", "type": "choice", "text": "From afar", "answerValueSet": "http://example.org/ValueSet/unknown" },
            { "linkId": "secret", "type": "string", "text": "Hidden", "extension": [
                core("questionnaire-hidden", "valueBoolean", json!(true)),
            ], "initial": [{ "valueString": "x" }] },
            { "linkId": "after", "type": "string", "text": "The last", "readOnly": true, "code": [{ "system": "http://loinc.org", "code": "1-8" }] },
        ],
    })
}

/// What only release 5 has.
pub fn five() -> Value {
    json!({
        "resourceType": "Questionnaire", "status": "active", "title": "Five", "versionAlgorithmString": "semver",
        "item": [
            { "linkId": "1", "type": "coding", "text": "Which?", "answerConstraint": "optionsOnly", "answerOption": [
                { "valueCoding": { "system": "s", "code": "a", "display": "A" } },
                { "valueCoding": { "system": "s", "code": "b", "display": "B" } },
            ] },
            { "linkId": "2", "type": "coding", "text": "Or which?", "answerConstraint": "optionsOrString", "answerOption": [
                { "valueCoding": { "system": "s", "code": "a", "display": "A" } },
            ], "disabledDisplay": "hidden", "enableWhen": [
                { "question": "1", "operator": "=", "answerCoding": { "system": "s", "code": "b" } },
            ] },
            { "linkId": "3", "type": "integer", "text": "Which number?", "answerOption": [
                { "valueInteger": 1 }, { "valueInteger": 2 }, { "valueInteger": 3 },
            ] },
            { "linkId": "4", "type": "string", "text": "So?", "enableWhen": [
                { "question": "3", "operator": ">", "answerInteger": 1 },
            ] },
        ],
    })
}

/// Tables: choices with the same options in rows, and groups with a question in each column.
pub fn tables() -> Value {
    let frequency = || {
        json!([coded("n", "Never", Some(0)), coded("s", "Some days", Some(1)), coded("m", "Most days", Some(2)),
            { "valueCoding": { "code": "x", "display": "I cannot say" } }])
    };
    let bare = || json!([{ "valueString": "Agree" }, { "valueString": "Disagree" }]);
    let ask = |link: &str, kind: &str, options: Value| json!({ "linkId": link, "type": kind, "text": format!("Statement {link}"), "answerOption": options });
    let of_set = |link: &str| json!({ "linkId": link, "type": "choice", "text": format!("Statement {link}"), "answerValueSet": "#mood" });
    let total = |link: &str, of: &str| {
        let expression =
            format!("%resource.descendants().where(linkId='{of}-1' or linkId='{of}-2').answer.value.ordinal().sum()");
        json!({ "linkId": link, "type": "decimal", "text": "All in all", "readOnly": true, "extension": [{
            "url": format!("{SDC}sdc-questionnaire-calculatedExpression"),
            "valueExpression": { "language": "text/fhirpath", "expression": expression },
        }] })
    };
    let with = |mut item: Value, name: &str, said: Value| {
        item[name] = said;
        item
    };
    json!({
        "resourceType": "Questionnaire", "status": "draft", "title": "Tables",
        "contained": [{
            "resourceType": "ValueSet", "id": "mood", "status": "active",
            "compose": { "include": [{ "system": "http://example.org/mood", "concept": [
                { "code": "up", "display": "Up" }, { "code": "down", "display": "Down" },
            ] }] },
        }],
        "item": [
            { "linkId": "week", "type": "group", "text": "This week", "extension": [control("table")], "item": [
                with(ask("week-1", "choice", frequency()), "code", json!([{ "code": "1-1" }])),
                ask("week-2", "choice", frequency()),
                ask("week-3", "choice", frequency()),
            ] },
            { "linkId": "part", "type": "group", "text": "Part", "item": [
                { "linkId": "views", "type": "group", "text": "Views", "extension": [control("htable")],
                  "enableWhen": [{ "question": "week-1", "operator": "=", "answerCoding": { "code": "m" } }], "item": [
                    with(ask("view-1", "string", bare()), "required", json!(true)),
                    with(ask("view-2", "string", bare()), "required", json!(true)),
                ] },
                { "linkId": "moods", "type": "group", "text": "Moods", "extension": [control("atable")], "item": [of_set("mood-1"), of_set("mood-2")] },
                { "linkId": "why", "type": "string", "text": "Why?", "enableBehavior": "any", "enableWhen": [
                    { "question": "week-2", "operator": "!=", "answerCoding": { "code": "n" } },
                    { "question": "mood-1", "operator": "=", "answerCoding": { "code": "down" } },
                    { "question": "view-1", "operator": "exists", "answerBoolean": true },
                ] },
                total("sum", "week"),
                total("no-sum", "view"),
                { "linkId": "unlike", "type": "group", "text": "Unlike", "extension": [control("table")], "item": [
                    ask("odd-1", "choice", frequency()), ask("odd-2", "choice", json!([coded("y", "Yes", None), coded("n", "No", None)])),
                ] },
                { "linkId": "hangs", "type": "group", "text": "One of them hangs on another", "extension": [control("table")], "item": [
                    ask("hang-1", "choice", frequency()),
                    with(ask("hang-2", "choice", frequency()), "enableWhen", json!([{ "question": "hang-1", "operator": "=", "answerCoding": { "code": "n" } }])),
                ] },
            ] },
            { "linkId": "rows", "type": "group", "text": "Medicines", "repeats": true, "extension": [control("gtable")], "item": [
                { "linkId": "name", "type": "string", "text": "Name", "required": true },
                { "linkId": "daily", "type": "boolean", "text": "Every day?" },
                { "linkId": "when", "type": "string", "text": "When else?", "enableWhen": [
                    { "question": "daily", "operator": "=", "answerBoolean": false },
                ] },
            ] },
            { "linkId": "wide", "type": "group", "text": "Wide", "repeats": true, "extension": [control("gtable")],
              "item": (1..=5).map(|at| json!({ "linkId": format!("c{at}"), "type": "string", "text": "Words" })).collect::<Vec<_>>() },
        ],
    })
}
