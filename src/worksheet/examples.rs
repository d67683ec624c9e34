//! A template's own examples, run as tests: expected and got, at their place.
//!
//! Values are compared exactly, before any rounding. What leans on something
//! that was not read without fault is not tried; the rest is.

use super::{Answer, Outcome, Results, answers_file, changes, standings};
use crate::{
    base::{Decimal, Fraction, Id, Moment},
    diagnostic::{Code, Diagnostic, Place},
    template::{Checked, Doubt, Example, Kind, Template, file::Expect},
};

/// Runs all examples of a template without fault; gives back what does not come out.
///
/// Faults in the answers of an example are reported where they stand, and
/// what would come of them is not judged.
#[must_use]
pub fn run(template: &Template) -> Vec<Diagnostic> {
    let doubt = Doubt::default();
    template.examples.iter().flat_map(|example| run_one(template, example, &doubt).0).collect()
}

/// Runs the examples of a checked file, except where they touch parts with faults.
///
/// What does not come out is added to the file's diagnostics; then each id that is missing is
/// told once.
pub fn try_out(checked: &mut Checked) {
    let Some(template) = checked.template.as_ref().or(checked.for_examples.as_ref()) else {
        return checked.tell_once();
    };
    for example in &template.examples {
        let (found, whole) = run_one(template, example, &checked.doubt);
        checked.diagnostics.extend(found);
        checked.untried += usize::from(!whole);
    }
    checked.diagnostics.sort_by_key(|diagnostic| diagnostic.place);
    checked.diagnostics.dedup_by(|a, b| a.place == b.place && a.message == b.message);
    checked.tell_once();
}

/// What does not come out, and whether everything was tried.
fn run_one(template: &Template, example: &Example, doubt: &Doubt) -> (Vec<Diagnostic>, bool) {
    let mut found = Vec::new();
    let (mut unread, mut astray) = (Vec::new(), false);
    let mut read = |text: &str, place: Place| {
        let given = answers_file::read_beside(template, text, place, &|id| doubt.of_question(id));
        found.extend(given.diagnostics.into_iter().filter(|fault| !doubt.is_told(fault.place)));
        unread.extend(given.unread);
        astray |= given.astray;
        doubt.runs().then(|| outcome_of(template, given.answers)).flatten()
    };
    let outcome = read(&example.answers, example.answers_place);
    let earlier = example.earlier.as_ref().map(|(text, place)| read(text, *place));
    let Some(outcome) = outcome else { return (found, doubt.runs()) };
    let seen = Seen { template, outcome: &outcome, earlier: earlier.as_ref().and_then(Option::as_ref) };
    let mut whole = true;
    // One slip makes all come out otherwise that says the same of one score; once is enough.
    let mut told: Vec<(String, String)> = Vec::new();
    for (place, expect) in example.expect.iter().filter(|(place, _)| !doubt.is_told(*place)) {
        if astray || doubt.of_expected(expect, &unread) {
            whole = false;
        } else if let Err(mut difference) = seen.check(expect) {
            let slip = slip(expect, &difference);
            if told.contains(&slip) {
                continue;
            }
            told.push(slip);
            seen.say_why(expect, &mut difference);
            found.push(failed(example, *place, difference));
        }
    }
    (found, whole)
}

fn outcome_of(template: &Template, answers: Vec<(Id, Answer)>) -> Option<Outcome> {
    let when = Moment::parse("2000-01-01T00:00:00+00:00")?;
    Some(Outcome::of(template, &answers_file::answers_of(answers, when)))
}

/// What was expected and what came.
struct Difference {
    what: String,
    expected: String,
    got: String,
}

/// What is expected of what: the same for a value however it is written.
fn slip(expect: &Expect, difference: &Difference) -> (String, String) {
    match expect {
        Expect::Score(id, value, _) | Expect::Exact(id, value) => (id.to_string(), value.fraction().shown(2)),
        Expect::Shown(id, shown) => (id.to_string(), shown.clone()),
        _ => (difference.what.clone(), difference.expected.clone()),
    }
}

fn failed(example: &Example, place: Place, difference: Difference) -> Diagnostic {
    let Difference { what, expected, got } = difference;
    let message = format!("in the example \"{}\", {what} comes out as {got}", example.name);
    Diagnostic::error(Code::ExampleFails, place, message)
        .label(example.place, "in this example")
        .help(format!("expected {expected}: mend the answers, the expectation or the rule"))
}

struct Seen<'o> {
    template: &'o Template,
    outcome: &'o Outcome,
    earlier: Option<&'o Outcome>,
}

impl Seen<'_> {
    /// Says of a value that is not there why it is not.
    fn say_why(&self, expect: &Expect, difference: &mut Difference) {
        let (Expect::Score(id, ..) | Expect::Exact(id, _) | Expect::Shown(id, _) | Expect::Band(id, _)) = expect
        else {
            return;
        };
        if difference.got != none() {
            return;
        }
        let results = &self.outcome.results;
        let ways = || results.profiles.iter().flat_map(|profile| &profile.ways);
        let score = results.scores.iter().find(|score| score.id == *id && score.value.is_err());
        let score = score.map(|score| (score.answered, score.of));
        let way = ways().find(|way| way.id == *id && way.value.is_err()).map(|way| (way.answered, way.of));
        if self.template.scores.get(id.as_str()).is_some_and(|score| score.step) {
            difference.got = format!("none: \"{id}\" is a `step`, which only other scores and conditions read");
        } else if let Some((answered, of)) = score.or(way) {
            difference.got = format!("none: {answered} of {of} answered, which are too few");
        } else if self.template.scores.contains(id.as_str()) {
            difference.got = "none: it is not shown".to_owned();
        }
    }

    fn check(&self, expect: &Expect) -> Result<(), Difference> {
        match expect {
            Expect::Score(id, value, band) => {
                let expected = Some((value.fraction(), Some(band)));
                let got = self.score(id).and_then(|(value, band)| Some((value?, band)));
                same(format!("\"{id}\""), expected, got, |found| number_in_band(*found))
            }
            Expect::Exact(id, value) => {
                let got = self.score(id).and_then(|(value, _)| value);
                same(format!("\"{id}\""), Some(value.fraction()), got, |found| found.map_or_else(none, number))
            }
            Expect::FlagIs(id, state) => {
                let flags = &self.outcome.results.flags;
                let got = flags.iter().find(|flag| flag.id == *id).map(|flag| flag.state.id());
                same(format!("the flag \"{id}\""), Some(state.as_str()), got, |found| or_none(*found))
            }
            Expect::ChangeIs(id, difference, kind) => {
                let expected = Some((difference.fraction(), kind.as_str()));
                same(format!("the change of \"{id}\""), expected, self.moved(id), change_in_words)
            }
            Expect::NoChange(id) => same(format!("the change of \"{id}\""), None, self.moved(id), change_in_words),
            Expect::Shown(id, shown) => {
                let got = self.score(id).and_then(|(value, _)| value).map(|value| value.shown(2));
                same(format!("\"{id}\""), Some(shown.clone()), got, |found| or_none(found.as_deref()))
            }
            Expect::Band(id, band) => {
                let got = self.score(id).and_then(|(_, band)| band);
                same(format!("the band of \"{id}\""), Some(band), got, |found| or_none(found.map(Id::as_str)))
            }
            Expect::NoScore(id) => {
                let got = self.score(id).and_then(|(value, _)| value);
                same(format!("\"{id}\""), None, got, |found| found.map_or_else(none, number))
            }
            Expect::SpreadIs(id, value, band) => {
                let expected = Some((value.fraction(), Some(band)));
                same(format!("the spread of \"{id}\""), expected, self.spread(id), |found| number_in_band(*found))
            }
            Expect::NoSpread(id) => {
                same(format!("the spread of \"{id}\""), None, self.spread(id), |found| number_in_band(*found))
            }
            Expect::Suggested(id, options) => {
                let got = self.outcome.suggested.get(id.as_str()).cloned().unwrap_or_default();
                let sorted = |ids: &[Id]| {
                    let mut ids = ids.to_vec();
                    ids.sort();
                    ids
                };
                same(format!("what is suggested at \"{id}\""), sorted(options), sorted(&got), |ids| listed(ids))
            }
            Expect::Says(notes) => {
                let got: Vec<String> = self.outcome.results.notes.iter().map(|note| note.words.clone()).collect();
                same("the list of notes".to_owned(), notes.clone(), got, |notes| quoted(notes))
            }
            Expect::Visible(ids) => self.all_shown(ids, true),
            Expect::Hidden(ids) => self.all_shown(ids, false),
            Expect::ScaleEnds(id, low, high) => {
                let expected = Some((low.clone(), high.clone()));
                let words = |ends: &Option<(String, String)>| {
                    ends.as_ref().map_or_else(none, |(low, high)| format!("\"{low}\" to \"{high}\""))
                };
                same(format!("the scale of \"{id}\""), expected, self.ends(id), words)
            }
            Expect::Asks(id, words) => {
                let got = self.asks(id);
                same(format!("the question of \"{id}\""), Some(words.as_str()), got, |found| or_none(*found))
            }
            Expect::Listed(id, ways) => {
                let lists = self.outcome.results.lists.iter().filter(|list| list.id == *id);
                let got: Vec<Id> =
                    lists.flat_map(|list| list.lines.iter().flatten()).map(|(id, _)| id.clone()).collect();
                same(format!("the list of \"{id}\""), ways.clone(), got, |ids| listed(ids))
            }
        }
    }

    /// How far a score has moved since the earlier answers, and what that is.
    fn moved(&self, id: &Id) -> Option<(Fraction, &'static str)> {
        let earlier = standings(self.template, self.earlier?);
        let all = changes(self.template, self.outcome, &earlier);
        let moved = all.into_iter().find(|change| change.id == *id)?.moved.ok()?;
        Some((moved.difference, moved.kind.id()))
    }

    /// Value and band of a score, a reading or a way that is shown.
    fn score(&self, id: &Id) -> Option<(Option<Fraction>, Option<&Id>)> {
        let Results { scores, profiles, .. } = &self.outcome.results;
        let mut readings = scores.iter().flat_map(|s| s.readings.iter().map(|reading| (s.value.ok(), reading)));
        if let Some((value, reading)) = readings.find(|(_, reading)| reading.id == *id) {
            return Some((value, reading.band.as_ref()));
        }
        let score = scores.iter().find(|s| s.id == *id).map(|s| (s.value.ok(), s.band.as_ref()));
        let mut ways = profiles.iter().flat_map(|profile| &profile.ways);
        score.or_else(|| ways.find(|way| way.id == *id).map(|way| (way.value.ok(), way.band.as_ref())))
    }

    fn spread(&self, id: &Id) -> Option<(Fraction, Option<&Id>)> {
        let profile = self.outcome.results.profiles.iter().find(|profile| profile.id == *id)?;
        profile.spread.as_ref().map(|(value, band, _)| (*value, band.as_ref()))
    }

    fn ends(&self, id: &Id) -> Option<(String, String)> {
        if let Some(ends) = self.outcome.ends.get(id.as_str()) {
            return Some(ends.clone());
        }
        let Kind::Ratings(ratings) = &self.template.item(id.as_str())?.kind else { return None };
        Some((ratings.steps.first()?.1.clone(), ratings.steps.last()?.1.clone()))
    }

    fn asks(&self, id: &Id) -> Option<&str> {
        let now = self.outcome.asks.get(id.as_str()).or_else(|| self.outcome.statements.get(id.as_str()));
        let item = self.template.item(id.as_str()).map(|item| &item.ask);
        let written = item.or_else(|| self.template.statement(id.as_str()).map(|(_, _, s)| &s.words));
        now.or(written).map(String::as_str)
    }

    fn all_shown(&self, ids: &[Id], shown: bool) -> Result<(), Difference> {
        let word = |shown| if shown { "shown" } else { "hidden" };
        let wrong: Vec<Id> = ids.iter().filter(|id| self.outcome.is_shown(id.as_str()) != shown).cloned().collect();
        if wrong.is_empty() {
            return Ok(());
        }
        let (expected, got) = (word(shown).to_owned(), word(!shown).to_owned());
        Err(Difference { what: listed(&wrong), expected, got })
    }
}

fn same<T: PartialEq>(what: String, expected: T, got: T, words: impl Fn(&T) -> String) -> Result<(), Difference> {
    if expected == got {
        return Ok(());
    }
    Err(Difference { what, expected: words(&expected), got: words(&got) })
}

/// A number as exactly as it can be written: `3.75`, or `13/3`.
fn number(value: Fraction) -> String {
    let written = value.shown(9);
    let exact = Decimal::parse(&written).filter(|decimal| decimal.fraction() == value);
    exact.map_or_else(|| format!("{value:?}"), |decimal| decimal.to_string())
}

fn number_in_band(found: Option<(Fraction, Option<&Id>)>) -> String {
    match found {
        Some((value, Some(band))) => format!("{} (\"{band}\")", number(value)),
        Some((value, None)) => format!("{} (in no band)", number(value)),
        None => none(),
    }
}

fn change_in_words(found: &Option<(Fraction, &str)>) -> String {
    found.map_or_else(none, |(difference, kind)| format!("{} (\"{kind}\")", number(difference)))
}

fn none() -> String {
    "none".to_owned()
}

fn or_none(found: Option<&str>) -> String {
    found.map_or_else(none, |found| format!("\"{found}\""))
}

fn listed(ids: &[Id]) -> String {
    if ids.is_empty() { none() } else { ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ") }
}

fn quoted(texts: &[String]) -> String {
    if texts.is_empty() { none() } else { texts.iter().map(|t| format!("\"{t}\"")).collect::<Vec<_>>().join(", ") }
}
