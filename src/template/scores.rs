//! The checked scores, profiles and flags; part of [`super::model`].
//!
//! **Invariant:** what they are made of exists, and no score is made of itself
//! (`tests/templates`).
//!
//! Not here: how a value is worked out ([`super::rule`]).

use super::{
    Condition,
    fhir::Fhir,
    file::{Better, Edge, Text},
    model::{Item, Kind, Number, Ratings, Slider, Statement, Template},
    rule::Rule,
};
use crate::base::{Decimal, Fraction, Id, Keyed};

/// Bands: where each begins, ascending; each ends where the next begins.
#[derive(Debug, Clone, Default)]
pub struct Bands(pub Keyed<Edge>);

/// A number over statements, or over other scores.
#[derive(Debug)]
pub struct Score {
    /// Its name.
    pub title: Text,
    /// What it is made of.
    pub of: Sources,
    /// How it is made.
    pub rule: Rule,
    /// Which version of a published rule this is.
    pub rule_version: Option<Text>,
    /// The bands it is read in.
    pub bands: Bands,
    /// What is said in each band.
    pub say: Keyed<Text>,
    /// Other sets of bands on the same value.
    pub readings: Keyed<Reading>,
    /// How far two values must lie apart to count as a change.
    pub change: Option<Change>,
    /// The label that stands wherever the score stands.
    pub label: Text,
    /// When it is shown.
    pub show_if: Option<Condition>,
    /// Whether it is a step on the way to other scores, and shown nowhere.
    pub step: bool,
    /// What it is called in FHIR.
    pub fhir: Option<Fhir>,
}

/// What a score is made of.
#[derive(Debug)]
pub enum Sources {
    /// Statements, sliders and numbers, in order.
    Answers(Vec<Id>),
    /// Scores and ways, in order.
    Scores(Vec<Id>),
}

/// Another set of bands on a score's value.
#[derive(Debug)]
pub struct Reading {
    /// Whose bands these are.
    pub title: Text,
    /// The bands.
    pub bands: Bands,
    /// What is said in each band.
    pub say: Keyed<Text>,
}

/// How far two values must lie apart to count as a change.
#[derive(Debug)]
pub struct Change {
    /// The least difference, up or down.
    pub at_least: Decimal,
    /// Which way is better, if either is.
    pub better: Option<Better>,
    /// What is said: by `better`, `worse`, `higher`, `lower`, `none`.
    pub say: Keyed<Text>,
}

/// Yes, no or not answered, independent of any total.
#[derive(Debug)]
pub struct Flag {
    /// Its name.
    pub title: Text,
    /// When it stands at yes.
    pub yes_if: Condition,
    /// What is said: by `yes`, `no`, `not-answered`.
    pub say: Keyed<Text>,
    /// The label that stands wherever the flag stands.
    pub label: Text,
    /// When it is shown.
    pub show_if: Option<Condition>,
}

/// One score for each way of a list, side by side.
#[derive(Debug)]
pub struct Profile {
    /// Its name.
    pub title: Text,
    /// Its ways with their names, in the order of the list.
    pub ways: Keyed<Text>,
    /// What counts in each way, in the same order.
    pub of: Vec<Vec<Id>>,
    /// How each way is made of it.
    pub rule: Rule,
    /// The bands each way is read in.
    pub bands: Bands,
    /// A word for each band.
    pub words: Keyed<Text>,
    /// Bands of the spread.
    pub spread: Bands,
    /// Words for each spread.
    pub spread_words: Keyed<Text>,
    /// The label that stands wherever the profile stands.
    pub label: Text,
    /// When it is shown.
    pub show_if: Option<Condition>,
    /// What stands in its place when it is not shown.
    pub instead: Option<PlainList>,
}

/// The names of the ways at or above a value, in place of a profile.
#[derive(Debug)]
pub struct PlainList {
    /// Its heading.
    pub title: Text,
    /// The least value of a way that is named.
    pub at_least: Decimal,
    /// What stands there if there is none.
    pub none: Text,
    /// The label under it.
    pub label: Text,
}

impl Template {
    /// Ids of the answers on which a score, a reading, a way, a profile or a flag rests.
    #[must_use]
    pub fn answers_under<'t>(&'t self, id: &'t str) -> Vec<&'t Id> {
        let mut answers = Vec::new();
        // Each once: scores share their parts, and a template with faults may have circles.
        let mut results = vec![id];
        let mut at = 0;
        while let Some(id) = results.get(at).copied() {
            at += 1;
            let mut through = Vec::new();
            match self.scores.get(id).map(|score| &score.of) {
                Some(Sources::Answers(of)) => answers.extend(of),
                Some(Sources::Scores(of)) => through.extend(of),
                None => {}
            }
            for profile in self.profiles.iter().filter(|(known, p)| **known == *id || p.ways.contains(id)) {
                let ways = profile.1.ways.keys().zip(&profile.1.of);
                ways.filter(|(way, _)| **way == *id || *profile.0 == *id).for_each(|(_, of)| answers.extend(of));
            }
            if let Some(flag) = self.flags.get(id) {
                answers.extend(flag.yes_if.reads());
                through.extend(flag.yes_if.reads());
            }
            through.extend(self.reading(id).map(|(score, _)| score));
            for id in through {
                if !results.contains(&id.as_str()) {
                    results.push(id.as_str());
                }
            }
        }
        answers
    }

    /// The ends of what an answer can count, and whether it counts turned round.
    #[must_use]
    pub fn scale_of(&self, id: &str) -> Option<((Fraction, Fraction), bool)> {
        match self.item(id).map(|item| &item.kind) {
            Some(Kind::Slider(slider)) => slider.scale(),
            Some(Kind::Number(number)) => number.scale(),
            Some(Kind::ChooseOne(_) | Kind::YesNo { .. }) => self.item(id).and_then(Item::points_scale),
            _ => self.statement(id).and_then(|(_, ratings, statement)| ratings.scale(statement)),
        }
    }

    /// A reading with the score it belongs to.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<(&Id, &Reading)> {
        self.scores.iter().find_map(|(score, s)| s.readings.get(id).map(|reading| (score, reading)))
    }
}

impl Ratings {
    /// The ends of its scale, and whether a statement counts turned round.
    #[must_use]
    pub fn scale(&self, statement: &Statement) -> Option<((Fraction, Fraction), bool)> {
        let whole = |step: &(i16, Text)| Fraction::whole(i64::from(step.0));
        Some(((whole(self.steps.first()?), whole(self.steps.last()?)), statement.reverse))
    }
}

impl Item {
    /// The least and the greatest of its points, which are never turned round.
    #[must_use]
    pub fn points_scale(&self) -> Option<((Fraction, Fraction), bool)> {
        let points = || self.points.values().map(|number| number.fraction());
        Some(((points().min()?, points().max()?), false))
    }
}

impl Slider {
    /// Its ends, and whether it counts turned round.
    #[must_use]
    pub fn scale(&self) -> Option<((Fraction, Fraction), bool)> {
        let whole = |end: i16| Fraction::whole(i64::from(end));
        Some(((whole(self.from), whole(self.to)), self.reverse))
    }
}

impl Number {
    /// Its ends, and whether it counts turned round; nothing without ends.
    #[must_use]
    pub fn scale(&self) -> Option<((Fraction, Fraction), bool)> {
        Some(((self.least?.fraction(), self.most?.fraction()), self.reverse))
    }
}

impl Bands {
    /// The band in which a value lies: the last that begins at or before it.
    #[must_use]
    pub fn of(&self, value: Fraction) -> Option<&Id> {
        self.0
            .iter()
            .filter(|(_, edge)| match edge {
                Edge::From(at) => value >= at.fraction(),
                Edge::Above(at) => value > at.fraction(),
            })
            .map(|(id, _)| id)
            .next_back()
    }
}
