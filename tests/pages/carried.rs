//! The worksheet inside a PDF: what is printed and nothing else, there and back.

use std::{fs, process::Command, sync::Arc};

use attune::{
    exchange::carried,
    page::{Copy, PageOptions, Pages, lay_out},
    print::{
        self, Fault,
        foreign::{self, Foreign},
    },
    worksheet::{Answer, At, Change, Outcome, Worksheet, file},
};
use lopdf::{Document, Object, Stream, dictionary};
use proptest::prelude::*;

use crate::{
    checks::words_alone,
    sheets::{Hand, barriers, context, everything, id, reviewed, validating},
};

fn outcome(hand: &Hand) -> Outcome {
    Outcome::of(&hand.sheet().template, &hand.sheet().content.answers)
}

/// The pages with what they carry.
pub fn pages(hand: &Hand, options: &PageOptions) -> Pages {
    let mut pages = lay_out(hand.sheet(), &outcome(hand), options);
    pages.attached = carried::attached(hand.sheet(), &outcome(hand), options);
    pages
}

pub fn pdf(hand: &Hand, options: &PageOptions) -> Arc<Vec<u8>> {
    print::prove_and_write(&pages(hand, options)).unwrap().pdf
}

fn back(pdf: &Arc<Vec<u8>>) -> Worksheet {
    file::read_bytes(&foreign::bring(Arc::clone(pdf), "").unwrap().worksheet).unwrap()
}

/// The words of a worksheet's answers, with the item.
fn words(sheet: &Worksheet) -> Vec<String> {
    fn of(answer: &Answer, all: &mut Vec<String>) {
        all.extend(answer.text().map(str::to_owned));
        all.extend(answer.own_words().map(str::to_owned));
        let cells = answer.rows().iter().flat_map(|row| row.cells.iter());
        cells.for_each(|(_, cell)| of(cell, all));
    }
    let mut all = Vec::new();
    sheet.content.answers.iter().for_each(|(_, entry)| of(&entry.answer, &mut all));
    all.extend(sheet.content.later.values().map(|later| later.text.clone()));
    all
}

#[test]
fn a_completed_pdf_opens_again_with_every_printed_answer() {
    for hand in [barriers(), validating(), context()] {
        let again = back(&pdf(&hand, &everything(Copy::Completed)));
        let own = &hand.sheet().content.answers;
        assert_eq!(again.template.texts.template, hand.sheet().template.texts.template);
        assert_eq!(again.content.answers.len(), own.len());
        for (id, entry) in own.iter() {
            assert_eq!(again.content.answers.get(id.as_str()), &entry.answer, "{id}");
        }
        // Printed again it is the same page, but for the code of its content.
        let text = |sheet: &Worksheet| {
            let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
            let pages = lay_out(sheet, &outcome, &everything(Copy::Completed));
            let blocks = pages.pages.into_iter().flat_map(|page| page.blocks);
            let read = blocks.filter(|block| block.role != attune::page::BlockRole::Artifact);
            read.map(|block| block.text).collect::<Vec<_>>()
        };
        assert_eq!(text(&again), text(hand.sheet()));
    }
}

#[test]
fn what_stays_home_is_not_in_the_file_either() {
    let hand = reviewed();
    let options = PageOptions { client_code: false, after_supervision: false, ..PageOptions::default() };
    let bytes = pdf(&hand, &options);
    let inside = String::from_utf8(foreign::bring(Arc::clone(&bytes), "").unwrap().worksheet).unwrap();
    let again = back(&bytes);
    let asked_first = ["A2", "R1", "R8", "H2"];
    assert!(asked_first.iter().all(|id| again.content.answers.get(id).is_unanswered()));
    assert!(!inside.contains("K-7Q4M"), "the client code");
    assert!(!inside.contains("looking after?"), "a comment");
    // Neither the hour nor the document's own id is on paper.
    assert!(!inside.contains("18:54") && !inside.contains("\"doc\""));
    assert_ne!(again.doc, hand.sheet().doc);
    // What is carried stands on the pages, word for word.
    let on_paper: String =
        pages(&hand, &options).pages.iter().flat_map(|page| &page.blocks).map(|block| block.text.as_str()).collect();
    let on_paper = words_alone(&on_paper);
    for words in words(&again) {
        assert!(on_paper.contains(&words_alone(&words)), "{} characters are not on the pages", words.len());
    }
}

#[test]
fn words_under_a_question_that_went_away_are_not_carried() {
    let mut hand = barriers();
    let off = |option: &str| Change::Choose { at: At::item(id("C2")), option: id(option), on: false };
    assert!(outcome(&hand).is_shown("C3"));
    hand.does(off("next"));
    assert!(!outcome(&hand).is_shown("C3") && !hand.sheet().content.answers.get("C3").is_unanswered());
    let inside = foreign::bring(pdf(&hand, &everything(Copy::Completed)), "").unwrap().worksheet;
    assert!(!String::from_utf8(inside).unwrap().contains("my helpfulness"));
}

#[test]
fn it_can_be_left_out_and_only_completed_copies_carry_it() {
    let hand = barriers();
    for options in [
        PageOptions { carries: false, ..PageOptions::default() },
        PageOptions { copy: Copy::Blank, ..PageOptions::default() },
        PageOptions { copy: Copy::Review, ..PageOptions::default() },
    ] {
        let bytes = pdf(&hand, &options);
        assert_eq!(foreign::bring(Arc::clone(&bytes), "").unwrap_err(), Foreign::NotOurs);
        let document = Document::load_mem(&bytes).unwrap();
        let catalog = document.catalog().unwrap();
        assert!(["AF", "Names", "PieceInfo"].iter().all(|key| !catalog.has(key.as_bytes())));
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    assert_eq!(pdf(&barriers(), &everything(Copy::Completed)), pdf(&barriers(), &everything(Copy::Completed)));
}

/// What the proof says to bytes that were changed after writing.
fn broken(change: impl FnOnce(&mut Document)) -> Fault {
    let pages = pages(&barriers(), &everything(Copy::Completed));
    let mut document = Document::load_mem(&print::write(&pages).unwrap()).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    print::proof(&pages, &Arc::new(bytes)).expect_err("the proof must fail").fault
}

fn embedded(document: &mut Document) -> &mut Stream {
    let mut streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    streams
        .find(|stream| stream.dict.get(b"Type").and_then(Object::as_name).is_ok_and(|n| n == b"EmbeddedFile"))
        .unwrap()
}

#[test]
fn the_proof_finds_a_file_that_is_gone_altered_or_one_too_many() {
    let gone = broken(|pdf| drop(pdf.catalog_mut().unwrap().remove(b"Names")));
    let altered = broken(|pdf| {
        let stream = embedded(pdf);
        let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
        stream.set_plain_content(text.replacen("shrug", "shrub", 1).into_bytes());
    });
    let renamed = broken(|pdf| {
        let names = pdf.catalog_mut().unwrap().get_mut(b"Names").and_then(Object::as_dict_mut).unwrap();
        let files = names.get_mut(b"EmbeddedFiles").and_then(Object::as_dict_mut).unwrap();
        files.get_mut(b"Names").and_then(Object::as_array_mut).unwrap()[0] = Object::string_literal("other.ron");
    });
    let twice = broken(|pdf| {
        let names = pdf.catalog_mut().unwrap().get_mut(b"Names").and_then(Object::as_dict_mut).unwrap();
        let files = names.get_mut(b"EmbeddedFiles").and_then(Object::as_dict_mut).unwrap();
        let list = files.get_mut(b"Names").and_then(Object::as_array_mut).unwrap();
        let more = list.clone();
        list.extend(more);
    });
    assert_eq!([gone, altered, renamed, twice], [Fault::Attached; 4]);
}

#[test]
fn another_program_may_write_the_file_anew() {
    let folder = tempfile::tempdir().unwrap();
    let from = folder.path().join("ours.pdf");
    fs::write(&from, &*pdf(&barriers(), &everything(Copy::Completed))).unwrap();
    for options in [&["--linearize"][..], &["--object-streams=disable", "--stream-data=preserve"], &["--qdf"]] {
        let to = folder.path().join("theirs.pdf");
        let done = Command::new("qpdf").args(options).arg(&from).arg(&to).status();
        assert!(done.expect("qpdf is needed (Debian package qpdf)").success());
        let again = back(&Arc::new(fs::read(&to).unwrap()));
        assert_eq!(again.content.answers.len(), barriers().sheet().content.answers.len(), "{options:?}");
    }
    let list = Command::new("pdfdetach").arg("-list").arg(&from).output().expect("pdfdetach (poppler-utils)");
    assert!(String::from_utf8_lossy(&list.stdout).contains("worksheet.ron"));
}

#[test]
fn what_is_not_ours_is_refused_politely() {
    let refused = |bytes: &[u8]| foreign::bring(Arc::new(bytes.to_vec()), "").unwrap_err();
    assert_eq!(refused(b""), Foreign::Unreadable);
    assert_eq!(refused(b"Worksheet(format: 1)"), Foreign::Unreadable);
    assert_eq!(refused(b"%PDF-1.7\nno more than that"), Foreign::Unreadable);
    assert_eq!(refused(&vec![0; foreign::MAX_BYTES + 1]), Foreign::Unreadable);
    let mut large = b"%PDF-1.7\n".to_vec();
    large.resize(foreign::MAX_BYTES + 1, b' ');
    assert_eq!(refused(&large), Foreign::TooMuch);
    let gone = changed(|pdf| drop(pdf.catalog_mut().unwrap().remove(b"Names")));
    assert_eq!(refused(&gone), Foreign::Damaged);
    for why in [Foreign::Unreadable, Foreign::TooMuch, Foreign::Locked, Foreign::NotOurs, Foreign::Damaged] {
        assert!(!why.to_string().is_empty() && !why.help().is_empty());
    }
}

fn changed(change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(&pdf(&barriers(), &everything(Copy::Completed))).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_file_that_unpacks_to_a_mountain_is_refused() {
    // 40 MB of nothing, in the place of the worksheet: less than the whole may be, more than one file.
    let one = changed(|pdf| {
        let stream = embedded(pdf);
        stream.set_plain_content(vec![0; 40 << 20]);
        stream.compress().unwrap();
    });
    assert!(one.len() < 1 << 20);
    assert_eq!(foreign::bring(Arc::new(one), "").unwrap_err(), Foreign::Damaged);
    let many = changed(|pdf| {
        for _ in 0..8 {
            let mut stream = Stream::new(dictionary! {}, vec![0; 40 << 20]);
            stream.compress().unwrap();
            let _id = pdf.add_object(stream);
        }
    });
    assert!(many.len() < 1 << 20);
    assert_eq!(foreign::bring(Arc::new(many), "").unwrap_err(), Foreign::TooMuch);
    // A reader does not mind a wrong checksum, nor what is packed twice.
    let packed = |bytes: &[u8]| {
        let mut stream = Stream::new(dictionary! {}, bytes.to_vec());
        stream.compress().unwrap();
        stream.content
    };
    let mut wrong = packed(&vec![0; 300 << 20]);
    *wrong.last_mut().unwrap() ^= 1;
    let headless = wrong[2..].to_vec();
    let twice = packed(&packed(&vec![0; 300 << 20]));
    assert!(twice.len() < 10_000);
    for (what, content) in [("checksum", wrong), ("head", headless), ("twice", twice)] {
        let one = changed(|pdf| {
            let _id = pdf.add_object(Stream::new(dictionary! { "Filter" => "FlateDecode" }, content.clone()));
        });
        assert_eq!(foreign::bring(Arc::new(one), "").err(), Some(Foreign::TooMuch), "{what}");
    }
    for (filter, written, length) in [
        ("LZWDecode", "LZWDecode", 200_000),
        ("LZWDecode", "L#5aWDecode", 200_000),
        ("LZW", "LZW", 200_000),
        ("RL", "RL", 5_000_000),
    ] {
        let old = changed(|pdf| {
            let _id = pdf.add_object(Stream::new(dictionary! { "Filter" => filter }, vec![0x80; length]));
        });
        // Names may be written with numbers for letters.
        let (filter, written) = (format!("/{filter}"), format!("/{written}"));
        let at = old.windows(filter.len()).position(|here| here == filter.as_bytes()).unwrap();
        let old = [&old[..at], written.as_bytes(), &old[at + filter.len()..]].concat();
        assert_eq!(foreign::bring(Arc::new(old), "").err(), Some(Foreign::TooMuch), "{written}");
    }
    let objects = changed(|pdf| {
        for number in 0..foreign::MAX_OBJECTS {
            let _id = pdf.add_object(Object::Integer(i64::try_from(number).unwrap()));
        }
    });
    assert_eq!(foreign::bring(Arc::new(objects), "").unwrap_err(), Foreign::TooMuch);
}

#[test]
fn parts_that_are_said_to_lie_in_one_another_are_not_unpacked_again_and_again() {
    // A block of nothing, many times; then one that holds what looks like the beginning of a part.
    let nothing = [0x00, 0x00, 0x00, 0xff, 0xff].repeat(200);
    let begin = [&[0x00, 0x09, 0x00, 0xf6, 0xff][..], b"stream\n\x78\x9c", &nothing].concat();
    let pdf = [b"%PDF-1.7\n".to_vec(), begin.repeat(8_000)].concat();
    let begun = std::time::Instant::now();
    assert_eq!(foreign::bring(Arc::new(pdf), "").unwrap_err(), Foreign::TooMuch);
    assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_stop_the_reader(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40), cut in any::<prop::sample::Index>(), plain in any::<bool>()) {
        let whole = if plain { changed(|_| {}) } else { pdf(&barriers(), &everything(Copy::Completed)).to_vec() };
        let mut bytes = whole.clone();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _either = foreign::bring(Arc::new(bytes), "");
        let mut torn = whole;
        torn.truncate(cut.index(torn.len()));
        let _either = foreign::bring(Arc::new(torn), "");
    }
}

#[test]
fn an_answer_never_stands_in_what_is_said_of_it() {
    let brought = foreign::bring(pdf(&barriers(), &everything(Copy::Completed)), "").unwrap();
    let attached = pages(&barriers(), &everything(Copy::Completed)).attached;
    let said = format!("{brought:?} {attached:?}");
    assert!(said.contains("bytes") && !said.contains("shrug"), "{said}");
}
