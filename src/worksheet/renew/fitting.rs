//! Moving answers into a newer template, one by one.

use crate::{
    base::{Id, Keyed, Moment},
    template::{Choices, Item, Kind, Rows, Section, SectionPlace, Sharing, Table, Template},
    worksheet::{
        Anchor, Answer, Answers, At, Entry, Later, Outcome, Part, Pick, Review, Row, Worksheet,
        apply::{Place, find, fitted},
        document::text_in,
    },
};

use super::{Former, is_held};

/// A worksheet's answers on their way into a newer template.
pub(super) struct Moving<'w> {
    sheet: &'w Worksheet,
    newer: &'w Template,
    outcome: Outcome,
    words: &'w dyn Fn(&Id) -> String,
    pub(super) answers: Answers,
    pub(super) later: Keyed<Later>,
    pub(super) former: Keyed<Former>,
    /// Ids whose answer is kept as a former one, whole or beside what still fits.
    pub(super) kept: Vec<Id>,
    /// Ids whose former answer came back.
    pub(super) back: Vec<Id>,
}

impl<'w> Moving<'w> {
    pub(super) fn new(sheet: &'w Worksheet, newer: &'w Template, words: &'w dyn Fn(&Id) -> String) -> Self {
        Self {
            sheet,
            newer,
            outcome: Outcome::of(&sheet.template, &sheet.content.answers),
            words,
            answers: Answers::default(),
            later: Keyed::new(),
            former: sheet.content.former.clone(),
            kept: Vec::new(),
            back: Vec::new(),
        }
    }

    /// Every answer: moved whole, in part, or kept.
    pub(super) fn answers(&mut self) {
        for (id, entry) in self.sheet.content.answers.iter() {
            let fits = self.place(id).and_then(|place| fitted(&place, &entry.answer).ok());
            match fits {
                Some(answer) => self.answers.put(id.clone(), answer, entry.changed),
                None => self.in_part(id, entry),
            }
        }
        for (id, later) in self.sheet.content.later.iter() {
            if self.asks_later(id) {
                let _new = self.later.set(id.clone(), later.clone());
            } else if !self.kept.contains(id) {
                // Words of their own under an answer that was empty.
                self.keep(id, &Answer::Unanswered, later.changed);
            }
        }
    }

    /// Former answers whose question is asked again, where nothing stands there yet.
    pub(super) fn brought_back(&mut self) {
        let all = &self.sheet.content.former;
        let mut kept: Vec<(Id, Id, Former)> =
            all.iter().map(|(key, former)| (key.clone(), question_of(all, key, former), former.clone())).collect();
        // Of several answers to one question the newest comes back; of two that were never changed
        // after they were parted, the one that was kept last.
        kept.reverse();
        kept.sort_by_key(|(_, _, former)| std::cmp::Reverse(former.changed));
        for (key, id, former) in kept {
            let free = !is_held(self.answers.get(id.as_str())) && !self.later.contains(id.as_str());
            let fits = self.place(&id).filter(|_| free).and_then(|place| fitted(&place, &former.answer).ok());
            let Some(answer) = fits.filter(is_held) else { continue };
            if !former.later.is_empty() && !self.asks_later(&id) {
                continue;
            }
            self.answers.put(id.clone(), answer, former.changed);
            if !former.later.is_empty() {
                let later = Later { text: former.later, changed: former.changed };
                let _new = self.later.set(id.clone(), later);
            }
            self.former.remove(key.as_str());
            self.back.push(id);
        }
    }

    /// Marks and comments; how many comments stand at the whole sheet then.
    pub(super) fn review(&self) -> (Review, usize) {
        let mut review = self.sheet.review.clone();
        let known = |id: &Id| {
            self.newer.item(id.as_str()).is_some_and(Item::asks) || self.newer.statement(id.as_str()).is_some()
        };
        review.marked.retain(known);
        let mut moved = 0;
        for comment in &mut review.comments {
            let there = match &comment.anchor {
                Anchor::Sheet => true,
                Anchor::Item(item) => known(item) || self.newer.item(item.as_str()).is_some(),
                Anchor::Words { at, start, end, .. } => known(&at.item) && self.words_stand(at, *start, *end),
            };
            if there {
                continue;
            }
            comment.anchor = match &comment.anchor {
                // The quotation stays with the question if that is still there.
                Anchor::Words { at, quote, .. } if known(&at.item) => {
                    Anchor::Words { at: at.clone(), start: 0, end: 0, quote: quote.clone() }
                }
                _ => {
                    moved += 1;
                    Anchor::Sheet
                }
            };
        }
        (review, moved)
    }

    /// Whether the words of a comment stand in the new answers as before.
    fn words_stand(&self, at: &At, start: usize, end: usize) -> bool {
        let (before, after) = (self.sheet.text(at), text_in(&self.answers, &self.later, at));
        start == end || (before == after && after.get(start..end).is_some())
    }

    /// Whether there is *What I think now* under a question in the newer template.
    fn asks_later(&self, id: &Id) -> bool {
        find(self.newer, &self.answers, &At { item: id.clone(), part: Part::Later }).is_some()
    }

    fn place(&self, id: &Id) -> Option<Place<'w>> {
        find(self.newer, &self.answers, &At::item(id.clone()))
    }

    /// What of an answer still fits is moved; the whole of it is kept as well.
    fn in_part(&mut self, id: &Id, entry: &Entry) {
        let place = self.place(id);
        let part = place.as_ref().and_then(|place| Some((place, part_that_fits(place, &entry.answer)?)));
        let part = part.and_then(|(place, part)| fitted(place, &part).ok());
        if let Some(part) = part.filter(is_held) {
            self.answers.put(id.clone(), part, entry.changed);
        }
        if is_held(&entry.answer) {
            self.keep(id, &entry.answer, entry.changed);
        }
    }

    fn keep(&mut self, id: &Id, answer: &Answer, changed: Moment) {
        let template = &self.sheet.template;
        let statement = template.statement(id.as_str());
        let item = statement.map(|(item, ..)| item).or_else(|| template.item(id.as_str()));
        let Some(item) = item else { return };
        let ask = match statement {
            Some((item, ratings, statement)) if !ratings.single => format!("{} {}", item.ask, statement.words),
            _ => item.ask.clone(),
        };
        let later = self.sheet.content.later.get(id.as_str()).filter(|_| !self.asks_later(id));
        // What was out of sight when its question went is not shown to anybody unasked.
        let seen = statement.is_none_or(|(_, ratings, _)| ratings.single || self.outcome.is_shown(id.as_str()))
            && self.outcome.is_shown(item.id.as_str());
        let sharing = match item.sharing {
            Sharing::Free if !seen => Sharing::AskFirst,
            sharing => sharing,
        };
        let folded = |section: &&Section| section.place == SectionPlace::Folded;
        let mut after = template.sections.iter().filter(folded).flat_map(|section| &section.items);
        let key = self.free_id(id);
        let former = Former {
            item: (key != *id).then(|| id.clone()),
            ask: crate::template::markup::plain(&ask),
            words: (self.words)(id),
            later: later.map(|later| later.text.clone()).unwrap_or_default(),
            answer: answer.clone(),
            version: template.version.clone(),
            sharing,
            client_code: matches!(item.kind, Kind::ClientCode),
            after_supervision: after.any(|own| own.id == item.id),
            changed,
        };
        let _before = self.former.set(key, former);
        self.kept.push(id.clone());
    }

    /// The id, or one with a number, where an earlier answer is kept under it already.
    fn free_id(&self, id: &Id) -> Id {
        id.numbered().find(|id| !self.former.contains(id.as_str())).unwrap_or_else(|| id.clone())
    }
}

/// The question under which a former answer stood.
///
/// Files of earlier versions of the program do not say it: there, an answer with a number after the
/// id of another one, and with the same question, stood under that one.
fn question_of(all: &Keyed<Former>, key: &Id, former: &Former) -> Id {
    if let Some(item) = &former.item {
        return item.clone();
    }
    let (base, number) = key.as_str().rsplit_once('-').unwrap_or((key.as_str(), ""));
    let numbered = number.parse::<u32>().is_ok_and(|number| number >= 2);
    let same = all.get(base).filter(|first| numbered && first.ask == former.ask);
    same.and_then(|_| Id::parse(base).ok()).unwrap_or_else(|| key.clone())
}

/// What of an answer may still stand in its place.
fn part_that_fits(place: &Place<'_>, answer: &Answer) -> Option<Answer> {
    let Place::Item(item) = place else { return None };
    match (&item.kind, answer) {
        (Kind::ChooseMany(choices), Answer::Many(picks)) => Some(Answer::Many(known_picks(choices, picks))),
        (Kind::Ranking(choices), Answer::Ranked(order)) => {
            let known = order.iter().filter(|id| choices.options.contains(id.as_str()));
            Some(Answer::Ranked(known.take(choices.places()).cloned().collect()))
        }
        (Kind::Table(table), Answer::Rows(rows)) => Some(Answer::Rows(known_rows(table, rows))),
        _ => None,
    }
}

fn known_picks(choices: &Choices, picks: &[Pick]) -> Vec<Pick> {
    let known = picks.iter().filter(|pick| choices.options.contains(pick.option()));
    known.take(choices.at_most.map_or(usize::MAX, usize::from)).cloned().collect()
}

fn known_rows(table: &Table, rows: &[Row]) -> Vec<Row> {
    let most = match &table.rows {
        Rows::Free { most, .. } => usize::from(*most),
        Rows::Fixed(given) => given.len(),
    };
    let known = |row: &&Row| match &table.rows {
        Rows::Fixed(given) => given.contains(row.id.as_str()),
        Rows::Free { .. } => true,
    };
    let cells = |row: &Row| {
        let fitting = row.cells.iter().filter_map(|(id, cell)| {
            let column = table.columns.iter().find(|column| column.id == *id)?;
            let cell = fitted(&Place::Item(column), cell).ok()?;
            Some((id.clone(), cell))
        });
        Row { id: row.id.clone(), cells: fitting.collect::<Vec<_>>().into_iter().collect() }
    };
    rows.iter().filter(known).take(most).map(cells).collect()
}
