//! The pages small, at the side: a click goes to one.

use egui::{Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::Pictures;
use crate::{
    app::{Command, DocKey, PaperPages},
    t,
    ui::{
        kit,
        theme::{self, Role},
    },
};

/// How wide they are.
const WIDTH: f32 = 64.0;
/// From one to the next.
const GAP: f32 = 45.0;

/// Draws those that are in sight; the one of the page that is read comes into sight when it is another.
pub fn draw(
    ui: &mut Ui,
    pictures: &mut Pictures,
    pages: &PaperPages,
    doc: Option<DocKey>,
    (here, fresh): (usize, bool),
    out: &mut Vec<Command>,
) {
    let look = theme::of(ui);
    let (width, height) = pages.size;
    let size = vec2(WIDTH, (WIDTH * height / width).round());
    let row = size.y + GAP;
    let area = egui::ScrollArea::vertical().id_salt("thumbnails").auto_shrink([false; 2]);
    area.show_viewport(ui, |ui, sight| {
        #[expect(clippy::cast_precision_loss, reason = "some hundred pages")]
        let top = |page: usize| 20.0 + row * page as f32;
        ui.set_height(top(pages.count));
        let origin = ui.min_rect().min;
        let place = Rect::from_min_size(origin + vec2(28.0, top(here)), size);
        if fresh && !ui.clip_rect().contains_rect(place) {
            ui.scroll_to_rect(place.expand2(vec2(0.0, GAP)), None);
        }
        for page in 0..pages.count {
            let rect = Rect::from_min_size(origin + vec2(28.0, top(page)), size);
            let at_hand = sight.expand2(vec2(0.0, row));
            if top(page) > at_hand.bottom() || top(page) + row < at_hand.top() {
                continue;
            }
            let on = page == here;
            ui.painter().rect_filled(rect, 0.0, look.paper);
            pictures.paint(ui, page, pages.size, rect, true);
            let response = ui.interact(rect.expand(4.0), Id::unique(("thumbnail", page)), Sense::click());
            let name = t!("preview-page", page = page + 1, count = pages.count);
            response.widget_info(|| WidgetInfo {
                selected: Some(on),
                ..WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), &name)
            });
            kit::focus::follow(ui, &response);
            let stroke = if on || response.has_focus() {
                Stroke::new(2.0, look.accent)
            } else if response.hovered() {
                Stroke::new(1.0, look.text)
            } else {
                look.hairline()
            };
            ui.painter().rect_stroke(rect, 0.0, stroke, StrokeKind::Outside);
            if response.has_focus() {
                kit::focus::border(ui, rect.expand(5.0), 4);
            }
            let role = if on { Role::SmallStrong } else { Role::Caption };
            let number = kit::galley(ui, role, look.muted, &(page + 1).to_string(), 40.0);
            ui.painter().galley(
                pos2(rect.center().x - number.size().x / 2.0, rect.bottom() + 12.0),
                number,
                look.muted,
            );
            if response.clicked() {
                out.push(Command::PaperPage(doc, page));
            }
        }
    });
}
