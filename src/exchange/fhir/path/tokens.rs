//! From the text of an expression to its tokens.

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
const SIGNS: &[&str] = &[
    "!=", "!~", "<=", ">=", "{", "}", "(", ")", "[", "]", ".", ",", "+", "-", "*", "/", "=", "~", "<", ">", "|", "&",
];

/// What is left of an expression.
#[derive(Clone)]
struct Letters<'t>(&'t str);

impl Letters<'_> {
    fn peek(&self) -> Option<char> {
        self.0.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.0.chars();
        let next = chars.next();
        self.0 = chars.as_str();
        next
    }

    fn next_if(&mut self, is_meant: impl Fn(&char) -> bool) -> Option<char> {
        if self.peek().is_some_and(|c| is_meant(&c)) { self.next() } else { None }
    }
}

/// The tokens of an expression; nothing if a sign in it has no meaning here, or if there are more than `most`.
pub fn tokens(text: &str, most: usize) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut letters = Letters(text.trim_start());
    while let Some(first) = letters.peek() {
        if tokens.len() == most {
            return None;
        }
        let token = match first {
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
                let (sign, rest) = SIGNS.iter().find_map(|sign| Some((sign, letters.0.strip_prefix(sign)?)))?;
                letters.0 = rest;
                Token::Sign(sign)
            }
        };
        letters.0 = letters.0.trim_start();
        tokens.push(token);
    }
    Some(tokens)
}

/// A text up to the quote with which it began.
fn quoted(letters: &mut Letters<'_>) -> Option<String> {
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

fn name(letters: &mut Letters<'_>) -> String {
    let mut name = String::new();
    while let Some(c) = letters.next_if(|c| c.is_alphanumeric() || *c == '_') {
        name.push(c);
    }
    name
}

/// Digits, and a point only where a digit follows it: `1.round()` is a call.
fn number(letters: &mut Letters<'_>) -> Option<Decimal> {
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
