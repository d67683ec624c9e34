//! *Print*: on which printer, how many times, on one side or both.

use egui::{Id, ScrollArea, Ui};

use super::{Answer, answers, ask};
use crate::{
    app::{Command, DocKey, MOST_COPIES, PrintOrder, Printer, State},
    t,
    ui::{
        Memory,
        kit::{self, OptionRow},
        theme::{self, Icon, Role},
    },
};

/// What is chosen before it is printed.
#[derive(Debug)]
pub struct Draft {
    /// The printer; none is the usual one, or the first.
    printer: Option<String>,
    copies: u8,
    both_sides: bool,
}

impl Default for Draft {
    fn default() -> Self {
        Self { printer: None, copies: 1, both_sides: true }
    }
}

/// Draws it.
pub fn draw(
    ui: &Ui,
    state: &State,
    memory: &mut Memory,
    doc: Option<DocKey>,
    printers: &[Printer],
    out: &mut Vec<Command>,
) {
    let paper = doc.map_or(Some(&state.blank), |doc| state.doc(doc).map(|open| &open.paper));
    let Some(paper) = paper else { return };
    let draft = &mut memory.screens.print;
    ask(ui, "print", t!("print-title"), out, |ui, opened, out| {
        if opened {
            *draft = Draft { printer: draft.printer.take(), copies: 1, both_sides: draft.both_sides };
        }
        let known = |name: &String| printers.iter().any(|printer| printer.name == *name);
        let usual = printers.iter().find(|printer| printer.is_usual).or(printers.first());
        let chosen = draft.printer.clone().filter(known);
        let chosen = chosen.or_else(|| usual.map(|usual| usual.name.clone())).unwrap_or_default();
        kit::text(ui, Role::FieldLabel, t!("print-printer"));
        ui.add_space(4.0);
        ScrollArea::vertical().id_salt("printers").max_height(220.0).show(ui, |ui| {
            for printer in printers {
                let name = printer.shown();
                let hint = (printer.is_usual && !printer.name.is_empty()).then(|| t!("print-is-usual"));
                let row = OptionRow::radio(Id::unique(("printer", name)), name, printer.name == chosen).hint(hint);
                if row.show(ui).clicked() {
                    draft.printer = Some(printer.name.clone());
                }
            }
        });
        ui.add_space(16.0);
        copies(ui, draft);
        ui.add_space(8.0);
        let both = OptionRow::tick(Id::unique("both sides"), t!("print-both-sides"), draft.both_sides);
        if both.show(ui).clicked() {
            draft.both_sides = !draft.both_sides;
        }
        ui.add_space(8.0);
        kit::text(ui, Role::Helper, t!("print-others-see"));
        let order = PrintOrder {
            printer: chosen,
            copies: draft.copies,
            both_sides: draft.both_sides,
            paper: paper.options.paper,
        };
        let back = Answer::plain(t!("print-not-now"), Command::Dismiss);
        let print = Answer::filled(t!("print-now"), Command::Print(doc, order)).safe();
        answers(ui, opened, None, vec![back, print], out);
    });
}

fn copies(ui: &mut Ui, draft: &mut Draft) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        kit::line(ui, Role::Body, t!("print-copies"));
        if kit::icon_button(ui, Id::unique("fewer copies"), Icon::Minus, t!("print-fewer")).clicked() {
            draft.copies = draft.copies.saturating_sub(1).max(1);
        }
        let said = kit::line_in(ui, Role::BodyStrong, theme::of(ui).text, &draft.copies.to_string());
        kit::as_live(&said);
        if kit::icon_button(ui, Id::unique("more copies"), Icon::Plus, t!("print-more")).clicked() {
            draft.copies = (draft.copies + 1).min(MOST_COPIES);
        }
    });
}
