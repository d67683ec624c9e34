//! Labels: a text in a role, wrapped, cut or at a place.

use std::sync::Arc;

use egui::{
    Align, Color32, Galley, Label, Pos2, Rect, Response, Sense, Ui, WidgetInfo, accesskit,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use crate::ui::theme::{self, Role};

/// Shows a text in its role's colour, wrapped to the width.
pub fn text(ui: &mut Ui, role: Role, words: &str) -> Response {
    let colour = role.colour(theme::of(ui));
    text_in(ui, role, colour, words)
}

/// Shows a text in another colour, wrapped to the width.
pub fn text_in(ui: &mut Ui, role: Role, colour: Color32, words: &str) -> Response {
    let format = role.format_in(theme::of(ui), colour);
    ui.add(Label::new(LayoutJob::single_section(words.to_owned(), format)).wrap())
}

/// Shows a text that can be selected with the pointer and copied, wrapped to the width.
pub fn copyable(ui: &mut Ui, role: Role, words: &str) -> Response {
    let colour = role.colour(theme::of(ui));
    copyable_in(ui, role, colour, words)
}

/// The same in another colour.
pub fn copyable_in(ui: &mut Ui, role: Role, colour: Color32, words: &str) -> Response {
    let format = role.format_in(theme::of(ui), colour);
    copyable_job(ui, LayoutJob::single_section(words.to_owned(), format))
}

/// The same of a text in several formats.
pub fn copyable_job(ui: &mut Ui, job: LayoutJob) -> Response {
    copyable_label(ui, Label::new(job).wrap())
}

/// The same of a label as it is laid out.
pub fn copyable_label(ui: &mut Ui, label: Label) -> Response {
    let response = ui.add(label.selectable(true));
    no_button(&response);
    response
}

/// Words that can be selected are nothing to press: screen readers are told so.
pub(super) fn no_button(response: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| node.remove_action(accesskit::Action::Click));
}

/// Shows one line, cut with an ellipsis where it does not fit.
pub fn line(ui: &mut Ui, role: Role, words: &str) -> Response {
    let colour = role.colour(theme::of(ui));
    line_in(ui, role, colour, words)
}

/// Shows one line in another colour, cut with an ellipsis where it does not fit.
pub fn line_in(ui: &mut Ui, role: Role, colour: Color32, words: &str) -> Response {
    let format = role.format_in(theme::of(ui), colour);
    ui.add(Label::new(LayoutJob::single_section(words.to_owned(), format)).truncate())
}

/// Shows one line, cut in its middle where it is wider than `room`: a path keeps its name.
///
/// Screen readers hear all of it, and the pointer brings all of it up.
pub fn line_middle(ui: &mut Ui, role: Role, colour: Color32, words: &str, room: f32) -> Response {
    let whole = galley(ui, role, colour, words, f32::INFINITY);
    if whole.size().x <= room {
        return ui.add(Label::new(whole));
    }
    let letters: Vec<char> = words.chars().collect();
    let cut = |kept: usize| {
        let (head, tail) = (kept.div_ceil(2), kept / 2);
        let part = |letters: &[char]| letters.iter().collect::<String>();
        let (head, tail) = (letters.get(..head), letters.get(letters.len() - tail..));
        format!("{}…{}", part(head.unwrap_or_default()).trim_end(), part(tail.unwrap_or_default()).trim_start())
    };
    let (mut fits, mut too_many) = (0, letters.len());
    while too_many - fits > 1 {
        let kept = usize::midpoint(fits, too_many);
        if galley(ui, role, colour, &cut(kept), f32::INFINITY).size().x <= room {
            fits = kept;
        } else {
            too_many = kept;
        }
    }
    let shown = galley(ui, role, colour, &cut(fits), f32::INFINITY);
    let response = ui.add(Label::new(shown));
    response.ctx.accesskit_node_builder(response.id, |node| node.set_value(words));
    super::tooltip(&response, words);
    response
}

/// Shows a heading of a level that screen readers know.
pub fn heading(ui: &mut Ui, role: Role, level: usize, words: &str) -> Response {
    let response = text(ui, role, words);
    as_heading(&response, level);
    response
}

/// Makes a label that was shown a heading for screen readers.
pub fn as_heading(response: &Response, level: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        // A label says its words as its value; a heading is named by them.
        if let Some(words) = node.value().map(str::to_owned) {
            node.set_label(words);
            node.clear_value();
        }
        node.set_role(accesskit::Role::Heading);
        node.set_level(level);
        // The words of a label are its value; those of any other role are its name.
        if node.label().is_none()
            && let Some(words) = node.value().map(str::to_owned)
        {
            node.set_label(words);
        }
    });
}

/// Says more about a control that was shown, after what is said about it already.
///
/// In words: a node that another is described by is not told by AT-SPI.
pub fn describe(ctx: &egui::Context, id: egui::Id, words: &str) {
    ctx.accesskit_node_builder(id, |node| {
        let said =
            node.description().filter(|said| !said.is_empty()).map(|said| said.trim_end_matches('.').to_owned());
        node.set_description(said.map_or_else(|| words.to_owned(), |said| format!("{said}. {words}")));
    });
}

/// Announces changes of a label that was shown, politely.
pub fn as_live(response: &Response) {
    response.ctx.accesskit_node_builder(response.id, |node| node.set_live(accesskit::Live::Polite));
}

/// Lays a text out, wrapped to a width.
#[must_use]
pub fn galley(ui: &Ui, role: Role, colour: Color32, words: &str, width: f32) -> Arc<Galley> {
    galley_in(ui, role.format_in(theme::of(ui), colour), words, width)
}

/// Lays a text out in a format, wrapped to a width.
#[must_use]
pub fn galley_in(ui: &Ui, format: TextFormat, words: &str, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(words.to_owned(), format);
    job.wrap = TextWrapping::wrap_at_width(width);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Lays one line out, cut with an ellipsis at a width.
#[must_use]
pub fn galley_line(ui: &Ui, role: Role, colour: Color32, words: &str, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(words.to_owned(), role.format_in(theme::of(ui), colour));
    job.wrap = TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, ..Default::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Lays centred lines out, wrapped to a width; paint it at the middle of the top.
#[must_use]
pub fn galley_centred(ui: &Ui, role: Role, colour: Color32, words: &str, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(words.to_owned(), role.format_in(theme::of(ui), colour));
    job.wrap = TextWrapping::wrap_at_width(width);
    job.halign = Align::Center;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Puts words at a place, without taking room; screen readers find them there.
pub fn put(ui: &mut Ui, at: Pos2, role: Role, colour: Color32, words: &str, width: f32) -> Response {
    let galley = galley(ui, role, colour, words, width);
    put_galley(ui, at, galley)
}

/// Puts one line at a place, cut with an ellipsis at a width.
pub fn put_line(ui: &mut Ui, at: Pos2, role: Role, colour: Color32, words: &str, width: f32) -> Response {
    let galley = galley_line(ui, role, colour, words, width);
    put_galley(ui, at, galley)
}

/// Puts a text that was laid out at a place, without taking room.
pub fn put_galley(ui: &mut Ui, at: Pos2, galley: Arc<Galley>) -> Response {
    let rect = Rect::from_min_size(at, galley.size());
    let id = ui.next_auto_id();
    ui.skip_ahead_auto_ids(1);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, galley.text()));
    if ui.is_rect_visible(rect) {
        ui.painter().galley(at, galley, Color32::PLACEHOLDER);
    }
    response
}

/// Room for a line of words at the right edge of a row, and the words in it.
pub fn put_right(ui: &mut Ui, right: f32, centre_y: f32, role: Role, colour: Color32, words: &str) -> Response {
    let galley = galley(ui, role, colour, words, f32::INFINITY);
    let size = galley.size();
    put_galley(ui, Pos2::new(right - size.x, centre_y - size.y / 2.0), galley)
}

/// A thin line over the width, in the colour of borders.
pub fn hairline(ui: &mut Ui) {
    let look = theme::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, look.border);
}
