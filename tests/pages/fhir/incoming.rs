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
    for sample in [samples::everything(), samples::five(), samples::tables()] {
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
fn a_line_with_more_steps_than_can_be_told_apart_asks_for_a_number_and_says_so() {
    let sheet = |least: i64, most: i64| {
        let end = |name: &str, value| json!({ "url": format!("http://hl7.org/fhir/StructureDefinition/{name}"), "valueInteger": value });
        let code =
            json!({ "coding": [{ "system": "http://hl7.org/fhir/questionnaire-item-control", "code": "slider" }] });
        let control = json!({ "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl", "valueCodeableConcept": code });
        let item = json!({ "linkId": "slide", "type": "integer", "text": "How far?",
            "extension": [control, end("minValue", least), end("maxValue", most)] });
        json!({ "resourceType": "Questionnaire", "status": "draft", "title": "Far", "item": [item] })
    };
    for (least, most, is_slider) in [(0, 100, true), (-100, 100, true), (0, 201, false), (-32768, 32767, false)] {
        let (imported, template) = taken(&sheet(least, most));
        let kind = &template.question("slide").unwrap().kind;
        assert_eq!(matches!(kind, Kind::Slider(_)), is_slider, "{least} to {most}");
        let bounded = |number: &attune::template::Number| number.most == Some(Decimal::whole(most));
        assert!(is_slider || matches!(kind, Kind::Number(number) if bounded(number)), "{least} to {most}");
        let said = attune::exchange::fhir::note_lines(&imported.notes).join("\n");
        assert_eq!(said.contains("more than 200 steps apart"), !is_slider, "{said}");
    }
}

#[test]
fn a_condition_that_cannot_be_carried_is_told_also_where_its_group_has_no_text() {
    let group = |text: Option<&str>| {
        let when = json!([{ "question": "c", "operator": "=", "answerCoding": { "code": "zzz" } }]);
        let inside = json!([{ "linkId": "d", "type": "string", "text": "D" }, { "linkId": "e", "type": "string", "text": "E" }]);
        let mut inner = json!({ "linkId": "g1", "type": "group", "enableWhen": when, "item": inside });
        if let Some(text) = text {
            inner["text"] = text.into();
        }
        let options = json!([{ "valueCoding": { "code": "a", "display": "A" } }, { "valueCoding": { "code": "b", "display": "B" } }]);
        let asked = json!({ "linkId": "c", "type": "choice", "text": "C", "answerOption": options });
        json!({ "resourceType": "Questionnaire", "status": "active", "title": "G",
            "item": [{ "linkId": "g0", "type": "group", "text": "G", "item": [asked, inner] }] })
    };
    for text in [None, Some("Inside")] {
        let (imported, _) = taken(&group(text));
        let told = told(&imported, "g1");
        assert_eq!(told.iter().filter(|what| **what == "enableWhen").count(), 1, "{text:?}: {told:?}");
    }
}

#[test]
fn a_condition_of_groups_in_a_repeated_group_goes_back_once() {
    let when = json!([{ "question": "c", "operator": "=", "answerCoding": { "code": "a" } }]);
    let options = json!([{ "valueCoding": { "code": "a", "display": "A" } }, { "valueCoding": { "code": "b", "display": "B" } }]);
    let last = json!({ "linkId": "g2", "type": "group", "item": [{ "linkId": "d", "type": "string", "text": "D" }] });
    let inner = json!({ "linkId": "g1", "type": "group", "enableWhen": when, "item": [last] });
    let asked = json!({ "linkId": "c", "type": "choice", "text": "C", "answerOption": options });
    let sheet = json!({ "resourceType": "Questionnaire", "status": "active", "title": "G",
        "item": [{ "linkId": "g0", "type": "group", "repeats": true, "text": "G", "item": [asked, inner] }] });
    let (_, template) = taken(&sheet);
    assert_eq!(shown(&template, "d"), Some(chosen("c", &["a"])));
    assert_eq!(items(&given_back(&template)), items(&sheet));
}

#[test]
fn what_a_questionnaire_did_not_say_is_not_made_up() {
    let item = json!({ "linkId": "a", "type": "choice", "text": "A", "answerConstraint": "optionsOrString",
        "answerOption": [{ "valueString": "x" }] });
    let (_, template) = taken(&json!({ "resourceType": "Questionnaire", "title": "No status", "item": [item] }));
    let back = given_back(&template);
    assert_eq!((&back["status"], &back["item"][0]["type"]), (&json!("unknown"), &json!("choice")));
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
fn choices_with_the_same_options_in_a_table_are_statements_under_one_scale() {
    let (imported, template) = taken(&samples::tables());
    let ratings = |id: &str| match &template.question(id).unwrap_or_else(|| panic!("no {id}: {}", imported.text)).kind
    {
        Kind::Ratings(ratings) if !ratings.single => ratings,
        other => panic!("{id} is {other:?}"),
    };
    let numbers = |id: &str| ratings(id).steps.iter().map(|(number, _)| *number).collect::<Vec<_>>();
    // What an option counts is the number of its step; where none counts anything they are numbered.
    assert_eq!(numbers("week"), [0, 1, 2]);
    assert_eq!(ratings("week").cannot_say.as_deref(), Some("I cannot say"));
    assert_eq!((numbers("views"), numbers("moods")), (vec![1, 2], vec![1, 2]));
    assert!(template.question("views").unwrap().required);
    for (id, whole) in [("odd-1", "unlike"), ("hang-2", "hangs")] {
        assert!(matches!(template.question(id).unwrap().kind, Kind::ChooseOne(_)), "{whole} stays questions");
    }
    let value =
        |id: &str, at| Condition::Value(Id::known(id), Bound::Between(Decimal::whole(at), Decimal::whole(at)));
    assert_eq!(shown(&template, "views"), Some(value("week-1", 2)));
    let answered = Condition::Answered(Id::known("view-1"));
    let any = vec![Condition::Not(Box::new(value("week-2", 0))), value("mood-1", 2), answered];
    assert_eq!(shown(&template, "why"), Some(Condition::Any(any)));
    assert_eq!(template.answers_under("sum").len(), 2);
    assert!(template.scores.get("no-sum").is_none(), "options that count nothing are in no total");
    assert!(!told(&imported, "week").contains(&"itemControl table"), "{:?}", imported.notes);
}

#[test]
fn a_repeated_group_in_columns_is_a_table_while_it_is_narrow() {
    let (_, template) = taken(&samples::tables());
    let Kind::Table(table) = &template.question("rows").unwrap().kind else { panic!("no table") };
    assert!(table.group.is_none() && matches!(table.rows, Rows::Free { least: 1, .. }));
    assert!(table.columns[0].required);
    assert_eq!(table.columns[2].show_if, Some(chosen("daily", &["no"])), "in the same row");
    let Kind::Table(wide) = &template.question("wide").unwrap().kind else { panic!("no rows") };
    assert!(wide.group.is_some(), "five questions stand one below the other");
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

const SDC: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";

fn expression(name: &str, text: &str) -> Value {
    json!({ "url": format!("{SDC}{name}"), "valueExpression": { "language": "text/fhirpath", "expression": text } })
}

/// A sheet with a number, a choice that counts and a yes; what stands after them is given.
fn sheet_with(variables: &[(&str, &str)], more: &[Value]) -> Value {
    let variable = |(name, text): &(&str, &str)| {
        json!({ "url": "http://hl7.org/fhir/StructureDefinition/variable",
            "valueExpression": { "name": name, "language": "text/fhirpath", "expression": text } })
    };
    let option = |code: &str, words: &str, weight: i64| {
        json!({ "extension": [samples::core("ordinalValue", "valueDecimal", json!(weight))],
            "valueCoding": { "system": "s", "code": code, "display": words } })
    };
    let choice = |link: &str| {
        let options = [option("n", "Never", 0), option("o", "Often", 2), option("a", "Always", 4)];
        json!({ "linkId": link, "type": "choice", "text": format!("Question {link}"), "answerOption": options })
    };
    let ends =
        [samples::core("minValue", "valueInteger", json!(0)), samples::core("maxValue", "valueInteger", json!(120))];
    let mut items = vec![
        json!({ "linkId": "age", "type": "integer", "text": "Age", "extension": ends }),
        choice("c1"),
        choice("c2"),
        choice("c3"),
        json!({ "linkId": "yes", "type": "boolean", "text": "Is it so?" }),
    ];
    items.extend(more.iter().cloned());
    let mut sheet = json!({ "resourceType": "Questionnaire", "status": "draft", "title": "T", "item": items });
    if !variables.is_empty() {
        sheet["extension"] = variables.iter().map(variable).collect();
    }
    sheet
}

#[test]
fn expressions_that_a_condition_can_say_are_conditions_and_go_back_word_for_word() {
    let when = |link: &str, text: &str| json!({ "linkId": link, "type": "string", "text": format!("Shown {link}?"), "extension": [expression("enableWhenExpression", text)] });
    let sample = sheet_with(
        &[("age", "%resource.item.where(linkId='age').answer.value"), ("old", "%age >= 50")],
        &[
            when("w1", "%age > 12 and %age <= 24"),
            when("w2", "%old or %resource.descendants().where(linkId = 'yes').answer.value"),
            when("w3", "%resource.item.where(linkId='c1').answer.value.code = 'a'"),
            when("w4", "%resource.item.where(linkId='c1').answer.value.where(code='o' or code='a').exists().not()"),
            when("w5", "%patient.name.exists()"),
        ],
    );
    let (imported, template) = taken(&sample);
    let value = |bound| Condition::Value(Id::known("age"), bound);
    let at = Decimal::whole;
    let of = |link: &str| {
        let item = template.items().find(|(_, item)| item.ask == format!("Shown {link}?")).unwrap().1;
        item.show_if.clone()
    };
    assert_eq!(of("w1"), Some(Condition::All(vec![value(Bound::Above(at(12))), value(Bound::AtMost(at(24)))])));
    assert_eq!(of("w2"), Some(Condition::Any(vec![value(Bound::AtLeast(at(50))), chosen("yes", &["yes"])])));
    assert_eq!(of("w3"), Some(chosen("question-c1", &["always"])));
    assert_eq!(of("w4"), Some(Condition::Not(Box::new(chosen("question-c1", &["often", "always"])))));
    assert_eq!(of("w5"), None, "what cannot be worked out never hides anything");
    assert_eq!(told(&imported, "w5"), ["enableWhenExpression"]);
    for silent in ["w1", "w2", "w3", "w4"] {
        assert_eq!(told(&imported, silent), Vec::<&str>::new(), "{silent}");
    }
    assert_eq!(items(&given_back(&template)), items(&sample));
    // A condition that was changed since goes out as it is now, and not twice.
    let changed =
        imported.text.replace(r#"Chosen("question-c1", ["always"])"#, r#"Chosen("question-c1", ["never"])"#);
    assert_ne!(changed, imported.text);
    let back = given_back(&attune::template::read("sheet.ron", &changed, &|_| None).template.unwrap());
    let (_, w3) = items(&back).into_iter().find(|(_, item)| item["linkId"] == "w3").unwrap();
    assert_eq!(w3["enableWhen"][0]["answerCoding"]["code"], "n");
    assert!(!w3.contains_key("extension"), "{w3:?}");
}

#[test]
fn totals_means_weights_and_totals_of_totals_become_scores_that_count_the_same() {
    let total = |link: &str, text: &str| {
        json!({ "linkId": link, "type": "decimal", "text": format!("Total {link}"), "readOnly": true,
            "extension": [expression("calculatedExpression", text)] })
    };
    let sample = sheet_with(
        &[
            ("a", "%resource.item.where(linkId='c1').answer.value.ordinal()"),
            ("b", "%resource.item.where(linkId='c2').answer.value.ordinal()"),
            ("c", "%resource.item.where(linkId='c3').answer.value.ordinal()"),
        ],
        &[
            total("t1", "(%a + %b + %c) / 3"),
            total("t2", "2 * %a + %b - 1"),
            total("t3", "((%a + %b) * 1.5).round(0)"),
            total(
                "t4",
                "%resource.item.where(linkId='t1').answer.value + %resource.item.where(linkId='t2').answer.value",
            ),
            total("t5", "%a.power(2)"),
            total("t6", "%resource.item.where(linkId='t6').answer.value + %a"),
            total("t7", "%resource.item.where(linkId='g').item.answer.value.ordinal().sum()"),
            total("t8", "%resource.item.where(linkId='g').descendants().answer.value.ordinal().sum()"),
        ],
    );
    let (imported, template) = taken(&sample);
    // Always, often, never: 4, 2, 0.
    let answers = r#"{ "question-c1": "always", "question-c2": "often", "question-c3": "never" }"#;
    let given = attune::worksheet::answers_file::read(&template, answers);
    assert_eq!(given.diagnostics, []);
    let when = attune::base::Moment::parse("2026-11-19T18:50:00+00:00").unwrap();
    let answers = attune::worksheet::answers_file::answers_of(given.answers, when);
    let results = attune::worksheet::Outcome::of(&template, &answers).results;
    let value = |title: &str| {
        let score = results.scores.iter().find(|score| score.title == title).unwrap_or_else(|| panic!("{title}"));
        score.value.unwrap().shown(2)
    };
    let found = ["Total t1", "Total t2", "Total t3", "Total t4"].map(value);
    assert_eq!(found, ["2.00", "9.00", "9.00", "11.00"]);
    assert_eq!(results.scores.len(), 4, "steps on the way are shown nowhere");
    assert_eq!(told(&imported, "t5"), ["sdc-questionnaire-calculatedExpression", "readOnly"]);
    for part in ["t7", "t8"] {
        assert_eq!(told(&imported, part), told(&imported, "t5"), "a part of the sheet is not all of it");
    }
    assert_eq!(told(&imported, "t6"), ["calculatedExpression", "decimal"], "it counts itself");
    assert_eq!(told(&imported, ""), Vec::<&str>::new(), "a variable is no more than what names it");
    assert_eq!(items(&given_back(&template)), items(&sample));
}

#[test]
fn variables_that_unfold_without_end_or_stand_for_two_things_are_told_of_and_not_followed() {
    let total = |link: &str, text: &str| {
        json!({ "linkId": link, "type": "decimal", "text": format!("Total {link}"), "readOnly": true,
            "extension": [expression("calculatedExpression", text)] })
    };
    let ten_times = |name: &str| vec![format!("%{name}"); 10].join(" + ");
    let names: Vec<String> = (0..12).map(|at| format!("v{at}")).collect();
    let texts: Vec<String> = (1..13).map(|at| ten_times(&format!("v{at}"))).collect();
    let answer = "%resource.item.where(linkId='c1').answer.value.ordinal()";
    let mut variables: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    variables.extend([
        ("v12", answer),
        ("two", answer),
        ("two", "%resource.item.where(linkId='c2').answer.value.ordinal()"),
    ]);
    let sample = sheet_with(&variables, &[total("t1", "%two + 1"), total("t2", "%v0")]);
    let (imported, _) = taken(&sample);
    for link in ["t1", "t2"] {
        assert!(
            told(&imported, link).contains(&"sdc-questionnaire-calculatedExpression"),
            "{link}: {:?}",
            imported.notes
        );
    }
}

#[test]
fn value_sets_take_in_others_leave_some_out_and_a_few_are_known_to_everybody() {
    let set = |id: &str, compose: Value| json!({ "resourceType": "ValueSet", "id": id, "status": "active", "compose": compose });
    let concepts = |codes: &[&str]| {
        codes.iter().map(|code| json!({ "code": code, "display": format!("The {code}") })).collect::<Value>()
    };
    let include = |codes: &[&str]| json!({ "system": "http://example.org/s", "concept": concepts(codes) });
    let asked =
        |link: &str, set: &str| json!({ "linkId": link, "type": "choice", "text": link, "answerValueSet": set });
    let sample = json!({ "resourceType": "Questionnaire", "status": "draft", "title": "T",
        "contained": [
            set("base", json!({ "include": [include(&["one", "two", "three"])] })),
            set("outer", json!({ "include": [{ "valueSet": ["#base"] }, include(&["four"])], "exclude": [include(&["two"])] })),
            set("loop", json!({ "include": [{ "valueSet": ["#loop"] }] })),
        ],
        "item": [
            asked("outer", "#outer"), asked("loop", "#loop"),
            asked("know", "http://hl7.org/fhir/ValueSet/yesnodontknow"),
            asked("far", "http://example.org/ValueSet/far"),
        ],
    });
    let (imported, template) = taken(&sample);
    let options = |id: &str| -> Vec<String> {
        let choices = template.question(id).unwrap().choices();
        choices
            .map(|choices| choices.options.values().map(|choice| choice.words.clone()).collect())
            .unwrap_or_default()
    };
    assert_eq!(options("outer"), ["The one", "The three", "The four"]);
    assert_eq!(options("know"), ["Yes", "No", "Don't know"]);
    assert_eq!((options("loop"), options("far")), (vec![], vec![]));
    assert_eq!((told(&imported, "far"), told(&imported, "loop")), (vec!["answerValueSet"], vec!["answerValueSet"]));
    let back = given_back(&template);
    assert_eq!(items(&back), items(&sample));
    assert_eq!(back["contained"], sample["contained"]);
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

#[test]
fn a_condition_that_cannot_hold_is_told_also_where_its_group_is_only_kept() {
    let sheet = |condition: Value| {
        json!({ "resourceType": "Questionnaire", "status": "draft", "title": "Kept", "item": [
            { "linkId": "part", "type": "group", "text": "Part", "repeats": true, "item": [
                { "linkId": "which", "type": "choice", "text": "Which?", "answerOption": [{ "valueCoding": { "code": "a", "display": "A" } }] },
                { "linkId": "outer", "type": "group", "enableWhen": [condition], "item": [
                    { "linkId": "inner", "type": "group", "item": [{ "linkId": "what", "type": "string", "text": "What?" }] },
                ] },
            ] },
        ] })
    };
    let asks = |code: &str| json!({ "question": "which", "operator": "=", "answerCoding": { "code": code } });
    let (imported, _) = taken(&sheet(asks("nobody")));
    assert!(told(&imported, "outer").contains(&"enableWhen"), "{:?}", imported.notes);
    let (imported, template) = taken(&sheet(asks("a")));
    assert!(!told(&imported, "outer").contains(&"enableWhen"), "{:?}", imported.notes);
    assert_eq!(items(&given_back(&template)), items(&sheet(asks("a"))), "the condition goes back once");
}
