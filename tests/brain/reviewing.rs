//! From the writer to her supervisor and back.

use std::path::Path;

use attune::{
    app::{self, Action, Command, Dialog, DocKey, Gift, Inbox, Screen},
    base::{Day, Id},
    worksheet::{
        self, Anchor, At, Author, Change, Comment, CommentKind, Edit, Happened, Mark, Part, Side, State, file,
    },
};

use crate::desk::{Desk, vault};

/// A sheet with two answers, saved and given to Anna.
fn given() -> (Desk, DocKey) {
    let mut desk = Desk::new();
    let doc = desk.begin("validating-style");
    desk.write_in(doc, "V2", "I began to argue before I had listened.");
    desk.edit(doc, Change::ForSupervision { item: Id::known("V2"), on: true });
    desk.will_choose("/v.ron");
    desk.act(Action::Save);
    desk.send(Command::Share(doc));
    desk.send(Command::ShareWith { doc, with: " Anna ".to_owned(), own: " Maria ".to_owned() });
    desk.wait(2);
    (desk, doc)
}

/// Anna's machine, with the file on it.
fn anna(from: &Desk) -> Desk {
    let mut desk = Desk::new();
    desk.out.files = from.out.files.clone();
    desk
}

fn comment(desk: &mut Desk, doc: DocKey, id: &str, kind: CommentKind, anchor: Anchor, text: &str) {
    let by_day = Day::new(2026, 12, 1);
    desk.send(Command::Comment { doc, id: Id::known(id), kind, anchor, text: text.to_owned(), by_day });
}

#[test]
fn a_shared_sheet_opened_by_its_supervisor_is_hers_to_read_and_not_to_write() {
    let (writer, _) = given();
    let mut desk = anna(&writer);
    desk.send(Command::OpenToReview("/v.ron".into()));
    let Screen::Supervision(Some(doc)) = desk.state.screen else { panic!("not in supervision") };
    assert_eq!((desk.doc(doc).me.side, desk.doc(doc).me.name.as_str()), (Side::Reviewer, "Anna"));
    desk.write_in(doc, "V2", " Changed.");
    assert_eq!(desk.text(doc, "V2"), "I began to argue before I had listened.");
    assert!(desk.state.toast.is_some(), "she is told why");
}

#[test]
fn the_name_in_settings_makes_it_come_in_and_nobody_else_becomes_the_supervisor() {
    let (writer, _) = given();
    let mut desk = anna(&writer);
    let mut settings = desk.state.settings.clone();
    settings.me.name = "anna".to_owned();
    desk.send(Command::Settings(settings));
    desk.act(Action::Supervision);
    assert_eq!(app::inbox(&desk.state, Inbox::ComeIn).len(), 1);
    assert_eq!(app::inbox(&desk.state, Inbox::WithOthers).len(), 0);
    let doc = desk.open("/v.ron");
    assert!(desk.doc(doc).reviews());

    let mut other = anna(&writer);
    other.act(Action::Supervision);
    assert_eq!(app::inbox(&other.state, Inbox::WithOthers).len(), 1);
    let doc = other.open("/v.ron");
    assert!(!other.doc(doc).reviews());
    other.send(Command::Stand(doc, Side::Reviewer));
    assert!(other.doc(doc).reviews());
}

#[test]
fn the_round_trip_comment_back_reply_settle() {
    let (mut writer, at_writer) = given();
    let mut desk = anna(&writer);
    desk.send(Command::OpenToReview("/v.ron".into()));
    let Screen::Supervision(Some(doc)) = desk.state.screen else { panic!("not in supervision") };
    let at = At { item: Id::known("V2"), part: Part::Whole };
    let anchor = Anchor::Words { at, start: 2, end: 16, quote: "began to argue".to_owned() };
    comment(&mut desk, doc, "c1", CommentKind::Ask, anchor.clone(), "W");
    comment(&mut desk, doc, "c1", CommentKind::Ask, anchor, "What were you afraid of?");
    comment(&mut desk, doc, "c2", CommentKind::PleaseDo, Anchor::Sheet, "Read it once more.");
    comment(&mut desk, doc, "c3", CommentKind::Offer, Anchor::Sheet, "A thought.");
    comment(&mut desk, doc, "c3", CommentKind::Offer, Anchor::Sheet, "");
    desk.send(Command::ReadThankYou(doc));
    desk.send(Command::SendBack(doc));
    desk.wait(2);
    assert!(matches!(&desk.doc(doc).sheet().review.state, State::Back { by, .. } if by == "Anna"));

    writer.send(Command::GoTo(at_writer));
    writer.act(Action::Close);
    writer.out.files = desk.out.files.clone();
    let doc = writer.open("/v.ron");
    let review = &writer.doc(doc).sheet().review;
    assert_eq!(writer.doc(doc).me.side, Side::Writer);
    assert_eq!(review.comments.len(), 2, "emptied words are no comment");
    let first = review.comments.iter().find(|c| c.id == Id::known("c1")).expect("kept");
    assert_eq!(first.text, "What were you afraid of?");
    let agreed = review.comments.iter().find_map(|c| c.action.as_ref()).expect("an agreed action");
    assert_eq!(agreed.by_day, Day::new(2026, 12, 1));
    assert!(matches!(review.marks.first(), Some(Mark::Read { by, .. }) if by == "Anna"));

    let (c1, r1) = (Id::known("c1"), Id::known("r1"));
    let text = "Of the two of us with nothing.".to_owned();
    writer.send(Command::Reply { doc, comment: c1.clone(), reply: r1, text });
    writer.edit(doc, Change::Settle { comment: c1, on: true });
    writer.edit(doc, Change::Happened { comment: Id::known("c2"), happened: Some(Happened::NotYet) });
    writer.wait(2);
    let kept = file::read(writer.out.files.get(Path::new("/v.ron")).expect("a file")).expect("reads");
    let first = kept.review.comments.iter().find(|c| c.id == Id::known("c1")).expect("kept");
    assert_eq!(first.replies.len(), 1);
    assert!(first.settled.is_some());
}

#[test]
fn read_thank_you_is_taken_back_by_clicking_again_or_undoing() {
    let (writer, _) = given();
    let mut desk = anna(&writer);
    desk.send(Command::OpenToReview("/v.ron".into()));
    let Screen::Supervision(Some(doc)) = desk.state.screen else { panic!("not in supervision") };
    let marks = |desk: &Desk| desk.doc(doc).sheet().review.marks.len();
    desk.send(Command::ReadThankYou(doc));
    assert_eq!(marks(&desk), 1);
    desk.send(Command::ReadThankYou(doc));
    assert_eq!(marks(&desk), 0);
    desk.send(Command::LetUsTalk(doc));
    assert_eq!(marks(&desk), 1);
    desk.send(Command::UndoIn(doc));
    assert_eq!(marks(&desk), 0);
}

#[test]
fn one_key_leads_to_the_next_person() {
    let (mut writer, doc) = given();
    let text = writer.out.files.get(Path::new("/v.ron")).expect("a file").clone();
    let id = writer.doc(doc).sheet().doc.to_string();
    writer.out.files.insert("/w.ron".into(), text.replace(&format!("\"{id}\""), "\"other\""));
    let mut desk = anna(&writer);
    let mut settings = desk.state.settings.clone();
    settings.me.name = "Anna".to_owned();
    desk.send(Command::Settings(settings));
    desk.act(Action::Supervision);
    desk.send(Command::NextPerson);
    let Screen::Supervision(Some(first)) = desk.state.screen else { panic!("nobody") };
    desk.send(Command::NextPerson);
    let Screen::Supervision(Some(second)) = desk.state.screen else { panic!("nobody") };
    assert_ne!(first, second);
}

#[test]
fn nobody_gives_a_sheet_to_a_name_that_is_empty() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.send(Command::ShareWith { doc, with: "  ".to_owned(), own: "Maria".to_owned() });
    assert_eq!(desk.doc(doc).sheet().review.state, State::Mine);
}

#[test]
fn the_name_given_with_a_sheet_stands_in_its_file_and_in_the_inbox_of_its_reader() {
    let (writer, doc) = given();
    assert_eq!(writer.state.settings.me.name, "Maria", "asked once, and kept");
    assert_eq!(writer.doc(doc).me.name, "Maria");
    let mut desk = anna(&writer);
    let mut settings = desk.state.settings.clone();
    settings.me.name = "Anna".to_owned();
    desk.send(Command::Settings(settings));
    desk.act(Action::Supervision);
    let rows = app::inbox(&desk.state, Inbox::ComeIn);
    let names: Vec<&str> = rows.iter().map(|row| desk.state.library[*row].from.as_str()).collect();
    assert_eq!(names, ["Maria"]);
}

#[test]
fn a_sheet_given_without_a_name_carries_none_and_undo_takes_the_name_back() {
    let (mut desk, doc) = given();
    assert_eq!(desk.doc(doc).sheet().review.author, "Maria");
    desk.act(Action::Undo);
    assert_eq!(desk.doc(doc).sheet().review.author, "");
    assert_eq!(desk.doc(doc).sheet().review.state, State::Mine);
    desk.send(Command::ShareWith { doc, with: "Anna".to_owned(), own: String::new() });
    assert_eq!(desk.doc(doc).sheet().review.author, "");
    assert!(matches!(desk.doc(doc).sheet().review.state, State::Shared { .. }));
}

/// A writer with a locked folder, who gave a copy of her sheet to Anna, and what Anna sent back.
fn sent_back() -> (Desk, DocKey) {
    let mut writer = Desk::unlocked();
    let doc = writer.begin("validating-style");
    writer.write_in(doc, "V2", "I began to argue before I had listened.");
    writer.send(Command::ShareWith { doc, with: "Anna".to_owned(), own: "Maria".to_owned() });
    writer.will_choose("/stick/v.ron");
    writer.act(Action::SaveAs);
    let mut desk = Desk::new();
    desk.out.files.insert("/stick/v.ron".into(), writer.out.files[Path::new("/stick/v.ron")].clone());
    desk.send(Command::OpenFile("/stick/v.ron".into()));
    let Screen::Supervision(Some(at_anna)) = desk.state.screen else {
        panic!("she has said no name, and this program never had the file: it was given to her")
    };
    let at = At { item: Id::known("V2"), part: Part::Whole };
    let anchor = Anchor::Words { at, start: 2, end: 16, quote: "began to argue".to_owned() };
    comment(&mut desk, at_anna, "c1", CommentKind::Ask, anchor, "What were you afraid of?");
    comment(&mut desk, at_anna, "c2", CommentKind::Offer, Anchor::Sheet, "A thought.");
    desk.send(Command::LetUsTalk(at_anna));
    desk.send(Command::SendBack(at_anna));
    desk.wait(2);
    let back = desk.out.files[Path::new("/stick/v.ron")].clone();
    // As a program of before wrote it, which did not say since when the sheet had been shared.
    let mut back: Vec<&str> = back.lines().collect();
    let since = back.iter().rposition(|line| line.trim_start().starts_with("shared: Some")).expect("it is said now");
    back.remove(since);
    writer.out.files.insert("/mail/v.ron".into(), back.join("\n"));
    (writer, doc)
}

#[test]
fn a_file_that_came_back_is_taken_into_the_sheet_that_stayed_in_the_locked_folder() {
    for open in [true, false] {
        let (mut writer, doc) = sent_back();
        if !open {
            writer.send(Command::GoTo(doc));
            writer.act(Action::Close);
            writer.act(Action::MyWorksheets);
        }
        writer.send(Command::OpenFile("/mail/v.ron".into()));
        let Screen::Writing(doc) = writer.state.screen else { panic!("{:?} {open}", writer.state.screen) };
        let toast = writer.state.toast.as_ref().expect("it is told").words.clone();
        assert!(toast.contains("Anna"), "{toast}");
        let review = &writer.doc(doc).sheet().review;
        assert_eq!(review.comments.len(), 2);
        assert!(review.comments.iter().any(|c| matches!(c.anchor, Anchor::Words { .. })), "at its words");
        assert!(matches!(&review.state, State::Back { by, .. } if by == "Anna"));
        assert!(matches!(review.marks.first(), Some(Mark::LetUsTalk { .. })));
        writer.wait(20);
        let inside = vault().file_of(&writer.doc(doc).sheet().doc);
        assert_eq!(writer.doc(doc).file.as_ref(), Some(&inside), "what she answers is sealed");
        let before = file::write(writer.doc(doc).sheet());
        writer.send(Command::OpenFile("/mail/v.ron".into()));
        assert_eq!(file::write(writer.doc(doc).sheet()), before, "once");
        writer.send(Command::TakeUpAgain(doc));
        writer.send(Command::OpenFile("/mail/v.ron".into()));
        assert_eq!(writer.doc(doc).sheet().review.state, State::Mine, "what says nothing new puts nothing back");
    }
}

#[test]
fn what_came_back_about_words_that_changed_meanwhile_stands_at_their_question() {
    let (mut writer, doc) = sent_back();
    let whole = writer.text(doc, "V2");
    let at = At { item: Id::known("V2"), part: Part::Whole };
    writer.edit(doc, Change::Text { at, offset: 0, removed: whole, inserted: "Rewritten.".to_owned() });
    writer.send(Command::OpenFile("/mail/v.ron".into()));
    let anchors: Vec<Anchor> = writer.doc(doc).sheet().review.comments.iter().map(|c| c.anchor.clone()).collect();
    assert!(anchors.contains(&Anchor::Item(Id::known("V2"))), "no comment is lost");
    assert_eq!(writer.text(doc, "V2"), "Rewritten.", "her own words are hers");
}

#[test]
fn what_came_back_is_taken_in_by_one_undo_less() {
    let (mut writer, doc) = sent_back();
    let before = writer.doc(doc).sheet().review.clone();
    writer.send(Command::OpenFile("/mail/v.ron".into()));
    assert_ne!(writer.doc(doc).sheet().review, before);
    writer.send(Command::UndoIn(doc));
    assert_eq!(writer.doc(doc).sheet().review, before, "in one step");
}

/// A plain folder with a sheet that was given to Anna, and beside it what she sent back.
#[test]
fn of_two_plain_files_either_row_leads_to_the_sheet_with_her_comments_and_none_asks() {
    for returned_first in [true, false] {
        let mut desk = Desk::new();
        let doc = desk.begin("just-a-line");
        desk.write_in(doc, "line", "My words.");
        desk.will_choose("/mine/a.ron");
        desk.act(Action::Save);
        desk.send(Command::ShareWith { doc, with: "Anna".to_owned(), own: "Maria".to_owned() });
        desk.wait(2);
        let mut back = desk.doc(doc).sheet().clone();
        let anna = Author { name: "Anna".to_owned(), side: Side::Reviewer };
        let since = desk.now();
        let said = Comment {
            id: Id::known("c1"),
            by: anna.clone(),
            when: since,
            kind: CommentKind::Ask,
            anchor: Anchor::Sheet,
            text: "And you?".to_owned(),
            action: None,
            replies: Vec::new(),
            settled: None,
        };
        for change in [Change::Comment(said), worksheet::send_back("Anna".to_owned(), since)] {
            worksheet::apply(&mut back, &Edit { by: anna.clone(), when: since, change }).expect("hers to say");
        }
        desk.act(Action::Close);
        desk.out.files.insert("/mine/back.ron".into(), file::write(&back));
        desk.act(Action::MyWorksheets);
        assert!(desk.state.folder.twice.is_empty(), "there is nothing to decide");
        let rows = ["/mine/back.ron", "/mine/a.ron"];
        if returned_first {
            desk.send(Command::OpenFile(rows[0].into()));
            let open = &desk.state.open[0];
            assert_eq!((open.file.as_deref(), open.sheet().review.comments.len()), (Some(Path::new(rows[1])), 1));
            assert_eq!(desk.state.screen, Screen::Writing(open.key));
            desk.act(Action::Close);
        }
        // Her own file opens as her own, before and after.
        desk.send(Command::OpenFile(rows[1].into()));
        let open = &desk.state.open[0];
        assert_eq!(open.file.as_deref(), Some(Path::new(rows[1])));
        assert_eq!(open.sheet().review.comments.len(), usize::from(returned_first));
        assert!(desk.state.brought.is_none() && desk.state.dialog.is_none());
    }
}

/// Somebody with a locked folder and a sheet, about to give it to Anna.
fn about_to_give() -> (Desk, Gift) {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "for Anna");
    desk.wait(2);
    desk.send(Command::Share(doc));
    let along = app::may_go(desk.doc(doc)).map(|(_, item)| item.id.clone()).collect();
    let gift = Gift { doc, with: "Anna".to_owned(), own: "Maria".to_owned(), since: desk.now(), along };
    (desk, gift)
}

#[test]
fn giving_writes_a_file_for_her_and_only_then_the_sheet_is_with_her() {
    let (mut desk, gift) = about_to_give();
    let doc = gift.doc;
    desk.will_choose("/stick/for-anna.ron");
    desk.send(Command::GiveFile(gift));
    assert!(desk.out.proposed[0].ends_with("Just a line for Anna.ron"), "{:?}", desk.out.proposed);
    assert_eq!(desk.state.dialog, None);
    let review = |desk: &Desk| desk.doc(doc).sheet().review.clone();
    let hers = file::read(&desk.out.files[Path::new("/stick/for-anna.ron")]).expect("reads");
    assert_eq!((hers.review.state, hers.review.author.as_str()), (review(&desk).state, "Maria"), "they say the same");
    assert!(matches!(review(&desk).state, State::Shared { with, .. } if with == "Anna"));
    assert_eq!(desk.state.settings.me.name, "Maria");
    assert_eq!(desk.out.ledger.left.len(), 1, "what has left is noted");
    let toast = desk.state.toast.as_ref().expect("it is said").words.clone();
    assert!(toast.contains("/stick/for-anna.ron"), "{toast}");
    desk.act(Action::Undo);
    assert_eq!(review(&desk).state, State::Mine);
}

#[test]
fn a_sheet_whose_file_was_not_written_stays_with_its_writer() {
    let (mut desk, gift) = about_to_give();
    let doc = gift.doc;
    desk.out.answers.push_back(None);
    desk.send(Command::GiveFile(gift.clone()));
    assert_eq!(desk.state.dialog, Some(Dialog::Share(doc)), "nowhere leads back to the names");
    desk.out.full = true;
    desk.will_choose("/stick/for-anna.ron");
    desk.send(Command::GiveFile(gift.clone()));
    assert!(matches!(desk.state.dialog, Some(Dialog::Failed(_))), "{:?}", desk.state.dialog);
    desk.out.full = false;
    let inside = vault().file_of(&desk.doc(doc).sheet().doc).with_file_name("other.attune");
    desk.will_choose(&inside.display().to_string());
    desk.send(Command::GiveFile(gift));
    assert!(matches!(desk.state.dialog, Some(Dialog::Failed(_))), "only the program writes into the folder");
    assert_eq!(desk.doc(doc).sheet().review.state, State::Mine);
    assert!(desk.out.ledger.left.is_empty());
}

#[test]
fn a_sheet_that_was_only_read_for_somebody_is_never_among_ones_own() {
    let mut writer = Desk::new();
    let at_writer = writer.begin("just-a-line");
    writer.write_in(at_writer, "line", "My words.");
    writer.edit(at_writer, Change::ForSupervision { item: Id::known("line"), on: true });
    writer.send(Command::ShareWith { doc: at_writer, with: "Anna".to_owned(), own: "Mira".to_owned() });
    let mut desk = Desk::new();
    desk.out.files.insert("/v.ron".into(), file::write(writer.doc(at_writer).sheet()));
    let doc = desk.open("/v.ron");
    let own = |desk: &Desk| (desk.state.listed.len(), desk.state.counts.marked);
    desk.act(Action::MyWorksheets);
    assert_eq!(own(&desk), (0, 0), "as it came");
    desk.send(Command::SendBack(doc));
    let said = desk.state.toast.as_ref().expect("it is said").words.clone();
    assert!(said.contains("/v.ron") && said.contains("Mira"), "where it is, and to whom it goes: {said}");
    desk.act(Action::MyWorksheets);
    assert_eq!(own(&desk), (0, 0), "as it was sent back");
    desk.send(Command::GoTo(doc));
    desk.act(Action::Close);
    desk.act(Action::MyWorksheets);
    assert_eq!((own(&desk), desk.state.library.len()), ((0, 0), 1), "and when it is closed");
    assert_eq!(app::inbox(&desk.state, Inbox::Back).len(), 1);
    let doc = desk.open("/v.ron");
    assert!(desk.doc(doc).reviews(), "she opens it as its supervisor again");
}
