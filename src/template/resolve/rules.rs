//! The rule of a score: what may be missing, what stands for it, factor and rounding.

use super::{Cx, circles::Thing, conditions::shown, counting::Counting, path::Path, ranges::Reach};
use crate::{
    base::{Decimal, Id, Keyed, Round},
    diagnostic::{Code, Diagnostic},
    template::{
        file::{self, Fill, Of},
        model::{Method, Missing, Sources},
        rule::{MAX_DEPTH, MAX_FACTOR, Rule},
    },
};

/// What a score and a profile say about their rule, side by side.
#[derive(Clone, Copy)]
pub(super) struct Said {
    method: Method,
    missing: Missing,
    fill: Option<Fill>,
    factor: Option<Decimal>,
    offset: Option<Decimal>,
    round: Option<Round>,
}

impl From<&file::Score> for Said {
    fn from(score: &file::Score) -> Self {
        let file::Score { method, missing, fill, factor, offset, round, .. } = *score;
        Self { method, missing, fill, factor, offset, round }
    }
}

impl From<&file::Profile> for Said {
    fn from(profile: &file::Profile) -> Self {
        let file::Profile { method, missing, fill, factor, offset, round, .. } = *profile;
        Self { method, missing, fill, factor, offset, round }
    }
}

impl Said {
    /// The rule, with what was left out filled in.
    fn rule(self, skipped: Keyed<Decimal>) -> Rule {
        Rule {
            method: self.method,
            missing: self.missing,
            fill: self.fill.unwrap_or(Fill::LeaveOut),
            skipped,
            factor: self.factor.unwrap_or(Decimal::whole(1)),
            offset: self.offset.unwrap_or(Decimal::whole(0)),
            round: self.round,
        }
    }
}

/// The rule of each way of a profile.
pub(super) fn of_profile(profile: &file::Profile) -> Rule {
    Said::from(profile).rule(Keyed::new())
}

impl Cx<'_> {
    /// The rule of a score, its skipped questions spread over their statements.
    pub(super) fn rule_of_score(&self, id: &Id, score: &file::Score) -> Rule {
        let mut skipped = Keyed::new();
        if !score.skipped.is_empty() {
            for one in self.counting(id) {
                let by_item = score.skipped.get(one.item.as_str());
                if let Some(number) = score.skipped.get(one.answer.as_str()).or(by_item) {
                    skipped.set(one.answer.clone(), *number);
                }
            }
        }
        Said::from(score).rule(skipped)
    }

    /// What a score is made of, checked.
    pub(super) fn sources(&self, id: &Id, score: &file::Score, path: &Path<'_>) -> Sources {
        let of_path = path.field("of");
        if let (Some(_), Some(named)) = (&score.of, self.counting_by_name(id).first()) {
            let message = format!("\"{id}\" is made in two ways at once: by this, and by \"{}\"", named.answer);
            let help = "take `of:` away, or let the statements count in another score";
            self.error(Code::TwoWays, &of_path, message, help);
        }
        match &score.of {
            Some(Of::Composite(parts)) => {
                self.composite(id, parts, &of_path);
                Sources::Scores(parts.clone())
            }
            of => {
                if let Some(Of::Items(ids)) = of {
                    self.listed(ids, &of_path.nth(0));
                }
                Sources::Answers(self.counting(id).into_iter().map(|one| one.answer.clone()).collect())
            }
        }
    }

    /// Checks the scores that a composite is made of.
    fn composite(&self, id: &Id, parts: &[Id], path: &Path<'_>) {
        let list = path.nth(0);
        self.none_and_twice(parts, &list, "write the ids of scores between the brackets");
        for (at, part) in parts.iter().enumerate() {
            let path = list.nth(at);
            // That a score has the id of a question was told where it stands.
            if self.scope.get(part.as_str()).is_some() && !self.given.file.scores.contains(part.as_str()) {
                let message = format!("\"{part}\" is a question, and here belong scores");
                self.error(Code::UnknownScore, &path, message, format!("write of: Items([\"{part}\"])"));
                continue;
            }
            let reading = self.reading_named(part).filter(|_| !self.given.file.scores.contains(part.as_str()));
            if let Some((score, _)) = reading {
                let message = format!("\"{part}\" is a reading of \"{score}\"");
                self.error(Code::WrongItem, &path, message, format!("name the score: \"{score}\""));
            } else if let Some(found) = self.score_or_way(part, &path) {
                self.edge(Thing::Score(id.clone()), found.thing, &path);
            }
        }
        if self.known(id, 0).depth == MAX_DEPTH + 1 {
            let message = format!("scores are made of scores more than {MAX_DEPTH} deep here");
            self.error(Code::BadRange, path, message, "make it of the statements themselves: Items([…])");
        }
    }

    /// Checks the statements and numbers that a score lists.
    fn listed(&self, ids: &[Id], list: &Path<'_>) {
        self.none_and_twice(ids, list, "write the ids of statements between the brackets");
        let mut seen: Vec<&Id> = Vec::new();
        for (at, id) in ids.iter().enumerate() {
            let path = list.nth(at);
            if self.scope.get(id.as_str()).is_none() && self.is_score_or_way(id) {
                let message = format!("\"{id}\" is a score, and here belong questions");
                self.error(Code::UnknownItem, &path, message, format!("write of: Composite([\"{id}\"])"));
                continue;
            }
            let brought = self.counting_under(id);
            if brought.is_empty() {
                if self.item_or_statement(id, &path).is_some() && !self.is_bad(&path) {
                    let message = format!("\"{id}\" has no number that could count");
                    let help = "name a statement, a rating, a slider, a number, or a choice with points";
                    self.error(Code::WrongItem, &path, message, help);
                }
                continue;
            }
            let twice = brought.iter().find(|one| seen.contains(&one.answer));
            if let Some(twice) = twice.filter(|_| !ids[..at].contains(id)) {
                let message = format!("\"{}\" counts twice here", twice.answer);
                self.error(Code::IdTwice, &path, message, "name the statements, or their whole question, not both");
            }
            seen.extend(brought.iter().map(|one| one.answer));
        }
    }

    fn none_and_twice(&self, ids: &[Id], list: &Path<'_>, help: &str) {
        if ids.is_empty() && !self.is_bad(list) {
            self.error(Code::Nothing, list, "this names nothing to score", help);
        }
        for (at, id) in ids.iter().enumerate() {
            if let Some(first) = ids[..at].iter().position(|known| known == id) {
                let path = list.nth(at);
                let fault =
                    Diagnostic::error(Code::IdTwice, self.place(&path), format!("\"{id}\" stands twice here"));
                self.report(&path, fault.label(self.place(&list.nth(first)), "first here").help("take one away"));
            }
        }
    }

    /// Checks a rule over so many parts.
    pub(super) fn check_rule(&self, said: impl Into<Said>, of: usize, what: &str, path: &Path<'_>) {
        let said = said.into();
        let missing = path.field("missing");
        self.check_missing(said.missing, of, what, &missing);
        self.check_fill(said, of, path);
        for (number, name) in [(said.factor, "factor"), (said.offset, "offset")] {
            self.in_reason(number, &path.field(name));
        }
        if said.factor == Some(Decimal::whole(0)) {
            let help = "write what the result is multiplied by, or leave it out";
            self.error(Code::BadRange, &path.field("factor"), "times 0, every value is the same", help);
        }
        self.check_places(said.round, &path.field("round"));
    }

    fn check_missing(&self, missing: Missing, of: usize, what: &str, path: &Path<'_>) {
        let no_share = |share: Decimal, help: &str| {
            self.error(Code::BadRange, path, format!("{share} is no share"), help);
        };
        match missing {
            Missing::AtLeast(0) => {
                self.error(Code::BadRange, path, "a score needs at least one answer", "write AtLeast(1) or more");
            }
            Missing::AtLeast(least) if of > 0 && usize::from(least) > of => {
                let counts = if of == 1 { "counts" } else { "count" };
                let message = format!("{least} answers are needed, but only {of} {}{} {counts}", what, plural(of));
                self.error(Code::TooManyNeeded, path, message, format!("write AtLeast({of}), or NoneAllowed"));
            }
            Missing::UpTo(most) if of > 0 && usize::from(most) >= of => {
                let all = if of == 1 { "the only answer".to_owned() } else { format!("all {of}") };
                let message = format!("{all} may be missing, and a score needs at least one answer");
                let help =
                    if of == 1 { "write NoneAllowed".to_owned() } else { format!("write UpTo({}) or less", of - 1) };
                self.error(Code::BadRange, path, message, help);
            }
            Missing::Share(share) if share <= Decimal::whole(0) || share > Decimal::whole(1) => {
                no_share(share, "write the share as a part of 1: Share(0.75) for three quarters");
            }
            Missing::UpToShare(share, _) if share < Decimal::whole(0) || share >= Decimal::whole(1) => {
                no_share(share, "write the share as a part of 1: UpToShare(0.1, Down) for up to a tenth");
            }
            _ => {}
        }
    }

    /// Checks what stands for a missing answer; a sum with gaps must say it.
    fn check_fill(&self, said: Said, of: usize, path: &Path<'_>) {
        let gaps = of > 0 && said.rule(Keyed::new()).needed(of) < of;
        let fill = path.field("fill");
        match (said.method, said.fill) {
            (Method::Sum, None) if gaps => {
                let message = "a sum comes out too low when answers are missing and nothing stands for them";
                let help =
                    "add `fill: Mean` (the mean of what there is), or `fill: LeaveOut` if the lower sum is meant";
                self.error(Code::Unfilled, &path.field("missing"), message, help);
            }
            (Method::Count(_), None) if gaps => {
                let message = "a count comes out too low when answers are missing and nothing stands for them";
                let help = "write NoneAllowed, or add `fill: LeaveOut` if the lower count is meant";
                self.error(Code::Unfilled, &path.field("missing"), message, help);
            }
            (Method::Count(_), Some(Fill::Mean | Fill::RoundedMean(_))) => {
                let help = "write `fill: LeaveOut`, or the number that stands for it: `fill: With(0)`";
                self.error(Code::WrongPlace, &fill, "a count is not filled with a mean", help);
            }
            // More than there are was told.
            (_, Some(_)) if matches!(said.missing, Missing::AtLeast(least) if usize::from(least) > of) => {}
            (_, Some(_)) if of > 0 && !gaps && !self.is_bad(path) => {
                let help = "take it away, or say in `missing` how many may be missing";
                self.warning(Code::Suspicious, &fill, "none may be missing here, so nothing is filled in", help);
            }
            _ => {}
        }
        match said.fill {
            Some(Fill::RoundedMean(round)) => self.check_places(Some(round), &fill.nth(0)),
            Some(Fill::With(number)) => self.in_reason(Some(number), &fill.nth(0)),
            _ => {}
        }
    }

    /// Checks the numbers of a rule against the answers that count in it.
    pub(super) fn check_numbers(&self, score: &file::Score, counting: &[Counting<'_>], path: &Path<'_>) {
        let least = Reach::among(counting.iter().map(|one| one.ends.map(|(least, _)| least))).least;
        let most = Reach::among(counting.iter().map(|one| one.ends.map(|(_, most)| most))).most;
        if let Method::Count(bound) = &score.method {
            self.bound(bound, Reach { least, most }, &path.field("method").nth(0));
        }
        let (Some(least), Some(most), Some(Fill::With(number))) = (least, most, score.fill) else { return };
        if number.fraction() < least || number.fraction() > most {
            let help = format!("every answer lies between {} and {}", shown(least), shown(most));
            let message = format!("no answer could be {number}, which stands for a missing one");
            self.warning(Code::Suspicious, &path.field("fill").nth(0), message, help);
        }
    }

    /// Checks that two values can lie so far apart.
    pub(super) fn check_change(&self, change: Option<&file::Change>, reach: Reach, path: &Path<'_>) {
        let (Some(change), Some(least), Some(most)) = (change, reach.least, reach.most) else { return };
        if change.at_least.fraction() > most.minus(least) {
            let help = format!("values go from {} to {}", shown(least), shown(most));
            let message = "no two values lie so far apart, so nothing is ever a change";
            self.warning(Code::Suspicious, &path.field("at_least"), message, help);
        }
    }

    fn check_places(&self, round: Option<Round>, path: &Path<'_>) {
        if let Some(places) = round.map(Round::places).filter(|places| *places > Round::MAX_PLACES) {
            let message = format!("{places} places after the point are too many");
            let help = format!("write 0 for whole numbers, and at most {}", Round::MAX_PLACES);
            self.error(Code::BadRange, path, message, help);
        }
    }

    /// A number that can be worked with exactly.
    pub(super) fn in_reason(&self, number: Option<Decimal>, path: &Path<'_>) {
        let most = Decimal::whole(MAX_FACTOR);
        let least = Decimal::whole(-MAX_FACTOR);
        if let Some(number) = number.filter(|n| *n < least || *n > most || n.places() > Round::MAX_PLACES) {
            let message = format!("{number} is too large or too fine to be worked with exactly");
            let help = format!("write a number up to {MAX_FACTOR}, with at most {} places", Round::MAX_PLACES);
            self.error(Code::BadRange, path, message, help);
        }
    }

    /// Checks the questions that branching may skip.
    pub(super) fn check_skipped(&self, id: &Id, score: &file::Score, counting: &[Counting<'_>], path: &Path<'_>) {
        let skipped = path.field("skipped");
        for (question, number) in score.skipped.iter() {
            let path = skipped.key(question.as_str());
            self.in_reason(Some(*number), &path);
            if matches!(score.of, Some(Of::Composite(_))) {
                let help = "write it in the score that its statement counts in";
                let message = "a score made of scores skips no questions";
                self.error(Code::WrongPlace, &skipped, message, help);
                return;
            }
            let Some(one) = counting.iter().find(|one| one.answer == question || one.item == question) else {
                if self.scope.get(question.as_str()).is_some() {
                    let message = format!("\"{question}\" does not count in \"{id}\"");
                    let place = self.key_place(&path);
                    let fault = Diagnostic::error(Code::WrongItem, place, message);
                    self.report(&path, fault.help("name a question or a statement that counts in it"));
                } else {
                    let known = counting.iter().map(|one| one.answer.as_str());
                    let place = self.key_place(&path);
                    self.unknown_at(place, Code::UnknownItem, "statement", question, &path, known);
                }
                continue;
            };
            if !self.may_hide(one.item) {
                let message = format!("\"{question}\" is always shown, so it is never skipped");
                let fault = Diagnostic::warning(Code::Suspicious, self.key_place(&path), message);
                self.report(&path, fault.help("give its question a `show_if:`, or take this away"));
            }
        }
    }

    /// Whether an item has a condition, or its section, or it is shared under one.
    fn may_hide(&self, item: &Id) -> bool {
        let file = self.given.file;
        let own = self.scope.item(item.as_str()).is_some_and(|item| item.common().show_if.is_some());
        own || file.sections.iter().any(|section| {
            section.only_if.contains(item.as_str())
                || section.show_if.is_some()
                    && (section.items.contains(item.as_str()) || section.shared.contains(item))
        })
    }
}

const fn plural(of: usize) -> &'static str {
    if of == 1 { "" } else { "s" }
}
