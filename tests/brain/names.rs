//! Names of people: in the plain settings before there is a folder, and inside it after that.

use attune::{
    app::{Action, Command, Dialog, Door, NameOf, Settings},
    base::Secret,
    store::vault::People,
};

use crate::desk::{Desk, vault};

fn call_me(desk: &mut Desk, name: &str) {
    let mut settings = desk.state.settings.clone();
    settings.me.name = name.to_owned();
    settings.whom_i_call = "Ruth, 0170 555".to_owned();
    desk.send(Command::Settings(settings));
    desk.wait(3);
}

fn in_the_plain_file(desk: &Desk) -> (String, String, String) {
    let Settings { me, supervisor, whom_i_call, .. } = desk.out.settings.clone().expect("kept");
    (me.name, supervisor, whom_i_call)
}

fn nothing() -> (String, String, String) {
    <(String, String, String)>::default()
}

#[test]
fn names_move_into_the_folder_that_is_made_and_out_of_the_plain_file() {
    let mut desk = Desk::new();
    desk.send(Command::NoVault { place: "/home/a/locked".into(), missing: None, why: None });
    call_me(&mut desk, "Maria");
    assert_eq!(in_the_plain_file(&desk).0, "Maria", "before there is a folder");
    desk.send(Command::SetUp(Secret::new("right".into())));
    desk.send(Command::PaperCopied);
    assert_eq!((desk.out.people.me.as_str(), desk.out.people.whom_i_call.as_str()), ("Maria", "Ruth, 0170 555"));
    assert_eq!(in_the_plain_file(&desk), nothing());
    assert_eq!(desk.state.settings.me.name, "Maria", "she is called so all the same");
    let mut settings = desk.state.settings.clone();
    settings.zoom_percent = 120;
    settings.supervisor = "Anna".to_owned();
    desk.send(Command::Settings(settings));
    desk.wait(3);
    assert_eq!(desk.out.people.supervisor, "Anna");
    assert_eq!((in_the_plain_file(&desk), desk.out.settings.as_ref().unwrap().zoom_percent), (nothing(), 120));
}

#[test]
fn names_of_an_older_plain_file_move_in_at_the_next_unlocking() {
    let mut desk = Desk::new();
    desk.out.passphrase = "right".to_owned();
    desk.state.settings.supervisor = "Anna".to_owned();
    desk.out.people = People { me: "Maria".to_owned(), ..People::default() };
    desk.send(Command::VaultFound(Box::new(vault().clone())));
    let mut settings = desk.state.settings.clone();
    settings.zoom_percent = 120;
    desk.send(Command::Settings(settings));
    desk.wait(3);
    assert_eq!(in_the_plain_file(&desk).1, "Anna", "not lost before they are inside");
    desk.unlock();
    assert_eq!((desk.out.people.me.as_str(), desk.out.people.supervisor.as_str()), ("Maria", "Anna"));
    assert_eq!(desk.state.settings.me.name, "Maria");
    assert_eq!(in_the_plain_file(&desk), nothing());
}

#[test]
fn a_folder_that_takes_no_names_leaves_them_where_they_are() {
    let mut desk = Desk::new();
    desk.out.passphrase = "right".to_owned();
    desk.state.settings.supervisor = "Anna".to_owned();
    desk.send(Command::VaultFound(Box::new(vault().clone())));
    desk.out.full = true;
    desk.unlock();
    desk.wait(5);
    assert!(desk.state.folder.told.len() == 1, "told once: {:?}", desk.state.folder.told);
    desk.state.settings_changed = Some(desk.now());
    desk.wait(3);
    assert_eq!(in_the_plain_file(&desk).1, "Anna");
    desk.out.full = false;
    desk.act(Action::Lock);
    desk.unlock();
    assert_eq!((desk.out.people.supervisor.as_str(), in_the_plain_file(&desk)), ("Anna", nothing()));
}

#[test]
fn locked_no_name_is_left_and_what_was_typed_a_moment_before_is_kept() {
    let mut desk = Desk::unlocked();
    let doc = desk.begin("just-a-line");
    let mut settings = desk.state.settings.clone();
    settings.me.name = "Maria".to_owned();
    desk.send(Command::Settings(settings));
    assert_eq!(desk.doc(doc).me.name, "Maria");
    desk.act(Action::Lock);
    assert_eq!(desk.state.folder.door, Door::Locked);
    assert_eq!(desk.state.settings.me.name, "");
    assert_eq!(desk.state.folder.names, attune::app::Names::default());
    desk.wait(3);
    assert_eq!(desk.out.settings.as_ref().map(|kept| kept.me.name.as_str()), Some(""));
    desk.unlock();
    assert_eq!(desk.state.settings.me.name, "Maria");
}

#[test]
fn names_that_another_machine_changed_are_taken_as_they_stand_there() {
    let mut desk = Desk::unlocked();
    call_me(&mut desk, "Maria");
    desk.out.people.supervisor = "Anna".to_owned();
    call_me(&mut desk, "Maria M.");
    assert_eq!((desk.out.people.me.as_str(), desk.out.people.supervisor.as_str()), ("Maria M.", "Anna"));
    assert_eq!(desk.state.settings.supervisor, "Anna");
}

#[test]
fn where_this_computer_had_another_name_she_is_asked_and_nothing_is_dropped_before() {
    let mut desk = Desk::new();
    desk.out.passphrase = "right".to_owned();
    desk.state.settings.me.name = "Maria".to_owned();
    desk.state.settings.supervisor = "Anna".to_owned();
    desk.state.settings.whom_i_call = "Ruth".to_owned();
    let named = |name: &str| name.to_owned();
    let inside =
        People { me: named("Maria M."), supervisor: named("Eva"), whom_i_call: named("Ruth"), ..People::default() };
    desk.out.people = inside.clone();
    desk.send(Command::VaultFound(Box::new(vault().clone())));
    desk.state.settings_changed = Some(desk.now());
    desk.unlock();
    desk.wait(3);
    assert_eq!(*desk.dialog(), Dialog::TwoNames(NameOf::Me));
    assert_eq!(desk.out.people, inside, "the folder's stay until she says otherwise");
    desk.send(Command::Dismiss);
    desk.wait(3);
    assert!(desk.state.dialog.is_none(), "not asked over and over");
    assert_eq!(in_the_plain_file(&desk), ("Maria".to_owned(), "Anna".to_owned(), "Ruth".to_owned()));
    desk.act(Action::Lock);
    desk.unlock();
    desk.wait(3);
    desk.send(Command::ChooseName { whose: NameOf::Me, from_here: false });
    assert_eq!(*desk.dialog(), Dialog::TwoNames(NameOf::Supervisor), "the next one");
    desk.send(Command::ChooseName { whose: NameOf::Supervisor, from_here: true });
    desk.wait(3);
    assert!(desk.state.dialog.is_none(), "the third is the same");
    assert_eq!((desk.out.people.me.as_str(), desk.out.people.supervisor.as_str()), ("Maria M.", "Anna"));
    assert_eq!((desk.state.settings.me.name.as_str(), desk.state.settings.supervisor.as_str()), ("Maria M.", "Anna"));
    assert_eq!(in_the_plain_file(&desk), nothing());
}
