//! Circles: what is shown must not depend on itself, not even through a score.
//!
//! Nor may it hang on too many others, one after the other: whoever works it out
//! goes down that chain. Where either is found, nothing is worked out at all.

use std::collections::BTreeMap;

use super::{Cx, path::Path};
use crate::{
    base::Id,
    diagnostic::{Code, Diagnostic, Place},
};

/// How many of a circle's places are named at most.
const MOST_NAMED: usize = 8;

/// How many things may depend on one another in a row.
const LONGEST_CHAIN: usize = 256;

/// Something that is shown, or has a value, depending on something else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// An item.
    Item(Id),
    /// A section, by its place.
    Section(usize),
    /// A column of a table, within one row.
    Cell(Id, Id),
    /// A score.
    Score(Id),
    /// A profile.
    Profile(Id),
}

impl Thing {
    /// Its id; that of its table for a cell.
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Item(id) | Self::Cell(id, _) | Self::Score(id) | Self::Profile(id) => id.as_str(),
            Self::Section(_) => "",
        }
    }
}

/// One dependence, and where it is written.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    from: Thing,
    to: Thing,
    place: Place,
}

impl Thing {
    fn name(&self) -> String {
        match self {
            Self::Item(id) | Self::Score(id) | Self::Profile(id) => format!("\"{id}\""),
            Self::Cell(_, column) => format!("\"{column}\""),
            Self::Section(at) => format!("section {}", at + 1),
        }
    }
}

impl Cx<'_> {
    /// Remembers a dependence.
    pub(super) fn edge(&self, from: Thing, to: Thing, path: &Path<'_>) {
        let place = self.place(path);
        self.edges.borrow_mut().push(Edge { from, to, place });
    }

    /// Reports every circle once, at all its places, and the first chain that is too long.
    pub(super) fn circles(&self) {
        let edges = self.edges.borrow();
        let mut out: BTreeMap<&Thing, Vec<&Edge>> = BTreeMap::new();
        for edge in edges.iter() {
            out.entry(&edge.from).or_default().push(edge);
        }
        let mut walk = Walk { out: &out, heights: BTreeMap::new(), way: Vec::new(), circles: Vec::new() };
        out.keys().for_each(|start| walk.from(start));
        for circle in &walk.circles {
            self.report_circle(circle);
        }
        if !walk.circles.is_empty() {
            return;
        }
        // A worksheet that was begun opens for all that: chains of questions are worked out from below.
        let counts = |thing: &Thing| !self.given.carried || matches!(thing, Thing::Cell(..));
        let tall = walk.heights.iter().filter(|(_, height)| **height == LONGEST_CHAIN + 1);
        let mut tall = tall.filter(|(thing, _)| counts(thing));
        if let Some(edge) = tall.find_map(|(thing, _)| out.get(thing)?.first()) {
            let message =
                format!("{} hangs on more than {LONGEST_CHAIN} others, one after the other", edge.from.name());
            let fault = Diagnostic::error(Code::TooDeep, edge.place, message);
            let help = "let it depend on the answer that decides, not on the question before it";
            self.report(&Path::root(super::TEMPLATE), fault.help(help));
            self.endless.set(true);
        }
    }

    /// The same edge, placed at the item or statement that counts in the score: the author changes it
    /// there, not at the score.
    fn counted_where(&self, edge: &Edge) -> Edge {
        let place = match (&edge.from, &edge.to) {
            (Thing::Score(score), Thing::Item(item)) => self.counts_at(score, item),
            (Thing::Profile(profile), Thing::Item(item)) => {
                let profile = self.given.file.profiles.get(profile.as_str());
                let ways = profile.and_then(|profile| self.given.file.lists.get(profile.list.as_str()));
                ways.and_then(|ways| ways.keys().find_map(|way| self.counts_at(way, item)))
            }
            _ => None,
        };
        Edge { place: place.unwrap_or(edge.place), ..edge.clone() }
    }

    fn report_circle(&self, circle: &[&Edge]) {
        // Also where nothing is said, since something else is wrong there.
        self.endless.set(true);
        let places: Vec<Edge> = circle.iter().map(|edge| self.counted_where(edge)).collect();
        let circle: Vec<&Edge> = places.iter().collect();
        let Some(first) = circle.iter().min_by_key(|edge| edge.place) else { return };
        let begin = circle.iter().position(|edge| std::ptr::eq(*edge, *first)).unwrap_or(0);
        let turned: Vec<&&Edge> = circle.iter().skip(begin).chain(circle.iter().take(begin)).collect();
        let names: Vec<String> = turned.iter().take(MOST_NAMED).map(|edge| edge.from.name()).collect();
        let message = match names.as_slice() {
            [one] => format!("{one} depends on itself"),
            [one, ..] if turned.len() > MOST_NAMED => {
                let more = turned.len() - MOST_NAMED;
                format!("this runs in a circle: {}, {more} more, and back to {one}", names.join(" depends on "))
            }
            [one, ..] => format!("this runs in a circle: {} and back to {one}", names.join(" depends on ")),
            [] => return,
        };
        let mut fault = Diagnostic::error(Code::Circle, first.place, message);
        for edge in turned.iter().take(MOST_NAMED).skip(1) {
            let words = format!("{} depends on {} here", edge.from.name(), edge.to.name());
            fault = fault.label(edge.place, words);
        }
        let of_scores = circle.iter().all(|edge| matches!(edge.from, Thing::Score(_) | Thing::Profile(_)));
        let fault = fault.help(if of_scores {
            "a score can be made only of scores that do not need it; take one of these away"
        } else {
            "a question can be shown only by what is answered before it; take one of these away"
        });
        self.report(&Path::root(super::TEMPLATE), fault);
    }
}

/// A walk along dependences, depth first, without recursion on the stack of calls.
struct Walk<'e> {
    out: &'e BTreeMap<&'e Thing, Vec<&'e Edge>>,
    /// How long the longest chain is that begins at what is done.
    heights: BTreeMap<&'e Thing, usize>,
    way: Vec<(&'e Thing, usize)>,
    circles: Vec<Vec<&'e Edge>>,
}

impl<'e> Walk<'e> {
    fn from(&mut self, start: &'e Thing) {
        if self.heights.contains_key(start) {
            return;
        }
        self.way.push((start, 0));
        while let Some((thing, next)) = self.way.last_mut() {
            let edges = self.out.get(*thing).map_or(&[][..], Vec::as_slice);
            let Some(edge) = edges.get(*next) else {
                let below = edges.iter().filter_map(|edge| self.heights.get(&edge.to)).max();
                self.heights.insert(*thing, below.map_or(1, |height| height + 1));
                self.way.pop();
                continue;
            };
            *next += 1;
            if let Some(at) = self.way.iter().position(|(thing, _)| **thing == edge.to) {
                self.circle_from(at);
            } else if !self.heights.contains_key(&edge.to)
                && let Some((to, _)) = self.out.get_key_value(&edge.to)
            {
                self.way.push((to, 0));
            }
        }
    }

    fn circle_from(&mut self, at: usize) {
        let edges = self.way.iter().skip(at).filter_map(|(thing, next)| self.out.get(*thing)?.get(next - 1).copied());
        let circle = edges.collect();
        self.circles.push(circle);
    }
}
