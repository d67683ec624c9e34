//! Numbers: what may be written, and which number it is.
//!
//! A number keeps its text until somebody asks what it is. Whole numbers may
//! be written with `_`, in base 2, 8 or 16 and with a type at the end, because
//! RON allows it; nobody needs to know.

use crate::base::Decimal;

/// Whether this is a number at all.
pub(super) fn is_number(written: &str) -> bool {
    whole(written).is_some() || float(written).is_some()
}

/// The whole number, if it is one.
pub(crate) fn whole(written: &str) -> Option<i128> {
    if let Some(byte) = byte(written) {
        return Some(byte);
    }
    let written = typed(written).map_or(written, |(number, _)| number);
    let (negative, digits) = match written.as_bytes().first()? {
        b'-' => (true, written.get(1..)?),
        b'+' => (false, written.get(1..)?),
        _ => (false, written),
    };
    let (base, digits) = match digits.get(..2) {
        Some("0x") => (16, digits.get(2..)?),
        Some("0o") => (8, digits.get(2..)?),
        Some("0b") => (2, digits.get(2..)?),
        _ => (10, digits),
    };
    if digits.is_empty() || digits.starts_with('_') || !digits.chars().all(|c| c == '_' || c.is_digit(base)) {
        return None;
    }
    let digits: String = digits.chars().filter(|c| *c != '_').collect();
    let number = i128::from_str_radix(&digits, base).ok()?;
    Some(if negative { -number } else { number })
}

/// A whole number with a type at its end, as in `5u16`: the number and the type.
pub(crate) fn typed(written: &str) -> Option<(&str, &str)> {
    let at = written.rfind(['i', 'u'])?;
    let kind = written.get(at..).filter(|kind| ["8", "16", "32", "64"].contains(&&kind[1..]))?;
    Some((written.get(..at)?, kind))
}

/// `b'a'`
fn byte(written: &str) -> Option<i128> {
    let inner = written.strip_prefix("b'")?.strip_suffix('\'')?;
    let c = match inner.strip_prefix('\\') {
        Some(after) => super::escape::escape(after, true).ok().filter(|(_, used)| *used == after.len())?.0,
        None => inner.chars().next().filter(|c| c.len_utf8() == inner.len() && c.is_ascii())?,
    };
    Some(i128::from(u32::from(c)))
}

/// The nearest floating-point number.
fn float(written: &str) -> Option<f64> {
    let short = written.strip_suffix("f32");
    let written = short.or_else(|| written.strip_suffix("f64")).unwrap_or(written);
    if !written.chars().all(|c| c.is_ascii_digit() || "eE.+-_".contains(c)) || written.starts_with('_') {
        return None;
    }
    let mut plain = String::with_capacity(written.len());
    let mut may_part = false;
    for c in written.chars() {
        match c {
            '_' if may_part => continue,
            '_' => return None,
            '.' => may_part = false,
            '0'..='9' | 'e' | 'E' => may_part = true,
            _ => {}
        }
        plain.push(c);
    }
    if short.is_some() { plain.parse::<f32>().ok().map(f64::from) } else { plain.parse().ok() }
}

/// The number as an exact decimal.
///
/// Up to 15 digits count exactly as written; beyond, the nearest number that a
/// computer's floating point holds, as any reader of RON would take it.
pub(crate) fn decimal(written: &str) -> Option<Decimal> {
    if let Some(whole) = whole(written) {
        return Decimal::parse(&whole.to_string());
    }
    let plain = written.replace('_', "");
    // More places than can be kept are not cut off.
    if plain.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte)) {
        let short = if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.') } else { &plain };
        Decimal::parse(if short.is_empty() { "0" } else { short })?;
    }
    let digits = written.bytes().filter(u8::is_ascii_digit).count();
    let exact = Decimal::parse(&plain).filter(|_| digits <= 15);
    exact.or_else(|| Decimal::parse(&float(written)?.to_string()))
}
