//! How words stand in a field: the lines they break into, and how high they are.
//!
//! A viewer breaks them anew as soon as somebody writes; this is what is seen
//! before that, and what decides how large a box has to be. Letters stand one
//! beside the other at their own widths, as viewers set them.

use super::kit::kit;
use crate::{
    base::{Mm, Pt},
    faces::Face,
};

/// The face in which fields are filled in: that of everything that people write.
pub const FACE: Face = Face::Serif;
/// Sizes that are tried one after the other until the words fit, in points.
const SIZES: [f32; 3] = [10.5, 9.0, 8.0];
/// From one line to the next, in sizes of the type: what the face asks for.
const LEADING: f32 = 1.371;
/// From the top of a line to its baseline, in sizes of the type.
pub const ASCENT: f32 = 1.036;
/// How high letters without stems are, as they are centred: in sizes of the type.
pub const X_HIGH: f32 = 0.55;
/// Between the words and the edge of a field, in points.
pub const PAD: f32 = 2.0;

/// Words as they stand in a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// The size of the type, in points.
    pub size: f32,
    /// From one line to the next, in points.
    pub leading: f32,
    /// The lines.
    pub lines: Vec<String>,
    /// Whether all of them are inside the field.
    pub fits: bool,
}

/// Whether a field can show a letter.
#[must_use]
pub fn is_shown(letter: char) -> bool {
    is_written(letter) && kit(FACE).is_some_and(|kit| kit.has(letter))
}

/// The shape of a letter, by number; letters that look the same have the same.
#[must_use]
pub fn shape(letter: char) -> Option<u16> {
    kit(FACE)?.glyph(letter)
}

/// Letters and signs of the languages that are written in Latin, Greek or Cyrillic today.
const fn is_written(letter: char) -> bool {
    matches!(letter,
        ' '..='~' | '\u{a0}'..='ſ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ș'..='ț' | 'ẞ'..='ỹ'
        | '\u{300}'..='\u{33f}' | '΄'..='ώ' | 'Ѐ'..='џ' | 'Ґ' | 'ґ'
        | '‐'..='⁄' | '€' | '™' | '←'..='↓' | '−' | '≈'..='≥')
}

/// Sets words in a field of this size, over several lines or on one.
#[must_use]
pub fn typed(words: &str, (width, height): (Pt, Pt), several: bool) -> Typed {
    let mut last = None;
    for size in SIZES {
        let leading = size * LEADING;
        let lines = if several { broken(words, width.0 - 2.0 * PAD, size) } else { vec![words.replace('\n', " ")] };
        let fits = match several {
            true => leading * f32::from(u16::try_from(lines.len()).unwrap_or(u16::MAX)) + 2.0 * PAD <= height.0 + 0.5,
            false => lines.iter().all(|line| wide(line, size) <= width.0 - 2.0 * PAD + 0.5),
        };
        let typed = Typed { size, leading, lines, fits };
        if fits {
            return typed;
        }
        last = Some(typed);
    }
    last.unwrap_or_else(|| unreachable!("there is a size"))
}

/// How high a field this wide has to be for these words in the common size.
#[must_use]
pub fn height(words: &str, width: Mm) -> Mm {
    let size = SIZES.first().copied().unwrap_or_default();
    let lines = broken(words, width.pt().0 - 2.0 * PAD, size).len();
    Pt(size * LEADING * f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) + 2.0 * PAD).mm()
}

/// Lines no wider than this; a word that is wider is broken.
fn broken(words: &str, width: f32, size: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in words.split('\n') {
        let (mut line, mut at) = (String::new(), 0.0);
        for piece in paragraph.split_inclusive(' ') {
            let own = wide(piece.trim_end_matches(' '), size);
            if at + own > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                at = 0.0;
            }
            for letter in piece.chars() {
                let own = letter_wide(letter, size);
                if at + own > width && letter != ' ' && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    at = 0.0;
                }
                line.push(letter);
                at += own;
            }
        }
        lines.push(line);
    }
    lines
}

fn wide(words: &str, size: f32) -> f32 {
    words.chars().map(|letter| letter_wide(letter, size)).sum()
}

fn letter_wide(letter: char, size: f32) -> f32 {
    let Some(kit) = kit(FACE) else { return size * 0.5 };
    // What no field can show stands there as an empty box.
    let own = if is_shown(letter) { kit.width(letter) } else { kit.empty_box() };
    own.unwrap_or_default() * size / kit.upem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_break_between_words_and_lose_nothing() {
        let words = "Half of me was arguing, and the other half was counting minutes.\n\nThen it was over.";
        let typed = typed(words, (Pt(160.0), Pt(400.0)), true);
        assert!(typed.fits && typed.lines.len() > 3, "{typed:?}");
        let joined = typed.lines.concat();
        assert_eq!(joined, words.replace('\n', ""));
        assert!(typed.lines.iter().all(|line| wide(line.trim_end(), typed.size) <= 156.0), "{typed:?}");
    }

    #[test]
    fn a_word_wider_than_the_field_is_broken_and_long_words_shrink_before_they_are_cut() {
        let long = "x".repeat(200);
        let typed_long = typed(&long, (Pt(100.0), Pt(400.0)), true);
        assert_eq!(typed_long.lines.concat(), long);
        let low = typed("One two three four five six", (Pt(60.0), Pt(36.0)), true);
        assert!(low.size < 10.5, "{low:?}");
        assert!(!typed(&long, (Pt(100.0), Pt(20.0)), true).fits);
        assert!(!typed(&long, (Pt(100.0), Pt(20.0)), false).fits);
    }

    #[test]
    fn a_box_for_words_holds_them() {
        let words = "One two three four five six seven eight nine ten eleven twelve.";
        let high = height(words, Mm(50.0));
        let typed = typed(words, (Mm(50.0).pt(), high.pt()), true);
        assert!(typed.fits && (typed.size - 10.5).abs() < 0.01, "{typed:?}");
    }
}
