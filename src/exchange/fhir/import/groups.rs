//! Groups that may be repeated: their questions in rows, with nothing nested in them.

use super::{
    kinds::{MOST, fits_in_a_column, occurs},
    plan::{Planner, Stands, control, is_hidden},
    sheet::{Item, Kind},
    tree::Node,
};
use crate::{
    base::Id,
    exchange::fhir::{condition::Asks, condition::Target, json::is_true, notes::Why},
    t,
    template::{fhir::Fhir, markup},
};

/// The most repetitions of a group.
const MOST_ROWS: u16 = 100;
/// The most questions that stand side by side in a row.
const MOST_COLUMNS: usize = 4;

impl Planner<'_> {
    /// A group that may be repeated.
    pub fn repeated(&mut self, mut node: Node, stands: &Stands, before: Option<String>, out: &mut Vec<Item>) {
        let id = self.id(&node);
        let mut fhir = Fhir { link: Some(node.link.clone()), within: stands.within.clone(), ..Fhir::default() };
        let help = self.part(&mut node, "help", &["help", "flyover", "prompt"], &mut fhir);
        let when = self.when(&node, stands);
        let (least, most) = (occurs(&node.says, "minOccurs"), occurs(&node.says, "maxOccurs"));
        let most = most.unwrap_or(MOST).clamp(2, MOST_ROWS);
        let least = least.unwrap_or(1).clamp(1, most);
        let Node { link, kind, says, items: nodes } = node;
        let bare = Node { link, kind, says, items: Vec::new() };
        let mut items = Vec::new();
        self.rows(nodes, &Stands::default(), (&id, &bare.link), &mut items);
        if items.is_empty() {
            // Nothing is asked in it: what it says stands by itself.
            self.keep(&bare, stands.lies_in(), before, Why::Outer);
            return;
        }
        let ask = bare.text().map(markup::escaped).unwrap_or_else(|| {
            fhir.untitled = true;
            self.notes.add(&bare.link, "text", Why::NoText);
            t!("fhir-group").to_owned()
        });
        fhir.rest = self.rest(
            &bare,
            &["repeats", "required", "minOccurs", "maxOccurs", "questionnaire-minOccurs", "questionnaire-maxOccurs"],
        );
        let required = is_true(&bare.says, "required");
        // Rows with a few narrow questions side by side; with more, one below the other.
        let is_table = control(&bare, &["gtable"])
            && items.len() <= MOST_COLUMNS
            && items.iter().all(|item| fits_in_a_column(&item.kind) || matches!(item.kind, Kind::ChooseOne(_)));
        self.targets.insert(bare.link.clone(), Target { id: id.clone(), row: None, asks: Asks::Nothing });
        let kind =
            if is_table { Kind::Table { least, most, columns: items } } else { Kind::Group { least, most, items } };
        out.push(Item { id, ask, help, show_if: None, when, required, points: Vec::new(), fhir, kind });
    }

    /// The questions of a group, those of groups in it beside them.
    fn rows(&mut self, nodes: Vec<Node>, stands: &Stands, group: (&Id, &str), out: &mut Vec<Item>) {
        let within = || stands.within.clone().or_else(|| Some(group.1.to_owned()));
        let mut before = None;
        for mut node in nodes {
            let link = node.link.clone();
            if is_hidden(&node) {
                self.keep_whole(&node, within(), before);
            } else if node.is_group() || node.kind == "display" {
                if is_true(&node.says, "repeats") {
                    self.notes.add(&node.link, "repeats", Why::AskedOnce);
                }
                let inside = self.inside(&node, stands);
                let Node { link, kind, says, items } = node;
                let bare = Node { link, kind, says, items: Vec::new() };
                let why = if bare.is_group() { Why::Outer } else { Why::InGroup };
                let told = self.silent.len();
                self.keep(&bare, within(), before, why);
                self.silent.iter_mut().skip(told).for_each(|(_, row)| *row = Some(group.0.clone()));
                self.rows(items, &inside, group, out);
            } else {
                let item = self.built(&mut node, stands, Some(group.0));
                out.push(item);
                let inside = self.inside(&node, stands);
                self.rows(node.items, &inside, group, out);
            }
            before = Some(link);
        }
    }
}
