//! Where a block stands in what is read out: heading, list, table, picture.
//!
//! The layout says it with every mark, as the way from the top down; `tree`
//! joins the ways of all blocks to one tree. Nothing here is drawn.

use std::sync::Arc;

/// The way to a block, from the top of its unit down.
///
/// Blocks with the same unit and the same steps are one element, also over
/// pages. A block without steps stands where its role puts it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The unit of the layout: an item, a section's head, a comment.
    pub unit: u32,
    /// The stream of the unit that the block is part of.
    pub stream: u32,
    /// The way down.
    pub steps: Vec<Step>,
}

/// One step down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What lies there.
    pub is: Is,
    /// Which one of its kind.
    pub nth: u32,
}

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Is {
    /// The sheet's title.
    Title,
    /// A section's heading.
    Heading,
    /// A heading inside a section, such as that of a profile.
    Subheading,
    /// A question with its number and its condition.
    Question,
    /// A paragraph; each paragraph of a text becomes one of its own.
    Paragraph,
    /// A list.
    List,
    /// An entry of a list.
    Entry(Label),
    /// A table.
    Table,
    /// A row of a table, with so many cells.
    Row(u32),
    /// A head of a column over so many cells; its number is the column's.
    Above(u32),
    /// The head of a row; its number is the column's.
    Beside,
    /// A cell; its number is the column's.
    Cell,
    /// Something drawn, with the words that say the same.
    Figure(Arc<str>),
    /// A field to fill in.
    Field,
    /// Words that lead to another page.
    Link,
    /// A running head: not read out.
    Header,
    /// A footer: not read out.
    Footer,
}

/// What marks an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// What is drawn before it, and what that says.
    Drawn(Arc<str>),
    /// The first line of its text: a letter.
    Letter,
    /// A field to tick.
    Field,
}

impl Is {
    /// The step to the n-th of these.
    #[must_use]
    pub const fn nth(self, nth: u32) -> Step {
        Step { is: self, nth }
    }

    /// The same, counted as places in memory are.
    #[must_use]
    pub fn at(self, nth: usize) -> Step {
        Step { is: self, nth: u32::try_from(nth).unwrap_or(u32::MAX) }
    }
}
