//! `attune explain`: more about a kind of fault; without a code, all of them.

use super::{Exit, Out, Trouble, arguments::Order};
use crate::{diagnostic::Code, t};

/// Explains the kind of fault with this code, or lists them all.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let all = || Code::ALL.iter().map(|code| format!("  {} {}", code.as_str(), code.title())).collect::<Vec<_>>();
    let Some(word) = order.inputs.first().map(|word| word.to_string_lossy().to_uppercase()) else {
        for line in all() {
            out.line(line.trim_start())?;
        }
        return Ok(Exit::Done);
    };
    let Some(code) = Code::parse(&word) else {
        let mut trouble = Trouble::usage(t!("explain-no-code", code = &word));
        trouble.help = all().join("\n");
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
