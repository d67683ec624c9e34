//! Comments of a supervisor beside the answers they are about.
//!
//! A card begins on the first line of its question; cards never overlap, the
//! later one moves down. The open one has a bar at its edge and a line to the
//! words it is about, and a box for the reply.

use egui::{CornerRadius, Id as EguiId, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::cx::Cx;
use crate::{
    app::Command,
    base::Id,
    t,
    ui::{
        kit::{self, Button, ChipKind, Field, focus},
        theme::{Icon, Look, Role},
    },
    words,
    worksheet::{Change, Comment, Happened, Reply, Side, State},
};

/// Whether there is something to show: comments, for the person who wrote the answers.
pub fn wanted(cx: &Cx<'_>) -> bool {
    cx.open.me.side == Side::Writer && !cx.sheet().review.comments.is_empty()
}

/// Whether answers are read rather than written: the sheet came back, and was not taken up again.
pub fn reading(cx: &Cx<'_>) -> bool {
    cx.open.me.side == Side::Writer && matches!(cx.sheet().review.state, State::Back { .. })
}

/// The control that F6 goes to.
pub fn first_control(cx: &Cx<'_>) -> Option<EguiId> {
    let comment = if wanted(cx) { in_order(cx).into_iter().next()? } else { return None };
    Some(card_id(cx, &comment.id))
}

fn card_id(cx: &Cx<'_>, comment: &Id) -> EguiId {
    EguiId::unique(("comment", cx.key.0, comment))
}

/// Comments on the whole sheet first, then in the order of the questions.
fn in_order<'a>(cx: &Cx<'a>) -> Vec<&'a Comment> {
    let template = &cx.sheet().template;
    let place = |comment: &Comment| {
        let item = comment.anchor.item()?;
        let owner = template.statement(item.as_str()).map_or(item, |(owner, _, _)| &owner.id);
        template.items().position(|(_, item)| item.id == *owner)
    };
    let mut comments: Vec<&Comment> = cx.sheet().review.comments.iter().collect();
    comments.sort_by_key(|comment| (place(comment).map_or(0, |at| at + 1), comment.when));
    comments
}

/// Shows the comments beside the column, each at the height of its question.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, column_right: f32) {
    ui.add_space(36.0);
    let mut first = true;
    for comment in in_order(cx) {
        if !first {
            ui.add_space(16.0);
        }
        first = false;
        let wanted = comment.anchor.item().and_then(|item| top_of(cx, item));
        if let Some(top) = wanted.filter(|top| *top > ui.cursor().top()) {
            ui.add_space(top - ui.cursor().top());
        }
        let rect = card(ui, cx, comment);
        if is_open(cx, comment) {
            connect(ui, cx, comment, rect, column_right);
        }
    }
}

/// Shows the comments one under the other.
pub fn list(ui: &mut Ui, cx: &mut Cx<'_>) {
    for comment in in_order(cx) {
        card(ui, cx, comment);
        ui.add_space(16.0);
    }
}

/// Where the question of an item or a statement begins on screen.
fn top_of(cx: &Cx<'_>, item: &Id) -> Option<f32> {
    let template = &cx.sheet().template;
    let owner = template.statement(item.as_str()).map_or(item, |(owner, _, _)| &owner.id);
    cx.view.blocks.iter().find(|(id, _)| id == owner).map(|(_, y)| y.min)
}

/// Open: the one that was clicked, else the first that waits for a reply.
fn is_open(cx: &Cx<'_>, comment: &Comment) -> bool {
    match &cx.view.open_comment {
        Some(open) => *open == comment.id,
        None => in_order(cx).into_iter().find(|comment| waits(comment)).is_some_and(|first| first.id == comment.id),
    }
}

fn waits(comment: &Comment) -> bool {
    comment.settled.is_none() && comment.replies.is_empty() && comment.kind.reply_helps()
}

fn card(ui: &mut Ui, cx: &mut Cx<'_>, comment: &Comment) -> Rect {
    let look = cx.look;
    let open = is_open(cx, comment);
    if comment.settled.is_some() && !open {
        return settled_line(ui, cx, comment);
    }
    let under = ui.painter().add(egui::Shape::Noop);
    let (left, top, width) = (ui.cursor().left(), ui.cursor().top(), ui.available_width());
    ui.add_space(12.0);
    ui.horizontal_top(|ui| {
        ui.add_space(if open { 12.0 } else { 16.0 });
        ui.vertical(|ui| {
            ui.set_width(width - if open { 24.0 } else { 32.0 });
            inside(ui, cx, comment, open);
        });
    });
    ui.add_space(12.0);
    let rect = Rect::from_min_max(pos2(left, top), pos2(left + width, ui.cursor().top()));
    let mut shapes = vec![egui::Shape::rect_filled(rect, CornerRadius::same(8), look.comment_bg)];
    if open {
        let bar = Rect::from_min_max(pos2(left, top + 12.0), pos2(left + 3.0, rect.bottom() - 12.0));
        shapes.push(egui::Shape::rect_filled(bar, 0.0, look.comment));
    }
    ui.painter().set(under, egui::Shape::Vec(shapes));
    rect
}

fn inside(ui: &mut Ui, cx: &mut Cx<'_>, comment: &Comment, open: bool) {
    let look = cx.look;
    let pad = if open { 4.0 } else { 0.0 };
    let head = head(ui, cx, comment, pad);
    if head {
        cx.view.open_comment = Some(comment.id.clone());
    }
    padded(ui, pad, |ui| {
        ui.add_space(4.0);
        kit::copyable_in(ui, Role::Comment, look.text, &comment.text);
        ui.add_space(8.0);
        kind_line(ui, look, comment);
        let writing = being_written(cx, comment).map(|reply| &reply.id);
        for reply in comment.replies.iter().filter(|reply| Some(&reply.id) != writing) {
            ui.add_space(12.0);
            let name = if reply.by.name.is_empty() { t!("reply-mine") } else { &reply.by.name };
            kit::text(ui, Role::Head, name);
            ui.add_space(4.0);
            kit::copyable_in(ui, Role::Comment, look.text, &reply.text);
        }
    });
    agreed(ui, cx, comment, pad);
    if open {
        reply(ui, cx, comment);
    }
}

fn padded(ui: &mut Ui, pad: f32, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.add_space(pad);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - pad);
            contents(ui);
        });
    });
}

/// Name and day; a click opens the card.
fn head(ui: &mut Ui, cx: &Cx<'_>, comment: &Comment, pad: f32) -> bool {
    let look = cx.look;
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 20.0));
    let row = row.shrink2(vec2(pad, 0.0));
    let name = author(comment);
    let day = day(cx, comment);
    let response = ui.interact(row.expand2(vec2(4.0, 4.0)), card_id(cx, &comment.id), Sense::click());
    let said = t!("comment-name", name = name, day = &day);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), &said));
    focus::follow(ui, &response);
    let galley = kit::galley_line(ui, Role::Head, look.comment, name, row.width() - 80.0);
    ui.painter().galley(row.min, galley, look.comment);
    let galley = kit::galley(ui, Role::Caption, look.muted, &day, 120.0);
    ui.painter().galley(pos2(row.right() - galley.size().x, row.top() + 2.0), galley, look.muted);
    if response.has_focus() {
        focus::border(ui, row.expand2(vec2(4.0, 4.0)), 6);
    }
    response.clicked()
}

fn author(comment: &Comment) -> &str {
    if comment.by.name.is_empty() { t!("comment-supervisor") } else { &comment.by.name }
}

fn day(cx: &Cx<'_>, comment: &Comment) -> String {
    words::day_short(comment.when.day(), cx.today.unwrap_or_else(|| comment.when.day()))
}

fn kind_line(ui: &mut Ui, look: Look, comment: &Comment) {
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 16.0));
    let (icon, role, ink, words) = if comment.kind.reply_helps() {
        (Icon::Reply, Role::CaptionStrong, look.comment, t!("comment-reply-helps"))
    } else {
        (Icon::Heart, Role::Caption, look.muted, t!("comment-no-reply"))
    };
    icon.draw(ui.painter(), pos2(row.left() + 8.0, row.center().y), 16.0, ink);
    kit::put(ui, row.min + vec2(22.0, 0.0), role, ink, words, row.width() - 22.0);
}

/// An agreed action: by when, and what came of it.
fn agreed(ui: &mut Ui, cx: &mut Cx<'_>, comment: &Comment, pad: f32) {
    let Some(action) = &comment.action else { return };
    ui.add_space(8.0);
    let words = match action.by_day {
        Some(day) => t!("action-by", day = &words::day_short(day, cx.today.unwrap_or(day))),
        None => t!("action-agreed").to_owned(),
    };
    padded(ui, pad, |ui| {
        kit::text_in(ui, Role::CaptionStrong, cx.look.comment, &words);
    });
    ui.add_space(4.0);
    let all = [
        (Happened::Happened, t!("action-happened")),
        (Happened::NotYet, t!("action-not-yet")),
        (Happened::LetItGo, t!("action-let-go")),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        for (happened, words) in all {
            let on = action.happened == Some(happened);
            let id = card_id(cx, &comment.id).with(words);
            if kit::chip(ui, id, ChipKind::Radio, words, on, true).clicked() {
                let happened = (!on).then_some(happened);
                cx.edit(Change::Happened { comment: comment.id.clone(), happened }, None);
            }
        }
    });
}

fn reply(ui: &mut Ui, cx: &mut Cx<'_>, comment: &Comment) {
    ui.add_space(12.0);
    let key = (cx.key, comment.id.clone());
    // The sheet has it at every key: locking, closing or a crash takes nothing of it.
    let writing = being_written(cx, comment).map(|reply| reply.id.clone());
    let mut draft = being_written(cx, comment).map(|reply| reply.text.clone()).unwrap_or_default();
    let id = card_id(cx, &comment.id).with("reply");
    let name = t!("reply-name", name = author(comment));
    let response = Field::lines(id, &name, 3).show(ui, &mut draft);
    cx.view.in_draft |= response.has_focus();
    if response.changed() {
        let reply = match writing {
            Some(reply) => reply,
            None => (cx.fresh)(),
        };
        cx.view.replies.insert(key.clone(), reply.clone());
        cx.view.open_comment = Some(comment.id.clone());
        cx.out.push(Command::Reply { doc: cx.key, comment: comment.id.clone(), reply, text: draft.clone() });
    }
    let ready = !draft.trim().is_empty();
    let (mut sent, mut settled) = (false, false);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let button = if ready { Button::primary(t!("reply")) } else { Button::secondary(t!("reply")).tinted() };
        sent = button.enabled(ready).id(id.with("send")).show(ui).clicked() && ready;
        let words = if comment.settled.is_some() { t!("settled-again") } else { t!("settled") };
        settled = Button::quiet(words).muted().id(id.with("settled")).show(ui).clicked();
    });
    if sent {
        // Its button rests now: the keyboard goes back to the field.
        ui.memory_mut(|memory| memory.request_focus(id));
        cx.view.open_comment = Some(comment.id.clone());
        cx.view.replies.remove(&key);
    }
    if settled {
        let on = comment.settled.is_none();
        cx.edit(Change::Settle { comment: comment.id.clone(), on }, None);
        ui.memory_mut(|memory| memory.request_focus(card_id(cx, &comment.id)));
        cx.view.open_comment = if on { None } else { Some(comment.id.clone()) };
    }
}

/// The reply that is being written under a comment.
fn being_written<'c>(cx: &Cx<'_>, comment: &'c Comment) -> Option<&'c Reply> {
    let writing = cx.view.replies.get(&(cx.key, comment.id.clone()))?;
    comment.replies.last().filter(|last| last.id == *writing)
}

/// A settled comment: one line that opens on a click.
fn settled_line(ui: &mut Ui, cx: &mut Cx<'_>, comment: &Comment) -> Rect {
    let look = cx.look;
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 32.0));
    let response = ui.interact(row, card_id(cx, &comment.id), Sense::click());
    let words = t!("comment-settled", name = author(comment), day = &day(cx, comment));
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), &words));
    if response.hovered() {
        ui.painter().rect_filled(row, CornerRadius::same(8), look.hover);
    }
    Icon::Check.draw(ui.painter(), pos2(row.left() + 24.0, row.center().y), 16.0, look.success);
    let galley = kit::galley_line(ui, Role::Helper, look.muted, &words, row.width() - 52.0);
    ui.painter().galley(pos2(row.left() + 40.0, row.center().y - 10.0), galley, look.muted);
    if response.has_focus() {
        focus::border(ui, row, 8);
    }
    if response.clicked() {
        cx.view.open_comment = Some(comment.id.clone());
    }
    row
}

/// The line from the words to the open card; it bends where the card had to move down.
fn connect(ui: &Ui, cx: &Cx<'_>, comment: &Comment, card: Rect, column_right: f32) {
    let Some(y) = cx.view.anchors.get(&comment.id).copied() else { return };
    for pair in bends(y, card, column_right).windows(2) {
        if let [from, to] = pair {
            ui.painter().line_segment([*from, *to], Stroke::new(2.0, cx.look.comment));
        }
    }
}

/// The corners of that line: straight where the card lies beside the words.
pub fn bends(y: f32, card: Rect, column_right: f32) -> Vec<Pos2> {
    let at_card = y.clamp(card.top() + 13.0, (card.bottom() - 13.0).max(card.top() + 13.0));
    let (start, end) = (pos2(column_right, y), pos2(card.left() + 3.0, at_card));
    if (at_card - y).abs() < 0.5 {
        return vec![start, end];
    }
    let middle = f32::midpoint(column_right, card.left());
    vec![start, pos2(middle, y), pos2(middle, at_card), end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_begins_at_the_words_and_ends_at_the_bar_of_the_card() {
        let card = Rect::from_min_max(pos2(960.0, 200.0), pos2(1248.0, 400.0));
        let beside = bends(250.0, card, 928.0);
        assert_eq!(beside, [pos2(928.0, 250.0), pos2(963.0, 250.0)]);
        for words in [100.0, 500.0] {
            let moved = bends(words, card, 928.0);
            assert_eq!(moved.first(), Some(&pos2(928.0, words)));
            let end = moved.last().expect("an end");
            assert!(end.x == 963.0 && end.y >= 212.0 && end.y <= 388.0, "{moved:?}");
            assert!(moved.windows(2).all(|pair| pair[0].x == pair[1].x || pair[0].y == pair[1].y), "{moved:?}");
        }
    }
}
