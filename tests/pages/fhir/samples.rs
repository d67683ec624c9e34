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
