//! What of a template with faults cannot be relied on.
//!
//! A template with an error is no worksheet, but most of it was read well. Who
//! tries its examples asks here which parts they touch: what was read without
//! fault, and leans on nothing that was not, comes out as it would in the
//! mended file. The rest is left untried.
//!
//! Not here: finding the faults (`resolve`), running examples (`worksheet`).

use std::collections::{BTreeMap, BTreeSet};

use super::file::Expect;
use crate::{base::Id, diagnostic::Place};

/// The parts of a template that an example can touch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// An item, a statement, a score, a way, a reading, a profile or a flag.
    Id(String),
    /// What an item says beside its question: wordings, ends, suggestions.
    Words(String),
    /// A section, by its place.
    Section(usize),
    /// A list, a scale or a set of bands.
    Table(&'static str, String),
    /// The notes.
    Notes,
}

/// What of a template cannot be relied on; without any fault, nothing.
#[derive(Clone, Debug, Default)]
pub struct Doubt {
    /// Whether there is any fault at all.
    pub(super) any: bool,
    /// Whether nothing can be relied on.
    pub(super) whole: bool,
    /// Whether it runs in a circle, or nearly so, and nothing can be worked out at all.
    pub(super) endless: bool,
    /// Parts with a fault in them.
    pub(super) faulty: BTreeSet<Part>,
    /// What each part leans on.
    pub(super) leans: BTreeMap<Part, Vec<Part>>,
    /// Where something is told already.
    pub(super) told: Vec<Place>,
}

impl Doubt {
    /// Whether anything can be worked out at all.
    #[must_use]
    pub const fn runs(&self) -> bool {
        !self.endless
    }

    /// Whether a question itself is in doubt, so that nobody can say what answers it.
    #[must_use]
    pub fn of_question(&self, id: &str) -> bool {
        self.any && (self.whole || self.own(&Part::Id(id.to_owned())))
    }

    /// Whether an expectation touches something in doubt, or one of these answers.
    #[must_use]
    pub fn of_expected(&self, expect: &Expect, unread: &[Id]) -> bool {
        if !self.any && unread.is_empty() {
            return false;
        }
        self.whole || self.reaches(touched(expect), unread)
    }

    /// Whether something at this place is told already.
    #[must_use]
    pub fn is_told(&self, place: Place) -> bool {
        self.told.iter().any(|told| {
            let (one, other) = (told.span, place.span);
            told.text == place.text && one.start < other.end.max(other.start + 1) && other.start < one.end
        })
    }

    /// Faulty in itself, or not there at all.
    fn own(&self, part: &Part) -> bool {
        self.faulty.contains(part) || !self.leans.contains_key(part)
    }

    fn reaches(&self, start: Vec<Part>, unread: &[Id]) -> bool {
        let mut seen = BTreeSet::new();
        let mut left = start;
        while let Some(part) = left.pop() {
            let unanswered = matches!(&part, Part::Id(id) if unread.iter().any(|one| one.as_str() == id));
            if unanswered || (self.any && self.own(&part)) {
                return true;
            }
            left.extend(self.leans.get(&part).into_iter().flatten().filter(|on| !seen.contains(*on)).cloned());
            seen.insert(part);
        }
        false
    }
}

/// The parts an expectation looks at.
fn touched(expect: &Expect) -> Vec<Part> {
    let id = |id: &Id| Part::Id(id.to_string());
    match expect {
        Expect::Score(of, ..)
        | Expect::Exact(of, _)
        | Expect::FlagIs(of, _)
        | Expect::ChangeIs(of, ..)
        | Expect::NoChange(of)
        | Expect::Shown(of, _)
        | Expect::Band(of, _)
        | Expect::NoScore(of)
        | Expect::SpreadIs(of, ..)
        | Expect::NoSpread(of)
        | Expect::Listed(of, _) => vec![id(of)],
        Expect::Suggested(of, _) | Expect::ScaleEnds(of, ..) | Expect::Asks(of, _) => {
            vec![id(of), Part::Words(of.to_string())]
        }
        Expect::Says(_) => vec![Part::Notes],
        Expect::Visible(all) | Expect::Hidden(all) => all.iter().map(id).collect(),
    }
}
