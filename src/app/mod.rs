//! The brain of the program, without a window and without a disk.
//!
//! Four small words: an [`Action`] is what a person can ask for by name, a
//! [`Command`] is what code sends with its payload, an `Edit` changes a
//! worksheet, an [`Effect`] is what the outside must do. [`run`] takes a
//! command and gives back effects; the outside answers with commands. So the
//! whole program is tested headless.
//!
//! ```text
//! state settings                 what the program knows; what the user chose
//! action command effect          what people ask for, what code sends, what the outside must do
//!
//! a worksheet
//!   open leave                   begin, open, go to, recover; close, quit
//!   edit spot                    every change of it; where somebody stands in it
//!   keep save                    what file and rescue copy have of it; bringing them up to date
//!   finish review give           pointing out what is open; supervision; the file for somebody
//!   arriving brought             files that wait for the folder; what came back in a PDF
//!   states apart_words           its earlier states, or a second file; the differences in words
//!   renew language               a newer version of its template; its languages
//!   hand_over                    a sheet for the client, alone on the screen
//!
//! many worksheets
//!   library sift                 the rows of My worksheets; search, filters, order
//!   naming copy bin              renaming and duplicating; a plain copy; deleting
//!   clients table                client codes; the client table on its way into the folder
//!
//! paper
//!   paper printing batch         pages, PDF; printers; several worksheets at once
//!
//! the locked folder
//!   folder place keys            set up, unlock, lock; where it and its copies lie; its keys
//!   names take_in                names of people; plain worksheets taken into it
//!
//! blank worksheets
//!   blanks bench given           the shelf; the author's bench; giving and taking them
//!
//! choices                        settings, zoom, Help, short messages
//! ```
//!
//! **Invariant:** nothing here draws, opens a file or reads a clock, and every
//! word that was typed is in an open worksheet, a file or a rescue copy until
//! somebody throws it away (`tests/brain/nothing_lost.rs`).

mod action;
mod answer;
mod apart_words;
mod arriving;
mod batch;
mod bench;
mod bin;
mod blanks;
mod brought;
mod choices;
mod clients;
mod command;
mod copy;
mod edit;
mod effect;
mod finish;
mod folder;
mod give;
mod given;
mod hand_over;
mod keep;
mod keys;
mod language;
mod leave;
mod library;
mod names;
mod naming;
mod open;
mod paper;
mod place;
mod printing;
mod renew;
mod review;
mod save;
mod settings;
mod sift;
mod spot;
mod state;
mod states;
mod table;
mod take_in;

pub use action::Action;
pub use batch::{BatchDone, BatchForm, BatchItem};
pub use bench::{
    About, Bench, Fault, Form, FormEntry, FormItem, FormPart, FormResult, FormSection, FormText, NewKind, PartKind,
    Place, ResultKind, Rewrite, TemplateText, Whose,
};
pub use blanks::{Shelf, ShelfEntry};
pub use brought::{Brought, BroughtComment, Came, Take, Unread};
pub use clients::ClientLine;
pub use command::{Command, Failure};
pub use effect::{Effect, Wrote};
pub use folder::{Door, Folder, Inside, KeptAs, LongWork, Shut};
pub use give::{Gift, may_go, will_be_seen};
pub use given::GivenSheet;
pub use hand_over::{Ending, HandedOver, Stage};
pub use keep::{Keep, Leaving, Writing};
pub use keys::paper_is_due;
pub use language::{language_name, languages};
pub use library::{Facts, client_of, earlier, facts};
pub use names::{NameOf, Names, people};
pub use naming::{Errand, Which};
pub use printing::{DESKTOP_DIALOG, MOST_COPIES, PrintOrder, Printer};
pub use renew::newer;
pub use review::{came_in, inbox, reads_for_another, said_by_me, said_words, talk_words};
pub use save::file_name;
pub use settings::{Me, Settings, Theme, WritingSize};
pub use sift::{Kinds, Narrow, Sort, Span, kinds};
pub use spot::{LeftAt, Spot};
pub use state::{
    Counts, Dialog, DocKey, Filter, Help, Inbox, LibraryRow, Lock, Open, OpenAs, Paper, PaperPages, RescueRow, Saved,
    Screen, State, Toast,
};
pub use states::{Difference, States, Then};
pub use table::Table;
pub use take_in::TakenIn;

use crate::base::Moment;
pub use crate::store::vault::{Clients, Ledger, Left, Retention};

/// Carries out a command.
pub fn run(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    state.today = Some(now.day());
    if !hand_over::lets_through(state, &command) {
        return Vec::new();
    }
    if folder::comes_too_late(state, &command) {
        folder::let_go(state, &command);
        return Vec::new();
    }
    let mut todo = carry_out(state, command, now);
    folder::guard(state);
    hand_over::guard(state);
    blanks::settle(state);
    choices::settle(state, now);
    states::renew(state);
    brought::renew(state);
    todo.extend(paper::renew(state));
    todo
}

fn carry_out(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    match command {
        Command::Do(action) => act(state, action, now),
        Command::Tick => tick(state, now),
        Command::Begin { template, doc } => open::begin(state, &template, doc, now),
        Command::OpenFile(file) => open::open_file(state, file, OpenAs::AsItIs),
        Command::OpenToReview(file) => open::open_file(state, file, OpenAs::Supervisor),
        Command::TakenIn { file, sheet, words, came } => {
            open::taken_in(state, &file, *sheet, words, came.map(|came| *came), now)
        }
        Command::TakeBrought(what) => brought::take(state, &what, now),
        Command::BroughtDone => brought::done(state),
        Command::BroughtApart => brought::apart(state, now),
        Command::SaveWords(doc) => paper::save_words(state, doc),
        Command::Opened { file, result } => open::opened(state, file, *result, now),
        Command::GoTo(doc) => open::go_to(state, doc),
        Command::GoOnIn { doc, template, new_doc } => open::go_on_in(state, doc, &template, new_doc, now),
        Command::More | Command::Back | Command::Agenda => go(state, &command),
        Command::RescueFound(found) => open::rescue_found(state, found),
        Command::Recover(path) => open::recover(state, path),
        Command::Forget(path) => open::forget(state, &path),
        Command::Edit { doc, change, caret } => {
            let _said_why_not = edit::edit(state, doc, change, caret, now);
            Vec::new()
        }
        Command::Here(doc, item) => edit::here(state, doc, item),
        Command::CaretTaken(doc) => edit::caret_taken(state, doc),
        Command::Stands(doc, spot) => spot::stands(state, doc, spot),
        Command::UndoIn(doc) => choices::undo_told(state, doc, now),
        Command::FinishAnyway(doc) => finish::finish_anyway(state, doc, now),
        Command::DropKept(doc, items) => finish::drop_kept(state, doc, &items, now),
        Command::LookAtVersion(doc) => renew::look(state, doc),
        Command::TakeOverVersion(doc) => renew::take_over(state, doc, now),
        Command::TakeOffShelf(id) => blanks::take_off(state, &id),
        Command::OffShelf { from, result } => blanks::taken_off(state, from, result, now),
        Command::AskToShelf => open::ask_open(state, OpenAs::Shelf),
        Command::PreferLanguage(language) => language::prefer(state, language, now),
        Command::InLanguage(doc, language) => language::speak(state, doc, &language, now),
        Command::DropFormer(doc, id) => renew::drop_former(state, doc, id, now),
        Command::GoToItem(doc, item) => finish::go_to_item(state, doc, item),
        Command::TakeUpAgain(doc) => finish::take_up_again(state, doc, now),
        Command::Share(doc) => review::ask_share(state, doc),
        Command::ShareWith { doc, with, own } => review::share_with(state, doc, &with, &own, now),
        Command::GiveFile(gift) => give::ask(state, Gift { since: now, ..gift }),
        Command::GiftWritten(gift, left, result) => give::written(state, &gift, left, result, now),
        Command::Stand(doc, side) => review::stand(state, doc, side),
        Command::ReadThankYou(doc) => review::read_thank_you(state, doc, now),
        Command::LetUsTalk(doc) => review::let_us_talk(state, doc, now),
        Command::SendBack(doc) => review::send_back(state, doc, now),
        Command::Comment { doc, id, kind, anchor, text, by_day } => {
            review::comment(state, doc, review::Words { id, kind, anchor, text, by_day }, now)
        }
        Command::Reply { doc, comment, reply, text } => review::reply(state, doc, comment, reply, text, now),
        Command::AskToReview => open::ask_open(state, OpenAs::Supervisor),
        Command::NextPerson => review::next_person(state),
        Command::Inbox(inbox) => review::list(state, inbox),
        Command::Search(words) => sift::search(state, words),
        Command::Filter(filter) => sift::filter(state, filter),
        Command::Narrow(narrow) => sift::narrow(state, narrow),
        Command::Sort(sort) => sift::sort(state, sort),
        Command::AskName(which) => naming::ask(state, which),
        Command::Rename { which, name } => naming::rename(state, which, &name, now),
        Command::Duplicate { which, doc } => naming::duplicate(state, which, doc, now),
        Command::SaveCopy(which) => copy::ask(state, which),
        Command::CopyWritten(left, result) => copy::written(state, left, result, now),
        Command::Library(rows) => library::read(state, rows),
        Command::LookAtBlank(template) => paper::look_at_blank(state, template),
        Command::PaperOptions(doc, options) => paper::options(state, doc, options, now),
        Command::AskBatch => batch::ask(state),
        Command::AskBatchWhere { docs, form, client_code, scores, lock } => {
            batch::ask_where(state, &docs, form, (client_code, scores), lock)
        }
        Command::BatchGoesOn(done, of) => batch::goes_on(state, done, of),
        Command::StopBatch => vec![Effect::StopBatch],
        Command::BatchDone(result) => batch::done(state, result, now),
        Command::AskPrint => paper::print(state, now),
        Command::Printers(doc, printers) => printing::found(state, doc, printers),
        Command::Print(doc, order) => printing::print(state, doc, order, now),
        Command::Printed { left, result } => {
            let printed = matches!(result, Ok(Some(_)));
            let mut todo = printing::printed(state, left, result, now);
            if printed {
                todo.extend(hand_over::written(state, now));
            } else {
                hand_over::dismissed(state);
            }
            todo
        }
        Command::PaperLock(doc, lock) => paper::lock(state, doc, lock),
        Command::LeaveWithout(doc) => paper::leave_without(state, doc, now),
        Command::PaperPage(doc, page) => paper::page(state, doc, page),
        Command::PaperMade { doc, asked, result } => paper::made(state, doc, asked, result, now),
        Command::Chosen(asked, file) => save::chosen(state, asked, file, now),
        Command::Written { doc, what, revision, result } => save::written(state, doc, what, revision, result, now),
        Command::PdfWritten { doc, left, result } => paper::written(state, doc, left, result, now),
        Command::Fell => save::fell(state, now),
        Command::ChangedOutside(doc) => save::changed_outside(state, doc, now),
        Command::CompareWithFile(doc) => states::beside_file(state, doc),
        Command::WriteOver(doc) => save::write_over(state, doc, now),
        Command::Dismiss => {
            hand_over::dismissed(state);
            leave::dismiss(state)
        }
        Command::ThrowAway => leave::throw_away(state, now),
        Command::KeepFirst => leave::keep_first(state, now),
        Command::CloseRequested if state.is_handed_over() => hand_over::close(state),
        Command::CloseRequested => leave::quit(state, now),
        Command::Settings(settings) => choices::settings(state, settings, now),
        Command::HelpTopic(topic) => choices::help(state, topic),
        Command::AskFolder => choices::ask_folder(state),
        Command::ToastGone => choices::toast_gone(state),
        Command::LookAtStates(doc) => states::look(state, doc, now),
        Command::StatesRead { doc, result } => states::read(state, doc, result, now),
        Command::StateAt(at) => states::at(state, at),
        Command::TakeOver(item) => states::take(state, item, now),
        Command::Decided => states::decided(state, now),
        Command::ClientHint { code, hint } => clients::hint(state, &code, &hint, now),
        Command::ClientsKept(result) => {
            let mut todo = table::kept(state, result, now);
            todo.extend(leave::go_on(state, now));
            todo
        }
        Command::PeopleKept(result) => names::kept(state, result, now),
        Command::ChooseName { whose, from_here } => names::choose(state, whose, from_here, now),
        Command::Clients => clients::go(state),
        Command::Retention { code, retention, until } => clients::retention(state, &code, retention, until, now),
        Command::AskErase(code) => clients::ask_erase(state, code),
        Command::Erase(code) => clients::erase(state, code),
        Command::Erased { code, result } => clients::erased(state, &code, result, now),
        Command::Executor { whom, words } => clients::ask_executor(state, whom, words),
        Command::ExecutorWritten(result) => clients::executor_written(state, result, now),
        Command::Delete(file) => bin::delete(state, file),
        Command::Deleted { from, result } => bin::deleted(state, from, result, now),
        Command::AskEmptyTrash => bin::ask_empty_trash(state),
        Command::EmptyTrash => bin::empty_trash(state),
        Command::TrashEmptied(result) => bin::trash_emptied(state, result, now),
        Command::VaultFound(vault) => folder::found(state, *vault),
        Command::IntoFolder(doc) => save::into_folder(state, doc, now),
        Command::NoVault { place, why } => place::none(state, place, why),
        Command::LookAround => folder::look_around(state),
        Command::ToSetUp => folder::to_set_up(state),
        Command::SetUp(passphrase) => folder::set_up(state, passphrase),
        Command::VaultMade(result) => folder::made(state, *result, now),
        Command::PrintPaper => keys::print_paper(state),
        Command::PaperCopied => folder::paper_copied(state),
        Command::Unlock(_) | Command::UnlockWithPaper { .. } => folder::unlock(state, command),
        Command::Unlocked(result) => {
            let right = result.is_ok();
            let mut todo = folder::unlocked(state, *result, now);
            todo.extend(hand_over::unlocked(state, right, now));
            todo
        }
        Command::PhraseMade(phrase) => hand_over::phrase(state, phrase),
        Command::HandNow => hand_over::now(state, now),
        Command::HandedStage(stage) => hand_over::stage(state, stage),
        Command::HandedEnding(ending) => hand_over::ending(state, ending),
        Command::HandedDone => hand_over::done(state, now),
        Command::HandedBack(given) => hand_over::back(state, given, now),
        Command::SystemLocked => folder::hide(state, Shut::System, now),
        Command::StopWork => vec![Effect::StopWork],
        Command::Uncover => folder::uncover(state),
        Command::OwnShelf(found) => blanks::found(state, found),
        Command::GiveAway(id) => given::give(state, id.as_ref()),
        Command::GivenWritten(result) => given::written(state, result, now),
        Command::GivenRead { file, result } => given::read(state, &file, result),
        Command::TakeGiven => given::take(state),
        Command::LookAtGiven => given::look(state, now),
        Command::Touched => folder::touched(state, now),
        Command::AskVault => place::ask_place(state),
        Command::VaultLooked { place, vault } => place::looked(state, place, *vault, now),
        Command::Reading(reading) => {
            state.folder.reading = reading;
            Vec::new()
        }
        Command::Listed => arriving::listed(state),
        Command::KeptNowhere => folder::kept_nowhere(state),
        Command::Notices(notices) => {
            state.folder.notices = notices;
            Vec::new()
        }
        Command::SettingsKept(result) => choices::kept(state, result),
        Command::Told(what) => {
            state.folder.tell(what);
            Vec::new()
        }
        Command::AskPassphrase => keys::ask(state, Dialog::ChangePassphrase),
        Command::AskPaper => keys::ask(state, Dialog::TestPaper(None)),
        Command::ChangePassphrase { old, new } => keys::change_passphrase(state, old, new),
        Command::PassphraseChanged(result) => keys::passphrase_changed(state, result, now),
        Command::AskNewKeys => keys::ask(state, Dialog::NewKeys),
        Command::NewKeys(passphrase) => keys::new_keys(state, passphrase),
        Command::KeysMade(result) => keys::keys_made(state, result),
        Command::KeysUsed(result) => keys::keys_used(state, result, now),
        Command::Rekeyed { done, of } => keys::rekeyed(state, done, of, now),
        Command::RekeyRests(rests) => keys::rekey_rests(state, rests),
        Command::TestPaper(paper) => vec![Effect::TestPaper(paper)],
        Command::PaperTested(good) => keys::tested(state, good, now),
        Command::AskTakeIn => take_in::ask(state),
        Command::TakeIn { folder, dry } => take_in::run(state, folder, dry),
        Command::TookIn(result) => take_in::done(state, result),
        Command::DeletePlain => take_in::delete_plain(state),
        Command::PlainDeleted(result) => take_in::plain_deleted(state, result, now),
        Command::AskCopy => place::ask_copy(state),
        Command::VaultCopied(result) => place::copied(state, result, now),
        command => at_the_bench(state, command, now),
    }
}

/// What happens at the author's bench.
fn at_the_bench(state: &mut State, command: Command, now: Moment) -> Vec<Effect> {
    match command {
        Command::TemplateRead { file, result } => bench::read(state, file, result, now),
        Command::TemplateChanged { file, source } => {
            bench::changed_outside(state, file, source, now);
            Vec::new()
        }
        Command::TemplateWritten { on_bench: true, result } => {
            let mut todo = bench::written(state, result, now);
            todo.extend(leave::go_on(state, now));
            todo
        }
        Command::TemplateWritten { on_bench: false, result } => {
            given::taken(state, result.map(|(file, _)| file), now)
        }
        Command::LookAtSource(id) => bench::look_at_source(state, &id, now),
        Command::NewOnBench => bench::new_blank(state, now),
        Command::MakeMyOwn(id) => bench::make_my_own(state, id.as_ref(), now),
        Command::BenchText(text) => bench::text(state, text, now),
        Command::BenchRewrite(rewrite) => bench::rewrite(state, &rewrite, now),
        Command::BenchTakeBack => bench::take_back(state, now),
        Command::BenchKeep(whose) => bench::keep(state, whose, now),
        Command::BenchBegin(doc) => bench::begin(state, doc, now),
        // Everything else is carried out above.
        _ => Vec::new(),
    }
}

fn act(state: &mut State, action: Action, now: Moment) -> Vec<Effect> {
    let current = state.current().map(|open| open.key);
    match (action, current) {
        (Action::MyWorksheets, _) => open::my_worksheets(state),
        (Action::NewBlank, _) => go(state, &Command::More),
        (Action::Open, _) => open::ask_open(state, OpenAs::AsItIs),
        (Action::Supervision, _) => review::supervision(state),
        (Action::Find, _) => library::find(state),
        (Action::Help, _) => choices::help(state, "start".to_owned()),
        (Action::Settings, _) => choices::open_settings(state),
        (Action::Safety, _) => choices::safety(state),
        (Action::ZoomIn | Action::ZoomOut | Action::ZoomReset, _) => choices::zoom(state, action, now),
        (Action::Quit, _) if state.is_handed_over() => hand_over::close(state),
        (Action::Quit, _) => leave::quit(state, now),
        (Action::Lock, _) => folder::hide(state, Shut::Asked, now),
        (Action::PutBack, _) => bin::put_back(state),
        (Action::EarlierStates, Some(doc)) => states::look(state, doc, now),
        (Action::SavePdf, _) => paper::save_pdf(state, now),
        (Action::Save, None) if state.screen == Screen::Bench => bench::save(state),
        (Action::Undo, None) if state.screen == Screen::Bench => bench::undo(state, true, now),
        (Action::Redo, None) if state.screen == Screen::Bench => bench::undo(state, false, now),
        (Action::Save, Some(doc)) => save::save(state, doc, now),
        (Action::SaveAs, Some(doc)) => save::save_as(state, doc),
        (Action::Close, Some(doc)) => leave::close(state, doc, now),
        // There already: the same key prints.
        (Action::OnPaper, _) if matches!(state.screen, Screen::OnPaper(_) | Screen::BlankOnPaper(_)) => {
            paper::print(state, now)
        }
        (Action::OnPaper, Some(doc)) => paper::on_paper(state, doc),
        (Action::Undo, Some(doc)) => edit::undo(state, doc, now),
        (Action::Redo, Some(doc)) => edit::redo(state, doc, now),
        (Action::Finish, Some(doc)) => finish::finish(state, doc, now),
        (Action::ForSupervision, Some(doc)) => edit::mark_here(state, doc, now),
        (Action::NextQuestion, Some(doc)) => edit::step(state, doc, edit::Step::Question(edit::Direction::Next)),
        (Action::PreviousQuestion, Some(doc)) => {
            edit::step(state, doc, edit::Step::Question(edit::Direction::Previous))
        }
        (Action::NextSection, Some(doc)) => edit::step(state, doc, edit::Step::Section(edit::Direction::Next)),
        (Action::PreviousSection, Some(doc)) => {
            edit::step(state, doc, edit::Step::Section(edit::Direction::Previous))
        }
        // Panes are a matter of the screen; the rest needs a worksheet on screen.
        _ => Vec::new(),
    }
}

fn go(state: &mut State, command: &Command) -> Vec<Effect> {
    match command {
        Command::More => state.screen = Screen::MoreWorksheets,
        Command::Agenda => {
            library::renew(state);
            state.screen = Screen::Agenda;
        }
        _ => return choices::back(state),
    }
    Vec::new()
}

fn tick(state: &mut State, now: Moment) -> Vec<Effect> {
    let mut todo = choices::tick(state, now);
    todo.extend(folder::tick(state, now));
    if !state.library_asked && !state.folder.is_locked() {
        state.library_asked = true;
        todo.push(Effect::ReadLibrary);
    }
    todo.extend(save::tick(state, now));
    todo.extend(states::tick(state, now));
    todo.extend(bench::tick(state, now));
    todo.extend(leave::tick(state, now));
    todo
}
