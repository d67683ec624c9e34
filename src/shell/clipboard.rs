//! What was copied here does not stay on the clipboard once the folder is locked.
//!
//! The clipboard belongs to everybody: it is emptied only if it still holds
//! what was copied last from this window. egui reads it as if somebody had
//! pasted; that paste is taken out before anybody sees it.
//!
//! What is only selected goes onto no clipboard at all: on X11 and Wayland it
//! would lie in the *primary selection* of the whole desktop, and stay there.

use egui::{Context, Event, FullOutput, OutputCommand, RawInput, ViewportCommand};
use sha2::{Digest, Sha256};

/// What is known about the clipboard: never the words themselves.
#[derive(Debug, Default)]
pub struct Clipboard {
    /// The hash of what was copied here last.
    ours: Option<[u8; 32]>,
    /// Its content was asked for.
    asked: bool,
    /// It did not say what it holds: it is asked again once the window has the keyboard.
    silent: bool,
    /// It still holds what is ours.
    empty_it: bool,
}

/// Keeps what is selected in the window.
struct Selected;

impl egui::Plugin for Selected {
    fn debug_name(&self) -> &'static str {
        "selected words stay in the window"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let commands = &mut output.platform_output.commands;
        commands.retain(|command| !matches!(command, OutputCommand::TextSelectionSettled(_)));
    }
}

/// From now on what is selected stays in the window.
pub fn keep_selections(ctx: &Context) {
    ctx.add_plugin(Selected);
}

fn hash(words: &str) -> [u8; 32] {
    Sha256::digest(words.as_bytes()).into()
}

impl Clipboard {
    /// Sees what the frame copies.
    pub fn see(&mut self, ctx: &Context) {
        let copied = ctx.output(|output| {
            output.commands.iter().rev().find_map(|command| match command {
                OutputCommand::CopyText(words) => Some(hash(words)),
                _ => None,
            })
        });
        if copied.is_some() {
            self.ours = copied;
            self.silent = false;
        }
        if std::mem::take(&mut self.empty_it) {
            ctx.copy_text(String::new());
            self.ours = None;
        }
    }

    /// The folder was locked: what is ours goes.
    pub fn lock(&mut self, ctx: &Context) {
        if self.ours.is_some() {
            self.asked = true;
            self.silent = false;
            ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
        }
    }

    /// Takes the answer out of what comes in.
    ///
    /// It comes with the very next frame or not at all: an empty clipboard and one with a picture
    /// say nothing, and under Wayland a window without the keyboard is told nothing. Whatever is
    /// pasted later was pasted by somebody.
    pub fn take_answer(&mut self, ctx: &Context, input: &mut RawInput) {
        if !std::mem::take(&mut self.asked) {
            let is_back = |event: &Event| matches!(event, Event::WindowFocused(true));
            if self.silent && input.events.iter().any(is_back) {
                self.lock(ctx);
            }
            return;
        }
        let ours = self.ours;
        let mut said = false;
        input.events.retain(|event| match event {
            Event::Paste(words) if !said => {
                said = true;
                self.empty_it = Some(hash(words)) == ours;
                false
            }
            _ => true,
        });
        self.silent = !said;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(ctx: &Context, clipboard: &mut Clipboard, words: &str) -> Vec<OutputCommand> {
        let output = ctx.run_ui(RawInput::default(), |ui| {
            if !words.is_empty() {
                ui.ctx().copy_text(words.to_owned());
            }
            clipboard.see(ui.ctx());
        });
        output.platform_output.commands
    }

    #[test]
    fn only_what_was_copied_here_is_taken_off() {
        for (there, goes) in [("my words", true), ("somebody else's", false)] {
            let (ctx, mut clipboard) = (Context::default(), Clipboard::default());
            copied(&ctx, &mut clipboard, "my words");
            clipboard.lock(&ctx);
            let mut input = RawInput { events: vec![Event::Paste(there.to_owned())], ..RawInput::default() };
            clipboard.take_answer(&ctx, &mut input);
            assert!(input.events.is_empty(), "nobody sees the paste");
            let after = copied(&ctx, &mut clipboard, "");
            let emptied =
                after.iter().any(|command| matches!(command, OutputCommand::CopyText(words) if words.is_empty()));
            assert_eq!(emptied, goes, "{there}");
        }
    }

    #[test]
    fn what_is_selected_goes_onto_no_clipboard() {
        let selected = |ctx: &Context| {
            let output = ctx.run_ui(RawInput::default(), |ui| {
                ui.ctx().send_cmd(OutputCommand::TextSelectionSettled("words".to_owned()));
                ui.ctx().copy_text("copied".to_owned());
            });
            output.platform_output.commands.len()
        };
        let ctx = Context::default();
        assert_eq!(selected(&ctx), 2, "egui would hand both out");
        keep_selections(&ctx);
        assert_eq!(selected(&ctx), 1);
    }

    #[test]
    fn a_person_who_pastes_still_pastes() {
        let mut clipboard = Clipboard::default();
        let mut input = RawInput { events: vec![Event::Paste("words".to_owned())], ..RawInput::default() };
        clipboard.take_answer(&Context::default(), &mut input);
        assert_eq!(input.events.len(), 1);
    }

    #[test]
    fn a_clipboard_that_says_nothing_takes_no_later_paste_and_is_asked_again() {
        let (ctx, mut clipboard) = (Context::default(), Clipboard::default());
        copied(&ctx, &mut clipboard, "my words");
        clipboard.lock(&ctx);
        clipboard.take_answer(&ctx, &mut RawInput::default());
        let pasted = |words: &str| RawInput { events: vec![Event::Paste(words.to_owned())], ..RawInput::default() };
        let mut typed = pasted("my passphrase");
        clipboard.take_answer(&ctx, &mut typed);
        assert_eq!(typed.events.len(), 1, "that was a person");

        let mut back = RawInput { events: vec![Event::WindowFocused(true)], ..RawInput::default() };
        clipboard.take_answer(&ctx, &mut back);
        let mut answer = pasted("my words");
        clipboard.take_answer(&ctx, &mut answer);
        assert!(answer.events.is_empty(), "the window has the keyboard, and the clipboard answers");
        let after = copied(&ctx, &mut clipboard, "");
        assert!(after.iter().any(|c| matches!(c, OutputCommand::CopyText(words) if words.is_empty())));
    }
}
