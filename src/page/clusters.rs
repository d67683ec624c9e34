//! What stands on or around a letter: marks that tower, signs that enclose digits.
//!
//! Not here: shaping itself. The text keeps every character; only what is drawn
//! gives way.

use super::{kit::Kit, shape::Shape};

/// At most so many marks of one letter are drawn: the first ones.
const MOST_MARKS: usize = 8;

/// Leaves out the marks of a letter that would tower over lines and edges.
pub(super) fn thin(glyphs: &mut Vec<Shape>, kit: &Kit, rtl: bool) {
    let is_mark = |glyph: &Shape| glyph.advance == 0.0 && kit.reach(glyph.id).is_some_and(|(low, high)| low < high);
    let (mut cluster, mut marks) = (None, 0);
    let mut keeps = |glyph: &Shape| {
        if cluster != Some(glyph.at) {
            (cluster, marks) = (Some(glyph.at), 0);
        }
        marks += usize::from(is_mark(glyph));
        !is_mark(glyph) || marks <= MOST_MARKS
    };
    // From right to left the marks stand before their letter, the nearest last.
    if rtl {
        glyphs.reverse();
        glyphs.retain(&mut keeps);
        glyphs.reverse();
    } else {
        glyphs.retain(&mut keeps);
    }
}

/// Gives a sign that encloses digits the room that its ink takes, whether or not digits follow.
///
/// Some faces give such a sign no width of its own: with nothing in it, it would lie over the next word.
pub(super) fn enclose(glyphs: &mut [Shape], kit: &Kit, text: &str, scale: f32) {
    let letter = |glyph: &Shape| text.get(glyph.at..).and_then(|rest| rest.chars().next());
    for sign in 0..glyphs.len() {
        let Some(own) = glyphs.get(sign).copied() else { break };
        let begins = sign == 0 || glyphs.get(sign - 1).is_some_and(|before| before.at != own.at);
        if !begins || !letter(&own).is_some_and(encloses) {
            continue;
        }
        let right = own.dx + kit.right(own.id).unwrap_or(0.0) * scale;
        let inside = |glyph: &Shape| glyph.at == own.at || letter(glyph).is_some_and(char::is_numeric);
        let count = glyphs.iter().skip(sign + 1).take_while(|glyph| inside(glyph)).count();
        let taken: f32 = glyphs.iter().skip(sign).take(count + 1).map(|glyph| glyph.advance).sum();
        if let Some(last) = glyphs.get_mut(sign + count) {
            last.advance += (right - taken).max(0.0);
        }
    }
}

/// Whether a sign encloses the digits after it (Unicode: `Prepended_Concatenation_Mark`).
#[must_use]
pub fn encloses(sign: char) -> bool {
    matches!(
        sign,
        '\u{600}'..='\u{605}' | '\u{6DD}' | '\u{70F}' | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{110BD}' | '\u{110CD}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{faces::Face, page::kit::kit};

    fn shape(id: u16, at: usize, advance: f32) -> Shape {
        Shape { id, at, advance, ..Shape::default() }
    }

    #[test]
    fn the_marks_nearest_to_a_letter_stay_whichever_way_it_is_read() {
        let kit = kit(Face::Serif).unwrap();
        let mark = 20;
        assert!(kit.reach(mark).is_some_and(|(low, high)| low < high));
        let marks = (0..30_u16).map(|dy| Shape { dy: f32::from(dy), ..shape(mark, 0, 0.0) });
        let mut glyphs: Vec<Shape> = std::iter::once(shape(mark, 0, 5.0)).chain(marks).collect();
        glyphs.push(shape(mark, 60, 5.0));
        let mut reversed: Vec<Shape> = glyphs.iter().rev().copied().collect();
        thin(&mut glyphs, kit, false);
        thin(&mut reversed, kit, true);
        reversed.reverse();
        for left in [glyphs, reversed] {
            assert_eq!(left.len(), 2 + MOST_MARKS);
            assert!(left.iter().all(|glyph| glyph.dy < 8.0), "those beside the letter stay");
        }
    }

    #[test]
    fn a_sign_around_nothing_takes_the_room_of_its_ink() {
        let kit = kit(Face::Serif).unwrap();
        let wide = kit.right(20).unwrap();
        let text = "\u{6DD}\u{661}x";
        let mut glyphs = vec![shape(20, 0, 1.0), shape(20, 0, 2.0), shape(20, 4, 9.0)];
        enclose(&mut glyphs, kit, text, 1.0);
        let advances: Vec<f32> = glyphs.iter().map(|glyph| glyph.advance).collect();
        assert_eq!(advances, [1.0, wide - 1.0, 9.0]);
    }
}
