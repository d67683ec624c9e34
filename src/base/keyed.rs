//! A map that keeps the author's order.

use std::{collections::BTreeSet, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor},
};

use super::Id;

/// A map that keeps the author's order and refuses a second entry under one id.
///
/// Small maps (tens of entries) are the rule, so looking up walks the list.
#[derive(Clone, PartialEq, Eq)]
pub struct Keyed<V>(Vec<(Id, V)>);

impl<V> Keyed<V> {
    /// An empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// A map of entries whose ids are known to differ.
    #[must_use]
    pub(crate) const fn from_unique(entries: Vec<(Id, V)>) -> Self {
        Self(entries)
    }

    /// The entry under this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&V> {
        self.0.iter().find(|(k, _)| k == id).map(|(_, v)| v)
    }

    /// The entry under this id, to be changed.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut V> {
        self.0.iter_mut().find(|(k, _)| k == id).map(|(_, v)| v)
    }

    /// Whether there is an entry under this id.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        self.get(id).is_some()
    }

    /// The place of this id in the author's order, from 0.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.0.iter().position(|(k, _)| k == id)
    }

    /// Adds an entry at the end.
    ///
    /// # Errors
    /// Gives the value back if the id is taken.
    pub fn add(&mut self, id: Id, value: V) -> Result<(), V> {
        if self.contains(id.as_str()) {
            return Err(value);
        }
        self.0.push((id, value));
        Ok(())
    }

    /// Replaces the entry under this id, or adds it at the end; gives back the old one.
    pub fn set(&mut self, id: Id, value: V) -> Option<V> {
        match self.get_mut(id.as_str()) {
            Some(old) => Some(std::mem::replace(old, value)),
            None => {
                self.0.push((id, value));
                None
            }
        }
    }

    /// Takes the entry under this id out.
    pub fn remove(&mut self, id: &str) -> Option<V> {
        let at = self.position(id)?;
        Some(self.0.remove(at).1)
    }

    /// All entries, in the author's order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Id, &V)> + ExactSizeIterator {
        self.0.iter().map(|(k, v)| (k, v))
    }

    /// All ids, in the author's order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Id> + ExactSizeIterator {
        self.0.iter().map(|(k, _)| k)
    }

    /// All values, in the author's order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.0.iter().map(|(_, v)| v)
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V> Default for Keyed<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V: fmt::Debug> fmt::Debug for Keyed<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<V> IntoIterator for Keyed<V> {
    type Item = (Id, V);
    type IntoIter = std::vec::IntoIter<(Id, V)>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// Up to so many entries are looked through one by one; beyond, ids are also kept in order.
const FEW: usize = 32;

/// A map that is being filled from outside, where nobody says how many entries there are.
struct Filling<V> {
    keyed: Keyed<V>,
    /// The ids, as soon as there are more than a few.
    ids: BTreeSet<Id>,
}

impl<V> Filling<V> {
    fn new() -> Self {
        Self { keyed: Keyed::new(), ids: BTreeSet::new() }
    }

    /// Adds an entry at the end; gives the id back if it is taken.
    fn add(&mut self, id: Id, value: V) -> Result<(), Id> {
        if self.keyed.len() == FEW {
            self.ids.extend(self.keyed.keys().cloned());
        }
        let is_taken =
            if self.keyed.len() < FEW { self.keyed.contains(id.as_str()) } else { !self.ids.insert(id.clone()) };
        if is_taken {
            return Err(id);
        }
        self.keyed.0.push((id, value));
        Ok(())
    }
}

/// Later entries under an id that is taken are left out.
impl<V> FromIterator<(Id, V)> for Keyed<V> {
    fn from_iter<I: IntoIterator<Item = (Id, V)>>(all: I) -> Self {
        let mut filling = Filling::new();
        for (id, value) in all {
            let _taken = filling.add(id, value);
        }
        filling.keyed
    }
}

impl<V: Serialize> Serialize for Keyed<V> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.iter())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Keyed<V> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Entries<V>(PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Entries<V> {
            type Value = Keyed<V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map from ids")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Keyed<V>, A::Error> {
                let mut filling = Filling::new();
                while let Some((id, value)) = map.next_entry::<Id, V>()? {
                    let twice = |id| A::Error::custom(format_args!("the id \"{id}\" stands twice"));
                    filling.add(id, value).map_err(twice)?;
                }
                Ok(filling.keyed)
            }
        }
        d.deserialize_map(Entries(PhantomData))
    }
}
