//! Translations: whole, of the texts as they are, and changing nothing but words.

use attune::{
    base::Id,
    diagnostic::{Severity, render_all},
    template::{
        Checked, Template, read, shelf,
        translation::{Translation, in_language, skeleton},
    },
    worksheet::examples,
};

const SHEET: &str = r#"Template(
    id: "t", version: "1.0.0", language: "en", title: "A sheet", minutes: 1,
    sections: [Section(title: "One", items: {
        "a": ChooseOne(ask: "Which?", options: { "x": "This", "y": "That" }),
        "b": LongText(ask: "Why {item: a}?", show_if: Chosen("a", ["x"])),
    })],
)"#;

fn check(texts: &str) -> Checked {
    let text = format!("Translation(of: \"t\", language: \"de\", texts: {{ {texts} }})");
    read("t.de.ron", &text, &|_| Some(("t.ron".to_owned(), SHEET.to_owned())))
}

fn codes(checked: &Checked) -> Vec<&str> {
    checked.diagnostics.iter().map(|d| d.code.as_str()).collect()
}

const WHOLE: &str = r#""A sheet": "Ein Bogen", "One": "Eins", "Which?": "Welches?", "This": "Dies", "That": "Das",
    "Why {item: a}?": "Warum {item: a}?""#;

#[test]
fn a_whole_translation_has_no_faults() {
    assert_eq!(codes(&check(WHOLE)), Vec::<&str>::new());
}

#[test]
fn what_is_missing_and_what_is_stale_is_told_with_both_places() {
    let checked = check(&WHOLE.replace("\"Which?\"", "\"Which??\""));
    assert_eq!(codes(&checked), ["W109", "W110"]);
    let texts = &checked.texts;
    for fault in &checked.diagnostics {
        let label = fault.labels.first().unwrap();
        assert_eq!(label.place.span.of(&texts.get(label.place.text).unwrap().text), "\"Which?\"");
    }
    assert!(checked.diagnostics.iter().all(|d| d.severity == Severity::Warning));
}

#[test]
fn the_beginning_of_a_translation_holds_every_text_once_and_becomes_whole_by_filling_it_in() {
    let begun = skeleton(SHEET, &Id::known("t"), "de");
    let checked = |text: &str| read("t.de.ron", text, &|_| Some(("t.ron".to_owned(), SHEET.to_owned())));
    assert_eq!(codes(&checked(&begun)), ["W109"; 6], "{begun}");
    let filled: String = begun
        .lines()
        .map(|line| line.replace("// \"", "\"").replace(": \"\",", ": \"W {item: a}\",") + "\n")
        .collect();
    let filled =
        filled.replace("W {item: a}", "W").replace("Why {item: a}?\": \"W", "Why {item: a}?\": \"W {item: a}");
    assert_eq!(codes(&checked(&filled)), Vec::<&str>::new(), "{filled}");
}

#[test]
fn every_text_without_a_translation_is_told_however_many_they_are() {
    let options: String = (0..60).map(|nth| format!("\"o{nth}\": \"Option {nth}\", ")).collect();
    let sheet = SHEET.replace("\"x\": \"This\", \"y\": \"That\"", &format!("\"x\": \"This\", {options}"));
    let begun = skeleton(&sheet, &Id::known("t"), "de");
    let checked = read("t.de.ron", &begun, &|_| Some(("t.ron".to_owned(), sheet.clone())));
    assert_eq!(codes(&checked), ["W109"; 65]);
}

#[test]
fn marks_are_the_same_in_both_and_no_text_is_empty() {
    assert_eq!(codes(&check(&WHOLE.replace("Warum {item: a}?", "Warum?"))), ["E058"]);
    assert_eq!(codes(&check(&WHOLE.replace("\"Welches?\"", "\"\""))), ["E057"]);
    assert_eq!(codes(&check(&WHOLE.replace("Welches?", "Wel*ches?"))), ["E058"]);
}

#[test]
fn a_translation_of_nothing_and_a_text_twice_are_told() {
    let lost = read("x.de.ron", "Translation(of: \"x\", language: \"de\", texts: {})", &|_| None);
    assert_eq!(codes(&lost), ["E038"]);
    assert_eq!(codes(&check(&format!("{WHOLE}, \"One\": \"Zwei\""))), ["E030"]);
}

#[test]
fn one_fault_of_a_translation_hides_no_other() {
    let faults = WHOLE
        .replace("\"Welches?\"", "\"Wel*ches?\"")
        .replace("Warum {item: a}?", "Warum?")
        .replace("\"Dies\"", "\"\"")
        .replace("\"That\"", "\"That one\"");
    let checked = check(&format!("{faults}, \"One\": \"Zwei\""));
    // A star, a question, an empty text, a text twice; and what is stale and missing.
    assert_eq!(codes(&checked), ["W109", "E058", "E057", "W110", "E058", "E030"]);
    let star = checked.diagnostics.iter().find(|fault| fault.message.contains('*')).unwrap();
    assert_eq!(star.place.span.of(&checked.texts.get(star.place.text).unwrap().text), "\"Wel*ches?\"");
}

#[test]
fn a_translation_is_called_by_its_sheet_and_its_language() {
    let named = |name: &str, language: &str| {
        let text = format!("Translation(of: \"t\", language: \"{language}\", texts: {{ {WHOLE} }})");
        let checked = read(name, &text, &|_| Some(("t.ron".to_owned(), SHEET.to_owned())));
        let place = |fault: &attune::diagnostic::Diagnostic| fault.place.span.of(&text).to_owned();
        checked.diagnostics.iter().map(|fault| (fault.code.as_str(), place(fault))).collect::<Vec<_>>()
    };
    assert_eq!(named("t.de.ron", "de"), []);
    assert_eq!(named("own/t.de.ron", "pl"), [("E060", "\"pl\"".to_owned())]);
    assert_eq!(named("t.de.ron", "german"), [("E060", "\"german\"".to_owned())]);
    assert_eq!(named("other.de.ron", "de"), [("W101", "\"t\"".to_owned())]);
    assert_eq!(named("t.ron", "de"), [("W101", "\"t\"".to_owned())]);
}

/// Everything of a template but its texts.
fn bones(template: &Template) -> Vec<String> {
    let ids = template.items().map(|(_, item)| format!("{} {:?} {}", item.id, item.show_if, item.required));
    let scores = template.scores.iter().map(|(id, score)| format!("{id} {:?} {:?}", score.rule, score.of));
    let profiles = template.profiles.iter().map(|(id, profile)| format!("{id} {:?} {:?}", profile.rule, profile.of));
    ids.chain(scores).chain(profiles).collect()
}

#[test]
fn a_shipped_sheet_in_another_language_is_whole_and_has_the_same_bones() {
    for shipped in shelf::all() {
        for language in shelf::languages(shipped.id) {
            let text = shelf::translation(shipped.id, language).unwrap();
            let checked = read(&format!("{}.{language}.ron", shipped.id), text, &shelf::look_up);
            assert_eq!(render_all(&checked.diagnostics, &checked.texts), "", "{} {language}", shipped.id);
            let (there, here) =
                (shelf::template(shipped.id).unwrap(), shelf::template_in(shipped.id, language).unwrap());
            assert_eq!(bones(&there), bones(&here));
            assert_eq!(here.language, language);
            assert_ne!(there.title, here.title);
            let failed = examples::run(&here);
            assert!(failed.is_empty(), "{failed:?}");
            let note = Translation::parse(text).and_then(|one| one.note).expect("it says who has not read it");
            let about = here.about.as_ref().unwrap();
            assert!(about.starts_with(&note) && !note.is_empty(), "{about}");
        }
    }
    for language in shelf::languages("reflection") {
        let blocks = shelf::translation("reflection", language).unwrap();
        let checked = read(&format!("reflection.{language}.ron"), blocks, &shelf::look_up);
        assert_eq!(render_all(&checked.diagnostics, &checked.texts), "", "{language}");
    }
    assert!(shelf::languages("validating-style").eq(["de", "pl"]));
}

#[test]
fn quotes_and_line_breaks_in_a_translation_stay_what_they_are() {
    let odd = Translation::parse(
        r#"Translation(of: "t", language: "de", texts: { "Which?": "Zeile \"eins\"\nZeile \\\\* zwei" })"#,
    )
    .unwrap();
    let text = in_language(SHEET, &[&odd]);
    let template = read("t.ron", &text, &|_| None).template.unwrap();
    assert_eq!(template.item("a").unwrap().ask, "Zeile \"eins\"\nZeile \\\\* zwei");
}
