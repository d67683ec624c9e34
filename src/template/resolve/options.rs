//! The options of a choice: which there are, and what is said about them.

use super::{Cx, path::Path};
use crate::{
    base::{Id, Keyed},
    diagnostic::{Code, Diagnostic, Place},
    template::file,
};

/// What options an item has.
pub(super) enum Options<'a> {
    /// These.
    Known(Vec<&'a str>),
    /// It is no choice.
    None,
}

/// The options of an item, those of its list and the special ones too.
pub(super) fn options_of<'a>(item: &'a file::Item, lists: &'a Keyed<Keyed<file::Text>>) -> Options<'a> {
    let gather = |from: Option<&Id>, own: &'a Keyed<file::Text>, special: [(&'static str, bool); 2]| {
        let listed = from.and_then(|id| lists.get(id.as_str())).into_iter().flat_map(Keyed::keys);
        let mut known: Vec<&str> = listed.chain(own.keys()).map(Id::as_str).collect();
        known.extend(special.iter().filter(|(_, on)| *on).map(|(id, _)| *id));
        Options::Known(known)
    };
    match item {
        file::Item::YesNo(yes_no) if yes_no.not_sure => Options::Known(vec!["yes", "no", "not-sure"]),
        file::Item::YesNo(_) => Options::Known(vec!["yes", "no"]),
        file::Item::ChooseOne(choice) => {
            gather(choice.from_list.as_ref(), &choice.options, [("none", false), ("other", choice.other.is_some())])
        }
        file::Item::ChooseMany(choice) => {
            let special = [("none", choice.none.is_some()), ("other", choice.other.is_some())];
            gather(choice.from_list.as_ref(), &choice.options, special)
        }
        file::Item::Ranking(ranking) => {
            gather(ranking.from_list.as_ref(), &ranking.options, [("none", false), ("other", false)])
        }
        _ => Options::None,
    }
}

/// The parts of a choice that are checked together.
pub(super) struct Parts<'f> {
    /// The list options come from.
    pub from_list: Option<&'f Id>,
    /// Own options.
    pub options: &'f Keyed<file::Text>,
    /// Lines beside options.
    pub hints: &'f Keyed<file::Text>,
    /// Texts under chosen options.
    pub tell: &'f Keyed<file::Text>,
    /// The option that clears the rest.
    pub none: Option<&'f file::Text>,
    /// Own words.
    pub other: Option<&'f file::Text>,
    /// Whether several may be chosen.
    pub many: bool,
}

impl Cx<'_> {
    /// The place of a field that was written and is empty, or of the name of what should have it.
    fn empty_or_head(&self, path: &Path<'_>, field: &Path<'_>) -> Place {
        let written = self.place(field);
        if written == self.place(path) { self.head(path) } else { written }
    }

    /// Checks the options of a choice.
    pub(super) fn check_options(&self, item: &file::Item, parts: &Parts<'_>, path: &Path<'_>) {
        let Options::Known(known) = options_of(item, &self.given.file.lists) else { return };
        let list = parts.from_list.and_then(|id| self.given.file.lists.get(id.as_str()));
        let list_missing = parts.from_list.is_some() && list.is_none();
        let options = path.field("options");
        if known.is_empty() && !list_missing && !self.is_bad(path) {
            let help = "add `options: { \"id\": \"Its words\" }`";
            self.report(
                path,
                Diagnostic::error(Code::Nothing, self.empty_or_head(path, &options), "there is nothing to choose")
                    .help(help),
            );
        }
        self.case_twins(parts.options, &options);
        for id in parts.options.keys() {
            self.own_option(id, list, parts, &options.key(id.as_str()), path);
        }
        for (texts, name) in [(parts.hints, "hints"), (parts.tell, "tell")] {
            let texts_path = path.field(name);
            for id in texts.keys().filter(|id| !known.contains(&id.as_str()) && !list_missing) {
                let path = texts_path.key(id.as_str());
                let place = self.key_place(&path);
                self.unknown_at(place, Code::UnknownOption, "option", id, &path, known.iter().copied());
            }
        }
    }

    fn own_option(
        &self,
        id: &Id,
        list: Option<&Keyed<file::Text>>,
        parts: &Parts<'_>,
        path: &Path<'_>,
        item: &Path<'_>,
    ) {
        let place = self.key_place(path);
        let twice = |first, words: &str| {
            let fault = Diagnostic::error(Code::IdTwice, place, format!("the option \"{id}\" stands twice"));
            self.report(path, fault.label(first, words).help("give one of them another id"));
        };
        if list.is_some_and(|list| list.contains(id.as_str())) {
            return twice(self.place(&item.field("from_list")), "it is in this list too");
        }
        match id.as_str() {
            "other" if parts.other.is_some() => twice(self.place(&item.field("other")), "this is \"other\" already"),
            "none" if parts.none.is_some() => twice(self.place(&item.field("none")), "this is \"none\" already"),
            "other" => {
                let message = "the id \"other\" means own words";
                let help = "write `other: \"…\"` beside `options`, or choose another id";
                self.report(path, Diagnostic::error(Code::ReservedId, place, message).help(help));
            }
            "none" if parts.many => {
                let message = "an option \"none\" among the others does not clear them";
                let help = "write `none: \"…\"` beside `options`";
                self.report(path, Diagnostic::warning(Code::Suspicious, place, message).help(help));
            }
            _ => {}
        }
    }
}
