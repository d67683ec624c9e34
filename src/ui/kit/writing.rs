//! The box in which answers are written.
//!
//! It borrows the answer, lets egui edit a recording of it, and gives back
//! what was inserted and deleted. It owns no text and no undo: egui's own
//! undoer is emptied each frame, so that nothing a person wrote about one
//! client can come back in another one's sheet (`tests/screens/typing.rs`).

use std::sync::Arc;

use egui::{
    CornerRadius, FontSelection, Frame, Galley, Id, Key, Margin, Response, Shape, StrokeKind, TextEdit, Ui,
    epaint::RectShape,
    text::{CCursor, CCursorRange, LayoutJob, TextFormat, TextWrapping},
    text_edit::{TextEditOutput, TextEditState},
    vec2,
};

use super::{
    focus,
    recording::{Recording, Splice, byte_of, char_of},
};
use crate::ui::theme::{self, Look, Role};

/// A box in which an answer is written.
#[must_use = "show it"]
pub struct Writing<'a> {
    id: Id,
    text: &'a str,
    name: &'a str,
    labelled_by: Option<Id>,
    one_line: bool,
    role: Role,
    framed: bool,
    margin: (i8, i8),
    least: f32,
    ringed: bool,
    read_only: bool,
    pointed_out: bool,
}

/// What came of a frame.
pub struct Written {
    /// The box.
    pub response: Response,
    /// What was inserted and deleted, in order.
    pub splices: Vec<Splice>,
    /// Selection start and caret in bytes of the text after it, while it has the focus.
    pub caret: Option<(usize, usize)>,
    /// The lines as drawn, and where.
    pub galley: Arc<Galley>,
    /// Upper left corner of the lines.
    pub origin: egui::Pos2,
}

impl Written {
    /// Where on screen the caret stands before this byte of the text.
    pub fn place_of(&self, text: &str, byte: usize) -> egui::Rect {
        let cursor = CCursor::new(char_of(text, byte));
        self.galley.pos_from_cursor(cursor).translate(self.origin.to_vec2())
    }
}

impl<'a> Writing<'a> {
    /// A box that grows by line, at least 120 high.
    pub const fn long(id: Id, text: &'a str, name: &'a str) -> Self {
        Self {
            id,
            text,
            name,
            labelled_by: None,
            one_line: false,
            role: Role::Answer,
            framed: true,
            margin: (16, 12),
            least: 120.0,
            ringed: false,
            read_only: false,
            pointed_out: false,
        }
    }

    /// A box for a short answer: 44 high; it wraps rather than hides what does not fit.
    pub const fn short(id: Id, text: &'a str, name: &'a str) -> Self {
        let mut writing = Self::long(id, text, name);
        writing.one_line = true;
        writing.least = 44.0;
        writing.margin = (16, 8);
        writing
    }

    /// A cell of a table: no frame of its own, smaller letters.
    pub const fn cell(id: Id, text: &'a str, name: &'a str, one_line: bool, least: f32) -> Self {
        let mut writing = Self::long(id, text, name);
        writing.one_line = one_line;
        writing.role = Role::CellAnswer;
        writing.framed = false;
        writing.least = least;
        writing
    }

    /// Named by the label of its question.
    pub const fn labelled_by(mut self, label: Id) -> Self {
        self.labelled_by = Some(label);
        self
    }

    /// In other letters.
    pub const fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// With a ring while it has the keyboard, where no frame shows that.
    pub const fn ringed(mut self) -> Self {
        self.ringed = true;
        self
    }

    /// At least so high.
    pub const fn least(mut self, height: f32) -> Self {
        self.least = height;
        self
    }

    /// With other margins.
    pub const fn margin(mut self, x: i8, y: i8) -> Self {
        self.margin = (x, y);
        self
    }

    /// To be read and selected only, without a frame.
    pub const fn read_only(mut self) -> Self {
        self.read_only = true;
        self.framed = false;
        self.margin = (0, 0);
        self.least = 0.0;
        self
    }

    /// Pointed out.
    pub const fn pointed_out(mut self, pointed_out: bool) -> Self {
        self.pointed_out = pointed_out;
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> Written {
        let look = theme::of(ui);
        let width = ui.available_width();
        let under = ui.painter().add(Shape::Noop);
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let format = self.role.format(look);
        let mut layouter =
            |ui: &Ui, buffer: &dyn egui::TextBuffer, wrap: f32| lay_out(ui, buffer.as_str(), &format, wrap);
        let height = self.height(ui, look, focused, width);
        let mut recording = Recording::of(self.text, self.one_line);
        let mut reading = self.text;
        let edit =
            if self.read_only { TextEdit::multiline(&mut reading) } else { TextEdit::multiline(&mut recording) };
        // Enter does not break a short answer; it goes on, as people expect of a single line.
        let edit = if self.one_line { edit.return_key(None) } else { edit };
        if focused {
            // The caret is ours: 2 wide, as high as the letters and not as the line.
            ui.visuals_mut().text_cursor.stroke = egui::Stroke::NONE;
        }
        let mut output = edit
            .id(self.id)
            .font(FontSelection::FontId(format.font_id.clone()))
            .frame(Frame::NONE.inner_margin(Margin::symmetric(self.margin.0, self.margin.1)))
            .desired_width(width)
            .desired_rows(1)
            .min_size(vec2(width, height))
            .layouter(&mut layouter)
            .show(ui);
        output.state.clear_undoer();
        let response = output.response.response.clone();
        let (text, splices) = recording.finish();
        let caret = output.cursor_range.map(|range| {
            let byte = |cursor: CCursor| byte_of(&text, cursor.index);
            (byte(range.secondary), byte(range.primary))
        });
        if let (true, Some(range)) = (focused && !self.read_only, output.cursor_range) {
            let at = output.galley.pos_from_cursor(range.primary).translate(output.galley_pos.to_vec2());
            caret_at(ui, look, at, self.role.letters(look).size);
        }
        if focused && !self.one_line {
            self.by_page(ui, look, &mut output);
        }
        if self.framed {
            let shape = RectShape::new(
                response.rect,
                CornerRadius::same(8),
                look.field,
                self.stroke(look, &response),
                StrokeKind::Inside,
            );
            ui.painter().set(under, shape);
        } else if self.ringed && focused {
            focus::border(ui, response.rect, 6);
        } else if self.read_only && focused {
            focus::border(ui, response.rect.expand2(vec2(8.0, 4.0)), 6);
        }
        let response = match self.labelled_by {
            Some(label) => response.labelled_by(label),
            None => response.accessible_name(self.name),
        };
        focus::follow(ui, &response);
        Written { response, splices, caret, galley: output.galley, origin: output.galley_pos }
    }

    /// Page Up and Page Down go through a long answer by what is in view of it.
    fn by_page(&self, ui: &Ui, look: Look, output: &mut TextEditOutput) {
        let Some(range) = output.cursor_range else { return };
        let line = self.role.letters(look).line;
        let page = (ui.clip_rect().height() - 2.0 * line).max(line);
        let at = output.galley.pos_from_cursor(range.primary);
        for (key, by) in [(Key::PageDown, page), (Key::PageUp, -page)] {
            let to = output.galley.cursor_from_pos(at.center().to_vec2() + vec2(0.0, by));
            let plain = |input: &egui::InputState| !input.modifiers.command && !input.modifiers.alt;
            // At its end already: the sheet moves on.
            if to.index == range.primary.index || !ui.input(|input| plain(input) && input.key_pressed(key)) {
                continue;
            }
            let select = ui.input(|input| input.modifiers.shift);
            let secondary = if select { range.secondary } else { to };
            ui.input_mut(|input| input.consume_key(input.modifiers, key));
            output.state.cursor.set_char_range(Some(CCursorRange { primary: to, secondary, h_pos: None }));
            output.state.clone().store(ui.ctx(), self.id);
            let there = output.galley.pos_from_cursor(to).translate(output.galley_pos.to_vec2());
            ui.scroll_to_rect(there.expand(line), None);
        }
    }

    /// Its height: by line, with one empty line to write on from its first focus on.
    ///
    /// The line stays when the focus leaves: what stands below must not move
    /// up under the pointer that is on its way there.
    fn height(&self, ui: &Ui, look: Look, focused: bool, width: f32) -> f32 {
        if focused {
            ui.data_mut(|data| data.insert_temp(self.id, Visited));
        }
        let visited = ui.data(|data| data.get_temp::<Visited>(self.id)).is_some();
        if !visited || self.one_line || self.read_only {
            return self.least;
        }
        let wrap = width - 2.0 * f32::from(self.margin.0);
        let galley = lay_out(ui, self.text, &self.role.format(look), wrap);
        let line = self.role.letters(look).line;
        let rows = galley.rect.height() + line + 2.0 * f32::from(self.margin.1);
        rows.max(self.least)
    }

    fn stroke(&self, look: Look, response: &Response) -> egui::Stroke {
        if self.pointed_out {
            egui::Stroke::new(2.0, look.warn)
        } else if response.has_focus() {
            look.focus_stroke()
        } else if response.hovered() {
            egui::Stroke::new(look.stroke, look.text)
        } else {
            look.field_stroke()
        }
    }
}

/// A box had the focus since the window opened.
#[derive(Clone, Copy)]
struct Visited;

/// Draws the caret in the middle of its line.
fn caret_at(ui: &Ui, look: Look, line: egui::Rect, size: f32) {
    let half = (size + 4.0) / 2.0;
    let y = line.center().y - half..=line.center().y + half;
    if ui.input(|input| input.focused) {
        ui.painter().vline(line.left() + 0.5, y, egui::Stroke::new(2.0, look.accent));
    }
}

fn lay_out(ui: &Ui, text: &str, format: &TextFormat, wrap: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), format.clone());
    job.wrap = TextWrapping::wrap_at_width(wrap);
    job.keep_trailing_whitespace = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Puts the caret, given in bytes of `text`, into a box and gives it the focus.
pub fn put_caret(ui: &Ui, id: Id, text: &str, anchor: usize, caret: usize) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let cursor = |byte: usize| CCursor::new(char_of(text, byte));
    state.cursor.set_char_range(Some(CCursorRange {
        primary: cursor(caret),
        secondary: cursor(anchor),
        h_pos: None,
    }));
    state.clear_undoer();
    state.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
}
