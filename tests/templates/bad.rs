//! Faulty templates, with what must be said about them written inside.
//!
//! `//~ E032 words` expects a diagnostic of this code on this line, whose
//! message or help holds the words; each `^` after the `~` means one line up.
//! Nothing else may be said. The text that a terminal shows is kept in
//! `golden/`; `UPDATE=1` writes it anew.

use std::{fs, path::Path};

use attune::{
    base::Id,
    diagnostic::{Code, Diagnostic, Texts, render_all},
    template::{Checked, read, shelf},
    worksheet::examples,
};

/// An expected diagnostic.
#[derive(Debug)]
struct Expected {
    line: usize,
    code: String,
    words: String,
}

fn expected(text: &str) -> Vec<Expected> {
    let mut all = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let Some((_, note)) = line.split_once("//~") else { continue };
        let up = note.len() - note.trim_start_matches('^').len();
        for one in note.trim_start_matches('^').split(" & ") {
            let (code, words) = one.trim().split_once(' ').unwrap_or((one.trim(), ""));
            all.push(Expected { line: at + 1 - up, code: code.to_owned(), words: words.trim().to_owned() });
        }
    }
    all.sort_by_key(|e| e.line);
    all
}

fn beside(id: &Id) -> Option<(String, String)> {
    let path = format!("{}/blocks/{id}.ron", folder("bad"));
    let own = fs::read_to_string(path).ok().map(|text| (format!("blocks/{id}.ron"), text));
    own.or_else(|| shelf::look_up(id))
}

fn folder(name: &str) -> String {
    format!("{}/tests/templates/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn line(d: &Diagnostic, texts: &Texts) -> usize {
    texts.positions(d.place).map_or(0, |(start, _)| start.line)
}

fn differences(checked: &Checked, text: &str) -> Vec<String> {
    let mut missing = expected(text);
    let mut differences = Vec::new();
    for d in &checked.diagnostics {
        let (line, code) = (line(d, &checked.texts), d.code.as_str());
        let said = format!("{} {}", d.message, d.help.as_deref().unwrap_or(""));
        let found = missing.iter().position(|e| e.line == line && e.code == code && said.contains(&e.words));
        match found {
            Some(at) if d.place.text.0 == 0 => drop(missing.remove(at)),
            _ => differences.push(format!("not expected: line {line} {code} {said}")),
        }
    }
    differences.extend(missing.iter().map(|e| format!("missing: line {} {} {}", e.line, e.code, e.words)));
    differences
}

#[test]
fn every_bad_template_says_what_is_written_in_it_and_nothing_else() {
    let mut failed = Vec::new();
    let mut files: Vec<_> = fs::read_dir(folder("bad")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|e| e == "ron")) {
        let text = fs::read_to_string(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut checked = read(&name, &text, &beside);
        examples::try_out(&mut checked);
        let mut rendered = render_all(&checked.diagnostics, &checked.texts);
        if checked.untried > 0 {
            rendered.push_str(&format!("examples not tried to their end: {}\n", checked.untried));
        }
        let wrong = differences(&checked, &text);
        if !wrong.is_empty() {
            failed.push(format!("{name}:\n{}\n\n{rendered}", wrong.join("\n")));
        }
        let usable = |d: &Diagnostic| d.code.as_str().starts_with('W') || d.code == Code::ExampleFails;
        assert!(checked.template.is_none() || checked.diagnostics.iter().all(usable));
        golden(&path.file_stem().unwrap().to_string_lossy(), &rendered, &mut failed);
    }
    assert!(files.len() > 20, "the bad templates are there");
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

fn golden(name: &str, rendered: &str, failed: &mut Vec<String>) {
    let path = format!("{}/{name}.txt", folder("golden"));
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, rendered).unwrap();
    } else if !Path::new(&path).exists() {
        failed.push(format!("{name}: no golden text; run with UPDATE=1 and read it"));
    } else if fs::read_to_string(&path).unwrap() != rendered {
        failed.push(format!("{name}: differs from {path}:\n{rendered}"));
    }
}

#[test]
fn a_fault_in_a_shared_block_shows_both_places() {
    let text = "Template(\n    id: \"t\",\n    version: \"1.0.0\",\n    language: \"en\",\n    title: \"T\",\n    minutes: 5,\n    \
                blocks: \"faulty\",\n    sections: [Section(title: \"One\", shared: [\"one\", \"two\", \"three\"])],\n)\n";
    let checked = read("t.ron", text, &beside);
    assert!(checked.template.is_none());
    let mut failed = Vec::new();
    golden("blocks-faulty", &render_all(&checked.diagnostics, &checked.texts), &mut failed);
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    for d in &checked.diagnostics {
        assert_eq!(d.place.text.0, 1, "the fault lies in the blocks file");
        assert!(d.labels.iter().any(|label| label.place.text.0 == 0), "and the template is shown too: {d:?}");
    }
    assert_eq!(checked.diagnostics.len(), 3);
}

#[test]
fn a_blocks_file_is_checked_by_itself_too() {
    let text = fs::read_to_string(format!("{}/blocks/faulty.ron", folder("bad"))).unwrap();
    let checked = read("faulty.ron", &text, &beside);
    let found: Vec<(usize, &str)> =
        checked.diagnostics.iter().map(|d| (line(d, &checked.texts), d.code.as_str())).collect();
    assert_eq!(found, [(6, "E033"), (7, "E033"), (8, "E020")]);
    let shipped = read("reflection.ron", shelf::blocks("reflection").unwrap(), &beside);
    assert_eq!(shipped.diagnostics, []);
}
