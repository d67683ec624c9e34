//! Answers that came back: read without a border, the words meant underlined, and *what I think now*.

use egui::{Galley, Pos2, Rect, Shape, Ui, pos2, text::CCursor};

use super::{
    super::answers,
    cx::{Cx, Told},
    draw, ids, sign, writes,
};
use crate::{
    t,
    template::{Item, Kind},
    ui::{
        kit::{self, Button, Writing},
        theme::{Icon, Role},
    },
    worksheet::{self, Anchor, At, Part},
};

/// Shows an answer as it was written or chosen; what was left open is said to be.
pub fn answer(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, name: &str) -> Told {
    let open = !worksheet::is_answered(cx.sheet(), cx.outcome(), item);
    match &item.kind {
        Kind::Signature => return sign::answer(ui, cx, item, name),
        Kind::Drawing(area) if !open => return draw::answer(ui, cx, item, *area, name),
        Kind::ShortText(_) | Kind::LongText(_) if cx.answer(&item.id).text().is_some() => {
            return text(ui, cx, item, name);
        }
        _ if open => drop(kit::text(ui, Role::Helper, t!("answer-left-open"))),
        _ => answers::read(ui, cx.open, item),
    }
    if cx.sheet().content.later.get(item.id.as_str()).is_some() { later(ui, cx, item) } else { Told::default() }
}

/// Shows a day or a code at the head of a sheet.
pub fn fact(ui: &mut Ui, cx: &Cx<'_>, item: &Item) {
    let words = worksheet::answer_in_words(cx.sheet(), cx.outcome(), &item.id);
    if words.is_empty() {
        kit::text(ui, Role::Helper, t!("answer-left-open"));
    } else {
        kit::text(ui, Role::Body, &words);
    }
}

/// Shows the words of an answer, with what comments are about.
fn text(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, name: &str) -> Told {
    let at = At::item(item.id.clone());
    let text = cx.sheet().text(&at);
    let under = ui.painter().add(Shape::Noop);
    let written = Writing::long(ids::control(cx.key, &at), text, name).read_only().show(ui);
    let mut shapes = Vec::new();
    for comment in &cx.sheet().review.comments {
        let Anchor::Words { at: meant, start, end, .. } = &comment.anchor else { continue };
        if *meant != at || start >= end || comment.settled.is_some() {
            continue;
        }
        let rows = rows_of(&written.galley, written.origin, kit::char_of(text, *start)..kit::char_of(text, *end));
        if let Some(first) = rows.first() {
            cx.view.anchors.insert(comment.id.clone(), first.bottom() - 1.0);
        }
        for row in rows {
            shapes.push(Shape::rect_filled(row, 0.0, cx.look.comment_bg));
            let line = Rect::from_min_max(pos2(row.left(), row.bottom() - 2.0), row.max);
            shapes.push(Shape::rect_filled(line, 0.0, cx.look.comment));
        }
    }
    ui.painter().set(under, Shape::Vec(shapes));
    let mut told = Told::default();
    told.saw(&written.response);
    told.and(later(ui, cx, item));
    told
}

/// *What I think now*: a second layer, the first words untouched.
pub(super) fn later(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item) -> Told {
    let at = At { item: item.id.clone(), part: Part::Later };
    let text = cx.sheet().text(&at);
    let id = ids::control(cx.key, &at);
    let open = !text.is_empty() || cx.view.later.contains(&(cx.key, item.id.clone()));
    ui.add_space(8.0);
    if !open {
        let link = Button::link(t!("later")).icon(Icon::Plus).id(id.with("open")).show(ui);
        if link.clicked() {
            cx.view.later.insert((cx.key, item.id.clone()));
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        return Told::default();
    }
    kit::text(ui, Role::Head, t!("later"));
    ui.add_space(4.0);
    let question = cx.name(&item.id).unwrap_or_default();
    let name = t!("later-name", question = &question);
    let writing = Writing::long(id, text, &name).least(72.0);
    writes::write(ui, cx, &at, text, writing, true)
}

/// The rectangles of a stretch of characters, row by row.
fn rows_of(galley: &Galley, origin: Pos2, range: std::ops::Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut start = 0;
    for row in &galley.rows {
        let count = row.char_count_including_newline().0;
        let (from, to) = (range.start.max(start), range.end.min(start + count));
        if from < to {
            let left = galley.pos_from_cursor(CCursor { prefer_next_row: true, ..CCursor::new(from) }).left();
            let right = if to == start + count {
                row.rect().right()
            } else {
                galley.pos_from_cursor(CCursor::new(to)).left()
            };
            let rect = row.rect();
            rects.push(
                Rect::from_min_max(pos2(left, rect.top() + 1.0), pos2(right, rect.bottom()))
                    .translate(origin.to_vec2()),
            );
        }
        start += count;
    }
    rects
}
