//! `attune score`: more about a kind of fault.
use super::{Exit, Out, Trouble, arguments::Order};
pub fn run(_order: &Order, _out: &mut Out) -> Result<Exit, Trouble> {
    Ok(Exit::Usage)
}
