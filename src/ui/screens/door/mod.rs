//! The door of the locked folder: the first start, setting up, the recovery sheet, unlocking.
//!
//! What is typed here is a passphrase: it stays in [`Draft`] until it leaves
//! as a command, and is wiped then.

mod handed;
mod keys;
mod locked;
mod recovery;
mod set_up;
mod welcome;

use egui::{Id, Rect, Response, ScrollArea, Ui, pos2, vec2};
use zeroize::Zeroize;

use super::desk;
use crate::{
    base::Secret,
    seal::Strength,
    t,
    ui::{
        Memory, frame,
        kit::{self, Field},
        theme::{self, Icon, Role},
    },
};

pub use handed::draw as handed;
pub use keys::{change, new_keys, test};
pub use locked::draw as locked;
pub use recovery::draw as recovery_sheet;
pub use set_up::{draw as set_up, meter};
pub use welcome::draw as welcome;

/// Width of the column.
const WIDTH: f32 = 360.0;
/// Width of the column on a screen that is the client's.
const BARE_WIDTH: f32 = 440.0;

/// What is typed at the door.
#[derive(Default)]
pub struct Draft {
    /// The passphrase before, where it is changed.
    old: String,
    passphrase: String,
    again: String,
    paper: String,
    /// Whether the letters are shown.
    shown: bool,
    /// Whether the key on paper is used.
    by_paper: bool,
    /// The strength of the passphrase, and the length it was worked out for.
    strength: Option<(usize, Strength)>,
    /// Said under the field before anything was sent.
    wrong: Option<&'static str>,
    /// What went wrong was told for the other way in.
    told: bool,
    /// Which screen took the keyboard last.
    focused: Option<&'static str>,
}

impl Draft {
    /// Takes what was typed, and leaves nothing behind.
    fn take(&mut self) -> Secret {
        let taken = Secret::new(std::mem::take(&mut self.passphrase));
        self.again.zeroize();
        self.strength = None;
        self.shown = false;
        taken
    }

    /// Which of the two new passphrases is wrong: the first, or the one that repeats it.
    fn faulty(&self) -> (bool, bool) {
        let differs = self.wrong == Some(t!("door-differ"));
        (self.wrong.is_some() && !differs, differs)
    }

    /// What was wrong is being mended.
    fn mended(&mut self, fields: [&Response; 2]) {
        if fields.iter().any(|field| field.changed()) {
            self.wrong = None;
        }
    }

    fn take_old(&mut self) -> Secret {
        Secret::new(std::mem::take(&mut self.old))
    }

    fn take_paper(&mut self) -> Secret {
        Secret::new(std::mem::take(&mut self.paper))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.passphrase.zeroize();
        self.again.zeroize();
        self.paper.zeroize();
        self.old.zeroize();
    }
}

/// One column in the middle of the desk, with the mark and a title above it.
fn column(ui: &mut Ui, name: &'static str, height: f32, title: &str, contents: impl FnOnce(&mut Ui)) {
    in_column(ui, name, (WIDTH, height), title, true, contents);
}

/// The same on a screen that is the client's: wider, without the mark and without a foot.
fn bare_column(ui: &mut Ui, name: &'static str, height: f32, title: &str, contents: impl FnOnce(&mut Ui)) {
    in_column(ui, name, (BARE_WIDTH, height), title, false, contents);
}

fn in_column(
    ui: &mut Ui,
    name: &'static str,
    (width, height): (f32, f32),
    title: &str,
    ours: bool,
    contents: impl FnOnce(&mut Ui),
) {
    let look = theme::of(ui);
    let all = ui.max_rect();
    frame::ground(ui, all, look.app);
    let body = Rect::from_min_max(all.min, pos2(all.right(), all.bottom() - if ours { frame::FOOT } else { 0.0 }));
    let top = ((body.height() - height) / 2.0).max(24.0);
    let width = width.min(body.width() - 48.0);
    frame::part(ui, name, body, |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink([false; 2]).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                ui.add_space((body.width() - width) / 2.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add_space(top);
                    if ours {
                        let (_, rect) = ui.allocate_space(vec2(width, 40.0));
                        desk::mark(ui, pos2(rect.center().x - 30.0, rect.top()), 40.0, look);
                        ui.add_space(24.0);
                    }
                    kit::as_heading(&centred(ui, Role::PageTitle, look.text, title), 1);
                    contents(ui);
                    ui.add_space(24.0);
                });
            });
        });
    });
}

/// Words in the middle of the column.
fn centred(ui: &mut Ui, role: Role, ink: egui::Color32, words: &str) -> Response {
    let width = ui.available_width();
    let galley = kit::galley_centred(ui, role, ink, words, width);
    let (_, rect) = ui.allocate_space(vec2(width, galley.size().y));
    // A centred galley hangs on the middle of its room.
    let at = pos2(rect.left() - galley.rect.left() + (width - galley.size().x) / 2.0, rect.top());
    kit::put_galley(ui, at, galley)
}

/// A field for a passphrase, with the eye that shows its letters.
pub fn secret_field(ui: &mut Ui, id: &'static str, label: &str, text: &mut String, shown: &mut bool) -> Response {
    secret_field_of(ui, (id, label), text, shown, false)
}

/// The same, pointed out if it is wrong.
fn secret_field_of(
    ui: &mut Ui,
    (id, label): (&'static str, &str),
    text: &mut String,
    shown: &mut bool,
    wrong: bool,
) -> Response {
    let said = kit::text(ui, Role::FieldLabel, label);
    ui.add_space(4.0);
    let id = Id::unique(id);
    let field = Field::line(id, label).labelled_by(said.id).secret(*shown).right_room(36.0).wrong(wrong);
    let response = field.show(ui, text);
    let eye = Rect::from_center_size(pos2(response.rect.right() - 22.0, response.rect.center().y), vec2(32.0, 32.0));
    let name = if *shown { t!("door-hide") } else { t!("door-show") };
    if kit::icon_button_at(ui, eye, id.with("eye"), Icon::Eye, theme::of(ui).muted, name).clicked() {
        *shown = !*shown;
    }
    response
}

/// The row under a field that can fail; it is always there, so that one line moves nothing.
pub fn wrong_row(ui: &mut Ui, wrong: Option<&str>) {
    let look = theme::of(ui);
    let width = ui.available_width();
    let (_, room) = ui.allocate_space(vec2(width, 24.0));
    let Some(wrong) = wrong else { return };
    Icon::Alert.draw(ui.painter(), room.min + vec2(8.0, 12.0), 16.0, look.danger);
    let said = kit::put(ui, room.min + vec2(22.0, 4.0), Role::Caption, look.danger, wrong, width - 22.0);
    // What needs several lines is not cut: damaged keys name their file and the way out.
    ui.add_space((said.rect.bottom() + 4.0 - room.bottom()).max(0.0));
    kit::as_live(&said);
}

/// Gives the keyboard to a field when its screen is entered.
fn take_focus(memory: &mut Memory, screen: &'static str, response: &Response) {
    if memory.screens.door.focused != Some(screen) {
        memory.screens.door.focused = Some(screen);
        response.request_focus();
    }
}
