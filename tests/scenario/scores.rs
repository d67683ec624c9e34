//! Scores, bands, profiles and notes against cases worked out by hand.

use attune::{base::Fraction, worksheet::Step};

use crate::person::{Person, id, open, open_text};

fn mean(num: i128, den: i128, band: &str) -> Option<(Fraction, String)> {
    Some((Fraction::new(num, den), band.to_owned()))
}

const TWELVE: [i16; 12] = [5, 1, 5, 4, 2, 4, 2, 4, 3, 3, 2, 4];

fn ways(person: &Person) -> Vec<Option<(Fraction, String)>> {
    ["M1", "M2", "M3", "M4", "M5", "M6"].iter().map(|way| person.score(way)).collect()
}

#[test]
fn ticking_five_everywhere_gives_the_middle_because_half_is_turned_round() {
    let person = open("barriers-to-an-accepting-attitude").rates("R", &[5; 8]);
    assert_eq!(person.score("warmth"), mean(3, 1, "mid"));
    assert_eq!(person.score("steadiness"), mean(3, 1, "mid"));
}

#[test]
fn a_mean_of_exactly_3_75_is_high() {
    let person = open("barriers-to-an-accepting-attitude").rates("R", &[4, 2, 4, 3, 4, 2, 4, 3]);
    assert_eq!(person.score("warmth"), mean(15, 4, "high"));
    assert_eq!(person.score("steadiness"), mean(15, 4, "high"));
}

#[test]
fn every_band_begins_at_its_edge_and_not_below() {
    // Warmth: R1, 6 − R2, R3, 6 − R4; the sums are worked out beside each.
    for (steps, expected) in [
        ([1, 5, 1, 5], mean(1, 1, "low")),   // 4 ÷ 4 = 1.00, the least there is
        ([2, 4, 3, 4], mean(9, 4, "low")),   // 9 ÷ 4 = 2.25, the last below the edge
        ([3, 3, 2, 4], mean(5, 2, "mid")),   // 10 ÷ 4 = 2.50, the edge
        ([4, 3, 4, 3], mean(7, 2, "mid")),   // 14 ÷ 4 = 3.50, the last below the edge
        ([4, 2, 4, 3], mean(15, 4, "high")), // 15 ÷ 4 = 3.75, the edge
        ([5, 1, 5, 1], mean(5, 1, "high")),  // 20 ÷ 4 = 5.00, the most there is
    ] {
        let person = open("barriers-to-an-accepting-attitude").rates("R", &steps);
        assert_eq!(person.score("warmth"), expected, "{steps:?}");
    }
}

#[test]
fn thirds_stand_on_their_side_of_every_edge() {
    // Three of four answers: R1, R3 and 6 − R2; R4 is missing.
    for (steps, expected) in [
        ([2, 4, 3, 0], mean(7, 3, "low")),  // 2.33
        ([3, 4, 3, 0], mean(8, 3, "mid")),  // 2.67
        ([4, 2, 3, 0], mean(11, 3, "mid")), // 3.67: shown as 3.7 and yet below 3.75
        ([4, 2, 4, 0], mean(4, 1, "high")), // 4.00
    ] {
        let person = open("barriers-to-an-accepting-attitude").rates("R", &steps);
        assert_eq!(person.score("warmth"), expected, "{steps:?}");
    }
}

#[test]
fn a_score_needs_three_of_four_and_says_so_instead_of_showing_nothing_as_0() {
    let two = open("barriers-to-an-accepting-attitude").rates("R", &[5, 0, 5, 0]);
    assert_eq!(two.score("warmth"), None);
    let results = two.outcome().results;
    let warmth = results.scores.first().unwrap();
    assert_eq!((warmth.answered, warmth.of), (2, 4));
    assert_eq!((&warmth.band, &warmth.words), (&None, &None));
    assert_eq!(warmth.range, (Fraction::whole(1), Fraction::whole(5)));
    assert!(warmth.label.starts_with("Reflective, not psychometrically validated."));
    let three = two.answer("R2", 1);
    assert_eq!(three.score("warmth"), mean(5, 1, "high"));
}

#[test]
fn cannot_say_is_an_answer_and_yet_missing_for_the_score() {
    let person =
        open("barriers-to-an-accepting-attitude").rates("R", &[5, 1, 5, 0]).answer("R4", Some(Step::CannotSay));
    assert_eq!(person.score("warmth"), mean(5, 1, "high"));
    let person = person.answer("R3", Some(Step::CannotSay));
    assert_eq!(person.score("warmth"), None);
}

#[test]
fn combination_notes_stand_only_at_their_corner() {
    // Warmth 1.00 (low), steadiness 5.00 (high).
    let low_high = open("barriers-to-an-accepting-attitude").rates("R", &[1, 5, 1, 5, 5, 1, 5, 1]);
    let low_high_notes = low_high.notes();
    assert_eq!(low_high_notes.len(), 1);
    assert!(low_high_notes.concat().contains("you stayed composed"));
    let high_low = open("barriers-to-an-accepting-attitude").rates("R", &[5, 1, 5, 1, 1, 5, 1, 5]);
    assert!(high_low.notes().concat().contains("there was warmth"));
    let low_low = open("barriers-to-an-accepting-attitude").rates("R", &[1, 5, 1, 5, 1, 5, 1, 5]);
    assert_eq!(low_low.notes(), Vec::<String>::new());
    // One answer short of a score: no band, so no note about it.
    let missing = open("barriers-to-an-accepting-attitude").rates("R", &[1, 5, 1, 5, 5, 1, 0, 0]);
    assert_eq!(missing.notes(), Vec::<String>::new());
}

#[test]
fn six_ways_with_a_spread_of_three() {
    let expected = [
        mean(5, 1, "high"),
        mean(9, 2, "high"),
        mean(2, 1, "low"),
        mean(2, 1, "low"),
        mean(3, 1, "mid"),
        mean(2, 1, "low"),
    ];
    for person in [open("validating-style"), open("validating-style").answer("V1", "session")] {
        let person = person.rates("S", &TWELVE);
        assert_eq!(ways(&person), expected);
        let profile = person.outcome().results.profiles.remove(0);
        let (spread, band, words) = profile.spread.unwrap();
        assert_eq!(spread, Fraction::whole(3));
        assert_eq!(band.unwrap(), "strong-lean");
        assert_eq!(words.unwrap(), "answers far apart");
    }
}

#[test]
fn for_a_moment_there_is_no_profile_but_a_plain_list() {
    let person = open("validating-style").rates("S", &TWELVE).answer("V1", "moment");
    let results = person.outcome().results;
    assert!(results.profiles.is_empty());
    assert!(results.notes.is_empty());
    let list = results.lists.first().unwrap();
    let lines: Vec<Vec<&str>> =
        list.lines.iter().map(|line| line.iter().map(|(_, title)| title.as_str()).collect()).collect();
    assert_eq!(lines, [["Being here"], ["Getting it right"], ["It fits now"]]);
    assert_eq!(list.title, "Which ways did I use?");
    // Ties stand on one line, in the order of the list; 2.50 is named, 2.00 is not.
    let tied = open("validating-style").answer("V1", "moment").rates("S", &[3, 4, 3, 4, 3, 4, 3, 3, 2, 3, 2, 4]);
    let list = tied.outcome().results.lists.remove(0);
    let lines: Vec<Vec<&str>> =
        list.lines.iter().map(|line| line.iter().map(|(id, _)| id.as_str()).collect()).collect();
    // M1 (3 + 2) ÷ 2, M2 (3 + 4) ÷ 2, M3 (3 + 2) ÷ 2, M4 (3 + 3) ÷ 2, M5 (2 + 3) ÷ 2, M6 (2 + 2) ÷ 2.
    assert_eq!(lines, [vec!["M2"], vec!["M4"], vec!["M1", "M3", "M5"]]);
    // Nothing stands out, once something was answered; before, the list says nothing.
    let none = open("validating-style").answer("V1", "moment");
    assert!(none.outcome().results.lists.is_empty());
    let none = none.answer("S1", 1);
    assert!(none.outcome().results.lists.remove(0).lines.is_empty());
    // Otherwise there is no list.
    assert!(none.answer("V1", "lately").outcome().results.lists.is_empty());
}

#[test]
fn one_history_answer_missing_leaves_that_way_and_the_shape_out() {
    for missing in ["S7", "S8"] {
        let person = open("validating-style").rates("S", &TWELVE).answer(missing, Some(Step::CannotSay));
        assert_eq!(person.score("M4"), None);
        assert_eq!(person.score("M1"), mean(5, 1, "high"));
        let outcome = person.outcome();
        assert_eq!(outcome.results.profiles.first().unwrap().spread, None);
        assert_eq!(outcome.suggested.get("V8"), None, "no lowest way while one has no value");
    }
}

#[test]
fn the_spread_has_its_own_edges() {
    // All ways 3.0 but M1; M1 = (S1 + 6 − S2) ÷ 2.
    for (first, second, spread, band) in [
        (3, 3, (0, 1), "even"),
        (3, 2, (1, 2), "even"),
        (4, 2, (1, 1), "some-lean"),
        (4, 1, (3, 2), "some-lean"),
        (5, 1, (2, 1), "strong-lean"),
    ] {
        let mut steps = [3; 12];
        (steps[0], steps[1]) = (first, second);
        let person = open("validating-style").rates("S", &steps);
        let found = person.outcome().results.profiles.remove(0).spread.unwrap();
        assert_eq!(found.0, Fraction::new(spread.0, spread.1));
        assert_eq!(found.1.unwrap(), band);
    }
}

#[test]
fn the_quietest_ways_are_suggested_together_and_nothing_is_chosen() {
    let person = open("validating-style").rates("S", &TWELVE);
    let suggested = |person: &Person| -> Vec<String> {
        person
            .outcome()
            .suggested
            .get("V8")
            .map(|ids| ids.iter().map(ToString::to_string).collect())
            .unwrap_or_default()
    };
    assert_eq!(suggested(&person), ["M3", "M4", "M6"]);
    assert_eq!(person.options("V8"), Vec::<String>::new());
    // None for a moment, and none if the answers lie close together.
    assert!(suggested(&person.answer("V1", "moment")).is_empty());
    assert!(suggested(&open("validating-style").rates("S", &[3; 12])).is_empty());
}

#[test]
fn no_way_is_the_lowest_while_one_has_no_value() {
    let person = open_text(
        r#"Template(id: "test", version: "1.0.0", language: "en", title: "Ways", minutes: 1,
            lists: { "ways": { "a": "A", "b": "B" } },
            scales: { "s": Scale(steps: { 1: "little", 2: "some", 3: "much" }) },
            sections: [Section(title: "All", items: {
                "r": Ratings(ask: "True?", scale: "s", statements: { "r1": Statement("a", "one"), "r2": Statement("b", "two") }),
                "next": ChooseOne(ask: "Next?", from_list: "ways", suggest: [Suggest(lowest: "p")]),
            })],
            profiles: { "p": Profile(title: "P", list: "ways", method: Mean, missing: NoneAllowed, label: "Reflective.") },
        )"#,
    );
    let person = person.answer("r1", 3);
    assert_eq!(person.outcome().suggested.get("next"), None);
    let person = person.answer("r2", 1);
    assert_eq!(person.outcome().suggested["next"], [id("b")]);
    let person = person.answer("r1", 1);
    assert_eq!(person.outcome().suggested["next"], [id("a"), id("b")]);
}

#[test]
fn only_the_first_two_notes_that_hold_are_shown_in_their_order() {
    // M1 and M2 low, M4 low, M5 high, M6 high: four notes hold, two are shown.
    let person = open("validating-style").rates("S", &[1, 5, 1, 1, 3, 3, 1, 5, 5, 5, 5, 1]);
    let notes = person.notes();
    assert_eq!(notes.len(), 2);
    assert!(notes.first().unwrap().starts_with("It may be worth looking first at"));
    assert!(notes.get(1).unwrap().starts_with("Being real works best"));
}

#[test]
fn a_note_speaks_as_the_question_does() {
    let steps = [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 5];
    let session = open("validating-style").rates("S", &steps);
    assert!(session.notes().concat().contains("what this person needed"));
    let lately = session.answer("V1", "lately");
    assert!(lately.notes().concat().contains("what people needed"));
}

#[test]
fn three_means_of_three() {
    let person = open("context-and-differences").rates("K", &[4, 2, 5, 3, 4, 3, 2, 4, 1]);
    assert_eq!(person.score("humility"), mean(13, 3, "high"));
    assert_eq!(person.score("comfort"), mean(8, 3, "mid"));
    assert_eq!(person.score("openings"), mean(5, 3, "low"));
    let shown: Vec<String> = person.outcome().results.scores.iter().map(|s| s.value.unwrap().shown(2)).collect();
    assert_eq!(shown, ["4.33", "2.67", "1.67"]);
    // All three are needed.
    let person = person.answer("K3", Some(Step::CannotSay));
    assert_eq!(person.score("humility"), None);
    assert_eq!(person.score("comfort"), mean(8, 3, "mid"));
}

fn summed(missing: &str, method: &str) -> String {
    let (mid, high) = if method == "Mean" { (1.5, 2.7) } else { (4.5, 9.0) };
    format!(
        r#"Template(
            id: "sums", version: "1.0.0", language: "en", title: "Sums", minutes: 1,
            scales: {{ "four": Scale(steps: {{ 0: "never", 1: "rarely", 2: "often", 3: "always" }}, cannot_say: "cannot say") }},
            bands: {{ "sum": {{ "low": From(0), "mid": Above({mid}), "high": From({high}) }} }},
            sections: [
                Section(title: "First", items: {{ "gate": YesNo(ask: "Is it so?", not_sure: true) }}),
                Section(title: "Second", items: {{
                    "Q": Ratings(ask: "How often?", scale: "four", show_if: Not(Chosen("gate", ["no"])), statements: {{
                        "Q1": Statement("total", "one"), "Q2": Reverse("total", "two"), "Q3": Statement("total", "three"),
                    }}),
                    "P": Rating(ask: "And this?", scale: "four", counts: "total", reverse: true),
                    "Q5": Ratings(ask: "More", scale: "four", statements: {{ "Q6": Statement("total", "six"), "Q7": Plain("seven") }}),
                }}),
            ],
            scores: {{ "total": Score(title: "Total", method: {method}, missing: {missing}, bands: "sum", label: "Reflective.") }},
        )"#
    )
}

#[test]
fn a_sum_counts_what_is_answered_and_a_share_is_rounded_up() {
    // Five statements count; a share of 0.5 needs three of them.
    let person = open_text(&summed("Share(0.5), fill: LeaveOut", "Sum")).answer("Q1", 3).answer("Q2", 0);
    assert_eq!(person.score("total"), None);
    let person = person.answer("P", 1);
    assert_eq!(person.score("total"), mean(8, 1, "mid")); // 3 + (3 − 0) + (3 − 1)
    let person = person.answer("Q7", 3);
    assert_eq!(person.score("total"), mean(8, 1, "mid"), "a plain statement counts nowhere");
    let person = person.answer("Q6", 1);
    assert_eq!(person.score("total"), mean(9, 1, "high"));
    assert_eq!(person.outcome().results.scores.remove(0).range, (Fraction::ZERO, Fraction::whole(15)));
}

#[test]
fn above_leaves_its_edge_out_and_a_mean_is_never_rounded_before_its_band() {
    let person = open_text(&summed("AtLeast(1), fill: LeaveOut", "Sum")).answer("Q1", 0);
    assert_eq!(person.score("total"), mean(0, 1, "low"));
    let person = person.answer("Q2", 0).answer("Q6", 1);
    assert_eq!(person.score("total"), mean(4, 1, "low"));
    let person = person.answer("Q6", 2);
    assert_eq!(person.score("total"), mean(5, 1, "mid"));
    // (3 + 2 + 3) ÷ 3 is shown as 2.7, and yet below the band that begins at 2.7.
    let person = open_text(&summed("AtLeast(3)", "Mean")).answer("Q1", 3).answer("Q3", 2).answer("Q6", 3);
    assert_eq!(person.score("total"), mean(8, 3, "mid"));
}

#[test]
fn a_hidden_statement_is_missing_and_comes_back_with_its_answer() {
    let person = open_text(&summed("NoneAllowed", "Sum"));
    let person = person.answer("Q1", 3).answer("Q2", 0).answer("Q3", 1).answer("P", 3).answer("Q6", 2);
    assert_eq!(person.score("total"), mean(9, 1, "high"));
    let person = person.answer("gate", "no");
    assert_eq!(person.score("total"), None);
    let shown = person.outcome().results.scores.remove(0);
    assert_eq!((shown.answered, shown.of), (2, 5));
    let person = person.answer("gate", "not-sure");
    assert_eq!(person.score("total"), mean(9, 1, "high"));
}

#[test]
fn a_spread_is_shown_with_as_many_places_as_its_band_needs() {
    let sheet = |edge: &str| {
        format!(
            r#"Template(
                id: "ways", version: "1.0.0", language: "en", title: "Ways", minutes: 1,
                lists: {{ "ways": {{ "a": "A", "b": "B" }} }},
                scales: {{ "s": Scale(steps: {{ 0: "No", 1: "A bit", 2: "Much" }}) }},
                sections: [Section(title: "One", items: {{ "r": Ratings(ask: "How?", scale: "s", statements: {{
                    "a1": Statement("a", "1"), "a2": Statement("a", "2"), "a3": Statement("a", "3"), "b1": Statement("b", "4"),
                }}) }})],
                profiles: {{ "p": Profile(
                    title: "P", list: "ways", method: Mean, missing: NoneAllowed, label: "Reflective.",
                    spread: {{ "even": From(0), "wide": From({edge}) }},
                ) }},
            )"#
        )
    };
    // 5/3 less 0 is 1.666…: shown as 1.7 it would lie in "wide", where it does not lie.
    for (edge, places) in [("1.5", 1), ("1.7", 2), ("1.667", 4)] {
        let person = open_text(&sheet(edge)).answer("a1", 2).answer("a2", 2).answer("a3", 1).answer("b1", 0);
        let outcome = person.outcome();
        let profile = outcome.results.profiles.first().unwrap();
        assert_eq!(profile.spread.as_ref().unwrap().0, Fraction::new(5, 3));
        assert_eq!(profile.spread_places, places, "{edge}");
    }
}
