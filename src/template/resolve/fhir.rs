//! What ties a sheet to FHIR: links lead to one part each, and what is kept is JSON.

use std::collections::BTreeMap;

use super::{
    Cx, TEMPLATE,
    options::{Options, options_of},
    path::Path,
    texts::ids,
};
use crate::{
    base::{Id, Keyed},
    diagnostic::{Code, Diagnostic, Place},
    template::{
        fhir::{FHIR_TYPES, Fhir},
        file, nearest,
    },
};

/// The items of FHIR that a question may have beside it.
const PARTS: &[&str] = &["help", "unit", "low", "high"];

/// How deep items may lie in one another.
const DEEPEST: usize = 64;

/// What stands for a text that was left out; said already.
const LEFT_OUT: &str = "…";

/// What is gathered of a sheet's links.
#[derive(Default)]
struct Links {
    /// Each link with the place where it stands and the link it lies in.
    known: BTreeMap<String, (Place, Option<String>)>,
    /// Links that must be known, with their place.
    sought: Vec<(String, Place)>,
}

impl Cx<'_> {
    /// Checks everything that a sheet says of FHIR.
    pub(super) fn fhir(&self) {
        let file = self.given.file;
        let root = Path::root(TEMPLATE);
        let mut links = Links::default();
        let sections = root.field("sections");
        for (at, section) in file.sections.iter().enumerate() {
            let path = sections.nth(at);
            // A section without a link is no group in FHIR.
            let group = section.fhir.as_ref().filter(|fhir| **fhir != Fhir::default());
            self.fhir_of(group, None, &path, &mut links);
            self.fhir_of_items(&section.items, &path.field("items"), &mut links);
            for (id, item) in
                section.shared.iter().filter_map(|id| Some((id, self.given.blocks?.items.get(id.as_str())?)))
            {
                let shared = path.field("shared");
                self.fhir_of(item.common().fhir, Some((id, item)), &shared, &mut links);
            }
        }
        let scores = root.field("scores");
        for (id, score) in file.scores.iter() {
            self.fhir_of(score.fhir.as_ref(), None, &scores.key(id.as_str()), &mut links);
        }
        self.fhir_kept(&root, &mut links);
        for (sought, place) in &links.sought {
            if !links.known.contains_key(sought.as_str()) && !self.given.blocks_missing {
                let near = nearest(sought, links.known.keys().map(String::as_str));
                let help = near.map_or_else(
                    || "write the `link` of another part of this sheet".to_owned(),
                    |near| format!("did you mean \"{near}\"?"),
                );
                let message = format!("no part of this sheet has the link \"{sought}\"");
                self.report(&root, Diagnostic::error(Code::UnknownItem, *place, message).help(help));
            }
        }
        self.fhir_circles(&links, &root);
    }

    fn fhir_of_items(&self, items: &Keyed<file::Item>, path: &Path<'_>, links: &mut Links) {
        for (id, item) in items.iter() {
            let path = path.key(id.as_str());
            self.fhir_of(item.common().fhir, Some((id, item)), &path, links);
            match item {
                file::Item::Group(group) => self.fhir_of_items(&group.items, &path.field("items"), links),
                file::Item::Table(table) => self.fhir_of_items(&table.columns, &path.field("columns"), links),
                _ => {}
            }
        }
    }

    fn fhir_of(&self, fhir: Option<&Fhir>, item: Option<(&Id, &file::Item)>, path: &Path<'_>, links: &mut Links) {
        let Some(fhir) = fhir else { return };
        let path = path.field("fhir");
        self.fhir_link(fhir, &path, links);
        for (name, json) in fhir.options.iter() {
            let options = path.field("options");
            self.fhir_json(json, &options.key(name.as_str()));
        }
        for (name, of) in [("codes", ids(&fhir.codes)), ("options", ids(&fhir.options))] {
            let field = path.field(name);
            for option in of {
                let path = field.key(option);
                if self.is_step(item.map(|(_, item)| item), option) {
                    continue;
                }
                let choice =
                    item.filter(|(_, item)| !matches!(options_of(item, &self.given.file.lists), Options::None));
                match (choice, Id::parse(option)) {
                    (Some((id, item)), Ok(option)) => self.option_known(id, item, &option, &path),
                    _ => self.error(Code::WrongPlace, &path, "there are no options here", "take it away"),
                }
            }
        }
        let parts = path.field("parts");
        for (name, part) in fhir.parts.iter() {
            let path = parts.key(name.as_str());
            let is_statement =
                matches!(item, Some((_, file::Item::Ratings(ratings))) if ratings.statements.contains(name.as_str()));
            if !PARTS.contains(&name.as_str()) && !is_statement {
                let place = self.key_place(&path);
                let fault = Diagnostic::error(Code::WrongPlace, place, format!("no part is called \"{name}\""));
                self.report(&path, fault.help("parts are \"help\", \"unit\", \"low\" and \"high\""));
            }
            self.fhir_link(part, &path, links);
        }
    }

    /// Whether an option is a step of the scale of statements, by its number, or *cannot say*.
    fn is_step(&self, item: Option<&file::Item>, option: &str) -> bool {
        let Some(file::Item::Ratings(ratings)) = item else { return false };
        let Some(scale) = ratings.scale.as_ref().and_then(|id| self.find_scale(id)) else { return true };
        option.parse().is_ok_and(|step| scale.steps.contains_key(&step))
            || option == "cannot-say" && scale.cannot_say.is_some()
    }

    /// The link of one part, its type, and what is kept of it.
    fn fhir_link(&self, fhir: &Fhir, path: &Path<'_>, links: &mut Links) {
        match &fhir.link {
            Some(link) => self.fhir_known(link, fhir.within.as_ref(), path, links),
            None => {
                let fault = Diagnostic::error(Code::MissingField, self.head(path), "`Fhir` needs `link`");
                self.report(path, fault.help("add `link: \"…\"`: the `linkId` it has in FHIR"));
            }
        }
        for (name, sought) in [("within", &fhir.within), ("after", &fhir.after)] {
            links.sought.extend(sought.iter().map(|link| (link.clone(), self.place(&path.field(name)))));
        }
        if let Some(kind) = fhir.kind.as_deref().filter(|kind| !FHIR_TYPES.contains(kind)) {
            let near = nearest(kind, FHIR_TYPES.iter().copied());
            let help = near.map_or_else(
                || format!("write one of {}", FHIR_TYPES.join(", ")),
                |near| format!("did you mean \"{near}\"?"),
            );
            self.error(Code::UnknownKind, &path.field("kind"), format!("FHIR has no type \"{kind}\""), help);
        }
        if let Some(rest) = &fhir.rest {
            self.fhir_json(rest, &path.field("rest"));
        }
    }

    fn fhir_known(&self, link: &str, within: Option<&String>, path: &Path<'_>, links: &mut Links) {
        let field = path.field("link");
        let place = self.place(&field);
        if link.trim().is_empty() {
            return self.error(Code::EmptyText, &field, "this link is empty", "write the `linkId` it has in FHIR");
        }
        if let Some((first, _)) = links.known.get(link) {
            let fault = Diagnostic::error(Code::IdTwice, place, format!("the link \"{link}\" stands twice"));
            return self.report(&field, fault.label(*first, "first here").help("give one of them another link"));
        }
        links.known.insert(link.to_owned(), (place, within.cloned()));
    }

    fn fhir_kept(&self, root: &Path<'_>, links: &mut Links) {
        let Some(sheet) = &self.given.file.fhir else { return };
        let path = root.field("fhir");
        if let Some(rest) = &sheet.rest {
            self.fhir_json(rest, &path.field("rest"));
        }
        let all = path.field("kept");
        for (at, kept) in sheet.kept.iter().enumerate() {
            let path = all.nth(at);
            self.fhir_known(&kept.link, kept.within.as_ref(), &path, links);
            self.fhir_json(&kept.json, &path.field("json"));
            for (name, sought) in [("within", &kept.within), ("after", &kept.after)] {
                links.sought.extend(sought.iter().map(|link| (link.clone(), self.place(&path.field(name)))));
            }
        }
    }

    /// What is kept for FHIR is an object of JSON.
    fn fhir_json(&self, json: &str, path: &Path<'_>) {
        if self.is_bad(path) || json == LEFT_OUT {
            return;
        }
        if let Err(error) = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(json) {
            let message = format!("this is no JSON object: {error}");
            self.error(Code::WrongType, path, message, "write what FHIR says of it: { \"name\": … }");
        }
    }

    /// No part lies in itself, by however many steps.
    fn fhir_circles(&self, links: &Links, root: &Path<'_>) {
        for (link, (place, _)) in &links.known {
            let mut at = link.as_str();
            let within = |at: &str| links.known.get(at).and_then(|(_, within)| within.as_deref());
            let steps = (0..=DEEPEST).take_while(|_| within(at).map(|up| at = up).is_some()).count();
            if steps > DEEPEST {
                let message = format!("\"{link}\" lies in itself, or deeper than {DEEPEST} items");
                let fault = Diagnostic::error(Code::Circle, *place, message);
                return self.report(root, fault.help("`within` names the item that this stands in"));
            }
        }
    }
}
