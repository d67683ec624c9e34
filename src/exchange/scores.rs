//! Scores and the shelf as JSON, in shapes that stay.

use serde_json::{Value, json};

use crate::{
    base::{Fraction, Id},
    template::{Template, markup},
    worksheet::{ChangeKind, ChangeShown, FlagShown, NoChange, Outcome, ProfileShown, Reason, ScoreShown, WayShown},
};

/// Digits after the point in a value.
const PLACES: u8 = 6;

/// The scores of a worksheet: `{"template", "scores", "flags", "notes"}`.
///
/// The ways of a profile stand among the scores, each under its own id, and
/// after them its spread under the id of the profile. A value has six places;
/// where there is none, value, shown and band are `null` and the reason says
/// why. The label and the version of the rule travel with every value.
#[must_use]
pub fn scores(template: &Template, outcome: &Outcome) -> Value {
    let results = &outcome.results;
    let scores = results.scores.iter().map(|score| score_entry(template, score));
    let of_profile = |profile: &ProfileShown| {
        let ways = profile.ways.iter().map(|way| way_entry(template, &profile.label, way));
        ways.chain([spread_entry(template, profile)]).collect::<Vec<Value>>()
    };
    let profiles = results.profiles.iter().flat_map(of_profile);
    let notes: Vec<String> = results.notes.iter().map(|note| markup::plain(&note.words)).collect();
    json!({
        "template": { "id": template.id.as_str(), "version": template.version },
        "scores": scores.chain(profiles).collect::<Vec<Value>>(),
        "flags": results.flags.iter().map(flag_entry).collect::<Vec<Value>>(),
        "notes": notes,
    })
}

/// How scores have moved since an earlier worksheet: an array, one entry a score with a rule for change.
#[must_use]
pub fn changes(changes: &[ChangeShown]) -> Value {
    let one = |change: &ChangeShown| {
        let moved = change.moved.ok();
        json!({
            "id": change.id.as_str(),
            "title": markup::plain(&change.title),
            "from": moved.and_then(|moved| six_places(moved.from)),
            "to": moved.and_then(|moved| six_places(moved.to)),
            "difference": moved.and_then(|moved| six_places(moved.difference)),
            "at_least": six_places(change.at_least),
            "reliable": moved.map(|moved| moved.kind != ChangeKind::None),
            "change": moved.map(|moved| moved.kind.id()),
            "words": change.words.as_deref().map(markup::plain),
            "reason": change.moved.err().map(|why| match why {
                NoChange::NoValue(why) => reason(why),
                NoChange::OtherRule => "other-rule",
            }),
            "label": markup::plain(&change.label),
        })
    };
    changes.iter().map(one).collect()
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

fn score_entry(template: &Template, score: &ScoreShown) -> Value {
    let readings = score.readings.iter().map(|reading| {
        json!({
            "id": reading.id.as_str(),
            "title": markup::plain(&reading.title),
            "band": reading.band.as_ref().map(Id::as_str),
        })
    });
    json!({
        "id": score.id.as_str(),
        "title": markup::plain(&score.title),
        "value": score.value.ok().and_then(six_places),
        "shown": score.value.ok().map(|value| value.shown(score.places)),
        "band": score.band.as_ref().map(Id::as_str),
        "readings": readings.collect::<Vec<Value>>(),
        "answered": score.answered,
        "of": score.of,
        "skipped": score.skipped,
        "filled": score.filled,
        "reason": score.value.err().map(reason),
        "rule": score.rule.as_deref().map_or_else(|| rule_of(template), markup::plain),
        "label": markup::plain(&score.label),
    })
}

fn way_entry(template: &Template, label: &str, way: &WayShown) -> Value {
    json!({
        "id": way.id.as_str(),
        "title": markup::plain(&way.title),
        "value": way.value.ok().and_then(six_places),
        "shown": way.value.ok().map(|value| value.shown(way.places)),
        "band": way.band.as_ref().map(Id::as_str),
        "readings": [],
        "answered": way.answered,
        "of": way.of,
        "skipped": 0,
        "filled": way.filled,
        "reason": way.value.err().map(reason),
        "rule": rule_of(template),
        "label": markup::plain(label),
    })
}

/// The spread of a profile: made when all its ways have a value.
fn spread_entry(template: &Template, profile: &ProfileShown) -> Value {
    let spread = profile.spread.as_ref();
    let value = spread.map(|(value, ..)| *value);
    let sum = |count: fn(&WayShown) -> usize| profile.ways.iter().map(count).sum::<usize>();
    json!({
        "id": profile.id.as_str(),
        "title": markup::plain(&profile.title),
        "value": value.and_then(six_places),
        "shown": value.map(|value| value.shown(profile.spread_places)),
        "band": spread.and_then(|(_, band, _)| band.as_ref()).map(Id::as_str),
        "readings": [],
        "answered": sum(|way| way.answered),
        "of": sum(|way| way.of),
        "skipped": 0,
        "filled": sum(|way| way.filled),
        "reason": value.is_none().then(|| reason(Reason::TooFewAnswers)),
        "rule": rule_of(template),
        "label": markup::plain(&profile.label),
    })
}

fn flag_entry(flag: &FlagShown) -> Value {
    json!({
        "id": flag.id.as_str(),
        "title": markup::plain(&flag.title),
        "state": flag.state.id(),
        "label": markup::plain(&flag.label),
    })
}

/// A rule without a version of its own has that of its sheet.
fn rule_of(template: &Template) -> String {
    format!("{} {}", template.id, template.version)
}

fn six_places(value: Fraction) -> Option<f64> {
    value.shown(PLACES).parse().ok()
}

/// The name of a reason in JSON.
const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::TooFewAnswers => "too-few-answers",
        Reason::TooLarge => "too-large",
    }
}
