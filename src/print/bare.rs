//! The file of a face as it lies in a PDF: without what only other programs read.
//!
//! A PDF says itself what a font is called and which letter each code is.
//! Tables that a reader of PDF needs stay (ISO 32000-1, 9.9, table 126), and
//! of names of glyphs only that there are none: half a kilobyte less for each
//! face, packed, which is a good part of a short sheet.

use skrifa::{FontRef, Tag, raw::TableProvider};

/// The tables that stay, in the order in which a font lists them.
const KEPT: [&[u8; 4]; 10] =
    [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"post", b"prep"];
/// What begins the file of a face with TrueType outlines.
const TRUETYPE: [u8; 4] = [0, 1, 0, 0];
/// Bytes before the list of tables, and of each entry of it.
const HEAD: usize = 12;
const ENTRY: usize = 16;
/// Where `head` has the number that makes the sum of the whole file what it must be, and that sum.
const ADJUSTMENT: usize = 8;
const WHOLE: u32 = 0xB1B0_AFBA;

/// The same face without other tables; as it is, where it has other outlines or cannot be read.
pub(super) fn bare(file: Vec<u8>) -> Vec<u8> {
    without_others(&file).unwrap_or(file)
}

fn without_others(file: &[u8]) -> Option<Vec<u8>> {
    if !file.starts_with(&TRUETYPE) {
        return None;
    }
    let font = FontRef::new(file).ok()?;
    let mut tables: Vec<(&[u8; 4], Vec<u8>)> = Vec::new();
    for tag in KEPT {
        let Some(data) = font.data_for_tag(Tag::new(tag)) else { continue };
        let mut data = data.as_bytes().to_vec();
        match tag {
            // Version 3: no names.
            b"post" => {
                data.truncate(32);
                data.get_mut(..4)?.copy_from_slice(&[0, 3, 0, 0]);
            }
            b"head" => data.get_mut(ADJUSTMENT..ADJUSTMENT + 4)?.fill(0),
            _ => {}
        }
        tables.push((tag, data));
    }
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16_u16 << power;
    let mut bare = TRUETYPE.to_vec();
    for number in [count, range, u16::try_from(power).ok()?, (count * 16).checked_sub(range)?] {
        bare.extend(number.to_be_bytes());
    }
    let (mut at, mut head) = (HEAD + ENTRY * tables.len(), 0);
    for (tag, data) in &tables {
        if **tag == *b"head" {
            head = at;
        }
        bare.extend_from_slice(*tag);
        for number in [sum(data), u32::try_from(at).ok()?, u32::try_from(data.len()).ok()?] {
            bare.extend(number.to_be_bytes());
        }
        at += data.len().next_multiple_of(4);
    }
    for (_, data) in &tables {
        bare.extend_from_slice(data);
        bare.resize(bare.len().next_multiple_of(4), 0);
    }
    let rest = WHOLE.wrapping_sub(sum(&bare));
    bare.get_mut(head + ADJUSTMENT..head + ADJUSTMENT + 4)?.copy_from_slice(&rest.to_be_bytes());
    Some(bare)
}

/// The sum of numbers of four bytes.
fn sum(bytes: &[u8]) -> u32 {
    let numbers = bytes.chunks(4).map(|four| {
        let mut whole = [0; 4];
        whole.iter_mut().zip(four).for_each(|(to, from)| *to = *from);
        u32::from_be_bytes(whole)
    });
    numbers.fold(0, u32::wrapping_add)
}
