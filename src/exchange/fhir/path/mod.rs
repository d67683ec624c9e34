//! FHIRPath, as far as a worksheet can say the same.
//!
//! ```text
//! text ─ tokens ─ node ─ way to answers ─ condition, or a sum of answers
//! ```
//!
//! [`parse`] reads the grammar's operators, members and calls; what it cannot
//! read is no fault of the questionnaire, it is only not worked out here.
//!
//! Not here: working an expression out over answers.

mod parse;
mod sums;
mod tokens;
mod truth;
mod ways;

use std::{cell::Cell, collections::HashMap};

use crate::base::Decimal;

pub use parse::parse;
pub use sums::{Source, Weighted, weighted, written};
pub use truth::{Asking, truth};

/// What the variables of a questionnaire stand for: expressions by their names.
#[derive(Debug)]
pub struct Variables {
    known: HashMap<String, String>,
    /// How often one may still be followed.
    left: Cell<u32>,
}

/// Variables may name one another; so many steps are followed, one after another.
const MOST_STEPS: usize = 12;
/// So often variables are followed in a questionnaire in all: each may name each ten times.
const MOST_FOLLOWED: u32 = 50_000;

impl Default for Variables {
    fn default() -> Self {
        Self { known: HashMap::new(), left: Cell::new(MOST_FOLLOWED) }
    }
}

impl Variables {
    /// One more. One name for two things stands for neither: what uses it is told of.
    pub fn add(&mut self, name: &str, expression: &str) {
        let one = self.known.entry(name.to_owned()).or_insert_with(|| expression.to_owned());
        if one != expression {
            one.clear();
        }
    }

    fn follow(&self, name: &str) -> Option<Node> {
        self.left.set(self.left.get().checked_sub(1)?);
        parse(self.known.get(name)?)
    }
}

/// A part of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A text.
    Text(String),
    /// A number.
    Number(Decimal),
    /// True or false.
    Truth(bool),
    /// `{}`.
    Nothing,
    /// `$this`.
    This,
    /// `%name`.
    Variable(String),
    /// `of.name`, or a name by itself.
    Member(Option<Box<Self>>, String),
    /// `of.name(…)`, or a call by itself.
    Call(Option<Box<Self>>, String, Vec<Self>),
    /// Two parts with an operator between them.
    Two(Box<Self>, Operator, Box<Self>),
}

/// What stands between two parts, named as in the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Implies,
    Or,
    And,
    In,
    Contains,
    Equal,
    Unequal,
    Like,
    Unlike,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Over,
}

impl Operator {
    /// The same with both sides exchanged: `3 < x` is `x > 3`.
    const fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::Greater => Self::Less,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::GreaterOrEqual => Self::LessOrEqual,
            Self::In => Self::Contains,
            Self::Contains => Self::In,
            other => other,
        }
    }
}

impl Node {
    /// What is called, its name and what is given, if this is a call.
    fn call(&self) -> Option<(Option<&Self>, &str, &[Self])> {
        match self {
            Self::Call(of, name, given) => Some((of.as_deref(), name, given)),
            _ => None,
        }
    }

    /// What a variable stands for, as a part of its own.
    fn stands_for(&self, variables: &Variables) -> Option<Self> {
        match self {
            Self::Variable(name) => variables.follow(name),
            _ => None,
        }
    }
}
