//! Pairs of texts: as it stands, and as it is translated.

use std::{collections::HashMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

use crate::{
    base::Span,
    diagnostic::Code,
    template::{
        grammar::{Read, Reader},
        tree::{Node, NodeKind},
    },
};

/// Texts with their translations, in the order of the file; none of them twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    pairs: Vec<(String, String)>,
    by_text: HashMap<String, usize>,
}

impl Phrases {
    /// The translation of a text.
    #[must_use]
    pub fn get(&self, text: &str) -> Option<&str> {
        self.by_text.get(text).and_then(|at| self.pairs.get(*at)).map(|(_, words)| words.as_str())
    }

    /// All pairs, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(text, words)| (text.as_str(), words.as_str()))
    }

    /// Adds a pair; false if the text has one.
    fn add(&mut self, text: String, words: String) -> bool {
        if self.by_text.contains_key(&text) {
            return false;
        }
        self.by_text.insert(text.clone(), self.pairs.len());
        self.pairs.push((text, words));
        true
    }
}

impl Read for Phrases {
    const WHAT: &'static str = "a map from texts to their translations";

    fn shape() -> String {
        "{ text: text }".to_owned()
    }

    fn read(node: &Node, r: &mut Reader<'_>) -> Option<Self> {
        let NodeKind::Map(all) = node.kind() else { return r.wrong(node, Self::WHAT) };
        let mut phrases = Self::default();
        let mut seen: HashMap<String, Span> = HashMap::new();
        for (key, value) in all {
            let (text, words) = (String::read(key, r), String::read(value, r));
            let Some(text) = text else { continue };
            if let Some(first) = seen.get(&text) {
                let first = r.place(*first);
                let fault = r.error(Code::IdTwice, key.span(), "this text stands twice");
                r.report(fault.label(first, "first here").help("take one of them away"));
                continue;
            }
            seen.insert(text.clone(), key.span());
            if let Some(words) = words {
                phrases.add(text, words);
            }
        }
        Some(phrases)
    }

    fn hole() -> Self {
        Self::default()
    }
}

impl<'de> Deserialize<'de> for Phrases {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Phrases;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(Phrases::WHAT)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Phrases, A::Error> {
                let mut phrases = Phrases::default();
                while let Some((text, words)) = map.next_entry()? {
                    if !phrases.add(text, words) {
                        return Err(A::Error::custom("a text stands twice"));
                    }
                }
                Ok(phrases)
            }
        }
        d.deserialize_map(Pairs)
    }
}
