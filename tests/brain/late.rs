//! Answers that come when the folder is locked, and answers that never come.

use attune::{
    app::{Action, Command, Dialog, Door, Effect, Screen, Shut},
    base::Secret,
    worksheet::file,
};

use super::desk::{Desk, vault};

/// A folder with one worksheet in it, closed, and the folder open.
fn with_one_kept() -> (Desk, std::path::PathBuf) {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "what nobody else may see");
    desk.wait(21);
    let path = desk.doc(doc).file.clone().expect("it is kept");
    desk.act(Action::Close);
    desk.wait(2);
    assert!(desk.state.open.is_empty());
    (desk, path)
}

#[test]
fn a_worksheet_that_was_read_before_the_door_shut_does_not_come_onto_the_screen() {
    let (mut desk, path) = with_one_kept();
    desk.out.slow = true;
    desk.send(Command::OpenFile(path.clone()));
    desk.act(Action::Lock);
    desk.out.slow = false;
    desk.answer();
    assert_eq!((desk.state.folder.door, &desk.state.screen), (Door::Locked, &Screen::Locked));
    assert!(desk.state.open.is_empty(), "nothing of it is in memory");
    assert!(desk.state.dialog.is_none());
    desk.unlock();
    desk.send(Command::OpenFile(path));
    assert_eq!(desk.state.open.len(), 1, "unlocked, it opens");
}

#[test]
fn a_plain_file_asked_for_before_the_door_shut_does_not_come_onto_the_locked_screen_either() {
    let (mut desk, path) = with_one_kept();
    let plain = desk.out.files[&path].clone();
    desk.out.files.insert("/stick/line.ron".into(), plain.replace("d1", "d9"));
    desk.out.slow = true;
    desk.send(Command::OpenFile("/stick/line.ron".into()));
    desk.act(Action::Lock);
    desk.out.slow = false;
    desk.answer();
    assert_eq!((&desk.state.screen, desk.state.open.len()), (&Screen::Locked, 0));
    desk.send(Command::OpenFile("/stick/line.ron".into()));
    assert_eq!(desk.state.open.len(), 1, "what somebody asks for at the door is opened");
}

#[test]
fn a_list_that_was_read_before_the_door_shut_is_let_go() {
    let (mut desk, _) = with_one_kept();
    desk.out.slow = true;
    desk.send(Command::Do(Action::MyWorksheets));
    let rows = desk.state.library.iter().map(|row| (**row).clone()).collect::<Vec<_>>();
    assert!(!rows.is_empty());
    desk.act(Action::Lock);
    desk.out.slow = false;
    desk.answer();
    desk.send(Command::Library(rows));
    desk.send(Command::Notices(vec!["J. of Tuesday does not open".into()]));
    assert!(desk.state.library.is_empty() && desk.state.files.is_empty() && desk.state.codes.is_empty());
    assert!(desk.state.folder.notices.is_empty());
}

#[test]
fn where_an_export_goes_is_not_asked_on_behind_the_door() {
    let (mut desk, _) = with_one_kept();
    let words = Secret::new("six words".into());
    desk.act(Action::Lock);
    desk.send(Command::Chosen(Effect::AskExecutor { whom: "A".into(), words }, Some("/usb/table.age".into())));
    assert!(desk.out.executor.is_none(), "an empty table would stand there in place of hers");
}

#[test]
fn a_screen_that_is_locked_while_the_passphrase_is_tried_locks_the_folder() {
    let (mut desk, _) = with_one_kept();
    desk.act(Action::Lock);
    let locked = desk.out.locked;
    desk.out.slow = true;
    desk.send(Command::Unlock(Secret::new(desk.out.passphrase.clone())));
    assert_eq!(desk.state.folder.door, Door::Opening);
    desk.send(Command::SystemLocked);
    desk.out.slow = false;
    desk.answer();
    desk.wait(1);
    assert_eq!((desk.state.folder.door, &desk.state.screen), (Door::Locked, &Screen::Locked));
    assert_eq!((desk.state.folder.shut, desk.out.locked), (Shut::System, locked + 1), "the keys are gone again");
    desk.unlock();
    assert_eq!(desk.state.folder.door, Door::Open, "once, not for ever");
}

#[test]
fn a_key_for_paper_on_screen_is_covered_when_the_system_locks() {
    let mut desk = Desk::new();
    desk.send(Command::LookAround);
    desk.send(Command::SetUp(Secret::new("a long passphrase of mine".into())));
    assert_eq!(desk.state.screen, Screen::RecoverySheet);
    desk.send(Command::SystemLocked);
    assert!(desk.state.covered);
    desk.send(Command::Uncover);
    assert!(desk.state.folder.paper.is_some(), "it is still to be copied");
}

#[test]
fn a_fault_outside_ends_no_saving() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.out.slow = true;
    desk.write_in(doc, "line", "the words go on");
    desk.act(Action::Save);
    assert!(desk.doc(doc).keep.writing.is_some());
    // The thread fell over the first of these jobs; the answer never comes.
    desk.out.forget_what_was_asked();
    desk.send(Command::Fell);
    assert!(matches!(desk.dialog(), Dialog::Failed(_)), "it is said");
    desk.out.slow = false;
    desk.wait(2);
    let kept = desk.out.rescue.values().any(|text| text.contains("the words go on"));
    assert!(kept, "the rescue copy is written at once");
    desk.send(Command::Dismiss);
    desk.write_in(doc, "line", " and on");
    desk.wait(30);
    let path = desk.doc(doc).file.clone().unwrap();
    assert!(desk.out.files[&path].contains("the words go on and on"));
    assert!(file::read(&desk.out.files[&path]).is_ok() && vault().has(&path));
}

#[test]
fn after_a_fault_outside_a_rescue_copy_that_was_on_its_way_is_asked_for_again() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.out.slow = true;
    desk.write_in(doc, "line", "both were on their way");
    desk.wait(4);
    desk.act(Action::Save);
    assert!(desk.doc(doc).keep.writing.is_some() && desk.doc(doc).keep.rescuing.is_some());
    desk.out.forget_what_was_asked();
    desk.send(Command::Fell);
    assert!(desk.doc(doc).keep.writing.is_none() && desk.doc(doc).keep.rescuing.is_none(), "neither is waited for");
}
