//! Plain worksheets into the locked folder: what was found, what was done, and the plain files.

use egui::Ui;

use super::{Answer, answers, ask};
use crate::{
    app::{Command, TakenIn},
    t,
    ui::{kit, theme::Role},
};

/// Draws it.
pub fn draw(ui: &Ui, taken: &TakenIn, out: &mut Vec<Command>) {
    let title = if taken.dry { t!("take-in-title") } else { t!("take-in-done-title") };
    ask(ui, "take in", title, out, |ui, opened, out| {
        let new = taken.new.len();
        let first = if taken.dry { t!("take-in-would", count = new) } else { t!("take-in-new", count = new) };
        kit::text(ui, Role::Body, &first);
        for (count, words) in [
            (taken.same.len(), t!("take-in-same", count = taken.same.len())),
            (taken.other.len(), t!("take-in-other", count = taken.other.len())),
            (taken.none, t!("take-in-none", count = taken.none)),
        ] {
            if count > 0 {
                ui.add_space(6.0);
                kit::text(ui, Role::Small, &words);
            }
        }
        if let Some(failed) = &taken.failed {
            ui.add_space(12.0);
            kit::text(ui, Role::Body, &t!("take-in-stopped", count = taken.left));
            ui.add_space(6.0);
            kit::text(ui, Role::Small, &format!("{} {}", failed.what, failed.help));
        }
        let safe = taken.safe().len();
        let not = Answer::plain(t!("take-in-not"), Command::Dismiss);
        if taken.dry && new > 0 {
            let take = Command::TakeIn { folder: taken.folder.clone(), dry: false };
            answers(ui, opened, None, vec![not, Answer::filled(t!("take-in-do"), take)], out);
        } else if safe > 0 {
            ui.add_space(12.0);
            kit::text(ui, Role::Body, &t!("take-in-plain", count = safe));
            let leave = Answer::filled(t!("take-in-leave"), Command::Dismiss).safe();
            answers(ui, opened, Some(Answer::throws(t!("take-in-delete"), Command::DeletePlain)), vec![leave], out);
        } else {
            answers(ui, opened, None, vec![Answer::filled(t!("dialog-close"), Command::Dismiss).safe()], out);
        }
    });
}
