//! Several sheets in one file: each as it is by itself, contents that lead to them.

use std::sync::Arc;

use attune::{
    base::Day,
    faces::{NoSpares, Spares},
    page::{Bound, Copy, FieldKind, Mark, PageOptions, Pages, bind, dump, find},
    print::{Fault, NotProved, proof, prove_and_write, write},
    template::shelf,
};

use crate::{
    checks::answer_on_paper,
    sheets::{self, Hand, everything},
};

fn bound(count: usize) -> Pages {
    let spares: Arc<dyn Spares> = Arc::new(NoSpares);
    let one = |nth: usize| {
        let pages = if nth.is_multiple_of(2) {
            sheets::barriers().pages(&everything(Copy::Completed))
        } else {
            let mut hand = Hand::open("just-a-line");
            hand.writes("line", &format!("Words of sheet {nth}."));
            hand.pages(&PageOptions::default())
        };
        Bound { pages, client: format!("K-{nth}"), day: Day::parse("2026-11-19") }
    };
    bind((0..count).map(one).collect(), &spares).unwrap()
}

fn targets(pages: &Pages) -> Vec<usize> {
    let marks = pages.pages.iter().flat_map(|page| &page.blocks).flat_map(|block| &block.marks);
    let to = marks.filter_map(|mark| match mark {
        Mark::Field(field) => match field.kind {
            FieldKind::GoTo(to) => Some(to),
            _ => None,
        },
        _ => None,
    });
    to.collect()
}

#[test]
fn the_contents_lead_to_the_first_page_of_each_sheet_and_the_whole_is_proved() {
    let pages = bound(3);
    let first = sheets::barriers().pages(&everything(Copy::Completed)).pages.len();
    assert_eq!(targets(&pages), [1, 1 + first, 2 + first]);
    assert_eq!(pages.pages.len(), 2 + 2 * first);
    let tops: Vec<(u8, usize)> =
        pages.outline.iter().filter(|mark| mark.level == 1).map(|mark| (mark.level, mark.page)).collect();
    assert_eq!(tops, [(1, 0), (1, 1), (1, 1 + first), (1, 2 + first)]);
    assert!(pages.outline.iter().any(|mark| mark.level == 2), "sections lie under their sheet");
    assert!(answer_on_paper(&pages, "line").contains("Words of sheet 1."));
    assert_eq!(find(&pages, "words of SHEET 1.").len(), 1);
    prove_and_write(&pages).unwrap();
    assert_eq!(write(&pages).unwrap(), write(&bound(3)).unwrap(), "same sheets, same bytes");
}

#[test]
fn the_contents_speak_the_language_of_their_sheets_or_english_where_there_are_several() {
    let spares: Arc<dyn Spares> = Arc::new(NoSpares);
    let one = |id: &str, language: &str| Bound {
        pages: Hand::begin(&shelf::template_in(id, language).unwrap()).pages(&PageOptions::default()),
        client: String::new(),
        day: Day::parse("2026-11-22"),
    };
    let words = |sheets| dump(&bind(sheets, &spares).unwrap()).lines().take(40).collect::<Vec<_>>().join("\n");
    let german = words(vec![one("validating-style", "de"), one("validating-style", "de")]);
    assert!(german.contains("Arbeitsbögen") && german.contains("22. November 2026"), "{german}");
    let both = words(vec![one("validating-style", "de"), one("validating-style", "pl")]);
    assert!(both.contains("Worksheets") && both.contains("22 November 2026"), "{both}");
}

#[test]
fn many_sheets_have_several_pages_of_contents() {
    let pages = bound(71);
    let to = targets(&pages);
    assert_eq!(to.len(), 71);
    assert!(to[0] > 1, "there are several pages of contents");
    assert!(to.windows(2).all(|two| two[0] < two[1]));
    prove_and_write(&pages).unwrap();
}

#[test]
fn a_line_that_leads_to_another_page_fails_the_proof() {
    let pages = bound(2);
    let pdf = Arc::new(write(&pages).unwrap());
    proof(&pages, &pdf).unwrap();
    let mut other = pages;
    for block in &mut other.pages[0].blocks {
        for mark in &mut block.marks {
            if let Mark::Field(field) = mark
                && let FieldKind::GoTo(to) = &mut field.kind
            {
                *to += 1;
            }
        }
    }
    let failure = proof(&other, &pdf).unwrap_err();
    assert_eq!(failure.fault, Fault::Fields);
    assert!(matches!(NotProved::Proof(failure), NotProved::Proof(_)));
}
