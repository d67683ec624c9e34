//! The command line: a contract with exit codes and JSON shapes.
//!
//! Arguments become an [`Asked`] once, in `arguments`; each command then does
//! its work with plain values. What goes wrong is a [`Trouble`]: words for a
//! person, what to do, and an exit code. Nothing is overwritten unasked.

mod arguments;
mod check;
mod explain;
mod export;
mod help;
mod import;
mod inputs;
mod locked_pdf;
mod new;
mod out;
mod recover;
mod renew;
mod score;
mod show;
mod staying;
mod templates;
mod trouble;
mod vault;

use std::process::ExitCode;

use arguments::{Asked, Name, Order};
use out::Out;
pub use trouble::Exit;
use trouble::Trouble;

/// Reads the arguments and does what they ask.
#[must_use]
pub fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let json = words.iter().any(|word| word == "--json");
    let done = match arguments::read(words) {
        Ok(Asked::Window(file)) => return super::start::open_window(file, false),
        Ok(Asked::Demo) => return super::start::open_window(None, true),
        Ok(Asked::Version) => Out::new().line(concat!("attune ", env!("CARGO_PKG_VERSION"))).map(|()| Exit::Done),
        Ok(Asked::Order(order)) => carry_out(&order),
        Err(trouble) => Err(trouble),
    };
    let exit = done.unwrap_or_else(|trouble| trouble.tell(json));
    ExitCode::from(exit as u8)
}

fn carry_out(order: &Order) -> Result<Exit, Trouble> {
    let mut out = Out::new();
    match order.name {
        Name::Templates => templates::run(order, &mut out),
        Name::Check => check::run(order, &mut out),
        Name::Explain => explain::run(order, &mut out),
        Name::Help => help::run(order, &mut out),
        Name::New => new::run(order, &mut out),
        Name::Show => show::run(order, &mut out),
        Name::Score => score::run(order, &mut out),
        Name::Export => export::run(order, &mut out),
        Name::Import => import::run(order, &mut out),
        Name::Renew => renew::run(order, &mut out),
        Name::Recover => recover::run(order, &mut out),
        Name::Vault => vault::run(order, &mut out),
    }
}
