//! Scores and profiles, exactly.
//!
//! Values are fractions and stay unrounded: bands and conditions look at the
//! value itself. Only shown statements with a step count; *cannot say* and
//! *not shown* are missing. Too few answers give a value of their own, never 0.

use super::{
    Reason, ScoreShown, WayShown,
    sight::{Counted, Sight, settle},
};
use crate::{
    base::{Fraction, Id},
    template::{Bands, Method, Missing},
    worksheet::{Answer, PlainListShown, ProfileShown},
};

/// A number made of statements.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) value: Option<Fraction>,
    pub(super) answered: usize,
    pub(super) of: usize,
    pub(super) range: (Fraction, Fraction),
}

impl Made {
    fn result(&self) -> Result<Fraction, Reason> {
        self.value.ok_or(Reason::TooFewAnswers)
    }
}

impl<'a> Sight<'a> {
    /// The value of a score or way that is shown.
    pub(super) fn value(&self, id: &Id) -> Option<Fraction> {
        self.made(id).and_then(|(made, _)| made.value)
    }

    /// The band of a score or way that is shown.
    pub(super) fn band(&self, id: &Id) -> Option<&'a Id> {
        let (made, bands) = self.made(id)?;
        bands.of(made.value?)
    }

    /// The band of a profile's spread, if the profile is shown and all ways have a value.
    pub(super) fn spread_band(&self, id: &Id) -> Option<&'a Id> {
        let at = self.template.profiles.position(id.as_str())?;
        let profile = self.template.profiles.get(id.as_str())?;
        self.profile_shown(at).then_some(())?;
        profile.spread.of(spread(self.ways(at))?)
    }

    /// The options of the lowest ways of a shown profile; none if a way has no value.
    pub(super) fn lowest(&self, id: &Id) -> Vec<&'a Id> {
        let Some(at) = self.template.profiles.position(id.as_str()).filter(|at| self.profile_shown(*at)) else {
            return Vec::new();
        };
        let Some(profile) = self.template.profiles.get(id.as_str()) else { return Vec::new() };
        let ways = self.ways(at);
        let Some(values) = ways.iter().map(|way| way.value).collect::<Option<Vec<_>>>() else { return Vec::new() };
        let least = values.iter().min().copied();
        profile.ways.keys().zip(values).filter(|(_, value)| Some(*value) == least).map(|(id, _)| id).collect()
    }

    pub(super) fn score_shown(&self, at: usize) -> bool {
        let Some((state, _)) = self.scores.get(at) else { return false };
        let condition = self.template.scores.values().nth(at).and_then(|s| s.show_if.as_ref());
        settle(state, || condition.is_none_or(|c| self.holds(c, None)))
    }

    pub(super) fn profile_shown(&self, at: usize) -> bool {
        let Some((state, _)) = self.profiles.get(at) else { return false };
        let condition = self.template.profiles.values().nth(at).and_then(|p| p.show_if.as_ref());
        settle(state, || condition.is_none_or(|c| self.holds(c, None)))
    }

    /// Every score as it stands, or nothing if it is not shown.
    pub(super) fn score_result(&self, at: usize) -> Option<ScoreShown> {
        let (id, score) = self.template.scores.iter().nth(at).filter(|_| self.score_shown(at))?;
        let made = self.score_made(at)?;
        let band = made.value.and_then(|value| score.bands.of(value));
        Some(ScoreShown {
            id: id.clone(),
            title: score.title.clone(),
            value: made.result(),
            band: band.cloned(),
            words: band.and_then(|band| score.say.get(band.as_str())).cloned(),
            answered: made.answered,
            of: made.of,
            range: made.range,
            label: score.label.clone(),
        })
    }

    /// A profile as it stands, or nothing if it is not shown.
    pub(super) fn profile_result(&self, at: usize) -> Option<ProfileShown> {
        let (id, profile) = self.template.profiles.iter().nth(at).filter(|_| self.profile_shown(at))?;
        let made = self.ways(at);
        let ways = profile.ways.iter().zip(made).map(|((id, title), made)| {
            let band = made.value.and_then(|value| profile.bands.of(value));
            WayShown {
                id: id.clone(),
                title: title.clone(),
                value: made.result(),
                band: band.cloned(),
                word: band.and_then(|band| profile.words.get(band.as_str())).cloned(),
                answered: made.answered,
                of: made.of,
                range: made.range,
            }
        });
        let ways = ways.collect();
        let spread = spread(made).map(|value| {
            let band = profile.spread.of(value);
            let words = band.and_then(|band| profile.spread_words.get(band.as_str()));
            (value, band.cloned(), words.cloned())
        });
        Some(ProfileShown {
            id: id.clone(),
            title: profile.title.clone(),
            ways,
            spread,
            label: profile.label.clone(),
        })
    }

    /// The plain list in place of a profile that is not shown.
    pub(super) fn list_result(&self, at: usize) -> Option<PlainListShown> {
        let (id, profile) = self.template.profiles.iter().nth(at).filter(|_| !self.profile_shown(at))?;
        let list = profile.instead.as_ref()?;
        let made = self.ways(at);
        // Before the first statement is answered there is nothing to say, not even that nothing stands out.
        if made.iter().all(|way| way.answered == 0) {
            return None;
        }
        let mut named: Vec<(Fraction, &Id, &String)> = profile
            .ways
            .iter()
            .zip(made)
            .filter_map(|((id, title), made)| Some((made.value?, id, title)))
            .filter(|(value, _, _)| *value >= list.at_least.fraction())
            .collect();
        named.sort_by_key(|way| std::cmp::Reverse(way.0));
        let lines = named
            .chunk_by(|a, b| a.0 == b.0)
            .map(|ties| ties.iter().map(|(_, id, title)| ((*id).clone(), (*title).clone())).collect())
            .collect();
        Some(PlainListShown {
            id: id.clone(),
            title: list.title.clone(),
            lines,
            none: list.none.clone(),
            label: list.label.clone(),
        })
    }

    /// A shown score or way by id, with its bands.
    fn made(&self, id: &Id) -> Option<(&Made, &'a Bands)> {
        if let Some(at) = self.template.scores.position(id.as_str()) {
            let score = self.template.scores.get(id.as_str())?;
            self.score_shown(at).then_some(())?;
            return Some((self.score_made(at)?, &score.bands));
        }
        self.template.profiles.values().enumerate().find_map(|(at, profile)| {
            let way = profile.ways.position(id.as_str())?;
            self.profile_shown(at).then_some(())?;
            Some((self.ways(at).get(way)?, &profile.bands))
        })
    }

    fn score_made(&self, at: usize) -> Option<&Made> {
        let (id, score) = self.template.scores.iter().nth(at)?;
        let (_, kept) = self.scores.get(at)?;
        if kept.get().is_none() {
            // Not `get_or_init`: in a circle this very score is asked for from within.
            let _taken = kept.set(self.make(id, score.method, score.missing));
        }
        kept.get()
    }

    /// The ways of a profile, in the order of its list.
    pub(super) fn ways(&self, at: usize) -> &[Made] {
        let Some(((_, kept), profile)) = self.profiles.get(at).zip(self.template.profiles.values().nth(at)) else {
            return &[];
        };
        if kept.get().is_none() {
            let ways = profile.ways.keys().map(|way| self.make(way, profile.method, profile.missing));
            let _taken = kept.set(ways.collect());
        }
        kept.get().map_or(&[], Vec::as_slice)
    }

    fn make(&self, id: &Id, method: Method, missing: Missing) -> Made {
        let from = self.counted.partition_point(|c| c.at < id.as_str());
        let counted = || self.counted.iter().skip(from).take_while(|c| c.at == id.as_str());
        let of = counted().count();
        // Whole numbers until the end: fractions are slow and sums are not.
        let (mut sum, mut low, mut high, mut answered) = (0_i64, 0_i64, 0_i64, 0);
        for statement in counted() {
            let (least, most) = ends(statement);
            low += least;
            high += most;
            if let Some(step) = self.step(statement) {
                sum += if statement.statement.reverse { least + most - step } else { step };
                answered += 1;
            }
        }
        let enough = answered > 0 && answered >= needed(missing, of);
        let number = |sum: i64, count: usize| match method {
            Method::Sum => Fraction::whole(sum),
            Method::Mean => Fraction::whole(sum).over(whole(count)).unwrap_or(Fraction::ZERO),
        };
        let value = enough.then(|| number(sum, answered));
        Made { value, answered, of, range: (number(low, of), number(high, of)) }
    }

    /// The step of a shown statement, if it has one.
    fn step(&self, counted: &Counted<'_>) -> Option<i64> {
        match self.answers.get(counted.statement.id.as_str()) {
            Answer::Step(step) if self.item_shown(counted.item) => Some(i64::from(*step)),
            _ => None,
        }
    }
}

/// How many answers are needed; a share is rounded up to whole statements.
fn needed(missing: Missing, of: usize) -> usize {
    match missing {
        Missing::NoneAllowed => of,
        Missing::AtLeast(count) => usize::from(count),
        Missing::Share(share) => (0..=of).find(|n| whole(*n) >= share.fraction().times(whole(of))).unwrap_or(of),
    }
}

fn spread(ways: &[Made]) -> Option<Fraction> {
    let values = ways.iter().map(|way| way.value).collect::<Option<Vec<_>>>()?;
    Some(values.iter().max()?.minus(*values.iter().min()?))
}

fn ends(counted: &Counted<'_>) -> (i64, i64) {
    let steps = &counted.ratings.steps;
    let end = |step: Option<&(i16, String)>| step.map_or(0, |(number, _)| i64::from(*number));
    (end(steps.first()), end(steps.last()))
}

fn whole(count: usize) -> Fraction {
    Fraction::whole(i64::try_from(count).unwrap_or(i64::MAX))
}
