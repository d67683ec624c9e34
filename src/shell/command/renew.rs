//! `attune renew`: a worksheet taken over to a newer version of its sheet.
//!
//! Without `-o` it only tells what would change. What becomes of answers is
//! worked out in `worksheet`, as for the window.

use std::{ffi::OsStr, path::PathBuf, sync::Arc};

use serde_json::{Value, json};

use super::{
    Exit, Out, Trouble,
    arguments::Order,
    inputs::{self, Input},
    new,
};
use crate::{
    base::Id,
    shell::clock,
    t,
    template::{Template, shelf},
    worksheet::{self, Author, Change, Edit, Fate, Line, Outcome, Renewal, Side, State as Review, Worksheet, apply},
};

/// The fates in the order in which they are told.
const TOLD: &[Fate] = &[Fate::Removed, Fate::NoLongerFits, Fate::Reworded, Fate::Back, Fate::New];

/// Tells what a newer version makes of a worksheet; with `-o` takes it over.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let Some(word) = order.inputs.first() else { return Err(Trouble::usage(t!("usage-nothing"))) };
    let mut sheet = inputs::worksheet(word)?;
    let newer = newer(order, &sheet)?;
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let words = |id: &Id| worksheet::answer_in_words(&sheet, &outcome, id);
    let renewal = worksheet::renewal(&sheet, Arc::clone(&newer), &words);
    let told = if order.json {
        Told::Json(as_json(&sheet, &newer, &renewal))
    } else {
        Told::Text(as_text(&sheet, &newer, &renewal))
    };
    let written = match &order.output {
        None => None,
        Some(output) => {
            take_over(&mut sheet, renewal)?;
            let text = new::sheet_text(&sheet)?;
            if output == "-" {
                // The worksheet is all of standard output then.
                eprint!("{}", told.text());
                out.text(&text)?;
                return Ok(Exit::Done);
            }
            let file = PathBuf::from(output);
            new::write(&file, text.as_bytes(), order.force)?;
            Some(file.display().to_string())
        }
    };
    match told {
        Told::Json(mut told) => {
            if let Some(told) = told.as_object_mut() {
                told.insert("file".to_owned(), json!(written));
            }
            out.json(&told)?;
        }
        Told::Text(text) => {
            out.text(&text)?;
            out.line(written.as_deref().unwrap_or(t!("renew-only-told")))?;
        }
    }
    Ok(Exit::Done)
}

/// What is told, in the form that was asked for.
enum Told {
    Text(String),
    Json(Value),
}

impl Told {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Json(json) => format!("{json:#}\n"),
        }
    }
}

/// The newer version: the one that was named, or the one on the shelf, in the worksheet's language.
fn newer(order: &Order, sheet: &Worksheet) -> Result<Arc<Template>, Trouble> {
    let mine = &sheet.template;
    let newer = match &order.to {
        Some(word) => inputs::template(word)?,
        None => match inputs::either(OsStr::new(mine.id.as_str())) {
            Ok(Input::Template(template)) => template,
            _ => return Err(Trouble::input(t!("renew-no-shelf", id = mine.id.as_str()), t!("renew-no-shelf-help"))),
        },
    };
    let other_language = newer.language != mine.language;
    let newer = other_language
        .then(|| shelf::template_in(newer.id.as_str(), &mine.language))
        .flatten()
        .filter(|translated| translated.version == newer.version)
        .unwrap_or(newer);
    if newer.id != mine.id {
        let (this, other) = (mine.id.as_str(), newer.id.as_str());
        return Err(Trouble::input(
            t!("score-other-sheet", this = this, other = other),
            t!("renew-other-sheet-help"),
        ));
    }
    if newer.language != mine.language {
        let (this, other) = (mine.language.as_str(), newer.language.as_str());
        return Err(Trouble::input(
            t!("renew-other-language", this = this, other = other),
            t!("renew-other-language-help"),
        ));
    }
    if !worksheet::is_newer(&newer.version, &mine.version) {
        let (this, other) = (mine.version.as_str(), newer.version.as_str());
        return Err(Trouble::input(t!("renew-not-newer", this = this, other = other), t!("renew-not-newer-help")));
    }
    Ok(newer)
}

/// Takes it over, as the writer does in the window: not while the worksheet is with somebody else.
fn take_over(sheet: &mut Worksheet, renewal: Renewal) -> Result<(), Trouble> {
    let away = || Trouble::input(t!("renew-away"), t!("renew-away-help"));
    if !matches!(sheet.review.state, Review::Mine) {
        return Err(away());
    }
    let by = Author { name: String::new(), side: Side::Writer };
    let edit = Edit { by, when: clock::now(), change: Change::Renew(Box::new(renewal.renewed)) };
    apply(sheet, &edit).map(|_| ()).map_err(|_| away())
}

fn as_text(sheet: &Worksheet, newer: &Template, renewal: &Renewal) -> String {
    let (from, to) = (sheet.template.version.as_str(), newer.version.as_str());
    let mut text = format!("{}\n", t!("renew-from-to", id = newer.id.as_str(), from = from, to = to));
    for fate in TOLD {
        let mut lines = renewal.lines.iter().filter(|line| line.fate == *fate).peekable();
        if lines.peek().is_some() {
            text.push_str(&format!("\n{}\n", heading(*fate)));
        }
        lines.for_each(|line| tell(&mut text, line));
    }
    text.push('\n');
    let mut say = |words: String| text.push_str(&format!("{words}\n"));
    let same = renewal.lines.iter().filter(|line| line.fate == Fate::Same).count();
    if same > 0 {
        say(t!("renew-same", count = same));
    }
    if !renewal.other_rules.is_empty() {
        let scores = renewal.other_rules.join(", ");
        say(t!("renew-rules", scores = &scores));
    }
    if renewal.moved_comments > 0 {
        say(t!("renew-comments", count = renewal.moved_comments));
    }
    text
}

fn heading(fate: Fate) -> &'static str {
    match fate {
        Fate::Removed => t!("renew-removed"),
        Fate::NoLongerFits => t!("renew-unfits"),
        Fate::Reworded => t!("renew-reworded"),
        Fate::Back => t!("renew-back"),
        Fate::New | Fate::Same => t!("renew-new"),
    }
}

fn tell(text: &mut String, line: &Line) {
    let words = line.now.as_deref().or(line.was.as_deref()).unwrap_or_default();
    text.push_str(&format!("  {}: {}\n", line.id, first_line(words)));
    match (&line.was, line.fate) {
        (Some(was), Fate::Reworded) if first_line(was) != first_line(words) => {
            text.push_str(&format!("    {}\n", t!("renew-was", words = first_line(was))));
        }
        (_, fate) if fate.keeps() && line.answered => {
            text.push_str(&format!("    {}\n", t!("renew-kept")));
        }
        _ => {}
    }
}

fn first_line(words: &str) -> &str {
    words.lines().next().unwrap_or_default()
}

fn as_json(sheet: &Worksheet, newer: &Template, renewal: &Renewal) -> Value {
    let question = |line: &Line| {
        json!({
            "id": line.id.as_str(),
            "fate": line.fate.id(),
            "was": line.was,
            "now": line.now,
            "answered": line.answered,
            "kept": line.fate.keeps() && line.answered,
        })
    };
    json!({
        "template": { "id": newer.id.as_str(), "from": sheet.template.version, "to": newer.version },
        "questions": renewal.lines.iter().map(question).collect::<Vec<Value>>(),
        "other_rules": renewal.other_rules,
        "moved_comments": renewal.moved_comments,
    })
}
