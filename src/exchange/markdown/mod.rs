//! A worksheet as Markdown that reads well, also as plain text.
//!
//! As on paper: only what is shown and answered, the label wherever a score
//! stands, and at the end what was left open. What somebody wrote stands as a
//! quotation, word for word.

mod comments;
mod escape;
mod items;
mod results;

use self::escape::{escaped, quoted};
use super::{Leaving, said::Said};
use crate::{
    base::Id,
    t,
    template::{Item, Kind, Section, SectionPlace, markup::Bit, markup::bits_shown},
    words,
    worksheet::{Outcome, Way, Worksheet, words_of_former},
};

/// A worksheet as Markdown.
#[must_use]
pub fn markdown(sheet: &Worksheet, outcome: &Outcome, leaving: &Leaving) -> String {
    words::speaking(&sheet.template.language, || markdown_in_its_language(sheet, outcome, leaving))
}

fn markdown_in_its_language(sheet: &Worksheet, outcome: &Outcome, leaving: &Leaving) -> String {
    let mut page = Page { said: Said::to_people(sheet, outcome, leaving), out: String::new(), placed: Vec::new() };
    page.head();
    for (index, section) in sheet.template.sections.iter().enumerate() {
        page.section(index, section);
    }
    page.results_without_answers();
    page.former();
    page.comments_on_sheet();
    page.comments_elsewhere();
    page.closing();
    page.out
}

/// The Markdown being written.
struct Page<'a> {
    said: Said<'a>,
    out: String,
    /// Comments that stand somewhere.
    placed: Vec<&'a Id>,
}

impl Page<'_> {
    /// A paragraph of its own.
    fn paragraph(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.blank_line();
            self.out.push_str(words.trim_end());
            self.out.push('\n');
        }
    }

    fn blank_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A template's text with its italics; other questions by number.
    fn marked(&self, text: &str) -> String {
        let mut out = String::new();
        for bit in bits_shown(text, &|id| self.said.number_shown(id).is_some()) {
            match bit {
                Bit::Words(words) | Bit::Link { words, .. } => out.push_str(&escaped(words)),
                Bit::Italic(words) => out.push_str(&format!("*{}*", escaped(words))),
                Bit::Item(id) => out.extend(self.said.number_shown(&id).map(|number| number.to_string())),
            }
        }
        out
    }

    /// Title, and the header's fields in one line.
    fn head(&mut self) {
        let template = &self.said.sheet.template;
        self.paragraph(&format!("# {}", self.marked(&template.title)));
        if let Some(subtitle) = &template.subtitle {
            self.paragraph(&self.marked(subtitle));
        }
        let header = template.items().filter(|(section, _)| section.place == SectionPlace::Header);
        let items: Vec<&Item> = header
            .filter(|(section, item)| self.goes(section, item) && is_field(item))
            .map(|(_, item)| item)
            .collect();
        let fields: Vec<String> = items
            .iter()
            .map(|item| {
                let words = self.said.words(item, self.said.answer(item.id.as_str()));
                format!("{}: **{}**", self.marked(self.said.ask(item)), escaped(&words))
            })
            .collect();
        self.paragraph(&fields.join(" · "));
        for item in items {
            self.titled_comments_on(item, true);
        }
    }

    /// Whether an item is shown, answered and leaves.
    fn goes(&self, section: &Section, item: &Item) -> bool {
        item.asks()
            && self.said.leaving.has(section, item)
            && self.said.outcome.is_shown(item.id.as_str())
            && self.said.is_answered(item)
    }

    fn section(&mut self, index: usize, section: &Section) {
        let mut titled = section.place == SectionPlace::Header;
        for item in &section.items {
            let in_head = section.place == SectionPlace::Header && is_field(item);
            if in_head || !self.goes(section, item) {
                continue;
            }
            if !titled {
                titled = true;
                let title = self.said.outcome.titles.get(&index).unwrap_or(&section.title);
                self.paragraph(&format!("## {}", self.marked(title)));
            }
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        let number = self.said.number(item.id.as_str()).map(|number| format!("{number}. ")).unwrap_or_default();
        let ask = self.marked(self.said.ask(item)).replace('\n', " ");
        self.paragraph(&format!("### {number}{ask}"));
        if self.said.sheet.review.marked.contains(&item.id) {
            self.paragraph(&format!("*{}*", t!("md-marked")));
        }
        self.answer(item);
        self.later(item);
        self.comments_on(item);
        if self.said.leaving.scores {
            self.results_under(item);
        }
    }

    /// Answers whose question a newer sheet no longer asks.
    fn former(&mut self) {
        let sheet = self.said.sheet;
        let mut all =
            sheet.content.former.iter().filter(|(id, former)| self.said.leaving.has_former(id, former)).peekable();
        if all.peek().is_some() {
            self.paragraph(&format!("## {}", t!("former-title")));
        }
        for (_, former) in all.collect::<Vec<_>>() {
            self.paragraph(&format!("### {}", escaped(&former.ask).replace('\n', " ")));
            self.paragraph(&format!("*{}*", t!("former-until", version = &former.version)));
            self.paragraph(&quoted(&words_of_former(former)));
        }
    }

    /// *Left open* and *Not asked*, as on paper.
    fn closing(&mut self) {
        let said = &self.said;
        let short_way = said.sheet.content.way == Way::Short;
        let (mut open, mut not_asked) = (Vec::new(), Vec::new());
        for (section, item) in said.sheet.template.items() {
            let asked_of_writer = section.place == SectionPlace::Body && item.asks() && !item.for_supervisor;
            if !asked_of_writer || !said.leaving.has(section, item) {
                continue;
            }
            let Some(number) = said.number(item.id.as_str()) else { continue };
            if !said.outcome.is_shown(item.id.as_str()) {
                not_asked.push(number.to_string());
            } else if !said.is_answered(item) && (item.short || !short_way) {
                let words = item.brief.as_deref().unwrap_or_else(|| said.ask(item));
                open.push(format!("{number} {}", self.marked(words)));
            }
        }
        if open.is_empty() && not_asked.is_empty() {
            return;
        }
        self.paragraph("---");
        if !open.is_empty() {
            self.paragraph(&t!("paper-left-open", items = &open.join(" · ")));
        }
        if !not_asked.is_empty() {
            self.paragraph(&t!("paper-not-asked", numbers = &not_asked.join(", ")));
        }
    }
}

/// Whether an item of the header is a short field: a day, a time, the code, a number, a single choice.
fn is_field(item: &Item) -> bool {
    matches!(
        item.kind,
        Kind::Date { .. }
            | Kind::Time { .. }
            | Kind::ClientCode
            | Kind::Number(_)
            | Kind::YesNo { .. }
            | Kind::ChooseOne(_)
    )
}
