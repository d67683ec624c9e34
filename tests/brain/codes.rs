//! Client codes: reminders, erasing, what has left, the copy for somebody else, other keys, take-in.

use std::path::{Path, PathBuf};

use attune::{
    app::{
        Action, Command, Dialog, Door, Effect, Inside, KeptAs, Lock, PrintOrder, Printer, Retention, Screen, Shut,
        TakenIn, paper_is_due,
    },
    base::{Day, Id, Secret},
    page::Paper,
    store::vault::{Both, Clients, People},
    worksheet::{Answer, At, Change, Side, State},
};

use crate::desk::Desk;

fn with_code(code: &str, day: Day) -> (Desk, attune::app::DocKey) {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("validating-style");
    for (item, answer) in [("H1", Answer::Day(day)), ("H2", Answer::Text(code.to_owned()))] {
        desk.edit(doc, Change::Set { at: At::item(Id::known(item)), answer });
    }
    desk.wait(21);
    (desk, doc)
}

fn over(desk: &mut Desk, retention: Retention, until: Option<Day>) -> bool {
    desk.send(Command::Retention { code: "K-1".to_owned(), retention, until });
    assert_eq!(desk.state.counts.over > 0, desk.state.folder.lines[0].over, "the navigation tells the same");
    desk.state.folder.lines[0].over
}

#[test]
fn the_program_reminds_and_deletes_nothing() {
    let today = Day::new(2026, 11, 22).unwrap();
    for (day, year_is_over) in [(today.plus_days(-365), false), (today.plus_days(-366), true)] {
        let (mut desk, _) = with_code("K-1", day);
        desk.send(Command::Clients);
        assert_eq!(desk.state.screen, Screen::Clients);
        assert!(!over(&mut desk, Retention::IDecide, None));
        assert_eq!(over(&mut desk, Retention::OneYear, None), year_is_over);
        assert!(!over(&mut desk, Retention::AsMyServiceSays, Some(today)));
        assert!(over(&mut desk, Retention::AsMyServiceSays, Some(today.plus_days(-1))));
        assert!(!over(&mut desk, Retention::AsMyServiceSays, None));
        assert!(!over(&mut desk, Retention::UntilDiscussed, None), "nobody has discussed it");
        desk.wait(21);
        assert_eq!(desk.out.clients.of("K-1").unwrap().retention, Retention::UntilDiscussed);
        assert_eq!(desk.out.files.len(), 1);
    }
}

#[test]
fn a_hint_is_kept_again_until_the_folder_takes_it_beside_what_another_machine_wrote() {
    let (mut desk, _) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.out.full = true;
    desk.send(Command::ClientHint { code: "K-1".to_owned(), hint: "Wed 9 am".to_owned() });
    desk.wait(40);
    assert_eq!(desk.state.folder.told.len(), 1, "told once: {:?}", desk.state.folder.told);
    desk.out.full = false;
    desk.out.clients.set_hint("K-2", "Thu, from the other computer");
    desk.wait(20);
    let hint = |clients: &Clients, code: &str| clients.of(code).map(|client| client.hint.clone()).unwrap_or_default();
    assert_eq!(hint(&desk.out.clients, "K-1"), "Wed 9 am");
    for clients in [&desk.out.clients, &desk.state.folder.clients] {
        assert_eq!(hint(clients, "K-2"), "Thu, from the other computer");
    }
    // What is written while the folder still writes goes in next, and the last of it before it is locked.
    desk.send(Command::ClientHint { code: "K-1".to_owned(), hint: "Wed 10 am".to_owned() });
    desk.act(Action::Lock);
    assert_eq!(hint(&desk.out.clients, "K-1"), "Wed 10 am");
    assert!(desk.state.folder.clients.clients.is_empty());
}

#[test]
fn a_hint_that_a_full_disk_refuses_is_told_before_the_program_is_left_and_at_the_door() {
    let hint = || Command::ClientHint { code: "K-1".to_owned(), hint: "Wed 9 am".to_owned() };
    let (mut desk, _) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.send(hint());
    desk.out.full = true;
    desk.act(Action::Quit);
    assert!(!desk.out.ended, "not before somebody knows");
    assert!(matches!(desk.dialog(), Dialog::Failed(failure) if failure.what == "the disk is full"));
    desk.send(Command::Dismiss);
    desk.act(Action::Quit);
    assert!(desk.out.ended, "told once, and nobody is held for ever");

    let (mut desk, _) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.send(hint());
    desk.out.full = true;
    desk.act(Action::Lock);
    assert_eq!(desk.state.folder.wrong.as_ref().map(|wrong| wrong.what.as_str()), Some("the disk is full"));

    // With room nothing is asked, and the hint is there.
    let (mut desk, _) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.send(hint());
    desk.act(Action::Quit);
    assert!(desk.out.ended);
    assert_eq!(desk.out.clients.of("K-1").unwrap().hint, "Wed 9 am");
}

#[test]
fn everything_of_a_code_is_erased_only_after_it_was_asked() {
    let (mut desk, doc) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.send(Command::ClientHint { code: "K-1".to_owned(), hint: "Wed 9 am".to_owned() });
    desk.send(Command::AskErase("K-1".to_owned()));
    assert_eq!(desk.dialog(), &Dialog::Erase("K-1".to_owned()));
    assert_eq!(desk.out.files.len(), 1);
    desk.send(Command::Erase("K-1".to_owned()));
    assert!(desk.state.doc(doc).is_none() && desk.out.files.is_empty() && desk.state.library.is_empty());
    desk.wait(20);
    assert!(desk.out.files.is_empty() && desk.out.rescue.is_empty(), "nothing writes it anew");
    assert!(desk.out.clients.of("K-1").is_none());
    let erased = &desk.out.ledger.erased[0];
    assert_eq!((erased.client.as_str(), erased.sheets), ("K-1", 1));
}

#[test]
fn what_is_saved_as_a_pdf_is_written_down() {
    let (mut desk, doc) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.send(Command::GoTo(doc));
    desk.act(Action::OnPaper);
    desk.will_choose("/stick/sheet.pdf");
    desk.act(Action::SavePdf);
    let left = &desk.out.ledger.left[0];
    assert_eq!((left.title.as_str(), left.client.as_str()), ("Validating Style", "K-1"));
    assert_eq!(left.place, "/stick/sheet.pdf");
}

#[test]
fn what_was_on_its_way_when_the_door_shut_is_written_down_too() {
    for locked in [false, true] {
        let (mut desk, doc) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
        desk.send(Command::GoTo(doc));
        desk.act(Action::OnPaper);
        if locked {
            let lock = Lock::With(Secret::new("under words".to_owned()));
            desk.send(Command::PaperLock(Some(doc), lock));
        }
        desk.out.slow = true;
        let asked = Effect::AskPdf { doc: Some(doc), name: "sheet.pdf".to_owned() };
        desk.send(Command::Chosen(asked, Some("/stick/sheet.pdf".into())));
        desk.act(Action::Lock);
        assert!(desk.state.open.is_empty() && desk.state.folder.is_locked(), "nobody waits for the pages");
        desk.out.slow = false;
        desk.answer();
        assert!(desk.out.pdfs.contains_key(Path::new("/stick/sheet.pdf")));
        let left: Vec<_> = desk.out.ledger.left.iter().map(|left| (&*left.client, &*left.place)).collect();
        assert_eq!(left, [("K-1", "/stick/sheet.pdf")], "locked: {locked}");
    }
}

#[test]
fn what_went_wrong_unasked_stays_until_the_door_shuts() {
    let (mut desk, _) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.send(Command::Told("the line could not be written".to_owned()));
    desk.send(Command::Notices(vec!["one file does not open".to_owned()]));
    desk.send(Command::Told("the line could not be written".to_owned()));
    assert_eq!(desk.state.folder.told, ["the line could not be written"], "once, and the list takes nothing away");
    desk.act(Action::Lock);
    desk.wait(2);
    assert!(desk.state.folder.told.is_empty());
}

#[test]
fn a_plain_file_is_not_erased_and_that_is_said() {
    let (mut desk, _) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    let doc = desk.begin("validating-style");
    desk.edit(doc, Change::Set { at: At::item(Id::known("H2")), answer: Answer::Text("K-1".to_owned()) });
    let open = desk.state.open.iter_mut().find(|open| open.key == doc).unwrap();
    open.file = Some("/stick/plain.ron".into());
    desk.send(Command::Erase("K-1".to_owned()));
    assert!(desk.state.doc(doc).is_some(), "its words are not thrown away");
    assert!(
        desk.state.folder.told.iter().any(|words| words.contains("/stick/plain.ron")),
        "{:?}",
        desk.state.folder.told
    );
    assert_eq!(desk.out.ledger.erased[0].sheets, 1);
}

#[test]
fn pages_that_wait_in_the_print_dialog_are_written_down_beside_what_leaves_meanwhile() {
    let (mut desk, doc) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.out.printers = Ok(vec![Printer { name: "Office".to_owned(), is_usual: true }]);
    desk.send(Command::GoTo(doc));
    desk.act(Action::OnPaper);
    let order = PrintOrder { printer: "Office".to_owned(), copies: 1, both_sides: true, paper: Paper::A4 };
    desk.out.slow = true;
    desk.send(Command::Print(Some(doc), order));
    desk.will_choose("/stick/sheet.pdf");
    desk.act(Action::SavePdf);
    desk.out.slow = false;
    desk.wait(1);
    let mut places: Vec<&str> = desk.out.ledger.left.iter().map(|left| left.place.as_str()).collect();
    places.sort_unstable();
    assert_eq!(places, ["/stick/sheet.pdf", "Office"]);
}

#[test]
fn the_client_table_goes_to_one_reader_under_words_of_its_own() {
    let (mut desk, _) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.send(Command::ClientHint { code: "K-1".to_owned(), hint: "Wed 9 am".to_owned() });
    desk.will_choose("/stick/codes");
    desk.send(Command::Executor { whom: "Eva".to_owned(), words: Secret::new("six words".to_owned()) });
    let (file, text) = desk.out.executor.as_ref().expect("written");
    assert_eq!(file, &PathBuf::from("/stick/codes.age"));
    assert!(text.contains("Eva") && text.contains("K-1   Wed 9 am"), "{text}");
}

#[test]
fn the_paper_is_asked_for_once_a_year() {
    let mut desk = Desk::unlocked();
    let says = |desk: &Desk| paper_is_due(&desk.state).map(str::to_owned);
    let unknown = says(&desk).expect("nobody knows when it was tried");
    assert!(!unknown.contains("year"), "a computer that never saw it tried knows no time: {unknown}");
    desk.send(Command::PaperTested(false));
    assert_eq!(says(&desk), Some(unknown));
    desk.send(Command::PaperTested(true));
    assert!(says(&desk).is_none() && desk.out.tested);
    desk.state.today = Some(desk.now().day().plus_days(366));
    assert!(says(&desk).is_some_and(|words| words.contains("more than a year")));
}

#[test]
fn other_keys_are_used_only_once_their_paper_is_copied() {
    let mut desk = Desk::unlocked();
    desk.send(Command::AskNewKeys);
    desk.send(Command::NewKeys(Secret::new("wrong".to_owned())));
    assert!(desk.state.folder.wrong.is_some() && desk.out.keys_used == 0);
    desk.send(Command::NewKeys(Secret::new("right".to_owned())));
    assert_eq!(desk.state.screen, Screen::RecoverySheet);
    assert_eq!(desk.out.keys_used, 0, "the paper is not copied yet");
    desk.send(Command::PaperCopied);
    assert_eq!((desk.out.keys_used, desk.state.screen.clone()), (1, Screen::Settings));
    assert_eq!(desk.out.rekeyed, 3, "it goes on until everything is sealed anew");
    assert!(desk.state.folder.rekeyed.is_none());
}

#[test]
fn locking_anew_can_rest_and_goes_on_later() {
    let mut desk = Desk::unlocked();
    desk.send(Command::NewKeys(Secret::new("right".to_owned())));
    desk.out.slow = true;
    desk.send(Command::PaperCopied);
    desk.send(Command::KeysUsed(Ok(())));
    desk.send(Command::Rekeyed { done: 40, of: 120 });
    desk.send(Command::RekeyRests(true));
    desk.send(Command::Rekeyed { done: 80, of: 120 });
    assert!(desk.state.folder.rekey_rests);
    assert_eq!(desk.state.folder.rekeyed, Some((80, 120)), "it says how far it came");
    desk.send(Command::RekeyRests(false));
    desk.out.slow = false;
    desk.answer();
    assert!(desk.state.folder.rekeyed.is_none() && !desk.state.folder.rekey_rests);
    desk.send(Command::RekeyRests(true));
    assert!(!desk.state.folder.rekey_rests, "there is nothing to rest from");
}

#[test]
fn going_on_before_the_last_files_are_told_seals_nothing_twice() {
    let mut desk = Desk::unlocked();
    desk.send(Command::NewKeys(Secret::new("right".to_owned())));
    desk.out.slow = true;
    desk.send(Command::PaperCopied);
    desk.out.queue.clear();
    desk.send(Command::KeysUsed(Ok(())));
    desk.out.queue.clear();
    desk.send(Command::Rekeyed { done: 40, of: 120 });
    // What was asked for is still being done while she stops and goes on.
    desk.send(Command::RekeyRests(true));
    desk.send(Command::RekeyRests(false));
    let asked = desk.out.queue.iter().filter(|effect| matches!(effect, Effect::Rekey)).count();
    assert_eq!(asked, 1, "nothing is asked for twice");
}

#[test]
fn pages_that_are_printed_after_the_folder_was_locked_are_written_down() {
    let (mut desk, doc) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.out.printers = Ok(vec![Printer { name: "Office".to_owned(), is_usual: true }]);
    desk.send(Command::GoTo(doc));
    desk.act(Action::OnPaper);
    let order = PrintOrder { printer: "Office".to_owned(), copies: 1, both_sides: true, paper: Paper::A4 };
    desk.out.slow = true;
    desk.send(Command::Print(Some(doc), order));
    let printing = desk.out.queue.pop_front();
    let Some(Effect::Print { left: Some(left), .. }) = printing else { panic!("{printing:?}") };
    desk.out.slow = false;
    desk.act(Action::Lock);
    assert_eq!(desk.state.folder.door, Door::Locked);
    desk.send(Command::Printed { left: Some(left), result: Ok(Some("Office".to_owned())) });
    assert_eq!(desk.out.ledger.left.iter().map(|left| left.place.as_str()).collect::<Vec<_>>(), ["Office"]);
    assert!(desk.state.folder.ledger.left.is_empty(), "a locked program shows and remembers nothing of it");
}

#[test]
fn plain_worksheets_are_looked_through_taken_in_and_only_then_deleted() {
    let mut desk = Desk::unlocked();
    desk.will_choose("/plain");
    desk.send(Command::AskTakeIn);
    let Dialog::TakeIn(found) = desk.dialog().clone() else { panic!("what was found") };
    assert!(found.dry && found.safe().is_empty());
    desk.send(Command::TakeIn { folder: found.folder.clone(), dry: false });
    let Dialog::TakeIn(taken) = desk.dialog().clone() else { panic!("what was done") };
    assert_eq!(taken.safe(), [PathBuf::from("/plain/a.ron")], "the other one is not safe");
    desk.send(Command::DeletePlain);
    assert_eq!(desk.out.plain_deleted, [PathBuf::from("/plain/a.ron")]);
    assert_eq!(taken, Box::new(TakenIn { dry: false, ..*found }));
}

#[test]
fn the_system_locks_and_without_a_folder_the_window_is_covered() {
    let mut desk = Desk::unlocked();
    desk.send(Command::SystemLocked);
    assert_eq!((desk.state.folder.door, desk.state.folder.shut), (Door::Locked, Shut::System));
    let mut plain = Desk::new();
    plain.act(Action::Lock);
    assert!(plain.state.covered);
    plain.send(Command::Uncover);
    assert!(!plain.state.covered);
}

#[test]
fn what_waited_for_room_is_shown_and_goes_in_as_soon_as_there_is_some() {
    let mut desk = Desk::unlocked();
    desk.act(Action::Lock);
    let mut hints = Clients::default();
    hints.set_hint("K-1", "Tue 5 pm");
    let clients = Both { inside: Clients::default(), shown: hints.clone() };
    let names = People { me: "Ottilie".to_owned(), ..People::default() };
    let people = Both { inside: People::default(), shown: names.clone() };
    desk.out.full = true;
    desk.send(Command::Unlocked(Box::new(Ok(Inside { clients, people, ..Inside::default() }))));
    desk.wait(5);
    assert_eq!((&desk.state.folder.clients, desk.state.settings.me.name.as_str()), (&hints, "Ottilie"));
    assert_eq!(desk.out.clients, Clients::default());
    desk.act(Action::Lock);
    desk.wait(1);
    assert_eq!(desk.state.folder.kept, KeptAs::Copies, "nobody is told that all is saved");
    assert!(desk.state.folder.wrong.is_some());

    let clients = Both { inside: Clients::default(), shown: hints.clone() };
    let people = Both { inside: People::default(), shown: names.clone() };
    desk.send(Command::Unlocked(Box::new(Ok(Inside { clients, people, ..Inside::default() }))));
    desk.out.full = false;
    desk.wait(20);
    assert_eq!((&desk.out.clients, &desk.out.people), (&hints, &names), "without anything typed anew");
}

#[test]
fn what_is_kept_nowhere_is_told_before_the_window_closes() {
    let mut desk = Desk::unlocked();
    desk.act(Action::Lock);
    desk.send(Command::KeptNowhere);
    desk.act(Action::Quit);
    assert!(matches!(desk.state.dialog, Some(Dialog::Failed(_))) && !desk.out.ended, "it is told first");
    desk.send(Command::Dismiss);
    desk.act(Action::Quit);
    assert!(desk.out.ended, "whoever asks again leaves");
}

#[test]
fn whose_sheets_are_read_for_somebody_else_are_not_among_ones_clients() {
    let (mut desk, doc) = with_code("K-1", Day::new(2026, 11, 1).unwrap());
    desk.send(Command::Clients);
    assert_eq!((desk.state.folder.lines.len(), desk.state.codes.len()), (1, 1));
    desk.edit(doc, Change::State(State::Shared { with: "Anna".to_owned(), since: desk.now() }));
    desk.send(Command::Stand(doc, Side::Reviewer));
    assert!(desk.state.folder.lines.is_empty(), "{:?}", desk.state.folder.lines);
    assert!(desk.state.codes.is_empty(), "{:?}", desk.state.codes);
}
