//! Several sheets in one file: a page of contents, then each sheet as it is by itself.
//!
//! Every sheet keeps its own pages, feet and numbers; beside them each page
//! says which it is of the whole file. The contents lead to the sheets, and so
//! does the outline: sheets, and the sections in them.

use std::{collections::BTreeMap, sync::Arc};

use sha2::{Digest, Sha256};

use super::{
    grid::{FOOT_BASE, Field as TextField, NUMBER, ONE, RIGHT, THREE, TWO, fits, stroke},
    head,
    items::ratings::count,
    lines::{Line, Setter},
    marks::level,
    model::{Block, BlockRole, Bookmark, Field, FieldKind, Mark, Meta, Page, Pages},
    place::{Is, Place},
    rich::Rich,
    style::{self, Style},
};
use crate::{
    base::{Day, Mm, Pt},
    faces::Spares,
    t, words,
};

/// A sheet with what the contents say of it.
#[derive(Clone, Debug)]
pub struct Bound {
    /// Its pages.
    pub pages: Pages,
    /// The client code, if it is on them.
    pub client: String,
    /// Its day, if it has one.
    pub day: Option<Day>,
}

impl Bound {
    /// Its day in words; empty if it has none.
    fn day_in_words(&self) -> String {
        self.day.map(words::day_long).unwrap_or_default()
    }
}

/// From a line of the contents to the next of the same entry, and space between entries.
const LINE: Mm = Mm(4.0);
const BETWEEN: Mm = Mm(3.0);
/// Where the first line stands, from the top of the text.
const FIRST: Mm = Mm(20.0);
/// How wide a title may be before it goes on below.
const TITLE: Mm = Mm(82.0);
/// Where the client code stands, and how wide it may be; then the day.
const CLIENT: (Mm, Mm) = (Mm(92.0), Mm(34.0));
const DAY: (Mm, Mm) = (Mm(129.0), Mm(31.0));
/// Units of one sheet, so that no element goes on from one sheet in another.
const UNITS: u32 = 1 << 18;
/// Units of the contents.
const CONTENTS: u32 = u32::MAX - UNITS;

/// Binds sheets into one file, in this order; nothing if there are none.
///
/// The contents speak the language that all sheets share, else English.
#[must_use]
pub fn bind(sheets: Vec<Bound>, spares: &Arc<dyn Spares>) -> Option<Pages> {
    let languages = sheets.iter().map(|sheet| sheet.pages.meta.language.as_str());
    let language = words::language_of_all(languages).to_owned();
    words::speaking(&language, || bind_in(&language, sheets, spares))
}

fn bind_in(language: &str, sheets: Vec<Bound>, spares: &Arc<dyn Spares>) -> Option<Pages> {
    let title = t!("bound-title");
    let paper = sheets.first()?.pages.paper;
    let field = TextField::of(paper);
    let code = code(&sheets);
    let mut setter = Setter::new(language, spares);
    let entries: Vec<Entry> = sheets.iter().map(|sheet| Entry::of(&mut setter, sheet)).collect();
    let chunks = chunks(&entries, field);
    let contents = chunks.len().max(1);
    let mut begins = Vec::with_capacity(sheets.len());
    let mut next = contents;
    for sheet in &sheets {
        begins.push(next);
        next += sheet.pages.pages.len();
    }
    let mut pages = contents_pages(&mut setter, title, entries, &begins, &chunks, field);
    let mut outline = vec![Bookmark { title: t!("bound-contents").to_owned(), level: 1, page: 0, y: Pt::ZERO }];
    let mut missing = Vec::new();
    for (nth, (sheet, begins)) in sheets.into_iter().zip(begins).enumerate() {
        let day = sheet.day_in_words();
        let name = [sheet.pages.meta.title.as_str(), &sheet.client, &day];
        let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        outline.push(Bookmark { title: name, level: 1, page: begins, y: Pt::ZERO });
        let sections = sheet.pages.outline.into_iter().filter(|mark| mark.level == 1);
        outline.extend(sections.map(|mark| Bookmark { level: 2, page: mark.page + begins, ..mark }));
        missing.extend(sheet.pages.missing);
        let mut units = BTreeMap::new();
        pages.extend(sheet.pages.pages.into_iter().map(|page| apart(page, nth, &mut units)));
    }
    let all = pages.len();
    for (nth, page) in pages.iter_mut().enumerate() {
        page.blocks.push(number(&mut setter, nth + 1, all, field));
    }
    let meta = Meta { title: title.to_owned(), language: language.to_owned(), day: None, code };
    Some(Pages { paper, meta, pages, outline, missing, attached: None })
}

/// The code of the whole: of the codes of its sheets.
fn code(sheets: &[Bound]) -> String {
    let mut hash = Sha256::new();
    for sheet in sheets {
        hash.update(sheet.pages.meta.code.as_bytes());
        hash.update([0]);
    }
    let digits: String = hash.finalize().iter().take(4).map(|byte| format!("{byte:02X}")).collect();
    let (one, two) = digits.split_at(4);
    format!("{one} {two}")
}

/// The same page with units that no other sheet has; `units` counts those of this one anew.
fn apart(page: Page, sheet: usize, units: &mut BTreeMap<u32, u32>) -> Page {
    let before = u32::try_from(sheet).unwrap_or(0).saturating_mul(UNITS);
    let blocks = page.blocks.into_iter().map(|mut block| {
        let next = u32::try_from(units.len()).unwrap_or(u32::MAX);
        block.place.unit = before.saturating_add(*units.entry(block.place.unit).or_insert(next));
        block
    });
    Page { blocks: blocks.collect() }
}

/// One entry of the contents: sheet, code, day; each goes on below where it is long.
struct Entry {
    title: String,
    columns: [(Mm, Vec<Line>); 3],
}

impl Entry {
    fn of(setter: &mut Setter, sheet: &Bound) -> Self {
        let mut set = |words: &str, style: Style, (x, width): (Mm, Mm)| {
            let lines = setter.set(&Rich::plain(words), style, width);
            (x, lines)
        };
        let title = sheet.pages.meta.title.clone();
        let columns = [
            set(&title, style::QUESTION, (ONE, TITLE)),
            set(&sheet.client, style::INFO, CLIENT),
            set(&sheet.day_in_words(), style::INFO, DAY),
        ];
        Self { title, columns }
    }

    /// How high it is.
    fn height(&self) -> Mm {
        let lines = self.columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or(1).max(1);
        LINE * count(lines)
    }

    /// Its lines at this baseline and the page it leads to; all of it leads there.
    fn into_block(self, setter: &mut Setter, page: usize, y: Mm, unit: u32) -> Block {
        let number = setter.one(&(page + 1).to_string(), style::SMALL_STRONG);
        let high = self.height();
        let right = RIGHT - number.width.mm();
        let mut marks = Vec::new();
        let mut text = String::new();
        for (x, lines) in self.columns.into_iter().chain([(right, vec![number])]) {
            if !text.is_empty() && !lines.is_empty() {
                text.push(' ');
            }
            for (nth, line) in lines.into_iter().enumerate() {
                text.push_str(&line.text);
                let y = y + LINE * count(nth);
                marks.extend(line.at(x.pt(), y.pt()).into_iter().map(Mark::Glyphs));
            }
        }
        let rect = [ONE, y - Mm(4.5), RIGHT - ONE, high + Mm(2.0)].map(Mm::pt);
        marks.push(Mark::Field(Box::new(Field {
            name: String::new(),
            says: t!("bound-go-to", title = &self.title, page = page + 1).into(),
            kind: FieldKind::GoTo(page),
            value: None,
            rect: (rect[0], rect[1], rect[2], rect[3]),
        })));
        let place = Place { unit: CONTENTS + unit, stream: 0, steps: vec![Is::Link.nth(0)] };
        Block { role: BlockRole::Text, item: None, text, marks, place, begins: true }
    }
}

/// How many entries stand on each page of contents.
fn chunks(entries: &[Entry], field: TextField) -> Vec<usize> {
    let room = field.height() - FIRST;
    let mut chunks = Vec::new();
    let mut y = room + Mm(1.0);
    for entry in entries {
        let high = entry.height() + BETWEEN;
        match chunks.last_mut() {
            Some(on_it) if fits(y + high, room) => {
                *on_it += 1;
                y += high;
            }
            _ => {
                chunks.push(1);
                y = high;
            }
        }
    }
    chunks
}

/// The pages of contents.
fn contents_pages(
    setter: &mut Setter,
    title: &str,
    entries: Vec<Entry>,
    begins: &[usize],
    chunks: &[usize],
    field: TextField,
) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut all = entries.into_iter().zip(begins.iter().copied()).zip(1..);
    for (nth, on_it) in chunks.iter().enumerate() {
        let mut blocks = Vec::new();
        if nth == 0 {
            let line = setter.one(title, style::TITLE);
            blocks.push(words(line, ONE, field.top + style::TITLE.base, BlockRole::Title, Is::Title, 0));
        }
        let rule = level(NUMBER, field.top + FIRST - Mm(6.0), RIGHT, stroke::RULE);
        blocks.push(Block { role: BlockRole::Artifact, marks: vec![rule], ..Block::default() });
        let mut y = field.top + FIRST;
        for ((entry, page), unit) in all.by_ref().take(*on_it) {
            let down = entry.height() + BETWEEN;
            blocks.push(entry.into_block(setter, page, y, unit));
            y += down;
        }
        head::onto_paper(&mut blocks, field.left);
        pages.push(Page { blocks });
    }
    pages
}

fn words(line: Line, x: Mm, y: Mm, role: BlockRole, is: Is, unit: u32) -> Block {
    let text = line.text.trim_end().to_owned();
    let marks = line.at(x.pt(), y.pt()).into_iter().map(Mark::Glyphs).collect();
    let place = Place { unit: CONTENTS + unit, stream: 0, steps: vec![is.nth(0)] };
    Block { role, item: None, text, marks, place, begins: true }
}

/// Which page of the whole file this is, in the middle of the foot.
fn number(setter: &mut Setter, page: usize, all: usize, field: TextField) -> Block {
    let line = setter.one(&t!("bound-page", page = page, pages = all), style::SMALL);
    let middle = (TWO + THREE) * 0.5;
    let x = middle - line.width.mm() * 0.5;
    let mut blocks = vec![Block {
        role: BlockRole::Artifact,
        marks: line.at(x.pt(), (field.bottom + FOOT_BASE).pt()).into_iter().map(Mark::Glyphs).collect(),
        place: Place { unit: 0, stream: 0, steps: vec![Is::Footer.nth(0)] },
        ..Block::default()
    }];
    head::onto_paper(&mut blocks, field.left);
    blocks.pop().unwrap_or_default()
}
