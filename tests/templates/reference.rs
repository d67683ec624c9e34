//! The reference page of Help is made from the code.
//!
//! The pieces in `reference/` hold what no table can say: rules in words, and
//! whole samples. Lines in them that begin with `@` are filled in from the
//! grammar's own tables, and from running the samples. `UPDATE=1` writes the
//! page anew; otherwise a stale page fails.

mod codes;
mod results;
mod tables;

use std::fs;

const PAGE: &str = "assets/help/reference.md";

#[test]
fn the_reference_page_is_that_of_the_program() {
    let path = format!("{}/{PAGE}", env!("CARGO_MANIFEST_DIR"));
    let made = page();
    let there = fs::read_to_string(&path).unwrap_or_default();
    if there == made {
        return;
    }
    assert!(std::env::var_os("UPDATE").is_some(), "{PAGE} is stale; UPDATE=1 writes it anew");
    fs::write(path, made).unwrap();
}

#[test]
fn the_reference_page_leaves_no_type_and_no_kind_out() {
    let page = page();
    for name in tables::all_names() {
        assert!(page.contains(&format!("`{name}`")), "{name} is on the page");
    }
    let pieces = pieces();
    for table in attune::template::file::TYPES {
        let wanted = [format!("@fields {}\n", table.name), format!("@words {}\n", table.name)];
        assert!(wanted.iter().any(|line| pieces.contains(line)), "no piece asks for {}", table.name);
    }
    for table in attune::template::file::Item::TABLES {
        assert!(pieces.contains(&format!("@own {}\n", table.name)), "no piece asks for {}", table.name);
    }
}

/// The pieces in the order of their names.
fn pieces() -> String {
    let folder = format!("{}/tests/templates/reference", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let pieces = files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    pieces.map(|path| fs::read_to_string(path).unwrap()).collect::<Vec<_>>().join("\n")
}

/// The whole page: the pieces with their `@` lines filled in.
fn page() -> String {
    let pieces = pieces();
    let mut out = String::new();
    let mut sample = String::new();
    let mut inside = false;
    for line in pieces.lines() {
        if let Some(order) = line.strip_prefix('@').filter(|_| !inside) {
            out += &filled_in(order, &sample);
            continue;
        }
        if line.starts_with("```") {
            inside = line == "```ron";
            if inside {
                sample.clear();
            }
        } else if inside {
            sample += line;
            sample.push('\n');
        }
        out += line;
        out.push('\n');
    }
    out
}

/// What an `@` line stands for; `sample` is the RON before it.
fn filled_in(order: &str, sample: &str) -> String {
    let (word, rest) = order.split_once(' ').unwrap_or((order, ""));
    match word {
        "fields" => tables::fields_of(rest),
        "own" => tables::own_fields_of(rest),
        "common" => tables::common(),
        "translation" => tables::translation(),
        "words" => tables::words_of(rest),
        "limits" => tables::limits(),
        "gives" => results::line(sample, rest),
        "moves" => results::change(sample, rest),
        "json" => results::json(sample, rest),
        "codes" => codes::all(),
        _ => panic!("what is @{order}?"),
    }
}
