//! Texts of worksheets, with their italics, links and names of items.

use std::ops::Range;

use egui::{
    Color32, CursorIcon, Galley, Id as EguiId, Label, Rect, Response, Sense, Stroke, Ui, WidgetInfo, accesskit,
    text::{CCursor, LayoutJob, TextFormat},
    text_selection::LabelSelectionState,
};

use super::text;
use crate::{
    base::Id,
    template::markup::{self, Bit},
    ui::theme::{self, Role},
};

/// Where a link in a text leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Led {
    /// To a blank worksheet.
    Template(String),
    /// To an item of the same sheet.
    Item(Id),
}

/// Shows a text with italics in a role's colour, wrapped to the width; links are words.
///
/// It can be selected with the pointer and copied, as all running text can.
pub fn rich(ui: &mut Ui, role: Role, words: &str) -> Response {
    let colour = role.colour(theme::of(ui));
    rich_in(ui, role, colour, words)
}

/// Shows a text with italics in another colour, wrapped to the width; links are words.
pub fn rich_in(ui: &mut Ui, role: Role, colour: Color32, words: &str) -> Response {
    let letters = role.letters(theme::of(ui));
    let (job, _) = job(words, letters.format(colour), letters.italic().format(colour), None, &|_| None);
    text::copyable_job(ui, job)
}

/// Shows a text whose links lead somewhere; `name` says what an item is called.
pub fn rich_led(
    ui: &mut Ui,
    role: Role,
    colour: Color32,
    words: &str,
    name: &dyn Fn(&Id) -> Option<String>,
) -> (Response, Option<Led>) {
    let look = theme::of(ui);
    let letters = role.letters(look);
    let mut link = letters.format(look.accent);
    link.underline = Stroke::new(1.0, look.accent.gamma_multiply(0.5));
    let (job, links) = job(words, letters.format(colour), letters.italic().format(colour), Some(&link), name);
    let (at, galley, response) = Label::new(job).wrap().selectable(true).layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, galley.text()));
    text::no_button(&response);
    if ui.is_rect_visible(response.rect) {
        LabelSelectionState::label_text_selection(ui, &response, at, galley.clone(), colour, Stroke::NONE);
    }
    let mut led = None;
    for (number, (range, to)) in links.into_iter().enumerate() {
        let Some(rect) = place(&galley, &range) else { continue };
        let rect = rect.translate(at.to_vec2());
        let id: EguiId = response.id.with(number);
        let words: String = galley.text().chars().skip(range.start).take(range.len()).collect();
        let link = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
        link.widget_info(|| WidgetInfo::labeled(accesskit::Role::Link, ui.is_enabled(), &words));
        super::focus::follow(ui, &link);
        if link.has_focus() {
            super::focus::border(ui, rect.expand(2.0), 4);
        }
        if link.clicked() {
            led = Some(to);
        }
    }
    (response, led)
}

/// The words without their signs.
#[must_use]
pub fn plain(words: &str) -> String {
    markup::plain(words)
}

/// The first row's rectangle of a stretch of characters, or all rows' if it goes on.
fn place(galley: &Galley, range: &Range<usize>) -> Option<Rect> {
    let start = galley.pos_from_cursor(CCursor::new(range.start));
    let end = galley.pos_from_cursor(CCursor { prefer_next_row: false, ..CCursor::new(range.end) });
    if range.is_empty() {
        return None;
    }
    if (start.top() - end.top()).abs() < 1.0 {
        return Some(Rect::from_min_max(start.min, end.max));
    }
    Some(Rect::from_min_max(egui::pos2(0.0, start.top()), egui::pos2(galley.size().x, end.bottom())))
}

fn job(
    words: &str,
    upright: TextFormat,
    italic: TextFormat,
    link: Option<&TextFormat>,
    name: &dyn Fn(&Id) -> Option<String>,
) -> (LayoutJob, Vec<(Range<usize>, Led)>) {
    let mut job = LayoutJob::default();
    let mut links = Vec::new();
    let mut at = 0;
    let mut append = |job: &mut LayoutJob, words: &str, format: &TextFormat| {
        job.append(words, 0.0, format.clone());
        let start = at;
        at += words.chars().count();
        start..at
    };
    for bit in markup::bits_shown(words, &|id| name(id).is_some()) {
        match bit {
            Bit::Words(words) => {
                append(&mut job, words, &upright);
            }
            Bit::Italic(words) => {
                append(&mut job, words, &italic);
            }
            Bit::Link { words, template } => {
                let range = append(&mut job, words, link.unwrap_or(&italic));
                links.push((range, Led::Template(template.to_owned())));
            }
            Bit::Item(id) => {
                let words = name(&id).unwrap_or_default();
                let range = append(&mut job, &words, link.unwrap_or(&italic));
                links.push((range, Led::Item(id)));
            }
        }
    }
    (job, links)
}
