//! The recovery sheet on paper: the key in groups, three plain steps, and how it opens without the program.

use std::sync::Arc;

use super::{
    Paper,
    grid::{Field as TextField, ONE, RIGHT, WIDE, stroke},
    head,
    lines::{Line, Setter},
    marks::level,
    model::{Block, BlockRole, Mark, Meta, Page, Pages},
    place::{Is, Place},
    rich::Rich,
    style::{self, Style},
};
use crate::{base::Mm, faces::NoSpares, t};

/// From one line of the key to the next.
const KEY_ROW: Mm = Mm(13.0);
/// From one group of letters to the next.
const GROUP: Mm = Mm(40.0);

/// The sheet for a key whose groups stand in lines, four letters apart by spaces.
#[must_use]
pub fn recovery_sheet(paper: Paper, lines: &[String]) -> Pages {
    let field = TextField::of(paper);
    let mut sheet = Sheet { setter: Setter::new("en", &(Arc::new(NoSpares) as _)), blocks: Vec::new(), y: field.top };
    sheet.text(t!("paper-key-title"), style::TITLE, BlockRole::Title, Is::Title);
    sheet.y += Mm(4.0);
    sheet.text(t!("recovery-what"), style::ANSWER, BlockRole::Text, Is::Paragraph);
    sheet.y += Mm(8.0);
    sheet.rule();
    sheet.y += Mm(7.0);
    for line in lines {
        sheet.key(line);
    }
    sheet.rule();
    sheet.y += Mm(9.0);
    for words in [t!("recovery-step-1"), t!("recovery-step-2"), t!("recovery-step-3"), t!("recovery-age")] {
        sheet.text(words, style::ANSWER, BlockRole::Text, Is::Paragraph);
        sheet.y += Mm(3.5);
    }
    let Sheet { mut blocks, .. } = sheet;
    head::onto_paper(&mut blocks, field.left);
    let meta =
        Meta { title: t!("paper-key-title").to_owned(), language: "en".to_owned(), day: None, code: String::new() };
    Pages { paper, meta, pages: vec![Page { blocks }], outline: Vec::new(), missing: Vec::new(), attached: None }
}

/// The page while it is being filled from the top.
struct Sheet {
    setter: Setter,
    blocks: Vec<Block>,
    y: Mm,
}

impl Sheet {
    /// A paragraph, its lines under each other.
    fn text(&mut self, words: &str, style: Style, role: BlockRole, is: Is) {
        let lines = self.setter.set(&Rich::plain(words), style, WIDE);
        let mut placed = Vec::with_capacity(lines.len());
        for line in lines {
            placed.push((line, ONE, self.y + style.base));
            self.y += style.line;
        }
        self.put(placed, "", role, is);
    }

    /// A line of the key: its groups stand under those of the line above.
    fn key(&mut self, line: &str) {
        let y = self.y + style::TITLE.base;
        let mut placed = Vec::new();
        for (nth, group) in line.split_whitespace().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "four groups")]
            let x = ONE + GROUP * nth as f32;
            placed.push((self.setter.one(group, style::TITLE), x, y));
        }
        self.put(placed, " ", BlockRole::Text, Is::Paragraph);
        self.y += KEY_ROW;
    }

    fn rule(&mut self) {
        let marks = vec![level(ONE, self.y, RIGHT, stroke::RULE)];
        self.blocks.push(Block { role: BlockRole::Artifact, marks, ..Block::default() });
    }

    /// What is read as one: lines where they stand, with this between their words.
    fn put(&mut self, lines: Vec<(Line, Mm, Mm)>, between: &str, role: BlockRole, is: Is) {
        let unit = u32::try_from(self.blocks.len()).unwrap_or(u32::MAX);
        let (mut text, mut marks) = (String::new(), Vec::new());
        for (line, x, y) in lines {
            if !text.is_empty() {
                text.push_str(between);
            }
            text.push_str(&line.text);
            marks.extend(line.at(x.pt(), y.pt()).into_iter().map(Mark::Glyphs));
        }
        let place = Place { unit, stream: 0, steps: vec![is.nth(0)] };
        let text = text.trim_end().to_owned();
        self.blocks.push(Block { role, item: None, text, marks, place, begins: true });
    }
}
