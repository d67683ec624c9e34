//! *Hand over the screen*: the client's sheet alone, and nothing of it left.

use attune::{
    app::{Action, Command, Dialog, DocKey, Door, Effect, Ending, Gift, PrintOrder, Screen, Stage},
    base::{Id, Secret},
    worksheet::{At, Change},
};

use crate::desk::Desk;

const WORDS: &str = "A garden, and nobody hurries.";

/// Before the screen is handed over.
fn ready(mut desk: Desk) -> Desk {
    let doc = desk.fresh();
    desk.send(Command::Begin { template: Id::known("ideal-life"), doc });
    assert_eq!(desk.state.screen, Screen::HandedOver);
    desk
}

/// The client has written into the sheet.
fn out(desk: Desk) -> (Desk, DocKey) {
    let mut desk = ready(desk);
    desk.send(Command::HandNow);
    let key = desk.state.current().expect("the sheet").key;
    desk.write_in(key, "already", WORDS);
    assert_eq!(desk.text(key, "already"), WORDS);
    (desk, key)
}

fn stage(desk: &Desk) -> Stage {
    desk.state.handed.as_ref().expect("handed over").stage
}

fn give(desk: &mut Desk, words: &str) {
    desk.send(Command::HandedBack(Secret::new(words.to_owned())));
}

/// Everything the program still knows, and everything that lies on its disk, as one text.
fn everything(desk: &Desk) -> String {
    let files: Vec<&String> = desk.out.files.values().chain(desk.out.rescue.values()).collect();
    let sheets: Vec<_> = desk.state.open.iter().map(|open| attune::worksheet::file::write(open.sheet())).collect();
    let rows = desk.state.library.iter().map(|row| (&row.title, &row.words, &row.folded)).collect::<Vec<_>>();
    format!("{files:?} {sheets:?} {rows:?} {:?}", desk.out.pdfs.keys())
}

#[test]
fn while_it_is_out_nothing_of_the_program_can_be_reached() {
    for desk in [Desk::new(), Desk::unlocked()] {
        let mut desk = desk;
        let other = desk.begin("just-a-line");
        desk.write_in(other, "line", "about somebody else");
        let (mut desk, key) = out(desk);
        assert!(desk.out.full_screen);
        for action in Action::ALL.iter().filter(|action| !matches!(action, Action::Undo | Action::Redo)) {
            desk.act(*action);
            assert_eq!(desk.state.screen, Screen::HandedOver, "{action:?}");
            assert!(desk.state.dialog.is_none() && !desk.out.ended && !desk.state.waiting, "{action:?}");
            desk.send(Command::HandedStage(Stage::Sheet));
        }
        let fresh = desk.fresh();
        let ways_out = [
            Command::OpenFile("/papers/other.ron".into()),
            Command::GoTo(other),
            Command::Begin { template: Id::known("just-a-line"), doc: fresh },
            Command::LookAtBlank(Id::known("validating-style")),
            Command::More,
            Command::Agenda,
            Command::HelpTopic("start".to_owned()),
            Command::Search("somebody".to_owned()),
            Command::ThrowAway,
            Command::KeepFirst,
            Command::LookAround,
        ];
        for command in ways_out {
            let said = format!("{command:?}");
            desk.send(command);
            assert_eq!(desk.state.screen, Screen::HandedOver, "{said}");
            assert_eq!(desk.state.current().map(|open| open.key), Some(key), "{said}");
        }
        let before = desk.state.doc(other).map(|open| open.steps.revision());
        desk.write_in(other, "line", "!");
        assert_eq!(desk.state.doc(other).map(|open| open.steps.revision()), before, "no other sheet can be changed");
    }
}

#[test]
fn nothing_of_it_is_ever_written_and_nothing_is_left_when_it_is_forgotten() {
    for desk in [Desk::new(), Desk::unlocked()] {
        let (mut desk, _) = out(desk);
        desk.wait(900);
        assert!(!everything(&desk).contains(WORDS), "neither file nor rescue copy nor list has it");
        desk.send(Command::HandedStage(Stage::End));
        let forgotten = desk.out.forgotten;
        desk.send(Command::HandedDone);
        assert_eq!(stage(&desk), Stage::Door, "the screen stays with its door");
        assert!(desk.state.current().is_none(), "no sheet and no undo");
        assert_eq!(desk.out.forgotten, forgotten + 1, "the window has forgotten what was typed");
        desk.act(Action::Undo);
        desk.send(Command::HandedStage(Stage::Sheet));
        assert_eq!(stage(&desk), Stage::Door, "nobody goes back to it");
        let way_back = if desk.state.folder.vault.is_some() { "right" } else { "amber kettle window pine" };
        give(&mut desk, way_back);
        assert!(desk.state.handed.is_none() && !desk.out.full_screen);
        assert_eq!(desk.state.screen, Screen::Library);
        desk.wait(30);
        assert!(!everything(&desk).contains(WORDS));
    }
}

#[test]
fn only_the_passphrase_leads_back_and_the_folder_is_locked_meanwhile() {
    let (mut desk, _) = out(Desk::unlocked());
    assert_eq!(desk.state.folder.door, Door::Locked, "nothing unlocked lies in memory");
    assert!(desk.state.open.is_empty() && desk.state.library.is_empty());
    desk.send(Command::CloseRequested);
    assert_eq!((stage(&desk), desk.out.ended), (Stage::Door, false), "closing asks");
    give(&mut desk, "wrong");
    assert!(desk.state.handed.as_ref().is_some_and(|handed| handed.wrong && handed.is_out()));
    desk.wait(1200);
    assert_eq!(stage(&desk), Stage::Door, "an idle lock shows nothing");
    give(&mut desk, "right");
    assert_eq!(stage(&desk), Stage::End, "nothing was chosen yet, so she chooses");
    desk.send(Command::HandedDone);
    assert!(desk.state.handed.is_none());
    assert!(desk.out.ended, "and the program ends, as it was asked to");
}

#[test]
fn whoever_goes_back_to_the_sheet_does_not_end_the_program_later() {
    let (mut desk, _) = out(Desk::unlocked());
    desk.send(Command::CloseRequested);
    desk.send(Command::HandedStage(Stage::Sheet));
    desk.send(Command::HandedStage(Stage::End));
    desk.send(Command::HandedDone);
    give(&mut desk, "right");
    assert!(desk.state.handed.is_none() && !desk.out.ended);
}

#[test]
fn without_a_folder_four_words_lead_back() {
    let (mut desk, _) = out(Desk::new());
    desk.send(Command::HandedStage(Stage::Door));
    for wrong in ["", "amber", "amber kettle window", "amber kettle window pines", "pine window kettle amber"] {
        give(&mut desk, wrong);
        assert!(desk.state.is_handed_over(), "{wrong}");
    }
    give(&mut desk, " Amber-kettle  window PINE ");
    assert!(!desk.state.is_handed_over());
}

#[test]
fn left_alone_after_coming_back_it_is_behind_the_door_again() {
    let (mut desk, _) = out(Desk::unlocked());
    desk.send(Command::HandedStage(Stage::Door));
    give(&mut desk, "right");
    assert_eq!((stage(&desk), desk.state.is_handed_over()), (Stage::End, false));
    desk.wait(700);
    assert_eq!((stage(&desk), desk.state.is_handed_over()), (Stage::Door, true));
}

#[test]
fn a_pdf_is_written_only_once_the_therapist_is_back_and_then_it_is_forgotten() {
    {
        let ending = Ending::Record;
        let (mut desk, _) = out(Desk::unlocked());
        desk.send(Command::HandedStage(Stage::End));
        desk.send(Command::HandedEnding(ending));
        desk.send(Command::HandedDone);
        assert!(desk.out.pdfs.is_empty() && !desk.state.waiting, "no dialog with files before the client's eyes");
        desk.send(Command::HandedStage(Stage::Sheet));
        assert_eq!(stage(&desk), Stage::Door);
        give(&mut desk, "right");
        assert_eq!(stage(&desk), Stage::End, "cancelled: she chooses anew, and nothing is lost");
        desk.will_choose("/record/picture");
        desk.send(Command::HandedDone);
        let pdf = desk.out.pdfs.values().next().expect("a PDF");
        assert!(String::from_utf8_lossy(pdf).contains(WORDS), "everything never leaves, and here it does");
        assert!(desk.state.handed.is_none());
        assert!(!everything(&desk).contains(WORDS));
    }
}

#[test]
fn it_is_printed_only_once_the_therapist_is_back_and_lies_on_no_disk() {
    let (mut desk, _) = out(Desk::unlocked());
    desk.send(Command::HandedStage(Stage::End));
    desk.send(Command::HandedEnding(Ending::Print));
    desk.send(Command::HandedDone);
    assert!(desk.out.printed.is_empty() && !desk.state.waiting);
    give(&mut desk, "right");
    let Dialog::Print { doc, .. } = desk.dialog().clone() else { panic!("it is asked on which printer") };
    desk.send(Command::Dismiss);
    assert_eq!((stage(&desk), desk.out.printed.len()), (Stage::End, 0), "thought better of: she chooses anew");
    desk.send(Command::HandedDone);
    let order = PrintOrder { printer: "desk".into(), copies: 1, both_sides: false, paper: attune::page::Paper::A4 };
    desk.send(Command::Print(doc, order));
    let (pdf, _) = desk.out.printed.first().expect("printed");
    assert!(String::from_utf8_lossy(pdf).contains(WORDS));
    assert!(desk.state.handed.is_none() && desk.out.pdfs.is_empty());
    assert!(!everything(&desk).contains(WORDS));
}

#[test]
fn where_the_client_allows_it_a_sheet_for_goals_is_offered_and_no_word_goes_with_it() {
    let (mut desk, key) = out(Desk::new());
    desk.write_in(key, "together", "Getting up");
    let tick = Change::Choose { at: At::item(Id::known("may-note")), option: Id::known("yes"), on: true };
    desk.edit(key, tick);
    desk.send(Command::HandedStage(Stage::End));
    desk.send(Command::HandedDone);
    give(&mut desk, "amber kettle window pine");
    assert_eq!(*desk.dialog(), Dialog::MayNote(Id::known("alliance-review")));
    let doc = desk.begin("alliance-review");
    assert!(desk.state.dialog.is_none());
    assert!(!attune::worksheet::file::write(desk.doc(doc).sheet()).contains("Getting up"));
}

#[test]
fn whoever_goes_away_before_handing_over_has_begun_nothing() {
    let mut desk = ready(Desk::new());
    desk.act(Action::MyWorksheets);
    assert_eq!(desk.state.screen, Screen::Library);
    assert!(desk.state.handed.is_none() && desk.state.open.is_empty());
}

#[test]
fn a_screen_that_is_locked_after_coming_back_puts_it_behind_the_door_at_once() {
    for lock in [Command::SystemLocked, Command::Do(Action::Lock)] {
        let (mut desk, _) = out(Desk::unlocked());
        desk.send(Command::HandedStage(Stage::Door));
        give(&mut desk, "right");
        assert!(!desk.state.is_handed_over());
        desk.send(lock);
        desk.wait(2);
        assert_eq!((stage(&desk), desk.state.is_handed_over()), (Stage::Door, true));
        assert!(desk.state.folder.is_locked());
    }
}

#[test]
fn what_was_asked_before_is_answered_while_it_is_out() {
    let mut desk = Desk::unlocked();
    let other = desk.begin("just-a-line");
    desk.write_in(other, "line", "about somebody else");
    let gift = Gift {
        doc: other,
        with: "Anna".to_owned(),
        own: "Maria".to_owned(),
        since: desk.now(),
        along: [Id::known("line")].into(),
    };
    desk.out.slow = true;
    let asked = Effect::AskHand { gift, name: "for-anna.ron".to_owned() };
    desk.send(Command::Chosen(asked, Some("/stick/for-anna.ron".into())));
    let (mut desk, _) = out(desk);
    desk.out.slow = false;
    desk.answer();
    assert_eq!(desk.state.screen, Screen::HandedOver);
    assert_eq!(desk.out.ledger.left.len(), 1, "it has left, and that is written down");
    assert!(desk.state.dialog.is_none());
}
