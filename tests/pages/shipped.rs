//! The shipped sheets on paper: every copy of each is written and proved.

use attune::{
    base::{Id, Moment},
    page::{Copy, PageOptions, Paper, lay_out},
    print,
    template::shelf,
    worksheet::{Outcome, Worksheet},
};

#[test]
fn every_copy_of_every_sheet_is_proved() {
    let now = Moment::parse("2026-11-19T18:54:03+01:00").unwrap();
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        let sheet = Worksheet::begin(template, Id::known("doc"), now);
        let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
        for paper in [Paper::A4, Paper::Letter] {
            for copy in [Copy::Completed, Copy::Blank, Copy::Review] {
                let options = PageOptions { paper, copy, scores: true, ..PageOptions::default() };
                let pages = lay_out(&sheet, &outcome, &options);
                if let Err(fault) = print::prove_and_write(&pages) {
                    panic!("{} {copy:?} {paper:?}: {fault}", shipped.id);
                }
            }
        }
    }
}
