//! Pages made by hand, so that the writer can be tested without the layout.
//!
//! Words are set one after the other with plain widths: no kerning, no
//! ligatures, no hyphenation, except where a test asks for them by name.

use attune::{
    base::{Day, Id, Pt},
    faces::Face,
    page::{Block, BlockRole, Bookmark, Glyph, GlyphRun, Mark, Meta, Page, Pages, Paper},
};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

pub const LEFT: f32 = 76.5;
pub const RIGHT: f32 = 530.0;
const TOP: f32 = 70.0;
const BOTTOM: f32 = 770.0;

/// A face with what is needed to set words in it.
pub struct Setter {
    face: Face,
    font: FontRef<'static>,
}

impl Setter {
    pub fn new(face: Face) -> Self {
        Self { face, font: FontRef::new(face.bytes()).unwrap() }
    }

    pub fn glyph(&self, letter: char) -> Option<u16> {
        self.font.charmap().map(letter).map(|glyph| u16::try_from(glyph.to_u32()).unwrap())
    }

    pub fn advance(&self, glyph: u16, size: f32) -> f32 {
        self.font.glyph_metrics(Size::new(size), LocationRef::default()).advance_width(glyph.into()).unwrap()
    }

    /// A run of plain letters; what the face does not have is shown as its question mark.
    pub fn run(&self, text: &str, size: f32, x: f32, baseline: f32) -> GlyphRun {
        let mut glyphs = Vec::new();
        for (at, letter) in text.char_indices() {
            let id =
                self.glyph(if letter == '\t' { ' ' } else { letter }).unwrap_or_else(|| self.glyph('?').unwrap());
            let end = at + letter.len_utf8();
            let text = (u32::try_from(at).unwrap(), u32::try_from(end).unwrap());
            glyphs.push(Glyph { id, advance: Pt(self.advance(id, size)), dx: Pt(0.0), dy: Pt(0.0), text });
        }
        GlyphRun {
            face: self.face,
            size: Pt(size),
            x: Pt(x),
            baseline: Pt(baseline),
            glyphs,
            text: text.to_owned(),
            rtl: false,
            hyphenated: false,
        }
    }

    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.run(text, size, 0.0, 0.0).glyphs.iter().map(|glyph| glyph.advance.0).sum()
    }
}

/// Sets texts down the page and over to the next.
pub struct Maker {
    pub pages: Pages,
    y: f32,
}

impl Maker {
    pub fn new(title: &str) -> Self {
        let meta = Meta {
            title: title.to_owned(),
            language: "en".to_owned(),
            day: Day::new(2026, 11, 22),
            code: "7F3A 91C2".to_owned(),
        };
        let pages = Pages {
            paper: Paper::A4,
            meta,
            pages: vec![Page::default()],
            outline: Vec::new(),
            missing: Vec::new(),
            attached: None,
        };
        let mut maker = Self { pages, y: TOP };
        maker.text(BlockRole::Title, None, Face::SansSemibold, 21.0, title);
        maker
    }

    /// A heading, with its entry in the outline.
    pub fn heading(&mut self, words: &str) -> &mut Self {
        self.make_room(40.0);
        let (title, page) = (words.to_owned(), self.pages.pages.len() - 1);
        self.pages.outline.push(Bookmark { title, level: 1, page, y: Pt(self.y) });
        self.text(BlockRole::Heading, None, Face::SansSemibold, 11.0, words)
    }

    pub fn question(&mut self, item: &str, words: &str) -> &mut Self {
        self.text(BlockRole::Question, Some(Id::known(item)), Face::SansSemibold, 9.0, words)
    }

    pub fn answer(&mut self, item: &str, words: &str) -> &mut Self {
        self.text(BlockRole::Answer, Some(Id::known(item)), Face::Serif, 10.5, words)
    }

    /// One block a page that the text touches, with the part of the text that stands there.
    pub fn text(&mut self, role: BlockRole, item: Option<Id>, face: Face, size: f32, text: &str) -> &mut Self {
        let setter = Setter::new(face);
        let mut block =
            Block { role, item: item.clone(), text: String::new(), marks: Vec::new(), ..Block::default() };
        for (number, paragraph) in text.split('\n').enumerate() {
            if number > 0 {
                block.text.push('\n');
            }
            for line in lines(&setter, paragraph, size) {
                self.y += size * 1.35;
                if self.y > BOTTOM {
                    let full = std::mem::take(&mut block.marks);
                    let said = std::mem::take(&mut block.text);
                    self.push(Block { role, item: item.clone(), text: said, marks: full, ..Block::default() });
                    self.next_page();
                    self.y += size * 1.35;
                }
                block.text.push_str(&line);
                block.marks.push(Mark::Glyphs(setter.run(&line, size, LEFT, self.y)));
            }
        }
        self.y += 8.0;
        self.push(block);
        self
    }

    pub fn push(&mut self, block: Block) -> &mut Self {
        self.pages.pages.last_mut().unwrap().blocks.push(block);
        self
    }

    pub fn next_page(&mut self) {
        self.pages.pages.push(Page::default());
        self.y = TOP;
    }

    fn make_room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.next_page();
        }
    }

    /// Adds a footer to every page and gives the pages.
    pub fn finish(mut self) -> Pages {
        let of = self.pages.pages.len();
        let setter = Setter::new(Face::Sans);
        for (index, page) in self.pages.pages.iter_mut().enumerate() {
            let words = format!("Page {} of {of}", index + 1);
            let run = setter.run(&words, 8.0, 470.0, 814.0);
            let marks = vec![Mark::Glyphs(run)];
            page.blocks.push(Block { role: BlockRole::Artifact, item: None, text: words, marks, ..Block::default() });
        }
        self.pages
    }
}

/// Greedy lines; each keeps the white space at its end, words too long are cut anywhere.
fn lines(setter: &Setter, paragraph: &str, size: f32) -> Vec<String> {
    let room = RIGHT - LEFT;
    let mut out = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    for word in paragraph.split_inclusive([' ', '\t']) {
        let width = setter.width(word.trim_end(), size);
        if used + width > room && !line.is_empty() {
            out.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if width <= room {
            line.push_str(word);
            used += setter.width(word, size);
            continue;
        }
        for letter in word.chars() {
            let advance = setter.width(&letter.to_string(), size);
            if used + advance > room {
                out.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(letter);
            used += advance;
        }
    }
    if !line.is_empty() {
        out.push(line);
    }
    out
}
