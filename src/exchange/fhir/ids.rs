//! Ids of ours from what FHIR calls things.

use std::collections::{HashMap, HashSet};

use crate::base::Id;

/// The most characters that are taken over from a name.
const MOST: usize = 48;

/// The ids that are taken in one scope; capital letters make no difference.
#[derive(Debug, Default)]
pub struct Ids {
    taken: HashSet<String>,
    /// The next number after each beginning, so that a thousand of the same name stay cheap.
    next: HashMap<String, usize>,
}

impl Ids {
    /// A scope in which these are taken.
    pub fn without(taken: &[&str]) -> Self {
        Self { taken: taken.iter().map(|id| (*id).to_owned()).collect(), next: HashMap::new() }
    }

    /// An id like the first of these names that gives one.
    pub fn make(&mut self, names: &[&str], or_else: &str) -> Id {
        let found = names.iter().map(|name| slug(name)).find(|slug| !slug.is_empty());
        let stem = found.unwrap_or_else(|| or_else.to_owned());
        let mut candidate = stem.clone();
        let count = self.next.entry(stem.to_ascii_lowercase()).or_insert(1);
        while !self.taken.insert(candidate.to_ascii_lowercase()) {
            *count += 1;
            candidate = format!("{stem}-{count}");
        }
        Id::parse(&candidate).unwrap_or_else(|_| Id::known("x"))
    }
}

/// A name in the letters of an id; empty if it has none of them.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.trim().chars() {
        match c {
            c if c.is_ascii_alphanumeric() => slug.push(c),
            'ä' | 'æ' | 'Ä' => slug.push_str("ae"),
            'ö' | 'ø' | 'œ' | 'Ö' => slug.push_str("oe"),
            'ü' | 'Ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' => slug.push('a'),
            'è' | 'é' | 'ê' | 'ë' | 'ę' => slug.push('e'),
            'ì' | 'í' | 'î' | 'ï' => slug.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' => slug.push('o'),
            'ù' | 'ú' | 'û' => slug.push('u'),
            'ç' | 'ć' => slug.push('c'),
            'ł' => slug.push('l'),
            'ñ' | 'ń' => slug.push('n'),
            'ś' => slug.push('s'),
            'ź' | 'ż' => slug.push('z'),
            '\'' | '’' => {}
            _ if !slug.ends_with('-') && !slug.is_empty() => slug.push('-'),
            _ => {}
        }
        if slug.len() >= MOST {
            break;
        }
    }
    slug.truncate(MOST);
    slug.trim_end_matches('-').to_owned()
}

/// The first words of a text, as the beginning of an id.
pub fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(5).collect();
    slug(&words.join(" ")).to_ascii_lowercase()
}

/// Whether a name was made by a machine and says nothing to a person.
pub fn is_random(name: &str) -> bool {
    let hex = name.chars().filter(char::is_ascii_hexdigit).count();
    name.len() >= 24 && name.chars().all(|c| c.is_ascii_hexdigit() || c == '-') && hex >= 20
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_ids_that_differ_in_more_than_capital_letters() {
        let mut ids = Ids::without(&["other"]);
        let mut make = |name: &str| ids.make(&[name], "q").to_string();
        assert_eq!(make("/54127-6/54126-8"), "54127-6-54126-8");
        assert_eq!(make("Größe (cm)"), "Groesse-cm");
        assert_eq!(make("grösse-CM"), "groesse-CM-2");
        assert_eq!(make("other"), "other-2");
        assert_eq!(make("身長"), "q");
        assert_eq!(make("體重"), "q-2");
        assert_eq!(make(&"long ".repeat(50)).len(), 48);
    }

    #[test]
    fn what_a_machine_made_up_is_told_from_a_name() {
        assert!(is_random("7c6a1f3e-0d5b-4f7e-9a2c-2f0a8d9be111"));
        assert!(!is_random("feeding-and-drinking-facade"));
        assert!(!is_random("1.2.3"));
    }
}
