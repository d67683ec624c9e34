//! Undo and redo: one step for a word, the caret where it was, everything back.

use attune::{
    base::Decimal,
    worksheet::{Answer, At, Change, Comment, Edit, Part, Refused, Step, Steps},
};
use proptest::prelude::*;

use crate::{
    chance::{Deed, change_of, deeds},
    person::{Person, all_of, anna, at, cell, id, later_of, open, open_text, writer},
    sight::EVERYTHING,
};

#[test]
fn typing_is_taken_back_by_word_and_done_again() {
    let person = open_text(EVERYTHING).types(&at("story"), "She came late");
    let person = person.undo();
    assert_eq!(person.text("story"), "She came ");
    let person = person.undo();
    assert_eq!(person.text("story"), "She ");
    let person = person.redo().redo();
    assert_eq!(person.text("story"), "She came late");
    let mut person = person.undo().undo().undo();
    assert_eq!(person.text("story"), "");
    assert!(!person.steps.can_undo());
    assert!(person.steps.undo(person.now).is_none());
}

#[test]
fn a_pause_another_place_and_deleting_each_begin_a_step() {
    let mut person = open_text(EVERYTHING).types(&at("story"), "ab");
    person.wait(3);
    let person = person.types(&at("story"), "cd").types(&at("code"), "K").types(&at("story"), "ef");
    let person = person.undo();
    assert_eq!(person.text("story"), "abcd");
    let person = person.undo();
    assert_eq!(person.text("code"), "");
    let person = person.undo();
    assert_eq!(person.text("story"), "ab");
    let mut person = person.redo();
    person.wait(1);
    for offset in [3, 2] {
        let removed = person.text("story").get(offset..).unwrap().to_owned();
        let change = Change::Text { at: at("story"), offset, removed, inserted: String::new() };
        let edit = Edit { by: writer(), when: person.now, change };
        person.steps.apply(edit, None).unwrap();
    }
    assert_eq!(person.text("story"), "ab");
    let person = person.undo();
    assert_eq!(person.text("story"), "abcd", "two backspaces are one step, apart from the typing");
}

#[test]
fn a_paste_is_a_step_of_its_own() {
    let person = open_text(EVERYTHING).types(&at("story"), "so ");
    let end = person.text("story").len();
    let person = person.splice(at("story"), end, "", "many words at once").undo();
    assert_eq!(person.text("story"), "so ");
}

#[test]
fn the_caret_comes_back_both_ways() {
    let mut person = open_text(EVERYTHING).types(&at("story"), "She came");
    let before = person.steps.undo(person.now).unwrap().unwrap();
    assert_eq!((before.at, before.anchor, before.caret), (at("story"), 4, 4));
    let after = person.steps.redo(person.now).unwrap().unwrap();
    assert_eq!((after.anchor, after.caret), (8, 8));
    // A selection that was typed over is selected again.
    let mut person = person.splice(at("story"), 0, "She came", "He");
    let before = person.steps.undo(person.now).unwrap().unwrap();
    assert_eq!((before.anchor, before.caret), (0, 8));
    // Nothing that is no text moves the caret.
    let mut person = person.answer("slide", 4);
    assert_eq!(person.steps.undo(person.now), Some(None));
}

#[test]
fn changes_that_belong_together_are_one_step_and_a_refused_one_leaves_nothing() {
    let good = Change::Rate { item: id("slide"), step: Some(Step::Number(3)) };
    let bad = Change::Rate { item: id("slide"), step: Some(Step::Number(11)) };
    let tick = Change::Choose { at: at("sure"), option: id("yes"), on: true };
    let person =
        open_text(EVERYTHING).refused(Change::All(vec![tick.clone(), good.clone(), bad]), Refused::DoesNotFit);
    let person = person.change(Change::All(vec![tick, good]));
    assert_eq!(*person.sheet().content.answers.get("slide"), Answer::Step(3));
    let person = person.undo();
    assert!(person.sheet().content.answers.get("slide").is_unanswered());
    assert!(person.options("sure").is_empty());
    assert!(!person.steps.can_undo());
}

#[test]
fn every_change_counts_and_one_that_changes_nothing_is_no_step() {
    let person = open_text(EVERYTHING);
    assert_eq!(person.steps.revision(), 0);
    let person = person.answer("slide", 4).answer("slide", 4);
    assert_eq!(person.steps.revision(), 1);
    let person = person.undo();
    assert_eq!(person.steps.revision(), 2);
    assert!(!person.steps.can_undo());
    let person = person.redo();
    assert_eq!(person.steps.revision(), 3);
    // Something new forgets what was taken back.
    let person = person.undo().answer("slide", 5);
    assert!(!person.steps.can_redo());
}

#[test]
fn text_edits_must_fit_what_stands_there() {
    let text = |offset: usize, removed: &str, inserted: &str| Change::Text {
        at: at("story"),
        offset,
        removed: removed.to_owned(),
        inserted: inserted.to_owned(),
    };
    open_text(EVERYTHING)
        .answer("story", "Zoë und Ü")
        .refused(text(3, "", "x"), Refused::TextDiffers) // inside ë
        .refused(text(0, "Zoe", "x"), Refused::TextDiffers)
        .refused(text(0, "Ko", "x"), Refused::TextDiffers)
        .refused(text(99, "", "x"), Refused::TextDiffers)
        .refused(
            Change::Text { at: at("slide"), offset: 0, removed: String::new(), inserted: "4".to_owned() },
            Refused::DoesNotFit,
        )
        .refused(
            Change::Text {
                at: At { item: id("one"), part: Part::OwnWords },
                offset: 0,
                removed: String::new(),
                inserted: "own".to_owned(),
            },
            Refused::NoSuchPlace,
        )
        .change(text(2, "ë", "é"));
}

#[test]
fn an_empty_text_is_unanswered_and_nothing_for_now_gives_way_to_words() {
    let person = open_text(EVERYTHING).answer("story", "x").splice(at("story"), 0, "x", "");
    assert_eq!(person.sheet().content.answers.changed("story"), None);
    let person = person.set(at("name"), Answer::Nothing).answer("name", "after all");
    assert_eq!(person.text("name"), "after all");
    let person = person.undo();
    assert_eq!(*person.sheet().content.answers.get("name"), Answer::Nothing);
    person.refused(Change::Set { at: at("story"), answer: Answer::Nothing }, Refused::DoesNotFit);
}

#[test]
fn choices_keep_the_order_of_the_sheet_and_alone_stands_alone() {
    let person = open_text(EVERYTHING).answer("many", ["c", "a"]);
    assert_eq!(person.options("many"), ["a", "c"]);
    let b = Change::Choose { at: at("many"), option: id("b"), on: true };
    let person = person.refused(b, Refused::TooMany).answer("many", "none");
    assert_eq!(person.options("many"), ["none"]);
    let person = person.answer("many", "other");
    assert_eq!(person.options("many"), ["other"]);
    let own = At { item: id("many"), part: Part::OwnWords };
    let person = person.splice(own.clone(), 0, "", "mine").take_back("many", "other");
    assert!(person.options("many").is_empty());
    let person = person.undo();
    assert_eq!(person.sheet().text(&own), "mine", "own words come back with their option");
    let one = person.answer("one", "more").answer("one", "less");
    assert_eq!(one.options("one"), ["less"]);
    one.refused(Change::Choose { at: at("plain"), option: id("not-sure"), on: true }, Refused::DoesNotFit);
}

#[test]
fn numbers_and_steps_stay_within_their_bounds() {
    let amount = |text: &str| Change::Set { at: at("count"), answer: Answer::Amount(Decimal::parse(text).unwrap()) };
    let rate = |item: &str, step: Step| Change::Rate { item: id(item), step: Some(step) };
    open_text(EVERYTHING)
        .change(amount("100"))
        .change(amount("0.5"))
        .refused(amount("100.1"), Refused::DoesNotFit)
        .refused(amount("-1"), Refused::DoesNotFit)
        .refused(amount("0.25"), Refused::DoesNotFit)
        .refused(rate("slide", Step::CannotSay), Refused::DoesNotFit)
        .change(rate("alone", Step::CannotSay))
        .refused(rate("r1", Step::Number(4)), Refused::DoesNotFit)
        .refused(rate("rate", Step::Number(2)), Refused::NoSuchPlace)
        .refused(rate("nothing", Step::Number(2)), Refused::NoSuchPlace)
        .refused(Change::Set { at: at("note"), answer: Answer::CannotSay }, Refused::NoSuchPlace);
}

/// Does what can be done, refusing the rest without a trace; gives how often something was done.
fn live_through(person: &mut Person, deeds: &[Deed]) -> usize {
    let mut done = 0;
    for deed in deeds {
        let before = all_of(person.sheet());
        let change = change_of(deed, person);
        let pause = i64::from(deed.kind % 3);
        person.wait(pause);
        let edit = Edit { by: person.by.clone(), when: person.now, change };
        match person.steps.apply(edit, None) {
            Ok(()) => done += 1,
            Err(_) => assert!(all_of(person.sheet()) == before, "a refused edit left a trace: {deed:?}"),
        }
    }
    done
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_gives_the_start_and_redoing_the_end(
        first in deeds(), hers in deeds(), shelf in any::<bool>(),
    ) {
        let begin = || if shelf { open("barriers-to-an-accepting-attitude") } else { open_text(EVERYTHING) };
        // The writer writes; then Anna comments in a history of her own; then the writer goes on.
        let mut person = begin();
        live_through(&mut person, &first);
        for by in [anna(), writer()] {
            person.by = by;
            let sheet = person.sheet().clone();
            person.steps = Steps::new(sheet);
            let start = all_of(person.sheet());
            live_through(&mut person, &hers);
            let end = all_of(person.sheet());
            let mut turns = 0;
            while person.steps.undo(person.now).is_some() {
                turns += 1;
            }
            prop_assert!(all_of(person.sheet()) == start, "undoing everything");
            for _ in 0..turns {
                prop_assert!(person.steps.redo(person.now).is_some());
            }
            prop_assert!(all_of(person.sheet()) == end, "redoing everything");
            prop_assert!(!person.steps.can_redo());
        }
    }

    #[test]
    fn two_at_one_keyboard_never_take_back_each_others_steps(deeds in deeds(), turns in prop::collection::vec(any::<bool>(), 40)) {
        let mut person = open_text(EVERYTHING);
        for (deed, hers) in deeds.iter().zip(turns.iter().cycle()) {
            let by = if *hers { anna() } else { writer() };
            person = person.hand_to(by);
            if deed.a == 11 {
                let (answers, review) = (person.sheet().content.answers.clone(), person.sheet().review.clone());
                person.steps.undo(person.now);
                if *hers {
                    for (item, entry) in answers.iter().filter(|(item, _)| **item != *"reviewer") {
                        prop_assert_eq!(&entry.answer, person.sheet().content.answers.get(item.as_str()));
                    }
                } else {
                    let ids = |comments: &[Comment]| comments.iter().map(|c| c.id.clone()).collect::<Vec<_>>();
                    prop_assert_eq!(ids(&review.comments), ids(&person.sheet().review.comments));
                }
            } else {
                live_through(&mut person, std::slice::from_ref(deed));
            }
        }
    }
}

#[test]
fn cells_and_second_layers_are_typed_by_word_too() {
    let place = cell("free", "opening-1", "what");
    let person = open_text(EVERYTHING).types(&place, "two words").types(&later_of("story"), "and more");
    let person = person.undo().undo();
    assert_eq!(person.sheet().text(&later_of("story")), "");
    let person = person.undo();
    assert_eq!(person.sheet().text(&place), "two ");
    let person = person.undo();
    assert!(person.sheet().content.answers.get("free").holds_nothing());
}
