//! The shelf: templates and blocks that come with the program.
//!
//! The files lie in `worksheets/` and are part of the binary. A template's id
//! is its file's name. What an author keeps beside her own template is looked
//! up before the shelf; that happens where files are read, not here.

use std::sync::{Arc, LazyLock, OnceLock};

use super::{Template, read};
use crate::base::Id;

/// A template that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// Its id, and its file's name without the ending.
    pub id: &'static str,
    /// Its text.
    pub text: &'static str,
    /// Whether the first start shows it.
    pub first: bool,
}

macro_rules! templates {
    ($($id:literal $first:literal),* $(,)?) => {
        const TEMPLATES: &[Shipped] = &[$(Shipped {
            id: $id,
            text: include_str!(concat!("../../worksheets/en/", $id, ".ron")),
            first: $first,
        }),*];
    };
}

macro_rules! blocks {
    ($($id:literal),* $(,)?) => {
        const BLOCKS: &[(&str, &str)] =
            &[$(($id, include_str!(concat!("../../worksheets/en/blocks/", $id, ".ron")))),*];
    };
}

templates! {
    "barriers-to-an-accepting-attitude" true,
    "validating-style" true,
    "context-and-differences" true,
    "just-a-line" true,
    "alliance-review" false,
    "rupture-repair" false,
    "four-stages" false,
    "boundary-decision" false,
    "role-check" false,
    "self-disclosure" false,
    "three-strands" false,
    "session-debrief" false,
    "self-care-check" false,
    "supervision-prep" false,
    "first-session" false,
    "interpreter" false,
    "telehealth" false,
    "ending-review" false,
}

blocks! { "reflection" }

/// All templates that come with the program, in the order they are shown.
#[must_use]
pub fn all() -> &'static [Shipped] {
    TEMPLATES
}

/// The text of a blocks file.
#[must_use]
pub fn blocks(id: &str) -> Option<&'static str> {
    BLOCKS.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// The ids of all blocks files.
pub fn blocks_ids() -> impl Iterator<Item = &'static str> {
    BLOCKS.iter().map(|(id, _)| *id)
}

/// Looks a blocks file up on the shelf; for [`read`].
#[must_use]
pub fn look_up(id: &Id) -> Option<(String, String)> {
    blocks(id.as_str()).map(|text| (format!("blocks/{id}.ron"), text.to_owned()))
}

/// A template that comes with the program, read once and kept.
///
/// Nothing if there is none under this id.
#[must_use]
pub fn template(id: &str) -> Option<Arc<Template>> {
    static READ: LazyLock<Vec<OnceLock<Option<Arc<Template>>>>> =
        LazyLock::new(|| TEMPLATES.iter().map(|_| OnceLock::new()).collect());
    let at = TEMPLATES.iter().position(|shipped| shipped.id == id)?;
    let shipped = TEMPLATES.get(at)?;
    let read = || read(&format!("{id}.ron"), shipped.text, &look_up).template.map(Arc::new);
    READ.get(at)?.get_or_init(read).clone()
}
