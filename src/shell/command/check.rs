//! `attune check`: everything that is wrong with templates, blocks and worksheets.

use std::{collections::BTreeMap, ffi::OsString, thread, time::Duration};

use serde_json::{Value, json};

use super::{
    Exit, Out, Trouble,
    arguments::Order,
    inputs::{self, Raw},
};
use crate::{
    diagnostic::{self, Severity},
    shell::Disk,
    store::Files,
    t,
    worksheet::{
        examples,
        file::{self, RootKind},
    },
};

/// How often `--watch` looks.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// What came of checking files.
#[derive(Debug, Default)]
struct Report {
    errors: usize,
    warnings: usize,
    /// For people, on standard error.
    listing: String,
    /// For people, on standard output: one line a file.
    lines: Vec<String>,
    /// For other programs.
    json: Vec<Value>,
}

/// Checks the files; with `--watch` again whenever one of them changes.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let exit = once(order, out)?;
    if !order.watch {
        return Ok(exit);
    }
    let mut seen = changed(&order.inputs);
    loop {
        thread::sleep(LOOK_AGAIN);
        let now = changed(&order.inputs);
        if now != seen {
            seen = now;
            out.line("")?;
            once(order, out)?;
        }
    }
}

fn once(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let mut report = Report::default();
    for input in &order.inputs {
        report.check(input);
    }
    eprint!("{}", report.listing);
    if order.json {
        out.json(&Value::Array(std::mem::take(&mut report.json)))?;
    } else {
        for line in &report.lines {
            out.line(line)?;
        }
    }
    let bad = report.errors > 0 || (order.strict && report.warnings > 0);
    Ok(if bad { Exit::Input } else { Exit::Done })
}

/// When each file was last changed, to see that one was.
fn changed(inputs: &[OsString]) -> BTreeMap<&OsString, Option<(i64, u64)>> {
    let about = |input: &OsString| Disk.about(input.as_ref()).ok().map(|about| (about.changed_secs, about.len));
    inputs.iter().map(|input| (input, about(input))).collect()
}

impl Report {
    fn check(&mut self, input: &OsString) {
        let raw = match inputs::raw(input) {
            Ok(raw) => raw,
            Err(trouble) => return self.unusable(&input.to_string_lossy(), &trouble.what, &trouble.help),
        };
        let Ok(text) = std::str::from_utf8(&raw.bytes) else {
            return self.unusable(&raw.name, t!("check-not-text"), t!("check-not-text-help"));
        };
        match file::kind_of(text) {
            // A template whose first word is the wrong one is no damaged worksheet.
            RootKind::Worksheet if !text.contains("format:") => self.check_template(&raw, text),
            RootKind::Worksheet => match file::read(text) {
                Ok(_) => self.lines.push(t!("check-fine", file = &raw.name)),
                Err(error) => self.unusable(&raw.name, &error.to_string(), &error.help()),
            },
            _ => self.check_template(&raw, text),
        }
    }

    fn check_template(&mut self, raw: &Raw, text: &str) {
        let mut checked = inputs::check(raw, text);
        examples::try_out(&mut checked);
        self.listing.push_str(&diagnostic::render_all(&checked.diagnostics, &checked.texts));
        if checked.left_out > 0 {
            self.listing.push_str(&t!("check-more", more = checked.left_out));
            self.listing.push_str("\n\n");
        }
        if checked.untried > 0 {
            self.listing.push_str(&t!("check-untried", examples = checked.untried));
            self.listing.push_str("\n\n");
        }
        self.json.extend(checked.diagnostics.iter().map(|d| diagnostic::json(d, &checked.texts)));
        let count = |severity| checked.diagnostics.iter().filter(|d| d.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        self.errors += errors;
        self.warnings += warnings;
        self.lines.push(if errors + warnings == 0 {
            t!("check-fine", file = &raw.name)
        } else {
            t!("check-faults", file = &raw.name, errors = errors, warnings = warnings)
        });
    }

    /// A file that could not be read at all.
    fn unusable(&mut self, name: &str, what: &str, help: &str) {
        self.errors += 1;
        self.listing.push_str(&format!("error: {what}\n  --> {name}\n"));
        for line in help.lines() {
            self.listing.push_str(&format!("  = help: {line}\n"));
        }
        self.lines.push(t!("check-unusable", file = name));
        self.json.push(json!({
            "code": Value::Null, "severity": "error", "file": name,
            "line": Value::Null, "column": Value::Null, "end_line": Value::Null, "end_column": Value::Null,
            "message": what, "help": help, "labels": [],
        }));
    }
}
