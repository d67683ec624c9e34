//! Who does something at a desk: another name, the other side, what came from somebody else.

use attune::{
    app::{Action, Command, DocKey},
    base::Id,
    worksheet::{Anchor, At, Change, CommentKind, Mark, Part, Side, State},
};

use crate::desk::Desk;

fn call_me(desk: &mut Desk, name: &str) {
    let mut settings = desk.state.settings.clone();
    settings.me.name = name.to_owned();
    desk.send(Command::Settings(settings));
}

fn comment(desk: &mut Desk, doc: DocKey, text: &str) {
    let at = At { item: Id::known("line"), part: Part::Whole };
    let anchor = Anchor::Words { at, start: 0, end: 2, quote: "My".to_owned() };
    desk.send(Command::Comment {
        doc,
        id: Id::known("c1"),
        kind: CommentKind::Offer,
        anchor,
        text: text.to_owned(),
        by_day: None,
    });
}

fn words(desk: &Desk, doc: DocKey) -> Vec<String> {
    desk.doc(doc).sheet().review.comments.iter().map(|comment| comment.text.clone()).collect()
}

#[test]
fn undo_outlives_the_moment_in_which_she_gives_her_name() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "My words.");
    call_me(&mut desk, "Maria");
    assert_eq!(desk.doc(doc).me.name, "Maria");
    desk.send(Command::UndoIn(doc));
    assert_eq!(desk.text(doc, "line"), "");
}

#[test]
fn a_name_counts_once_it_is_written_to_its_end() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.act(Action::Settings);
    for half in ["B", "Be", "Ben", "Beni"] {
        call_me(&mut desk, half);
        assert_eq!(desk.doc(doc).me.name, "");
    }
    desk.send(Command::Back);
    assert_eq!(desk.doc(doc).me.name, "Beni");
}

#[test]
fn on_the_other_side_undo_is_for_what_is_done_there() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "My words.");
    desk.send(Command::Stand(doc, Side::Reviewer));
    desk.send(Command::UndoIn(doc));
    assert_eq!(desk.text(doc, "line"), "My words.", "it is not the supervisor's to take back");
    comment(&mut desk, doc, "Stay with it.");
    desk.send(Command::Stand(doc, Side::Writer));
    desk.send(Command::UndoIn(doc));
    assert_eq!((desk.text(doc, "line").as_str(), words(&desk, doc).len()), ("", 1));
    desk.send(Command::Stand(doc, Side::Reviewer));
    desk.send(Command::UndoIn(doc));
    assert!(words(&desk, doc).is_empty());
}

#[test]
fn a_supervisor_with_another_name_goes_on_with_her_comment_whatever_became_of_the_words() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "My words.");
    desk.send(Command::Stand(doc, Side::Reviewer));
    call_me(&mut desk, "Anna");
    comment(&mut desk, doc, "Stay.");
    desk.send(Command::LetUsTalk(doc));
    call_me(&mut desk, "Anna Meier");
    desk.send(Command::Stand(doc, Side::Writer));
    let place = At { item: Id::known("line"), part: Part::Whole };
    desk.edit(doc, Change::Text { at: place, offset: 0, removed: "My".to_owned(), inserted: "Your".to_owned() });
    desk.send(Command::Stand(doc, Side::Reviewer));
    comment(&mut desk, doc, "Stay with it.");
    assert_eq!(words(&desk, doc), ["Stay with it."]);
    desk.send(Command::LetUsTalk(doc));
    assert!(desk.doc(doc).sheet().review.marks.is_empty(), "her own mark goes off again");
}

#[test]
fn a_change_that_no_longer_fits_says_so() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "My words.");
    desk.state.toast = None;
    let place = At { item: Id::known("line"), part: Part::Whole };
    desk.edit(doc, Change::Text { at: place, offset: 0, removed: "Your".to_owned(), inserted: String::new() });
    let said = desk.state.toast.as_ref().expect("it is told").words.clone();
    assert!(said.contains("nothing was changed"), "{said}");
}

#[test]
fn let_us_talk_reaches_the_list_of_what_came_back() {
    let mut desk = Desk::new();
    call_me(&mut desk, "Maria");
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "My words.");
    desk.send(Command::ShareWith { doc, with: "Anna".to_owned(), own: String::new() });
    desk.send(Command::Stand(doc, Side::Reviewer));
    desk.send(Command::LetUsTalk(doc));
    desk.send(Command::SendBack(doc));
    let talk = |desk: &Desk| desk.state.library.iter().flat_map(|row| row.talk.clone()).collect::<Vec<_>>();
    assert_eq!(talk(&desk), ["Maria"], "under the name of whoever sat there");
    assert!(matches!(desk.doc(doc).sheet().review.said()[..], [Mark::LetUsTalk { .. }]));
    // Given once more, it is asked anew.
    desk.wait(2);
    desk.send(Command::Stand(doc, Side::Writer));
    desk.send(Command::ShareWith { doc, with: "Anna".to_owned(), own: String::new() });
    desk.send(Command::Stand(doc, Side::Reviewer));
    desk.send(Command::LetUsTalk(doc));
    assert_eq!(desk.doc(doc).sheet().review.marks.len(), 2, "the one of the round before stays");
}

#[test]
fn after_a_restart_a_supervisor_goes_on_with_what_she_wrote_under_an_earlier_name() {
    for is_locked in [false, true] {
        let mut desk = if is_locked { Desk::unlocked() } else { Desk::new() };
        let doc = desk.begin("just-a-line");
        desk.write_in(doc, "line", "My words.");
        desk.send(Command::Stand(doc, Side::Reviewer));
        call_me(&mut desk, "Anna");
        comment(&mut desk, doc, "Stay.");
        call_me(&mut desk, "Anna Meier");
        desk.wait(5);
        let (sheet, people) = (desk.doc(doc).sheet().clone(), desk.out.people.clone());
        let settings = desk.out.settings.clone().unwrap_or_default();
        if is_locked {
            assert!(settings.me.before.is_empty() && !people.me_before.is_empty(), "it stands in the folder alone");
        }

        let mut again = if is_locked { Desk::unlocked() } else { Desk::new() };
        if is_locked {
            again.act(Action::Lock);
            again.out.people = people;
            again.unlock();
        } else {
            again.state.settings = settings;
        }
        again.out.files.insert("/again.ron".into(), attune::worksheet::file::write(&sheet));
        let doc = again.open("/again.ron");
        again.send(Command::Stand(doc, Side::Reviewer));
        assert_eq!(again.doc(doc).me.name, "Anna Meier");
        comment(&mut again, doc, "Stay with it.");
        assert_eq!(words(&again, doc), ["Stay with it."], "locked: {is_locked}");
    }
}

#[test]
fn the_name_under_which_a_sheet_was_given_to_her_is_hers_and_that_of_others_is_not() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "My words.");
    desk.send(Command::ShareWith { doc, with: "Anna".to_owned(), own: String::new() });
    desk.send(Command::Stand(doc, Side::Reviewer));
    comment(&mut desk, doc, "Stay.");
    assert_eq!(desk.doc(doc).sheet().review.comments[0].by.name, "Anna");
    let sheet = desk.doc(doc).sheet().clone();
    for (name, with, hers) in [("Anna Meier", "Anna", true), ("Eva", "Eva", false)] {
        let mut later = Desk::new();
        let mut sheet = sheet.clone();
        sheet.review.state = State::Shared { with: with.to_owned(), since: later.now() };
        later.out.files.insert("/again.ron".into(), attune::worksheet::file::write(&sheet));
        call_me(&mut later, name);
        let doc = later.open("/again.ron");
        later.send(Command::Stand(doc, Side::Reviewer));
        comment(&mut later, doc, "Stay with it.");
        assert_eq!(words(&later, doc) == ["Stay with it."], hers, "{name}");
    }
}
