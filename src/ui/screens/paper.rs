//! *On paper*: the very pages, and what goes on them.

mod panel;
mod pictures;

use egui::{Id, Key, Pos2, Rangef, Rect, Sense, StrokeKind, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

use crate::{
    app::{self, Action, Command, DocKey, PaperPages, Screen, State},
    t,
    ui::{
        Memory, frame, kit,
        theme::{self, Icon, Role},
    },
};

pub use pictures::Pictures;

/// Width of the panel at the right.
const PANEL: f32 = 304.0;
/// Below this width one page is shown, not two.
const ONE_PAGE: f32 = 1100.0;
/// Below this width there are no thumbnails.
const NO_THUMBNAILS: f32 = 820.0;

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
    let all = ui.max_rect();
    frame::ground(ui, all, look.app);
    let panel_width = PANEL.min(all.width() * 0.42);
    let desk = Rect::from_min_max(all.min, pos2(all.right() - panel_width, all.bottom()));
    frame::part(ui, "paper desk", desk, |ui| {
        let words = if doc.is_some() { t!("preview-back") } else { t!("preview-back-library") };
        if frame::back_row(ui, words) {
            out.push(doc.map_or(Command::Do(Action::MyWorksheets), Command::GoTo));
        }
        pages(ui, memory, desk, doc, paper, out);
    });
    let panel = Rect::from_min_max(pos2(desk.right(), all.top()), all.max);
    frame::ground(ui, panel, look.sheet);
    if let Some(edge) = look.pane_edge {
        ui.painter().vline(panel.left(), panel.y_range(), egui::Stroke::new(1.0, edge));
    }
    frame::part(ui, "paper panel", panel, |ui| panel::draw(ui, state, panel, doc, paper, out));
}

fn pages(
    ui: &mut Ui,
    memory: &mut Memory,
    desk: Rect,
    doc: Option<DocKey>,
    paper: &app::Paper,
    out: &mut Vec<Command>,
) {
    let look = theme::of(ui);
    let window = ui.ctx().content_rect();
    let thumbnails = window.width() >= NO_THUMBNAILS;
    let left = desk.left() + if thumbnails { 120.0 } else { 32.0 };
    let foot = Rect::from_min_max(pos2(desk.left(), desk.bottom() - frame::FOOT), desk.max);
    let above = if window.height() >= 760.0 { 116.0 } else { 60.0 };
    let room = Rect::from_min_max(pos2(left, desk.top() + above), pos2(desk.right() - 32.0, foot.top() - 64.0));
    let pages = match &paper.pages {
        Some(Ok(pages)) => pages.clone(),
        Some(Err(failure)) => {
            message(ui, room, &failure.what, &failure.help);
            frame::foot(ui, foot, Rangef::new(left, room.right()), false, None, out);
            return;
        }
        None => {
            let centre = room.center() - vec2(60.0, 10.0);
            let said = kit::put(ui, centre, Role::Small, look.muted, t!("preview-making"), room.width());
            kit::as_live(&said);
            frame::foot(ui, foot, Rangef::new(left, room.right()), false, None, out);
            return;
        }
    };
    memory.screens.pictures.begin(&pages.pdf);
    let two = window.width() >= ONE_PAGE && pages.count > 1;
    let first = if two { paper.first / 2 * 2 } else { paper.first }.min(pages.count.saturating_sub(1));
    let shown = first..(first + if two { 2 } else { 1 }).min(pages.count);
    if thumbnails {
        let column = Rect::from_min_max(pos2(desk.left(), desk.top() + 60.0), pos2(left - 8.0, foot.top()));
        frame::part(ui, "thumbnails", column, |ui| thumbnails_ui(ui, memory, &pages, doc, &shown, out));
    }
    let rects = places(room, &pages, two);
    for (page, rect) in shown.clone().zip(&rects) {
        page_ui(ui, memory, &pages, page, *rect);
    }
    let under = rects.first().map_or(room.bottom(), |rect| rect.bottom()) + 36.0;
    pager(ui, room, under.min(foot.top() - 28.0), doc, &pages, &shown, two, paper, out);
    memory.screens.pictures.end(ui.ctx());
    frame::foot(ui, foot, Rangef::new(left, room.right()), false, None, out);
}

fn message(ui: &mut Ui, room: Rect, what: &str, help: &str) {
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.set_max_width(480.0);
        let said = kit::text(ui, Role::Body, what);
        kit::as_live(&said);
        ui.add_space(8.0);
        kit::text(ui, Role::Helper, help);
    });
}

/// Where one page lies, or two side by side, as large as there is room.
fn places(room: Rect, pages: &PaperPages, two: bool) -> Vec<Rect> {
    let (width, height) = pages.size;
    let across = if two { (room.width() - 24.0) / 2.0 } else { room.width() };
    let scale = (across / width).min(room.height() / height).max(0.05);
    let size = vec2((width * scale).floor(), (height * scale).floor());
    let count = if two { 2.0 } else { 1.0 };
    let all = size.x * count + 24.0 * (count - 1.0);
    let left = (room.center().x - all / 2.0).round();
    let one = Rect::from_min_size(pos2(left, room.top()), size);
    if two { vec![one, one.translate(vec2(size.x + 24.0, 0.0))] } else { vec![one] }
}

fn page_ui(ui: &mut Ui, memory: &mut Memory, pages: &PaperPages, page: usize, rect: Rect) {
    let look = theme::of(ui);
    let shadow = look.low.as_shape(rect, 0.0);
    ui.painter().add(shadow);
    ui.painter().rect_filled(rect, 0.0, look.paper);
    if look.low_edge > 0.0 {
        ui.painter().rect_stroke(rect, 0.0, look.low_stroke(), StrokeKind::Outside);
    }
    memory.screens.pictures.paint(ui, page, pages.size, rect, false);
    let response = ui.interact(rect, Id::unique(("paper page", page)), Sense::hover());
    let name = t!("preview-page", page = page + 1, count = pages.count);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Image, true, &name));
}

fn thumbnails_ui(
    ui: &mut Ui,
    memory: &mut Memory,
    pages: &PaperPages,
    doc: Option<DocKey>,
    shown: &std::ops::Range<usize>,
    out: &mut Vec<Command>,
) {
    let look = theme::of(ui);
    let (width, height) = pages.size;
    let size = vec2(64.0, (64.0 * height / width).round());
    egui::ScrollArea::vertical().id_salt("thumbnails").auto_shrink([false; 2]).show(ui, |ui| {
        ui.add_space(56.0);
        for page in 0..pages.count {
            let (_, row) = ui.allocate_space(vec2(ui.available_width(), size.y + 45.0));
            let rect = Rect::from_min_size(row.min + vec2(28.0, 0.0), size);
            if !ui.is_rect_visible(row.expand(400.0)) {
                continue;
            }
            let on = shown.contains(&page);
            ui.painter().rect_filled(rect, 0.0, look.paper);
            memory.screens.pictures.paint(ui, page, pages.size, rect, true);
            let stroke = if on { egui::Stroke::new(2.0, look.accent) } else { look.hairline() };
            ui.painter().rect_stroke(rect, 0.0, stroke, StrokeKind::Outside);
            let response = ui.interact(rect, Id::unique(("thumbnail", page)), Sense::click());
            let name = t!("preview-page", page = page + 1, count = pages.count);
            response.widget_info(|| WidgetInfo::selected(accesskit::Role::Button, ui.is_enabled(), on, &name));
            kit::focus::follow(ui, &response);
            if response.has_focus() {
                kit::focus::border(ui, rect.expand(4.0), 2);
            }
            if response.clicked() {
                out.push(Command::PaperPage(doc, page));
            }
            let number = kit::galley(ui, Role::Caption, look.muted, &(page + 1).to_string(), 64.0);
            let at = pos2(rect.center().x - number.size().x / 2.0, rect.bottom() + 14.0);
            ui.painter().galley(at, number, look.muted);
        }
    });
}

#[expect(clippy::too_many_arguments, reason = "one line of the screen")]
fn pager(
    ui: &mut Ui,
    room: Rect,
    y: f32,
    doc: Option<DocKey>,
    pages: &PaperPages,
    shown: &std::ops::Range<usize>,
    two: bool,
    paper: &app::Paper,
    out: &mut Vec<Command>,
) {
    let look = theme::of(ui);
    let step = if two { 2 } else { 1 };
    let words = if shown.len() == 2 {
        t!("preview-two-pages", first = shown.start + 1, second = shown.end, count = pages.count)
    } else {
        t!("preview-page", page = shown.start + 1, count = pages.count)
    };
    let proved = paper.made == paper.asked;
    let blank = paper.options.copy.is_blank();
    let proof = match (proved, blank) {
        (true, true) => t!("preview-proved-blank"),
        (true, false) => t!("preview-proved"),
        (false, _) => t!("preview-making"),
    };
    let count = kit::galley(ui, Role::Small, look.muted, &words, f32::INFINITY);
    let proof_galley = kit::galley(ui, Role::Small, look.muted, proof, f32::INFINITY);
    let turner = 32.0 + count.size().x + 32.0;
    let proof_width = 22.0 + proof_galley.size().x;
    // Side by side where there is room, else one under the other.
    let beside = turner + 24.0 + proof_width <= room.width();
    let all = if beside { turner + 24.0 + proof_width } else { turner };
    let mut at = pos2(room.center().x - all / 2.0, if beside { y } else { y - 14.0 });
    let button = |at: Pos2| Rect::from_center_size(at + vec2(12.0, 0.0), vec2(32.0, 32.0));
    let back = shown.start.checked_sub(step).or((shown.start > 0).then_some(0));
    arrow(ui, button(at), Icon::Back, t!("preview-previous"), back, doc, out);
    at.x += 32.0;
    let width = count.size().x;
    let said = kit::put_galley(ui, pos2(at.x, at.y - 10.0), count);
    kit::as_live(&said);
    at.x += width + 8.0;
    let next = (shown.end < pages.count).then_some(shown.end);
    arrow(ui, button(at), Icon::Forward, t!("preview-next"), next, doc, out);
    at = if beside { pos2(at.x + 48.0, y) } else { pos2(room.center().x - proof_width / 2.0, y + 14.0) };
    if proved {
        Icon::Check.draw(ui.painter(), pos2(at.x + 8.0, at.y), 16.0, look.success);
    }
    let said = kit::put_galley(ui, pos2(at.x + 22.0, at.y - 10.0), proof_galley);
    kit::as_live(&said);
    if ui.memory(|memory| memory.focused().is_none()) {
        let pressed = |key| kit::focus::pressed(ui, key);
        let turn = if pressed(Key::PageDown) {
            next
        } else if pressed(Key::PageUp) {
            back
        } else {
            None
        };
        out.extend(turn.map(|page| Command::PaperPage(doc, page)));
    }
}

fn arrow(
    ui: &mut Ui,
    rect: Rect,
    icon: Icon,
    name: &str,
    to: Option<usize>,
    doc: Option<DocKey>,
    out: &mut Vec<Command>,
) {
    let look = theme::of(ui);
    let ink = if to.is_some() { look.muted } else { look.border };
    let id = Id::unique(("paper arrow", name));
    let response = ui.add_enabled_ui(to.is_some(), |ui| kit::icon_button_at(ui, rect, id, icon, ink, name)).inner;
    if let (true, Some(page)) = (response.clicked(), to) {
        out.push(Command::PaperPage(doc, page));
    }
}
