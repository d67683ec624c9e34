//! Several worksheets at once: which of those listed, in which form, what goes along.

use std::collections::BTreeSet;

use egui::{Id, ScrollArea, Ui};

use super::{Answer, answers, ask_in};
use crate::{
    app::{BatchForm, Command, LibraryRow, Lock, State},
    base, t,
    ui::{
        Memory,
        kit::{self, Button, OptionRow},
        screens::paper::lock,
        theme::{self, Role},
    },
    words,
};

/// Wide enough for title, code and day on one line.
const WIDTH: f32 = 500.0;
/// The most characters of a title: all rows are as high as one line.
const TITLE: usize = 24;

/// What is chosen before anything leaves.
#[derive(Debug, Default)]
pub struct Draft {
    /// Worksheets that stay.
    stays: BTreeSet<base::Id>,
    form: BatchForm,
    client_code: bool,
    scores: bool,
    lock: Lock,
    typing: lock::Draft,
}

/// Draws it.
pub fn draw(ui: &Ui, state: &State, memory: &mut Memory, running: Option<(usize, usize)>, out: &mut Vec<Command>) {
    if let Some((done, of)) = running {
        return goes_on(ui, done, of, out);
    }
    let draft = &mut memory.screens.batch;
    let rows: Vec<&LibraryRow> =
        state.listed.iter().filter_map(|at| state.library.get(*at)).map(AsRef::as_ref).collect();
    ask_in(ui, WIDTH, "batch", t!("batch-title"), out, |ui, opened, out| {
        if opened {
            *draft = Draft { form: draft.form, client_code: true, ..Draft::default() };
        }
        let mut lock = Lock::Off;
        kit::above_the_answers(ui, Id::unique("batch above"), |ui| {
            which(ui, state, &rows, draft);
            ui.add_space(16.0);
            form(ui, draft);
            ui.add_space(8.0);
            tick(ui, t!("preview-client-code"), &mut draft.client_code);
            tick(ui, t!("preview-scores"), &mut draft.scores);
            lock = passphrase(ui, draft);
            ui.add_space(8.0);
            kit::text(ui, Role::Helper, t!("batch-stays-home"));
            if lock == Lock::Off {
                kit::text(ui, Role::Helper, t!("batch-open"));
            }
        });
        let docs: Vec<base::Id> =
            rows.iter().map(|row| row.doc.clone()).filter(|doc| !draft.stays.contains(doc)).collect();
        let any = !docs.is_empty() && lock != Lock::Incomplete;
        let back = Answer::plain(t!("batch-not-now"), Command::Dismiss).safe();
        let lock = if let Lock::With(passphrase) = lock { Some(passphrase) } else { None };
        let (form, client_code, scores) = (draft.form, draft.client_code, draft.scores);
        let go = Command::AskBatchWhere { docs, form, client_code, scores, lock };
        let mut right = vec![back];
        if any {
            right.push(Answer::filled(t!("batch-go"), go));
        }
        answers(ui, opened, None, right, out);
    });
}

fn which(ui: &mut Ui, state: &State, rows: &[&LibraryRow], draft: &mut Draft) {
    let count = rows.iter().filter(|row| !draft.stays.contains(&row.doc)).count();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        kit::as_live(&kit::line(ui, Role::FieldLabel, &t!("batch-count", count = count, of = rows.len())));
        let all = count == rows.len();
        let words = if all { t!("batch-none") } else { t!("batch-all") };
        if Button::link(words).id(Id::unique("batch all")).show(ui).clicked() {
            draft.stays = if all { rows.iter().map(|row| row.doc.clone()).collect() } else { BTreeSet::new() };
        }
    });
    ui.add_space(4.0);
    // What stands below: the forms, what goes along, the buttons; a passphrase needs more.
    let below = if draft.lock == Lock::Off { 610.0 } else { 900.0 };
    let most = (ui.ctx().content_rect().height() - below).clamp(96.0, 260.0);
    let height = 36.0;
    ScrollArea::vertical().id_salt("batch").max_height(most).auto_shrink([false, true]).show_rows(
        ui,
        height,
        rows.len(),
        |ui, seen| {
            for row in rows.get(seen).unwrap_or_default() {
                let day =
                    row.day.map(|day| state.today.map_or_else(|| words::day_long(day), |t| words::day_short(day, t)));
                let parts = [short(row.called()), row.client.clone(), day.unwrap_or_default()];
                let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                let on = !draft.stays.contains(&row.doc);
                let id = Id::unique(("batch row", row.doc.as_str(), row.file.as_ref()));
                if OptionRow::tick(id, &name, on).show(ui).clicked() {
                    if on {
                        draft.stays.insert(row.doc.clone());
                    } else {
                        draft.stays.remove(&row.doc);
                    }
                }
            }
        },
    );
}

/// A title on one line.
fn short(title: &str) -> String {
    match title.char_indices().nth(TITLE) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default().trim_end()),
        None => title.to_owned(),
    }
}

fn form(ui: &mut Ui, draft: &mut Draft) {
    let forms = [
        (BatchForm::Each, t!("batch-each"), t!("batch-each-hint")),
        (BatchForm::Combined, t!("batch-combined"), t!("batch-combined-hint")),
        (BatchForm::Table, t!("batch-table"), t!("batch-table-hint")),
    ];
    for (form, words, hint) in forms {
        let row = OptionRow::radio(Id::unique(("batch form", words)), words, draft.form == form).hint(Some(hint));
        if row.show(ui).clicked() {
            draft.form = form;
        }
    }
}

/// Whether the PDFs are put under a passphrase, and under which; a table cannot be.
fn passphrase(ui: &mut Ui, draft: &mut Draft) -> Lock {
    if draft.form == BatchForm::Table {
        return Lock::Off;
    }
    let on = draft.lock != Lock::Off;
    let row = OptionRow::tick(Id::unique("batch lock"), t!("batch-lock"), on).hint(Some(t!("lock-hint")));
    if row.show(ui).clicked() {
        draft.typing = lock::Draft::default();
        draft.lock = if on { Lock::Off } else { Lock::Incomplete };
    } else if on && let Some(lock) = lock::typed(ui, &mut draft.typing).lock {
        draft.lock = lock;
    }
    draft.lock.clone()
}

fn tick(ui: &mut Ui, words: &str, on: &mut bool) {
    if OptionRow::tick(Id::unique(("batch also", words)), words, *on).show(ui).clicked() {
        *on = !*on;
    }
}

/// How far it is, and a way to stop it.
fn goes_on(ui: &Ui, done: usize, of: usize, out: &mut Vec<Command>) {
    let id = Id::unique(("dialog", "batch goes on"));
    let opened = kit::opened(ui.ctx(), id);
    // A click beside it, or Escape, does not stop what is going on.
    let _outside = kit::modal(ui.ctx(), id, t!("batch-going-on"), super::WIDTH, |ui| {
        kit::as_live(&kit::text(ui, Role::Body, &t!("batch-progress", done = done, of = of)));
        ui.add_space(12.0);
        let look = theme::of(ui);
        let (_, bar) = ui.allocate_space(egui::vec2(ui.available_width(), 6.0));
        ui.painter().rect_filled(bar, 3.0, look.border);
        #[expect(clippy::cast_precision_loss, reason = "some thousand worksheets")]
        let share = done as f32 / of.max(1) as f32;
        let filled = bar.with_max_x(bar.left() + bar.width() * share);
        ui.painter().rect_filled(filled, 3.0, look.accent);
        let stop = Answer::plain(t!("batch-stop"), Command::StopBatch).safe();
        answers(ui, opened, None, vec![stop], out);
    });
}
