//! The shelf: templates and blocks that come with the program.
//!
//! The files lie in `worksheets/` and are part of the binary. A template's id
//! is its file's name. What an author keeps beside her own template is looked
//! up before the shelf; that happens where files are read, not here.

use std::sync::{Arc, LazyLock, OnceLock};

use super::{
    Template, read,
    translation::{Translation, in_language},
};
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
    /// The need it answers.
    pub need: Need,
}

/// What somebody needs who looks for a worksheet: the collections of the shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// The core sheets, and *Just a line*.
    First,
    /// Just after a session.
    AfterSession,
    /// Something between us.
    BetweenUs,
    /// Shall I, or should I not?
    ShallI,
    /// Where is this going?
    WhereTo,
    /// Me.
    Me,
    /// Supervision.
    Supervision,
    /// For the client.
    Client,
}

macro_rules! templates {
    ($($id:literal $need:ident),* $(,)?) => {
        const TEMPLATES: &[Shipped] = &[$(Shipped {
            id: $id,
            text: include_str!(concat!("../../worksheets/en/", $id, ".ron")),
            first: matches!(Need::$need, Need::First),
            need: Need::$need,
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
    "barriers-to-an-accepting-attitude" First,
    "validating-style" First,
    "context-and-differences" First,
    "just-a-line" First,
    "alliance-review" WhereTo,
    "rupture-repair" BetweenUs,
    "four-stages" WhereTo,
    "boundary-decision" ShallI,
    "role-check" ShallI,
    "self-disclosure" ShallI,
    "three-strands" BetweenUs,
    "session-debrief" AfterSession,
    "self-care-check" Me,
    "supervision-prep" Supervision,
    "first-session" AfterSession,
    "interpreter" AfterSession,
    "telehealth" AfterSession,
    "ending-review" WhereTo,
    "supervisor-review" Supervision,
    "ideal-life" Client,
}

blocks! { "reflection" }

macro_rules! translations {
    ($($language:literal $path:literal $id:literal),* $(,)?) => {
        const TRANSLATIONS: &[(&str, &str, &str)] = &[$((
            $language,
            $id,
            include_str!(concat!("../../worksheets/", $language, "/", $path, $id, ".ron")),
        )),*];
    };
}

translations! {
    "de" "" "validating-style",
    "de" "blocks/" "reflection",
    "pl" "" "validating-style",
    "pl" "blocks/" "reflection",
}

/// The text of the translation of a template or blocks file that comes with the program.
#[must_use]
pub fn translation(id: &str, language: &str) -> Option<&'static str> {
    TRANSLATIONS.iter().find(|(tongue, of, _)| *tongue == language && *of == id).map(|(.., text)| *text)
}

/// The languages in which a template comes with the program, besides its own.
pub fn languages(id: &str) -> impl Iterator<Item = &'static str> + use<'_> {
    TRANSLATIONS.iter().filter(move |(_, of, _)| *of == id).map(|(language, ..)| *language)
}

/// The file of a template that comes with the program: its name and its text.
#[must_use]
pub fn text(id: &str) -> Option<(String, String)> {
    let shipped = TEMPLATES.iter().find(|shipped| shipped.id == id)?;
    Some((format!("{id}.ron"), shipped.text.to_owned()))
}

/// A template that comes with the program, in another language; nothing if it does not come in that.
#[must_use]
pub fn template_in(id: &str, language: &str) -> Option<Arc<Template>> {
    let shipped = template(id)?;
    if shipped.language == language {
        return Some(shipped);
    }
    let own = Translation::parse(translation(id, language)?)?;
    translated(&shipped, &own, language, &look_up)
}

/// A template in the language of a translation, its blocks with it where they come in that language.
#[must_use]
pub fn translated(
    template: &Template,
    own: &Translation,
    language: &str,
    blocks: &dyn Fn(&Id) -> Option<(String, String)>,
) -> Option<Arc<Template>> {
    let shared = |id: &Id| translation(id.as_str(), language).and_then(Translation::parse);
    let in_blocks = |id: &Id| {
        let (name, text) = blocks(id)?;
        Some((name, shared(id).map_or(text.clone(), |shared| in_language(&text, &[&shared]))))
    };
    let all: Vec<Translation> = template.blocks.iter().filter_map(shared).collect();
    let all: Vec<&Translation> = std::iter::once(own).chain(&all).collect();
    let text = in_language(&template.texts.template, &all);
    read(&format!("{}.ron", template.id), &text, &in_blocks).template.map(Arc::new)
}

/// All templates that come with the program, in the order they are shown.
#[must_use]
pub fn all() -> &'static [Shipped] {
    TEMPLATES
}

/// The need that a shipped template answers; nothing for any other.
#[must_use]
pub fn need(id: &str) -> Option<Need> {
    TEMPLATES.iter().find(|shipped| shipped.id == id).map(|shipped| shipped.need)
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
