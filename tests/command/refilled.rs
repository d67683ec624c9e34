//! Fillable PDFs that other programs filled in, brought back by `attune import`.

use std::process::Command;

use crate::room::Room;

const WORDS: &str = "Zażółć gęślą jaźń — Ελπίδα, надежда, Größe ț €";

const FILL: &str = r#"
import sys
tool, source, target, words = sys.argv[1:]
if tool == "pypdf":
    import pypdf
    made = pypdf.PdfWriter(clone_from=pypdf.PdfReader(source))
    values = {"H1": "3 May 2026", "A1": words, "A2": "7", "A3/tense": "/Yes", "R1": "/4",
              "A3/other/words": "Mine", "A8/1/thought": "One", "A8/2/another": words}
    for page in made.pages:
        made.update_page_form_field_values(page, values, auto_regenerate=True)
    made.write(target)
else:
    import pikepdf
    from pikepdf import form
    made = pikepdf.open(source)
    fields = form.Form(made, form.DefaultAppearanceStreamGenerator)
    fields["H1"].value = "5/3/26"
    fields["A1"].value = words
    fields["A3/tense"].checked = True
    for option in fields["R1"].options:
        if option.on_value == "/4":
            option.select()
    made.save(target)
"#;

/// A Python that has a package, if there is one.
fn python(package: &str) -> Option<&'static str> {
    let has = |python: &&str| {
        let import = Command::new(python).args(["-c", &format!("import {package}")]).output();
        import.is_ok_and(|done| done.status.success())
    };
    let found = ["python3", "/usr/bin/python3"].into_iter().find(has);
    if found.is_none() {
        println!("not checked: no Python has {package}");
    }
    found
}

/// The fillable sheet after another program filled it in; what import said of it, and its words.
fn refilled(room: &Room, tool: &str, python: &str) -> (String, String) {
    let target = format!("{tool}.pdf");
    let filled = Command::new(python)
        .args(["-c", FILL, tool])
        .args([room.path("blank.pdf"), room.path(&target)])
        .arg(WORDS)
        .output()
        .unwrap();
    assert!(filled.status.success(), "{}", String::from_utf8_lossy(&filled.stderr));
    let told = room.run(&["import", &target, "-o", &format!("{tool}.ron")]).exits(0).err();
    (told, room.run(&["show", &format!("{tool}.ron")]).exits(0).out())
}

#[test]
fn what_other_programs_fill_in_comes_back_and_what_is_no_answer_is_told_at_its_field() {
    let room = Room::new();
    room.run(&["export", "barriers-to-an-accepting-attitude", "--fillable", "-o", "blank.pdf"]).exits(0);
    assert!(room.read("blank.pdf").len() < 105_000, "{} bytes", room.read("blank.pdf").len());
    if let Some(python) = python("pypdf") {
        let (told, words) = refilled(&room, "pypdf", python);
        assert_eq!(told.trim(), "6 answers.");
        for wanted in [WORDS, "3 May 2026", "**7**", "Tight or tense body", "Mine", "4 – Mostly true", "| One |"] {
            assert!(words.contains(wanted), "{wanted} is missing: {words}");
        }
    }
    if let Some(python) = python("pikepdf") {
        let (told, words) = refilled(&room, "pikepdf", python);
        assert!(told.contains("3 answers.") || told.contains("4 answers."), "{told}");
        assert!(told.contains("1 Date of this reflection"), "{told}");
        assert!(!told.contains("5/3/26"), "what stands in a field is never on standard error");
        assert!(words.contains(WORDS) && words.contains("4 – Mostly true"), "{words}");
    }
}
