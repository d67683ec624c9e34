//! Whatever happens in whatever order: no word is lost that nobody threw away.

use std::collections::BTreeMap;

use attune::{
    app::{Action, Command, Dialog, DocKey},
    base::Id,
    worksheet::{Answers, file},
};
use proptest::prelude::*;

use crate::desk::Desk;

/// Something a person or the world does.
#[derive(Clone, Debug)]
enum Deed {
    Begin(usize),
    Write(usize),
    Undo,
    Redo,
    GoTo(usize),
    Save,
    SaveAs,
    Close,
    Quit,
    KeepFirst,
    ThrowAway,
    Dismiss,
    WriteOver,
    Finish,
    FinishAnyway,
    GoOn,
    OnPaper,
    Library,
    Open(usize),
    Recover(usize),
    Wait(i64),
    WillChoose(Option<usize>),
    Full(bool),
    Changed(bool),
    Slow(bool),
    Kill,
}

const SHEETS: [(&str, &str); 3] =
    [("just-a-line", "line"), ("validating-style", "V2"), ("context-and-differences", "D1")];
const FILES: [&str; 4] = ["/a.ron", "/b.ron", "/c.ron", "/d.ron"];

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        2 => (0..3_usize).prop_map(Deed::Begin),
        8 => (0..4_usize).prop_map(Deed::Write),
        1 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        2 => (0..4_usize).prop_map(Deed::GoTo),
        3 => Just(Deed::Save),
        1 => Just(Deed::SaveAs),
        3 => Just(Deed::Close),
        1 => Just(Deed::Quit),
        2 => Just(Deed::KeepFirst),
        1 => Just(Deed::ThrowAway),
        2 => Just(Deed::Dismiss),
        1 => Just(Deed::WriteOver),
        1 => Just(Deed::Finish),
        1 => Just(Deed::FinishAnyway),
        1 => Just(Deed::GoOn),
        1 => Just(Deed::OnPaper),
        1 => Just(Deed::Library),
        2 => (0..4_usize).prop_map(Deed::Open),
        2 => (0..3_usize).prop_map(Deed::Recover),
        4 => (1..5_i64).prop_map(Deed::Wait),
        4 => proptest::option::weighted(0.8, 0..4_usize).prop_map(Deed::WillChoose),
        1 => any::<bool>().prop_map(Deed::Full),
        1 => any::<bool>().prop_map(Deed::Changed),
        1 => any::<bool>().prop_map(Deed::Slow),
        1 => Just(Deed::Kill),
    ]
}

/// The answers of every open worksheet in which something was written.
fn on_the_desk(desk: &Desk) -> BTreeMap<Id, Answers> {
    let behind = desk.state.open.iter().filter(|open| open.is_behind());
    behind.map(|open| (open.sheet().doc.clone(), open.sheet().content.answers.clone())).collect()
}

/// Whether a file or a rescue copy holds exactly these answers of this document.
fn is_outside(desk: &Desk, doc: &Id, answers: &Answers) -> bool {
    let texts = desk.out.files.values().chain(desk.out.rescue.values());
    let mut sheets = texts.map(|text| file::read(text).expect("our own file reads back"));
    sheets.any(|sheet| sheet.doc == *doc && same_words(&sheet.content.answers, answers))
}

/// Whether each of these texts stands in some file: a line that became the beginning of a sheet went over there.
fn words_are_outside(desk: &Desk, answers: &Answers) -> bool {
    let sheets: Vec<_> =
        desk.out.files.values().map(|text| file::read(text).expect("our own file reads back")).collect();
    let there = |text: &str| {
        let mut all = sheets.iter().flat_map(|sheet| sheet.content.answers.iter());
        all.any(|(_, entry)| entry.answer.text() == Some(text))
    };
    answers.iter().filter_map(|(_, entry)| entry.answer.text()).all(there)
}

fn same_words(a: &Answers, b: &Answers) -> bool {
    a.iter().map(|(id, entry)| (id, &entry.answer)).eq(b.iter().map(|(id, entry)| (id, &entry.answer)))
}

fn thrown(desk: &Desk) -> Vec<DocKey> {
    match &desk.state.dialog {
        Some(Dialog::CloseUnsaved(doc)) => vec![*doc],
        Some(Dialog::QuitUnsaved(docs)) => docs.clone(),
        _ => Vec::new(),
    }
}

fn key(desk: &Desk, at: usize) -> Option<DocKey> {
    (!desk.state.open.is_empty()).then(|| desk.state.open[at % desk.state.open.len()].key)
}

fn do_it(desk: &mut Desk, deed: &Deed, word: usize) {
    // Behind a dialog only the dialog can be used.
    let asked = desk.state.dialog.is_some();
    match deed {
        Deed::KeepFirst if asked => desk.send(Command::KeepFirst),
        Deed::ThrowAway if asked => desk.send(Command::ThrowAway),
        Deed::Dismiss if asked => desk.send(Command::Dismiss),
        Deed::WriteOver => {
            if let Some(Dialog::ChangedOutside(doc)) = desk.state.dialog.clone() {
                desk.send(Command::WriteOver(doc));
            }
        }
        Deed::FinishAnyway => {
            if let Some(Dialog::Finish { doc, .. }) = desk.state.dialog.clone() {
                desk.send(Command::FinishAnyway(doc));
            }
        }
        Deed::Recover(at) => {
            if let Some(Dialog::Recover { found }) = desk.state.dialog.clone() {
                desk.send(Command::Recover(found[at % found.len()].file.clone()));
            }
        }
        Deed::Wait(secs) => desk.wait(*secs),
        Deed::WillChoose(at) => desk.out.answers.push_back(at.map(|at| FILES[at].into())),
        Deed::Full(full) => desk.out.full = *full,
        Deed::Changed(changed) => desk.out.changed = *changed,
        Deed::Slow(slow) => {
            desk.out.slow = *slow;
            desk.answer();
        }
        _ if asked || desk.state.waiting => {}
        Deed::Begin(at) => {
            desk.begin(SHEETS[*at].0);
        }
        Deed::Write(at) => {
            if let Some(doc) = key(desk, *at) {
                let template = desk.doc(doc).sheet().template.id.clone();
                let item = SHEETS.iter().find(|(id, _)| template == **id).expect("known").1;
                desk.write_in(doc, item, &format!(" word{word}"));
            }
        }
        Deed::GoTo(at) => {
            if let Some(doc) = key(desk, *at) {
                desk.send(Command::GoTo(doc));
            }
        }
        Deed::GoOn => {
            if let Some(doc) = desk.state.current().map(|open| open.key) {
                let new_doc = desk.fresh();
                desk.send(Command::GoOnIn { doc, template: Id::known("validating-style"), new_doc });
            }
        }
        Deed::Open(at) => desk.send(Command::OpenFile(FILES[*at].into())),
        Deed::Undo => desk.act(Action::Undo),
        Deed::Redo => desk.act(Action::Redo),
        Deed::Save => desk.act(Action::Save),
        Deed::SaveAs => desk.act(Action::SaveAs),
        Deed::Close => desk.act(Action::Close),
        Deed::Quit => desk.act(Action::Quit),
        Deed::Finish => desk.act(Action::Finish),
        Deed::OnPaper => desk.act(Action::OnPaper),
        Deed::Library => desk.act(Action::MyWorksheets),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]
    #[test]
    fn no_word_is_lost_in_any_order(deeds in prop::collection::vec(deed(), 1..60)) {
        let mut desk = Desk::new();
        for (word, deed) in deeds.iter().enumerate() {
            let kill = matches!(deed, Deed::Kill);
            if kill {
                // What was typed less than three seconds before may be lost, nothing else.
                desk.out.slow = false;
                desk.answer();
                desk.wait(3);
            }
            if desk.out.ended {
                break;
            }
            let before = on_the_desk(&desk);
            let may_go: Vec<Id> = match deed {
                Deed::ThrowAway => thrown(&desk).iter().filter_map(|doc| desk.state.doc(*doc)).map(|o| o.sheet().doc.clone()).collect(),
                // Saved over by choice in the system's own dialog, or taken back by hand.
                _ => Vec::new(),
            };
            if kill {
                for (doc, answers) in &before {
                    prop_assert!(is_outside(&desk, doc, answers), "{doc} is nowhere after a crash at {word}");
                }
                desk.kill();
                continue;
            }
            do_it(&mut desk, deed, word);
            for (doc, answers) in &before {
                // When the program has ended, an open window keeps nothing.
                let went_on = deeds.iter().take(word).any(|deed| matches!(deed, Deed::GoOn));
                let open = !desk.out.ended && desk.state.open.iter().any(|open| open.sheet().doc == *doc);
                prop_assert!(
                    open || may_go.contains(doc)
                        || is_outside(&desk, doc, answers)
                        || (went_on && words_are_outside(&desk, answers)),
                    "{doc} went away at {word} with {deed:?}"
                );
            }
        }
    }
}
