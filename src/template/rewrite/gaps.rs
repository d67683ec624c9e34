//! What stands between entries: commas, lines, comments.

use crate::base::Span;

/// A stretch with the comment lines directly above it.
pub(super) fn with_comments(text: &str, span: Span) -> Span {
    let mut start = span.start;
    let Some(mut line) = line_start(text, start) else { return span };
    while line > 0 {
        let before = text.get(..line - 1).unwrap_or_default();
        let above = before.rfind('\n').map_or(0, |at| at + 1);
        let words = text.get(above..line).unwrap_or_default().trim();
        if !words.starts_with("//") {
            break;
        }
        let indent = text.get(above..line).map_or(0, |words| words.len() - words.trim_start().len());
        start = above + indent;
        line = above;
    }
    Span::new(start, span.end)
}

/// A stretch with everything that goes with it when it is taken out.
pub(super) fn with_comma(text: &str, span: Span) -> Span {
    let span = with_comments(text, span);
    let comma = comma_after(text, span.end);
    let mut end = comma.map_or(span.end, |at| at + 1);
    if let Some(start) = line_start(text, span.start) {
        // It has lines of its own: they go whole, with a remark behind the comma.
        let rest = text.get(end..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        if line.trim().is_empty() || line.trim().starts_with("//") {
            end += line.len();
            return Span::new(start.saturating_sub(1), end);
        }
        return Span::new(span.start, end + spaces(rest));
    }
    if comma.is_some() {
        return Span::new(span.start, end + spaces(text.get(end..).unwrap_or_default()));
    }
    // The last of a line: the comma before it goes too.
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    let start = if before.ends_with(',') { before.len() - 1 } else { span.start };
    Span::new(start, end)
}

/// The text with an entry after the last one.
pub(super) fn added(text: &str, last: Span, entry: &str) -> String {
    let comma = comma_after(text, last.end);
    let at = comma.map_or(last.end, |at| at + 1);
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let missing = if comma.is_some() { "" } else { "," };
    match line_start(text, last.start) {
        Some(start) => {
            let remark = after.split('\n').next().filter(|line| line.trim().starts_with("//")).unwrap_or_default();
            let rest = after.get(remark.len()..).unwrap_or_default();
            let indent = text.get(start..last.start).unwrap_or_default();
            let entry = entry.replace('\n', &format!("\n{indent}"));
            // Where the bracket stands on the same line, it gets one of its own.
            let close = if rest.trim_start_matches([' ', '\t']).starts_with('\n') { "" } else { "\n" };
            format!("{before}{missing}{remark}\n{indent}{entry},{close}{rest}")
        }
        None => {
            let tail = if comma.is_some() { "," } else { "" };
            format!("{before}{missing} {entry}{tail}{after}")
        }
    }
}

/// Where the line begins, if nothing but spaces stands before the place in it.
fn line_start(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    before.get(start..)?.chars().all(char::is_whitespace).then_some(start)
}

/// The comma behind a place, with only spaces and comments between.
fn comma_after(text: &str, at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        let rest = text.get(at..)?;
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        if trimmed.starts_with(',') {
            return Some(at);
        } else if trimmed.starts_with("//") {
            at += trimmed.find('\n')? + 1;
        } else if trimmed.starts_with("/*") {
            at += trimmed.find("*/")? + 2;
        } else {
            return None;
        }
    }
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}
