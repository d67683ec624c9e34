//! A newer version of the worksheet: what moves, what is reworded, what is kept.

use egui::{ScrollArea, Ui};

use super::{Answer, answers, ask};
use crate::{
    app::{Command, DocKey},
    t,
    ui::{kit, theme::Role},
    worksheet::{Fate, Line},
};

/// What is looked at.
pub struct Shown<'a> {
    /// Which worksheet.
    pub doc: DocKey,
    /// The newer version.
    pub version: &'a str,
    /// What becomes of each question.
    pub lines: &'a [Line],
    /// Scores that are made by another rule.
    pub other_rules: &'a [String],
    /// Comments that lose their place.
    pub moved_comments: usize,
}

/// Draws it.
pub fn draw(ui: &Ui, shown: &Shown<'_>, out: &mut Vec<Command>) {
    let title = t!("renew-title", version = shown.version);
    ask(ui, "renew", &title, out, |ui, opened, out| {
        kit::text(ui, Role::Body, t!("renew-words"));
        ui.add_space(12.0);
        let most = (ui.ctx().content_rect().height() - 300.0).max(160.0);
        ScrollArea::vertical().id_salt("renew").max_height(most).show(ui, |ui| {
            // Room for the bar at the right.
            ui.set_max_width(ui.available_width() - 12.0);
            fates(ui, shown);
        });
        let stay = Answer::plain(t!("renew-not-now"), Command::Dismiss).safe();
        answers(
            ui,
            opened,
            None,
            vec![stay, Answer::filled(t!("renew-now"), Command::TakeOverVersion(shown.doc))],
            out,
        );
    });
}

fn fates(ui: &mut Ui, shown: &Shown<'_>) {
    let with = |fate: Fate| shown.lines.iter().filter(move |line| line.fate == fate);
    group(ui, t!("renew-removed"), with(Fate::Removed));
    group(ui, t!("renew-unfits"), with(Fate::NoLongerFits));
    group(ui, t!("renew-reworded"), with(Fate::Reworded));
    group(ui, t!("renew-back"), with(Fate::Back));
    group(ui, t!("renew-new"), with(Fate::New));
    let same = with(Fate::Same).count();
    if same > 0 {
        kit::text(ui, Role::Helper, &t!("renew-same", count = same));
    }
    if !shown.other_rules.is_empty() {
        let scores = shown.other_rules.join(", ");
        kit::text(ui, Role::Helper, &t!("renew-rules", scores = &scores));
    }
    if shown.moved_comments > 0 {
        kit::text(ui, Role::Helper, &t!("renew-comments", count = shown.moved_comments));
    }
}

fn group<'a>(ui: &mut Ui, heading: &str, lines: impl Iterator<Item = &'a Line>) {
    let lines: Vec<&Line> = lines.collect();
    if lines.is_empty() {
        return;
    }
    kit::text(ui, Role::BodyStrong, heading);
    ui.add_space(2.0);
    for line in lines {
        let words = line.now.as_deref().or(line.was.as_deref()).unwrap_or_default();
        kit::text(ui, Role::Body, first_line(words));
        match (&line.was, line.fate) {
            (Some(was), Fate::Reworded) if first_line(was) != first_line(words) => {
                kit::text(ui, Role::Helper, &t!("renew-was", words = first_line(was)));
            }
            (_, fate) if fate.keeps() && line.answered => {
                kit::text(ui, Role::Helper, t!("renew-kept"));
            }
            _ => {}
        }
        ui.add_space(4.0);
    }
    ui.add_space(8.0);
}

fn first_line(words: &str) -> &str {
    words.lines().next().unwrap_or_default()
}
