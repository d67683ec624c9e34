//! `attune explain`: more about a kind of fault.

use super::{Exit, Out, Trouble, arguments::Order};
use crate::{diagnostic::Code, t};

/// Explains the kind of fault with this code.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let word = order.inputs.first().map(|word| word.to_string_lossy().to_uppercase()).unwrap_or_default();
    let Some(code) = Code::parse(&word) else {
        let all: Vec<String> = Code::ALL.iter().map(|code| format!("  {} {}", code.as_str(), code.title())).collect();
        let mut trouble = Trouble::usage(t!("explain-no-code", code = &word));
        trouble.help = all.join("\n");
        return Err(trouble);
    };
    out.line(&format!("{}: {}", code.as_str(), code.title()))?;
    for part in [code.explanation(), code.example()] {
        if !part.is_empty() {
            out.line("")?;
            out.line(part.trim_end())?;
        }
    }
    Ok(Exit::Done)
}
