//! Saving, the rescue copy, closing and quitting.

use attune::{
    app::{Action, Command, Dialog, Effect, Saved, Screen},
    base::Id,
    worksheet::{Answer, At, Change, Drawn, Side, Stroke, StrokeChange},
};

use crate::desk::{Desk, rescue_path, vault};

#[test]
fn a_new_worksheet_proposes_a_good_name_and_is_saved_under_the_chosen_one() {
    let mut desk = Desk::new();
    let doc = desk.begin("validating-style");
    assert_eq!(desk.doc(doc).saved, Saved::Untouched);
    desk.write_in(doc, "V2", "One moment.");
    assert_eq!(desk.doc(doc).saved, Saved::NotKept);
    desk.will_choose("/home/one");
    desk.act(Action::Save);
    assert_eq!(desk.out.proposed, ["2026-11-22 Validating Style.ron"]);
    assert_eq!(desk.in_file("/home/one.ron", "V2"), "One moment.");
    assert!(matches!(desk.doc(doc).saved, Saved::Saved(_)));
}

#[test]
fn a_file_is_written_a_second_after_the_last_change_and_at_the_latest_after_ten() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.write_in(doc, "line", "x");
    assert_eq!(desk.in_file("/a.ron", "line"), "");
    desk.wait(1);
    assert_eq!(desk.in_file("/a.ron", "line"), "x");

    for _ in 0..9 {
        desk.type_on(doc, "line", "y");
    }
    assert_eq!(desk.in_file("/a.ron", "line"), "x", "not at every key");
    for _ in 0..3 {
        desk.type_on(doc, "line", "y");
    }
    assert!(desk.in_file("/a.ron", "line").len() > 9, "the file lags for ever while somebody types");
}

#[test]
fn the_rescue_copy_is_at_most_three_seconds_behind_with_and_without_a_file() {
    for with_file in [false, true] {
        let mut desk = Desk::new();
        let doc = desk.begin("just-a-line");
        if with_file {
            desk.will_choose("/a.ron");
            desk.act(Action::Save);
            desk.out.full = true;
        }
        desk.write_in(doc, "line", "still with me");
        desk.wait(3);
        let id = desk.doc(doc).sheet().doc.clone();
        let text = desk.out.rescue.get(&id).expect("a rescue copy");
        assert!(text.contains("still with me"));
    }
}

#[test]
fn a_saved_worksheet_leaves_no_rescue_copy_even_if_one_was_on_its_way() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "words");
    desk.wait(2);
    assert_eq!(desk.out.rescue.len(), 1);
    desk.write_in(doc, "line", " and more");
    desk.out.slow = true;
    desk.wait(2);
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.out.slow = false;
    desk.answer();
    desk.wait(2);
    assert_eq!(desk.in_file("/a.ron", "line"), "words and more");
    assert!(desk.out.rescue.is_empty());
}

#[test]
fn after_a_crash_the_words_are_offered_and_come_back_unsaved() {
    let mut desk = Desk::new();
    let doc = desk.begin("validating-style");
    desk.write_in(doc, "V2", "before the crash");
    desk.wait(3);
    let id = desk.doc(doc).sheet().doc.clone();
    desk.kill();
    assert!(matches!(desk.dialog(), Dialog::Recover { found } if found.len() == 1));
    desk.send(Command::Recover(rescue_path(&id)));
    assert_eq!(desk.state.dialog, None);
    let Screen::Writing(doc) = desk.state.screen else { panic!("not writing") };
    assert_eq!(desk.text(doc, "V2"), "before the crash");
    assert_eq!(desk.doc(doc).saved, Saved::NotKept);
    assert!(desk.out.rescue.contains_key(&id), "the copy stays until the words are saved");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    assert_eq!(desk.in_file("/a.ron", "V2"), "before the crash");
    assert!(desk.out.rescue.is_empty());
}

#[test]
fn a_rescue_copy_that_was_put_off_is_offered_before_its_worksheet_can_be_written_over() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "saved");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.out.full = true;
    desk.write_in(doc, "line", " and rescued");
    desk.wait(3);
    let id = desk.doc(doc).sheet().doc.clone();
    desk.kill();
    desk.out.full = false;
    desk.send(Command::Dismiss);
    let doc = desk.open("/a.ron");
    assert_eq!(desk.text(doc, "line"), "saved");
    assert!(matches!(desk.dialog(), Dialog::Recover { .. }));
    desk.send(Command::Recover(rescue_path(&id)));
    let Screen::Writing(doc) = desk.state.screen else { panic!("not writing") };
    assert_eq!(desk.text(doc, "line"), "saved and rescued");
    desk.wait(2);
    assert_eq!(desk.in_file("/a.ron", "line"), "saved and rescued");
}

#[test]
fn a_failed_save_says_so_and_is_tried_again_only_when_somebody_writes_on() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.out.full = true;
    desk.write_in(doc, "line", "kept");
    desk.wait(2);
    assert!(matches!(desk.doc(doc).saved, Saved::Failed(_)));
    desk.out.full = false;
    desk.wait(60);
    assert_eq!(desk.in_file("/a.ron", "line"), "", "nobody wrote on, and nobody asked");
    desk.write_in(doc, "line", " still");
    desk.wait(2);
    assert_eq!(desk.in_file("/a.ron", "line"), "kept still");
    assert!(matches!(desk.doc(doc).saved, Saved::Saved(_)));
}

#[test]
fn a_file_changed_by_somebody_else_is_not_written_over_without_being_asked() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.out.changed = true;
    desk.write_in(doc, "line", "mine");
    desk.wait(30);
    assert_eq!(*desk.dialog(), Dialog::ChangedOutside(doc));
    desk.write_in(doc, "line", "");
    desk.wait(30);
    assert_eq!(desk.in_file("/a.ron", "line"), "", "only the person can decide");
    desk.send(Command::WriteOver(doc));
    assert_eq!(desk.in_file("/a.ron", "line"), "mine");
}

#[test]
fn in_the_locked_folder_nothing_speaks_of_files_and_other_names() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "one");
    desk.wait(30);
    desk.out.changed = true;
    desk.write_in(doc, "line", " mine");
    desk.wait(30);
    let Saved::Failed(failure) = &desk.doc(doc).saved else { panic!("{:?}", desk.doc(doc).saved) };
    assert!(!failure.what.contains("file") && failure.help.contains("earlier states"), "{failure:?}");
}

#[test]
fn saving_under_a_name_that_fails_keeps_the_old_file_and_says_why() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.out.full = true;
    desk.will_choose("/b.ron");
    desk.act(Action::SaveAs);
    assert!(matches!(desk.dialog(), Dialog::Failed(_)));
    assert_eq!(desk.doc(doc).file.as_deref(), Some("/a.ron".as_ref()));
}

#[test]
fn closing_unsaved_work_asks_and_every_answer_does_what_it_says() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "words");
    desk.act(Action::Close);
    assert_eq!(*desk.dialog(), Dialog::CloseUnsaved(doc));
    desk.send(Command::Dismiss);
    assert_eq!(desk.text(doc, "line"), "words");

    desk.act(Action::Close);
    desk.out.answers.push_back(None);
    desk.send(Command::KeepFirst);
    assert_eq!(desk.text(doc, "line"), "words", "cancelled in the system's dialog");

    desk.act(Action::Close);
    desk.will_choose("/a.ron");
    desk.send(Command::KeepFirst);
    assert!(desk.state.doc(doc).is_none());
    assert_eq!(desk.in_file("/a.ron", "line"), "words");
    assert!(desk.out.rescue.is_empty());
    assert_eq!(desk.state.screen, Screen::Library);
}

#[test]
fn thrown_away_is_gone_with_its_rescue_copy() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "words");
    desk.wait(2);
    desk.act(Action::Close);
    desk.send(Command::ThrowAway);
    assert!(desk.state.doc(doc).is_none());
    assert!(desk.out.rescue.is_empty() && desk.out.files.is_empty());
}

#[test]
fn closing_a_worksheet_with_a_file_writes_it_without_a_question() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.write_in(doc, "line", "words");
    desk.act(Action::Close);
    assert_eq!(desk.state.dialog, None);
    assert!(desk.state.doc(doc).is_none());
    assert_eq!(desk.in_file("/a.ron", "line"), "words");
}

#[test]
fn quitting_with_two_unsaved_worksheets_keeps_both_one_after_the_other() {
    let mut desk = Desk::new();
    let one = desk.begin("just-a-line");
    desk.write_in(one, "line", "one");
    let two = desk.begin("validating-style");
    desk.write_in(two, "V2", "two");
    desk.begin("context-and-differences");
    desk.send(Command::CloseRequested);
    assert_eq!(*desk.dialog(), Dialog::QuitUnsaved(vec![one, two]));
    assert!(!desk.out.ended);
    desk.will_choose("/one.ron");
    desk.will_choose("/two.ron");
    desk.send(Command::KeepFirst);
    assert!(desk.out.ended);
    assert_eq!(desk.in_file("/one.ron", "line"), "one");
    assert_eq!(desk.in_file("/two.ron", "V2"), "two");
}

#[test]
fn a_save_that_fails_while_quitting_stops_the_quitting() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    desk.write_in(doc, "line", "words");
    desk.out.full = true;
    desk.act(Action::Quit);
    assert!(!desk.out.ended);
    assert_eq!(*desk.dialog(), Dialog::QuitUnsaved(vec![doc]));
    desk.send(Command::ThrowAway);
    assert!(desk.out.ended);
}

#[test]
fn quitting_with_nothing_to_lose_asks_nothing_and_keeps_the_settings() {
    let mut desk = Desk::new();
    desk.begin("just-a-line");
    let mut settings = desk.state.settings.clone();
    settings.whom_i_call = "Ruth".to_owned();
    desk.send(Command::Settings(settings));
    desk.act(Action::Quit);
    assert!(desk.out.ended);
    assert_eq!(desk.out.settings.as_ref().map(|s| s.whom_i_call.as_str()), Some("Ruth"));
}

#[test]
fn two_worksheets_are_open_at_once_and_undo_stays_in_each() {
    let mut desk = Desk::new();
    let one = desk.begin("just-a-line");
    desk.write_in(one, "line", "one");
    let two = desk.begin("just-a-line");
    desk.write_in(two, "line", "two");
    desk.act(Action::Undo);
    assert_eq!((desk.text(one, "line").as_str(), desk.text(two, "line").as_str()), ("one", ""));
    desk.send(Command::GoTo(one));
    desk.act(Action::Undo);
    assert_eq!(desk.text(one, "line"), "");
    desk.act(Action::Redo);
    assert_eq!((desk.text(one, "line").as_str(), desk.text(two, "line").as_str()), ("one", ""));
}

#[test]
fn the_same_document_is_not_opened_twice_from_two_files() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "one");
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    let copy = desk.out.files.values().next().expect("a file").clone();
    desk.out.files.insert("/copy.ron".into(), copy);
    desk.send(Command::OpenFile("/copy.ron".into()));
    assert!(matches!(desk.dialog(), Dialog::Failed(_)));
    assert_eq!(desk.state.open.len(), 1);
}

#[test]
fn a_line_goes_on_in_another_worksheet_and_stays_until_that_is_kept() {
    let mut desk = Desk::new();
    let line = desk.begin("just-a-line");
    desk.write_in(line, "line", "She laughed when she said it.");
    let new_doc = desk.fresh();
    let template = Id::known("validating-style");
    desk.send(Command::GoOnIn { doc: line, template: template.clone(), new_doc });
    let Screen::Writing(sheet) = desk.state.screen else { panic!("not writing") };
    assert_eq!(desk.text(sheet, "V2"), "She laughed when she said it.");
    desk.act(Action::Close);
    desk.send(Command::ThrowAway);
    assert_eq!(desk.text(line, "line"), "She laughed when she said it.", "thrown away, the line comes back");

    let new_doc = desk.fresh();
    desk.send(Command::GoOnIn { doc: line, template, new_doc });
    let Screen::Writing(sheet) = desk.state.screen else { panic!("not writing") };
    desk.will_choose("/a.ron");
    desk.act(Action::Save);
    assert_eq!(desk.text(line, "line"), "", "kept: the line has moved");
    assert_eq!(desk.in_file("/a.ron", "V2"), "She laughed when she said it.");
    desk.send(Command::UndoIn(line));
    assert_eq!(desk.text(line, "line"), "She laughed when she said it.");
    assert_eq!(desk.doc(sheet).me.side, Side::Writer);
}

#[test]
fn a_refused_change_changes_nothing() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.edit(doc, Change::ForSupervision { item: Id::known("not-there"), on: true });
    assert_eq!(desk.doc(doc).saved, Saved::Untouched);
    assert!(!desk.doc(doc).is_behind());
}

#[test]
fn a_worksheet_from_a_pdf_has_no_file_and_never_writes_over_the_pdf() {
    let mut desk = Desk::new();
    let mut sheet = {
        let doc = desk.begin("just-a-line");
        desk.doc(doc).sheet().clone()
    };
    sheet.doc = Id::known("taken");
    desk.send(Command::TakenIn { file: "/papers/sheet.pdf".into(), sheet: Box::new(sheet), words: None, came: None });
    let Screen::Writing(doc) = desk.state.screen else { panic!("not writing") };
    assert_eq!((&desk.doc(doc).file, &desk.doc(doc).saved), (&None, &Saved::NotKept));
    desk.write_in(doc, "line", "words");
    desk.wait(20);
    assert!(desk.out.files.is_empty());
    assert!(desk.out.rescue.contains_key(&Id::known("taken")), "a crash loses nothing");
    desk.act(Action::Close);
    assert_eq!(*desk.dialog(), Dialog::CloseUnsaved(doc), "no file has these words");
}

#[test]
fn in_the_folder_a_file_follows_after_a_while_and_the_rescue_copy_at_once() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    let path = vault().file_of(&desk.doc(doc).sheet().doc).display().to_string();
    desk.write_in(doc, "line", "first");
    desk.wait(3);
    assert!(desk.out.files.is_empty(), "a synchronised folder does not see every pause");
    assert_eq!((desk.out.rescue.len(), &desk.doc(doc).saved), (1, &Saved::Rescued));
    desk.wait(18);
    assert_eq!(desk.in_file(&path, "line"), "first");
    assert!(matches!(desk.doc(doc).saved, Saved::Saved(_)) && desk.out.rescue.is_empty());
    for _ in 0..130 {
        desk.type_on(doc, "line", ".");
    }
    assert!(desk.in_file(&path, "line").len() > 50, "somebody who never pauses is kept in the file too");
    desk.write_in(doc, "line", " last");
    desk.act(Action::MyWorksheets);
    desk.wait(1);
    assert!(desk.in_file(&path, "line").ends_with("last"), "a sheet that is left is written at once");
}

#[test]
fn saved_elsewhere_a_worksheet_of_the_locked_folder_leaves_a_copy_and_lives_on_inside() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "Under lock.");
    desk.act(Action::Save);
    desk.state.toast = None;
    desk.will_choose("/stick/line.ron");
    desk.act(Action::SaveAs);
    let said = desk.state.toast.as_ref().map(|toast| toast.words.as_str());
    assert!(said.is_some_and(|said| said.contains("/stick/line.ron")), "{said:?}");
    assert_eq!(desk.in_file("/stick/line.ron", "line"), "Under lock.");
    let inside = vault().file_of(&desk.doc(doc).sheet().doc);
    assert_eq!(desk.doc(doc).file.as_ref(), Some(&inside), "what she writes from now on is sealed");
    assert_eq!(desk.state.folder.ledger.left.len(), 1, "and it is written down that it left");
    desk.write_in(doc, "line", " More.");
    desk.wait(30);
    assert_eq!(desk.in_file("/stick/line.ron", "line"), "Under lock.");
    assert_eq!(desk.in_file(&inside.display().to_string(), "line"), "Under lock. More.");
    desk.will_choose(&vault().root.join("docs/mine.ron").display().to_string());
    desk.act(Action::SaveAs);
    assert!(matches!(desk.dialog(), Dialog::Failed(_)), "only the program puts files in there");
}

#[test]
fn a_plain_file_is_taken_into_the_locked_folder_where_it_lies_open() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "In the open.");
    desk.will_choose("/stick/line.ron");
    desk.act(Action::Save);
    let plain = desk.out.files.clone();
    let mut desk = Desk::unlocked();
    desk.out.files.extend(plain);
    let doc = desk.open("/stick/line.ron");
    assert!(desk.state.may_take_in(doc));
    desk.send(Command::IntoFolder(doc));
    desk.wait(2);
    assert!(!desk.state.may_take_in(doc), "it is inside");
    let inside = vault().file_of(&desk.doc(doc).sheet().doc).display().to_string();
    assert_eq!(desk.in_file(&inside, "line"), "In the open.");
    assert_eq!(desk.in_file("/stick/line.ron", "line"), "In the open.", "nobody asked for it to go");
    let locked = desk.begin("just-a-line");
    assert!(!desk.state.may_take_in(locked));
}

#[test]
fn a_copy_asked_for_while_a_write_is_on_its_way_is_written_after_it() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "Once.");
    desk.out.slow = true;
    desk.act(Action::Save);
    assert!(desk.doc(doc).keep.writing.is_some());
    let ask = Effect::AskSave { doc, name: String::new(), folder: None };
    desk.send(Command::Chosen(ask, Some("/stick/copy.ron".into())));
    desk.out.slow = false;
    desk.wait(2);
    assert_eq!(desk.in_file("/stick/copy.ron", "line"), "Once.");
}

#[test]
fn a_stroke_that_a_drawing_has_no_room_for_is_told() {
    let mut desk = Desk::new();
    let doc = desk.begin("ideal-life");
    let picture = Id::known("picture");
    let stroke = || Stroke { width: 5, points: vec![(1, 1), (2, 2)] };
    let strokes = vec![stroke(); 4_000];
    let answer = Answer::Drawn(Drawn { strokes, ..Drawn::default() });
    desk.edit(doc, Change::Set { at: At::item(picture.clone()), answer });
    desk.state.toast = None;
    let add = StrokeChange::Add { index: 0, stroke: stroke() };
    desk.edit(doc, Change::Stroke { item: picture.clone(), change: add });
    let said = desk.state.toast.as_ref().map(|toast| toast.words.as_str());
    assert!(said.is_some_and(|said| said.contains("was not added")), "{said:?}");
    desk.state.toast = None;
    desk.edit(doc, Change::Stroke { item: picture, change: StrokeChange::Remove(0) });
    assert!(desk.state.toast.is_none(), "what is rubbed out makes room");
}
