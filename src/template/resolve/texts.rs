//! Texts and wordings: signs closed, nothing empty, the right field for the right thing.

use std::ops::Range;

use super::{
    Cx,
    conditions::Stands,
    options::{Options, options_of},
    path::Path,
    sections::Words,
};
use crate::{
    base::{Id, Keyed, Span},
    diagnostic::{Code, Diagnostic, Place},
    template::{Condition, file, markup, model, nearest, shelf},
};

/// Fields that cannot be left out.
const NEEDED: &[&str] = &["ask", "cite", "label", "title"];

/// `"a", "b" and "c"`.
pub(super) fn quoted_list(all: &[&str]) -> String {
    match all {
        [] => String::new(),
        [one] => format!("\"{one}\""),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|one| format!("\"{one}\"")).collect();
            format!("{} and \"{last}\"", first.join(", "))
        }
    }
}

/// A condition that always holds.
pub(super) const fn always() -> Condition {
    Condition::All(Vec::new())
}

/// Both conditions at once.
pub(super) fn both(first: Option<&Condition>, second: Option<&Condition>) -> Option<Condition> {
    match (first, second) {
        (None, None) => None,
        (Some(one), None) | (None, Some(one)) => Some(one.clone()),
        (Some(first), Some(second)) => Some(Condition::All(vec![first.clone(), second.clone()])),
    }
}

impl Cx<'_> {
    /// A text that may be left out, but may not be empty.
    pub(super) fn optional_text(&self, text: Option<&file::Text>, path: &Path<'_>) -> Option<model::Text> {
        let text = text?;
        self.text(text, path);
        Some(text.clone())
    }

    /// Texts by their ids.
    pub(super) fn keyed_texts(&self, texts: &Keyed<file::Text>, path: &Path<'_>) {
        for (id, text) in texts.iter() {
            self.text(text, &path.key(id.as_str()));
        }
    }

    /// A text: not empty, its signs closed, its links leading somewhere.
    pub(super) fn text(&self, text: &str, path: &Path<'_>) {
        if text.trim().is_empty() {
            let needed = path.last_field().is_some_and(|field| NEEDED.contains(&field));
            let help = if needed { "write the words" } else { "write the words, or leave the field out" };
            return self.error(Code::EmptyText, path, "this text is empty", help);
        }
        if !text.contains(['*', '[', '{']) {
            return;
        }
        for (range, fault) in markup::faults(text) {
            let written = text.get(range.clone()).unwrap_or("");
            let (message, help) = match fault {
                markup::Fault::Doubled => {
                    ("there is no bold, so one star on each side is enough", "write *…* for italics")
                }
                markup::Fault::BadLink if is_web(written) => {
                    let help =
                        "write the address as plain words; a link leads to a worksheet: `[words](template:its-id)`";
                    ("nothing leads out of a worksheet, so this is no link", help)
                }
                markup::Fault::OpenItalic => {
                    ("this `*` is not closed", "close the italics with `*`, or write `\\\\*` for a star")
                }
                markup::Fault::BadLink => ("this link leads nowhere", "a link is written `[words](template:its-id)`"),
                markup::Fault::BadItem => {
                    ("these braces point at no item", "write `{item: id}`, or `\\\\{` for a brace")
                }
            };
            let place = self.place_in(text, &range, path);
            self.report(path, Diagnostic::error(Code::BadMarkup, place, message).help(help));
        }
        for bit in markup::bits(text) {
            match bit {
                markup::Bit::Item(id) => self.item_link(&id, text, path),
                markup::Bit::Link { template, .. } => self.template_link(template, text, path),
                _ => {}
            }
        }
    }

    fn item_link(&self, id: &Id, text: &str, path: &Path<'_>) {
        if self.scope.get(id.as_str()).is_some() || self.given.blocks_missing {
            return;
        }
        let at = text.find(id.as_str()).unwrap_or(0);
        let place = self.place_in(text, &(at..at + id.as_str().len()), path);
        self.unknown_at(place, Code::UnknownItem, "item", id, path, self.scope.all_ids());
    }

    fn template_link(&self, template: &str, text: &str, path: &Path<'_>) {
        let at = text.find(template).unwrap_or(0);
        self.other_sheet(template, path, || self.place_in(text, &(at..at + template.len()), path));
    }

    /// The id of another worksheet, which may be one of the author's own.
    pub(super) fn sheet_named(&self, id: &Id, path: &Path<'_>) {
        if *id != crate::template::grammar::NO_ID {
            self.other_sheet(id.as_str(), path, || self.place(path));
        }
    }

    fn other_sheet(&self, template: &str, path: &Path<'_>, place: impl FnOnce() -> Place) {
        let known = || shelf::all().iter().map(|shipped| shipped.id);
        if known().any(|id| id == template) || *template == *self.given.file.id.as_str() {
            return;
        }
        let place = place();
        let help = match nearest(template, known()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "fine if it is one of your own; it opens once that worksheet is there".to_owned(),
        };
        let message = format!("no worksheet on the shelf is called \"{template}\"");
        self.report(path, Diagnostic::warning(Code::DeadLink, place, message).help(help));
    }

    /// The place of a part of a text, which its escapes may have moved.
    fn place_in(&self, text: &str, part: &Range<usize>, path: &Path<'_>) -> Place {
        let whole = self.place(path);
        let source = match whole.text {
            super::TEMPLATE => Some(&self.given.texts.template),
            _ => self.given.texts.blocks.as_ref(),
        };
        let written = source.map_or("", |source| whole.span.of(source));
        let end = text.get(part.start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| part.start + end);
        let probe: String = text.get(part.start..end.max(part.start)).unwrap_or("").chars().take(16).collect();
        let near = written.get(part.start..).and_then(|w| w.find(&probe)).map(|at| at + part.start);
        let Some(at) = near.or_else(|| written.find(&probe)) else { return whole };
        let start = whole.span.start + at;
        Place { text: whole.text, span: Span::new(start, (start + part.len()).min(whole.span.end)) }
    }

    /// A text that must be there.
    pub(super) fn needed_text(
        &self,
        text: Option<&str>,
        name: &'static str,
        what: &str,
        path: &Path<'_>,
    ) -> model::Text {
        if let Some(text) = text {
            self.text(text, &path.field(name));
            return text.to_owned();
        }
        let place = self.head(path);
        let fault = Diagnostic::error(Code::MissingField, place, format!("{what} needs `{name}`"))
            .help(format!("add `{name}: \"…\"`"));
        if self.is_bad(path) {
            return String::new();
        }
        self.report(path, fault);
        String::new()
    }

    /// Wordings with their conditions, and the suggestions that stand among them.
    pub(super) fn wordings(
        &self,
        wordings: &[file::Wording],
        path: &Path<'_>,
        whose: Words<'_>,
    ) -> (Vec<model::Wording>, Vec<model::Suggest>) {
        let (mut worded, mut suggests) = (Vec::new(), Vec::new());
        for (at, wording) in wordings.iter().enumerate() {
            let path = path.nth(at);
            if wording.show_if.is_none() && !self.is_bad(&path) {
                let fault = Diagnostic::warning(Code::NeverHolds, self.head(&path), "this wording always stands");
                self.report(&path, fault.help("add `show_if: …`, or write its words in place of the others"));
            }
            let (wording, suggest) = self.wording(wording, &path, whose);
            worded.push(wording);
            suggests.extend(suggest);
        }
        (worded, suggests)
    }

    /// One wording.
    pub(super) fn wording(
        &self,
        wording: &file::Wording,
        path: &Path<'_>,
        whose: Words<'_>,
    ) -> (model::Wording, Vec<model::Suggest>) {
        let text = |text: &Option<file::Text>, name| self.optional_text(text.as_ref(), &path.field(name));
        self.maybe_condition(wording.show_if.as_ref(), &path.field("show_if"), Stands::default(), None);
        self.keyed_texts(&wording.statements, &path.field("statements"));
        self.fields_fit(wording, path, whose);
        let worded = model::Wording {
            show_if: wording.show_if.clone().unwrap_or_else(always),
            title: text(&wording.title, "title"),
            ask: text(&wording.ask, "ask").or_else(|| text(&wording.say, "say")),
            help: text(&wording.help, "help"),
            brief: text(&wording.brief, "brief"),
            statements: wording.statements.clone(),
        };
        let item = match whose {
            Words::Item(id, item) => Some((id, item)),
            _ => None,
        };
        let suggests = self.suggests(item, &wording.suggest, wording.show_if.as_ref(), &path.field("suggest"));
        (worded, suggests)
    }

    /// Whether a wording changes only what is there to be changed.
    fn fields_fit(&self, wording: &file::Wording, path: &Path<'_>, whose: Words<'_>) {
        let (what, fits): (&str, &[&str]) = match whose {
            Words::Section => ("a section", &["title"]),
            Words::Item(_, file::Item::Info(_)) => ("information", &["say", "brief"]),
            Words::Item(_, file::Item::Ratings(_)) => ("ratings", &["ask", "help", "brief", "statements"]),
            Words::Item(_, file::Item::ChooseOne(_) | file::Item::ChooseMany(_)) => {
                ("a choice", &["ask", "help", "brief", "suggest"])
            }
            Words::Item(..) => ("a question", &["ask", "help", "brief"]),
            Words::Note => ("a note", &["say"]),
        };
        let written = [
            ("title", wording.title.is_some()),
            ("ask", wording.ask.is_some()),
            ("help", wording.help.is_some()),
            ("say", wording.say.is_some()),
            ("brief", wording.brief.is_some()),
            ("statements", !wording.statements.is_empty()),
            ("suggest", !wording.suggest.is_empty()),
        ];
        for (name, _) in written.iter().filter(|(name, there)| *there && !fits.contains(name)) {
            let fits: Vec<String> = fits.iter().map(|name| format!("`{name}`")).collect();
            let place = self.key_place(&path.field(name));
            let fault = Diagnostic::error(Code::WrongPlace, place, format!("a wording of {what} has no `{name}`"));
            self.report(path, fault.help(format!("it may change {}", fits.join(", "))));
        }
        if written.iter().all(|(_, there)| !there) && !self.is_bad(path) {
            let first = fits.first().unwrap_or(&"ask");
            let help = format!("add `{first}: \"…\"`, or take it away");
            self.warning(Code::Suspicious, path, "this wording changes no words", help);
        }
        if let Words::Item(id, file::Item::Ratings(ratings)) = whose {
            let statements = path.field("statements");
            for statement in wording.statements.keys().filter(|s| !ratings.statements.contains(s.as_str())) {
                let path = statements.key(statement.as_str());
                let what = format!("statement of \"{id}\" called");
                self.unknown_at(
                    self.key_place(&path),
                    Code::UnknownItem,
                    &what,
                    statement,
                    &path,
                    ids(&ratings.statements),
                );
            }
        }
    }

    /// Suggestions, perhaps under the condition of the wording they stand in.
    pub(super) fn suggests(
        &self,
        item: Option<(&Id, &file::Item)>,
        suggests: &[file::Suggest],
        under: Option<&Condition>,
        path: &Path<'_>,
    ) -> Vec<model::Suggest> {
        let mut made = Vec::new();
        for (at, suggest) in suggests.iter().enumerate() {
            let path = path.nth(at);
            self.maybe_condition(suggest.show_if.as_ref(), &path.field("show_if"), Stands::default(), None);
            let show_if = both(under, suggest.show_if.as_ref()).unwrap_or_else(always);
            if !suggest.options.is_empty() {
                if let Some((id, item)) = item {
                    self.options_known(id, item, &suggest.options, &path.field("options"));
                }
                let what = model::Suggested::Options(suggest.options.clone());
                made.push(model::Suggest { show_if: show_if.clone(), what });
            }
            if let Some(profile) = &suggest.lowest {
                self.lowest(item, profile, &path.field("lowest"));
                let what = model::Suggested::Lowest(profile.clone());
                made.push(model::Suggest { show_if: show_if.clone(), what });
            }
            if !suggest.options.is_empty() && suggest.lowest.is_some() {
                let help = "keep one of the two, or write two suggestions";
                let message = "`lowest` stands in place of `options`, not beside them";
                self.warning(Code::Suspicious, &path.field("lowest"), message, help);
            }
            if suggest.options.is_empty() && suggest.lowest.is_none() && !self.is_bad(&path) {
                let help = "add `options: [\"…\"]`, or `lowest:` with the id of a profile";
                self.error(Code::Nothing, &path, "this suggests nothing", help);
            }
        }
        made
    }

    /// The ways of a profile must be options of the item they are suggested for.
    fn lowest(&self, item: Option<(&Id, &file::Item)>, profile: &Id, path: &Path<'_>) {
        let Some(found) = self.profile_named(profile, path) else { return };
        let Some((id, item)) = item else { return };
        let Options::Known(known) = options_of(item, &self.given.file.lists) else { return };
        let Some(ways) = self.given.file.lists.get(found.list.as_str()) else { return };
        let missing: Vec<&str> = ids(ways).filter(|way| !known.contains(way)).collect();
        if !missing.is_empty() {
            let message = format!("\"{id}\" has no options for the ways {}", quoted_list(&missing));
            self.error(
                Code::UnknownOption,
                path,
                message,
                format!("take its options `from_list: \"{}\"`", found.list),
            );
        }
    }

    /// Puts the unconditioned words of a `reword:` in place of the item's own.
    pub(super) fn reword(
        &self,
        item: &mut model::Item,
        written: &file::Item,
        wording: &file::Wording,
        path: &Path<'_>,
    ) {
        let id = item.id.clone();
        let (worded, suggests) = self.wording(wording, path, Words::Item(&id, written));
        item.suggest.extend(suggests);
        if wording.show_if.is_some() {
            item.wordings.insert(0, worded);
            return;
        }
        if let Some(ask) = worded.ask {
            item.ask = ask;
        }
        item.help = worded.help.or(item.help.take());
        item.brief = worded.brief.or(item.brief.take());
        if let model::Kind::Ratings(ratings) = &mut item.kind {
            let single = ratings.single.then(|| item.ask.clone());
            for statement in &mut ratings.statements {
                let words = worded.statements.get(statement.id.as_str()).or(single.as_ref()).cloned();
                statement.words = words.unwrap_or_else(|| std::mem::take(&mut statement.words));
            }
        }
    }

    /// Whether this part could not be read.
    pub(super) fn is_bad(&self, path: &Path<'_>) -> bool {
        let place = self.place(path);
        self.given.bad.iter().any(|bad| bad.text == place.text && super::holds(place.span, bad.span))
    }

    /// Where the name of a call stands.
    pub(super) fn head(&self, path: &Path<'_>) -> Place {
        path.head_place(&self.given.trees)
    }
}

/// The ids of a keyed map as texts.
pub(super) fn ids<V>(keyed: &Keyed<V>) -> impl Iterator<Item = &str> {
    keyed.keys().map(Id::as_str)
}

/// Whether a link leads into the web or to a mailbox.
fn is_web(link: &str) -> bool {
    ["](http:", "](https:", "](www.", "](mailto:"].iter().any(|begin| link.contains(begin))
}
