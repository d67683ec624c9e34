//! Where the keyboard is: rings, and scrolling to what got the focus.

use egui::{Context, CornerRadius, EventFilter, Id, Key, Rect, Response, StrokeKind, Ui};

use crate::ui::theme;

/// How far the widest ring reaches out of what it is around.
pub const RING: f32 = 6.0;

/// A ring around a filled thing, at a gap of 2.
pub fn ring(ui: &Ui, rect: Rect, radius: u8) {
    let look = theme::of(ui);
    let grow = 2.0 + look.focus;
    ui.painter().rect_stroke(
        rect.expand(grow),
        CornerRadius::same(radius.saturating_add(4)),
        look.focus_stroke(),
        StrokeKind::Inside,
    );
}

/// A ring that is the border of the thing itself.
pub fn border(ui: &Ui, rect: Rect, radius: u8) {
    ui.painter().rect_stroke(rect, CornerRadius::same(radius), theme::of(ui).focus_stroke(), StrokeKind::Inside);
}

/// The keyboard is nowhere: the first control of what [`invite`] begins may have it, in this frame.
pub fn offer(ctx: &Context) {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| data.insert_temp(offered(), Offer { frame, invited: false }));
}

/// Here the contents of a screen begin; the first control that follows takes what was offered.
pub fn invite(ctx: &Context) {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|data| {
        if let Some(mut offer) = data.get_temp::<Offer>(offered()) {
            offer.invited = offer.frame == frame;
            data.insert_temp(offered(), offer);
        }
    });
}

#[derive(Clone, Copy)]
struct Offer {
    frame: u64,
    invited: bool,
}

fn offered() -> Id {
    Id::unique("keyboard offered")
}

/// Takes the keyboard if it was offered and this is the first control that can have it.
fn accept(response: &Response) {
    let ctx = &response.ctx;
    let frame = ctx.cumulative_frame_nr();
    let offer = ctx.data(|data| data.get_temp::<Offer>(offered()));
    if response.enabled() && offer.is_some_and(|offer| offer.invited && offer.frame == frame) {
        ctx.data_mut(|data| data.remove::<Offer>(offered()));
        // Whoever enters a screen reads from its top.
        stay(ctx, response.id);
        response.request_focus();
    }
}

/// Scrolls to a control that just got the focus from the keyboard.
///
/// `true` if it was Tab that led there.
pub fn follow(ui: &Ui, response: &Response) -> bool {
    follow_to(ui, response, response.rect)
}

/// The same for a control that is part of something that should be in view as a whole.
pub fn follow_to(ui: &Ui, response: &Response, whole: Rect) -> bool {
    accept(response);
    if !response.has_focus() {
        return false;
    }
    // Not `gained_focus`: arrows give the focus between two frames, and no control is told.
    let fresh = ui.data(|data| data.get_temp::<Id>(followed()) != Some(response.id));
    if fresh {
        ui.data_mut(|data| data.insert_temp(followed(), response.id));
        let begins = ui.data(|data| data.get_temp::<Id>(begun_at()) == Some(response.id));
        ui.data_mut(|data| data.remove::<Id>(begun_at()));
        let ringed = whole.expand2(egui::vec2(0.0, RING));
        let seen = if begins { whole.with_max_y(whole.top()) } else { ringed };
        if !ui.clip_rect().contains_rect(seen) {
            ui.scroll_to_rect(whole.expand(32.0), None);
        }
    }
    let frame = ui.ctx().cumulative_frame_nr();
    fresh && ui.data(|data| data.get_temp::<u64>(tabbed())).is_some_and(|at| frame <= at + 1)
}

/// Takes note of Tab, before a frame is drawn.
pub fn note_tab(ctx: &Context) {
    if ctx.input(|input| input.key_pressed(Key::Tab)) {
        let frame = ctx.cumulative_frame_nr();
        ctx.data_mut(|data| data.insert_temp(tabbed(), frame));
    }
}

fn tabbed() -> Id {
    Id::unique("frame of the last Tab")
}

/// A control gets the keyboard where it is: nothing scrolls to it.
pub fn stay(ctx: &Context, id: Id) {
    ctx.data_mut(|data| data.insert_temp(followed(), id));
}

/// A sheet that was just begun stays at its top: nothing scrolls to its first control where that comes
/// into view; what is typed there does.
pub fn begin_at(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(begun_at(), id));
}

fn begun_at() -> Id {
    Id::unique("keyboard begun at")
}

fn followed() -> Id {
    Id::unique("keyboard followed")
}

/// Page Up, Page Down, Home and End move what scrolls, unless something in it has used them.
///
/// Call it at the end of what scrolls.
pub fn page_keys(ui: &Ui) {
    if super::modal_shown(ui.ctx()) || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let page = (ui.clip_rect().height() - 64.0).max(64.0);
    let (left, all) = (ui.min_rect().left(), ui.min_rect());
    let edge = |y: f32| Rect::from_min_max(egui::pos2(left, y), egui::pos2(left, y));
    if pressed(ui, Key::PageDown) {
        ui.scroll_with_delta(egui::vec2(0.0, -page));
    } else if pressed(ui, Key::PageUp) {
        ui.scroll_with_delta(egui::vec2(0.0, page));
    } else if ui.text_edit_focused() {
        // There they go to the ends of the line.
    } else if pressed(ui, Key::Home) {
        ui.scroll_to_rect(edge(all.top()), Some(egui::Align::Min));
    } else if pressed(ui, Key::End) {
        ui.scroll_to_rect(edge(all.bottom()), Some(egui::Align::Max));
    }
}

/// A control that was clicked gets the keyboard, also one at which Tab does not stop.
pub fn take(response: &Response) {
    if response.clicked() {
        response.request_focus();
    }
}

/// Whether this control has the focus and keeps the arrow keys that it uses.
pub fn keeps_arrows(ui: &Ui, id: Id, horizontal: bool, vertical: bool) -> bool {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return false;
    }
    let filter = EventFilter { horizontal_arrows: horizontal, vertical_arrows: vertical, ..Default::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    true
}

/// Whether a key was pressed without Ctrl, Alt or Command; taken, so that the control to which it
/// leads does not act on it as well.
pub fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| !input.modifiers.any() && input.consume_key(egui::Modifiers::NONE, key))
}

/// The digit that was typed, by key or by layout.
pub fn digit(ui: &Ui) -> Option<i16> {
    const KEYS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    ui.input(|input| {
        let typed = input.events.iter().find_map(|event| match event {
            egui::Event::Text(text) => text.parse::<i16>().ok().filter(|number| (0..=9).contains(number)),
            _ => None,
        });
        typed.or_else(|| {
            let plain = !input.modifiers.ctrl && !input.modifiers.alt && !input.modifiers.command;
            KEYS.iter().zip(0..).find(|(key, _)| plain && input.key_pressed(**key)).map(|(_, number)| number)
        })
    })
}
