//! Brackets that were forgotten, closed too early, or closed by the wrong sign.
//!
//! What follows tells what was meant: an entry with an id among the fields of a
//! `Section(…)` belongs to the braces that closed just before it; entries after
//! a name and a colon lack the brace that should open them. Each is reported
//! once, where the fault is, and read as what was meant.

use super::{
    Arg, Call, Fault, Node, NodeKind,
    parse::{MAX_DEPTH, Opened, Parser, partner},
    tokens::{Sign, Token},
};
use crate::{base::Span, diagnostic::Code, template::file};

/// How many tokens are looked at to see what brackets would fit.
pub(super) const LOOK_AHEAD: usize = 4_000;

/// After so many faults nothing is guessed any more.
const MOST_GUESSED: usize = 60;

impl Parser<'_> {
    /// Whether it is worth while to find out what was meant: not in a file that is faulty all over.
    pub(super) fn may_guess(&self) -> bool {
        self.guess && self.faults.len() < MOST_GUESSED
    }

    /// Whether `"id":` stands here.
    pub(super) fn entry_with_id(&self) -> bool {
        matches!(self.sign(), Some(Sign::Text(_))) && self.colon_follows()
    }

    /// Whether `1:` stands here.
    pub(super) fn entry_with_number(&self) -> bool {
        matches!(self.sign(), Some(Sign::Number)) && self.colon_follows()
    }

    /// The first bracket from here on that closes something opened before.
    pub(super) fn close_ahead(&self) -> Option<u8> {
        self.closing_ahead().and_then(|token| match token.sign {
            Sign::Close(close) => Some(close),
            _ => None,
        })
    }

    /// How far the brackets fit from a token on, if these are open.
    pub(super) fn fits_until(&self, mut open: Vec<u8>, from: usize) -> usize {
        for (at, token) in self.tokens.iter().enumerate().skip(from).take(LOOK_AHEAD) {
            match token.sign {
                Sign::Open(bracket) => open.push(bracket),
                Sign::Close(close) if open.pop().is_none_or(|bracket| partner(bracket) != close) => return at,
                _ => {}
            }
        }
        if open.is_empty() || from + LOOK_AHEAD < self.tokens.len() { usize::MAX } else { self.tokens.len() }
    }

    /// Whether the rest of the line after the token here closes what was opened on it, and no more.
    fn line_fits(&self, open: &[u8]) -> bool {
        let Some(here) = self.peek() else { return false };
        let before = self.open.iter().filter(|open| open.line != here.line).count();
        let mut open = open.to_vec();
        for token in self.tokens.iter().skip(self.at + 1).take_while(|token| token.line == here.line) {
            match token.sign {
                Sign::Open(bracket) => open.push(bracket),
                Sign::Close(close) if open.pop().is_none_or(|bracket| partner(bracket) != close) => return false,
                _ => {}
            }
        }
        let opened_here = self.open.last().is_some_and(|open| open.line == here.line);
        opened_here && open.len() == before
    }

    /// Whether the bracket here is only the wrong sign for closing what is open: `{ … )`.
    pub(super) fn is_wrong_sign(&self) -> bool {
        let open: Vec<u8> = self.open.iter().map(|open| open.bracket).collect();
        let (Some((_, inner)), Some(Sign::Close(close))) = (open.split_last(), self.sign()) else { return false };
        if !self.may_guess() || self.open.last().is_some_and(|open| partner(open.bracket) == *close) {
            return false;
        }
        let rest = inner.split_last().filter(|(outer, _)| partner(**outer) == *close).map(|(_, rest)| rest);
        if self.line_fits(inner) && !self.line_fits(&open) && !rest.is_some_and(|rest| self.line_fits(rest)) {
            return true;
        }
        let meant = self.fits_until(inner.to_vec(), self.at + 1);
        let stray = self.fits_until(open.clone(), self.at + 1);
        meant > stray && meant > rest.map_or(0, |rest| self.fits_until(rest.to_vec(), self.at + 1))
    }

    /// Whether the file is whole without the bracket that closes here, and is not if it closes what fits it.
    pub(super) fn is_one_more(&self, close: u8) -> bool {
        if !self.may_guess() {
            return false;
        }
        let open: Vec<u8> = self.open.iter().map(|open| open.bracket).collect();
        let fits = open.iter().rposition(|bracket| partner(*bracket) == close);
        let outer = fits.map(|at| open.iter().take(at).copied().collect());
        self.fits_until(open, self.at + 1) == usize::MAX
            && outer.is_some_and(|outer| self.fits_until(outer, self.at + 1) != usize::MAX)
    }

    /// Entries or values after a bracket that closed too early, in the parentheses of a call.
    pub(super) fn late_in_call(&mut self, opened: Opened, args: &mut [Arg]) -> bool {
        let Some(Arg { name: Some((name, _)), value }) = args.last_mut() else { return false };
        let Some((close, comma)) = self.closed_before().filter(|_| self.may_guess()) else { return false };
        let what = format!("`{name}`");
        match &mut value.kind {
            NodeKind::Map(all) if close.sign == Sign::Close(b'}') && self.entry_with_id() => {
                self.too_early(close.span, &what, "an id", self.close_ahead() == Some(b'}'));
                while self.entry_with_id() {
                    all.push(self.entry());
                    self.comma(opened);
                }
                self.take_close(b'}');
            }
            NodeKind::List(all)
                if close.sign == Sign::Close(b']')
                    && comma
                    && !self.begins_entry()
                    && self.close_ahead() == Some(b']') =>
            {
                self.too_early(close.span, &what, "more of it", true);
                while self.peek().is_some_and(|next| !matches!(next.sign, Sign::Close(_))) && !self.begins_entry() {
                    all.push(self.value());
                    self.comma(opened);
                }
                self.take_close(b']');
            }
            _ => return false,
        }
        value.span = Span::new(value.span.start, self.before().end.max(value.span.end));
        true
    }

    /// Fields after a parenthesis that closed too early, among entries or in a list.
    pub(super) fn late_fields(&mut self, opened: Opened, last: Option<&mut Node>) -> bool {
        let named = self.sign() == Some(&Sign::Name) && self.colon_follows();
        let Some(Node { span, kind: NodeKind::Call(call) }) = last.filter(|_| named) else { return false };
        let Some((close, _)) = self.closed_before().filter(|_| self.may_guess()) else { return false };
        let fields = call.args.iter().all(|arg| arg.name.is_some());
        if close.sign != Sign::Close(b')') || !fields || self.close_ahead() != Some(b')') {
            return false;
        }
        self.too_early(close.span, &format!("`{}(`", call.name), "a field", true);
        while self.sign() == Some(&Sign::Name) && self.colon_follows() {
            let arg = self.arg(false);
            call.args.push(arg);
            self.comma(opened);
        }
        self.take_close(b')');
        *span = Span::new(span.start, self.before().end.max(span.end));
        true
    }

    /// The bracket that closed just before this, and whether a comma stands between.
    fn closed_before(&self) -> Option<(Token, bool)> {
        let before = |by: usize| self.at.checked_sub(by).and_then(|at| self.tokens.get(at));
        let last = before(1)?;
        let (close, comma) = if last.sign == Sign::Comma { (before(2)?, true) } else { (last, false) };
        matches!(close.sign, Sign::Close(_)).then(|| (close.clone(), comma))
    }

    fn too_early(&mut self, close: Span, what: &str, follows: &str, closed_later: bool) {
        let label = self.peek().map(|token| (token.span, "this belongs into it too".to_owned()));
        let help = if closed_later {
            "take it away: what it should close is closed further down"
        } else {
            "move it behind what follows"
        };
        let written = close.of(self.text);
        self.push(Fault {
            code: Code::StrayBracket,
            span: close,
            message: format!("this `{written}` closes {what} too early: {follows} follows"),
            help: Some(help.to_owned()),
            label,
        });
    }

    /// Takes the bracket that closes what was read on with, and the comma after it.
    pub(super) fn take_close(&mut self, close: u8) {
        if self.sign() == Some(&Sign::Close(close)) {
            self.at += 1;
            if self.sign() == Some(&Sign::Comma) {
                self.at += 1;
            }
        }
    }

    /// The value after a colon whose opening bracket was forgotten.
    pub(super) fn without_opening(&mut self, opened: Option<Opened>) -> Option<Node> {
        if self.open.len() >= MAX_DEPTH || !self.may_guess() {
            return None;
        }
        let opened = opened?;
        let token = self.peek()?;
        let start = token.span.start;
        let deeper = token.first && token.indent > opened.indent;
        let name = self.at.checked_sub(2).and_then(|at| self.tokens.get(at))?;
        if (self.entry_with_id() || self.entry_with_number())
            && (opened.bracket == b'(' || !token.first || deeper && self.one_close_more())
        {
            self.lost_opening(name, '{');
            self.open.push(Opened { bracket: b'{', ..opened });
            let mut all = Vec::new();
            while self.entry_with_id() || self.entry_with_number() {
                all.push(self.entry());
                self.comma(opened);
            }
            self.open.pop();
            if self.sign() == Some(&Sign::Close(b'}')) {
                self.at += 1;
            }
            return Some(Node { span: Span::new(start, self.before().end), kind: NodeKind::Map(all) });
        }
        let listed = opened.bracket == b'(' && name.sign == Sign::Name && file::holds_a_list(self.words(name));
        let begins = matches!(token.sign, Sign::Text(_) | Sign::Name) && !self.begins_entry();
        if listed && begins && self.close_ahead() == Some(b']') && self.one_close_more() {
            self.lost_opening(name, '[');
            return Some(self.rest_of_list(start));
        }
        None
    }

    /// Whether the parenthesis of a call was closed before what stands here, and its sign is lost:
    /// something with a name or an id follows after values that have none, or more than it takes.
    pub(super) fn closes_unseen(&self, name: &str, values: usize) -> bool {
        let entry = self.entry_with_id() && self.open_outside(b'{')
            || self.sign() == Some(&Sign::Name) && self.colon_follows();
        let too_many = file::values_of(name).is_some_and(|count| values >= count);
        if !self.may_guess() || !(entry || too_many) {
            return false;
        }
        let open: Vec<u8> = self.open.iter().map(|open| open.bracket).collect();
        let Some((_, outer)) = open.split_last() else { return false };
        self.fits_until(outer.to_vec(), self.at) > self.fits_until(open.clone(), self.at)
    }

    /// The list that a word such as `Chosen` takes in this place, its opening bracket forgotten.
    pub(super) fn list_without_opening(&mut self, name: &str, values: usize) -> Option<Node> {
        let token = self.peek()?;
        if !self.may_guess()
            || !matches!(token.sign, Sign::Text(_) | Sign::Name)
            || !file::takes_list_at(name, values)
        {
            return None;
        }
        if self.close_more() != Some(b']') {
            return None;
        }
        let message = "a `[` is missing before this";
        self.fault(Code::Syntax, token.span, message, format!("write `[{}`", token.span.of(self.text)));
        Some(self.rest_of_list(token.span.start))
    }

    /// The elements of a list whose bracket is not there, to the one that closes it.
    fn rest_of_list(&mut self, start: usize) -> Node {
        let opened = self.open.last().copied().map(|opened| Opened { bracket: b'[', ..opened });
        let mut all = Vec::new();
        if let Some(opened) = opened {
            self.open.push(opened);
            while self.peek().is_some_and(|next| !matches!(next.sign, Sign::Close(_))) && !self.begins_entry() {
                all.push(self.value());
                self.comma(opened);
            }
            self.open.pop();
        }
        if self.sign() == Some(&Sign::Close(b']')) {
            self.at += 1;
        }
        Node { span: Span::new(start, self.before().end), kind: NodeKind::List(all) }
    }

    /// The bracket that closes next, if the brackets fit only when one more of its kind was open here.
    pub(super) fn close_more(&self) -> Option<u8> {
        self.close_ahead().filter(|_| self.one_close_more())
    }

    /// Whether the brackets fit only if one more was open here.
    fn one_close_more(&self) -> bool {
        let Some(close) = self.close_ahead() else { return false };
        let open: Vec<u8> = self.open.iter().map(|open| open.bracket).collect();
        let with = match close {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        let more: Vec<u8> = open.iter().copied().chain([with]).collect();
        self.fits_until(more, self.at) > self.fits_until(open, self.at)
    }

    fn lost_opening(&mut self, name: &Token, bracket: char) {
        let span = name.span.to(self.before());
        let message = format!("a `{bracket}` is missing after this");
        let help = format!("write `{} {bracket}`", span.of(self.text));
        self.fault(Code::Syntax, span, message, help);
    }

    /// Whether the fields or values of a kind follow without the parenthesis before them.
    pub(super) fn lost_parenthesis(&self, token: &Token) -> bool {
        let kind = token.span.of(self.text).starts_with(|c: char| c.is_ascii_uppercase());
        if !kind || self.open.len() >= MAX_DEPTH || !self.may_guess() {
            return false;
        }
        let Some(next) = self.peek() else { return false };
        let fields = next.sign == Sign::Name && self.colon_follows();
        let values = !next.first && matches!(next.sign, Sign::Text(_) | Sign::Number) && !self.colon_follows();
        let in_call = self.open.last().is_some_and(|open| open.bracket == b'(');
        // Where fields stand anyway, only the line tells whose they are.
        ((fields && (!next.first || !in_call)) || values) && self.close_ahead() == Some(b')') && self.one_close_more()
    }

    pub(super) fn call_without_parenthesis(&mut self, name: String, name_span: Span) -> Node {
        let message = format!("a `(` is missing after `{name}`");
        self.fault(Code::Syntax, name_span, message, format!("write `{name}(`"));
        self.fields_to_close(name, name_span)
    }

    /// What stands in parentheses whose opening sign is not there, to the one that closes them.
    pub(super) fn fields_to_close(&mut self, name: String, name_span: Span) -> Node {
        let indent = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.indent);
        let line = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.line);
        let opened = Opened { bracket: b'(', span: name_span, indent, line };
        self.open.push(opened);
        let (mut args, mut positional) = (Vec::new(), false);
        while !self.ends(opened) {
            if self.peek().is_some() {
                let arg = self.arg(positional);
                positional |= arg.name.is_none();
                args.push(arg);
                self.comma(opened);
            }
        }
        let span = Span::new(name_span.start, self.before().end.max(name_span.end));
        Node { span, kind: NodeKind::Call(Call { name, name_span, args }) }
    }

    /// `2,5` for 2.5 after a colon, where no second value could stand.
    pub(super) fn decimal_comma(&mut self) -> Option<Node> {
        let (whole, comma, part) = (self.peek()?, self.ahead(1)?, self.ahead(2)?);
        let adjacent = whole.span.end == comma.span.start && comma.span.end == part.span.start;
        let signs = (&whole.sign, &comma.sign, &part.sign) == (&Sign::Number, &Sign::Comma, &Sign::Number);
        let digits = part.span.of(self.text).bytes().all(|b| b.is_ascii_digit());
        if !adjacent || !signs || !digits || self.ahead(3).is_some_and(|next| next.sign == Sign::Colon) {
            return None;
        }
        let written = format!("{}.{}", whole.span.of(self.text), part.span.of(self.text));
        let span = whole.span.to(part.span);
        self.fault(Code::BadNumber, span, "a number has a point, never a comma", format!("write {written}"));
        self.at += 3;
        Some(Node { span, kind: NodeKind::Number(written) })
    }
}
