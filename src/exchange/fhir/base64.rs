//! Bytes as text in base 64 (RFC 4648), as FHIR writes them.

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes as text.
pub fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let whole = at(0) << 16 | at(1) << 8 | at(2);
        for sign in 0..4 {
            let index = (whole >> (18 - 6 * sign)) & 63;
            let filled = usize::try_from(sign).is_ok_and(|sign| sign <= three.len());
            text.push(if filled { char::from(SIGNS[index as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn the_samples_of_the_standard_come_out() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(encoded(bytes.as_bytes()), text);
        }
    }
}
