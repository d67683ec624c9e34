//! What may stand in a number's field, in words.

use crate::{t, template::Number};

/// *a whole number, from 0 to 600*.
#[must_use]
pub fn number_words(number: &Number) -> String {
    let kind = match number.places {
        0 => t!("number-whole").to_owned(),
        places => t!("number-places", count = usize::from(places)),
    };
    match bounds_words(number) {
        Some(bounds) => format!("{kind}, {bounds}"),
        None => kind,
    }
}

/// *from 0 to 600*; nothing if the number has no bounds.
#[must_use]
pub fn bounds_words(number: &Number) -> Option<String> {
    let (least, most) = (number.least.map(|n| n.to_string()), number.most.map(|n| n.to_string()));
    match (least, most) {
        (Some(least), Some(most)) => Some(t!("number-between", least = &least, most = &most)),
        (Some(least), None) => Some(t!("number-at-least", least = &least)),
        (None, Some(most)) => Some(t!("number-at-most", most = &most)),
        (None, None) => None,
    }
}
