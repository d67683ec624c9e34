//! A plain copy of a worksheet: from its row, from the sheet itself, and what is written down about it.

use std::path::Path;

use attune::{
    app::{Action, Command, Dialog, Screen, Which},
    worksheet::file,
};

use crate::desk::Desk;

const COPY: &str = "/stick/copy.ron";

/// A sheet of the locked folder, kept and closed.
fn closed() -> (Desk, std::path::PathBuf) {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "She laughed.");
    desk.act(Action::Save);
    let kept = desk.doc(doc).file.clone().expect("a file");
    desk.act(Action::Close);
    desk.wait(1);
    assert!(desk.state.open.is_empty());
    (desk, kept)
}

fn words_of(desk: &Desk) -> String {
    let text = desk.out.files.get(Path::new(COPY)).expect("a copy");
    file::read(text)
        .expect("our own file reads back")
        .content
        .answers
        .get("line")
        .text()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_copy_is_written_from_the_row_and_nothing_comes_onto_the_screen() {
    let (mut desk, kept) = closed();
    let before = desk.out.files[&kept].clone();
    desk.will_choose(COPY);
    desk.send(Command::SaveCopy(Which::File(kept.clone())));
    assert_eq!(words_of(&desk), "She laughed.");
    assert_eq!((&desk.out.files[&kept], &desk.state.screen), (&before, &Screen::Library));
    assert!(desk.state.open.is_empty() && !desk.state.waiting);
    assert_eq!(
        desk.out.proposed.last().map(|name| name.ends_with("Just a line.ron")),
        Some(true),
        "{:?}",
        desk.out.proposed
    );
    let left = desk.out.ledger.left.last().expect("what has left is written down");
    assert_eq!((left.title.as_str(), left.place.as_str()), ("Just a line", COPY));
}

#[test]
fn a_copy_of_an_open_sheet_has_its_newest_words_and_the_sheet_stays_in_the_folder() {
    let (mut desk, kept) = closed();
    desk.send(Command::OpenFile(kept.clone()));
    let doc = desk.state.open[0].key;
    desk.write_in(doc, "line", " Again.");
    desk.will_choose(COPY);
    desk.act(Action::SaveAs);
    assert_eq!(words_of(&desk), "She laughed. Again.");
    assert_eq!(desk.doc(doc).file.as_ref(), Some(&kept));
    assert_eq!(desk.out.ledger.left.len(), 1);
}

#[test]
fn a_copy_never_goes_into_the_locked_folder_nor_over_the_sheet_itself() {
    let (mut desk, kept) = closed();
    for place in [kept.clone(), kept.with_file_name("other.ron")] {
        desk.out.answers.push_back(Some(place));
        desk.send(Command::SaveCopy(Which::File(kept.clone())));
        assert!(matches!(desk.dialog(), Dialog::Failed(_)));
        desk.send(Command::Dismiss);
    }
    assert_eq!(desk.out.files.len(), 1);
    assert!(desk.out.ledger.left.is_empty());
}

#[test]
fn nothing_leaves_a_folder_that_was_locked_while_the_question_was_open() {
    let (mut desk, kept) = closed();
    desk.out.slow = true;
    desk.send(Command::SaveCopy(Which::File(kept.clone())));
    assert!(desk.state.waiting);
    desk.will_choose(COPY);
    let asked = desk.out.queue.pop_back();
    desk.out.slow = false;
    desk.act(Action::Lock);
    desk.out.queue.extend(asked);
    desk.answer();
    assert!(!desk.out.files.contains_key(Path::new(COPY)));
    assert!(!desk.state.waiting && desk.state.errands.is_empty());
}

#[test]
fn a_disk_that_takes_no_copy_is_told_and_nothing_is_written_down() {
    let (mut desk, kept) = closed();
    desk.out.full = true;
    desk.will_choose(COPY);
    desk.send(Command::SaveCopy(Which::File(kept)));
    assert!(matches!(desk.dialog(), Dialog::Failed(_)));
    assert!(desk.out.ledger.left.is_empty());
}

#[test]
fn a_plain_sheet_is_not_copied_onto_itself() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "She laughed.");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.act(Action::Close);
    for (place, refused) in [("/a.ron", true), (COPY, false)] {
        desk.will_choose(place);
        desk.send(Command::SaveCopy(Which::File("/a.ron".into())));
        assert_eq!(desk.state.dialog.is_some(), refused, "{place}");
        desk.send(Command::Dismiss);
    }
    assert_eq!(words_of(&desk), "She laughed.");
}
