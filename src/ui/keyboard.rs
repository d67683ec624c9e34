//! Where the keyboard is, and where it goes when what had it lets it go.
//!
//! egui drops the focus on Escape, on Return in a line, and when the control
//! that had it is gone: a row of a menu, a button of a dialog. Then Tab would
//! begin at the top of the window. Here it goes back to where it was before,
//! or to the first control of a screen that was entered. Only a click on empty
//! ground lets it go, and Tab goes on from where it was even then.
//!
//! **Invariant:** a dialog, menu or calendar never keeps what was below it from
//! getting the keyboard back (`tests/screens/focus.rs`).

use egui::{Context, Id, Key, Popup};

use super::kit;
use crate::app::{Screen, State};

/// So often the focus is given to something that does not keep it.
const TRIES: u8 = 4;

/// Where the keyboard was.
#[derive(Debug, Default)]
pub struct Keyboard {
    screen: Option<Screen>,
    /// The control of this screen that had it last, below dialogs and menus.
    below: Option<Id>,
    /// The control of a dialog that had it last.
    above: Option<Id>,
    /// What was open in the last frame: a question of the program, any modal, a menu.
    open: [bool; 3],
    /// Whether one of them was, and in the frame before it.
    was_above: [bool; 2],
    /// Whether somebody clicked beside everything.
    let_go: bool,
    /// Whether the screen was entered and nothing of it has had the keyboard.
    entering: bool,
    tries: u8,
    /// What had the keyboard when the frame began.
    began_with: Option<Id>,
}

impl Keyboard {
    /// Before a frame is drawn; `true` if an open worksheet is to say where the keyboard goes.
    pub fn before(&mut self, ctx: &Context, state: &State) -> bool {
        kit::focus::note_tab(ctx);
        let entered = self.screen.as_ref() != Some(&state.screen);
        if entered {
            let unlocked = self.screen == Some(Screen::Locked);
            // When the program starts, nobody has come by key.
            self.entering = self.screen.is_some();
            self.screen = Some(state.screen.clone());
            self.below = None;
            self.tries = TRIES;
            self.let_go &= !unlocked;
        }
        let focused = ctx.memory(egui::Memory::focused);
        self.began_with = focused;
        let open = [state.waiting || state.dialog.is_some(), kit::modal_shown(ctx), Popup::is_any_open(ctx)];
        let [asks, modal, _] = open;
        let (asked, above) = (asks || modal, open.contains(&true));
        if std::mem::replace(&mut self.open, open) != open {
            self.tries = TRIES;
        }
        let [was, before] = self.was_above;
        self.was_above = [above, was];
        if above && !was {
            self.above = None;
        } else if was && !above {
            self.let_go = false;
        }
        if focused.is_some() {
            self.let_go = false;
            if above {
                self.above = focused;
            } else if !was && !before && !entered {
                (self.below, self.entering, self.tries) = (focused, false, TRIES);
            }
            // What was chosen in a menu, or on the screen before, has it for one frame more.
            if self.below != focused {
                self.soon(ctx);
            }
            return entered;
        }
        let tab = ctx.input(|input| input.key_pressed(Key::Tab));
        if self.let_go && !tab {
            return entered;
        }
        let there = |id: &Id| ctx.read_response(*id).is_some();
        if above {
            if let Some(id) = self.above.filter(|id| asked && there(id)) {
                ctx.memory_mut(|memory| memory.request_focus(id));
            }
            self.soon(ctx);
            return entered;
        }
        self.back_below(ctx, tab, there) || entered
    }

    /// Looks again in the next frame, a few times.
    fn soon(&mut self, ctx: &Context) {
        if self.tries > 0 {
            self.tries -= 1;
            ctx.request_repaint();
        }
    }

    fn back_below(&mut self, ctx: &Context, tab: bool, there: impl Fn(&Id) -> bool) -> bool {
        self.tries = if tab { TRIES } else { self.tries.saturating_sub(1) };
        if self.tries == 0 {
            return false;
        }
        if let Some(id) = self.below.filter(there) {
            if !tab {
                // Whoever has scrolled away from it meanwhile is not taken back there.
                kit::focus::stay(ctx, id);
            }
            ctx.memory_mut(|memory| memory.request_focus(id));
            return false;
        }
        if self.below.take().is_some() {
            self.entering = true;
        }
        if !self.entering {
            return false;
        }
        kit::focus::offer(ctx);
        matches!(self.screen, Some(Screen::Writing(_)))
    }

    /// After it: takes note of a click beside everything.
    pub fn after(&mut self, ctx: &Context) {
        let [above, _] = self.was_above;
        if above || ctx.memory(egui::Memory::focused).is_some() {
            return;
        }
        if ctx.input(|input| input.pointer.any_pressed() || input.pointer.any_released()) {
            self.let_go = true;
        }
        if (self.began_with.is_some() || self.entering) && !self.let_go && self.tries > 0 {
            ctx.request_repaint();
        }
    }
}
