//! From the tokens of an expression to its parts.

use super::{
    Node, Operator,
    tokens::{Token, tokens},
};
use crate::base::Decimal;

/// Longer expressions are not read.
const LONGEST: usize = 50_000;
/// A chain of steps or sums nests as deep as it is long: no deeper than a thread has room for.
const MOST_TOKENS: usize = 2_000;
/// Brackets may stand so deep in one another.
const DEEPEST: usize = 60;

/// Reads an expression; nothing if it holds what has no meaning here.
pub fn parse(text: &str) -> Option<Node> {
    let tokens = (text.len() <= LONGEST).then(|| tokens(text, MOST_TOKENS)).flatten()?;
    let mut reader = Reader { tokens: &tokens, at: 0, deep: 0 };
    let node = reader.level(0)?;
    (reader.at == tokens.len()).then_some(node)
}

/// The operators from the loosest to the tightest, by how they are written.
const LEVELS: &[&[(&str, Operator)]] = &[
    &[("implies", Operator::Implies)],
    &[("or", Operator::Or)],
    &[("and", Operator::And)],
    &[("in", Operator::In), ("contains", Operator::Contains)],
    &[("=", Operator::Equal), ("!=", Operator::Unequal), ("~", Operator::Like), ("!~", Operator::Unlike)],
    &[
        ("<=", Operator::LessOrEqual),
        (">=", Operator::GreaterOrEqual),
        ("<", Operator::Less),
        (">", Operator::Greater),
    ],
    &[("+", Operator::Plus), ("-", Operator::Minus)],
    &[("*", Operator::Times), ("/", Operator::Over)],
];

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    deep: usize,
}

impl Reader<'_> {
    fn level(&mut self, level: usize) -> Option<Node> {
        let Some(operators) = LEVELS.get(level) else { return self.signed() };
        self.deep += 1;
        let mut node = self.level(level + 1)?;
        while let Some(operator) = self.operator(operators) {
            node = Node::Two(Box::new(node), operator, Box::new(self.level(level + 1)?));
        }
        self.deep -= 1;
        Some(node)
    }

    fn operator(&mut self, operators: &[(&str, Operator)]) -> Option<Operator> {
        let written = match self.tokens.get(self.at)? {
            Token::Sign(sign) => *sign,
            Token::Name(name) => name.as_str(),
            _ => return None,
        };
        let (_, operator) = operators.iter().find(|(known, _)| *known == written)?;
        self.at += 1;
        Some(*operator)
    }

    /// A part with a sign before it.
    fn signed(&mut self) -> Option<Node> {
        if self.takes("-") {
            let part = self.steps()?;
            return Some(Node::Two(Box::new(Node::Number(Decimal::whole(0))), Operator::Minus, Box::new(part)));
        }
        let _plus = self.takes("+");
        self.steps()
    }

    /// A part with all that is asked of it: members and calls.
    fn steps(&mut self) -> Option<Node> {
        if self.deep > DEEPEST * LEVELS.len() {
            return None;
        }
        let mut node = self.part()?;
        loop {
            if self.takes("[") {
                // The first of several is the only one here.
                if self.next()? != &Token::Number(Decimal::whole(0)) || !self.takes("]") {
                    return None;
                }
                node = Node::Call(Some(Box::new(node)), "first".to_owned(), Vec::new());
            } else if self.takes(".") {
                let Token::Name(name) = self.next()?.clone() else { return None };
                node = self.named(Some(Box::new(node)), name)?;
            } else {
                return Some(node);
            }
        }
    }

    fn part(&mut self) -> Option<Node> {
        match self.next()?.clone() {
            Token::Text(text) => Some(Node::Text(text)),
            Token::Number(number) => Some(Node::Number(number)),
            Token::Variable(name) => Some(Node::Variable(name)),
            Token::This => Some(Node::This),
            Token::Name(name) if name == "true" || name == "false" => Some(Node::Truth(name == "true")),
            Token::Name(name) => self.named(None, name),
            Token::Sign("{") => self.takes("}").then_some(Node::Nothing),
            Token::Sign("(") => {
                let node = self.level(0)?;
                self.takes(")").then_some(node)
            }
            Token::Sign(_) => None,
        }
    }

    fn named(&mut self, of: Option<Box<Node>>, name: String) -> Option<Node> {
        if !self.takes("(") {
            return Some(Node::Member(of, name));
        }
        let mut given = Vec::new();
        while !self.takes(")") {
            if !given.is_empty() && !self.takes(",") {
                return None;
            }
            given.push(self.level(0)?);
        }
        Some(Node::Call(of, name, given))
    }

    fn next(&mut self) -> Option<&Token> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some(token)
    }

    fn takes(&mut self, sign: &str) -> bool {
        let there = matches!(self.tokens.get(self.at), Some(Token::Sign(own)) if *own == sign);
        self.at += usize::from(there);
        there
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_expressions_than_a_thread_has_room_for_are_not_read() {
        for text in ["1 ", "a.", "\"\"", "% ", "(+"] {
            assert_eq!(parse(&text.repeat(LONGEST / 2)), None);
        }
        let words = "x".repeat(LONGEST - 2);
        assert_eq!(parse(&format!("'{words}'")), Some(Node::Text(words.clone())));
        assert_eq!(parse(&format!("'{words}x'")), None);
        let most = vec!["1"; MOST_TOKENS / 2].join("+");
        assert!(parse(&most).is_some() && parse(&format!("{most}+1+1")).is_none());
    }

    #[test]
    fn operators_bind_as_in_the_grammar() {
        let bracketed = |a: &str, b: &str| assert_eq!(parse(a), parse(b), "{a}");
        bracketed("a or b and c = d + e * f.g", "a or (b and (c = (d + (e * (f.g)))))");
        bracketed("a - b - c", "(a - b) - c");
        bracketed("a < 3 = true", "(a < 3) = true");
        bracketed("%x.item[0].answer", "%x.item.first().answer");
        bracketed("where( linkId='a' )", "where(linkId = \"a\")");
        assert_eq!(parse("'it\\'s'"), Some(Node::Text("it's".to_owned())));
        assert_eq!(parse("1.5"), Decimal::parse("1.5").map(Node::Number));
        assert!(parse("1.round()").is_some());
    }

    #[test]
    fn what_has_no_meaning_here_is_not_read_and_nothing_panics() {
        for text in
            ["", "a.", "(a", "a)", "a..b", "'open", "@2020-01-01", "a[1]", "$index", "a b", "f(a b)", "{a}", "?"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"(".repeat(5000)), None);
        assert_eq!(parse(&format!("{}a{}", "(".repeat(200), ")".repeat(200))), None);
        assert!(parse(&format!("{}a{}", "(".repeat(20), ")".repeat(20))).is_some());
    }
}
