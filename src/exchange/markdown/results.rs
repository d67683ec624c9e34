//! Scores and profiles in Markdown: words, never without their label.
//!
//! As on paper: words, and numbers where the sheet says so or has no words;
//! no percentage. `attune score` gives values.

use super::Page;
use crate::{
    base::Id,
    t,
    template::Item,
    worksheet::{FlagShown, PlainListShown, ProfileShown, ScoreShown, in_words as words},
};

/// Where a result stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands<'r> {
    /// Under an item.
    Under(&'r Id),
    /// After all of them: nothing that it rests on is answered.
    AtTheEnd,
    /// Nowhere: something that it rests on stays home, or it was never asked.
    Nowhere,
}

impl Page<'_> {
    /// The results that rest on an item, under the last item they rest on.
    pub(super) fn results_under(&mut self, item: &Item) {
        self.results(Stands::Under(&item.id));
    }

    /// The results of which nothing is answered: that there are none is said as well.
    pub(super) fn results_without_answers(&mut self) {
        if self.said.leaving.scores {
            self.results(Stands::AtTheEnd);
        }
    }

    fn results(&mut self, place: Stands<'_>) {
        let results = &self.said.outcome.results;
        let here = |rests_on: &[Id]| self.stands(rests_on) == place;
        let scores: Vec<ScoreShown> = results.scores.iter().filter(|score| here(&score.rests_on)).cloned().collect();
        let profiles: Vec<ProfileShown> = results.profiles.iter().filter(|p| here(&p.rests_on)).cloned().collect();
        let lists: Vec<PlainListShown> = results.lists.iter().filter(|l| here(&l.rests_on)).cloned().collect();
        let flag_here = |flag: &&FlagShown| self.flag_stands(&flag.rests_on) == place;
        let flags: Vec<FlagShown> = results.flags.iter().filter(flag_here).cloned().collect();
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

    fn stands<'r>(&self, rests_on: &'r [Id]) -> Stands<'r> {
        let template = &self.said.sheet.template;
        let (mut last, mut asked) = (None, false);
        for id in rests_on.iter().filter(|id| self.said.outcome.is_shown(id.as_str())) {
            let Some((section, item)) = template.items().find(|(_, item)| item.id == *id) else { continue };
            if !self.said.leaving.has(section, item) {
                return Stands::Nowhere;
            }
            asked = true;
            if self.said.is_answered(item) {
                last = Some(id);
            }
        }
        match last {
            Some(last) => Stands::Under(last),
            None if asked => Stands::AtTheEnd,
            None => Stands::Nowhere,
        }
    }

    /// A flag also stands where nothing was asked that it rests on: not answered is not no.
    fn flag_stands<'r>(&self, rests_on: &'r [Id]) -> Stands<'r> {
        let items = || self.said.sheet.template.items().filter(|(_, item)| rests_on.contains(&item.id));
        let all_hidden = items().all(|(_, item)| !self.said.outcome.is_shown(item.id.as_str()));
        if all_hidden && items().all(|(section, item)| self.said.leaving.has(section, item)) {
            return Stands::AtTheEnd;
        }
        self.stands(rests_on)
    }

    fn score(&mut self, score: &ScoreShown) {
        let words = self.marked(&words::of_score(&self.said.sheet.template, score));
        self.paragraph(&format!("- **{}**: {words}", self.marked(&score.title)));
        if let Some(since) = &self.said.leaving.since
            && self.said.leaving.has_all(&self.said.sheet.template, &score.rests_on)
            && let Some(change) = since.moved(&self.said.sheet.template, self.said.outcome, &score.id)
        {
            self.paragraph(&self.marked(&words::moved(&self.said.sheet.template, since.day, &change)));
        }
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
            let words = self.marked(&words::of_way(&self.said.sheet.template, way));
            self.out.push_str(&format!("- {}: {words}\n", self.marked(&way.title)));
        }
        if let Some((_, _, Some(words))) = &profile.spread {
            self.paragraph(&self.marked(&words::capital(words)));
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
