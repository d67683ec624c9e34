//! From the text of an expression to its tokens.

use std::{iter::Peekable, str::Chars};

use crate::base::Decimal;

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name, such as `answer`, `and` or `linkId`.
    Name(String),
    /// `%name`.
    Variable(String),
    /// `$this`.
    This,
    /// A text in quotes.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A sign: brackets, points, operators.
    Sign(&'static str),
}

/// The signs, longer ones first.
const SIGNS: &[&str] =
    &["!=", "<=", ">=", "{", "}", "(", ")", "[", "]", ".", ",", "+", "-", "*", "/", "=", "~", "<", ">", "|", "&"];

/// The tokens of an expression; nothing if a sign in it has no meaning here.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut letters = rest.chars().peekable();
        let token = match first {
            c if c.is_whitespace() => {
                rest = rest.trim_start();
                continue;
            }
            '\'' | '"' | '`' => {
                let text = quoted(&mut letters)?;
                if first == '`' { Token::Name(text) } else { Token::Text(text) }
            }
            '%' => {
                letters.next();
                let is_quoted = letters.peek().is_some_and(|c| matches!(c, '\'' | '"' | '`'));
                Token::Variable(if is_quoted { quoted(&mut letters)? } else { name(&mut letters) })
            }
            '$' => {
                letters.next();
                (name(&mut letters) == "this").then_some(Token::This)?
            }
            c if c.is_ascii_digit() => Token::Number(number(&mut letters)?),
            c if c.is_alphabetic() || c == '_' => Token::Name(name(&mut letters)),
            _ => {
                let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign))?;
                (0..sign.len()).for_each(|_| _ = letters.next());
                Token::Sign(sign)
            }
        };
        rest = rest.get(rest.len() - letters.map(char::len_utf8).sum::<usize>()..)?;
        tokens.push(token);
    }
    Some(tokens)
}

/// A text up to the quote with which it began.
fn quoted(letters: &mut Peekable<Chars<'_>>) -> Option<String> {
    let open = letters.next()?;
    let mut text = String::new();
    loop {
        match letters.next()? {
            c if c == open => return Some(text),
            '\\' => text.push(match letters.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'u' | 'f' => return None,
                c => c,
            }),
            c => text.push(c),
        }
    }
}

fn name(letters: &mut Peekable<Chars<'_>>) -> String {
    let mut name = String::new();
    while let Some(c) = letters.next_if(|c| c.is_alphanumeric() || *c == '_') {
        name.push(c);
    }
    name
}

/// Digits, and a point only where a digit follows it: `1.round()` is a call.
fn number(letters: &mut Peekable<Chars<'_>>) -> Option<Decimal> {
    let mut text = String::new();
    while let Some(c) = letters.next_if(char::is_ascii_digit) {
        text.push(c);
    }
    let mut ahead = letters.clone();
    if ahead.next() == Some('.') && ahead.next().is_some_and(|c| c.is_ascii_digit()) {
        text.extend(letters.next());
        while let Some(c) = letters.next_if(char::is_ascii_digit) {
            text.push(c);
        }
    }
    Decimal::parse(&text)
}
