//! `attune score`: what comes of the answers, never without its label.

use super::{
    Exit, Out, Trouble,
    arguments::Order,
    inputs::{self, Input},
    new,
};
use crate::{
    base::{Fraction, Id},
    exchange::scores,
    shell::clock,
    t,
    template::markup,
    worksheet::{Outcome, Reason, Results},
};

/// Digits after the point that people see.
const PLACES: u8 = 1;

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
    if order.json {
        out.json(&scores::scores(&sheet.template, &outcome))?;
    } else {
        out.text(&as_text(&outcome.results))?;
    }
    Ok(Exit::Done)
}

/// A value with what belongs to it, one line.
struct Line<'a> {
    title: &'a str,
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
                let (value, most) = (value.shown(PLACES), self.range.1.shown(0));
                let words = self.words.map(|words| format!(" {}", markup::plain(words))).unwrap_or_default();
                format!("{title}: {} ({answered}){words}\n", t!("score-value", value = &value, most = &most))
            }
            Err(Reason::TooFewAnswers) => format!("{title}: {} ({answered})\n", t!("score-too-few")),
        }
    }
}

fn as_text(results: &Results) -> String {
    let mut text = String::new();
    for score in &results.scores {
        let (value, range, words) = (score.value, score.range, score.words.as_deref());
        let line = Line { title: &score.title, value, range, words, answered: score.answered, of: score.of };
        text.push_str(&line.text());
        label(&mut text, &score.label);
        notes(&mut text, results, &score.id);
    }
    for profile in &results.profiles {
        text.push_str(&format!("{}\n", markup::plain(&profile.title)));
        for way in &profile.ways {
            let (value, range, words) = (way.value, way.range, way.word.as_deref());
            let line = Line { title: &way.title, value, range, words, answered: way.answered, of: way.of };
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
