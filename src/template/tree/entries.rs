//! Entries of a bracket: a name or an id, a colon, a value, a comma.

use super::{
    Arg, Fault, NAMELESS, Node, NodeKind,
    parse::{Opened, Parser},
    tokens::{Sign, Token},
};
use crate::{base::Span, diagnostic::Code, template::file};

impl Parser<'_> {
    /// After an element: takes the comma, or says that it is missing.
    pub(super) fn comma(&mut self, opened: Opened) {
        let Some(token) = self.peek() else { return };
        match token.sign {
            Sign::Comma => {
                self.at += 1;
                // By the indentation, the next comma may follow a bracket whose close is lost.
                let further_out = |p: &Self, next: &Token| p.careful && p.dedents(opened, next);
                while let Some(next) = self.peek().filter(|t| t.sign == Sign::Comma && !further_out(self, t)) {
                    self.fault(Code::Syntax, next.span, "there is one comma too many", "take it away");
                    self.at += 1;
                }
            }
            Sign::Close(_) => {}
            Sign::Colon => {
                let help = "entries with a name or an id stand in `(…)` or `{…}`";
                self.fault(Code::Syntax, token.span, "this `:` has no place here", help);
                self.skip_to_next();
            }
            _ => {
                let open_quote = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|t| t.open);
                let after_comma =
                    self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|t| t.sign == Sign::Comma);
                if after_comma {
                    // The entry before it was a bracket that nobody closed.
                    return;
                }
                let bad = matches!(token.sign, Sign::Bad)
                    || self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|t| t.sign == Sign::Bad);
                if self.careful && self.dedents(opened, token) {
                    return;
                }
                if bad || self.joining_word(token) {
                    self.skip_to_next();
                } else if !open_quote {
                    let before = self.before();
                    let span = Span::new(before.end.saturating_sub(1).max(before.start), before.end);
                    self.push(Fault {
                        code: Code::MissingComma,
                        span,
                        message: "a comma is missing after this".to_owned(),
                        help: Some("write `,` between two entries".to_owned()),
                        label: None,
                    });
                }
            }
        }
    }

    /// A line of plain words where an entry would begin: told once, and left out.
    pub(super) fn stray_words(&mut self) -> bool {
        let Some(first) = self.peek().filter(|token| self.guess && token.first && token.sign == Sign::Name) else {
            return false;
        };
        if file::is_field(self.words(first)) || file::is_call(self.words(first)) {
            return false;
        }
        let rest = self.tokens.get(self.at..).unwrap_or_default();
        let line: Vec<&Token> = rest.iter().take_while(|token| token.line == first.line).collect();
        let plain = |token: &&Token| {
            matches!(token.sign, Sign::Name | Sign::Number | Sign::Comma | Sign::Bad | Sign::Char(_))
        };
        let words = line.iter().filter(|token| token.sign == Sign::Name).count();
        if words < 3 || !line.iter().all(plain) {
            return false;
        }
        let span = first.span.to(line.last().map_or(first.span, |last| last.span));
        self.told.push(span);
        let help = "a comment begins with `//`, and a text stands in quotes";
        self.fault(Code::Syntax, span, "these words are no part of a template", help);
        self.at += line.len();
        true
    }

    /// Skips what could not be read, to where the next entry may begin.
    pub(super) fn skip_to_next(&mut self) {
        while let Some(token) = self.peek() {
            match token.sign {
                Sign::Comma => {
                    self.at += 1;
                    return;
                }
                Sign::Close(_) => return,
                Sign::Open(_) => self.skip_brackets(),
                _ if token.first && self.begins_entry() => return,
                _ => self.at += 1,
            }
        }
    }

    /// Whether `"id":` or `name:` stands here.
    pub(super) fn begins_entry(&self) -> bool {
        matches!(self.sign(), Some(Sign::Text(_) | Sign::Name)) && self.colon_follows()
    }

    pub(super) fn colon_follows(&self) -> bool {
        self.ahead(1).is_some_and(|next| next.sign == Sign::Colon)
    }

    /// Whether a bracket of this kind is open further out.
    pub(super) fn open_outside(&self, bracket: u8) -> bool {
        self.open.iter().rev().skip(1).any(|o| o.bracket == bracket)
    }

    pub(super) fn arg(&mut self, positional: bool) -> Arg {
        let Some(token) = self.peek() else { return Arg { name: None, value: self.value() } };
        if self.colon_follows() && matches!(token.sign, Sign::Name | Sign::Text(_)) {
            let name = match &token.sign {
                Sign::Text(_) => {
                    let words = self.said(token);
                    let help = format!("write `{words}: …`");
                    self.fault(Code::Syntax, token.span, "the name of a field stands without quotes", help);
                    words.to_owned()
                }
                _ => self.named(token),
            };
            self.at += 2;
            return Arg { name: Some((name, token.span)), value: self.entry_value() };
        }
        let value_follows = self.ahead(1).is_some_and(|next| {
            !next.first && matches!(next.sign, Sign::Text(_) | Sign::Number | Sign::Name | Sign::Open(b'[' | b'{'))
        });
        if token.sign == Sign::Name && value_follows && !positional {
            let name = self.words(token).to_owned();
            let help = format!("write `{name}: …`");
            let end = token.span.end;
            self.fault(
                Code::MissingColon,
                Span::new(token.span.start, end),
                format!("a colon is missing after `{name}`"),
                help,
            );
            self.at += 1;
            return Arg { name: Some((name, token.span)), value: self.value() };
        }
        Arg { name: None, value: self.value() }
    }

    /// The value after a colon.
    pub(super) fn entry_value(&mut self) -> Node {
        while let Some(next) = self.peek().filter(|next| next.sign == Sign::Colon) {
            self.fault(Code::Syntax, next.span, "there is one colon too many", "take it away");
            self.at += 1;
        }
        let before = self.before();
        if let Some(node) = self.decimal_comma() {
            return node;
        }
        if let Some(node) = self.without_opening(self.open.last().copied()) {
            return node;
        }
        let missing = match self.peek() {
            None => true,
            Some(token) => matches!(token.sign, Sign::Comma | Sign::Close(_)) || (token.first && self.begins_entry()),
        };
        if missing {
            self.fault(
                Code::Syntax,
                before,
                "a value is missing after this",
                "write the value, or leave the name out too",
            );
            return Node { span: before, kind: NodeKind::Fault };
        }
        self.value()
    }

    pub(super) fn entry(&mut self) -> (Node, Node) {
        let key = self.value();
        self.entry_of(key)
    }

    pub(super) fn entry_of(&mut self, key: Node) -> (Node, Node) {
        if self.sign() == Some(&Sign::Colon) {
            self.at += 1;
            return (key, self.entry_value());
        }
        let fault = Node { span: key.span, kind: NodeKind::Fault };
        if matches!(key.kind, NodeKind::Fault) {
            self.skip_to_next_keep_comma();
            return (key, fault);
        }
        if let NodeKind::Call(call) = &key.kind
            && !call.name.is_empty()
        {
            let help = format!("write `\"id\": {}(…)`", call.name);
            self.fault(Code::Syntax, call.name_span, "an id is missing before this", help);
            // It is read on under an id that nobody can write.
            let made_up = NodeKind::Text(format!("{NAMELESS}{}", key.span.start));
            return (Node { span: call.name_span, kind: made_up }, key);
        }
        if let NodeKind::Text(words) = &key.kind
            && let Some(id) = words.strip_suffix(':')
        {
            self.fault(
                Code::MissingColon,
                key.span,
                "the colon stands behind the quotes",
                format!("write \"{id}\":"),
            );
            let named = Node { span: key.span, kind: NodeKind::Text(id.to_owned()) };
            let follows = self.peek().is_some_and(|t| !matches!(t.sign, Sign::Comma | Sign::Close(_)));
            return (named, if follows { self.value() } else { fault });
        }
        let help = "an entry is an id and what it is: `\"id\": …`";
        let value_follows = self
            .peek()
            .is_some_and(|t| !t.first && matches!(t.sign, Sign::Text(_) | Sign::Number | Sign::Name | Sign::Open(_)));
        self.fault(Code::MissingColon, key.span, "a colon is missing after this", help);
        let value = if value_follows { self.value() } else { fault };
        (key, value)
    }

    pub(super) fn skip_to_next_keep_comma(&mut self) {
        while let Some(token) = self.peek() {
            match token.sign {
                Sign::Comma | Sign::Close(_) => return,
                Sign::Open(_) => self.skip_brackets(),
                _ if token.first && self.begins_entry() => return,
                _ => self.at += 1,
            }
        }
    }
}
