//! The completed sheet: only what was answered, as long as it is.

use super::{
    former,
    grid::{ONE, TWO, WIDE},
    head, items,
    job::Job,
    model::BlockRole,
    question::{Under, above, beside, stacked},
    results,
    rich::Rich,
    section,
    slab::{GoesOn, Slab, Tag, Unit, text_slabs},
    style,
};
use crate::{
    base::Mm,
    t,
    template::{Item, Kind, SectionPlace},
    worksheet::{Answer, Way},
};

/// The streams of the closing line, after all of the item that it stands with.
const CLOSING: u32 = 1 << 20;

/// The units of a completed sheet, in order.
pub(super) fn units(job: &mut Job<'_>) -> Vec<Unit> {
    let mut units = vec![head::completed(job, head::AFTER_COMPLETED)];
    let in_header: Vec<_> = head::fields(job).into_iter().map(|item| item.id.clone()).collect();
    for (index, section) in job.template.sections.iter().enumerate() {
        let mut own = Vec::new();
        for item in &section.items {
            if in_header.contains(&item.id) {
                own.extend(results::under(job, item));
                continue;
            }
            own.extend(item_unit(job, item).map(|unit| unit.placed(item)));
            if job.prints(item) {
                own.extend(results::under(job, item));
            }
        }
        units.extend(section::titled(job, index, section, own));
    }
    units.extend(former::units(job));
    let closing = closing(job);
    match (closing, units.last_mut()) {
        // With the last lines of what stands before it: never alone on a page.
        (Some(mut closing), Some(last)) => {
            // Below the question beside a short answer, too.
            let gap = last.overhang() + last.after;
            for (nth, slab) in closing.slabs.iter_mut().enumerate() {
                slab.glued = true;
                if nth == 0 {
                    slab.gap = gap;
                }
            }
            last.slabs.append(&mut closing.slabs);
        }
        (closing, _) => units.extend(closing),
    }
    units
}

/// One item with its answer; nothing if it is not on paper or was left open.
fn item_unit(job: &mut Job<'_>, item: &Item) -> Option<Unit> {
    if !job.prints(item) || !item.asks() || !(job.is_answered(item) || job.stands_open(item)) {
        return None;
    }
    let unit = match &item.kind {
        Kind::Ratings(ratings) => items::ratings::grid(job, item, ratings, false),
        Kind::Drawing(area) => {
            let question = above(job, item, false, WIDE, None, &[]);
            let mut body = items::drawing::completed(job, item, *area, ONE, WIDE);
            body.extend(items::later(job, item, ONE));
            let unit = stacked(question, body, Mm(1.5));
            Unit { number: job.number(item.id.as_str()), goes_on: GoesOn::Above, ..unit }
        }
        Kind::Table(table) if *job.answer(item.id.as_str()) == Answer::Nothing => {
            let body = items::table::none_of_it(job, item, table, TWO);
            beside(job, item, false, None, &[], body)
        }
        Kind::Table(table) => {
            let question = above(job, item, false, WIDE, None, &[]);
            if items::given_rows::suits(table) {
                let (body, head) = items::given_rows::completed(job, item, table);
                let unit = stacked(question, body, Mm(1.0));
                Unit { head, number: job.number(item.id.as_str()), goes_on: GoesOn::Above, ..unit }
            } else if items::table::in_columns(table) {
                let (body, head) = items::table::completed(job, item, table);
                let unit = stacked(question, body, Mm(1.0));
                let (number, under_head) = (job.number(item.id.as_str()), items::table::INSIDE);
                Unit { head, under_head, number, goes_on: GoesOn::Above, ..unit }
            } else {
                let body = items::table::in_blocks(job, item, table, ONE, WIDE);
                let unit = stacked(question, body, Mm(1.0));
                Unit { number: job.number(item.id.as_str()), goes_on: GoesOn::Above, ..unit }
            }
        }
        _ => {
            let mut body = items::answered(job, item, TWO);
            body.extend(items::later(job, item, TWO));
            if body.is_empty() {
                // An answer of nothing but space has its line.
                body.push(Slab::space(style::ANSWER.line));
            }
            let count = items::choice::count(item, job.answer(item.id.as_str()));
            let under: Vec<Under> =
                count.map(|words| Under::new(Rich::plain(&words), style::SMALL, Mm::ZERO)).into_iter().collect();
            beside(job, item, false, None, &under, body)
        }
    };
    Some(unit)
}

/// *Left open: …  Not asked, by the answers above: …*
fn closing(job: &mut Job<'_>) -> Option<Unit> {
    if job.template.for_client.is_some() {
        // Whatever the client skipped is nobody's business.
        return None;
    }
    let short_way = job.sheet.content.way == Way::Short;
    let mut open: Vec<String> = Vec::new();
    let mut not_asked: Vec<String> = Vec::new();
    for section in &job.template.sections {
        if section.place != SectionPlace::Body {
            continue;
        }
        for item in section.items.iter().filter(|item| item.asks() && job.may_leave(item) && !item.for_supervisor) {
            let Some(number) = job.number(item.id.as_str()) else { continue };
            if !job.outcome.is_shown(item.id.as_str()) {
                not_asked.push(number.to_string());
            } else if !job.is_answered(item) && !job.stands_open(item) && (item.short || !short_way) {
                let words = item.brief.as_ref().map_or_else(|| job.ask(item).text, |brief| job.rich(brief).text);
                open.push(format!("{number} {words}"));
            }
        }
    }
    let mut both = Vec::new();
    if !open.is_empty() {
        both.push(t!("paper-left-open", items = &open.join(" · ")));
    }
    if !not_asked.is_empty() {
        both.push(t!("paper-not-asked", numbers = &not_asked.join(", ")));
    }
    if both.is_empty() {
        return None;
    }
    let joined = job.set(&Rich::plain(&both.join("\u{2003}")), style::SMALL, WIDE, None);
    let tag = |nth| Tag::new(CLOSING + nth, BlockRole::Text, None);
    if joined.len() == 1 {
        return Some(Unit::column(text_slabs(joined, ONE, style::SMALL, &tag(0))));
    }
    let mut slabs = Vec::new();
    for (words, nth) in both.iter().zip(0..) {
        let lines = job.set(&Rich::plain(words), style::SMALL, WIDE, None);
        slabs.append(&mut text_slabs(lines, ONE, style::SMALL, &tag(nth)));
    }
    Some(Unit::column(slabs))
}
