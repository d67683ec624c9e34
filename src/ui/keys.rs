//! Shortcuts: the keys that the actions name, taken before any field sees them.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use crate::app::Action;

/// Reads a shortcut as people write it: `Ctrl+Shift+S`, `F6`, `Ctrl++`.
///
/// `Ctrl` is Command on a Mac.
#[must_use]
pub fn shortcut(keys: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = keys;
    loop {
        if let Some(after) = rest.strip_prefix("Ctrl+") {
            modifiers |= Modifiers::COMMAND;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("Shift+") {
            modifiers |= Modifiers::SHIFT;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("Alt+") {
            modifiers |= Modifiers::ALT;
            rest = after;
        } else {
            break;
        }
    }
    let key = match rest {
        "+" => Key::Plus,
        "-" => Key::Minus,
        "," => Key::Comma,
        name => Key::from_name(name)?,
    };
    Some(KeyboardShortcut::new(modifiers, key))
}

/// Takes the shortcuts that were pressed in this frame, the longest first.
///
/// `leave_undo` leaves undo and redo to a field that is no answer.
pub fn take(ui: &Ui, leave_undo: bool) -> Vec<Action> {
    let mut known: Vec<(Action, KeyboardShortcut)> =
        Action::ALL.iter().filter_map(|action| Some((*action, shortcut(action.keys())?))).collect();
    known.extend(also());
    known.retain(|(action, _)| !(leave_undo && matches!(action, Action::Undo | Action::Redo)));
    known.sort_by_key(|(_, keys)| std::cmp::Reverse(weight(keys.modifiers)));
    ui.input_mut(|input| {
        known.into_iter().filter(|(_, keys)| input.consume_shortcut(keys)).map(|(action, _)| action).collect()
    })
}

/// Takes the key of this action, and no other: it works over whatever is shown.
pub fn take_one(ui: &Ui, action: Action) -> Option<Action> {
    let keys = shortcut(action.keys())?;
    ui.input_mut(|input| input.consume_shortcut(&keys)).then_some(action)
}

/// Second keys for the same actions, as other programs have them.
fn also() -> [(Action, KeyboardShortcut); 2] {
    [
        (Action::Redo, KeyboardShortcut::new(Modifiers::COMMAND, Key::Y)),
        (Action::ZoomIn, KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals)),
    ]
}

fn weight(modifiers: Modifiers) -> u8 {
    u8::from(modifiers.command) + u8::from(modifiers.shift) + u8::from(modifiers.alt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_a_key_that_can_be_read_and_no_two_have_the_same() {
        let mut seen = Vec::new();
        for action in Action::ALL {
            let keys = shortcut(action.keys());
            assert!(keys.is_some(), "{action:?} has the key {}", action.keys());
            assert!(!seen.contains(&keys), "{action:?} shares its key");
            seen.push(keys);
        }
    }
}
