//! `attune score`: what comes of the answers, never without its label.

use std::ffi::OsStr;

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
    worksheet::{self, ChangeShown, Outcome, Reason, Results, Worksheet, in_words},
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
    let since = order.since.as_ref().map(|word| since(word, &sheet, &outcome)).transpose()?;
    if order.json {
        let mut json = scores::scores(&sheet.template, &outcome);
        if let (Some(since), Some(json)) = (&since, json.as_object_mut()) {
            json.insert("changes".to_owned(), scores::changes(&since.changes));
        }
        out.json(&json)?;
    } else {
        out.text(&as_text(&outcome.results))?;
        if !outcome.results.is_empty() {
            out.line(&t!("result-version", version = &sheet.template.version))?;
        }
        if let Some(since) = &since {
            out.text(&since.text())?;
        }
    }
    Ok(Exit::Done)
}

/// What has changed since an earlier worksheet.
struct Since {
    day: Day,
    changes: Vec<ChangeShown>,
}

/// Compares with an earlier worksheet of the same kind.
fn since(word: &OsStr, sheet: &Worksheet, outcome: &Outcome) -> Result<Since, Trouble> {
    let earlier = inputs::worksheet(word)?;
    if earlier.template.id != sheet.template.id {
        let (this, other) = (sheet.template.id.as_str(), earlier.template.id.as_str());
        return Err(Trouble::input(
            t!("score-other-sheet", this = this, other = other),
            t!("score-other-sheet-help"),
        ));
    }
    let before = Outcome::of(&earlier.template, &earlier.content.answers);
    let before = worksheet::standings(&earlier.template, &before);
    let changes = worksheet::changes(&sheet.template, outcome, &before);
    Ok(Since { day: earlier.day(), changes })
}

impl Since {
    fn text(&self) -> String {
        let mut text = format!("{}\n", t!("score-since", day = &words::day_long(self.day)));
        for change in &self.changes {
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
        if self.changes.is_empty() {
            text.push_str(&format!("  {}\n", t!("score-no-changes")));
        }
        text
    }
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
                let (value, most) = (value.shown(self.places), self.range.1.short());
                let words = self.words.map(|words| format!(" {}", markup::plain(words))).unwrap_or_default();
                format!("{title}: {} ({answered}){words}\n", t!("score-value", value = &value, most = &most))
            }
            Err(Reason::TooFewAnswers) => format!("{title}: {} ({answered})\n", t!("score-too-few")),
            Err(Reason::TooLarge) => format!("{title}: {} ({answered})\n", t!("result-too-large")),
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
            let words = reading.words.as_deref().or(reading.band.as_ref().map(Id::as_str));
            if let Some(words) = words {
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
