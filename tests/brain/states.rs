//! Earlier states, second files, deleting, and hints to client codes.

use std::path::Path;

use attune::{
    app::{Action, Command, Dialog, Difference, Screen},
    base::Id,
    worksheet::{Anchor, At, Author, Change, Comment, CommentKind, Edit, Mark, Part, Reply, Side, apply, file},
};

use crate::desk::{Desk, vault};

/// Somebody with a sheet that said something else before.
fn changed_since() -> (Desk, attune::app::DocKey) {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("validating-style");
    desk.write_in(doc, "V2", "the first words");
    desk.wait(21);
    desk.out.states.push(file::write(desk.doc(doc).sheet()));
    desk.write_in(doc, "V2", " and more");
    desk.write_in(doc, "V4", "a second answer");
    desk.wait(21);
    (desk, doc)
}

fn id_of(difference: &Difference) -> &str {
    difference.item().expect("only answers differ").as_str()
}

#[test]
fn an_earlier_state_is_compared_answer_by_answer_and_taken_back_as_an_edit() {
    let (mut desk, doc) = changed_since();
    desk.act(Action::EarlierStates);
    assert_eq!(desk.state.screen, Screen::States(doc));
    let states = desk.state.states.as_ref().expect("read");
    let said: Vec<_> = states.differences.iter().map(|d| (id_of(d), d.then.as_str(), d.now.as_str())).collect();
    assert_eq!(said, [("V2", "the first words", "the first words and more"), ("V4", "", "a second answer")]);
    let first = states.differences[0].what.clone();
    desk.send(Command::TakeOver(Some(first)));
    assert_eq!(
        (desk.text(doc, "V2").as_str(), desk.text(doc, "V4").as_str()),
        ("the first words", "a second answer")
    );
    assert_eq!(desk.state.states.as_ref().expect("still there").differences.len(), 1, "only what still differs");
    desk.act(Action::Undo);
    assert_eq!(desk.text(doc, "V2"), "the first words and more");
    desk.send(Command::TakeOver(None));
    assert_eq!((desk.text(doc, "V2").as_str(), desk.text(doc, "V4").as_str()), ("the first words", ""));
    desk.send(Command::GoTo(doc));
    desk.act(Action::Undo);
    assert_eq!(desk.text(doc, "V4"), "a second answer", "all of it is one step");
}

#[test]
fn a_second_file_of_a_sheet_is_marked_compared_and_put_into_the_history() {
    let (mut desk, doc) = changed_since();
    let twin = vault().root.join("docs/d1/d1.sync-conflict-20261125.attune");
    desk.out.files.insert(twin.clone(), desk.out.states[0].clone());
    desk.act(Action::MyWorksheets);
    assert_eq!(desk.state.library.len(), 2);
    assert!(desk.state.folder.twice.contains(&desk.doc(doc).sheet().doc.clone()));
    desk.send(Command::OpenFile(twin.clone()));
    assert_eq!(desk.state.screen, Screen::States(doc));
    assert_eq!(desk.text(doc, "V2"), "the first words and more", "nothing is merged unasked");
    desk.send(Command::TakeOver(None));
    assert!(desk.out.files.contains_key(&twin), "both stay until it is decided");
    desk.send(Command::Decided);
    assert!(!desk.out.files.contains_key(&twin));
    assert_eq!(desk.state.screen, Screen::Writing(doc));
    desk.wait(21);
    assert_eq!(
        desk.in_file(&vault().file_of(&desk.doc(doc).sheet().doc).display().to_string(), "V2"),
        "the first words"
    );
}

#[test]
fn what_another_computer_wrote_into_an_open_sheet_is_compared_before_anything_is_written() {
    let (mut desk, doc) = changed_since();
    let own = vault().file_of(&desk.doc(doc).sheet().doc);
    let path = own.display().to_string();
    desk.out.changed = true;
    desk.write_in(doc, "V4", ", typed here");
    desk.act(Action::Save);
    assert_eq!(*desk.dialog(), Dialog::ChangedOutside(doc));
    desk.send(Command::CompareWithFile(doc));
    assert_eq!((desk.state.screen.clone(), desk.state.dialog.is_none()), (Screen::States(doc), true));
    desk.wait(60);
    assert_eq!(desk.in_file(&path, "V4"), "a second answer", "nothing is written while it is not decided");
    let first = desk.state.states.as_ref().expect("read").differences[0].what.clone();
    desk.send(Command::TakeOver(Some(first)));
    desk.send(Command::Decided);
    desk.out.changed = false;
    desk.wait(2);
    assert_eq!(desk.out.files.len(), 1, "the file stays where it is");
    assert_eq!(desk.in_file(&path, "V2"), "the first words");
    assert_eq!(desk.in_file(&path, "V4"), "a second answer, typed here");
}

#[test]
fn whichever_file_is_opened_first_the_sheet_ends_under_its_own_name() {
    let (mut desk, doc) = changed_since();
    let own = vault().file_of(&desk.doc(doc).sheet().doc);
    desk.act(Action::Close);
    let odd = own.with_extension("sync-conflict-20261125.attune");
    desk.out.files.insert(odd.clone(), desk.out.states[0].clone());
    let odd_path = odd.display().to_string();
    desk.out.states = vec![desk.out.files[&own].clone()];
    let doc = desk.open(&odd_path);
    desk.write_in(doc, "V4", "only here");
    desk.out.slow = true;
    desk.act(Action::Save);
    desk.send(Command::OpenFile(own.clone()));
    desk.out.slow = false;
    desk.out.states = vec![desk.out.files[&own].clone()];
    desk.answer();
    assert_eq!(desk.state.screen, Screen::States(doc));
    desk.write_in(doc, "V4", ", and now");
    desk.out.slow = true;
    desk.act(Action::Save);
    desk.send(Command::Decided);
    assert!(desk.out.files.contains_key(&odd), "a save is on its way: it is waited for");
    desk.out.slow = false;
    desk.answer();
    desk.wait(2);
    assert!(!desk.out.files.contains_key(&odd), "the odd one is in the history");
    let own = own.display().to_string();
    assert_eq!(desk.in_file(&own, "V2"), "the first words");
    assert_eq!(desk.in_file(&own, "V4"), "only here, and now");
    desk.write_in(doc, "V4", ", and later");
    desk.wait(21);
    assert_eq!(desk.in_file(&own, "V4"), "only here, and now, and later");
    assert_eq!(desk.out.files.len(), 1);
}

#[test]
fn deleted_is_put_back_by_the_toast_and_gone_only_when_it_was_asked_twice() {
    let (mut desk, doc) = changed_since();
    let path = vault().file_of(&desk.doc(doc).sheet().doc);
    desk.act(Action::MyWorksheets);
    desk.send(Command::Delete(path.clone()));
    assert!(!desk.out.files.contains_key(&path));
    let toast = desk.state.toast.clone().expect("it says so");
    assert_eq!(toast.action.map(|(_, action)| action), Some(Action::PutBack));
    desk.act(Action::PutBack);
    assert!(desk.out.files.contains_key(&path));
    desk.send(Command::Delete(path.clone()));
    desk.send(Command::AskEmptyTrash);
    assert_eq!(desk.state.dialog, Some(Dialog::EmptyTrash));
    assert!(desk.out.files.contains_key(Path::new("/trash")));
    desk.send(Command::EmptyTrash);
    assert!(!desk.out.files.contains_key(Path::new("/trash")));
}

#[test]
fn a_sheet_with_unsaved_words_is_not_deleted_under_the_writers_hands() {
    let (mut desk, doc) = changed_since();
    let path = vault().file_of(&desk.doc(doc).sheet().doc);
    desk.write_in(doc, "V2", " still typing");
    desk.send(Command::Delete(path.clone()));
    assert!(desk.out.files.contains_key(&path));
}

#[test]
fn hints_to_codes_are_kept_in_the_client_table_and_forgotten_when_locked() {
    let mut desk = Desk::unlocked();
    desk.send(Command::ClientHint { code: "K-7Q4M".into(), hint: "Tue 5 pm".into() });
    desk.wait(3);
    assert_eq!(desk.out.clients.of("K-7Q4M").map(|client| client.hint.as_str()), Some("Tue 5 pm"));
    desk.send(Command::ClientHint { code: "K-7Q4M".into(), hint: "Wed 9 am".into() });
    desk.act(Action::Lock);
    assert_eq!(desk.out.clients.of("K-7Q4M").map(|client| client.hint.as_str()), Some("Wed 9 am"), "kept before");
    assert!(desk.state.folder.clients.clients.is_empty());
}

#[test]
fn a_worksheet_closed_at_its_earlier_states_leaves_nobody_there() {
    let (mut desk, doc) = changed_since();
    desk.act(Action::EarlierStates);
    assert_eq!(desk.state.screen, Screen::States(doc));
    desk.act(Action::Close);
    assert_eq!(desk.state.screen, Screen::Library);
}

#[test]
fn a_plain_worksheet_has_no_earlier_states_and_says_so() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.act(Action::EarlierStates);
    assert_eq!(desk.state.screen, Screen::Writing(doc));
    assert!(desk.state.toast.is_some());
}

#[test]
fn a_second_file_with_a_comment_in_it_does_not_go_into_the_history_unseen() {
    let (mut desk, doc) = changed_since();
    let mut other = desk.doc(doc).sheet().clone();
    let hers = Author { name: "Anna".to_owned(), side: Side::Reviewer };
    let now = desk.now();
    let comment = Comment {
        id: Id::known("c1"),
        by: hers.clone(),
        when: now,
        kind: CommentKind::Ask,
        anchor: Anchor::Item(Id::known("V2")),
        text: "What were you afraid of?".to_owned(),
        action: None,
        replies: Vec::new(),
        settled: None,
    };
    let me = desk.doc(doc).me.clone();
    let reply = Reply { id: Id::known("r1"), by: me.clone(), when: now, text: "Of nothing.".to_owned() };
    let later = At { item: Id::known("V4"), part: Part::Later };
    let thought =
        Change::Text { at: later.clone(), offset: 0, removed: String::new(), inserted: "Now I see.".into() };
    for (by, change) in [
        (&hers, Change::Comment(comment)),
        (&me, Change::Reply { comment: Id::known("c1"), reply }),
        (&hers, Change::Mark { mark: Mark::LetUsTalk { by: "Anna".to_owned(), when: now }, on: true }),
        (&me, thought),
    ] {
        apply(&mut other, &Edit { by: by.clone(), when: now, change }).expect("allowed");
    }
    let twin = vault().root.join("docs/d1/d1.sync-conflict-20261125.attune");
    desk.out.files.insert(twin.clone(), file::write(&other));
    desk.out.states = vec![file::write(&other)];
    desk.act(Action::MyWorksheets);
    desk.send(Command::OpenFile(twin));
    let listed = |desk: &Desk| desk.state.states.as_ref().map_or(0, |states| states.differences.len());
    assert_eq!(listed(&desk), 3, "a second thought, a comment with its reply, a mark");
    desk.send(Command::TakeOver(None));
    assert_eq!(listed(&desk), 0);
    let sheet = desk.doc(doc).sheet();
    assert_eq!(sheet.text(&later), "Now I see.");
    assert_eq!(sheet.review, other.review);
    assert_eq!(desk.doc(doc).me, me, "she is still herself");
    desk.send(Command::UndoIn(doc));
    assert_eq!(listed(&desk), 3, "it was one step, hers to take back");
}

#[test]
fn comments_in_a_second_file_are_taken_over_without_a_question_where_every_answer_is_the_same() {
    let (mut desk, doc) = changed_since();
    desk.send(Command::ShareWith { doc, with: "Anna".to_owned(), own: "Mira".to_owned() });
    desk.wait(21);
    let shared = desk.doc(doc).sheet().clone();
    let mut back = shared.clone();
    let hers = Author { name: "Anna".to_owned(), side: Side::Reviewer };
    let now = desk.now();
    let comment = Comment {
        id: Id::known("c1"),
        by: hers.clone(),
        when: now,
        kind: CommentKind::Ask,
        anchor: Anchor::Item(Id::known("V2")),
        text: "What were you afraid of?".to_owned(),
        action: None,
        replies: Vec::new(),
        settled: None,
    };
    for change in [Change::Comment(comment), attune::worksheet::send_back("Anna", now)] {
        apply(&mut back, &Edit { by: hers.clone(), when: now, change }).expect("allowed");
    }
    let twin = vault().root.join("docs/d1/d1.sync-conflict-20261125.attune");
    let open_twin = |desk: &mut Desk, sheet: &attune::worksheet::Worksheet| {
        desk.out.files.insert(twin.clone(), file::write(sheet));
        desk.out.states = vec![file::write(sheet)];
        desk.act(Action::MyWorksheets);
        desk.send(Command::OpenFile(twin.clone()));
        assert_eq!(desk.state.screen, Screen::Writing(doc), "nobody is asked");
        assert!(!desk.out.files.contains_key(&twin), "the second file is in the history");
    };
    open_twin(&mut desk, &back);
    assert_eq!(desk.doc(doc).sheet().review, back.review);
    assert!(desk.state.toast.as_ref().is_some_and(|toast| toast.words.contains("Anna")), "it is said");
    desk.send(Command::UndoIn(doc));
    assert_eq!(desk.doc(doc).sheet().review, shared.review, "it was one step");
    // The other way round: what was settled later stays.
    desk.act(Action::Redo);
    assert_eq!(desk.doc(doc).sheet().review, back.review);
    open_twin(&mut desk, &shared);
    assert_eq!(desk.doc(doc).sheet().review, back.review);
}

#[test]
fn either_row_of_a_sheet_with_two_files_leads_to_both() {
    let (mut desk, doc) = changed_since();
    let own = vault().file_of(&desk.doc(doc).sheet().doc);
    desk.act(Action::Close);
    let odd = vault().root.join("docs/d1/d1.sync-conflict-20261125.attune");
    desk.out.files.insert(odd.clone(), desk.out.states[0].clone());
    desk.act(Action::MyWorksheets);
    assert_eq!(desk.state.library.len(), 2);
    desk.send(Command::OpenFile(own));
    assert!(matches!(desk.state.screen, Screen::States(_)), "the difference is asked about");
    assert_eq!(desk.state.states.as_ref().and_then(|states| states.twin.clone()), Some(odd));
}
