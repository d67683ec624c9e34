//! *Client codes*: whom each means, how long its worksheets are kept, what has left.

use std::collections::HashMap;

use egui::{Id, Ui};

use super::{desk, dialogs};
use crate::{
    app::{ClientLine, Command, Left, Retention, State},
    base::{Day, Secret},
    seal, t,
    ui::{
        Memory,
        kit::{self, Button, Field, MenuRow},
        theme::{self, Icon, Role},
    },
    words,
};

/// Width of the column with fields.
const WIDTH: f32 = 640.0;
/// Width of a field for a day.
const DAY: f32 = 150.0;
/// Below this width the choices of a code need two rows.
const ONE_ROW: f32 = 600.0;
/// How many random words open the copy for somebody else: 77 bits.
const WORDS: usize = 6;
/// How many lines of what has left are shown at first.
const LINES: usize = 20;

/// What is typed here and not sent yet.
#[derive(Default)]
pub struct Draft {
    /// Days that are being typed, by client code.
    until: HashMap<String, String>,
    /// The code that is typed before it is erased.
    typed: String,
    /// For whom the client table is copied.
    whom: String,
    /// The words that open the copy.
    words: Option<Secret>,
    /// Whether a copy was made with them.
    words_used: bool,
    /// Whether all lines of what has left are shown.
    all: bool,
}

/// Draws it.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    desk::draw(ui, state, "clients", out, |ui, out| {
        ui.spacing_mut().item_spacing.y = 0.0;
        desk::title(ui, t!("clients-title"));
        ui.add_space(8.0);
        ui.scope(|ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            kit::text(ui, Role::Helper, t!("clients-help"));
        });
        ui.add_space(28.0);
        let lines = &state.folder.lines;
        if lines.is_empty() {
            kit::text(ui, Role::Body, t!("clients-none"));
        }
        for line in lines {
            client(ui, state, memory, line, out);
        }
        ui.add_space(20.0);
        left(ui, state, memory);
        ui.add_space(36.0);
        executor(ui, memory, out);
    });
}

fn client(ui: &mut Ui, state: &State, memory: &mut Memory, line: &ClientLine, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let may_write = !state.folder.read_only;
    kit::hairline(ui);
    ui.add_space(16.0);
    let full = ui.available_width();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.vertical(|ui| {
            let width = (full * 0.28).max(150.0);
            ui.set_width(width);
            ui.add_space(8.0);
            kit::heading(ui, Role::Question, 2, &line.code);
            ui.add_space(2.0);
            let last = line.last.map(words::day_long).unwrap_or_default();
            let said = t!("clients-sheets", count = line.sheets, last = &last);
            kit::text_in(ui, Role::Caption, look.muted, &said);
        });
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            hint(ui, memory, line, may_write, out);
            ui.add_space(8.0);
            if ui.available_width() < ONE_ROW {
                keep(ui, memory, line, may_write, out);
                ui.add_space(4.0);
                erase_button(ui, memory, line, may_write, out);
            } else {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    keep(ui, memory, line, may_write, out);
                    erase_button(ui, memory, line, may_write, out);
                });
            }
            if line.over {
                ui.add_space(4.0);
                kit::as_live(&kit::text_in(ui, Role::Small, look.warn, over_words(line)));
            }
        });
    });
    ui.add_space(16.0);
}

fn erase_button(ui: &mut Ui, memory: &mut Memory, line: &ClientLine, may_write: bool, out: &mut Vec<Command>) {
    let name = t!("erase-named", code = &line.code);
    let erase = Button::quiet(t!("erase-button")).name(&name).muted().enabled(may_write && line.sheets > 0);
    if erase.id(Id::unique(("erase", &line.code))).show(ui).clicked() {
        memory.screens.clients.typed.clear();
        out.push(Command::AskErase(line.code.clone()));
    }
}

fn retention_words(retention: Retention) -> &'static str {
    match retention {
        Retention::IDecide => t!("keep-i-decide"),
        Retention::UntilDiscussed => t!("keep-discussed"),
        Retention::OneYear => t!("keep-year"),
        Retention::AsMyServiceSays => t!("keep-service"),
    }
}

fn over_words(line: &ClientLine) -> &'static str {
    match line.retention {
        Retention::UntilDiscussed => t!("over-discussed"),
        Retention::OneYear => t!("over-year"),
        _ => t!("over-service"),
    }
}

fn hint(ui: &mut Ui, memory: &mut Memory, line: &ClientLine, may_write: bool, out: &mut Vec<Command>) {
    let mut hint = line.hint.clone();
    let name = t!("clients-hint-of", code = &line.code);
    let field = Field::line(Id::unique(("client hint", &line.code)), &name).hint(t!("settings-client-hint"));
    let response = ui.add_enabled_ui(may_write, |ui| field.width(ui.available_width()).show(ui, &mut hint)).inner;
    memory.in_draft |= response.has_focus();
    if hint != line.hint {
        out.push(Command::ClientHint { code: line.code.clone(), hint });
    }
}

/// How long worksheets with the code are kept, and until when if the service says.
fn keep(ui: &mut Ui, memory: &mut Memory, line: &ClientLine, may_write: bool, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        retention(ui, line, may_write, out);
        if line.retention == Retention::AsMyServiceSays {
            until(ui, memory, line, out);
        }
    });
}

fn retention(ui: &mut Ui, line: &ClientLine, may_write: bool, out: &mut Vec<Command>) {
    let name = t!("keep-of", code = &line.code);
    let words = t!("keep-now", how = retention_words(line.retention));
    let button = Button::secondary(&words).name(&name).enabled(may_write).id(Id::unique(("keep", &line.code)));
    let button = button.show(ui);
    kit::menu(&button, &name, 300.0, |ui| {
        for retention in
            [Retention::IDecide, Retention::UntilDiscussed, Retention::OneYear, Retention::AsMyServiceSays]
        {
            let row = MenuRow::new(retention_words(retention));
            let row = if retention == line.retention { row.icon(Icon::Check) } else { row.room() };
            if row.show(ui).clicked() {
                out.push(Command::Retention { code: line.code.clone(), retention, until: line.until });
            }
        }
    });
}

fn until(ui: &mut Ui, memory: &mut Memory, line: &ClientLine, out: &mut Vec<Command>) {
    let draft = memory.screens.clients.until.entry(line.code.clone());
    let draft = draft.or_insert_with(|| line.until.map(|day| day.to_string()).unwrap_or_default());
    let name = t!("keep-until-of", code = &line.code);
    let day = Day::parse(draft.trim());
    let wrong = (!draft.trim().is_empty() && day.is_none()).then(|| t!("keep-until-wrong"));
    let field = Field::line(Id::unique(("until", &line.code)), &name).hint(t!("keep-until-hint")).width(DAY);
    // What is wrong stands under it, and the row stays as it is.
    let response = ui
        .vertical(|ui| {
            ui.set_width(DAY);
            field.error(wrong).show(ui, draft)
        })
        .inner;
    // Half a day is no day: what is kept stays until it is whole, or gone.
    let until = Day::parse(draft.trim());
    if response.changed() && (until.is_some() || draft.trim().is_empty()) {
        out.push(Command::Retention { code: line.code.clone(), retention: line.retention, until });
    }
    memory.in_draft |= response.has_focus();
}

/// What was printed, saved as a PDF or handed out; newest first.
fn left(ui: &mut Ui, state: &State, memory: &mut Memory) {
    kit::hairline(ui);
    ui.add_space(24.0);
    kit::heading(ui, Role::Question, 2, t!("left-title"));
    ui.add_space(4.0);
    kit::text(ui, Role::Helper, t!("left-help"));
    ui.add_space(12.0);
    let ledger = &state.folder.ledger;
    if ledger.left.is_empty() && ledger.erased.is_empty() {
        kit::text(ui, Role::Body, t!("left-nothing"));
        return;
    }
    let most = if memory.screens.clients.all { usize::MAX } else { LINES };
    for Left { when, title, client, place } in ledger.left.iter().rev().take(most) {
        let day = words::day_long(when.day());
        let what =
            [title.as_str(), client].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
        kit::text(ui, Role::Small, &t!("left-line", day = &day, what = &what, place = place));
        ui.add_space(6.0);
    }
    for erased in ledger.erased.iter().rev().take(most) {
        let day = words::day_long(erased.when.day());
        kit::text(ui, Role::Small, &t!("erased-line", day = &day, code = &erased.client, count = erased.sheets));
        ui.add_space(6.0);
    }
    let more = ledger.left.len().max(ledger.erased.len()) > LINES && !memory.screens.clients.all;
    if more && Button::link(t!("left-all")).id(Id::unique("left all")).show(ui).clicked() {
        memory.screens.clients.all = true;
    }
}

/// The client table alone, sealed, for a colleague who tells clients if the writer cannot.
fn executor(ui: &mut Ui, memory: &mut Memory, out: &mut Vec<Command>) {
    kit::hairline(ui);
    ui.add_space(24.0);
    kit::heading(ui, Role::Question, 2, t!("executor-title"));
    ui.add_space(4.0);
    ui.scope(|ui| {
        ui.set_max_width(WIDTH.min(ui.available_width()));
        kit::text(ui, Role::Helper, t!("executor-help"));
    });
    ui.add_space(12.0);
    let label = kit::text(ui, Role::FieldLabel, t!("executor-whom"));
    ui.add_space(4.0);
    let field = Field::line(Id::unique("executor"), t!("executor-whom")).labelled_by(label.id);
    let response = field.width(WIDTH.min(ui.available_width()) / 2.0).show(ui, &mut memory.screens.clients.whom);
    memory.in_draft |= response.has_focus();
    ui.add_space(12.0);
    let draft = &mut memory.screens.clients;
    if response.changed() {
        // Words are for one person and one copy.
        draft.words = None;
    }
    let whom = draft.whom.trim().to_owned();
    let words = draft.words.clone().filter(|_| !whom.is_empty());
    if let Some(words) = &words {
        kit::text(ui, Role::Small, &t!("executor-write-down", name = &whom));
        ui.add_space(8.0);
        kit::text(ui, Role::Question, words.reveal());
        ui.add_space(12.0);
    }
    match words.filter(|_| !draft.words_used) {
        None => {
            let propose = Button::secondary(t!("executor-words")).enabled(!whom.is_empty());
            if propose.id(Id::unique("executor words")).show(ui).clicked() {
                draft.words = seal::fresh_passphrase(WORDS).ok();
                draft.words_used = false;
            }
        }
        Some(words) => {
            let save = Button::secondary(t!("executor-save")).id(Id::unique("executor save"));
            if save.show(ui).clicked() {
                draft.words_used = true;
                out.push(Command::Executor { whom, words });
            }
        }
    }
}

/// Asks before everything of a code is erased: the code must be typed.
pub fn erase(ui: &Ui, state: &State, memory: &mut Memory, code: &str, out: &mut Vec<Command>) {
    let sheets = state.library.iter().filter(|row| row.client == code).count();
    let draft = &mut memory.screens.clients.typed;
    dialogs::ask(ui, "erase", &t!("erase-title", code = code), out, |ui, opened, out| {
        kit::text(ui, Role::Body, &t!("erase-words", count = sheets));
        ui.add_space(16.0);
        let label = kit::text(ui, Role::FieldLabel, &t!("erase-type", code = code));
        ui.add_space(4.0);
        let field = Field::line(Id::unique("erase code"), t!("erase-button")).labelled_by(label.id);
        let response = field.show(ui, draft);
        if opened {
            response.request_focus();
        }
        let right = draft.trim() == code;
        let keep = dialogs::Answer::filled(t!("erase-not"), Command::Dismiss);
        let erase = dialogs::Answer::throws(t!("erase-do"), Command::Erase(code.to_owned())).enabled(right);
        dialogs::answers(ui, opened, Some(erase), vec![keep], out);
    });
}
