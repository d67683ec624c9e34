//! Scores and profiles, exactly.
//!
//! Values are fractions; bands and conditions look at the value itself, which
//! is rounded only where the rule says so. Only what is shown and has a number
//! counts; *cannot say* and *not shown* are missing, except that a rule may name
//! a number for what branching skips. Too few answers give a value of their
//! own, never 0.
//!
//! Not here: the arithmetic itself (`template::rule`).

use super::{
    ReadingShown, ScoreShown, WayShown,
    sight::{Sight, settle},
};
use crate::{
    base::{Decimal, Fraction, Id, Keyed, Round},
    template::{Bands, Fill, Kind, Method, Reason, Rule, Score, Sources, Text},
    worksheet::{Answer, PlainListShown, ProfileShown},
};

/// Places after the point where a rule does not round, and may make other than whole numbers.
const PLACES: u8 = 1;

/// A number made of answers, or of other such numbers.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) value: Result<Fraction, Reason>,
    pub(super) counts: Counts,
    /// Missing answers that something stands for.
    pub(super) filled: usize,
    pub(super) range: (Fraction, Fraction),
    /// Whether nothing but whole numbers can come of it.
    pub(super) whole: bool,
}

/// How many answers there are of how many.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) answered: usize,
    pub(super) of: usize,
    /// Not asked because of an earlier answer, and counted with a fixed number.
    pub(super) skipped: usize,
}

/// Places after the point with which a value is shown: those it is rounded to, none where it is
/// always whole, or as many as it takes that the number as it is shown lies in the very bands in
/// which the value lies.
fn places(rule: &Rule, made: &Made, bands: &[&Bands]) -> u8 {
    let unrounded = if made.whole { 0 } else { PLACES };
    let least = rule.round.map_or(unrounded, Round::places);
    let Ok(value) = made.value else { return least };
    let agrees = |places: &u8| {
        let shown = Decimal::parse(&value.shown(*places)).map(Decimal::fraction);
        shown.is_none_or(|shown| bands.iter().all(|bands| bands.of(shown) == bands.of(value)))
    };
    (least..=Decimal::MAX_SCALE).find(|places| agrees(places)).unwrap_or(least)
}

impl<'a> Sight<'a> {
    /// The value of a score or way that is shown.
    pub(super) fn value(&self, id: &Id) -> Option<Fraction> {
        self.made(id).and_then(|(made, _)| made.value.ok())
    }

    /// The band of a score or way that is shown.
    pub(super) fn band(&self, id: &Id) -> Option<&'a Id> {
        let (made, bands) = self.made(id)?;
        bands.of(made.value.ok()?)
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
        let Some(values) = ways.iter().map(|way| way.value.ok()).collect::<Option<Vec<_>>>() else {
            return Vec::new();
        };
        let least = values.iter().min().copied();
        profile.ways.keys().zip(values).filter(|(_, value)| Some(*value) == least).map(|(id, _)| id).collect()
    }

    pub(super) fn score_shown(&self, at: usize) -> bool {
        let Some(kept) = self.scores.get(at) else { return false };
        let condition = self.template.scores.values().nth(at).and_then(|s| s.show_if.as_ref());
        settle(&kept.shown, || condition.is_none_or(|c| self.holds(c, None)))
    }

    pub(super) fn profile_shown(&self, at: usize) -> bool {
        let Some((state, _)) = self.profiles.get(at) else { return false };
        let condition = self.template.profiles.values().nth(at).and_then(|p| p.show_if.as_ref());
        settle(state, || condition.is_none_or(|c| self.holds(c, None)))
    }

    /// Every score as it stands, or nothing if it is not shown.
    pub(super) fn score_result(&self, at: usize) -> Option<ScoreShown> {
        let shown = |(_, score): &(&Id, &Score)| !score.step && self.score_shown(at);
        let (id, score) = self.template.scores.iter().nth(at).filter(shown)?;
        let made = self.score_made(at)?;
        let read = |bands: &Bands, say: &Keyed<Text>| {
            let band = made.value.ok().and_then(|value| bands.of(value));
            (band.cloned(), band.and_then(|band| say.get(band.as_str())).cloned())
        };
        let (band, words) = read(&score.bands, &score.say);
        let readings = score.readings.iter().map(|(id, reading)| {
            let (band, words) = read(&reading.bands, &reading.say);
            ReadingShown { id: id.clone(), title: reading.title.clone(), band, words }
        });
        let mut all_bands = vec![&score.bands];
        all_bands.extend(score.readings.values().map(|reading| &reading.bands));
        Some(ScoreShown {
            rests_on: self.rests_on(id),
            id: id.clone(),
            title: score.title.clone(),
            value: made.value,
            places: places(&score.rule, made, &all_bands),
            band,
            words,
            readings: readings.collect(),
            answered: made.counts.answered,
            of: made.counts.of,
            skipped: made.counts.skipped,
            filled: made.filled,
            range: made.range,
            rule: score.rule_version.clone(),
            label: score.label.clone(),
        })
    }

    /// A profile as it stands, or nothing if it is not shown.
    pub(super) fn profile_result(&self, at: usize) -> Option<ProfileShown> {
        let (id, profile) = self.template.profiles.iter().nth(at).filter(|_| self.profile_shown(at))?;
        let made = self.ways(at);
        let ways = profile.ways.iter().zip(made).map(|((id, title), made)| {
            let band = made.value.ok().and_then(|value| profile.bands.of(value));
            WayShown {
                id: id.clone(),
                title: title.clone(),
                value: made.value,
                places: places(&profile.rule, made, &[&profile.bands]),
                band: band.cloned(),
                word: band.and_then(|band| profile.words.get(band.as_str())).cloned(),
                answered: made.counts.answered,
                of: made.counts.of,
                filled: made.filled,
                range: made.range,
            }
        });
        let ways = ways.collect();
        let widest = spread(made);
        let places_of_ways = made.iter().map(|way| places(&profile.rule, way, &[&profile.bands])).max();
        let widest_made = made.first().map(|way| Made { value: widest.ok_or(Reason::TooFewAnswers), ..way.clone() });
        let spread_places = widest_made.map_or(PLACES, |made| places(&profile.rule, &made, &[&profile.spread]));
        let spread = widest.map(|value| {
            let band = profile.spread.of(value);
            let words = band.and_then(|band| profile.spread_words.get(band.as_str()));
            (value, band.cloned(), words.cloned())
        });
        Some(ProfileShown {
            rests_on: self.rests_on(id),
            id: id.clone(),
            title: profile.title.clone(),
            ways,
            spread,
            spread_places: spread_places.max(places_of_ways.unwrap_or_default()),
            label: profile.label.clone(),
        })
    }

    /// The plain list in place of a profile that is not shown.
    pub(super) fn list_result(&self, at: usize) -> Option<PlainListShown> {
        let (id, profile) = self.template.profiles.iter().nth(at).filter(|_| !self.profile_shown(at))?;
        let list = profile.instead.as_ref()?;
        let made = self.ways(at);
        // Before the first statement is answered there is nothing to say, not even that nothing stands out.
        if made.iter().all(|way| way.counts.answered == 0) {
            return None;
        }
        let mut named: Vec<(Fraction, &Id, &String)> = profile
            .ways
            .iter()
            .zip(made)
            .filter_map(|((id, title), made)| Some((made.value.ok()?, id, title)))
            .filter(|(value, _, _)| *value >= list.at_least.fraction())
            .collect();
        named.sort_by_key(|way| std::cmp::Reverse(way.0));
        let lines = named
            .chunk_by(|a, b| a.0 == b.0)
            .map(|ties| ties.iter().map(|(_, id, title)| ((*id).clone(), (*title).clone())).collect())
            .collect();
        Some(PlainListShown {
            rests_on: self.rests_on(id),
            id: id.clone(),
            title: list.title.clone(),
            lines,
            none: list.none.clone(),
            label: list.label.clone(),
        })
    }

    /// A score or a way by id, whether it is shown or not.
    fn any_made(&self, id: &Id) -> Option<&Made> {
        if let Some(at) = self.template.scores.position(id.as_str()) {
            return self.score_made(at);
        }
        let mut profiles = self.template.profiles.values().enumerate();
        profiles.find_map(|(at, profile)| self.ways(at).get(profile.ways.position(id.as_str())?))
    }

    /// A shown score, reading or way by id, with its bands.
    fn made(&self, id: &Id) -> Option<(&Made, &'a Bands)> {
        let reading = self.template.reading(id.as_str());
        let named = reading.map_or(id, |(score, _)| score);
        if let Some(at) = self.template.scores.position(named.as_str()) {
            let score = self.template.scores.get(named.as_str())?;
            self.score_shown(at).then_some(())?;
            return Some((self.score_made(at)?, reading.map_or(&score.bands, |(_, reading)| &reading.bands)));
        }
        self.template.profiles.values().enumerate().find_map(|(at, profile)| {
            let way = profile.ways.position(id.as_str())?;
            self.profile_shown(at).then_some(())?;
            Some((self.ways(at).get(way)?, &profile.bands))
        })
    }

    pub(super) fn score_made(&self, at: usize) -> Option<&Made> {
        let (_, score) = self.template.scores.iter().nth(at)?;
        let kept = self.scores.get(at)?;
        // Not `get_or_init`: in a circle this very score is asked for from within.
        if !kept.begun.replace(true) {
            let made = match &score.of {
                Sources::Answers(of) => self.made_of_answers(of, &score.rule),
                Sources::Scores(of) => self.made_of_scores(of, &score.rule),
            };
            let _taken = kept.made.set(made);
        }
        kept.made.get()
    }

    /// The ways of a profile, in the order of its list.
    pub(super) fn ways(&self, at: usize) -> &[Made] {
        let Some(((_, kept), profile)) = self.profiles.get(at).zip(self.template.profiles.values().nth(at)) else {
            return &[];
        };
        if kept.get().is_none() {
            let ways = profile.of.iter().map(|of| self.made_of_answers(of, &profile.rule));
            let _taken = kept.set(ways.collect());
        }
        kept.get().map_or(&[], Vec::as_slice)
    }

    fn made_of_answers(&self, of: &[Id], rule: &Rule) -> Made {
        let mut parts = Vec::with_capacity(of.len());
        let (mut lows, mut highs) = (Vec::with_capacity(of.len()), Vec::with_capacity(of.len()));
        let (mut answered, mut skipped) = (0, 0);
        let mut whole = true;
        for id in of {
            let Some(number) = self.counted(id) else { continue };
            whole &= number.whole;
            lows.push(Some(number.ends.0));
            highs.push(Some(number.ends.1));
            let stands_in = || {
                let number_of = rule.skipped.get(id.as_str())?.fraction();
                self.skipped(number.item).then_some(number_of)
            };
            parts.push(match number.value {
                Some(value) => {
                    answered += 1;
                    Some(value)
                }
                None => stands_in().inspect(|_| skipped += 1),
            });
        }
        let counts = Counts { answered, of: parts.len(), skipped };
        Made::new(rule, &parts, &lows, &highs, counts).whole_if(rule.keeps_whole(), whole)
    }

    /// A score of scores takes their values, whether they are shown or not.
    fn made_of_scores(&self, of: &[Id], rule: &Rule) -> Made {
        let mut parts = Vec::with_capacity(of.len());
        let (mut lows, mut highs) = (Vec::with_capacity(of.len()), Vec::with_capacity(of.len()));
        let mut counts = Counts::default();
        let (mut filled, mut too_large, mut whole) = (0, false, true);
        for id in of {
            let Some(made) = self.any_made(id) else { continue };
            too_large |= made.value == Err(Reason::TooLarge);
            whole &= made.whole;
            parts.push(made.value.ok());
            lows.push(Some(made.range.0));
            highs.push(Some(made.range.1));
            counts.answered += made.counts.answered;
            counts.of += made.counts.of;
            counts.skipped += made.counts.skipped;
            filled += made.filled;
        }
        let made = Made::new(rule, &parts, &lows, &highs, counts);
        let value = if too_large { Err(Reason::TooLarge) } else { made.value };
        // Where there is no value, nothing stands for anything.
        let filled = if value.is_ok() { made.filled + filled } else { 0 };
        Made { value, filled, ..made }.whole_if(rule.keeps_whole(), whole)
    }

    /// What a shown and answered statement, slider, number or choice counts, turned round where it says so.
    fn counted(&self, id: &Id) -> Option<Number> {
        let (at, statement) = self.place_of(id.as_str())?;
        let item = self.items.get(at)?.item;
        let ((ends, reverse), whole) = match &item.kind {
            Kind::Ratings(ratings) => (ratings.scale(ratings.statements.get(statement.unwrap_or(0))?)?, true),
            Kind::Slider(slider) => (slider.scale()?, true),
            Kind::Number(number) => (number.scale()?, number.places == 0),
            Kind::ChooseOne(_) | Kind::YesNo { .. } => {
                (item.points_scale()?, item.points.values().all(|points| points.fraction().is_whole()))
            }
            _ => return None,
        };
        let given = match self.answers.get(id.as_str()) {
            Answer::One(pick) if self.item_shown(at) => {
                item.points.get(pick.option()).map(|points| points.fraction())
            }
            Answer::Step(step) if self.item_shown(at) => Some(Fraction::whole(i64::from(*step))),
            Answer::Amount(amount) if self.item_shown(at) => Some(amount.fraction()),
            _ => None,
        };
        let turned = |value: Fraction| if reverse { ends.0.plus(ends.1).minus(value) } else { value };
        let whole = whole && ends.0.is_whole() && ends.1.is_whole();
        Some(Number { item: at, ends, value: given.map(turned), whole })
    }
}

/// Something that counts: its item, the ends of its scale, and what it counts if it is answered.
struct Number {
    item: usize,
    ends: (Fraction, Fraction),
    value: Option<Fraction>,
    /// Whether only whole numbers can stand there.
    whole: bool,
}

impl Made {
    /// The same, always whole if its rule keeps that and its parts are.
    fn whole_if(self, keeps: bool, parts: bool) -> Self {
        Self { whole: keeps && parts, ..self }
    }

    fn new(
        rule: &Rule,
        parts: &[Option<Fraction>],
        lows: &[Option<Fraction>],
        highs: &[Option<Fraction>],
        counts: Counts,
    ) -> Self {
        let value = rule.value(parts.iter().copied());
        let gaps = parts.iter().filter(|part| part.is_none()).count();
        let filled = if value.is_ok() && rule.fill != Fill::LeaveOut { gaps } else { 0 };
        let same = |all: &[Option<Fraction>]| all.iter().all(|one| Some(one) == all.first());
        let range = if value.is_ok() && gaps > 0 && !(same(lows) && same(highs)) {
            // Among parts with different ends only those count whose answers there are.
            let there = |all: &[Option<Fraction>]| -> Vec<Option<Fraction>> {
                all.iter().zip(parts).map(|(end, part)| part.and(*end)).collect()
            };
            range(rule, &there(lows), &there(highs))
        } else {
            range(rule, lows, highs)
        };
        Self { value, counts, filled, range, whole: false }
    }
}

/// The least and the greatest value that can come of parts with these ends.
fn range(rule: &Rule, lows: &[Option<Fraction>], highs: &[Option<Fraction>]) -> (Fraction, Fraction) {
    let ends = match rule.method {
        Method::Count(_) => {
            let all = Fraction::whole(i64::try_from(lows.len()).unwrap_or(i64::MAX));
            (rule.finish(Fraction::ZERO), rule.finish(all))
        }
        Method::Mean | Method::Sum => (rule.value(lows.iter().copied()).ok(), rule.value(highs.iter().copied()).ok()),
    };
    let (one, other) = (ends.0.unwrap_or(Fraction::ZERO), ends.1.unwrap_or(Fraction::ZERO));
    (one.min(other), one.max(other))
}

fn spread(ways: &[Made]) -> Option<Fraction> {
    let values = ways.iter().map(|way| way.value.ok()).collect::<Option<Vec<_>>>()?;
    values.iter().max()?.checked_minus(*values.iter().min()?)
}
