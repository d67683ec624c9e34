//! Bytes as hexadecimal digits.

use std::fmt::Write;

/// Two lower-case hexadecimal digits for each byte.
///
/// Not for secrets: nobody wipes the text.
///
/// ```
/// assert_eq!(attune::base::hex(&[0, 10, 255]), "000aff");
/// ```
#[must_use]
pub fn hex<'b>(bytes: impl IntoIterator<Item = &'b u8>) -> String {
    bytes.into_iter().fold(String::new(), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}
