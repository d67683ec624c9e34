//! Brackets: opened, closed, and what was meant where they do not fit.

use super::{
    Fault,
    parse::{MAX_DEPTH, Opened, Parser, partner},
    tokens::{Sign, Token},
};
use crate::diagnostic::Code;

/// Takes the second of two equal opening brackets away, `{{`, as far as more are opened than closed.
pub(super) fn without_doubled(tokens: &mut Vec<Token>, faults: &mut Vec<Fault>) {
    let count = |sign: &Sign| tokens.iter().filter(|token| token.sign == *sign).count();
    let mut spare = [b'(', b'[', b'{'].map(|bracket| {
        let close = Sign::Close(partner(bracket));
        (bracket, count(&Sign::Open(bracket)).saturating_sub(count(&close)))
    });
    let mut at = 1;
    while let Some((before, token)) = tokens.get(at - 1).zip(tokens.get(at)) {
        let (sign, span) = (token.sign.clone(), token.span);
        // The first of two behind a word stands for a parenthesis: `Visible[["a"]`.
        let called = at.checked_sub(2).and_then(|at| tokens.get(at)).is_some_and(|word| word.sign == Sign::Name);
        let doubled = before.sign == sign && before.span.end == span.start && (!called || sign == Sign::Open(b'('));
        let left = spare.iter_mut().find(|(bracket, left)| sign == Sign::Open(*bracket) && *left > 0);
        let Some((_, left)) = left.filter(|_| doubled) else {
            at += 1;
            continue;
        };
        *left -= 1;
        tokens.remove(at);
        let (message, help) = ("there is one bracket too many".to_owned(), Some("take it away".to_owned()));
        faults.push(Fault { code: Code::Syntax, span, message, help, label: None });
    }
}

impl Parser<'_> {
    /// Opens the bracket at hand; nothing if it stands too deep, and is skipped.
    pub(super) fn open(&mut self) -> Option<Opened> {
        let token = self.peek()?;
        let Sign::Open(bracket) = token.sign else { return None };
        let opened = Opened { bracket, span: token.span, indent: token.indent, line: token.line };
        if self.open.len() >= MAX_DEPTH {
            self.fault(
                Code::TooDeep,
                token.span,
                "brackets stand too deep in one another",
                "at most 64 levels are read",
            );
            self.skip_brackets();
            return None;
        }
        self.at += 1;
        self.open.push(opened);
        Some(opened)
    }

    /// The bracket as what it was meant to be, if what closes it is of that kind: it was told already.
    pub(super) fn as_meant(&mut self, opened: Opened, bracket: u8) -> Opened {
        if opened.bracket == bracket || self.close_ahead() != Some(partner(bracket)) {
            return opened;
        }
        let meant = Opened { bracket, ..opened };
        if let Some(last) = self.open.last_mut() {
            *last = meant;
        }
        meant
    }

    pub(super) fn skip_brackets(&mut self) {
        let mut depth = 0_usize;
        while let Some(token) = self.peek() {
            match token.sign {
                Sign::Open(_) => depth += 1,
                Sign::Close(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    /// Whether the bracket at hand ends here: closed, or found to be unclosed.
    ///
    /// Brackets that close nothing are taken on the way.
    pub(super) fn ends(&mut self, opened: Opened) -> bool {
        loop {
            let Some(token) = self.peek() else {
                self.unclosed(opened);
                return true;
            };
            let Sign::Close(close) = token.sign else {
                let dedents = self.careful && self.dedents(opened, token);
                if dedents {
                    self.unclosed(opened);
                }
                return dedents;
            };
            let fits = close == partner(opened.bracket) && !self.belongs_further_out(opened, token);
            if fits && !self.one_too_many(opened, token) {
                self.at += 1;
                self.open.pop();
                return true;
            }
            if self.wrong_close(opened, token, close) {
                return true;
            }
            if self.sign() == Some(&Sign::Comma) {
                self.at += 1;
            }
        }
    }

    /// By the indentation: what stands here is no content of this bracket.
    pub(super) fn dedents(&self, opened: Opened, token: &Token) -> bool {
        let outer = self.open.len().checked_sub(2).and_then(|at| self.open.get(at));
        token.first
            && token.line > opened.line
            && token.indent <= opened.indent
            && outer.is_some_and(|outer| outer.indent < token.indent)
    }

    pub(super) fn wrong_close(&mut self, opened: Opened, token: &Token, close: u8) -> bool {
        self.lost_brackets = true;
        if self.is_wrong_sign() {
            let (open, right) = (char::from(opened.bracket), char::from(partner(opened.bracket)));
            self.push(Fault {
                code: Code::StrayBracket,
                span: token.span,
                message: format!("this `{}` closes the `{open}` opened here", char::from(close)),
                help: Some(format!("write `{right}`")),
                label: Some((opened.span, "opened here".to_owned())),
            });
            self.at += 1;
            self.open.pop();
            return true;
        }
        let extra = close == partner(opened.bracket) && self.one_too_many(opened, token);
        let fits = self.open.iter().rev().skip(1).find(|o| partner(o.bracket) == close && !extra);
        // On one line, or at the same depth: the bracket closes the outer one, and this one was forgotten.
        let meant = fits.is_some_and(|fits| !self.careful || fits.indent == token.indent) && !self.is_one_more(close);
        if meant {
            self.unclosed(opened);
            return true;
        }
        let message = format!("this `{}` closes nothing", char::from(close));
        let help = if extra {
            "take it away: the line after it closes this bracket".to_owned()
        } else {
            format!("take it away; the open bracket here is `{}`", char::from(opened.bracket))
        };
        self.push(Fault {
            code: Code::StrayBracket,
            span: token.span,
            message,
            help: Some(help),
            label: Some((opened.span, "still open".to_owned())),
        });
        self.at += 1;
        false
    }

    pub(super) fn unclosed(&mut self, opened: Opened) {
        self.lost_brackets = true;
        self.open.pop();
        let (open, close) = (char::from(opened.bracket), char::from(partner(opened.bracket)));
        // Where brackets stand too deep, the rest of the file was given up.
        let after_fault = self.faults.iter().any(|f| f.code == Code::TooDeep);
        if after_fault {
            return;
        }
        self.cut_off += usize::from(self.peek().is_none());
        let whole = self.open.is_empty() && self.cut_off == 1;
        let noticed = match self.peek() {
            Some(token) => Some((token.span, format!("`{close}` is missing before this"))),
            None => whole.then(|| (self.before(), format!("`{close}` is missing after this"))),
        };
        self.push(Fault {
            code: Code::OpenBracket,
            span: opened.span,
            message: format!("this `{open}` is not closed"),
            help: Some(format!("close it with `{close}`")),
            label: noticed,
        });
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
