//! The frame around every screen: the desk at the left, the foot below.

use egui::{Color32, CornerRadius, Id, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

use super::{
    kit::{self, Status, focus},
    theme::{self, Icon, Look, Role},
};
use crate::{
    app::{Action, Command, Failure, Open, Saved},
    t,
};

/// Width of outline and navigation.
pub const OUTLINE: f32 = 256.0;
/// Height of the foot.
pub const FOOT: f32 = 40.0;
/// Height of the top bar in a narrow window.
pub const TOP_BAR: f32 = 52.0;
/// Below this width the outline becomes a drawer.
pub const NARROW: f32 = 1000.0;

/// Fills a part of the window with a ground.
pub fn ground(ui: &Ui, rect: Rect, fill: Color32) {
    ui.painter().rect_filled(rect, 0.0, fill);
}

/// The ground of the bar over a narrow window, with the line of high contrast under it.
pub fn bar_ground(ui: &Ui, rect: Rect) {
    let look = theme::of(ui);
    ground(ui, rect, look.app);
    if let Some(edge) = look.pane_edge {
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, edge));
    }
}

/// Runs contents in a part of the window, clipped to it and to a ring around what stands at its edge.
pub fn part<R>(ui: &mut Ui, name: &str, rect: Rect, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min));
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(rect.expand(focus::RING).intersect(ui.clip_rect()));
        contents(ui)
    })
    .inner
}

/// A row that goes back: an arrow and words, at y 12.
///
/// Where the words do not fit, the arrow stands alone; screen readers hear them all the same.
pub fn back_row(ui: &mut Ui, words: &str) -> bool {
    let width = ui.max_rect().width();
    back_row_in(ui, words, width)
}

/// The same in a part of the width.
pub fn back_row_in(ui: &mut Ui, words: &str, width: f32) -> bool {
    let look = theme::of(ui);
    let origin = ui.max_rect().min;
    let shown = if back_width(ui, words) > width { "" } else { words };
    let galley = kit::galley(ui, Role::Button, look.muted, shown, f32::INFINITY);
    let rect = Rect::from_min_size(origin + vec2(12.0, 12.0), vec2(32.0 + galley.size().x + 12.0, 36.0));
    let response = ui.interact(rect, Id::unique("back row"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), words));
    let fill = if response.hovered() { look.hover } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, CornerRadius::same(8), fill);
    let ink = if response.hovered() { look.text } else { look.muted };
    Icon::Back.draw(ui.painter(), pos2(origin.x + 30.0, rect.center().y), 20.0, ink);
    let at = pos2(origin.x + 44.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, ink);
    if response.has_focus() {
        focus::border(ui, rect, 8);
    }
    response.clicked()
}

/// How much of the width a row that goes back takes.
pub fn back_width(ui: &Ui, words: &str) -> f32 {
    kit::galley(ui, Role::Button, theme::of(ui).muted, words, f32::INFINITY).size().x + 56.0
}

/// A row of a navigation: icon at x 24, words at x 56; 36 high. `chosen` is for a row that can be
/// on or off; one that only does something has `None`.
pub fn side_row(
    ui: &mut Ui,
    id: Id,
    icon: Icon,
    words: &str,
    chosen: Option<bool>,
    count: Option<usize>,
) -> egui::Response {
    let look = theme::of(ui);
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 36.0));
    let rect = row.shrink2(vec2(12.0, 0.0));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo {
        selected: chosen,
        ..WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), words)
    });
    let chosen = chosen.unwrap_or(false);
    let fill = if response.is_pointer_button_down_on() {
        look.press
    } else if response.hovered() || chosen {
        look.hover
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, CornerRadius::same(8), fill);
    icon.draw(ui.painter(), pos2(row.left() + 34.0, row.center().y), 20.0, look.muted);
    let role = if chosen { Role::SmallStrong } else { Role::Small };
    let galley = kit::galley_line(ui, role, look.text, words, rect.width() - 64.0);
    ui.painter().galley(pos2(row.left() + 56.0, row.center().y - galley.size().y / 2.0), galley, look.text);
    if let Some(count) = count {
        let galley = kit::galley(ui, Role::Small, look.muted, &count.to_string(), f32::INFINITY);
        let at = pos2(rect.right() - 12.0 - galley.size().x, row.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, look.muted);
    }
    if response.has_focus() {
        focus::border(ui, rect, 8);
    }
    response
}

/// The foot: the safety line at the left, words about what is kept at the right.
pub fn foot(
    ui: &mut Ui,
    rect: Rect,
    column: egui::Rangef,
    line: bool,
    status: Option<&Status<'_>>,
    out: &mut Vec<Command>,
) {
    let look = theme::of(ui);
    if line {
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, look.hairline());
    }
    part(ui, "foot", rect, |ui| {
        let words = t!("foot-safety");
        let centre = rect.center().y + 1.0;
        let galley = kit::galley(ui, Role::Helper, look.muted, words, f32::INFINITY);
        // In a very narrow room it begins further left rather than end outside.
        let left = column.min.min((rect.right() - galley.size().x - 8.0).max(rect.left() + 8.0));
        let at = Rect::from_min_size(pos2(left, centre - 10.0), galley.size());
        let response = ui.interact(at.expand2(vec2(6.0, 8.0)), Id::unique("foot safety"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), words));
        let ink = if response.hovered() { look.text } else { look.muted };
        ui.painter().galley_with_override_text_color(at.min, galley, ink);
        ui.painter().hline(at.x_range(), at.bottom() - 1.0, Stroke::new(1.0, look.border));
        if response.has_focus() {
            focus::border(ui, at.expand2(vec2(6.0, 6.0)), 6);
        }
        if response.clicked() {
            out.push(Command::Do(Action::Safety));
        }
        if let Some(status) = status
            && kit::put_status(
                ui,
                Id::unique("foot status"),
                egui::Rangef::new(at.right() + 24.0, column.max),
                centre,
                status,
            )
        {
            out.push(Command::Do(Action::Save));
        }
    });
}

/// What the status line says about an open worksheet.
#[must_use]
pub fn saved_status(look: Look, open: &Open) -> Status<'static> {
    let plain =
        |icon, colour, words: String| Status { icon: Some((icon, colour)), words, ink: look.muted, action: None };
    match &open.saved {
        Saved::Untouched => Status { icon: None, words: String::new(), ink: look.muted, action: None },
        Saved::NotKept => Status {
            action: Some(t!("status-keep")),
            ..plain(Icon::Info, look.warn, t!("status-not-kept").to_owned())
        },
        Saved::Changed | Saved::Saving => plain(Icon::Pen, look.muted, t!("status-saving").to_owned()),
        Saved::Rescued => plain(Icon::Lock, look.muted, t!("status-rescued").to_owned()),
        Saved::Sealed => plain(Icon::Lock, look.success, t!("status-sealed").to_owned()),
        Saved::Saved(when) => {
            let clock = when.clock();
            plain(Icon::Check, look.success, t!("status-saved", clock = &clock))
        }
        Saved::Failed(failure) => Status {
            icon: Some((Icon::Alert, look.danger)),
            words: failed_words(open, failure),
            ink: look.danger,
            action: Some(t!("status-retry")),
        },
    }
}

/// Why it is not saved, and whether the words are safe all the same.
fn failed_words(open: &Open, failure: &Failure) -> String {
    let why = without_folders(&failure.what);
    if open.keep.has_rescue && open.keep.rescued == open.steps.revision() {
        t!("status-failed-in-copy", why = &why)
    } else {
        t!("status-failed", why = &why)
    }
}

/// A sentence that names a file by its name alone: there is one line for it.
fn without_folders(sentence: &str) -> String {
    let Some((before, named)) = sentence.split_once('“') else { return sentence.to_owned() };
    let Some((path, after)) = named.split_once('”') else { return sentence.to_owned() };
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    format!("{before}“{name}”{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_without_its_folders_in_the_one_line_that_there_is() {
        let long = "Not saved, the disk is full: “/a/locked/history/abcd/3.attune”. More.";
        assert_eq!(without_folders(long), "Not saved, the disk is full: “3.attune”. More.");
        assert_eq!(without_folders("No file."), "No file.");
    }
}
