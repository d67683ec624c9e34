//! Long chains: what is shown, worked out from the bottom.
//!
//! [`Sight`] works recursively, from what it is asked for down to what that depends on. The check
//! refuses chains too long for a thread's stack, but a worksheet begun under an older check still
//! opens: there everything is worked out in advance, dependencies first, so that no call goes deep.

use std::collections::HashSet;

use super::sight::Sight;
use crate::{base::Id, template::Condition};

/// Something that is shown, or made, once what it reads is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Thing {
    Section(usize),
    Item(usize),
    Score(usize),
    Profile(usize),
}

/// With no more conditions than this no chain is too long.
const SHORT: usize = 256;

impl Sight<'_> {
    /// Settles everything, if there are so many conditions that a chain may be long.
    pub(super) fn settle_long_chains(&self) {
        let template = self.template;
        let sections = template.sections.iter().filter(|section| section.show_if.is_some()).count();
        let items = self.items.iter().filter(|seen| seen.item.show_if.is_some()).count();
        let scores = template.scores.values().filter(|score| score.show_if.is_some()).count();
        let profiles = template.profiles.values().filter(|profile| profile.show_if.is_some()).count();
        if sections + items + scores + profiles <= SHORT {
            return;
        }
        let mut met = HashSet::new();
        for start in (0..self.items.len()).map(Thing::Item).chain((0..template.scores.len()).map(Thing::Score)) {
            let mut way: Vec<(Thing, Vec<Thing>)> = Vec::new();
            if met.insert(start) {
                way.push((start, self.read_by(start)));
            }
            while let Some((thing, open)) = way.last_mut() {
                match open.pop() {
                    Some(next) if met.insert(next) => way.push((next, self.read_by(next))),
                    Some(_) => {}
                    None => {
                        self.settle(*thing);
                        way.pop();
                    }
                }
            }
        }
    }

    fn settle(&self, thing: Thing) {
        match thing {
            Thing::Section(at) => _ = self.section_shown(at),
            Thing::Item(at) => _ = self.skipped(at),
            Thing::Score(at) => _ = (self.score_shown(at), self.score_made(at)),
            Thing::Profile(at) => _ = (self.profile_shown(at), self.ways(at)),
        }
    }

    /// What something reads.
    fn read_by(&self, thing: Thing) -> Vec<Thing> {
        let template = self.template;
        let (condition, mut read) = match thing {
            Thing::Section(at) => (template.sections.get(at).and_then(|one| one.show_if.as_ref()), Vec::new()),
            Thing::Item(at) => {
                let seen = self.items.get(at);
                let section = seen.map(|seen| Thing::Section(seen.section));
                (seen.and_then(|seen| seen.item.show_if.as_ref()), section.into_iter().collect())
            }
            Thing::Score(at) => {
                let score = template.scores.iter().nth(at);
                (score.and_then(|(_, one)| one.show_if.as_ref()), self.counted_in(score.map(|(id, _)| id)))
            }
            Thing::Profile(at) => {
                let profile = template.profiles.iter().nth(at);
                (profile.and_then(|(_, one)| one.show_if.as_ref()), self.counted_in(profile.map(|(id, _)| id)))
            }
        };
        let ids = condition.map(Condition::reads).unwrap_or_default();
        read.extend(ids.into_iter().filter_map(|id| self.named(id)));
        read
    }

    /// The items whose answers a score or profile is made of.
    fn counted_in(&self, id: Option<&Id>) -> Vec<Thing> {
        let ids = id.map(|id| self.template.answers_under(id.as_str())).unwrap_or_default();
        ids.into_iter().filter_map(|id| self.place(id.as_str())).map(Thing::Item).collect()
    }

    /// What an id in a condition names.
    fn named(&self, id: &Id) -> Option<Thing> {
        if let Some(at) = self.place(id.as_str()) {
            return Some(Thing::Item(at));
        }
        let template = self.template;
        let score = template.reading(id.as_str()).map_or(id, |(score, _)| score);
        if let Some(at) = template.scores.position(score.as_str()) {
            return Some(Thing::Score(at));
        }
        let mut profiles = template.profiles.iter();
        let at = profiles.position(|(own, profile)| own == id || profile.ways.contains(id.as_str()));
        at.map(Thing::Profile)
    }
}
