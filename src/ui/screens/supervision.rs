//! *Supervision*: who waits for an answer, what is asked, and the answer.
//!
//! At the left the sheets that came in, are with others, or came back; in the
//! middle what is asked first, then the marked answers, the rest folded; at
//! the right the comments. A comment is kept in the worksheet at every key.

mod answers;
mod asked;
mod composer;
mod inbox;
mod rail;
mod sheet;

use std::collections::BTreeSet;

use egui::{Rangef, Rect, Stroke, Ui, pos2};

use crate::{
    app::{self, Action, Command, DocKey, Inbox, Open, Screen, State},
    base::{Day, Id},
    t,
    ui::{Memory, frame, kit, theme},
    worksheet::{Anchor, CommentKind},
};

/// Width of the inbox.
const INBOX: f32 = 304.0;
/// Below this width the inbox is shown only while no sheet is.
const ONE_AT_A_TIME: f32 = 1280.0;

/// What is being done in *Supervision*: a comment, a selection, what is unfolded.
#[derive(Default)]
pub struct Draft {
    /// The comment that is being written.
    pub comment: Option<Writing>,
    /// Words that were selected last: where they stand.
    pub selected: Option<(DocKey, Id, usize, usize)>,
    /// The sheet whose rest is unfolded.
    pub unfolded: Option<DocKey>,
    /// What had comments when the sheet came onto the screen: until it comes again its order stays.
    pub first: BTreeSet<Id>,
    /// Where the words stand that the comment being written is about.
    pub words_at: Option<f32>,
}

/// A comment that is being written.
pub struct Writing {
    /// In which worksheet.
    pub doc: DocKey,
    /// Its id.
    pub id: Id,
    /// What it is about.
    pub anchor: Anchor,
    /// Which of the four kinds.
    pub kind: CommentKind,
    /// Words that are no comment yet: empty, or only spaces.
    pub spaces: String,
    /// The day as it is being typed.
    pub day: String,
    /// The day, once it is one.
    pub by_day: Option<Day>,
    /// Whether the field takes the keyboard in the next frame.
    pub focus: bool,
    /// Whether the field of the day does.
    pub to_day: bool,
    /// As which kind it was in sight.
    pub seen: Option<CommentKind>,
}

/// Draws *Supervision*.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let Screen::Supervision(doc) = state.screen else { return };
    let open = doc.and_then(|doc| state.doc(doc));
    let all = ui.max_rect();
    let came_in = app::inbox(state, Inbox::ComeIn);
    let listed = if state.inbox == Inbox::ComeIn { came_in.clone() } else { app::inbox(state, state.inbox) };
    let next = next_words(state, &came_in);
    let wide = all.width() >= ONE_AT_A_TIME;
    frame::ground(ui, all, look.sheet);
    let mut left = all.left();
    if wide || open.is_none() {
        let width = if wide { INBOX } else { all.width() };
        // Alone in a narrow window, the inbox leaves room for the safety line.
        let low = if wide { 0.0 } else { frame::FOOT };
        let side = Rect::from_min_max(all.min, pos2(all.left() + width, all.bottom() - low));
        frame::ground(ui, side, look.app);
        if let Some(edge) = look.pane_edge {
            ui.painter().vline(side.right(), side.y_range(), Stroke::new(1.0, edge));
        }
        frame::part(ui, "inbox", side, |ui| inbox::draw(ui, state, side, &listed, out));
        left = side.right();
    }
    let alone = if open.is_none() && !wide { all.left() } else { left };
    let foot = Rect::from_min_max(pos2(alone, all.bottom() - frame::FOOT), all.max);
    let body = Rect::from_min_max(pos2(left, all.top()), foot.right_top());
    match open {
        Some(open) => {
            if !open.reviews() {
                memory.screens.review.comment = None;
            }
            let column = frame::part(ui, "review", body, |ui| sheet::draw(ui, state, open, memory, !wide, out));
            foot_ui(ui, open, next.as_deref(), foot, column, out);
        }
        None if wide => {
            frame::part(ui, "review empty", body, |ui| {
                let at = body.min + egui::vec2(40.0, 32.0);
                let words = if listed.is_empty() { t!("supervision-none") } else { t!("supervision-choose") };
                kit::put(ui, at, theme::Role::Helper, look.muted, words, body.width() - 80.0);
            });
            frame::foot(ui, foot, Rangef::new(left + 40.0, all.right() - 40.0), true, None, out);
        }
        None => {
            frame::ground(ui, foot, look.app);
            frame::foot(ui, foot, Rangef::new(all.left() + 24.0, all.right() - 24.0), false, None, out);
        }
    }
    next_by_key(ui, state, next.is_some(), out);
}

/// The foot: the safety line, and who is next.
///
/// Between them whether the comments are kept, where there is room for it.
fn foot_ui(ui: &mut Ui, open: &Open, next: Option<&str>, foot: Rect, column: Rangef, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let wide = |words: &str| kit::galley(ui, theme::Role::Helper, look.text, words, f32::INFINITY).size().x;
    let width = next.map_or(0.0, |words| wide(words) + 56.0);
    let status = frame::saved_status(look, open);
    let room = next.is_none() || column.max <= foot.right() - 48.0 - width;
    frame::foot(ui, foot, column, true, Some(&status).filter(|_| open.reviews() && room), out);
    let Some(words) = next else { return };
    let rect =
        Rect::from_min_max(pos2(foot.right() - 24.0 - width, foot.top() + 2.0), foot.max - egui::vec2(24.0, 2.0));
    frame::part(ui, "next person", rect, |ui| {
        let button = kit::Button::quiet(words).id(egui::Id::unique("next person"));
        if button.show(ui).clicked() {
            out.push(Command::NextPerson);
        }
    });
    kit::put_right(ui, rect.right(), rect.center().y, theme::Role::Caption, theme::of(ui).muted, "N");
}

fn next_words(state: &State, rows: &[usize]) -> Option<String> {
    let current = state.current().map(|open| &open.sheet().doc);
    let here = rows.iter().position(|row| state.library.get(*row).is_some_and(|row| Some(&row.doc) == current));
    let next = rows.get(here.map_or(0, |at| at + 1)).or_else(|| rows.first())?;
    let row = state.library.get(*next).filter(|row| Some(&row.doc) != current)?;
    Some(t!("supervision-next", name = &inbox::person(state, row, Inbox::ComeIn)))
}

/// One key leads to the next person, unless somebody is writing.
fn next_by_key(ui: &Ui, state: &State, there_is: bool, out: &mut Vec<Command>) {
    let writing = ui.ctx().egui_wants_keyboard_input();
    if !writing && state.dialog.is_none() && there_is && kit::focus::pressed(ui, egui::Key::N) {
        out.push(Command::NextPerson);
    }
}

/// A row that goes back to *My worksheets*, or to the inbox.
fn back(ui: &mut Ui, to_inbox: bool, out: &mut Vec<Command>, inbox: Inbox) {
    let words = if to_inbox { t!("supervision-title") } else { t!("library-title") };
    if frame::back_row(ui, words) {
        out.push(if to_inbox { Command::Inbox(inbox) } else { Command::Do(Action::MyWorksheets) });
    }
}
