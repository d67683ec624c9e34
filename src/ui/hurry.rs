//! Fast hands: what was typed before a key that leads elsewhere stays here, what comes after goes there.
//!
//! All keys of a frame meet one field, and shortcuts are taken before it sees
//! any. A text expander, dictation or a slow machine puts many into one frame:
//! `first⇥second` would be written into one box, and Ctrl+S would save without
//! the last letters. So a frame ends before and after such a key.

use egui::{Context, Event, Key, Plugin, RawInput};

/// Cuts the input of a frame where the keyboard goes elsewhere.
#[derive(Default)]
pub struct Hurry {
    later: Vec<Event>,
}

impl Plugin for Hurry {
    fn debug_name(&self) -> &'static str {
        "keys that lead elsewhere have a frame of their own"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.later.append(&mut input.events);
        let rest = self.later.split_off(frame_of(&self.later));
        input.events = std::mem::replace(&mut self.later, rest);
        if !self.later.is_empty() {
            ctx.request_repaint();
        }
    }
}

/// How many of these events, from the first on, may come in one frame.
fn frame_of(events: &[Event]) -> usize {
    let Some(leads) = events.iter().position(leads_elsewhere) else { return events.len() };
    if events.iter().take(leads).any(types) {
        return leads;
    }
    let after = events.iter().skip(leads + 1).position(|event| types(event) || leads_elsewhere(event));
    after.map_or(events.len(), |after| leads + 1 + after)
}

/// Whether this goes to the field that has the keyboard.
const fn types(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Paste(_)
            | Event::Ime(_)
            | Event::Cut
            | Event::Copy
            | Event::Key { pressed: true, .. }
    )
}

/// Whether the keyboard is elsewhere after this, or something is done with what was typed before.
const fn leads_elsewhere(event: &Event) -> bool {
    match event {
        Event::Key { key: Key::Tab | Key::Escape | Key::Enter, pressed: true, .. }
        | Event::PointerButton { pressed: true, .. } => true,
        Event::Key { key, pressed: true, modifiers, .. } => {
            modifiers.command || modifiers.ctrl || matches!(key, Key::F1 | Key::F6 | Key::F9)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton, pos2};

    use super::*;

    fn key(key: Key, modifiers: Modifiers, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    }

    /// How these events are shared out among frames.
    fn frames(mut events: Vec<Event>) -> Vec<usize> {
        let mut all = Vec::new();
        while !events.is_empty() {
            let count = frame_of(&events);
            all.push(count);
            events.drain(..count);
        }
        all
    }

    #[test]
    fn a_frame_ends_before_and_after_a_key_that_leads_elsewhere() {
        let text = |words: &str| Event::Text(words.to_owned());
        let press = |k| key(k, Modifiers::NONE, true);
        let release = |k| key(k, Modifiers::NONE, false);
        let save = key(Key::S, Modifiers::CTRL | Modifiers::COMMAND, true);
        let click = Event::PointerButton {
            pos: pos2(1.0, 1.0),
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        };
        assert_eq!(frames(vec![text("first"), text("second")]), [2]);
        assert_eq!(frames(vec![press(Key::Tab), release(Key::Tab)]), [2], "alone it stays whole");
        let hurried = vec![text("a"), press(Key::Tab), release(Key::Tab), text("b"), press(Key::Tab), text("c")];
        assert_eq!(frames(hurried), [1, 2, 1, 1, 1]);
        assert_eq!(frames(vec![text("a"), save, text("b")]), [1, 1, 1]);
        assert_eq!(frames(vec![text("a"), press(Key::Escape)]), [1, 1]);
        assert_eq!(frames(vec![text("a"), click]), [1, 1]);
        assert_eq!(frames(vec![press(Key::ArrowLeft), text("a")]), [2]);
    }
}
