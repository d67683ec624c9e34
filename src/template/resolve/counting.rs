//! What counts in a score, and which values can come of it.

use super::{Cx, TEMPLATE, circles::Thing, path::Path, points, ranges::Reach, scope::Seen};
use crate::{
    base::{Fraction, Id},
    diagnostic::Place,
    template::{
        file::{self, Of},
        model::{Method, Missing},
        rule::{MAX_DEPTH, Rule},
    },
};

/// Among so many statements every number of gaps is tried; among more, the ends.
const FEW: usize = 64;

/// A score, or a way of a profile.
pub(super) struct Counted<'a> {
    /// What depends on it when a condition names it.
    pub thing: Thing,
    /// The bands it is read in.
    pub bands: Option<&'a Id>,
    /// The values it can have.
    pub reach: Reach,
}

/// Something that counts: its own id, its item, and the ends of its scale.
pub(super) struct Counting<'a> {
    /// The statement, slider or number.
    pub answer: &'a Id,
    /// The item it stands in.
    pub item: &'a Id,
    /// Least and greatest number.
    pub ends: Option<(Fraction, Fraction)>,
}

/// What is known of a score's values, and how deep it is made of other scores.
#[derive(Clone, Copy, Default)]
pub(super) struct Known {
    /// Its values.
    pub reach: Reach,
    /// 1 for a score over statements.
    pub depth: usize,
}

impl<'a> Cx<'a> {
    /// What counts in a score or way, in the order of the sheet or as it is listed.
    pub(super) fn counting(&self, score: &Id) -> Vec<Counting<'a>> {
        match self.given.file.scores.get(score.as_str()).and_then(|score| score.of.as_ref()) {
            Some(Of::Items(ids)) => ids.iter().flat_map(|id| self.counting_under(id)).collect(),
            Some(Of::Composite(_)) => Vec::new(),
            None => self.counting_by_name(score),
        }
    }

    /// What names this score as the one it counts in.
    pub(super) fn counting_by_name(&self, score: &Id) -> Vec<Counting<'a>> {
        let mut found = Vec::new();
        for (item, kind) in &self.scope.items {
            match kind {
                file::Item::Ratings(ratings) => {
                    let ends = ratings.scale.as_ref().and_then(|id| self.scale_ends(id));
                    let names = |statement: &file::Statement| match statement {
                        file::Statement::Statement(id, _) | file::Statement::Reverse(id, _) => id == score,
                        file::Statement::Plain(_) => false,
                    };
                    let counts = ratings.statements.iter().filter(|(_, statement)| names(statement));
                    found.extend(counts.map(|(answer, _)| Counting { answer, item, ends }));
                }
                kind if points::counts_in(kind) == Some(score) => {
                    found.push(Counting { answer: item, item, ends: self.ends_of(kind) });
                }
                _ => {}
            }
        }
        found
    }

    /// Where a question says that it counts in a score.
    pub(super) fn counts_at(&self, score: &Id, item: &Id) -> Option<Place> {
        let named = self.counting_by_name(score).into_iter().find(|one| one.item == item)?;
        let root = Path::root(TEMPLATE);
        let sections = root.field("sections");
        let at = self.given.file.sections.iter().position(|section| section.items.contains(item.as_str()))?;
        let section = sections.nth(at);
        let items = section.field("items");
        let item = items.key(item.as_str());
        Some(match named.answer == named.item {
            true => self.place(&item.field("counts")),
            false => self.place(&item.field("statements").key(named.answer.as_str()).nth(0)),
        })
    }

    /// What an id of a list brings: itself, or all statements of a `Ratings`.
    pub(super) fn counting_under(&self, id: &Id) -> Vec<Counting<'a>> {
        if let Some(Seen::Statement(item, ratings)) = self.scope.get(id.as_str()) {
            let ends = ratings.scale.as_ref().and_then(|id| self.scale_ends(id));
            let own = ratings.statements.keys().find(|known| *known == id);
            return own.map(|answer| Counting { answer, item, ends }).into_iter().collect();
        }
        let Some((item, kind)) = self.scope.items.iter().find(|(known, _)| *known == id) else { return Vec::new() };
        match kind {
            file::Item::Ratings(ratings) => {
                let ends = ratings.scale.as_ref().and_then(|id| self.scale_ends(id));
                ratings.statements.keys().map(|answer| Counting { answer, item, ends }).collect()
            }
            file::Item::Rating(_) | file::Item::Slider(_) | file::Item::Number(_) => {
                vec![Counting { answer: item, item, ends: self.ends_of(kind) }]
            }
            kind if points::ends(kind).is_some() => vec![Counting { answer: item, item, ends: points::ends(kind) }],
            _ => Vec::new(),
        }
    }

    /// Whether an item counts in some score, by name or by a list.
    pub(super) fn counts_somewhere(&self, id: &Id) -> bool {
        self.given.file.scores.values().any(|score| match &score.of {
            Some(Of::Items(ids)) => ids.contains(id),
            _ => false,
        })
    }

    fn ends_of(&self, item: &'a file::Item) -> Option<(Fraction, Fraction)> {
        let Some(reach) = self.reach_of_item(Seen::Item(item)) else { return points::ends(item) };
        Some((reach.least?, reach.most?))
    }

    /// The values a score or a way can have, worked out once.
    pub(super) fn known(&self, id: &Id, level: usize) -> Known {
        if let Some(known) = self.reaches.borrow().get(id) {
            return *known;
        }
        if level > MAX_DEPTH {
            return Known { depth: 1, ..Known::default() };
        }
        // In a circle nothing is known; it is reported as one.
        self.reaches.borrow_mut().insert(id.clone(), Known::default());
        let file = self.given.file;
        let root = Path::root(TEMPLATE);
        let (scores, profiles) = (root.field("scores"), root.field("profiles"));
        let doubtful = match self.profile_of_way(id) {
            Some((profile, _)) => self.is_rule_doubtful(id, &profiles.key(profile.as_str())),
            None => self.is_rule_doubtful(id, &scores.key(id.as_str())),
        };
        let known = match file.scores.get(id.as_str()) {
            _ if doubtful => Known { depth: 1, ..Known::default() },
            Some(score) => {
                let rule = self.rule_of_score(id, score);
                match &score.of {
                    Some(Of::Composite(parts)) => {
                        let parts: Vec<Known> = parts.iter().map(|part| self.known(part, level + 1)).collect();
                        let depth = 1 + parts.iter().map(|part| part.depth).max().unwrap_or(0);
                        let reaches: Vec<Reach> = parts.iter().map(|part| part.reach).collect();
                        Known { reach: reach(&rule, &reaches), depth }
                    }
                    _ => Known { reach: self.reach_over(&rule, &self.counting(id)), depth: 1 },
                }
            }
            None => {
                let profile = self.profile_of_way(id);
                let reach = profile.map(|(_, p)| self.reach_over(&super::rules::of_profile(p), &self.counting(id)));
                Known { reach: reach.unwrap_or_default(), depth: 1 }
            }
        };
        self.reaches.borrow_mut().insert(id.clone(), known);
        known
    }

    /// The profile that has a way of this id.
    pub(super) fn profile_of_way(&self, id: &Id) -> Option<(&'a Id, &'a file::Profile)> {
        let file = self.given.file;
        file.profiles
            .iter()
            .find(|(_, profile)| file.lists.get(profile.list.as_str()).is_some_and(|list| list.contains(id.as_str())))
    }

    /// The values that come of statements and numbers, some of which branching may skip.
    pub(super) fn reach_over(&self, rule: &Rule, counting: &[Counting<'_>]) -> Reach {
        let ends = counting.iter().map(|one| {
            let (low, high) = one.ends?;
            let skipped = rule.skipped.get(one.answer.as_str()).map(|number| number.fraction());
            let (least, most) = (skipped.map_or(low, |s| s.min(low)), skipped.map_or(high, |s| s.max(high)));
            Some(Reach::of(least, most))
        });
        ends.collect::<Option<Vec<Reach>>>().map_or_else(Reach::default, |ends| reach(rule, &ends))
    }
}

/// The values that can come of parts with these values.
fn reach(rule: &Rule, parts: &[Reach]) -> Reach {
    let least: Option<Vec<Fraction>> = parts.iter().map(|part| part.least).collect();
    let most: Option<Vec<Fraction>> = parts.iter().map(|part| part.most).collect();
    let (Some(mut lows), Some(mut highs)) = (least, most) else { return Reach::default() };
    if parts.is_empty() {
        return Reach::default();
    }
    // More answers needed than there can be is reported by itself.
    let all_needed = Rule { missing: Missing::NoneAllowed, ..rule.clone() };
    let rule = if rule.needed(parts.len()) > parts.len() { &all_needed } else { rule };
    if let Method::Count(_) = rule.method {
        let all = i64::try_from(parts.len()).unwrap_or(i64::MAX);
        return Reach::among([rule.finish(Fraction::ZERO), rule.finish(Fraction::whole(all))].into_iter());
    }
    lows.sort_unstable();
    highs.sort_unstable_by(|a, b| b.cmp(a));
    let allowed = parts.len() - rule.needed(parts.len()).min(parts.len());
    let positive = |all: &[Fraction]| all.iter().filter(|n| **n > Fraction::ZERO).count().min(allowed);
    let gaps: Vec<usize> = if parts.len() <= FEW {
        (0..=allowed).collect()
    } else {
        vec![0, positive(&lows), parts.len() - positive(&highs).max(parts.len() - allowed), allowed]
    };
    let with_gaps = |all: &[Fraction], gaps: usize| {
        let known = all.len() - gaps.min(all.len());
        rule.value(all.iter().enumerate().map(|(at, one)| (at < known).then_some(*one))).ok()
    };
    let all = gaps.iter().flat_map(|gaps| [with_gaps(&lows, *gaps), with_gaps(&highs, *gaps)]);
    Reach::among(all)
}
