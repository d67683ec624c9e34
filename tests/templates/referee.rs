//! Stock `ron` is the referee of our reader.
//!
//! Every text that `ron` takes for a template or blocks file we take, with the
//! same value; every text that we take without fault `ron` takes. Tried with
//! broken copies of the shipped files, and with files made up by the grammar.

use std::fmt::Debug;

use attune::{
    template::{Grammar, file, read, read_types, shelf},
    worksheet::examples,
};
use proptest::prelude::*;
use serde::de::DeserializeOwned;

use super::dice::{Dice, made_up_blocks, made_up_template, spoil};

fn by_ron<T: DeserializeOwned>(text: &str) -> Result<T, ron::error::SpannedError> {
    use ron::extensions::Extensions;
    let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES;
    ron::Options::default().with_default_extension(extensions).from_str(text)
}

/// Both take the text with the same value, or both refuse it.
fn agree<T: DeserializeOwned + Grammar + Debug>(text: &str) -> Result<bool, String> {
    let (ours, faults) = read_types::<T>(text);
    match (by_ron::<T>(text), ours) {
        (Ok(theirs), Some(ours)) => {
            let (theirs, ours) = (format!("{theirs:?}"), format!("{ours:?}"));
            if theirs == ours { Ok(true) } else { Err(first_difference(&theirs, &ours)) }
        }
        (Err(_), None) => Ok(false),
        (Ok(_), None) => {
            let fault = &faults[0];
            let line = text[..fault.place.span.start].rfind('\n').map_or(0, |at| at + 1);
            let near: String = text[line..].chars().take(200).collect();
            Err(format!("only ron takes it; we say {} at {near:?}", fault.message))
        }
        (Err(error), Some(_)) => {
            let near: Vec<&str> = text.lines().skip(error.span.start.line.saturating_sub(2)).take(4).collect();
            Err(format!("only we take it; ron says {error} near {near:?}"))
        }
    }
}

fn first_difference(theirs: &str, ours: &str) -> String {
    let at = theirs.chars().zip(ours.chars()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| text.chars().skip(at.saturating_sub(60)).take(160).collect::<String>();
    format!("other values:\n{}\n{}", near(theirs), near(ours))
}

/// Examples run in files with faults as well, as far as that goes.
fn examples_never_panic(text: &str) {
    let mut checked = read("spoilt.ron", text, &shelf::look_up);
    examples::try_out(&mut checked);
}

fn cases(usual: u32) -> ProptestConfig {
    let scale = std::env::var("ATTUNE_TEST_SCALE").ok().and_then(|s| s.parse().ok()).unwrap_or(1);
    ProptestConfig { cases: usual * scale, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn ron_and_we_agree_on_what_is_shipped() {
    for shipped in shelf::all() {
        assert_eq!(agree::<file::Template>(shipped.text), Ok(true), "{}", shipped.id);
    }
    let blocks = shelf::blocks("reflection").unwrap();
    assert_eq!(agree::<file::Blocks>(blocks), Ok(true));
}

#[test]
fn ron_and_we_agree_on_odd_ways_to_write_things() {
    let head = r#"id: "a", version: "1", language: "en", title: "T", sections: []"#;
    let (mut taken, mut refused) = (0, 0);
    for odd in [
        "minutes: 5",
        "minutes: 0x5",
        "minutes: 5u16",
        "minutes: 5u8",
        "minutes: +5",
        "minutes: -0",
        "minutes: 1_0",
        "minutes: 5.0",
        "minutes: 99999",
        "minutes: b'a'",
        "minutes: 5, tags: [],",
        "minutes: 5, tags: [,]",
        "minutes: 5, who: Some(\"x\")",
        "minutes: 5, who: Some(\"x\",)",
        "minutes: 5, who: None",
        "minutes: 5, who: None()",
        "minutes: 5, short: Short(minutes: 1, items: [])",
        "minutes: 5, short: (minutes: 1, items: [])",
        "minutes: 5, short: Some(Short(minutes: 1, items: []))",
        "minutes: 5, short: Some((minutes: 1, items: []))",
        "minutes: 5, short: Some(minutes: 1, items: [])",
        "minutes: 5, who: r\"a\\\"",
        "minutes: 5, who: r#\"a\"b\"#",
        "minutes: 5, who: r##\"a\"#b\"##",
        "minutes: 5, who: 'x'",
        "minutes: 5, who: \"a\\x41\\u{e9}\\n\\\n   b\"",
        "minutes: 5, who: \"\\xc3\\xa9\"",
        "minutes: 5, who: \"\\q\"",
        "minutes: 5, who: \"\\u{110000}\"",
        "minutes: 5, /* a /* b */ c */ who: \"x\" // d",
        "minutes: 5 /* a",
        "minutes: 5, r#who: \"x\"",
        "minutes: 5, \"who\": \"x\"",
        "minutes: 5, bands: {\"b\": {\"l\": From(1.50), \"m\": Above(1e1), \"h\": From(.5)}}",
        "minutes: 5, bands: {\"b\": {\"l\": From(\"1.5\"), \"m\": From('2'), \"h\": From(5_000)}}",
        "minutes: 5, bands: {\"b\": {\"l\": From(0.1234567890123)}}",
        "minutes: 5, bands: {\"b\": {\"l\": From(1,)}}",
        "minutes: 5, bands: {\"b\": {\"l\": From(12345678901234567890)}}",
        "minutes: 5, bands: {\"b\": {\"l\": From(1, 2)}}",
        "minutes: 5, bands: {\"b\": {\"l\": From()}}",
        "minutes: 5, bands: {\"b\": {\"l\": From(3.5f32), \"m\": From(3.55f64)}}",
        "minutes: 5, bands: {\"b\": {\"l\": From(3.55f32)}}",
        "minutes: 5, scales: {\"s\": Scale(steps: {-1: \"a\", 0x2: \"b\"})}",
        "minutes: 5, print: Print()",
        "minutes: 5, print: ()",
        "minutes: 5, print: (scores: InWords())",
        "minutes: 5, lists: {r\"x\": {\"a\": \"b\",},}",
        "minutes: 5, examples: [Example(name: \"n\", answers: {\"a\": [1, {\"x\": Other(\"y\")}, -3.5, CannotSay, ()]}, expect: [])]",
        "minutes: 5, examples: [Example(name: \"n\", answers: {\"a\": /* c */ 1 /* d */, }, expect: [Says([])])]",
        "minutes: 5, scores: {\"s\": Score(title: \"S\", method: Mean, missing: AtLeast(3,), label: \"L\")}",
        "minutes: 5, scores: {\"s\": Score(title: \"S\", method: Mean, missing: NoneAllowed, label: \"L\", show_if: Some(All([])))}",
        "minutes: 5, scores: {\"s\": Scor(title: \"S\", method: Mean, missing: NoneAllowed, label: \"L\")}",
    ] {
        for text in
            [format!("Template({head}, {odd})"), format!("({head}, {odd}\n)"), format!("Template({head}, {odd}")]
        {
            match agree::<file::Template>(&text) {
                Ok(true) => taken += 1,
                Ok(false) => refused += 1,
                Err(why) => panic!("{why}"),
            }
        }
    }
    assert!(taken > 40 && refused > 40, "{taken} taken, {refused} refused");
}

#[test]
fn what_ron_takes_is_taken_however_odd_its_lines_look() {
    let head = "id: \"a\", version: \"1\", language: \"en\", title: \"T\", minutes: 5, sections: []";
    for odd in [
        "purpose: \"\nOf three strands:\n)\"",
        "purpose: \"a (b) [c] {d},\"\n, when: \"x\"",
        "purpose: \"Next, shared: [\"",
    ] {
        for end in ["\n)", ",\n)\n", ")"] {
            assert_eq!(agree::<file::Template>(&format!("Template({head}, {odd}{end}")), Ok(true), "{odd}{end}");
        }
    }
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn ron_and_we_agree_on_broken_copies_of_what_is_shipped(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let all = shelf::all();
        let shipped = all[dice.roll(all.len())].text;
        let text = spoil(shipped, &mut dice);
        examples_never_panic(&text);
        prop_assert!(agree::<file::Template>(&text).is_ok(), "{}", agree::<file::Template>(&text).unwrap_err());
        let blocks = spoil(shelf::blocks("reflection").unwrap(), &mut dice);
        prop_assert!(agree::<file::Blocks>(&blocks).is_ok(), "{}", agree::<file::Blocks>(&blocks).unwrap_err());
    }

    #[test]
    fn ron_and_we_agree_on_made_up_templates(seed in any::<u64>()) {
        let text = made_up_template(&mut Dice::new(seed));
        let agreed = agree::<file::Template>(&text);
        prop_assert_eq!(agreed, Ok(true));
        let text = made_up_blocks(&mut Dice::new(seed));
        prop_assert_eq!(agree::<file::Blocks>(&text), Ok(true));
    }

    #[test]
    fn ron_and_we_agree_on_broken_made_up_templates(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let text = made_up_template(&mut dice);
        let text = spoil(&text, &mut dice);
        examples_never_panic(&text);
        prop_assert!(agree::<file::Template>(&text).is_ok(), "{}", agree::<file::Template>(&text).unwrap_err());
    }

    #[test]
    fn garbage_never_panics_and_never_gives_a_template(text in "[\\PC\n]{0,400}") {
        let checked = read("garbage.ron", &text, &shelf::look_up);
        prop_assert!(checked.template.is_none());
        prop_assert!(!checked.diagnostics.is_empty());
        let checked = read("garbage.ron", &format!("Template({text}"), &shelf::look_up);
        prop_assert!(checked.template.is_none());
        prop_assert!(checked.diagnostics.len() <= attune::template::MAX_DIAGNOSTICS);
    }

    #[test]
    fn signs_in_any_order_never_panic(text in "(Template\\(|[(\\[{}\\])]|\"|\"a\"|[a-z]{1,4}:|,|:|\n|Chosen|Some|//|/\\*|r#\"|'|\\\\|1\\.5|é){0,120}") {
        for text in [text.clone(), format!("Template(\n{text}"), format!("Blocks({text})")] {
            let checked = read("signs.ron", &text, &shelf::look_up);
            for d in &checked.diagnostics {
                prop_assert!(checked.texts.get(d.place.text).is_some());
                let rendered = attune::diagnostic::render(d, &checked.texts);
                prop_assert!(rendered.contains(&d.message));
            }
        }
    }
}
