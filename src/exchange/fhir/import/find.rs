//! Where the questionnaire is: by itself, in a bundle, in a list.

use serde_json::Value;

use crate::exchange::fhir::{
    Refused,
    json::{Object, objects, text},
    notes::{Notes, Why},
};

/// A questionnaire, and what lies beside it.
pub struct Found<'v> {
    pub questionnaire: &'v Object,
    pub beside: Vec<&'v Object>,
}

/// Finds the questionnaire in what was read.
///
/// # Errors
/// [`Refused`] if there is none.
pub fn questionnaire<'v>(value: &'v Value, notes: &mut Notes) -> Result<Found<'v>, Refused> {
    let all = match value {
        Value::Object(object) => match text(object, "resourceType") {
            Some("Questionnaire") => return of(object, Vec::new(), notes),
            Some("Bundle") => {
                objects(object, "entry").filter_map(|entry| entry.get("resource")?.as_object()).collect()
            }
            Some("Parameters") => {
                objects(object, "parameter").filter_map(|one| one.get("resource")?.as_object()).collect()
            }
            Some(other) => return Err(Refused::Other(other.to_owned())),
            None if object.contains_key("item") && object.get("item").is_some_and(Value::is_array) => {
                notes.add("", "resourceType", Why::NoResource);
                return of(object, Vec::new(), notes);
            }
            None => return Err(Refused::NotFhir),
        },
        Value::Array(all) => all.iter().filter_map(Value::as_object).collect::<Vec<_>>(),
        _ => return Err(Refused::NotFhir),
    };
    let (found, beside): (Vec<&Object>, Vec<&Object>) =
        all.into_iter().partition(|one| text(one, "resourceType") == Some("Questionnaire"));
    let Some((first, others)) = found.split_first() else {
        let other = beside.iter().find_map(|one| text(one, "resourceType"));
        return Err(other.map_or(Refused::NotFhir, |other| Refused::Other(other.to_owned())));
    };
    for other in others {
        let name = text(other, "title").or_else(|| text(other, "name")).or_else(|| text(other, "id"));
        notes.add("", name.unwrap_or("Questionnaire"), Why::OneOfSeveral);
    }
    of(first, beside, notes)
}

fn of<'v>(questionnaire: &'v Object, beside: Vec<&'v Object>, notes: &mut Notes) -> Result<Found<'v>, Refused> {
    // Before release 3 there were groups of questions and no items.
    if questionnaire.contains_key("group") && !questionnaire.contains_key("item") {
        return Err(Refused::TooOld);
    }
    if questionnaire.contains_key("text") {
        notes.add("", "text", Why::Narrative);
    }
    Ok(Found { questionnaire, beside })
}
