//! The key table in README and Help is made from the actions.

use std::{collections::BTreeMap, fmt::Write, fs};

use attune::{app::Action, words};

use super::sources;

const BEGIN: &str = "<!-- keys -->";
const END: &str = "<!-- /keys -->";

#[test]
fn the_key_tables_are_those_of_the_program() {
    for name in ["README.md", "assets/help/keys.md"] {
        let path = sources::root().join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name} is there"));
        let wanted =
            with_table(&text).unwrap_or_else(|| panic!("{name} has {BEGIN} and {END} on lines of their own"));
        if text != wanted && std::env::var_os("UPDATE").is_some() {
            fs::write(&path, wanted).unwrap();
        } else {
            assert!(text == wanted, "{name} shows other keys than the program has; UPDATE=1 writes it anew");
        }
    }
}

#[test]
fn every_action_has_a_name_and_no_two_have_the_same_keys() {
    let mut keys = BTreeMap::new();
    for action in Action::ALL {
        let name = words::say(action.word_key());
        assert_ne!(name, action.word_key(), "{action:?} has no name");
        if let Some(other) = keys.insert(action.keys(), name) {
            panic!("{name} and {other} have the same keys {}", action.keys());
        }
    }
}

fn with_table(text: &str) -> Option<String> {
    let (before, rest) = text.split_once(&format!("{BEGIN}\n"))?;
    let (_, after) = rest.split_once(&format!("{END}\n"))?;
    Some(format!("{before}{BEGIN}\n{}{END}\n{after}", table()))
}

fn table() -> String {
    let mut table = String::from("| Keys | What |\n|---|---|\n");
    for action in Action::ALL {
        let _written = writeln!(table, "| {} | {} |", action.keys(), words::say(action.word_key()));
    }
    table
}
