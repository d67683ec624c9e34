//! Fields for words that are not answers: search, a name, a comment being written.
//!
//! Answers are written in [`super::Writing`], which records what is typed. A
//! draft here lives in the window's memory until it is sent as a command.

use egui::{
    Color32, CornerRadius, FontSelection, Frame, Id, Margin, Rect, Response, StrokeKind, TextEdit, Ui,
    text::{CCursor, CCursorRange, LayoutJob, TextWrapping},
    vec2,
};

use super::{focus, text};
use crate::ui::theme::{self, Icon, Look, Role};

/// What stands for each letter of a passphrase.
const DOT: &str = "•";

/// A field for a draft.
#[must_use = "show it"]
pub struct Field<'a> {
    id: Id,
    name: &'a str,
    labelled_by: Option<Id>,
    hint: &'a str,
    rows: Option<usize>,
    role: Role,
    icon: Option<Icon>,
    error: Option<&'a str>,
    wrong: bool,
    width: Option<f32>,
    keep_error_row: bool,
    right_room: f32,
    secret: Option<bool>,
    framed: bool,
}

impl<'a> Field<'a> {
    /// A field of one line, 40 high; the name is what screen readers say.
    pub const fn line(id: Id, name: &'a str) -> Self {
        Self {
            id,
            name,
            labelled_by: None,
            hint: "",
            rows: None,
            role: Role::Body,
            icon: None,
            error: None,
            wrong: false,
            width: None,
            keep_error_row: false,
            right_room: 0.0,
            secret: None,
            framed: true,
        }
    }

    /// A field of several lines that grows.
    pub const fn lines(id: Id, name: &'a str, rows: usize) -> Self {
        let mut field = Self::line(id, name);
        field.rows = Some(rows);
        field.role = Role::Comment;
        field
    }

    /// Named by a label that stands beside it.
    pub const fn labelled_by(mut self, label: Id) -> Self {
        self.labelled_by = Some(label);
        self
    }

    /// Muted words while it is empty.
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// In other letters.
    pub const fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// With an icon at the left.
    pub const fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With what is wrong; the row under the field is kept free for it.
    pub const fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self.keep_error_row = true;
        self
    }

    /// Pointed out, where what is wrong is said elsewhere.
    pub const fn wrong(mut self, wrong: bool) -> Self {
        self.wrong = wrong;
        self
    }

    /// As wide as this.
    pub const fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// With room at the right for a button inside the field.
    pub const fn right_room(mut self, room: f32) -> Self {
        self.right_room = room;
        self
    }

    /// With a border of its own, or only while it has the keyboard or the pointer: in a cell that has one.
    pub const fn framed(mut self, framed: bool) -> Self {
        self.framed = framed;
        self
    }

    /// For a passphrase: dots in place of letters unless they are shown, and no undo that keeps them.
    pub const fn secret(mut self, shown: bool) -> Self {
        self.secret = Some(shown);
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui, draft: &mut String) -> Response {
        let look = theme::of(ui);
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let under = ui.painter().add(egui::Shape::Noop);
        let response = ui
            .scope(|ui| {
                ui.set_max_width(width);
                self.edit(ui, look, draft, width)
            })
            .inner;
        let rect = response.rect;
        let stroke = self.stroke(look, &response);
        ui.painter().set(
            under,
            egui::epaint::RectShape::new(rect, CornerRadius::same(8), look.field, stroke, StrokeKind::Inside),
        );
        if let Some(icon) = self.icon {
            icon.draw(ui.painter(), rect.left_center() + vec2(20.0, 0.0), 20.0, look.muted);
        }
        if draft.is_empty() && !self.hint.is_empty() {
            let left = f32::from(self.margin().left);
            let top = f32::from(self.margin().top);
            let room = width - left - f32::from(self.margin().right);
            let galley = match self.rows {
                Some(_) => text::galley(ui, self.role, look.muted, self.hint, room),
                None => text::galley_line(ui, self.role, look.muted, self.hint, room),
            };
            ui.painter().galley(rect.min + vec2(left, top), galley, look.muted);
        }
        // Whoever comes by Tab and types writes over what stood there, as in every field of one line.
        if focus::follow(ui, &response) && self.rows.is_none() {
            select_all(ui.ctx(), self.id, draft);
        }
        if self.wrong {
            ui.ctx().accesskit_node_builder(self.id, |node| node.set_invalid(egui::accesskit::Invalid::True));
        }
        if self.keep_error_row {
            self.error_row(ui, look, width);
        }
        response
    }

    fn margin(&self) -> Margin {
        let left = if self.icon.is_some() { 40 } else { 12 };
        #[expect(clippy::cast_possible_truncation, reason = "a button's width")]
        let right = 12 + self.right_room as i8;
        match self.rows {
            Some(_) => Margin { left: 12, right: 12, top: 8, bottom: 8 },
            None => Margin { left, right, top: 8, bottom: 8 },
        }
    }

    fn edit(&self, ui: &mut Ui, look: Look, draft: &mut String, width: f32) -> Response {
        let format = self.role.format(look);
        let line = self.role.letters(look).line;
        let single = self.rows.is_none();
        let dots = self.secret == Some(false);
        let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, wrap: f32| {
            let words = if dots { DOT.repeat(buffer.as_str().chars().count()) } else { buffer.as_str().to_owned() };
            let mut job = LayoutJob::single_section(words, format.clone());
            job.wrap = TextWrapping::wrap_at_width(if single { f32::INFINITY } else { wrap });
            job.break_on_newline = !single;
            job.keep_trailing_whitespace = true;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        #[expect(clippy::cast_precision_loss, reason = "a few rows")]
        let height = line * self.rows.unwrap_or(1) as f32 + 16.0;
        let edit = if single { TextEdit::singleline(draft) } else { TextEdit::multiline(draft) };
        let mut output = edit
            .id(self.id)
            .password(dots)
            .font(FontSelection::FontId(self.role.letters(look).font()))
            .frame(Frame::NONE.inner_margin(self.margin()))
            .desired_width(width)
            .desired_rows(1)
            .min_size(vec2(width, height))
            .layouter(&mut layouter)
            .show(ui);
        if self.secret.is_some() {
            output.state.clear_undoer();
            output.state.store(ui.ctx(), self.id);
        }
        let response = output.response.response;
        match self.labelled_by {
            Some(label) => response.labelled_by(label),
            None => response.accessible_name(self.name),
        }
    }

    fn stroke(&self, look: Look, response: &Response) -> egui::Stroke {
        if self.error.is_some() || self.wrong {
            egui::Stroke::new(2.0, look.danger)
        } else if response.has_focus() {
            look.focus_stroke()
        } else if response.hovered() {
            egui::Stroke::new(look.stroke, look.text)
        } else if self.framed {
            look.field_stroke()
        } else {
            egui::Stroke::NONE
        }
    }

    fn error_row(&self, ui: &mut Ui, look: Look, width: f32) {
        let (_, room) = ui.allocate_space(vec2(width, 20.0));
        let Some(error) = self.error else { return };
        Icon::Alert.draw(ui.painter(), room.min + vec2(8.0, 12.0), 16.0, look.danger);
        let label = text::put(ui, room.min + vec2(22.0, 4.0), Role::Caption, look.danger, error, width - 22.0);
        text::as_live(&label);
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_invalid(egui::accesskit::Invalid::True);
            node.push_described_by(label.id.accesskit_id());
        });
        text::describe(ui.ctx(), self.id, error);
    }
}

/// The frame of a field around something that is no text box, such as a button that opens a list.
pub fn field_frame(ui: &Ui, rect: Rect, focused: bool, hovered: bool, enabled: bool) {
    let look = theme::of(ui);
    let stroke = if focused {
        look.focus_stroke()
    } else if hovered {
        egui::Stroke::new(look.stroke, look.text)
    } else {
        look.field_stroke()
    };
    let fill: Color32 = if enabled { look.field } else { look.app };
    ui.painter().rect(rect, CornerRadius::same(8), fill, stroke, StrokeKind::Inside);
}

/// Selects all words of a field of one line: whoever types writes over what was proposed.
pub fn select_all(ctx: &egui::Context, id: Id, draft: &str) {
    let mut state = egui::text_edit::TextEditState::load(ctx, id).unwrap_or_default();
    let end = CCursor::new(draft.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ctx, id);
}
