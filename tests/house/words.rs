//! Every sentence that is said exists, and every sentence that exists is said.

use std::collections::{BTreeMap, BTreeSet};

use attune::words::{ENGLISH, OTHERS};
use proc_macro2::{TokenStream, TokenTree};

use super::sources;

/// Files whose sentences are all there for others to look up by number.
struct Sentence {
    file: &'static str,
    arguments: BTreeSet<String>,
}

fn sentences() -> BTreeMap<String, Sentence> {
    sentences_of(ENGLISH)
}

fn sentences_of(files: &[(&'static str, &str)]) -> BTreeMap<String, Sentence> {
    let mut all = BTreeMap::new();
    for (file, text) in files {
        let mut key = String::new();
        for line in text.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                let (name, _) = line.split_once('=').unwrap_or_else(|| panic!("{file}: {line}"));
                key = name.trim().to_owned();
                let before = all.insert(key.clone(), Sentence { file, arguments: BTreeSet::new() });
                if let Some(before) = before {
                    panic!("{key} stands in {} and in {file}", before.file);
                }
            } else if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            let sentence = all.get_mut(&key).unwrap_or_else(|| panic!("{file}: a line before the first key"));
            for part in line.split('$').skip(1) {
                let name: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                sentence.arguments.insert(name);
            }
        }
    }
    all
}

/// A `t!(…)`: its key, the names of its arguments, its line.
struct Said {
    key: String,
    arguments: BTreeSet<String>,
    line: usize,
}

fn said_in(tokens: TokenStream, said: &mut Vec<Said>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            said_in(group.stream(), said);
            let is = |back: usize, what: &str| {
                at.checked_sub(back).and_then(|at| tokens.get(at)).is_some_and(|token| token.to_string() == what)
            };
            if is(1, "!") && is(2, "t") {
                said.extend(one_said(group.stream()));
            }
        }
    }
}

fn one_said(tokens: TokenStream) -> Option<Said> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let TokenTree::Literal(literal) = tokens.first()? else { return None };
    let syn::Lit::Str(key) = syn::Lit::new(literal.clone()) else { return None };
    let mut arguments = BTreeSet::new();
    for three in tokens.windows(3) {
        if let [TokenTree::Punct(comma), TokenTree::Ident(name), TokenTree::Punct(equals)] = three
            && (comma.as_char(), equals.as_char()) == (',', '=')
        {
            arguments.insert(name.to_string());
        }
    }
    Some(Said { key: key.value(), arguments, line: literal.span().start().line })
}

#[test]
fn every_sentence_that_is_said_exists_with_its_arguments() {
    let sentences = sentences();
    let mut faults = Vec::new();
    let mut count = 0;
    for source in sources::all() {
        let mut said = Vec::new();
        said_in(source.text.parse().unwrap(), &mut said);
        count += said.len();
        for Said { key, arguments, line } in said {
            let place = format!("{}:{line}: {key}", source.name);
            match sentences.get(&key) {
                None => faults.push(format!("{place} is in no .ftl file")),
                Some(sentence) if sentence.arguments != arguments => {
                    faults.push(format!("{place} takes {:?} and is given {arguments:?}", sentence.arguments));
                }
                Some(_) => {}
            }
        }
    }
    assert!(count > 50, "the sources say something");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_sentence_that_exists_is_said_somewhere() {
    let named: BTreeSet<String> =
        sources::all().iter().flat_map(|source| sources::literals(&source.text)).map(|(_, text)| text).collect();
    let unsaid: Vec<String> = sentences()
        .iter()
        .filter(|(key, _)| !named.contains(*key))
        .map(|(key, sentence)| format!("{}: {key}", sentence.file))
        .collect();
    assert!(unsaid.is_empty(), "nobody says these:\n{}", unsaid.join("\n"));
}

/// Sentences of the paper's file that stand in the window and on the command line.
const OF_THE_WINDOW: &[&str] = &["missing-"];

#[test]
fn what_stands_on_paper_is_said_in_every_language_with_the_same_arguments() {
    let english = sentences();
    for other in OTHERS {
        let own = sentences_of(&[(other.language, other.file)]);
        for (key, sentence) in &own {
            let there = english.get(key).unwrap_or_else(|| panic!("{}: {key} is said nowhere", other.language));
            let missing: Vec<_> = sentence.arguments.difference(&there.arguments).collect();
            assert!(missing.is_empty(), "{}: {key} takes {missing:?}", other.language);
            let dropped: Vec<_> = there.arguments.difference(&sentence.arguments).collect();
            assert!(dropped.is_empty(), "{}: {key} leaves out {dropped:?}", other.language);
        }
        let on_paper = english.iter().filter(|(key, sentence)| {
            sentence.file == "paper.ftl" && !OF_THE_WINDOW.iter().any(|begin| key.starts_with(begin))
        });
        let unsaid: Vec<&String> = on_paper.map(|(key, _)| key).filter(|key| !own.contains_key(*key)).collect();
        assert!(unsaid.is_empty(), "{} does not say {unsaid:?}", other.language);
    }
}

/// Sources that put a worksheet into words for paper, Markdown or a table.
const SPEAKS_OF_A_SHEET: &[&str] = &[
    "src/page/",
    "src/exchange/markdown/",
    "src/exchange/answers.rs",
    "src/exchange/table.rs",
    "src/worksheet/bounds.rs",
    "src/worksheet/in_words.rs",
    "src/worksheet/said.rs",
    "src/words/dates.rs",
];
/// Of these, what speaks to the person at the window, or of the program's own sheet.
const SPEAKS_TO_THE_WINDOW: &[&str] = &["src/page/missing.rs", "src/page/named.rs", "src/page/recovery.rs"];

#[test]
fn whatever_puts_a_worksheet_into_words_has_them_in_every_language() {
    let begins = |name: &str, all: &[&str]| all.iter().any(|begin| name.starts_with(begin));
    let mut said = Vec::new();
    for source in sources::all() {
        if begins(&source.name, SPEAKS_OF_A_SHEET) && !begins(&source.name, SPEAKS_TO_THE_WINDOW) {
            said_in(source.text.parse().unwrap(), &mut said);
        }
    }
    assert!(said.len() > 100, "they say something");
    for other in OTHERS {
        let own = sentences_of(&[(other.language, other.file)]);
        let english: BTreeSet<&str> =
            said.iter().map(|said| said.key.as_str()).filter(|key| !own.contains_key(*key)).collect();
        assert!(english.is_empty(), "{} leaves these in English: {english:?}", other.language);
    }
}

#[test]
fn every_fluent_file_is_read_without_a_fault() {
    let others = OTHERS.iter().map(|other| (other.language, other.file));
    for (file, text) in ENGLISH.iter().copied().chain(others) {
        let fault = fluent_bundle::FluentResource::try_new(text.to_owned()).err();
        assert!(fault.is_none(), "{file}: {:?}", fault.map(|(_, faults)| faults));
    }
}
