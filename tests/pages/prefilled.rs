//! Fillable PDFs whose fields hold what is answered already.

use std::sync::Arc;

use attune::{
    base::Id,
    exchange::{carried, filled},
    page::{Copy, Field, FieldKind, Mark, PageOptions, Pages, lay_out, prefilled},
    print::{self, foreign},
    template::shelf,
    worksheet::{Answer, Outcome, Worksheet, differences, file},
};

use crate::{
    chance::shelf::{Much, filled as filled_by_chance},
    checks::sound,
    fillable::fill,
    outside,
    sheets::{Hand, barriers, context, moment, validating},
};

fn options(sheet: &Worksheet) -> PageOptions {
    let ask_first = sheet.template.items().map(|(_, item)| item.id.clone()).collect();
    PageOptions { copy: Copy::Fillable, answered: true, ask_first, ..PageOptions::default() }
}

fn pages_with(sheet: &Worksheet, options: &PageOptions) -> Pages {
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let mut pages = lay_out(sheet, &outcome, options);
    pages.attached = carried::attached(sheet, &outcome, options);
    pages
}

fn pages(sheet: &Worksheet) -> Pages {
    pages_with(sheet, &options(sheet))
}

fn fields(pages: &Pages) -> impl Iterator<Item = &Field> {
    let marks = pages.pages.iter().flat_map(|page| &page.blocks).flat_map(|block| &block.marks);
    marks.filter_map(|mark| if let Mark::Field(field) = mark { Some(&**field) } else { None })
}

/// What was carried, and what came of it and the fields.
fn back(pdf: &Arc<Vec<u8>>) -> (Worksheet, filled::Filled) {
    let brought = foreign::bring(Arc::clone(pdf), "").unwrap();
    let sheet: Worksheet = file::read_bytes(&brought.worksheet).unwrap();
    let filled = filled::filled(sheet.clone(), &brought.fields.unwrap(), moment());
    (sheet, filled)
}

#[test]
fn what_comes_back_untouched_is_no_difference() {
    for hand in [barriers(), validating(), context()] {
        let pages = pages(hand.sheet());
        sound(&pages);
        let (sheet, filled) = back(&print::prove_and_write(&pages).unwrap().pdf);
        assert!(sheet.content.answers.iter().count() > 5, "{} carries its answers", sheet.template.id);
        assert_eq!((filled.taken, filled.left), (0, Vec::new()), "{}", sheet.template.id);
        assert_eq!(differences(&sheet, &filled.sheet), Vec::<Id>::new(), "{}", sheet.template.id);
    }
}

#[test]
fn every_worksheet_of_the_shelf_full_of_answers_is_proved_and_comes_back() {
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        for much in [Much::Full, Much::Overfull] {
            let sheet = filled_by_chance(&template, much);
            let pages = pages(&sheet);
            let pdf = print::prove_and_write(&pages).unwrap_or_else(|why| panic!("{}: {why:?}", shipped.id)).pdf;
            let (carried, filled) = back(&pdf);
            assert_eq!((filled.taken, filled.left), (0, Vec::new()), "{}", shipped.id);
            assert_eq!(differences(&carried, &filled.sheet), Vec::<Id>::new(), "{}", shipped.id);
        }
    }
}

#[test]
fn what_is_changed_emptied_or_ticked_off_comes_back_and_nothing_else_moves() {
    let hand = barriers();
    let pdf = print::prove_and_write(&pages(hand.sheet())).unwrap().pdf;
    let values = [("A1", "Other words."), ("A5", ""), ("A3/tense", "Off"), ("A8/1/next", "Something else")];
    let names: Vec<Field> = fields(&pages(hand.sheet())).cloned().collect();
    let there = |name: &str| names.iter().any(|field| field.name == name);
    let values: Vec<_> = values.into_iter().filter(|(name, _)| there(name)).collect();
    assert!(values.len() >= 3, "{values:?}");
    let (before, filled) = back(&fill(&pdf, &values));
    let after = &filled.sheet.content.answers;
    assert_eq!(after.get("A1").text(), Some("Other words."));
    assert!(after.get("A5").is_unanswered());
    assert_eq!(after.get("A3").picks().len() + 1, before.content.answers.get("A3").picks().len());
    let changed = differences(&before, &filled.sheet);
    assert_eq!(changed.len(), values.len(), "{changed:?}");
    assert_eq!(filled.left, []);
}

#[test]
fn rows_keep_their_ids_and_there_is_a_row_more_to_write_in() {
    let hand = barriers();
    let rows = hand.sheet().content.answers.get("A8").rows().len();
    assert!(rows > 0);
    let pages = pages(hand.sheet());
    assert!(
        fields(&pages).any(|field| field.name.starts_with(&format!("A8/{}/", rows + 1)) && field.value.is_none())
    );
    let name = format!("A8/{}/thought", rows + 1);
    let (before, filled) = back(&fill(&print::prove_and_write(&pages).unwrap().pdf, &[(&name, "One more")]));
    let ids = |answer: &Answer| answer.rows().iter().map(|row| row.id.clone()).collect::<Vec<_>>();
    let (before, after) = (ids(before.content.answers.get("A8")), ids(filled.sheet.content.answers.get("A8")));
    assert_eq!((after.len(), &after[..rows]), (rows + 1, before.as_slice()));
}

#[test]
fn what_stays_home_is_in_no_field_and_not_in_the_file() {
    let hand = barriers();
    let sheet = hand.sheet();
    let at_home = PageOptions { client_code: false, ask_first: std::collections::BTreeSet::new(), ..options(sheet) };
    let pages = pages_with(sheet, &at_home);
    assert!(fields(&pages).all(|field| field.value.as_deref() != Some("K-7Q4M")));
    assert!(fields(&pages).filter(|field| field.name == "A2").all(|field| field.value.is_none()));
    let inside = String::from_utf8(pages.attached.as_ref().unwrap().bytes.to_vec()).unwrap();
    assert!(!inside.contains("K-7Q4M") && !inside.contains("18:54"));
    let short = PageOptions { short_only: true, ..options(sheet) };
    let short = pages_with(sheet, &short);
    let carried = file::read(std::str::from_utf8(&short.attached.as_ref().unwrap().bytes).unwrap()).unwrap();
    let names: Vec<&str> = fields(&short).map(|field| field.name.as_str()).collect();
    for (id, _) in carried.content.answers.iter() {
        let is_there = |name: &&str| *name == id.as_str() || name.starts_with(&format!("{id}/"));
        assert!(names.iter().any(is_there), "{id} is carried and stands in no field");
    }
}

#[test]
fn other_programs_see_the_words_in_the_fields() {
    let mut hand = Hand::open("just-a-line");
    let words = "Zażółć gęślą jaźń — Ελπίδα, надежда, Größe";
    hand.writes("line", &format!("{words}\n\n\nAnd after empty lines."));
    let file = outside::file(&pages(hand.sheet()));
    let seen = file.text_in([0, 0, 596, 842]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(seen.contains(words) && seen.contains("And after empty lines."), "{seen}");
}

#[test]
fn a_box_grows_with_its_words_and_what_is_longer_than_a_page_is_told() {
    let mut hand = Hand::open("just-a-line");
    hand.writes("line", &"Some words in a row. ".repeat(60));
    let pages_of = pages(hand.sheet());
    assert_eq!(prefilled::cramped(&pages_of), Vec::<&str>::new());
    let high = |pages: &Pages| fields(pages).find(|field| field.name == "line").unwrap().rect.3;
    assert!(high(&pages_of) > high(&pages(Hand::open("just-a-line").sheet())));
    let mut long = Hand::open("just-a-line");
    long.writes("line", &"Some words in a row. ".repeat(900));
    let pages_of = pages(long.sheet());
    assert_eq!(prefilled::cramped(&pages_of).len(), 1);
    let (_, filled) = back(&print::prove_and_write(&pages_of).unwrap().pdf);
    assert_eq!((filled.taken, filled.left.len()), (0, 0), "all of it is in the file");
}

#[test]
fn letters_that_no_field_can_show_are_named_and_come_back_all_the_same() {
    let mut hand = Hand::open("just-a-line");
    hand.writes("line", "Warm 漢字 and 🙂 and سلام");
    let pages = pages(hand.sheet());
    assert!(pages.missing.iter().any(|missing| missing.letter == '漢'), "{:?}", pages.missing);
    let (_, filled) = back(&print::prove_and_write(&pages).unwrap().pdf);
    assert_eq!((filled.taken, filled.left.len()), (0, 0));
}

#[test]
fn the_proof_finds_words_and_ticks_that_are_not_seen() {
    let hand = barriers();
    let pages = pages(hand.sheet());
    let change = |change: &dyn Fn(&mut Field)| {
        let mut other = pages.clone();
        let marks = other.pages.iter_mut().flat_map(|page| &mut page.blocks).flat_map(|block| &mut block.marks);
        marks
            .filter_map(|mark| if let Mark::Field(field) = mark { Some(&mut **field) } else { None })
            .for_each(change);
        let bytes = Arc::new(print::write(&pages).unwrap());
        print::proof(&other, &bytes).expect_err("the proof must fail").fault
    };
    let words = change(&|field| {
        if field.name == "A1" {
            field.value = Some("Other words".to_owned());
        }
    });
    let tick = change(&|field| {
        if field.kind == FieldKind::Tick {
            field.value = None;
        }
    });
    assert_eq!([words, tick], [print::Fault::Fields; 2]);
}
