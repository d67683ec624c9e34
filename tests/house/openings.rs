//! Every source file says first what it is for.

use std::fs;

use super::sources;

#[test]
fn every_file_opens_with_what_it_is_for() {
    let mut faults = Vec::new();
    for source in sources::all() {
        let opening = source.text.lines().next().unwrap_or_default();
        let words = opening.strip_prefix("//! ").unwrap_or_default();
        if words.split_whitespace().count() < 3 {
            faults.push(format!("{}:1: {opening:?} does not say what the file is for", source.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_source_is_marked_as_unfinished_or_names_a_machine() {
    let mut faults = Vec::new();
    for source in sources::all() {
        for (at, line) in source.text.lines().enumerate() {
            let unfinished = ["TODO", "FIXME", "XXX", "(being built)", "(interim)", "todo!(", "unimplemented!("];
            let machine = ["/home/", "/root/", "/work/", "/tmp/"];
            let in_memory = source.name.starts_with("src/store/");
            if unfinished.iter().any(|word| line.contains(word))
                || (!in_memory && machine.iter().any(|word| line.contains(word)))
            {
                faults.push(format!("{}:{}: {}", source.name, at + 1, line.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_file_is_longer_than_it_may_be_without_a_reason() {
    /// Longer files, each with its reason.
    const LONGER: &[(&str, &str)] = &[
        ("src/template/file.rs", "the grammar of the worksheet language stands on one page"),
        ("src/template/grammar.rs", "one table with a line for each field of that grammar"),
    ];
    for source in sources::all() {
        let lines = source.text.lines().count();
        let reason = LONGER.iter().find(|(name, _)| *name == source.name);
        assert!(lines <= 600 || reason.is_some(), "{} has {lines} lines", source.name);
    }
    for (name, _) in LONGER {
        assert!(fs::exists(sources::root().join(name)).unwrap(), "{name} is gone: take it off the list");
    }
}
