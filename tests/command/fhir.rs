//! `attune import questionnaire.json`, `attune export … -o x.json`.

use serde_json::{Value, json};

use crate::room::{Room, keys};

fn sheet() -> Value {
    json!({ "resourceType": "Questionnaire", "status": "draft", "title": "A sheet", "url": "http://example.org/q", "item": [
        { "linkId": "1.1", "type": "boolean", "text": "Is it so?" },
        { "linkId": "1.2", "type": "string", "text": "Why?", "readOnly": true, "enableWhen": [
            { "question": "1.1", "operator": "=", "answerBoolean": true },
        ] },
    ] })
}

#[test]
fn a_questionnaire_becomes_a_blank_worksheet_that_is_checked_filled_in_and_given_back() {
    let room = Room::new();
    room.write("q.json", sheet().to_string());
    let ran = room.run(&["import", "q.json", "-o", "mine.ron"]).exits(0).says(&["q.json: 2 items", "readOnly (1.2)"]);
    assert_eq!(ran.out(), "mine.ron\n");
    room.run(&["check", "mine.ron", "--strict"]).exits(0);
    room.run(&["import", "q.json", "-o", "mine.ron"]).exits(4);
    room.run(&["export", "mine.ron", "-o", "back.json"]).exits(0);
    let back: Value = serde_json::from_slice(&room.read("back.json")).unwrap();
    assert_eq!(back["item"], sheet()["item"]);
    room.begin("mine.ron", r#"{ "is-it-so": "yes", "why": "because" }"#, "filled.ron");
    room.run(&["export", "filled.ron", "-o", "filled.json"]).exits(0);
    let bundle: Value = serde_json::from_slice(&room.read("filled.json")).unwrap();
    assert_eq!(bundle["entry"][1]["resource"]["item"][1]["answer"], json!([{ "valueString": "because" }]));
    let again = room.run(&["export", "filled.ron", "-o", "-", "--format", "json"]).exits(0);
    assert_eq!(again.bytes(), room.read("filled.json"), "the same each time");
}

#[test]
fn with_json_every_note_stands_by_itself() {
    let room = Room::new();
    room.write("q.json", sheet().to_string());
    let json = room.run(&["import", "q.json", "-o", "mine.ron", "--json"]).exits(0).json();
    assert_eq!(keys(&json), ["file", "items", "notes", "template"]);
    assert_eq!(json["template"], json!({ "id": "mine", "title": "A sheet" }));
    assert_eq!(keys(&json["notes"][0]), ["effect", "linkId", "what", "why"]);
    assert_eq!((&json["notes"][0]["linkId"], &json["notes"][0]["effect"]), (&json!("1.2"), &json!("different")));
}

#[test]
fn what_cannot_be_imported_says_why() {
    let room = Room::new();
    for (text, said) in [
        ("", "empty"),
        ("{\"resourceType\": \"Questionnaire\",\n \"item\": [", "line 2"),
        ("{\"resourceType\": \"Patient\"}", "Patient"),
        ("<Questionnaire/>", "XML"),
        ("{\"resourceType\": \"QuestionnaireResponse\"}", "Import the Questionnaire"),
    ] {
        room.write("q.json", text);
        room.run(&["import", "q.json", "-o", "a.ron"]).exits(1).says(&["q.json", said]);
        assert!(!room.path("a.ron").exists());
    }
}
