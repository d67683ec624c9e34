//! Files that mean no good, or are half broken: a reason, or a mended sheet.

use attune::exchange::fhir::{MAX_BYTES, Refused, import};
use serde_json::{Value, json};

use super::{given_back, items, taken, told};

fn refused(bytes: &[u8]) -> Refused {
    import(bytes, None).expect_err("it is refused")
}

#[test]
fn what_is_no_questionnaire_is_refused_with_a_reason() {
    assert_eq!(refused(b""), Refused::Empty);
    assert_eq!(refused(b"<Questionnaire xmlns='http://hl7.org/fhir'/>"), Refused::Xml);
    assert_eq!(
        refused(b"{\n \"resourceType\": \"Questionnaire\",\n \"item\": [}"),
        Refused::NoJson { line: 3, column: 11 }
    );
    assert_eq!(refused(b"[]"), Refused::NotFhir);
    assert_eq!(refused(b"7"), Refused::NotFhir);
    assert_eq!(refused(b"{}"), Refused::NotFhir);
    assert_eq!(refused(br#"{"resourceType":"Patient"}"#), Refused::Other("Patient".to_owned()));
    assert_eq!(
        refused(br#"{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}}]}"#),
        Refused::Other("Patient".to_owned())
    );
    assert_eq!(refused(br#"{"resourceType":"Questionnaire","group":{}}"#), Refused::TooOld);
    assert_eq!(refused(&vec![b'{'; MAX_BYTES + 1]), Refused::TooLarge(MAX_BYTES + 1));
    assert!(matches!(refused("{\"item\":[".repeat(100_000).as_bytes()), Refused::TooDeep(_)));
    let many: Vec<Value> = (0..20_000)
        .map(|at| json!({ "linkId": at.to_string(), "type": "string", "text": "A question of some length?" }))
        .collect();
    let long = json!({ "resourceType": "Questionnaire", "item": many }).to_string();
    assert!(matches!(refused(long.as_bytes()), Refused::Grown(_)));
    for why in
        [Refused::Empty, Refused::Xml, Refused::NotFhir, Refused::TooOld, Refused::Grown(1), Refused::NoText(2)]
    {
        assert!(!why.to_string().is_empty() && !why.help().is_empty(), "{why:?}");
    }
}

#[test]
fn what_is_half_broken_is_mended_and_told() {
    let (imported, template) = taken(&json!({
        "resourceType": "Questionnaire",
        "item": [
            { "type": "string", "text": "No link" },
            { "linkId": "x", "text": "No type" },
            { "linkId": "x", "type": "Boolean", "text": "The same link, and a type in capitals" },
            { "linkId": "y", "text": "No type, with options", "answerOption": [{ "valueString": "a" }, {}] },
            { "linkId": "z", "text": "No type, with items", "item": { "linkId": "z1", "type": "string", "text": 7 } },
            "no item",
            { "linkId": "k", "type": "string", "text": "In a circle", "enableWhen": [{ "question": "k", "operator": "exists", "answerBoolean": true }] },
            { "linkId": "n", "type": "string", "text": "Nowhere", "enableWhen": [{ "question": "gone", "operator": "=", "answerString": "x" }] },
        ],
    }));
    let back = given_back(&template);
    let links: Vec<String> =
        items(&back).iter().map(|(_, item)| item["linkId"].as_str().unwrap().to_owned()).collect();
    assert_eq!(links, ["item-1", "x", "x-2", "y", "z", "z1", "k", "n"]);
    for (link, what) in [
        ("item-1", "linkId"),
        ("x", "type"),
        ("x-2", "linkId"),
        ("x-2", "type"),
        ("y", "type"),
        ("y", "answerOption"),
        ("z", "type"),
        ("z1", "text"),
        ("#6", "item"),
        ("k", "enableWhen"),
        ("n", "enableWhen"),
    ] {
        assert!(told(&imported, link).contains(&what), "{link} {what}: {:?}", imported.notes);
    }
}

#[test]
fn a_sheet_without_questions_is_a_sheet_that_says_so() {
    let (imported, template) =
        taken(&json!({ "resourceType": "Questionnaire", "status": "draft", "title": "Empty" }));
    assert_eq!((imported.items, told(&imported, "")), (0, vec!["item"]));
    assert_eq!(given_back(&template).get("item"), None);
}

#[test]
fn deep_nesting_comes_over_and_deeper_is_refused() {
    let nested = |depth: usize| {
        let mut item = json!({ "linkId": "q", "type": "string", "text": "At the bottom" });
        for at in 0..depth {
            item =
                json!({ "linkId": format!("g{at}"), "type": "group", "text": format!("Level {at}"), "item": [item] });
        }
        json!({ "resourceType": "Questionnaire", "title": "Deep", "item": [item] })
    };
    let (_, template) = taken(&nested(40));
    assert_eq!(items(&given_back(&template)), items(&nested(40)));
    assert!(matches!(refused(nested(100).to_string().as_bytes()), Refused::TooDeep(_)));
}

#[test]
fn signs_of_ours_in_texts_of_theirs_mean_nothing() {
    let wicked = ["*a* {item: x} [b](template:c)", "\\", "\"#", "{", "a\nb\tc\u{0}d", "\u{202E}abc", "*", "r#\"x\"#"];
    let all: Vec<Value> = wicked.iter().enumerate().map(|(at, text)| {
        json!({ "linkId": format!("{text}{at}"), "type": "choice", "text": text, "answerOption": [{ "valueString": text }, { "valueCoding": { "system": text, "code": text, "display": text } }] })
    }).collect();
    let sheet = json!({ "resourceType": "Questionnaire", "title": wicked[0], "item": all });
    let (_, template) = taken(&sheet);
    assert_eq!(items(&given_back(&template)), items(&sheet));
}

#[test]
fn long_expressions_are_looked_at_once() {
    let text = "a ".repeat(24_000);
    let item = |nth: usize| {
        let says = json!({ "language": "text/fhirpath", "expression": text });
        let url = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";
        json!({ "linkId": format!("w{nth}"), "type": "string", "text": "Shown?",
            "extension": [{ "url": url, "valueExpression": says }] })
    };
    let sheet = json!({ "resourceType": "Questionnaire", "status": "draft", "title": "Long",
        "item": (0..10).map(item).collect::<Vec<_>>() });
    let begun = std::time::Instant::now();
    let imported = import(sheet.to_string().as_bytes(), None).unwrap();
    assert_eq!(told(&imported, "w9"), ["enableWhenExpression"]);
    // Looking at what is left anew for each word takes a second for each question, and more.
    assert!(begun.elapsed() < std::time::Duration::from_secs(5), "{:?}", begun.elapsed());
}
