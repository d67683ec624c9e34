//! What was meant where an author has mixed up brackets, quotes or words.
//!
//! A list in braces, entries in brackets, a kind in quotes, a text without
//! them, `and` between conditions: each is reported once and read as what it
//! was meant to be. What is plainly right never comes here.

use super::{
    Node, NodeKind,
    parse::{Opened, Parser},
    tokens::{Sign, Token},
};
use crate::{base::Span, diagnostic::Code};

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
                !next.first
                    && (next.sign == Sign::Name
                        && apart
                        && !self.ahead(1).is_some_and(|t| t.sign == Sign::Open(b'('))
                        || (next.sign == Sign::Bad && next.span.of(self.text).starts_with(['\'', '?', '!'])))
            })
    }

    pub(super) fn sentence(&mut self, token: &Token) -> Node {
        let rest = self.text.get(token.span.start..).and_then(|rest| rest.split('\n').next()).unwrap_or("");
        let rest = rest.get(..sentence_end(rest)).unwrap_or(rest);
        let words = rest.trim_end().trim_end_matches([',', ')', ' ']);
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

    /// Entries where a list would stand: the brackets are the wrong ones.
    pub(super) fn entries_in_brackets(&mut self, opened: Opened, start: usize) -> Node {
        let help = "write `{ \"id\": … }`";
        self.fault(Code::Syntax, opened.span, "entries with an id stand in braces, not in brackets", help);
        let mut all = Vec::new();
        while !self.ends(opened) {
            if self.peek().is_some() {
                all.push(self.entry());
                self.comma(opened);
            }
        }
        Node { span: Span::new(start, self.before().end), kind: NodeKind::Map(all) }
    }

    /// Values without ids where entries would stand: the brackets are the wrong ones.
    pub(super) fn values_in_braces(&mut self, opened: Opened, start: usize, first: Node) -> Node {
        let help = "write `[…]`; in braces each entry has an id: `\"id\": …`";
        self.fault(Code::Syntax, opened.span, "a list stands in brackets, not in braces", help);
        let mut all = vec![first];
        self.comma(opened);
        while !self.ends(opened) {
            if self.peek().is_some() {
                all.push(self.value());
                self.comma(opened);
            }
        }
        Node { span: Span::new(start, self.before().end), kind: NodeKind::List(all) }
    }

    /// By the indentation: the next line closes this bracket, so the one here is one too many.
    pub(super) fn one_too_many(&self, opened: Opened, token: &Token) -> bool {
        if !self.careful || token.first || token.line <= opened.line || token.indent <= opened.indent {
            return false;
        }
        let next = self.ahead(1).filter(|next| next.sign != Sign::Comma).or_else(|| self.ahead(2));
        next.is_some_and(|next| next.first && next.sign == token.sign && next.indent == opened.indent)
    }

    /// By the indentation: a bracket that closes fits one that stands further out.
    pub(super) fn belongs_further_out(&self, opened: Opened, token: &Token) -> bool {
        if !self.careful || !token.first || token.indent >= opened.indent {
            return false;
        }
        let further = self.open.iter().rev().skip(1);
        further.clone().any(|o| o.bracket == opened.bracket && o.indent == token.indent)
    }
}

/// Where a text without quotes ends on its line: at a comment, or at the next field.
fn sentence_end(line: &str) -> usize {
    let comment = line.find("//").unwrap_or(line.len());
    let field = line.match_indices(", ").map(|(at, _)| at).find(|at| {
        let after = line.get(at + 2..).unwrap_or("");
        let name = after.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_');
        name.len() < after.len() && name.starts_with(':')
    });
    field.map_or(comment, |field| field.min(comment))
}
