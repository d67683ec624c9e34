//! The list of worksheets, newest first.

use egui::{Color32, Id, Popup, Rect, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::{
    app::{Command, Door, LibraryRow, State, Which},
    base::Day,
    t,
    ui::{
        Memory, kit,
        theme::{self, Icon, Look, Role},
    },
    words,
    worksheet::State as Review,
};

/// Height of a row.
const ROW: f32 = 44.0;
/// Rows so far outside the view are only room.
const NEAR: f32 = 600.0;

/// Draws the rows that are listed.
pub fn list(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let near = ui.clip_rect().expand(NEAR);
    for row in state.listed.iter().filter_map(|at| state.library.get(*at)) {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        if !near.intersects(rect) {
            continue;
        }
        if row_ui(ui, state, row, rect) {
            out.push(open_in(state, row));
        }
        more(ui, state, row, rect, memory, out);
    }
}

/// What can be done with a worksheet, at the end of its row: it is shown where the pointer or the keyboard is.
fn more(ui: &mut Ui, state: &State, row: &LibraryRow, rect: Rect, memory: &mut Memory, out: &mut Vec<Command>) {
    let which = match (&row.file, row.open) {
        (Some(file), _) => Which::File(file.clone()),
        (None, Some(doc)) => Which::Open(doc),
        (None, None) => return,
    };
    let at = Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), vec2(32.0, 32.0));
    let id = Id::unique(("row menu", row.doc.as_str(), row.file.as_ref()));
    let look = theme::of(ui);
    let was = ui.ctx().read_response(id);
    let opened = was.is_some_and(|was| Popup::is_id_open(ui.ctx(), Popup::default_response_id(&was)));
    let near =
        opened || ui.rect_contains_pointer(rect.expand2(vec2(12.0, 0.0))) || ui.memory(|memory| memory.has_focus(id));
    let ink = if near { look.muted } else { Color32::TRANSPARENT };
    let name = t!("row-more", title = &named(row));
    let button = kit::icon_button_at(ui, at, id, Icon::More, ink, &name);
    let may_write = !state.folder.read_only;
    kit::menu(&button, &name, 220.0, |ui| {
        if kit::MenuRow::new(t!("row-rename")).icon(Icon::Pen).enabled(may_write).show(ui).clicked() {
            out.push(Command::AskName(which.clone()));
        }
        if kit::MenuRow::new(t!("row-duplicate")).icon(Icon::Page).enabled(may_write).show(ui).clicked() {
            out.push(Command::Duplicate { which: which.clone(), doc: (memory.fresh)() });
        }
        if kit::MenuRow::new(t!("save-copy")).icon(Icon::Save).show(ui).clicked() {
            out.push(Command::SaveCopy(which.clone()));
        }
        if let (Which::File(file), Door::Open) = (&which, state.folder.door) {
            kit::menu_line(ui);
            let delete = kit::MenuRow::new(t!("row-delete")).icon(Icon::Bin).danger().enabled(may_write);
            if delete.show(ui).clicked() {
                out.push(Command::Delete(file.clone()));
            }
        }
    });
}

/// What a worksheet is called among others of the same title: with its code and its day.
pub fn named(row: &LibraryRow) -> String {
    let day = row.day.map(words::day_long).unwrap_or_default();
    let parts = [row.called(), &row.client, &day];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a click does on a row of the list: where a sheet has two files, either of their rows leads to both.
fn open_in(state: &State, row: &LibraryRow) -> Command {
    let other = row.open.filter(|_| state.folder.twice.contains(&row.doc)).and_then(|_| {
        let inside = |file: &&std::path::PathBuf| state.folder.vault.as_ref().is_some_and(|vault| vault.has(file));
        let others = state.library.iter().filter(|other| other.doc == row.doc && other.file != row.file);
        others.filter_map(|other| other.file.as_ref()).find(inside)
    });
    other.map_or_else(|| open(row), |other| Command::OpenFile(other.clone()))
}

/// What a click on a row does.
pub fn open(row: &LibraryRow) -> Command {
    match (row.open, &row.file) {
        (Some(doc), _) => Command::GoTo(doc),
        (None, Some(file)) => Command::OpenFile(file.clone()),
        (None, None) => Command::Dismiss,
    }
}

fn row_ui(ui: &mut Ui, state: &State, row: &LibraryRow, rect: Rect) -> bool {
    let look = theme::of(ui);
    let response = ui.interact(rect, Id::unique(("row", row.doc.as_str(), row.file.as_ref())), Sense::click());
    let today = state.today;
    let day = row.day.map(|day| today.map_or_else(|| words::day_long(day), |t| words::day_short(day, t)));
    let day = day.unwrap_or_default();
    let unkept = row.file.is_none() && row.open.is_some();
    let twice = state.folder.twice.contains(&row.doc);
    let said = if unkept {
        t!("row-state-not-kept").to_owned()
    } else if twice {
        t!("row-state-twice").to_owned()
    } else {
        state_words(&row.state, today)
    };
    let name = [row.called(), under(row), &row.client, &day, &said].into_iter().filter(|p| !p.is_empty());
    let name = name.collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), &name));
    kit::focus::follow(ui, &response);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, look.hairline());
    if response.hovered() {
        let fill = rect.expand2(vec2(12.0, 0.0)).with_min_y(rect.top() + 1.0);
        ui.painter().rect_filled(fill, 6.0, look.hover);
    }
    if response.has_focus() {
        kit::focus::border(ui, rect.expand2(vec2(8.0, 0.0)), 6);
    }
    let back = matches!(row.state, Review::Back { .. });
    let (code, date, state_at) = columns(rect);
    let title = if back { Role::BodyStrong } else { Role::Body };
    let right = cell(ui, rect, rect.left(), code, title, look.text, row.called());
    if !under(row).is_empty() && right + 60.0 < code {
        cell(ui, rect, right + 8.0, code, Role::Helper, look.muted, under(row));
    }
    cell(ui, rect, code, date, Role::Body, look.muted, &row.client);
    cell(ui, rect, date, state_at, Role::Body, look.muted, &day);
    let (icon, icon_ink, ink) =
        if unkept || twice { (Icon::Info, look.warn, look.text) } else { state_icon(&row.state, look) };
    icon.draw(ui.painter(), pos2(state_at + 8.0, rect.center().y), 16.0, icon_ink);
    cell(ui, rect, state_at + 24.0, rect.right() - 28.0, Role::Small, ink, &said);
    response.clicked()
}

/// Where code, date and state begin.
fn columns(rect: Rect) -> (f32, f32, f32) {
    let at = |share: f32| rect.left() + (rect.width() * share).round();
    // In a narrow window the state keeps its room, and the name gives some of its own.
    if rect.width() < 800.0 { (at(0.38), at(0.51), at(0.68)) } else { (at(0.39), at(0.5), at(0.63)) }
}

/// The title of a worksheet that has a name of its own.
fn under(row: &LibraryRow) -> &str {
    if row.name.is_empty() { "" } else { &row.title }
}

/// Gives back where its words end.
fn cell(ui: &Ui, row: Rect, left: f32, right: f32, role: Role, ink: Color32, words: &str) -> f32 {
    let galley = kit::galley_line(ui, role, ink, words, right - left - 12.0);
    let end = left + galley.size().x;
    ui.painter().galley(pos2(left, row.center().y - galley.size().y / 2.0), galley, ink);
    end
}

/// A review state in words: *Shared with Anna, 12 March*.
#[must_use]
pub fn state_words(state: &Review, today: Option<Day>) -> String {
    let day = |day: Day| today.map_or_else(|| words::day_long(day), |today| words::day_short(day, today));
    match state {
        Review::Mine => t!("row-state-mine").to_owned(),
        Review::Shared { with, since } => t!("row-state-shared", name = with, day = &day(since.day())),
        Review::Back { by, since, .. } if by.is_empty() => t!("row-state-back-unnamed", day = &day(since.day())),
        Review::Back { by, since, .. } => t!("row-state-back", name = by, day = &day(since.day())),
        Review::Finished { .. } => t!("row-state-finished").to_owned(),
    }
}

/// The icon of a review state, its colour, and the colour of the words.
#[must_use]
pub fn state_icon(state: &Review, look: Look) -> (Icon, Color32, Color32) {
    match state {
        Review::Mine => (Icon::Pen, look.muted, look.text),
        Review::Shared { .. } => (Icon::Letter, look.text, look.text),
        Review::Back { .. } => (Icon::Comment, look.comment, look.comment),
        Review::Finished { .. } => (Icon::Check, look.success, look.text),
    }
}
