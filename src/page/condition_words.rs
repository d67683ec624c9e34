//! Conditions in words, with numbers and letters, for the blank sheet.

use std::collections::BTreeSet;

use crate::{base::Id, template::Template};

/// Choices whose options carry letters.
pub(super) fn lettered(_template: &Template) -> BTreeSet<Id> {
    BTreeSet::new()
}
