//! The template as a whole: its head, its short way, what it names and does not use.

use super::{Cx, conditions::Stands, path::Path, texts::ids};
use crate::{
    base::{Id, Keyed},
    diagnostic::{Code, Diagnostic},
    template::{file, nearest, translation},
};

/// What stands for a text that was left out; said already.
const LEFT_OUT: &str = "…";

impl Cx<'_> {
    /// Checks what stands at the top of a template.
    pub(super) fn whole(&self, root: &Path<'_>) {
        let file = self.given.file;
        self.versions(root);
        self.shared_tables(root);
        if self.given.alone {
            return;
        }
        self.text(&file.title, &root.field("title"));
        if file.minutes == 0 {
            let help = "write honest minutes for the whole sheet";
            self.error(Code::BadRange, &root.field("minutes"), "a sheet takes at least a minute", help);
        }
        if file.sections.is_empty() && !self.is_bad(root) {
            let help = "add `Section(title: \"…\", items: { … })` to it";
            self.error(Code::Nothing, &root.field("sections"), "there is no section in this sheet", help);
        }
        let tags = root.field("tags");
        for at in (0..file.tags.len()).filter(|at| file.tags.get(*at).is_some_and(|tag| tag.trim().is_empty())) {
            let help = "write a word people look for, or take it away";
            self.warning(Code::Suspicious, &tags.nth(at), "nobody finds a sheet by an empty word", help);
        }
        self.short(root);
        self.lists(root);
        self.go_on(root);
        self.for_client(root);
        let sources = root.field("sources");
        for (at, source) in file.sources.iter().enumerate() {
            self.text(&source.cite, &sources.nth(at).field("cite"));
        }
        let print = root.field("print");
        let block_rows = print.field("block_rows");
        for (at, id) in file.print.block_rows.iter().enumerate() {
            let path = block_rows.nth(at);
            match self.scope.item(id.as_str()) {
                Some(file::Item::Table(_)) => {}
                Some(_) => self.error(Code::WrongItem, &path, format!("\"{id}\" is no table"), "name a table"),
                None => drop(self.item_or_statement(id, &path)),
            }
        }
    }

    fn versions(&self, root: &Path<'_>) {
        let file = self.given.file;
        let parts: Vec<&str> = file.version.split('.').collect();
        let numbers = parts.iter().all(|p| !p.is_empty() && p.len() < 10 && p.bytes().all(|b| b.is_ascii_digit()));
        if (parts.len() != 3 || !numbers) && file.version != LEFT_OUT {
            let message = format!("\"{}\" is no version", file.version);
            self.error(Code::BadRange, &root.field("version"), message, "write three numbers: \"1.0.0\"");
        }
        if !translation::is_language(&file.language) && file.language != LEFT_OUT {
            let message = format!("\"{}\" is no language", file.language);
            self.error(
                Code::BadRange,
                &root.field("language"),
                message,
                "write its short code: \"en\", \"de\", \"pl\"",
            );
        }
    }

    /// Lists, scales and bands of this file.
    fn shared_tables(&self, root: &Path<'_>) {
        let file = self.given.file;
        let lists = root.field("lists");
        self.case_twins(&file.lists, &lists);
        for (id, list) in file.lists.iter() {
            let path = lists.key(id.as_str());
            self.case_twins(list, &path);
            self.keyed_texts(list, &path);
            if list.is_empty() && !self.is_bad(&path) {
                self.error(Code::Nothing, &path, "this list is empty", "write `\"id\": \"Its words\"` in it");
            }
        }
        let scales = root.field("scales");
        self.case_twins(&file.scales, &scales);
        for (id, scale) in file.scales.iter() {
            let path = scales.key(id.as_str());
            if scale.steps.len() < 2 && !self.is_bad(&path) {
                let help = "write at least two: steps: { 1: \"…\", 2: \"…\" }";
                self.error(Code::Nothing, &path.field("steps"), "a scale needs at least two steps", help);
            }
            let steps = path.field("steps");
            self.steps_in_order(scale, &steps);
            for (step, words) in &scale.steps {
                self.text(words, &steps.key(&step.to_string()));
            }
            self.optional_text(scale.cannot_say.as_ref(), &path.field("cannot_say"));
            self.in_blocks_too(id, "scale", self.given.blocks.map(|b| b.scales.contains(id.as_str())), &path);
        }
        let bands = root.field("bands");
        self.case_twins(&file.bands, &bands);
        for (id, set) in file.bands.iter() {
            let path = bands.key(id.as_str());
            self.case_twins(set, &path);
            if set.is_empty() && !self.is_bad(&path) {
                let help = "write, for example, `\"low\": From(1), \"high\": From(3)` in it";
                self.error(Code::Nothing, &path, "there is no band in this set", help);
            }
            self.bands_reached(set, super::ranges::Reach::default(), &path, &path);
            self.in_blocks_too(id, "set of bands", self.given.blocks.map(|b| b.bands.contains(id.as_str())), &path);
        }
    }

    fn in_blocks_too(&self, id: &Id, what: &str, there: Option<bool>, path: &Path<'_>) {
        if there == Some(true) {
            let place = self.key_place(path);
            let root = Path::root(super::BLOCKS);
            let field = root.field(if what == "scale" { "scales" } else { "bands" });
            let shared = self.key_place(&field.key(id.as_str()));
            let fault = Diagnostic::error(Code::IdTwice, place, format!("the blocks file has a {what} \"{id}\" too"));
            self.report(path, fault.label(shared, "the shared one").help("use the shared one, or choose another id"));
        }
    }

    fn short(&self, root: &Path<'_>) {
        let Some(short) = &self.given.file.short else { return };
        let path = root.field("short");
        let said = self.given.trees.first().copied().flatten().and_then(|tree| tree.root().field("minutes"));
        let known = said.is_some() && !self.is_bad(&root.field("minutes"));
        if known && short.minutes > self.given.file.minutes {
            let message = "the short way takes longer than the whole sheet";
            self.warning(Code::Suspicious, &path.field("minutes"), message, "write honest minutes for both");
        }
        let items = path.field("items");
        let mut asks = false;
        for (at, id) in short.items.iter().enumerate() {
            let path = items.nth(at);
            let first = short.items.iter().position(|known| known == id).unwrap_or(at);
            if first < at && *id != crate::template::grammar::NO_ID {
                let fault = Diagnostic::error(
                    Code::IdTwice,
                    self.place(&path),
                    format!("\"{id}\" stands twice in the short way"),
                );
                self.report(&path, fault.label(self.place(&items.nth(first)), "first here").help("take one away"));
            }
            match self.item_or_statement(id, &path) {
                Some(super::scope::Seen::Statement(item, _)) => {
                    let message = format!("\"{id}\" is a statement of \"{item}\"");
                    self.error(Code::WrongItem, &path, message, format!("name the whole item: \"{item}\""));
                }
                Some(super::scope::Seen::Item(item)) => asks |= !matches!(item, file::Item::Info(_)),
                None => asks = true,
            }
        }
        if !asks && !self.is_bad(&path) {
            self.error(Code::Nothing, &items, "the short way asks nothing", "name the questions that belong to it");
        }
    }

    /// Hints that stand beside the options of a list.
    fn lists(&self, root: &Path<'_>) {
        let file = self.given.file;
        let hints = root.field("hints");
        for (id, texts) in file.hints.iter() {
            let path = hints.key(id.as_str());
            let Some(list) = file.lists.get(id.as_str()) else {
                self.unknown_at(self.key_place(&path), Code::UnknownList, "list", id, &path, ids(&file.lists));
                continue;
            };
            for option in texts.keys().filter(|option| !list.contains(option.as_str())) {
                let path = path.key(option.as_str());
                let what = format!("option in the list \"{id}\" called");
                self.unknown_at(self.key_place(&path), Code::UnknownOption, &what, option, &path, ids(list));
            }
            self.keyed_texts(texts, &path);
        }
    }

    fn go_on(&self, root: &Path<'_>) {
        let Some(id) = &self.given.file.go_on else { return };
        self.text_item(id, &root.field("go_on"));
    }

    /// What a sheet for the client names must be there, and nothing on it may travel.
    fn for_client(&self, root: &Path<'_>) {
        let Some(client) = &self.given.file.for_client else { return };
        let path = root.field("for_client");
        self.text(&client.before, &path.field("before"));
        if let Some(then) = &client.then {
            self.sheet_named(then, &path.field("then"));
        }
        self.clients_own();
        let Some(id) = &client.may_note else { return };
        let path = path.field("may_note");
        match self.item_or_statement(id, &path) {
            None | Some(super::scope::Seen::Item(file::Item::ChooseMany(_))) => {}
            Some(_) => {
                let help = "name a `ChooseMany` with one option, which is a tick";
                self.error(Code::WrongItem, &path, format!("\"{id}\" is no tick"), help);
            }
        }
    }

    /// Warns of answers on a sheet for the client that could leave with a packet.
    fn clients_own(&self) {
        let root = Path::root(super::TEMPLATE);
        let sections = root.field("sections");
        for (at, section) in self.given.file.sections.iter().enumerate() {
            let section_path = sections.nth(at);
            let items = section_path.field("items");
            let travels = |item: &file::Item| {
                !matches!(item, file::Item::Info(_)) && item.common().sharing != file::Sharing::Never
            };
            for (id, _) in section.items.iter().filter(|(_, item)| travels(item)) {
                let path = items.key(id.as_str());
                let message = format!("\"{id}\" could leave with a packet: this sheet is the client's");
                let fault = Diagnostic::warning(Code::Suspicious, self.key_place(&path), message);
                self.report(&path, fault.help("add `sharing: Never`"));
            }
        }
    }

    /// An id that must lead to an item with a text.
    pub(super) fn text_item(&self, id: &Id, path: &Path<'_>) {
        let Some(seen) = self.item_or_statement(id, path) else { return };
        let fits = matches!(seen, super::scope::Seen::Item(file::Item::ShortText(_) | file::Item::LongText(_)));
        if !fits {
            self.error(
                Code::WrongItem,
                path,
                format!("\"{id}\" holds no text"),
                "name a `ShortText` or a `LongText`",
            );
        }
    }

    /// Warns of lists, scales and bands of this file that nothing uses.
    pub(super) fn unused(&self, root: &Path<'_>) {
        if self.given.alone || !self.given.bad.is_empty() {
            return;
        }
        let file = self.given.file;
        self.unused_in("lists", "list", &file.lists, root);
        self.unused_in("scales", "scale", &file.scales, root);
        self.unused_in("bands", "set of bands", &file.bands, root);
    }

    fn unused_in<V>(&self, kind: &'static str, what: &str, all: &Keyed<V>, root: &Path<'_>) {
        let field = root.field(kind);
        let used: Vec<Id> =
            self.used.borrow().iter().filter(|(of, _)| *of == kind).map(|(_, id)| id.clone()).collect();
        // Who misspelt an id has used what was meant.
        let misspelt: Vec<&Id> = used.iter().filter(|id| !all.contains(id.as_str())).collect();
        let meant =
            |id: &Id| misspelt.iter().any(|bad| nearest(bad.as_str(), std::iter::once(id.as_str())).is_some());
        for id in all.keys().filter(|id| !used.contains(id) && !meant(id)) {
            let path = field.key(id.as_str());
            let message = format!("nothing uses the {what} \"{id}\"");
            let fault = Diagnostic::warning(Code::Unused, self.key_place(&path), message);
            self.report(&path, fault.help("use it or take it away"));
        }
    }

    /// Warns of steps written out of order, and of one that seems forgotten.
    fn steps_in_order(&self, scale: &file::Scale, path: &Path<'_>) {
        let place = |step: &i16| self.key_place(&path.key(&step.to_string()));
        let steps: Vec<i16> = scale.steps.keys().copied().collect();
        if let Some([_, late]) = steps.array_windows::<2>().find(|[a, b]| place(b) < place(a)) {
            let message = format!("the step {late} stands before a lower one");
            let fault = Diagnostic::warning(Code::Suspicious, place(late), message);
            self.report(path, fault.help("write the steps from the lowest to the highest; so they are shown"));
        }
        if self.is_bad(path) {
            return;
        }
        let gap = |[a, b]: &[i16; 2]| i32::from(*b) - i32::from(*a);
        let least = steps.array_windows::<2>().map(gap).min().unwrap_or(1);
        if let Some([before, after]) = steps.array_windows::<2>().find(|pair| gap(pair) != least) {
            let missing = i32::from(*before) + least;
            let message = format!("there is no step {missing} between {before} and {after}");
            let fault = Diagnostic::warning(Code::Suspicious, place(after), message);
            self.report(path, fault.help("write each step, so that they stand at equal distances"));
        }
    }

    /// Checks the conditions at the ends of a scale.
    pub(super) fn check_ends(&self, ends: &[file::Ends], path: &Path<'_>) {
        for (at, ends) in ends.iter().enumerate() {
            self.condition(&ends.show_if, &path.nth(at).field("show_if"), Stands::default(), None);
        }
    }
}
