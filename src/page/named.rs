//! What a person calls an item: its number and the first words of its question.

use super::model::{Block, BlockRole, Pages};
use crate::{base::Id, t};

/// How many words of a question are enough to know it by.
const WORDS: usize = 6;

/// The number of an item and the first words of its question, as they stand on the pages.
#[must_use]
pub fn named(pages: &Pages, item: &Id) -> Option<String> {
    let own: Vec<&Block> =
        pages.pages.iter().flat_map(|page| &page.blocks).filter(|block| block.item.as_ref() == Some(item)).collect();
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let number = own.iter().map(|block| block.text.trim()).find(|text| is_number(text));
    let question = own.iter().find(|block| block.role == BlockRole::Question)?;
    let mut words = question.text.split_whitespace();
    let mut short = words.by_ref().take(WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        short.push('…');
    }
    Some(match number {
        Some(number) => t!("proof-question", number = number, words = &short),
        None => t!("paper-quoted", words = &short),
    })
}
