//! Examples: what they expect must be there to be expected.
//!
//! Whether it comes true is worked out in `worksheet`, where answers live.

use std::sync::Arc;

use super::{Cx, path::Path, scope::Seen};
use crate::{
    base::{Id, Keyed},
    diagnostic::{Code, Diagnostic, Place, any_error},
    template::{file, model, nearest},
};

impl Cx<'_> {
    pub(super) fn examples(&self, path: &Path<'_>) -> Vec<model::Example> {
        // While there are errors, nobody can try an example.
        let faulty = !self.given.bad.is_empty() || any_error(&self.out.borrow());
        if !faulty && !self.given.alone {
            self.no_example();
        }
        let examples = self.given.file.examples.iter().enumerate();
        let all = examples.map(|(at, example)| self.example(example, &path.nth(at)));
        // Answers whose bracket is lost were told, and cannot be read by themselves.
        all.filter(|example| example.answers.starts_with('{')).collect()
    }

    fn example(&self, example: &file::Example, path: &Path<'_>) -> model::Example {
        let (answers, expect) = (path.field("answers"), path.field("expect"));
        let earlier = path.field("earlier");
        for (given, all) in [(Some(&example.answers), &answers), (example.earlier.as_ref(), &earlier)] {
            for id in given.into_iter().flat_map(Keyed::keys) {
                let path = all.key(id.as_str());
                if self.scope.get(id.as_str()).is_none() && !self.given.blocks_missing {
                    self.unknown_at(
                        self.key_place(&path),
                        Code::UnknownItem,
                        "item",
                        id,
                        &path,
                        self.scope.all_ids(),
                    );
                }
            }
        }
        if example.name.trim().is_empty() {
            self.error(
                Code::EmptyText,
                &path.field("name"),
                "this text is empty",
                "say in a few words what it shows",
            );
        }
        self.change_without_earlier(example, &expect);
        for (at, wanted) in example.expect.iter().enumerate() {
            self.expected(wanted, &expect.nth(at));
        }
        if example.expect.is_empty() && !self.is_bad(path) {
            let help = "write in `expect: […]` what must come of its answers";
            self.warning(Code::Suspicious, &expect, "this example expects nothing", help);
        }
        let answers_place = self.place(&answers);
        let written = |place: Place| Arc::from(place.span.of(&self.given.texts.template));
        let earlier = example.earlier.as_ref().map(|_| self.place(&earlier)).map(|place| (written(place), place));
        let at = |(at, wanted): (usize, &file::Expect)| (self.place(&expect.nth(at)), wanted.clone());
        model::Example {
            name: example.name.clone(),
            answers: written(answers_place),
            answers_place,
            earlier,
            expect: example.expect.iter().enumerate().map(at).collect(),
            place: self.place(path),
        }
    }

    /// A change needs an earlier day.
    fn change_without_earlier(&self, example: &file::Example, expect: &Path<'_>) {
        if example.earlier.is_some() {
            return;
        }
        let compares =
            |wanted: &file::Expect| matches!(wanted, file::Expect::ChangeIs(..) | file::Expect::NoChange(_));
        let all = example.expect.iter().enumerate().filter(|(_, wanted)| compares(wanted));
        for (at, _) in all {
            let help = "add `earlier: { … }` with the answers of the earlier day";
            self.error(Code::MissingField, &expect.nth(at), "there is no earlier day to compare with", help);
        }
    }

    fn expected(&self, wanted: &file::Expect, path: &Path<'_>) {
        use file::Expect;
        let first = path.nth(0);
        match wanted {
            Expect::Score(id, _, band) => self.expected_band(id, band, path, 2),
            Expect::Band(id, band) => self.expected_band(id, band, path, 1),
            Expect::Shown(id, _) | Expect::Exact(id, _) | Expect::NoScore(id) => drop(self.score_or_way(id, &first)),
            Expect::FlagIs(id, state) => {
                self.flag_named(id, &first);
                self.flag_state(state, &path.nth(1));
            }
            Expect::ChangeIs(id, _, kind) => self.change_named(id, Some(kind), path, 2),
            Expect::NoChange(id) => self.change_named(id, None, path, 2),
            Expect::SpreadIs(id, _, band) => {
                if let Some(profile) = self.profile_named(id, &first) {
                    self.one_band(id, band, profile.spread.keys().map(Id::as_str).collect(), &path.nth(2));
                }
            }
            Expect::NoSpread(id) => drop(self.profile_named(id, &first)),
            Expect::Listed(id, ways) => self.expected_ways(id, ways, path),
            Expect::Suggested(id, options) => {
                if let Some(Seen::Item(item)) = self.item_or_statement(id, &first)
                    && !options.is_empty()
                {
                    self.options_known(id, item, options, &path.nth(1));
                }
            }
            Expect::Says(notes) => {
                for (at, note) in notes.iter().enumerate() {
                    self.expected_note(note, &first.nth(at));
                }
            }
            Expect::Visible(ids) | Expect::Hidden(ids) => {
                for (at, id) in ids.iter().enumerate() {
                    self.item_or_statement(id, &first.nth(at));
                }
            }
            Expect::ScaleEnds(id, ..) => {
                let seen = self.item_or_statement(id, &first);
                if !matches!(seen, None | Some(Seen::Item(file::Item::Ratings(_)))) {
                    self.error(
                        Code::WrongItem,
                        &first,
                        format!("\"{id}\" has no scale with ends"),
                        "name a `Ratings`",
                    );
                }
            }
            Expect::Asks(id, _) => drop(self.item_or_statement(id, &first)),
        }
    }

    fn expected_band(&self, id: &Id, band: &Id, path: &Path<'_>, at: usize) {
        let Some(found) = self.score_or_way(id, &path.nth(0)) else { return };
        let bands = found.bands.and_then(|id| self.find_bands(id));
        if found.bands.is_none() {
            let help = format!("write Exact(\"{id}\", …), or add `bands: \"…\"` to it");
            let message = format!("\"{}\" has no bands", found.thing.id());
            self.error(Code::UnknownBand, &path.nth(0), message, help);
        }
        if let Some((bands, _)) = bands {
            self.one_band(id, band, bands.keys().map(Id::as_str).collect(), &path.nth(at));
        }
    }

    fn one_band(&self, of: &Id, band: &Id, known: Vec<&str>, path: &Path<'_>) {
        if !known.is_empty() && !known.contains(&band.as_str()) {
            self.unknown(Code::UnknownBand, &format!("band of \"{of}\" called"), band, path, known.into_iter());
        }
    }

    fn expected_ways(&self, id: &Id, ways: &[Id], path: &Path<'_>) {
        let Some(profile) = self.profile_named(id, &path.nth(0)) else { return };
        let Some(list) = self.given.file.lists.get(profile.list.as_str()) else { return };
        if profile.instead.is_none() {
            let message = format!("\"{id}\" has no plain list");
            self.error(Code::WrongItem, &path.nth(0), message, "add `instead: PlainList(…)` to the profile");
        }
        for (at, way) in ways.iter().enumerate().filter(|(_, way)| !list.contains(way.as_str())) {
            let known = list.keys().map(Id::as_str);
            self.unknown(Code::UnknownOption, &format!("way of \"{id}\" called"), way, &path.nth(1).nth(at), known);
        }
    }

    fn expected_note(&self, note: &str, path: &Path<'_>) {
        let notes = || self.given.file.notes.iter().flat_map(|notes| &notes.list);
        let words = || {
            let other = notes().flat_map(|note| note.wordings.iter().filter_map(|wording| wording.say.as_deref()));
            notes().map(|note| note.say.as_str()).chain(other)
        };
        if words().any(|known| known == note) || !self.given.bad.is_empty() {
            return;
        }
        let help = match nearest(note, words()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "write the words exactly as in the note".to_owned(),
        };
        self.error(Code::UnknownScore, path, "no note says this", help);
    }

    /// Warns, once for each question and score, of what counts turned round and no example tries out.
    fn no_example(&self) {
        let root = Path::root(super::TEMPLATE);
        let sections = root.field("sections");
        for (at, section) in self.given.file.sections.iter().enumerate() {
            let path = sections.nth(at);
            let items = path.field("items");
            for (id, item) in section.items.iter() {
                self.untried(id, item, &items.key(id.as_str()));
            }
        }
    }

    fn untried(&self, id: &Id, item: &file::Item, path: &Path<'_>) {
        let single = |counts: &Option<Id>, reverse| {
            let counts = counts.as_ref().filter(|_| reverse && !self.is_tried(id));
            if let Some(counts) = counts {
                self.warn_untried(counts, self.place(&path.field("reverse")));
            }
        };
        match item {
            file::Item::Rating(rating) => single(&rating.counts, rating.reverse),
            file::Item::Slider(slider) => single(&slider.counts, slider.reverse),
            file::Item::Number(number) => single(&number.counts, number.reverse),
            file::Item::Ratings(ratings) => {
                let turned: Vec<(&Id, &Id)> = ratings.statements.iter().filter_map(turned).collect();
                let mut told: Vec<&Id> = Vec::new();
                let tried = |score: &Id| turned.iter().any(|(id, counts)| *counts == score && self.is_tried(id));
                for (id, counts) in &turned {
                    if !told.contains(counts) && !tried(counts) {
                        told.push(counts);
                        self.warn_untried(counts, self.head(&path.field("statements").key(id.as_str())));
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether some example answers this.
    fn is_tried(&self, id: &Id) -> bool {
        self.given.file.examples.iter().any(|example| example.answers.contains(id.as_str()))
    }

    fn warn_untried(&self, score: &Id, place: Place) {
        let message = format!("this counts turned round in \"{score}\", and no example tries it out");
        let help =
            format!("add `Example(name: \"…\", answers: {{ … }}, expect: [Exact(\"{score}\", …)])` to `examples`");
        self.report(&Path::root(super::TEMPLATE), Diagnostic::warning(Code::NoExample, place, message).help(help));
    }
}

/// A statement that counts turned round, with where it counts.
fn turned<'f>((id, statement): (&'f Id, &'f file::Statement)) -> Option<(&'f Id, &'f Id)> {
    match statement {
        file::Statement::Reverse(counts, _) => Some((id, counts)),
        _ => None,
    }
}
