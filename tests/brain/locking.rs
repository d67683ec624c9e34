//! The locked folder: set up, locked, unlocked, and what is written meanwhile.

use attune::{
    app::{Action, Command, Dialog, DocKey, Door, Failure, KeptAs, Saved, Screen, Spot},
    base::{Id, Secret},
    t,
    worksheet::{At, Caret, Side},
};

use crate::desk::{Desk, vault};

fn path_of(desk: &Desk, doc: DocKey) -> String {
    vault().file_of(&desk.doc(doc).sheet().doc).display().to_string()
}

#[test]
fn what_was_written_while_looking_around_moves_into_the_folder_that_is_made() {
    let mut desk = Desk::new();
    desk.send(Command::NoVault { place: "/home/a/locked".into(), why: None });
    assert_eq!((&desk.state.screen, &desk.state.dialog), (&Screen::Welcome, &None));
    desk.send(Command::LookAround);
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "kept after all");
    desk.wait(30);
    assert!(desk.out.files.is_empty() && desk.out.rescue.is_empty(), "nothing lies on the disk unasked");
    assert_eq!(desk.doc(doc).saved, Saved::NotKept);
    desk.act(Action::Save);
    assert_eq!(desk.state.screen, Screen::SetUp);
    desk.send(Command::SetUp(Secret::new("right".into())));
    assert_eq!(desk.state.screen, Screen::RecoverySheet);
    desk.act(Action::Lock);
    assert_eq!(desk.state.screen, Screen::RecoverySheet, "nobody is locked out before the key is copied");
    desk.send(Command::PaperCopied);
    assert!(desk.state.folder.paper.is_none());
    desk.wait(2);
    assert_eq!(desk.state.screen, Screen::Writing(doc), "back where she was");
    assert_eq!(desk.in_file(&path_of(&desk, doc), "line"), "kept after all");
    assert!(matches!(desk.doc(doc).saved, Saved::Saved(_)));
}

#[test]
fn a_folder_that_cannot_be_used_is_told_before_anything_else() {
    let mut desk = Desk::new();
    let why = Failure { what: "It is damaged".to_owned(), help: "Fetch a copy".to_owned() };
    desk.send(Command::NoVault { place: "/home/a/locked".into(), why: Some(why.clone()) });
    assert_eq!(desk.state.dialog, Some(Dialog::Failed(why)));
    assert_eq!((&desk.state.screen, desk.state.folder.door), (&Screen::Welcome, Door::LookingAround));
    assert_eq!(desk.state.folder.place.to_str(), Some("/home/a/locked"));
}

#[test]
fn locking_writes_what_is_open_and_then_forgets_everything() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "not saved yet");
    let path = path_of(&desk, doc);
    desk.act(Action::Lock);
    assert_eq!(desk.in_file(&path, "line"), "not saved yet");
    let state = &desk.state;
    assert_eq!((state.screen.clone(), state.folder.door), (Screen::Locked, Door::Locked));
    assert!(state.open.is_empty() && state.library.is_empty() && state.files.is_empty() && state.listed.is_empty());
    assert_eq!(desk.out.locked, 1);
    assert_eq!(desk.state.folder.kept, KeptAs::Saved);
    for way_in in [Command::Do(Action::MyWorksheets), Command::Agenda, Command::Do(Action::Supervision)] {
        desk.send(way_in);
        assert_eq!(desk.state.screen, Screen::Locked);
    }
    desk.unlock();
    assert_eq!(desk.state.library.len(), 1);
    assert!(!desk.state.settings.recent.iter().any(|path| vault().has(path)), "recent files name nothing inside");
}

/// A caret and a scroll position as the screen tells them.
fn spot() -> Spot {
    Spot { caret: Some(Caret { at: At::item(Id::known("line")), anchor: 4, caret: 7 }), option: None, scroll: 240.0 }
}

/// The folder is locked and unlocked; the worksheet on screen then.
fn back_again(desk: &mut Desk) -> Option<DocKey> {
    desk.act(Action::Lock);
    assert_eq!((&desk.state.screen, desk.state.open.len()), (&Screen::Locked, 0));
    desk.unlock();
    desk.state.current().map(|open| open.key)
}

#[test]
fn unlocking_goes_back_to_the_question_the_caret_and_the_place_one_was_at() {
    let mut desk = Desk::unlocked();
    let other = desk.begin("validating-style");
    desk.send(Command::Stands(other, Spot { scroll: 9.0, ..Spot::default() }));
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "not to be remembered");
    desk.send(Command::Here(doc, Some(Id::known("line"))));
    desk.send(Command::Stands(doc, spot()));
    desk.act(Action::Lock);
    let left = format!("{:?}", desk.state.folder.left);
    assert!(left.contains("240") && !left.contains("remembered"), "a place and no word: {left}");
    desk.unlock();
    let Screen::Writing(back) = desk.state.screen else { panic!("she is at {:?}", desk.state.screen) };
    assert_ne!(back, doc, "it was read anew");
    let open = desk.doc(back);
    assert_eq!((desk.text(back, "line"), &open.spot), ("not to be remembered".to_owned(), &spot()));
    assert_eq!((open.here.as_ref(), open.caret.as_ref()), (Some(&Id::known("line")), spot().caret.as_ref()));
    assert_eq!(open.back_at, Some(240.0));
    desk.send(Command::CaretTaken(back));
    assert_eq!((&desk.doc(back).caret, desk.doc(back).back_at), (&None, None), "the screen has put her there");
    assert!(desk.state.folder.left.is_none(), "and nobody goes there twice");
}

#[test]
fn a_supervisor_comes_back_as_a_supervisor() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "for Anna");
    desk.wait(21);
    desk.send(Command::Stand(doc, Side::Reviewer));
    let back = back_again(&mut desk).expect("a worksheet");
    assert_eq!(desk.state.screen, Screen::Supervision(Some(back)));
    assert!(desk.doc(back).reviews());
}

#[test]
fn unlocking_goes_to_my_worksheets_where_there_is_no_sheet_to_go_back_to() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    assert_eq!(back_again(&mut desk), None, "nothing was written in it");
    assert_eq!((&desk.state.screen, &desk.state.dialog), (&Screen::Library, &None));

    let doc = DocKey(doc.0 + 1);
    desk.begin("just-a-line");
    desk.write_in(doc, "line", "a few words");
    desk.act(Action::MyWorksheets);
    assert_eq!(back_again(&mut desk), None, "she had left it");

    let path = desk.out.files.keys().next().expect("a file").display().to_string();
    desk.open(&path);
    desk.act(Action::Lock);
    desk.out.files.clear();
    desk.unlock();
    assert_eq!((&desk.state.screen, &desk.state.dialog), (&Screen::Library, &None), "it is gone, and nobody asked");
}

#[test]
fn unlocking_asks_about_a_sheet_that_could_not_be_written_before_anything_else() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "the disk is full");
    desk.out.full = true;
    desk.act(Action::Lock);
    desk.wait(12);
    assert_eq!(desk.state.folder.kept, KeptAs::Copies, "and nobody is told that all is saved");
    desk.out.full = false;
    desk.unlock();
    assert!(matches!(desk.state.dialog, Some(Dialog::Recover { .. })), "{:?}", desk.state.dialog);
    assert_eq!(desk.state.screen, Screen::Library);
}

#[test]
fn it_is_locked_after_quiet_minutes_and_not_while_somebody_is_there() {
    let mut desk = Desk::unlocked();
    desk.wait(599);
    assert_eq!(desk.state.folder.door, Door::Open);
    desk.send(Command::Touched);
    desk.wait(599);
    assert_eq!(desk.state.folder.door, Door::Open, "somebody moved the mouse");
    desk.wait(2);
    assert_eq!(desk.state.folder.door, Door::Locked);
}

#[test]
fn a_full_disk_while_locking_loses_nothing() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "the disk is full");
    desk.out.full = true;
    desk.act(Action::Lock);
    desk.wait(12);
    assert_eq!(desk.state.folder.door, Door::Locked);
    let kept = desk.out.rescue.values().any(|text| text.contains("the disk is full"));
    assert!(kept, "the rescue copy has the words");
    desk.out.full = false;
    desk.unlock();
    assert!(matches!(desk.state.dialog, Some(Dialog::Recover { .. })) || !desk.state.open.is_empty());
}

#[test]
fn beside_another_window_one_can_read_and_nothing_is_written() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "from the first window");
    desk.wait(21);
    desk.state.folder.read_only = true;
    desk.write_in(doc, "line", " and the second");
    desk.wait(5);
    assert_eq!(desk.text(doc, "line"), "from the first window");
    assert_eq!(desk.state.toast.as_ref().unwrap().words, t!("library-read-only"), "it says why");
    for unchanged in [Command::Do(Action::Finish), Command::FinishAnyway(doc), Command::TakeUpAgain(doc)] {
        desk.send(unchanged.clone());
        let said = desk.state.toast.as_ref().map(|toast| toast.words.clone());
        assert_eq!(said.as_deref(), Some(t!("library-read-only")), "{unchanged:?} is not said to be done");
    }
    assert!(desk.out.rescue.is_empty(), "no rescue copy takes the place of the other window's");
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_loses_nothing() {
    let mut desk = Desk::unlocked();
    desk.act(Action::Lock);
    desk.send(Command::More);
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "meanwhile");
    desk.wait(3);
    desk.send(Command::Unlock(Secret::new("wrong".into())));
    assert_eq!(desk.state.folder.door, Door::Locked);
    assert!(desk.state.folder.wrong.is_some());
    assert_eq!(desk.text(doc, "line"), "meanwhile");
}

#[test]
fn what_is_written_while_locked_is_sealed_and_becomes_a_file_at_unlocking() {
    let mut desk = Desk::unlocked();
    desk.act(Action::Lock);
    desk.send(Command::More);
    assert_eq!(desk.state.screen, Screen::MoreWorksheets);
    let doc = desk.begin("just-a-line");
    let path = path_of(&desk, doc);
    desk.write_in(doc, "line", "written at the door");
    desk.wait(3);
    assert_eq!(desk.doc(doc).saved, Saved::Sealed);
    assert!(desk.out.files.is_empty(), "without keys no file of the folder is written");
    desk.act(Action::Close);
    assert_eq!(desk.state.screen, Screen::Locked);
    desk.unlock();
    desk.wait(2);
    assert_eq!(desk.in_file(&path, "line"), "written at the door");
    assert!(desk.out.rescue.is_empty(), "the sealed copy goes once the file has the words");
    assert!(desk.state.dialog.is_none(), "what is still open needs no asking");
}

#[test]
fn quitting_while_locked_leaves_the_sealed_copy_and_the_next_unlocking_asks() {
    let mut desk = Desk::unlocked();
    desk.act(Action::Lock);
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "written at the door");
    desk.act(Action::Quit);
    assert!(desk.out.ended, "nothing is left to ask");
    assert!(desk.out.rescue.values().any(|text| text.contains("written at the door")));

    desk.out.ended = false;
    let outside = std::mem::take(&mut desk.out);
    let mut next = Desk::new();
    next.out = outside;
    next.send(Command::VaultFound(Box::new(vault().clone())));
    next.unlock();
    let Some(Dialog::Recover { found }) = next.state.dialog.clone() else { panic!("it is not offered") };
    next.send(Command::Recover(found[0].file.clone()));
    next.wait(2);
    let doc = next.state.open[0].key;
    assert_eq!(next.in_file(&path_of(&next, doc), "line"), "written at the door");
    assert!(next.out.rescue.is_empty());
}
