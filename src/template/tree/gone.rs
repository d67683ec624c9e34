//! Lines that are gone whole: `items: {`, `sections: [`, `Section(`, `"id": Kind(`.
//!
//! What such a line opened stands there still, and so does what closes it. The
//! brackets fit only with one more, and the grammar says which line could have
//! opened it; the rest is read as if it was there.

use super::{
    Arg, Call, NAMELESS, Node, NodeKind,
    parse::{Opened, Parser, partner},
    tokens::{Sign, Token},
};
use crate::{
    base::Span,
    diagnostic::Code,
    template::file::{
        Form, called_in, field_of_entries, field_of_list, field_of_record, has_field, holds_maps_of, kind_with,
        kind_with_entries, text_needed,
    },
};

impl Parser<'_> {
    /// Entries or elements in the parentheses of a call, whose line `items: {` or `sections: [` is gone.
    pub(super) fn opening_gone(&mut self, opened: Opened, home: &str, args: &mut Vec<Arg>) -> bool {
        let Some(token) = self.peek().filter(|token| self.may_be_left(token, opened)) else { return false };
        let entries = self.entry_with_id() || self.entry_with_number();
        let elements = token.sign == Sign::Name && self.ahead(1).is_some_and(|next| next.sign == Sign::Open(b'('));
        let bracket = match self.close_more() {
            Some(b'}') if entries => b'{',
            Some(b']') if elements => b'[',
            _ => return false,
        };
        let there: Vec<&str> =
            args.iter().filter_map(|arg| arg.name.as_ref()).map(|(name, _)| name.as_str()).collect();
        let last = args.last().map(|arg| &arg.value.kind);
        let field = if entries {
            let Some(form) = self.form_at(2) else { return false };
            // More entries like those before it: what closed them did so too early.
            if matches!(last, Some(NodeKind::Map(all)) if all.last().and_then(|(_, value)| form_of(value)).is_some_and(|last| last.is_like(form)))
            {
                return false;
            }
            field_of_entries(home, form, &there)
        } else {
            let word = self.words(token);
            if matches!(last, Some(NodeKind::List(all)) if all.last().is_some_and(|last| called(last) == Some(word)))
            {
                return false;
            }
            field_of_list(home, word, &there)
        };
        self.line_gone(token, &format!("{}: {}", field.unwrap_or("name"), char::from(bracket)));
        let inner = self.inner(opened, bracket);
        let arg = match field {
            Some(field) => Arg { name: Some((field.to_owned(), inner.span)), value: inner },
            // What it was is not known: nothing is said of what is in it.
            None => {
                self.take_one_more();
                Arg { name: None, value: self.given_up(inner.span.start) }
            }
        };
        args.push(arg);
        true
    }

    /// Fields in the parentheses of a call that belong into another in it: `short: Short(` is gone.
    pub(super) fn record_gone(&mut self, opened: Opened, home: &str, args: &mut Vec<Arg>) -> bool {
        let here = self.peek().filter(|token| self.may_be_left(token, opened) && token.sign == Sign::Name);
        let Some(token) = here else { return false };
        if !self.colon_follows() || self.close_more() != Some(b')') {
            return false;
        }
        let there: Vec<&str> =
            args.iter().filter_map(|arg| arg.name.as_ref()).map(|(name, _)| name.as_str()).collect();
        let word = self.words(token);
        if !there.contains(&word) && has_field(home, word) {
            return false;
        }
        let Some((field, name)) = field_of_record(home, &self.fields_ahead(), &there) else { return false };
        self.line_gone(token, &format!("{field}: {name}("));
        let start = Span::new(token.span.start, token.span.start);
        let value = self.fields_to_close(name.to_owned(), start);
        if self.sign() == Some(&Sign::Comma) {
            self.at += 1;
        }
        args.push(Arg { name: Some((field.to_owned(), start)), value });
        true
    }

    /// Words that stand in no quotes, line after line: the line with the quote that opens them is gone.
    pub(super) fn text_gone(&mut self, home: &str, args: &mut Vec<Arg>) -> bool {
        let Some(token) = self.peek().filter(|token| token.first && token.sign == Sign::Name) else { return false };
        let line = self.tokens.get(self.at..).unwrap_or_default();
        let line = || line.iter().take_while(|next| next.line == token.line);
        let wordy = line().zip(line().skip(1)).any(|(one, next)| one.sign == Sign::Name && next.sign == Sign::Name);
        if !self.may_guess() || !wordy || self.begins_entry() || has_field(home, self.words(token)) {
            return false;
        }
        let start = token.span;
        while self
            .peek()
            .is_some_and(|next| !next.first || !self.begins_entry() && !matches!(next.sign, Sign::Close(_)))
        {
            self.at += 1;
        }
        let there: Vec<&str> =
            args.iter().filter_map(|arg| arg.name.as_ref()).map(|(name, _)| name.as_str()).collect();
        let field = text_needed(home, &there).unwrap_or("about");
        let message = "a line before this is missing: the one with the quote that opens this text";
        self.fault(Code::Syntax, start, message, format!("write a line such as `{field}: \"` before it"));
        let end = self.peek().map_or(self.text.len(), |next| next.span.start);
        self.told.push(Span::new(start.start, end));
        let name = has_field(home, field).then(|| (field.to_owned(), Span::new(start.start, start.start)));
        args.push(Arg { name, value: self.given_up(start.start) });
        true
    }

    /// Entries in a map of maps or lists, whose line `"id": {` is gone.
    pub(super) fn map_gone(&mut self, opened: Opened, holder: Option<&str>) -> Option<(Node, Node)> {
        let token = self.peek().filter(|token| self.may_be_left(token, opened) && self.entry_with_id())?;
        if !holds_maps_of(holder?, self.form_at(2)?) || self.close_more() != Some(b'}') {
            return None;
        }
        self.line_gone(token, "\"id\": {");
        let inner = self.inner(opened, b'{');
        Some((Self::no_key(inner.span), inner))
    }

    /// What stands two brackets deeper, `"id": Ratings(…, statements: {`, the line with both being gone.
    pub(super) fn both_gone(&mut self, opened: Opened, holder: Option<&str>) -> Option<Node> {
        let token = self.peek().filter(|token| self.may_be_left(token, opened))?;
        let entries = self.entry_with_id() || self.entry_with_number();
        let bracket = if entries { b'{' } else { b'[' };
        let deeper = self.fits_with(&[b'(', bracket]);
        if self.close_ahead() != Some(partner(bracket))
            || deeper <= self.fits_with(&[])
            || deeper <= self.fits_with(&[bracket])
        {
            return None;
        }
        let called = called_in(holder?);
        let line = if entries {
            let form = self.form_at(2)?;
            let own = opened.bracket == b'{' && (called.is_none() && form.is_question() || form.is_called(called));
            let (name, field) = called.map_or_else(
                || kind_with_entries(form),
                |name| field_of_entries(name, form, &[]).map(|field| (name, field)),
            )?;
            let key = if opened.bracket == b'{' { "\"id\": " } else { "" };
            (!own).then(|| format!("{key}{name}(…, {field}: {{"))?
        } else {
            let word = self.words(token);
            let is_call = token.sign == Sign::Name && self.ahead(1).is_some_and(|next| next.sign == Sign::Open(b'('));
            let name = called.filter(|name| is_call && *name != word)?;
            format!("{name}(…, {}: [", field_of_list(name, word, &[])?)
        };
        self.line_gone(token, &line);
        let start = token.span.start;
        self.open.push(Opened { bracket: b'(', ..opened });
        self.inner(opened, bracket);
        while self.sign() == Some(&Sign::Name) && self.colon_follows() {
            self.arg(false);
            self.comma(opened);
        }
        self.open.pop();
        self.take_close(b')');
        Some(self.given_up(start))
    }

    /// What stands in a bracket that was not opened, and what closes it.
    fn inner(&mut self, opened: Opened, bracket: u8) -> Node {
        let start = self.peek().map_or(0, |token| token.span.start);
        self.open.push(Opened { bracket, ..opened });
        let kind = if bracket == b'{' {
            let mut all = Vec::new();
            while self.entry_with_id() || self.entry_with_number() {
                all.push(self.entry());
                self.comma(opened);
            }
            NodeKind::Map(all)
        } else {
            let mut all = Vec::new();
            while self.peek().is_some_and(|next| !matches!(next.sign, Sign::Close(_))) && !self.begins_entry() {
                all.push(self.value());
                self.comma(opened);
            }
            NodeKind::List(all)
        };
        self.open.pop();
        self.take_close(partner(bracket));
        Node { span: Span::new(start, self.before().end), kind }
    }

    /// Takes a parenthesis that only the lost line could have opened.
    fn take_one_more(&mut self) {
        let open: Vec<u8> = self.open.iter().map(|open| open.bracket).collect();
        let without = open.split_last().map(|(_, outer)| outer.to_vec()).unwrap_or_default();
        if self.sign() == Some(&Sign::Close(b')'))
            && self.fits_until(open, self.at + 1) > self.fits_until(without, self.at + 1)
        {
            self.take_close(b')');
        }
    }

    /// How far the brackets fit with these open, too.
    fn fits_with(&self, more: &[u8]) -> usize {
        let open = self.open.iter().map(|open| open.bracket).chain(more.iter().copied());
        self.fits_until(open.collect(), self.at)
    }

    /// A stretch of which enough is said.
    fn given_up(&self, start: usize) -> Node {
        Node { span: Span::new(start, self.before().end.max(start)), kind: NodeKind::Fault }
    }

    /// Fields among the entries of a map, or in a list, whose line `"id": Kind(` or `Section(` is gone.
    pub(super) fn call_gone(&mut self, opened: Opened, holder: Option<&str>, last: Option<&Node>) -> Option<Node> {
        let token = self.peek().filter(|token| self.may_be_left(token, opened) && token.sign == Sign::Name)?;
        if !self.colon_follows() || self.close_more() != Some(b')') {
            return None;
        }
        let fields = self.fields_ahead();
        let last = last.and_then(|last| match &last.kind {
            NodeKind::Call(call) => Some(call),
            _ => None,
        });
        let has = |call: &Call, field: &&str| {
            call.args.iter().any(|arg| arg.name.as_ref().is_some_and(|(name, _)| name == field))
        };
        // Other fields of the same: what closed it did so too early.
        let after = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let follows = after.is_some_and(|before| !matches!(before.sign, Sign::Open(_)));
        if follows && last.is_some_and(|call| !fields.iter().any(|field| has(call, field))) {
            return None;
        }
        let name = holder.and_then(called_in).or_else(|| kind_with(&fields)).unwrap_or_default();
        let line = match (opened.bracket, name) {
            (b'[', name) => format!("{name}("),
            (_, "") => "\"id\": Kind(".to_owned(),
            (_, name) => format!("\"id\": {name}("),
        };
        self.line_gone(token, &line);
        let node = self.fields_to_close(name.to_owned(), Span::new(token.span.start, token.span.start));
        Some(if name.is_empty() { Node { span: node.span, kind: NodeKind::Fault } } else { node })
    }

    /// A key for an entry whose id is gone: one that nobody can write.
    pub(super) fn no_key(at: Span) -> Node {
        Node { span: Span::new(at.start, at.start), kind: NodeKind::Text(format!("{NAMELESS}{}", at.start)) }
    }

    /// Whether what stands here can be what is left of something: a line of its own, further in than
    /// what is open, and so is the line that closes it.
    fn may_be_left(&self, token: &Token, opened: Opened) -> bool {
        let inside = |line: &Token| !line.first || line.indent > opened.indent;
        self.may_guess() && token.first && inside(token) && self.closing_ahead().is_some_and(inside)
    }

    /// What closes something opened before, next from here on.
    pub(super) fn closing_ahead(&self) -> Option<&Token> {
        let mut depth = 0_usize;
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        rest.iter().take(super::lost::LOOK_AHEAD).find(|token| match token.sign {
            Sign::Open(_) => {
                depth += 1;
                false
            }
            Sign::Close(_) if depth == 0 => true,
            Sign::Close(_) => {
                depth -= 1;
                false
            }
            _ => false,
        })
    }

    fn line_gone(&mut self, token: &Token, line: &str) {
        self.lost_brackets = true;
        let message = "a line before this is missing: the one that opens what is closed further down";
        self.fault(Code::Syntax, token.span, message, format!("write a line such as `{line}` before it"));
    }

    /// The names of the fields here, up to what closes them.
    fn fields_ahead(&self) -> Vec<&str> {
        let (mut depth, mut fields) = (0_usize, Vec::new());
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        for (token, next) in rest.iter().zip(rest.iter().skip(1)).take(super::lost::LOOK_AHEAD) {
            match token.sign {
                Sign::Open(_) => depth += 1,
                Sign::Close(_) if depth == 0 => break,
                Sign::Close(_) => depth -= 1,
                Sign::Name if depth == 0 && next.sign == Sign::Colon => fields.push(self.words(token)),
                _ => {}
            }
        }
        fields
    }

    /// The form of the value that begins so many tokens ahead.
    fn form_at(&self, by: usize) -> Option<Form<'_>> {
        let called = |by: usize| {
            let next = self.ahead(by + 1).is_some_and(|next| next.sign == Sign::Open(b'('));
            self.ahead(by).filter(|token| next && token.sign == Sign::Name).map(|token| self.words(token))
        };
        match self.ahead(by)?.sign {
            Sign::Text(_) => Some(Form::Text),
            Sign::Number => Some(Form::Number),
            Sign::Open(b'{') => Some(Form::Map(called(by + 3))),
            Sign::Name => called(by).map(Form::Called),
            _ => None,
        }
    }
}

fn form_of(node: &Node) -> Option<Form<'_>> {
    match &node.kind {
        NodeKind::Text(_) => Some(Form::Text),
        NodeKind::Number(_) => Some(Form::Number),
        NodeKind::Call(call) => Some(Form::Called(&call.name)),
        NodeKind::Map(all) => Some(Form::Map(all.first().and_then(|(_, value)| called(value)))),
        _ => None,
    }
}

fn called(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Call(call) => Some(&call.name),
        _ => None,
    }
}
