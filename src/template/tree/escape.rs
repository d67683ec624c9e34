//! What a backslash in a text means.

/// The character that an escape stands for, and how many bytes it takes after the backslash.
///
/// # Errors
/// How many bytes belong to what means nothing.
pub(super) fn escape(after: &str, in_char: bool) -> Result<(char, usize), usize> {
    let Some(first) = after.chars().next() else { return Err(0) };
    match first {
        '\'' | '"' | '\\' => Ok((first, 1)),
        'n' => Ok(('\n', 1)),
        'r' => Ok(('\r', 1)),
        't' => Ok(('\t', 1)),
        '0' => Ok(('\0', 1)),
        'x' => bytes(after, in_char),
        'u' => unicode(after),
        _ => Err(first.len_utf8()),
    }
}

/// `\x41`, or the bytes of one character in a row.
fn bytes(after: &str, in_char: bool) -> Result<(char, usize), usize> {
    let mut gathered = Vec::new();
    let mut used = 1;
    loop {
        let byte = after.get(used..used + 2).filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let Some(byte) = byte.and_then(|hex| u8::from_str_radix(hex, 16).ok()) else {
            return Err(used.min(after.len()));
        };
        gathered.push(byte);
        used += 2;
        if let Some(c) = std::str::from_utf8(&gathered).ok().and_then(|s| s.chars().next()) {
            return Ok((c, used));
        }
        if in_char || gathered.len() == 4 || after.get(used..used + 2) != Some("\\x") {
            return Err(used);
        }
        used += 2;
    }
}

/// `\u{1F600}`
fn unicode(after: &str) -> Result<(char, usize), usize> {
    let Some(digits) = after.get(1..).and_then(|r| r.strip_prefix('{')) else { return Err(1) };
    let length = digits.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(digits.len());
    let closed = digits.get(length..).is_some_and(|r| r.starts_with('}'));
    let hex = digits.get(..length).filter(|_| (1..=6).contains(&length) && closed);
    let found = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
    found.map(|c| (c, length + 3)).ok_or(2 + length + usize::from(closed))
}
