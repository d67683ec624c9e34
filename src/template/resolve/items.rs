//! Items: what every question says, whatever its kind.

use super::{
    Cx,
    circles::Thing,
    conditions::Stands,
    path::Path,
    scope::Seen,
    sections::{Called, Words},
    texts::both,
};
use crate::{
    base::Id,
    diagnostic::{Code, Diagnostic},
    template::{Condition, file, model},
};

impl<'a> Cx<'a> {
    /// One item, with what its section says about it if it is shared.
    ///
    /// In a table's column `stands` is the row, whose cells its condition may read.
    pub(super) fn item(
        &self,
        id: &Id,
        item: &'a file::Item,
        path: &Path<'_>,
        called: Called<'_>,
        stands: Stands<'a>,
    ) -> model::Item {
        let common = item.common();
        let thing = match stands.row {
            Some((table, _)) => Thing::Cell(table.clone(), id.clone()),
            None => Thing::Item(id.clone()),
        };
        self.maybe_condition(common.show_if, &path.field("show_if"), stands, Some(&thing));
        self.fits(id, item, path, stands);
        let whose = Words::Item(id, item);
        let (wordings, mut suggest) = self.wordings(common.wordings, &path.field("wordings"), whose);
        suggest.splice(0..0, self.own_suggests(id, item, path));
        let text = |text: Option<&str>, name| {
            let text = text?;
            self.text(text, &path.field(name));
            Some(text.to_owned())
        };
        let mut made = model::Item {
            id: id.clone(),
            ask: self.ask(item, path),
            help: text(common.help, "help"),
            brief: text(common.brief, "brief"),
            show_if: both(common.show_if, called.only_if),
            if_words: text(common.if_words, "if_words"),
            wordings,
            required: common.required,
            short: false,
            sharing: common.sharing,
            for_supervisor: common.for_supervisor,
            role: common.role,
            on_paper: text(common.on_paper, "on_paper"),
            keep_together: common.keep_together,
            break_before: common.break_before,
            points: self.points(id, item, path),
            fhir: common.fhir.cloned(),
            suggest,
            kind: self.kind(id, item, path),
        };
        if let Some((wording, path)) = called.reword {
            self.reword(&mut made, item, wording, path);
        }
        made
    }

    fn ask(&self, item: &file::Item, path: &Path<'_>) -> model::Text {
        match item {
            // Told where it stands.
            file::Item::Info(info) if info.say.is_none() && info.ask.is_some() => String::new(),
            file::Item::Info(info) => self.needed_text(info.say.as_deref(), "say", "an `Info`", path),
            _ => {
                let kind = format!("{} `{}`", article(item.kind()), item.kind());
                self.needed_text(item.common().ask, "ask", &kind, path)
            }
        }
    }

    fn own_suggests(&self, id: &Id, item: &file::Item, path: &Path<'_>) -> Vec<model::Suggest> {
        let suggests = match item {
            file::Item::ChooseOne(choice) => &choice.suggest,
            file::Item::ChooseMany(choice) => &choice.suggest,
            _ => return Vec::new(),
        };
        self.suggests(Some((id, item)), suggests, None, &path.field("suggest"))
    }

    /// What every item must fulfil, whatever its kind.
    fn fits(&self, id: &Id, item: &file::Item, path: &Path<'_>, stands: Stands<'a>) {
        let common = item.common();
        if matches!(item, file::Item::Info(_)) {
            for (name, there) in [("required", common.required), ("ask", common.ask.is_some())] {
                if there {
                    let place = self.key_place(&path.field(name));
                    let fault = Diagnostic::error(Code::WrongPlace, place, format!("information has no `{name}`"));
                    let asked = common.ask.filter(|words| name == "ask" && words.chars().count() <= 60);
                    let words = asked.unwrap_or("…");
                    self.report(path, fault.help(format!("information is text only: `Info(say: \"{words}\")`")));
                }
            }
        }
        let over_score = common.show_if.is_some_and(|condition| self.reads_score(condition));
        if over_score && common.if_words.is_none() && stands.row.is_none() {
            let help = "add `if_words: \"…\"`: the condition in your words";
            let message = "on paper nobody can work out a score to see whether this stands";
            self.warning(Code::Suspicious, &path.field("show_if"), message, help);
        } else if common.if_words.is_none()
            && stands.row.is_none()
            && common.show_if.is_some_and(|condition| self.beyond_words(condition))
        {
            let help = "add `if_words: \"…\"`: the condition in your words";
            let message = "on paper the program has no words for this `Not`";
            self.warning(Code::Suspicious, &path.field("show_if"), message, help);
        }
        if stands.row.is_some() {
            self.only_whole(common, path);
        }
        let starts = match item {
            file::Item::Date(date) => date.start == file::Start::Today,
            file::Item::Time(time) => time.start == file::StartTime::Now,
            _ => false,
        };
        if starts && stands.row.is_some() {
            let help = "take it away: a row begins empty";
            self.warning(Code::Suspicious, &path.field("start"), "this has no effect in a row", help);
        }
        for (name, there) in [("keep_together", common.keep_together), ("break_before", common.break_before)] {
            if there && stands.row.is_some() {
                let help = format!("write `{name}: true` in the whole table");
                self.warning(Code::Suspicious, &path.field(name), "a column has no pages of its own", help);
            }
        }
        let Some(role) = common.role else { return };
        let fits = match role {
            file::Role::NextStep | file::Role::Question | file::Role::TakenAlong => {
                matches!(item, file::Item::ShortText(_) | file::Item::LongText(_))
            }
            file::Role::ToSupervision => matches!(item, file::Item::ChooseOne(_) | file::Item::YesNo(_)),
            file::Role::DiscussedOn => matches!(item, file::Item::Date(_)),
            file::Role::MeetingMinutes => matches!(item, file::Item::Number(_)),
        };
        if !fits {
            let kind = item.kind();
            let message = format!("{} `{kind}` cannot be `{role:?}`", article(kind));
            self.error(
                Code::WrongPlace,
                &path.field("role"),
                message,
                "choose another role, or another kind of question",
            );
        }
        let first = self.scope.items.iter().find(|(_, other)| other.common().role == Some(role));
        if let Some((first, _)) = first.filter(|(first, _)| *first != id) {
            let message = format!("\"{first}\" has the role `{role:?}` already");
            self.error(Code::TwoMeanings, &path.field("role"), message, "one item of a sheet may have it");
        }
    }

    /// Whether paper has no words of its own for a condition: most of what does not hold.
    fn beyond_words(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(all) | Condition::Any(all) => all.iter().any(|one| self.beyond_words(one)),
            Condition::Not(inner) => match &**inner {
                Condition::Not(twice) => self.beyond_words(twice),
                // *Not* before a list is said of each of its parts.
                Condition::All(all) | Condition::Any(all) => {
                    all.iter().any(|one| self.beyond_words(&Condition::Not(Box::new(one.clone()))))
                }
                Condition::Value(id, _) => !self.has_steps(id),
                inner => !matches!(inner, Condition::Chosen(..) | Condition::Answered(_)),
            },
            _ => false,
        }
    }

    /// Whether it is answered by a step of a scale, which has words.
    fn has_steps(&self, id: &Id) -> bool {
        matches!(self.scope.get(id.as_str()), Some(Seen::Statement(..) | Seen::Item(file::Item::Rating(_))))
    }

    /// What a column, or a question in a group, cannot say of itself: it goes with the whole.
    fn only_whole(&self, common: file::Common<'_>, path: &Path<'_>) {
        let written = [
            ("sharing", common.sharing != file::Sharing::Free),
            ("for_supervisor", common.for_supervisor),
            ("role", common.role.is_some()),
            ("wordings", !common.wordings.is_empty()),
        ];
        for (name, _) in written.into_iter().filter(|(_, there)| *there) {
            let place = self.key_place(&path.field(name));
            let fault = Diagnostic::error(Code::WrongPlace, place, format!("`{name}` is said of the whole"));
            let help = if name == "wordings" {
                "write one question for each wording, each with its `show_if`".to_owned()
            } else {
                format!("write `{name}` in the table or group that this stands in")
            };
            self.report(path, fault.help(help));
        }
    }

    /// Whether a condition reads a score or a profile.
    fn reads_score(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Band(..) | Condition::Spread(..) => true,
            Condition::Value(id, _) => self.scope.get(id.as_str()).is_none() && self.is_score_or_way(id),
            Condition::All(all) | Condition::Any(all) => all.iter().any(|one| self.reads_score(one)),
            Condition::Not(inner) => self.reads_score(inner),
            _ => false,
        }
    }
}

/// The article before the name of a kind.
pub(super) fn article(kind: &str) -> &'static str {
    if kind.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" }
}
