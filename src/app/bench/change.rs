//! What the form changes, made in the text.

use super::{
    cleaning,
    form::{PartKind, further, keys, order, section_way},
    moving, typed,
};
use crate::template::{
    rewrite::{Source, Step, quoted},
    tree::{Node, NodeKind},
};

/// A change that the form asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rewrite {
    /// Other words.
    Words {
        /// Where.
        way: Vec<Step>,
        /// The words as they were typed; empty takes a field out that may be left out.
        words: String,
    },
    /// A question goes up or down, at the edge of its section into the next one.
    Move {
        /// The section, from 0.
        section: usize,
        /// The question.
        item: String,
        /// Up, or down.
        up: bool,
    },
    /// A question is left out, with everything that only speaks of it.
    LeaveOut {
        /// The section, from 0.
        section: usize,
        /// The question.
        item: String,
    },
    /// A new question at the end of a section.
    Add {
        /// The section, from 0.
        section: usize,
        /// Its kind.
        kind: NewKind,
    },
    /// *Finish* asks for it, or no longer.
    Require {
        /// The section, from 0.
        section: usize,
        /// The question.
        item: String,
        /// Whether it does.
        on: bool,
    },
    /// A new option, statement, row or column.
    AddEntry {
        /// The list.
        way: Vec<Step>,
        /// What it holds.
        kind: PartKind,
    },
    /// An option, statement, row or column is left out.
    DropEntry {
        /// The list.
        way: Vec<Step>,
        /// Its id.
        id: String,
    },
    /// An option, statement, row or column goes up or down.
    MoveEntry {
        /// The list.
        way: Vec<Step>,
        /// Its id.
        id: String,
        /// Up, or down.
        up: bool,
    },
    /// A source has been in the author's hands, or not.
    Seen {
        /// The words of the source.
        way: Vec<Step>,
        /// Whether it has.
        on: bool,
    },
    /// A new section at the end.
    AddSection,
    /// A section goes up or down.
    MoveSection {
        /// The section, from 0.
        section: usize,
        /// Up, or down.
        up: bool,
    },
    /// A section is left out, with its questions and everything that only speaks of them.
    DropSection(usize),
}

/// A kind of question that the form can add.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NewKind {
    /// A line of text.
    ShortText,
    /// Text.
    LongText,
    /// Yes or no.
    YesNo,
    /// One option.
    ChooseOne,
    /// Several options.
    ChooseMany,
    /// Statements under a scale.
    Ratings,
    /// A line from 0 to 10.
    Slider,
    /// A day.
    Date,
    /// Text to be read.
    Info,
}

impl NewKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::ShortText,
        Self::LongText,
        Self::YesNo,
        Self::ChooseOne,
        Self::ChooseMany,
        Self::Ratings,
        Self::Slider,
        Self::Date,
        Self::Info,
    ];

    fn written(self) -> &'static str {
        match self {
            Self::ShortText => "ShortText(ask: \"A new question\")",
            Self::LongText => "LongText(ask: \"A new question\")",
            Self::YesNo => "YesNo(ask: \"A new question\")",
            Self::ChooseOne => {
                "ChooseOne(\n    ask: \"A new question\",\n    options: {\n        \"one\": \"The first answer\",\n        \
                 \"two\": \"The second answer\",\n    },\n)"
            }
            Self::ChooseMany => {
                "ChooseMany(\n    ask: \"A new question\",\n    options: {\n        \"one\": \"The first answer\",\n        \
                 \"two\": \"The second answer\",\n    },\n)"
            }
            // With its scale and ids of its own, which only the text at hand can tell.
            Self::Ratings => "",
            Self::Slider => "Slider(ask: \"A new question\", low: \"not at all\", high: \"very much\")",
            Self::Date => "Date(ask: \"A new question\")",
            Self::Info => "Info(say: \"A line to be read.\")",
        }
    }
}

impl Rewrite {
    /// The text with the change made in it; nothing if it cannot be made.
    #[must_use]
    pub fn made_in(&self, text: &str) -> Option<String> {
        self.made_with(text, None)
    }

    /// The same, with the text of the blocks file that shared questions come from.
    #[must_use]
    pub fn made_with(&self, text: &str, blocks: Option<&str>) -> Option<String> {
        let source = Source::read(text);
        if !source.is_well_formed() {
            return None;
        }
        match self {
            Self::Words { way, words } => put_words(&source, way, &typed::words(&source, blocks, way, words)),
            Self::Move { section, item, up } => moving::step(text, *section, item, *up),
            Self::MoveSection { section, up } => {
                let other = if *up { section.checked_sub(1)? } else { section + 1 };
                source.swap(&section_way(*section), &section_way(other))
            }
            Self::LeaveOut { section, item } => leave_out(text, *section, item),
            Self::Add { section, kind } => add(text, *section, *kind),
            Self::Require { section, item, on } => {
                let way =
                    further(&section_way(*section), [Step::field("items"), Step::key(item), Step::field("required")]);
                if *on { source.put(&way, "true") } else { source.remove(&way) }
            }
            Self::Seen { way, on } => {
                let way = further(way.get(..way.len().checked_sub(1)?)?, [Step::field("seen")]);
                if *on { source.put(&way, "true") } else { source.remove(&way) }
            }
            Self::AddEntry { way, kind } => add_entry(text, &source, way, *kind),
            Self::DropEntry { way, id } => drop_entry(&source, way, id),
            Self::MoveEntry { way, id, up } => {
                let ids = source.node(way).map(ids_in)?;
                let other = moving::neighbour(&ids, id, *up)?;
                source.swap(&further(way, [step_in(&source, way, id)]), &further(way, [step_in(&source, way, other)]))
            }
            Self::AddSection => {
                let id = fresh(text, "q");
                let section = format!(
                    "Section(\n    title: \"A new section\",\n    items: {{\n        {}: LongText(ask: \"A new question\"),\n    }},\n)",
                    quoted(&id)
                );
                source.append(&[Step::field("sections")], &section)
            }
            Self::DropSection(at) => {
                let node = source.node(&section_way(*at))?;
                let items = node.field("items");
                let inner = |id: &String| items.and_then(|items| items.entry(id)).map(statement_ids);
                let ids: Vec<String> = order(node)
                    .into_iter()
                    .flat_map(|id| [inner(&id).unwrap_or_default(), vec![id]].concat())
                    .collect();
                let text = source.remove(&section_way(*at))?;
                Some(ids.iter().fold(text, |text, id| cleaning::forget(&text, id)))
            }
        }
    }
}

/// Fields that need not be there: emptied, they go.
const MAY_GO: [&str; 7] = ["subtitle", "purpose", "when", "who", "about", "help", "brief"];

fn put_words(source: &Source<'_>, way: &[Step], words: &str) -> Option<String> {
    let Some(Step::Field(field)) = way.last() else { return source.set_text(way, words) };
    if words.is_empty() && MAY_GO.contains(&field.as_str()) && !way.contains(&Step::field("reword")) {
        return if source.node(way).is_some() { source.remove(way) } else { None };
    }
    match way {
        // Other words for a shared question: the wording is made where there is none yet.
        [before @ .., Step::Field(reword), Step::Key(id), Step::Field(field)] if reword == "reword" => {
            let to = further(before, [Step::field("reword")]);
            let wording = format!("Wording({field}: {})", quoted(words));
            if source.node(&further(&to, [Step::key(id)])).is_some() {
                source.set_text(way, words)
            } else if source.node(&to).is_some() {
                source.append(&to, &format!("{}: {wording}", quoted(id)))
            } else {
                source.put(&to, &format!("{{ {}: {wording} }}", quoted(id)))
            }
        }
        _ => source.set_text(way, words),
    }
}

fn leave_out(text: &str, section: usize, item: &str) -> Option<String> {
    let way = section_way(section);
    let source = Source::read(text);
    let node = source.node(&way)?;
    let inner = node.field("items").and_then(|items| items.entry(item)).map(statement_ids).unwrap_or_default();
    let own = further(&way, [Step::field("items"), Step::key(item)]);
    let text = if source.node(&own).is_some() {
        let last = node.field("items").map(keys).is_some_and(|ids| ids.len() == 1);
        source.remove(if last { &own[..own.len() - 1] } else { &own })?
    } else {
        let at = node.field("shared").map(super::form::texts)?.iter().position(|id| id == item)?;
        source.remove(&further(&way, [Step::field("shared"), Step::Nth(at)]))?
    };
    let text = cleaning::forget(&text, item);
    Some(inner.iter().fold(text, |text, id| cleaning::forget(&text, id)))
}

/// The ids of statements and inner questions: they go with their question.
fn statement_ids(item: &Node) -> Vec<String> {
    ["statements", "items"].iter().flat_map(|field| item.field(field).map(keys).unwrap_or_default()).collect()
}

/// Statements under the first scale of the sheet; a sheet that has none gets one.
fn ratings(text: &str) -> Option<(String, String)> {
    let source = Source::read(text);
    let own = source.root().field("scales").map(keys).and_then(|ids| ids.into_iter().next());
    let (text, scale) = match own {
        Some(scale) => (text.to_owned(), scale),
        None => (add_scale(text)?, "scale-1".to_owned()),
    };
    let first = fresh(&text, "s-");
    let second = fresh(&format!("{text}{}", quoted(&first)), "s-");
    let statements = [(first, "The first statement"), (second, "The second statement")];
    let lines = statements.map(|(id, words)| format!("        {}: Plain({}),\n", quoted(&id), quoted(words)));
    let written = format!(
        "Ratings(\n    ask: \"How true is each of these?\",\n    scale: {},\n    statements: {{\n{}    }},\n)",
        quoted(&scale),
        lines.concat()
    );
    Some((text, written))
}

/// A scale of five steps.
fn add_scale(text: &str) -> Option<String> {
    let source = Source::read(text);
    let way = [Step::field("scales")];
    let id = fresh(text, "scale-");
    let steps = ["not true", "a little true", "partly true", "mostly true", "very true"];
    let steps = (1..).zip(steps).map(|(step, words)| format!("{step}: {}", quoted(words)));
    let scale = format!("{}: Scale(steps: {{ {} }})", quoted(&id), steps.collect::<Vec<_>>().join(", "));
    if source.node(&way).is_some() {
        source.append(&way, &scale)
    } else {
        source.put(&way, &format!("{{\n    {scale},\n}}"))
    }
}

fn add(text: &str, section: usize, kind: NewKind) -> Option<String> {
    let (text, written) = match kind {
        NewKind::Ratings => ratings(text)?,
        kind => (text.to_owned(), kind.written().to_owned()),
    };
    let text = text.as_str();
    let source = Source::read(text);
    let way = section_way(section);
    let node = source.node(&way)?;
    let id = fresh(text, "q");
    let entry = format!("{}: {}", quoted(&id), written);
    let items = further(&way, [Step::field("items")]);
    let text = if source.node(&items).is_some() {
        source.append(&items, &entry)?
    } else {
        source.put(&items, &format!("{{ {entry} }}"))?
    };
    if node.field("order").is_none() {
        return Some(text);
    }
    Source::read(&text).append(&further(&way, [Step::field("order")]), &quoted(&id))
}

/// An id that nothing in the text has yet: ids are chosen once and kept for ever.
fn fresh(text: &str, stem: &str) -> String {
    let free = |id: &String| !text.to_lowercase().contains(&quoted(id));
    (1..).map(|nth| format!("{stem}{nth}")).find(free).unwrap_or_default()
}

/// The ids of entries; those of a list are its places, from 0.
fn ids_in(node: &Node) -> Vec<String> {
    match node.kind() {
        NodeKind::List(all) => (0..all.len()).map(|nth| nth.to_string()).collect(),
        _ => keys(node),
    }
}

/// The step to an entry of a map, or to one of a list.
fn step_in(source: &Source<'_>, way: &[Step], id: &str) -> Step {
    let is_list = matches!(source.node(way).map(Node::kind), Some(NodeKind::List(_)));
    id.parse().ok().filter(|_| is_list).map_or_else(|| Step::key(id), Step::Nth)
}

fn add_entry(text: &str, source: &Source<'_>, way: &[Step], kind: PartKind) -> Option<String> {
    let new = match kind {
        PartKind::Tags => Some(quoted("a new word")),
        PartKind::Sources => Some("Source(cite: \"Who, when, what.\")".to_owned()),
        PartKind::Steps => return add_scale(text),
        _ => None,
    };
    if let Some(new) = new {
        let there = source.node(way).is_some();
        return if there { source.append(way, &new) } else { source.put(way, &format!("[{new}]")) };
    }
    let ids = source.node(way).map(keys)?;
    let (stem, value) = match kind {
        PartKind::Options => ("option-", "\"A new answer\""),
        PartKind::Rows => ("row-", "\"A new row\""),
        PartKind::Statements => ("s-", "Plain(\"A new statement\")"),
        PartKind::Columns => ("column-", "ShortText(ask: \"A new column\")"),
        PartKind::Inner => ("q", "ShortText(ask: \"A new question\")"),
        _ => return None,
    };
    let free = |id: &String| !ids.contains(id) && !text.contains(&quoted(id));
    let id = (1..).map(|nth| format!("{stem}{nth}")).find(free)?;
    source.append(way, &format!("{}: {value}", quoted(&id)))
}

fn drop_entry(source: &Source<'_>, way: &[Step], id: &str) -> Option<String> {
    if source.node(way).map(ids_in)?.len() < 2 {
        // Words to find a sheet by, and sources, need not be there at all.
        let may_go = matches!(way, [Step::Field(field)] if field == "tags" || field == "sources");
        return if may_go { source.remove(way) } else { None };
    }
    let step = step_in(source, way, id);
    let is_list = matches!(step, Step::Nth(_));
    let text = source.remove(&further(way, [step]))?;
    if is_list {
        return Some(text);
    }
    let options = matches!(way.last(), Some(Step::Field(field)) if field == "options");
    let question = way.iter().rev().find_map(|step| match step {
        Step::Key(key) => Some(key.as_str()),
        _ => None,
    });
    Some(match question {
        Some(question) if options => cleaning::forget_option(&text, question, id),
        _ => cleaning::forget(&text, id),
    })
}
