//! The window: draws the program's state and says what the person wants.
//!
//! [`draw`] takes the shortcuts, then draws one screen from a read-only
//! state, then dialogs and the toast above it. Everything the person does
//! leaves as a [`Command`]; nothing here changes a worksheet, opens a file or
//! reads a clock. [`Memory`] holds where things are, never what they say.
//! `keys` takes the shortcuts, `hurry` keeps fast hands in order, `keyboard`
//! sees that the keyboard is never nowhere, and `bars` names what scrolls.
//!
//! **Invariant:** no struct in here owns an answer; ids of widgets come from
//! document, item and part, so that two documents share nothing
//! (`tests/screens/typing.rs`).

mod bars;
pub mod frame;
mod hurry;
mod keyboard;
pub mod keys;
pub mod kit;
mod memory;
pub mod screens;
pub mod theme;

use egui::{Context, Ui};

use crate::{
    app::{Action, Command, Dialog, Screen, Settings, State},
    t,
};

pub use memory::Memory;
pub use screens::paper::{Draughtsman, Drawn, Wanted};

/// Sets faces, colours and sizes; call once, before the first frame.
pub fn install(ctx: &Context) {
    theme::install(ctx);
    ctx.add_plugin(hurry::Hurry::default());
    ctx.add_plugin(bars::Bars);
}

/// Sets the theme and writing size of the settings; cheap when nothing changed.
pub fn apply_theme(ctx: &Context, settings: &Settings) {
    theme::apply(ctx, settings);
}

/// Draws the whole window and puts what the person wants into `out`, in order.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    apply_theme(ui.ctx(), &state.settings);
    ui.set_style(ui.ctx().global_style());
    if state.covered {
        screens::cover::draw(ui, out);
        return;
    }
    shortcuts(ui, state, memory, out);
    say_drafts(memory, out);
    memory.in_draft = false;
    memory.last_doc = state.current().map(|open| open.key);
    if memory.keyboard.before(ui.ctx(), state) {
        memory.writing.enter();
    }
    ui.add_enabled_ui(!state.waiting, |ui| screen(ui, state, memory, out));
    if !state.is_handed_over() {
        screens::dialogs::draw(ui, state, memory, out);
        screens::toast::draw(ui, state, memory, out);
        screens::dropping::draw(ui.ctx());
    }
    say_drafts(memory, out);
    memory.keyboard.after(ui.ctx());
    ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(t!("desk-name")));
}

/// Whether a command is for a sheet as it stands, with what is half typed in it; all but typing itself.
#[must_use]
pub const fn looks_at_sheet(command: &Command) -> bool {
    !matches!(
        command,
        Command::Edit { .. }
            | Command::Here(..)
            | Command::Stands(..)
            | Command::CaretTaken(_)
            | Command::Touched
            | Command::Tick
    )
}

/// Puts what stands in half typed fields in front of whatever is asked of their sheet.
fn say_drafts(memory: &mut Memory, out: &mut Vec<Command>) {
    if out.iter().any(looks_at_sheet) {
        out.splice(..0, memory.writing.say_drafts());
    }
}

fn shortcuts(ui: &Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    if state.waiting || (state.dialog.is_some() && !state.is_handed_over()) {
        // Whatever asks something: what is shown goes at once.
        out.extend(keys::take_one(ui, Action::Lock).filter(|_| !state.is_handed_over()).map(Command::Do));
        // What only tells something is no reason to stay.
        let tells = matches!(state.dialog, Some(Dialog::Failed(_) | Dialog::Safety)) && !state.waiting;
        if let Some(quit) = keys::take_one(ui, Action::Quit).filter(|_| tells) {
            out.extend([Command::Dismiss, Command::Do(quit)]);
        }
        return;
    }
    for action in keys::take(ui, memory.in_draft) {
        match (action, &state.screen) {
            // The keys of the program are taken all the same, and lead nowhere.
            (Action::Undo | Action::Redo, Screen::HandedOver) => out.push(Command::Do(action)),
            (_, Screen::HandedOver) if state.is_handed_over() => {}
            (
                Action::NextQuestion
                | Action::PreviousQuestion
                | Action::NextSection
                | Action::PreviousSection
                | Action::NextPane,
                Screen::Writing(_),
            ) => memory.writing.go(action),
            (Action::ForSupervision, Screen::Writing(key)) => {
                let at = state.doc(*key).and_then(|open| memory.writing.acts_on(open));
                out.extend(at.map(|at| Command::Here(*key, Some(at))));
                out.push(Command::Do(action));
            }
            (Action::Find, Screen::OnPaper(_) | Screen::BlankOnPaper(_)) => memory.screens.paper.find(),
            (Action::ZoomIn | Action::ZoomOut | Action::ZoomReset, Screen::OnPaper(_) | Screen::BlankOnPaper(_)) => {
                memory.screens.paper.zoom(action)
            }
            _ => out.push(Command::Do(action)),
        }
    }
}

fn screen(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    if !matches!(state.screen, Screen::OnPaper(_) | Screen::BlankOnPaper(_)) {
        memory.screens.paper.leave();
    }
    match &state.screen {
        Screen::Library => screens::library::draw(ui, state, memory, out),
        Screen::MoreWorksheets => screens::more::draw(ui, state, memory, out),
        Screen::Writing(key) => screens::writing::draw(ui, *key, state, memory, out),
        Screen::OnPaper(_) | Screen::BlankOnPaper(_) => screens::paper::draw(ui, state, memory, out),
        Screen::Supervision(_) => screens::supervision::draw(ui, state, memory, out),
        Screen::Clients => screens::clients::draw(ui, state, memory, out),
        Screen::Agenda => screens::agenda::draw(ui, state, memory, out),
        Screen::Help(_) => screens::help::draw(ui, state, memory, out),
        Screen::Settings => screens::settings::draw(ui, state, memory, out),
        Screen::Welcome => screens::door::welcome(ui, state, out),
        Screen::SetUp => screens::door::set_up(ui, state, memory, out),
        Screen::RecoverySheet => screens::door::recovery_sheet(ui, state, memory, out),
        Screen::Brought(_) => screens::brought::draw(ui, state, out),
        Screen::States(_) => screens::states::draw(ui, state, out),
        Screen::Bench => screens::bench::draw(ui, state, memory, out),
        Screen::HandedOver => screens::door::handed(ui, state, memory, out),
        Screen::Locked => screens::door::locked(ui, state, memory, out),
    }
}
