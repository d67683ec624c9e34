//! *Finish*: what is open, what is hidden, and taking up again.

use attune::{
    app::{Action, Command, Dialog, Screen},
    base::Id,
    worksheet::{At, Change, State},
};

use crate::desk::Desk;

fn choose(desk: &mut Desk, doc: attune::app::DocKey, item: &str, option: &str, on: bool) {
    let change = Change::Choose { at: At::item(Id::known(item)), option: Id::known(option), on };
    desk.edit(doc, change);
}

#[test]
fn finish_points_out_what_is_open_and_goes_there() {
    let mut desk = Desk::new();
    let doc = desk.begin("validating-style");
    desk.act(Action::Finish);
    let Dialog::Finish { open, kept, .. } = desk.dialog().clone() else { panic!("no finish") };
    assert!(!open.is_empty() && kept.is_empty());
    assert_eq!(desk.doc(doc).pointed_out, open);
    let first = open[0].clone();
    desk.send(Command::GoToItem(doc, first.clone()));
    assert_eq!(desk.state.dialog, None);
    assert_eq!(desk.doc(doc).go_to, Some(first));
    assert_eq!(desk.state.screen, Screen::Writing(doc));
    assert_eq!(desk.doc(doc).sheet().review.state, State::Mine);
}

#[test]
fn the_undo_of_a_message_never_takes_back_what_was_written_after_it() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "First.");
    desk.send(Command::FinishAnyway(doc));
    desk.send(Command::TakeUpAgain(doc));
    assert!(desk.state.toast.as_ref().is_some_and(|toast| toast.is_about_last(&desk.state)));
    desk.write_in(doc, "line", " And on.");
    let told = desk.state.toast.clone().expect("the message stays for a while");
    assert!(!told.is_about_last(&desk.state), "its button is gone");
    desk.send(Command::UndoIn(doc));
    assert_eq!(desk.text(doc, "line"), "First. And on.");
}

#[test]
fn finish_anyway_is_one_click_and_can_be_taken_back() {
    let mut desk = Desk::new();
    let doc = desk.begin("validating-style");
    desk.act(Action::Finish);
    desk.send(Command::FinishAnyway(doc));
    assert!(matches!(desk.doc(doc).sheet().review.state, State::Finished { .. }));
    assert!(desk.state.toast.is_some());
    desk.send(Command::UndoIn(doc));
    assert_eq!(desk.doc(doc).sheet().review.state, State::Mine);
}

#[test]
fn a_sheet_with_everything_asked_for_finishes_without_a_question() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "A line.");
    desk.act(Action::Finish);
    assert_eq!(desk.state.dialog, None);
    assert!(matches!(desk.doc(doc).sheet().review.state, State::Finished { .. }));
}

#[test]
fn hidden_words_are_spoken_of_dropped_on_purpose_and_come_back_with_undo() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.act(Action::Close);
    let doc2 = desk.begin("validating-style");
    assert!(desk.state.doc(doc).is_none());
    // The question for supervision is shown only after a yes.
    choose(&mut desk, doc2, "C2", "next", true);
    desk.write_in(doc2, "C3", "I would like help to wait.");
    choose(&mut desk, doc2, "C2", "no", true);
    desk.act(Action::Finish);
    let Dialog::Finish { kept, .. } = desk.dialog().clone() else { panic!("no finish") };
    assert_eq!(kept, [Id::known("C3")]);
    desk.send(Command::DropKept(doc2, kept));
    assert_eq!(desk.text(doc2, "C3"), "");
    assert!(matches!(desk.dialog(), Dialog::Finish { kept, .. } if kept.is_empty()));
    desk.send(Command::Dismiss);
    desk.act(Action::Undo);
    assert_eq!(desk.text(doc2, "C3"), "I would like help to wait.");
}

#[test]
fn only_words_that_are_hidden_now_are_dropped() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "A line.");
    desk.send(Command::DropKept(doc, vec![Id::known("line")]));
    assert_eq!(desk.text(doc, "line"), "A line.");
}

#[test]
fn writing_on_in_a_finished_sheet_takes_it_up_again_in_one_step() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "A line.");
    desk.act(Action::Finish);
    desk.wait(5);
    desk.write_in(doc, "line", " More.");
    assert_eq!(desk.doc(doc).sheet().review.state, State::Mine);
    desk.act(Action::Undo);
    assert_eq!(desk.text(doc, "line"), "A line.");
    assert!(matches!(desk.doc(doc).sheet().review.state, State::Finished { .. }));
    // After supervision may be filled in without reopening it.
    desk.write_in(doc, "Z1", "We talked.");
    assert!(matches!(desk.doc(doc).sheet().review.state, State::Finished { .. }));
}
