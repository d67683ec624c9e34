//! From tokens to the tree, going on after every fault.
//!
//! A file is read plainly first, and what RON takes is taken so. Only in one with
//! faults is it guessed where a quote was lost, and only if its brackets do not fit
//! is it read once more with an eye on the author's indentation, which then says
//! best where the missing bracket belongs.

use crate::{base::Span, diagnostic::Code};

use super::{
    Arg, Call, Fault, Node, NodeKind, Tree,
    tokens::{Sign, Token, guessed_tokens, takes_no_room, tokens},
};

/// The deepest nesting of brackets.
pub(super) const MAX_DEPTH: usize = 64;

/// Reads a text as one RON value.
pub(super) fn parse(text: &str) -> (Tree, Vec<Fault>) {
    let mut signs = Vec::new();
    let plain = tokens(text, &mut signs);
    if signs.is_empty() {
        let done = Parser::run(text, &plain, How::AsItStands);
        if done.faults.is_empty() {
            return (Tree { root: done.root, whole: true }, signs);
        }
    }
    signs.clear();
    let mut tokens = guessed_tokens(text, &mut signs);
    super::brackets::without_doubled(&mut tokens, &mut signs);
    let plain = Parser::run(text, &tokens, How::Guessing);
    let mut done = if plain.lost_brackets { Parser::run(text, &tokens, How::Careful) } else { plain };
    // An open comment has swallowed what closes the brackets before it.
    if signs.iter().any(|fault| fault.code == Code::OpenBracket) {
        done.faults.retain(|fault| fault.code != Code::OpenBracket);
    }
    signs.retain(|fault| !done.told.iter().any(|told| told.start <= fault.span.start && fault.span.end <= told.end));
    signs.append(&mut done.faults);
    signs.sort_by_key(|fault| (fault.span.start, fault.span.end));
    (Tree { root: done.root, whole: done.cut_off < 2 }, signs)
}

/// With how much care a text is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// As if nothing was wrong with its brackets.
    AsItStands,
    /// Finding out what was meant.
    Guessing,
    /// The same with an eye on the indentation.
    Careful,
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
    pub(super) faults: Vec<Fault>,
    /// Whether indentation tells where a bracket is missing.
    pub(super) careful: bool,
    /// Whether it is found out what was meant where a bracket is lost.
    pub(super) guess: bool,
    pub(super) told: Vec<Span>,
    pub(super) lost_brackets: bool,
    pub(super) cut_off: usize,
}

impl<'t> Parser<'t> {
    fn run(text: &'t str, tokens: &'t [Token], how: How) -> Done {
        let mut parser = Parser {
            text,
            tokens,
            at: 0,
            open: Vec::new(),
            faults: Vec::new(),
            careful: how == How::Careful,
            guess: how != How::AsItStands,
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
        parser.after_end();
        let Parser { faults, told, lost_brackets, cut_off, .. } = parser;
        Done { root, faults, told, lost_brackets, cut_off }
    }

    /// What follows after the value that is the file.
    fn after_end(&mut self) {
        while let Some(Token { sign: Sign::Close(close), span, .. }) = self.peek() {
            self.lost_brackets = true;
            let message = format!("this `{}` closes nothing", char::from(*close));
            self.fault(Code::StrayBracket, *span, message, "take it away");
            self.at += 1;
            if self.sign() == Some(&Sign::Comma) {
                self.at += 1;
            }
        }
        if let Some(token) = self.peek() {
            self.lost_brackets |= self.tokens.last().is_some_and(|t| matches!(t.sign, Sign::Close(_)));
            let help = "take away what follows, or a bracket before it";
            self.fault(Code::AfterEnd, token.span, "the file should end before this", help);
            self.told.push(Span::new(token.span.start, self.text.len()));
        }
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

    /// A word without the signs in it that take no room; they were told.
    pub(super) fn named(&self, token: &Token) -> String {
        self.words(token).chars().filter(|c| !takes_no_room(*c)).collect()
    }

    /// The words of a text.
    pub(super) fn said(&self, token: &'t Token) -> &'t str {
        match &token.sign {
            Sign::Text(Some(words)) => words,
            _ => Span::new(token.span.start + 1, token.span.end.saturating_sub(1)).of(self.text),
        }
    }

    pub(super) fn before(&self) -> Span {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(Span::default(), |t| t.span)
    }

    pub(super) fn fault(&mut self, code: Code, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.push(Fault { code, span, message: message.into(), help: Some(help.into()), label: None });
    }

    pub(super) fn push(&mut self, fault: Fault) {
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
            Sign::Text(_) => match self.quoted_kind(self.said(token), token.span) {
                Some(name) => self.call(name, token.span),
                None => simple(NodeKind::Text(self.said(token).to_owned())),
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
        let name = self.named(token);
        match self.sign() {
            Some(Sign::Open(b'(')) => self.call(name, token.span),
            Some(Sign::Open(b'{' | b'[')) if self.may_guess() && self.close_more() == Some(b')') => {
                self.call_without_parenthesis(name, token.span)
            }
            Some(Sign::Open(bracket @ (b'{' | b'['))) if self.peek().is_some_and(|next| !next.first) => {
                let span = self.peek().map_or(token.span, |t| t.span);
                let help = format!("write `{name}(…)`, with parentheses");
                let found = if *bracket == b'{' { "braces" } else { "brackets" };
                self.fault(Code::Syntax, span, format!("`{name}` takes parentheses, not {found}"), help);
                self.call(name, token.span)
            }
            _ if self.lost_parenthesis(token) => self.call_without_parenthesis(name, token.span),
            _ if self.not_before_condition(&name) => self.negated(token.span),
            _ if self.sentence_follows(token) => self.sentence(token),
            _ => Node { span: token.span, kind: NodeKind::Name(name) },
        }
    }

    /// The field whose value begins here.
    fn holder(&self) -> Option<&'t str> {
        let name = self.at.checked_sub(2).and_then(|at| self.tokens.get(at))?;
        let colon = self.at.checked_sub(1).and_then(|at| self.tokens.get(at))?;
        (name.sign == Sign::Name && colon.sign == Sign::Colon).then(|| self.words(name))
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

    pub(super) fn call(&mut self, name: String, name_span: Span) -> Node {
        let start = name_span.start;
        let mut args: Vec<Arg> = Vec::new();
        let Some(opened) = self.open() else {
            return Node { span: name_span.to(self.before()), kind: NodeKind::Fault };
        };
        if name.is_empty() && (self.entry_with_id() || self.entry_with_number()) {
            return self.entries_in_brackets(opened, start);
        }
        let opened = self.as_meant(opened, b'(');
        let mut positional = false;
        while !self.ends(opened) {
            if self.stray_words() {
                continue;
            }
            let Some(token) = self.peek() else { continue };
            let gone = !positional
                && (self.opening_gone(opened, &name, &mut args)
                    || self.record_gone(opened, &name, &mut args)
                    || self.text_gone(&name, &mut args));
            if gone || self.late_in_call(opened, &mut args) {
                continue;
            }
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
            if positional && self.closes_unseen(&name, args.len()) {
                self.unclosed(opened);
                break;
            }
            if let Some(value) = self.list_without_opening(&name, args.len()) {
                positional = true;
                args.push(Arg { name: None, value });
                self.comma(opened);
                continue;
            }
            let arg = self.arg(positional);
            positional |= arg.name.is_none();
            args.push(arg);
            self.comma(opened);
        }
        let span = Span::new(start, self.before().end.max(name_span.end));
        Node { span, kind: NodeKind::Call(Call { name, name_span, args }) }
    }

    fn list(&mut self) -> Node {
        let start = self.peek().map_or(0, |t| t.span.start);
        let mut all = Vec::new();
        let holder = self.holder();
        let Some(opened) = self.open() else {
            return Node { span: Span::new(start, self.before().end), kind: NodeKind::Fault };
        };
        if let Some(inner) = self.both_gone(opened, holder) {
            all.push(inner);
            self.comma(opened);
        }
        if self.entry_with_id() || self.entry_with_number() {
            return self.entries_in_brackets(opened, start);
        }
        while !self.ends(opened) {
            if self.stray_words() {
                continue;
            }
            let Some(token) = self.peek() else { continue };
            if let Some(inner) = self.both_gone(opened, holder) {
                all.push(inner);
                self.comma(opened);
                continue;
            }
            if let Some(call) = self.call_gone(opened, holder, all.last()) {
                all.push(call);
                self.comma(opened);
                continue;
            }
            if self.late_fields(opened, all.last_mut()) {
                continue;
            }
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
        let mut all: Vec<(Node, Node)> = Vec::new();
        let holder = self.holder();
        let Some(opened) = self.open() else {
            return Node { span: Span::new(start, self.before().end), kind: NodeKind::Fault };
        };
        if self.holds_no_entry() {
            return self.values_in_braces(opened, start);
        }
        while !self.ends(opened) {
            if self.stray_words() {
                continue;
            }
            let Some(token) = self.peek() else { continue };
            if let Some(entry) = self.map_gone(opened, holder) {
                all.push(entry);
                continue;
            }
            if let Some(inner) = self.both_gone(opened, holder) {
                all.push((Self::no_key(inner.span), inner));
                continue;
            }
            if let Some(call) = self.call_gone(opened, holder, all.last().map(|(_, value)| value)) {
                all.push((Self::no_key(call.span), call));
                self.comma(opened);
                continue;
            }
            if self.late_fields(opened, all.last_mut().map(|(_, value)| value)) {
                continue;
            }
            // A section stands in the list further out, and under no id.
            let section = token.first && token.sign == Sign::Name && self.words(token) == "Section";
            if section
                && self.guess
                && self.open_outside(b'[')
                && self.ahead(1).is_some_and(|t| t.sign == Sign::Open(b'('))
            {
                self.unclosed(opened);
                break;
            }
            let field = token.first && token.sign == Sign::Name && self.begins_entry();
            if field && token.indent <= opened.indent && self.open_outside(b'(') {
                self.unclosed(opened);
                break;
            }
            let key = self.value();
            all.push(self.entry_of(key));
            self.comma(opened);
        }
        Node { span: Span::new(start, self.before().end), kind: NodeKind::Map(all) }
    }
}

pub(super) const fn partner(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}
