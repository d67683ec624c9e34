//! `attune templates`: what is on the shelf.

use super::{Exit, Out, Trouble, arguments::Order};
use crate::{exchange::scores, template::shelf};

/// Lists the templates that come with the program.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let all = shelf::all().iter().filter_map(|shipped| shelf::template(shipped.id));
    if order.json {
        let all: Vec<_> = all.collect();
        out.json(&scores::templates(all.iter().map(|template| (&**template, format!("{}.ron", template.id)))))?;
    } else {
        for template in all {
            let (title, minutes) = (&template.title, template.minutes);
            out.line(&format!("{:<34} {:<8} {minutes:>3} min   {title}", template.id.to_string(), template.version))?;
        }
    }
    Ok(Exit::Done)
}
