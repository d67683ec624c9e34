//! The kinds of question on paper: completed, blank, as a review copy, and in the other ways out.

use std::sync::Arc;

use attune::{
    exchange::{self, Leaving},
    page::{BlockRole, Copy, Mark, PageOptions, Pages, lay_out},
    print,
    template::{self, shelf},
    worksheet::{Outcome, Way, Worksheet, answers_file},
};

use crate::sheets::{Hand, id, moment};

const EVERYTHING: &str = include_str!("../scenario/everything.ron");

const ANSWERS: &str = r#"{
    "day": "2026-11-22", "code": "K-7Q4M", "hour": "18:50", "bedtime": "23:05", "count": 2.5,
    "order": ["third", "first"], "top": ["b", "a"], "why": "Because.",
    "signed": Signed("Alexandra Smith", "2026-11-22"),
    "picture": Drawn(words: "A hill and a dot.", strokes: [Stroke(5, "0,600 800,50 1630,600"), Stroke(20, "815,20")]),
    "moments": [
        { "m-what": "the first", "m-felt": ["sad", "cross"], "m-cross": "that", "m-order": ["y", "x"], "m-near": 3, "m-true": 2 },
        { "m-what": "the second", "m-many": 4, "m-sure": "no" },
    ],
}"#;

/// The template with every kind, read from a text.
pub fn sheet(text: &str, answers: &str) -> Worksheet {
    let read = template::read("everything.ron", text, &shelf::look_up).template.expect("no faults");
    let given = answers_file::read(&read, answers);
    assert!(given.diagnostics.is_empty(), "{:?}", given.diagnostics);
    let mut sheet = Worksheet::begin(Arc::new(read), id("doc"), moment()).filled_in(given.answers, moment());
    sheet.content.way = Way::Whole;
    sheet
}

fn pages(sheet: &Worksheet, copy: Copy) -> Pages {
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    lay_out(sheet, &outcome, &PageOptions { copy, scores: true, ..PageOptions::default() })
}

fn words(pages: &Pages, item: &str, role: BlockRole) -> String {
    let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
    let own = blocks.filter(|block| block.role == role && block.item.as_ref().is_some_and(|own| *own == *item));
    own.map(|block| block.text.trim().to_owned()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_kind_is_printed_proved_and_read_back() {
    let sheet = sheet(EVERYTHING, ANSWERS);
    for copy in [Copy::Completed, Copy::Blank, Copy::Review] {
        let pages = pages(&sheet, copy);
        assert!(print::prove_and_write(&pages).is_ok(), "{copy:?}");
    }
}

#[test]
fn a_completed_sheet_says_times_places_and_names() {
    let pages = pages(&sheet(EVERYTHING, ANSWERS), Copy::Completed);
    let answer = |item: &str| words(&pages, item, BlockRole::Answer);
    assert_eq!(answer("bedtime"), "23:05");
    assert_eq!(answer("order"), "1\nThe third\n2\nThe first");
    assert!(words(&pages, "order", BlockRole::Text).contains("Without a place: The second"));
    assert_eq!(answer("signed"), "Alexandra Smith\n22 November 2026");
}

#[test]
fn a_sheet_that_is_not_signed_has_a_line_to_sign_on() {
    let unsigned = ANSWERS.replace("\"signed\": Signed(\"Alexandra Smith\", \"2026-11-22\"),", "");
    for copy in [Copy::Completed, Copy::Review, Copy::Blank] {
        let pages = pages(&sheet(EVERYTHING, &unsigned), copy);
        assert_eq!(words(&pages, "signed", BlockRole::Answer), "", "{copy:?}");
        assert_eq!(
            words(&pages, "signed", BlockRole::Text).replace('\n', " ").matches("Signature").count(),
            1,
            "{copy:?}"
        );
        let all =
            pages.pages.iter().flat_map(|page| &page.blocks).map(|block| block.text.as_str()).collect::<String>();
        assert!(!all.contains("Signed by · "), "not among what was left open");
    }
}

#[test]
fn a_drawing_prints_as_lines_inside_its_frame_with_its_words_under_it() {
    for (copy, wide) in [(Copy::Completed, 163.0), (Copy::Review, 107.0)] {
        let pages = pages(&sheet(EVERYTHING, ANSWERS), copy);
        assert_eq!(words(&pages, "picture", BlockRole::Answer), "A hill and a dot.", "{copy:?}");
        let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
        let own = blocks.filter(|block| block.item.as_ref().is_some_and(|own| *own == "picture"));
        let marks: Vec<&Mark> = own.flat_map(|block| &block.marks).collect();
        let frame = marks.iter().find_map(|mark| match mark {
            Mark::Frame { rect, .. } => Some(*rect),
            _ => None,
        });
        let (left, top, width, height) = frame.expect("a frame");
        assert!((width.mm().0 - wide).abs() < 0.01 && (height.mm().0 - wide * 60.0 / 163.0).abs() < 0.01, "{copy:?}");
        let path = marks.iter().find_map(|mark| match mark {
            Mark::Path { points, .. } => Some(points),
            _ => None,
        });
        let path = path.expect("the stroke is a path and no picture");
        assert_eq!(path.len(), 3, "{copy:?}");
        let inside = |(x, y): &(attune::base::Pt, attune::base::Pt)| {
            (left.0..=left.0 + width.0 + 0.01).contains(&x.0) && (top.0..=top.0 + height.0 + 0.01).contains(&y.0)
        };
        assert!(path.iter().all(inside), "{copy:?}");
        assert!(marks.iter().any(|mark| matches!(mark, Mark::Circle { width: None, .. })), "{copy:?}: the dot");
    }
    let blank = pages(&sheet(EVERYTHING, ANSWERS), Copy::Blank);
    let blocks = blank.pages.iter().flat_map(|page| &page.blocks);
    let own = blocks.filter(|block| block.item.as_ref().is_some_and(|own| *own == "picture"));
    let marks: Vec<&Mark> = own.flat_map(|block| &block.marks).filter(|m| !matches!(m, Mark::Glyphs(_))).collect();
    assert!(matches!(marks.as_slice(), [Mark::Frame { .. }]), "an empty frame, and nobody's strokes");
}

#[test]
fn a_group_prints_each_repetition_under_its_name_with_its_questions_by_letter() {
    let completed = pages(&sheet(EVERYTHING, ANSWERS), Copy::Completed);
    let said = words(&completed, "moments", BlockRole::Text);
    let wanted = [
        "Moment 1",
        "a  What was it?",
        "d  What did I feel?",
        "e  What made me cross?",
        "Moment 2",
        "i  How many were there?",
    ];
    let mut from = 0;
    for part in wanted {
        from += said.get(from..).and_then(|rest| rest.find(part)).unwrap_or_else(|| panic!("{part} in {said}"));
    }
    assert!(!said.contains("On which day?"), "only what was answered");
    let answers = words(&completed, "moments", BlockRole::Answer);
    assert_eq!(answers, "the first\nSad, Cross\nthat\n1. Why; 2. Ex\n3\nsome\nthe second\n4 people\nNo");

    let blank = pages(&sheet(EVERYTHING, ANSWERS), Copy::Blank);
    let said = words(&blank, "moments", BlockRole::Text);
    assert!(["Moment 1", "Moment 2", "Moment 3"].iter().all(|each| said.contains(each)), "{said}");
    let asked = words(&blank, "m-what", BlockRole::Question);
    assert_eq!(asked, "What was it?\nWhat was it?\nWhat was it?");
    assert!(words(&blank, "m-cross", BlockRole::Text).contains("Only if you ticked b in d"));
    assert!(words(&blank, "m-what", BlockRole::Answer).is_empty(), "nobody's answers");
}

#[test]
fn a_condition_on_a_statement_names_the_words_over_its_rings() {
    let text = r#"Template(
        id: "steps", version: "1.0.0", language: "en", title: "Steps", minutes: 2,
        scales: { "three": Scale(steps: { 1: "Never", 2: "At times", 3: "Often" }) },
        sections: [Section(title: "One", items: {
            "all": Ratings(ask: "How often?", scale: "three", statements: { "first": Plain("I hurried."), "second": Plain("I waited.") }),
            "why": LongText(ask: "Why?", show_if: Value("second", AtLeast(2))),
            "else": LongText(ask: "What else?", show_if: Not(Value("first", Between(3, 3)))),
            "both": LongText(ask: "Both?", show_if: All([Answered("why"), Any([Answered("else"), Value("second", AtMost(1))])])),
        })],
    )"#;
    let blank = pages(&sheet(text, "{}"), Copy::Blank);
    assert_eq!(words(&blank, "why", BlockRole::Text), "2\nOnly if you ticked “At times” or “Often” in 1b");
    assert_eq!(words(&blank, "else", BlockRole::Text), "3\nOnly if you did not tick “Often” in 1a");
    let both = "4\nOnly if both: you answered 2; and one of these: you answered 3 or you ticked “Never” in 1b";
    assert_eq!(words(&blank, "both", BlockRole::Text), both);
}

const CONDITIONS: &str = r#"Template(
    id: "sets", version: "1.0.0", language: "LANGUAGE", title: "Sets", minutes: 2,
    sections: [Section(title: "One", items: {
        "a": LongText(ask: "A?"),
        "b": YesNo(ask: "B?", not_sure: true),
        "c": ChooseMany(ask: "C?", options: { "c1": "one", "c2": "two", "c3": "three", "c4": "four", "c5": "five" }),
        "d": ChooseOne(ask: "D?", options: { "d1": "one", "d2": "two" }),
        "t": Table(ask: "T?", rows: Free(1, 3), columns: {
            "t1": YesNo(ask: "Seen"), "t2": YesNo(ask: "Said"), "t3": ShortText(ask: "How", show_if: Answered("t1")),
            "t4": ShortText(ask: "Why", show_if: Chosen("t2", ["yes"])),
        }),
        "g": Group(ask: "G?", least: 0, most: 7, each: "Night", items: { "g1": YesNo(ask: "Bad?"), "g2": LongText(ask: "How?") }),
        "n": Number(ask: "N?", least: 0, most: 9, places: 1),
        "x1": LongText(ask: "X", show_if: All([Chosen("b", ["yes"]), Any([Answered("a"), Chosen("b", ["not-sure"])])])),
        "x2": LongText(ask: "X", show_if: Any([All([Answered("a"), Not(Chosen("b", ["no"]))]), Chosen("d", ["d2"])])),
        "x3": LongText(ask: "X", show_if: Any([Chosen("d", ["d2"]), Chosen("c", ["c1", "c3", "c5"])])),
        "x4": LongText(ask: "X", show_if: Chosen("c", ["c1", "c2", "c3", "c4"])),
        "x5": LongText(ask: "X", show_if: AnyRow("t", "t2", ["yes"])),
        "x6": LongText(ask: "X", show_if: AnyRow("g", "g1", ["yes"])),
        "x7": LongText(ask: "X", show_if: Rows("g", 3)),
        "x8": LongText(ask: "X", show_if: Not(Any([Answered("a"), Not(Chosen("b", ["yes"]))]))),
        "x9": LongText(ask: "X", show_if: Value("n", Between(2, 3.5))),
        "x10": LongText(ask: "X", show_if: All([Answered("a"), Any([Answered("c"), All([Answered("d"), Answered("n")])])])),
    })],
)"#;

#[test]
fn conditions_of_several_parts_can_be_read_in_one_way_only() {
    let blank = |language| pages(&sheet(&CONDITIONS.replace("LANGUAGE", language), "{}"), Copy::Blank);
    let english = blank("en");
    for (item, wanted) in [
        ("x1", "Only if both: you ticked Yes in 2; and one of these: you answered 1 or you ticked Not sure in 2"),
        ("x2", "Only if one of these: both: you answered 1 and you did not tick No in 2; or you ticked b in 4"),
        ("x3", "Only if you ticked b in 4, or a, c or e in 3"),
        ("x4", "Only if you ticked any of a to d in 3"),
        ("x5", "Only if a line in 5 says “Yes” under “Said”"),
        ("x6", "Only if you ticked “Yes” in a of one “Night” in 6"),
        ("x7", "Only if you filled in “Night” in 6 at least 3 times"),
        ("x8", "Only if you left 1 open and you ticked Yes in 2"),
        ("x9", "Only if 7 is from 2 to 3.5"),
        (
            "x10",
            "Only if both: you answered 1; and one of these: you answered 3 or (you answered 4 and you answered 7)",
        ),
    ] {
        let said = words(&english, item, BlockRole::Text);
        assert_eq!(said.split_once('\n').map(|(_, words)| words), Some(wanted), "{item}");
    }
    for (language, item, wanted) in [
        (
            "de",
            "x1",
            "Nur wenn beides zutrifft: wenn Sie in 2 Ja angekreuzt haben; und eines davon zutrifft: wenn Sie 1 beantwortet haben oder wenn Sie in 2 Nicht sicher angekreuzt haben",
        ),
        ("de", "x9", "Nur wenn für 7 gilt: von 2 bis 3,5"),
        ("pl", "x3", "Tylko jeśli zaznaczono w 4 b, lub w 3 a, c lub e"),
    ] {
        let said = words(&blank(language), item, BlockRole::Text);
        assert_eq!(said.split_once('\n').map(|(_, words)| words), Some(wanted), "{language}: {item}");
    }
}

#[test]
fn a_blank_group_says_for_how_many_there_is_room_and_where_to_go_on() {
    let blank = pages(&sheet(&CONDITIONS.replace("LANGUAGE", "en"), "{}"), Copy::Blank);
    let said = words(&blank, "g", BlockRole::Text);
    assert!(said.contains("There is room for 3 here. If there are more, go on with a second sheet."), "{said}");
    let all = pages(&sheet(&CONDITIONS.replace("LANGUAGE", "en").replace("most: 7", "most: 3"), "{}"), Copy::Blank);
    assert!(!words(&all, "g", BlockRole::Text).contains("There is room"));
}

fn shipped(id: &str) -> String {
    let sheet = Hand::open(id);
    let outcome = Outcome::of(&sheet.sheet().template, &sheet.sheet().content.answers);
    let options = PageOptions { copy: Copy::Blank, name_lines: true, ..PageOptions::default() };
    let pages = lay_out(sheet.sheet(), &outcome, &options);
    let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
    blocks.map(|block| block.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_sheet_that_stays_with_its_writer_or_is_the_supervisor_s_asks_for_no_name() {
    for (id, asks) in [
        ("self-care-check", false),
        ("supervisor-review", false),
        ("alliance-review", true),
        ("supervision-prep", true),
    ] {
        assert_eq!(shipped(id).contains("Training number"), asks, "{id}");
    }
}

#[test]
fn the_same_words_on_two_options_are_said_once_and_one_box_needs_no_hint() {
    let care = shipped("self-care-check");
    assert_eq!(care.matches("Tell someone today").count(), 1, "{care}");
    assert!(care.contains("If you ticked c or d: Tell someone today"), "{care}");
    let life = shipped("ideal-life");
    let (_, note) = life.split_once("If you like").expect("a question with one box");
    assert!(!note.lines().take(3).any(|line| line.contains("Tick any")), "{note}");
}

#[test]
fn a_blank_ranking_has_a_box_for_each_number() {
    let pages = pages(&sheet(EVERYTHING, ANSWERS), Copy::Blank);
    let blocks = pages.pages.iter().flat_map(|page| &page.blocks);
    let own = blocks.filter(|block| block.item.as_ref().is_some_and(|own| *own == "order"));
    let boxes = own.flat_map(|block| &block.marks).filter(|mark| matches!(mark, Mark::Frame { .. })).count();
    assert_eq!(boxes, 3);
    let text = words(&pages, "order", BlockRole::Text);
    assert!(text.contains("Write 1 beside what comes first"), "{text}");
    assert!(words(&pages, "top", BlockRole::Text).contains("Write 1 to 2"));
    assert!(words(&pages, "why", BlockRole::Text).contains("Only if you put c first in"));
    assert!(words(&pages, "count", BlockRole::Text).contains("Numbers from 0 to 100."));
}

#[test]
fn every_kind_leaves_as_markdown_and_csv() {
    let sheet = sheet(EVERYTHING, ANSWERS);
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let markdown = exchange::markdown::markdown(&sheet, &outcome, &Leaving::everything());
    for words in [
        "> 23:05",
        "1. The third\n2. The first",
        "> Alexandra Smith, 22 November 2026",
        "> A hill and a dot.",
        "#### Moment 1\n\n**What was it?**\n\n> the first",
        "**It was true.**\n\n> 2 – some",
        "points='815,20%20815,20'",
    ] {
        assert!(markdown.contains(words), "{words} in {markdown}");
    }
    let csv = exchange::answers::csv(&sheet, &outcome, &Leaving::everything());
    for line in [
        "bedtime,When did you sleep?,23:05",
        "order,In which order?,1. The third; 2. The first",
        "\"Alexandra Smith, 22 November 2026\"",
    ] {
        assert!(csv.contains(line), "{line} in {csv}");
    }
}

/// The pages on which an item stands, from 0.
fn pages_of(pages: &Pages, item: &str) -> Vec<usize> {
    let has =
        |page: &attune::page::Page| page.blocks.iter().any(|b| b.item.as_ref().is_some_and(|own| *own == *item));
    pages.pages.iter().enumerate().filter(|(_, page)| has(page)).map(|(nth, _)| nth).collect()
}

#[test]
fn what_must_begin_a_page_does() {
    let answers = ANSWERS.replace("\"count\"", "\"slide\": 3, \"count\"");
    let item = EVERYTHING.replace("ask: \"How far?\"", "ask: \"How far?\", break_before: true");
    let section = EVERYTHING.replace("title: \"Numbers\"", "title: \"Numbers\", break_before: true");
    for copy in [Copy::Completed, Copy::Blank] {
        for text in [&item, &section] {
            let pages = pages(&sheet(text, &answers), copy);
            let (before, slide) = (pages_of(&pages, "top"), pages_of(&pages, "slide"));
            assert!(before.last() < slide.first(), "{copy:?}: {before:?} {slide:?}");
        }
    }
}

#[test]
fn a_group_that_stays_together_is_not_torn_on_a_blank_sheet() {
    let text = |before: usize, keep: &str| {
        let lines: String =
            (0..before).map(|nth| format!("\"q{nth}\": ShortText(ask: \"Question {nth}?\"),\n")).collect();
        format!(
            r#"Template(id: "group", version: "1.0.0", language: "en", title: "Group", minutes: 1,
                sections: [Section(title: "All", items: {{ {lines}
                    "group": Group(ask: "Moments"{keep}, items: {{
                        "a": LongText(ask: "What happened?"), "b": LongText(ask: "What did you do?"),
                        "c": ShortText(ask: "And then?"),
                    }}),
                }})])"#
        )
    };
    let on = |before: usize, keep: &str| {
        let pages = pages(&sheet(&text(before, keep), "{}"), Copy::Blank);
        let all: std::collections::BTreeSet<usize> =
            ["group", "a", "b", "c"].iter().flat_map(|item| pages_of(&pages, item)).collect();
        all.len()
    };
    let torn: Vec<usize> = (4..14).filter(|before| on(*before, "") > 1).collect();
    assert!(!torn.is_empty(), "one of them is torn");
    for before in torn {
        assert_eq!(on(before, ", keep_together: true"), 1, "after {before} questions");
    }
}

#[test]
fn what_stays_together_is_not_torn_where_a_page_can_hold_it() {
    let kept = EVERYTHING.replace("ask: \"What happened?\"", "ask: \"What happened?\", keep_together: true");
    let on = |text: &str, words: &str| {
        let answers = ANSWERS.replace("\"count\"", &format!("\"story\": \"{words}\", \"count\""));
        pages_of(&pages(&sheet(text, &answers), Copy::Completed), "story").len()
    };
    let long: Vec<String> = (30..60).map(|lines| "something ".repeat(lines * 6)).collect();
    let torn = long.iter().find(|words| on(EVERYTHING, words) == 2).expect("one is torn");
    assert_eq!(on(&kept, torn), 1);
    assert!(on(&kept, &"something ".repeat(800)) > 1, "no page can hold this");
}

#[test]
fn the_longest_slider_is_laid_out_in_every_copy() {
    let text = r#"Template(
        id: "sheet", version: "1.0.0", language: "en", title: "Sheet", minutes: 5,
        sections: [Section(title: "One", items: {
            "far": Slider(ask: "How far?", low: "Behind", high: "Ahead", from: -100, to: 100),
        })],
    )"#;
    let sheet = sheet(text, r#"{ "far": -37 }"#);
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    for copy in [Copy::Completed, Copy::Blank, Copy::Fillable, Copy::Review] {
        let pages = lay_out(&sheet, &outcome, &PageOptions { copy, ..PageOptions::default() });
        crate::checks::sound(&pages);
        assert!(print::prove_and_write(&pages).is_ok(), "{copy:?}");
        let numbers = words(&pages, "far", BlockRole::Text);
        assert!(numbers.contains("-100") && numbers.contains("100"), "{copy:?}: {numbers}");
        assert!(numbers.split_whitespace().count() < 60, "{copy:?}: not a label for each: {numbers}");
    }
}

#[test]
fn given_rows_for_the_pen_are_parted_by_one_rule() {
    let text = r#"Template(id: "rows", version: "1.0.0", language: "en", title: "Rows", minutes: 1, sections: [
        Section(title: "One", items: {
            "one": Table(ask: "What?", rows: Fixed({"r": "First", "s": "Second", "t": "Third"}), columns: {
                "c": LongText(ask: "C"),
            }),
            "four": Table(ask: "Which?", rows: Fixed({"r": "First", "s": "Second"}), columns: {
                "d": LongText(ask: "D"), "e": LongText(ask: "E"), "f": LongText(ask: "F"), "g": LongText(ask: "G"),
            }),
        }),
    ])"#;
    let read = template::read("rows.ron", text, &shelf::look_up);
    let template = Arc::new(read.template.unwrap_or_else(|| panic!("{:?}", read.diagnostics)));
    let pages = Hand::begin(&template).pages(&PageOptions { copy: Copy::Blank, ..PageOptions::default() });
    for page in &pages.pages {
        let marks = page.blocks.iter().flat_map(|block| &block.marks);
        // Over the whole width, from column one to the right edge.
        let mut rules: Vec<f32> = marks
            .filter_map(|mark| match mark {
                Mark::Line { from, to, .. } if ((to.0 - from.0).mm().0 - 163.0).abs() < 0.1 => Some(from.1.mm().0),
                _ => None,
            })
            .collect();
        rules.sort_by(f32::total_cmp);
        assert!(rules.len() > 3, "{rules:?}");
        for two in rules.windows(2) {
            assert!(two[1] - two[0] > 4.0, "two rules within {} mm: {rules:?}", two[1] - two[0]);
        }
    }
}
