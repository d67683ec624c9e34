//! How a sheet with answers ends: not with a page that holds next to nothing.
//!
//! Where the last page would hold a line or two, or nothing but a signature, what
//! stands before goes over to it, as long as the page before stays half full.

use super::{
    flow::{Filled, Flow},
    grid::{Field, fits},
    job::Job,
    lines::Setter,
    slab::{Begins, Unit},
};
use crate::base::Mm;

/// The least that a last page should hold.
const THIN: Mm = Mm(38.0);

/// How many places for the last break are tried.
const MOST_TRIES: usize = 3;

/// Places units on pages, with an earlier last break where the last page would hold next to nothing.
///
/// `foot` is what stands at the foot of the last page. The units are moved onto the
/// pages one by one: of a sheet of five hundred pages no second one is held. Each try
/// lays the whole sheet anew, so only places are tried where enough goes over and the
/// page before stays half full by where things stand now; hardly ever is more than one needed.
pub(super) fn place(
    job: &mut Job<'_>,
    field: Field,
    setter: &mut Setter,
    foot: Mm,
    units: impl Fn(&mut Job<'_>) -> Vec<Unit>,
) -> Vec<Filled> {
    let pages = placed(field, setter, units(job), None);
    let signed = field.bottom - foot;
    let (before, over, count) = match pages.as_slice() {
        [.., last] if !fits(last.end, signed) => (last, Mm::ZERO, pages.len() + 1),
        [.., before, last] if is_thin(last, field) => (before, last.end - field.top, pages.len()),
        _ => return pages,
    };
    let half = field.height() * 0.5;
    let enough = |top: Mm| before.end - top + over;
    let good = before.begins.iter().rev().filter(|(_, top)| fits(half, *top - field.top) && fits(THIN, enough(*top)));
    for (unit, _) in good.take(MOST_TRIES) {
        let other = placed(field, setter, units(job), Some(*unit));
        let [.., before, last] = other.as_slice() else { break };
        if !fits(half, before.end - field.top) {
            break;
        }
        if other.len() == count && !is_thin(last, field) && fits(last.end, signed) {
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
