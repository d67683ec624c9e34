//! `attune templates`: what is on the shelf.

use super::{Exit, Out, Trouble, arguments::Order};
use crate::template::{Template, shelf};

/// Lists the templates that come with the program.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let all = shelf::all().iter().filter_map(|shipped| shelf::template(shipped.id));
    if order.json {
        let list: Vec<_> = all.map(|template| as_json(&template)).collect();
        out.json(&list.into())?;
    } else {
        for template in all {
            let (title, minutes) = (&template.title, template.minutes);
            out.line(&format!("{:<34} {:<8} {minutes:>3} min   {title}", template.id.to_string(), template.version))?;
        }
    }
    Ok(Exit::Done)
}

fn as_json(template: &Template) -> serde_json::Value {
    serde_json::json!({
        "id": template.id.as_str(),
        "title": template.title,
        "version": template.version,
        "language": template.language,
        "minutes": template.minutes,
        "tags": template.tags,
        "file": format!("{}.ron", template.id),
    })
}
