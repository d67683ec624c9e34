//! The text with its line numbers, faults underlined where they stand.

use egui::{
    Color32, FontSelection, Frame, Id, Margin, Rect, ScrollArea, Stroke, TextEdit, Ui, pos2,
    text::{CCursor, LayoutJob, TextFormat},
    vec2,
};

use crate::{
    app::{Bench, Command},
    t,
    ui::{
        Memory,
        kit::{self, char_of},
        theme::{self, Look, Role},
    },
};

/// Room for the line numbers.
const GUTTER: f32 = 56.0;

/// Shows the text.
pub fn show(ui: &mut Ui, bench: &Bench, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, look.field);
    let jump = memory.screens.bench.jump.take();
    let take_keys = std::mem::take(&mut memory.screens.bench.jump_focus);
    let mut draft = bench.source.text.clone();
    let line = Role::Source.letters(look).line;
    // The bars stand beside the text, not on its last line.
    ui.spacing_mut().scroll.floating_allocated_width = 12.0;
    ScrollArea::both().id_salt("bench source").auto_shrink(false).show(ui, |ui| {
        let view = ui.clip_rect();
        let origin = ui.cursor().min;
        let id = Id::unique("bench text");
        let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, _: f32| {
            ui.fonts_mut(|fonts| fonts.layout_job(coloured(buffer.as_str(), look)))
        };
        let mut reading = bench.source.text.as_str();
        let edit =
            if bench.may_write() { TextEdit::multiline(&mut draft) } else { TextEdit::multiline(&mut reading) };
        let edit = edit
            .id(id)
            .font(FontSelection::FontId(Role::Source.letters(look).font()))
            .frame(Frame::NONE.inner_margin(Margin { left: 68, right: 24, top: 8, bottom: 24 }))
            .desired_width(f32::INFINITY)
            .desired_rows(1)
            .min_size(view.size())
            .lock_focus(false)
            .layouter(&mut layouter);
        let output = edit.show(ui);
        let response = output.response.response.clone().accessible_name(t!("bench-source-name"));
        memory.in_draft |= response.has_focus();
        let text_at = output.galley_pos;
        let place = |byte: usize| {
            let cursor = CCursor::new(char_of(&bench.source.text, byte));
            output.galley.pos_from_cursor(cursor).translate(text_at.to_vec2())
        };
        for fault in &bench.faults {
            #[expect(clippy::cast_precision_loss, reason = "a few thousand lines")]
            let y = text_at.y + line * fault.at.line.saturating_sub(1) as f32;
            let Some(span) = fault.span.filter(|_| y > view.top() - 2.0 * line && y < view.bottom()) else {
                continue;
            };
            let ink = if fault.is_error { look.danger } else { look.warn };
            let (from, to) = (place(span.start), place(span.end.max(span.start + 1)));
            let right = if (to.top() - from.top()).abs() < 1.0 { to.left() } else { from.left() + 60.0 };
            let under = from.bottom() - 2.0;
            wave(ui, from.left(), right.max(from.left() + 6.0), under, ink);
        }
        numbers(ui, bench, view, text_at.y, origin.x, line);
        if let Some(byte) = jump {
            let at = place(byte);
            ui.scroll_to_rect(
                Rect::from_min_size(at.min - vec2(GUTTER + 40.0, 0.0), vec2(10.0, line)),
                Some(egui::Align::Center),
            );
            if take_keys {
                kit::put_caret(ui, id, &bench.source.text, byte, byte);
            }
        }
    });
    if bench.may_write() && draft != bench.source.text {
        out.push(Command::BenchText(draft));
    }
}

/// The numbers of the lines in view, at the left edge however far the text is moved.
fn numbers(ui: &Ui, bench: &Bench, view: Rect, top: f32, _left: f32, line: f32) {
    let look = theme::of(ui);
    let ground = Rect::from_min_max(view.min, pos2(view.left() + GUTTER, view.bottom()));
    ui.painter().rect_filled(ground, 0.0, look.app);
    let count = bench.source.text.lines().count().max(1);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of a text")]
    let first = ((view.top() - top) / line).max(0.0) as usize;
    for at in first..count {
        #[expect(clippy::cast_precision_loss, reason = "a few thousand lines")]
        let y = top + line * at as f32;
        if y > view.bottom() {
            break;
        }
        let worst = bench.faults.iter().filter(|fault| fault.span.is_some() && fault.at.line == at + 1);
        let ink = worst
            .map(|fault| fault.is_error)
            .max()
            .map_or(look.muted, |error| if error { look.danger } else { look.warn });
        let galley = kit::galley(ui, Role::Source, ink, &(at + 1).to_string(), f32::INFINITY);
        ui.painter().galley(pos2(ground.right() - 12.0 - galley.size().x, y), galley, ink);
    }
}

/// A wavy line under what is wrong.
fn wave(ui: &Ui, left: f32, right: f32, y: f32, ink: Color32) {
    let mut points = Vec::new();
    let (mut x, mut up) = (left, false);
    while x < right {
        points.push(pos2(x, if up { y - 1.5 } else { y + 1.5 }));
        x += 3.0;
        up = !up;
    }
    points.push(pos2(right, y));
    ui.painter().add(egui::Shape::line(points, Stroke::new(1.25, ink)));
}

/// The text in its colours: remarks muted, names in the accent, words as they are read.
fn coloured(text: &str, look: Look) -> LayoutJob {
    let format = |ink: Color32| -> TextFormat { Role::Source.format_in(look, ink) };
    let (plain, words, name, remark) =
        (format(look.muted), format(look.text), format(look.accent), format(look.muted));
    let mut job = LayoutJob { break_on_newline: true, keep_trailing_whitespace: true, ..Default::default() };
    job.wrap.max_width = f32::INFINITY;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (taken, format) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), &remark)
        } else if first == '"' {
            (end_of_words(rest), &words)
        } else if first.is_alphabetic() {
            (rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()), &name)
        } else {
            let more = rest.find(|c: char| c == '"' || c.is_alphabetic() || c == '/').unwrap_or(rest.len());
            (more.max(first.len_utf8()), &plain)
        };
        let (piece, after) = rest.split_at(taken);
        job.append(piece, 0.0, format.clone());
        rest = after;
    }
    if text.is_empty() {
        job.append("", 0.0, plain);
    }
    job
}

/// Where words in quotes end, with their quotes.
fn end_of_words(text: &str) -> usize {
    let mut after_slash = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\\' if !after_slash => after_slash = true,
            '"' if !after_slash => return at + 1,
            _ => after_slash = false,
        }
    }
    text.len()
}
