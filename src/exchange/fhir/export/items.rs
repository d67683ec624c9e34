//! Sections and questions as items of FHIR.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{
    Links, is_five, parsed,
    tree::{Node, Tree, What},
};
use crate::{
    base::Id,
    exchange::fhir::{
        coding::Coded,
        condition::{Asks, Target, Targets, conjuncts, read},
        import::{Sets, variables},
        json::{Object, objects, text},
        notes::{Notes, Why},
        path::Variables,
    },
    template::{Condition, Item, Kind, Section, SectionPlace, Template, fhir::FhirSheet, markup},
};

/// What is at hand while a questionnaire is made.
pub struct Maker<'t, 's> {
    pub template: &'t Template,
    pub sheet: &'s FhirSheet,
    pub sets: Sets<'s>,
    pub notes: Notes,
    pub targets: Targets,
    /// What the variables of expressions stand for.
    pub variables: Variables,
    /// The `linkId` and the type of each question by its id; those in rows as `table/column`.
    pub asked: HashMap<String, (String, String)>,
    /// What must hold for each part by its `linkId`, all of it.
    shown: HashMap<String, Vec<Condition>>,
    /// What each option of each question is.
    pub options: HashMap<Id, Vec<(Id, Coded)>>,
    links: Links,
    nodes: Vec<Node<'t>>,
}

/// Where an item stands.
#[derive(Clone, Copy)]
pub struct Stands<'t, 'l> {
    pub section: &'t Section,
    /// The `linkId` of its section or group.
    pub home: Option<&'l str>,
    /// The table or group it stands in.
    pub row: Option<&'t Item>,
}

impl<'t, 's> Maker<'t, 's> {
    /// A maker for a template.
    pub fn new(template: &'t Template, sheet: &'s FhirSheet, sets: Sets<'s>) -> Self {
        let mut maker = Self {
            template,
            sheet,
            sets,
            notes: Notes::default(),
            targets: Targets::new(),
            variables: Variables::default(),
            asked: HashMap::new(),
            shown: HashMap::new(),
            options: HashMap::new(),
            links: Links::default(),
            nodes: Vec::new(),
        };
        maker.take_links();
        maker.take_targets();
        maker.take_variables();
        maker
    }

    /// Makes the items.
    pub fn made(mut self) -> (Tree<'t>, Notes) {
        self.kept();
        let template = self.template;
        for (at, section) in template.sections.iter().enumerate() {
            self.section(at, section);
        }
        self.results();
        (Tree::new(self.nodes, self.options), self.notes)
    }

    /// What is written in release 5.
    pub fn is_five(&self) -> bool {
        is_five(self.sheet.release)
    }

    /// Links that are written are not made up for others.
    fn take_links(&mut self) {
        let all = self.template.sections.iter().filter_map(|section| section.fhir.as_ref());
        let scores = self.template.scores.values().filter_map(|score| score.fhir.as_ref());
        let inner =
            |item: &'t Item| inner(item).iter().chain(std::iter::once(item)).filter_map(|item| item.fhir.as_ref());
        let items = self.template.items().flat_map(|(_, item)| inner(item));
        for fhir in all.chain(scores).chain(items) {
            self.links.0.extend(fhir.link.clone());
            self.links.0.extend(fhir.parts.values().filter_map(|part| part.link.clone()));
        }
        for kept in &self.sheet.kept {
            self.links.0.insert(kept.link.clone());
            links_in(&parsed(Some(&kept.json)), &mut self.links);
        }
    }

    fn take_targets(&mut self) {
        let template = self.template;
        for kept in &self.sheet.kept {
            let mut links = Links::default();
            links.0.insert(kept.link.clone());
            links_in(&parsed(Some(&kept.json)), &mut links);
            links.0.into_iter().for_each(|link| self.nothing(link));
        }
        for section in &template.sections {
            section.fhir.iter().filter_map(|fhir| fhir.link.clone()).for_each(|link| self.nothing(link));
        }
        for (_, item) in template.items() {
            self.take_target(item, None);
            let is_single = self.is_single(item);
            for column in inner(item).iter().filter(|_| !is_single) {
                self.take_target(column, Some(item));
            }
        }
        for (id, score) in template.scores.iter() {
            let link = score.fhir.as_ref().and_then(|fhir| fhir.link.clone()).unwrap_or_else(|| id.to_string());
            self.targets.insert(link, Target { id: id.clone(), row: None, asks: Asks::Score });
        }
    }

    /// What expressions may name, wherever it was said.
    fn take_variables(&mut self) {
        let template = self.template;
        let sections = template.sections.iter().filter_map(|section| section.fhir.as_ref()?.rest.as_ref());
        let items = template.items().flat_map(|(_, item)| std::iter::once(item).chain(inner(item)));
        let items = items.filter_map(|item| item.fhir.as_ref()?.rest.as_ref());
        let kept = self.sheet.kept.iter().map(|kept| &kept.json);
        for said in
            self.sheet.rest.iter().chain(sections).chain(items).chain(kept).filter(|said| said.contains("variable"))
        {
            variables(&parsed(Some(said)), &mut self.variables);
        }
    }

    fn nothing(&mut self, link: String) {
        self.targets.insert(link, Target { id: Id::known("x"), row: None, asks: Asks::Nothing });
    }

    fn take_target(&mut self, item: &'t Item, table: Option<&'t Item>) {
        for (id, asks) in self.asks(item) {
            if let Asks::Options(options) | Asks::Steps(options) = &asks {
                self.options.entry(id.clone()).or_insert_with(|| options.clone());
            }
            let link = if id == item.id { self.link_of(item, table) } else { statement_link(item, &id) };
            let key = table.map_or_else(|| id.to_string(), |table| format!("{}/{id}", table.id));
            self.asked.insert(key, (link.clone(), self.type_of(item).to_owned()));
            self.targets.insert(link, Target { id, row: table.map(|table| table.id.clone()), asks });
        }
    }

    /// Under which link a column is asked in the row that is made now.
    pub fn take_cell(&mut self, table: &Item, column: &'t Item, link: String) {
        for (id, asks) in self.asks(column) {
            let kind = self.type_of(column).to_owned();
            self.asked.insert(format!("{}/{id}", table.id), (link.clone(), kind));
            self.targets.insert(link.clone(), Target { id, row: Some(table.id.clone()), asks });
        }
    }

    /// The `linkId` of an item; a column's is told from those of other tables.
    pub fn link_of(&self, item: &Item, table: Option<&Item>) -> String {
        let own = item.fhir.as_ref().and_then(|fhir| fhir.link.clone());
        own.unwrap_or_else(|| match table {
            Some(table) if table.group().is_none() => format!("{}.{}", self.link_of(table, None), item.id),
            _ => item.id.to_string(),
        })
    }

    /// The table or group in whose rows what is kept stands, by however many steps.
    fn row_of(&self, mut within: Option<&'s str>) -> Option<Id> {
        for _ in 0..=self.sheet.kept.len() {
            let link = within?;
            let rows = self.template.items().map(|(_, item)| item).filter(|item| !inner(item).is_empty());
            if let Some(item) = rows.into_iter().find(|item| self.link_of(item, None) == link) {
                return Some(item.id.clone());
            }
            within = self.sheet.kept.iter().find(|kept| kept.link == link)?.within.as_deref();
        }
        None
    }

    /// What was kept and is not asked.
    fn kept(&mut self) {
        for kept in &self.sheet.kept {
            let says = parsed(Some(&kept.json));
            let mut all = kept.within.as_ref().and_then(|within| self.shown.get(within)).cloned().unwrap_or_default();
            let row = self.row_of(kept.within.as_deref());
            all.extend(conjuncts(read(&says, &self.targets, row.as_ref(), &self.variables).condition.as_ref()));
            self.shown.insert(kept.link.clone(), all);
            self.nodes.push(Node {
                link: kept.link.clone(),
                within: kept.within.clone(),
                after: Some(kept.after.clone()),
                says,
                what: What::Holder,
            });
        }
    }

    fn section(&mut self, at: usize, section: &'t Section) {
        let is_native = self.template.fhir.is_none();
        let own = section.fhir.as_ref();
        let link = match own {
            Some(fhir) => fhir.link.clone(),
            None if section.place == SectionPlace::Header || section.items.is_empty() && !is_native => None,
            None => Some(self.links.new_one(&format!("section-{}", at + 1))),
        };
        if let Some(link) = &link {
            let mut says = parsed(own.and_then(|fhir| fhir.rest.as_ref()));
            says.insert("type".to_owned(), json!("group"));
            if own.is_none_or(|fhir| !fhir.untitled) {
                says.insert("text".to_owned(), json!(markup::plain(&section.title)));
            }
            let shown = conjuncts(section.show_if.as_ref());
            self.when(link, &shown, None, &mut says);
            let within = own.and_then(|fhir| fhir.within.clone());
            self.push(link.clone(), within, says, What::Holder);
            if !section.wordings.is_empty() {
                self.notes.add(link, "wordings", Why::OtherWords);
            }
            if let Some(say) = section.say.as_ref() {
                self.text(&format!("{link}-say"), link, say, None);
            }
        }
        for item in &section.items {
            let stands = Stands { section, home: link.as_deref(), row: None };
            self.item(item, stands);
        }
    }

    /// Adds an item of FHIR.
    pub fn push(&mut self, link: String, within: Option<String>, says: Object, what: What<'t>) {
        self.nodes.push(Node { link, within, after: None, says, what });
    }

    /// Adds a text of its own.
    pub fn text(&mut self, wanted: &str, within: &str, words: &str, control: Option<&str>) {
        let link = self.links.new_one(wanted);
        let mut says = Object::new();
        says.insert("type".to_owned(), json!("display"));
        says.insert("text".to_owned(), json!(markup::plain(words)));
        if let Some(control) = control {
            says.insert("extension".to_owned(), json!([item_control(control)]));
        }
        self.push(link, Some(within.to_owned()), says, What::Holder);
    }

    /// A text that belongs to a question: where it came from, or new.
    pub fn part(&mut self, name: &str, control: &str, owner: (&str, &Item), words: &str) {
        let (link, item) = owner;
        let came = item.fhir.as_ref().and_then(|fhir| fhir.parts.get(name));
        let Some(part) = came else {
            let wanted = format!("{link}-{name}");
            return self.text(&wanted, link, words, Some(control));
        };
        let mut says = parsed(part.rest.as_ref());
        says.insert("type".to_owned(), json!("display"));
        says.insert("text".to_owned(), json!(markup::plain(words)));
        let own = part.link.clone().unwrap_or_else(|| format!("{link}-{name}"));
        self.push(own, Some(link.to_owned()), says, What::Holder);
    }

    /// A question or a text.
    pub fn item(&mut self, item: &'t Item, stands: Stands<'t, '_>) {
        let own = item.fhir.as_ref();
        let link = self.link_of(item, stands.row);
        let within = own.and_then(|fhir| fhir.within.clone()).or_else(|| stands.home.map(str::to_owned));
        let mut says = parsed(own.and_then(|fhir| fhir.rest.as_ref()));
        says.insert("type".to_owned(), json!(self.type_of(item)));
        let outer = own.and_then(|fhir| fhir.within.as_ref()).and_then(|within| self.shown.get(within)).cloned();
        let all = conjuncts(item.show_if.as_ref());
        let inner = all.strip_prefix(outer.unwrap_or_default().as_slice()).unwrap_or(&all).to_vec();
        self.when(&link, &inner, stands.row, &mut says);
        self.shown.insert(link.clone(), all);
        if own.is_none_or(|fhir| !fhir.untitled) {
            says.insert("text".to_owned(), json!(markup::plain(&item.ask)));
        }
        // Statements that came from FHIR say it each for itself.
        if item.required && !(own.is_some() && matches!(&item.kind, Kind::Ratings(ratings) if !ratings.single)) {
            says.insert("required".to_owned(), json!(true));
        }
        if !item.wordings.is_empty() {
            self.notes.add(&link, "wordings", Why::OtherWords);
        }
        self.kind(item, link, within, says, stands);
    }

    /// A `linkId` that nobody has.
    pub fn new_link(&mut self, wanted: &str) -> String {
        self.links.new_one(wanted)
    }

    /// Adds an item of FHIR where it says itself.
    pub fn place(&mut self, node: Node<'t>) {
        self.nodes.push(node);
    }

    /// Whether a table stands for one question with several answers.
    pub fn is_single(&self, item: &Item) -> bool {
        inner(item).len() == 1
            && item.fhir.as_ref().and_then(|fhir| fhir.kind.as_deref()).is_some_and(|kind| kind != "group")
    }
}

/// The `linkId` of a statement.
pub fn statement_link(item: &Item, id: &Id) -> String {
    let own = item.fhir.as_ref().and_then(|fhir| fhir.parts.get(id.as_str())?.link.clone());
    own.unwrap_or_else(|| id.to_string())
}

/// The questions in the rows of a table or a group.
pub fn inner(item: &Item) -> &[Item] {
    match &item.kind {
        Kind::Table(table) => &table.columns,
        _ => &[],
    }
}

/// The extension that says how an item is shown.
pub fn item_control(code: &str) -> Value {
    let coding = json!([{ "system": "http://hl7.org/fhir/questionnaire-item-control", "code": code }]);
    json!({
        "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
        "valueCodeableConcept": { "coding": coding },
    })
}

/// Adds an extension.
pub fn extend(says: &mut Object, extension: Value) {
    match says.get_mut("extension") {
        Some(Value::Array(all)) => all.push(extension),
        _ => _ = says.insert("extension".to_owned(), json!([extension])),
    }
}

fn links_in(owner: &Object, links: &mut Links) {
    for item in objects(owner, "item") {
        links.0.extend(text(item, "linkId").map(str::to_owned));
        links_in(item, links);
    }
}
