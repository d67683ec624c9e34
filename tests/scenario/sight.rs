//! What is shown, what *Finish* asks for, and words under questions that went away.

use attune::worksheet::{
    Answer, Change, Progress, Way, asked_open, dots, drop_kept, first_words, folded, folded_text, kept_in,
    kept_words, needs_look_again, progress,
};

use crate::person::{Person, at, cell, id, open, open_text};

pub const EVERYTHING: &str = include_str!("everything.ron");

fn words(ids: &[attune::base::Id]) -> Vec<&str> {
    ids.iter().map(attune::base::Id::as_str).collect()
}

fn open_items(person: &Person, way: Way) -> Vec<String> {
    asked_open(person.sheet(), &person.outcome(), way).iter().map(ToString::to_string).collect()
}

#[test]
fn a_new_worksheet_has_the_day_filled_in_and_takes_the_short_way_if_there_is_one() {
    let person = open("validating-style");
    assert_eq!(*person.sheet().content.answers.get("H1"), Answer::Day(crate::person::start().day()));
    assert_eq!(person.sheet().content.answers.len(), 1);
    assert_eq!(person.sheet().content.way, Way::Short);
    assert_eq!(open("just-a-line").sheet().content.way, Way::Whole);
}

#[test]
fn a_hidden_answer_is_kept_counts_for_nothing_and_comes_back() {
    let person =
        open("barriers-to-an-accepting-attitude").answer("A4", ["echo", "value"]).answer("A6", "an old song");
    let person = person.take_back("A4", "echo");
    assert!(!person.shown("A6"));
    assert_eq!(person.text("A6"), "an old song");
    let kept = kept_words(person.sheet(), &person.outcome());
    assert_eq!(words(&kept), ["A6"]);
    let person = person.answer("A4", "echo");
    assert!(person.shown("A6"));
    assert!(kept_words(person.sheet(), &person.outcome()).is_empty());
}

#[test]
fn deleting_kept_words_can_be_undone() {
    let person = open_text(EVERYTHING).answer("one", "more").answer("hidden", "all of it").answer("one", "less");
    assert_eq!(words(&kept_words(person.sheet(), &person.outcome())), ["hidden"]);
    let person = person.set(at("hidden"), Answer::Unanswered);
    assert!(kept_words(person.sheet(), &person.outcome()).is_empty());
    assert_eq!(person.undo().text("hidden"), "all of it");
}

#[test]
fn what_is_hidden_counts_as_unanswered_for_others_too() {
    let chain = r#"Template(id: "chain", version: "1.0.0", language: "en", title: "Chain", minutes: 1, sections: [
        Section(title: "All", items: {
            "a": YesNo(ask: "A?"),
            "b": YesNo(ask: "B?", show_if: Chosen("a", ["yes"])),
            "c": YesNo(ask: "C?", show_if: Chosen("b", ["yes"])),
            "d": LongText(ask: "D?", show_if: Not(Visible("c"))),
        }),
        Section(title: "Only then", show_if: Any([Chosen("c", ["yes"]), Chosen("c", ["no"])]), items: { "e": ShortText(ask: "E?") }),
    ])"#;
    let person = open_text(chain).answer("a", "yes").answer("b", "yes").answer("c", "no");
    assert!(person.shown("c") && person.shown("e") && !person.shown("d"));
    let person = person.answer("a", "no");
    assert!(!person.shown("b") && !person.shown("c") && !person.shown("e") && person.shown("d"));
    assert_eq!(person.options("c"), ["no"], "kept though hidden");
    assert!(!person.outcome().sections.contains(&1));
    let person = person.answer("a", "yes");
    assert!(person.shown("e"));
}

#[test]
fn numbers_count_asking_items_and_stay_when_one_is_hidden() {
    let person = open("barriers-to-an-accepting-attitude");
    let numbers = person.outcome().numbers;
    assert_eq!(numbers.get("H1"), Some(&1));
    assert_eq!(numbers.get("H2"), Some(&2));
    assert_eq!(numbers.get("A1"), Some(&3));
    assert!(!person.shown("A5") && numbers.contains_key("A5"));
    assert!(!numbers.contains_key("privacy"), "information has no number");
    let mut all: Vec<usize> = numbers.values().copied().collect();
    all.sort_unstable();
    assert_eq!(all, (1..=numbers.len()).collect::<Vec<_>>());
    let after = person.answer("A4", "belief").outcome().numbers;
    assert_eq!(after, numbers);
}

#[test]
fn wordings_follow_their_choice_and_fall_back_when_it_is_open() {
    let person = open("validating-style");
    assert_eq!(person.outcome().asks.get("V2"), None, "the words of the template stand");
    let lately = person.answer("V1", "lately");
    let outcome = lately.outcome();
    assert!(outcome.asks["V2"].starts_with("What do clients bring lately"));
    assert!(outcome.statements["S6"].contains("feelings"));
    assert_eq!(outcome.ends["S"].0, "Not true of me lately");
    assert!(outcome.titles.values().any(|title| title == "How I have been responding"));
    assert!(!lately.shown("H2"));
}

#[test]
fn finish_asks_only_for_what_is_required_shown_and_in_the_way() {
    let person = open_text(EVERYTHING);
    assert_eq!(open_items(&person, Way::Short), ["name"]);
    assert_eq!(open_items(&person, Way::Whole), ["name", "free"]);
    let person = person.set(at("name"), Answer::Nothing);
    assert_eq!(open_items(&person, Way::Short), [""; 0], "nothing for now is an answer");
    let person = person.set(at("day"), Answer::Unanswered);
    assert_eq!(open_items(&person, Way::Short), ["day"]);
}

#[test]
fn a_required_table_needs_its_rows_or_its_tick() {
    let person = open_text(EVERYTHING).splice(cell("free", "opening-1", "what"), 0, "", "first");
    assert_eq!(open_items(&person, Way::Whole), ["name", "free"]);
    let person = person.add_row("free", "r2");
    assert_eq!(open_items(&person, Way::Whole), ["name", "free"], "an empty row is no answer");
    let person = person.change(Change::Choose { at: cell("free", "r2", "which"), option: id("x"), on: true });
    assert_eq!(open_items(&person, Way::Whole), ["name"]);
    let ticked = open_text(EVERYTHING).set(at("free"), Answer::Nothing);
    assert_eq!(open_items(&ticked, Way::Whole), ["name"]);
}

#[test]
fn progress_is_draft_short_or_whole() {
    let now = |person: &Person| progress(person.sheet(), &person.outcome());
    let person = open_text(EVERYTHING);
    assert_eq!(now(&person), Progress::Draft);
    let person = person.answer("name", "a name");
    assert_eq!(now(&person), Progress::Short);
    let person = person.change(Change::Way(Way::Whole));
    assert_eq!(now(&person), Progress::Short, "the short way is done, the whole one not");
    let person = person.set(at("free"), Answer::Nothing);
    assert_eq!(now(&person), Progress::Whole);
}

#[test]
fn dots_stand_at_shown_questions_only_and_know_the_way() {
    let person = open_text(EVERYTHING).answer("story", "once").answer("r2", 3);
    let list = |section: usize| -> Vec<(String, bool, bool)> {
        let dots = dots(person.sheet(), &person.outcome(), section);
        dots.iter().map(|dot| (dot.item.to_string(), dot.answered, dot.in_way)).collect()
    };
    assert_eq!(list(1), [("name".into(), false, true), ("story".into(), true, false)]);
    let numbers = list(3);
    assert_eq!(numbers.len(), 6);
    assert!(numbers.iter().any(|(item, answered, _)| item == "rate" && *answered));
    assert_eq!(list(5), [("reviewer".into(), false, false)], "information has no dot");
}

#[test]
fn first_words_are_the_writers_own_and_the_search_folds_case_and_accents() {
    let person = open_text(EVERYTHING).answer("code", "K-7Q4M").answer("story", "  Café Ødegård, straße ");
    assert_eq!(first_words(person.sheet(), &person.outcome()), "Café Ødegård, straße");
    let text = folded_text(person.sheet());
    for sought in ["cafe", "ODEGARD", "strasse", "k-7q4m", "Everything"] {
        assert!(text.contains(&folded(sought)), "{sought}");
    }
    let long = open_text(EVERYTHING).answer("story", "Größe ".repeat(400).as_str());
    let shown = first_words(long.sheet(), &long.outcome());
    assert!(shown.starts_with("Größe ") && shown.chars().count() == 280, "what a card shows, and no more: {shown}");
    // Words under a question that went away are the person's own words still.
    let person = person.answer("one", "more").answer("hidden", "Secret").answer("one", "less");
    assert!(folded_text(person.sheet()).contains("secret"));
    assert_eq!(first_words(person.sheet(), &person.outcome()), "Café Ødegård, straße");
}

#[test]
fn changing_what_others_depend_on_asks_to_look_again() {
    let to = |option: &str| Change::Choose { at: at("V1"), option: id(option), on: true };
    let person = open("validating-style").answer("V1", "session");
    assert_eq!(needs_look_again(person.sheet(), &to("lately")), None, "nothing depends on it yet");
    let person = person.answer("S1", 4);
    assert_eq!(needs_look_again(person.sheet(), &to("lately")), Some(id("V1")));
    assert_eq!(needs_look_again(person.sheet(), &to("session")), None, "it stays as it is");
    let first = open("validating-style").answer("S1", 4);
    assert_eq!(needs_look_again(first.sheet(), &to("lately")), None, "it was not answered before");
}

#[test]
fn a_cell_that_closed_is_told_when_the_sheet_is_finished_and_deleted_alone() {
    let choose = |column: &str, option: &str| Change::Choose {
        at: cell("D3", "country", column),
        option: id(option),
        on: true,
    };
    let person = open("context-and-differences").change(choose("shaped", "yes"));
    let person = person.change(choose("compared", "different")).change(choose("source", "read"));
    assert!(kept_words(person.sheet(), &person.outcome()).is_empty());
    let person = person.change(choose("shaped", "no"));
    assert_eq!(words(&kept_words(person.sheet(), &person.outcome())), ["D3"]);
    let template = person.sheet().template.clone();
    let item = template.item("D3").unwrap();
    let kept = kept_in(person.sheet(), &person.outcome(), item);
    assert_eq!(kept.rows()[0].cells.len(), 2, "the two that closed");
    let before = person.sheet().content.answers.get("D3").clone();
    let drop = drop_kept(person.sheet(), &person.outcome(), item);
    let person = person.change(drop);
    let left = person.sheet().content.answers.get("D3").rows();
    assert_eq!(left[0].cells.keys().map(|id| id.as_str()).collect::<Vec<_>>(), ["shaped"]);
    assert!(kept_words(person.sheet(), &person.outcome()).is_empty());
    assert_eq!(*person.undo().sheet().content.answers.get("D3"), before);
}
