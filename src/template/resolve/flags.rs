//! Flags, readings and changes: what is said beside a value.

use super::{Cx, conditions::Stands, path::Path, texts::ids};
use crate::{
    base::{Decimal, Id, Keyed},
    diagnostic::{Code, Diagnostic},
    template::{file, model},
};

/// The states of a flag.
const STATES: [&str; 3] = ["yes", "no", "not-answered"];

impl<'a> Cx<'a> {
    pub(super) fn flags(&self, path: &Path<'_>) -> Keyed<model::Flag> {
        let flags = self.given.file.flags.iter();
        flags.map(|(id, flag)| (id.clone(), self.flag(flag, &path.key(id.as_str())))).collect()
    }

    fn flag(&self, flag: &file::Flag, path: &Path<'_>) -> model::Flag {
        self.condition(&flag.yes_if, &path.field("yes_if"), Stands::default(), None);
        self.maybe_condition(flag.show_if.as_ref(), &path.field("show_if"), Stands::default(), None);
        self.text(&flag.title, &path.field("title"));
        self.text(&flag.label, &path.field("label"));
        self.said_for(&flag.say, "state of a flag called", &STATES, &path.field("say"));
        model::Flag {
            title: flag.title.clone(),
            yes_if: flag.yes_if.clone(),
            say: flag.say.clone(),
            label: flag.label.clone(),
            show_if: flag.show_if.clone(),
        }
    }

    /// The flag of this id; reported if there is none.
    pub(super) fn flag_named(&self, id: &Id, path: &Path<'_>) -> Option<&file::Flag> {
        let found = self.given.file.flags.get(id.as_str());
        if found.is_none() {
            self.unknown(Code::UnknownScore, "flag", id, path, ids(&self.given.file.flags));
        }
        found
    }

    /// Checks that this is a state of a flag.
    pub(super) fn flag_state(&self, state: &Id, path: &Path<'_>) {
        if !STATES.contains(&state.as_str()) {
            self.unknown(Code::UnknownOption, "state of a flag called", state, path, STATES.into_iter());
        }
    }

    pub(super) fn change(&self, change: &file::Change, path: &Path<'_>) -> model::Change {
        if change.at_least <= Decimal::whole(0) {
            let help = "write the least difference that counts as a change";
            self.error(Code::BadRange, &path.field("at_least"), "a change is more than nothing", help);
        }
        self.said_for(&change.say, "kind of change called", kinds(change), &path.field("say"));
        model::Change { at_least: change.at_least, better: change.better, say: change.say.clone() }
    }

    /// Checks that a score has a change of this kind.
    pub(super) fn change_named(&self, id: &Id, kind: Option<&Id>, path: &Path<'_>, at: usize) {
        let Some(score) = self.given.file.scores.get(id.as_str()) else {
            self.unknown(Code::UnknownScore, "score", id, &path.nth(0), ids(&self.given.file.scores));
            return;
        };
        let Some(change) = &score.change else {
            let message = format!("\"{id}\" says nothing about change");
            return self.error(Code::WrongItem, &path.nth(0), message, "add `change: Change(at_least: …)` to it");
        };
        if let Some(kind) = kind.filter(|kind| !kinds(change).contains(&kind.as_str())) {
            let known = kinds(change).iter().copied();
            self.unknown(Code::UnknownOption, "kind of change called", kind, &path.nth(at), known);
        }
    }

    pub(super) fn readings(
        &self,
        score: &Id,
        readings: &'a Keyed<file::Reading>,
        path: &Path<'_>,
    ) -> Keyed<model::Reading> {
        let reading = |(id, reading): (&Id, &'a file::Reading)| {
            let path = path.key(id.as_str());
            let bands_path = path.field("bands");
            self.check_bands(&reading.bands, self.known(score, 0).reach, &bands_path);
            let bands = self.find_bands(&reading.bands).map(|(bands, _)| bands);
            self.words_for(id, &reading.say, bands, true, &path.field("say"));
            self.text(&reading.title, &path.field("title"));
            self.keyed_texts(&reading.say, &path.field("say"));
            let bands = self.bands(Some(&reading.bands), &bands_path);
            (id.clone(), model::Reading { title: reading.title.clone(), bands, say: reading.say.clone() })
        };
        readings.iter().map(reading).collect()
    }

    /// The reading of this id, with its score.
    pub(super) fn reading_named(&self, id: &Id) -> Option<(&'a Id, &'a file::Reading)> {
        let file = self.given.file;
        file.scores.iter().find_map(|(score, s)| s.readings.get(id.as_str()).map(|reading| (score, reading)))
    }

    /// Checks texts that stand under fixed words.
    fn said_for(&self, say: &Keyed<file::Text>, what: &str, known: &[&'static str], path: &Path<'_>) {
        for (id, text) in say.iter() {
            let path = path.key(id.as_str());
            if !known.contains(&id.as_str()) {
                self.unknown_at(self.key_place(&path), Code::UnknownOption, what, id, &path, known.iter().copied());
            }
            self.text(text, &path);
        }
        let unsaid: Vec<&str> = known.iter().copied().filter(|id| !say.contains(id)).collect();
        if !say.is_empty() && !unsaid.is_empty() && !self.is_bad(path) {
            let message = format!("nothing is said for {}", super::texts::quoted_list(&unsaid));
            let fault = Diagnostic::warning(Code::Unsaid, self.place(path), message);
            self.report(path, fault.help("write words for each; where they are left out, the program's own stand"));
        }
    }
}

/// The kinds of change that a score can show.
fn kinds(change: &file::Change) -> &'static [&'static str] {
    if change.better.is_some() { &["better", "worse", "none"] } else { &["higher", "lower", "none"] }
}
