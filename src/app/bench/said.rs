//! The words of a template beside its questions: wordings, scores, bands, notes.
//!
//! When they are said is not changed here; conditions, rules and edges stay
//! text. Each list says in words when it holds, where that can be said.

use super::{
    form::{FormEntry, FormPart, PartKind, further, keys},
    when::in_words,
};
use crate::template::{
    rewrite::{Source, Step},
    tree::NodeKind,
};

/// The words of a score, of a profile, or of notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormResult {
    /// What it is.
    pub kind: ResultKind,
    /// Its words.
    pub parts: Vec<FormPart>,
}

/// What says something about the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ResultKind {
    /// A number over answers.
    Score,
    /// Several of them side by side.
    Profile,
    /// Sentences that hold under a condition.
    Notes,
}

/// Everything that says something about the answers, in the order of the text.
pub(super) fn results(source: &Source<'_>) -> Vec<FormResult> {
    let mut all = Vec::new();
    for (field, kind) in [("scores", ResultKind::Score), ("profiles", ResultKind::Profile)] {
        for id in source.node(&[Step::field(field)]).map(keys).unwrap_or_default() {
            let way = vec![Step::field(field), Step::key(&id)];
            let instead = further(&way, [Step::field("instead")]);
            let parts = [
                some(source, &way, &["title"], PartKind::Name),
                map(source, &further(&way, [Step::field("say")]), PartKind::Said),
                map(source, &further(&way, [Step::field("words")]), PartKind::BandWords),
                map(source, &further(&way, [Step::field("spread_words")]), PartKind::SpreadWords),
                some(source, &way, &["label"], PartKind::Label),
                some(source, &instead, &["title", "none", "label"], PartKind::Instead),
            ];
            all.push(FormResult { kind, parts: parts.into_iter().flatten().collect() });
        }
    }
    let mut sets = (0..).map(|at| vec![Step::field("notes"), Step::Nth(at)]);
    while let Some(way) = sets.next().filter(|way| source.node(way).is_some()) {
        let parts = elements(source, &further(&way, [Step::field("list")])).into_iter().flat_map(|note| {
            let said = some(source, &note, &["say"], PartKind::Notes).map(|part| when(source, &note, part));
            said.into_iter().chain(wordings(source, &note))
        });
        all.push(FormResult { kind: ResultKind::Notes, parts: parts.collect() });
    }
    all.retain(|result| !result.parts.is_empty());
    all
}

/// What is said beside a question: at its options, under conditions, at its ends.
pub(super) fn beside(source: &Source<'_>, item: &[Step]) -> Vec<FormPart> {
    let at = |field: &str| further(item, [Step::field(field)]);
    let mut parts: Vec<FormPart> = Vec::new();
    parts.extend(map(source, &at("hints"), PartKind::Hints));
    parts.extend(map(source, &at("tell"), PartKind::Told));
    parts.extend(some(
        source,
        item,
        &["brief", "none", "or_nothing", "another", "each", "if_changed"],
        PartKind::More,
    ));
    let ends = elements(source, &at("ends")).into_iter();
    parts.extend(
        ends.filter_map(|one| Some(when(source, &one, some(source, &one, &["low", "high"], PartKind::Ends)?))),
    );
    parts.extend(wordings(source, item));
    parts
}

/// Other words under a condition.
pub(super) fn wordings(source: &Source<'_>, of: &[Step]) -> Vec<FormPart> {
    let all = elements(source, &further(of, [Step::field("wordings")])).into_iter();
    let parts = all.filter_map(|one| {
        let plain = some(source, &one, &["title", "ask", "help", "say"], PartKind::Wordings);
        let inner = map(source, &further(&one, [Step::field("statements")]), PartKind::Wordings);
        let mut part = match (plain, inner) {
            (Some(mut part), inner) => {
                part.entries.extend(inner.into_iter().flat_map(|inner| inner.entries));
                part
            }
            (None, inner) => inner?,
        };
        part.way = one.clone();
        Some(when(source, &one, part))
    });
    parts.collect()
}

/// Small words of a question or a section.
pub(super) fn small(source: &Source<'_>, of: &[Step], fields: &[&str]) -> Option<FormPart> {
    some(source, of, fields, PartKind::More)
}

/// The answers to choose from in the cells of a table.
pub(super) fn in_columns(source: &Source<'_>, columns: &[Step]) -> Vec<FormPart> {
    let ids = source.node(columns).map(keys).unwrap_or_default();
    let options = |id: String| further(columns, [Step::Key(id), Step::field("options")]);
    ids.into_iter().filter_map(|id| map(source, &options(id), PartKind::Options)).collect()
}

/// The fields among these that hold words.
fn some(source: &Source<'_>, of: &[Step], fields: &[&str], kind: PartKind) -> Option<FormPart> {
    let entries: Vec<FormEntry> = fields
        .iter()
        .filter_map(|field| {
            let way = further(of, [Step::field(field)]);
            let words = source.node(&way)?.without_some().text()?.to_owned();
            Some(FormEntry { id: (*field).to_owned(), words, way, seen: false })
        })
        .collect();
    (!entries.is_empty()).then(|| FormPart { kind, way: of.to_vec(), entries, when: None })
}

/// The words of a map.
fn map(source: &Source<'_>, way: &[Step], kind: PartKind) -> Option<FormPart> {
    let ids = source.node(way).map(keys)?;
    let entries: Vec<FormEntry> = ids
        .into_iter()
        .filter_map(|id| {
            let way = further(way, [Step::key(&id)]);
            let words = source.node(&way)?.text()?.to_owned();
            Some(FormEntry { id, words, way, seen: false })
        })
        .collect();
    (!entries.is_empty()).then(|| FormPart { kind, way: way.to_vec(), entries, when: None })
}

/// The ways to the elements of a list.
pub(super) fn elements(source: &Source<'_>, way: &[Step]) -> Vec<Vec<Step>> {
    let count = match source.node(way).map(|node| node.without_some().kind()) {
        Some(NodeKind::List(all)) => all.len(),
        _ => 0,
    };
    (0..count).map(|at| further(way, [Step::Nth(at)])).collect()
}

/// A list that says when it holds.
fn when(source: &Source<'_>, of: &[Step], part: FormPart) -> FormPart {
    let condition = source.node(&further(of, [Step::field("show_if")]));
    FormPart { when: condition.map(|node| in_words(source, node)), ..part }
}
