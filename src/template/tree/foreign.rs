//! Signs that authors bring along from elsewhere: other quotes, other comments, `=`.
//!
//! None of them is a sign of RON. Each is reported once, with what to write
//! instead, and read as what it was meant to be, so that nothing else of the
//! file seems wrong for it.

use super::tokens::{Lexer, Sign};
use crate::{base::Span, diagnostic::Code};

/// A sign that takes no ink, and that no keyboard writes on purpose.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{AD}' | '\u{2000}'..='\u{200D}' | '\u{202F}' | '\u{2060}' | '\u{3000}' | '\u{FEFF}')
}

impl Lexer<'_, '_> {
    pub(super) fn char_token(&mut self) {
        let start = self.at;
        let body = self.rest().get(1..).unwrap_or("");
        let resolved = match body.chars().next() {
            Some('\\') => {
                super::escape::escape(body.get(1..).unwrap_or(""), true).ok().map(|(c, used)| (c, used + 1))
            }
            Some(c) => Some((c, c.len_utf8())),
            None => None,
        };
        if let Some((c, used)) = resolved.filter(|(_, used)| body.get(*used..).is_some_and(|r| r.starts_with('\''))) {
            return self.push(Sign::Char(c), start, start + used + 2);
        }
        let line = body.lines().next().unwrap_or("");
        let closed = line.find('\'');
        let words = line.get(..closed.unwrap_or(0)).unwrap_or("").to_owned();
        let end = start + 1 + closed.map_or(0, |at| at + 1);
        self.fault(
            Code::Syntax,
            Span::new(start, end),
            "a text stands in double quotes",
            "write \"…\" instead of '…'",
        );
        self.push(if closed.is_some() { Sign::Text(words) } else { Sign::Bad }, start, end);
    }

    /// Quotes from a word processor.
    pub(super) fn curly(&mut self, open: char) {
        let (start, width) = (self.at, open.len_utf8());
        let line = self.rest().get(width..).and_then(|r| r.lines().next()).unwrap_or("");
        let closes = |c: char| if open == '`' { c == '`' } else { matches!(c, '”' | '“' | '»' | '"') };
        let close = line.char_indices().find(|(_, c)| closes(*c));
        let words = line.get(..close.map_or(0, |(at, _)| at)).unwrap_or("").to_owned();
        let end = start + width + close.map_or(0, |(at, c)| at + c.len_utf8());
        let help = match open {
            '`' => "write \"…\" instead of `…`",
            _ => "write \"…\"; word processors change quotes, plain text editors do not",
        };
        self.fault(
            Code::Syntax,
            Span::new(start, end),
            format!("`{open}` is not the quote that encloses a text"),
            help,
        );
        self.push(if close.is_some() { Sign::Text(words) } else { Sign::Bad }, start, end);
    }

    /// Three quotes where one is enough, as other languages have them.
    pub(super) fn tripled(&mut self) {
        let (start, body) = (self.at, self.at + 3);
        let close = self.text.get(body..).and_then(|rest| rest.find("\"\"\""));
        let help = "write one quote before the text and one after it; it may run over several lines";
        self.fault(Code::Syntax, Span::new(start, body), "three quotes mean nothing here", help);
        let line = self.rest().find('\n').map_or(self.text.len(), |at| start + at);
        let end = close.map_or(line, |at| body + at);
        let words = self.text.get(body..end).unwrap_or("").to_owned();
        let after = if close.is_some() { end + 3 } else { end };
        self.push(Sign::Text(words), start, after);
        self.lines_inside(start, after);
        if close.is_none() {
            self.mark_open();
        }
    }

    /// `--` or `<!--`: a comment of another language, to the end of its line.
    pub(super) fn foreign_comment(&mut self) {
        let start = self.at;
        let mark = if self.rest().starts_with('<') { 4 } else { 2 };
        let line = self.rest().find('\n').unwrap_or(self.rest().len());
        let written = Span::new(start, start + mark).of(self.text).to_owned();
        let help = "a comment begins with `//`";
        self.fault(Code::Syntax, Span::new(start, start + mark), format!("`{written}` means nothing here"), help);
        self.at = start + line;
    }

    /// `==`, `=>` or `->`.
    pub(super) fn arrow(&mut self) {
        let (start, end) = (self.at, self.at + 2);
        let written = Span::new(start, end).of(self.text);
        let (message, equals) = (format!("`{written}` means nothing here"), written == "==");
        let help = if equals {
            "a condition is written `Chosen(\"item\", [\"option\"])` or `Value(\"item\", AtLeast(3))`"
        } else {
            "a colon stands between a name and its value: `\"id\": …`"
        };
        self.fault(Code::Syntax, Span::new(start, end), message, help);
        self.push(if equals { Sign::Bad } else { Sign::Colon }, start, end);
    }

    pub(super) fn bad(&mut self, c: char) {
        let start = self.at;
        let end = start + c.len_utf8();
        let (message, help) = match c {
            '=' => ("`=` means nothing here", "a colon stands between a name and its value: `ask: \"…\"`"),
            ';' => ("`;` means nothing here", "a comma stands after each value"),
            '#' => ("`#` means nothing here", "a comment begins with `//`"),
            '/' => ("`/` means nothing here", "a comment begins with `//`"),
            '\\' => ("`\\` means nothing here", "a backslash stands inside of quotes only"),
            '%' => ("`%` means nothing here", "write a share as a part of 1: 0.75 for 75 %"),
            '，' | '、' => ("this is not the comma of the keyboard", "write `,`"),
            '：' => ("this is not the colon of the keyboard", "write `:`"),
            c if is_unseen(c) => {
                ("a sign that cannot be seen stands here", "delete it, and type an ordinary space if one is needed")
            }
            _ => ("this sign means nothing here", "a text stands in quotes: \"…\""),
        };
        self.fault(Code::Syntax, Span::new(start, end), message, help);
        match c {
            '=' | '：' => self.push(Sign::Colon, start, end),
            ';' | '，' | '、' => self.push(Sign::Comma, start, end),
            c if is_unseen(c) => self.at = end,
            '#' => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
            _ => self.push(Sign::Bad, start, end),
        }
    }
}
