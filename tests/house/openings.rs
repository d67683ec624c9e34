//! Every source file says first what it is for.

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
fn no_file_is_longer_than_600_lines() {
    for source in sources::all() {
        let lines = source.text.lines().count();
        assert!(lines <= 600, "{} has {lines} lines", source.name);
    }
}
