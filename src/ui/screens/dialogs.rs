//! Questions that must be answered before anything else.
//!
//! The focus goes to the safe button when a dialog opens; [`crate::ui`] gives
//! it back when it closes. Escape is always the safe answer.

mod along;
mod batch;
mod finish;
mod print;
mod recover;
mod rename;
mod renew;
mod share;
mod take_in;

use std::path::Path;

use egui::{Id, Ui};

use crate::{
    app::{Command, Dialog, DocKey, NameOf, State},
    t,
    ui::{
        Memory,
        kit::{self, Button},
        theme::{self, Role},
    },
};

pub use batch::Draft as BatchDraft;
pub use print::Draft as PrintDraft;
pub use share::Draft;

/// Width of a dialog.
const WIDTH: f32 = 400.0;

/// Draws the dialog, if there is one.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let Some(dialog) = &state.dialog else { return };
    match dialog {
        Dialog::CloseUnsaved(doc) => close_unsaved(ui, state, *doc, out),
        Dialog::QuitUnsaved(docs) => quit_unsaved(ui, state, docs, out),
        Dialog::Finish { doc, open, kept } => finish::draw(ui, state, *doc, open, kept, out),
        Dialog::Recover { found } => recover::draw(ui, state, found, out),
        Dialog::Renew { doc, version, lines, other_rules, moved_comments } => {
            let shown = renew::Shown { doc: *doc, version, lines, other_rules, moved_comments: *moved_comments };
            renew::draw(ui, &shown, out);
        }
        Dialog::ChangedOutside(doc) => changed_outside(ui, state, *doc, out),
        Dialog::Batch(running) => batch::draw(ui, state, memory, *running, out),
        Dialog::Print { doc, printers } => print::draw(ui, state, memory, *doc, printers, out),
        Dialog::LettersMissing(doc) => letters_missing(ui, state, *doc, out),
        Dialog::Failed(failure) => failed(ui, &failure.what, &failure.help, out),
        Dialog::Safety => safety(ui, state, out),
        Dialog::Share(doc) => share::draw(ui, state, memory, *doc, out),
        Dialog::ChangePassphrase => ask(ui, "change", t!("keys-change-title"), out, |ui, opened, out| {
            super::door::change(ui, state, memory, opened, out);
        }),
        Dialog::TakeIn(taken) => take_in::draw(ui, taken, out),
        Dialog::NewKeys => ask(ui, "new keys", t!("new-keys-title"), out, |ui, opened, out| {
            super::door::new_keys(ui, state, memory, opened, out);
        }),
        Dialog::Erase(code) => super::clients::erase(ui, state, memory, code, out),
        Dialog::Rename(which) => rename::draw(ui, state, memory, which, out),
        Dialog::EmptyTrash => ask(ui, "trash", t!("trash-title"), out, |ui, opened, out| {
            kit::text(ui, Role::Body, t!("trash-words"));
            let keep = Answer::filled(t!("trash-keep"), Command::Dismiss).safe();
            let delete = Answer::throws(t!("trash-delete"), Command::EmptyTrash);
            answers(ui, opened, Some(delete), vec![keep], out);
        }),
        Dialog::BringBack(vault) => bring_back(ui, state, &vault.root, out),
        Dialog::Given(sheet) => given(ui, sheet, out),
        Dialog::MayNote(template) => may_note(ui, state, template, memory, out),
        Dialog::TwoNames(whose) => two_names(ui, state, *whose, out),
        Dialog::TestPaper(_) => ask(ui, "test paper", t!("keys-test-title"), out, |ui, opened, out| {
            super::door::test(ui, state, memory, opened, out);
        }),
    }
}

/// A dialog with a title; `Dismiss` on Escape or a click outside.
pub(super) fn ask(
    ui: &Ui,
    name: &str,
    title: &str,
    out: &mut Vec<Command>,
    contents: impl FnOnce(&mut Ui, bool, &mut Vec<Command>),
) {
    ask_in(ui, WIDTH, name, title, out, contents);
}

/// The same in a width of its own.
pub(super) fn ask_in(
    ui: &Ui,
    width: f32,
    name: &str,
    title: &str,
    out: &mut Vec<Command>,
    contents: impl FnOnce(&mut Ui, bool, &mut Vec<Command>),
) {
    let id = Id::unique(("dialog", name));
    let opened = kit::opened(ui.ctx(), id);
    let closed = kit::modal(ui.ctx(), id, title, width, |ui| contents(ui, opened, out));
    if closed {
        out.push(Command::Dismiss);
    }
}

/// A button of a dialog and what it sends.
pub(super) struct Answer<'a> {
    button: Button<'a>,
    words: &'a str,
    command: Command,
    /// Takes the focus when the dialog opens.
    safe: bool,
}

impl<'a> Answer<'a> {
    pub(super) fn filled(words: &'a str, command: Command) -> Self {
        Self { button: Button::primary(words), words, command, safe: false }
    }

    fn plain(words: &'a str, command: Command) -> Self {
        Self { button: Button::secondary(words), words, command, safe: false }
    }

    pub(super) fn throws(words: &'a str, command: Command) -> Self {
        Self { button: Button::danger(words), words, command, safe: false }
    }

    /// Usable or not.
    pub(super) fn enabled(mut self, enabled: bool) -> Self {
        self.button = self.button.enabled(enabled);
        self
    }

    const fn safe(mut self) -> Self {
        self.safe = true;
        self
    }

    fn width(&self, ui: &Ui) -> f32 {
        kit::galley(ui, Role::Button, theme::of(ui).text, self.words, f32::INFINITY).size().x.ceil() + 32.0
    }
}

/// Answers in a row: one at the left, at most two at the right, in reading order.
pub(super) fn answers<'a>(
    ui: &mut Ui,
    opened: bool,
    left: Option<Answer<'a>>,
    right: Vec<Answer<'a>>,
    out: &mut Vec<Command>,
) {
    ui.add_space(24.0);
    let full = ui.available_width();
    #[expect(clippy::cast_precision_loss, reason = "a handful of buttons")]
    let gaps = 12.0 * right.len().saturating_sub(1) as f32;
    let wide: f32 = right.iter().map(|answer| answer.width(ui)).sum::<f32>() + gaps;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let mut used = 0.0;
        if let Some(answer) = left {
            used = answer.width(ui) + 12.0;
            show(ui, opened, answer, out);
        }
        ui.add_space((full - used - wide).max(0.0));
        for answer in right {
            show(ui, opened, answer, out);
        }
    });
}

fn show(ui: &mut Ui, opened: bool, answer: Answer<'_>, out: &mut Vec<Command>) {
    let width = answer.width(ui);
    let id = Id::unique(("answer", answer.words));
    let response = answer.button.width(width).id(id).show(ui);
    if opened && answer.safe {
        response.request_focus();
    }
    if response.clicked() {
        out.push(answer.command);
    }
}

/// A locked folder that lies somewhere else: is it a copy?
fn bring_back(ui: &Ui, state: &State, found: &Path, out: &mut Vec<Command>) {
    ask(ui, "bring back", t!("bring-title"), out, |ui, opened, out| {
        kit::text(ui, Role::Helper, &found.display().to_string());
        ui.add_space(8.0);
        if state.folder.busy {
            let (done, of) = state.folder.reading.map_or((0, 0), |work| (work.done, work.of));
            let words = kit::text(ui, Role::Body, &t!("bring-busy", done = done, of = of));
            kit::as_live(&words);
            answers(ui, opened, None, vec![Answer::plain(t!("bring-stop"), Command::StopWork).safe()], out);
            return;
        }
        kit::text(ui, Role::Body, &t!("bring-words", place = &state.folder.place.display().to_string()));
        let there = Answer::plain(t!("bring-there"), Command::WorkThere);
        let bring = Answer::filled(t!("bring-do"), Command::BringBack).safe();
        answers(ui, opened, Some(there), vec![bring], out);
    });
}

/// A blank worksheet that somebody gave: what it is, and that it can do nothing.
fn given(ui: &Ui, sheet: &crate::app::GivenSheet, out: &mut Vec<Command>) {
    let title = t!("given-title", title = &sheet.title);
    ask(ui, "given", &title, out, |ui, opened, out| {
        kit::text(ui, Role::Body, t!("given-harmless"));
        ui.add_space(12.0);
        if !sheet.purpose.is_empty() {
            kit::rich(ui, Role::Helper, &sheet.purpose);
            ui.add_space(4.0);
        }
        let about = t!("given-about", questions = sheet.questions, minutes = usize::from(sheet.minutes));
        kit::text(ui, Role::Helper, &about);
        let look = Answer::plain(t!("given-look"), Command::LookAtGiven);
        let not_now = Answer::plain(t!("given-not-now"), Command::Dismiss).safe();
        let take = Answer::filled(t!("given-take"), Command::TakeGiven);
        answers(ui, opened, Some(look), vec![not_now, take], out);
    });
}

/// The client said that the therapist may make a note: a blank sheet for it is offered.
fn may_note(ui: &Ui, state: &State, template: &crate::base::Id, memory: &mut Memory, out: &mut Vec<Command>) {
    let entry = state.shelf.entry(template);
    let title = entry.map(|entry| entry.template.title.as_str()).unwrap_or_default();
    ask(ui, "may note", t!("may-note-title"), out, |ui, opened, out| {
        kit::text(ui, Role::Body, t!("may-note-words"));
        let words = t!("may-note-begin", title = title);
        let not_now = Answer::plain(t!("may-note-not-now"), Command::Dismiss).safe();
        let mut right = vec![not_now];
        let begin = Command::Begin { template: template.clone(), doc: (memory.fresh)() };
        if entry.is_some() {
            right.push(Answer::filled(&words, begin));
        }
        answers(ui, opened, None, right, out);
    });
}

fn title_of(state: &State, doc: DocKey) -> String {
    state.doc(doc).map(|open| open.sheet().template.title.clone()).unwrap_or_default()
}

fn close_unsaved(ui: &Ui, state: &State, doc: DocKey, out: &mut Vec<Command>) {
    let title = t!("dialog-close-title", title = &title_of(state, doc));
    ask(ui, "close", &title, out, |ui, opened, out| {
        kit::text(ui, Role::Body, t!("dialog-close-words"));
        let throw = Answer::throws(t!("dialog-throw-away"), Command::ThrowAway);
        let stay = Answer::plain(t!("dialog-stay"), Command::Dismiss);
        let keep = Answer::filled(t!("dialog-keep"), Command::KeepFirst).safe();
        answers(ui, opened, Some(throw), vec![stay, keep], out);
    });
}

fn quit_unsaved(ui: &Ui, state: &State, docs: &[DocKey], out: &mut Vec<Command>) {
    let title = t!("dialog-quit-title", count = docs.len());
    ask(ui, "quit", &title, out, |ui, opened, out| {
        kit::text(ui, Role::Body, t!("dialog-quit-words"));
        ui.add_space(8.0);
        for doc in docs {
            kit::line(ui, Role::BodyStrong, &title_of(state, *doc));
        }
        let throw = Answer::throws(t!("dialog-throw-away"), Command::ThrowAway);
        let stay = Answer::plain(t!("dialog-stay"), Command::Dismiss);
        let keep = Answer::filled(t!("dialog-keep"), Command::KeepFirst).safe();
        answers(ui, opened, Some(throw), vec![stay, keep], out);
    });
}

fn changed_outside(ui: &Ui, state: &State, doc: DocKey, out: &mut Vec<Command>) {
    let title = t!("dialog-changed-title", title = &title_of(state, doc));
    let inside = state.doc(doc).is_some_and(|open| state.folder.holds(open));
    ask(ui, "changed", &title, out, |ui, opened, out| {
        if inside {
            kit::text(ui, Role::Body, t!("dialog-changed-inside"));
            let mine = Answer::plain(t!("dialog-keep-mine"), Command::WriteOver(doc));
            let both = Answer::filled(t!("dialog-look-at-both"), Command::CompareWithFile(doc)).safe();
            return answers(ui, opened, Some(mine), vec![both], out);
        }
        kit::text(ui, Role::Body, t!("dialog-changed-words"));
        let over = Answer::throws(t!("dialog-write-over"), Command::WriteOver(doc));
        let keep = Answer::filled(t!("dialog-keep-other-name"), Command::KeepFirst).safe();
        answers(ui, opened, Some(over), vec![keep], out);
    });
}

/// The folder says one name and this computer said another.
fn two_names(ui: &Ui, state: &State, whose: NameOf, out: &mut Vec<Command>) {
    let field = match whose {
        NameOf::Me => t!("settings-me"),
        NameOf::Supervisor => t!("settings-supervisor"),
        NameOf::WhomICall => t!("settings-whom"),
    };
    let names = &state.folder.names;
    ask(ui, "two names", &t!("two-names-title", field = field), out, |ui, opened, out| {
        kit::text(ui, Role::Body, t!("two-names-words"));
        ui.add_space(8.0);
        kit::text(ui, Role::BodyStrong, &t!("two-names-inside", name = whose.of(&names.inside)));
        kit::text(ui, Role::BodyStrong, &t!("two-names-here", name = whose.of(&names.others)));
        let choose = |from_here| Command::ChooseName { whose, from_here };
        let here = Answer::plain(t!("two-names-take-here"), choose(true));
        let inside = Answer::filled(t!("two-names-take-inside"), choose(false)).safe();
        answers(ui, opened, None, vec![here, inside], out);
    });
}

/// How many places are listed.
const PLACES: usize = 8;

fn letters_missing(ui: &Ui, state: &State, doc: Option<DocKey>, out: &mut Vec<Command>) {
    let paper = doc.map_or(Some(&state.blank), |doc| state.doc(doc).map(|open| &open.paper));
    let Some(Some(Ok(pages))) = paper.map(|paper| &paper.pages) else { return };
    ask(ui, "letters", &t!("missing-title", count = pages.missing.len()), out, |ui, opened, out| {
        kit::text(ui, Role::Body, t!("missing-words"));
        ui.add_space(8.0);
        for missing in pages.missing.iter().take(PLACES) {
            kit::text(ui, Role::Small, &missing.in_words());
        }
        if let Some(more) = pages.missing.len().checked_sub(PLACES).filter(|more| *more > 0) {
            kit::text(ui, Role::Small, &t!("missing-more", count = more));
        }
        ui.add_space(8.0);
        kit::text(ui, Role::Helper, t!("missing-help"));
        let stay = Answer::plain(t!("missing-stay"), Command::Dismiss).safe();
        let leave = Answer::filled(t!("missing-leave"), Command::LeaveWithout(doc));
        answers(ui, opened, None, vec![stay, leave], out);
    });
}

fn failed(ui: &Ui, what: &str, help: &str, out: &mut Vec<Command>) {
    ask(ui, "failed", t!("dialog-failed-title"), out, |ui, opened, out| {
        kit::text(ui, Role::Body, what);
        if !help.is_empty() {
            ui.add_space(8.0);
            kit::text(ui, Role::Helper, help);
        }
        let close = Answer::filled(t!("dialog-close"), Command::Dismiss).safe();
        answers(ui, opened, None, vec![close], out);
    });
}

fn safety(ui: &Ui, state: &State, out: &mut Vec<Command>) {
    ask(ui, "safety", t!("safety-title"), out, |ui, opened, out| {
        kit::text(ui, Role::Body, t!("safety-words"));
        let whom = state.settings.whom_i_call.trim();
        ui.add_space(16.0);
        if whom.is_empty() && state.folder.is_locked() {
            kit::text(ui, Role::Helper, t!("safety-noted-inside"));
        } else if whom.is_empty() {
            kit::text(ui, Role::Helper, t!("safety-nobody-noted"));
        } else {
            kit::text(ui, Role::FieldLabel, t!("settings-whom"));
            ui.add_space(4.0);
            kit::text(ui, Role::BodyStrong, whom);
        }
        let close = Answer::filled(t!("dialog-close"), Command::Dismiss).safe();
        answers(ui, opened, None, vec![close], out);
    });
}
