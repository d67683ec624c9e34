//! A text with looks: what a template's signs mean on paper.
//!
//! Texts of a template may hold `*italic*`, links to other sheets, which stand
//! as words in italics, and `{item: id}`, which stands as the item's number or is
//! left out. What a person wrote has no signs: it is taken as it is.
//!
//! Not here: faces and sizes (`style`), lines.

use unicode_normalization::UnicodeNormalization;

use super::style::Look;
use crate::{
    base::Id,
    template::markup::{self, Bit},
};

/// A text and up to which byte each look reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rich {
    /// The words, composed (NFC), lines ended by `\n`.
    pub text: String,
    /// End of each stretch and its look.
    pub looks: Vec<(usize, Look)>,
}

/// The columns of a tab stop, in characters.
const TAB: usize = 4;

impl Rich {
    /// Words as they are, in one look.
    pub fn plain(words: &str) -> Self {
        let mut rich = Self::default();
        rich.push(words, Look::Plain);
        rich
    }

    /// A template's text; `number` gives the number of an item that is on the page.
    pub fn marked(text: &str, number: &dyn Fn(&Id) -> Option<usize>) -> Self {
        let mut rich = Self::default();
        for bit in markup::bits_shown(text, &|id| number(id).is_some()) {
            match bit {
                Bit::Words(words) => rich.push(words, Look::Plain),
                Bit::Italic(words) | Bit::Link { words, .. } => rich.push(words, Look::Italic),
                Bit::Item(id) => rich.push(&number(&id).map(|n| n.to_string()).unwrap_or_default(), Look::Plain),
            }
        }
        rich
    }

    /// Adds words at the end.
    pub fn push(&mut self, words: &str, look: Look) {
        normalise(words, &mut self.text);
        match self.looks.last_mut() {
            Some((end, last)) if *last == look => *end = self.text.len(),
            _ => self.looks.push((self.text.len(), look)),
        }
    }

    /// The same with words of another look in front.
    pub fn after(self, lead: &str, look: Look) -> Self {
        let mut rich = Self::default();
        rich.push(lead, look);
        let shift = rich.text.len();
        rich.text.push_str(&self.text);
        rich.looks.extend(self.looks.into_iter().map(|(end, look)| (end + shift, look)));
        rich
    }

    /// Whether there is nothing to be seen.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Composed letters, one kind of line end, tabs as spaces to their stop.
pub(super) fn normalise(words: &str, out: &mut String) {
    if words.bytes().all(|b| (b' '..0x7F).contains(&b) || b == b'\n') {
        out.push_str(words);
        return;
    }
    let mut before = ' ';
    let mut column = out.chars().rev().take_while(|c| *c != '\n').count();
    for c in words.nfc() {
        match c {
            '\n' if before == '\r' => {}
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => {
                let spaces = TAB - column % TAB;
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces - 1;
            }
            _ => out.push(c),
        }
        column = if out.ends_with('\n') { 0 } else { column + 1 };
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_become_spaces_to_their_stop_and_lines_end_in_one_way() {
        let text = Rich::plain("a\tb\r\ncd\te\u{301}\u{85}x").text;
        assert_eq!(text, "a   b\ncd  é\nx");
    }

    #[test]
    fn italics_links_and_item_numbers_are_taken_apart() {
        let number = |id: &Id| (id.as_str() == "v6").then_some(9);
        let rich = Rich::marked("See *here* and [that sheet](template:other), {item: v6}.", &number);
        assert_eq!(rich.text, "See here and that sheet, 9.");
        assert_eq!(rich.looks.iter().map(|(end, _)| *end).collect::<Vec<_>>(), [4, 8, 13, 23, 27]);
    }
}
