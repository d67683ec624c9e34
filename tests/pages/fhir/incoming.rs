//! What a questionnaire becomes, and that it goes back as it came.

use attune::{
    base::{Decimal, Id},
    template::{Bound, Condition, Kind, Rows},
};
use serde_json::{Value, json};

use super::{given_back, items, samples, taken, told};

fn shown(template: &attune::template::Template, id: &str) -> Option<Condition> {
    template.question(id).unwrap_or_else(|| panic!("no {id}")).show_if.clone()
}

fn chosen(id: &str, options: &[&str]) -> Condition {
    Condition::Chosen(Id::known(id), options.iter().map(|option| Id::known(option)).collect())
}

#[test]
fn everything_goes_back_as_it_came() {
    for sample in [samples::everything(), samples::five()] {
        let (_, template) = taken(&sample);
        let back = given_back(&template);
        assert_eq!(items(&back), items(&sample));
        for (name, value) in sample.as_object().unwrap() {
            if name != "item" {
                assert_eq!(&back[name], value, "{name}");
            }
        }
        // And what went back comes in as the same again.
        assert_eq!(taken(&back).0.text, taken(&sample).0.text);
    }
}

#[test]
fn every_type_becomes_the_kind_that_asks_the_same() {
    let (imported, template) = taken(&samples::everything());
    let kind = |id: &str| &template.question(id).unwrap_or_else(|| panic!("no {id}: {}", imported.text)).kind;
    assert!(matches!(kind("intro"), Kind::Info { .. }));
    assert!(matches!(kind("yes"), Kind::YesNo { not_sure: false }));
    assert!(matches!(kind("why"), Kind::LongText(_)));
    assert!(matches!(kind("one"), Kind::ChooseOne(choices) if choices.options.len() == 3));
    assert!(
        matches!(kind("many"), Kind::ChooseMany(choices) if choices.options.keys().map(Id::as_str).eq(["red", "blue", "none", "other"]))
    );
    assert!(matches!(kind("mood"), Kind::ChooseOne(choices) if choices.options.contains("down")));
    assert!(
        matches!(kind("int"), Kind::Number(number) if number.places == 0 && number.most == Some(Decimal::whole(9)))
    );
    assert!(matches!(kind("dec"), Kind::Number(number) if number.places > 0));
    assert!(matches!(kind("quant"), Kind::Number(number) if number.unit.as_deref() == Some("kg")));
    assert!(
        matches!(kind("slide"), Kind::Slider(slider) if slider.to == 10 && slider.low == "near" && slider.high == "far")
    );
    assert!(matches!(kind("rep"), Kind::Table(table) if table.group.as_ref().is_some_and(|group| group.several)));
    assert!(matches!(kind("lines"), Kind::Table(table) if matches!(table.rows, Rows::Free { .. })));
    assert!(matches!(kind("day"), Kind::Date { .. }) && matches!(kind("clock"), Kind::Time { .. }));
    assert!(matches!(kind("rep-what"), Kind::ShortText(text) if text.limit == 40));
    assert!(template.question("yes").unwrap().required);
    assert_eq!(template.question("yes").unwrap().help.as_deref(), Some("As far as you know."));
    assert_eq!(template.question("one").unwrap().points.get("the-third"), Some(&Decimal::whole(2)));
    let sum = template.scores.get("total").expect("the sum");
    assert_eq!(template.answers_under("total").len(), 2, "{sum:?}");
    assert_eq!(template.sources, ["© Nobody"]);
}

#[test]
fn conditions_hold_as_they_do_there() {
    let (_, template) = taken(&samples::everything());
    assert_eq!(shown(&template, "why"), Some(chosen("yes", &["yes"])));
    assert_eq!(shown(&template, "many"), Some(chosen("one", &["the-second", "the-third"])));
    let deeper = Condition::Not(Box::new(chosen("mood", &["up"])));
    assert_eq!(shown(&template, "int"), Some(deeper.clone()), "what a group says holds for what stands in it");
    let value = |bound| Condition::Value(Id::known("int"), bound);
    let all = vec![deeper, value(Bound::Above(Decimal::whole(1))), value(Bound::AtMost(Decimal::whole(7)))];
    assert_eq!(shown(&template, "dec"), Some(Condition::All(all)));
    assert_eq!(shown(&template, "rep-why"), Some(chosen("rep-ok", &["no"])), "in the same row");
    let (_, five) = taken(&samples::five());
    let texts: Vec<Option<Condition>> = five.items().map(|(_, item)| item.show_if.clone()).collect();
    assert!(matches!(&texts[3], Some(Condition::Chosen(_, options)) if options.len() == 2), "{texts:?}");
}

#[test]
fn what_works_differently_is_told_item_by_item() {
    let (imported, _) = taken(&samples::everything());
    for (link, what) in [
        ("moment", "dateTime"),
        ("who", "reference"),
        ("file", "attachment"),
        ("far", "answerValueSet"),
        ("secret", "string"),
        ("after", "readOnly"),
        ("intro", "prefix"),
        ("rep-note", "display"),
        ("web", "url"),
    ] {
        assert!(told(&imported, link).contains(&what), "{link}: {:?}", imported.notes);
    }
    for silent in ["yes", "one", "mood", "dec", "slide", "lines", "day"] {
        assert_eq!(told(&imported, silent), Vec::<&str>::new(), "{silent}");
    }
}

#[test]
fn a_condition_that_was_changed_goes_out_as_it_is_now() {
    let (imported, _) = taken(&samples::everything());
    let text = imported.text.replace(r#"Chosen("yes", ["yes"])"#, r#"Chosen("yes", ["no"])"#);
    assert_ne!(text, imported.text);
    let checked = attune::template::read("sheet.ron", &text, &|_| None);
    let back = given_back(&checked.template.unwrap());
    let (_, why) = items(&back).into_iter().find(|(_, item)| item["linkId"] == "why").unwrap();
    assert_eq!(why["enableWhen"], json!([{ "question": "yes", "operator": "=", "answerBoolean": false }]));
}

#[test]
fn what_release_3_called_otherwise_is_understood() {
    let (imported, template) = taken(&json!({
        "resourceType": "Questionnaire", "status": "draft",
        "item": [
            { "linkId": "a", "type": "choice", "text": "Which?", "option": [{ "valueString": "X" }, { "valueString": "Y" }] },
            { "linkId": "b", "type": "string", "text": "So?", "initialString": "z", "enableWhen": [
                { "question": "a", "hasAnswer": true }, { "question": "a", "answerString": "Y" },
            ] },
        ],
    }));
    assert_eq!(told(&imported, "a"), ["STU3"]);
    let items: Vec<_> = template.items().map(|(_, item)| item).collect();
    let (a, b) = (&items[0].id, items[1].show_if.clone());
    let any = vec![Condition::Answered(a.clone()), Condition::Chosen(a.clone(), vec![Id::known("y")])];
    assert_eq!(b, Some(Condition::Any(any)));
    let back = given_back(&template);
    assert_eq!(back["item"][0]["answerOption"], json!([{ "valueString": "X" }, { "valueString": "Y" }]));
    assert_eq!(back["item"][1]["initial"], json!([{ "valueString": "z" }]));
}

#[test]
fn a_questionnaire_in_a_bundle_finds_its_value_sets_beside_it() {
    let set = json!({ "resourceType": "ValueSet", "url": "http://example.org/vs", "expansion": { "contains": [
        { "system": "s", "code": "a", "display": "Alpha" }, { "system": "s", "code": "b", "display": "Beta" },
    ] } });
    let sheet = json!({ "resourceType": "Questionnaire", "status": "draft", "title": "T", "item": [
        { "linkId": "1", "type": "choice", "text": "Which?", "answerValueSet": "http://example.org/vs" },
    ] });
    let bundle: Value = json!({ "resourceType": "Bundle", "type": "collection", "entry": [{ "resource": set }, { "resource": sheet }] });
    let (_, template) = taken(&bundle);
    let choices = template.items().next().unwrap().1.choices().expect("options");
    assert!(choices.options.contains("beta"));
}
