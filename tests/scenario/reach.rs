//! Rules by chance: what can come out is never called impossible, and nothing overflows.

use std::sync::Arc;

use attune::{
    base::{Decimal, Fraction},
    diagnostic::Code,
    template::{Template, read},
    worksheet::{Answer, Reason},
};
use proptest::prelude::*;

use crate::person::{Person, at, open_template, open_text};

/// What a rule and some answers are made of.
#[derive(Clone, Debug)]
struct Roll {
    low: i16,
    steps: i16,
    reverse: Vec<bool>,
    /// For each statement a share of its scale, or nothing if it is not answered.
    answers: Vec<Option<u8>>,
    rule: String,
}

fn rule() -> impl Strategy<Value = String> {
    let method = prop_oneof![Just("Mean"), Just("Sum"), Just("Count(AtLeast(1))")];
    let missing = prop_oneof![
        Just("NoneAllowed"),
        Just("UpTo(1)"),
        Just("AtLeast(1)"),
        Just("Share(0.5)"),
        Just("UpToShare(0.4, Up)"),
    ];
    let fill =
        prop_oneof![Just("LeaveOut"), Just("Mean"), Just("RoundedMean(HalfUp(0))"), Just("With(0)"), Just("With(7)")];
    let factor = prop_oneof![Just(""), Just(", factor: 2"), Just(", factor: -1.5"), Just(", factor: 10")];
    let offset = prop_oneof![Just(""), Just(", offset: 60"), Just(", offset: -0.25")];
    let round = prop_oneof![Just(""), Just(", round: HalfUp(0)"), Just(", round: Down(1)"), Just(", round: Up(0)")];
    (method, missing, fill, factor, offset, round).prop_map(|(method, missing, fill, factor, offset, round)| {
        let fill = if method.starts_with("Count") && fill.contains("Mean") { "LeaveOut" } else { fill };
        format!("method: {method}, missing: {missing}, fill: {fill}{factor}{offset}{round}")
    })
}

fn roll() -> impl Strategy<Value = Roll> {
    let statements = prop::collection::vec((any::<bool>(), prop::option::weighted(0.75, any::<u8>())), 2..7);
    (-2_i16..3, 1_i16..5, statements, rule()).prop_map(|(low, steps, statements, rule)| {
        let (reverse, answers) = statements.into_iter().unzip();
        Roll { low, steps, reverse, answers, rule }
    })
}

impl Roll {
    fn text(&self, bands: &str) -> String {
        let steps: String = (self.low..=self.low + self.steps).map(|step| format!("{step}: \"s\", ")).collect();
        let kind = |reverse: bool| if reverse { "Reverse" } else { "Statement" };
        let statements: String = self
            .reverse
            .iter()
            .enumerate()
            .map(|(nth, reverse)| format!("\"s{nth}\": {}(\"total\", \"S\"), ", kind(*reverse)))
            .collect();
        format!(
            r#"Template(id: "chance", version: "1.0.0", language: "en", title: "Chance", minutes: 1,
                scales: {{ "s": Scale(steps: {{ {steps} }}) }}, {bands}
                sections: [Section(title: "All", items: {{ "r": Ratings(ask: "How?", scale: "s", statements: {{ {statements} }}) }})],
                scores: {{ "total": Score(title: "T", {}{}, label: "R.") }},
                examples: [],
            )"#,
            self.rule,
            if bands.is_empty() { "" } else { ", bands: \"b\"" }
        )
    }

    fn person(&self, template: Template) -> Person {
        let person = open_template(Arc::new(template));
        self.answers.iter().enumerate().fold(person, |person, (nth, answer)| match answer {
            Some(share) => person.answer(&format!("s{nth}"), self.low + i16::from(*share) % (self.steps + 1)),
            None => person,
        })
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_band_that_begins_at_a_value_that_came_out_is_never_called_impossible(roll in roll()) {
        let checked = read("chance.ron", &roll.text(""), &|_| None);
        prop_assume!(checked.template.is_some());
        let value = roll.person(checked.template.unwrap()).outcome().results.scores.remove(0).value;
        let Ok(value) = value else { return Ok(()) };
        // A band begins at a decimal: just at the value, or a little below it.
        let written = Decimal::parse(&value.shown(6)).unwrap();
        prop_assume!(written.fraction() <= value);
        let checked = read("chance.ron", &roll.text(&format!("bands: {{ \"b\": {{ \"x\": From({written}) }} }},")), &|_| None);
        let impossible = checked.diagnostics.iter().any(|d| d.code == Code::BandRange);
        prop_assert!(!impossible, "{value:?} came out of {}", roll.text(""));
        if written.fraction() == value {
            let below = checked.diagnostics.iter().any(|d| d.code == Code::BelowRange);
            prop_assert!(!below, "{value:?} came out of {}", roll.text(""));
        }
    }

    #[test]
    fn a_value_with_every_answer_lies_between_the_ends_of_its_bar(roll in roll()) {
        let whole = Roll { answers: roll.answers.iter().map(|answer| answer.or(Some(1))).collect(), ..roll };
        let checked = read("chance.ron", &whole.text(""), &|_| None);
        prop_assume!(checked.template.is_some());
        let score = whole.person(checked.template.unwrap()).outcome().results.scores.remove(0);
        let value = score.value.unwrap();
        prop_assert!(score.range.0 <= value && value <= score.range.1, "{value:?} in {:?}", score.range);
    }
}

#[test]
fn what_is_too_large_to_be_exact_is_no_value_and_no_panic() {
    let person = open_text(
        r#"Template(id: "large", version: "1.0.0", language: "en", title: "Large", minutes: 1,
            sections: [Section(title: "All", items: {
                "a": Number(ask: "A", least: -999999999999999999, most: 999999999999999999, counts: "sum"),
                "b": Number(ask: "B", least: 0, most: 1, places: 9, counts: "sum"),
            })],
            scores: {
                "sum": Score(title: "Sum", method: Sum, missing: NoneAllowed, factor: 0.000001, label: "R."),
                "larger": Score(title: "Larger", of: Composite(["sum"]), method: Sum, missing: NoneAllowed, factor: 1000000, label: "R."),
                "largest": Score(title: "Largest", of: Composite(["larger"]), method: Sum, missing: NoneAllowed, factor: 1000000, label: "R."),
                "beyond": Score(title: "Beyond", of: Composite(["largest"]), method: Sum, missing: NoneAllowed, factor: 1000000, label: "R."),
            },
        )"#,
    );
    let amount = |text: &str| Answer::Amount(Decimal::parse(text).unwrap());
    let small = person.set(at("a"), amount("1")).set(at("b"), amount("0"));
    assert_eq!(small.score("beyond"), Some((Fraction::whole(1_000_000_000_000), String::new())));
    let large = small.set(at("a"), amount("999999999999999999")).set(at("b"), amount("0.000000001"));
    let reasons: Vec<_> = large.outcome().results.scores.iter().map(|score| score.value).collect();
    assert_eq!(reasons, [Err(Reason::TooLarge); 4], "and so is what is made of it");
    let json = attune::exchange::scores::scores(&large.sheet().template, &large.outcome());
    assert!(json["scores"].as_array().unwrap().iter().any(|score| score["reason"] == "too-large"));
}
