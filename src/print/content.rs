//! The content stream of one page: blocks, marks, glyphs.
//!
//! Everything that is read lies in tagged pieces, in reading order; lines,
//! boxes, running heads and footers are artefacts. A stretch of glyphs whose
//! words the font does not say gets them as `ActualText`, in a piece of its
//! own beside the others, never nested: some readers lose what follows.

use super::{
    PrintError,
    fonts::{Font, Fonts},
    operators::{Artifact, Operators, Shown},
    words::{Join, clusters, in_reading_order, joins, read_text, says_itself},
};
use crate::{
    base::Pt,
    page::{
        Block, Glyph, GlyphRun, Mark, Page,
        place::Is,
        tree::{Leaves, Tree},
    },
};

/// How far off the pen may be before it is put right, in points.
const PEN_SLACK: f32 = 0.004;

/// A page as a content stream, and what its tagged pieces belong to.
#[derive(Debug)]
pub(super) struct PageContent {
    /// The stream.
    pub stream: Vec<u8>,
    /// By number of a tagged piece: the element of the tree that it belongs to.
    pub pieces: Vec<usize>,
}

/// Writes a page.
///
/// # Errors
/// [`PrintError::Glyph`] if a run names a glyph that is not in its font.
pub(super) fn page_content(
    page: (usize, &Page),
    height: Pt,
    fonts: &Fonts,
    tree: &Tree,
) -> Result<PageContent, PrintError> {
    let mut writer = Writer { fonts, tree, height: height.0, out: Operators::default(), pieces: Vec::new() };
    for (number, block) in page.1.blocks.iter().enumerate() {
        let leaves = tree.leaves(page.0, number).cloned().unwrap_or_default();
        writer.block(block, &leaves)?;
    }
    Ok(PageContent { stream: writer.out.finish(), pieces: writer.pieces })
}

struct Writer<'a> {
    fonts: &'a Fonts,
    tree: &'a Tree,
    height: f32,
    out: Operators,
    pieces: Vec<usize>,
}

/// What a piece of marked content is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Plain,
    Actual,
}

/// Where we are inside a block's text.
struct Reading {
    /// The element that is being read; none in an artefact.
    node: Option<usize>,
    open: Open,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block, leaves: &Leaves) -> Result<(), PrintError> {
        self.drawn(block, leaves.drawn);
        if !block.marks.iter().any(|mark| matches!(mark, Mark::Glyphs(run) if !run.glyphs.is_empty())) {
            return Ok(());
        }
        let mut texts = leaves.texts.iter().copied();
        let mut reading = Reading { node: texts.next(), open: Open::Nothing };
        let artifact = reading.node.is_none();
        if artifact {
            self.out.begin_artifact(kind_of_artifact(block));
        }
        let mut joins = joins(block);
        if let Some(last @ Join::None) = joins.last_mut()
            && leaves.goes_on
        {
            *last = Join::Space;
        }
        for (run, join) in super::words::runs(block).zip(joins) {
            self.run(run, join, &mut reading)?;
            if join == Join::Paragraph
                && let Some(next) = texts.next()
            {
                self.close(&mut reading);
                reading.node = Some(next);
            }
        }
        self.close(&mut reading);
        if artifact {
            self.out.end_marked();
        }
        Ok(())
    }

    /// The lines and shapes of a block: what an element shows, or an artefact.
    fn drawn(&mut self, block: &Block, node: Option<usize>) {
        let mut begun = false;
        for mark in &block.marks {
            if matches!(mark, Mark::Glyphs(_) | Mark::Field(_)) {
                continue;
            }
            if !begun {
                match node {
                    Some(node) => {
                        let mcid = self.mcid(node);
                        self.out.begin_marked(self.name(node), mcid);
                    }
                    None => self.out.begin_artifact(Artifact::Layout),
                }
                begun = true;
            }
            self.shape(mark);
        }
        if begun {
            self.out.end_marked();
        }
    }

    fn run(&mut self, run: &GlyphRun, join: Join, reading: &mut Reading) -> Result<(), PrintError> {
        let font = self.fonts.get(run.face).ok_or(PrintError::Face(run.face))?;
        let clusters = clusters(run);
        let mut pen = Pen { x: run.x.0, line: Line::new(run, self.height) };
        if says_itself(run, &clusters) {
            for (cluster, glyphs) in in_reading_order(run, &clusters) {
                if font.says(run, cluster) {
                    self.open(reading, None);
                } else {
                    pen.line.flush(&mut self.out, font);
                    self.open(reading, Some(cluster.text));
                }
                pen.glyphs(&mut self.out, font, run, &glyphs)?;
                if reading.open == Open::Actual {
                    pen.line.flush(&mut self.out, font);
                    self.close(reading);
                }
            }
        } else {
            self.open(reading, Some(&read_text(run)));
            for (_, glyphs) in in_reading_order(run, &clusters) {
                pen.glyphs(&mut self.out, font, run, &glyphs)?;
            }
            pen.line.flush(&mut self.out, font);
            self.close(reading);
        }
        if let (Join::Space | Join::Paragraph, Some(space)) = (join, font.space) {
            let wide = run.glyphs.iter().map(|glyph| glyph.advance.0).sum::<f32>();
            pen.x = run.x.0 + if run.rtl { 0.0 } else { wide };
            self.open(reading, None);
            pen.glyph(&mut self.out, font, run, space, (Pt::ZERO, Pt::ZERO))?;
        }
        pen.line.flush(&mut self.out, font);
        Ok(())
    }

    /// Makes sure that a piece is open: a plain one, or one that reads as other words.
    fn open(&mut self, reading: &mut Reading, actual: Option<&str>) {
        if actual.is_none() && reading.open == Open::Plain {
            return;
        }
        self.close(reading);
        let mcid = reading.node.map(|node| self.mcid(node));
        match (actual, mcid, reading.node) {
            (Some(text), mcid, _) => self.out.begin_actual(mcid, text),
            (None, Some(mcid), Some(node)) => self.out.begin_marked(self.name(node), mcid),
            _ => {}
        }
        self.out.begin_text();
        reading.open = if actual.is_some() { Open::Actual } else { Open::Plain };
    }

    fn close(&mut self, reading: &mut Reading) {
        if reading.open != Open::Nothing {
            self.out.end_text();
            if reading.node.is_some() || reading.open == Open::Actual {
                self.out.end_marked();
            }
            reading.open = Open::Nothing;
        }
    }

    /// The number of a new piece of an element.
    fn mcid(&mut self, node: usize) -> usize {
        self.pieces.push(node);
        self.pieces.len() - 1
    }

    fn name(&self, node: usize) -> &'static str {
        self.tree.nodes.get(node).map_or("P", |node| node.kind.name())
    }

    fn shape(&mut self, mark: &Mark) {
        let up = self.height;
        match mark {
            Mark::Glyphs(_) | Mark::Field(_) => {}
            Mark::Line { from, to, width, round } => {
                self.stroke(*width, *round);
                self.out.numbers(&[from.0.0, up - from.1.0], "m");
                self.out.numbers(&[to.0.0, up - to.1.0], "l");
                self.out.operator("S");
            }
            Mark::Path { points, width } => {
                self.stroke(*width, true);
                for (index, (x, y)) in points.iter().enumerate() {
                    self.out.numbers(&[x.0, up - y.0], if index == 0 { "m" } else { "l" });
                }
                if !points.is_empty() {
                    self.out.operator("S");
                }
            }
            Mark::Frame { rect, radius, width } => {
                self.stroke(*width, false);
                let (x, y, w, h) = (rect.0.0, up - rect.1.0 - rect.3.0, rect.2.0, rect.3.0);
                if radius.0 > 0.0 {
                    self.rounded(x, y, w, h, radius.0.min(w / 2.0).min(h / 2.0));
                } else {
                    self.out.numbers(&[x, y, w, h], "re");
                }
                self.out.operator("S");
            }
            Mark::Fill { rect } => {
                self.out.numbers(&[rect.0.0, up - rect.1.0 - rect.3.0, rect.2.0, rect.3.0], "re");
                self.out.operator("f");
            }
            Mark::Circle { centre, radius, width } => {
                if let Some(width) = width {
                    self.stroke(*width, false);
                }
                let r = radius.0;
                self.rounded(centre.0.0 - r, up - centre.1.0 - r, 2.0 * r, 2.0 * r, r);
                self.out.operator(if width.is_some() { "S" } else { "f" });
            }
        }
    }

    fn stroke(&mut self, width: Pt, round: bool) {
        self.out.line_width(width.0);
        self.out.round_ends(round);
    }

    /// A closed rectangle with round corners; a circle if the radius is half its side.
    fn rounded(&mut self, x: f32, y: f32, w: f32, h: f32, r: f32) {
        rounded(&mut self.out, [x, y, w, h], r);
    }
}

/// A closed circle around a point.
pub(super) fn disc(out: &mut Operators, x: f32, y: f32, r: f32) {
    rounded(out, [x - r, y - r, 2.0 * r, 2.0 * r], r);
}

fn rounded(out: &mut Operators, [x, y, w, h]: [f32; 4], r: f32) {
    // The handle of a quarter circle.
    let k = r * 0.552_284_8;
    let (right, top) = (x + w, y + h);
    out.numbers(&[x + r, y], "m");
    let sides = [
        ([right - r, y], [right - r + k, y, right, y + r - k, right, y + r]),
        ([right, top - r], [right, top - r + k, right - r + k, top, right - r, top]),
        ([x + r, top], [x + r - k, top, x, top - r + k, x, top - r]),
        ([x, y + r], [x, y + r - k, x + r - k, y, x + r, y]),
    ];
    for (line, curve) in sides {
        out.numbers(&line, "l");
        out.numbers(&curve, "c");
    }
    out.operator("h");
}

fn kind_of_artifact(block: &Block) -> Artifact {
    match block.place.steps.first().map(|step| &step.is) {
        Some(Is::Header) => Artifact::Header,
        Some(Is::Footer) => Artifact::Footer,
        _ => Artifact::Layout,
    }
}

/// The pen of one run: where it should be.
struct Pen<'r> {
    x: f32,
    line: Line<'r>,
}

/// Glyphs collected for one `TJ`, and where the reader's pen is.
struct Line<'r> {
    run: &'r GlyphRun,
    height: f32,
    pieces: Vec<Shown>,
    /// Where the collected glyphs begin, and how far they are raised.
    start: Option<(f32, f32)>,
    /// Where the reader's pen stands after them.
    reader: f32,
}

impl Pen<'_> {
    fn glyphs(
        &mut self,
        out: &mut Operators,
        font: &Font,
        run: &GlyphRun,
        glyphs: &[(&Glyph, f32)],
    ) -> Result<(), PrintError> {
        for (glyph, x) in glyphs {
            self.x = *x;
            self.glyph(out, font, run, glyph.id, (glyph.dx, glyph.dy))?;
        }
        Ok(())
    }

    fn glyph(
        &mut self,
        out: &mut Operators,
        font: &Font,
        run: &GlyphRun,
        id: u16,
        offset: (Pt, Pt),
    ) -> Result<(), PrintError> {
        let (code, width) = font.code(id).ok_or(PrintError::Glyph(run.face, id))?;
        let want = self.x + offset.0.0;
        if self.line.start.is_some_and(|(_, raised)| raised != offset.1.0) {
            self.line.flush(out, font);
        }
        let line = &mut self.line;
        if line.start.is_none() {
            line.start = Some((want, offset.1.0));
            line.reader = want;
        }
        let off = line.reader - want;
        if off.abs() > PEN_SLACK {
            let back = (off * 1000.0 / run.size.0).round();
            line.pieces.push(Shown::Back(back));
            line.reader -= back * run.size.0 / 1000.0;
        }
        line.pieces.push(Shown::Code(code));
        line.reader += width * run.size.0 / 1000.0;
        Ok(())
    }
}

impl<'r> Line<'r> {
    fn new(run: &'r GlyphRun, height: f32) -> Self {
        Self { run, height, pieces: Vec::with_capacity(run.glyphs.len()), start: None, reader: 0.0 }
    }

    /// Writes what is collected. **Invariant:** a text object is open.
    fn flush(&mut self, out: &mut Operators, font: &Font) {
        if let Some((x, raised)) = self.start.take() {
            out.font(font.resource, self.run.size.0);
            out.place(x, self.height - self.run.baseline.0 + raised);
            out.show(&self.pieces);
            self.pieces.clear();
        }
    }
}
