//! Every way to break a page fails its proof.
//!
//! Three kinds of break: bytes of other pages than the ones proved (the
//! writer left something out), a layout that is wrong in itself (letters over
//! letters), and bytes that were changed after writing.

use std::sync::Arc;

use attune::{
    base::{Id, Pt},
    faces::Face,
    page::{Block, BlockRole, GlyphRun, Mark, Pages},
    print::{self, Fault, NotProved, ProofFailure},
};
use lopdf::{Document, Object, ObjectId};

use crate::made::{LEFT, Maker, Setter};

/// Two pages with everything that a page can have.
fn sample() -> Pages {
    let mut maker = Maker::new("Validating Style");
    maker.heading("Just after").question("what", "What happened?");
    maker.answer("what", "She looked away, and I went on too fast.\n\nThen a naïve question: “Ποιος; Кто?”");
    maker.push(ticked("choice", 300.0));
    maker.next_page();
    maker
        .heading("Later")
        .answer("later", "Three quiet words more, and so on over this line and on to the next one below it.");
    maker.finish()
}

/// A tick box, its tick, a line, a bar, a dot and an option.
fn ticked(item: &str, y: f32) -> Block {
    let at = |x: f32, y: f32| (Pt(x), Pt(y));
    let mut run = Setter::new(Face::Serif).run("Reflecting what she said", 10.5, LEFT + 16.0, y + 8.0);
    run.hyphenated = false;
    Block {
        role: BlockRole::Answer,
        item: Some(Id::known(item)),
        text: "Reflecting what she said".to_owned(),
        marks: vec![
            Mark::Frame { rect: (Pt(LEFT), Pt(y), Pt(10.2), Pt(10.2)), radius: Pt(1.7), width: Pt(0.6) },
            Mark::Path {
                points: vec![at(LEFT + 2.0, y + 5.5), at(LEFT + 4.3, y + 7.8), at(LEFT + 8.6, y + 2.0)],
                width: Pt(1.1),
            },
            Mark::Line { from: at(LEFT, y + 40.0), to: at(LEFT + 200.0, y + 40.0), width: Pt(0.4), round: false },
            Mark::Fill { rect: (Pt(LEFT), Pt(y + 50.0), Pt(60.0), Pt(5.0)) },
            Mark::Circle { centre: at(LEFT + 5.0, y + 70.0), radius: Pt(4.5), width: None },
            Mark::Circle { centre: at(LEFT + 25.0, y + 70.0), radius: Pt(2.5), width: Some(Pt(0.4)) },
            Mark::Glyphs(run),
        ],
        ..Block::default()
    }
}

fn written(pages: &Pages) -> Arc<Vec<u8>> {
    Arc::new(print::write(pages).unwrap())
}

/// What the proof of `pages` says to the bytes of what `change` makes of them.
fn left_out(change: impl FnOnce(&mut Pages)) -> ProofFailure {
    let pages = sample();
    let mut broken = pages.clone();
    change(&mut broken);
    assert_ne!(pages, broken, "the page is to be broken");
    print::proof(&pages, &written(&broken)).expect_err("the proof must fail")
}

/// What the proof says to a layout that is wrong in itself.
fn laid_out_wrong(change: impl FnOnce(&mut Pages)) -> Fault {
    let mut pages = sample();
    change(&mut pages);
    match print::prove_and_write(&pages) {
        Err(NotProved::Proof(failure)) => failure.fault,
        other => panic!("the proof must fail, and said {other:?}"),
    }
}

/// What the proof says to bytes that were changed after writing.
fn changed_after(change: impl FnOnce(&mut Document)) -> Fault {
    let pages = sample();
    let mut document = Document::load_mem(&written(&pages)).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    print::proof(&pages, &Arc::new(bytes)).expect_err("the proof must fail").fault
}

/// Changes the content stream of the first page.
fn content(document: &mut Document, change: impl FnOnce(String) -> String) {
    let page = document.get_pages()[&1];
    let old = document.get_page_content(page);
    // The stream holds codes as well as words: one byte, one character.
    let text: String = old.iter().map(|byte| char::from(*byte)).collect();
    let new = change(text.clone());
    assert_ne!(text, new, "the stream is to be changed");
    let bytes = new.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    document.change_page_content(page, bytes).unwrap();
}

fn run_of<'p>(pages: &'p mut Pages, item: &str) -> &'p mut GlyphRun {
    let blocks = pages.pages.iter_mut().flat_map(|page| &mut page.blocks);
    let answer = blocks.filter(|b| b.role == BlockRole::Answer).find(|b| b.item == Some(Id::known(item))).unwrap();
    let run = answer.marks.iter_mut().find_map(|mark| if let Mark::Glyphs(run) = mark { Some(run) } else { None });
    run.unwrap()
}

fn at_item(failure: &ProofFailure) -> &str {
    failure.item.as_ref().map_or("", |item| item.as_str())
}

#[test]
fn an_unbroken_page_is_proved() {
    let proved = print::prove_and_write(&sample()).unwrap();
    assert_eq!(proved.pages, 2);
    assert!(proved.glyphs > 150);
}

#[test]
fn a_run_left_out_is_found() {
    let failure = left_out(|pages| {
        let block = pages.pages[0].blocks.iter_mut().find(|b| b.role == BlockRole::Answer).unwrap();
        block.marks.pop();
    });
    assert_eq!((failure.page, at_item(&failure)), (Some(1), "what"));
    assert!(matches!(failure.fault, Fault::Words { after: 32 }), "{failure:?}");
}

#[test]
fn a_cut_text_is_found() {
    let failure = left_out(|pages| {
        let run = run_of(pages, "later");
        run.glyphs.truncate(11);
        run.text.truncate(11);
    });
    assert_eq!((failure.page, at_item(&failure)), (Some(2), "later"));
    assert!(matches!(failure.fault, Fault::Words { .. }), "{failure:?}");
}

#[test]
fn swapped_blocks_are_found() {
    let failure = left_out(|pages| pages.pages[0].blocks.swap(2, 3));
    assert!(matches!(failure.fault, Fault::Words { after: 0 }), "{failure:?}");
}

#[test]
fn words_twice_are_found() {
    let failure = left_out(|pages| {
        let twice = pages.pages[1].blocks[1].clone();
        pages.pages[1].blocks.insert(2, twice);
    });
    assert_eq!(failure.fault, Fault::ExtraWords);
}

#[test]
fn a_footer_with_another_number_is_found() {
    let failure = left_out(|pages| {
        let footer = pages.pages[0].blocks.last_mut().unwrap();
        footer.text = "Page 2 of 2".to_owned();
        footer.marks = vec![Mark::Glyphs(Setter::new(Face::Sans).run("Page 2 of 2", 8.0, 470.0, 814.0))];
    });
    assert!(matches!(failure.fault, Fault::Words { after: 4 }), "{failure:?}");
}

#[test]
fn words_run_together_are_found() {
    let failure = left_out(|pages| {
        let run = run_of(pages, "later");
        let quiet = Setter::new(Face::Serif).run(
            "Threequiet words more, and so on over this line and on to the ",
            10.5,
            run.x.0,
            run.baseline.0,
        );
        *run = quiet;
    });
    assert!(matches!(failure.fault, Fault::Spacing { after: 5 }), "{failure:?}");
}

#[test]
fn a_shifted_run_is_found() {
    let failure = left_out(|pages| run_of(pages, "later").x += Pt(3.0));
    assert_eq!(failure.fault, Fault::Misplaced);
}

#[test]
fn a_shrunk_run_is_found() {
    let failure = left_out(|pages| {
        let run = run_of(pages, "later");
        run.size = Pt(run.size.0 * 0.98);
    });
    assert_eq!(failure.fault, Fault::Misplaced);
}

#[test]
fn a_missing_tick_and_a_moved_one_are_found() {
    let tick = |pages: &mut Pages, change: &dyn Fn(&mut Vec<Mark>)| {
        let block = pages.pages[0].blocks.iter_mut().find(|b| b.item == Some(Id::known("choice"))).unwrap();
        change(&mut block.marks);
    };
    let missing = left_out(|pages| tick(pages, &|marks| drop(marks.remove(1))));
    let moved = left_out(|pages| {
        tick(pages, &|marks| {
            if let Mark::Path { points, .. } = &mut marks[1] {
                points[0].1 += Pt(1.0);
                points[1].1 += Pt(1.0);
            }
        });
    });
    let thin = left_out(|pages| {
        tick(pages, &|marks| {
            if let Mark::Line { width, .. } = &mut marks[2] {
                *width = Pt(0.1);
            }
        });
    });
    assert_eq!([missing.fault, moved.fault, thin.fault], [Fault::Shapes; 3]);
    assert_eq!(at_item(&missing), "choice");
}

#[test]
fn a_missing_page_is_found() {
    assert_eq!(left_out(|pages| drop(pages.pages.pop())).fault, Fault::PageCount);
}

#[test]
fn another_paper_and_another_title_are_found() {
    assert_eq!(left_out(|pages| pages.paper = attune::page::Paper::Letter).fault, Fault::PageSize);
    assert_eq!(left_out(|pages| pages.meta.title = "Somebody else’s".to_owned()).fault, Fault::Description);
    assert_eq!(left_out(|pages| pages.meta.language = "de".to_owned()).fault, Fault::Description);
}

#[test]
fn a_run_over_the_edge_is_found() {
    assert_eq!(laid_out_wrong(|pages| run_of(pages, "later").x = Pt(300.0)), Fault::OffPage);
    assert_eq!(laid_out_wrong(|pages| run_of(pages, "later").baseline = Pt(841.0)), Fault::OffPage);
}

#[test]
fn two_runs_over_each_other_are_found() {
    assert_eq!(laid_out_wrong(|pages| run_of(pages, "choice").baseline = Pt(160.0)), Fault::Overlap);
}

#[test]
fn two_numbers_on_one_line_that_touch_are_found() {
    let beside = |gap: f32| {
        let mut pages = sample();
        let setter = Setter::new(Face::Sans);
        let wide = setter.width("93", 8.0);
        let runs = [setter.run("93", 8.0, LEFT, 500.0), setter.run("96", 8.0, LEFT + wide + gap, 500.0)];
        let marks = runs.into_iter().map(Mark::Glyphs).collect();
        pages.pages[0].blocks.push(Block { text: "93\n96".to_owned(), marks, ..Block::default() });
        print::prove_and_write(&pages).err()
    };
    assert_eq!(beside(3.0), None);
    let fault =
        beside(-1.6).map(|failure| matches!(failure, NotProved::Proof(ProofFailure { fault: Fault::Overlap, .. })));
    assert_eq!(fault, Some(true));
}

#[test]
fn a_failure_names_the_question_and_not_its_id() {
    let mut pages = sample();
    run_of(&mut pages, "what").x = Pt(480.0);
    let failure = print::prove_and_write(&pages).unwrap_err();
    let told = failure.in_words(&pages);
    assert!(told.contains("“What happened?”") && !told.contains("looked away"), "{told}");
}

#[test]
fn letters_in_one_place_are_found() {
    let crowded = laid_out_wrong(|pages| {
        for glyph in &mut run_of(pages, "choice").glyphs {
            glyph.advance = Pt(0.5);
        }
    });
    assert_eq!(crowded, Fault::Overlap);
}

#[test]
fn a_bar_over_letters_is_found() {
    let bar = laid_out_wrong(|pages| {
        let block = pages.pages[0].blocks.iter_mut().find(|b| b.item == Some(Id::known("choice"))).unwrap();
        block.marks.push(Mark::Fill { rect: (Pt(LEFT + 20.0), Pt(299.0), Pt(40.0), Pt(8.0)) });
    });
    assert_eq!(bar, Fault::Overlap);
}

#[test]
fn words_that_the_block_does_not_name_are_found() {
    assert_eq!(
        laid_out_wrong(|pages| pages.pages[1].blocks.retain_mut(|block| {
            if block.role == BlockRole::Answer {
                block.text.clear();
            }
            true
        })),
        Fault::Words { after: 0 }
    );
}

#[test]
fn white_and_invisible_words_are_found() {
    assert_eq!(changed_after(|pdf| content(pdf, |c| format!("1 g\n{c}"))), Fault::Hidden);
    assert_eq!(changed_after(|pdf| content(pdf, |c| format!("3 Tr\n{c}"))), Fault::Hidden);
}

#[test]
fn words_cut_by_a_clip_are_found() {
    assert_eq!(changed_after(|pdf| content(pdf, |c| format!("0 0 200 842 re W n\n{c}"))), Fault::Clipped);
}

#[test]
fn a_white_sheet_over_the_words_is_found() {
    assert_eq!(changed_after(|pdf| content(pdf, |c| format!("{c}\n1 g 0 0 595 842 re f"))), Fault::Shapes);
}

/// The font descriptor's parent: the font of the serif face.
fn serif(document: &Document) -> ObjectId {
    let font = document.objects.iter().find(|(_, object)| {
        object.as_dict().is_ok_and(|dict| {
            let base = dict.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
            dict.get(b"ToUnicode").is_ok() && base.ends_with(b"SourceSerif4-Regular")
        })
    });
    *font.unwrap().0
}

#[test]
fn a_wrong_word_behind_a_glyph_is_found() {
    let fault = changed_after(|document| {
        let font = document.get_dictionary(serif(document)).unwrap();
        let id = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
        let stream = document.get_object_mut(id).unwrap().as_stream_mut().unwrap();
        let text = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
        // Every “w” (U+0077) now says “v”.
        let wrong = text.replacen("<0077>", "<0076>", 1);
        assert_ne!(text, wrong);
        stream.set_plain_content(wrong.into_bytes());
    });
    assert!(matches!(fault, Fault::Words { .. }), "{fault:?}");
}

#[test]
fn a_wrong_glyph_behind_a_word_is_found() {
    let fault = changed_after(|document| {
        // The font program of another face under the right words.
        let descriptor = |document: &Document, name: &[u8]| {
            let found = document.objects.iter().find(|(_, object)| {
                object.as_dict().is_ok_and(|dict| {
                    dict.get(b"FontName").and_then(Object::as_name).is_ok_and(|found| found.ends_with(name))
                })
            });
            *found.unwrap().0
        };
        let sans = descriptor(document, b"Next-SemiBold");
        let program = document.get_dictionary(sans).unwrap().get(b"FontFile2").unwrap().clone();
        let serif = descriptor(document, b"SourceSerif4-Regular");
        document.get_dictionary_mut(serif).unwrap().set("FontFile2", program);
    });
    assert_eq!(fault, Fault::WrongGlyph);
}

#[test]
fn bytes_that_are_no_pdf_are_found() {
    let pages = sample();
    let failure = print::proof(&pages, &Arc::new(b"no PDF at all".to_vec())).unwrap_err();
    assert_eq!(failure.fault, Fault::Unreadable);
    let mut torn = print::write(&pages).unwrap();
    torn.truncate(torn.len() / 2);
    assert!(print::proof(&pages, &Arc::new(torn)).is_err());
}

#[test]
fn a_failure_names_place_and_item_and_never_words() {
    let failure = left_out(|pages| {
        let run = run_of(pages, "later");
        run.glyphs.truncate(11);
        run.text.truncate(11);
    });
    let said = format!("{failure} {failure:?}");
    assert!(said.contains("page 2") && said.contains("later"), "{said}");
    assert!(!said.contains("quiet") && !said.contains("Three"), "{said}");
}
