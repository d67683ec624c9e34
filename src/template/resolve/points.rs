//! What the options of a choice count.

use super::{Cx, path::Path};
use crate::{
    base::{Decimal, Fraction, Id, Keyed},
    diagnostic::{Code, Diagnostic},
    template::file,
};

/// Where a choice counts, and what its options count; nothing for other kinds.
fn said(item: &file::Item) -> Option<(Option<&Id>, &Keyed<Decimal>)> {
    match item {
        file::Item::YesNo(yes_no) => Some((yes_no.counts.as_ref(), &yes_no.points)),
        file::Item::ChooseOne(choice) => Some((choice.counts.as_ref(), &choice.points)),
        _ => None,
    }
}

/// Where a single question says that it counts.
pub(super) fn counts_in(item: &file::Item) -> Option<&Id> {
    match item {
        file::Item::Rating(rating) => rating.counts.as_ref(),
        file::Item::Slider(slider) => slider.counts.as_ref(),
        file::Item::Number(number) => number.counts.as_ref(),
        _ => said(item).and_then(|(counts, _)| counts),
    }
}

/// The least and the greatest number of points; nothing if no option has any.
pub(super) fn ends(item: &file::Item) -> Option<(Fraction, Fraction)> {
    let points = || said(item).into_iter().flat_map(|(_, points)| points.values()).map(|number| number.fraction());
    Some((points().min()?, points().max()?))
}

impl<'a> Cx<'a> {
    /// The points of a choice, checked.
    pub(super) fn points(&self, id: &Id, item: &'a file::Item, path: &Path<'_>) -> Keyed<Decimal> {
        let Some((counts, points)) = said(item) else { return Keyed::new() };
        if let Some(counts) = counts {
            self.check_counts(counts, &path.field("counts"));
        }
        let listed = self.counts_somewhere(id);
        let at = path.field("points");
        if points.is_empty() && counts.is_some() && !self.is_bad(path) {
            let fault = Diagnostic::error(Code::MissingField, self.head(path), "a choice that counts needs points");
            self.report(path, fault.help("add `points: { \"option\": 1 }`: what each option counts"));
        }
        // What came from FHIR with its points may wait for a score.
        if !points.is_empty() && counts.is_none() && !listed && item.common().fhir.is_none() {
            let help = "add `counts: \"…\"`, or take them away";
            self.warning(Code::Suspicious, &at, "these points count nowhere", help);
        }
        for (option, number) in points.iter() {
            let path = at.key(option.as_str());
            self.in_reason(Some(*number), &path);
            self.option_known(id, item, option, &path);
        }
        points.clone()
    }

    /// What stands in a column counts in no score.
    pub(super) fn no_counts(&self, item: &file::Item, path: &Path<'_>) {
        if counts_in(item).is_some() {
            let help = "take it away; only questions of the sheet count";
            self.error(Code::WrongPlace, &path.field("counts"), "a column counts in no score", help);
        }
    }
}
