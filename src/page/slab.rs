//! What is laid out before it has a page: slabs in units.
//!
//! A [`Slab`] is never torn: a line of an answer, a row of a grid, a rule. A
//! [`Unit`] is a column of slabs (one item, a section's title with its first
//! item, the scores), perhaps with a question at its side. Pages break between
//! slabs, never inside.
//!
//! Every mark knows its [`Tag`]; marks of one stream that land on one page
//! become one block of the page, streams in ascending order.

use std::rc::Rc;

use super::{
    grid::PARAGRAPH,
    lines::Line,
    model::{Block, BlockRole, Mark},
    place::{Is, Place, Step},
    style::Style,
};
use crate::{
    base::{Id, Mm, Pt},
    template::Item,
};

/// More tables than any unit has on one page.
const TABLES: u32 = 1_000;

/// To which block of the page something belongs.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    /// The block's place in reading order, within its unit.
    pub stream: u32,
    /// What the block is.
    pub role: BlockRole,
    /// The item it belongs to.
    pub item: Option<Id>,
    /// Where it stands in what is read out, within its unit.
    pub steps: Vec<Step>,
    /// The unit it belongs to; counted when it is placed.
    pub unit: u32,
}

/// Some marks with their words; places count from the slab's top.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// To which block it belongs.
    pub tag: Tag,
    /// Its words.
    pub text: String,
    /// Whether a new line of the block's text begins with it.
    pub fresh: bool,
    /// What is drawn.
    pub marks: Vec<Mark>,
}

/// Something that is never torn by a page break.
#[derive(Clone, Debug, Default)]
pub(super) struct Slab {
    /// How high it is.
    pub height: Mm,
    /// Space before it; lost at the top of a page.
    pub gap: Mm,
    /// Whether it stays with the slab before it.
    pub glued: bool,
    /// Whether it does so even where a page cannot hold all that is glued: no line of a paragraph stands alone.
    pub close: bool,
    /// What stands in it.
    pub parts: Vec<Part>,
    /// Comments that begin in it, with the baseline they begin on.
    pub notes: Vec<(usize, Mm)>,
}

/// How a unit that goes on to the next page says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum GoesOn {
    /// It does not.
    #[default]
    Silent,
    /// At the question's side.
    Beside,
    /// Above, as a line of its own.
    Above,
}

/// Where a unit may begin.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Begins {
    /// Anywhere.
    #[default]
    Anywhere,
    /// On a new page if less than a third of the page is left.
    WithRoom,
    /// On a new page if less than this is left and a page is that high: keeps it with what follows.
    WithRoomOf(Mm),
    /// Always on a new page.
    NewPage,
}

/// A unit of the flow.
#[derive(Clone, Default)]
pub(super) struct Unit {
    /// The slabs.
    pub slabs: Vec<Slab>,
    /// What stands at the side of the slab with this index and those after it.
    pub side: Vec<Part>,
    /// The slab at whose top the side begins.
    pub side_at: usize,
    /// How high the side is.
    pub side_height: Mm,
    /// Slabs repeated where the unit goes on on another page.
    pub head: Vec<Slab>,
    /// Space under the repeated head, where a slab goes on in its middle: its beginning brings its own.
    pub under_head: Mm,
    /// Space after it.
    pub after: Mm,
    /// The number of its item, for *8 continues on page 2*.
    pub number: Option<usize>,
    /// Whether and how it says that it goes on.
    pub goes_on: GoesOn,
    /// Where it may begin.
    pub begins: Begins,
    /// Writing lines, of which there may be more or fewer.
    pub elastic: Option<Elastic>,
}

/// The slabs of so many writing lines.
pub(super) type Builds = Rc<dyn Fn(u32) -> Vec<Slab>>;

/// Writing lines of a blank sheet: the part that gives way.
#[derive(Clone)]
pub(super) struct Elastic {
    /// Before which slab they stand.
    pub at: usize,
    /// How many there are commonly.
    pub lines: u32,
    /// The fewest.
    pub least: u32,
    /// The most.
    pub most: u32,
    /// How many writing lines each of them stands for: the rows of a table.
    pub rows: u32,
    /// Makes the slabs.
    pub build: Builds,
}

impl Tag {
    /// A tag.
    pub fn new(stream: u32, role: BlockRole, item: Option<&Id>) -> Self {
        let is = match role {
            BlockRole::Artifact => None,
            BlockRole::Title => Some(Is::Title),
            BlockRole::Heading => Some(Is::Heading),
            BlockRole::Question => Some(Is::Question),
            BlockRole::Text | BlockRole::Answer | BlockRole::Comment => Some(Is::Paragraph),
        };
        let nth = if is == Some(Is::Paragraph) { stream } else { 0 };
        let steps = is.into_iter().map(|is| Step { is, nth }).collect();
        Self { stream, role, item: item.cloned(), steps, unit: 0 }
    }

    /// The same, standing elsewhere in what is read out.
    pub fn at(mut self, steps: impl IntoIterator<Item = Step>) -> Self {
        self.steps = steps.into_iter().collect();
        self
    }

    /// Makes what a table has on its n-th further page a table of its own, to be heard with its heads.
    pub fn on_page(&mut self, nth: u32) {
        let tables = self.steps.iter_mut().filter(|step| step.is == Is::Table);
        tables.for_each(|step| step.nth += nth * TABLES);
    }

    /// The tag of rules, boxes, running heads.
    pub fn artifact(stream: u32) -> Self {
        Self::new(stream, BlockRole::Artifact, None)
    }
}

impl Part {
    /// Marks without words.
    pub fn drawn(tag: Tag, marks: Vec<Mark>) -> Self {
        Self { tag, text: String::new(), fresh: false, marks }
    }

    /// A line that stands at `x` with its baseline at `baseline`.
    pub fn line(tag: Tag, line: Line, x: Mm, baseline: Mm) -> Self {
        let fresh = line.paragraph;
        let text = line.text.clone();
        let marks = line.at(x.pt(), baseline.pt()).into_iter().map(Mark::Glyphs).collect();
        Self { tag, text, fresh, marks }
    }

    /// The same, beginning a new line in its block's text.
    pub fn anew(mut self) -> Self {
        self.fresh = true;
        self
    }

    /// Moves it.
    pub fn moved(mut self, x: Mm, y: Mm) -> Self {
        let (x, y) = (x.pt(), y.pt());
        self.marks.iter_mut().for_each(|mark| move_mark(mark, x, y));
        self
    }
}

impl Slab {
    /// A slab with one part.
    pub fn of(height: Mm, part: Part) -> Self {
        Self { height, parts: vec![part], ..Self::default() }
    }

    /// Nothing, so high.
    pub fn space(height: Mm) -> Self {
        Self { height, ..Self::default() }
    }

    /// The same, staying with the slab before it.
    pub fn glue(mut self) -> Self {
        self.glued = true;
        self
    }

    /// Keeps it with the slab before it, come what may.
    pub fn hold(&mut self) {
        self.glued = true;
        self.close = true;
    }

    /// The same with space before it.
    pub fn gap(mut self, gap: Mm) -> Self {
        self.gap = gap;
        self
    }
}

impl Unit {
    /// How far the question beside reaches down below the last slab, where all stands on one page.
    pub fn overhang(&self) -> Mm {
        let slabs = self.slabs.iter().skip(self.side_at).enumerate();
        let below: Mm = slabs.map(|(nth, slab)| if nth == 0 { slab.height } else { slab.gap + slab.height }).sum();
        Mm((self.side_height - below).0.max(0.0))
    }

    /// Slabs one under another, with the common space after them.
    pub fn column(slabs: Vec<Slab>) -> Self {
        Self { slabs, after: super::grid::AFTER, ..Self::default() }
    }

    /// The unit of an item, on the pages on which its template wants it.
    pub fn placed(mut self, item: &Item) -> Self {
        if item.break_before {
            self.begins = Begins::NewPage;
        }
        if item.keep_together {
            keep_all(&mut self.slabs);
            if let Some(elastic) = &mut self.elastic {
                let build = Rc::clone(&elastic.build);
                let at_top = elastic.at == 0;
                if let Some(next) = self.slabs.get_mut(elastic.at) {
                    next.glued = true;
                }
                elastic.build = Rc::new(move |lines| {
                    let mut slabs = build(lines);
                    keep_all(&mut slabs);
                    slabs.iter_mut().take(1).for_each(|slab| slab.glued = !at_top);
                    slabs
                });
            }
        }
        self
    }

    /// Puts slabs before all others; they stay with what follows.
    pub fn led_by(mut self, lead: Vec<Slab>) -> Self {
        let count = lead.len();
        let mut slabs = lead;
        slabs.iter_mut().skip(1).for_each(|slab| slab.glued = true);
        slabs.append(&mut self.slabs);
        if let Some(slab) = slabs.get_mut(count)
            && count > 0
        {
            slab.glued = true;
        }
        self.slabs = slabs;
        self.side_at += count;
        if let Some(elastic) = &mut self.elastic {
            elastic.at += count;
        }
        self
    }

    /// Its slabs with so many writing lines.
    pub fn with_lines(&self, lines: Option<u32>) -> Vec<Slab> {
        let mut slabs = self.slabs.clone();
        if let Some(elastic) = &self.elastic {
            let built = (elastic.build)(lines.unwrap_or(elastic.lines));
            let at = elastic.at.min(slabs.len());
            slabs.splice(at..at, built);
        }
        slabs
    }

    /// Height of the whole unit with so many writing lines, at the top of a page or not.
    pub fn height(&self, lines: Option<u32>, top: bool) -> Mm {
        let slabs = self.with_lines(lines);
        let mut y = Mm::ZERO;
        let mut side = Mm::ZERO;
        for (at, slab) in slabs.iter().enumerate() {
            if at > 0 || !top {
                y += slab.gap;
            }
            if at == self.side_at {
                side = y + self.side_height;
            }
            y += slab.height;
        }
        if slabs.len() <= self.side_at {
            side = y + self.side_height;
        }
        y.max(side)
    }
}

/// Lines of a text as slabs, paragraphs apart, at least two lines of each on each side of a break.
pub(super) fn text_slabs(lines: Vec<Line>, x: Mm, style: Style, tag: &Tag) -> Vec<Slab> {
    let mut slabs: Vec<Slab> = Vec::with_capacity(lines.len());
    let paragraphs: Vec<usize> = lines.chunk_by(|_, next| !next.paragraph).map(<[Line]>::len).collect();
    for line in lines {
        let gap = if line.paragraph { PARAGRAPH } else { Mm::ZERO };
        let (high, base) = (style.line + line.above + line.below, line.above + style.base);
        slabs.push(Slab::of(high, Part::line(tag.clone(), line, x, base)).gap(gap));
    }
    keep_pairs(&mut slabs);
    let mut rest = slabs.as_mut_slice();
    for lines in paragraphs {
        let (own, after) = rest.split_at_mut(lines);
        keep_close(own);
        rest = after;
    }
    slabs
}

/// No line of a paragraph alone; up to three lines are not parted at all.
fn keep_close(lines: &mut [Slab]) {
    let count = lines.len();
    for (nth, line) in lines.iter_mut().enumerate().skip(1) {
        if nth == 1 || nth + 1 == count || count <= 3 {
            line.hold();
        }
    }
}

/// At least two slabs on each side of a break.
pub(super) fn keep_pairs(slabs: &mut [Slab]) {
    if let Some(second) = slabs.get_mut(1) {
        second.glued = true;
    }
    if let Some(last) = slabs.last_mut() {
        last.glued = true;
    }
    if let Some(first) = slabs.first_mut() {
        first.glued = false;
    }
}

/// Keeps all slabs together.
pub(super) fn keep_all(slabs: &mut [Slab]) {
    slabs.iter_mut().skip(1).for_each(|slab| slab.glued = true);
}

/// Lines as parts from `y` on; gives the height.
pub(super) fn stack(lines: Vec<Line>, x: Mm, y: Mm, style: Style, tag: &Tag, into: &mut Vec<Part>) -> Mm {
    let mut at = y;
    for line in lines {
        if line.paragraph {
            at += PARAGRAPH;
        }
        at += line.above;
        let high = style.line + line.below;
        into.push(Part::line(tag.clone(), line, x, at + style.base));
        at += high;
    }
    at - y
}

/// How high lines are one under another.
pub(super) fn high(lines: &[Line], style: Style) -> Mm {
    lines.iter().fold(Mm::ZERO, |high, line| high + line.above + style.line + line.below)
}

/// How much room lines take beyond what their style gives them.
pub(super) fn extra(lines: &[Line]) -> Mm {
    lines.iter().fold(Mm::ZERO, |extra, line| extra + line.above + line.below)
}

/// Joins the parts of each stream to a block, streams in ascending order.
pub(super) fn blocks(mut parts: Vec<Part>) -> Vec<Block> {
    parts.sort_by_key(|part| part.tag.stream);
    let mut blocks: Vec<(u32, Block)> = Vec::new();
    for part in parts {
        match blocks.last_mut() {
            Some((stream, block)) if *stream == part.tag.stream && block.place.steps == part.tag.steps => {
                if part.fresh && !block.text.is_empty() {
                    block.text.push('\n');
                }
                block.text.push_str(&part.text);
                block.marks.extend(part.marks);
            }
            _ => {
                let Tag { stream, role, item, steps, unit } = part.tag;
                let place = Place { unit, stream, steps };
                blocks.push((
                    stream,
                    Block { role, item, text: part.text, marks: part.marks, place, begins: part.fresh },
                ));
            }
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// Moves a mark.
pub(super) fn move_mark(mark: &mut Mark, x: Pt, y: Pt) {
    let shift = |point: &mut (Pt, Pt)| {
        point.0 += x;
        point.1 += y;
    };
    match mark {
        Mark::Glyphs(run) => {
            run.x += x;
            run.baseline += y;
        }
        Mark::Line { from, to, .. } => {
            shift(from);
            shift(to);
        }
        Mark::Path { points, .. } => points.iter_mut().for_each(shift),
        Mark::Frame { rect, .. } | Mark::Fill { rect } => {
            rect.0 += x;
            rect.1 += y;
        }
        Mark::Field(field) => {
            field.rect.0 += x;
            field.rect.1 += y;
        }
        Mark::Circle { centre, .. } => shift(centre),
    }
}
