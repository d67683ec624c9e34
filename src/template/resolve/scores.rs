//! Scores, profiles and notes.

use std::collections::BTreeSet;

use super::{
    Cx, circles::Thing, conditions::Stands, counting::Counted, path::Path, ranges::Reach, sections::Words, texts::ids,
};
use crate::{
    base::{Fraction, Id, Keyed},
    diagnostic::{Code, Diagnostic},
    template::{
        file::{self, Of},
        model, nearest,
    },
};

impl<'a> Cx<'a> {
    pub(super) fn scores(&self, path: &Path<'_>) -> Keyed<model::Score> {
        let scores = self.given.file.scores.iter();
        scores.map(|(id, score)| (id.clone(), self.score(id, score, &path.key(id.as_str())))).collect()
    }

    fn score(&self, id: &Id, score: &'a file::Score, path: &Path<'_>) -> model::Score {
        let whose = Thing::Score(id.clone());
        self.maybe_condition(score.show_if.as_ref(), &path.field("show_if"), Stands::default(), Some(&whose));
        let of = self.sources(id, score, path);
        let reach = self.counted(id, &whose, score, path);
        if let Some(bands) = &score.bands {
            self.check_bands(bands, reach, &path.field("bands"));
        }
        self.check_change(score.change.as_ref(), reach, &path.field("change"));
        let bands = score.bands.as_ref().and_then(|id| self.find_bands(id)).map(|(bands, _)| bands);
        self.words_for(id, &score.say, bands, score.bands.is_some(), &path.field("say"));
        self.text(&score.title, &path.field("title"));
        self.text(&score.label, &path.field("label"));
        self.keyed_texts(&score.say, &path.field("say"));
        model::Score {
            title: score.title.clone(),
            of,
            rule: self.rule_of_score(id, score),
            rule_version: self.optional_text(score.rule.as_ref(), &path.field("rule")),
            bands: self.bands(score.bands.as_ref(), &path.field("bands")),
            say: score.say.clone(),
            readings: self.readings(id, &score.readings, &path.field("readings")),
            change: score.change.as_ref().map(|change| self.change(change, &path.field("change"))),
            label: score.label.clone(),
            show_if: score.show_if.clone(),
            step: score.step,
            fhir: score.fhir.clone(),
        }
    }

    pub(super) fn profiles(&self, path: &Path<'_>) -> Keyed<model::Profile> {
        let profiles = self.given.file.profiles.iter();
        profiles.map(|(id, profile)| (id.clone(), self.profile(id, profile, &path.key(id.as_str())))).collect()
    }

    fn profile(&self, id: &Id, profile: &file::Profile, path: &Path<'_>) -> model::Profile {
        let whose = Thing::Profile(id.clone());
        self.maybe_condition(profile.show_if.as_ref(), &path.field("show_if"), Stands::default(), Some(&whose));
        self.check_ways(id, profile, &whose, path);
        let bands = profile.bands.as_ref().and_then(|id| self.find_bands(id)).map(|(bands, _)| bands);
        self.words_for(id, &profile.words, bands, profile.bands.is_some(), &path.field("words"));
        let spread_words = path.field("spread_words");
        self.words_for(id, &profile.spread_words, Some(&profile.spread), true, &spread_words);
        if profile.instead.is_some() && profile.show_if.is_none() {
            let help = "add `show_if:` to the profile, or take this away";
            self.warning(
                Code::Suspicious,
                &path.field("instead"),
                "this is never shown: the profile always is",
                help,
            );
        }
        self.text(&profile.title, &path.field("title"));
        self.text(&profile.label, &path.field("label"));
        self.keyed_texts(&profile.words, &path.field("words"));
        self.keyed_texts(&profile.spread_words, &path.field("spread_words"));
        model::Profile {
            title: profile.title.clone(),
            of: self.list(&profile.list, &path.field("list")).map_or_else(Vec::new, |ways| {
                let counted = |way: &Id| self.counting(way).into_iter().map(|one| one.answer.clone()).collect();
                ways.keys().map(counted).collect()
            }),
            ways: self.list(&profile.list, &path.field("list")).cloned().unwrap_or_default(),
            rule: super::rules::of_profile(profile),
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
        let file = self.given.file;
        if !file.scores.contains(notes.under.as_str()) && !file.profiles.contains(notes.under.as_str()) {
            let known = ids(&file.scores).chain(ids(&file.profiles));
            self.unknown(Code::UnknownScore, "score or profile", &notes.under, &path.field("under"), known);
        }
        if notes.at_most == 0 {
            let help = "write how many may be shown, at least 1";
            self.error(Code::BadRange, &path.field("at_most"), "none of these notes would ever be shown", help);
        }
        if notes.list.is_empty() && !self.is_bad(path) {
            let help = "add `Note(show_if: …, say: \"…\")` to its list";
            self.error(Code::Nothing, path, "there is no note in here", help);
        }
        let list_path = path.field("list");
        let note = |(at, note): (usize, &file::Note)| {
            let path = list_path.nth(at);
            self.text(&note.say, &path.field("say"));
            self.condition(&note.show_if, &path.field("show_if"), Stands::default(), None);
            model::Note {
                show_if: note.show_if.clone(),
                say: note.say.clone(),
                wordings: self.wordings(&note.wordings, &path.field("wordings"), Words::Note).0,
            }
        };
        let list = notes.list.iter().enumerate().map(note).collect();
        model::Notes { under: notes.under.clone(), at_most: notes.at_most, list }
    }

    /// Checks what a score is made of; gives back the values it can have.
    fn counted(&self, id: &Id, whose: &Thing, score: &file::Score, path: &Path<'_>) -> Reach {
        let counting = self.counting(id);
        for one in &counting {
            let at = path.field(if score.of.is_some() { "of" } else { "method" });
            self.edge(whose.clone(), Thing::Item(one.item.clone()), &at);
        }
        let parts = match &score.of {
            Some(Of::Composite(parts)) => parts.len(),
            _ => counting.len(),
        };
        let doubtful = self.is_rule_doubtful(id, path);
        if !doubtful {
            let what = if matches!(score.of, Some(Of::Composite(_))) { "score" } else { "statement" };
            self.check_rule(score, parts, what, path);
            self.check_skipped(id, score, &counting, path);
            self.check_numbers(score, &counting, path);
        }
        if counting.is_empty() && score.of.is_none() && !doubtful && !self.given.blocks_missing {
            let place = self.key_place(path);
            let fault = Diagnostic::error(Code::NothingToScore, place, format!("no statement counts in \"{id}\""));
            let help = format!(
                "write Statement(\"{id}\", \"…\") in a `Ratings`, or `counts: \"{id}\"` in a `Rating`, \
                 `Slider`, `Number` or choice"
            );
            self.report(path, fault.help(help));
        }
        self.known(id, 0).reach
    }

    /// Checks each way of a profile.
    fn check_ways(&self, id: &Id, profile: &file::Profile, whose: &Thing, path: &Path<'_>) {
        let Some(ways) = self.given.file.lists.get(profile.list.as_str()) else { return };
        let (mut least_of, mut most_of) = (None::<Fraction>, None::<Fraction>);
        let mut empty: Vec<&str> = Vec::new();
        for way in ways.keys() {
            let counting = self.counting(way);
            for one in &counting {
                self.edge(whose.clone(), Thing::Item(one.item.clone()), &path.field("list"));
            }
            let doubtful = self.is_rule_doubtful(way, path);
            if counting.is_empty() {
                if !doubtful {
                    empty.push(way.as_str());
                }
                continue;
            }
            if !doubtful {
                self.check_rule(profile, counting.len(), "statement", path);
            }
            let reach = self.known(way, 0).reach;
            if let Some(bands) = &profile.bands {
                self.check_bands(bands, reach, &path.field("bands"));
            }
            least_of = merge(least_of, reach.least, Fraction::min);
            most_of = merge(most_of, reach.most, Fraction::max);
        }
        if !empty.is_empty() && !self.given.blocks_missing {
            let message = format!("no statement counts in {}", super::texts::quoted_list(&empty));
            let help = "each way of the list needs a statement: Statement(\"way\", \"…\")";
            self.error(Code::NothingToScore, &path.field("list"), message, help);
        }
        let spread = path.field("spread");
        let reach = match (least_of, most_of) {
            (Some(least), Some(most)) => {
                Reach { most: most.checked_minus(least), ..Reach::of(Fraction::ZERO, Fraction::ZERO) }
            }
            _ => Reach { least: Some(Fraction::ZERO), ..Reach::default() },
        };
        self.bands_reached(&profile.spread, reach, &spread, &path.field("list"));
        self.two_meanings(id, profile, ways, path);
    }

    /// A way must not be called like a score, or like a way of another list.
    fn two_meanings(&self, id: &Id, profile: &file::Profile, ways: &Keyed<file::Text>, path: &Path<'_>) {
        let file = self.given.file;
        for way in ways.keys() {
            let other_list = |(other, p): (&Id, &file::Profile)| {
                let same = other != id && p.list != profile.list;
                let earlier = file.profiles.position(other.as_str()) < file.profiles.position(id.as_str());
                same && earlier && file.lists.get(p.list.as_str()).is_some_and(|list| list.contains(way.as_str()))
            };
            let what = if file.scores.contains(way.as_str()) {
                "a score"
            } else if file.profiles.iter().any(other_list) {
                "a way of another profile"
            } else {
                continue;
            };
            let message = format!("\"{way}\" is a way of this profile and {what}");
            self.error(Code::TwoMeanings, &path.field("list"), message, "give one of them another id");
        }
    }

    /// Words by band: no unknown band, and none forgotten.
    pub(super) fn words_for(
        &self,
        of: &Id,
        words: &Keyed<file::Text>,
        bands: Option<&Keyed<file::Edge>>,
        named: bool,
        path: &Path<'_>,
    ) {
        if words.is_empty() || bands.is_some_and(Keyed::is_empty) {
            return;
        }
        let Some(bands) = bands else {
            if !named {
                let message = format!("\"{of}\" has no bands");
                self.error(Code::UnknownBand, path, message, "add `bands: \"…\"` to it");
            }
            return;
        };
        for id in words.keys().filter(|id| !bands.contains(id.as_str())) {
            let path = path.key(id.as_str());
            let place = self.key_place(&path);
            self.unknown_at(place, Code::UnknownBand, "band", id, &path, ids(bands));
        }
        // Who misspelt a band has not forgotten it.
        let misspelt: Vec<&str> = ids(words).filter(|id| !bands.contains(id)).collect();
        let meant = |band: &str| misspelt.iter().any(|id| nearest(id, std::iter::once(band)).is_some());
        let unsaid: Vec<&str> = ids(bands).filter(|band| !words.contains(band) && !meant(band)).collect();
        if unsaid.len() > misspelt.len() && unsaid.len() < bands.len() {
            let message = format!("nothing is said for {}", super::texts::quoted_list(&unsaid));
            self.warning(Code::Unsaid, path, message, "write words for each band");
        }
    }

    /// Every score, and every way of a profile: what a statement may count in.
    pub(super) fn counted_in(&self) -> Vec<&Id> {
        let file = self.given.file;
        let lists = file.profiles.values().filter_map(|profile| file.lists.get(profile.list.as_str()));
        let mut seen = BTreeSet::new();
        file.scores.keys().chain(lists.flat_map(Keyed::keys)).filter(|id| seen.insert(id.as_str())).collect()
    }

    /// Whether a score, a way or a reading is called so.
    pub(super) fn is_score_or_way(&self, id: &Id) -> bool {
        self.counted_in().contains(&id) || self.reading_named(id).is_some()
    }

    /// The score, way or reading of this id; reported if there is none.
    pub(super) fn score_or_way(&self, id: &Id, path: &Path<'_>) -> Option<Counted<'_>> {
        let file = self.given.file;
        if let Some(score) = file.scores.get(id.as_str()) {
            let reach = self.known(id, 0).reach;
            return Some(Counted { thing: Thing::Score(id.clone()), bands: score.bands.as_ref(), reach });
        }
        if let Some((score, reading)) = self.reading_named(id) {
            let reach = self.known(score, 0).reach;
            return Some(Counted { thing: Thing::Score(score.clone()), bands: Some(&reading.bands), reach });
        }
        if let Some((profile_id, profile)) = self.profile_of_way(id) {
            let reach = self.known(id, 0).reach;
            return Some(Counted { thing: Thing::Profile(profile_id.clone()), bands: profile.bands.as_ref(), reach });
        }
        if file.profiles.contains(id.as_str()) {
            let message = format!("\"{id}\" is a profile; only its ways have a value");
            self.error(
                Code::UnknownScore,
                path,
                message,
                format!("name a way of it, or write Spread(\"{id}\", […])"),
            );
        } else if !(self.given.alone || self.lists_lost()) {
            let known = self.counted_in();
            self.unknown(Code::UnknownScore, "score", id, path, known.into_iter().map(Id::as_str));
        }
        None
    }

    /// Whether a profile names a list that is not there, so that its ways are not known.
    fn lists_lost(&self) -> bool {
        let file = self.given.file;
        file.profiles.values().any(|profile| !file.lists.contains(profile.list.as_str()))
    }

    /// The profile of this id; reported if there is none.
    pub(super) fn profile_named(&self, id: &Id, path: &Path<'_>) -> Option<&file::Profile> {
        let found = self.given.file.profiles.get(id.as_str());
        if found.is_none() && !self.given.alone {
            self.unknown(Code::UnknownScore, "profile", id, path, ids(&self.given.file.profiles));
        }
        found
    }

    /// Checks where a statement counts.
    pub(super) fn check_counts(&self, counts: &Id, path: &Path<'_>) {
        if self.given.alone {
            return;
        }
        if let Some((score, _)) = self.reading_named(counts) {
            let message = format!("\"{counts}\" is a reading of \"{score}\"");
            return self.error(Code::WrongItem, path, message, format!("name the score: \"{score}\""));
        }
        if self.score_or_way(counts, path).is_none() {
            let near = nearest(counts.as_str(), self.counted_in().into_iter().map(Id::as_str));
            self.meant.borrow_mut().extend(near.map(Id::known));
        }
    }

    /// Whether a score cannot be judged: its rule has a fault, or something that should count in
    /// it was lost or misspelt.
    pub(super) fn is_rule_doubtful(&self, id: &Id, path: &Path<'_>) -> bool {
        let rule = ["method", "missing", "fill", "factor", "offset", "round", "of", "skipped"];
        let of = self.given.file.scores.get(id.as_str()).and_then(|score| score.of.as_ref());
        let unknown = match of {
            Some(Of::Items(ids)) => ids.iter().any(|id| self.scope.get(id.as_str()).is_none()),
            Some(Of::Composite(ids)) => ids.iter().any(|id| !self.is_score_or_way(id)),
            None => false,
        };
        unknown
            || self.is_lost(id)
            || self.meant.borrow().contains(id)
            || rule.iter().any(|name| self.is_bad(&path.field(name)))
    }
}

fn merge<T>(known: Option<T>, new: Option<T>, pick: fn(T, T) -> T) -> Option<T> {
    match (known, new) {
        (Some(known), Some(new)) => Some(pick(known, new)),
        (known, new) => known.or(new),
    }
}
