//! Tables with given rows and choices only: answers beside the row's name, and
//! for the pen a grid of circles, each option written out above its column.

use super::{answer_tag, table, text_tag};
use crate::{
    base::{Mm, Pt},
    page::{
        condition_words,
        field::{Name, field},
        grid::{ANSWER, COLUMN, ONE, RIGHT, TWO, WIDE, stroke},
        items::{choice, ratings::count},
        job::Job,
        lines::Line,
        marks::{level, rating_blank},
        model::{BlockRole, FieldKind},
        place::{Is, Step},
        question::stream,
        rich::Rich,
        slab::{Part, Slab, Tag, extra, high as high_of, stack},
        style,
    },
    template::{Item, Kind, Rows, Table},
};

/// Height of a row for the pen.
const ROW: Mm = Mm(9.0);
/// Least width of the rows' names.
const NAMES: Mm = Mm(38.0);
/// Space between the columns of one question and the next.
const BETWEEN: Mm = Mm(2.0);

/// Whether a table has given rows and one choice in each of its few columns.
pub(in crate::page) fn suits(table: &Table) -> bool {
    let choices = table.columns.iter().all(|column| matches!(column.kind, Kind::ChooseOne(_) | Kind::YesNo { .. }));
    matches!(table.rows, Rows::Fixed(_)) && choices && (1..=3).contains(&table.columns.len())
}

/// Name of each row that was answered, and beside it the words chosen.
pub(in crate::page) fn completed(job: &mut Job<'_>, item: &Item, table: &Table) -> (Vec<Slab>, Vec<Slab>) {
    let wide = ANSWER * (1.0 / count(table.columns.len()));
    let places: Vec<(Mm, Mm)> =
        (0..table.columns.len()).map(|nth| (TWO + wide * count(nth), wide - Mm(3.0))).collect();
    let head = table::heads(job, item, table, &places, 1, (stroke::FINE, Mm(1.2)));
    let mut slabs = head.clone();
    let answer = job.answer(item.id.as_str());
    for (nth, row) in table::answered_rows(table, answer).into_iter().enumerate() {
        let base = nth * (places.len() + 1);
        let mut parts = Vec::new();
        let name = table::row_name(table, row.id.as_str()).cloned().unwrap_or_default();
        let name = job.rich(&name);
        let lines = job.set(&name, style::OPTION, COLUMN, Some(&item.id));
        let tag = text_tag(&item.id, base).at(table::cell(table, 1, nth + 1, Is::Beside.nth(0)));
        let mut high = stack(lines, ONE, Mm(1.2), style::OPTION, &tag, &mut parts);
        for (at, (column, (x, width))) in table.columns.iter().zip(&places).enumerate() {
            let words = table::cell_words(job, item, row, column);
            let steps = table::cell(table, 1, nth + 1, Is::Cell.at(at + 1)).into_iter().chain([Is::Paragraph.nth(0)]);
            let tag = answer_tag(&item.id, base + 1 + at).at(steps);
            let lines = job.set(&Rich::plain(&words), style::ANSWER, *width, Some(&item.id));
            high = high.max(stack(lines, *x, Mm(1.2), style::ANSWER, &tag, &mut parts));
        }
        let bottom = Mm(2.4) + high;
        parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![level(ONE, bottom, WIDE, stroke::FINE)]));
        slabs.push(Slab { height: bottom, glued: nth == 0, parts, ..Slab::default() });
    }
    (slabs, head)
}

/// Left edge and width of the columns that belong to each question.
type Groups = Vec<(Mm, Mm)>;

/// One circle's column.
struct Circle {
    centre: Mm,
    anchor: Vec<Line>,
}

/// The grid for the pen: slabs, and the head to repeat; nothing if it would be too narrow.
pub(in crate::page) fn blank(job: &mut Job<'_>, item: &Item, table: &Table) -> Option<(Vec<Slab>, Vec<Slab>)> {
    let Rows::Fixed(rows) = &table.rows else { return None };
    let (groups, circles) = circles(job, table)?;
    let head = head(job, item, table, &groups, &circles);
    let left = groups.first().map_or(RIGHT, |(x, _)| *x);
    let mut slabs = vec![head.clone()];
    let last = rows.len().saturating_sub(1);
    let whole = Name::of(job, item);
    for (nth, (id, words)) in rows.iter().enumerate() {
        let rich = job.rich(words);
        let lines = job.set(&rich, style::OPTION, left - ONE - Mm(2.0), Some(&item.id));
        let high = ROW + Mm(4.0) * count(lines.len().saturating_sub(2)) + extra(&lines);
        let top = (high - high_of(&lines, style::OPTION)) * 0.5;
        let mut parts = Vec::new();
        let tag = text_tag(&item.id, nth).at(circle_cell(&circles, nth + 2, Is::Beside.nth(0)));
        stack(lines, ONE, top, style::OPTION, &tag, &mut parts);
        let mut marks: Vec<_> = circles.iter().map(|circle| rating_blank(circle.centre, high * 0.5)).collect();
        marks.push(level(ONE, high, WIDE, stroke::FINE));
        parts.push(Part::drawn(Tag::artifact(u32::MAX), marks));
        if let Some(name) = &whole {
            let row = name.part(id.as_str(), &rich.text);
            parts.extend(fields(job, item, table, &circles, (nth, high), &row));
        }
        slabs.push(Slab { height: high, glued: nth < 2 || nth == last, parts, ..Slab::default() });
    }
    Some((slabs, vec![head]))
}

/// A field on each circle of a row; each question of the row is answered for itself.
fn fields(
    job: &Job<'_>,
    item: &Item,
    table: &Table,
    circles: &[Circle],
    (row, high): (usize, Mm),
    name: &Name,
) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut all = circles.iter().enumerate();
    for column in &table.columns {
        let name = name.part(column.id.as_str(), &job.rich(&column.ask).text);
        for ((option, words), (nth, circle)) in choice::options(column).into_iter().zip(all.by_ref()) {
            let rect = [circle.centre - Mm(2.0), high * 0.5 - Mm(2.0), Mm(4.0), Mm(4.0)];
            let steps = circle_cell(circles, row + 2, Is::Cell.at(nth + 1));
            let kind = FieldKind::OneOf(option.to_string(), job.rich(&words).text);
            parts.push(field(&text_tag(&item.id, row), &steps, &name, kind, rect));
        }
    }
    parts
}

/// Groups of columns (left edge, width) and all circles; as wide as their widest word asks.
fn circles(job: &mut Job<'_>, table: &Table) -> Option<(Groups, Vec<Circle>)> {
    let mut needs: Vec<Vec<(String, Mm)>> = Vec::new();
    for column in &table.columns {
        let mut own = Vec::new();
        for (_, words) in choice::options(column) {
            let words = job.rich(&words).text;
            let widest = words.split_whitespace().map(|word| job.one(word, style::SMALL).width.0).fold(0.0, f32::max);
            own.push((words, (Pt(widest).mm() + Mm(1.6)).max(Mm(8.4))));
        }
        needs.push(own);
    }
    let groups = count(needs.len().saturating_sub(1));
    let total: Mm = needs.iter().flatten().map(|(_, width)| *width).sum::<Mm>() + BETWEEN * groups;
    if total.0 > (WIDE - NAMES).0 {
        return None;
    }
    let mut x = RIGHT - total;
    let (mut places, mut all) = (Vec::new(), Vec::new());
    for own in needs {
        let start = x;
        for (words, width) in own {
            let anchor = job.set(&Rich::plain(&words), style::SMALL, width - Mm(0.8), None);
            all.push(Circle { centre: x + width * 0.5, anchor });
            x += width;
        }
        places.push((start, x - start));
        x += BETWEEN;
    }
    Some((places, all))
}

/// The way to a cell of the grid of circles.
fn circle_cell(circles: &[Circle], row: usize, cell: Step) -> [Step; 3] {
    [Is::Table.nth(0), Is::Row(u32::try_from(circles.len() + 1).unwrap_or(1)).at(row), cell]
}

fn head(job: &mut Job<'_>, item: &Item, table: &Table, groups: &[(Mm, Mm)], circles: &[Circle]) -> Slab {
    let mut parts = Vec::new();
    let mut high = Mm::ZERO;
    for (nth, (column, (x, width))) in table.columns.iter().zip(groups).enumerate() {
        let at = stream::UNDER + 10 + 20 * u32::try_from(nth).unwrap_or(0);
        let rich = job.rich(&column.ask);
        let lines = job.set(&rich, style::HEAD, *width, Some(&item.id));
        let before = circles.iter().filter(|circle| circle.centre.0 < x.0).count();
        let under =
            circles.iter().filter(|circle| circle.centre.0 >= x.0 && circle.centre.0 <= (*x + *width).0).count();
        let over = Is::Above(u32::try_from(under).unwrap_or(1)).at(before + 1);
        let tag = |stream| {
            let tag = Tag::new(stream, BlockRole::Text, Some(&item.id));
            tag.at(circle_cell(circles, 0, over.clone()))
        };
        let mut own = stack(lines, *x, Mm::ZERO, style::HEAD, &tag(at), &mut parts);
        let when = column.show_if.as_ref().and_then(|c| condition_words::in_row(job, &table.columns, c));
        if let Some(when) = when {
            let lines = job.set(&Rich::plain(&when), style::HINT, *width, Some(&item.id));
            own += stack(lines, *x, own, style::HINT, &tag(at + 1), &mut parts);
        }
        high = high.max(own);
    }
    let tallest = circles.iter().map(|circle| high_of(&circle.anchor, style::SMALL)).fold(Mm::ZERO, Mm::max);
    let bottom = high + Mm(1.0) + tallest;
    for (nth, circle) in circles.iter().enumerate() {
        let mut y = bottom - high_of(&circle.anchor, style::SMALL);
        let group = groups.iter().rposition(|(x, _)| x.0 <= circle.centre.0).unwrap_or(0);
        let at = stream::UNDER + 12 + 20 * u32::try_from(group).unwrap_or(0) + u32::try_from(nth % 17).unwrap_or(0);
        for line in circle.anchor.clone() {
            let x = circle.centre - line.width.mm() * 0.5;
            let tag = Tag::new(at, BlockRole::Text, Some(&item.id));
            let tag = tag.at(circle_cell(circles, 1, Is::Above(1).at(nth + 1)));
            y += line.above;
            let step = style::SMALL.line + line.below;
            parts.push(Part::line(tag, line.flush(), x, y + style::SMALL.base));
            y += step;
        }
    }
    parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![level(ONE, bottom + Mm(1.2), WIDE, stroke::FINE)]));
    Slab { height: bottom + Mm(1.2), parts, ..Slab::default() }
}
