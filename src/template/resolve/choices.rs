//! Choices and rankings: their options, complete and in order.

use super::{Cx, options::Parts, path::Path};
use crate::{
    base::{Id, Keyed},
    diagnostic::Code,
    template::{file, model},
};

impl Cx<'_> {
    pub(super) fn choose_one(&self, item: &file::Item, choice: &file::ChooseOne, path: &Path<'_>) -> model::Choices {
        let parts = Parts {
            from_list: choice.from_list.as_ref(),
            options: &choice.options,
            hints: &choice.hints,
            tell: &choice.tell,
            none: None,
            other: choice.other.as_ref(),
            many: false,
        };
        self.check_options(item, &parts, path);
        let if_changed = self.optional_text(choice.if_changed.as_ref(), &path.field("if_changed"));
        model::Choices { options: self.options(&parts, path), at_most: None, if_changed }
    }

    pub(super) fn choose_many(
        &self,
        item: &file::Item,
        choice: &file::ChooseMany,
        path: &Path<'_>,
    ) -> model::Choices {
        let parts = Parts {
            from_list: choice.from_list.as_ref(),
            options: &choice.options,
            hints: &choice.hints,
            tell: &choice.tell,
            none: choice.none.as_ref(),
            other: choice.other.as_ref(),
            many: true,
        };
        self.check_options(item, &parts, path);
        if choice.at_most == Some(0) {
            let help = "write how many options may be chosen, at least 1";
            self.error(Code::BadRange, &path.field("at_most"), "nothing could be chosen", help);
        }
        let options = self.options(&parts, path);
        let alone = usize::from(parts.none.is_some());
        let together = options.len().saturating_sub(alone);
        if let Some(most) = choice.at_most.map(usize::from).filter(|most| *most > together && together > 0) {
            let message = format!("{most} can never be chosen: there are {together} options");
            let help = format!("write a number below {together}, or leave it out where all may be chosen");
            self.warning(Code::Suspicious, &path.field("at_most"), message, help);
        }
        model::Choices { options, at_most: choice.at_most, if_changed: None }
    }

    pub(super) fn ranking(&self, item: &file::Item, ranking: &file::Ranking, path: &Path<'_>) -> model::Choices {
        let parts = Parts {
            from_list: ranking.from_list.as_ref(),
            options: &ranking.options,
            hints: &ranking.hints,
            tell: &Keyed::new(),
            none: None,
            other: None,
            many: false,
        };
        self.check_options(item, &parts, path);
        let options = self.options(&parts, path);
        if options.len() == 1 {
            let help = "write two options or more";
            self.error(Code::Nothing, &path.field("options"), "one option alone has no order", help);
        }
        if let Some(places) = ranking.places.map(usize::from)
            && !options.is_empty()
            && !(1..=options.len()).contains(&places)
        {
            let message = format!("{places} places cannot be given to {} options", options.len());
            let help = format!("write a number from 1 to {}, or leave it out to rank all", options.len());
            self.error(Code::BadRange, &path.field("places"), message, help);
        }
        model::Choices { options, at_most: ranking.places, if_changed: None }
    }

    /// Options from the list, own ones, the one that clears the rest, own words.
    pub(super) fn options(&self, parts: &Parts<'_>, path: &Path<'_>) -> Keyed<model::Choice> {
        let mut options = Keyed::new();
        let list = parts.from_list.and_then(|id| Some((id, self.list(id, &path.field("from_list"))?)));
        let hints = list.and_then(|(id, _)| self.given.file.hints.get(id.as_str()));
        let listed = list.into_iter().flat_map(|(_, list)| list.iter());
        for (id, words) in listed.chain(parts.options.iter()) {
            let hint = parts.hints.get(id.as_str()).or_else(|| hints.and_then(|hints| hints.get(id.as_str())));
            let tell = parts.tell.get(id.as_str());
            options.set(id.clone(), choice(words, hint, tell, model::ChoiceKind::Plain));
        }
        self.keyed_texts(parts.options, &path.field("options"));
        self.keyed_texts(parts.hints, &path.field("hints"));
        self.keyed_texts(parts.tell, &path.field("tell"));
        let special =
            [("none", parts.none, model::ChoiceKind::Alone), ("other", parts.other, model::ChoiceKind::OwnWords)];
        for (id, words, effect) in special {
            if let Some(words) = words {
                self.text(words, &path.field(id));
                options.set(Id::known(id), choice(words, parts.hints.get(id), parts.tell.get(id), effect));
            }
        }
        options
    }
}

fn choice(
    words: &file::Text,
    hint: Option<&file::Text>,
    tell: Option<&file::Text>,
    effect: model::ChoiceKind,
) -> model::Choice {
    model::Choice { words: words.clone(), hint: hint.cloned(), tell: tell.cloned(), effect }
}
