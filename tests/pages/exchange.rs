//! Other ways out: nothing lost, nothing that stays home, shapes that stay.

use std::sync::Arc;

use attune::{
    exchange::{Leaving, answers, markdown::markdown, scores, table},
    page::{Copy, PageOptions, dump},
    template::{self, shelf},
    worksheet::{At, Change, CommentKind, Outcome, Reply, Side, share_as},
};
use serde_json::Value;

use crate::sheets::{self, Hand, id};

fn outcome(hand: &Hand) -> Outcome {
    let sheet = hand.sheet();
    Outcome::of(&sheet.template, &sheet.content.answers)
}

fn shown(hand: &Hand) -> String {
    markdown(hand.sheet(), &outcome(hand), &Leaving::everything())
}

fn lines_of(hand: &Hand, leaving: &Leaving) -> Vec<Vec<String>> {
    cells(&answers::csv(hand.sheet(), &outcome(hand), leaving))
}

/// A plain reader of RFC 4180.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut letters = csv.chars().peekable();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(std::mem::take(&mut cell)),
            '\r' if !quoted && letters.peek() == Some(&'\n') => {
                letters.next();
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            other => cell.push(other),
        }
    }
    assert!(cell.is_empty() && line.is_empty(), "the last line is closed");
    lines
}

#[test]
fn a_sheet_reads_from_top_to_bottom() {
    let text = shown(&sheets::barriers());
    let wanted = [
        "# Barriers to an Accepting Attitude",
        "Date of this reflection: **19 November 2026** · Client code: **K-7Q4M**",
        "## The moment",
        "### 3. ",
        "> For the third week running the agreed exercise had not been done",
        "*6 of 17 ticked*",
        "- [x] Irritation",
        ">\n> So when a shrug comes",
        "| They do not want this. | Explained it again, faster. | They keep coming back. |",
        "| 3 – Partly true |",
        "- **Warmth**: ",
        "### 16. ",
        "> I am wondering what my helpfulness leaves them to do.",
        "Not asked, by the answers above: 9",
    ];
    let mut rest = text.as_str();
    for words in wanted {
        let at = rest.find(words).unwrap_or_else(|| panic!("{words:?} is missing, or out of order"));
        rest = &rest[at + words.len()..];
    }
}

#[test]
fn what_is_hidden_is_in_no_copy_and_comes_back_when_it_is_shown() {
    let mut hand = sheets::barriers();
    let words = "what my helpfulness leaves";
    hand.does(Change::Choose { at: At::item(id("C2")), option: id("next"), on: false });
    assert!(!shown(&hand).contains(words));
    assert!(!lines_of(&hand, &Leaving::everything()).iter().any(|line| line[0] == "C3"));
    hand.ticks("C2", &["next"]);
    assert!(shown(&hand).contains(words));
    assert!(lines_of(&hand, &Leaving::everything()).iter().any(|line| line[0] == "C3"));
}

#[test]
fn what_stays_home_leaves_only_when_it_is_ticked() {
    let hand = sheets::barriers();
    let ask_first = hand.sheet().template.items().map(|(_, item)| item);
    let ask_first: Vec<&str> =
        ask_first.filter(|item| item.sharing != template::Sharing::Free).map(|item| item.id.as_str()).collect();
    assert!(!ask_first.is_empty(), "this sheet has questions that stay home");
    let leaves = |leaving: &Leaving| -> Vec<String> {
        lines_of(&hand, leaving)
            .into_iter()
            .map(|line| line[0].clone())
            .filter(|item| ask_first.contains(&item.as_str()))
            .collect()
    };
    assert_eq!(leaves(&Leaving::from(&PageOptions::default())), Vec::<String>::new());
    assert!(!leaves(&Leaving::everything()).is_empty());
    assert_eq!(leaves(&Leaving::from(&sheets::everything(Copy::Completed))), leaves(&Leaving::everything()));
    let without_code = PageOptions { client_code: false, ..PageOptions::default() };
    let text = markdown(hand.sheet(), &outcome(&hand), &Leaving::from(&without_code));
    assert!(!text.contains("K-7Q4M"), "the client code stays home");
}

#[test]
fn a_label_stands_wherever_a_score_stands_and_nowhere_else() {
    let hand = sheets::barriers();
    let label = "Reflective, not psychometrically validated.";
    let text = shown(&hand);
    let score = text.find("**Steadiness**").unwrap();
    assert!(text[score..].contains(label));
    let no_scores = Leaving { scores: false, ..Leaving::everything() };
    let text = markdown(hand.sheet(), &outcome(&hand), &no_scores);
    assert!(!text.contains(label) && !text.contains("**Warmth**"));
}

#[test]
fn bars_breaks_and_formulas_in_answers_do_no_harm() {
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    hand.writes("A1", "=HYPERLINK(\"x\")\n# no heading, *no italics*, <b>no tag</b>");
    hand.ticks("A4", &["belief", "good-enough", "echo", "little-change"]);
    hand.rows("A8", &[&[("thought", "one|two\nthree"), ("next", "so, \"so\""), ("another", "-1")]]);
    let text = shown(&hand);
    assert!(
        text.contains("> =HYPERLINK(\"x\")  \n> \\# no heading, \\*no italics\\*, \\<b>no tag\\</b>\n"),
        "{text}"
    );
    assert!(text.contains("| one\\|two<br>three | so, \"so\" | -1 |"), "{text}");
    let lines = lines_of(&hand, &Leaving::everything());
    let of = |item: &str| lines.iter().find(|line| line[0] == item).unwrap()[2].clone();
    assert!(lines.iter().all(|line| line.len() == 3));
    assert!(of("A1").starts_with("'=HYPERLINK(\"x\")\n# no heading"));
    assert_eq!([of("A8.thought"), of("A8.next"), of("A8.another")], ["one|two\nthree", "so, \"so\"", "-1"]);
}

#[test]
fn comments_stand_under_the_answers_they_are_about() {
    let mut hand = sheets::barriers();
    hand.comment("c1", CommentKind::Ask, "A1", Some("a small laugh"), "What did the laugh say?");
    let text = shown(&hand);
    let answer = text.find("For the third week").unwrap();
    let comment = text.find("**Supervisor**, 24 November 2026 · a question\n“a small laugh”").unwrap();
    let words = text.find("> What did the laugh say?").unwrap();
    let next = text.find("### 4. ").unwrap();
    assert!(answer < comment && comment < words && words < next);
}

#[test]
fn scores_have_exactly_the_promised_shape() {
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    // Warmth: 2, 6 − 4, 3 of three answered: 7 ÷ 3. Steadiness: nothing answered.
    hand.rates(&[("R1", 2), ("R2", 4), ("R3", 3), ("R4", 0)]);
    let json = scores::scores(&hand.sheet().template, &outcome(&hand));
    let keys = |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(keys(&json), ["flags", "notes", "scores", "template"]);
    assert_eq!(json["template"]["id"], "barriers-to-an-accepting-attitude");
    let all = json["scores"].as_array().unwrap();
    let warmth = all.iter().find(|score| score["id"] == "warmth").unwrap();
    let promised = [
        "answered", "band", "filled", "id", "label", "of", "readings", "reason", "rule", "shown", "skipped", "title",
        "value",
    ];
    assert_eq!(keys(warmth), promised);
    assert!(warmth["label"].as_str().unwrap().starts_with("Reflective, not psychometrically validated."));
    assert_eq!(warmth["rule"], format!("barriers-to-an-accepting-attitude {}", hand.sheet().template.version));
    assert_eq!(warmth["value"].to_string(), "2.333333");
    assert_eq!((&warmth["shown"], &warmth["band"]), (&Value::from("2.3"), &Value::from("low")));
    assert_eq!((&warmth["answered"], &warmth["of"], &warmth["reason"]), (&3.into(), &4.into(), &Value::Null));
    let steadiness = all.iter().find(|score| score["id"] == "steadiness").unwrap();
    for missing in ["value", "shown", "band"] {
        assert_eq!(steadiness[missing], Value::Null);
    }
    assert_eq!(steadiness["reason"], "too-few-answers");
}

#[test]
fn the_spread_of_a_profile_stands_among_the_scores_under_its_id() {
    let hand = sheets::validating();
    let json = scores::scores(&hand.sheet().template, &outcome(&hand));
    let all = json["scores"].as_array().unwrap();
    let spread = all.iter().find(|score| score["id"] == "style").unwrap();
    let way = all.iter().find(|score| score["id"] == "M1").unwrap();
    let keys = |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(keys(spread), keys(way));
    assert!(spread["value"].is_number() && spread["band"].is_string() && spread["reason"].is_null(), "{spread}");
    let open = Hand::open("validating-style");
    let json = scores::scores(&open.sheet().template, &outcome(&open));
    let spread = json["scores"].as_array().unwrap().iter().find(|score| score["id"] == "style").cloned().unwrap();
    assert_eq!((&spread["value"], &spread["reason"]), (&Value::Null, &Value::from("too-few-answers")));
}

/// A score with words, one without, a flag on a question that is hidden.
const SAID: &str = r#"Template(id: "said", version: "1.0.0", language: "en", title: "Said", minutes: 1,
    scales: { "five": Scale(steps: { 1: "Not", 2: "A bit", 3: "Partly", 4: "Mostly", 5: "Very" }) },
    bands: { "b": { "low": From(1), "mid": From(2.5) } },
    sections: [Section(title: "One", items: {
        "y": YesNo(ask: "Hard?"),
        "w": Ratings(ask: "How?", scale: "five", statements: { "a": Statement("t", "A"), "b": Statement("t", "B") }),
        "v": Rating(ask: "And?", scale: "five", counts: "u"),
        "hid": Rating(ask: "Harm?", scale: "five", show_if: Chosen("y", ["yes"])),
    })],
    scores: {
        "t": Score(title: "Tot", method: Mean, missing: NoneAllowed, bands: "b", say: { "low": "Low words", "mid": "Mid words" }, label: "L."),
        "u": Score(title: "Bare", method: Sum, missing: NoneAllowed, bands: "b", label: "L."),
    },
    flags: { "f": Flag(title: "Risk", yes_if: Value("hid", AtLeast(2)), say: { "not-answered": "Not answered: ask." }, label: "F.") },
    PRINT
)"#;

#[test]
fn numbers_stand_where_the_sheet_says_so_or_has_no_words_and_gaps_are_told_on_paper_and_in_markdown() {
    let said = |print: &str, rate: &[(&str, i16)]| {
        let text = SAID.replace("PRINT", print);
        let template = template::read("said.ron", &text, &|_| None).template.unwrap();
        let mut hand = Hand::begin(&Arc::new(template));
        hand.rates(rate);
        (shown(&hand), dump(&hand.pages(&sheets::everything(Copy::Completed))))
    };
    let all = [("a", 4), ("b", 3), ("v", 2)];
    let (text, page) = said("", &all);
    assert!(text.contains("- **Tot**: Mid words\n") && text.contains("- **Bare**: 2 (1 to 5)\n"), "{text}");
    assert!(!page.contains("3.5") && page.contains("Mid words") && page.contains("2 (1 to 5)"), "{page}");
    assert!(text.contains("- **Risk**: Not answered: ask.\n"), "what was never asked is not no: {text}");
    assert!(page.contains("Not answered: ask."), "{page}");
    let (text, page) = said("print: Print(scores: WithNumbers),", &all);
    assert!(text.contains("- **Tot**: 3.5 (1 to 5): Mid words\n"), "{text}");
    assert!(page.contains("3.5 (1 to 5): Mid words"), "{page}");
    let (text, _) = said("", &[("a", 4)]);
    assert_eq!(text.matches("Not enough answers").count(), 2, "also where nothing is answered: {text}");
}

#[test]
fn a_score_is_printed_as_the_language_of_the_sheet_writes_it_and_json_keeps_its_point() {
    for language in ["de", "pl"] {
        let text = SAID.replace("PRINT", "print: Print(scores: WithNumbers),");
        let text = text.replace("language: \"en\"", &format!("language: \"{language}\""));
        let template = template::read("said.ron", &text, &|_| None).template.unwrap();
        let mut hand = Hand::begin(&Arc::new(template));
        hand.rates(&[("a", 4), ("b", 3)]);
        let pages = dump(&hand.pages(&sheets::everything(Copy::Completed)));
        for said in [shown(&hand), pages] {
            assert!(said.contains("3,5 (") && !said.contains("3.5"), "{language}: {said}");
        }
        let json = scores::scores(&hand.sheet().template, &outcome(&hand));
        assert_eq!(json["scores"][0]["shown"], "3.5", "{json}");
    }
}

#[test]
fn the_shelf_has_exactly_the_promised_shape() {
    let read: Vec<_> = shelf::all().iter().filter_map(|shipped| shelf::template(shipped.id)).collect();
    let json = scores::templates(read.iter().map(|template| (template.as_ref(), format!("{}.ron", template.id))));
    let all = json.as_array().unwrap();
    assert_eq!(all.len(), shelf::all().len());
    for one in all {
        let keys: Vec<&String> = one.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["file", "id", "language", "minutes", "tags", "title", "version"]);
    }
}

#[test]
fn nobody_s_name_is_empty_in_what_others_read() {
    let mut hand = sheets::reviewed();
    let reply = Reply {
        id: id("r1"),
        by: attune::worksheet::Author { name: String::new(), side: Side::Writer },
        when: sheets::moment(),
        text: "My father.".to_owned(),
    };
    hand.does(Change::Reply { comment: id("c1"), reply });
    assert!(shown(&hand).contains("**The author**, 19 November 2026 · reply"), "{}", shown(&hand));
    let copy = |hand: &Hand| dump(&hand.pages(&PageOptions { copy: Copy::Review, ..PageOptions::default() }));
    assert!(copy(&hand).contains("chosen by the author"));
    hand.does(share_as("Anna", "Maria Kern", sheets::moment()));
    assert!(shown(&hand).contains("**Maria Kern**, 19 November 2026 · reply"));
    let told = copy(&hand);
    assert!(told.contains("chosen by Maria") && !told.contains("by the author"), "{told}");
    assert!(told.contains("Maria Kern, 19 November"), "{told}");
}

const SCORED: &str = r#"Template(
    id: "sheet", version: "1.0.0", language: "en", title: "Sheet", minutes: 5,
    scales: { "three": Scale(steps: { 1: "No", 2: "Partly", 3: "Yes" }) },
    sections: [
        Section(title: "One", items: {
            "block": Ratings(ask: "How?", scale: "three", statements: {
                "s1": Statement("sum", "First."),
                "s2": Statement("sum", "Second."),
            }),
        }),
    ],
    scores: { "sum": Score(title: "The sum", method: Sum, missing: NoneAllowed, label: "Reflective.") },
)"#;

#[test]
fn a_score_of_another_rule_has_a_column_of_its_own() {
    let filled = |text: &str| {
        let read = template::read("sheet.ron", text, &|_| None);
        assert_eq!(read.diagnostics, []);
        let mut hand = Hand::begin(&Arc::new(read.template.unwrap()));
        hand.rates(&[("s1", 3), ("s2", 1)]);
        (hand.sheet().clone(), outcome(&hand))
    };
    let newer = |version: &str, from: &str, to: &str| {
        assert!(SCORED.contains(from));
        filled(&SCORED.replace("1.0.0", version).replace(from, to))
    };
    let rows = |sheets: &[_]| cells(&table::csv(sheets, &Leaving::everything()));
    let sums = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
        let columns = (0..rows[0].len()).filter(|at| rows[0][*at].contains("The sum"));
        columns.map(|at| rows.iter().map(|row| row[at].clone()).collect()).collect()
    };
    let first = filled(SCORED);
    let same = newer("1.1.0", "How?", "How was it?");
    assert_eq!(sums(&rows(&[first.clone(), same.clone()])), [["Sheet: The sum (Reflective.)", "4", "4"]]);
    let relabelled = newer("1.1.0", "Reflective.", "For thinking.");
    let other_label = sums(&rows(&[first.clone(), relabelled]));
    assert_eq!(
        other_label,
        [
            ["Sheet: The sum (Reflective.), version 1.0.0", "4", ""],
            ["Sheet: The sum (For thinking.), version 1.1.0", "", "4"]
        ]
    );
    let averaged = newer("2.0.0", "method: Sum", "method: Mean");
    let other_rule = sums(&rows(&[first, averaged, same]));
    assert_eq!(
        other_rule,
        [
            ["Sheet: The sum (Reflective.), version 1.0.0", "4", "", "4"],
            ["Sheet: The sum (Reflective.), version 2.0.0", "", "2.0", ""],
        ]
    );
}

#[test]
fn a_table_of_answers_speaks_the_language_of_its_sheet() {
    let text = r#"Template(id: "deutsch", version: "1.0.0", language: "de", title: "Deutsch", minutes: 1,
        sections: [Section(title: "Alles", items: { "so": YesNo(ask: "War es so?") })])"#;
    let template = Arc::new(template::read("deutsch.ron", text, &|_| None).template.unwrap());
    let mut hand = Hand::begin(&template);
    hand.ticks("so", &["yes"]);
    assert_eq!(lines_of(&hand, &Leaving::everything())[1], ["so", "War es so?", "Ja"]);
}
