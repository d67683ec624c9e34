//! Words that Markdown leaves as they are.
//!
//! A backslash stands before a sign that Markdown would eat; everything else
//! is verbatim. Lists that somebody typed stay lists.

use crate::base::shown;

/// Words in which no sign has a meaning.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        escape_line(line, &mut out);
    }
    out
}

fn escape_line(line: &str, out: &mut String) {
    let start = line.len() - line.trim_start().len();
    let body = line.trim();
    let ruler = body.len() > 1 && (body.bytes().all(|b| b == b'-') || body.bytes().all(|b| b == b'='));
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let after = line.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        let first = at == start;
        let eaten = match c {
            '\\' => after.is_ascii_punctuation(),
            '*' | '`' => true,
            '_' | '~' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '<' => after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?'),
            '&' => after.is_ascii_alphabetic() || after == '#',
            '[' => true,
            '#' | '>' => first,
            '-' | '=' => first && ruler,
            '|' => true,
            _ => false,
        };
        if eaten {
            out.push('\\');
        }
        out.push(shown(c));
        before = c;
    }
}

/// Words as a quotation: every line behind a `>`, line ends kept.
pub(super) fn quoted(text: &str) -> String {
    let escaped = escaped(text);
    let lines: Vec<&str> = escaped.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    let mut out = String::with_capacity(escaped.len() + lines.len() * 4);
    for (index, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            out.push_str(">\n");
            continue;
        }
        out.push_str("> ");
        out.push_str(line);
        // Two spaces keep a line's end where the next line goes on at once.
        if lines.get(index + 1).is_some_and(|next| !next.trim().is_empty()) && !line.ends_with("  ") {
            out.push_str("  ");
        }
        out.push('\n');
    }
    out
}

/// Words for a cell of a table: bars escaped, line ends as breaks.
pub(super) fn cell(text: &str) -> String {
    escaped(text.trim()).replace("\r\n", "\n").replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader of Markdown sees: backslashes before signs taken away.
    fn unescaped(text: &str) -> String {
        let mut out = String::new();
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match chars.peek() {
                Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(chars.next()),
                _ => out.push(c),
            }
        }
        out
    }

    #[test]
    fn plain_words_are_verbatim() {
        let plain = "She said “no”, and – 50 % of the time – it's so (again); a_b, 3 < 4 & so on.\n- one\n- two";
        assert_eq!(escaped(plain), plain);
    }

    #[test]
    fn signs_that_would_be_eaten_are_kept() {
        assert_eq!(escaped("*so* <b> # no\n# yes\n> q\n---"), "\\*so\\* \\<b> # no\n\\# yes\n\\> q\n\\---");
        assert_eq!(cell("a|b\nc"), "a\\|b<br>c");
        assert_eq!(quoted("a\nb\n\nc"), "> a  \n> b\n>\n> c\n");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_on_the_way(text in "[a-zäП #*_<>&|`\\\\\\[\\]~=!/\\-\n]{0,60}") {
            prop_assert_eq!(unescaped(&escaped(&text)), text);
        }
    }
}
