//! Tokens: the words and signs of a RON text, each with its place.
//!
//! Every rule here is that of `ron`, our referee; where a text breaks one, the
//! fault is reported and a token is made that lets the reading go on. A quote
//! that is not closed ends at its line: the rest of the file keeps its sense.
//! Whether a quote was lost is guessed only in a text that RON does not take.

use crate::{base::Span, diagnostic::Code, template::file};

use super::Fault;

/// A word or a sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sign {
    /// A text; with its words where these are others than what stands between its quotes.
    Text(Option<Box<str>>),
    /// A number as written.
    Number,
    /// A bare word.
    Name,
    /// A character.
    Char(char),
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A value that RON has and no file of ours uses: bytes, ranges.
    Other,
    /// What is no sign of RON; reported already.
    Bad,
}

impl Sign {
    /// A text of these words.
    pub(super) fn words(words: &str) -> Self {
        Self::Text(Some(words.into()))
    }
}

/// A sign with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub sign: Sign,
    pub span: Span,
    /// Whether nothing but space stands before it on its line.
    pub first: bool,
    /// The column at which its line's first token begins, in bytes.
    pub indent: usize,
    /// Where its line begins.
    pub line: usize,
    /// Whether its quote was not closed.
    pub open: bool,
}

/// Templates have fewer bytes than these a token: room is made once.
const BYTES_A_TOKEN: usize = 8;

/// All tokens of a text, each taken as it stands.
pub(super) fn tokens(text: &str, faults: &mut Vec<Fault>) -> Vec<Token> {
    all_tokens(text, false, faults)
}

/// All tokens of a text that has faults, with an eye on where a quote was lost.
pub(super) fn guessed_tokens(text: &str, faults: &mut Vec<Fault>) -> Vec<Token> {
    all_tokens(text, true, faults)
}

fn all_tokens(text: &str, guess: bool, faults: &mut Vec<Fault>) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        guess,
        at: 0,
        out: Vec::with_capacity(text.len() / BYTES_A_TOKEN + 16),
        faults,
        line: 0,
        indent: 0,
        fresh: true,
    };
    if text.starts_with('\u{FEFF}') {
        lexer.at = '\u{FEFF}'.len_utf8();
        lexer.line = lexer.at;
    }
    lexer.attributes();
    while lexer.step() {}
    lexer.out
}

/// Where the first word stands, if the text begins with one.
pub(super) fn first_word(text: &str) -> Option<Span> {
    let faults = &mut Vec::new();
    let mut lexer = Lexer { text, guess: true, at: 0, out: Vec::new(), faults, line: 0, indent: 0, fresh: true };
    if text.starts_with('\u{FEFF}') {
        lexer.at = '\u{FEFF}'.len_utf8();
    }
    lexer.attributes();
    lexer.peek().filter(|c| is_word_start(*c))?;
    lexer.step();
    let first = lexer.out.pop()?;
    (first.sign == Sign::Name).then_some(first.span)
}

pub(super) struct Lexer<'t, 'f> {
    pub(super) text: &'t str,
    /// Whether a quote may stand where none was meant.
    pub(super) guess: bool,
    pub(super) at: usize,
    pub(super) out: Vec<Token>,
    pub(super) faults: &'f mut Vec<Fault>,
    /// Where the current line begins.
    pub(super) line: usize,
    indent: usize,
    /// Whether no token stands on the current line yet.
    pub(super) fresh: bool,
}

pub(super) const fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\x0B' | '\x0C' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

pub(super) fn is_word_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

pub(super) fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

impl Lexer<'_, '_> {
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn fault(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        if self.faults.len() >= super::MOST {
            return;
        }
        self.faults.push(Fault { code, span, message: message.into(), help: Some(help.into()), label: None });
    }

    pub(super) fn push(&mut self, sign: Sign, start: usize, end: usize) {
        if self.fresh {
            self.indent = start - self.line;
        }
        self.out.push(Token {
            sign,
            span: Span::new(start, end),
            first: self.fresh,
            indent: self.indent,
            line: self.line,
            open: false,
        });
        self.fresh = false;
        self.at = end;
    }

    /// Skips space and comments.
    fn space(&mut self) {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\t' | b'\r' | 0x0B | 0x0C) => self.at += 1,
                Some(b'\n') => {
                    self.at += 1;
                    self.new_line();
                }
                Some(b'/') if self.rest().starts_with("//") => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                }
                Some(b'/') if self.rest().starts_with("/*") => self.block_comment(),
                Some(byte) if !byte.is_ascii() => match self.peek().filter(|c| is_space(*c)) {
                    Some(c) => self.at += c.len_utf8(),
                    None => return,
                },
                _ => return,
            }
        }
    }

    fn new_line(&mut self) {
        self.line = self.at;
        self.fresh = true;
    }

    fn block_comment(&mut self) {
        let (start, bytes) = (self.at, self.text.as_bytes());
        let (mut depth, mut at) = (1_usize, self.at + 2);
        while depth > 0 {
            match bytes.get(at..at + 2) {
                Some(b"/*") => (depth, at) = (depth + 1, at + 2),
                Some(b"*/") => (depth, at) = (depth - 1, at + 2),
                Some(_) => at += 1,
                None => {
                    let span = Span::new(start, start + 2);
                    self.fault(Code::OpenBracket, span, "this comment is not closed", "close it with `*/`");
                    // The rest is read as if it ended with its line.
                    self.at = start + self.rest().find('\n').unwrap_or(self.rest().len());
                    return;
                }
            }
        }
        if let Some(last) = self.text.get(self.at..at).and_then(|comment| comment.rfind('\n')) {
            self.line = self.at + last + 1;
            self.fresh = true;
        }
        self.at = at;
    }

    /// `#![enable(…)]` and the like at the top: allowed by RON, without meaning here.
    fn attributes(&mut self) {
        loop {
            self.space();
            // One slash where a comment was meant.
            if self.guess && self.rest().starts_with('/') {
                let length = self.rest().find('\n').unwrap_or(self.rest().len());
                let help = "a comment begins with `//`";
                self.fault(Code::Syntax, Span::new(self.at, self.at + 1), "`/` means nothing here", help);
                self.at += length;
                continue;
            }
            if !self.rest().starts_with('#') {
                return;
            }
            let line = self.rest().lines().next().unwrap_or("").trim_end();
            let known =
                line.strip_prefix("#![").and_then(|l| l.strip_suffix(']')).map(str::trim).is_some_and(|inner| {
                    let enabled = inner.strip_prefix("enable(").and_then(|l| l.strip_suffix(')'));
                    let known = ["implicit_some", "unwrap_newtypes", "unwrap_variant_newtypes"];
                    let all_known =
                        |list: &str| list.trim_end_matches(',').split(',').all(|one| known.contains(&one.trim()));
                    enabled.is_some_and(all_known)
                });
            let span = Span::new(self.at, self.at + line.len());
            if !known {
                self.fault(Code::Syntax, span, "this line is not understood", "a comment begins with `//`");
            }
            self.at = span.end.max(self.at + 1);
        }
    }

    /// Makes the next token; false at the end.
    pub(super) fn step(&mut self) -> bool {
        self.space();
        let (start, Some(c)) = (self.at, self.peek()) else { return false };
        let next = self.rest().get(c.len_utf8()..).and_then(|r| r.chars().next());
        match c {
            '(' | '[' | '{' => self.push(Sign::Open(c as u8), start, start + 1),
            '（' | '［' | '｛' | '）' | '］' | '｝' => self.wide_bracket(c),
            ')' | ']' | '}' => self.push(Sign::Close(c as u8), start, start + 1),
            ',' => self.push(Sign::Comma, start, start + 1),
            ':' => self.push(Sign::Colon, start, start + 1),
            '"' if self.rest().starts_with("\"\"\"") => self.tripled(),
            '"' => self.text_token(),
            '\'' => self.char_token(),
            '“' | '”' | '„' | '«' | '`' | '‘' | '’' | '‚' => self.curly(c),
            '<' | '=' | '>' | '|' if self.merge_mark() => self.left_over(),
            '&' | '|' if next == Some(c) => self.joined(c),
            '-' | '<' if self.rest().starts_with("--") || self.rest().starts_with("<!--") => self.foreign_comment(),
            '=' | '-' if matches!(next, Some('=' | '>')) => self.arrow(),
            'r' if self.raw_start(1) => self.raw(1, false),
            'b' if matches!(next, Some('"' | '\'')) || (next == Some('r') && self.raw_start(2)) => self.bytes(),
            '0'..='9' | '+' | '-' | '.' => self.number(),
            _ if is_word_start(c) => self.word(),
            _ => self.bad(c),
        }
        true
    }

    /// Whether a raw text begins after so many bytes: hashes, then a quote.
    fn raw_start(&self, after: usize) -> bool {
        self.rest().get(after..).is_some_and(|rest| rest.trim_start_matches('#').starts_with('"'))
    }

    fn raw(&mut self, prefix: usize, bytes: bool) {
        let start = self.at;
        let rest = self.rest().get(prefix..).unwrap_or("");
        let hashes = rest.len() - rest.trim_start_matches('#').len();
        let ending = format!("\"{}", "#".repeat(hashes));
        let body = start + prefix + hashes + 1;
        let content = self.text.get(body..).unwrap_or("");
        let Some(end) = content.find(&ending) else {
            let span = Span::new(start, body);
            self.fault(Code::OpenQuote, span, "this text is not closed", format!("close it with `{ending}`"));
            let line_end = body + content.find('\n').unwrap_or(content.len());
            self.push(Sign::words(self.text.get(body..line_end).unwrap_or("")), start, line_end);
            self.mark_open();
            return;
        };
        let words = Sign::words(content.get(..end).unwrap_or(""));
        let end = body + end + ending.len();
        self.push(if bytes { Sign::Other } else { words }, start, end);
        self.lines_inside(start, end);
    }

    /// A token with line ends in it: what follows stands on its last line.
    pub(super) fn lines_inside(&mut self, start: usize, end: usize) {
        if let Some(last) = self.text.get(start..end).and_then(|t| t.rfind('\n')) {
            self.line = start + last + 1;
        }
    }

    pub(super) fn mark_open(&mut self) {
        if let Some(last) = self.out.last_mut() {
            last.open = true;
        }
    }

    fn bytes(&mut self) {
        let start = self.at;
        let rest = self.rest();
        if rest.starts_with("br") {
            return self.raw(2, true);
        }
        let quote = rest.as_bytes().get(1).copied().unwrap_or(b'"');
        let mut escaped = false;
        let end = rest.bytes().enumerate().skip(2).find(|(_, b)| {
            let closes = *b == quote && !escaped;
            escaped = *b == b'\\' && !escaped;
            closes
        });
        let length = end.map_or(2, |(at, _)| at + 1);
        if end.is_none() {
            self.fault(
                Code::OpenQuote,
                Span::new(start, start + 2),
                "this quote is not closed",
                "texts stand in \"…\"",
            );
        }
        self.push(if quote == b'\'' { Sign::Number } else { Sign::Other }, start, start + length);
    }

    fn word(&mut self) {
        let start = self.at;
        let raw = self.rest().strip_prefix("r#").is_some_and(|r| r.starts_with(is_word));
        let skip = if raw { 2 } else { 0 };
        let length = self.word_length(start + skip);
        let body = self.rest().get(skip..).unwrap_or("");
        let word = body.get(..length).unwrap_or("");
        let sign = match word {
            "inf" | "inff32" | "inff64" | "NaN" | "NaNf32" | "NaNf64" if skip == 0 => Sign::Other,
            _ => Sign::Name,
        };
        if let Some(name) = self.without_bracket(word, body.get(length..).unwrap_or("")).filter(|_| !raw) {
            // The bracket between them is told by whoever reads on.
            let end = start + name;
            let number = word.get(name..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            self.push(Sign::Name, start, end);
            if number {
                let length = self.rest().find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(self.rest().len());
                return self.push(Sign::Number, end, end + length);
            }
            return self.push(Sign::Name, end, start + length);
        }
        self.push(sign, start, start + skip + length);
        let glued = self.rest().starts_with(['+', '-', '.']);
        if glued && !raw {
            let length = self.rest().find(|c: char| !is_word(c) && !"+-.".contains(c)).unwrap_or(self.rest().len());
            let span = Span::new(start, self.at + length);
            let word = span.of(self.text).to_owned();
            self.fault(
                Code::Syntax,
                span,
                format!("`{word}` is no word of a template"),
                format!("an id or a text stands in quotes: \"{word}\""),
            );
            self.out.pop();
            self.push(Sign::words(&word), span.start, span.end);
        }
    }

    /// How long a word is; a sign in the middle of it that takes no room is told, and belongs to it.
    fn word_length(&mut self, start: usize) -> usize {
        let mut end = start;
        loop {
            let rest = self.text.get(end..).unwrap_or("");
            end += rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            let mut after = self.text.get(end..).unwrap_or("").chars();
            let Some(c) = after.next().filter(|c| takes_no_room(*c) && after.next().is_some_and(is_word)) else {
                return end - start;
            };
            let span = Span::new(end, end + c.len_utf8());
            self.fault(Code::Syntax, span, "a sign that cannot be seen stands in this word", "delete it");
            end = span.end;
        }
    }

    /// How long the name is in a word whose bracket is lost: `Sliderask:`, `From1)`.
    fn without_bracket(&self, word: &str, after: &str) -> Option<usize> {
        if !self.guess || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        if after.starts_with(':') {
            let split = |at: &usize| {
                let (name, field) = word.split_at_checked(*at).unwrap_or((word, ""));
                file::is_call(name) && file::is_field(field)
            };
            return (1..word.len()).rev().find(split);
        }
        let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
        (name.len() < word.len() && ends_number(after) && file::takes_values(name)).then_some(name.len())
    }

    /// Whether another entry begins where a comma would have to stand.
    fn entry_follows(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or("");
        let apart = rest.starts_with(char::is_whitespace);
        let mut rest = rest.trim_start();
        while let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, next)| next.trim_start());
        }
        apart && rest.starts_with(|c: char| c == '"' || c.is_alphabetic())
    }

    fn number(&mut self) {
        let start = self.at;
        let rest = self.rest();
        if rest.starts_with("..") {
            return self.push(Sign::Other, start, start + 2 + usize::from(rest.starts_with("..=")));
        }
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-._".contains(c))).unwrap_or(rest.len());
        let written = rest.get(..length).unwrap_or("");
        if let Some(range) = written.find("..") {
            let sign = if range == 0 { Sign::Other } else { Sign::Number };
            return self.push(sign, start, start + range);
        }
        if super::number::is_number(written) && self.text.get(start + length..).is_some_and(|r| r.starts_with('%')) {
            let message = format!("`{written}%` is no number");
            let span = Span::new(start, start + length + 1);
            let hundredth = written.parse::<i64>().ok().map(|whole| format!("{}.{:02}", whole / 100, whole % 100));
            let part = hundredth.as_deref().map_or("0.75 for 75 %", |part| part.trim_end_matches('0'));
            let help = format!("write a share as a part of 1: {}", part.trim_end_matches('.'));
            self.fault(Code::BadNumber, span, message, help);
            return self.push(Sign::Bad, span.start, span.end);
        }
        if let Some(number) = written.strip_suffix('.').filter(|number| super::number::is_number(number))
            && self.entry_follows(start + length)
        {
            let end = start + number.len();
            let message = "a comma ends a value, not a full stop";
            self.fault(Code::MissingComma, Span::new(end, end + 1), message, format!("write `{number},`"));
            self.push(Sign::Number, start, end);
            return self.push(Sign::Comma, end, end + 1);
        }
        if super::number::is_number(written) {
            return self.push(Sign::Number, start, start + length);
        }
        let written = written.to_owned();
        let day = written.len() == 10 && crate::base::Day::parse(&written).is_some();
        let help = if day {
            format!("a day stands in quotes: \"{written}\"")
        } else if written == "+" {
            "texts are not put together with `+`: write one text".to_owned()
        } else if written.starts_with(|c: char| c.is_ascii_digit())
            && written.split('.').count() == 3
            && written.chars().all(|c| c == '.' || c.is_ascii_digit())
        {
            format!("a version stands in quotes: \"{written}\"")
        } else {
            "numbers look like 3, -3 or 35.9".to_owned()
        };
        self.fault(Code::BadNumber, Span::new(start, start + length), format!("`{written}` is no number"), help);
        self.push(Sign::Bad, start, start + length);
    }
}

/// Whether a sign takes no room at all, so that a word with it looks like one without.
pub(crate) const fn takes_no_room(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether a number ends here, or after its point and the digits behind it.
fn ends_number(after: &str) -> bool {
    let after = after.strip_prefix('.').map_or(after, |part| part.trim_start_matches(|c: char| c.is_ascii_digit()));
    after.starts_with([',', ')'])
}
