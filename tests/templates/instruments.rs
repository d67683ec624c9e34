//! The published scoring rules that the language must be able to say.
//!
//! `instruments/` holds a template for each, structure only: no words of any
//! instrument. Their examples were worked out apart from this program. What
//! makes them a proof is tried here: each edge of each band, each limit of
//! missing answers and each direction of a statement is moved, one at a time,
//! and then an example must fail.

use std::fs;

use attune::{
    diagnostic::{any_error, render_all},
    template::{Checked, read},
    worksheet::examples,
};

/// A rule's file.
struct Rule {
    id: String,
    text: String,
}

fn rules() -> Vec<Rule> {
    let folder = format!("{}/tests/templates/instruments", env!("CARGO_MANIFEST_DIR"));
    let mut rules: Vec<Rule> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| Rule {
            id: path.file_stem().unwrap().to_string_lossy().into_owned(),
            text: fs::read_to_string(path).unwrap(),
        })
        .collect();
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    rules
}

fn checked(rule: &Rule, text: &str) -> Checked {
    let mut checked = read(&format!("{}.ron", rule.id), text, &|_| None);
    checked.diagnostics.extend(checked.template.iter().flat_map(examples::run));
    checked
}

/// What stays unnoticed when `change` is made at each place of `sign`, one place at a time.
fn unnoticed(rule: &Rule, sign: &str, change: impl Fn(&str) -> Option<(usize, String)>) -> Vec<String> {
    let places = rule.text.match_indices(sign).map(|(at, _)| at);
    let missed = places.filter_map(|at| {
        let (long, instead) = change(&rule.text[at..])?;
        let text = format!("{}{instead}{}", &rule.text[..at], &rule.text[at + long..]);
        let line = rule.text[..at].lines().count();
        (!any_error(&checked(rule, &text).diagnostics)).then(|| format!("{}:{line}: {instead}", rule.id))
    });
    missed.collect()
}

#[test]
fn every_rule_can_be_written_and_its_examples_hold() {
    let rules = rules();
    assert_eq!(rules.len(), 19);
    for rule in rules {
        let checked = checked(&rule, &rule.text);
        assert_eq!(render_all(&checked.diagnostics, &checked.texts), "", "{}", rule.id);
        let template = checked.template.unwrap();
        assert!(template.examples.len() >= 2, "{}", rule.id);
    }
}

/// The least step between two values: one, but where lines are read to the millimetre or means are multiplied.
fn step(rule: &str, edge: f64) -> f64 {
    match rule {
        "srs" | "ors" => 0.1,
        "dass-21" => 2.0,
        "who-5" if edge > 25.0 => 4.0,
        "core-om" => 0.3,
        _ => 1.0,
    }
}

#[test]
fn every_edge_of_every_band_is_proved_from_both_sides() {
    for rule in rules() {
        for (kind, up, down) in [("From(", 0.97, 1.0), ("Above(", 1.0, 0.97)] {
            for share in [up, -down] {
                let moved = |rest: &str| {
                    let (number, _) = rest[kind.len()..].split_once(')')?;
                    let edge: f64 = number.parse().ok()?;
                    // The first band of a set begins at the least value: there is no other side.
                    let first = edge == 0.0 || rule.id == "k10" && edge == 10.0;
                    let to = edge + share * step(&rule.id, edge);
                    (!first).then(|| (kind.len() + number.len(), format!("{kind}{to:.3}")))
                };
                assert_eq!(unnoticed(&rule, kind, moved), Vec::<String>::new());
            }
        }
    }
}

#[test]
fn every_limit_of_missing_answers_is_proved_from_both_sides() {
    for rule in rules() {
        let fewer = |rest: &str| {
            let count: u16 = rest[5..].split_once(')')?.0.parse().ok()?;
            Some((6, format!("UpTo({}", count - 1)))
        };
        let more = |rest: &str| {
            let count: u16 = rest[5..].split_once(')')?.0.parse().ok()?;
            Some((6, format!("UpTo({}", count + 1)))
        };
        let some = |_: &str| Some((11, "UpTo(1), fill: LeaveOut".to_owned()));
        let other_way = |rest: &str| {
            let down = rest.starts_with("UpToShare(0.1, Down)");
            Some(if down { (20, "UpToShare(0.1, Up)".to_owned()) } else { (18, "UpToShare(0.1, Down)".to_owned()) })
        };
        let mut missed = unnoticed(&rule, "UpTo(", fewer);
        missed.extend(unnoticed(&rule, "UpTo(", more));
        missed.extend(unnoticed(&rule, "NoneAllowed", some));
        missed.extend(unnoticed(&rule, "UpToShare(", other_way));
        assert_eq!(missed, Vec::<String>::new());
    }
}

#[test]
fn every_direction_of_every_statement_is_proved() {
    for rule in rules() {
        let turned = unnoticed(&rule, "Statement(", |_| Some((9, "Reverse".to_owned())));
        let straight = unnoticed(&rule, "Reverse(", |_| Some((7, "Statement".to_owned())));
        assert_eq!((turned, straight), (Vec::new(), Vec::new()));
    }
}

#[test]
fn every_factor_offset_rounding_fill_and_change_is_proved() {
    for rule in rules() {
        let mut missed = Vec::new();
        for (was, is) in [
            ("fill: Mean", "fill: LeaveOut"),
            ("fill: RoundedMean(HalfUp(0))", "fill: Mean"),
            ("round: HalfUp(0)", "round: Down(0)"),
            ("factor: ", "factor: 1."),
            ("offset: ", "offset: 1."),
            ("better: Higher", "better: Lower"),
            ("better: Lower", "better: Higher"),
            ("Count(AtLeast(2))", "Count(AtLeast(1))"),
            ("Count(AtLeast(1))", "Count(AtLeast(2))"),
        ] {
            let to = |_: &str| Some((was.len(), is.to_owned()));
            missed.extend(unnoticed(&rule, was, to));
        }
        for change in [0.97, -1.0] {
            let moved = |rest: &str| {
                let (number, _) = rest["at_least: ".len()..].split_once([',', ')'])?;
                let least: f64 = number.parse().ok()?;
                let to = least + change * if rule.id == "who-5" { 2.1 } else { step(&rule.id, least) };
                Some(("at_least: ".len() + number.len(), format!("at_least: {to:.3}")))
            };
            missed.extend(unnoticed(&rule, "at_least: ", moved));
        }
        assert_eq!(missed, Vec::<String>::new());
    }
}
