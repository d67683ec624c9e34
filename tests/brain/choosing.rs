//! *My worksheets*: rows, search, filter; settings, zoom, Help.

use attune::{
    app::{Action, Command, Filter, Screen, ShelfEntry},
    base::Id,
    template::shelf,
    worksheet::{Answer, At, Change},
};

use crate::desk::Desk;

fn two_sheets() -> Desk {
    let mut desk = Desk::new();
    let one = desk.begin("just-a-line");
    desk.write_in(one, "line", "Un café à Łódź.");
    let code = Answer::Text("K-7Q4M".to_owned());
    desk.edit(one, Change::Set { at: At::item(Id::known("H2")), answer: code });
    desk.wait(60);
    let two = desk.begin("validating-style");
    desk.write_in(two, "V2", "Nothing of the kind.");
    desk.act(Action::Finish);
    desk.send(Command::FinishAnyway(two));
    desk.act(Action::MyWorksheets);
    desk
}

fn titles(desk: &Desk) -> Vec<&str> {
    desk.state.listed.iter().map(|at| desk.state.library[*at].title.as_str()).collect()
}

#[test]
fn open_and_unsaved_worksheets_are_listed_newest_first_and_untouched_ones_are_not() {
    let mut desk = two_sheets();
    desk.begin("context-and-differences");
    desk.act(Action::MyWorksheets);
    assert_eq!(titles(&desk), ["Validating Style", "Just a line"]);
}

#[test]
fn a_saved_worksheet_stands_there_once_whether_open_or_closed() {
    let mut desk = two_sheets();
    let one = desk.state.open[0].key;
    desk.send(Command::GoTo(one));
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.act(Action::MyWorksheets);
    assert_eq!(titles(&desk).len(), 2);
    desk.send(Command::GoTo(one));
    desk.act(Action::Close);
    assert_eq!(titles(&desk).len(), 2);
    assert!(desk.state.library.iter().any(|row| row.open.is_none() && row.file.is_some()));
}

#[test]
fn a_copy_in_the_same_folder_stands_beside_the_first_also_while_that_is_open() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "one");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    let copy = desk.out.files.values().next().expect("a file").clone();
    desk.out.files.insert("/copy.ron".into(), copy);
    desk.act(Action::MyWorksheets);
    let files: Vec<_> = desk.state.library.iter().filter_map(|row| row.file.as_deref()).collect();
    assert_eq!(files, [std::path::Path::new("/a.ron"), std::path::Path::new("/copy.ron")]);
    desk.send(Command::GoTo(doc));
    desk.act(Action::Close);
    assert_eq!(desk.state.library.len(), 2);
}

#[test]
fn a_yes_to_supervision_is_known_without_a_question_or_a_mark_and_a_no_or_nothing_is_not() {
    for (sheet, item, option, brings) in [
        ("context-and-differences", "C2", "next", true),
        ("context-and-differences", "C2", "sooner", true),
        ("context-and-differences", "C2", "no", false),
        ("self-care-check", "talk", "yes", true),
        ("self-care-check", "talk", "no", false),
    ] {
        let mut desk = Desk::new();
        let template = shelf::template(sheet).expect("shipped");
        desk.state.shelf.entries.push(ShelfEntry::new(template, false));
        let doc = desk.begin(sheet);
        let brought = |desk: &Desk| desk.state.library.iter().any(|row| row.brings);
        desk.act(Action::MyWorksheets);
        assert!(!brought(&desk), "left open, it counts as no");
        let at = At::item(Id::known(item));
        desk.edit(doc, Change::Choose { at, option: Id::known(option), on: true });
        desk.act(Action::MyWorksheets);
        assert_eq!(brought(&desk), brings, "{sheet} {option}");
    }
}

#[test]
fn the_search_finds_words_without_case_and_accents_and_client_codes() {
    let mut desk = two_sheets();
    for (words, found) in [("CAFE lodz", 1), ("k-7q4m", 1), ("cafe nothing", 0), ("", 2), ("validating", 1)] {
        desk.send(Command::Search(words.to_owned()));
        assert_eq!(desk.state.listed.len(), found, "{words}");
    }
    desk.send(Command::Search(String::new()));
    desk.send(Command::Filter(Filter::Finished));
    assert_eq!(titles(&desk), ["Validating Style"]);
    desk.send(Command::Filter(Filter::Mine));
    assert_eq!(titles(&desk), ["Just a line"]);
}

#[test]
fn settings_and_help_go_back_to_where_one_was() {
    let mut desk = two_sheets();
    let one = desk.state.open[0].key;
    desk.send(Command::GoTo(one));
    desk.act(Action::Settings);
    desk.act(Action::Help);
    desk.send(Command::HelpTopic("keys".to_owned()));
    desk.send(Command::Back);
    assert_eq!(desk.state.screen, Screen::Writing(one));
}

#[test]
fn settings_are_kept_after_a_second_and_never_lose_recent_files() {
    let mut desk = two_sheets();
    let one = desk.state.open[0].key;
    desk.send(Command::GoTo(one));
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    let stale = attune::app::Settings { zoom_percent: 500, ..Default::default() };
    desk.send(Command::Settings(stale));
    desk.wait(2);
    let kept = desk.out.settings.clone().expect("kept");
    assert_eq!(kept.zoom_percent, 200);
    assert_eq!(kept.recent, [std::path::PathBuf::from("/a.ron")]);
    desk.act(Action::ZoomReset);
    assert_eq!(desk.state.settings.zoom_percent, 100);
}

#[test]
fn the_next_question_is_one_that_is_asked() {
    let mut desk = Desk::new();
    let doc = desk.begin("validating-style");
    let mut seen = Vec::new();
    for _ in 0..60 {
        desk.act(Action::NextQuestion);
        let here = desk.doc(doc).here.clone().expect("somewhere");
        assert!(desk.doc(doc).outcome.is_shown(here.as_str()));
        if seen.last() == Some(&here) {
            break;
        }
        seen.push(here);
    }
    assert!(seen.len() > 3);
    desk.act(Action::PreviousQuestion);
    assert_eq!(desk.doc(doc).here.as_ref(), seen.get(seen.len() - 2));
}
