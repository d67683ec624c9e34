//! Tables: rows that open, come and go; cells that depend on cells of their row.

use attune::{
    base::{Day, Keyed},
    template::Kind,
    worksheet::{Answer, Change, Pick, Refused, Row, RowChange, may_add, row_ids},
};

use crate::{
    person::{Person, all_of, at, cell, id, open_text, other},
    sight::EVERYTHING,
};

fn rows(person: &Person, item: &str) -> Vec<String> {
    let found = person.sheet().template.item(item).unwrap();
    let Kind::Table(table) = &found.kind else { panic!("{item} is no table") };
    row_ids(table, person.sheet().content.answers.get(item)).iter().map(ToString::to_string).collect()
}

fn kept(person: &Person, item: &str) -> usize {
    person.sheet().content.answers.get(item).rows().len()
}

#[test]
fn a_table_opens_with_its_rows_and_keeps_none_of_them_until_something_is_written() {
    let person = open_text(EVERYTHING);
    assert_eq!(rows(&person, "free"), ["opening-1"]);
    assert_eq!(rows(&person, "two"), ["opening-1", "opening-2"]);
    assert_eq!(rows(&person, "fixed"), ["top", "middle", "end"]);
    let person = person.splice(cell("two", "opening-2", "text"), 0, "", "second first");
    assert_eq!((rows(&person, "two").len(), kept(&person, "two")), (2, 2));
    let person = person.splice(cell("two", "opening-2", "text"), 0, "second first", "");
    assert_eq!((rows(&person, "two").len(), kept(&person, "two")), (2, 0));
    assert!(person.sheet().content.answers.changed("two").is_none());
}

#[test]
fn an_added_row_is_there_though_nothing_is_written_anywhere() {
    let person = open_text(EVERYTHING).add_row("free", "r2");
    assert_eq!(rows(&person, "free"), ["opening-1", "r2"]);
    let person = person.add_row("free", "r3");
    let found = person.sheet().template.item("free").unwrap();
    let Kind::Table(table) = &found.kind else { panic!() };
    assert!(!may_add(table, person.sheet().content.answers.get("free")));
    let row = Row { id: id("r4"), cells: Keyed::new() };
    let add = Change::Row { item: id("free"), change: RowChange::Add { index: 3, row } };
    let person = person.refused(add, Refused::TooMany).undo().undo();
    assert_eq!(rows(&person, "free"), ["opening-1"]);
    assert_eq!(kept(&person, "free"), 0);
}

#[test]
fn rows_are_taken_out_and_moved_and_come_back_with_their_words() {
    let person = open_text(EVERYTHING)
        .splice(cell("free", "opening-1", "what"), 0, "", "first")
        .add_row("free", "r2")
        .splice(cell("free", "r2", "what"), 0, "", "second");
    let person = person.change(Change::Row { item: id("free"), change: RowChange::Move { row: id("r2"), to: 0 } });
    assert_eq!(rows(&person, "free"), ["r2", "opening-1"]);
    let person = person.change(Change::Row { item: id("free"), change: RowChange::Remove(id("opening-1")) });
    assert_eq!(rows(&person, "free"), ["r2"]);
    let person = person.change(Change::Row { item: id("free"), change: RowChange::Remove(id("r2")) });
    assert_eq!(rows(&person, "free"), ["opening-1"], "there is always a row to write into");
    let person = person.undo().undo().undo();
    assert_eq!(rows(&person, "free"), ["opening-1", "r2"]);
    assert_eq!(person.sheet().text(&cell("free", "opening-1", "what")), "first");
}

#[test]
fn a_tick_that_answers_the_whole_table_gives_way_to_a_row_and_comes_back() {
    let person = open_text(EVERYTHING).set(at("free"), Answer::Nothing);
    let person = person.splice(cell("free", "opening-1", "what"), 0, "", "after all");
    assert_eq!(kept(&person, "free"), 1);
    let person = person.undo();
    assert_eq!(*person.sheet().content.answers.get("free"), Answer::Nothing);
    let choice = Change::Choose { at: cell("free", "opening-1", "which"), option: id("x"), on: true };
    let person = person.change(choice).undo();
    assert_eq!(*person.sheet().content.answers.get("free"), Answer::Nothing);
}

#[test]
fn cells_open_by_other_cells_of_their_row_and_keep_their_words_when_they_close() {
    let choose =
        |row: &str, option: &str| Change::Choose { at: cell("fixed", row, "so"), option: id(option), on: true };
    let person = open_text(EVERYTHING);
    let closed =
        |person: &Person, row: &str, column: &str| !person.outcome().cell_open(&id("fixed"), &id(row), &id(column));
    assert!(closed(&person, "top", "how") && closed(&person, "top", "deep") && !closed(&person, "top", "so"));
    let person = person.change(choose("top", "yes"));
    assert!(!closed(&person, "top", "how") && closed(&person, "middle", "how"));
    let person = person.splice(cell("fixed", "top", "how"), 0, "", "like this");
    assert!(!closed(&person, "top", "deep"));
    let person = person.change(choose("top", "no"));
    assert!(closed(&person, "top", "how") && closed(&person, "top", "deep"), "a closed cell counts as unanswered");
    assert_eq!(person.sheet().text(&cell("fixed", "top", "how")), "like this");
    let person = person.change(choose("top", "perhaps"));
    assert!(!closed(&person, "top", "deep"));
}

#[test]
fn questions_after_a_table_follow_its_rows() {
    let choose =
        |row: &str, option: &str| Change::Choose { at: cell("fixed", row, "so"), option: id(option), on: true };
    let person = open_text(EVERYTHING).change(choose("end", "yes"));
    assert!(!person.shown("after") && !person.shown("enough"));
    let person = person.change(choose("top", "perhaps"));
    assert!(person.shown("after") && person.shown("enough"));
    let person = person.change(Change::Choose { at: cell("fixed", "end", "so"), option: id("yes"), on: false });
    assert!(person.shown("after") && !person.shown("enough"));
    // Given rows are kept in the order of the sheet, whatever came first.
    let person = person.undo();
    let order: Vec<String> =
        person.sheet().content.answers.get("fixed").rows().iter().map(|row| row.id.to_string()).collect();
    assert_eq!(order, ["top", "end"]);
}

#[test]
fn cells_take_only_what_their_column_asks_for() {
    let day = Answer::Day(Day::parse("2026-12-01").unwrap());
    open_text(EVERYTHING)
        .set(cell("free", "opening-1", "when"), day.clone())
        .set(cell("free", "opening-1", "which"), other("my own"))
        .splice(cell("free", "opening-1", "which"), 3, "own", "words")
        .refused(Change::Set { at: cell("free", "opening-1", "what"), answer: day.clone() }, Refused::DoesNotFit)
        .refused(Change::Set { at: cell("free", "nowhere", "when"), answer: day.clone() }, Refused::NoSuchPlace)
        .refused(Change::Set { at: cell("free", "opening-1", "nothing"), answer: day.clone() }, Refused::NoSuchPlace)
        .refused(Change::Set { at: cell("story", "opening-1", "when"), answer: day }, Refused::NoSuchPlace)
        .refused(
            Change::Set { at: cell("fixed", "top", "so"), answer: Answer::One(Pick::Id(id("maybe"))) },
            Refused::DoesNotFit,
        );
}

#[test]
fn two_rows_never_have_one_id_and_given_rows_cannot_be_added() {
    let row = |name: &str| Row { id: id(name), cells: Keyed::new() };
    let twice = Answer::Rows(vec![row("x"), row("x")]);
    let before = all_of(open_text(EVERYTHING).sheet());
    let person = open_text(EVERYTHING)
        .refused(Change::Set { at: at("free"), answer: twice }, Refused::DoesNotFit)
        .refused(
            Change::Row { item: id("fixed"), change: RowChange::Add { index: 0, row: row("new") } },
            Refused::DoesNotFit,
        )
        .refused(
            Change::Row { item: id("free"), change: RowChange::Add { index: 1, row: row("opening-1") } },
            Refused::DoesNotFit,
        )
        .refused(
            Change::Row { item: id("free"), change: RowChange::Add { index: 2, row: row("r") } },
            Refused::NoSuchPlace,
        );
    assert!(all_of(person.sheet()) == before);
}
