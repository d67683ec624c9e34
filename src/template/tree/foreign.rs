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
        // The quote behind the words, and no apostrophe in them.
        let ends = |at: &usize| {
            let after = line.get(at + 1..).unwrap_or("").trim_start();
            after.is_empty() || after.starts_with([',', ')', ']', '}', ':'])
        };
        let closed = line.match_indices('\'').map(|(at, _)| at).find(ends).or_else(|| line.find('\''));
        let words = line.get(..closed.unwrap_or(0)).unwrap_or("").to_owned();
        let end = start + 1 + closed.map_or(0, |at| at + 1);
        self.fault(
            Code::Syntax,
            Span::new(start, end),
            "a text stands in double quotes",
            "write \"…\" instead of '…'",
        );
        self.push(if closed.is_some() { Sign::words(&words) } else { Sign::Bad }, start, end);
    }

    /// Quotes from a word processor.
    pub(super) fn curly(&mut self, open: char) {
        let (start, width) = (self.at, open.len_utf8());
        let line = self.rest().get(width..).and_then(|r| r.lines().next()).unwrap_or("");
        let single = matches!(open, '‘' | '’' | '‚');
        let closes = |c: char| match open {
            '`' => c == '`',
            _ if single => matches!(c, '’' | '‘' | '\''),
            _ => matches!(c, '”' | '“' | '»' | '"'),
        };
        // The same sign stands in the middle of words, as in *don’t*.
        let ends = |at: usize, c: char| {
            !single || !line.get(at + c.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        };
        let close = line.char_indices().find(|(at, c)| closes(*c) && ends(*at, *c));
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
        self.push(if close.is_some() { Sign::words(&words) } else { Sign::Bad }, start, end);
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
        self.push(Sign::words(&words), start, after);
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

    /// Whether a line of a version control system begins here, which puts it where two changes met.
    pub(super) fn merge_mark(&self) -> bool {
        let at_line = self.text.get(..self.at).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
        let mark = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| self.rest().starts_with(mark));
        at_line && mark && self.faults.len() < super::MOST
    }

    /// Two versions of the same lines, left over from a merge: the first is read.
    pub(super) fn left_over(&mut self) {
        let start = self.at;
        let begins = self.rest().starts_with('<');
        let help =
            "keep one of the two versions between these lines, and take the lines with `<<<`, `===` and `>>>` away";
        let line = |from: usize| from + self.text.get(from..).and_then(|rest| rest.find('\n')).unwrap_or(0);
        let end = if begins {
            line(start)
        } else {
            // What stands from the middle on is the other version.
            let other =
                self.text.get(start..).and_then(|rest| rest.find("\n>>>>>>>")).map_or(start, |at| start + at + 1);
            line(other)
        };
        let end = if end > start { end } else { self.text.len() };
        let told = self.faults.iter().any(|fault| fault.message.starts_with("two versions"));
        let found = end > line(start);
        if begins || !told || !found {
            let message = "two versions of the same lines stand here, left over from a merge";
            let width = self.rest().find('\n').unwrap_or(self.rest().len());
            self.fault(Code::Syntax, Span::new(start, start + width), message, help);
        }
        self.at = end;
    }

    /// `&&` or `||` between conditions.
    pub(super) fn joined(&mut self, sign: char) {
        let (start, end) = (self.at, self.at + 2);
        let help = if sign == '&' { "write All([…, …])" } else { "write Any([…, …])" };
        let written = Span::new(start, end).of(self.text);
        let message = format!("conditions are not joined by `{written}`");
        self.fault(Code::Syntax, Span::new(start, end), message, help);
        self.push(Sign::Bad, start, end);
    }

    /// Brackets as wide as the signs of East Asian writing.
    pub(super) fn wide_bracket(&mut self, sign: char) {
        let start = self.at;
        let end = start + sign.len_utf8();
        let (plain, made) = match sign {
            '（' => ("(", Sign::Open(b'(')),
            '［' => ("[", Sign::Open(b'[')),
            '｛' => ("{", Sign::Open(b'{')),
            '）' => (")", Sign::Close(b')')),
            '］' => ("]", Sign::Close(b']')),
            _ => ("}", Sign::Close(b'}')),
        };
        let help = format!("write `{plain}`");
        self.fault(Code::Syntax, Span::new(start, end), "this is not the bracket of the keyboard", help);
        self.push(made, start, end);
    }

    /// A dash that is longer than a minus, before a number.
    fn dash(&mut self, start: usize, end: usize) {
        let digits = self.text.get(end..).unwrap_or("");
        let length = digits.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(digits.len());
        let number = digits.get(..length).unwrap_or("").to_owned();
        let span = Span::new(start, end + length);
        if number.is_empty() {
            self.fault(Code::Syntax, span, "a dash means nothing here", "take it away");
            return self.push(Sign::Bad, start, end);
        }
        self.fault(Code::BadNumber, span, "a minus is the short dash of the keyboard", format!("write -{number}"));
        self.push(Sign::Bad, start, end + length);
    }

    /// `==`, `=>` or `->`.
    pub(super) fn arrow(&mut self) {
        let (mut start, mut end) = (self.at, self.at + 2);
        let written = Span::new(start, end).of(self.text);
        let (message, equals) = (format!("`{written}` means nothing here"), written == "==");
        let help = if equals {
            "a condition is written `Chosen(\"item\", [\"option\"])` or `Value(\"item\", AtLeast(3))`"
        } else {
            "a colon stands between a name and its value: `\"id\": …`"
        };
        self.fault(Code::Syntax, Span::new(start, end), message, help);
        if equals {
            // What is compared belongs to the same fault.
            let compared = |sign: &Sign| matches!(sign, Sign::Name | Sign::Text(_) | Sign::Number);
            let mut sides: [Option<String>; 2] = [None, None];
            let mut is_number = false;
            if let Some(left) = self.out.pop_if(|last| compared(&last.sign) && last.line == self.line) {
                start = left.span.start;
                sides[0] = Some(left.span.of(self.text).trim_matches('"').to_owned());
                self.fresh |= left.first;
            }
            self.at = end;
            let tokens = self.out.len();
            if self.rest().trim_start_matches(' ').starts_with(|c: char| c == '"' || c.is_alphanumeric()) {
                self.step();
            }
            if self.out.len() > tokens
                && let Some(right) = self.out.pop()
            {
                end = right.span.end;
                is_number = right.sign == Sign::Number;
                sides[1] = Some(right.span.of(self.text).trim_matches('"').to_owned());
            }
            let told = self.faults.iter_mut().rev().find(|fault| fault.message.starts_with("`==`"));
            if let (Some(told), [Some(item), Some(value)]) = (told, sides) {
                let condition = match (is_number, value.as_str()) {
                    (true, number) => format!("Value(\"{item}\", Between({number}, {number}))"),
                    (false, "true") => format!("Chosen(\"{item}\", [\"yes\"])"),
                    (false, "false") => format!("Chosen(\"{item}\", [\"no\"])"),
                    (false, option) => format!("Chosen(\"{item}\", [\"{option}\"])"),
                };
                told.help = Some(format!("write {condition}"));
            }
        }
        self.push(if equals { Sign::Bad } else { Sign::Colon }, start, end);
    }

    pub(super) fn bad(&mut self, c: char) {
        let start = self.at;
        let end = start + c.len_utf8();
        if matches!(c, '–' | '—' | '−') {
            return self.dash(start, end);
        }
        let (message, help) = match c {
            '!' => ("a condition is not turned round by `!`", "write Not(…)"),
            '&' => ("conditions are not joined by `&`", "write All([…, …])"),
            '|' => ("conditions are not joined by `|`", "write Any([…, …])"),
            '=' => ("`=` means nothing here", "a colon stands between a name and its value: `ask: \"…\"`"),
            ';' => ("`;` means nothing here", "a comma stands after each value"),
            '#' => ("`#` means nothing here", "a comment begins with `//`"),
            '/' if self.text.get(..start).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())) => {
                ("`/` means nothing here", "write what comes of it, with a point: 0.333333 for 1/3")
            }
            '/' => ("`/` means nothing here", "a comment begins with `//`"),
            '\\' => ("`\\` means nothing here", "a backslash stands inside of quotes only"),
            '%' => ("`%` means nothing here", "write a share as a part of 1: 0.75 for 75 %"),
            '，' | '、' => ("this is not the comma of the keyboard", "write `,`"),
            '：' => ("this is not the colon of the keyboard", "write `:`"),
            c if is_unseen(c) => {
                ("a sign that cannot be seen stands here", "delete it, and type an ordinary space if one is needed")
            }
            _ => ("", "take it away, or put the text it belongs to in quotes"),
        };
        let message = if message.is_empty() { format!("`{c}` means nothing here") } else { message.to_owned() };
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
