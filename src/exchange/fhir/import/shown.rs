//! When things are shown: conditions made once all questions are known, and none in a circle.

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use super::{
    plan::Planner,
    sheet::{Item, Kind, When},
};
use crate::{
    base::Id,
    exchange::fhir::{
        condition::{all_of, conjuncts, read},
        json::{Object, text},
        notes::Why,
    },
    template::Condition,
};

impl Planner<'_> {
    /// Makes the conditions of the sheet.
    pub fn make_conditions(&mut self) {
        let mut graph = Graph::default();
        let mut sections = std::mem::take(&mut self.sheet.sections);
        for (at, section) in sections.iter_mut().enumerate() {
            let name = format!("section {at}");
            for item in &section.items {
                graph.add(&name_of(item), &name);
                if let Kind::Ratings { statements, .. } = &item.kind {
                    statements.iter().for_each(|(id, _)| graph.add(id.as_str(), &name_of(item)));
                }
            }
        }
        for (at, section) in sections.iter_mut().enumerate() {
            section.show_if = self.condition(&section.when, None, &format!("section {at}"), &mut graph);
            for item in &mut section.items {
                item.show_if = self.condition(&item.when, None, &name_of(item), &mut graph);
                let row = item.id.clone();
                if let Kind::Group { items, .. } | Kind::Table { columns: items, .. } = &mut item.kind {
                    for inner in items {
                        let name = format!("{row}/{}", inner.id);
                        inner.show_if = self.condition(&inner.when, Some(&row), &name, &mut graph);
                    }
                }
            }
        }
        self.sheet.sections = sections;
        // What stands in a group that is not asked hangs on its condition.
        for (says, row) in std::mem::take(&mut self.silent) {
            self.one(&says, true, row.as_ref());
        }
    }

    fn condition(&mut self, when: &When, row: Option<&Id>, name: &str, graph: &mut Graph) -> Option<Condition> {
        let mut all = Vec::new();
        for (says, is_own) in
            when.outer.iter().map(|says| (says, false)).chain(when.own.iter().map(|own| (own, true)))
        {
            all.extend(self.one(says, is_own, row));
        }
        let condition = all_of(all)?;
        let reads: Vec<String> = condition.reads().into_iter().map(|id| self.node_of(id, row)).collect();
        if reads.iter().any(|read| read == name || graph.leads(read, name)) {
            let link = when.own.as_ref().and_then(|own| text(own, "linkId")).unwrap_or_default();
            self.notes.add(link, when.own.as_deref().map_or("enableWhen", name_of_when), Why::Circle);
            return None;
        }
        reads.iter().for_each(|read| graph.add(name, read));
        Some(condition)
    }

    /// The conditions that one item says; what could not be carried is told where it stands.
    fn one(&mut self, says: &Rc<Object>, is_own: bool, row: Option<&Id>) -> Vec<Condition> {
        let found = read(says, &self.targets, row, &self.variables);
        if is_own {
            let link = text(says, "linkId").unwrap_or_default();
            found.left.iter().for_each(|why| self.notes.add(link, name_of_when(says), *why));
        }
        conjuncts(found.condition.as_ref())
    }

    /// A question in the same row, or anywhere.
    fn node_of(&self, id: &Id, row: Option<&Id>) -> String {
        let in_row = row
            .filter(|row| self.targets.values().any(|target| target.id == *id && target.row.as_ref() == Some(*row)));
        in_row.map_or_else(|| id.to_string(), |row| format!("{row}/{id}"))
    }
}

/// How FHIR calls what says when an item is shown.
fn name_of_when(says: &Object) -> &'static str {
    if says.contains_key("extension") { "enableWhenExpression" } else { "enableWhen" }
}

fn name_of(item: &Item) -> String {
    item.id.to_string()
}

/// What depends on what.
#[derive(Default)]
struct Graph(HashMap<String, Vec<String>>);

impl Graph {
    fn add(&mut self, from: &str, to: &str) {
        self.0.entry(from.to_owned()).or_default().push(to.to_owned());
    }

    /// Whether one thing depends on another, by however many steps.
    fn leads(&self, from: &str, to: &str) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            if at == to {
                return true;
            }
            if seen.insert(at) {
                open.extend(self.0.get(at).into_iter().flatten().map(String::as_str));
            }
        }
        false
    }
}
