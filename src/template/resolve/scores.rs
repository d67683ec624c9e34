//! Scores, profiles and notes.

use super::{Cx, path::Path, sections::Words};
use crate::{
    base::{Id, Keyed},
    template::{file, model},
};

impl Cx<'_> {
    pub(super) fn scores(&self, path: &Path<'_>) -> Keyed<model::Score> {
        let scores = self.given.file.scores.iter();
        scores.map(|(id, score)| (id.clone(), self.score(score, &path.key(id.as_str())))).collect()
    }

    fn score(&self, score: &file::Score, path: &Path<'_>) -> model::Score {
        self.text(&score.title, &path.field("title"));
        self.text(&score.label, &path.field("label"));
        self.keyed_texts(&score.say, &path.field("say"));
        model::Score {
            title: score.title.clone(),
            method: score.method,
            missing: score.missing,
            bands: self.bands(score.bands.as_ref(), &path.field("bands")),
            say: score.say.clone(),
            label: score.label.clone(),
            show_if: score.show_if.clone(),
        }
    }

    pub(super) fn profiles(&self, path: &Path<'_>) -> Keyed<model::Profile> {
        let profiles = self.given.file.profiles.iter();
        profiles.map(|(id, profile)| (id.clone(), self.profile(profile, &path.key(id.as_str())))).collect()
    }

    fn profile(&self, profile: &file::Profile, path: &Path<'_>) -> model::Profile {
        self.text(&profile.title, &path.field("title"));
        self.text(&profile.label, &path.field("label"));
        self.keyed_texts(&profile.words, &path.field("words"));
        self.keyed_texts(&profile.spread_words, &path.field("spread_words"));
        model::Profile {
            title: profile.title.clone(),
            ways: self.list(&profile.list, &path.field("list")).cloned().unwrap_or_default(),
            method: profile.method,
            missing: profile.missing,
            bands: self.bands(profile.bands.as_ref(), &path.field("bands")),
            words: profile.words.clone(),
            spread: model::Bands(profile.spread.clone()),
            spread_words: profile.spread_words.clone(),
            label: profile.label.clone(),
            show_if: profile.show_if.clone(),
            instead: profile.instead.as_ref().map(|list| self.plain_list(list, &path.field("instead"))),
        }
    }

    fn plain_list(&self, list: &file::PlainList, path: &Path<'_>) -> model::PlainList {
        for (text, name) in [(&list.title, "title"), (&list.none, "none"), (&list.label, "label")] {
            self.text(text, &path.field(name));
        }
        model::PlainList {
            title: list.title.clone(),
            at_least: list.at_least,
            none: list.none.clone(),
            label: list.label.clone(),
        }
    }

    pub(super) fn notes(&self, path: &Path<'_>) -> Vec<model::Notes> {
        let notes = self.given.file.notes.iter().enumerate();
        notes.map(|(at, notes)| self.notes_under(notes, &path.nth(at))).collect()
    }

    fn notes_under(&self, notes: &file::Notes, path: &Path<'_>) -> model::Notes {
        let list_path = path.field("list");
        let note = |(at, note): (usize, &file::Note)| {
            let path = list_path.nth(at);
            self.text(&note.say, &path.field("say"));
            model::Note {
                show_if: note.show_if.clone(),
                say: note.say.clone(),
                wordings: self.wordings(&note.wordings, &path.field("wordings"), Words::Note).0,
            }
        };
        let list = notes.list.iter().enumerate().map(note).collect();
        model::Notes { under: notes.under.clone(), at_most: notes.at_most, list }
    }
}

/// Every score, and every way of a profile: what a statement may count in.
pub(super) fn counted_in(file: &file::Template) -> impl Iterator<Item = &Id> {
    let ways = file.profiles.values().filter_map(|profile| file.lists.get(profile.list.as_str()));
    file.scores.keys().chain(ways.flat_map(Keyed::keys))
}
