//! What is read out: the tree of tags, seen from outside, and every way to
//! break it.
//!
//! The proof must find each break; a proof that passes a page whose answer a
//! screen reader never reaches is none.

use std::{collections::BTreeMap, sync::Arc};

use attune::{
    page::{Copy, PageOptions, Pages},
    print::{self, Fault},
    template::shelf,
};
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::sheets::{Hand, barriers, context, everything, reviewed, validating};

/// What the proof says to bytes that were changed after writing.
fn broken(pages: &Pages, change: impl FnOnce(&mut Document)) -> Fault {
    let mut document = Document::load_mem(&print::write(pages).unwrap()).unwrap();
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    print::proof(pages, &Arc::new(bytes)).expect_err("the proof must fail").fault
}

fn sheet() -> Pages {
    barriers().pages(&everything(Copy::Completed))
}

fn name<'d>(element: &'d Dictionary, key: &[u8]) -> &'d [u8] {
    element.get(key).and_then(Object::as_name).unwrap_or_default()
}

/// The elements of this kind, in the order of their numbers.
fn elements(document: &Document, kind: &str) -> Vec<ObjectId> {
    let is = |object: &Object| {
        object.as_dict().is_ok_and(|dict| name(dict, b"Type") == b"StructElem" && name(dict, b"S") == kind.as_bytes())
    };
    document.objects.iter().filter(|(_, object)| is(object)).map(|(id, _)| *id).collect()
}

fn first(document: &Document, kind: &str) -> ObjectId {
    *elements(document, kind).first().unwrap_or_else(|| panic!("there is a {kind}"))
}

fn dict(document: &mut Document, id: ObjectId) -> &mut Dictionary {
    document.get_dictionary_mut(id).unwrap()
}

/// The kids of an element.
fn kids(document: &mut Document, id: ObjectId) -> &mut Vec<Object> {
    dict(document, id).get_mut(b"K").and_then(Object::as_array_mut).unwrap()
}

fn content(document: &mut Document, change: impl FnOnce(String) -> String) {
    let page = document.get_pages()[&1];
    let old: String = document.get_page_content(page).iter().map(|byte| char::from(*byte)).collect();
    let new = change(old.clone());
    assert_ne!(old, new, "the stream is to be changed");
    let bytes = new.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    document.change_page_content(page, bytes).unwrap();
}

fn root(document: &Document) -> ObjectId {
    document.catalog().unwrap().get(b"StructTreeRoot").and_then(Object::as_reference).unwrap()
}

#[test]
fn a_paragraph_that_is_a_heading_is_found() {
    let fault = broken(&sheet(), |pdf| {
        let heading = first(pdf, "H2");
        dict(pdf, heading).set("S", "P");
    });
    assert_eq!(fault, Fault::TagTree);
}

#[test]
fn another_order_is_found() {
    let swapped = broken(&sheet(), |pdf| {
        let section = first(pdf, "Sect");
        kids(pdf, section).swap(1, 2);
    });
    let rows = broken(&sheet(), |pdf| {
        let table = first(pdf, "Table");
        kids(pdf, table).swap(1, 2);
    });
    assert_eq!((swapped, rows), (Fault::TagTree, Fault::TagWords));
}

#[test]
fn two_paragraphs_of_one_answer_in_another_order_are_found() {
    let fault = broken(&sheet(), |pdf| {
        // Paragraphs that follow each other under one heading: the words differ, the kinds do not.
        let paragraphs = elements(pdf, "P");
        let of = |pdf: &Document, id: ObjectId| pdf.get_dictionary(id).unwrap().get(b"P").cloned().unwrap();
        let pair = paragraphs.windows(2).find(|pair| of(pdf, pair[0]) == of(pdf, pair[1])).unwrap().to_vec();
        let parent = of(pdf, pair[0]).as_reference().unwrap();
        let all = kids(pdf, parent);
        let at = all.iter().position(|kid| kid.as_reference().ok() == Some(pair[0])).unwrap();
        all.swap(at, at + 1);
    });
    assert!(matches!(fault, Fault::TagWords | Fault::TagTree), "{fault:?}");
}

#[test]
fn a_part_that_no_element_reaches_is_found() {
    let gone = broken(&sheet(), |pdf| {
        let section = first(pdf, "Sect");
        drop(kids(pdf, section).pop());
    });
    let piece = broken(&sheet(), |pdf| {
        let paragraph = first(pdf, "P");
        kids(pdf, paragraph).clear();
    });
    let no_tree = broken(&sheet(), |pdf| drop(pdf.catalog_mut().unwrap().remove(b"StructTreeRoot")));
    assert_eq!((gone, piece, no_tree), (Fault::TagTree, Fault::TagWords, Fault::TagTree));
}

#[test]
fn a_part_that_is_reached_twice_is_found() {
    let fault = broken(&sheet(), |pdf| {
        let twice = kids(pdf, first(pdf, "H1")).first().cloned().unwrap();
        let heading = first(pdf, "H2");
        kids(pdf, heading).push(twice);
    });
    assert!(matches!(fault, Fault::TagParents | Fault::TagWords), "{fault:?}");
}

#[test]
fn words_outside_of_every_tag_are_found() {
    let bare = broken(&sheet(), |pdf| {
        content(pdf, |stream| stream.replacen("/H1 <</MCID 0>> BDC", "/H1 BMC", 1));
    });
    let artifact = broken(&sheet(), |pdf| {
        content(pdf, |stream| {
            let (before, after) = stream.split_once("/H1 <</MCID 0>> BDC").unwrap();
            let (inside, rest) = after.split_once("EMC").unwrap();
            format!("{before}/Artifact BMC\n/H1 <</MCID 0>> BDC{inside}EMC\nEMC{rest}")
        });
    });
    let shape = broken(&sheet(), |pdf| {
        content(pdf, |stream| stream.replacen("/Artifact <</Type /Layout>> BDC", "/Nothing BMC", 1));
    });
    assert_eq!(bare, Fault::Untagged);
    assert!(matches!(artifact, Fault::Untagged | Fault::Words { .. }), "{artifact:?}");
    assert_eq!(shape, Fault::Untagged);
}

#[test]
fn one_number_for_two_parts_is_found() {
    let fault = broken(&sheet(), |pdf| {
        content(pdf, |stream| stream.replacen("<</MCID 1>>", "<</MCID 0>>", 1));
    });
    assert_eq!(fault, Fault::Untagged);
}

#[test]
fn words_in_the_element_of_others_are_found() {
    let fault = broken(&sheet(), |pdf| {
        content(pdf, |stream| {
            let one = stream.replacen("<</MCID 0>>", "<</MCID x>>", 1).replacen("<</MCID 1>>", "<</MCID 0>>", 1);
            one.replacen("<</MCID x>>", "<</MCID 1>>", 1)
        });
    });
    assert_eq!(fault, Fault::TagWords);
}

#[test]
fn a_way_back_to_another_element_is_found() {
    let fault = broken(&sheet(), |pdf| {
        let root = root(pdf);
        let tree = pdf.get_dictionary(root).unwrap().get(b"ParentTree").and_then(Object::as_reference).unwrap();
        let nums = pdf.get_dictionary(tree).unwrap().get(b"Nums").and_then(Object::as_array).unwrap();
        let page = nums[1].as_reference().unwrap();
        pdf.get_object_mut(page).and_then(Object::as_array_mut).unwrap().swap(0, 1);
    });
    assert_eq!(fault, Fault::TagParents);
}

#[test]
fn a_drawing_without_words_or_with_others_is_found() {
    let silent = broken(&sheet(), |pdf| {
        let figure = first(pdf, "Figure");
        drop(dict(pdf, figure).remove(b"Alt"));
    });
    let other = broken(&sheet(), |pdf| {
        let figure = first(pdf, "Figure");
        dict(pdf, figure).set("Alt", Object::string_literal("Scale from 0 to 10. Chosen: 2."));
    });
    let label = broken(&sheet(), |pdf| {
        let label = first(pdf, "Lbl");
        drop(dict(pdf, label).remove(b"ActualText"));
    });
    assert_eq!([silent, other, label], [Fault::TagSays; 3]);
}

#[test]
fn a_head_that_stands_over_nothing_is_found() {
    let fault = broken(&sheet(), |pdf| {
        let head = first(pdf, "TH");
        drop(dict(pdf, head).remove(b"A"));
    });
    assert_eq!(fault, Fault::TagTree);
}

#[test]
fn another_title_for_readers_and_a_file_that_hides_its_tags_are_found() {
    let title = broken(&sheet(), |pdf| {
        let metadata = pdf.catalog().unwrap().get(b"Metadata").and_then(Object::as_reference).unwrap();
        let stream = pdf.get_object_mut(metadata).and_then(Object::as_stream_mut).unwrap();
        let xmp = String::from_utf8(stream.content.clone()).unwrap();
        stream.set_content(xmp.replacen("Barriers", "Carriers", 1).into_bytes());
    });
    let marked = broken(&sheet(), |pdf| drop(pdf.catalog_mut().unwrap().remove(b"MarkInfo")));
    let viewer = broken(&sheet(), |pdf| drop(pdf.catalog_mut().unwrap().remove(b"ViewerPreferences")));
    assert_eq!([title, marked, viewer], [Fault::Description; 3]);
}

#[test]
fn bookmarks_that_lead_elsewhere_or_are_gone_are_found() {
    let bookmark = |pdf: &Document| {
        let outlines = pdf.catalog().unwrap().get(b"Outlines").and_then(Object::as_reference).unwrap();
        pdf.get_dictionary(outlines).unwrap().get(b"First").and_then(Object::as_reference).unwrap()
    };
    let renamed = broken(&sheet(), |pdf| {
        let first = bookmark(pdf);
        dict(pdf, first).set("Title", Object::string_literal("Elsewhere"));
    });
    let cut = broken(&sheet(), |pdf| {
        let first = bookmark(pdf);
        drop(dict(pdf, first).remove(b"Next"));
    });
    let moved = broken(&sheet(), |pdf| {
        let first = bookmark(pdf);
        let target = dict(pdf, first).get_mut(b"Dest").and_then(Object::as_array_mut).unwrap();
        target[3] = Object::Real(12.0);
    });
    let none = broken(&sheet(), |pdf| drop(pdf.catalog_mut().unwrap().remove(b"Outlines")));
    assert_eq!([renamed, cut, moved, none], [Fault::Outline; 4]);
}

/// What may lie in what (ISO 32000-1, 14.8.4).
fn may_lie(kind: &str, parent: &str) -> bool {
    match kind {
        "Document" => parent.is_empty(),
        "LI" => parent == "L",
        "Lbl" | "LBody" => parent == "LI",
        "TR" => parent == "Table",
        "TH" | "TD" => parent == "TR",
        "Sect" => parent == "Document",
        "Figure" | "P" | "L" | "Table" => ["Document", "Sect", "TD", "LBody"].contains(&parent),
        _ => ["Document", "Sect"].contains(&parent),
    }
}

/// Walks the tree from outside: nesting, heads, drawings, heading levels; gives how often each kind stands.
fn walk(document: &Document) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let top = document.get_dictionary(root(document)).unwrap().get(b"K").unwrap().as_array().unwrap();
    let mut next: Vec<(ObjectId, String)> = vec![(top[0].as_reference().unwrap(), String::new())];
    let mut level = 0;
    while let Some((id, parent)) = next.pop() {
        let element = document.get_dictionary(id).unwrap();
        let kind = String::from_utf8(name(element, b"S").to_vec()).unwrap();
        assert!(may_lie(&kind, &parent), "{kind} in {parent}");
        *counts.entry(kind.clone()).or_insert(0) += 1;
        if let Some(own) = kind.strip_prefix('H').and_then(|own| own.parse::<usize>().ok()) {
            assert!(own <= level + 1, "a level of headings is left out: {level}, then {own}");
            level = own;
        }
        if kind == "Figure" {
            assert!(!element.get(b"Alt").and_then(Object::as_str).unwrap().is_empty(), "a figure says nothing");
            assert!(element.get(b"A").and_then(Object::as_dict).unwrap().has(b"BBox"));
        }
        if kind == "TH" {
            assert!(element.get(b"A").and_then(Object::as_dict).unwrap().has(b"Scope"));
        }
        let own = element.get(b"K").and_then(Object::as_array).cloned().unwrap_or_default();
        if kind == "Table" {
            let wide: Vec<usize> = own.iter().map(|row| cells(document, row.as_reference().unwrap())).collect();
            assert!(wide.iter().all(|row| *row == wide[0]), "rows of {wide:?} cells");
        }
        let below = own.iter().rev().filter_map(|kid| kid.as_reference().ok());
        next.extend(below.map(|kid| (kid, kind.clone())));
    }
    counts
}

fn cells(document: &Document, row: ObjectId) -> usize {
    let own = document.get_dictionary(row).unwrap().get(b"K").and_then(Object::as_array).unwrap();
    let span = |cell: &Object| {
        let cell = document.get_dictionary(cell.as_reference().unwrap()).unwrap();
        let span = cell.get(b"A").and_then(Object::as_dict).and_then(|own| own.get(b"ColSpan")?.as_i64());
        usize::try_from(span.unwrap_or(1)).unwrap()
    };
    own.iter().map(span).sum()
}

fn tree_of(pages: &Pages) -> BTreeMap<String, usize> {
    let proved = print::prove_and_write(pages).unwrap();
    walk(&Document::load_mem(&proved.pdf).unwrap())
}

#[test]
fn every_sheet_of_the_shelf_has_a_sound_tree_in_every_copy() {
    for template in shelf::all().iter().map(|shipped| shipped.id) {
        let hand = Hand::open(template);
        for copy in [Copy::Blank, Copy::Completed, Copy::Review] {
            let counts = tree_of(&hand.pages(&PageOptions { copy, ..PageOptions::default() }));
            assert_eq!(counts["H1"], 1, "{template}");
        }
    }
}

#[test]
fn choices_are_lists_grids_are_tables_and_scales_are_figures() {
    let counts = tree_of(&sheet());
    // 6 + 4 + 1 ticks, one scale, eight rated statements, two bars.
    assert_eq!((counts["LI"], counts["Lbl"], counts["LBody"]), (11, 11, 11));
    assert_eq!(counts["Figure"], 1 + 8 + 2);
    // The grid, with its head; and a table of two thoughts.
    assert_eq!((counts["Table"], counts["TR"]), (2, 9 + 3));
    for hand in [validating(), context(), reviewed()] {
        let counts = tree_of(&hand.pages(&everything(Copy::Completed)));
        assert!(counts["Table"] >= 1 && counts["H3"] > 2);
        let _review = tree_of(&hand.pages(&everything(Copy::Review)));
    }
}

#[test]
fn an_answer_that_goes_on_over_pages_is_one_paragraph_each() {
    let mut hand = Hand::open("barriers-to-an-accepting-attitude");
    let long = "I let it be, and it was not easy to let it be, and so I let it be. ".repeat(90);
    hand.writes("A1", &format!("{long}\n\n{long}"));
    let pages = hand.pages(&PageOptions::default());
    assert!(pages.pages.len() > 1);
    let tree = attune::page::tree::Tree::of(&pages);
    let paragraphs = tree.nodes.iter().filter(|node| node.text.len() > 3_000);
    assert_eq!(paragraphs.map(|node| node.text.trim_end().len()).collect::<Vec<_>>(), [long.trim_end().len(); 2]);
    let _proved = print::prove_and_write(&pages).unwrap();
}
