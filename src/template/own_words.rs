//! Own words for session, client and supervisor: meeting, coachee, mentor.
//!
//! They are put into the words of a sheet when it is taken from the shelf, so
//! that everything made of it (screen, paper, a file for a colleague) says the
//! same. Ids, sources and what stands behind a sheet are left alone, and so
//! are sheets in other languages than English, whose words bend otherwise.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Template,
    tree::{self, Arg, Call, Node, NodeKind},
};
use crate::{
    base::{Id, Span},
    diagnostic::TextId,
};

/// What somebody calls a session, a client and a supervisor; empty is as the sheet has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnWords {
    /// A session: meeting, hour, lesson.
    pub session: String,
    /// A client: patient, coachee, person.
    pub client: String,
    /// A supervisor: mentor, tutor.
    pub supervisor: String,
}

/// Fields that hold words to be read, alone or as the values of a map.
const WORDS: &[&str] = &[
    "ask",
    "help",
    "say",
    "title",
    "subtitle",
    "purpose",
    "when",
    "who",
    "hint",
    "hints",
    "brief",
    "on_paper",
    "another",
    "each",
    "none",
    "other",
    "low",
    "high",
    "or_nothing",
    "if_changed",
    "if_words",
    "label",
    "results",
    "cannot_say",
    "options",
    "tell",
    "steps",
    "lists",
    "rows",
    "words",
    "spread_words",
    "statements",
    "before",
];

impl OwnWords {
    /// Whether nothing is to be changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all().iter().all(|(_, own)| own.trim().is_empty())
    }

    /// The text of a template or blocks file with these words in it.
    #[must_use]
    pub fn put(&self, text: &str) -> String {
        if self.is_empty() {
            return text.to_owned();
        }
        let (tree, faults) = tree::read(text, TextId(0));
        let english = tree.root().field("language").and_then(Node::text).is_some_and(|code| code.starts_with("en"));
        if !faults.is_empty() || !english {
            return text.to_owned();
        }
        let mut spans = Vec::new();
        gather(tree.root(), false, &mut spans);
        spans.sort_unstable();
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        for span in spans {
            out.push_str(text.get(done..span.start).unwrap_or_default());
            out.push_str(&self.in_words(span.of(text)));
            done = span.end;
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }

    /// A template with these words in it, its blocks with it; as it is where they do not fit in.
    #[must_use]
    pub fn in_template(&self, template: &Arc<Template>) -> Arc<Template> {
        let texts = &template.texts;
        let text = self.put(&texts.template);
        let blocks = texts.blocks.as_deref().map(|blocks| self.put(blocks));
        if *text == *texts.template && blocks.as_deref() == texts.blocks.as_deref() {
            return Arc::clone(template);
        }
        let blocks = |id: &Id| blocks.clone().map(|text| (format!("blocks/{id}.ron"), text));
        let read = super::read(&format!("{}.ron", template.id), &text, &blocks).template;
        read.map_or_else(|| Arc::clone(template), Arc::new)
    }

    fn all(&self) -> [(&'static str, &str); 3] {
        [("session", &self.session), ("client", &self.client), ("supervisor", &self.supervisor)]
    }

    /// Words with the own ones in them; what stands in `{…}` and `(template:…)` is left alone.
    fn in_words(&self, words: &str) -> String {
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            let taken = if first == '{' {
                rest.find('}').map_or(rest.len(), |end| end + 1)
            } else if rest.starts_with("(template:") {
                rest.find(')').map_or(rest.len(), |end| end + 1)
            } else if first == '\\' {
                rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at)
            } else if first.is_alphabetic() {
                rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (piece, after) = rest.split_at(taken);
            match self.word(piece) {
                Some(own) => {
                    turn_article(&mut out, &own);
                    out.push_str(&own);
                }
                None => out.push_str(piece),
            }
            rest = after;
        }
        out
    }

    /// The own word in place of one of ours, in the same number and with the same first letter.
    fn word(&self, piece: &str) -> Option<String> {
        let low = piece.to_lowercase();
        let (_, own, plural) = self.all().into_iter().find_map(|(ours, own)| {
            let own = own.trim();
            let plural = low.strip_suffix('s') == Some(ours);
            (!own.is_empty() && (plural || low == ours)).then_some((ours, own, plural))
        })?;
        let own = if plural { several(own) } else { own.to_owned() };
        let capital = piece.starts_with(char::is_uppercase);
        let mut letters = own.chars();
        let first = letters.next()?;
        Some(if capital { first.to_uppercase().chain(letters).collect() } else { own })
    }
}

/// Stretches with words to be read, without their quotes.
fn gather(node: &Node, words: bool, out: &mut Vec<Span>) {
    match node.kind() {
        NodeKind::Text(_) if words => out.push(Span::new(node.span().start + 1, node.span().end.saturating_sub(1))),
        NodeKind::Call(call) => in_call(call, words, out),
        NodeKind::List(all) => all.iter().for_each(|one| gather(one, words, out)),
        NodeKind::Map(all) => all.iter().for_each(|(_, value)| gather(value, words, out)),
        _ => {}
    }
}

fn in_call(call: &Call, words: bool, out: &mut Vec<Span>) {
    let last = call.args.len().saturating_sub(1);
    for (at, Arg { name, value }) in call.args.iter().enumerate() {
        let words = match (name, call.name.as_str()) {
            (Some((name, _)), _) => WORDS.contains(&name.as_str()) && name_holds_words(name, value),
            (None, "Statement" | "Reverse" | "Plain" | "Asks") => at == last,
            (None, "ScaleEnds") => at > 0,
            (None, "Says") => true,
            (None, "Fixed" | "Some") => words,
            (None, _) => false,
        };
        gather(value, words, out);
    }
}

/// `rows: Free(…)`, `statements: { id: Statement(…) }` and the like hold their words deeper.
fn name_holds_words(name: &str, value: &Node) -> bool {
    !matches!((name, value.kind()), ("options", NodeKind::List(_)) | ("words", NodeKind::Text(_)))
}

/// More than one, in English.
fn several(word: &str) -> String {
    let ends = |all: &[&str]| all.iter().any(|end| word.ends_with(end));
    match word.strip_suffix('y') {
        Some(stem) if !ends(&["ay", "ey", "oy", "uy"]) => format!("{stem}ies"),
        _ if word.ends_with("person") => format!("{}people", word.strip_suffix("person").unwrap_or_default()),
        _ if ends(&["s", "x", "z", "ch", "sh"]) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// *a client* becomes *an employee*.
fn turn_article(before: &mut String, next: &str) {
    let Some(stem) = before.strip_suffix(' ') else { return };
    let start = stem
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + stem[at..].chars().next().map_or(1, char::len_utf8));
    let article = stem.get(start..).unwrap_or_default();
    if !matches!(article, "a" | "A" | "an" | "An") {
        return;
    }
    let low = next.to_lowercase();
    let vowel =
        low.starts_with(['a', 'e', 'i', 'o', 'u']) && !["uni", "use", "eu", "one"].iter().any(|b| low.starts_with(b));
    let vowel = vowel || low.starts_with("hour") || low.starts_with("honest");
    let capital = article.starts_with('A');
    let article = match (capital, vowel) {
        (true, true) => "An",
        (true, false) => "A",
        (false, true) => "an",
        (false, false) => "a",
    };
    before.truncate(start);
    before.push_str(article);
    before.push(' ');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coach() -> OwnWords {
        OwnWords { session: "meeting".into(), client: "employee".into(), supervisor: "mentor".into() }
    }

    #[test]
    fn words_change_in_their_number_their_case_and_with_their_article() {
        let put = |text: &str| coach().in_words(text);
        assert_eq!(put("A client in a session"), "An employee in a meeting");
        assert_eq!(put("Clients’ own words; the client’s view"), "Employees’ own words; the employee’s view");
        assert_eq!(put("Supervision, supervisee, sessional"), "Supervision, supervisee, sessional");
        assert_eq!(
            put("{item: client} [x](template:client-x) \\nclient"),
            "{item: client} [x](template:client-x) \\nemployee"
        );
        let people = OwnWords { client: "person".into(), ..OwnWords::default() };
        assert_eq!(people.in_words("clients and sessions"), "people and sessions");
    }

    #[test]
    fn ids_sources_and_other_languages_are_left_alone() {
        let text = r#"Template(id: "client", language: "en", title: "My client", tags: ["client"],
            sections: [Section(items: { "client": ChooseOne(ask: "The client?", options: { "client": "client" },
            show_if: Chosen("client", ["client"])) })], about: "A client.", sources: [Source(cite: "Client, A.")])"#;
        let own = coach().put(text);
        assert_eq!(own.matches("employee").count(), 3, "{own}");
        assert_eq!(coach().put(&text.replace("\"en\"", "\"de\"")), text.replace("\"en\"", "\"de\""));
        assert_eq!(OwnWords::default().put(text), text);
    }
}
