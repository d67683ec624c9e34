//! Scores and the shelf as JSON, in shapes that stay.

use serde_json::{Value, json};

use crate::{
    base::{Fraction, Id},
    template::{Template, markup},
    worksheet::{Outcome, Reason},
};

/// Digits after the point in a value.
const PLACES: u8 = 6;
/// Digits after the point in a value as people see it.
const PLACES_SHOWN: u8 = 1;

/// The scores of a worksheet: `{"template", "scores", "flags", "notes"}`.
///
/// The ways of a profile stand among the scores, each under its own id. A
/// value has six places; where there is none, value, shown and band are
/// `null` and the reason says why.
#[must_use]
pub fn scores(template: &Template, outcome: &Outcome) -> Value {
    let results = &outcome.results;
    let scores = results
        .scores
        .iter()
        .map(|score| entry(&score.id, &score.title, &score.value, score.band.as_ref(), (score.answered, score.of)));
    let ways = results.profiles.iter().flat_map(|profile| &profile.ways);
    let ways = ways.map(|way| entry(&way.id, &way.title, &way.value, way.band.as_ref(), (way.answered, way.of)));
    let notes: Vec<String> = results.notes.iter().map(|note| markup::plain(&note.words)).collect();
    json!({
        "template": { "id": template.id.as_str(), "version": template.version },
        "scores": scores.chain(ways).collect::<Vec<Value>>(),
        "flags": [],
        "notes": notes,
    })
}

/// The shelf: an array of `{id, title, version, language, minutes, tags, file}`.
#[must_use]
pub fn templates<'t>(shelf: impl Iterator<Item = (&'t Template, String)>) -> Value {
    let one = |(template, file): (&Template, String)| {
        json!({
            "id": template.id.as_str(),
            "title": markup::plain(&template.title),
            "version": template.version,
            "language": template.language,
            "minutes": template.minutes,
            "tags": template.tags,
            "file": file,
        })
    };
    shelf.map(one).collect()
}

fn entry(
    id: &Id,
    title: &str,
    value: &Result<Fraction, Reason>,
    band: Option<&Id>,
    (answered, of): (usize, usize),
) -> Value {
    let number = value.ok().and_then(|value| value.shown(PLACES).parse::<f64>().ok());
    json!({
        "id": id.as_str(),
        "title": markup::plain(title),
        "value": number,
        "shown": value.ok().map(|value| value.shown(PLACES_SHOWN)),
        "band": value.ok().and(band).map(Id::as_str),
        "answered": answered,
        "of": of,
        "reason": value.err().map(reason),
    })
}

/// The name of a reason in JSON.
const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::TooFewAnswers => "too-few-answers",
    }
}
