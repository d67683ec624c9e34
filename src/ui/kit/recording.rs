//! A text buffer that borrows an answer and records what happens to it.
//!
//! egui asks it to insert and delete by character; it keeps the splices by
//! byte, in order, so that the worksheet can do the same to the real answer.

use std::{borrow::Cow, ops::Range};

use egui::{
    TextBuffer,
    text::{ByteIndex, CharIndex},
};

/// What was taken out at a byte, and what was put there.
#[derive(Clone, PartialEq, Eq)]
pub struct Splice {
    /// Byte offset on a character boundary.
    pub offset: usize,
    /// The words that stood there.
    pub removed: String,
    /// The words that stand there now.
    pub inserted: String,
}

/// Borrows a text and records what is done to it.
pub struct Recording<'a> {
    text: Cow<'a, str>,
    splices: Vec<Splice>,
    one_line: bool,
}

impl<'a> Recording<'a> {
    /// Borrows a text; a field of one line takes no line breaks.
    #[must_use]
    pub const fn of(text: &'a str, one_line: bool) -> Self {
        Self { text: Cow::Borrowed(text), splices: Vec::new(), one_line }
    }

    /// The text as it stands, and the splices that led to it.
    #[must_use]
    pub fn finish(self) -> (Cow<'a, str>, Vec<Splice>) {
        (self.text, self.splices)
    }

    fn byte(&self, index: CharIndex) -> usize {
        byte_of(&self.text, index)
    }

    fn record(&mut self, offset: usize, removed: String, inserted: String) {
        if let Some(last) = self.splices.last_mut() {
            let end = last.offset + last.inserted.len();
            if removed.is_empty() && offset == end {
                last.inserted.push_str(&inserted);
                return;
            }
        }
        self.splices.push(Splice { offset, removed, inserted });
    }
}

impl TextBuffer for Recording<'_> {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        &self.text
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let clean = tidy(text, self.one_line);
        if clean.is_empty() {
            return 0;
        }
        let at = self.byte(char_index);
        self.text.to_mut().insert_str(at, &clean);
        let count = clean.chars().count();
        self.record(at, String::new(), clean.into_owned());
        count
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        let (start, end) = (self.byte(char_range.start), self.byte(char_range.end));
        if start >= end {
            return;
        }
        let removed: String = self.text.to_mut().drain(start..end).collect();
        self.record(start, removed, String::new());
    }

    fn byte_index_from_char_index(&self, char_index: CharIndex) -> ByteIndex {
        ByteIndex(self.byte(char_index))
    }

    fn type_id(&self) -> std::any::TypeId {
        std::any::TypeId::of::<Recording<'static>>()
    }
}

/// The byte at which a character begins; the end if there is no such character.
///
/// Counts whole blocks first: a caret at the end of a long text costs no walk
/// over every character of it.
#[must_use]
pub fn byte_of(text: &str, index: CharIndex) -> usize {
    const BLOCK: usize = 2048;
    let (mut start, mut left) = (0, index.0);
    while text.len() - start > BLOCK {
        let mut end = start + BLOCK;
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let count = text.get(start..end).map_or(0, |block| block.chars().count());
        if count > left {
            break;
        }
        left -= count;
        start = end;
    }
    let rest = text.get(start..).unwrap_or("");
    rest.char_indices().nth(left).map_or(text.len(), |(byte, _)| start + byte)
}

/// The number of the character that begins at a byte.
#[must_use]
pub fn char_of(text: &str, byte: usize) -> usize {
    text.get(..byte.min(text.len())).map_or(0, |before| before.chars().count())
}

/// Line breaks of other systems become ours; other control characters but Tab are dropped.
fn tidy(text: &str, one_line: bool) -> Cow<'_, str> {
    let odd = |c: char| c.is_control() && c != '\t' && (one_line || c != '\n');
    if !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = if one_line { text.replace('\n', " ") } else { text };
    Cow::Owned(text.chars().filter(|c| !odd(*c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replay(start: &str, splices: &[Splice]) -> String {
        let mut text = start.to_owned();
        for splice in splices {
            let end = splice.offset + splice.removed.len();
            assert_eq!(
                text.get(splice.offset..end),
                Some(splice.removed.as_str()),
                "the words taken out stand there"
            );
            text.replace_range(splice.offset..end, &splice.inserted);
        }
        text
    }

    #[test]
    fn the_splices_replayed_give_the_text_on_screen() {
        let start = "Grüße, Anna";
        let mut buffer = Recording::of(start, false);
        buffer.delete_char_range(CharIndex(2)..CharIndex(5));
        buffer.insert_text("ün", CharIndex(2));
        buffer.insert_text("e", CharIndex(4));
        buffer.insert_text("Ω\r\nb", CharIndex(0));
        buffer.delete_char_range(CharIndex(1)..CharIndex(2));
        let (text, splices) = buffer.finish();
        assert_eq!(replay(start, &splices), text);
        assert_eq!(text, "ΩbGrüne, Anna");
    }

    #[test]
    fn characters_and_bytes_lead_to_each_other_in_long_texts() {
        let text = "añ→λ ".repeat(3000);
        for (number, (byte, _)) in text.char_indices().enumerate().step_by(777) {
            assert_eq!(byte_of(&text, CharIndex(number)), byte);
            assert_eq!(char_of(&text, byte), number);
        }
        assert_eq!(byte_of(&text, CharIndex(usize::MAX)), text.len());
    }

    #[test]
    fn replacing_a_selection_is_one_splice() {
        let mut buffer = Recording::of("one two", false);
        buffer.delete_char_range(CharIndex(4)..CharIndex(7));
        buffer.insert_text("2", CharIndex(4));
        let (_, splices) = buffer.finish();
        assert_eq!(splices.len(), 1);
    }

    #[test]
    fn a_field_of_one_line_takes_no_line_breaks_and_nobody_takes_control_characters() {
        let mut buffer = Recording::of("", true);
        let count = buffer.insert_text("a\r\nb\u{7}\tc", CharIndex(0));
        assert_eq!((buffer.as_str(), count), ("a b\tc", 5));
    }
}
