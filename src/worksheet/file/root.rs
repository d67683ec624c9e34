//! Which kind of file a text is, by its first word.

/// What a text of ours can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RootKind {
    /// `Template(…)`: a blank worksheet.
    Template,
    /// `Blocks(…)`: what several templates share.
    Blocks,
    /// `Worksheet(…)`.
    Worksheet,
    /// `{…}`: answers.
    Answers,
    /// Something else.
    Unknown,
}

/// Tells our files apart without reading them.
#[must_use]
pub fn kind_of(text: &str) -> RootKind {
    let text = after_space(text);
    if text.starts_with('{') {
        return RootKind::Answers;
    }
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    if !after_space(rest).starts_with('(') {
        return RootKind::Unknown;
    }
    match word {
        "Template" => RootKind::Template,
        "Blocks" => RootKind::Blocks,
        "Worksheet" => RootKind::Worksheet,
        _ => RootKind::Unknown,
    }
}

/// The number after `format:` at the beginning of a worksheet.
pub(super) fn format_of(text: &str) -> Option<u32> {
    let text = after_space(text).strip_prefix("Worksheet")?;
    let text = after_space(text).strip_prefix('(')?;
    let text = after_space(text).strip_prefix("format")?;
    let text = after_space(after_space(text).strip_prefix(':')?);
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..digits)?.parse().ok()
}

/// What comes after a byte-order mark, spaces, comments and `#![…]`.
fn after_space(mut text: &str) -> &str {
    loop {
        let trimmed = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let rest = if let Some(comment) = trimmed.strip_prefix("//") {
            comment.split_once('\n').map_or("", |(_, rest)| rest)
        } else if trimmed.starts_with("/*") {
            after_comment(trimmed)
        } else if let Some(attribute) = trimmed.strip_prefix("#!") {
            attribute.split_once(']').map_or("", |(_, rest)| rest)
        } else {
            return trimmed;
        };
        text = rest;
    }
}

/// What comes after a comment that may hold comments.
fn after_comment(text: &str) -> &str {
    let (mut rest, mut depth) = (text, 0_usize);
    while let Some(at) = rest.find(['*', '/']) {
        let here = rest.get(at..).unwrap_or("");
        let step = if here.starts_with("/*") {
            depth += 1;
            2
        } else if here.starts_with("*/") {
            depth = depth.saturating_sub(1);
            2
        } else {
            1
        };
        rest = here.get(step..).unwrap_or("");
        if depth == 0 {
            return rest;
        }
    }
    ""
}
