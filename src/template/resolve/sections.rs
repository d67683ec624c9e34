//! Sections: own and shared items in their order, and what belongs to the short way.

use super::{Cx, circles::Thing, conditions::Stands, path::Path};
use crate::{
    base::Id,
    diagnostic::{Code, Diagnostic},
    template::{Condition, file, model},
};

/// What a section says about a shared item.
#[derive(Clone, Copy, Default)]
pub(super) struct Called<'a> {
    /// Other words for it.
    pub reword: Option<(&'a file::Wording, &'a Path<'a>)>,
    /// A further condition.
    pub only_if: Option<&'a Condition>,
}

impl<'a> Cx<'a> {
    pub(super) fn sections(&self, path: &Path<'_>) -> Vec<model::Section> {
        let sections = self.given.file.sections.iter().enumerate();
        sections.map(|(at, section)| self.section(at, section, &path.nth(at))).collect()
    }

    fn section(&self, at: usize, section: &'a file::Section, path: &Path<'_>) -> model::Section {
        let place = match (&section.title, section.folded) {
            (None, false) if at == 0 => model::SectionPlace::Header,
            (_, true) => model::SectionPlace::Folded,
            _ => model::SectionPlace::Body,
        };
        let whose = Thing::Section(at);
        self.maybe_condition(section.show_if.as_ref(), &path.field("show_if"), Stands::default(), Some(&whose));
        self.section_says(section, path);
        let title = self.optional_text(section.title.as_ref(), &path.field("title"));
        if title.is_none() && place != model::SectionPlace::Header {
            let fault = Diagnostic::error(Code::MissingField, self.head(path), "this section has no title")
                .help("write `title: \"…\"` first in it; only the first section of a sheet may go without");
            self.report(path, fault);
        }
        model::Section {
            place,
            title: title.unwrap_or_default(),
            wordings: self.wordings(&section.wordings, &path.field("wordings"), Words::Section).0,
            say: self.optional_text(section.say.as_ref(), &path.field("say")),
            show_if: section.show_if.clone(),
            hint: self.optional_text(section.hint.as_ref(), &path.field("hint")),
            break_before: section.break_before,
            fhir: section.fhir.clone(),
            items: self.section_items(at, section, path),
        }
    }

    /// What a section says about items must be about items it shares.
    fn section_says(&self, section: &file::Section, path: &Path<'_>) {
        let empty = section.items.is_empty() && section.shared.is_empty();
        if empty && section.say.is_none() && !self.is_bad(path) && !self.given.alone {
            let place = self.head(path);
            let help = "add `items: { … }` or `shared: [ … ]`";
            self.report(path, Diagnostic::error(Code::Nothing, place, "there is nothing in this section").help(help));
        }
        if !section.shared.is_empty() && self.given.file.blocks.is_none() {
            let message = "this template names no blocks file to share from";
            self.error(
                Code::UnknownBlocks,
                &path.field("shared"),
                message,
                "add `blocks: \"reflection\"` to the template",
            );
        }
        let said =
            section.reword.keys().map(|id| ("reword", id)).chain(section.only_if.keys().map(|id| ("only_if", id)));
        for (name, id) in said.filter(|(_, id)| !section.shared.contains(id)) {
            let field = path.field(name);
            let path = field.key(id.as_str());
            let place = self.key_place(&path);
            if section.items.contains(id.as_str()) {
                let fault = Diagnostic::error(
                    Code::NotShared,
                    place,
                    format!("\"{id}\" is not shared, it is this section's own"),
                );
                self.report(&path, fault.help("change it where it stands"));
            } else if self.given.blocks.is_some_and(|blocks| blocks.items.contains(id.as_str())) {
                let message = format!("\"{id}\" is in the blocks file, but this section does not share it");
                let fault = Diagnostic::error(Code::NotShared, place, message);
                self.report(&path, fault.help(format!("add \"{id}\" to `shared: […]`")));
            } else {
                let there = |id: &&Id| self.given.blocks.is_none_or(|blocks| blocks.items.contains(id.as_str()));
                let known = section.shared.iter().filter(there).map(Id::as_str);
                self.unknown_at(place, Code::NotShared, "item shared in this section called", id, &path, known);
            }
        }
    }

    fn section_items(&self, at: usize, section: &'a file::Section, path: &Path<'_>) -> Vec<model::Item> {
        if section.show_if.is_some() {
            for id in section.shared.iter().chain(section.items.keys()) {
                self.edge(Thing::Item(id.clone()), Thing::Section(at), &path.field("show_if"));
            }
        }
        let mut items = Vec::new();
        let shared = path.field("shared");
        for (at, id) in section.shared.iter().enumerate() {
            items.extend(self.shared_item(id, section, &shared.nth(at), path));
        }
        let root = Path::root(super::TEMPLATE);
        let own = if self.given.alone { root.field("items") } else { path.field("items") };
        for (id, item) in section.items.iter() {
            items.push(self.item(id, item, &own.key(id.as_str()), Called::default(), Stands::default()));
        }
        if !section.order.is_empty() {
            self.put_in_order(&mut items, section, &path.field("order"));
        }
        items
    }

    fn shared_item(
        &self,
        id: &Id,
        section: &file::Section,
        from: &Path<'_>,
        section_path: &Path<'_>,
    ) -> Option<model::Item> {
        let blocks = self.given.blocks?;
        let Some(item) = blocks.items.get(id.as_str()) else {
            self.unknown(Code::NotShared, "shared item", id, from, blocks.items.keys().map(Id::as_str));
            return None;
        };
        let root = Path::called(super::BLOCKS, from);
        let (items, rewords) = (root.field("items"), section_path.field("reword"));
        let reword_path = rewords.key(id.as_str());
        let reword = section.reword.get(id.as_str()).map(|wording| (wording, &reword_path));
        let only_if = section.only_if.get(id.as_str());
        let only_ifs = section_path.field("only_if");
        let whose = Thing::Item(id.clone());
        self.maybe_condition(only_if, &only_ifs.key(id.as_str()), Stands::default(), Some(&whose));
        Some(self.item(id, item, &items.key(id.as_str()), Called { reword, only_if }, Stands::default()))
    }

    /// Brings the items into the order the section gives.
    fn put_in_order(&self, items: &mut [model::Item], section: &file::Section, path: &Path<'_>) {
        let rank = |id: &Id| section.order.iter().position(|known| known == id).unwrap_or(usize::MAX);
        items.sort_by_key(|item| rank(&item.id));
        for (at, id) in section.order.iter().enumerate() {
            let first = rank(id);
            if !items.iter().any(|item| item.id == *id) {
                // Where the blocks file is gone, or has no such item, that is told.
                if self.given.blocks_missing || section.shared.contains(id) || first < at {
                    continue;
                }
                self.unknown(
                    Code::WrongOrder,
                    "item in this section with the id",
                    id,
                    &path.nth(at),
                    items.iter().map(|item| item.id.as_str()),
                );
            } else if first != at {
                let fault = Diagnostic::error(
                    Code::WrongOrder,
                    self.place(&path.nth(at)),
                    format!("\"{id}\" stands twice in the order"),
                )
                .label(self.place(&path.nth(first)), "first here");
                self.report(path, fault);
            }
        }
        let left_out: Vec<&str> =
            items.iter().filter(|item| rank(&item.id) == usize::MAX).map(|item| item.id.as_str()).collect();
        if !left_out.is_empty() {
            let message = format!("the order leaves out {}", super::texts::quoted_list(&left_out));
            let fault = Diagnostic::error(Code::WrongOrder, self.place(path), message)
                .help("name every item of the section once, shared ones too");
            self.report(path, fault);
        }
    }

    /// Marks what belongs to the short way.
    ///
    /// Information follows the item at which it stands; without one it belongs
    /// to both ways.
    /// What is folded stands outside both ways and belongs to both.
    pub(super) fn mark_short(&self, sections: &mut [model::Section]) {
        let Some(short) = &self.given.file.short else { return };
        let named = |id: &Id| short.items.contains(id);
        for section in sections {
            let folded = section.place == model::SectionPlace::Folded;
            for item in &mut section.items {
                item.short = folded || named(&item.id);
            }
            for item in &mut section.items {
                if let model::Kind::Info { at } = &item.kind {
                    item.short |= at.as_ref().is_none_or(named);
                }
            }
        }
    }
}

/// Whose words a wording changes.
#[derive(Clone, Copy)]
pub(super) enum Words<'f> {
    /// A section's: its title.
    Section,
    /// An item's: `ask`, `help`, `brief`; for information `say`, for ratings statements.
    Item(&'f Id, &'f file::Item),
    /// A note's: `say`.
    Note,
}
