//! Signs that steer a terminal or a printer, made visible.

use std::borrow::Cow;

/// The picture of a control character; every other character as it is.
///
/// Tabs and the ends of lines stay what they are.
#[must_use]
pub fn shown(sign: char) -> char {
    match sign {
        '\n' | '\r' | '\t' => sign,
        '\0'..='\x1F' => char::from_u32(0x2400 + u32::from(sign)).unwrap_or(sign),
        '\x7F' => '\u{2421}',
        '\u{80}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        _ => sign,
    }
}

/// A text with the pictures of its control characters.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|sign| shown(sign) == sign) { text.into() } else { text.chars().map(shown).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_steer_a_terminal_is_seen_and_words_stay() {
        assert_eq!(visible("a\u{1b}[31m\u{7}\0\u{7f}\u{9b}b\tc\r\n"), "a␛[31m␇␀␡\u{FFFD}b\tc\r\n");
        assert!(matches!(visible("Żółć 漢\n"), Cow::Borrowed(_)));
    }
}
