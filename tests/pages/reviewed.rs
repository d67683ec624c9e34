//! A review copy with boxes: answered in any viewer, it comes back as comments.

use std::sync::Arc;

use attune::{
    base::{Id, Moment},
    exchange::{
        carried,
        reviewed::{Choice, Reviewed, reviewed},
    },
    page::{Copy, Field, FieldKind, Mark, PageOptions, Pages},
    print::{foreign, prove_and_write},
    worksheet::{Anchor, Author, Edit, Mark as SheetMark, Outcome, Side, State, Worksheet, apply, file},
};
use lopdf::{Document, Object, StringFormat};

use crate::{
    checks::sound,
    sheets::{self, Hand, everything, moment},
};

fn options() -> PageOptions {
    PageOptions { boxes: true, ..everything(Copy::Review) }
}

fn copy(hand: &Hand) -> Pages {
    let sheet = hand.sheet();
    let mut pages = hand.pages(&options());
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    pages.attached = carried::attached(sheet, &outcome, &options());
    pages
}

fn fields(pages: &Pages) -> Vec<Field> {
    let marks = pages.pages.iter().flat_map(|page| &page.blocks).flat_map(|block| &block.marks);
    let fields = marks.filter_map(|mark| match mark {
        Mark::Field(field) => Some((**field).clone()),
        _ => None,
    });
    fields.collect()
}

/// The same PDF as another program saves it, with words in these fields.
fn filled(pdf: &[u8], words: &[(&str, &str)]) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).unwrap();
    let named = |object: &Object| {
        let name = object.as_dict().ok()?.get(b"T").ok()?.as_str().ok()?;
        words.iter().find(|(wanted, _)| wanted.as_bytes() == name).map(|(_, words)| (*words).to_owned())
    };
    let found: Vec<_> = document.objects.iter().filter_map(|(id, object)| Some((*id, named(object)?))).collect();
    assert_eq!(found.len(), words.len(), "every field is there");
    for (id, words) in found {
        let field = document.get_dictionary_mut(id).unwrap();
        let is_choice = field.get(b"FT").is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Btn"));
        let value = if is_choice {
            Object::Name(words.into_bytes())
        } else {
            let units = words.encode_utf16().flat_map(u16::to_be_bytes);
            Object::String([0xFE, 0xFF].into_iter().chain(units).collect(), StringFormat::Hexadecimal)
        };
        field.set("V", value);
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn beside_each_answer_stands_a_box_and_the_whole_is_proved() {
    let pages = copy(&sheets::barriers());
    sound(&pages);
    let all = fields(&pages);
    let beside: Vec<&Field> = all.iter().filter(|field| field.name.starts_with("~on/")).collect();
    assert!(beside.len() >= 5, "{} boxes", beside.len());
    assert!(beside.iter().all(|field| field.rect.3.mm().0 >= 12.0), "a box has room for a sentence");
    assert_eq!(all.iter().filter(|field| matches!(field.kind, FieldKind::OneOf(..))).count(), 2);
    for name in ["~whole", "~by"] {
        assert_eq!(all.iter().filter(|field| field.name == name).count(), 1, "{name}");
    }
    let (_, height) = pages.paper.size();
    for page in &pages.pages {
        for mark in page.blocks.iter().flat_map(|block| &block.marks) {
            if let Mark::Field(field) = mark {
                assert!((field.rect.1 + field.rect.3).0 < height.0 - 40.0, "{} reaches into the foot", field.name);
            }
        }
    }
    prove_and_write(&pages).unwrap();
}

#[test]
fn what_a_supervisor_writes_comes_back_as_comments_and_only_once() {
    let hand = sheets::barriers();
    let pdf = prove_and_write(&copy(&hand)).unwrap().pdf;
    let words = [
        ("~on/A1", "I would stay with this – zostań przy tym."),
        ("~whole", "Thank you for this sheet."),
        ("~choice", "talk"),
        ("~by", "  Anna   Nowak "),
    ];
    let brought = foreign::bring(Arc::new(filled(&pdf, &words)), "").unwrap();
    let carried_sheet = file::read_bytes(&brought.worksheet).unwrap();
    let is_origin = carried::origin(&carried_sheet);
    assert!(is_origin(&hand.sheet().doc), "it is known again");
    assert!(is_origin(&carried_sheet.doc), "so is what stands in for it");
    assert!(!is_origin(&Id::known("another")));
    let came = reviewed(&carried_sheet, &brought.fields.unwrap()).unwrap();
    assert_eq!((came.by.as_str(), came.choice), ("Anna Nowak", Some(Choice::Talk)));

    let mut sheet = hand.sheet().clone();
    let before = sheet.content.clone();
    assert_eq!(came.into_sheet(&mut sheet, moment()), 2);
    let comments = &sheet.review.comments;
    let on = |anchor: &Anchor| comments.iter().find(|comment| comment.anchor == *anchor).unwrap();
    assert_eq!(on(&Anchor::Item(Id::known("A1"))).text, words[0].1);
    assert_eq!(on(&Anchor::Sheet).text, words[1].1);
    assert!(comments.iter().all(|comment| comment.by.side == Side::Reviewer && comment.by.name == "Anna Nowak"));
    assert!(
        sheet.review.marks.iter().any(|mark| matches!(mark, SheetMark::LetUsTalk { by, .. } if by == "Anna Nowak"))
    );
    assert!(matches!(&sheet.review.state, State::Back { by, .. } if by == "Anna Nowak"));
    assert_eq!(sheet.content, before, "no answer is touched");

    let once = sheet.clone();
    assert_eq!(came.into_sheet(&mut sheet, moment()), 0);
    assert_eq!(sheet.review, once.review, "the same paper twice changes nothing");
}

#[test]
fn a_fillable_sheet_is_no_review_copy() {
    let hand = Hand::open("just-a-line");
    assert!(reviewed(hand.sheet(), &[("line".to_owned(), "words".to_owned())]).is_none());
}

#[test]
fn comments_without_a_choice_are_an_answer_as_well_and_a_second_round_is_asked_anew() {
    let anna = Author { name: "Anna".to_owned(), side: Side::Reviewer };
    let came = |comments: &[&str], choice| Reviewed {
        by: anna.name.clone(),
        comments: comments.iter().map(|words| (None, (*words).to_owned())).collect(),
        choice,
    };
    let secs = |hour: i8| Moment::new(moment().day(), hour, 0, 0, 0).unwrap();
    let share = |sheet: &mut Worksheet, hour| {
        let by = Author { name: String::new(), side: Side::Writer };
        let change = attune::worksheet::share("Anna", secs(hour));
        apply(sheet, &Edit { by, when: secs(hour), change }).unwrap();
    };
    let mut sheet = sheets::barriers().sheet().clone();
    share(&mut sheet, 8);
    let first = came(&["Stay with it."], Some(Choice::Read));
    assert_eq!(came(&["Stay with it."], None).into_sheet(&mut sheet, secs(9)), 1);
    assert!(matches!(&sheet.review.state, State::Back { by, .. } if by == "Anna"), "no choice, and still an answer");
    assert_eq!(first.into_sheet(&mut sheet, secs(10)), 0);
    assert_eq!(sheet.review.said().len(), 1, "the choice alone comes after it");

    // Given once more: the same thanks count anew, the same paper does not.
    share(&mut sheet, 11);
    assert!(sheet.review.said().is_empty());
    let shared = sheet.review.clone();
    assert_eq!(first.into_sheet(&mut sheet, secs(12)), 0);
    assert_eq!(sheet.review, shared, "it is the paper of the round before");
    assert_eq!(came(&["And now?"], Some(Choice::Read)).into_sheet(&mut sheet, secs(13)), 1);
    assert!(matches!(&sheet.review.state, State::Back { by, .. } if by == "Anna"));
    assert_eq!((sheet.review.said().len(), sheet.review.marks.len()), (1, 2));
}
