//! `attune templates`: what is on the shelf.

use std::sync::Arc;

use super::{Exit, Out, Trouble, arguments::Order};
use crate::{
    exchange::scores,
    shell::{Folders, blanks},
    template::{self, Template, shelf},
};

/// Lists the templates that come with the program, then the user's own.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let shipped = shelf::all().iter().filter_map(|shipped| shelf::template(shipped.id));
    let mut all: Vec<(Arc<Template>, String)> =
        shipped.map(|template| (template.clone(), format!("{}.ron", template.id))).collect();
    all.extend(own());
    if order.json {
        out.json(&scores::templates(all.iter().map(|(template, file)| (&**template, file.clone()))))?;
    } else {
        for (template, _) in all {
            let (title, minutes) = (&template.title, template.minutes);
            out.line(&format!("{:<34} {:<8} {minutes:>3} min   {title}", template.id.to_string(), template.version))?;
        }
    }
    Ok(Exit::Done)
}

/// The user's own templates that have no faults, with their files.
fn own() -> Vec<(Arc<Template>, String)> {
    let found = blanks::own_shelf(&Folders::of_user().own).into_iter();
    let read = found.filter_map(|(file, source)| {
        let template = template::read(&source.name, &source.text, &|id| source.blocks_of(id)).template?;
        Some((Arc::new(template), file.display().to_string()))
    });
    read.collect()
}
