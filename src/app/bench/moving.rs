//! Questions on their way: up and down in their section, and into the next one.

use super::form::{further, keys, order, section_way, texts};
use crate::template::rewrite::{Source, Step, quoted};

/// A question one step up or down; at the edge of its section it goes into the one beside it.
pub(super) fn step(text: &str, section: usize, item: &str, up: bool) -> Option<String> {
    let ids = order(Source::read(text).node(&section_way(section))?);
    let at = ids.iter().position(|id| id == item)?;
    let at_edge = if up { at == 0 } else { at + 1 == ids.len() };
    if at_edge { across(text, section, item, up) } else { move_item(text, section, item, up) }
}

/// The id beside another.
pub(super) fn neighbour<'i>(ids: &'i [String], id: &str, up: bool) -> Option<&'i str> {
    let at = ids.iter().position(|one| one == id)?;
    let to = if up { at.checked_sub(1)? } else { at + 1 };
    ids.get(to).map(String::as_str)
}

fn move_item(text: &str, section: usize, item: &str, up: bool) -> Option<String> {
    let source = Source::read(text);
    let way = section_way(section);
    let node = source.node(&way)?;
    let mut ids = order(node);
    let other = neighbour(&ids, item, up)?.to_owned();
    if node.field("shared").is_none() && node.field("order").is_none() {
        let at = |id: &str| further(&way, [Step::field("items"), Step::key(id)]);
        return source.swap(&at(item), &at(&other));
    }
    let (one, two) = (ids.iter().position(|id| id == item)?, ids.iter().position(|id| *id == other)?);
    ids.swap(one, two);
    source.put(&further(&way, [Step::field("order")]), &list(&ids))
}

fn list(ids: &[String]) -> String {
    format!("[{}]", ids.iter().map(|id| quoted(id)).collect::<Vec<_>>().join(", "))
}

/// A question goes into the section before, as its last, or into the one after, as its first.
fn across(text: &str, section: usize, item: &str, up: bool) -> Option<String> {
    let to = if up { section.checked_sub(1)? } else { section + 1 };
    let source = Source::read(text);
    let (from, there) = (source.node(&section_way(section))?, source.node(&section_way(to))?);
    let (from_order, to_order) = (from.field("order").map(texts), there.field("order").is_some());
    let own = from.field("items").is_some_and(|items| items.entry(item).is_some());
    let mut text = if own {
        entry_to(text, section, to, "items", item)?
    } else {
        let at = from.field("shared").map(texts)?.iter().position(|id| id == item)?;
        let rest = source.remove(&further(&section_way(section), [Step::field("shared"), Step::Nth(at)]))?;
        let shared = further(&section_way(to), [Step::field("shared")]);
        let there = Source::read(&rest);
        let put = if there.node(&shared).is_some() {
            there.append(&shared, &quoted(item))?
        } else {
            there.put(&shared, &list(&[item.to_owned()]))?
        };
        entry_to(&put, section, to, "reword", item).unwrap_or(put)
    };
    if let Some(at) = from_order.and_then(|order| order.iter().position(|id| id == item)) {
        let way = further(&section_way(section), [Step::field("order"), Step::Nth(at)]);
        text = Source::read(&text).remove(&way)?;
    }
    if to_order {
        text = Source::read(&text).append(&further(&section_way(to), [Step::field("order")]), &quoted(item))?;
    }
    if !up {
        let places = order(Source::read(&text).node(&section_way(to))?);
        let before = places.iter().position(|id| id == item)?;
        for _ in 0..before {
            // Among shared questions it comes as far as they let it.
            let Some(next) = move_item(&text, to, item, true) else { break };
            text = next;
        }
    }
    Some(text)
}

/// The entry of a map goes over into the same map of another section, comments and all.
fn entry_to(text: &str, section: usize, to: usize, field: &str, id: &str) -> Option<String> {
    let map = |section: usize| further(&section_way(section), [Step::field(field)]);
    let source = Source::read(text);
    let own = further(&map(section), [Step::key(id)]);
    let entry = source.entry_as_written(&own)?;
    let last = source.node(&map(section)).map(keys).is_some_and(|ids| ids.len() == 1);
    let text = source.remove(if last { &own[..own.len() - 1] } else { &own })?;
    let source = Source::read(&text);
    if source.node(&map(to)).is_some() {
        source.append(&map(to), &entry)
    } else {
        source.put(&map(to), &format!("{{\n    {},\n}}", entry.replace('\n', "\n    ")))
    }
}
