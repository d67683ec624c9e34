//! Where the keyboard is: rings, and scrolling to what got the focus.

use egui::{CornerRadius, EventFilter, Id, Key, Rect, Response, StrokeKind, Ui};

use crate::ui::theme;

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

/// Scrolls to a control that just got the focus from the keyboard.
pub fn follow(ui: &Ui, response: &Response) {
    if response.gained_focus() && !ui.clip_rect().contains_rect(response.rect) {
        ui.scroll_to_rect(response.rect.expand(32.0), None);
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
