//! What was meant where an author has mixed up brackets, quotes or words.
//!
//! A list in braces, entries in brackets, a kind in quotes, a text without
//! them, `and` between conditions: each is reported once and read as what it
//! was meant to be. What is plainly right never comes here.

use super::{
    Arg, Call, Node, NodeKind,
    lost::LOOK_AHEAD,
    parse::{Opened, Parser},
    tokens::{Sign, Token},
};
use crate::{base::Span, diagnostic::Code, template::file};

impl Parser<'_> {
    /// The kind a text names, where parentheses follow it at once: `"LongText"(…)`.
    pub(super) fn quoted_kind(&mut self, words: &str, span: Span) -> Option<String> {
        let next = self.peek().filter(|next| next.sign == Sign::Open(b'(') && next.span.start == span.end)?;
        if next.first
            || !words.starts_with(|c: char| c.is_ascii_uppercase())
            || !words.chars().all(char::is_alphanumeric)
        {
            return None;
        }
        self.fault(Code::Syntax, span, "a kind stands without quotes", format!("write `{words}(…)`"));
        Some(words.to_owned())
    }

    /// Whether a text begins here that nobody put in quotes: words, one after the other.
    pub(super) fn sentence_follows(&self, token: &Token) -> bool {
        let after_colon = self.at.checked_sub(2).and_then(|at| self.tokens.get(at));
        after_colon.is_some_and(|before| before.sign == Sign::Colon)
            && self.peek().is_some_and(|next| {
                let apart = next.span.start > token.span.end;
                // A field that follows lacks the comma before it.
                let field = self.colon_follows() && file::is_field(self.words(next));
                !next.first
                    && !field
                    && (next.sign == Sign::Name
                        && apart
                        && !self.ahead(1).is_some_and(|t| t.sign == Sign::Open(b'('))
                        || (next.sign == Sign::Bad && next.span.of(self.text).starts_with(['\'', '?', '!'])))
            })
    }

    pub(super) fn sentence(&mut self, token: &Token) -> Node {
        let rest = self.text.get(token.span.start..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
        let rest = rest.get(..sentence_end(rest)).unwrap_or(rest);
        let words = rest.trim_end().trim_end_matches([',', ')', '}', ']', ' ']);
        let span = Span::new(token.span.start, token.span.start + words.len());
        while self.peek().is_some_and(|next| next.span.start < span.end) {
            self.at += 1;
        }
        self.told.push(span);
        let help = if words.len() <= 60 { format!("write \"{words}\"") } else { "write \"…\"".to_owned() };
        self.fault(Code::Syntax, span, "a text stands in quotes", help);
        Node { span, kind: NodeKind::Text(words.to_owned()) }
    }

    /// `and`, `or` between two conditions, as other languages write them.
    pub(super) fn joining_word(&mut self, token: &Token) -> bool {
        let word = self.words(token);
        let help = match word {
            _ if token.first || token.sign != Sign::Name => return false,
            "and" | "AND" | "And" => "write All([…, …])",
            "or" | "OR" | "Or" => "write Any([…, …])",
            _ => return false,
        };
        self.fault(Code::Syntax, token.span, format!("conditions are not joined by `{word}`"), help);
        true
    }

    /// Entries in brackets or parentheses: the brackets are the wrong ones.
    pub(super) fn entries_in_brackets(&mut self, opened: Opened, start: usize) -> Node {
        let key = self.peek().map_or("id", |key| if key.sign == Sign::Number { "1" } else { "\"id\"" });
        let (what, stand) = match (key, opened.bracket) {
            ("1", _) => ("entries with a number", "not in brackets"),
            (_, b'(') => ("entries with an id", "not in parentheses"),
            _ => ("entries with an id", "not in brackets"),
        };
        let message = format!("{what} stand in braces, {stand}");
        self.fault(Code::Syntax, opened.span, message, format!("write `{{ {key}: … }}`"));
        let opened = self.as_meant(opened, b'{');
        let mut all = Vec::new();
        while !self.ends(opened) {
            if self.peek().is_some() {
                all.push(self.entry());
                self.comma(opened);
            }
        }
        Node { span: Span::new(start, self.before().end), kind: NodeKind::Map(all) }
    }

    /// Whether nothing in the braces that were opened just now has a colon, and something is there.
    pub(super) fn holds_no_entry(&self) -> bool {
        let mut depth = 0_usize;
        // An id whose colon is missing is an entry for all that.
        let opens = |next: &Token| matches!(next.sign, Sign::Name | Sign::Open(_));
        if matches!(self.sign(), Some(Sign::Text(_))) && self.ahead(1).is_some_and(opens) {
            return false;
        }
        for token in self.tokens.get(self.at..).unwrap_or_default().iter().take(LOOK_AHEAD) {
            match token.sign {
                Sign::Open(_) => depth += 1,
                Sign::Close(close) if depth == 0 && (close == b'}' || close == b']' && self.may_guess()) => {
                    return !matches!(self.sign(), Some(Sign::Close(_)));
                }
                Sign::Close(_) if depth == 0 => return false,
                Sign::Close(_) => depth -= 1,
                Sign::Colon if depth == 0 => return false,
                _ => {}
            }
        }
        false
    }

    /// Values without ids where entries would stand.
    pub(super) fn values_in_braces(&mut self, opened: Opened, start: usize) -> Node {
        let opened = self.as_meant(opened, b'[');
        let mut all = Vec::new();
        while !self.ends(opened) {
            if self.peek().is_some() {
                all.push(self.value());
                self.comma(opened);
            }
        }
        Node { span: Span::new(start, self.before().end), kind: NodeKind::Loose(all) }
    }

    /// `not Answered("a")`, as other languages write it.
    pub(super) fn not_before_condition(&self, word: &str) -> bool {
        let called = self.peek().is_some_and(|next| next.sign == Sign::Name && !next.first)
            && self.ahead(1).is_some_and(|next| next.sign == Sign::Open(b'('));
        called && word.eq_ignore_ascii_case("not")
    }

    /// The condition after a `not` or a `!`, as `Not(…)`.
    pub(super) fn negated(&mut self, sign: Span) -> Node {
        let inner = self.value();
        let span = Span::new(sign.start, inner.span.end.max(sign.end));
        let written = inner.span.of(self.text);
        let help = if written.len() <= 60 { format!("write Not({written})") } else { "write Not(…)".to_owned() };
        let message = format!("a condition is not turned round by `{}`", sign.of(self.text));
        self.fault(Code::Syntax, sign, message, help);
        let args = vec![Arg { name: None, value: inner }];
        Node { span, kind: NodeKind::Call(Call { name: "Not".to_owned(), name_span: sign, args }) }
    }
}

/// Where a text without quotes ends on its line: at a comment, or at the next field or entry.
pub(super) fn sentence_end(line: &str) -> usize {
    let comment = line.find("//").unwrap_or(line.len());
    let field = line.match_indices(", ").map(|(at, _)| at).find(|at| {
        let after = line.get(at + 2..).unwrap_or("").trim_start();
        let name = match after.strip_prefix('"') {
            Some(id) => id.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-').strip_prefix('"'),
            None => {
                let name = after.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
                let name = name.trim_start_matches(|c: char| c.is_ascii_digit());
                Some(name).filter(|name| name.len() < after.len())
            }
        };
        name.is_some_and(|rest| rest.trim_start().starts_with(':'))
    });
    field.map_or(comment, |field| field.min(comment))
}
