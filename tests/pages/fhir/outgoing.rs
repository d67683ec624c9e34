//! What goes out: sound FHIR, and nothing that stays home.

use std::sync::Arc;

use attune::{
    base::{Id, Moment},
    exchange::{
        Leaving,
        fhir::{bundle, import, questionnaire},
    },
    template::{Template, read, shelf},
    worksheet::{Outcome, Worksheet, answers_file},
};
use serde_json::Value;

use super::invariants::{of_questionnaire, of_response};

const KINDS: &str = r#"Template(
    id: "kinds", version: "1.2.0", language: "en", title: "All *kinds*", purpose: "To try them.", minutes: 5,
    scales: { "five": Scale(steps: { 1: "never", 2: "seldom", 3: "at times", 4: "often", 5: "always" }, cannot_say: "I cannot say") },
    sections: [
        Section(items: {
            "code": ClientCode(ask: "Client code"),
            "day": Date(ask: "Day", start: Today),
        }),
        Section(title: "One", say: "Begin here.", items: {
            "info": Info(say: "Some *words*."),
            "short": ShortText(ask: "In short?", help: "A line."),
            "long": LongText(ask: "At length?", show_if: Answered("short"), or_nothing: "Nothing for now"),
            "yes": YesNo(ask: "So?"),
            "perhaps": YesNo(ask: "Or so?", not_sure: true),
            "one": ChooseOne(ask: "Which?", options: { "a": "Alpha", "b": "Beta" }, other: "Another"),
            "many": ChooseMany(ask: "Which of these?", options: { "a": "Alpha", "b": "Beta" }, none: "None", at_most: 2),
            "rank": Ranking(ask: "In which order?", options: { "a": "Alpha", "b": "Beta", "c": "Gamma" }),
            "rate": Rating(ask: "How often?", scale: "five", counts: "all"),
            "rates": Ratings(ask: "How often each?", scale: "five", statements: { "r1": Statement("all", "The first"), "r2": Reverse("all", "The second") }),
            "slide": Slider(ask: "How far?", from: 0, to: 10, low: "near", high: "far"),
            "count": Number(ask: "How many?", unit: "minutes", least: 0, most: 600),
            "part": Number(ask: "How much?", places: 2),
            "time": Time(ask: "When?"),
            "sign": Signature(ask: "Signed"),
            "draw": Drawing(ask: "Draw it"),
        }),
        Section(title: "Two", show_if: Value("count", AtLeast(3)), items: {
            "table": Table(ask: "Which moments?", rows: Free(1, 3), columns: {
                "what": ShortText(ask: "What?"),
                "good": YesNo(ask: "Good?"),
            }),
            "fixed": Table(ask: "Compare", rows: Fixed({ "age": "Age", "faith": "Faith" }), columns: {
                "how": ChooseOne(ask: "How?", options: { "alike": "Alike", "unlike": "Unlike" }),
            }),
            "group": Group(ask: "Moments", most: 3, items: {
                "moment": LongText(ask: "What happened?"),
                "felt": ChooseMany(ask: "What did you feel?", options: { "joy": "Joy", "fear": "Fear" }),
                "why": ShortText(ask: "Why?", show_if: Chosen("felt", ["fear"])),
            }),
            "seldom": LongText(ask: "Why so seldom?", show_if: Value("r1", AtMost(2))),
            "mixed": LongText(ask: "Why both?", show_if: Any([All([Chosen("one", ["a"]), Chosen("yes", ["yes"])]), Not(Value("slide", AtLeast(5)))])),
            "low": LongText(ask: "Why low?", show_if: Band("all", ["low"]), if_words: "If it was low"),
            "home": LongText(ask: "For me alone", sharing: Never),
            "ask": LongText(ask: "Perhaps", sharing: AskFirst),
        }),
    ],
    bands: { "two": { "low": From(1), "high": From(3) } },
    scores: { "all": Score(title: "All", method: Mean, missing: NoneAllowed, bands: "two", label: "Only to try.", say: { "low": "Low.", "high": "High." }) },
)"#;

const ANSWERS: &str = r#"{
    "code": "K-7", "day": "2026-11-19", "short": "Größe & „Maß“", "long": Nothing, "yes": "yes", "perhaps": "not-sure",
    "one": Other("own words"), "many": ["a", "b"], "rank": ["c", "a", "b"], "rate": 2, "r1": 1, "r2": CannotSay,
    "slide": 7, "count": 45, "part": 2.50, "time": "18:50", "sign": Signed("A. Smith", "2026-11-20"),
    "draw": Drawn(words: "A hill.", strokes: [Stroke(5, "10,20 12,24")]),
    "table": [{ "what": "first", "good": "yes" }, { "good": "no" }], "fixed": { "age": { "how": "alike" } },
    "group": [{ "moment": "now", "felt": ["joy", "fear"], "why": "so" }, { "moment": "then", "felt": ["joy"], "why": "hidden" }],
    "seldom": "because", "home": "stays", "ask": "stays too",
}"#;

fn template(text: &str) -> Arc<Template> {
    template_called("kinds.ron", text)
}

fn template_called(name: &str, text: &str) -> Arc<Template> {
    let checked = read(name, text, &|_| None);
    assert!(checked.template.is_some(), "{:?}", checked.diagnostics);
    Arc::new(checked.template.unwrap())
}

fn filled(template: &Arc<Template>, answers: &str) -> Worksheet {
    let when = Moment::parse("2026-11-19T18:50:00+00:00").unwrap();
    let given = answers_file::read(template, answers);
    assert_eq!(given.diagnostics, []);
    Worksheet::begin(template.clone(), Id::known("doc"), when).filled_in(given.answers, when)
}

fn bundled(sheet: &Worksheet, leaving: &Leaving) -> (Value, Value) {
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let bundle: Value = serde_json::from_str(&bundle(sheet, &outcome, leaving).text).unwrap();
    assert_eq!((&bundle["resourceType"], &bundle["type"]), (&Value::from("Bundle"), &Value::from("collection")));
    let resource = |at: usize| bundle["entry"][at]["resource"].clone();
    (resource(0), resource(1))
}

fn shared() -> Leaving {
    Leaving { ticked: Some(Default::default()), own: false, ..Leaving::everything() }
}

#[test]
fn everything_on_the_shelf_is_a_sound_questionnaire_that_comes_in_again() {
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        let text = questionnaire(&template).text;
        let sheet: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(of_questionnaire(&sheet), Vec::<String>::new(), "{}", shipped.id);
        let back = import(text.as_bytes(), None).unwrap_or_else(|why| panic!("{}: {why}", shipped.id));
        assert!(back.items > 3, "{}", shipped.id);
        for example in &template.examples {
            let given = answers_file::read(&template, &example.answers);
            let when = Moment::parse("2026-11-19T18:50:00+00:00").unwrap();
            let filled = Worksheet::begin(template.clone(), Id::known("doc"), when).filled_in(given.answers, when);
            let (sheet, response) = bundled(&filled, &Leaving::everything());
            assert_eq!(of_response(&response, &sheet), Vec::<String>::new(), "{}: {}", shipped.id, example.name);
        }
    }
}

#[test]
fn every_kind_of_answer_has_its_form() {
    let template = template(KINDS);
    let (sheet, response) = bundled(&filled(&template, ANSWERS), &Leaving::everything());
    assert_eq!(of_questionnaire(&sheet), Vec::<String>::new());
    assert_eq!(of_response(&response, &sheet), Vec::<String>::new());
    let mut said = Vec::new();
    gather(&response, &mut said);
    let of =
        |link: &str| -> Vec<&Value> { said.iter().filter(|(own, _)| own == link).map(|(_, value)| value).collect() };
    for (link, value) in [
        ("code", r#"{"valueString":"K-7"}"#),
        ("day", r#"{"valueDate":"2026-11-19"}"#),
        ("long", r#"{"valueString":"Nothing for now"}"#),
        ("yes", r#"{"valueBoolean":true}"#),
        ("one", r#"{"valueString":"own words"}"#),
        ("slide", r#"{"valueInteger":7}"#),
        ("part", r#"{"valueDecimal":2.5}"#),
        ("time", r#"{"valueTime":"18:50:00"}"#),
        ("r2", r#"{"valueCoding":{"code":"cannot-say","display":"I cannot say"}}"#),
        ("table.good", r#"{"valueBoolean":true}"#),
        ("fixed.age.how", r#"{"valueCoding":{"code":"alike","display":"Alike"}}"#),
        ("why", r#"{"valueString":"so"}"#),
    ] {
        let value: Value = serde_json::from_str(value).unwrap();
        assert_eq!(of(link).first().copied(), Some(&value), "{link}: {response:#}");
    }
    let codes: Vec<&str> = of("rank").iter().map(|value| value["valueCoding"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["c", "a", "b"], "in the order of the ranking");
    assert_eq!((of("moment").len(), of("why").len()), (2, 1), "what is not asked in a row does not leave");
    let drawn = &of("draw")[0]["valueAttachment"];
    assert_eq!((&drawn["contentType"], &drawn["title"]), (&Value::from("image/svg+xml"), &Value::from("A hill.")));
    assert!(drawn["data"].as_str().unwrap().len() > 40);
    let signed = &of("sign")[0]["valueAttachment"];
    assert_eq!((&signed["title"], &signed["creation"]), (&Value::from("A. Smith"), &Value::from("2026-11-20")));
    assert_eq!(response["questionnaire"], "urn:attune:questionnaire:kinds|1.2.0");
    assert_eq!(response["authored"], "2026-11-19");
}

fn gather(owner: &Value, said: &mut Vec<(String, Value)>) {
    for item in owner["item"].as_array().into_iter().flatten() {
        for answer in item["answer"].as_array().into_iter().flatten() {
            said.push((item["linkId"].as_str().unwrap().to_owned(), answer.clone()));
            gather(answer, said);
        }
        gather(item, said);
    }
}

#[test]
fn what_stays_home_is_in_no_response() {
    let template = template(KINDS);
    let sheet = filled(&template, ANSWERS);
    let (_, all) = bundled(&sheet, &Leaving::everything());
    assert!(all.to_string().contains("stays too") && all.to_string().contains("K-7"));
    let (_, response) = bundled(&sheet, &Leaving { client_code: false, scores: false, ..shared() });
    let text = response.to_string();
    for home in ["stays", "K-7", "hidden", "doc"] {
        assert!(!text.contains(home), "{home} in {text}");
    }
    let hidden = filled(&template, &ANSWERS.replace("\"count\": 45", "\"count\": 1"));
    let (_, response) = bundled(&hidden, &Leaving::everything());
    assert!(!response.to_string().contains("because"), "what is not asked does not leave");
}

#[test]
fn a_condition_in_a_table_of_given_rows_reads_the_cells_of_its_row_and_comes_in_again() {
    let text = r#"Template(id: "tab", version: "1.0.0", language: "en", title: "Tab", minutes: 2, sections: [Section(title: "A", items: {
        "q": YesNo(ask: "Q?"),
        "t": Table(ask: "T?", rows: Fixed({ "r": "Row", "s": "Second" }), columns: {
            "x": ChooseOne(ask: "X?", options: { "yes": "Yes", "no": "No" }),
            "y": ShortText(ask: "Y?", show_if: Chosen("x", ["yes"])),
            "z": ShortText(ask: "Z?", show_if: Any([All([Chosen("x", ["no"]), Chosen("q", ["yes"])]), Answered("y")])),
        }),
    })])"#;
    let template = template_called("tab.ron", text);
    let out = questionnaire(&template);
    assert_eq!(out.notes, [], "nothing is left out");
    let sheet: Value = serde_json::from_str(&out.text).unwrap();
    assert_eq!(of_questionnaire(&sheet), Vec::<String>::new());
    for row in ["r", "s"] {
        let asked = &found(&sheet["item"], &format!("t.{row}.y")).unwrap()["enableWhen"];
        assert_eq!(asked[0]["question"], format!("t.{row}.x"), "{asked}");
        let cell = found(&sheet["item"], &format!("t.{row}.z")).unwrap();
        let said = cell["extension"][0]["valueExpression"]["expression"].as_str().unwrap();
        assert!(said.contains(&format!("'t.{row}.x'")) && !said.contains("'t.x'"), "{said}");
    }
    let (sheet, response) =
        bundled(&filled(&template, r#"{ "t": { "r": { "x": "yes", "y": "so" }, "s": { "x": "no" } } }"#), &shared());
    assert_eq!(of_response(&response, &sheet), Vec::<String>::new());
    let back = import(out.text.as_bytes(), None).unwrap();
    assert_eq!(back.text.matches("show_if").count(), 4, "{}", back.text);
}

#[test]
fn conditions_that_are_not_simple_are_expressions() {
    let sheet: Value = serde_json::from_str(&questionnaire(&template(KINDS)).text).unwrap();
    let text = sheet.to_string();
    assert!(
        text.contains("%resource.descendants().where(linkId='one').answer.value.where(code = 'a').exists()"),
        "{text}"
    );
    assert!(text.contains(".where($this >= 5).exists()).not()"));
    let notes = questionnaire(&template(KINDS)).notes;
    assert!(notes.iter().any(|note| note.link == "low" && note.what == "show_if"), "{notes:?}");
}

#[test]
fn what_goes_out_as_an_expression_comes_in_as_the_same_condition() {
    let ours = template(KINDS);
    let back = import(questionnaire(&ours).text.as_bytes(), Some(Id::known("kinds"))).unwrap();
    let back = template(&back.text);
    let asked = |template: &Template, ask: &str| {
        let item = template.items().find(|(_, item)| item.ask == ask).unwrap_or_else(|| panic!("{ask}")).1;
        format!("{:?}", item.show_if)
    };
    let mixed = asked(&back, "Why both?");
    let as_ids = |text: String| text.replace("which", "one").replace("\"so\"", "\"yes\"");
    assert!(mixed.contains("Chosen") && mixed.contains("AtLeast") && mixed.contains("Not"), "{mixed}");
    assert_eq!(as_ids(mixed).matches("Chosen").count(), asked(&ours, "Why both?").matches("Chosen").count());
    assert!(asked(&back, "For me alone") == "None" && asked(&back, "Why low?") == "None");
    let sheet: Value = serde_json::from_str(&questionnaire(&ours).text).unwrap();
    assert!(sheet.to_string().contains("\"expression\":\"today()\""), "what a date starts with leaves too");
    let day = back.items().find(|(_, item)| item.ask == "Day").unwrap().1;
    assert!(matches!(day.kind, attune::template::Kind::Date { start: attune::template::Start::Today }));
}

#[test]
fn in_release_5_an_answer_without_a_value_is_none() {
    let sheet = |more: &str| {
        format!(
            r#"{{ "resourceType": "Questionnaire", "status": "draft", "title": "T" {more}, "item": [
                {{ "linkId": "outer", "type": "string", "text": "Outer?", "item": [
                    {{ "linkId": "inner", "type": "string", "text": "Inner?" }} ] }} ] }}"#
        )
    };
    let answered = |text: &str| {
        let imported = import(text.as_bytes(), Some(Id::known("kinds"))).unwrap();
        let template = template(&imported.text);
        let (_, response) = bundled(&filled(&template, r#"{ "inner": "so" }"#), &Leaving::everything());
        response["item"][0].clone()
    };
    let four = answered(&sheet(""));
    assert_eq!(four["answer"][0]["item"][0]["linkId"], "inner", "{four}");
    let five = answered(&sheet(r#", "versionAlgorithmString": "semver""#));
    assert_eq!((&five["item"][0]["linkId"], five.get("answer")), (&Value::from("inner"), None), "{five}");
}

#[test]
fn answers_to_a_questionnaire_that_came_in_are_answers_to_it() {
    let text = super::samples::everything().to_string();
    let imported = import(text.as_bytes(), Some(Id::known("kinds"))).unwrap();
    let template = template(&imported.text);
    let answers = r#"{ "yes": "yes", "why": "because", "one": "the-second", "two": "the-second", "many": ["red", "none"], "mood": "down",
        "int": 3, "quant": 70, "slide": 4, "rep": [{ "rep-what": "a", "rep-ok": "no", "rep-why": "b" }],
        "lines": [{ "answer": "x" }, { "answer": "y" }], "day": "2026-01-02", "moment": "2026-01-03", "clock": "09:05",
        "who": "Somebody", "file": "A letter", "far": "far away" }"#;
    let answers = answers.replace("[\"red\", \"none\"]", "[\"red\"]");
    let (sheet, response) = bundled(&filled(&template, &answers), &Leaving::everything());
    assert_eq!(of_response(&response, &sheet), Vec::<String>::new(), "{response:#}");
    let mut said = Vec::new();
    gather(&response, &mut said);
    let value =
        |link: &str| said.iter().find(|(own, _)| own == link).map(|(_, value)| value.to_string()).unwrap_or_default();
    assert!(value("one").contains("http://example.org/answers") && value("mood").contains("http://example.org/mood"));
    assert!(value("quant").contains("http://unitsofmeasure.org") && value("quant").contains("70"));
    assert!(value("total").contains("valueDecimal"), "{response:#}");
    assert_eq!(said.iter().filter(|(own, _)| own == "lines").count(), 2);
    assert_eq!(response["questionnaire"], "http://example.org/Questionnaire/everything|2.1");
}

/// A score with bands, readings and a rule, one without an answer, a profile, flags; one question stays home.
const RESULTS: &str = r#"Template(
    id: "results", version: "1.3.0", language: "en", title: "Results", minutes: 1,
    lists: { "ways": { "a": "Being *here*", "b": "Hearing" } },
    scales: { "s": Scale(steps: { 0: "No", 1: "A bit", 2: "Much" }) },
    bands: { "two": { "low": From(0), "high": From(1.5) }, "other": { "below": From(0), "above": From(3) } },
    sections: [Section(title: "One", items: {
        "r": Ratings(ask: "How?", scale: "s", statements: {
            "r1": Statement("a", "1"), "r2": Statement("a", "2"), "r3": Statement("b", "3"),
        }),
        "x": Rating(ask: "X?", scale: "s", counts: "sum"),
        "y": Rating(ask: "Y?", scale: "s", counts: "sum"),
        "z": Rating(ask: "Z?", scale: "s", counts: "none"),
        "home": Rating(ask: "Home?", scale: "s", counts: "hidden", sharing: Never),
    })],
    scores: {
        "sum": Score(title: "Sum", method: Sum, missing: NoneAllowed, bands: "two", rule: "since 2023", label: "Not *validated*.",
            say: { "low": "Low.", "high": "A *lot*." },
            readings: { "read": Reading(title: "Other", bands: "other", say: { "below": "Below.", "above": "Above." }) }),
        "none": Score(title: "None", method: Sum, missing: NoneAllowed, label: "Nothing."),
        "hidden": Score(title: "Hidden", method: Sum, missing: NoneAllowed, label: "Home."),
    },
    profiles: { "p": Profile(title: "Ways", list: "ways", method: Mean, missing: NoneAllowed, label: "Reflective.", bands: "two",
        words: { "low": "quiet", "high": "leading" }, spread: { "even": From(0), "strong": From(1) }) },
    flags: {
        "f": Flag(title: "Hard", yes_if: Value("y", AtLeast(2)), label: "A question.", say: { "yes": "Ask *now*.", "no": "No.", "not-answered": "Open." }),
        "g": Flag(title: "Home", yes_if: Value("home", AtLeast(1)), label: "A question."),
        "h": Flag(title: "Open", yes_if: Value("z", AtLeast(1)), label: "A question."),
    },
)"#;

#[test]
fn a_result_leaves_with_its_band_its_rule_and_its_label_and_none_without_its_reason() {
    let template = template_called("results.ron", RESULTS);
    let answers = r#"{ "r1": 2, "r2": 1, "r3": 0, "x": 2, "y": 2, "home": 2 }"#;
    let sheet = filled(&template, answers);
    let (questionnaire, response) = bundled(&sheet, &shared());
    assert_eq!(of_questionnaire(&questionnaire), Vec::<String>::new());
    assert_eq!(of_response(&response, &questionnaire), Vec::<String>::new());
    let item = |link: &str| found(&response["item"], link);
    let beside = |link: &str| -> Vec<(String, String)> {
        let item = item(link).unwrap_or_else(|| panic!("{link}: {response:#}"));
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let one = |one: &Value| (text(&one["url"]).replace("urn:attune:result:", ""), text(&one["valueString"]));
        item["extension"].as_array().unwrap().iter().map(one).collect()
    };
    let pairs = |all: &[(&str, &str)]| -> Vec<(String, String)> {
        all.iter().map(|(name, words)| ((*name).to_owned(), (*words).to_owned())).collect()
    };
    assert_eq!(item("sum").unwrap()["answer"][0]["valueDecimal"], 4);
    assert_eq!(
        beside("sum"),
        pairs(&[
            ("band", "high"),
            ("words", "A lot."),
            ("rule", "since 2023"),
            ("label", "Not validated."),
            ("reading", "Other: Above."),
        ])
    );
    assert_eq!(item("none").unwrap().get("answer"), None);
    assert!(beside("none").iter().any(|(name, why)| name == "no-value" && !why.is_empty()));
    assert_eq!(item("p.a").unwrap()["answer"][0]["valueDecimal"].to_string(), "1.5");
    assert_eq!(
        beside("p.a"),
        pairs(&[("band", "high"), ("words", "leading"), ("rule", "results 1.3.0"), ("label", "Reflective.")])
    );
    assert_eq!(beside("p.spread")[0], ("band".to_owned(), "strong".to_owned()));
    let coding = &item("f").unwrap()["answer"][0]["valueCoding"];
    assert_eq!((&coding["code"], &coding["display"]), (&Value::from("yes"), &Value::from("Ask now.")));
    assert_eq!(beside("f"), pairs(&[("label", "A question.")]));
    assert_eq!(item("h").unwrap()["answer"][0]["valueCoding"]["code"], "not-answered");
    // What stays home, and what is made of it, is nowhere; nor is any result unasked.
    assert!(item("home").is_none() && item("hidden").is_none() && item("g").is_none());
    let (_, response) = bundled(&sheet, &Leaving { scores: false, ..shared() });
    let links = ["sum", "none", "p", "p.a", "p.spread", "f", "h"];
    assert!(links.iter().all(|link| found(&response["item"], link).is_none()), "{response:#}");
}

/// The item with this `linkId`, wherever it stands.
fn found<'v>(items: &'v Value, link: &str) -> Option<&'v Value> {
    let all = items.as_array()?;
    all.iter().find_map(|item| if item["linkId"] == link { Some(item) } else { found(&item["item"], link) })
}

#[test]
fn a_condition_in_given_rows_asks_for_the_answers_of_its_row() {
    let text = r#"Template(
        id: "rows", version: "1.0.0", language: "en", title: "Rows", minutes: 1,
        sections: [Section(title: "One", items: {
            "t": Table(ask: "Compare", rows: Fixed({ "age": "Age", "faith": "Faith" }), columns: {
                "how": ChooseOne(ask: "How?", options: { "alike": "Alike", "unlike": "Unlike" }),
                "why": ShortText(ask: "Why?", show_if: Chosen("how", ["unlike"])),
            }),
        })],
    )"#;
    let template = read("rows.ron", text, &|_| None).template.expect("a template");
    let written: Value = serde_json::from_str(&questionnaire(&template).text).unwrap();
    for (at, row) in ["age", "faith"].into_iter().enumerate() {
        let cell = &written["item"][0]["item"][0]["item"][at]["item"][1];
        assert_eq!(cell["linkId"], format!("t.{row}.why"));
        assert_eq!(cell["enableWhen"][0]["question"], format!("t.{row}.how"), "{cell}");
    }
    assert_eq!(questionnaire(&template).notes, []);
}
