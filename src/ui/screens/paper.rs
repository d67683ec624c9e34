//! *On paper*: the very pages, one under the other, and what goes on them.
//!
//! Pages at the desk (`pages`), small ones at the side (`thumbnails`), zoom
//! and find above (`tools`), what goes on paper in the panel (`panel`, `lock`).

mod home;
pub(super) mod lock;
mod pages;
mod panel;
mod pictures;
mod thumbnails;
mod tools;

use egui::{Id, Rangef, Rect, Ui, UiBuilder, pos2, vec2};

use super::desk;
use crate::{
    app::{self, Action, Command, DocKey, Failure, Lock, PaperPages, Screen, State},
    page::Found,
    t,
    ui::{
        Memory, frame,
        kit::{self, Button},
        theme::{self, Role},
    },
};

pub use home::words_for;
pub use pictures::{AtOnce, Draughtsman, Drawn, Pictures, Wanted};

/// Width of the panel at the right.
const PANEL: f32 = 304.0;
/// Below this width one page is shown, not two.
const ONE_PAGE: f32 = 1100.0;
/// Below this width there are no thumbnails.
const NO_THUMBNAILS: f32 = 820.0;

/// How large pages are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Zoom {
    /// Whole pages.
    #[default]
    Page,
    /// As wide as there is room.
    Width,
    /// In points of the window to the point on paper.
    Scale(f32),
}

/// Where the pages should go.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Go {
    /// To the top of a page.
    Page(usize),
    /// To a place on a page, in points from its top; it comes to the top, or just into sight.
    Place { page: usize, y: f32, top: bool },
}

/// Where things are on this screen.
#[derive(Default)]
pub struct View {
    /// Of what the pages are, since the screen was entered.
    of: Option<Option<DocKey>>,
    zoom: Zoom,
    go: Option<Go>,
    /// The page that the brain was told of last.
    told: usize,
    /// What stands at the top of what is shown: page and place on it, and how large.
    top: (usize, f32, f32),
    /// What is looked for, while the field for it is open.
    find: Option<Finding>,
    /// Whether the keyboard came to the pages by Tab.
    ring: bool,
    /// Whether the pages took the keyboard when the screen was entered.
    entered: bool,
    /// How high the line under the pages is; a message stands above it.
    pager: f32,
    /// The page whose small picture was brought into sight last.
    small: Option<usize>,
    /// How many frames until the pages lie where they should go.
    settling: u8,
    /// The passphrase that is being typed.
    lock: lock::Draft,
}

/// Words that are looked for.
#[derive(Default)]
struct Finding {
    words: String,
    /// What was searched: which request for pages, which words.
    searched: Option<(u64, String)>,
    found: Vec<Found>,
    at: usize,
    /// Whether its field should take the keyboard.
    entered: bool,
    /// Whether other words were typed in the last frame: then the first of them comes into sight.
    fresh: bool,
}

impl View {
    /// How high the line under the pages is.
    #[must_use]
    pub const fn pager(&self) -> f32 {
        self.pager
    }

    /// Opens the field for words to find.
    pub fn find(&mut self) {
        self.find.get_or_insert_default().entered = true;
    }

    /// The screen was left: what was typed is forgotten, sizes are not.
    pub fn leave(&mut self) {
        if self.of.take().is_some() {
            *self = Self { zoom: self.zoom, ..Self::default() };
        }
    }

    /// Larger, smaller, or whole pages; by key.
    pub fn zoom(&mut self, action: Action) {
        let now = self.top.2;
        match action {
            Action::ZoomIn => self.set_scale(tools::larger(now)),
            Action::ZoomOut => self.set_scale(tools::smaller(now)),
            _ => self.set(Zoom::Page),
        }
    }

    fn set_scale(&mut self, scale: f32) {
        self.set(Zoom::Scale(tools::within(scale)));
    }

    /// Another size; what stood at the top stays there.
    fn set(&mut self, zoom: Zoom) {
        if self.zoom != zoom {
            self.zoom = zoom;
            self.go = Some(Go::Place { page: self.top.0, y: self.top.1, top: true });
        }
    }
}

/// Draws *On paper*, of an open worksheet or a blank one.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let (doc, paper) = match &state.screen {
        Screen::OnPaper(doc) => match state.doc(*doc) {
            Some(open) => (Some(*doc), &open.paper),
            None => return,
        },
        _ => (None, &state.blank),
    };
    let entered = memory.screens.paper.of != Some(doc);
    if entered {
        memory.screens.paper = View {
            of: Some(doc),
            zoom: memory.screens.paper.zoom,
            go: Some(Go::Page(paper.first)),
            ..View::default()
        };
        memory.screens.paper.told = paper.first;
        if paper.lock != Lock::Off {
            // A passphrase is typed anew each time.
            out.push(Command::PaperLock(doc, Lock::Off));
        }
    }
    let all = ui.max_rect();
    frame::ground(ui, all, look.app);
    let panel_width = PANEL.min(all.width() * 0.42);
    let desk = Rect::from_min_max(all.min, pos2(all.right() - panel_width, all.bottom()));
    frame::part(ui, "paper desk", desk, |ui| {
        let words = if doc.is_some() { t!("preview-back") } else { t!("preview-back-library") };
        let back = frame::back_row_in(ui, words, desk.width() - tools::FEW);
        let left_out = doc.and_then(|doc| state.doc(doc)).map_or(0, |open| home::left_out(open, &paper.options));
        desk_ui(ui, memory, desk, doc, (paper, left_out), out);
        // After what is looked for: Escape closes that first.
        if back || desk::escaped(ui) {
            out.push(doc.map_or(Command::Do(Action::MyWorksheets), Command::GoTo));
        }
    });
    let panel = Rect::from_min_max(pos2(desk.right(), all.top()), all.max);
    frame::ground(ui, panel, look.sheet);
    if let Some(edge) = look.pane_edge {
        ui.painter().vline(panel.left(), panel.y_range(), egui::Stroke::new(1.0, edge));
    }
    frame::part(ui, "paper panel", panel, |ui| panel::draw(ui, state, memory, panel, doc, paper, out));
}

fn desk_ui(
    ui: &mut Ui,
    memory: &mut Memory,
    desk: Rect,
    doc: Option<DocKey>,
    (paper, left_out): (&app::Paper, usize),
    out: &mut Vec<Command>,
) {
    let window = ui.ctx().content_rect();
    let has_thumbnails = window.width() >= NO_THUMBNAILS;
    let left = desk.left() + if has_thumbnails { 120.0 } else { 16.0 };
    let foot = Rect::from_min_max(pos2(desk.left(), desk.bottom() - frame::FOOT), desk.max);
    let column = Rangef::new(desk.left() + 32.0, desk.right() - 32.0);
    let pager = pages::pager_height(ui, desk.right() - 16.0 - left, paper, left_out);
    memory.screens.paper.pager = pager;
    let room = Rect::from_min_max(pos2(left, desk.top() + 60.0), pos2(desk.right() - 8.0, foot.top() - pager));
    let pages = match &paper.pages {
        Some(Ok(pages)) => pages.clone(),
        Some(Err(failure)) => {
            message(ui, room.shrink2(vec2(24.0, 56.0)), failure, doc, out);
            frame::foot(ui, foot, column, false, None, out);
            return;
        }
        None => {
            let centre = room.center() - vec2(60.0, 10.0);
            let look = theme::of(ui);
            let said = kit::put(ui, centre, Role::Small, look.muted, t!("preview-making"), room.width());
            kit::as_live(&said);
            frame::foot(ui, foot, column, false, None, out);
            return;
        }
    };
    let Memory { screens, draughtsman, in_draft, .. } = memory;
    screens.pictures.begin(ui.ctx(), &pages.pdf, draughtsman.as_mut());
    let view = &mut screens.paper;
    let first = paper.first.min(pages.count.saturating_sub(1));
    if view.told != first {
        view.told = first;
        view.go = Some(Go::Page(first));
    }
    let words = if doc.is_some() { t!("preview-back") } else { t!("preview-back-library") };
    let back = frame::back_width(ui, words);
    tools::draw(ui, view, desk, if back > desk.width() - tools::FEW { 48.0 } else { back });
    let mut room = room;
    if let Some(finding) = &mut view.find {
        finding.search(paper.made, &pages);
        let bar = Rect::from_min_max(pos2(left, room.top()), pos2(desk.right() - 16.0, room.top() + 48.0));
        room.min.y = bar.bottom();
        *in_draft |= frame::part(ui, "paper find", bar, |ui| tools::find_bar(ui, view, bar));
    }
    if has_thumbnails {
        let column = Rect::from_min_max(pos2(desk.left(), desk.top() + 60.0), pos2(left - 8.0, foot.top()));
        frame::part(ui, "thumbnails", column, |ui| {
            let fresh = screens.paper.small.replace(first) != Some(first);
            thumbnails::draw(ui, &mut screens.pictures, &pages, doc, (first, fresh), out);
        });
    }
    let columns = if window.width() >= ONE_PAGE && pages.count > 1 { 2 } else { 1 };
    let shown = frame::part(ui, "pages", room, |ui| {
        pages::draw(ui, &mut screens.paper, &mut screens.pictures, &pages, room, columns)
    });
    let view = &mut screens.paper;
    if view.settling > 0 {
        view.settling -= 1;
    } else if view.told != shown.start {
        view.told = shown.start;
        out.push(Command::PaperPage(doc, shown.start));
    }
    let line = Rect::from_min_max(pos2(left, room.bottom()), pos2(desk.right() - 16.0, foot.top()));
    frame::part(ui, "pager", line, |ui| {
        pages::pager(ui, &mut screens.paper, line, &pages, &shown, (paper, left_out))
    });
    screens.pictures.end(ui.ctx(), draughtsman.as_mut());
    frame::foot(ui, foot, column, false, None, out);
}

fn message(ui: &mut Ui, room: Rect, failure: &Failure, doc: Option<DocKey>, out: &mut Vec<Command>) {
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.set_max_width(ui.available_width().min(480.0));
        let said = kit::text(ui, Role::Body, &failure.what);
        kit::as_live(&said);
        ui.add_space(8.0);
        kit::text(ui, Role::Helper, &failure.help);
        if let Some(doc) = doc {
            ui.add_space(16.0);
            let save = Button::secondary(t!("preview-save-words")).id(Id::unique("paper save words"));
            if save.show(ui).clicked() {
                out.push(Command::SaveWords(doc));
            }
        }
    });
}

impl Finding {
    /// Looks for the words, if words or pages are others than before.
    fn search(&mut self, made: u64, pages: &PaperPages) {
        let now = (made, self.words.clone());
        if self.searched.as_ref() == Some(&now) {
            return;
        }
        let new_words = self.searched.as_ref().is_none_or(|(_, words)| *words != self.words);
        self.found = crate::page::find(&pages.model, &self.words);
        self.at = if new_words { 0 } else { self.at.min(self.found.len().saturating_sub(1)) };
        self.searched = Some(now);
    }

    /// The place of what is looked at.
    fn here(&self) -> Option<Go> {
        let found = self.found.get(self.at)?;
        let first = found.places.first()?;
        Some(Go::Place { page: first.page, y: first.rect.1.0, top: false })
    }
}
