//! Page breaks: units of slabs onto pages.
//!
//! Slabs that are glued stay together as long as a page can hold them; what a
//! page cannot hold goes on on the next, between slabs. A unit that goes on
//! says so at the foot of one page and at the head of the next.
//!
//! Not here: writing lines that give way (`elastic`), heads and feet.

use super::{
    grid::{self, Field, fits},
    lines::Setter,
    model::BlockRole,
    slab::{Begins, GoesOn, Part, Slab, Tag, Unit},
    style,
};
use crate::{base::Mm, t};

/// A page as it fills: parts with their final places on the grid, by unit.
#[derive(Default)]
pub(super) struct Filled {
    /// Parts, a list for each unit that stands here.
    pub parts: Vec<Vec<Part>>,
    /// Comments that begin here, with their baseline.
    pub notes: Vec<(usize, Mm)>,
    /// Units that begin here, from 0, with the top of each.
    pub begins: Vec<(usize, Mm)>,
    /// Where the text on it ends.
    pub end: Mm,
}

/// Fills pages from top to bottom.
pub(super) struct Flow<'s> {
    /// The text field.
    pub field: Field,
    /// Pages so far; the last one is being filled.
    pub pages: Vec<Filled>,
    setter: &'s mut Setter,
    y: Mm,
    gap: Mm,
    /// How many units were placed.
    units: u32,
}

/// The part of a unit that has been placed.
struct Progress {
    slabs: Vec<Slab>,
    next: usize,
    side_placed: bool,
    /// Pages on which it stood before, the last of them from 0.
    from: Option<usize>,
    /// How many pages that was.
    pages: u32,
}

impl<'s> Flow<'s> {
    /// A flow over fresh pages.
    pub fn new(field: Field, setter: &'s mut Setter) -> Self {
        Self { field, pages: vec![Filled::default()], setter, y: field.top, gap: Mm::ZERO, units: 0 }
    }

    /// A flow that goes on under what stands on the last of these pages.
    pub fn after(field: Field, setter: &'s mut Setter, pages: Vec<Filled>) -> Self {
        let units = pages.iter().flat_map(|page| &page.begins).map(|(unit, _)| unit + 1).max();
        let units = units.and_then(|units| u32::try_from(units).ok()).unwrap_or(0);
        let y = pages.last().map_or(field.top, |page| page.end);
        Self { pages, y, units, ..Self::new(field, setter) }
    }

    /// Room left on the page, less the space before the next unit.
    pub fn room(&self) -> Mm {
        self.field.bottom - self.y - self.gap
    }

    /// Whether nothing stands on the page yet.
    pub fn at_top(&self) -> bool {
        self.y <= self.field.top
    }

    /// Where the next unit would begin.
    pub fn y(&self) -> Mm {
        self.y + self.gap
    }

    /// Begins a new page, unless this one is empty.
    pub fn turn(&mut self) {
        if !self.at_top() {
            self.pages.push(Filled::default());
            self.y = self.field.top;
        }
        self.gap = Mm::ZERO;
    }

    /// Places a unit with so many writing lines, over as many pages as it takes.
    pub fn place(&mut self, unit: &Unit, lines: Option<u32>) {
        self.begin(unit);
        self.place_here(unit, lines);
    }

    fn begin(&mut self, unit: &Unit) {
        let third = self.field.height() * (1.0 / 3.0);
        match unit.begins {
            Begins::NewPage => self.turn(),
            Begins::WithRoom if self.room() < third => self.turn(),
            Begins::WithRoomOf(wanted) if self.room() < wanted && fits(wanted, self.field.height()) => self.turn(),
            _ => {}
        }
    }

    /// Places a unit where the flow stands, whatever it says about where it begins.
    pub fn place_here(&mut self, unit: &Unit, lines: Option<u32>) {
        self.run(unit, unit.with_lines(lines));
    }

    /// Places a unit for good: what stands in it is moved, not copied.
    pub fn place_whole(&mut self, mut unit: Unit) {
        let slabs = if unit.elastic.is_some() { unit.with_lines(None) } else { std::mem::take(&mut unit.slabs) };
        self.begin(&unit);
        self.run(&unit, slabs);
    }

    fn run(&mut self, unit: &Unit, slabs: Vec<Slab>) {
        self.units += 1;
        let mut progress = Progress { slabs, next: 0, side_placed: unit.side.is_empty(), from: None, pages: 0 };
        while progress.next < progress.slabs.len() || !progress.side_placed {
            let until = self.how_far(unit, &progress);
            if until == progress.next && !self.at_top() {
                self.turn();
                continue;
            }
            self.put(unit, &mut progress, until);
            if progress.next < progress.slabs.len() {
                self.says_it_goes_on(unit);
                progress.from = Some(self.pages.len() - 1);
                progress.pages += 1;
                self.pages.push(Filled::default());
                self.y = self.field.top;
            }
            self.gap = Mm::ZERO;
        }
        self.gap = unit.after;
    }

    /// Up to which slab the unit fits on this page; its progress if nothing does.
    fn how_far(&self, unit: &Unit, progress: &Progress) -> usize {
        let slabs = &progress.slabs;
        let top = self.at_top();
        let mut y = if top { self.y } else { self.y + self.gap };
        if progress.from.is_some() {
            y += self.head_height(unit) + under_head(unit, progress);
        }
        let (start, mut good) = (progress.next, progress.next);
        let (mut forced, mut torn) = (start, start);
        let mut side_end = Mm::ZERO;
        for at in start..slabs.len().max(start + 1) {
            if let Some(slab) = slabs.get(at) {
                if at > start {
                    y += slab.gap;
                }
                if at == unit.side_at && !progress.side_placed {
                    side_end = y + unit.side_height;
                }
                y += slab.height;
            } else {
                side_end = y + unit.side_height;
            }
            if !fits(y, self.field.bottom) {
                break;
            }
            forced = at + 1;
            let next = slabs.get(at + 1);
            if next.is_none_or(|next| !next.close) {
                torn = at + 1;
            }
            let ends_here = next.is_none_or(|next| !next.glued);
            if ends_here && fits(side_end, self.field.bottom) {
                good = at + 1;
            }
        }
        if good > start || !top {
            return good.min(slabs.len().max(start + 1));
        }
        // An empty page cannot hold it together: as much as there is room for, and at least one slab.
        if torn > start { torn } else { forced.max(start + 1) }
    }

    fn head_height(&self, unit: &Unit) -> Mm {
        let label = if unit.goes_on == GoesOn::Above { style::FIELD.line + Mm(1.0) } else { Mm::ZERO };
        label + unit.head.iter().map(|slab| slab.height).sum()
    }

    fn put(&mut self, unit: &Unit, progress: &mut Progress, until: usize) {
        if !self.at_top() {
            self.y += self.gap;
        }
        let begins = progress.next == 0 && progress.from.is_none();
        let mut parts = Vec::new();
        let (top, mut y) = (self.y, self.y);
        if let Some(from) = progress.from {
            self.says_it_went_on(unit, from, y, &mut parts);
            if unit.goes_on == GoesOn::Above {
                y += style::FIELD.line + Mm(1.0);
            }
            for slab in &unit.head {
                parts.extend(slab.parts.iter().cloned().map(|part| part.moved(Mm::ZERO, y)));
                y += slab.height;
            }
            y += under_head(unit, progress);
        }
        let mut side_end = Mm::ZERO;
        let start = progress.next;
        let mut notes = Vec::new();
        for at in start..until.max(start + 1) {
            let slab = progress.slabs.get(at);
            if at > start {
                y += slab.map_or(Mm::ZERO, |slab| slab.gap);
            }
            if !progress.side_placed && (at == unit.side_at || slab.is_none()) {
                parts.extend(unit.side.iter().cloned().map(|part| part.moved(Mm::ZERO, y)));
                side_end = y + unit.side_height;
                progress.side_placed = true;
            }
            let Some(slab) = progress.slabs.get_mut(at) else { break };
            notes.extend(slab.notes.iter().map(|(note, base)| (*note, y + *base)));
            parts.extend(std::mem::take(&mut slab.parts).into_iter().map(|part| part.moved(Mm::ZERO, y)));
            y += slab.height;
        }
        parts.iter_mut().for_each(|part| part.tag.unit = self.units);
        if !unit.head.is_empty() {
            parts.iter_mut().for_each(|part| part.tag.on_page(progress.pages));
        }
        progress.next = until.min(progress.slabs.len());
        self.y = y.max(side_end);
        if let Some(page) = self.pages.last_mut() {
            page.parts.push(parts);
            page.notes.extend(notes);
            page.begins.extend(begins.then_some((self.units as usize - 1, top)));
            page.end = self.y;
        }
    }

    /// *8 continues on page 2*, under the text.
    fn says_it_goes_on(&mut self, unit: &Unit) {
        if unit.goes_on == GoesOn::Silent {
            return;
        }
        let number = unit.number.map(|n| n.to_string()).unwrap_or_default();
        let words = t!("paper-goes-on", number = &number, page = self.pages.len() + 1);
        let x = if unit.goes_on == GoesOn::Beside && !unit.side.is_empty() { grid::TWO } else { grid::ONE };
        let line = self.setter.one(words.trim(), style::HINT);
        let y = self.field.bottom + Mm(0.5) + style::HINT.base;
        let part = Part::line(Tag::artifact(u32::MAX), line, x, y);
        if let Some(page) = self.pages.last_mut() {
            page.parts.push(vec![part]);
        }
    }

    /// Number and *continued from page 1*, in the question's place.
    fn says_it_went_on(&mut self, unit: &Unit, from: usize, y: Mm, parts: &mut Vec<Part>) {
        if unit.goes_on == GoesOn::Silent {
            return;
        }
        if let Some(number) = unit.number {
            let line = self.setter.one(&number.to_string(), style::NUMBER);
            parts.push(Part::line(
                Tag::new(0, BlockRole::Artifact, None),
                line,
                grid::NUMBER,
                y + style::NUMBER.base,
            ));
        }
        let line = self.setter.one(&t!("paper-went-on", page = from + 1), style::CONDITION);
        let part = Part::line(Tag::new(0, BlockRole::Artifact, None), line, grid::ONE, y + style::CONDITION.base);
        parts.push(part);
    }
}

/// Space under a repeated head, where a row goes on in its middle: its beginning brings its own.
fn under_head(unit: &Unit, progress: &Progress) -> Mm {
    let goes_on = progress.slabs.get(progress.next).is_some_and(|slab| !slab.parts.is_empty());
    if goes_on { unit.under_head } else { Mm::ZERO }
}
