//! Words as a person types them in the form, where the text holds signs.
//!
//! In a field a sign stands as it is written, and one that stands for itself
//! without its backslash. What is typed stands for itself on the sheet; what
//! was a sign before stays one (`template::markup::retyped`).

use super::form::{Form, FormEntry, FormPart, PartKind};
use crate::template::{
    markup,
    rewrite::{Source, Step},
    tree::Node,
};

/// The form with its words as they are typed.
pub(super) fn form(mut form: Form) -> Form {
    let shown = |words: &mut String| *words = markup::as_typed(words);
    form.head.iter_mut().for_each(|text| shown(&mut text.words));
    for section in &mut form.sections {
        section.title.iter_mut().for_each(shown);
        for item in &mut section.items {
            shown(&mut item.ask);
            shown(&mut item.help);
            item.parts.iter_mut().for_each(part);
        }
        section.parts.iter_mut().for_each(part);
    }
    form.behind.iter_mut().for_each(part);
    form.results.iter_mut().flat_map(|result| &mut result.parts).for_each(part);
    form
}

fn part(part: &mut FormPart) {
    if part.kind != PartKind::Tags {
        part.entries.iter_mut().for_each(|FormEntry { words, .. }| *words = markup::as_typed(words));
    }
}

/// What the text holds when a field says so: other words for what stands there,
/// or for what a shared question says of itself.
pub(super) fn words(source: &Source<'_>, blocks: Option<&str>, way: &[Step], typed: &str) -> String {
    if matches!(way, [Step::Field(tags), ..] if tags == "tags") {
        return typed.to_owned();
    }
    let own = source.node(way).map(Node::without_some).and_then(Node::text).map(str::to_owned);
    let shared = || match way {
        [.., Step::Field(reword), id @ Step::Key(_), field] if reword == "reword" => {
            let blocks = Source::read(blocks?);
            let way = [Step::field("items"), id.clone(), field.clone()];
            blocks.node(&way).and_then(Node::text).map(str::to_owned)
        }
        _ => None,
    };
    markup::retyped(&own.or_else(shared).unwrap_or_default(), typed)
}
