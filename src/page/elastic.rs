//! Pages of a blank sheet: writing lines give way so that pages are full.
//!
//! To let a block on, the open questions of a page give up lines, never more
//! than a third and never below three. What then remains is handed out as
//! whole lines, longest question first, up to half as many again. Only the
//! last page keeps its white.

use super::{
    flow::{Filled, Flow},
    grid::{Field, fits},
    lines::Setter,
    slab::{Begins, Unit},
};
use crate::base::Mm;

/// Units that are to stand on one page, each with its writing lines.
struct Draft<'u> {
    units: Vec<(&'u Unit, Option<u32>)>,
}

/// How many writing lines questions begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begin {
    /// Their common lines.
    Common,
    /// Their least: as much as can be stands on each page.
    Least,
}

/// The pages of a blank sheet; with shorter questions where they would else end on a page of a few lines.
pub(super) fn pages(field: Field, setter: &mut Setter, units: &[Unit]) -> Vec<Filled> {
    let mut placed = |begin: Begin, turns: Option<usize>| {
        let mut flow = Flow::new(field, setter);
        place(&mut flow, units, begin, turns);
        flow.pages
    };
    let high = |page: &Filled| page.end - field.top;
    let common = placed(Begin::Common, None);
    let [.., before, last] = common.as_slice() else { return common };
    if high(last).0 < field.height().0 * SPARE {
        let tight = placed(Begin::Least, None);
        if tight.len() < common.len() {
            return tight;
        }
    }
    if high(last).0 >= LOW.0 {
        return common;
    }
    // What stands last on the page before goes over, as long as that page stays full enough to be filled again.
    let enough = |top: &Mm| (*top - field.top).0 >= field.height().0 * FULL_ENOUGH;
    for (unit, _) in before.begins.iter().rev().take(MOST_TRIES).filter(|(_, top)| enough(top)) {
        let other = placed(Begin::Common, Some(*unit));
        if other.len() == common.len() && other.last().is_some_and(|last| high(last).0 >= LOW.0) {
            return other;
        }
    }
    common
}

/// Places the units of a blank sheet.
fn place(flow: &mut Flow<'_>, units: &[Unit], begin: Begin, turns: Option<usize>) {
    let mut draft = Draft { units: Vec::new() };
    let third = flow.field.height() * (1.0 / 3.0);
    for (nth, unit) in units.iter().enumerate() {
        let left = flow.field.bottom - draft.end(flow);
        let turns = match unit.begins {
            _ if turns == Some(nth) => true,
            Begins::NewPage => true,
            Begins::WithRoom => left.0 < third.0,
            Begins::WithRoomOf(wanted) => left.0 < wanted.0 && fits(wanted, flow.field.height()),
            Begins::Anywhere => false,
        };
        if turns {
            draft.fill(flow);
            draft.commit(flow);
            flow.turn();
        }
        let common = unit.elastic.as_ref().map(|elastic| match begin {
            Begin::Common => elastic.lines,
            Begin::Least => elastic.least,
        });
        draft.units.push((unit, common));
        if draft.fits(flow) || draft.squeeze(flow) {
            continue;
        }
        draft.units.pop();
        draft.loosen();
        if nth + 1 == units.len() && draft.takes_company(flow, unit) {
            // A last page of a line or two would look like a mistake.
            let company = draft.units.pop();
            draft.fill(flow);
            draft.commit(flow);
            flow.turn();
            draft.units.extend(company);
            draft.units.push((unit, common));
            continue;
        }
        place_alone(flow, &mut draft, unit, common);
    }
    draft.squeeze(flow);
    draft.commit(flow);
}

/// A unit that the page cannot take whole: its beginning here, or all of it on the next.
fn place_alone<'u>(flow: &mut Flow<'_>, draft: &mut Draft<'u>, unit: &'u Unit, lines: Option<u32>) {
    let room = flow.field.bottom - draft.end(flow) - if draft.units.is_empty() { Mm::ZERO } else { draft.after() };
    if fits(first_chunk(unit, lines), room) {
        draft.commit(flow);
        flow.place(unit, lines);
        return;
    }
    draft.fill(flow);
    draft.commit(flow);
    flow.turn();
    draft.units.push((unit, lines));
    if !draft.fits(flow) && !draft.squeeze(flow) {
        draft.units.clear();
        flow.place(unit, lines);
    }
}

/// How high the part of a unit is that stays together at its beginning.
fn first_chunk(unit: &Unit, lines: Option<u32>) -> Mm {
    let slabs = unit.with_lines(lines);
    let mut y = Mm::ZERO;
    let mut side = Mm::ZERO;
    for (at, slab) in slabs.iter().enumerate() {
        if at > 0 && !slab.glued && at > unit.side_at {
            break;
        }
        y += slab.gap;
        if at == unit.side_at {
            side = y + unit.side_height;
        }
        y += slab.height;
    }
    y.max(side)
}

/// A last page lower than this is given company.
const LOW: Mm = Mm(50.0);
/// How many units of the page before are tried as the beginning of the last one.
const MOST_TRIES: usize = 4;
/// How full that page stays at least, so that its questions can fill it.
const FULL_ENOUGH: f32 = 0.6;
/// A last page less full than this is spared if shorter questions allow it.
const SPARE: f32 = 0.4;

impl Draft<'_> {
    /// Whether a last unit that does not fit should take the one before it along to the last page.
    fn takes_company(&self, flow: &Flow<'_>, unit: &Unit) -> bool {
        let Some((before, (company, lines))) = self.units.split_last().map(|(last, rest)| (rest, last)) else {
            return false;
        };
        let low = unit.height(unit.elastic.as_ref().map(|elastic| elastic.lines), true).0 < LOW.0;
        let rest = Draft { units: before.to_vec() };
        let full = (rest.end(flow) - flow.field.top).0 >= flow.field.height().0 * 0.7;
        let both = company.height(*lines, true) + unit.height(None, false) + company.after;
        low && full && !before.is_empty() && fits(both, flow.field.height())
    }

    /// Where the page would end.
    fn end(&self, flow: &Flow<'_>) -> Mm {
        let mut y = if flow.at_top() { flow.field.top } else { flow.y() };
        let mut after = Mm::ZERO;
        for (nth, (unit, lines)) in self.units.iter().enumerate() {
            let top = nth == 0 && flow.at_top();
            y += after + unit.height(*lines, top);
            after = unit.after;
        }
        if self.units.is_empty() { y.min(flow.field.bottom) } else { y }
    }

    fn after(&self) -> Mm {
        self.units.last().map_or(Mm::ZERO, |(unit, _)| unit.after)
    }

    fn fits(&self, flow: &Flow<'_>) -> bool {
        fits(self.end(flow), flow.field.bottom)
    }

    /// Takes lines away until the page holds all; gives them back if it never does.
    fn squeeze(&mut self, flow: &Flow<'_>) -> bool {
        let before = self.units.clone();
        while !self.fits(flow) {
            let longest = self.order(|elastic, lines| lines > elastic.least);
            let Some(at) = longest.first().copied() else {
                self.units = before;
                return false;
            };
            if let Some((_, Some(lines))) = self.units.get_mut(at) {
                *lines -= 1;
            }
        }
        true
    }

    /// Gives every question its common lines back.
    fn loosen(&mut self) {
        for (unit, lines) in &mut self.units {
            *lines = unit.elastic.as_ref().map(|elastic| elastic.lines);
        }
    }

    /// Hands out what remains as whole lines, longest question first.
    fn fill(&mut self, flow: &Flow<'_>) {
        self.squeeze(flow);
        let mut grows = true;
        while grows {
            grows = false;
            for at in self.order(|elastic, lines| lines < elastic.most) {
                self.add(at, 1);
                if self.fits(flow) {
                    grows = true;
                } else if let Some((_, Some(lines))) = self.units.get_mut(at) {
                    *lines -= 1;
                }
            }
        }
    }

    fn add(&mut self, at: usize, more: u32) {
        if let Some((_, Some(lines))) = self.units.get_mut(at) {
            *lines += more;
        }
    }

    /// Questions that may change, those with most lines first.
    fn order(&self, may: impl Fn(&super::slab::Elastic, u32) -> bool) -> Vec<usize> {
        let mut all: Vec<(u32, usize)> = self
            .units
            .iter()
            .enumerate()
            .filter_map(|(at, (unit, lines))| {
                let (elastic, lines) = (unit.elastic.as_ref()?, (*lines)?);
                may(elastic, lines).then(|| (lines * elastic.rows, at))
            })
            .collect();
        all.sort_by_key(|(lines, at)| (std::cmp::Reverse(*lines), *at));
        all.into_iter().map(|(_, at)| at).collect()
    }

    fn commit(&mut self, flow: &mut Flow<'_>) {
        for (unit, lines) in self.units.drain(..) {
            flow.place_here(unit, lines);
        }
    }
}
