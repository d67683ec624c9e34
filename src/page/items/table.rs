//! Tables: in columns where they fit, else one block a row; with rows for the pen.

use super::{
    answer_tag, choice, entry, ranking,
    ratings::{letter, step_words},
    text_tag, written,
};
use crate::{
    base::{Id, Mm, Pt},
    page::{
        grid::{ANSWER, COLUMN, Field, HALF, ONE, SECOND, THREE, TWO, WIDE, fits, stroke},
        job::Job,
        marks::level,
        model::BlockRole,
        place::{Is, Step},
        rich::Rich,
        slab::{Part, Slab, Tag, keep_all, stack, text_slabs},
        style,
    },
    t,
    template::{Item, Kind, Rows, Table},
    worksheet::{Answer, Row},
};

/// Space in a row over its words, and under them.
pub(in crate::page) const INSIDE: Mm = Mm(1.2);

/// As much as the question over a table takes, with what is said under it, unless it is a very long one.
const QUESTION_HIGH: Mm = Mm(24.0);

/// Columns of a table: left edge and width. Of two, the one that is written in has more room.
pub(in crate::page) fn columns<'a>(columns: impl IntoIterator<Item = &'a Item>) -> Vec<(Mm, Mm)> {
    let written = |column: &Item| matches!(column.kind, Kind::ShortText(_) | Kind::LongText(_));
    match columns.into_iter().map(written).collect::<Vec<bool>>()[..] {
        [_] => vec![(ONE, WIDE)],
        [true, true] => vec![(ONE, HALF), (SECOND, HALF)],
        [false, true] => vec![(ONE, COLUMN), (TWO, ANSWER)],
        [_, _] => vec![(ONE, ANSWER), (THREE, COLUMN)],
        _ => vec![(ONE, COLUMN), (TWO, COLUMN), (THREE, COLUMN)],
    }
}

/// Whether a table stands in columns on a completed sheet.
pub(in crate::page) fn in_columns(table: &Table) -> bool {
    let free = table.columns.len() <= 3 && matches!(table.rows, Rows::Free { .. });
    !table.block_rows && (free || is_beside(table))
}

/// Whether the names of the rows stand beside the one thing that is asked of each.
pub(in crate::page) fn is_beside(table: &Table) -> bool {
    !table.block_rows && asked_once(table).is_some()
}

/// Columns of a table, and whether the names of its rows stand before them.
pub(in crate::page) fn places(table: &Table) -> (Vec<(Mm, Mm)>, usize) {
    if is_beside(table) { (vec![(TWO, ANSWER)], 1) } else { (columns(&table.columns), 0) }
}

/// The rows that hold something, in order.
pub(in crate::page) fn answered_rows<'a>(table: &Table, answer: &'a Answer) -> Vec<&'a Row> {
    let has = |row: &&Row| row.cells.values().any(|cell| !cell.is_unanswered());
    let rows = answer.rows().iter().filter(has);
    match &table.rows {
        Rows::Free { .. } => rows.collect(),
        Rows::Fixed(given) => {
            let mut rows: Vec<&Row> = rows.collect();
            rows.sort_by_key(|row| given.position(row.id.as_str()).unwrap_or(usize::MAX));
            rows
        }
    }
}

/// The words of a cell.
pub(in crate::page) fn cell_words(job: &Job<'_>, table: &Item, row: &Row, column: &Item) -> String {
    if job.outcome.closed_cells.contains(&(table.id.clone(), row.id.clone(), column.id.clone())) {
        return String::new();
    }
    let answer = row.cell(column.id.as_str());
    match (&column.kind, answer) {
        (Kind::ShortText(_) | Kind::LongText(_), Answer::Text(text)) => text.clone(),
        (Kind::ShortText(text) | Kind::LongText(text), Answer::Nothing) => {
            text.or_nothing.as_ref().map(|words| job.rich(words).text).unwrap_or_default()
        }
        (Kind::ChooseOne(_) | Kind::ChooseMany(_) | Kind::YesNo { .. }, _) => choice::words_of(job, column, answer),
        (Kind::Slider(_), Answer::Step(step)) => step.to_string(),
        (Kind::Ratings(ratings), _) => step_words(job, column, ratings, answer).unwrap_or_default(),
        (Kind::Ranking(_), _) => {
            let places = ranking::words(job, column, answer).into_iter().zip(1..);
            places.map(|(words, place)| format!("{place}. {words}")).collect::<Vec<_>>().join("; ")
        }
        _ => entry::words(job, column, answer),
    }
}

/// Head and rows in columns: slabs of the body, slabs of the head.
pub(in crate::page) fn completed(job: &mut Job<'_>, item: &Item, table: &Table) -> (Vec<Slab>, Vec<Slab>) {
    let (places, names) = places(table);
    let head = heads(job, item, table, &places, names, (stroke::FINE, Mm(1.2)));
    let answer = job.answer(item.id.as_str());
    let label = style::FIELD.line + Mm(1.0);
    let high = label + head.iter().map(|slab| slab.height).sum();
    let mut slabs = head.clone();
    slabs.iter_mut().skip(1).for_each(|slab| slab.glued = true);
    for (nth, row) in answered_rows(table, answer).into_iter().enumerate() {
        let mut own = row_slabs(job, (item, table), row, (&places, names), nth, high);
        if let Some(first) = own.first_mut() {
            first.glued = nth == 0;
        }
        slabs.append(&mut own);
    }
    (slabs, head)
}

/// One row as high as its longest cell; a row longer than a page under its head breaks between lines.
fn row_slabs(
    job: &mut Job<'_>,
    (item, table): (&Item, &Table),
    row: &Row,
    (places, names): (&[(Mm, Mm)], usize),
    nth: usize,
    head: Mm,
) -> Vec<Slab> {
    let mut slabs = vec![Slab::space(INSIDE)];
    let mut lines: Vec<Slab> = Vec::new();
    for (at, (column, (x, width))) in table.columns.iter().zip(places).enumerate() {
        let words = cell_words(job, item, row, column);
        let tag = answer_tag(&item.id, nth * (places.len() + names) + names + at);
        let steps = cell(table, names, nth + 1, Is::Cell.at(at + names)).into_iter().chain([Is::Paragraph.nth(0)]);
        let tag = tag.at(steps);
        for (line, slab) in written(job, &words, *x, *width, &tag).into_iter().enumerate() {
            match lines.get_mut(line) {
                Some(there) => {
                    there.gap = there.gap.max(slab.gap);
                    there.glued |= slab.glued;
                    there.close |= slab.close;
                    there.parts.extend(slab.parts);
                }
                None => lines.push(slab),
            }
        }
    }
    if lines.is_empty() {
        lines.push(Slab::space(style::ANSWER.line));
    }
    lines.iter_mut().take(1).for_each(Slab::hold);
    if names > 0 {
        let tag = text_tag(&item.id, nth * (places.len() + names));
        beside(job, (item, table), row_name(table, row.id.as_str()), nth + 1, &tag, &mut lines);
    }
    slabs.append(&mut lines);
    let close = Part::drawn(Tag::artifact(u32::MAX), vec![level(ONE, INSIDE, WIDE, stroke::FINE)]);
    let mut close = Slab::of(INSIDE, close);
    close.hold();
    slabs.push(close);
    let high: Mm = slabs.iter().map(|slab| slab.gap + slab.height).sum();
    if fits(high + head, Field::of(job.options.paper).height()) {
        keep_all(&mut slabs);
    }
    slabs
}

/// Puts the name of a row beside its lines; what it is higher than they are comes after them.
pub(in crate::page) fn beside(
    job: &mut Job<'_>,
    (item, table): (&Item, &Table),
    name: Option<&String>,
    row: usize,
    tag: &Tag,
    lines: &mut Vec<Slab>,
) {
    let rich = name.map(|name| job.rich(name)).unwrap_or_default();
    let set = job.set(&rich, style::QUESTION, COLUMN, Some(&item.id));
    let tag = tag.clone().at(cell(table, 1, row, Is::Beside.nth(0)));
    let Some(first) = lines.first_mut() else { return };
    let high = stack(set, ONE, Mm::ZERO, style::QUESTION, &tag, &mut first.parts);
    let mut reached = Mm::ZERO;
    for slab in lines.iter_mut() {
        // The name never reaches down over the end of a page.
        slab.glued |= reached.0 > 0.0 && !fits(high, reached);
        reached += slab.gap + slab.height;
    }
    if !fits(high, reached) {
        lines.push(Slab::space(high - reached).glue());
    }
}

/// The way to a cell of a table; `names` is 1 where the rows' names stand before its columns.
pub(in crate::page) fn cell(table: &Table, names: usize, row: usize, cell: Step) -> Vec<Step> {
    let cells = u32::try_from(table.columns.len() + names).unwrap_or(1);
    vec![Is::Table.nth(0), Is::Row(cells).at(row), cell]
}

/// A rule and the heads of the columns under it.
pub(in crate::page) fn heads(
    job: &mut Job<'_>,
    item: &Item,
    table: &Table,
    places: &[(Mm, Mm)],
    names: usize,
    (rule, after): (Pt, Mm),
) -> Vec<Slab> {
    let mut parts = vec![Part::drawn(Tag::artifact(u32::MAX), vec![level(ONE, Mm::ZERO, WIDE, rule)])];
    let mut high = Mm::ZERO;
    for (at, (column, (x, width))) in table.columns.iter().zip(places).enumerate() {
        let rich = job.rich(&column.ask);
        let lines = job.set(&rich, style::HEAD, *width, Some(&item.id));
        let nth = u32::try_from(at).unwrap_or(0);
        let tag = Tag::new(crate::page::question::stream::UNDER + 10 + nth, BlockRole::Text, Some(&item.id));
        let tag = tag.at(cell(table, names, 0, Is::Above(1).at(at + names)));
        high = high.max(stack(lines, *x, Mm(1.0), style::HEAD, &tag, &mut parts));
    }
    let height = Mm(1.0) + high + after;
    if after.0 > 0.0 {
        parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![level(ONE, height, WIDE, stroke::FINE)]));
    }
    vec![Slab { height, parts, ..Slab::default() }]
}

/// One block a row: the row's name, then each head as a label with the answer under it.
pub(in crate::page) fn in_blocks(job: &mut Job<'_>, item: &Item, table: &Table, x: Mm, width: Mm) -> Vec<Slab> {
    let answer = job.answer(item.id.as_str());
    let mut slabs = Vec::new();
    let rows = answered_rows(table, answer);
    let several = rows.len() > 1;
    if let (Some(column), false) = (asked_once(table), rows.is_empty()) {
        slabs.append(&mut once(job, &item.id, column, (x, width)));
        slabs.push(Slab::space(Mm(1.0)).glue());
    }
    for (nth, row) in rows.into_iter().enumerate() {
        let mut own = Vec::new();
        let base = nth * (2 * table.columns.len() + 1);
        let name = row_name(table, row.id.as_str()).cloned().or_else(|| each(table, nth));
        if let Some(name) = name {
            let rich = job.rich(&name);
            let lines = job.set(&rich, style::QUESTION, width, Some(&item.id));
            let mut tag = text_tag(&item.id, base);
            if table.group.is_some() {
                tag = tag.at([Is::Subheading.at(nth)]);
            }
            own.append(&mut text_slabs(lines, x, style::QUESTION, &tag));
            keep_all(&mut own);
        }
        let name = own.len();
        for (at, column) in table.columns.iter().enumerate() {
            let words = cell_words(job, item, row, column);
            if words.trim().is_empty() {
                continue;
            }
            let nth = base + 1 + 2 * at;
            if asked_once(table).is_some() {
                own.append(&mut written(job, &words, x, width, &answer_tag(&item.id, nth + 1)));
            } else {
                own.append(&mut cell_block(job, &item.id, column, &words, (x, width), nth));
            }
        }
        if let Some(first) = own.first_mut()
            && nth > 0
        {
            first.gap = Mm(2.0);
        } else if let Some(first) = own.first_mut() {
            // With what is asked of every row.
            first.glued = !slabs.is_empty();
        }
        if let Some(next) = own.get_mut(name.max(1)) {
            next.glued = true;
        }
        let high: Mm = own.iter().map(|slab| slab.gap + slab.height).sum();
        let over = if nth == 0 { QUESTION_HIGH } else { style::FIELD.line + Mm(1.0) };
        if table.group.is_none() && fits(high + over, Field::of(job.options.paper).height()) {
            keep_all(&mut own);
        }
        if several && nth > 0 {
            let rule = Part::drawn(Tag::artifact(u32::MAX), vec![level(x, Mm(-1.6), width, stroke::FINE)]);
            if let Some(first) = own.first_mut() {
                first.parts.push(rule);
                first.gap = Mm(3.6);
            }
        }
        slabs.append(&mut own);
    }
    slabs
}

/// The only column of a table with given rows: what it asks is said once, not in every row.
pub(in crate::page) fn asked_once(table: &Table) -> Option<&Item> {
    let [column] = table.columns.as_slice() else { return None };
    (matches!(table.rows, Rows::Fixed(_)) && table.group.is_none()).then_some(column)
}

/// What the only column asks, above the rows.
pub(in crate::page) fn once(job: &mut Job<'_>, item: &Id, column: &Item, (x, width): (Mm, Mm)) -> Vec<Slab> {
    let rich = job.rich(&column.ask);
    let lines = job.set(&rich, style::LABEL, width, Some(item));
    let tag = Tag::new(crate::page::question::stream::UNDER + 10, BlockRole::Text, Some(item));
    let mut slabs = text_slabs(lines, x, style::LABEL, &tag);
    keep_all(&mut slabs);
    slabs
}

fn cell_block(job: &mut Job<'_>, item: &Id, column: &Item, words: &str, place: (Mm, Mm), nth: usize) -> Vec<Slab> {
    let (x, width) = place;
    let mut rich = job.rich(&column.ask);
    if let Some(letter) = job.letter(&column.id) {
        rich = rich.after(&format!("{letter}  "), style::Look::Plain);
    }
    let lines = job.set(&rich, style::LABEL, width, Some(item));
    let mut label = text_slabs(lines, x, style::LABEL, &text_tag(item, nth));
    keep_all(&mut label);
    let mut words = written(job, words, x, width, &answer_tag(item, nth + 1));
    if let Some(first) = words.first_mut() {
        first.glued = true;
    }
    label.append(&mut words);
    label.push(Slab::space(Mm(1.0)).glue());
    label
}

/// What a row of a group is called: *Moment 2*; nothing if it is there once only.
pub(in crate::page) fn each(table: &Table, nth: usize) -> Option<String> {
    let group = table.group.as_ref().filter(|group| group.several)?;
    let number = (nth + 1).to_string();
    Some(match &group.each {
        Some(each) => format!("{each} {number}"),
        None => t!("group-each", number = &number),
    })
}

/// The name of a fixed row.
pub(in crate::page) fn row_name<'t>(table: &'t Table, row: &str) -> Option<&'t String> {
    match &table.rows {
        Rows::Fixed(given) => given.get(row),
        Rows::Free { .. } => None,
    }
}

/// The tick under a table that answers it whole.
pub(in crate::page) fn none_of_it(job: &mut Job<'_>, item: &Item, table: &Table, x: Mm) -> Vec<Slab> {
    let words = table.none.as_ref().map(|words| job.rich(words)).unwrap_or_else(|| Rich::plain(&letter(0)));
    choice::chosen_row(job, item, &words.text, x, true, 0)
}
