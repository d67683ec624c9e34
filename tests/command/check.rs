//! `attune check`: every fault, for people and for programs.

use crate::room::{Room, keys};

/// A template with two errors: a misspelt field and an unknown kind.
const FAULTY: &str = r#"Template(
    id: "faulty", version: "1.0.0", language: "en", title: "Faulty", minutes: 1,
    sections: [
        Section(title: "One", items: {
            "A": LongText(aks: "What?"),
            "B": LongTxt(ask: "And then?"),
        }),
    ],
)
"#;

const FINE: &str = r#"Template(
    id: "fine", version: "1.0.0", language: "en", title: "Fine", minutes: 1,
    sections: [Section(title: "One", items: {"A": LongText(ask: "What?")})],
)
"#;

#[test]
fn the_shipped_worksheets_have_no_fault_however_strict() {
    let room = Room::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/worksheets/en");
    let mut words = vec!["check".to_owned(), "--strict".to_owned()];
    for folder in [folder.to_owned(), format!("{folder}/blocks")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                words.push(path.to_str().unwrap().to_owned());
            }
        }
    }
    assert!(words.len() >= 7);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let ran = room.run(&words).exits(0);
    assert_eq!(ran.err(), "");
}

#[test]
fn every_fault_is_listed_with_its_place_and_all_of_them_as_json() {
    let room = Room::new();
    room.write("faulty.ron", FAULTY);
    room.write("fine.ron", FINE);
    let ran =
        room.run(&["check", "faulty.ron", "fine.ron"]).exits(1).says(&["faulty.ron:5:", "faulty.ron:6:", "aks"]);
    assert!(ran.out().contains("fine.ron: no faults"), "{}", ran.out());

    let json = room.run(&["check", "--json", "fine.ron", "faulty.ron", "missing.ron"]).exits(1).json();
    let list = json.as_array().unwrap();
    assert!(list.len() >= 3, "{list:?}");
    for one in list {
        let wanted =
            ["code", "column", "end_column", "end_line", "file", "help", "labels", "line", "message", "severity"];
        assert_eq!(keys(one), wanted);
    }
    assert!(list.iter().any(|one| one["line"] == 5 && one["file"] == "faulty.ron" && one["severity"] == "error"));
    assert!(list.iter().any(|one| one["file"] == "missing.ron"));
    assert_eq!(room.run(&["check", "--json", "fine.ron"]).exits(0).json(), serde_json::json!([]));
}

#[test]
fn a_failing_example_is_a_fault() {
    let room = Room::new();
    let template = |expected: &str| {
        FINE.replace("id: \"fine\"", "id: \"counted\"").replace(
            "\n)\n",
            &format!(
                "\n    examples: [Example(name: \"one\", answers: {{ \"A\": \"x\" }}, expect: [{expected}])],\n)\n"
            ),
        )
    };
    room.write("counted.ron", template("Visible([\"A\"])"));
    room.run(&["check", "counted.ron"]).exits(0);
    room.write("counted.ron", template("Hidden([\"A\"])"));
    room.run(&["check", "counted.ron"]).exits(1).says(&["counted.ron:4:"]);
}

#[test]
fn standard_input_and_blocks_beside_a_template_are_read() {
    let room = Room::new();
    room.run_with(&["check", "-"], FINE.as_bytes()).exits(0);
    room.run_with(&["check", "-"], FAULTY.as_bytes()).exits(1);
    let shared = FINE.replace("minutes: 1,", "minutes: 1, blocks: \"mine\",");
    room.write("fine.ron", &shared);
    room.run(&["check", "fine.ron"]).exits(1).says(&["mine"]);
    room.write("blocks/mine.ron", r#"Blocks(id: "mine", version: "1.0.0", language: "en")"#);
    room.run(&["check", "fine.ron"]).exits(0);
}

#[test]
fn a_blank_worksheet_that_was_given_is_checked_and_filled_in_like_any_other() {
    let room = Room::new();
    room.write("fine.attune-blank", format!("// A blank worksheet.\nBlank(format: 1, template: r##\"{FINE}\"##)"));
    room.run(&["check", "fine.attune-blank"]).exits(0);
    let ran = room.run(&["new", "fine.attune-blank", "-o", "sheet.ron"]).exits(0);
    assert_eq!(ran.err(), "");
    room.write("faulty.attune-blank", format!("Blank(format: 1, template: r##\"{FAULTY}\"##)"));
    assert!(room.run(&["check", "faulty.attune-blank"]).exits(1).err().contains("did you mean `LongText`?"));
}

#[test]
fn whoever_changes_a_text_hears_of_the_translations_beside_the_worksheet() {
    let room = Room::new();
    let german = |language: &str| {
        format!(
            "Translation(of: \"fine\", language: \"{language}\", texts: {{ \"Fine\": \"Fein\", \"One\": \"Eins\", \"What?\": \"Was?\" }})"
        )
    };
    room.write("fine.ron", FINE);
    room.write("fine.de.ron", german("de"));
    assert_eq!(room.run(&["check", "--strict", "fine.ron", "fine.de.ron"]).exits(0).err(), "");
    room.write("fine.ron", FINE.replace("What?", "What was it?"));
    let ran = room.run(&["check", "fine.ron"]).exits(0);
    assert!(ran.err().contains("W110") && ran.err().contains("fine.de.ron"), "{}", ran.err());
    assert!(ran.err().contains("has 1 text that no longer stands here, and lacks 1"), "{}", ran.err());
    // A translation whose file is called by another language is an error, and is not used.
    room.write("fine.ron", FINE);
    room.write("fine.de.ron", german("pl"));
    room.run(&["check", "fine.de.ron"]).exits(1).says(&["its language is \"pl\""]);
    room.run(&["new", "fine.ron", "--language", "de", "-o", "sheet.ron"]).exits(1);
}

#[test]
fn what_windows_saved_in_another_encoding_is_told_and_the_rest_is_checked_all_the_same() {
    let room = Room::new();
    let wide: Vec<u8> = FAULTY.encode_utf16().flat_map(u16::to_le_bytes).collect();
    room.write("wide.ron", [&[0xFF, 0xFE], wide.as_slice()].concat());
    let page: Vec<u8> = FAULTY.replace("What?", "F\u{FC}r?").chars().map(|c| u8::try_from(c).unwrap()).collect();
    room.write("page.ron", page);
    for (name, place) in [("wide.ron", "wide.ron:1:1"), ("page.ron", "page.ron:5:34")] {
        let ran = room.run(&["check", name]).exits(1);
        let said = ran.err();
        assert!(said.contains("error[E013]") && said.contains(place), "{said}");
        assert!(said.contains("E020") && said.contains("E021"), "{said}");
    }
    room.write("text.ron", b"PK\x03\x04\xFF\xFF");
    assert!(room.run(&["check", "text.ron"]).exits(1).err().contains("this is not a text"));
}

#[test]
fn the_beginning_of_a_translation_is_written_and_told_to_be_empty() {
    let room = Room::new();
    let words = ["new", "validating-style", "--translation", "fr", "-o", "validating-style.fr.ron"];
    room.run(&words).exits(0);
    let text = room.text("validating-style.fr.ron");
    assert!(text.contains("language: \"fr\"") && text.contains("// \"Validating Style\": \"\","), "{text}");
    let told = room.run(&["check", "validating-style.fr.ron", "--json"]).exits(0).json();
    let told = told.as_array().unwrap();
    assert!(told.len() > 100 && told.iter().all(|fault| fault["code"] == "W109"), "{}", told.len());
    room.run(&["new", "validating-style", "--translation", "en"]).exits(2);
    room.run(&["new", "validating-style", "--translation", "fr", "--language", "de"]).exits(2);
}
