//! Tables for the pen: heads, rows of writing lines, a rule at each row's end.

use std::rc::Rc;

use super::{boxes, ratings::count, table, text_tag};
use crate::{
    base::Mm,
    page::{
        field::{Name, field},
        grid::{ONE, WIDE, WRITING, stroke},
        job::Job,
        marks::{box_to_write_in, level},
        model::{BlockRole, FieldKind, Mark},
        place::{Is, Step},
        slab::{Elastic, Part, Slab, Tag, stack},
        style, typed,
    },
    t,
    template::{Item, Kind, Rows, Table},
};

/// The highest row of boxes.
const HIGHEST: Mm = Mm(190.0);
/// Rows on a blank sheet.
const ROWS: u32 = 3;

/// Rows and columns for the pen: slabs before the lines, and the lines, which give way.
pub(in crate::page) fn in_columns(job: &mut Job<'_>, item: &Item, table: &Table) -> (Vec<Slab>, Elastic) {
    let places = table::columns(&table.columns);
    let head = table::heads(job, item, table, &places, 0, (stroke::FRAME, Mm(-2.0)));
    let rows = rows(job, item, table);
    let lines = lines(table);
    let at = head.len();
    let build = move |lines: u32| writing_rows(&places, rows, lines);
    let most = if lines > 1 { lines + lines.div_ceil(3) } else { 1 };
    let least = if lines > 3 { 3 } else { lines };
    (head, Elastic { at, lines, least, most, rows, build: Rc::new(build) })
}

/// How many rows: on a sheet whose fields hold answers, one more than there are.
pub(in crate::page) fn rows(job: &Job<'_>, item: &Item, table: &Table) -> u32 {
    match &table.rows {
        Rows::Free { least, most } => {
            let answered = job.typed.get(item.id.as_str()).rows().len();
            let wanted = if answered > 0 { u32::try_from(answered).unwrap_or(ROWS) + 1 } else { ROWS };
            u32::from(*most).clamp(1, wanted.max(ROWS)).max(u32::from(*least))
        }
        Rows::Fixed(given) => u32::try_from(given.len()).unwrap_or(ROWS),
    }
}

/// Writing lines of a cell: as the author says, one beside a date, else three.
fn lines(table: &Table) -> u32 {
    let said = table.columns.iter().filter_map(|column| match &column.kind {
        Kind::ShortText(text) | Kind::LongText(text) => text.lines.map(u32::from),
        _ => None,
    });
    let beside_date = table.columns.iter().any(|column| matches!(column.kind, Kind::Date { .. } | Kind::Time { .. }));
    said.max().unwrap_or(if beside_date { 1 } else { 3 }).max(1)
}

/// Rows of boxes to write in on the screen: the body, and its head to repeat.
pub(in crate::page) fn fields_in_columns(
    job: &mut Job<'_>,
    item: &Item,
    table: &Table,
    name: &Name,
) -> (Vec<Slab>, Vec<Slab>) {
    let places = table::columns(&table.columns);
    let head = table::heads(job, item, table, &places, 0, (stroke::FRAME, Mm(-2.0)));
    let high = WRITING * count(lines(table) as usize);
    let mut body = head.clone();
    body.push(Slab::space(Mm(2.0)).glue());
    for row in 0..rows(job, item, table) as usize {
        let row_name = name.part(&(row + 1).to_string(), &row_words(row));
        let cells = table.columns.iter().zip(&places).map(|(column, (_, width))| (column, *width));
        let high = high.max(needed(job, &row_name, cells) + Mm(2.8));
        let mut parts = Vec::new();
        for (at, (column, (x, width))) in table.columns.iter().zip(&places).enumerate() {
            let tag = text_tag(&item.id, row * places.len() + at);
            let steps = table::cell(table, 0, row + 1, Is::Cell.at(at));
            let rect = [*x, Mm(0.8), *width, high - Mm(1.6)];
            parts.extend(boxed(job, column, &row_name, &tag, &steps, rect).parts);
        }
        body.push(Slab { height: high, glued: row == 0, parts, ..Slab::default() });
    }
    (body, head)
}

/// How high the words are that stand in the cells of a row.
fn needed<'i>(job: &Job<'_>, row: &Name, cells: impl Iterator<Item = (&'i Item, Mm)>) -> Mm {
    let high = cells.map(|(column, width)| {
        let name = row.part(column.id.as_str(), "").name;
        job.values.get(&name).map_or(Mm::ZERO, |words| typed::height(words, width))
    });
    high.fold(Mm::ZERO, Mm::max).min(HIGHEST)
}

/// The field of a text, day or number in a cell.
fn cell_field(job: &Job<'_>, column: &Item, row: &Name, tag: &Tag, steps: &[Step], rect: [Mm; 4]) -> Part {
    let name = row.part(column.id.as_str(), &job.rich(&column.ask).text);
    let name = crate::page::head::says_form(job, column, name);
    let kind = match column.kind {
        Kind::ShortText(_) | Kind::LongText(_) => FieldKind::Lines,
        Kind::Slider(ref slider) => {
            let (from, to) = (slider.from.min(slider.to), slider.from.max(slider.to));
            FieldKind::List((from..=to).map(|step| (step.to_string(), step.to_string())).collect())
        }
        _ => FieldKind::Line,
    };
    field(tag, steps, &name, kind, rect)
}

/// Given rows of which one thing is asked: the name of each beside its lines, or its box.
pub(in crate::page) fn named_rows(job: &mut Job<'_>, item: &Item, table: &Table) -> (Vec<Slab>, Vec<Slab>) {
    let (places, names) = table::places(table);
    let head = table::heads(job, item, table, &places, names, (stroke::FRAME, Mm(-2.0)));
    let whole = Name::of(job, item);
    let mut body = head.clone();
    body.push(Slab::space(Mm(2.0)).glue());
    let (Rows::Fixed(rows), Some(column), Some((x, width))) = (&table.rows, table.columns.first(), places.first())
    else {
        return (body, head);
    };
    for (nth, (id, name)) in rows.iter().enumerate() {
        let tag = text_tag(&item.id, nth);
        let mut own = Vec::new();
        match &whole {
            Some(whole) => {
                let row = whole.part(id.as_str(), &job.rich(name).text);
                let high = (WRITING * count(2)).max(needed(job, &row, [(column, *width)].into_iter()) + Mm(1.6));
                let steps = table::cell(table, names, nth + 1, Is::Cell.at(names));
                own.push(Slab::space(Mm(0.8)));
                own.push(boxed(job, column, &row, &tag, &steps, [*x, Mm::ZERO, *width, high - Mm(1.6)]));
            }
            None => own.extend((0..named_lines(column)).map(|_| {
                let line = level(*x, WRITING, *width, stroke::FINE);
                Slab::of(WRITING, Part::drawn(Tag::artifact(u32::MAX), vec![line]))
            })),
        }
        table::beside(job, (item, table), Some(name), nth + 1, &tag, &mut own);
        crate::page::slab::keep_all(&mut own);
        if let Some(first) = own.first_mut() {
            first.gap = Mm(if nth > 0 { 2.0 } else { 0.0 });
            first.glued = nth == 0;
        }
        body.append(&mut own);
    }
    (body, head)
}

/// Writing lines beside the name of a row: as the author says, else two.
fn named_lines(column: &Item) -> u32 {
    match &column.kind {
        Kind::ShortText(text) | Kind::LongText(text) => text.lines.map_or(2, u32::from).max(1),
        _ => 1,
    }
}

/// The field of a cell in its frame.
fn boxed(job: &Job<'_>, column: &Item, row: &Name, tag: &Tag, steps: &[Step], rect: [Mm; 4]) -> Slab {
    let [x, y, width, height] = rect;
    let frame = box_to_write_in(rect);
    let inside = [x + Mm(1.0), y + Mm(0.6), width - Mm(2.0), height - Mm(1.2)];
    let parts =
        vec![Part::drawn(Tag::artifact(u32::MAX), vec![frame]), cell_field(job, column, row, tag, steps, inside)];
    Slab { height: y + height + Mm(0.8), parts, ..Slab::default() }
}

fn row_words(row: usize) -> String {
    t!("pdf-field-row", row = row + 1)
}

fn writing_rows(places: &[(Mm, Mm)], rows: u32, lines: u32) -> Vec<Slab> {
    let tag = || Tag::artifact(u32::MAX);
    let mut slabs = vec![Slab::space(Mm::ZERO).glue()];
    for row in 0..rows {
        for line in 1..=lines {
            let ends = line == lines && lines > 1;
            let marks: Vec<Mark> = if ends {
                vec![level(ONE, WRITING, WIDE, stroke::FRAME)]
            } else {
                places.iter().map(|(x, width)| level(*x, WRITING, *width, stroke::FINE)).collect()
            };
            let slab = Slab::of(WRITING, Part::drawn(tag(), marks));
            // A row stays whole, the first with its heads.
            slabs.push(if line == 1 && row > 0 { slab } else { slab.glue() });
        }
    }
    slabs
}

/// One block a row: text columns side by side with lines, choices under them.
pub(in crate::page) fn in_blocks(job: &mut Job<'_>, item: &Item, table: &Table) -> Vec<Slab> {
    let mut slabs = Vec::new();
    let whole = Name::of(job, item);
    let ids: Vec<String> = match &table.rows {
        Rows::Fixed(given) => given.keys().map(ToString::to_string).collect(),
        Rows::Free { .. } => (0..rows(job, item, table)).map(|row| (row + 1).to_string()).collect(),
    };
    let names: Vec<Option<String>> = match &table.rows {
        Rows::Fixed(given) => given.values().cloned().map(Some).collect(),
        Rows::Free { .. } => (0..rows(job, item, table)).map(|_| None).collect(),
    };
    let (choices, texts): (Vec<&Item>, Vec<&Item>) = table
        .columns
        .iter()
        .partition(|c| matches!(c.kind, Kind::ChooseOne(_) | Kind::ChooseMany(_) | Kind::YesNo { .. }));
    let lines = if texts.len() > 2 { lines(table) } else { 2 };
    // Writing lines and boxes part the rows, where nothing else is in them.
    let ruled = choices.is_empty();
    let once = table::asked_once(table);
    if let Some(column) = once {
        slabs.append(&mut table::once(job, &item.id, column, (ONE, WIDE)));
    }
    for (nth, name) in names.into_iter().enumerate() {
        let base = nth * 10_000;
        let mut own = Vec::new();
        let row = whole.as_ref().zip(ids.get(nth)).map(|(whole, id)| {
            let says = name.as_ref().map_or_else(|| row_words(nth), |name| job.rich(name).text);
            whole.part(id, &says)
        });
        if let Some(name) = name {
            let rich = job.rich(&name);
            let set = job.set(&rich, style::QUESTION, WIDE, Some(&item.id));
            own.append(&mut crate::page::slab::text_slabs(set, ONE, style::QUESTION, &text_tag(&item.id, base)));
        }
        for (at, chunk) in texts.chunks(3).enumerate() {
            let mut cells = text_cells(job, item, chunk, lines, base + 1 + 10 * at, row.as_ref());
            // The first of them are the heads.
            own.extend(cells.drain(usize::from(once.is_some())..));
        }
        for (at, column) in choices.iter().enumerate() {
            own.append(&mut choice_cell(job, item, column, base + 100 + 100 * at, nth == 0, row.as_ref()));
        }
        crate::page::slab::keep_all(&mut own);
        if let Some(first) = own.first_mut() {
            let rule = if nth == 0 { stroke::FRAME } else { stroke::FINE };
            if nth == 0 || !ruled {
                first.parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![level(ONE, Mm(-1.0), WIDE, rule)]));
            }
            first.gap = Mm(if ruled && nth > 0 { 4.0 } else { 3.0 });
            first.glued = nth == 0;
        }
        slabs.append(&mut own);
    }
    slabs
}

fn text_cells(
    job: &mut Job<'_>,
    item: &Item,
    columns: &[&Item],
    lines: u32,
    base: usize,
    row: Option<&Name>,
) -> Vec<Slab> {
    let places = table::columns(columns.iter().copied());
    let mut parts = Vec::new();
    let mut high = Mm::ZERO;
    for (at, (column, (x, width))) in columns.iter().zip(&places).enumerate() {
        let rich = job.rich(&column.ask);
        let set = job.set(&rich, style::HEAD, *width, Some(&item.id));
        high = high.max(stack(set, *x, Mm::ZERO, style::HEAD, &text_tag(&item.id, base + at), &mut parts));
    }
    let mut slabs = vec![Slab { height: high - Mm(2.0), parts, ..Slab::default() }];
    if let Some(row) = row {
        let cells = columns.iter().zip(&places).map(|(column, (_, width))| (*column, *width));
        let high = (WRITING * count(lines as usize)).max(needed(job, row, cells) + Mm(3.6));
        let mut parts = Vec::new();
        for (at, (column, (x, width))) in columns.iter().zip(&places).enumerate() {
            let tag = text_tag(&item.id, base + 5 + at);
            let rect = [*x, Mm(2.4), *width, high - Mm(2.4)];
            parts.extend(boxed(job, column, row, &tag, &[], rect).parts);
        }
        slabs.push(Slab { height: high, parts, ..Slab::default() });
        return slabs;
    }
    for _ in 0..lines {
        let marks = places.iter().take(columns.len()).map(|(x, width)| level(*x, WRITING, *width, stroke::FINE));
        slabs.push(Slab::of(WRITING, Part::drawn(Tag::artifact(u32::MAX), marks.collect())));
    }
    slabs
}

fn choice_cell(
    job: &mut Job<'_>,
    item: &Item,
    column: &Item,
    base: usize,
    hints: bool,
    row: Option<&Name>,
) -> Vec<Slab> {
    let rich = job.rich(&column.ask);
    let set = job.set(&rich, style::HEAD, WIDE, Some(&item.id));
    let mut slabs = crate::page::slab::text_slabs(set, ONE, style::HEAD, &text_tag(&item.id, base));
    if let Some(first) = slabs.first_mut() {
        first.gap = Mm(1.5);
    }
    let name = row.map(|row| row.part(column.id.as_str(), &rich.text));
    slabs.push(boxes::spread(job, column, &item.id, base + 1, hints, name.as_ref()));
    slabs.push(Slab::space(Mm(1.0)));
    slabs
}

/// The tick under a table that answers it whole.
pub(in crate::page) fn none_of_it(job: &mut Job<'_>, item: &Item, table: &Table) -> Option<Slab> {
    let words = table.none.as_ref()?;
    let mut slab = boxes::alone(job, item, words, ONE).gap(Mm(2.0)).glue();
    slab.parts.iter_mut().for_each(|part| part.tag.role = BlockRole::Text);
    slab.height = slab.height.max(Mm(4.0) + Mm(1.4) * count(1));
    Some(slab)
}
