//! What to write instead of an answer that does not fit.

use crate::{
    template::{Area, Kind, Rows},
    worksheet::apply::Place as Asked,
};

/// What to say of a day that no calendar has.
pub(super) const DAYS: &str = "write a day of the calendar, the year first: \"2026-02-28\"";

/// Whether a text has the form of a day, whatever its numbers.
pub(super) fn like_a_day(text: &str) -> bool {
    has_form(text, "0000-00-00")
}

/// Whether a text has the form of a time, whatever its numbers.
pub(super) fn like_a_time(text: &str) -> bool {
    has_form(text, "00:00")
}

fn has_form(text: &str, form: &str) -> bool {
    let fits = |(c, of): (u8, u8)| if of == b'0' { c.is_ascii_digit() } else { c == of };
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(fits)
}

/// What an answer to this looks like, where one did not fit.
pub(super) fn help_for(place: &Asked<'_>) -> Option<String> {
    let item = match place {
        Asked::Item(item) | Asked::Cell(_, _, item) => item,
        Asked::Statement(_, ratings) => {
            let steps = ratings.steps.iter().map(|(step, _)| step.to_string()).collect::<Vec<_>>().join(", ");
            let or = if ratings.cannot_say.is_some() { ", or `CannotSay`" } else { "" };
            return Some(format!("its scale has {steps}{or}"));
        }
        _ => return None,
    };
    match &item.kind {
        Kind::Slider(slider) => Some(format!("a whole number from {} to {}", slider.from, slider.to)),
        Kind::Number(number) => {
            let least = number.least.map(|n| format!("at least {n}"));
            let most = number.most.map(|n| format!("at most {n}"));
            let places = Some(format!("at most {} digits after the point", number.places));
            Some([least, most, places].into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
        Kind::ChooseMany(choices) => {
            let most = choices.at_most.map(|most| format!(", at most {most} of them")).unwrap_or_default();
            Some(format!(
                "name each option once, in brackets{most}; the one that clears the rest stands alone: [\"none\"]"
            ))
        }
        Kind::Ranking(choices) => {
            Some(format!("name each option once, the first first; {} of them have a place", choices.places()))
        }
        Kind::Table(table) => match table.rows {
            Rows::Free { most, .. } => Some(format!("at most {most} rows")),
            Rows::Fixed(_) => None,
        },
        Kind::Drawing(area) => {
            let (width, height) = (Area::WIDTH, area.height);
            Some(format!("points lie between 0,0 and {width},{height}, in tenths of a millimetre"))
        }
        Kind::ShortText(_) | Kind::LongText(_) => Some("it has no tick to answer with `Nothing`".to_owned()),
        _ => None,
    }
}

/// Ids in quotes, with commas between them.
pub(super) fn listed<'k>(known: impl Iterator<Item = &'k str>) -> String {
    known.map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ")
}
