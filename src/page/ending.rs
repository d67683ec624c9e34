//! How a sheet with answers ends: not with a page that holds next to nothing.
//!
//! Where the last page would hold a line or two, what stands before them goes
//! over with them, as long as the page before stays half full.

use super::{
    completed,
    flow::{Filled, Flow},
    grid::Field,
    job::Job,
    lines::Setter,
    slab::{Begins, Unit},
};
use crate::base::Mm;

/// The least that a last page should hold.
const THIN: Mm = Mm(30.0);

/// Places the units of a sheet with answers on pages, and otherwise where it would end badly.
///
/// They are moved onto the pages one by one: of a sheet of five hundred pages no second one is held.
pub(super) fn place(job: &mut Job<'_>, field: Field, setter: &mut Setter) -> Vec<Filled> {
    let pages = placed(field, setter, completed::units(job), None);
    let count = pages.len();
    if count < 2 || pages.last().is_none_or(|page| !is_thin(page, field)) {
        return pages;
    }
    for unit in begun(&pages, count - 2).into_iter().rev() {
        let other = placed(field, setter, completed::units(job), Some(unit));
        let [.., before, last] = other.as_slice() else { break };
        if (before.end - field.top).0 < field.height().0 * 0.5 {
            break;
        }
        if other.len() == count && !is_thin(last, field) {
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

/// The units, from 0, that begin on a page and not at its top.
fn begun(pages: &[Filled], page: usize) -> Vec<usize> {
    let on = |page: &Filled| -> Vec<usize> {
        let units = page.parts.iter().filter_map(|parts| parts.first()).map(|part| part.tag.unit);
        let mut units: Vec<usize> =
            units.filter(|unit| *unit > 0).filter_map(|unit| usize::try_from(unit - 1).ok()).collect();
        units.dedup();
        units
    };
    let earlier = page.checked_sub(1).and_then(|before| pages.get(before)).map(on).unwrap_or_default();
    let here = pages.get(page).map(on).unwrap_or_default();
    here.into_iter().skip(1).filter(|unit| !earlier.contains(unit)).collect()
}
