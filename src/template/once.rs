//! Something that is not there is told once, with all the lines that look for it.

use std::collections::HashMap;

use super::Checked;
use crate::diagnostic::{Code, Diagnostic, Severity, Sought, Texts};

/// How many lines are named.
const MOST_LINES: usize = 6;

impl Checked {
    /// Makes one fault of several that look for the same thing, which is not there: at the first place,
    /// with the lines of the others.
    pub fn tell_once(&mut self) {
        let mut first: HashMap<String, usize> = HashMap::new();
        let mut again: Vec<Vec<usize>> = Vec::new();
        let texts = &self.texts;
        let mut kept: Vec<Diagnostic> = Vec::with_capacity(self.diagnostics.len());
        for fault in std::mem::take(&mut self.diagnostics) {
            let keys = sought(&fault, texts);
            let Some(at) = keys.first().and_then(|key| first.get(key)).copied() else {
                for key in keys {
                    first.entry(key).or_insert(kept.len());
                }
                kept.push(fault);
                again.push(Vec::new());
                continue;
            };
            let line = texts.positions(fault.place).map_or(0, |(start, _)| start.line);
            if let (Some(lines), Some(told)) = (again.get_mut(at), kept.get(at)) {
                let own = texts.positions(told.place).map_or(0, |(start, _)| start.line);
                if !lines.contains(&line) && (line != own || fault.place.text != told.place.text) {
                    lines.push(line);
                }
            }
        }
        for (fault, lines) in kept.iter_mut().zip(&again).filter(|(_, lines)| !lines.is_empty()) {
            let also = said(lines);
            fault.help = Some(fault.help.take().map_or_else(|| also.clone(), |help| format!("{help} ({also})")));
        }
        self.diagnostics = kept;
    }
}

/// "also in line 12, 20 and 31".
fn said(lines: &[usize]) -> String {
    let named: Vec<String> = lines.iter().take(MOST_LINES).map(usize::to_string).collect();
    let more = lines.len() - named.len();
    match named.as_slice() {
        [one] => format!("also in line {one}"),
        _ if more > 0 => format!("also in lines {} and {more} more", named.join(", ")),
        [first @ .., last] => format!("also in lines {} and {last}", first.join(", ")),
        [] => String::new(),
    }
}

/// What a fault looks for and does not find, if it is of that kind; under the first name others are known.
fn sought(fault: &Diagnostic, texts: &Texts) -> Vec<String> {
    let by_id = matches!(
        fault.code,
        Code::UnknownItem | Code::UnknownList | Code::UnknownScale | Code::UnknownScore | Code::UnknownBlocks
    );
    let by_words = matches!(fault.code, Code::UnknownOption | Code::UnknownBand);
    if !(by_id || by_words) || fault.severity != Severity::Error {
        return Vec::new();
    }
    let option = |written: &str| format!("an option {written}");
    match &fault.sought {
        Some(Sought::Written) => {
            let source = texts.get(fault.place.text);
            source.map(|source| option(fault.place.span.of(&source.text))).into_iter().collect()
        }
        Some(Sought::Id(id)) if by_id => vec![format!("{} \"{id}\"", fault.code.as_str())],
        // Options of different questions may be called the same.
        Some(Sought::Id(id)) => vec![fault.message.clone(), option(&format!("\"{id}\""))],
        None => vec![fault.message.clone()],
    }
}
