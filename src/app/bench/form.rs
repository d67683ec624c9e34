//! A template's text as a plain form: what can be changed without knowing the language.
//!
//! Everything in here names the way to where it stands in the text; a change
//! is made there (`change`), and the form is read anew. Rules of scores,
//! conditions and examples are not in it: they stay text.

use super::{
    said::{self, FormResult},
    typed,
};
use crate::template::{
    rewrite::{Source, Step},
    tree::{Node, NodeKind},
};

/// A template as a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Words about the whole sheet.
    pub head: Vec<FormText>,
    /// Words to find it by.
    pub tags: FormPart,
    /// Its own scales, and where it comes from.
    pub behind: Vec<FormPart>,
    /// Its sections.
    pub sections: Vec<FormSection>,
    /// What is said of the answers.
    pub results: Vec<FormResult>,
}

/// Which words about the whole sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    /// The name.
    Title,
    /// The line under it.
    Subtitle,
    /// What it is for.
    Purpose,
    /// When to take it.
    When,
    /// Who fills it in.
    Who,
    /// What stands behind it.
    Behind,
}

/// Words about the whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormText {
    /// Which.
    pub about: About,
    /// Where they stand, or would stand.
    pub way: Vec<Step>,
    /// The words.
    pub words: String,
}

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSection {
    /// Where it stands.
    pub way: Vec<Step>,
    /// Its heading, if it is no header.
    pub title: Option<String>,
    /// Its heading under conditions.
    pub parts: Vec<FormPart>,
    /// Its questions, in the order of the sheet.
    pub items: Vec<FormItem>,
}

/// A question, or a line of information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormItem {
    /// Its id.
    pub id: String,
    /// Its kind as it is written: `LongText`; empty if it is shared.
    pub kind: String,
    /// Whether its words come from a blocks file.
    pub shared: bool,
    /// The question, or the text.
    pub ask: String,
    /// Where that stands, or would stand.
    pub ask_way: Vec<Step>,
    /// The small print.
    pub help: String,
    /// Where that stands; nothing where there can be none.
    pub help_way: Option<Vec<Step>>,
    /// Whether *Finish* asks for it; nothing where that cannot be said here.
    pub required: Option<bool>,
    /// Options, statements, rows, columns, inner questions.
    pub parts: Vec<FormPart>,
}

/// A list of words inside a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormPart {
    /// What they are.
    pub kind: PartKind,
    /// Where the list stands.
    pub way: Vec<Step>,
    /// The words with their ids, and where they stand.
    pub entries: Vec<FormEntry>,
    /// When they hold, in words; always, if nothing. Of a scale its id.
    pub when: Option<String>,
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormEntry {
    /// Its id.
    pub id: String,
    /// Its words.
    pub words: String,
    /// Where they stand.
    pub way: Vec<Step>,
    /// Of a source, whether the author has had it in their hands: only then it is shown.
    pub seen: bool,
}

/// What a list of words is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// Words to find the sheet by.
    #[default]
    Tags,
    /// The words of a scale, from its lowest step to its highest.
    Steps,
    /// Where the sheet comes from.
    Sources,
    /// Options of a choice.
    Options,
    /// Statements under a scale.
    Statements,
    /// Given rows.
    Rows,
    /// Columns.
    Columns,
    /// Questions of a group.
    Inner,
    /// The words at the ends of a line.
    Ends,
    /// A line beside each option.
    Hints,
    /// What is said once an option is chosen.
    Told,
    /// Other small words of a question.
    More,
    /// Other words under a condition.
    Wordings,
    /// What a score is called.
    Name,
    /// What is said in each band.
    Said,
    /// What a band is called.
    BandWords,
    /// How far apart the highest and the lowest lie.
    SpreadWords,
    /// What always stands under a score.
    Label,
    /// What stands there instead.
    Instead,
    /// Sentences under conditions.
    Notes,
}

impl PartKind {
    /// Whether lines can be added, moved and left out.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Tags | Self::Sources | Self::Options | Self::Statements | Self::Rows | Self::Columns | Self::Inner
        )
    }

    /// Whether its last line can be left out, too.
    #[must_use]
    pub const fn may_be_empty(self) -> bool {
        matches!(self, Self::Tags | Self::Sources)
    }
}

impl Form {
    /// The form of a text; nothing where its brackets and quotes are not in order.
    #[must_use]
    pub fn of(text: &str, blocks: Option<&str>) -> Option<Self> {
        let source = Source::read(text);
        let root = source.root();
        if !source.is_well_formed() || root.field("sections").is_none() {
            return None;
        }
        let blocks = blocks.map(Source::read);
        let head = [
            (About::Title, "title"),
            (About::Subtitle, "subtitle"),
            (About::Purpose, "purpose"),
            (About::When, "when"),
            (About::Who, "who"),
            (About::Behind, "about"),
        ];
        let head = head.map(|(about, field)| FormText {
            about,
            way: vec![Step::field(field)],
            words: words_of(root, field),
        });
        let count = match root.field("sections").map(Node::kind) {
            Some(NodeKind::List(all)) => all.len(),
            _ => 0,
        };
        let sections = (0..count).filter_map(|at| section(&source, blocks.as_ref(), at)).collect();
        let (tags, behind) = (tags(root), behind(&source));
        Some(typed::form(Self { head: head.into(), tags, behind, sections, results: said::results(&source) }))
    }
}

/// The words to find a sheet by.
fn tags(root: &Node) -> FormPart {
    let way = vec![Step::field("tags")];
    let all = root.field("tags").map(texts).unwrap_or_default().into_iter().enumerate();
    let entries = all.map(|(nth, words)| FormEntry {
        id: nth.to_string(),
        words,
        way: further(&way, [Step::Nth(nth)]),
        seen: false,
    });
    FormPart { kind: PartKind::Tags, entries: entries.collect(), way: way.clone(), when: None }
}

/// The words of its own scales, and its sources.
fn behind(source: &Source<'_>) -> Vec<FormPart> {
    let entry = |way: Vec<Step>, id: String| {
        let words = source.node(&way)?.without_some().text()?.to_owned();
        Some(FormEntry { id, words, way, seen: false })
    };
    let scale = |id: String| {
        let way = vec![Step::field("scales"), Step::key(&id)];
        let steps = further(&way, [Step::field("steps")]);
        let NodeKind::Map(all) = source.node(&steps)?.kind() else { return None };
        let ids = all.iter().map(|(step, _)| source.written(step).to_owned());
        let steps = ids.filter_map(|id| entry(further(&steps, [Step::key(&id)]), id));
        let none = entry(further(&way, [Step::field("cannot_say")]), "cannot_say".to_owned());
        Some(FormPart {
            kind: PartKind::Steps,
            entries: steps.chain(none).collect(),
            way: way.clone(),
            when: Some(id),
        })
    };
    let scales = source.root().field("scales").map(keys).unwrap_or_default();
    let mut parts: Vec<FormPart> = scales.into_iter().filter_map(scale).collect();
    let way = vec![Step::field("sources")];
    let count = match source.root().field("sources").map(Node::kind) {
        Some(NodeKind::List(all)) => all.len(),
        _ => 0,
    };
    let cited = |nth: usize| {
        let source_way = further(&way, [Step::Nth(nth)]);
        let seen = source.node(&further(&source_way, [Step::field("seen")])).map(Node::kind);
        let seen = matches!(seen, Some(NodeKind::Name(name)) if name == "true");
        let cited = entry(further(&source_way, [Step::field("cite")]), nth.to_string())?;
        Some(FormEntry { seen, ..cited })
    };
    let entries = (0..count).filter_map(cited).collect();
    parts.push(FormPart { kind: PartKind::Sources, entries, way: way.clone(), when: None });
    parts
}

/// The way to a section.
pub(super) fn section_way(at: usize) -> Vec<Step> {
    vec![Step::field("sections"), Step::Nth(at)]
}

/// A way with one more step.
pub(super) fn further(way: &[Step], steps: impl IntoIterator<Item = Step>) -> Vec<Step> {
    way.iter().cloned().chain(steps).collect()
}

/// The ids of a section in the order of the sheet.
pub(super) fn order(section: &Node) -> Vec<String> {
    if let Some(order) = section.field("order") {
        return texts(order);
    }
    let mut all = section.field("shared").map(texts).unwrap_or_default();
    all.extend(section.field("items").map(keys).unwrap_or_default());
    all
}

/// The texts of a list.
pub(super) fn texts(node: &Node) -> Vec<String> {
    match node.kind() {
        NodeKind::List(all) => all.iter().filter_map(Node::text).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// The keys of a map.
pub(super) fn keys(node: &Node) -> Vec<String> {
    match node.kind() {
        NodeKind::Map(all) => all.iter().filter_map(|(key, _)| key.text()).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn words_of(node: &Node, field: &str) -> String {
    node.field(field).map(Node::without_some).and_then(Node::text).unwrap_or_default().to_owned()
}

fn section(source: &Source<'_>, blocks: Option<&Source<'_>>, at: usize) -> Option<FormSection> {
    let way = section_way(at);
    let node = source.node(&way)?;
    let title = node.field("title").map(|_| words_of(node, "title")).or_else(|| (at > 0).then(String::new));
    let own = node.field("items").map(keys).unwrap_or_default();
    let items = order(node).into_iter().filter_map(|id| {
        if own.contains(&id) { own_item(source, &way, &id) } else { shared_item(node, blocks, &way, &id) }
    });
    let parts = said::small(source, &way, &["hint"]).into_iter().chain(said::wordings(source, &way)).collect();
    Some(FormSection { title, parts, items: items.collect(), way: way.clone() })
}

fn own_item(source: &Source<'_>, section: &[Step], id: &str) -> Option<FormItem> {
    let way = further(section, [Step::field("items"), Step::key(id)]);
    let node = source.node(&way)?;
    let NodeKind::Call(call) = node.kind() else { return None };
    let info = call.name == "Info";
    let ask = if info { "say" } else { "ask" };
    let required = node.field("required").map(Node::kind);
    Some(FormItem {
        id: id.to_owned(),
        kind: call.name.clone(),
        shared: false,
        ask: words_of(node, ask),
        ask_way: further(&way, [Step::field(ask)]),
        help: words_of(node, "help"),
        help_way: (!info).then(|| further(&way, [Step::field("help")])),
        required: (!info).then_some(matches!(required, Some(NodeKind::Name(name)) if name == "true")),
        parts: parts(source, &way, &call.name),
    })
}

fn shared_item(section: &Node, blocks: Option<&Source<'_>>, way: &[Step], id: &str) -> Option<FormItem> {
    let original = blocks?.node(&[Step::field("items"), Step::key(id)])?;
    let reword = section.field("reword").and_then(|reword| reword.entry(id));
    let info = matches!(original.kind(), NodeKind::Call(call) if call.name == "Info");
    let ask = if info { "say" } else { "ask" };
    let own = |field: &str| {
        let ours = reword.and_then(|reword| reword.field(field)).and_then(Node::text).map(str::to_owned);
        ours.unwrap_or_else(|| words_of(original, field))
    };
    let to = |field: &str| further(way, [Step::field("reword"), Step::key(id), Step::field(field)]);
    Some(FormItem {
        id: id.to_owned(),
        kind: String::new(),
        shared: true,
        ask: own(ask),
        ask_way: to(ask),
        help: own("help"),
        help_way: (!info).then(|| to("help")),
        required: None,
        parts: Vec::new(),
    })
}

/// The lists of words inside a question.
fn parts(source: &Source<'_>, item: &[Step], kind: &str) -> Vec<FormPart> {
    let at = |steps: &[Step]| further(item, steps.iter().cloned());
    let list = |kind, way: Vec<Step>, tail: &[Step]| {
        let ids = source.node(&way).map(keys)?;
        let entries = ids.into_iter().filter_map(|id| {
            let way = further(&further(&way, [Step::key(&id)]), tail.iter().cloned());
            let words = source.node(&way)?.text()?.to_owned();
            Some(FormEntry { id, words, way, seen: false })
        });
        Some(FormPart { kind, entries: entries.collect(), way: way.clone(), when: None })
    };
    let ask = [Step::field("ask")];
    let found = match kind {
        "ChooseOne" | "ChooseMany" | "Ranking" => {
            let from = source.node(&at(&[Step::field("from_list")])).and_then(Node::text);
            let listed = from.and_then(|id| list(PartKind::Options, vec![Step::field("lists"), Step::key(id)], &[]));
            vec![listed, list(PartKind::Options, at(&[Step::field("options")]), &[])]
        }
        "Ratings" => vec![statements(source, &at(&[Step::field("statements")]))],
        "Table" => vec![
            list(PartKind::Rows, at(&[Step::field("rows"), Step::Nth(0)]), &[]),
            list(PartKind::Columns, at(&[Step::field("columns")]), &ask),
        ]
        .into_iter()
        .chain(said::in_columns(source, &at(&[Step::field("columns")])).into_iter().map(Some))
        .collect(),
        "Group" => vec![list(PartKind::Inner, at(&[Step::field("items")]), &ask)],
        "Slider" => vec![Some(ends(source, item))],
        _ => Vec::new(),
    };
    found.into_iter().flatten().chain(said::beside(source, item)).collect()
}

/// Statements have their words last: `Statement("score", "words")`, `Plain("words")`.
fn statements(source: &Source<'_>, way: &[Step]) -> Option<FormPart> {
    let ids = source.node(way).map(keys)?;
    let entries = ids.into_iter().filter_map(|id| {
        let statement = further(way, [Step::key(&id)]);
        let NodeKind::Call(call) = source.node(&statement)?.kind() else { return None };
        let way = further(&statement, [Step::Nth(call.args.len().checked_sub(1)?)]);
        let words = source.node(&way)?.text()?.to_owned();
        Some(FormEntry { id, words, way, seen: false })
    });
    Some(FormPart { kind: PartKind::Statements, entries: entries.collect(), way: way.to_vec(), when: None })
}

fn ends(source: &Source<'_>, item: &[Step]) -> FormPart {
    let end = |field: &str| {
        let way = further(item, [Step::field(field)]);
        let words = source.node(&way).and_then(Node::text).unwrap_or_default().to_owned();
        FormEntry { id: field.to_owned(), words, way, seen: false }
    };
    FormPart { kind: PartKind::Ends, way: item.to_vec(), entries: vec![end("low"), end("high")], when: None }
}
