//! `attune score`: what comes of the answers, never without its label.

use super::{
    Exit, Out, Trouble,
    arguments::Order,
    inputs::{self, Input},
    new,
};
use crate::{
    base::{Day, Fraction, Id},
    exchange::scores,
    shell::clock,
    t,
    template::markup,
    words,
    worksheet::{self, ChangeShown, Outcome, Reason, Results, in_words},
};

/// Works out the scores of a worksheet, or of a blank one with answers.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let Some(word) = order.inputs.first() else { return Err(Trouble::usage(t!("usage-nothing"))) };
    let sheet = match inputs::either(word)? {
        Input::Worksheet(_) if order.answers.is_some() => {
            return Err(Trouble::usage(t!("export-answers-for-template")));
        }
        Input::Worksheet(sheet) => *sheet,
        Input::Template(template) => new::begin(template, order, clock::fresh_id())?,
    };
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let since = order.since.as_ref().map(|word| inputs::since(word, &sheet)).transpose()?;
    let since = since.map(|since| (since.day, worksheet::changes(&sheet.template, &outcome, &since.standings)));
    if order.json {
        let mut json = scores::scores(&sheet.template, &outcome);
        if let (Some((_, changes)), Some(json)) = (&since, json.as_object_mut()) {
            json.insert("changes".to_owned(), scores::changes(changes));
        }
        out.json(&json)?;
    } else {
        out.text(&as_text(&outcome.results))?;
        if !outcome.results.is_empty() {
            out.line(&t!("result-version", version = &sheet.template.version))?;
        }
        if let Some((day, changes)) = &since {
            out.text(&changes_text(*day, changes))?;
        }
    }
    Ok(Exit::Done)
}

/// What has changed since an earlier day, in words.
fn changes_text(day: Day, changes: &[ChangeShown]) -> String {
    let mut text = format!("{}\n", t!("score-since", day = &words::day_long(day)));
    for change in changes {
        let shown = |value: Fraction| value.shown(change.places);
        let title = markup::plain(&change.title);
        match change.moved {
            Ok(moved) => {
                let said = change.words.as_deref().map(markup::plain);
                let said = said.unwrap_or_else(|| in_words::change(moved.kind).to_owned());
                let (from, to, difference) = (shown(moved.from), shown(moved.to), shown(moved.difference));
                let numbers = t!("score-moved", difference = &difference, from = &from, to = &to);
                text.push_str(&format!("{title}: {numbers}. {said}\n"));
            }
            Err(why) => text.push_str(&format!("{title}: {}\n", in_words::no_change(why))),
        }
        label(&mut text, &change.label);
    }
    if changes.is_empty() {
        text.push_str(&format!("  {}\n", t!("score-no-changes")));
    }
    text
}

/// A value with what belongs to it, one line.
struct Line<'a> {
    title: &'a str,
    places: u8,
    value: Result<Fraction, Reason>,
    range: (Fraction, Fraction),
    words: Option<&'a str>,
    answered: usize,
    of: usize,
}

impl Line<'_> {
    fn text(&self) -> String {
        let title = markup::plain(self.title);
        let answered = t!("score-answered", answered = self.answered, of = self.of);
        match self.value {
            Ok(value) => {
                let [least, most] = [self.range.0, self.range.1].map(Fraction::short);
                let value = t!("score-value", value = &value.shown(self.places), least = &least, most = &most);
                let words = self.words.map(|words| format!(". {}", markup::plain(words))).unwrap_or_default();
                format!("{title}: {value}, {answered}{words}\n")
            }
            Err(Reason::TooFewAnswers) => format!("{title}: {}, {answered}\n", t!("score-too-few")),
            Err(Reason::TooLarge) => format!("{title}: {}, {answered}\n", t!("result-too-large")),
        }
    }
}

fn as_text(results: &Results) -> String {
    let mut text = String::new();
    for score in &results.scores {
        let (value, range, words) = (score.value, score.range, score.words.as_deref());
        let (answered, of, places) = (score.answered, score.of - score.skipped, score.places);
        let line = Line { title: &score.title, places, value, range, words, answered, of };
        text.push_str(&line.text());
        for reading in &score.readings {
            if let Some(words) = &reading.words {
                text.push_str(&format!("  {}: {}\n", markup::plain(&reading.title), markup::plain(words)));
            }
        }
        label(&mut text, &score.label);
        if let Some(rule) = &score.rule {
            label(&mut text, &t!("paper-rule", rule = rule));
        }
        if let Some(words) = in_words::filled(score.filled) {
            label(&mut text, &words);
        }
        notes(&mut text, results, &score.id);
    }
    for profile in &results.profiles {
        text.push_str(&format!("{}\n", markup::plain(&profile.title)));
        for way in &profile.ways {
            let (value, range, words) = (way.value, way.range, way.word.as_deref());
            let (answered, of, places) = (way.answered, way.of, way.places);
            let line = Line { title: &way.title, places, value, range, words, answered, of };
            text.push_str(&format!("  {}", line.text()));
        }
        if let Some((_, _, Some(words))) = &profile.spread {
            text.push_str(&format!("  {}\n", markup::plain(words)));
        }
        label(&mut text, &profile.label);
        notes(&mut text, results, &profile.id);
    }
    for list in &results.lists {
        text.push_str(&format!("{}\n", markup::plain(&list.title)));
        for line in &list.lines {
            let names: Vec<String> = line.iter().map(|(_, name)| markup::plain(name)).collect();
            text.push_str(&format!("  {}\n", names.join(", ")));
        }
        if list.lines.is_empty() {
            text.push_str(&format!("  {}\n", markup::plain(&list.none)));
        }
        label(&mut text, &list.label);
        notes(&mut text, results, &list.id);
    }
    for flag in &results.flags {
        let words = flag.words.as_deref().unwrap_or(in_words::flag(flag.state));
        text.push_str(&format!("{}: {}\n", markup::plain(&flag.title), markup::plain(words)));
        label(&mut text, &flag.label);
    }
    if text.is_empty() { format!("{}\n", t!("score-none")) } else { text }
}

fn label(text: &mut String, label: &str) {
    text.push_str(&format!("  {}\n", markup::plain(label)));
}

fn notes(text: &mut String, results: &Results, under: &Id) {
    for note in results.notes.iter().filter(|note| note.under == *under) {
        text.push_str(&format!("  - {}\n", markup::plain(&note.words)));
    }
}
