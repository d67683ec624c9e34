//! *My worksheets*: another name, a new one with the same words, order and filters.

use attune::{
    app::{Action, Command, Errand, Filter, Narrow, Screen, ShelfEntry, Sort, Span, Which},
    base::{Day, Decimal, Id},
    worksheet::{Answer, At, Change, Pick, State, Step},
};

use crate::desk::Desk;

fn told(desk: &Desk) -> Vec<String> {
    desk.state.listed.iter().map(|at| desk.state.library[*at].called().to_owned()).collect()
}

fn set(desk: &mut Desk, doc: attune::app::DocKey, item: &str, answer: Answer) {
    desk.edit(doc, Change::Set { at: At::item(Id::known(item)), answer });
}

/// Three worksheets of two kinds, two clients and two years.
fn three() -> Desk {
    let mut desk = Desk::unlocked();
    for (template, code, year) in
        [("validating-style", "K-1", 2026), ("just-a-line", "", 2026), ("context-and-differences", "B-2", 2024)]
    {
        let doc = desk.begin(template);
        if template == "just-a-line" {
            desk.write_in(doc, "line", "one line");
        } else {
            set(&mut desk, doc, "H1", Answer::Day(Day::new(year, 3, 4).expect("a day")));
            set(&mut desk, doc, "H2", Answer::Text(code.to_owned()));
        }
        desk.wait(3);
        desk.act(Action::Close);
    }
    desk.act(Action::MyWorksheets);
    desk
}

#[test]
fn a_closed_worksheet_gets_a_name_that_is_kept_and_found() {
    let mut desk = three();
    let file = desk.state.library.iter().find(|row| row.client == "K-1").and_then(|row| row.file.clone()).unwrap();
    let which = Which::File(file.clone());
    desk.send(Command::AskName(which.clone()));
    desk.send(Command::Rename { which, name: "  the hour\nhe left early ".to_owned() });
    desk.wait(2);
    assert!(desk.state.open.is_empty() && desk.state.errands.is_empty(), "it was open only for that");
    assert_eq!(desk.state.screen, Screen::Library);
    assert!(desk.out.files[&file].contains("name: \"the hour he left early\""));
    desk.send(Command::Search("left early".to_owned()));
    assert_eq!(told(&desk), ["the hour he left early"]);
    let row = &desk.state.library[desk.state.listed[0]];
    assert_eq!((row.title.as_str(), row.state == State::Mine), ("Validating Style", true));
}

#[test]
fn a_name_that_could_not_be_read_for_is_no_errand_any_more() {
    let mut desk = three();
    let gone = std::path::PathBuf::from("/gone.attune");
    desk.send(Command::Rename { which: Which::File(gone), name: "x".to_owned() });
    assert!(desk.state.dialog.is_some() && !desk.state.errands.iter().any(|(_, e)| matches!(e, Errand::Name(_))));
}

#[test]
fn a_duplicate_has_the_words_and_nothing_that_belongs_to_one_sheet_alone() {
    let mut desk = three();
    let file = desk.state.library.iter().find(|row| row.client == "B-2").and_then(|row| row.file.clone()).unwrap();
    let doc = desk.fresh();
    desk.send(Command::Rename { which: Which::File(file.clone()), name: "first".to_owned() });
    desk.wait(2);
    desk.send(Command::Duplicate { which: Which::File(file.clone()), doc: doc.clone() });
    let Screen::Writing(key) = desk.state.screen else { panic!("it is on screen") };
    let copy = desk.doc(key).sheet();
    assert_eq!((copy.doc.clone(), copy.name.as_str()), (doc, ""));
    assert_eq!(copy.text(&At::item(Id::known("H2"))), "B-2");
    desk.wait(3);
    assert_eq!(desk.out.files.len(), 4, "it has a file of its own");
    assert!(desk.out.files[&file].contains("name: \"first\""), "the other one stays as it was");
}

#[test]
fn order_and_filters_say_what_is_listed() {
    let mut desk = three();
    desk.send(Command::Sort(Sort::Title));
    assert_eq!(told(&desk), ["Context and Differences", "Just a line", "Validating Style"]);
    desk.send(Command::Sort(Sort::Client));
    assert_eq!(told(&desk), ["Context and Differences", "Validating Style", "Just a line"], "without a code last");
    desk.send(Command::Sort(Sort::Day));
    assert_eq!(told(&desk).last().unwrap(), "Context and Differences");
    let narrow = |narrow: Narrow| Command::Narrow(narrow);
    desk.send(narrow(Narrow { client: Some("K-1".to_owned()), ..Narrow::default() }));
    assert_eq!(told(&desk), ["Validating Style"]);
    desk.send(narrow(Narrow { template: Some(Id::known("just-a-line")), ..Narrow::default() }));
    assert_eq!(told(&desk), ["Just a line"]);
    desk.send(narrow(Narrow { span: Span::Year(2024), ..Narrow::default() }));
    assert_eq!(told(&desk), ["Context and Differences"]);
    desk.send(narrow(Narrow { span: Span::Days(30), ..Narrow::default() }));
    assert_eq!(told(&desk), ["Just a line"], "begun today, and it has no other day");
    let kinds = attune::app::kinds(&desk.state);
    assert_eq!((kinds.clients, kinds.years), (vec!["B-2".to_owned(), "K-1".to_owned()], vec![2026, 2024]));
    for tag in &kinds.tags {
        let have = desk.state.library.iter().filter(|row| row.tags.contains(tag)).count();
        desk.send(narrow(Narrow { tag: Some(tag.clone()), ..Narrow::default() }));
        assert_eq!(desk.state.listed.len(), have, "{tag}");
        assert!(have > 0);
    }
    assert!(kinds.tags.len() > 1);
    desk.send(narrow(Narrow::default()));
    desk.send(Command::Filter(Filter::Finished));
    assert!(desk.state.listed.is_empty());
    desk.act(Action::Lock);
    assert!(desk.state.narrow.is_open());
}

#[test]
fn for_supervision_every_marked_answer_is_told_in_words() {
    const SHEET: &str = r#"Template(
        id: "eigen", version: "1.0.0", language: "de", title: "Eigenes", purpose: "Zum Probieren.", minutes: 2,
        scales: { "drei": Scale(steps: { 1: "wenig", 2: "etwas", 3: "viel" }, cannot_say: "weiß nicht") },
        sections: [Section(title: "Teil", items: {
            "nah": Slider(ask: "Wie nah?", low: "*fern*", high: "nah"),
            "zahl": Number(ask: "Wie lange?", unit: "Stunden", least: 0, most: 9, places: 1),
            "wahl": ChooseMany(ask: "Was?", options: { "a": "*Eins*", "b": "Zwei" }, other: "Anderes"),
            "wahr": Ratings(ask: "Wie wahr?", scale: "drei", statements: { "w1": Plain("Ich war da.") }),
            "offen": LongText(ask: "Und sonst?"),
        })],
    )"#;
    let template = attune::template::read("eigen.ron", SHEET, &attune::template::shelf::look_up);
    let mut desk = Desk::unlocked();
    let entry = ShelfEntry::new(template.template.expect("no faults").into(), true);
    desk.state.shelf.entries = [desk.state.shelf.entries.to_vec(), vec![entry]].concat();
    let doc = desk.begin("eigen");
    desk.edit(doc, Change::Rate { item: Id::known("nah"), step: Some(Step::Number(6)) });
    set(&mut desk, doc, "zahl", Answer::Amount(Decimal::parse("2.5").expect("a number")));
    let picks = vec![Pick::Id(Id::known("a")), Pick::Other("der Weg".to_owned())];
    set(&mut desk, doc, "wahl", Answer::Many(picks));
    desk.edit(doc, Change::Rate { item: Id::known("w1"), step: Some(Step::Number(3)) });
    for item in ["nah", "zahl", "wahl", "w1", "offen"] {
        desk.edit(doc, Change::ForSupervision { item: Id::known(item), on: true });
    }
    desk.send(Command::Agenda);
    let row = desk.state.library.iter().find(|row| row.template == *"eigen").expect("listed");
    let told: Vec<&str> = row.marked.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(told, ["6 (0 = fern, 10 = nah)", "2,5 Stunden", "Eins; der Weg", "3 – viel", ""]);
}

#[test]
fn only_the_worksheet_that_changed_is_gone_through_anew() {
    let mut desk = Desk::unlocked();
    let [same, other] = ["one", "two"].map(|words| {
        let doc = desk.begin("just-a-line");
        desk.write_in(doc, "line", words);
        doc
    });
    desk.act(Action::MyWorksheets);
    let row = |desk: &Desk, doc| {
        let row = desk.state.library.iter().find(|row| row.open == Some(doc));
        std::sync::Arc::clone(row.expect("listed"))
    };
    let before = [row(&desk, same), row(&desk, other)];
    desk.write_in(other, "line", " and more");
    desk.act(Action::MyWorksheets);
    assert!(std::sync::Arc::ptr_eq(&before[0], &row(&desk, same)), "nothing of it changed");
    assert_eq!((before[1].words.as_str(), row(&desk, other).words.as_str()), ("two", "two and more"));
}
