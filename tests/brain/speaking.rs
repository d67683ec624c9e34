//! A worksheet in another of its languages: on the shelf, open, and taken back.

use attune::{
    app::{Command, Settings, TemplateText, languages},
    base::Id,
    exchange::{self, Leaving},
    template::OwnWords,
    worksheet::{Answer, At, Change, State as Review},
};

use crate::desk::Desk;

const SHEET: &str = "validating-style";

fn prefer(desk: &mut Desk, language: &str) {
    desk.send(Command::PreferLanguage(language.to_owned()));
}

fn title(desk: &Desk, id: &str) -> String {
    desk.state.shelf.entry(&Id::known(id)).expect("on the shelf").template.title.clone()
}

#[test]
fn the_shelf_speaks_the_language_that_is_liked_best_where_a_sheet_comes_in_it() {
    let mut desk = Desk::new();
    let english = title(&desk, SHEET);
    prefer(&mut desk, "de");
    assert_eq!(
        (title(&desk, SHEET).as_str(), title(&desk, "just-a-line").as_str()),
        ("Validierungsstil", "Just a line")
    );
    let doc = desk.begin(SHEET);
    assert_eq!(desk.doc(doc).sheet().template.language, "de");
    desk.wait(2);
    assert_eq!(desk.out.settings.as_ref().expect("kept").language, "de", "it is remembered");
    prefer(&mut desk, "pl");
    assert_eq!(title(&desk, SHEET), "Styl walidacji");
    prefer(&mut desk, "");
    assert_eq!(title(&desk, SHEET), english);
    assert_eq!(desk.doc(doc).sheet().template.language, "de", "what was begun stays as it is");
}

#[test]
fn an_open_worksheet_changes_its_words_and_nothing_else_and_undo_brings_them_back() {
    let mut desk = Desk::new();
    let doc = desk.begin(SHEET);
    desk.write_in(doc, "V2", "Shame after a quarrel.");
    for (item, step) in [("S1", 5), ("S2", 1), ("S3", 5), ("S4", 4), ("S5", 2)] {
        desk.edit(doc, Change::Set { at: At::item(Id::known(item)), answer: Answer::Step(step) });
    }
    let answers = desk.doc(doc).sheet().content.answers.clone();
    let scores = format!("{:?}", desk.doc(doc).outcome.results.scores);
    assert_eq!(languages(&desk.state, desk.doc(doc)), ["en", "de", "pl"]);
    for language in ["pl", "de", "en", "pl"] {
        desk.send(Command::InLanguage(doc, language.to_owned()));
        let open = desk.doc(doc);
        assert_eq!(open.sheet().template.language, language);
        assert_eq!(open.sheet().content.answers, answers);
        assert!(open.sheet().content.former.is_empty(), "nothing is put away");
        assert_eq!(format!("{:?}", open.outcome.results.scores), scores);
    }
    let written = exchange::markdown::markdown(desk.doc(doc).sheet(), &desk.doc(doc).outcome, &Leaving::everything());
    assert!(written.contains("# Styl walidacji") && written.contains("Moja uwaga była"), "{written}");
    for language in ["en", "de", "pl", "en"] {
        desk.send(Command::UndoIn(doc));
        assert_eq!(desk.doc(doc).sheet().template.language, language);
    }
    assert_eq!(desk.doc(doc).sheet().content.answers, answers);
}

#[test]
fn a_sheet_that_is_with_somebody_keeps_its_language() {
    let mut desk = Desk::new();
    let doc = desk.begin(SHEET);
    desk.write_in(doc, "V2", "Shame.");
    desk.send(Command::ShareWith { doc, with: "Anna".into(), own: String::new() });
    assert!(matches!(desk.doc(doc).sheet().review.state, Review::Shared { .. }));
    assert!(languages(&desk.state, desk.doc(doc)).is_empty());
    desk.send(Command::InLanguage(doc, "de".into()));
    assert_eq!(desk.doc(doc).sheet().template.language, "en");
    let line = desk.begin("just-a-line");
    assert!(languages(&desk.state, desk.doc(line)).is_empty(), "it comes in one language");
}

const OWN: &str = r#"Template(id: "own", version: "1.0.0", language: "en", title: "A session", minutes: 1,
    sections: [Section(title: "One", items: { "a": LongText(ask: "What did the client say?") })])"#;
const FRENCH: &str = r#"Translation(of: "own", language: "fr", texts: { "A session": "Une séance", "One": "Un",
    "What did the client say?": "Qu’a dit la personne ?" })"#;

#[test]
fn the_users_own_worksheet_comes_in_the_languages_of_her_own_translations_and_in_her_own_words() {
    let mut desk = Desk::new();
    let own = |name: &str, text: &str| TemplateText { name: name.into(), text: text.into(), blocks: None };
    let found =
        vec![("/own/own.ron".into(), own("own.ron", OWN)), ("/own/own.fr.ron".into(), own("own.fr.ron", FRENCH))];
    desk.send(Command::OwnShelf(found));
    let words = OwnWords { session: "meeting".into(), ..OwnWords::default() };
    desk.send(Command::Settings(Settings { words, ..Settings::default() }));
    assert_eq!(title(&desk, "own"), "A meeting");
    assert_eq!(desk.state.shelf.entry(&Id::known("own")).expect("there").languages, ["en", "fr"]);
    let doc = desk.begin("own");
    desk.send(Command::InLanguage(doc, "fr".into()));
    assert_eq!(desk.doc(doc).sheet().template.title, "Une séance");
    desk.send(Command::InLanguage(doc, "en".into()));
    assert_eq!(desk.doc(doc).sheet().template.title, "A meeting");
    prefer(&mut desk, "fr");
    assert_eq!((title(&desk, "own").as_str(), title(&desk, SHEET).as_str()), ("Une séance", "Validating Style"));
}
