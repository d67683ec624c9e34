//! Answers files and the examples of templates.

use attune::{
    base::{Decimal, LineIndex},
    diagnostic::{Code, Diagnostic},
    template::{self, shelf},
    worksheet::{Answer, Pick, Worksheet, answers_file, examples},
};

use crate::{
    person::{Person, cell, id, open_sheet, read_template, start},
    sight::EVERYTHING,
};

fn filled(text: &str) -> (Person, Vec<Diagnostic>) {
    let template = read_template(EVERYTHING);
    let given = answers_file::read(&template, text);
    let sheet = Worksheet::begin(template.into(), id("doc-1"), start()).filled_in(given.answers, start());
    (open_sheet(sheet), given.diagnostics)
}

/// Line, code and help of each fault.
fn faults(text: &str) -> Vec<(usize, Code, String)> {
    let lines = LineIndex::new(text);
    let (_, found) = filled(text);
    found
        .iter()
        .map(|d| (lines.position(text, d.place.span.start).line, d.code, d.help.clone().unwrap_or_default()))
        .collect()
}

#[test]
fn every_form_of_answer_is_read() {
    let (person, found) = filled(
        r#"// all of them
        {
            "day": "2026-11-20", "code": "K-7Q4M",
            "name": Nothing, "story": "She said \"no\".",
            "one": Other("my own"), "many": ["c", Other("more")],
            "sure": "not-sure", "plain": "yes",
            "slide": 0, "count": 35.90, "r1": 3, "r2": CannotSay, "alone": 2,
            "free": [{ "what": "first", "which": "x", "when": "2026-12-01" }, {}, { "what": "third" }],
            "fixed": { "end": { "so": "yes", "how": "so" }, "top": { "so": "no" } },
            "reviewer": "hers",
        }"#,
    );
    assert_eq!(found, []);
    let answer = |item: &str| person.sheet().content.answers.get(item).clone();
    assert_eq!(answer("name"), Answer::Nothing);
    assert_eq!(person.text("story"), "She said \"no\".");
    assert_eq!(answer("one"), Answer::One(Pick::Other("my own".to_owned())));
    assert_eq!(answer("many"), Answer::Many(vec![Pick::Id(id("c")), Pick::Other("more".to_owned())]));
    assert_eq!(answer("count"), Answer::Amount(Decimal::parse("35.9").unwrap()));
    assert_eq!((answer("slide"), answer("r2")), (Answer::Step(0), Answer::CannotSay));
    assert_eq!(answer("free").rows().len(), 3);
    assert_eq!(person.sheet().text(&cell("fixed", "end", "how")), "so");
    let order: Vec<String> = answer("fixed").rows().iter().map(|row| row.id.to_string()).collect();
    assert_eq!(order, ["top", "end"]);
    // What was read can be saved like anything else.
    assert!(person.save().reopen().text("reviewer") == "hers");
}

#[test]
fn a_fault_is_found_where_it_stands_and_the_rest_is_read() {
    let text = "{\n\"nme\": \"x\",\n\"one\": \"mor\",\n\"slide\": 11,\n\"r1\": 2,\n\"rate\": 3,\n\"note\": \"x\",\n\"count\": \"many\",\n\"day\": \"22.11.2026\",\n\"r1\": 1,\n}";
    let (person, _) = filled(text);
    assert_eq!(*person.sheet().content.answers.get("r1"), Answer::Step(2));
    let found = faults(text);
    let short: Vec<(usize, Code)> = found.iter().map(|(line, code, _)| (*line, *code)).collect();
    assert_eq!(
        short,
        [
            (2, Code::UnknownItem),
            (3, Code::UnknownOption),
            (4, Code::WrongAnswer),
            (6, Code::WrongItem),
            (7, Code::WrongItem),
            (8, Code::WrongType),
            (9, Code::WrongType),
            (10, Code::IdTwice),
        ]
    );
    let help = |at: usize| found.get(at).unwrap().2.as_str();
    assert_eq!(help(0), "did you mean \"name\"?");
    assert_eq!(help(1), "did you mean \"more\"?");
    assert_eq!(help(2), "a whole number from 0 to 10");
    assert_eq!(help(3), "answer its statements: \"r1\", \"r2\"");
}

#[test]
fn faults_inside_tables_are_found_cell_by_cell() {
    let text = "{\n\"free\": [\n{ \"what\": 3 },\n{ \"wat\": \"x\" },\n{ \"which\": \"z\" },\n],\n\"fixed\": {\n\"tpo\": {},\n},\n\"two\": {},\n}";
    let short: Vec<(usize, Code)> = faults(text).iter().map(|(line, code, _)| (*line, *code)).collect();
    assert_eq!(
        short,
        [
            (3, Code::WrongType),
            (4, Code::UnknownCell),
            (5, Code::UnknownOption),
            (8, Code::UnknownCell),
            (10, Code::WrongType)
        ]
    );
}

#[test]
fn more_than_may_be_answered_is_a_fault() {
    let text = "{\n\"many\": [\"a\", \"b\", \"c\"],\n\"free\": [{}, {}, {}, { \"what\": \"x\" }],\n\"story\": Nothing,\n\"sure\": \"perhaps\",\n\"plain\": \"not-sure\",\n}";
    let short: Vec<(usize, Code)> = faults(text).iter().map(|(line, code, _)| (*line, *code)).collect();
    assert_eq!(
        short,
        [
            (2, Code::WrongCount),
            (3, Code::WrongCount),
            (4, Code::WrongAnswer),
            (5, Code::UnknownOption),
            (6, Code::UnknownOption)
        ]
    );
    assert!(filled("{ \"many\": [\"none\", \"a\"] }").1.first().is_some_and(|d| d.code == Code::WrongAnswer));
}

#[test]
fn days_hours_and_numbers_that_cannot_be_are_told_as_what_they_are() {
    let text = "{\n\"day\": \"2026-02-30\",\n\"bedtime\": \"25:10\",\n\"signed\": Signed(\"A\", \"2026-13-01\"),\n\
                \"count\": 1e2,\n\"r1\": 03,\n\"slide\": 0x3,\n\"alone\": +2,\n\"what\": \"x\",\n}";
    let found = faults(text);
    let short: Vec<(usize, Code)> = found.iter().map(|(line, code, _)| (*line, *code)).collect();
    let number = Code::BadNumber;
    let days = [(2, Code::WrongAnswer), (3, Code::WrongAnswer), (4, Code::WrongAnswer)];
    let numbers = [(5, number), (6, number), (7, number), (8, number), (9, Code::UnknownItem)];
    assert_eq!(short, [days.as_slice(), numbers.as_slice()].concat());
    assert!(found[0].2.contains("a day of the calendar") && found[1].2.contains("hours go from 00 to 23"));
    assert_eq!(found[7].2, "write it in a row: \"free\": [{ \"what\": … }]");
    assert_eq!(faults("{ \"count\": 9,5 }"), [(1, number, "write 9.5".to_owned())]);
    assert_eq!(filled("{ \"count\": -0, \"slide\": 0, \"alone\": 2 }").1, []);
}

#[test]
fn words_of_an_answer_never_stand_in_a_message() {
    let secret = "Secret words";
    for text in [
        "{ \"one\": \"S\" }",
        "{ \"slide\": \"S\" }",
        "{ \"day\": \"S\" }",
        "{ \"free\": \"S\" }",
        "{ \"r1\": \"S\" }",
        "\"S\"",
    ] {
        let text = text.replace('S', secret);
        let (_, found) = filled(&text);
        assert!(!found.is_empty());
        assert!(!format!("{found:?}").contains(secret), "{found:?}");
    }
}

#[test]
fn what_is_no_answers_file_is_a_fault_and_never_a_panic() {
    for text in
        ["", "[]", "Template()", "{", "{ \"a\" }", "{ 3: 4 }", "{ \"a b\": 1 }", "{ \"one\": }", "\u{feff}{}x"]
    {
        let (person, found) = filled(text);
        assert!(!found.is_empty(), "{text:?}");
        assert_eq!(person.sheet().content.answers.len(), 2, "{text:?}: only the day and the hour it began with");
    }
}

#[test]
fn all_examples_of_the_shelf_come_out() {
    let mut run = 0;
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        run += template.examples.len();
        let found: Vec<String> = examples::run(&template).iter().map(|d| d.message.clone()).collect();
        assert_eq!(found, Vec::<String>::new(), "{}", shipped.id);
    }
    assert!(run >= 10, "only {run} examples were run");
}

#[test]
fn an_example_that_does_not_come_out_says_what_was_expected_and_what_came() {
    let begin = shelf::all().iter().find(|shipped| shipped.id == "barriers-to-an-accepting-attitude").unwrap().text;
    let at = begin.find("    examples: [").unwrap();
    let after = begin.get(at..).unwrap().find("\n    ],\n").unwrap() + at + "\n    ],\n".len();
    let examples = r#"    examples: [
        Example(
            name: "wrong in every way",
            answers: { "R1": 4, "R2": 2, "R3": 4, "R4": 3, "A4": ["belief"] },
            expect: [
                Score("warmth", 3.75, "mid"),
                Score("warmth", 3.8, "high"),
                Score("warmth", 3.75, "high"),
                Shown("warmth", "3.70"),
                Band("warmth", "low"),
                NoScore("warmth"),
                NoScore("steadiness"),
                Says(["By your answers, you stayed composed while warmth was harder to find. What would help the two to meet?"]),
                Visible(["A5", "A6"]),
                Hidden(["A5"]),
                ScaleEnds("R", "a", "b"),
                Asks("A1", "What?"),
                Suggested("C2", ["sooner"]),
            ],
        ),
    ],
"#;
    let text = [begin.get(..at).unwrap(), examples, begin.get(after..).unwrap()].concat();
    let checked = template::read("barriers-to-an-accepting-attitude.ron", &text, &shelf::look_up);
    let faults: Vec<&String> = checked.diagnostics.iter().map(|d| &d.message).collect();
    let template = checked.template.unwrap_or_else(|| panic!("{faults:?}"));
    let found = examples::run(&template);
    let lines = LineIndex::new(&text);
    let first = lines.position(&text, text.find("Score(\"warmth\", 3.75, \"mid\")").unwrap()).line;
    let at: Vec<usize> = found.iter().map(|d| lines.position(&text, d.place.span.start).line - first).collect();
    assert_eq!(at, [0, 1, 3, 4, 5, 7, 8, 9, 10, 11, 12], "each at its own line");
    assert!(found.iter().all(|d| d.code == Code::ExampleFails));
    let says = |at: usize| format!("{} / {}", found[at].message, found[at].help.clone().unwrap());
    assert!(
        says(0).contains("comes out as 3.75 (\"high\")") && says(0).contains("expected 3.75 (\"mid\")"),
        "{}",
        says(0)
    );
    assert!(says(2).contains("\"3.75\"") && says(2).contains("expected \"3.70\""), "{}", says(2));
    assert!(says(6).contains("\"A6\" comes out as hidden"), "{}", says(6));
}

#[test]
fn a_file_without_answers_is_told_how_answers_begin_and_a_comma_in_a_number_once() {
    let template = read_template(
        r#"Template(id: "t", version: "1.0.0", language: "en", title: "T", minutes: 1,
            sections: [Section(title: "One", items: { "n": Number(ask: "N?", most: 9) })])"#,
    );
    let told = |text: &str| {
        let given = answers_file::read(&template, text);
        given.diagnostics.iter().map(|d| format!("{}: {}", d.message, d.help.clone().unwrap())).collect::<Vec<_>>()
    };
    for empty in ["", "  \n", "// nothing yet\n"] {
        let said = told(empty);
        assert!(said.len() == 1 && said[0].contains("write `{ \"id\": … }`"), "{said:?}");
    }
    let said = told("{ \"n\": 9,5 }");
    assert!(said.len() == 1 && said[0].ends_with("write 9.5"), "{said:?}");
}
