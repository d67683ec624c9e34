//! What did not come over whole: item by item, in words.

use serde_json::{Value, json};

use crate::t;

/// One thing that is different here, or that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The item's `linkId`; empty for the whole sheet.
    pub link: String,
    /// The element or extension of FHIR, or what it is about on the way out.
    pub what: String,
    /// Why.
    pub why: Why,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The worksheet does something else than the original.
    Different,
    /// It was faulty, and was mended.
    Mended,
    /// It does nothing here, and goes back as it came.
    Kept,
}

macro_rules! whys {
    ($($name:ident $effect:ident $key:literal)*) => {
        /// Why something is different, and what stands in its place.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[expect(missing_docs, reason = "said by their sentences in fhir.ftl")]
        pub enum Why {
            $($name,)*
        }

        impl Why {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// What became of it.
            #[must_use]
            pub const fn effect(self) -> Effect {
                match self {
                    $(Self::$name => Effect::$effect,)*
                }
            }

            /// The sentence.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$name => t!($key),)*
                }
            }
        }
    };
}

whys! {
    // On the way in: what works differently here.
    NoOptions Different "fhir-why-no-options"
    NoFiles Different "fhir-why-no-files"
    NoReference Different "fhir-why-no-reference"
    NoUrl Different "fhir-why-no-url"
    DayOnly Different "fhir-why-day-only"
    NotPrefilled Different "fhir-why-not-prefilled"
    NotWorkedOut Different "fhir-why-not-worked-out"
    NotChecked Different "fhir-why-not-checked"
    MayChange Different "fhir-why-may-change"
    AskedOnce Different "fhir-why-asked-once"
    OneUnit Different "fhir-why-one-unit"
    InOnes Different "fhir-why-in-ones"
    NoSlider Different "fhir-why-no-slider"
    Hidden Different "fhir-why-hidden"
    InGroup Different "fhir-why-in-group"
    Fetched Different "fhir-why-fetched"
    AlwaysShown Different "fhir-why-always-shown"
    NoSuchQuestion Different "fhir-why-no-such-question"
    NoSuchOption Different "fhir-why-no-such-option"
    NotComparable Different "fhir-why-not-comparable"
    FromOutside Different "fhir-why-from-outside"
    Circle Different "fhir-why-circle"
    Exclusive Different "fhir-why-exclusive"
    // Mended.
    NoLink Mended "fhir-why-no-link"
    LinkTwice Mended "fhir-why-link-twice"
    NoType Mended "fhir-why-no-type"
    NoItem Mended "fhir-why-no-item"
    NoText Mended "fhir-why-no-text"
    NameTwice Mended "fhir-why-name-twice"
    Older Mended "fhir-why-older"
    NoResource Mended "fhir-why-no-resource"
    OneOfSeveral Mended "fhir-why-one-of-several"
    AnyOrAll Mended "fhir-why-any-or-all"
    Nothing Mended "fhir-why-nothing"
    BadValue Mended "fhir-why-bad-value"
    // Kept without effect.
    Layout Kept "fhir-why-layout"
    Prefix Kept "fhir-why-prefix"
    Outer Kept "fhir-why-outer"
    Silent Kept "fhir-why-silent"
    Narrative Kept "fhir-why-narrative"
    Points Kept "fhir-why-points"
    // On the way out.
    NoWayOut Different "fhir-why-no-way-out"
    NoScore Different "fhir-why-no-score"
    OtherWords Different "fhir-why-other-words"
    OrderOnly Different "fhir-why-order-only"
}

/// Notes, gathered.
#[derive(Debug, Default)]
pub struct Notes(pub Vec<Note>);

impl Notes {
    /// Adds one, once.
    pub fn add(&mut self, link: &str, what: &str, why: Why) {
        let note = Note { link: link.to_owned(), what: what.to_owned(), why };
        if self.0.last() != Some(&note) {
            self.0.push(note);
        }
    }
}

/// The most items that are named in one line for people.
const MOST_NAMED: usize = 12;

/// The notes for people: one line a reason, with the items it is about.
#[must_use]
pub fn lines(notes: &[Note]) -> Vec<String> {
    let mut kinds: Vec<(Why, &str, Vec<&str>)> = Vec::new();
    for note in notes {
        match kinds.iter_mut().find(|(why, what, _)| *why == note.why && *what == note.what) {
            Some((_, _, links)) => links.push(&note.link),
            None => kinds.push((note.why, &note.what, vec![&note.link])),
        }
    }
    kinds.sort_by_key(|(why, _, _)| why.effect());
    let line = |(why, what, links): &(Why, &str, Vec<&str>)| {
        let mut named: Vec<&str> = links.iter().copied().filter(|link| !link.is_empty()).collect();
        let more = named.len().saturating_sub(MOST_NAMED);
        named.truncate(MOST_NAMED);
        let items = match (named.as_slice(), more) {
            ([], _) => t!("fhir-whole-sheet").to_owned(),
            (named, 0) => named.join(", "),
            (named, more) => t!("fhir-and-more", items = &named.join(", "), more = more),
        };
        t!("fhir-note", what = *what, items = &items, why = why.words())
    };
    kinds.iter().map(line).collect()
}

/// The notes for programs: every item by itself.
#[must_use]
pub fn json(notes: &[Note]) -> Value {
    let one = |note: &Note| {
        let effect = match note.why.effect() {
            Effect::Different => "different",
            Effect::Mended => "mended",
            Effect::Kept => "kept",
        };
        let link = (!note.link.is_empty()).then_some(&note.link);
        json!({ "linkId": link, "what": note.what, "effect": effect, "why": note.why.words() })
    };
    notes.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_sentence() {
        for why in Why::ALL {
            assert!(!why.words().starts_with("fhir-"), "{why:?}");
        }
    }

    #[test]
    fn items_with_the_same_reason_stand_in_one_line() {
        let note = |link: &str| Note { link: link.to_owned(), what: "prefix".to_owned(), why: Why::Prefix };
        let all: Vec<Note> = (1..=14).map(|at| note(&at.to_string())).collect();
        let lines = lines(&all);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].starts_with("prefix (1, 2, 3,") && lines[0].contains("12 and 2 more"), "{}", lines[0]);
        assert_eq!(json(&all).as_array().map(Vec::len), Some(14));
    }
}
