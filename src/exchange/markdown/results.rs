//! Scores and profiles in Markdown: words, never without their label.
//!
//! No number and no percentage, as on paper; `attune score` gives values.

use super::Page;
use crate::{
    base::Id,
    t,
    template::Item,
    worksheet::{FlagShown, PlainListShown, ProfileShown, ScoreShown, in_words as words},
};

impl Page<'_> {
    /// The results that rest on an item, under the last item they rest on.
    pub(super) fn results_under(&mut self, item: &Item) {
        let results = &self.said.outcome.results;
        let here = |rests_on: &[Id]| self.rests_last_on(rests_on).is_some_and(|last| *last == item.id);
        let scores: Vec<ScoreShown> = results.scores.iter().filter(|score| here(&score.rests_on)).cloned().collect();
        let profiles: Vec<ProfileShown> = results.profiles.iter().filter(|p| here(&p.rests_on)).cloned().collect();
        let lists: Vec<PlainListShown> = results.lists.iter().filter(|l| here(&l.rests_on)).cloned().collect();
        let flags: Vec<FlagShown> = results.flags.iter().filter(|flag| here(&flag.rests_on)).cloned().collect();
        if let (Some(title), false) = (&self.said.sheet.template.results, scores.is_empty()) {
            self.paragraph(&format!("**{}**", self.marked(title)));
        }
        let mut labels: Vec<String> = Vec::new();
        for score in &scores {
            self.score(score);
            labels.push(score.label.clone());
            labels.extend(score.rule.as_ref().map(|rule| t!("paper-rule", rule = rule)));
            labels.extend(words::filled(score.filled).map(|words| format!("{}: {words}", score.title)));
        }
        self.labels(&labels);
        labels.clear();
        for flag in &flags {
            let words = flag.words.clone().unwrap_or_else(|| words::flag(flag.state).to_owned());
            self.paragraph(&format!("- **{}**: {}", self.marked(&flag.title), self.marked(&words)));
            labels.push(flag.label.clone());
        }
        self.labels(&labels);
        profiles.iter().for_each(|profile| self.profile(profile));
        lists.iter().for_each(|list| self.list(list));
    }

    /// The last of these items that leaves and is answered; none while one that is shown stays home.
    fn rests_last_on<'r>(&self, rests_on: &'r [Id]) -> Option<&'r Id> {
        let template = &self.said.sheet.template;
        let mut last = None;
        for id in rests_on.iter().filter(|id| self.said.outcome.is_shown(id.as_str())) {
            let (section, item) = template.items().find(|(_, item)| item.id == *id)?;
            if !self.said.leaving.has(section, item) {
                return None;
            }
            if self.said.is_answered(item) {
                last = Some(id);
            }
        }
        last
    }

    fn score(&mut self, score: &ScoreShown) {
        let words = match score.value {
            Ok(_) => score.words.as_ref().map(|words| self.marked(words)).unwrap_or_default(),
            Err(why) => words::no_value(why).to_owned(),
        };
        self.paragraph(&format!("- **{}**: {words}", self.marked(&score.title)));
        for reading in &score.readings {
            if let Some(words) = &reading.words {
                self.paragraph(&format!("- {}: {}", self.marked(&reading.title), self.marked(words)));
            }
        }
        self.notes(&score.id);
    }

    fn profile(&mut self, profile: &ProfileShown) {
        self.paragraph(&format!("**{}**", self.marked(&profile.title)));
        self.blank_line();
        for way in &profile.ways {
            let words = match way.value {
                Ok(_) => way.word.as_ref().map(|word| self.marked(word)).unwrap_or_default(),
                Err(why) => words::no_value(why).to_owned(),
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

    /// Labels, each once.
    fn labels(&mut self, labels: &[String]) {
        for (at, label) in labels.iter().enumerate() {
            if !labels[..at].contains(label) {
                self.label(label);
            }
        }
    }

    fn label(&mut self, label: &str) {
        let words = self.said.plain(label);
        self.paragraph(&format!("*{}*", super::escaped(&words)));
    }
}
