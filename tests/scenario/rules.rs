//! Rules of scores, step by step: gaps, skipped questions, flags, change.
//!
//! The published rules have their own templates in `tests/templates/instruments`;
//! here stands what a person does between the answers.

use attune::{
    base::{Decimal, Fraction},
    exchange::scores,
    worksheet::{Answer, Change, ChangeKind, FlagState, NoChange, Reason, ScoreShown, Step, changes, standings},
};

use crate::person::{Person, at, cell, id, open_template, open_text, read_template};

/// Three statements from 0 to 3 in one score, the third turned round.
fn three(rule: &str) -> String {
    format!(
        r#"Template(
            id: "three", version: "1.2.0", language: "en", title: "Three", minutes: 1,
            scales: {{ "four": Scale(steps: {{ 0: "never", 1: "rarely", 2: "often", 3: "always" }}, cannot_say: "cannot say") }},
            sections: [Section(title: "All", items: {{
                "r": Ratings(ask: "How often?", scale: "four", statements: {{
                    "r1": Statement("total", "one"), "r2": Statement("total", "two"), "r3": Reverse("total", "three"),
                }}),
            }})],
            scores: {{ "total": Score(title: "Total", {rule}, label: "Reflective, and no more.") }},
        )"#
    )
}

fn total(person: &Person) -> ScoreShown {
    person.outcome().results.scores.remove(0)
}

#[test]
fn what_stands_for_a_gap_decides_the_sum() {
    // 3 and 2, and one missing.
    for (rule, expected, filled) in [
        ("method: Sum, missing: UpTo(1), fill: LeaveOut", (5, 1), 0),
        ("method: Sum, missing: UpTo(1), fill: Mean", (15, 2), 1),
        ("method: Sum, missing: UpTo(1), fill: RoundedMean(HalfUp(0))", (8, 1), 1),
        ("method: Sum, missing: UpTo(1), fill: RoundedMean(HalfEven(0))", (7, 1), 1),
        ("method: Sum, missing: UpTo(1), fill: With(0.5)", (11, 2), 1),
        ("method: Mean, missing: UpTo(1)", (5, 2), 0),
        ("method: Mean, missing: UpTo(1), fill: With(0)", (5, 3), 1),
        ("method: Count(AtLeast(3)), missing: UpTo(1), fill: With(3)", (2, 1), 1),
    ] {
        let person = open_text(&three(rule)).answer("r1", 3).answer("r3", 1);
        let score = total(&person);
        assert_eq!(score.value, Ok(Fraction::new(expected.0, expected.1)), "{rule}");
        assert_eq!((score.answered, score.of, score.filled), (2, 3, filled), "{rule}");
        let one = open_text(&three(rule)).answer("r1", 3);
        let score = total(&one);
        assert_eq!((score.value, score.filled), (Err(Reason::TooFewAnswers), 0), "{rule}");
    }
}

#[test]
fn a_negative_factor_turns_the_ends_of_the_range() {
    let person = open_text(&three("method: Sum, missing: NoneAllowed, factor: -1, offset: 60"));
    assert_eq!(total(&person).range, (Fraction::whole(51), Fraction::whole(60)));
    let person = person.answer("r1", 3).answer("r2", 0).answer("r3", 3);
    assert_eq!(total(&person).value, Ok(Fraction::whole(57)));
}

#[test]
fn a_rounded_score_is_shown_with_its_places_and_every_other_with_one() {
    let plain = open_text(&three("method: Mean, missing: NoneAllowed"));
    let rounded = open_text(&three("method: Mean, missing: NoneAllowed, round: HalfUp(2)"));
    let answered = |person: Person| total(&person.answer("r1", 3).answer("r2", 1).answer("r3", 2));
    let (plain, rounded) = (answered(plain), answered(rounded)); // 5 ÷ 3
    assert_eq!((plain.value.unwrap(), plain.places), (Fraction::new(5, 3), 1));
    assert_eq!((rounded.value.unwrap(), rounded.places), (Fraction::new(167, 100), 2));
}

/// A gate with a question behind it, and one behind that.
const GATED: &str = r#"Template(
    id: "gated", version: "1.0.0", language: "en", title: "Gated", minutes: 1,
    scales: { "five": Scale(steps: { 1: "none", 2: "a little", 3: "some", 4: "most", 5: "all" }, cannot_say: "cannot say") },
    sections: [
        Section(title: "All", items: {
            "gate": YesNo(ask: "Did it come up?", not_sure: true),
            "a": Rating(ask: "And a?", scale: "five", counts: "total", show_if: Chosen("gate", ["yes"])),
            "b": Rating(ask: "And b?", scale: "five", counts: "total", show_if: Value("a", AtLeast(3))),
            "c": Rating(ask: "And c?", scale: "five", counts: "total", show_if: Any([Value("a", AtLeast(3)), Value("d", AtLeast(3))])),
            "d": Rating(ask: "And d?", scale: "five", counts: "total"),
        }),
    ],
    scores: { "total": Score(title: "Total", method: Sum, missing: NoneAllowed, skipped: { "a": 1, "b": 1, "c": 1 }, label: "Reflective.") },
    flags: {
        "high": Flag(title: "High", yes_if: Value("b", AtLeast(4)), label: "Reflective."),
        "either": Flag(title: "Either", yes_if: Any([Value("a", AtLeast(4)), Value("d", AtLeast(4))]), label: "Reflective."),
        "both": Flag(title: "Both", yes_if: All([Value("a", AtLeast(4)), Value("d", AtLeast(4))]), label: "Reflective."),
        "neither": Flag(title: "Neither", yes_if: Not(Any([Value("a", AtLeast(4)), Value("d", AtLeast(4))])), label: "Reflective."),
    },
)"#;

fn flags(person: &Person) -> Vec<FlagState> {
    person.outcome().results.flags.iter().map(|flag| flag.state).collect()
}

#[test]
fn a_question_counts_as_skipped_only_when_no_open_answer_could_show_it() {
    let person = open_text(GATED).answer("d", 2);
    assert_eq!(total(&person).value, Err(Reason::TooFewAnswers), "the gate is open");
    let person = person.answer("gate", "no");
    let score = total(&person);
    assert_eq!(score.value, Ok(Fraction::whole(5)), "a, b and c are skipped, one behind the other");
    assert_eq!((score.answered, score.of, score.skipped), (1, 4, 3));
    // D could still show c: as long as it is not answered, c is a gap.
    let open = person.answer("d", None::<Step>);
    assert_eq!(total(&open).value, Err(Reason::TooFewAnswers));
    assert_eq!(total(&open).skipped, 2);
    let person = open.answer("d", 4);
    assert_eq!(total(&person).value, Err(Reason::TooFewAnswers), "c is shown and not answered");
    assert_eq!(total(&person.answer("c", 5)).value, Ok(Fraction::whole(11)));
}

#[test]
fn a_kept_answer_under_a_skipped_question_does_not_count() {
    let person = open_text(GATED).answer("gate", "yes").answer("a", 5).answer("b", 5).answer("c", 5).answer("d", 2);
    assert_eq!(total(&person).value, Ok(Fraction::whole(17)));
    let person = person.answer("gate", "no");
    assert_eq!(total(&person).value, Ok(Fraction::whole(5)));
    assert_eq!(total(&person.answer("gate", "yes")).value, Ok(Fraction::whole(17)));
}

#[test]
fn cannot_say_leaves_what_hangs_on_it_open() {
    let person = open_text(GATED).answer("gate", "yes").answer("a", Some(Step::CannotSay)).answer("d", 2);
    assert_eq!(total(&person).value, Err(Reason::TooFewAnswers));
    assert_eq!(total(&person).skipped, 0);
}

#[test]
fn a_flag_is_not_answered_as_long_as_a_missing_answer_could_turn_it() {
    use FlagState::{No, NotAnswered, Yes};
    let person = open_text(GATED);
    assert_eq!(flags(&person), [NotAnswered; 4]);
    let person = person.answer("d", 4);
    assert_eq!(flags(&person), [NotAnswered, Yes, NotAnswered, No]);
    let person = person.answer("d", 1);
    assert_eq!(flags(&person), [NotAnswered, NotAnswered, No, NotAnswered]);
    let person = person.answer("gate", "yes").answer("a", 5).answer("b", Some(Step::CannotSay));
    assert_eq!(flags(&person), [NotAnswered, Yes, No, No]);
    // What was never asked is not no, whatever is kept under it; d alone settles `both`.
    let person = person.answer("gate", "no");
    assert_eq!(flags(&person), [NotAnswered, NotAnswered, No, NotAnswered]);
}

#[test]
fn an_open_cell_in_a_row_that_was_begun_leaves_a_flag_open() {
    use FlagState::{No, NotAnswered, Yes};
    let table = |rows: &str| {
        open_text(&format!(
            r#"Template(id: "table", version: "1.0.0", language: "en", title: "Table", minutes: 1,
                sections: [Section(title: "All", items: {{ "t": Table(ask: "What?", rows: {rows}, columns: {{
                    "words": ShortText(ask: "What?"), "k": YesNo(ask: "So?"),
                }}) }})],
                flags: {{ "any": Flag(title: "Any", yes_if: AnyRow("t", "k", ["yes"]), label: "Reflective.") }})"#
        ))
    };
    let place = |row: &str, column: &str| cell("t", row, column);
    let says = |person: Person, row: &str, option: &str| {
        person.change(Change::Choose { at: place(row, "k"), option: id(option), on: true })
    };
    let person = table("Free(2, 4)");
    assert_eq!(flags(&person), [NotAnswered]);
    let person = says(person, "opening-1", "no");
    assert_eq!(flags(&person), [No], "a row that was not begun asks nothing");
    let person = person.types(&place("opening-2", "words"), "more");
    assert_eq!(flags(&person), [NotAnswered]);
    let person = says(person, "opening-2", "yes");
    assert_eq!(flags(&person), [Yes]);
    let person = says(table("Fixed({ \"a\": \"A\", \"b\": \"B\" })"), "a", "no");
    assert_eq!(flags(&person), [NotAnswered], "every given row is asked");
    assert_eq!(flags(&says(person, "b", "no")), [No]);
}

#[test]
fn a_number_is_shown_in_the_band_in_which_it_lies() {
    let banded = three("method: Mean, missing: NoneAllowed, bands: \"b\"")
        .replace("sections:", "bands: { \"b\": { \"low\": From(0), \"high\": From(1.7) } }, sections:");
    let person = open_text(&banded).answer("r1", 3).answer("r2", 1).answer("r3", 2);
    let score = total(&person); // 5 ÷ 3: 1.7 would stand in the other band.
    assert_eq!(score.band.as_ref().map(|band| band.as_str()), Some("low"));
    assert_eq!((score.places, score.value.unwrap().shown(score.places).as_str()), (2, "1.67"));
}

#[test]
fn where_a_total_has_no_value_nothing_stands_for_missing_answers() {
    let person = open_text(
        r#"Template(id: "both", version: "1.0.0", language: "en", title: "Both", minutes: 1,
            scales: { "four": Scale(steps: { 0: "never", 1: "rarely", 2: "often", 3: "always" }) },
            sections: [Section(title: "All", items: { "r": Ratings(ask: "How often?", scale: "four", statements: {
                "a": Statement("one", "a"), "b": Statement("one", "b"), "c": Statement("two", "c"),
            }) })],
            scores: {
                "both": Score(title: "Both", of: Composite(["one", "two"]), method: Sum, missing: NoneAllowed, label: "Reflective."),
                "one": Score(title: "One", method: Sum, missing: UpTo(1), fill: Mean, label: "Reflective."),
                "two": Score(title: "Two", method: Sum, missing: NoneAllowed, label: "Reflective."),
            })"#,
    );
    let filled =
        |person: &Person| person.outcome().results.scores.iter().map(|score| score.filled).collect::<Vec<_>>();
    let person = person.answer("a", 2);
    assert_eq!(filled(&person), [0, 1, 0]);
    assert_eq!(filled(&person.answer("c", 1)), [1, 1, 0]);
}

#[test]
fn options_count_their_points_and_one_without_points_is_missing() {
    let person = open_text(
        r#"Template(id: "points", version: "1.0.0", language: "en", title: "Points", minutes: 1,
            bands: { "b": { "low": From(-1), "high": From(2.5) } },
            sections: [Section(title: "All", items: {
                "often": ChooseOne(ask: "How often?", options: { "never": "Never", "some": "Some", "much": "Much" }, other: "Else",
                    counts: "total", points: { "never": 0, "some": 0.5, "much": 2 }),
                "so": YesNo(ask: "Is it so?", not_sure: true, counts: "total", points: { "yes": 1, "no": -1 }),
            })],
            scores: {
                "total": Score(title: "Total", method: Sum, missing: NoneAllowed, bands: "b", label: "Reflective."),
                "again": Score(title: "Again", of: Items(["so"]), method: Mean, missing: NoneAllowed, label: "Reflective."),
            })"#,
    );
    let person = person.answer("often", "some").answer("so", "yes");
    assert_eq!(person.score("total"), Some((Fraction::new(3, 2), "low".to_owned())));
    assert_eq!(person.score("again"), Some((Fraction::whole(1), String::new())));
    assert_eq!(total(&person).range, (Fraction::whole(-1), Fraction::whole(3)));
    let person = person.answer("often", "much");
    assert_eq!(person.score("total"), Some((Fraction::whole(3), "high".to_owned())));
    let person = person.answer("so", "not-sure");
    assert_eq!((person.score("total"), person.score("again")), (None, None));
}

#[test]
fn nine_and_nine_and_nine_and_eight_point_nine_are_below_thirty_six() {
    let line = |n: u8| format!("\"l{n}\": Number(ask: \"{n}\", least: 0, most: 10, places: 1, counts: \"sum\"),");
    let lines: String = (1..=4).map(line).collect();
    let person = open_text(&format!(
        r#"Template(id: "lines", version: "1.0.0", language: "en", title: "Lines", minutes: 1,
            bands: {{ "b": {{ "low": From(0), "high": From(36) }} }},
            sections: [Section(title: "All", items: {{ {lines} }})],
            scores: {{ "sum": Score(title: "Sum", method: Sum, missing: NoneAllowed, bands: "b", label: "Reflective.") }})"#
    ));
    let amount = |text: &str| Answer::Amount(Decimal::parse(text).unwrap());
    let person = ["l1", "l2", "l3"].iter().fold(person, |person, line| person.set(at(line), amount("9.0")));
    let person = person.set(at("l4"), amount("8.9"));
    assert_eq!(person.score("sum"), Some((Fraction::new(359, 10), "low".to_owned())));
    let person = person.set(at("l4"), amount("9"));
    assert_eq!(person.score("sum"), Some((Fraction::whole(36), "high".to_owned())));
}

#[test]
fn a_value_that_is_always_whole_is_shown_without_places() {
    let shown = |rule: &str| {
        let person = open_text(&three(rule)).answer("r1", 3).answer("r2", 1).answer("r3", 1);
        total(&person).value.unwrap().shown(total(&person).places)
    };
    for (rule, expected) in [
        ("method: Sum, missing: NoneAllowed", "6"),
        ("method: Sum, missing: NoneAllowed, factor: 10, offset: -1", "59"),
        ("method: Sum, missing: NoneAllowed, factor: 0.5", "3.0"),
        ("method: Sum, missing: UpTo(1), fill: LeaveOut", "6"),
        ("method: Sum, missing: UpTo(1), fill: Mean", "6.0"),
        ("method: Sum, missing: UpTo(1), fill: RoundedMean(HalfUp(0))", "6"),
        ("method: Sum, missing: UpTo(1), fill: With(0.5)", "6.0"),
        ("method: Count(AtLeast(2)), missing: NoneAllowed", "2"),
        ("method: Mean, missing: NoneAllowed", "2.0"),
        ("method: Mean, missing: NoneAllowed, round: HalfUp(2)", "2.00"),
    ] {
        assert_eq!(shown(rule), expected, "{rule}");
    }
}

#[test]
fn every_value_travels_with_its_label_and_the_version_of_its_rule() {
    let person = open_text(&three("method: Sum, missing: NoneAllowed, rule: \"of 2026\"")).answer("r1", 3);
    let json = scores::scores(&person.sheet().template, &person.outcome());
    let score = &json["scores"][0];
    assert_eq!(
        (score["label"].as_str(), score["rule"].as_str()),
        (Some("Reflective, and no more."), Some("of 2026"))
    );
    let person = open_text(&three("method: Sum, missing: NoneAllowed"));
    let json = scores::scores(&person.sheet().template, &person.outcome());
    assert_eq!(json["scores"][0]["rule"], "three 1.2.0");
    let person = open_text(GATED).answer("d", 4);
    let json = scores::scores(&person.sheet().template, &person.outcome());
    let flag = |id: &str| json["flags"].as_array().unwrap().iter().find(|flag| flag["id"] == id).cloned().unwrap();
    assert_eq!(
        (flag("high")["state"].as_str(), flag("high")["label"].as_str()),
        (Some("not-answered"), Some("Reflective."))
    );
    assert_eq!(flag("either")["state"], "yes");
}

#[test]
fn change_is_told_only_between_values_of_the_same_rule() {
    let text = three("method: Sum, missing: NoneAllowed, change: Change(at_least: 3, better: Lower)");
    let answered = |text: &str, steps: [i16; 3]| {
        let person = open_text(text);
        ["r1", "r2", "r3"].iter().zip(steps).fold(person, |person, (item, step)| person.answer(item, step))
    };
    let told = |now: &Person, then: &Person| {
        let (one, other) = (now.outcome(), then.outcome());
        let then = standings(&then.sheet().template, &other);
        changes(&now.sheet().template, &one, &then).remove(0).moved
    };
    let then = answered(&text, [3, 3, 1]); // 8
    for (steps, difference, kind) in [
        ([3, 2, 3], -3, ChangeKind::Better),
        ([3, 3, 3], -2, ChangeKind::None),
        ([3, 3, 0], 1, ChangeKind::None),
        ([0, 0, 3], -8, ChangeKind::Better),
    ] {
        let moved = told(&answered(&text, steps), &then).unwrap();
        assert_eq!((moved.difference, moved.kind), (Fraction::whole(difference), kind), "{steps:?}");
    }
    let worse = told(&then, &answered(&text, [3, 2, 3])).unwrap();
    assert_eq!(worse.kind, ChangeKind::Worse);
    let few = open_text(&text).answer("r1", 3);
    assert_eq!(told(&few, &then), Err(NoChange::NoValue(Reason::TooFewAnswers)));
    for (was, is) in [
        ("Reverse(\"total\"", "Statement(\"total\""),
        ("missing: NoneAllowed", "missing: NoneAllowed, factor: 2"),
        ("missing: NoneAllowed", "missing: NoneAllowed, rule: \"of 2026\""),
        ("3: \"always\"", "3: \"always\", 4: \"ever\""),
    ] {
        let other = answered(&text.replace(was, is), [3, 3, 1]);
        assert_eq!(told(&answered(&text, [3, 2, 3]), &other), Err(NoChange::OtherRule), "{is}");
    }
}

#[test]
fn scores_of_scores_are_deep_enough_and_a_chain_too_deep_is_refused() {
    let chain = |deep: usize| {
        let scores: String = (1..=deep)
            .map(|n| {
                format!(
                    "\"s{n}\": Score(title: \"S\", of: Composite([\"{}\"]), method: Sum, missing: NoneAllowed, factor: 1.5, label: \"R.\"),",
                    if n == 1 { "total".to_owned() } else { format!("s{}", n - 1) }
                )
            })
            .collect();
        three("method: Sum, missing: NoneAllowed").replace("scores: {", &format!("scores: {{ {scores} "))
    };
    let person = open_template(std::sync::Arc::new(read_template(&chain(15))));
    let person = person.answer("r1", 1).answer("r2", 0).answer("r3", 3);
    assert_eq!(person.score("s15").unwrap().0, Fraction::new(3_i128.pow(15), 2_i128.pow(15)));
    for deep in [16, 400] {
        let checked = attune::template::read("three.ron", &chain(deep), &|_| None);
        assert!(checked.template.is_none(), "{deep}");
        assert!(checked.diagnostics.iter().any(|d| d.message.contains("more than 16 deep")), "{deep}");
    }
}

#[test]
fn a_mean_of_unlike_parts_is_shown_between_the_ends_of_those_that_are_answered() {
    let person = open_text(
        r#"Template(
            id: "unlike", version: "1.0.0", language: "en", title: "Unlike", minutes: 1,
            sections: [Section(title: "All", items: {
                "a": Slider(ask: "A?", low: "l", high: "h", from: 0, to: 10, counts: "big"),
                "b": Slider(ask: "B?", low: "l", high: "h", from: 0, to: 2, counts: "small"),
            })],
            scores: {
                "total": Score(title: "Both", of: Composite(["big", "small"]), method: Mean, missing: UpTo(1), label: "Reflective."),
                "big": Score(title: "Big", method: Sum, missing: NoneAllowed, label: "Reflective."),
                "small": Score(title: "Small", method: Sum, missing: NoneAllowed, label: "Reflective."),
            })"#,
    );
    let range = |least, most| (Fraction::whole(least), Fraction::whole(most));
    let person = person.answer("a", 10);
    assert_eq!(person.score("total"), Some((Fraction::whole(10), String::new())));
    assert_eq!(total(&person).range, range(0, 10), "10 of 6 would be no result");
    assert_eq!(total(&person.answer("b", 2)).range, range(0, 6));
}
