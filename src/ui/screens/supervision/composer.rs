//! The card of a comment that is being written: its kind, its words, the day of an agreed action.

use egui::{
    Color32, CornerRadius, Id, Rect, Response, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::{
    Writing,
    rail::{GAP, View, hint, kind_words, opener},
};
use crate::{
    app::{Command, Open},
    base::Day,
    t,
    ui::{
        kit::{self, Button, Field, focus},
        screens::writing::{bends, calendar, dates},
        theme::{self, Role},
    },
    words,
    worksheet::{Anchor, CommentKind},
};

impl View<'_> {
    /// Draws it.
    pub fn composer(&mut self, ui: &mut Ui, open: &Open, out: &mut Vec<Command>) {
        let look = theme::of(ui);
        let Some(writing) = &mut self.draft.comment else { return };
        let kept = open.sheet().review.comments.iter().find(|comment| comment.id == writing.id);
        let before = kept.map_or_else(|| writing.spaces.clone(), |comment| comment.text.clone());
        let mut text = before.clone();
        let (kind, day) = (writing.kind, writing.by_day);
        let mut done = false;
        let card = kit::tinted(ui, look.comment_bg, (12, 12), |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            kinds(ui, writing);
            if let Anchor::Words { quote, .. } = &writing.anchor {
                kit::text(ui, Role::Caption, &t!("comment-quote", words = quote));
            }
            let field = Field::lines(Id::unique(("comment words", writing.id.as_str())), t!("comment-words"), 3);
            let response = field.show(ui, &mut text);
            if std::mem::take(&mut writing.focus) {
                response.request_focus();
            }
            if writing.kind == CommentKind::PleaseDo {
                *self.in_draft |= agreed_day(ui, writing, self.today);
            }
            hint(ui, writing.kind);
            let words = if text.trim().is_empty() { t!("comment-put-away") } else { t!("comment-done") };
            done = Button::secondary(words).tinted().id(Id::unique("comment done")).show(ui).clicked();
        });
        let card = card.response.rect;
        if writing.seen.replace(writing.kind) != Some(writing.kind) && !ui.clip_rect().contains_rect(card) {
            // All of it is in sight when it opens, and when a day is asked for.
            ui.scroll_to_rect(card.expand(16.0), None);
        }
        if self.beside {
            let bar = Rect::from_min_max(card.min + vec2(0.0, 12.0), pos2(card.left() + 3.0, card.bottom() - 12.0));
            ui.painter().rect_filled(bar, 0.0, look.comment);
            connect(ui, self.draft.words_at, card, self.rail - GAP);
        }
        let Some(writing) = &mut self.draft.comment else { return };
        let changed = text != before || (kind, day) != (writing.kind, writing.by_day);
        if changed {
            if text.trim().is_empty() {
                writing.spaces.clone_from(&text);
            }
            out.push(Command::Comment {
                doc: open.key,
                id: writing.id.clone(),
                kind: writing.kind,
                anchor: kept.map_or_else(|| writing.anchor.clone(), |comment| comment.anchor.clone()),
                text,
                by_day: writing.by_day,
            });
        }
        if !done {
            return;
        }
        let id = Id::unique(("change", writing.id.as_str()));
        let back = if kept.is_some() { id } else { opener(open, &writing.anchor) };
        if self.put_away() {
            ui.memory_mut(|memory| memory.request_focus(back));
        }
    }
}

/// The line from the words that are meant to the card.
fn connect(ui: &Ui, words_at: Option<f32>, card: Rect, column_right: f32) {
    let Some(y) = words_at else { return };
    let line = bends(y, card, column_right);
    ui.painter().add(Shape::line(line, Stroke::new(2.0, theme::of(ui).comment)));
}

/// The four kinds, two by two: each can be reached by Tab.
fn kinds(ui: &mut Ui, writing: &mut Writing) {
    let group =
        UiBuilder::new().accessibility_role(accesskit::Role::RadioGroup).accessibility_label(t!("comment-kind"));
    ui.scope_builder(group, |ui| {
        let half = (ui.available_width() - 4.0) / 2.0;
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for pair in CommentKind::ALL.chunks(2) {
            ui.horizontal(|ui| {
                for kind in pair {
                    if kind_ui(ui, *kind, *kind == writing.kind, half).clicked() {
                        writing.kind = *kind;
                    }
                }
            });
        }
    });
}

fn kind_ui(ui: &mut Ui, kind: CommentKind, on: bool, width: f32) -> Response {
    let look = theme::of(ui);
    let words = kind_words(kind);
    let (_, rect) = ui.allocate_space(vec2(width, 32.0));
    let response = ui.interact(rect, Id::unique(("comment kind", words)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::RadioButton, ui.is_enabled(), on, words));
    focus::take(&response);
    focus::follow(ui, &response);
    if on {
        ui.painter().add(look.pick_low.as_shape(rect, CornerRadius::same(6)));
        ui.painter().rect_filled(rect, CornerRadius::same(6), look.pick);
    }
    // Where the chosen one is black, its words are white.
    let chosen = if look.pane_edge.is_some() { look.pick_text } else { look.comment };
    let ink = match (on, response.hovered()) {
        (true, _) => chosen,
        (false, true) => look.text,
        (false, false) => look.muted,
    };
    let galley = kit::galley(ui, Role::Segment, ink, words, f32::INFINITY);
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, Color32::PLACEHOLDER);
    if response.has_focus() {
        focus::border(ui, rect, 6);
    }
    response
}

/// The day of an agreed action; says whether the field has the focus.
fn agreed_day(ui: &mut Ui, writing: &mut Writing, today: Option<Day>) -> bool {
    let label = kit::text(ui, Role::FieldLabel, t!("comment-by-day"));
    let error = unread_day(writing, today).then_some(t!("comment-day-wrong"));
    let field = Field::line(Id::unique("comment day"), t!("comment-by-day")).labelled_by(label.id).right_room(28.0);
    let response = field.hint(t!("comment-day-hint")).error(error).show(ui, &mut writing.day);
    if std::mem::take(&mut writing.to_day) {
        response.request_focus();
    }
    let beside = calendar::beside(ui, &response, (writing.by_day, today), t!("comment-by-day"), true);
    if let Some(picked) = beside.picked {
        writing.day = picked.map(words::weekday_day).unwrap_or_default();
    }
    writing.by_day = dates::read(&writing.day, today);
    response.has_focus() || beside.focused
}

/// Whether something stands in the field that is no day.
pub fn unread_day(writing: &Writing, today: Option<Day>) -> bool {
    !writing.day.trim().is_empty() && dates::read(&writing.day, today).is_none()
}
