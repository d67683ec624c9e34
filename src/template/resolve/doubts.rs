//! Which parts of a template have faults in them, and what leans on what.
//!
//! Made only where there is a fault; see [`Doubt`] for what it is good for.

use super::{BLOCKS, Cx, TEMPLATE, holds, path::Path, scope::Seen};
use crate::{
    base::{Id, Keyed, Span},
    diagnostic::{Code, Place, Severity},
    template::{
        Condition,
        doubt::{Doubt, Part},
        file::{self, Item, Of},
        nearest,
        tree::{Node, NodeKind, Tree},
    },
};

/// Fields of a template in which a fault changes nothing that an example could expect.
const HARMLESS: &[&str] = &[
    "id",
    "version",
    "language",
    "title",
    "subtitle",
    "purpose",
    "when",
    "who",
    "minutes",
    "short",
    "tags",
    "hints",
    "results",
    "go_on",
    "print",
    "examples",
    "about",
    "sources",
    "for_client",
    "fhir",
];

/// The same for a section.
const HARMLESS_IN_SECTION: &[&str] = &["title", "wordings", "say", "order", "folded", "hint", "break_before", "fhir"];

impl Cx<'_> {
    /// What cannot be relied on, after everything was checked.
    pub(super) fn doubt(&self) -> Doubt {
        let errors = self.out.borrow();
        let errors: Vec<_> = errors.iter().filter(|fault| fault.severity == Severity::Error).collect();
        // A slip in the words of a text changes nothing but these words.
        let words_only = |code| matches!(code, Code::BadMarkup | Code::EmptyText);
        let found = errors.iter().map(|fault| (fault.place, words_only(fault.code)));
        let found: Vec<(Place, bool)> = found.chain(self.given.bad.iter().map(|place| (*place, false))).collect();
        let told: Vec<Place> = found.iter().map(|(place, _)| *place).collect();
        let mut doubt = Doubt { any: !told.is_empty(), endless: self.endless.get(), ..Doubt::default() };
        // What leans on what is asked by examples alone.
        if self.given.alone || !doubt.any && self.given.file.examples.is_empty() {
            return doubt;
        }
        self.lean(&mut doubt);
        if !doubt.any {
            return doubt;
        }
        doubt.whole = self.given.blocks_missing || self.given.trees.iter().flatten().any(|tree| !tree.is_whole());
        doubt.faulty.extend(self.given.lost.iter().cloned().map(Part::Id));
        doubt.faulty.extend(self.meant.borrow().iter().map(|id| Part::Id(id.to_string())));
        let parts = self.places();
        for (place, words_only) in found {
            self.mark(place, words_only, &parts, &mut doubt);
        }
        doubt.told = told;
        doubt
    }

    /// Marks what has this fault in it.
    fn mark(&self, fault: Place, words_only: bool, parts: &[(Place, Part)], doubt: &mut Doubt) {
        let inside = |place: &Place| place.text == fault.text && holds(place.span, fault.span);
        let mut found = false;
        for (_, part) in parts.iter().filter(|(place, _)| inside(place)) {
            if let Part::Id(id) = part {
                doubt.faulty.insert(Part::Words(id.clone()));
            }
            if !words_only || *part == Part::Notes {
                doubt.faulty.insert(part.clone());
            }
            found = true;
        }
        doubt.whole |= !found && !words_only && !self.is_harmless(fault);
    }

    /// Whether a fault in none of the parts is also in nothing that holds them together.
    fn is_harmless(&self, fault: Place) -> bool {
        if fault.text == BLOCKS {
            return false;
        }
        let Some(root) = self.given.trees.first().copied().flatten().map(Tree::root) else {
            return false;
        };
        let NodeKind::Call(call) = root.kind() else { return false };
        // A field that is missing, told at the name.
        if holds(call.name_span, fault.span) {
            return true;
        }
        let arg = call.args.iter().find(|arg| {
            let start = arg.name.as_ref().map_or(arg.value.span(), |(_, span)| *span);
            holds(start.to(arg.value.span()), fault.span)
        });
        let Some((name, _)) = arg.and_then(|arg| arg.name.as_ref()) else { return false };
        let weighty = file::Template::FIELDS.iter().filter(|field| !HARMLESS.contains(field));
        if name == "sections" {
            return self.in_harmless_of_section(fault);
        }
        HARMLESS.contains(&name.as_str())
            || !file::Template::FIELDS.contains(&name.as_str()) && nearest(name, weighty.copied()).is_none()
    }

    fn in_harmless_of_section(&self, fault: Place) -> bool {
        let root = Path::root(TEMPLATE);
        let sections = root.field("sections");
        (0..self.given.file.sections.len()).any(|at| {
            let section = sections.nth(at);
            // A title that is missing is told at the word `Section`.
            self.head(&section) == fault
                || HARMLESS_IN_SECTION.iter().any(|name| {
                    let field = section.field(name);
                    let (key, value) = (self.key_place(&field), self.place(&field));
                    value != self.place(&section) && holds(key.span.to(value.span), fault.span)
                })
        })
    }

    /// Where each part stands.
    fn places(&self) -> Vec<(Place, Part)> {
        let mut parts = Vec::new();
        for (text, tree) in [TEMPLATE, BLOCKS].into_iter().zip(&self.given.trees) {
            let Some(root) = tree.map(Tree::root) else { continue };
            let mut add = |node: Option<&Node>, part: &dyn Fn(&str) -> Part| {
                parts.extend(entries(node).map(|(id, span)| (Place { text, span }, part(id))));
            };
            for name in ["scores", "profiles", "flags", "items"] {
                add(root.field(name), &|id| Part::Id(id.to_owned()));
            }
            for name in ["lists", "scales", "bands"] {
                add(root.field(name), &|id| Part::Table(name, id.to_owned()));
            }
            let sections = root.field("sections");
            for at in 0..self.given.file.sections.len() {
                let Some(section) = sections.and_then(|sections| sections.nth(at)) else { break };
                for name in ["items", "reword", "only_if"] {
                    add(section.field(name), &|id| Part::Id(id.to_owned()));
                }
            }
            for at in 0..self.given.file.sections.len() {
                let shown = sections.and_then(|sections| sections.nth(at)?.field("show_if"));
                parts.extend(shown.map(|node| (Place { text, span: node.span() }, Part::Section(at))));
            }
            parts.extend(root.field("notes").map(|node| (Place { text, span: node.span() }, Part::Notes)));
        }
        parts
    }

    /// What each part leans on.
    fn lean(&self, doubt: &mut Doubt) {
        let file = self.given.file;
        for (at, section) in file.sections.iter().enumerate() {
            doubt.leans.insert(Part::Section(at), conditions([section.show_if.as_ref()]));
            for id in section.shared.iter().chain(section.items.keys()) {
                let mut on = conditions([section.only_if.get(id.as_str())]);
                on.push(Part::Section(at));
                doubt.leans.entry(Part::Id(id.to_string())).or_default().append(&mut on);
                let reword = section.reword.get(id.as_str());
                let words = reword.into_iter().flat_map(wording_leans).collect();
                doubt.leans.insert(Part::Words(id.to_string()), words);
            }
        }
        for (id, item) in &self.scope.items {
            let common = item.common();
            let mut on = conditions([common.show_if]);
            on.extend(tables_of(item));
            doubt.leans.entry(Part::Id(id.to_string())).or_default().append(&mut on);
            let mut words: Vec<Part> = common.wordings.iter().flat_map(wording_leans).collect();
            words.extend(suggest_leans(item));
            doubt.leans.entry(Part::Words(id.to_string())).or_default().append(&mut words);
        }
        for (id, _) in &self.scope.statements {
            if let Some(Seen::Statement(item, _)) = self.scope.get(id.as_str()) {
                doubt.leans.insert(Part::Id(id.to_string()), vec![Part::Id(item.to_string())]);
                doubt.leans.insert(Part::Words(id.to_string()), vec![Part::Words(item.to_string())]);
            }
        }
        self.results_lean(doubt);
        for (name, ids) in [
            ("lists", file.lists.keys().collect::<Vec<_>>()),
            ("scales", self.all_tables(&file.scales, self.given.blocks.map(|b| &b.scales))),
            ("bands", self.all_tables(&file.bands, self.given.blocks.map(|b| &b.bands))),
        ] {
            doubt.leans.extend(ids.into_iter().map(|id| (Part::Table(name, id.to_string()), Vec::new())));
        }
    }

    fn all_tables<'k, V>(&self, own: &'k Keyed<V>, shared: Option<&'k Keyed<V>>) -> Vec<&'k Id> {
        own.keys().chain(shared.into_iter().flat_map(Keyed::keys)).collect()
    }

    fn results_lean(&self, doubt: &mut Doubt) {
        let file = self.given.file;
        for (id, score) in file.scores.iter() {
            let mut on = conditions([score.show_if.as_ref()]);
            on.extend(self.counting(id).into_iter().map(|one| Part::Id(one.answer.to_string())));
            if let Some(Of::Composite(parts) | Of::Items(parts)) = &score.of {
                on.extend(parts.iter().map(|part| Part::Id(part.to_string())));
            }
            on.extend(score.bands.as_ref().map(|bands| Part::Table("bands", bands.to_string())));
            doubt.leans.insert(Part::Id(id.to_string()), on);
            for (reading, of) in score.readings.iter() {
                let on = vec![Part::Id(id.to_string()), Part::Table("bands", of.bands.to_string())];
                doubt.leans.insert(Part::Id(reading.to_string()), on);
            }
        }
        for (id, profile) in file.profiles.iter() {
            let mut on = conditions([profile.show_if.as_ref()]);
            on.push(Part::Table("lists", profile.list.to_string()));
            on.extend(profile.bands.as_ref().map(|bands| Part::Table("bands", bands.to_string())));
            for way in file.lists.get(profile.list.as_str()).into_iter().flat_map(Keyed::keys) {
                on.extend(self.counting(way).into_iter().map(|one| Part::Id(one.answer.to_string())));
                doubt.leans.entry(Part::Id(way.to_string())).or_default().push(Part::Id(id.to_string()));
            }
            doubt.leans.insert(Part::Id(id.to_string()), on);
        }
        for (id, flag) in file.flags.iter() {
            doubt.leans.insert(Part::Id(id.to_string()), conditions([Some(&flag.yes_if), flag.show_if.as_ref()]));
        }
        let notes = file.notes.iter().flat_map(|notes| {
            let list = notes.list.iter().flat_map(|note| {
                conditions([Some(&note.show_if)]).into_iter().chain(note.wordings.iter().flat_map(wording_leans))
            });
            list.chain([Part::Id(notes.under.to_string())]).collect::<Vec<_>>()
        });
        doubt.leans.insert(Part::Notes, notes.collect());
    }
}

/// The entries of a map, each with its key.
fn entries(node: Option<&Node>) -> impl Iterator<Item = (&str, Span)> {
    let pairs = match node.map(Node::kind) {
        Some(NodeKind::Map(pairs)) => pairs.as_slice(),
        _ => &[],
    };
    pairs.iter().filter_map(|(key, value)| Some((key.text()?, key.span().to(value.span()))))
}

/// What conditions read.
fn conditions<'c>(all: impl IntoIterator<Item = Option<&'c Condition>>) -> Vec<Part> {
    let reads = all.into_iter().flatten().flat_map(Condition::reads);
    reads.map(|id| Part::Id(id.to_string())).collect()
}

fn wording_leans(wording: &file::Wording) -> Vec<Part> {
    let mut on = conditions([wording.show_if.as_ref()]);
    on.extend(wording.suggest.iter().flat_map(one_suggest));
    on
}

fn one_suggest(suggest: &file::Suggest) -> Vec<Part> {
    let mut on = conditions([suggest.show_if.as_ref()]);
    on.extend(suggest.lowest.as_ref().map(|profile| Part::Id(profile.to_string())));
    on
}

fn suggest_leans(item: &Item) -> Vec<Part> {
    match item {
        Item::ChooseOne(choice) => choice.suggest.iter().flat_map(one_suggest).collect(),
        Item::ChooseMany(choice) => choice.suggest.iter().flat_map(one_suggest).collect(),
        Item::Ratings(ratings) => conditions(ratings.ends.iter().map(|ends| Some(&ends.show_if))),
        _ => Vec::new(),
    }
}

/// The lists and scales an item is made of.
fn tables_of(item: &Item) -> Option<Part> {
    let list = |id: &Option<Id>| id.as_ref().map(|id| Part::Table("lists", id.to_string()));
    let scale = |id: &Option<Id>| id.as_ref().map(|id| Part::Table("scales", id.to_string()));
    match item {
        Item::ChooseOne(choice) => list(&choice.from_list),
        Item::ChooseMany(choice) => list(&choice.from_list),
        Item::Ranking(choice) => list(&choice.from_list),
        Item::Rating(rating) => scale(&rating.scale),
        Item::Ratings(ratings) => scale(&ratings.scale),
        _ => None,
    }
}
