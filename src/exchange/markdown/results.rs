//! Scores and profiles in Markdown: words, never without their label.
//!
//! No number and no percentage, as on paper; `attune score` gives values.

use super::Page;
use crate::{
    base::Id,
    t,
    template::{Item, Kind},
    worksheet::{PlainListShown, ProfileShown, ScoreShown},
};

impl Page<'_> {
    /// The results that rest on an item, under the last item they rest on.
    pub(super) fn results_under(&mut self, item: &Item) {
        let results = &self.said.outcome.results;
        let here = |id: &Id| self.rests_last_on(id).is_some_and(|last| last.id == item.id);
        let scores: Vec<ScoreShown> = results.scores.iter().filter(|score| here(&score.id)).cloned().collect();
        let way_here = |profile: &Id| {
            let ways = self.said.sheet.template.profiles.get(profile.as_str()).map(|profile| &profile.ways);
            ways.is_some_and(|ways| ways.keys().any(here))
        };
        let profiles: Vec<ProfileShown> = results.profiles.iter().filter(|p| way_here(&p.id)).cloned().collect();
        let lists: Vec<PlainListShown> = results.lists.iter().filter(|l| way_here(&l.id)).cloned().collect();
        if let (Some(title), false) = (&self.said.sheet.template.results, scores.is_empty()) {
            self.paragraph(&format!("**{}**", self.marked(title)));
        }
        let mut labels: Vec<String> = Vec::new();
        for score in &scores {
            self.score(score);
            if !labels.contains(&score.label) {
                labels.push(score.label.clone());
            }
        }
        for label in labels {
            self.label(&label);
        }
        profiles.iter().for_each(|profile| self.profile(profile));
        lists.iter().for_each(|list| self.list(list));
    }

    /// The last item whose statements count in a score or a way.
    fn rests_last_on(&self, score: &Id) -> Option<&Item> {
        let counts = |item: &&Item| match &item.kind {
            Kind::Ratings(ratings) => ratings.statements.iter().any(|s| s.counts.as_ref() == Some(score)),
            _ => false,
        };
        let shown = |item: &&Item| self.said.outcome.is_shown(item.id.as_str()) && self.said.is_answered(item);
        self.said.sheet.template.items().map(|(_, item)| item).filter(shown).filter(counts).last()
    }

    fn score(&mut self, score: &ScoreShown) {
        let words = match score.value {
            Ok(_) => score.words.as_ref().map(|words| self.marked(words)).unwrap_or_default(),
            Err(_) => t!("paper-too-few").to_owned(),
        };
        self.paragraph(&format!("- **{}**: {words}", self.marked(&score.title)));
        self.notes(&score.id);
    }

    fn profile(&mut self, profile: &ProfileShown) {
        self.paragraph(&format!("**{}**", self.marked(&profile.title)));
        self.blank_line();
        for way in &profile.ways {
            let words = match way.value {
                Ok(_) => way.word.as_ref().map(|word| self.marked(word)).unwrap_or_default(),
                Err(_) => t!("paper-too-few").to_owned(),
            };
            self.out.push_str(&format!("- {}: {words}\n", self.marked(&way.title)));
        }
        if let Some((_, _, Some(words))) = &profile.spread {
            self.paragraph(&self.marked(words));
        }
        self.notes(&profile.id);
        self.label(&profile.label);
    }

    fn list(&mut self, list: &PlainListShown) {
        self.paragraph(&format!("**{}**", self.marked(&list.title)));
        self.blank_line();
        if list.lines.is_empty() {
            let none = self.marked(&list.none);
            self.out.push_str(&format!("{none}\n"));
        }
        for line in &list.lines {
            let names: Vec<String> = line.iter().map(|(_, words)| self.marked(words)).collect();
            self.out.push_str(&format!("- {}\n", names.join(" · ")));
        }
        self.label(&list.label);
    }

    fn notes(&mut self, under: &Id) {
        let notes = self.said.outcome.results.notes.iter().filter(|note| note.under == *under);
        let notes: Vec<String> = notes.map(|note| self.marked(&note.words)).collect();
        notes.iter().for_each(|note| self.paragraph(note));
    }

    fn label(&mut self, label: &str) {
        let words = self.said.plain(label);
        self.paragraph(&format!("*{}*", super::escaped(&words)));
    }
}
