//! What came of checking one file.

use std::{collections::BTreeSet, ffi::OsStr, path::PathBuf};

use serde_json::{Value, json};

use super::translations::{self, Neighbours};
use crate::{
    diagnostic::{self, Diagnostic, Severity},
    shell::command::{
        Trouble,
        inputs::{self, Raw},
    },
    t,
    template::encoding,
    worksheet::{
        examples,
        file::{self, RootKind},
    },
};

/// What came of checking one file.
#[derive(Debug, Default)]
pub struct Report {
    /// How many errors it has.
    pub errors: usize,
    /// How many warnings it has.
    pub warnings: usize,
    /// The faults for people.
    pub listing: String,
    /// How it went, for people, in one line.
    pub line: String,
    /// The faults for other programs.
    pub json: Vec<Value>,
    /// Where files beside it were looked for: shared blocks, the original of a translation.
    pub beside: BTreeSet<PathBuf>,
}

/// A file that is to be checked, or why it could not be read.
pub struct Read {
    name: String,
    raw: Result<Raw, Trouble>,
}

impl Read {
    /// Reads a file.
    pub fn of(input: &OsStr) -> Self {
        Self { name: input.to_string_lossy().into_owned(), raw: inputs::raw(input) }
    }

    /// Checks it.
    pub fn report(&self, near: &Neighbours) -> Report {
        match &self.raw {
            Ok(raw) => Report::of(raw, near),
            Err(trouble) => Report::unusable(&self.name, &trouble.what, &trouble.help),
        }
    }
}

impl Report {
    fn of(raw: &Raw, near: &Neighbours) -> Self {
        let Some((text, told)) = encoding::decoded(&raw.bytes) else {
            return Self::unusable(&raw.name, t!("check-not-text"), t!("check-not-text-help"));
        };
        let text = text.as_str();
        match file::kind_of(text) {
            // A template whose first word is the wrong one is no damaged worksheet.
            RootKind::Worksheet if !text.contains("format:") => Self::of_template(raw, text, told, near),
            RootKind::Worksheet => match file::read(text) {
                Ok(_) => Self { line: t!("check-fine", file = &raw.name), ..Self::default() },
                Err(error) => Self::unusable(&raw.name, &error.to_string(), &error.help()),
            },
            _ => Self::of_template(raw, text, told, near),
        }
    }

    /// Checks a template; `told` is what is wrong with how its file was written down.
    fn of_template(raw: &Raw, text: &str, told: Option<Diagnostic>, near: &Neighbours) -> Self {
        let (mut checked, mut beside) = inputs::check(raw, text);
        checked.diagnostics.extend(told);
        checked.diagnostics.sort_by_key(|fault| fault.place);
        examples::try_out(&mut checked);
        if let Some(path) = &raw.path {
            beside.extend(translations::look(path, text, &mut checked, near));
        }
        let mut listing = diagnostic::render_all(&checked.diagnostics, &checked.texts);
        if checked.left_out > 0 {
            listing.push_str(&t!("check-more", more = checked.left_out));
            listing.push_str("\n\n");
        }
        if checked.untried > 0 {
            listing.push_str(&t!("check-untried", examples = checked.untried));
            listing.push_str("\n\n");
        }
        let count = |severity| checked.diagnostics.iter().filter(|d| d.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let line = if errors + warnings == 0 {
            t!("check-fine", file = &raw.name)
        } else {
            t!("check-faults", file = &raw.name, errors = errors, warnings = warnings)
        };
        let json = checked.diagnostics.iter().map(|d| diagnostic::json(d, &checked.texts)).collect();
        Self { errors, warnings, listing, line, json, beside }
    }

    /// A file that could not be read at all.
    fn unusable(name: &str, what: &str, help: &str) -> Self {
        let mut listing = format!("error: {what}\n  --> {name}\n");
        for line in help.lines() {
            listing.push_str(&format!("  = help: {line}\n"));
        }
        let json = json!({
            "code": Value::Null, "severity": "error", "file": name,
            "line": Value::Null, "column": Value::Null, "end_line": Value::Null, "end_column": Value::Null,
            "message": what, "help": help, "labels": [],
        });
        let line = t!("check-unusable", file = name);
        Self { errors: 1, listing, line, json: vec![json], ..Self::default() }
    }
}
