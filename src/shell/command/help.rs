//! `attune help`: every command, and the pages of Help.

use super::{Exit, Out, Trouble, arguments::Order};
use crate::{
    t,
    words::{HELP, HelpPage},
};

/// The page that is shown without a topic.
const FIRST: &str = "command-line";

/// Shows a page of Help as it is written, in Markdown.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let Some(topic) = order.inputs.first() else {
        out.text(HelpPage::find(FIRST).map_or("", |page| page.text))?;
        out.line("")?;
        out.line(t!("help-topics"))?;
        out.text(&topics())?;
        return Ok(Exit::Done);
    };
    let topic = topic.to_string_lossy();
    match HelpPage::find(&topic) {
        Some(page) => out.text(page.text).map(|()| Exit::Done),
        None => {
            let (topic, topics) = (topic.into_owned(), topics());
            let mut trouble = Trouble::usage(t!("help-no-topic", topic = &topic));
            trouble.help = format!("{}\n{topics}", t!("help-topics"));
            Err(trouble)
        }
    }
}

/// One line for each page: its name and its heading.
fn topics() -> String {
    HELP.iter().map(|page| format!("  {:<18} {}\n", page.topic, page.title())).collect()
}
