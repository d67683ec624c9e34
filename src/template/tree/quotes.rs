//! Texts in quotes: where they end, and what was meant where a quote is lost.
//!
//! A quote that is not closed ends at its line. One that stands behind its
//! words, or in front of an id alone, or twice, is seen by what stands around
//! it; each is reported once.

use super::tokens::{Lexer, Sign, Token, is_space, is_word};
use crate::{base::Span, diagnostic::Code, template::file};

impl<'t> Lexer<'t, '_> {
    pub(super) fn text_token(&mut self) {
        let start = self.at;
        let body = start + 1;
        if self.guess && (self.one_quote_too_many() || self.opening_lost() || self.id_not_closed()) {
            return;
        }
        let close = closing_quote(self.text, body);
        let text: &'t str = self.text;
        let content = text.get(body..close.unwrap_or(text.len())).unwrap_or("");
        let Some(close) =
            close.filter(|close| !self.guess || !runs_away(content, self.text.get(close + 1..).unwrap_or("")))
        else {
            return self.open_quote(start, body);
        };
        if self.guess && self.text.get(close + 1..).is_some_and(|r| r.starts_with(is_word)) {
            if let Some(cut) = swallowed_field(content) {
                return self.open_at(start, body + cut);
            }
            if let Some(end) = inner_quotes(self.text, close) {
                let help = "a quote inside a text is written `\\\"`, or “ ” if it should look like this";
                self.fault(Code::OpenQuote, Span::new(close, close + 1), "this quote ends the text here", help);
                return self.push(Sign::words(self.text.get(body..end).unwrap_or("")), start, end + 1);
            }
        }
        self.unseen_in(content, body);
        let words = content.contains('\\').then(|| self.resolve(content, close).into());
        self.push(Sign::Text(words), start, close + 1);
        self.lines_inside(start, close + 1);
    }

    /// Signs in a text that nobody sees, and that turn what follows round or print as boxes.
    fn unseen_in(&mut self, content: &str, body: usize) {
        let may_be = |byte: u8| byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t') || matches!(byte, 0x7F | 0xE2);
        if !content.bytes().any(may_be) {
            return;
        }
        let spoils = |c: char| match c {
            '\n' | '\r' | '\t' => false,
            c => c.is_ascii_control() || matches!(c, '\u{202D}' | '\u{202E}'),
        };
        if let Some((at, c)) = content.char_indices().find(|(_, c)| spoils(*c)) {
            let message = match c {
                '\u{202D}' | '\u{202E}' => "a sign that cannot be seen turns round what follows it here",
                _ => "a sign that cannot be seen stands here",
            };
            let span = Span::new(body + at, body + at + c.len_utf8());
            self.fault(Code::Syntax, span, message, "delete it; what stands around it may be typed anew");
        }
    }

    /// A quote that is not closed: its text ends with its line.
    fn open_quote(&mut self, start: usize, body: usize) {
        let line = self.text.get(body..).and_then(|r| r.split('\n').next()).unwrap_or("");
        if let Some(cut) = swallowed_field(line) {
            return self.open_at(start, body + cut);
        }
        let words = without_closers(line);
        self.open_at(start, body + words.len());
    }

    fn open_at(&mut self, start: usize, end: usize) {
        self.fault(
            Code::OpenQuote,
            Span::new(start, start + 1),
            "this quote is not closed",
            "close the text with `\"`",
        );
        self.push(Sign::words(self.text.get(start + 1..end).unwrap_or("")), start, end);
        self.mark_open();
        self.prose_that_follows();
    }

    /// Resolves the escapes of a text that is closed at this place.
    fn resolve(&mut self, content: &str, close: usize) -> String {
        let mut words = String::with_capacity(content.len());
        let mut rest = content;
        while let Some(at) = rest.find('\\') {
            words.push_str(rest.get(..at).unwrap_or(""));
            let after = rest.get(at + 1..).unwrap_or("");
            let place = close - after.len() - 1;
            if let Some(line) = after.strip_prefix("\r\n").or_else(|| after.strip_prefix('\n')) {
                rest = line.trim_start_matches([' ', '\t', '\n', '\r']);
                continue;
            }
            match super::escape::escape(after, false) {
                Ok((c, used)) => {
                    words.push(c);
                    rest = after.get(used..).unwrap_or("");
                }
                Err(used) => {
                    let end = (place + 1 + used).min(close);
                    let span = Span::new(place, end.max(place + 1));
                    let written = span.of(self.text).to_owned();
                    let help = "write `\\\\` for a backslash, `\\\"` for a quote, `\\n` for a new line";
                    self.fault(Code::BadEscape, span, format!("`{written}` means nothing in a text"), help);
                    rest = after.get(used..).unwrap_or("");
                }
            }
        }
        words.push_str(rest);
        words
    }

    /// A second quote where the text is closed already, or opened already.
    fn one_quote_too_many(&mut self) -> bool {
        let start = self.at;
        let after = self.rest().get(1..).unwrap_or("");
        let behind = self.out.last().is_some_and(|last| {
            let quoted = last.span.of(self.text).ends_with('"');
            last.span.end == start && !last.open && quoted && matches!(last.sign, Sign::Text(_))
        }) && (ends_value(after) || after.trim_start_matches([' ', '\t']).starts_with(':'));
        let before = after.starts_with('"') && after.get(1..).is_some_and(|r| r.starts_with(is_word));
        if behind || before {
            self.fault(Code::Syntax, Span::new(start, start + 1), "there is one quote too many", "take it away");
            self.at = start + 1;
            if before {
                self.step();
            }
        }
        behind || before
    }

    /// A quote behind words that have none before them: `ask: What now?",`.
    fn opening_lost(&mut self) -> bool {
        let start = self.at;
        let after = self.rest().get(1..).unwrap_or("");
        let is_id = after.trim_start_matches([' ', '\t']).starts_with(':');
        if !(ends_value(after) || is_id) {
            return false;
        }
        let loose = |token: &Token| match token.sign {
            Sign::Name | Sign::Number | Sign::Bad | Sign::Char(_) | Sign::Other => true,
            // Words with signs in them that were told as such.
            Sign::Text(_) => token.span.of(self.text).starts_with(char::is_alphanumeric),
            _ => false,
        };
        let Some(last) = self.out.last().filter(|last| loose(last) && last.line == self.line && !self.fresh) else {
            return false;
        };
        if last.span.end != start && (is_id || after.trim_start_matches([' ', '\t']).starts_with('"')) {
            return false;
        }
        let belongs = |at: usize| {
            self.out.get(at).is_some_and(|token| {
                let words = loose(token) || (token.sign == Sign::Comma && !is_id);
                words
                    && token.line == self.line
                    && !(is_id && self.out.get(at + 1).is_some_and(|next| next.span.start > token.span.end))
            })
        };
        let mut first = self.out.len() - 1;
        while first > 0 && belongs(first - 1) {
            first -= 1;
        }
        // A comma in front parts entries, and a number before it is a value: neither is of the words.
        let sign = |at: usize| self.out.get(at).map(|token| &token.sign);
        while sign(first) == Some(&Sign::Comma)
            || sign(first) == Some(&Sign::Number) && sign(first + 1) == Some(&Sign::Comma)
        {
            first += 1;
        }
        let Some(token) = self.out.get(first) else { return false };
        let (begin, was_first) = (token.span.start, token.first);
        let words = self.text.get(begin..start).unwrap_or("").to_owned();
        let span = Span::new(begin, start + 1);
        self.faults.retain(|fault| fault.span.start < begin);
        self.out.truncate(first);
        let help =
            if words.len() <= 60 { format!("write \"{words}\"") } else { "write a quote before it too".to_owned() };
        let what = if is_id { "an id stands in quotes" } else { "a text stands in quotes" };
        self.fault(Code::Syntax, span, what, help);
        self.fresh = was_first;
        self.push(Sign::words(&words), begin, start + 1);
        true
    }

    /// An id whose closing quote is lost: `"why: LongText(ask: "Why?")`.
    fn id_not_closed(&mut self) -> bool {
        let start = self.at;
        let rest = self.rest().get(1..).unwrap_or("");
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
        let behind = rest.get(length..).unwrap_or("");
        if !(1..=64).contains(&length) {
            return false;
        }
        // A text that is closed as it should be may begin with such words.
        let closed = closing_quote(self.text, start + 1).and_then(|close| self.text.get(close + 1..));
        let runs_on = closed.is_none_or(|after| after.starts_with(is_word));
        let named = match behind.strip_prefix(':').map(|after| after.trim_start_matches(' ')) {
            Some(after) => {
                let kind = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
                let called = after.starts_with(|c: char| c.is_ascii_uppercase()) && kind.starts_with('(');
                // `"note: "` with more words behind it: the quote in the middle opens what stands behind the colon.
                let text = after.starts_with('"') && after.get(1..).is_some_and(|r| r.starts_with(is_word));
                // `"load: { "light": …`: the quote in the middle opens what stands in the bracket.
                let opens = after.starts_with(|c: char| matches!(c, '{' | '[') || c.is_ascii_digit());
                (called || opens) && runs_on || text
            }
            // `Chosen("kind, ["own"])` and `["own], "…"`.
            None => runs_on && (behind.starts_with(", [") || behind.starts_with([']', ')'])),
        };
        if !named {
            return false;
        }
        let id = rest.get(..length).unwrap_or("").to_owned();
        let span = Span::new(start, start + 1);
        let colon = if behind.starts_with(':') { ":" } else { "" };
        self.fault(Code::OpenQuote, span, "this quote is not closed", format!("write \"{id}\"{colon}"));
        self.push(Sign::words(&id), start, start + 1 + length);
        true
    }

    /// Lines of prose after a text that was not closed belong to it.
    fn prose_that_follows(&mut self) {
        let rest = self.rest();
        let Some(line_end) = rest.find('\n') else { return };
        if rest.get(..line_end).is_some_and(|rest| rest.contains([',', ')', ']', '}'])) {
            return;
        }
        let mut at = self.at + line_end + 1;
        let mut found = None;
        while let Some(line) = self.text.get(at..).and_then(|rest| rest.split('\n').next()) {
            if !is_prose(line) {
                break;
            }
            let words = without_closers(line.trim_end().trim_end_matches('"'));
            found = Some(at + words.len());
            if words.len() < line.trim_end().len() {
                break;
            }
            at += line.len() + 1;
        }
        let (Some(end), Some(last)) = (found, self.out.last_mut()) else { return };
        last.span = Span::new(last.span.start, end);
        let start = last.span.start;
        self.at = end;
        self.lines_inside(start, end);
    }
}

/// Whether nothing but the end of a value follows.
fn ends_value(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\t']);
    after.is_empty() || after.starts_with([',', ')', ']', '}', '\n', '\r']) || after.starts_with("//")
}

/// A line without the comma, and the brackets it did not open, that belong to what stands around it.
fn without_closers(line: &str) -> &str {
    let mut words = line.trim_end();
    loop {
        let count = |signs: &[char]| words.matches(|c| signs.contains(&c)).count();
        let more = |open: char, close: char| count(&[close]) > count(&[open]);
        let strip = match words.chars().next_back() {
            Some(',') => true,
            Some(')') => more('(', ')'),
            Some(']') => more('[', ']'),
            Some('}') => more('{', '}'),
            Some(c) => is_space(c),
            None => false,
        };
        if !strip {
            return words;
        }
        words = words.get(..words.len() - 1).unwrap_or("");
    }
}

/// Whether a line is words and no part of a template.
fn is_prose(line: &str) -> bool {
    let line = line.trim();
    let word = line.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    let begins = line.starts_with(|c: char| c.is_alphabetic()) && word.len() < line.len();
    if let Some(said) = word.strip_prefix(": ") {
        // `third: and more` is prose, unless it may be a field that lost its own quote.
        let name = line.strip_suffix(word).unwrap_or("");
        return begins && !file::is_field(name) && said.starts_with(char::is_lowercase);
    }
    begins && !word.starts_with([':', '(']) && word.starts_with(|c: char| c.is_whitespace() || ",.;?!'’".contains(c))
}

/// The quote that closes a text, escapes minded.
fn closing_quote(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Whether a text over several lines is in truth one that was never closed.
fn runs_away(content: &str, after: &str) -> bool {
    let Some((_, later)) = content.split_once('\n') else { return false };
    let brackets_only = |line: &str| {
        let line = line.trim();
        !line.is_empty() && line.chars().all(|c| ")]},".contains(c)) && line != ","
    };
    if later.lines().any(brackets_only) {
        return true;
    }
    let same_line = after.trim_start_matches([' ', '\t']);
    same_line.starts_with(|c: char| is_word(c) || c == '"' || c == '{' || c == '(' || c == '*' || c == '“')
}

/// Where a text has swallowed the next field of its line, as in `"Next, shared: ["`, or the next
/// values: `"warmth, 5, "`.
fn swallowed_field(content: &str) -> Option<usize> {
    let values = content.strip_suffix(", ").and_then(|line| {
        let (id, rest) = line.split_once(", ").unwrap_or((line, ""));
        let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !id.is_empty();
        (plain && rest.chars().all(|c| c.is_ascii_digit() || "., ".contains(c))).then_some(id.len())
    });
    let number = |after: &str| {
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        digits > 0 && after.get(digits..) == Some(": ")
    };
    let field = || {
        content.match_indices(", ").map(|(at, _)| at).find(|at| {
            let after = content.get(at + 2..).unwrap_or("");
            if number(after) {
                return true;
            }
            let name = after.len() - after.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_').len();
            let rest = after.get(name..).unwrap_or("");
            name > 1
                && rest.strip_prefix(": ").is_some_and(|v| {
                    v.is_empty()
                        || v.starts_with(['[', '{', '"', '('])
                        || v.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
                })
        })
    };
    values.or_else(field)
}

/// Where a text with quotes inside it ends on its line.
fn inner_quotes(text: &str, inner: usize) -> Option<usize> {
    let line = text.get(inner + 1..)?.split('\n').next()?;
    let line = line.get(..line.len().min(1_000)).unwrap_or(line);
    let ends = |at: &usize| {
        let after = line.get(at + 1..).unwrap_or("").trim_start();
        after.is_empty() || after.starts_with([',', ')', ']', '}'])
    };
    line.match_indices('"').map(|(at, _)| at).find(ends).map(|at| inner + 1 + at)
}
