//! How a sheet with answers ends: not with a page that holds next to nothing.
//!
//! Where the last page would hold a line or two, what stands before them goes
//! over with them, as long as the page before stays half full.

use super::{
    completed,
    flow::{Filled, Flow},
    grid::{Field, fits},
    job::Job,
    lines::Setter,
    slab::{Begins, Unit},
};
use crate::base::Mm;

/// The least that a last page should hold.
const THIN: Mm = Mm(30.0);

/// So many places for the last break are tried.
const MOST_TRIES: usize = 3;

/// Places the units of a sheet with answers on pages, and otherwise where it would end badly.
///
/// They are moved onto the pages one by one: of a sheet of five hundred pages no second one is held.
/// Each try lays the whole sheet anew, so only places are tried where enough goes over and the
/// page before stays half full by where things stand now; hardly ever is more than one needed.
pub(super) fn place(job: &mut Job<'_>, field: Field, setter: &mut Setter) -> Vec<Filled> {
    let pages = placed(field, setter, completed::units(job), None);
    let [.., before, last] = pages.as_slice() else { return pages };
    if !is_thin(last, field) {
        return pages;
    }
    let half = field.height() * 0.5;
    let enough = |top: Mm| (before.end - top) + (last.end - field.top);
    let good = before.begins.iter().rev().filter(|(_, top)| fits(half, *top - field.top) && fits(THIN, enough(*top)));
    for (unit, _) in good.take(MOST_TRIES) {
        let other = placed(field, setter, completed::units(job), Some(*unit));
        let [.., before, last] = other.as_slice() else { break };
        if !fits(half, before.end - field.top) {
            break;
        }
        if other.len() == pages.len() && !is_thin(last, field) {
            return other;
        }
    }
    pages
}

fn is_thin(page: &Filled, field: Field) -> bool {
    (page.end - field.top).0 < THIN.0
}

/// The units on pages; one of them, from 0, may have to begin a page.
fn placed(field: Field, setter: &mut Setter, units: Vec<Unit>, begins: Option<usize>) -> Vec<Filled> {
    let mut flow = Flow::new(field, setter);
    for (nth, mut unit) in units.into_iter().enumerate() {
        if begins == Some(nth) {
            unit.begins = Begins::NewPage;
        }
        flow.place_whole(unit);
    }
    flow.pages
}
