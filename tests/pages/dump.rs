//! Finished pages as text.

use std::collections::BTreeMap;

use attune::{
    base::{Day, Id, Moment},
    page::{PageOptions, Pages, lay_out},
    template::shelf,
    worksheet::{Answer, Outcome, Worksheet},
};

#[test]
fn look() {
    let template = shelf::template("barriers-to-an-accepting-attitude").unwrap();
    let now = Moment::parse("2026-11-19T18:54:03+01:00").unwrap();
    let sheet = Worksheet::begin(template, Id::known("doc"), now);
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let pages = lay_out(&sheet, &outcome, &PageOptions::default());
    println!("{}", attune::page::dump(&pages));
}
