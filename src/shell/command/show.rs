//! `attune show`: a worksheet as Markdown, with everything in it.

use super::{Exit, Out, Trouble, arguments::Order, inputs};
use crate::{
    exchange::{Leaving, markdown},
    t,
    worksheet::Outcome,
};

/// Shows a worksheet to its own writer: nothing stays home.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let Some(word) = order.inputs.first() else { return Err(Trouble::usage(t!("usage-nothing"))) };
    let sheet = inputs::worksheet(word)?;
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    out.text(&markdown::markdown(&sheet, &outcome, &Leaving::everything()))?;
    Ok(Exit::Done)
}
