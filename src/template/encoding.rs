//! Bytes that are no UTF-8: what they were meant as, so that the rest is checked all the same.
//!
//! Editors on Windows offer UTF-16 as "Unicode" and their own code page as
//! "ANSI". Both are read here, told at the first sign that shows it, and
//! nothing is ever written back.
//!
//! Not here: worksheets, which the program writes itself and never in another way.

use crate::{
    base::Span,
    diagnostic::{Code, Diagnostic, Place},
};

/// The signs of the Windows code page that are others than in Latin-1.
const WINDOWS: &str = "€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ";

/// A text as it was meant, and what is wrong with how it was written down.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<(String, Option<Diagnostic>)> {
    if let Some((text, start)) = wide(bytes) {
        let end = start + text.get(start..)?.chars().next().map_or(0, char::len_utf8);
        let fault = not_utf8(Span::new(start, end), "this file is written in UTF-16, not in UTF-8".to_owned());
        return Some((text, Some(fault)));
    }
    let good = match std::str::from_utf8(bytes) {
        Ok(text) => return Some((text.to_owned(), None)),
        Err(error) => error.valid_up_to(),
    };
    // No text has such signs; whatever it is, it is no template.
    if bytes.iter().any(|byte| *byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t' | b'\x0C')) {
        return None;
    }
    let text: String = bytes.iter().map(|byte| of_windows(*byte)).collect();
    // What stands before it is ASCII or UTF-8 of the same sheet, each byte a sign here.
    let start: usize = bytes.iter().take(good).map(|byte| of_windows(*byte).len_utf8()).sum();
    let sign = text.get(start..)?.chars().next()?;
    let message = format!("this file is not in UTF-8: '{sign}' is written here as in older Windows files");
    Some((text, Some(not_utf8(Span::new(start, start + sign.len_utf8()), message))))
}

/// A text in UTF-16, with where it begins behind its mark.
fn wide(bytes: &[u8]) -> Option<(String, usize)> {
    let swapped = match bytes {
        [0xFF, 0xFE, ..] => false,
        [0xFE, 0xFF, ..] => true,
        // Without a mark: every second byte of ASCII is empty.
        [0, one, 0, other, ..] if *one > 0 && *other > 0 => true,
        [one, 0, other, 0, ..] if *one > 0 && *other > 0 => false,
        _ => return None,
    };
    let unit = |pair: &[u8]| match pair {
        [one, other] if swapped => u16::from_be_bytes([*one, *other]),
        [one, other] => u16::from_le_bytes([*one, *other]),
        _ => u16::from(b'?'),
    };
    let text = String::from_utf16_lossy(&bytes.chunks(2).map(unit).collect::<Vec<_>>());
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    Some((text, start))
}

fn of_windows(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or('?'),
        _ => char::from(byte),
    }
}

fn not_utf8(span: Span, message: String) -> Diagnostic {
    let help = "save it again in your editor with the encoding UTF-8";
    Diagnostic::error(Code::NotUtf8, Place::here(span), message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_writes_is_read_and_told_where_it_shows() {
        assert_eq!(decoded("für".as_bytes()), Some(("für".to_owned(), None)));
        let (text, fault) = decoded(b"a \x93f\xFCr\x94").unwrap();
        assert_eq!((text.as_str(), fault.unwrap().place.span), ("a “für”", Span::new(2, 5)));
        for mark in ["", "\u{FEFF}"] {
            let whole = format!("{mark}Template(ü)");
            let little: Vec<u8> = whole.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = whole.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for bytes in [little, big] {
                let (text, fault) = decoded(&bytes).unwrap();
                assert_eq!((text, fault.unwrap().place.span.start), (whole.clone(), mark.len()));
            }
        }
        assert_eq!(decoded(b"PK\x03\x04\xFF\x00"), None);
    }
}
