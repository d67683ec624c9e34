//! The way in: a FHIR Questionnaire becomes a template.
//!
//! ```text
//! bytes ─ JSON ─ questionnaire ─ items, mended ─ sheet ─ text of a template ─ checked
//! ```
//!
//! What comes over works here as it does there. What does not is told, item by
//! item, and kept in the template, so that it goes back as it came.
//!
//! **Invariant:** the text that comes out is a template without an error
//! (`tests/pages/fhir`), or there is a clear reason why there is none.

mod find;
mod groups;
mod head;
mod kinds;
mod known;
mod matrix;
mod options;
mod plan;
mod rest;
mod scores;
mod sets;
mod sheet;
mod shown;
mod tree;
mod write;

pub(super) use self::{head::version, options::named, scores::variables, sets::Sets};

use self::{
    plan::Planner,
    sheet::{Section, Sheet},
    tree::Mender,
};
use super::{
    Refused,
    ids::Ids,
    json,
    notes::{Note, Notes, Why},
};
use crate::{
    base::Id,
    diagnostic::Severity,
    t,
    template::{self, MAX_BYTES},
};

/// A template made of a questionnaire.
#[derive(Debug)]
pub struct Imported {
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// How many items the questionnaire has.
    pub items: usize,
    /// What did not come over whole.
    pub notes: Vec<Note>,
}

/// Makes a template of a FHIR Questionnaire in JSON.
///
/// The questionnaire may lie in a bundle. `id` is the id of the template; by
/// itself it gets one from what the questionnaire is called.
///
/// # Errors
/// [`Refused`] if there is no questionnaire, or none that can be a template.
pub fn import(bytes: &[u8], id: Option<Id>) -> Result<Imported, Refused> {
    let read = json::read(bytes)?;
    let mut notes = Notes::default();
    for way in &read.twice {
        notes.add("", way, Why::NameTwice);
    }
    let found = find::questionnaire(&read.value, &mut notes)?;
    let mut mender = Mender::default();
    let nodes = mender.items(found.questionnaire);
    let items = tree::count(&nodes);
    notes.0.append(&mut mender.notes.0);
    let mut sets = Sets::contained(found.questionnaire);
    let contained = sets.names();
    found.beside.iter().for_each(|resource| sets.add(resource, false));
    let mut planner = Planner {
        sets,
        contained,
        notes,
        sheet: Sheet::default(),
        ids: Ids::default(),
        list_ids: Ids::default(),
        lists: Default::default(),
        targets: Default::default(),
        variables: Default::default(),
        sums: Vec::new(),
        steps: 0,
        silent: Vec::new(),
    };
    planner.head(found.questionnaire, &nodes);
    planner.plan(nodes);
    planner.make_sums();
    planner.make_conditions();
    let Planner { mut sheet, notes, .. } = planner;
    let mut notes = notes.0;
    if sheet.sections.is_empty() {
        let say = Some(t!("fhir-nothing").to_owned());
        sheet.sections.push(Section { title: t!("fhir-loose").to_owned(), say, ..Section::default() });
        notes.push(Note { link: String::new(), what: "item".to_owned(), why: Why::Nothing });
    }
    let id = id.unwrap_or_else(|| head::id(found.questionnaire));
    let text = write::template(&id, &sheet);
    checked(&id, &text)?;
    Ok(Imported { id, title: template::markup::plain(&sheet.title), text, items, notes })
}

/// Reads the text back: what is given away is a template without an error.
fn checked(id: &Id, text: &str) -> Result<(), Refused> {
    if text.len() > MAX_BYTES {
        return Err(Refused::Grown(text.len()));
    }
    let checked = template::read(&format!("{id}.ron"), text, &|_| None);
    match checked.diagnostics.iter().find(|d| d.severity == Severity::Error) {
        Some(fault) => Err(Refused::Faulty(fault.message.clone())),
        None => Ok(()),
    }
}
