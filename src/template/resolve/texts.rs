//! Texts and wordings: signs closed, nothing empty, the right field for the right thing.

use super::{Cx, path::Path, sections::Words};
use crate::{
    base::{Id, Keyed},
    diagnostic::{Code, Diagnostic},
    template::{Condition, file, model},
};

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

    /// A text: not empty, its signs closed.
    pub(super) fn text(&self, text: &str, path: &Path<'_>) {
        if text.trim().is_empty() {
            let fault = Diagnostic::error(Code::EmptyText, self.place(path), "this text is empty")
                .help("write the words, or leave the field out");
            self.report(path, fault);
        }
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
        let fault = Diagnostic::error(Code::MissingField, self.place(path), format!("{what} needs `{name}`"))
            .help(format!("add `{name}: \"…\"`"));
        self.report(path, fault);
        String::new()
    }

    /// Wordings with their conditions, and the suggestions that stand among them.
    pub(super) fn wordings(
        &self,
        wordings: &[file::Wording],
        path: &Path<'_>,
        whose: Words,
    ) -> (Vec<model::Wording>, Vec<model::Suggest>) {
        let (mut worded, mut suggests) = (Vec::new(), Vec::new());
        for (at, wording) in wordings.iter().enumerate() {
            let (wording, suggest) = self.wording(wording, &path.nth(at), whose);
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
        whose: Words,
    ) -> (model::Wording, Vec<model::Suggest>) {
        let text = |text: &Option<file::Text>, name| self.optional_text(text.as_ref(), &path.field(name));
        self.keyed_texts(&wording.statements, &path.field("statements"));
        let (ask, say) = (text(&wording.ask, "ask"), text(&wording.say, "say"));
        let ask = if matches!(whose, Words::Info | Words::Note) { say.or(ask) } else { ask.or(say) };
        let worded = model::Wording {
            show_if: wording.show_if.clone().unwrap_or_else(always),
            title: text(&wording.title, "title"),
            ask,
            help: text(&wording.help, "help"),
            brief: text(&wording.brief, "brief"),
            statements: wording.statements.clone(),
        };
        let suggests = self.suggests(&wording.suggest, wording.show_if.as_ref(), &path.field("suggest"));
        (worded, suggests)
    }

    /// Suggestions, perhaps under the condition of the wording they stand in.
    pub(super) fn suggests(
        &self,
        suggests: &[file::Suggest],
        under: Option<&Condition>,
        path: &Path<'_>,
    ) -> Vec<model::Suggest> {
        let mut made = Vec::new();
        for (at, suggest) in suggests.iter().enumerate() {
            let show_if = both(under, suggest.show_if.as_ref()).unwrap_or_else(always);
            if !suggest.options.is_empty() {
                let what = model::Suggested::Options(suggest.options.clone());
                made.push(model::Suggest { show_if: show_if.clone(), what });
            }
            if let Some(profile) = &suggest.lowest {
                let what = model::Suggested::Lowest(profile.clone());
                made.push(model::Suggest { show_if: show_if.clone(), what });
            }
            if suggest.options.is_empty() && suggest.lowest.is_none() {
                let place = self.place(&path.nth(at));
                let fault = Diagnostic::error(Code::Nothing, place, "this suggests nothing")
                    .help("add `options: [\"…\"]`, or `lowest:` with the id of a profile");
                self.report(path, fault);
            }
        }
        made
    }

    /// Puts the unconditioned words of a `reword:` in place of the item's own.
    pub(super) fn reword(&self, item: &mut model::Item, wording: &file::Wording, path: &Path<'_>) {
        let whose = if item.asks() { Words::Item } else { Words::Info };
        let (worded, suggests) = self.wording(wording, path, whose);
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
            for statement in &mut ratings.statements {
                let words: Option<&model::Text> = worded.statements.get(statement.id.as_str());
                statement.words = words.cloned().unwrap_or_else(|| std::mem::take(&mut statement.words));
            }
        }
    }
}

/// The ids of a keyed map as texts.
pub(super) fn ids<V>(keyed: &Keyed<V>) -> impl Iterator<Item = &str> {
    keyed.keys().map(Id::as_str)
}
