//! Diagnostics for people and programs: a terminal's text, a sentence, JSON.
//!
//! The text shows the place, the line with a caret of the right width under
//! it, other places that belong to the fault, and what to write instead.
//! There is no colour in it: it reads the same in a file.

use serde_json::json;
use unicode_width::UnicodeWidthChar;

use super::{Diagnostic, Label, Place, Severity, Texts};

/// How many columns of a source line are shown at most.
const MAX_COLUMNS: usize = 120;
/// How many columns a tab stands for.
const TAB: usize = 4;

/// One diagnostic as text, ending with an empty line.
#[must_use]
pub fn render(diagnostic: &Diagnostic, texts: &Texts) -> String {
    let mut places = vec![diagnostic.place];
    places.extend(diagnostic.labels.iter().map(|label| label.place));
    let line_of = |place: &Place| texts.positions(*place).map_or(0, |(start, _)| start.line);
    let gutter = places.iter().map(line_of).max().unwrap_or(0).to_string().len();
    let mut out = format!("{}[{}]: {}\n", diagnostic.severity.as_str(), diagnostic.code, diagnostic.message);
    snippet(&mut out, diagnostic.place, '^', "", "-->", gutter, texts);
    for label in &diagnostic.labels {
        let arrow = if label.place.text == diagnostic.place.text { "" } else { ":::" };
        snippet(&mut out, label.place, '-', &label.words, arrow, gutter, texts);
    }
    if let Some(help) = &diagnostic.help {
        out.push_str(&format!("{:gutter$} = help: {help}\n", ""));
    }
    out.push('\n');
    out
}

/// All diagnostics as text, in order.
#[must_use]
pub fn render_all(all: &[Diagnostic], texts: &Texts) -> String {
    all.iter().map(|d| render(d, texts)).collect()
}

/// One diagnostic as a sentence or two, for a window.
#[must_use]
pub fn sentence(diagnostic: &Diagnostic, texts: &Texts) -> String {
    let line = texts.positions(diagnostic.place).map_or(1, |(start, _)| start.line);
    let message = first_up(&diagnostic.message);
    let help = diagnostic.help.as_deref().map(first_up).unwrap_or_default();
    let end = if help.is_empty() || help.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("Line {line}: {message}. {help}{end}").trim_end().to_owned()
}

/// One diagnostic as the JSON that `attune check --json` prints.
///
/// Lines and columns start at 1; columns count characters; the end is the
/// first place that no longer belongs to the fault.
#[must_use]
pub fn json(diagnostic: &Diagnostic, texts: &Texts) -> serde_json::Value {
    let (file, start, end) = stretch(diagnostic.place, texts);
    let labels: Vec<serde_json::Value> = diagnostic.labels.iter().map(|label| label_json(label, texts)).collect();
    json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.severity.as_str(),
        "file": file,
        "line": start.0,
        "column": start.1,
        "end_line": end.0,
        "end_column": end.1,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "labels": labels,
    })
}

/// A second place of a fault, in the same way.
fn label_json(label: &Label, texts: &Texts) -> serde_json::Value {
    let (file, start, end) = stretch(label.place, texts);
    json!({
        "file": file,
        "line": start.0,
        "column": start.1,
        "end_line": end.0,
        "end_column": end.1,
        "message": label.words,
    })
}

/// The name of a place's text, and line and column of its beginning and end.
fn stretch(place: Place, texts: &Texts) -> (&str, (usize, usize), (usize, usize)) {
    let name = texts.get(place.text).map_or("", |text| text.name.as_str());
    let (start, end) = texts
        .positions(place)
        .map_or(((1, 1), (1, 1)), |(start, end)| ((start.line, start.column), (end.line, end.column)));
    (name, start, end)
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

fn first_up(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A source line with what is marked in it.
fn snippet(out: &mut String, place: Place, mark: char, words: &str, arrow: &str, gutter: usize, texts: &Texts) {
    let Some(source) = texts.get(place.text) else { return };
    let Some((start, end)) = texts.positions(place) else { return };
    if !arrow.is_empty() {
        out.push_str(&format!("{:gutter$}{arrow} {}:{}:{}\n", "", source.name, start.line, start.column));
    }
    let line = source.lines().line(&source.text, start.line);
    let last = if end.line == start.line { end.column } else { usize::MAX };
    let shown = Shown::of(line, start.column - 1, last.saturating_sub(1));
    let marks: String = std::iter::repeat_n(mark, shown.width).collect();
    out.push_str(&format!("{:gutter$} |\n", ""));
    out.push_str(&format!("{:>gutter$} | {}\n", start.line, shown.text));
    let words = if words.is_empty() { String::new() } else { format!(" {words}") };
    out.push_str(&format!("{:gutter$} | {}{marks}{words}\n", "", " ".repeat(shown.before)));
}

/// Whether a sign turns the direction in which what follows runs.
const fn turns(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A line as it is shown: tabs as spaces, too long ones cut.
struct Shown {
    text: String,
    /// Columns before the mark.
    before: usize,
    /// Columns of the mark, at least 1.
    width: usize,
}

impl Shown {
    /// Marks the characters from `from` to before `to`.
    fn of(line: &str, from: usize, to: usize) -> Self {
        let trimmed = line.trim_end();
        // A long line is cut so that the mark stands near its beginning.
        let skip = if from > MAX_COLUMNS - 40 { from - 40 } else { 0 };
        let mut shown = Self { text: String::new(), before: 0, width: 0 };
        let mut column = 0;
        if skip > 0 {
            shown.text.push('…');
            column = 1;
            shown.before = 1;
        }
        for (at, c) in trimmed.chars().enumerate().skip(skip) {
            let is_boxed = c != '\t' && (c.is_control() || turns(c));
            let width = match c {
                '\t' => TAB - column % TAB,
                _ if is_boxed => 1,
                c => c.width().unwrap_or(0),
            };
            if column + width > MAX_COLUMNS {
                shown.text.push('…');
                break;
            }
            match c {
                '\t' => shown.text.extend(std::iter::repeat_n(' ', width)),
                // What would turn or hide the line is shown as a box.
                _ if is_boxed => shown.text.push('\u{FFFD}'),
                c => shown.text.push(c),
            }
            if at < from {
                shown.before += width;
            } else if at < to {
                shown.width += width;
            }
            column += width;
        }
        shown.width = shown.width.max(1);
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_as_a_box_takes_the_room_of_one() {
        for hidden in ['\u{202E}', '\u{200F}', '\u{2066}', '\u{7}', '\u{85}'] {
            let line = format!("{hidden}ab{hidden} here");
            let shown = Shown::of(&line, 5, 9);
            assert_eq!((shown.text.as_str(), shown.before, shown.width), ("\u{FFFD}ab\u{FFFD} here", 5, 4));
            assert_eq!(Shown::of(&line, 0, 1).width, 1);
        }
        let wide = Shown::of("日\tx", 2, 3);
        assert_eq!((wide.before, wide.width), (TAB, 1));
    }
}
