//! Which ids there are in a sheet, and that none stands for two things.

use std::collections::HashMap;

use super::{Cx, TEMPLATE, path::Path};
use crate::{
    base::{Id, Keyed},
    diagnostic::{Code, Diagnostic, Place},
    template::file,
};

/// What the ids of a sheet stand for.
#[derive(Default)]
pub(super) struct Scope<'a> {
    /// Own and shared items, in order.
    pub items: Vec<(&'a Id, &'a file::Item)>,
    /// Statements of ratings: their own id and the item they belong to.
    pub statements: Vec<(&'a Id, &'a Id)>,
    by_id: HashMap<&'a str, Seen<'a>>,
    /// By small letters: where an id was first seen.
    places: HashMap<String, (String, Place)>,
}

/// What an id of a sheet stands for.
#[derive(Clone, Copy)]
pub(super) enum Seen<'a> {
    /// An item.
    Item(&'a file::Item),
    /// A statement of this item.
    Statement(&'a Id, &'a file::Ratings),
}

impl<'a> Scope<'a> {
    /// What stands under an id.
    pub fn get(&self, id: &str) -> Option<Seen<'a>> {
        self.by_id.get(id).copied()
    }

    /// The item under an id.
    pub fn item(&self, id: &str) -> Option<&'a file::Item> {
        match self.get(id) {
            Some(Seen::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// The ids of all items.
    pub fn item_ids(&self) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        self.items.iter().map(|(id, _)| id.as_str())
    }

    /// The ids of all items and statements.
    pub fn all_ids(&self) -> impl Iterator<Item = &'a str> + use<'a, '_> {
        self.item_ids().chain(self.statements.iter().map(|(id, _)| id.as_str()))
    }
}

impl<'a> Cx<'a> {
    /// Gathers all ids, and reports those that stand twice.
    pub(super) fn build_scope(&self) -> Scope<'a> {
        let mut scope = Scope::default();
        let root = Path::root(TEMPLATE);
        let sections = root.field("sections");
        for (at, section) in self.given.file.sections.iter().enumerate() {
            let path = sections.nth(at);
            let shared = path.field("shared");
            for (at, id) in section.shared.iter().enumerate() {
                let from = shared.nth(at);
                let Some((id, item)) = self.given.blocks.and_then(|b| entry(&b.items, id)) else { continue };
                let blocks = Path::called(super::BLOCKS, &from);
                let items = blocks.field("items");
                self.see(&mut scope, id, item, &items.key(id.as_str()), self.place(&from));
            }
            let items = if self.given.alone { root.field("items") } else { path.field("items") };
            for (id, item) in section.items.iter() {
                let path = items.key(id.as_str());
                self.see(&mut scope, id, item, &path, self.key_place(&path));
            }
        }
        for (name, ids) in [
            ("scores", self.given.file.scores.keys().collect::<Vec<_>>()),
            ("profiles", self.given.file.profiles.keys().collect()),
            ("flags", self.given.file.flags.keys().collect()),
        ] {
            let path = root.field(name);
            for id in ids {
                let path = path.key(id.as_str());
                self.claim(&mut scope, id, &path, self.key_place(&path));
            }
        }
        let scores = root.field("scores");
        for (score, of) in self.given.file.scores.iter() {
            let score = scores.key(score.as_str());
            let readings = score.field("readings");
            for id in of.readings.keys() {
                let path = readings.key(id.as_str());
                self.claim(&mut scope, id, &path, self.key_place(&path));
            }
        }
        scope
    }

    fn see(&self, scope: &mut Scope<'a>, id: &'a Id, item: &'a file::Item, path: &Path<'_>, place: Place) {
        if !self.claim(scope, id, path, place) {
            return;
        }
        scope.items.push((id, item));
        scope.by_id.insert(id.as_str(), Seen::Item(item));
        if let file::Item::Group(group) = item {
            // Questions of a group are asked for by row; no other may have their ids.
            let items = path.field("items");
            for id in group.items.keys() {
                let path = items.key(id.as_str());
                self.claim(scope, id, &path, self.key_place(&path));
            }
        }
        let file::Item::Ratings(ratings) = item else { return };
        let statements = path.field("statements");
        for statement in ratings.statements.keys() {
            let path = statements.key(statement.as_str());
            if self.claim(scope, statement, &path, self.key_place(&path)) {
                scope.statements.push((statement, id));
                scope.by_id.insert(statement.as_str(), Seen::Statement(id, ratings));
            }
        }
    }

    /// Takes an id for a sheet; false if something else has the very same.
    fn claim(&self, scope: &mut Scope<'_>, id: &Id, path: &Path<'_>, place: Place) -> bool {
        let folded = id.as_str().to_ascii_lowercase();
        let Some((first, first_place)) = scope.places.get(&folded) else {
            scope.places.insert(folded, (id.to_string(), place));
            return true;
        };
        let same = first == id.as_str();
        let fault = if same {
            let message = format!("the id \"{id}\" stands twice in this sheet");
            let scored = self.given.file.scores.contains(id.as_str()) && scope.by_id.contains_key(id.as_str());
            let help = if scored {
                "a question and a score cannot share an id; give one of them another"
            } else {
                "give one of them another id"
            };
            Diagnostic::error(Code::IdTwice, place, message).help(help)
        } else {
            let message = format!("\"{id}\" and \"{first}\" differ by capital letters alone");
            Diagnostic::error(Code::IdCase, place, message).help("give one of them another id")
        };
        self.report(path, fault.label(*first_place, "first here"));
        // Of two that differ by case each is known by its own name.
        !same
    }

    /// Reports ids of one map that differ by capital letters alone.
    pub(super) fn case_twins<V>(&self, keyed: &Keyed<V>, path: &Path<'_>) {
        let mut seen: HashMap<String, &Id> = HashMap::new();
        for id in keyed.keys() {
            if let Some(first) = seen.insert(id.as_str().to_ascii_lowercase(), id) {
                let message = format!("\"{id}\" and \"{first}\" differ by capital letters alone");
                let place = self.key_place(&path.key(id.as_str()));
                let first = self.key_place(&path.key(first.as_str()));
                let fault = Diagnostic::error(Code::IdCase, place, message).label(first, "first here");
                self.report(path, fault.help("give one of them another id"));
            }
        }
    }
}

/// An entry with its own id, which lives as long as the file.
fn entry<'a, V>(keyed: &'a Keyed<V>, id: &Id) -> Option<(&'a Id, &'a V)> {
    keyed.iter().find(|(known, _)| *known == id)
}
