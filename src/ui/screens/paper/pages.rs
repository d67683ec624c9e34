//! The pages one under the other; under them, which is shown and whether they are proved.

use std::{ops::Range, sync::Arc};

use egui::{
    Align, Color32, Id, Key, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2,
    style::ScrollAnimation, vec2,
};

use super::{Go, Pictures, View, Zoom, tools};
use crate::{
    app::{self, PaperPages},
    page, t,
    ui::{
        kit,
        theme::{self, Icon, Role},
    },
};

/// Between pages, and around them.
const GAP: f32 = 24.0;
/// What was found on a page, and the one that is looked at: paper is white in every theme.
const FOUND: Color32 = Color32::from_rgba_premultiplied(0x60, 0x4B, 0x11, 0x60);
const LOOKED_AT: Color32 = Color32::from_rgb(0x1F, 0x6F, 0x78);
/// How far an arrow key scrolls.
const STEP: f32 = 56.0;

/// The pages as a thing that takes the keyboard.
pub fn id() -> Id {
    Id::unique("paper pages")
}

/// Where pages lie: how large, how many side by side.
#[derive(Clone, Copy)]
struct Plan {
    scale: f32,
    columns: usize,
    page: egui::Vec2,
    count: usize,
    whole: egui::Vec2,
}

impl Plan {
    fn of(view: &View, pages: &PaperPages, room: Rect, columns: usize) -> Self {
        let (width, height) = pages.size;
        // Room for the bars at the edges.
        let (across, down) = (room.width() - 14.0, room.height());
        let columns = if view.zoom == Zoom::Page { columns.min(pages.count).max(1) } else { 1 };
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let gaps = GAP * (columns + 1) as f32;
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let side = columns as f32;
        let scale = match view.zoom {
            Zoom::Page => ((across - gaps) / side / width).min((down - 2.0 * GAP) / height),
            Zoom::Width => (across - gaps) / width,
            Zoom::Scale(scale) => scale,
        };
        let scale = tools::within(scale);
        let page = vec2((width * scale).round(), (height * scale).round());
        #[expect(clippy::cast_precision_loss, reason = "some hundred pages")]
        let rows = pages.count.div_ceil(columns) as f32;
        let whole = vec2((page.x * side + gaps).max(across), GAP + rows * (page.y + GAP));
        Self { scale, columns, page, count: pages.count, whole }
    }

    /// Where a page lies, from the corner of all pages.
    fn place(&self, page: usize) -> Rect {
        #[expect(clippy::cast_precision_loss, reason = "some hundred pages")]
        let (row, column) = ((page / self.columns) as f32, (page % self.columns) as f32);
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let side = self.columns as f32;
        let all = self.page.x * side + GAP * (side - 1.0);
        let left = ((self.whole.x - all) / 2.0).round() + column * (self.page.x + GAP);
        Rect::from_min_size(pos2(left, GAP + row * (self.page.y + GAP)), self.page)
    }

    /// The pages that can be seen.
    fn in_sight(&self, sight: Rect) -> Range<usize> {
        let sees = |page: &usize| self.place(*page).intersects(sight);
        let first = (0..self.count).find(sees).unwrap_or(0);
        let past = (first..self.count).find(|page| !sees(page) && page % self.columns == 0).unwrap_or(self.count);
        first..past
    }

    /// The pages that one would say one is at: those of the row that is in the upper part of what is seen.
    fn here(&self, sight: Rect) -> Range<usize> {
        if sight.bottom() >= self.whole.y - 1.0 && sight.top() > 0.0 {
            return self.count.saturating_sub(1) / self.columns * self.columns..self.count;
        }
        let eye = sight.top() + sight.height() * 0.4;
        let row = |page: usize| self.place(page).bottom() + GAP > eye;
        let first = (0..self.count).step_by(self.columns).find(|page| row(*page));
        let first = first.unwrap_or(self.count.saturating_sub(1) / self.columns * self.columns);
        first..(first + self.columns).min(self.count)
    }
}

/// Draws the pages that are in sight; gives the ones that the reader is at.
pub fn draw(
    ui: &mut Ui,
    view: &mut View,
    pictures: &mut Pictures,
    pages: &PaperPages,
    room: Rect,
    columns: usize,
) -> Range<usize> {
    pinch(ui, view, room);
    let plan = Plan::of(view, pages, room, columns);
    let response = ui.interact(room, id(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::ScrollView, ui.is_enabled(), t!("preview-pages")));
    let entered = std::mem::replace(&mut view.entered, true);
    if !entered {
        response.request_focus();
    }
    if response.gained_focus() {
        view.ring = ui.input(|input| input.key_pressed(Key::Tab));
    }
    let step = keys(ui, view, &response, &plan);
    let area = ScrollArea::both().id_salt("pages").auto_shrink([false; 2]);
    let shown = area.show_viewport(ui, |ui, sight| {
        ui.set_min_size(plan.whole);
        let origin = ui.min_rect().min;
        if step != 0.0 {
            ui.scroll_with_delta(vec2(0.0, -step));
        }
        if let Some(go) = view.go.take() {
            go_to(ui, go, &plan, origin.to_vec2());
            // What is in sight now is not where the reader will be.
            view.settling = 2;
            ui.ctx().request_repaint();
        }
        for page in plan.in_sight(sight) {
            page_ui(ui, view, pictures, pages, page, plan.place(page).translate(origin.to_vec2()));
        }
        let here = plan.here(sight);
        let top = plan.place(here.start);
        view.top = (here.start, (sight.top() - top.top()).max(0.0) / plan.scale, plan.scale);
        here
    });
    if view.ring && response.has_focus() {
        kit::focus::border(ui, room, 4);
    }
    shown.inner
}

/// Ctrl and the wheel, or two fingers, make pages larger and smaller.
fn pinch(ui: &Ui, view: &mut View, room: Rect) {
    let over = ui.rect_contains_pointer(room);
    let zoom = ui.input(egui::InputState::zoom_delta);
    if over && (zoom - 1.0).abs() > 0.001 {
        let scale = view.top.2 * zoom;
        view.set_scale(scale);
    }
}

/// The keys that move through the pages while nothing else has the keyboard; how far to scroll.
fn keys(ui: &Ui, view: &mut View, response: &egui::Response, plan: &Plan) -> f32 {
    let free = ui.memory(|memory| memory.focused().is_none());
    if !(free || kit::focus::keeps_arrows(ui, response.id, true, true)) {
        return 0.0;
    }
    let pressed = |key| kit::focus::pressed(ui, key);
    let row = view.top.0 / plan.columns * plan.columns;
    let to = if pressed(Key::PageDown) {
        Some((row + plan.columns).min(plan.count.saturating_sub(1)))
    } else if pressed(Key::PageUp) {
        // First to the top of this one, if it is not there.
        let at_top = view.top.1 * plan.scale < GAP + 1.0;
        Some(if at_top { row.saturating_sub(plan.columns) } else { row })
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        Some(plan.count.saturating_sub(1))
    } else {
        None
    };
    if let Some(page) = to {
        view.go = Some(Go::Page(page));
    }
    let down = f32::from(u8::from(pressed(Key::ArrowDown)));
    let up = f32::from(u8::from(pressed(Key::ArrowUp)));
    (down - up) * STEP
}

fn go_to(ui: &Ui, go: Go, plan: &Plan, origin: egui::Vec2) {
    match go {
        Go::Page(page) => {
            let place = plan.place(page).translate(origin);
            let top = Rect::from_min_size(place.min - vec2(0.0, GAP), vec2(place.width(), 1.0));
            ui.scroll_to_rect_animation(top, Some(Align::Min), ScrollAnimation::none());
        }
        Go::Place { page, y, top } => {
            let place = plan.place(page).translate(origin);
            let line = place.top() + y * plan.scale;
            let rect = Rect::from_min_size(pos2(place.left(), line), vec2(place.width(), 1.0));
            if top {
                ui.scroll_to_rect_animation(rect, Some(Align::Min), ScrollAnimation::none());
            } else {
                ui.scroll_to_rect_animation(rect.expand2(vec2(0.0, 96.0)), None, ScrollAnimation::none());
            }
        }
    }
}

fn page_ui(ui: &mut Ui, view: &View, pictures: &mut Pictures, pages: &PaperPages, page: usize, rect: Rect) {
    let look = theme::of(ui);
    let shadow = look.low.as_shape(rect, 0.0);
    ui.painter().add(shadow);
    ui.painter().rect_filled(rect, 0.0, look.paper);
    if look.low_edge > 0.0 {
        ui.painter().rect_stroke(rect, 0.0, look.low_stroke(), StrokeKind::Outside);
    }
    pictures.paint(ui, page, pages.size, rect, false);
    found_ui(ui, view, pages, page, rect);
    let response = ui.interact(rect, Id::unique(("paper page", page)), Sense::hover());
    let name = t!("preview-page", page = page + 1, count = pages.count);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Image, true, &name));
    if let Some(own) = pages.model.pages.get(page) {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(page::words_of(own)));
    }
}

/// Marks what was found on a page, and what is looked at of it.
fn found_ui(ui: &Ui, view: &View, pages: &PaperPages, page: usize, rect: Rect) {
    let Some(finding) = &view.find else { return };
    let scale = rect.width() / pages.size.0;
    for (nth, found) in finding.found.iter().enumerate() {
        for page::Spot { rect: (left, top, width, height), .. } in
            found.places.iter().filter(|spot| spot.page == page)
        {
            let at = rect.min + vec2(left.0, top.0) * scale;
            let place = Rect::from_min_size(at, vec2(width.0, height.0) * scale).expand(1.0);
            // The ink stays readable through the mark: paper is white in every theme.
            ui.painter().rect_filled(place, 2.0, FOUND);
            if nth == finding.at {
                ui.painter().rect_stroke(place, 2.0, Stroke::new(2.0, LOOKED_AT), StrokeKind::Outside);
            }
        }
    }
}

/// What is proved of the pages, in as many lines as it needs.
fn proof(ui: &Ui, width: f32, paper: &app::Paper, left_out: usize) -> Arc<egui::Galley> {
    let some_home = t!("preview-some-home", count = left_out);
    let words = match (paper.made == paper.asked, paper.options.holds_answers()) {
        (true, false) => t!("preview-proved-blank"),
        (true, true) if left_out > 0 => &some_home,
        (true, true) => t!("preview-proved"),
        (false, _) => t!("preview-making"),
    };
    kit::galley(ui, Role::Small, theme::of(ui).muted, words, (width - 22.0).max(0.0))
}

/// How high the line under the pages is: what is proved stands beside the pager, or under it.
pub fn pager_height(ui: &Ui, width: f32, paper: &app::Paper, left_out: usize) -> f32 {
    let said = proof(ui, width, paper, left_out);
    // The pager with the longest words it can have.
    let beside = 32.0 + 200.0 + 40.0 + 24.0 + 22.0 + said.size().x <= width;
    if beside { 48.0 } else { 36.0 + said.size().y + 8.0 }
}

/// Which page is shown, to the one before and the next, and whether every word was found again.
pub fn pager(
    ui: &mut Ui,
    view: &mut View,
    line: Rect,
    pages: &PaperPages,
    shown: &Range<usize>,
    (paper, left_out): (&app::Paper, usize),
) {
    let look = theme::of(ui);
    let words = if shown.len() == 2 {
        t!("preview-two-pages", first = shown.start + 1, second = shown.end, count = pages.count)
    } else {
        t!("preview-page", page = shown.start + 1, count = pages.count)
    };
    let count = kit::galley(ui, Role::Small, look.muted, &words, f32::INFINITY);
    let proved = paper.made == paper.asked;
    let said = proof(ui, line.width(), paper, left_out);
    let turner = 32.0 + count.size().x + 40.0;
    let proof_width = 22.0 + said.size().x;
    // Side by side where there is room, else one under the other.
    let beside = line.height() < 49.0 && turner + 24.0 + proof_width <= line.width();
    let all = if beside { turner + 24.0 + proof_width } else { turner };
    let y = if beside { line.center().y } else { line.top() + 18.0 };
    let mut x = line.left() + ((line.width() - all) / 2.0).max(0.0);
    let step = shown.len().max(1);
    let button = |x: f32| Rect::from_center_size(pos2(x + 16.0, y), vec2(32.0, 32.0));
    let back = shown.start.checked_sub(step).or((shown.start > 0).then_some(0));
    arrow(ui, view, button(x), Icon::Back, t!("preview-previous"), back);
    x += 36.0;
    let width = count.size().x;
    kit::as_live(&kit::put_galley(ui, pos2(x, y - 10.0), count));
    x += width + 4.0;
    let next = (shown.end < pages.count).then_some(shown.end);
    arrow(ui, view, button(x), Icon::Forward, t!("preview-next"), next);
    let at = if beside {
        pos2(x + 32.0 + 24.0, y)
    } else {
        pos2(line.left() + ((line.width() - proof_width) / 2.0).max(0.0), y + 28.0)
    };
    if proved {
        Icon::Check.draw(ui.painter(), pos2(at.x + 8.0, at.y), 16.0, look.success);
    }
    kit::as_live(&kit::put_galley(ui, pos2(at.x + 22.0, at.y - 10.0), said));
}

fn arrow(ui: &mut Ui, view: &mut View, rect: Rect, icon: Icon, name: &str, to: Option<usize>) {
    let look = theme::of(ui);
    let ink = if to.is_some() { look.muted } else { look.border };
    let id = Id::unique(("paper arrow", name));
    let response = ui.add_enabled_ui(to.is_some(), |ui| kit::icon_button_at(ui, rect, id, icon, ink, name)).inner;
    if let (true, Some(page)) = (response.clicked(), to) {
        view.go = Some(Go::Page(page));
    }
}
