//! Answers as a supervisor reads them: words that can be selected, drawings, what was written later.

use egui::{Id, Shape, Ui, pos2, text::CCursor};

use super::{super::answers::read, Draft};
use crate::{
    app::Open,
    t,
    template::{Item, Kind},
    ui::{
        kit::{self, Writing},
        theme::{self, Role},
    },
    worksheet::{Anchor, Answer},
};

/// Draws the answer of an item.
pub fn draw(ui: &mut Ui, open: &Open, item: &Item, draft: &mut Draft) {
    let answer = open.sheet().content.answers.get(item.id.as_str());
    match (&item.kind, answer) {
        (_, Answer::Text(text)) => text_ui(ui, open, item, text, draft),
        (Kind::Drawing(area), Answer::Drawn(drawn)) => {
            let name = kit::plain(open.outcome.asks.get(&item.id).unwrap_or(&item.ask));
            let id = Id::unique(("review drawing", open.key, item.id.as_str()));
            if !drawn.strokes.is_empty() {
                kit::canvas(ui, id, &name, &drawn.words, *area, &drawn.strokes, None);
            }
            if !drawn.words.trim().is_empty() {
                ui.add_space(8.0);
                kit::copyable(ui, Role::Answer, &drawn.words);
            }
        }
        _ => read(ui, open, item),
    }
    if let Some(later) = open.sheet().content.later.get(item.id.as_str()) {
        ui.add_space(12.0);
        kit::text(ui, Role::Head, t!("answer-later"));
        ui.add_space(4.0);
        kit::copyable(ui, Role::Answer, &later.text);
    }
}

/// A text that can be selected, with the words that comments are about underlined.
fn text_ui(ui: &mut Ui, open: &Open, item: &Item, text: &str, draft: &mut Draft) {
    let under = ui.painter().add(Shape::Noop);
    let id = Id::unique(("review answer", open.key, item.id.as_str()));
    let name = kit::plain(open.outcome.asks.get(&item.id).unwrap_or(&item.ask));
    let written = Writing::long(id, text, &name).read_only().show(ui);
    draft.select(open, &item.id, written.caret);
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let anchors = open.sheet().review.comments.iter().map(|comment| &comment.anchor);
    let drafted = draft.comment.as_ref().filter(|w| w.doc == open.key).map(|w| &w.anchor);
    for anchor in anchors.chain(drafted) {
        if let Anchor::Words { at, start, end, .. } = anchor
            && at.item == item.id
            && start < end
        {
            spans.push((*start, *end));
        }
    }
    let meant =
        drafted_span(draft, open, item).and_then(|(start, end)| rows_of(&written, text, start, end).first().copied());
    if let Some(first) = meant {
        draft.words_at = Some(first.bottom() - 1.0);
    }
    let look = theme::of(ui);
    let mut shapes = Vec::new();
    for (start, end) in spans {
        for rect in rows_of(&written, text, start, end) {
            shapes.push(Shape::rect_filled(rect, 0.0, look.comment_bg));
            let y = rect.bottom() - 1.0;
            let stroke = egui::Stroke::new(2.0, look.comment);
            shapes.push(Shape::line_segment([pos2(rect.left(), y), pos2(rect.right(), y)], stroke));
        }
    }
    ui.painter().set(under, Shape::Vec(shapes));
}

/// The words in this answer that the comment being written is about.
fn drafted_span(draft: &Draft, open: &Open, item: &Item) -> Option<(usize, usize)> {
    let writing = draft.comment.as_ref().filter(|writing| writing.doc == open.key)?;
    match &writing.anchor {
        Anchor::Words { at, start, end, .. } if at.item == item.id && start < end => Some((*start, *end)),
        _ => None,
    }
}

/// The parts of lines that a stretch of text takes, on screen.
fn rows_of(written: &kit::Written, text: &str, start: usize, end: usize) -> Vec<egui::Rect> {
    let galley = &written.galley;
    let from = galley.pos_from_cursor(CCursor::new(kit::char_of(text, start)));
    let to = galley.pos_from_cursor(CCursor::new(kit::char_of(text, end)));
    let mut rects = Vec::new();
    for row in &galley.rows {
        let rect = row.rect();
        if rect.center().y < from.top() || rect.center().y > to.bottom() {
            continue;
        }
        let left = if rect.y_range().contains(from.center().y) { from.left() } else { rect.left() };
        let right = if rect.y_range().contains(to.center().y) { to.left() } else { rect.right() };
        if right > left {
            let part = egui::Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
            rects.push(part.translate(written.origin.to_vec2()));
        }
    }
    rects
}
