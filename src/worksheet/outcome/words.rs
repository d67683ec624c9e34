//! Which words stand: wordings, ends of scales, suggestions, notes.
//!
//! Of several wordings the first that holds stands; if none holds, the words
//! stay as they are and are not repeated here.

use std::collections::BTreeMap;

use super::{NoteShown, Outcome, sight::Sight};
use crate::{
    base::Id,
    template::{Item, Kind, Suggested, Wording},
};

impl Outcome {
    /// Notes the words that an item has now.
    pub(super) fn word_item(&mut self, sight: &Sight<'_>, at: usize) {
        let Some(item) = sight.items.get(at).map(|seen| seen.item) else { return };
        if let Some(wording) = first(sight, &item.wordings) {
            let put = |map: &mut BTreeMap<Id, String>, words: &Option<String>| {
                if let Some(words) = words {
                    map.insert(item.id.clone(), words.clone());
                }
            };
            put(&mut self.asks, &wording.ask);
            put(&mut self.helps, &wording.help);
            put(&mut self.briefs, &wording.brief);
            self.statements.extend(wording.statements.iter().map(|(id, words)| (id.clone(), words.clone())));
        }
        if let Kind::Ratings(ratings) = &item.kind
            && let Some(ends) = ratings.ends.iter().find(|ends| sight.holds(&ends.show_if, None))
        {
            self.ends.insert(item.id.clone(), (ends.low.clone(), ends.high.clone()));
        }
        let suggested = suggested(sight, item);
        if !suggested.is_empty() {
            self.suggested.insert(item.id.clone(), suggested);
        }
    }

    /// Notes the heading of every section, and the text under it where a wording holds.
    pub(super) fn word_sections(&mut self, sight: &Sight<'_>) {
        for (at, section) in sight.template.sections.iter().enumerate() {
            let wording = first(sight, &section.wordings);
            let title = wording.and_then(|w| w.title.as_ref()).unwrap_or(&section.title);
            self.titles.insert(at, title.clone());
            if let Some(say) = wording.and_then(|w| w.ask.as_ref()) {
                self.says.insert(at, say.clone());
            }
        }
    }
}

/// The notes that hold, under results that are shown, at most so many each.
pub(super) fn notes(sight: &Sight<'_>) -> Vec<NoteShown> {
    let shown = |under: &Id| {
        let score = sight.template.scores.position(under.as_str()).is_some_and(|at| sight.score_shown(at));
        score || sight.template.profiles.position(under.as_str()).is_some_and(|at| sight.profile_shown(at))
    };
    let groups = sight.template.notes.iter().filter(|group| shown(&group.under));
    groups
        .flat_map(|group| {
            let held = group.list.iter().filter(|note| sight.holds(&note.show_if, None));
            held.take(usize::from(group.at_most)).map(|note| {
                let words = first(sight, &note.wordings).and_then(|w| w.ask.as_ref()).unwrap_or(&note.say);
                NoteShown { under: group.under.clone(), words: words.clone() }
            })
        })
        .collect()
}

/// The options that are suggested at an item, in the order of its options.
fn suggested(sight: &Sight<'_>, item: &Item) -> Vec<Id> {
    let Some(choices) = item.choices() else { return Vec::new() };
    let mut named: Vec<&Id> = Vec::new();
    for suggest in item.suggest.iter().filter(|s| sight.holds(&s.show_if, None)) {
        match &suggest.what {
            Suggested::Options(options) => named.extend(options),
            Suggested::Lowest(profile) => named.extend(sight.lowest(profile)),
        }
    }
    choices.options.keys().filter(|option| named.contains(option)).cloned().collect()
}

fn first<'w>(sight: &Sight<'_>, wordings: &'w [Wording]) -> Option<&'w Wording> {
    wordings.iter().find(|wording| sight.holds(&wording.show_if, None))
}
