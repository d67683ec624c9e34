//! What comes of answers: the samples of the page are run, not believed.

use attune::{
    base::Moment,
    diagnostic::render_all,
    exchange::scores,
    template::{Template, read, shelf},
    worksheet::{Outcome, answers_file, changes, examples, standings},
};
use serde_json::Value;

/// A sample, without a fault and with examples that hold.
fn template(sample: &str) -> Template {
    let id = sample.split('"').nth(1).unwrap_or_default();
    let mut checked = read(&format!("{id}.ron"), sample, &shelf::look_up);
    checked.diagnostics.extend(checked.template.iter().flat_map(examples::run));
    let faults = render_all(&checked.diagnostics, &checked.texts);
    assert_eq!(faults, "", "a sample of the reference page");
    checked.template.unwrap()
}

fn outcome(template: &Template, answers: &str) -> Outcome {
    let given = answers_file::read(template, answers);
    assert_eq!(given.diagnostics, [], "{answers}");
    Outcome::of(
        template,
        &answers_file::answers_of(given.answers, Moment::parse("2000-01-01T00:00:00+00:00").unwrap()),
    )
}

/// One line: these answers, and the scores and flags that come of them.
pub fn line(sample: &str, answers: &str) -> String {
    let template = template(sample);
    let json = scores::scores(&template, &outcome(&template, answers));
    let mut said: Vec<String> = entries(&json, "scores").map(one_score).collect();
    said.extend(entries(&json, "flags").map(|flag| format!("`{}` **{}**", text(flag, "id"), text(flag, "state"))));
    said.extend(
        json["notes"].as_array().into_iter().flatten().map(|note| format!("the note *{}*", note.as_str().unwrap())),
    );
    format!("- `{answers}` gives {}\n", said.join(" · "))
}

/// A change: `later answers since earlier answers`.
pub fn change(sample: &str, both: &str) -> String {
    let template = template(sample);
    let (later, earlier) = both.split_once(" since ").unwrap_or_else(|| panic!("{both}"));
    let before = standings(&template, &outcome(&template, earlier));
    let moved = scores::changes(&changes(&template, &outcome(&template, later), &before));
    let said: Vec<String> = moved.as_array().unwrap().iter().map(one_change).collect();
    format!("- `{later}`, since `{earlier}`: {}\n", said.join(" · "))
}

/// The whole answer of `attune score --json`.
pub fn json(sample: &str, answers: &str) -> String {
    let template = template(sample);
    let json = scores::scores(&template, &outcome(&template, answers));
    format!("```json\n{}\n```\n", serde_json::to_string_pretty(&json).unwrap())
}

fn entries<'j>(json: &'j Value, key: &str) -> impl Iterator<Item = &'j Value> {
    json[key].as_array().unwrap().iter()
}

fn text<'j>(entry: &'j Value, key: &str) -> &'j str {
    entry[key].as_str().unwrap_or_default()
}

fn one_score(score: &Value) -> String {
    let id = text(score, "id");
    if score["value"].is_null() {
        return format!("`{id}` **no score** (`{}`)", text(score, "reason"));
    }
    let mut said = format!("`{id}` **{}**", number(&score["value"]));
    if let Some(band) = score["band"].as_str() {
        said += &format!(" `{band}`");
    }
    for reading in entries(score, "readings") {
        said += &format!(", `{}` `{}`", text(reading, "id"), text(reading, "band"));
    }
    said
}

fn one_change(change: &Value) -> String {
    let id = text(change, "id");
    match change["change"].as_str() {
        Some(what) => format!("`{id}` **{}**, `{what}`", number(&change["difference"])),
        None => format!("`{id}` **no change can be told** (`{}`)", text(change, "reason")),
    }
}

/// A number as short as it can be said.
fn number(value: &Value) -> String {
    let number = value.as_f64().unwrap();
    let text = format!("{number}");
    text.replace('-', "−")
}
