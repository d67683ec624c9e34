//! Sections: own and shared items in their order, and what belongs to the short way.

use super::{Cx, path::Path};
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

impl Cx<'_> {
    pub(super) fn sections(&self, path: &Path<'_>) -> Vec<model::Section> {
        let sections = self.given.file.sections.iter().enumerate();
        sections.map(|(at, section)| self.section(at, section, &path.nth(at))).collect()
    }

    fn section(&self, at: usize, section: &file::Section, path: &Path<'_>) -> model::Section {
        let place = match (&section.title, section.folded) {
            (None, false) if at == 0 => model::SectionPlace::Header,
            (_, true) => model::SectionPlace::Folded,
            _ => model::SectionPlace::Body,
        };
        let title = self.optional_text(section.title.as_ref(), &path.field("title"));
        if title.is_none() && place != model::SectionPlace::Header {
            let fault = Diagnostic::error(Code::MissingField, self.place(path), "this section has no title")
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
            items: self.section_items(section, path),
        }
    }

    fn section_items(&self, section: &file::Section, path: &Path<'_>) -> Vec<model::Item> {
        let mut items = Vec::new();
        let shared = path.field("shared");
        for (at, id) in section.shared.iter().enumerate() {
            items.extend(self.shared_item(id, section, &shared.nth(at), path));
        }
        let own = path.field("items");
        for (id, item) in section.items.iter() {
            items.push(self.item(id, item, &own.key(id.as_str()), Called::default()));
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
        let called = Called { reword, only_if: section.only_if.get(id.as_str()) };
        Some(self.item(id, item, &items.key(id.as_str()), called))
    }

    /// Brings the items into the order the section gives.
    fn put_in_order(&self, items: &mut [model::Item], section: &file::Section, path: &Path<'_>) {
        let rank = |id: &Id| section.order.iter().position(|known| known == id).unwrap_or(usize::MAX);
        items.sort_by_key(|item| rank(&item.id));
        for (at, id) in section.order.iter().enumerate() {
            let first = rank(id);
            if !items.iter().any(|item| item.id == *id) && self.given.blocks.is_some() {
                self.unknown(
                    Code::WrongOrder,
                    "item in this section has the id",
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// A section's: its title.
    Section,
    /// A question's: `ask`, `help`, `brief`, for ratings statements.
    Item,
    /// An information's: `say`.
    Info,
    /// A note's: `say`.
    Note,
}
