//! What comes back in a PDF is shown field by field, and taken over by the person.

use std::path::PathBuf;

use attune::{
    app::{Action, Came, Command, DocKey, Screen, Take, Unread},
    base::Id,
    exchange::{
        carried,
        filled::{Filled, filled},
        reviewed::{Choice, Reviewed},
    },
    page::{Copy, PageOptions, prefilled},
    worksheet::{
        Answer, At, Author, Change, Edit, Outcome, Side, State as Review, Worksheet, apply, file::read_bytes,
    },
};

use crate::desk::Desk;

fn review() -> Reviewed {
    Reviewed {
        by: "Anna".to_owned(),
        comments: vec![(Some(Id::known("line")), "Stay with it.".to_owned())],
        choice: Some(Choice::Read),
    }
}

/// What the review copy of a worksheet carries.
fn copy_of(sheet: &Worksheet) -> Box<Worksheet> {
    let options = PageOptions { copy: Copy::Review, boxes: true, ..PageOptions::default() };
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    Box::new(carried::as_printed(sheet, &outcome, &options))
}

fn bring(desk: &mut Desk, sheet: Box<Worksheet>, came: Came) {
    let came = Some(Box::new(came));
    desk.send(Command::TakenIn { file: "/papers/back.pdf".into(), sheet, words: None, came });
}

#[test]
fn a_supervisors_comments_come_to_the_worksheet_that_was_printed_and_wait_to_be_taken_over() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "My words.");
    let sheet = copy_of(desk.doc(doc).sheet());
    desk.write_in(doc, "line", " And more.");
    bring(&mut desk, sheet, Came::Review(review()));
    assert_eq!(desk.state.screen, Screen::Brought(doc), "it is known again, though it was written on in");
    let waiting = |desk: &Desk| desk.state.brought.as_ref().map_or(0, |brought| brought.comments.len());
    let comments = |desk: &Desk| desk.doc(doc).sheet().review.comments.len();
    assert_eq!((waiting(&desk), comments(&desk)), (2, 0), "nothing is changed unasked");
    desk.send(Command::TakeBrought(Take::Comment(0)));
    assert_eq!((waiting(&desk), comments(&desk)), (1, 1));
    desk.send(Command::UndoIn(doc));
    assert_eq!((waiting(&desk), comments(&desk)), (2, 0), "taken back like any other change");
    desk.send(Command::TakeBrought(Take::All));
    assert_eq!((waiting(&desk), comments(&desk)), (0, 1));
    assert!(matches!(&desk.doc(doc).sheet().review.state, Review::Back { by, .. } if by == "Anna"));
    desk.send(Command::BroughtDone);
    assert_eq!(desk.state.screen, Screen::Writing(doc));
    assert_eq!(desk.state.open.len(), 1, "no second worksheet was made");
}

#[test]
fn a_review_copy_that_is_opened_twice_is_one_worksheet() {
    let mut elsewhere = Desk::new();
    let doc = elsewhere.begin("just-a-line");
    elsewhere.write_in(doc, "line", "My words.");
    let sheet = copy_of(elsewhere.doc(doc).sheet());
    let mut desk = Desk::unlocked();
    bring(&mut desk, sheet.clone(), Came::Review(review()));
    desk.wait(25);
    bring(&mut desk, sheet, Came::Review(review()));
    assert_eq!(desk.state.open.len(), 1, "two of them would write one file in turn");
    assert!(matches!(desk.state.screen, Screen::Brought(_)));
}

#[test]
fn a_review_copy_of_a_worksheet_that_is_not_here_brings_it_along() {
    let mut desk = Desk::new();
    let doc = desk.begin("just-a-line");
    desk.write_in(doc, "line", "My words.");
    let sheet = copy_of(desk.doc(doc).sheet());
    let mut elsewhere = Desk::new();
    bring(&mut elsewhere, sheet, Came::Review(review()));
    let [open] = elsewhere.state.open.as_slice() else { panic!("one worksheet") };
    assert_eq!(elsewhere.state.screen, Screen::Brought(open.key));
    assert_eq!(open.sheet().content.answers.get("line").text(), Some("My words."));
}

#[test]
fn answers_of_a_fillable_pdf_are_taken_over_one_by_one_or_all() {
    let mut desk = Desk::new();
    let doc = desk.begin("validating-style");
    let empty = desk.doc(doc).sheet().clone();
    let mut sheet = empty.clone();
    let by = Author { name: String::new(), side: Side::Writer };
    for (item, words) in [("V2", "First."), ("V4", "Second.")] {
        let change = Change::Set { at: At::item(Id::known(item)), answer: Answer::Text(words.to_owned()) };
        let _fits = apply(&mut sheet, &Edit { by: by.clone(), when: desk.now(), change });
    }
    let left =
        vec![Unread { number: 1, ask: "When?".to_owned(), part: String::new(), words: "last Tuesday".to_owned() }];
    let filled_in = Box::new(Filled { sheet: sheet.clone(), taken: 2, left: left.clone() });
    let printed = Box::new(Worksheet { doc: Id::known("blank"), ..empty.clone() });
    let came = Came::Answers { filled: filled_in, printed };
    let fresh = Worksheet { doc: Id::known("fresh"), ..empty };
    bring(&mut desk, Box::new(fresh), came);
    let Screen::Brought(key) = desk.state.screen else { panic!("it is shown") };
    let waiting: Vec<Id> = desk
        .state
        .brought
        .as_ref()
        .expect("something came")
        .answers
        .iter()
        .filter_map(|a| a.item().cloned())
        .collect();
    assert!(!waiting.is_empty(), "there are answers to take over");
    assert_eq!(desk.state.brought.as_ref().expect("something came").left, left, "what cannot be taken is shown");
    assert!(desk.doc(key).sheet().content.answers.get(waiting[0].as_str()).is_unanswered());
    desk.send(Command::TakeBrought(Take::Answer(waiting[0].clone())));
    assert_eq!(
        desk.doc(key).sheet().content.answers.get(waiting[0].as_str()),
        sheet.content.answers.get(waiting[0].as_str())
    );
    desk.send(Command::TakeBrought(Take::All));
    assert!(desk.state.brought.as_ref().expect("still there").answers.is_empty());
    desk.act(Action::Undo);
    desk.send(Command::BroughtDone);
    assert_eq!(desk.state.screen, Screen::Writing(key));
}

/// What a fillable sheet carries, with the answers of a worksheet or without.
fn fillable_of(sheet: &Worksheet, answered: bool) -> Worksheet {
    let options = PageOptions { copy: Copy::Fillable, answered, ..PageOptions::default() };
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let attached = carried::attached(sheet, &outcome, &options).expect("it carries its questions");
    read_bytes(&attached.bytes).expect("it reads")
}

/// What comes back of it when these words stand in its fields.
fn filled_in(desk: &Desk, printed: &Worksheet, words: &[(&str, &str)]) -> Came {
    let fields: Vec<(String, String)> = prefilled::values(&printed.template, &printed.content.answers)
        .into_iter()
        .filter(|(name, _)| words.iter().all(|(own, _)| own != name))
        .chain(words.iter().map(|(name, words)| ((*name).to_owned(), (*words).to_owned())))
        .collect();
    let begun = Worksheet { doc: Id::known("fresh"), ..printed.clone() };
    Came::Answers { filled: Box::new(filled(begun, &fields, desk.now())), printed: Box::new(printed.clone()) }
}

#[test]
fn a_fillable_sheet_with_answers_comes_back_to_the_worksheet_it_was_made_from() {
    for open in [true, false] {
        let mut desk = Desk::unlocked();
        let doc = desk.begin("validating-style");
        desk.write_in(doc, "V2", "First.");
        desk.write_in(doc, "V4", "Second.");
        let printed = fillable_of(desk.doc(doc).sheet(), true);
        assert_ne!(printed.doc, desk.doc(doc).sheet().doc, "its id says nothing");
        let came = filled_in(&desk, &printed, &[("V2", "Other words.")]);
        // Written here while the paper was away.
        desk.write_in(doc, "V4", "And more.");
        desk.wait(25);
        if !open {
            desk.send(Command::GoTo(doc));
            desk.act(Action::Close);
            desk.act(Action::MyWorksheets);
        }
        let begun = Worksheet { doc: Id::known("fresh"), ..printed.clone() };
        bring(&mut desk, Box::new(begun.clone()), came.clone());
        let Screen::Brought(doc) = desk.state.screen else { panic!("{:?} {open}", desk.state.screen) };
        assert_eq!(desk.state.open.len(), 1, "no draft of its own");
        let waiting = |desk: &Desk| -> Vec<(Id, String, String)> {
            let brought = desk.state.brought.as_ref().expect("shown");
            let all = brought.answers.iter();
            all.map(|one| (one.item().expect("an answer").clone(), one.then.clone(), one.now.clone())).collect()
        };
        let (id, then, now) = (Id::known("V2"), "Other words.".to_owned(), "First.".to_owned());
        assert_eq!(waiting(&desk), [(id, then, now)], "what was left as printed is no difference");
        assert_eq!(desk.text(doc, "V2"), "First.", "nothing is changed unasked");
        desk.send(Command::TakeBrought(Take::All));
        assert_eq!(desk.text(doc, "V2"), "Other words.");
        assert_eq!(desk.text(doc, "V4"), "Second.And more.", "what was written meanwhile stays");
        desk.send(Command::UndoIn(doc));
        assert_eq!(desk.text(doc, "V2"), "First.");
        desk.send(Command::BroughtDone);
        assert_eq!(desk.state.screen, Screen::Writing(doc));
    }
}

/// Somebody with a locked folder, a worksheet in it, and what came back of its fillable sheet.
fn locked_with(printed_answers: bool) -> (Desk, DocKey, Worksheet, Came) {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("validating-style");
    desk.write_in(doc, "V2", "First.");
    desk.wait(25);
    let printed = fillable_of(desk.doc(doc).sheet(), printed_answers);
    let came = filled_in(&desk, &printed, &[("V2", "Other words.")]);
    let begun = Worksheet { doc: Id::known("fresh"), ..printed };
    desk.act(Action::Lock);
    (desk, doc, begun, came)
}

fn opens(desk: &mut Desk, sheet: &Worksheet, came: &Came) {
    let file = PathBuf::from("/papers/back.pdf");
    desk.out.carried.insert(file.clone(), (sheet.clone(), came.clone()));
    desk.send(Command::OpenFile(file));
}

#[test]
fn what_comes_back_while_the_folder_is_locked_waits_for_the_worksheet_it_belongs_to() {
    let (mut desk, _, begun, came) = locked_with(true);
    opens(&mut desk, &begun, &came);
    assert_eq!((desk.state.screen.clone(), desk.state.open.len()), (Screen::Locked, 0), "no draft of its own");
    assert_eq!(desk.state.folder.arriving.len(), 1, "the door tells of it");
    desk.unlock();
    let Screen::Brought(doc) = desk.state.screen else { panic!("{:?}", desk.state.screen) };
    assert_eq!(desk.state.open.len(), 1);
    assert_eq!(desk.text(doc, "V2"), "First.", "beside the worksheet, which is as it was");
    assert!(desk.state.folder.arriving.is_empty());
}

#[test]
fn what_comes_back_while_locked_and_belongs_to_nothing_inside_is_a_draft_after_unlocking() {
    let (_, _, begun, came) = locked_with(true);
    let mut desk = Desk::unlocked();
    desk.act(Action::Lock);
    opens(&mut desk, &begun, &came);
    assert_eq!(desk.state.screen, Screen::Locked);
    desk.unlock();
    let [draft] = desk.state.open.as_slice() else { panic!("one draft") };
    assert_eq!(desk.state.screen, Screen::Brought(draft.key));
}

#[test]
fn an_empty_sheet_that_somebody_filled_in_waits_too_and_is_a_draft() {
    let (mut desk, _, begun, came) = locked_with(false);
    opens(&mut desk, &begun, &came);
    assert_eq!((desk.state.screen.clone(), desk.state.open.len()), (Screen::Locked, 0), "nothing behind the door");
    desk.unlock();
    let Screen::Brought(own) = desk.state.screen else { panic!("{:?}", desk.state.screen) };
    assert_eq!(desk.doc(own).sheet().doc, begun.doc, "it belongs to no worksheet");
}

#[test]
fn a_worksheet_sent_back_while_the_folder_is_locked_waits_too() {
    let (mut desk, _, _, _) = locked_with(true);
    desk.unlock();
    let Screen::Writing(doc) = desk.state.screen else { panic!("back in it") };
    let mut sent = desk.doc(doc).sheet().clone();
    sent.review.state = Review::Back { by: "Anna".to_owned(), since: desk.now(), shared: None };
    desk.act(Action::Lock);
    desk.out.files.insert("/papers/back.ron".into(), attune::worksheet::file::write(&sent));
    desk.send(Command::OpenFile("/papers/back.ron".into()));
    assert_eq!((desk.state.screen.clone(), desk.state.open.len()), (Screen::Locked, 0));
    desk.unlock();
    assert!(matches!(desk.state.screen, Screen::Writing(_)), "in the worksheet it was given from");
    assert_eq!(desk.state.open.len(), 1);
    assert!(!desk.state.open[0].file.as_ref().is_some_and(|file| file.starts_with("/papers")));
}

#[test]
fn what_came_can_be_kept_as_a_worksheet_of_its_own() {
    let (mut desk, _, begun, came) = locked_with(true);
    desk.unlock();
    let Screen::Writing(doc) = desk.state.screen else { panic!("back in it") };
    bring(&mut desk, Box::new(begun), came);
    assert!(desk.state.brought.as_ref().is_some_and(|brought| brought.beside));
    desk.send(Command::BroughtApart);
    let Screen::Writing(own) = desk.state.screen else { panic!("{:?}", desk.state.screen) };
    assert_eq!((&*desk.text(own, "V2"), &*desk.text(doc, "V2")), ("Other words.", "First."));
    desk.wait(25);
    assert_ne!(desk.doc(own).file, desk.doc(doc).file);
    assert!(!desk.doc(own).is_behind(), "it is kept as any other");
}

#[test]
fn a_fillable_sheet_that_was_made_elsewhere_or_empty_opens_as_a_draft() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("validating-style");
    let blank = fillable_of(desk.doc(doc).sheet(), false);
    desk.write_in(doc, "V2", "First.");
    let answered = fillable_of(desk.doc(doc).sheet(), true);
    let came = filled_in(&desk, &blank, &[("V2", "Hers.")]);
    bring(&mut desk, Box::new(Worksheet { doc: Id::known("one"), ..blank }), came);
    assert_eq!(desk.state.open.len(), 2, "an empty sheet belongs to no worksheet");
    assert_eq!(desk.text(doc, "V2"), "First.");
    let mut elsewhere = Desk::unlocked();
    let came = filled_in(&elsewhere, &answered, &[("V2", "Hers.")]);
    bring(&mut elsewhere, Box::new(Worksheet { doc: Id::known("two"), ..answered }), came);
    let [draft] = elsewhere.state.open.as_slice() else { panic!("one draft") };
    assert_eq!(elsewhere.state.screen, Screen::Brought(draft.key));
    assert_eq!(elsewhere.state.brought.as_ref().map(|brought| brought.answers.len()), Some(1));
}
