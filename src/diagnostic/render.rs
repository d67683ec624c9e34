//! Diagnostics as text for a terminal: place, source line, caret, help.

use super::{Diagnostic, Texts};

/// One diagnostic as text.
#[must_use]
pub fn render(diagnostic: &Diagnostic, texts: &Texts) -> String {
    let name = texts.get(diagnostic.place.text).map_or("", |t| t.name.as_str());
    let at = texts.positions(diagnostic.place).map_or((0, 0), |(p, _)| (p.line, p.column));
    format!("{name}:{}:{}: {}\n", at.0, at.1, diagnostic.message)
}

/// All diagnostics as text, in order.
#[must_use]
pub fn render_all(all: &[Diagnostic], texts: &Texts) -> String {
    all.iter().map(|d| render(d, texts)).collect()
}
