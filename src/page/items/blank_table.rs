//! Tables for the pen: heads, rows of writing lines, a rule at each row's end.

use std::rc::Rc;

use super::{boxes, ratings::count, table, text_tag};
use crate::{
    base::Mm,
    page::{
        grid::{ONE, THREE, TWO, WIDE, WRITING, stroke},
        job::Job,
        marks::level,
        model::{BlockRole, Mark},
        slab::{Elastic, Part, Slab, Tag, stack},
        style,
    },
    template::{Item, Kind, Rows, Table},
};

/// Rows on a blank sheet.
const ROWS: u32 = 3;

/// Rows and columns for the pen: slabs before the lines, and the lines, which give way.
pub(in crate::page) fn in_columns(job: &mut Job<'_>, item: &Item, table: &Table) -> (Vec<Slab>, Elastic) {
    let places = table::columns(table.columns.len());
    let head = table::heads(job, item, table, &places, 0, (stroke::FRAME, Mm(-2.0)));
    let rows = rows(table);
    let lines = lines(table);
    let at = head.len();
    let build = move |lines: u32| writing_rows(&places, rows, lines);
    let most = if lines > 1 { lines + lines.div_ceil(3) } else { 1 };
    let least = if lines > 3 { 3 } else { lines };
    (head, Elastic { at, lines, least, most, rows, build: Rc::new(build) })
}

/// How many rows.
pub(in crate::page) fn rows(table: &Table) -> u32 {
    match &table.rows {
        Rows::Free { least, most } => u32::from(*most).clamp(1, ROWS).max(u32::from(*least)),
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
    let names: Vec<Option<String>> = match &table.rows {
        Rows::Fixed(given) => given.values().cloned().map(Some).collect(),
        Rows::Free { .. } => (0..rows(table)).map(|_| None).collect(),
    };
    let (choices, texts): (Vec<&Item>, Vec<&Item>) = table
        .columns
        .iter()
        .partition(|c| matches!(c.kind, Kind::ChooseOne(_) | Kind::ChooseMany(_) | Kind::YesNo { .. }));
    let lines = if texts.len() > 2 { lines(table) } else { 2 };
    for (nth, name) in names.into_iter().enumerate() {
        let base = nth * 10_000;
        let mut own = Vec::new();
        if let Some(name) = name {
            let rich = job.rich(&name);
            let set = job.set(&rich, style::QUESTION, WIDE, Some(&item.id));
            own.append(&mut crate::page::slab::text_slabs(set, ONE, style::QUESTION, &text_tag(&item.id, base)));
        }
        for (at, chunk) in texts.chunks(3).enumerate() {
            own.append(&mut text_cells(job, item, chunk, lines, base + 1 + 10 * at));
        }
        for (at, column) in choices.iter().enumerate() {
            own.append(&mut choice_cell(job, item, column, base + 100 + 100 * at, nth == 0));
        }
        crate::page::slab::keep_all(&mut own);
        if let Some(first) = own.first_mut() {
            let rule = if nth == 0 { stroke::FRAME } else { stroke::FINE };
            first.parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![level(ONE, Mm(-1.0), WIDE, rule)]));
            first.gap = Mm(3.0);
            first.glued = nth == 0;
        }
        slabs.append(&mut own);
    }
    slabs
}

fn text_cells(job: &mut Job<'_>, item: &Item, columns: &[&Item], lines: u32, base: usize) -> Vec<Slab> {
    let places = table::columns(columns.len());
    let places =
        if columns.len() >= 3 { vec![(ONE, places[0].1), (TWO, places[1].1), (THREE, places[2].1)] } else { places };
    let mut parts = Vec::new();
    let mut high = Mm::ZERO;
    for (at, (column, (x, width))) in columns.iter().zip(&places).enumerate() {
        let rich = job.rich(&column.ask);
        let set = job.set(&rich, style::HEAD, *width, Some(&item.id));
        high = high.max(stack(set, *x, Mm::ZERO, style::HEAD, &text_tag(&item.id, base + at), &mut parts));
    }
    let mut slabs = vec![Slab { height: high - Mm(2.0), parts, ..Slab::default() }];
    for _ in 0..lines {
        let marks = places.iter().take(columns.len()).map(|(x, width)| level(*x, WRITING, *width, stroke::FINE));
        slabs.push(Slab::of(WRITING, Part::drawn(Tag::artifact(u32::MAX), marks.collect())));
    }
    slabs
}

fn choice_cell(job: &mut Job<'_>, item: &Item, column: &Item, base: usize, hints: bool) -> Vec<Slab> {
    let rich = job.rich(&column.ask);
    let set = job.set(&rich, style::HEAD, WIDE, Some(&item.id));
    let mut slabs = crate::page::slab::text_slabs(set, ONE, style::HEAD, &text_tag(&item.id, base));
    if let Some(first) = slabs.first_mut() {
        first.gap = Mm(1.5);
    }
    slabs.push(boxes::spread(job, column, &item.id, base + 1, hints));
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
