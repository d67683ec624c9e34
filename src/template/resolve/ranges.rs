//! Which values can come out of an item, and which bands values reach.

use super::{BLOCKS, Cx, TEMPLATE, conditions::shown, path::Path, scope::Seen};
use crate::{
    base::{Fraction, Id, Keyed},
    diagnostic::{Code, Diagnostic},
    template::file::{self, Edge},
};

/// The least and the greatest value that can be, as far as known.
#[derive(Clone, Copy, Default)]
pub(super) struct Reach {
    /// The least.
    pub least: Option<Fraction>,
    /// The greatest.
    pub most: Option<Fraction>,
}

impl Reach {
    /// From one number to another.
    pub fn of(least: Fraction, most: Fraction) -> Self {
        Self { least: Some(least), most: Some(most) }
    }

    /// The least and the greatest of these; nothing if one of them is not known.
    pub fn among(all: impl Iterator<Item = Option<Fraction>>) -> Self {
        let all: Option<Vec<Fraction>> = all.collect();
        let (least, most) = all.map_or((None, None), |all| (all.iter().min().copied(), all.iter().max().copied()));
        Self { least, most }
    }
}

impl<'a> Cx<'a> {
    /// The values of a rating, slider or number; nothing if it has none.
    pub(super) fn reach_of_item(&self, seen: Seen<'a>) -> Option<Reach> {
        let whole = |at: i16| Fraction::whole(i64::from(at));
        let scale = |id: Option<&Id>| {
            let ends = id.and_then(|id| self.scale_ends(id));
            ends.map_or(Reach::default(), |(low, high)| Reach::of(low, high))
        };
        match seen {
            Seen::Statement(_, ratings) => Some(scale(ratings.scale.as_ref())),
            Seen::Item(file::Item::Rating(rating)) => Some(scale(rating.scale.as_ref())),
            Seen::Item(file::Item::Slider(slider)) => {
                Some(Reach::of(whole(slider.from.unwrap_or(0)), whole(slider.to.unwrap_or(10))))
            }
            Seen::Item(file::Item::Number(number)) => {
                Some(Reach { least: number.least.map(|n| n.fraction()), most: number.most.map(|n| n.fraction()) })
            }
            Seen::Item(_) => None,
        }
    }

    /// The ends of a scale.
    pub(super) fn scale_ends(&self, id: &Id) -> Option<(Fraction, Fraction)> {
        let steps = Some(&self.find_scale(id)?.steps).filter(|steps| steps.len() > 1)?;
        let whole = |step: &i16| Fraction::whole(i64::from(*step));
        Some((whole(steps.first_key_value()?.0), whole(steps.last_key_value()?.0)))
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
        // Where every value is the same, that is told and not where bands begin.
        let Some((least, most)) = reach.least.zip(reach.most).filter(|(least, most)| least != most) else { return };
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
        match first {
            Edge::From(from) if from.fraction() > least => {
                let message = format!("values from {} to below {from} lie in no band", shown(least));
                say(Code::FirstBand, id, message, false);
            }
            Edge::Above(from) if from.fraction() >= least => {
                let message = format!("values from {} to {from} lie in no band", shown(least));
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
