//! From tokens to the tree, going on after every fault.
//!
//! A file is read plainly first. Only if its brackets do not fit is it read
//! again with an eye on the author's indentation, which then says best where
//! the missing bracket belongs; a file without fault never depends on it.

use crate::{base::Span, diagnostic::Code};

use super::{
    Arg, Call, Fault, Node, NodeKind, Tree,
    tokens::{Sign, Token, tokens},
};

/// The deepest nesting of brackets.
pub(super) const MAX_DEPTH: usize = 64;

/// Reads a text as one RON value.
pub(super) fn parse(text: &str) -> (Tree, Vec<Fault>) {
    let mut signs = Vec::new();
    let tokens = tokens(text, &mut signs);
    let plain = Parser::run(text, &tokens, false);
    let mut done = if plain.lost_brackets { Parser::run(text, &tokens, true) } else { plain };
    // An open comment has swallowed what closes the brackets before it.
    if signs.iter().any(|fault| fault.code == Code::OpenBracket) {
        done.faults.retain(|fault| fault.code != Code::OpenBracket);
    }
    signs.retain(|fault| !done.told.iter().any(|told| told.start <= fault.span.start && fault.span.end <= told.end));
    signs.append(&mut done.faults);
    signs.sort_by_key(|fault| (fault.span.start, fault.span.end));
    (Tree { root: done.root, whole: done.cut_off < 2 }, signs)
}

struct Done {
    root: Node,
    faults: Vec<Fault>,
    /// Stretches of which enough is said, whatever their signs are.
    told: Vec<Span>,
    lost_brackets: bool,
    /// How many brackets are open where the text ends.
    cut_off: usize,
}

/// An opened bracket.
#[derive(Clone, Copy)]
pub(super) struct Opened {
    pub(super) bracket: u8,
    pub(super) span: Span,
    pub(super) indent: usize,
    pub(super) line: usize,
}

pub(super) struct Parser<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) at: usize,
    pub(super) open: Vec<Opened>,
    faults: Vec<Fault>,
    /// Whether indentation tells where a bracket is missing.
    pub(super) careful: bool,
    pub(super) told: Vec<Span>,
    lost_brackets: bool,
    cut_off: usize,
}

impl<'t> Parser<'t> {
    fn run(text: &'t str, tokens: &'t [Token], careful: bool) -> Done {
        let mut parser = Parser {
            text,
            tokens,
            at: 0,
            open: Vec::new(),
            faults: Vec::new(),
            careful,
            told: Vec::new(),
            lost_brackets: false,
            cut_off: 0,
        };
        let root = match tokens.first() {
            Some(_) => parser.value(),
            None => {
                let help = "a template begins with `Template(`";
                parser.fault(Code::WrongRoot, Span::new(0, 0), "this file is empty", help);
                Node { span: Span::new(0, 0), kind: NodeKind::Fault }
            }
        };
        if let Some(token) = parser.peek() {
            let span = token.span;
            let (code, message, help) = match token.sign {
                Sign::Close(c) => {
                    parser.lost_brackets = true;
                    (Code::StrayBracket, format!("this `{}` closes nothing", char::from(c)), "take it away")
                }
                _ => (
                    Code::AfterEnd,
                    "the file should end before this".to_owned(),
                    "take away what follows, or a bracket before it",
                ),
            };
            parser.lost_brackets |= tokens.last().is_some_and(|t| matches!(t.sign, Sign::Close(_)));
            parser.fault(code, span, message, help);
            parser.told.push(Span::new(span.start, text.len()));
        }
        let Parser { faults, told, lost_brackets, cut_off, .. } = parser;
        Done { root, faults, told, lost_brackets, cut_off }
    }

    pub(super) fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    pub(super) fn ahead(&self, by: usize) -> Option<&'t Token> {
        self.tokens.get(self.at + by)
    }

    pub(super) fn sign(&self) -> Option<&'t Sign> {
        self.peek().map(|token| &token.sign)
    }

    pub(super) fn words(&self, token: &Token) -> &'t str {
        let word = token.span.of(self.text);
        word.strip_prefix("r#").unwrap_or(word)
    }

    pub(super) fn before(&self) -> Span {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(Span::default(), |t| t.span)
    }

    pub(super) fn fault(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.push(Fault { code, span, message: message.into(), help: Some(help.into()), label: None });
    }

    fn push(&mut self, fault: Fault) {
        if self.faults.len() < super::MOST {
            self.faults.push(fault);
        }
    }

    /// One value; what is none is reported and becomes [`NodeKind::Fault`].
    pub(super) fn value(&mut self) -> Node {
        let Some(token) = self.peek() else {
            let end = self.before().end;
            return Node { span: Span::new(end, end), kind: NodeKind::Fault };
        };
        let simple = |kind| Node { span: token.span, kind };
        self.at += 1;
        match &token.sign {
            Sign::Text(words) => match self.quoted_kind(words, token.span) {
                Some(name) => self.call(name, token.span),
                None => simple(NodeKind::Text(words.clone())),
            },
            Sign::Number => self.number(token),
            Sign::Char(c) => simple(NodeKind::Char(*c)),
            Sign::Other => self.other(token),
            Sign::Name => self.name(token),
            Sign::Open(bracket) => {
                self.at -= 1;
                self.bracketed(*bracket)
            }
            Sign::Bad => simple(NodeKind::Fault),
            Sign::Close(_) | Sign::Comma | Sign::Colon => {
                self.at -= 1;
                let span = token.span;
                self.fault(
                    Code::Syntax,
                    span,
                    "a value is missing here",
                    "write a text in quotes, a number, or a word",
                );
                Node { span, kind: NodeKind::Fault }
            }
        }
    }

    /// A number, or a range of them, which nothing of ours uses.
    fn number(&mut self, token: &Token) -> Node {
        let range = self.peek().filter(|next| next.sign == Sign::Other && next.span.start == token.span.end);
        match range {
            Some(dots) if dots.span.of(self.text).starts_with("..") => {
                self.at += 1;
                self.other(dots)
            }
            _ => Node { span: token.span, kind: NodeKind::Number(token.span.of(self.text).to_owned()) },
        }
    }

    fn other(&mut self, token: &Token) -> Node {
        let mut span = token.span;
        let range = token.span.of(self.text).starts_with("..");
        if let Some(end) =
            self.peek().filter(|next| range && next.sign == Sign::Number && next.span.start == span.end)
        {
            span = span.to(end.span);
            self.at += 1;
        }
        Node { span, kind: NodeKind::Other }
    }

    fn name(&mut self, token: &Token) -> Node {
        let name = self.words(token).to_owned();
        match self.sign() {
            Some(Sign::Open(b'(')) => self.call(name, token.span),
            Some(Sign::Open(bracket @ (b'{' | b'['))) if self.peek().is_some_and(|next| !next.first) => {
                let span = self.peek().map_or(token.span, |t| t.span);
                let help = format!("write `{name}(…)`, with parentheses");
                let found = if *bracket == b'{' { "braces" } else { "brackets" };
                self.fault(Code::Syntax, span, format!("`{name}` takes parentheses, not {found}"), help);
                self.call(name, token.span)
            }
            _ if self.sentence_follows(token) => self.sentence(token),
            _ => Node { span: token.span, kind: NodeKind::Name(name) },
        }
    }

    fn bracketed(&mut self, bracket: u8) -> Node {
        match bracket {
            b'(' => {
                let at = self.peek().map_or(Span::default(), |t| t.span);
                self.call(String::new(), Span::new(at.start, at.start))
            }
            b'[' => self.list(),
            _ => self.map(),
        }
    }

    /// Opens the bracket at hand; nothing if it stands too deep, and is skipped.
    fn open(&mut self) -> Option<Opened> {
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

    fn skip_brackets(&mut self) {
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
    fn dedents(&self, opened: Opened, token: &Token) -> bool {
        let outer = self.open.len().checked_sub(2).and_then(|at| self.open.get(at));
        token.first
            && token.line > opened.line
            && token.indent <= opened.indent
            && outer.is_some_and(|outer| outer.indent < token.indent)
    }

    fn wrong_close(&mut self, opened: Opened, token: &Token, close: u8) -> bool {
        self.lost_brackets = true;
        let extra = close == partner(opened.bracket) && self.one_too_many(opened, token);
        let fits = self.open.iter().rev().skip(1).find(|o| partner(o.bracket) == close && !extra);
        // On one line, or at the same depth: the bracket closes the outer one, and this one was forgotten.
        let meant = fits.is_some_and(|fits| !self.careful || fits.indent == token.indent);
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

    fn unclosed(&mut self, opened: Opened) {
        self.lost_brackets = true;
        self.open.pop();
        let (open, close) = (char::from(opened.bracket), char::from(partner(opened.bracket)));
        // Where brackets stand too deep, the rest of the file was given up.
        let after_fault = self.faults.iter().any(|f| f.code == Code::TooDeep);
        if after_fault {
            return;
        }
        self.cut_off += usize::from(self.peek().is_none());
        let noticed = self.peek().map(|token| (token.span, format!("`{close}` is missing before this")));
        self.push(Fault {
            code: Code::OpenBracket,
            span: opened.span,
            message: format!("this `{open}` is not closed"),
            help: Some(format!("close it with `{close}`")),
            label: noticed,
        });
    }

    /// After an element: takes the comma, or says that it is missing.
    pub(super) fn comma(&mut self, opened: Opened) {
        let Some(token) = self.peek() else { return };
        match token.sign {
            Sign::Comma => {
                self.at += 1;
                while let Some(next) = self.peek().filter(|t| t.sign == Sign::Comma) {
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

    /// Skips what could not be read, to where the next entry may begin.
    fn skip_to_next(&mut self) {
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
    fn begins_entry(&self) -> bool {
        matches!(self.sign(), Some(Sign::Text(_) | Sign::Name)) && self.colon_follows()
    }

    fn colon_follows(&self) -> bool {
        self.ahead(1).is_some_and(|next| next.sign == Sign::Colon)
    }

    /// Whether a bracket of this kind is open further out.
    fn open_outside(&self, bracket: u8) -> bool {
        self.open.iter().rev().skip(1).any(|o| o.bracket == bracket)
    }

    fn call(&mut self, name: String, name_span: Span) -> Node {
        let start = name_span.start;
        let mut args: Vec<Arg> = Vec::new();
        let Some(opened) = self.open() else {
            return Node { span: name_span.to(self.before()), kind: NodeKind::Fault };
        };
        let mut positional = false;
        while !self.ends(opened) {
            let Some(token) = self.peek() else { continue };
            let entry = token.first && self.begins_entry();
            let is_text = matches!(token.sign, Sign::Text(_));
            let outdented = entry && token.indent <= opened.indent;
            let belongs_outside = (outdented && is_text && self.open_outside(b'{'))
                || (entry && !is_text && positional && self.open_outside(b'('));
            let next_of_list = token.first
                && token.sign == Sign::Name
                && !args.is_empty()
                && !positional
                && self.words(token) == name
                && self.ahead(1).is_some_and(|t| t.sign == Sign::Open(b'('));
            if belongs_outside || (next_of_list && self.open_outside(b'[')) {
                self.unclosed(opened);
                break;
            }
            let arg = self.arg(positional);
            positional |= arg.name.is_none();
            args.push(arg);
            self.comma(opened);
        }
        let span = Span::new(start, self.before().end.max(name_span.end));
        Node { span, kind: NodeKind::Call(Call { name, name_span, args }) }
    }

    fn arg(&mut self, positional: bool) -> Arg {
        let Some(token) = self.peek() else { return Arg { name: None, value: self.value() } };
        if self.colon_follows() && matches!(token.sign, Sign::Name | Sign::Text(_)) {
            let name = match &token.sign {
                Sign::Text(words) => {
                    let help = format!("write `{words}: …`");
                    self.fault(Code::Syntax, token.span, "the name of a field stands without quotes", help);
                    words.clone()
                }
                _ => self.words(token).to_owned(),
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
    fn entry_value(&mut self) -> Node {
        let before = self.before();
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

    fn list(&mut self) -> Node {
        let start = self.peek().map_or(0, |t| t.span.start);
        let mut all = Vec::new();
        let Some(opened) = self.open() else {
            return Node { span: Span::new(start, self.before().end), kind: NodeKind::Fault };
        };
        if self.peek().is_some_and(|token| matches!(token.sign, Sign::Text(_))) && self.colon_follows() {
            return self.entries_in_brackets(opened, start);
        }
        while !self.ends(opened) {
            let Some(token) = self.peek() else { continue };
            let outside = if matches!(token.sign, Sign::Text(_)) { b'{' } else { b'(' };
            if token.first && token.indent <= opened.indent && self.begins_entry() && self.open_outside(outside) {
                self.unclosed(opened);
                break;
            }
            all.push(self.value());
            self.comma(opened);
        }
        Node { span: Span::new(start, self.before().end), kind: NodeKind::List(all) }
    }

    fn map(&mut self) -> Node {
        let start = self.peek().map_or(0, |t| t.span.start);
        let mut all = Vec::new();
        let Some(opened) = self.open() else {
            return Node { span: Span::new(start, self.before().end), kind: NodeKind::Fault };
        };
        while !self.ends(opened) {
            let Some(token) = self.peek() else { continue };
            let field = token.first && token.sign == Sign::Name && self.begins_entry();
            if field && token.indent <= opened.indent && self.open_outside(b'(') {
                self.unclosed(opened);
                break;
            }
            let key = self.value();
            let call = matches!(&key.kind, NodeKind::Call(call) if !call.name.is_empty());
            if all.is_empty() && call && matches!(self.sign(), Some(Sign::Comma | Sign::Close(b'}'))) {
                return self.values_in_braces(opened, start, key);
            }
            all.push(self.entry_of(key));
            self.comma(opened);
        }
        Node { span: Span::new(start, self.before().end), kind: NodeKind::Map(all) }
    }

    pub(super) fn entry(&mut self) -> (Node, Node) {
        let key = self.value();
        self.entry_of(key)
    }

    fn entry_of(&mut self, key: Node) -> (Node, Node) {
        if self.sign() == Some(&Sign::Colon) {
            self.at += 1;
            return (key, self.entry_value());
        }
        let fault = Node { span: key.span, kind: NodeKind::Fault };
        if matches!(key.kind, NodeKind::Fault) {
            self.skip_to_next_keep_comma();
            return (key, fault);
        }
        let help = "an entry is an id and what it is: `\"id\": …`";
        let value_follows = self
            .peek()
            .is_some_and(|t| !t.first && matches!(t.sign, Sign::Text(_) | Sign::Number | Sign::Name | Sign::Open(_)));
        self.fault(Code::MissingColon, key.span, "a colon is missing after this", help);
        let value = if value_follows { self.value() } else { fault };
        (key, value)
    }

    fn skip_to_next_keep_comma(&mut self) {
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

const fn partner(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}
