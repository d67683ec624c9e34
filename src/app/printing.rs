//! Printing: the proved pages of now are handed to the system's own print path.

use std::sync::Arc;

use super::{Dialog, DocKey, Effect, Failure, State, choices, clients, paper};
use crate::{base::Moment, page::Paper as Format, store::vault::Left, t};

/// Stands for the print dialog of the desktop among printers; no printer can be called so.
pub const DESKTOP_DIALOG: &str = "\u{0}";

/// A printer that the system knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printer {
    /// Its name; empty for the one that the system chooses itself, [`DESKTOP_DIALOG`] for its dialog.
    pub name: String,
    /// Whether it is the one that is used unless another is chosen.
    pub is_usual: bool,
}

impl Printer {
    /// What it is called.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self.name.as_str() {
            "" => t!("print-usual"),
            DESKTOP_DIALOG => t!("print-dialog"),
            name => name,
        }
    }
}

/// How pages are printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintOrder {
    /// The printer's name; empty for the usual one, [`DESKTOP_DIALOG`] for the dialog of the desktop.
    pub printer: String,
    /// How many times.
    pub copies: u8,
    /// On both sides of the paper.
    pub both_sides: bool,
    /// The paper.
    pub paper: Format,
}

/// The most copies at once.
pub const MOST_COPIES: u8 = 99;

/// The printers were looked for: asks which, or says that there is none.
pub(super) fn found(state: &mut State, doc: Option<DocKey>, printers: Result<Vec<Printer>, Failure>) -> Vec<Effect> {
    state.waiting = false;
    state.dialog = Some(match printers {
        Ok(printers) => Dialog::Print { doc, printers },
        Err(failure) => Dialog::Failed(failure),
    });
    Vec::new()
}

/// Prints the pages as they are shown.
pub(super) fn print(state: &mut State, doc: Option<DocKey>, order: PrintOrder, now: Moment) -> Vec<Effect> {
    state.dialog = None;
    let Some(pdf) = paper::pdf_of_now(state, doc) else { return Vec::new() };
    let order = PrintOrder { copies: order.copies.clamp(1, MOST_COPIES), ..order };
    let sheet = doc.and_then(|doc| state.doc(doc)).map(|open| open.sheet().clone());
    let place = match order.printer.as_str() {
        "" => t!("left-printer").to_owned(),
        DESKTOP_DIALOG => t!("print-dialog").to_owned(),
        name => name.to_owned(),
    };
    let left = sheet.map(|sheet| clients::leaving(&sheet, place, now));
    vec![Effect::Print { pdf: Arc::clone(&pdf), order, left }]
}

/// The system took the pages, or did not.
pub(super) fn printed(
    state: &mut State,
    left: Option<Left>,
    result: Result<Option<String>, Failure>,
    now: Moment,
) -> Vec<Effect> {
    let left = left.filter(|_| matches!(result, Ok(Some(_)))).and_then(|left| clients::left(state, left));
    match result {
        Ok(None) => choices::say(state, t!("print-cancelled"), None, now),
        Ok(Some(printer)) if printer.is_empty() => choices::say(state, t!("print-handed-over"), None, now),
        Ok(Some(printer)) => choices::say(state, t!("print-handed-to", printer = &printer), None, now),
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    left.into_iter().collect()
}
