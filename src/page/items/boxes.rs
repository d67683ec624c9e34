//! Boxes to tick on a blank sheet: squares for any number, circles for one.

use super::{answer_tag, choice, ratings::letter};
use crate::{
    base::{Id, Mm},
    page::{
        field::{NOTHING, Name, WORDS, field as fill_in},
        grid::{ANSWER, BOX, COLUMN, ONE, OPTION_ROW, RIGHT, THREE, TICK, TWO, stroke},
        job::Job,
        lines::Line,
        marks::{circle, level, square},
        model::{BlockRole, FieldKind, Mark},
        place::{Is, Label},
        slab::{Part, Slab, Tag, extra, keep_all, keep_pairs},
        style::{self, Look},
    },
    t,
    template::{ChoiceKind, Item, Kind},
};

/// From a tick to its letter's words.
const LETTER: Mm = Mm(4.0);
/// How options stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::page) enum Shape {
    /// Three columns under the question.
    Wide,
    /// Two columns beside the question.
    Two,
    /// One column beside the question.
    One,
}

/// An option with its words set for a column.
struct Cell {
    /// Its letter, if the list carries letters.
    letter: Option<Line>,
    lines: Vec<Line>,
    own_words: bool,
    /// Its field on a sheet that is filled in on the screen.
    fill: Option<Fill>,
}

/// The field of an option.
struct Fill {
    /// The name of the question.
    name: Name,
    option: String,
    words: String,
}

/// How the options of an item stand.
pub(in crate::page) fn shape(job: &mut Job<'_>, item: &Item) -> Shape {
    if matches!(item.kind, Kind::YesNo { .. }) {
        return Shape::One;
    }
    let count = choice::options(item).len();
    let has_hints = item.choices().is_some_and(|c| c.options.values().any(|choice| choice.hint.is_some()));
    let cells = cells(job, item, COLUMN);
    let long = cells.iter().filter(|cell| cell.lines.len() > 1).count();
    if has_hints || count < 4 {
        Shape::One
    } else if count > 8 && long == 0 {
        Shape::Wide
    } else if long <= 2 {
        Shape::Two
    } else {
        Shape::One
    }
}

impl Fill {
    /// The field over a box or circle whose top left corner stands here.
    fn tick(&self, tag: &Tag, (x, y): (Mm, Mm), many: bool) -> Part {
        let rect = [x, y, BOX, BOX];
        if many {
            let name = self.name.part(&self.option, &self.words);
            return fill_in(tag, &tag.steps, &name, FieldKind::Tick, rect);
        }
        let kind = FieldKind::OneOf(self.option.clone(), self.words.clone());
        fill_in(tag, &tag.steps, &self.name, kind, rect)
    }

    /// The field for own words beside an option.
    fn own_words(&self, tag: &Tag, rect: [Mm; 4]) -> Part {
        let name = self.name.part(&self.option, &self.words).part(WORDS, "");
        fill_in(tag, &tag.steps, &name, FieldKind::Line, rect)
    }
}

/// The boxes of an item, from its question's height on.
pub(in crate::page) fn boxes(job: &mut Job<'_>, item: &Item, shape: Shape) -> Vec<Slab> {
    if matches!(item.kind, Kind::YesNo { .. }) {
        return in_a_row(job, item, TWO);
    }
    let (places, width): (&[Mm], Mm) = match shape {
        Shape::Wide => (&[ONE, TWO, THREE], COLUMN),
        Shape::Two => (&[TWO, THREE], COLUMN),
        Shape::One => (&[TWO], ANSWER),
    };
    let cells = cells(job, item, width);
    let many = choice::is_many(item);
    if places.len() == 1 {
        return one_column(item, cells, TWO, width, many);
    }
    let mut slabs = Vec::new();
    let mut first = 0;
    // A list longer than any page goes on in further blocks of columns.
    let most = 30 * places.len();
    let mut rest = cells;
    while !rest.is_empty() {
        let more = rest.split_off(rest.len().min(most));
        slabs.push(columns(item, rest, places, width, many, first));
        first += most;
        rest = more;
    }
    slabs
}

/// The boxes of an item in three columns from `ONE` on: choices inside tables.
pub(in crate::page) fn spread(
    job: &mut Job<'_>,
    item: &Item,
    tag: &Id,
    base: usize,
    hints: bool,
    name: Option<&Name>,
) -> Slab {
    let many = choice::is_many(item);
    let mut cells = cells_with(job, item, COLUMN, hints, name);
    cells.iter_mut().for_each(|cell| cell.letter = None);
    let places = [ONE, TWO, THREE];
    let per_column = cells.len().div_ceil(places.len()).max(1);
    let mut parts = Vec::new();
    let mut ends = [Mm::ZERO; 3];
    for (nth, cell) in cells.into_iter().enumerate() {
        let at = (nth / per_column).min(2);
        let tag = option_tag(tag, base + nth, (base, nth), many, &cell);
        if let (Some(x), Some(y)) = (places.get(at), ends.get_mut(at)) {
            *y += put(cell, &tag, (*x, *y), COLUMN, many, &mut parts);
        }
    }
    let height = ends.into_iter().fold(Mm::ZERO, Mm::max);
    Slab { height, parts, ..Slab::default() }
}

/// The options of a field of the header, one under another in a column.
pub(in crate::page) fn field(job: &mut Job<'_>, item: &Item, x: Mm, stream: u32, y: Mm, parts: &mut Vec<Part>) -> Mm {
    let many = choice::is_many(item);
    let mut at = y;
    for (nth, cell) in cells(job, item, COLUMN).into_iter().enumerate() {
        let steps = option_tag(&item.id, 0, (0, nth), many, &cell).steps;
        let tag = Tag::new(stream, BlockRole::Text, Some(&item.id)).at(steps);
        at += put(cell, &tag, (x, at), COLUMN, many, parts);
    }
    at
}

fn columns(item: &Item, cells: Vec<Cell>, places: &[Mm], width: Mm, many: bool, first: usize) -> Slab {
    let per_column = cells.len().div_ceil(places.len()).max(1);
    let mut ends = vec![Mm::ZERO; places.len()];
    let mut parts = Vec::new();
    for (nth, cell) in cells.into_iter().enumerate() {
        let column = (nth / per_column).min(places.len() - 1);
        if let (Some(x), Some(y)) = (places.get(column), ends.get_mut(column)) {
            let tag = option_tag(&item.id, first + nth, (0, first + nth), many, &cell);
            *y += put(cell, &tag, (*x, *y), width, many, &mut parts);
        }
    }
    let height = ends.into_iter().fold(Mm::ZERO, Mm::max);
    Slab { height, parts, ..Slab::default() }
}

fn one_column(item: &Item, cells: Vec<Cell>, x: Mm, width: Mm, many: bool) -> Vec<Slab> {
    let mut slabs = Vec::new();
    for (nth, cell) in cells.into_iter().enumerate() {
        let tag = option_tag(&item.id, nth, (0, nth), many, &cell);
        let mut parts = Vec::new();
        let height = put(cell, &tag, (x, Mm::ZERO), width, many, &mut parts);
        slabs.push(Slab { height, parts, ..Slab::default() });
    }
    let high: Mm = slabs.iter().map(|slab| slab.height).sum();
    if slabs.len() <= 12 && high.0 < 85.0 {
        keep_all(&mut slabs);
    } else {
        keep_pairs(&mut slabs);
    }
    slabs
}

/// Yes and no in one row, 24 apart.
fn in_a_row(job: &mut Job<'_>, item: &Item, x: Mm) -> Vec<Slab> {
    let mut parts = Vec::new();
    let mut at = x;
    for (nth, cell) in cells(job, item, COLUMN).into_iter().enumerate() {
        let tag = option_tag(&item.id, nth, (0, nth), false, &cell);
        put(cell, &tag, (at, Mm::ZERO), COLUMN, false, &mut parts);
        at += Mm(24.0);
    }
    vec![Slab { height: OPTION_ROW, parts, ..Slab::default() }]
}

/// A tick box with words: the option beside writing lines that is an answer too.
pub(in crate::page) fn alone(job: &mut Job<'_>, item: &Item, words: &str, x: Mm) -> Slab {
    let rich = job.rich(words);
    let lines = job.set(&rich, style::OPTION, ANSWER - TICK, Some(&item.id));
    let fill = Name::of(job, item).map(|name| Fill { name, option: NOTHING.to_owned(), words: rich.text.clone() });
    let cell = Cell { letter: None, lines, own_words: false, fill };
    let mut parts = Vec::new();
    let tag = option_tag(&item.id, 500_000, (500_000, 0), true, &cell);
    let height = put(cell, &tag, (x, Mm::ZERO), ANSWER, true, &mut parts);
    Slab { height, parts, ..Slab::default() }
}

/// The tag of an option: an entry of a list, marked by its letter or else by its box.
fn option_tag(item: &Id, stream: usize, (list, nth): (usize, usize), many: bool, cell: &Cell) -> Tag {
    let label = match (&cell.letter, many) {
        (Some(_), _) => Label::Letter,
        (None, _) if cell.fill.is_some() => Label::Field,
        (None, true) => Label::Drawn(t!("paper-empty-box").into()),
        (None, false) => Label::Drawn(t!("paper-empty-circle").into()),
    };
    let tag = Tag { role: BlockRole::Text, ..answer_tag(item, stream) };
    tag.at([Is::List.at(list), Is::Entry(label).at(nth)])
}

fn cells(job: &mut Job<'_>, item: &Item, width: Mm) -> Vec<Cell> {
    let name = Name::of(job, item);
    cells_with(job, item, width, true, name.as_ref())
}

fn cells_with(job: &mut Job<'_>, item: &Item, width: Mm, hints: bool, name: Option<&Name>) -> Vec<Cell> {
    let lettered = job.lettered.contains(&item.id);
    let inset = TICK + if lettered { LETTER } else { Mm::ZERO };
    let mut cells = Vec::new();
    for (nth, (id, words)) in choice::options(item).into_iter().enumerate() {
        let choice = choice::choice_of(item, id.as_str());
        let mut rich = job.rich(&words);
        if let Some(hint) = choice.and_then(|choice| choice.hint.as_ref()).filter(|_| hints) {
            let words = format!(" – {}", job.rich(hint).text);
            rich.push(&words, Look::Italic);
        }
        if choice.is_some_and(|choice| choice.effect == ChoiceKind::Alone) && choice::is_many(item) {
            rich.push(&format!(" {}", t!("paper-tick-no-other")), Look::Italic);
        }
        let lines = job.set(&rich, style::OPTION, width - inset, Some(&item.id));
        let own_words = choice.is_some_and(|choice| choice.effect == ChoiceKind::OwnWords);
        let letter = lettered.then(|| job.one(&letter(nth), style::OPTION));
        let fill = name.map(|name| Fill { name: name.clone(), option: id.to_string(), words: job.rich(&words).text });
        cells.push(Cell { letter, lines, own_words, fill });
    }
    cells
}

/// Puts a box with its words; gives its height.
fn put(cell: Cell, tag: &Tag, place: (Mm, Mm), width: Mm, many: bool, parts: &mut Vec<Part>) -> Mm {
    let (x, y) = place;
    let base = y + style::OPTION.base;
    let marks = if many { square(x, base, false) } else { circle(x, base, false) };
    parts.push(Part::drawn(tag.clone(), marks));
    if let Some(fill) = &cell.fill {
        parts.push(fill.tick(tag, (x, base - Mm(2.95)), many));
    }
    let mut left = x + TICK;
    if let Some(line) = cell.letter {
        parts.push(Part::line(tag.clone(), line, left, base).anew());
        left += LETTER;
    }
    let (rows, more) = (cell.lines.len().max(1), extra(&cell.lines));
    let mut end = left;
    let mut down = base;
    for (nth, line) in cell.lines.into_iter().enumerate() {
        end = left + line.width.mm();
        down += line.above + if nth == 0 { Mm::ZERO } else { style::OPTION.line };
        let line = if cell.own_words { line.flush() } else { line };
        let part = Part::line(tag.clone(), line, left, down);
        parts.push(if nth == 0 { part.anew() } else { part });
    }
    if cell.own_words {
        let from = end + Mm(1.5);
        let right = (x + width).min(RIGHT);
        let mark: Mark = level(from, down, right - from, stroke::FINE);
        parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![mark]));
        if let Some(fill) = &cell.fill {
            parts.push(fill.own_words(tag, [from, down - Mm(4.4), right - from, Mm(5.2)]));
        }
    }
    OPTION_ROW + style::OPTION.line * super::ratings::count(rows - 1) + more
}
