//! Which values can come out: of an item, of a score, and which bands that reaches.

use super::{BLOCKS, Cx, TEMPLATE, circles::Thing, conditions::shown, path::Path, scope::Seen};
use crate::{
    base::{Fraction, Id, Keyed},
    diagnostic::{Code, Diagnostic},
    template::{
        file::{self, Edge},
        model::{Method, Missing},
    },
};

/// The least and the greatest value that can be, as far as known.
#[derive(Clone, Copy, Default)]
pub(super) struct Reach {
    /// The least.
    pub least: Option<Fraction>,
    /// The greatest.
    pub most: Option<Fraction>,
    /// The least when every statement is answered, which is what authors think of.
    pub full: Option<Fraction>,
}

/// A score, or a way of a profile.
pub(super) struct Counted<'a> {
    /// What depends on it when a condition names it.
    pub thing: Thing,
    /// The bands it is read in.
    pub bands: Option<&'a Id>,
    /// The values it can have.
    pub reach: Reach,
}

/// A statement that counts: its item and the ends of its scale.
pub(super) struct Counting<'a> {
    /// The item it stands in.
    pub item: &'a Id,
    /// Least and greatest step.
    pub ends: Option<(i16, i16)>,
}

impl Reach {
    /// From one number to another.
    pub fn of(least: Fraction, most: Fraction) -> Self {
        Self { least: Some(least), most: Some(most), full: Some(least) }
    }
}

impl<'a> Cx<'a> {
    /// The values of a rating, slider or number; nothing if it has none.
    pub(super) fn reach_of_item(&self, seen: Seen<'a>) -> Option<Reach> {
        let whole = |at: i16| Fraction::whole(i64::from(at));
        let scale = |id: Option<&Id>| {
            let ends = id.and_then(|id| self.scale_ends(id));
            ends.map_or(Reach::default(), |(low, high)| Reach::of(whole(low), whole(high)))
        };
        match seen {
            Seen::Statement(_, ratings) => Some(scale(ratings.scale.as_ref())),
            Seen::Item(file::Item::Rating(rating)) => Some(scale(rating.scale.as_ref())),
            Seen::Item(file::Item::Slider(slider)) => {
                Some(Reach::of(whole(slider.from.unwrap_or(0)), whole(slider.to.unwrap_or(10))))
            }
            Seen::Item(file::Item::Number(number)) => Some(Reach {
                least: number.least.map(|n| n.fraction()),
                most: number.most.map(|n| n.fraction()),
                full: None,
            }),
            Seen::Item(_) => None,
        }
    }

    fn scale_ends(&self, id: &Id) -> Option<(i16, i16)> {
        let steps = Some(&self.find_scale(id)?.steps).filter(|steps| steps.len() > 1)?;
        Some((*steps.first_key_value()?.0, *steps.last_key_value()?.0))
    }

    /// The statements that count in a score or way.
    pub(super) fn counting(&self, score: &Id) -> Vec<Counting<'a>> {
        let mut found = Vec::new();
        for (item, kind) in &self.scope.items {
            let (scale, count) = match kind {
                file::Item::Rating(rating) => (&rating.scale, usize::from(rating.counts.as_ref() == Some(score))),
                file::Item::Ratings(ratings) => {
                    let counts = |statement: &&file::Statement| match statement {
                        file::Statement::Statement(id, _) | file::Statement::Reverse(id, _) => id == score,
                        file::Statement::Plain(_) => false,
                    };
                    (&ratings.scale, ratings.statements.values().filter(counts).count())
                }
                _ => continue,
            };
            let ends = scale.as_ref().and_then(|id| self.scale_ends(id));
            found.extend((0..count).map(|_| Counting { item, ends }));
        }
        found
    }

    /// The values a score over these statements can have.
    pub(super) fn reach(counting: &[Counting<'_>], method: Method, missing: Missing) -> Reach {
        let ends: Option<Vec<(i16, i16)>> = counting.iter().map(|one| one.ends).collect();
        let Some(ends) = ends.filter(|ends| !ends.is_empty()) else { return Reach::default() };
        let mut lows: Vec<i64> = ends.iter().map(|(low, _)| i64::from(*low)).collect();
        let mut highs: Vec<i64> = ends.iter().map(|(_, high)| i64::from(*high)).collect();
        lows.sort_unstable();
        highs.sort_unstable_by(|a, b| b.cmp(a));
        match method {
            Method::Mean => {
                let end = |all: &[i64]| all.first().map(|n| Fraction::whole(*n));
                Reach { least: end(&lows), most: end(&highs), full: end(&lows) }
            }
            Method::Sum => {
                let needed = needed(missing, ends.len());
                let least: i64 =
                    lows.iter().enumerate().filter(|(at, n)| *at < needed || **n < 0).map(|(_, n)| n).sum();
                let most: i64 =
                    highs.iter().enumerate().filter(|(at, n)| *at < needed || **n > 0).map(|(_, n)| n).sum();
                let full = Fraction::whole(lows.iter().sum());
                Reach { full: Some(full), ..Reach::of(Fraction::whole(least), Fraction::whole(most)) }
            }
        }
    }

    /// Checks that bands ascend, and that values reach each of them.
    pub(super) fn check_bands(&self, id: &Id, reach: Reach, user: &Path<'_>) {
        let Some((bands, text)) = self.find_bands(id) else { return };
        let root = if text == BLOCKS { Path::called(BLOCKS, user) } else { Path::root(TEMPLATE) };
        let all = root.field("bands");
        self.bands_reached(bands, reach, &all.key(id.as_str()), user);
    }

    /// The same for bands that stand at `path`.
    pub(super) fn bands_reached(&self, bands: &Keyed<Edge>, reach: Reach, path: &Path<'_>, user: &Path<'_>) {
        // What cannot be read of the bands would make the rest of them seem wrong.
        if self.is_bad(path) || !self.bands_ascend(bands, path) {
            return;
        }
        let (Some(least), Some(most)) = (reach.least, reach.most) else { return };
        let edges: Vec<(&Id, Edge)> = bands.iter().map(|(id, edge)| (id, *edge)).collect();
        let range = format!("values go from {} to {}", shown(least), shown(most));
        let say = |code, id: &Id, message: String, warn: bool| {
            let path = path.key(id.as_str());
            let place = self.place(&path);
            let made = if warn {
                Diagnostic::warning(code, place, message)
            } else {
                Diagnostic::error(code, place, message)
            };
            let made =
                if path.caller().is_none() { made.label(self.place(user), "read in these bands") } else { made };
            self.report(&path, made.help(range.clone()));
        };
        for (at, (id, edge)) in edges.iter().enumerate() {
            let too_high = match edge {
                Edge::From(from) => from.fraction() > most,
                Edge::Above(from) => from.fraction() >= most,
            };
            let too_low = edges.get(at + 1).is_some_and(|(_, next)| match next {
                Edge::From(end) => end.fraction() <= least,
                Edge::Above(end) => end.fraction() < least,
            });
            if too_high || too_low {
                say(Code::BandRange, id, format!("no value reaches the band \"{id}\""), false);
            }
        }
        let Some((id, first)) = edges.first() else { return };
        let full = reach.full.unwrap_or(least);
        match first {
            Edge::From(from) if from.fraction() > full => {
                let message = format!("values from {} to below {from} lie in no band", shown(full));
                say(Code::FirstBand, id, message, false);
            }
            Edge::Above(from) if from.fraction() >= full => {
                let message = format!("values from {} to {from} lie in no band", shown(full));
                say(Code::FirstBand, id, message, false);
            }
            Edge::From(from) if from.fraction() < least => {
                let message = format!("the band \"{id}\" begins at {from}, below every value");
                say(Code::BelowRange, id, message, true);
            }
            _ => {}
        }
    }

    fn bands_ascend(&self, bands: &Keyed<Edge>, path: &Path<'_>) -> bool {
        let edges: Vec<(&Id, Edge)> = bands.iter().map(|(id, edge)| (id, *edge)).collect();
        let value = |edge: Edge| match edge {
            Edge::From(at) | Edge::Above(at) => at,
        };
        let mut ascend = true;
        for pair in edges.windows(2) {
            let [(first, before), (second, after)] = pair else { continue };
            if value(*after) > value(*before) {
                continue;
            }
            ascend = false;
            let message = if value(*after) == value(*before) {
                format!("the bands \"{first}\" and \"{second}\" begin at the same value")
            } else {
                format!("the band \"{second}\" begins below \"{first}\" before it")
            };
            let place = self.place(&path.key(second.as_str()));
            let fault = Diagnostic::error(Code::BandOrder, place, message)
                .label(self.place(&path.key(first.as_str())), "the band before it")
                .help("write bands from the lowest to the highest; each ends where the next begins");
            self.report(path, fault);
        }
        ascend
    }
}

/// How many of so many answers are needed.
pub(super) fn needed(missing: Missing, of: usize) -> usize {
    match missing {
        Missing::NoneAllowed => of,
        Missing::AtLeast(least) => usize::from(least).min(of),
        Missing::Share(share) => {
            let exact = share.fraction().times(Fraction::whole(i64::try_from(of).unwrap_or(0)));
            (0..=of).find(|n| Fraction::whole(i64::try_from(*n).unwrap_or(0)) >= exact).unwrap_or(of)
        }
    }
}
