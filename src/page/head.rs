//! Head and foot: title, header row, running head, footer.

use super::{
    field::{self, Name},
    grid::{COLUMN, FOOT_BASE, NUMBER, ONE, RIGHT, RUNNING_BASE, THREE, TWO, WIDE, stroke},
    items::{boxes, choice, entry},
    job::Job,
    marks::level,
    model::{Block, BlockRole, Copy, FieldKind, Mark},
    place::Is,
    question::stream,
    rich::Rich,
    slab::{Part, Slab, Tag, Unit, blocks, keep_all, stack, text_slabs},
    style::{self, Look},
};
use crate::{
    base::Mm,
    t,
    template::{Item, Kind, SectionPlace, Sharing, Template},
    words::day_long,
    worksheet::Answer,
};

/// Title, subtitle and head rule: the top of the first page.
pub(super) fn title(job: &mut Job<'_>) -> Vec<Slab> {
    let rich = job.rich(&job.template.title.clone());
    let lines = job.set(&rich, style::TITLE, WIDE, None);
    let mut slabs = text_slabs(lines, ONE, style::TITLE, &Tag::new(stream::SHEET_TITLE, BlockRole::Title, None));
    let subtitle = match job.options.copy {
        Copy::Review => Some(t!("paper-review-copy").to_owned()),
        _ => job.template.subtitle.clone(),
    };
    if let Some(words) = subtitle {
        let rich = job.rich(&words);
        let lines = job.set(&rich, style::SUBTITLE, WIDE, None);
        let mut more =
            text_slabs(lines, ONE, style::SUBTITLE, &Tag::new(stream::SHEET_SUBTITLE, BlockRole::Text, None));
        if let Some(first) = more.first_mut() {
            first.gap = Mm(0.5);
        }
        slabs.append(&mut more);
    }
    let rule = Part::drawn(Tag::artifact(stream::SHEET_RULE), vec![level(NUMBER, Mm::ZERO, RIGHT, stroke::RULE)]);
    slabs.push(Slab::of(Mm::ZERO, rule).gap(Mm(4.0)));
    slabs
}

/// The fields of the header row: items of the header section that fit a column.
pub(super) fn fields<'t>(job: &Job<'t>) -> Vec<&'t Item> {
    let header = job.template.sections.iter().filter(|s| s.place == SectionPlace::Header);
    let fits = |item: &&Item| match &item.kind {
        Kind::Date { .. } | Kind::Time { .. } | Kind::ClientCode | Kind::Number(_) => true,
        Kind::ChooseOne(choices) => choices.options.len() <= 6,
        Kind::YesNo { .. } => true,
        _ => false,
    };
    let all = header.flat_map(|s| &s.items).filter(|item| job.prints(item)).filter(fits);
    let answered = |item: &&Item| job.is_blank() || job.is_answered(item);
    all.filter(answered).take(if job.options.copy == Copy::Review { 2 } else { 6 }).collect()
}

/// Title and header row of a sheet with answers.
pub(super) fn completed(job: &mut Job<'_>, after: Mm) -> Unit {
    let mut slabs = title(job);
    let fields = fields(job);
    let header = job.template.sections.iter().filter(|section| section.place == SectionPlace::Header);
    let has_header = header.flat_map(|section| &section.items).any(|item| item.asks() && job.prints(item));
    if !has_header {
        // The rule of the first section is enough.
        slabs.pop();
    }
    for (nth, row) in fields.chunks(3).enumerate() {
        let gap = if nth == 0 { Mm(2.0) } else { Mm(1.5) };
        let mut parts = Vec::new();
        let mut high = Mm(11.0);
        for (at, (item, x)) in row.iter().zip([ONE, TWO, THREE]).enumerate() {
            high = high.max(field(job, item, x, stream::of_field(3 * nth + at), &mut parts));
        }
        slabs.push(Slab { height: high, gap, parts, ..Slab::default() });
    }
    keep_all(&mut slabs);
    Unit { after, ..Unit::column(slabs) }
}

/// A field with its value; gives its height.
fn field(job: &mut Job<'_>, item: &Item, x: Mm, stream: u32, parts: &mut Vec<Part>) -> Mm {
    field_label(job, item, x, stream, false, parts);
    let words = match job.answer(item.id.as_str()) {
        answer @ (Answer::One(_) | Answer::Many(_)) => choice::words_of(job, item, answer),
        answer => entry::words(job, item, answer),
    };
    let lines = job.set(&Rich::plain(&words), style::ANSWER, COLUMN, Some(&item.id));
    let tag = Tag::new(stream + 2, BlockRole::Answer, Some(&item.id)).at([Is::Paragraph.nth(stream)]);
    Mm(6.0) + stack(lines, x, Mm(6.0), style::ANSWER, &tag, parts)
}

/// Number and label of a field.
pub(super) fn field_label(
    job: &mut Job<'_>,
    item: &Item,
    x: Mm,
    stream: u32,
    bold: bool,
    parts: &mut Vec<Part>,
) -> Mm {
    if let Some(number) = job.number(item.id.as_str()) {
        let type_ = if bold { style::NUMBER_BOLD } else { style::NUMBER };
        let line = job.one(&number.to_string(), type_);
        let left = if x == ONE { NUMBER } else { x - Mm(5.0) };
        let tag = Tag::new(stream, BlockRole::Text, Some(&item.id)).at([Is::Paragraph.nth(stream)]);
        parts.push(Part::line(tag, line, left, type_.base));
    }
    let ask = job.ask(item);
    let lines = job.set(&ask, style::FIELD, COLUMN, Some(&item.id));
    let tag = Tag::new(stream + 1, BlockRole::Question, Some(&item.id)).at([Is::Paragraph.nth(stream)]);
    stack(lines, x, Mm::ZERO, style::FIELD, &tag, parts)
}

/// What stands at the right of the running head of a sheet with answers.
fn running_right(job: &Job<'_>) -> String {
    let day = match job.template.day_item().map(|item| job.answer(item.id.as_str())) {
        Some(Answer::Day(day)) => day_long(*day),
        _ => String::new(),
    };
    let code = job.template.client_item().filter(|item| job.prints(item));
    let code = code.and_then(|item| job.answer(item.id.as_str()).text()).unwrap_or("").trim().to_owned();
    match (code.is_empty(), day.is_empty()) {
        (false, false) => format!("{code} · {day}"),
        _ => format!("{code}{day}"),
    }
}

/// How wide the title may be in the running head beside *Date* and its line.
const BESIDE_DATE: Mm = Mm(120.0);

/// The running head of a page other than the first.
pub(super) fn running(job: &mut Job<'_>) -> Vec<Block> {
    let title = job.rich(&job.template.title.clone()).text;
    let mut parts = Vec::new();
    let tag = Tag::artifact(0);
    // Shortened where it must be: it stands whole on the first page.
    let line = job.one_within(&title, style::SMALL, if job.is_blank() { BESIDE_DATE } else { WIDE });
    let title_end = ONE + line.width.mm();
    parts.push(Part::line(tag.clone(), line, ONE, RUNNING_BASE));
    if job.template.for_client.is_some() {
        // The client's sheet has neither date nor code.
    } else if job.is_blank() {
        let date = RIGHT - Mm(28.0);
        let label = job.one(t!("paper-date"), style::SMALL);
        let x = date - Mm(0.7) - label.width.mm();
        parts.push(Part::line(Tag::artifact(1), label, x, RUNNING_BASE));
        let code = x - Mm(3.8) - Mm(28.0);
        let label = job.one(t!("paper-client-code"), style::SMALL);
        let x = code - Mm(0.7) - label.width.mm();
        if x.0 > title_end.0 + 3.0 && job.template.client_item().is_some() {
            parts.push(Part::line(Tag::artifact(1), label, x, RUNNING_BASE));
            parts.push(Part::drawn(tag.clone(), vec![level(code, RUNNING_BASE, Mm(28.0), stroke::FINE)]));
        }
        parts.push(Part::drawn(tag, vec![level(date, RUNNING_BASE, Mm(28.0), stroke::FINE)]));
    } else {
        let words = running_right(job);
        let line = job.one_within(&words, style::SMALL, WIDE);
        let x = RIGHT - line.width.mm();
        if x.0 > title_end.0 + 3.0 {
            parts.push(Part::line(Tag::artifact(1), line, x, RUNNING_BASE));
        } else {
            parts.push(Part::line(Tag::artifact(1), line, x, RUNNING_BASE + style::SMALL.line));
        }
    }
    let mut blocks = blocks(parts);
    blocks.iter_mut().for_each(|block| block.place.steps = vec![Is::Header.nth(0)]);
    blocks
}

/// The unit of the sentence of the footer that is read out.
const READ_OUT: u32 = u32::MAX - 7;

/// The footer of a page, from 0.
pub(super) fn footer(job: &mut Job<'_>, page: usize, pages: usize, code: &str, bottom: Mm) -> Vec<Block> {
    let y = bottom + FOOT_BASE;
    if job.template.for_client.is_some() {
        return client_footer(job, page, pages, y);
    }
    let private = job.one(t!("paper-private"), style::SMALL);
    let version = &job.template.version;
    let sheet = match job.options.copy {
        Copy::Completed => t!("paper-sheet", version = version, code = code),
        Copy::Fillable if job.options.answered => t!("paper-sheet", version = version, code = code),
        Copy::Blank | Copy::Fillable => t!("paper-sheet-blank", version = version),
        Copy::Review => t!("paper-sheet-review", code = code),
    };
    let sheet = job.one(sheet.trim(), style::SMALL);
    let is_last = page + 1 == pages;
    let page = job.one(&t!("paper-page", page = page + 1, pages = pages), style::SMALL_STRONG);
    let at = RIGHT - page.width.mm();
    // Of hundreds of pages each has a long number: the sheet's own words give way.
    let sheet_at = THREE.0.min((at - sheet.width.mm() - Mm(2.0)).0);
    let tag = |nth| Tag::artifact(nth).at([Is::Footer.nth(0)]);
    // Whoever listens hears it once, at the end.
    let read_out = Tag { unit: READ_OUT, ..Tag::new(0, BlockRole::Text, None).at([Is::Paragraph.nth(0)]) };
    blocks(vec![
        Part::line(if is_last { read_out } else { tag(0) }, private, ONE, y),
        Part::line(tag(1), sheet, Mm(sheet_at), y),
        Part::line(tag(2), page, at, y),
    ])
}

/// The footer of the client's own sheet: nothing but the page.
fn client_footer(job: &mut Job<'_>, page: usize, pages: usize, y: Mm) -> Vec<Block> {
    let words = t!("paper-page", page = page + 1, pages = pages);
    let line = job.one(&words, style::SMALL_STRONG);
    let at = RIGHT - line.width.mm();
    blocks(vec![Part::line(Tag::artifact(0).at([Is::Footer.nth(0)]), line, at, y)])
}

/// Moves blocks from the grid onto the paper.
pub(super) fn onto_paper(blocks: &mut [Block], left: Mm) {
    let marks = blocks.iter_mut().flat_map(|block| &mut block.marks);
    marks.for_each(|mark: &mut Mark| super::slab::move_mark(mark, left.pt(), Mm::ZERO.pt()));
}

/// The common space after a header of a sheet with answers.
pub(super) const AFTER_COMPLETED: Mm = Mm(4.0);

/// Title, fields with lines, the privacy line, the short way: the top of a blank sheet.
pub(super) fn blank(job: &mut Job<'_>) -> Unit {
    let mut slabs = title(job);
    let fields = fields(job);
    for (nth, row) in fields.chunks(3).enumerate() {
        let mut parts = Vec::new();
        let mut high = Mm(10.5);
        for (at, (item, x)) in row.iter().zip([ONE, TWO, THREE]).enumerate() {
            let place = stream::of_field(3 * nth + at);
            let label = field_label(job, item, x, place, job.is_short(item), &mut parts);
            if matches!(item.kind, Kind::ChooseOne(_) | Kind::YesNo { .. }) {
                high = high.max(boxes::field(job, item, x, place + 2, label + Mm(0.6), &mut parts));
            } else {
                let mark = level(x, Mm(10.5), COLUMN, stroke::FINE);
                parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![mark]));
                if let Some(name) = Name::of(job, item) {
                    let tag = Tag::new(place + 2, BlockRole::Text, Some(&item.id));
                    let rect = [x, Mm(4.2), COLUMN, Mm(6.0)];
                    parts.push(field::field(&tag, &[], &says_form(job, item, name), FieldKind::Line, rect));
                }
            }
        }
        let gap = if nth == 0 { Mm(1.5) } else { Mm(2.5) };
        slabs.push(Slab { height: high, gap, parts, ..Slab::default() });
    }
    let client = job.template.for_client.is_some();
    if job.options.name_lines && !job.is_fillable() && !client && may_be_filed(job.template) {
        slabs.push(name_lines(job).gap(if fields.is_empty() { Mm(1.5) } else { Mm(2.5) }));
    }
    for (nth, item) in header_texts(job).into_iter().enumerate() {
        let rich = job.ask(item);
        let lines = job.set(&rich, style::INFO, WIDE, Some(&item.id));
        let place = 60 + u32::try_from(nth).unwrap_or(0);
        let mut more = text_slabs(lines, ONE, style::INFO, &Tag::new(place, BlockRole::Text, Some(&item.id)));
        if let Some(first) = more.first_mut() {
            first.gap = Mm(2.5);
        }
        slabs.append(&mut more);
    }
    let apart = if header_texts(job).is_empty() { Mm(2.5) } else { Mm(1.0) };
    if !client {
        let rich = stop_anywhere(job);
        let lines = job.set(&rich, style::INFO, WIDE, None);
        let mut more = text_slabs(lines, ONE, style::INFO, &Tag::new(90, BlockRole::Text, None));
        if let Some(first) = more.first_mut() {
            first.gap = apart;
        }
        slabs.append(&mut more);
    }
    keep_all(&mut slabs);
    Unit { after: Mm(3.5), ..Unit::column(slabs) }
}

/// The name of a line, with the form in which a day or a time is read again.
pub(super) fn says_form(job: &Job<'_>, item: &Item, name: Name) -> Name {
    match item.kind {
        Kind::Date { .. } => name.saying(t!("pdf-field-day")),
        Kind::Time { .. } => name.saying(t!("pdf-field-time")),
        Kind::Number(ref number) => {
            let unit = number.unit.as_ref().map(|unit| job.rich(unit).text);
            name.saying(&unit.unwrap_or_default())
        }
        _ => name,
    }
}

/// The texts of the header section.
fn header_texts<'t>(job: &Job<'t>) -> Vec<&'t Item> {
    let header = job.template.sections.iter().filter(|s| s.place == SectionPlace::Header);
    header.flat_map(|s| &s.items).filter(|item| !item.asks() && job.prints(item)).collect()
}

/// Whether a sheet may go into a file: not if all of it stays with its writer, or is a supervisor's own.
fn may_be_filed(template: &Template) -> bool {
    let body = template.items().filter(|(section, item)| section.place == SectionPlace::Body && item.asks());
    let mut body = body.map(|(_, item)| item.sharing);
    !template.supervisors && body.any(|sharing| sharing == Sharing::Free)
}

/// Lines for name, training number and supervisor: the copy for the file only.
fn name_lines(job: &mut Job<'_>) -> Slab {
    let labels = [t!("paper-name"), t!("paper-training-number"), t!("paper-supervisor")];
    let mut parts = Vec::new();
    for (nth, (label, x)) in labels.into_iter().zip([ONE, TWO, THREE]).enumerate() {
        let line = job.one(label, style::FIELD);
        let place = 50 + u32::try_from(nth).unwrap_or(0);
        parts.push(Part::line(Tag::new(place, BlockRole::Text, None), line, x, style::FIELD.base));
        let mark = level(x, Mm(10.5), COLUMN, stroke::FINE);
        parts.push(Part::drawn(Tag::artifact(u32::MAX), vec![mark]));
    }
    Slab { height: Mm(10.5), parts, ..Slab::default() }
}

/// *You can stop anywhere*, and how to know the short way.
fn stop_anywhere(job: &Job<'_>) -> Rich {
    let Some(minutes) = job.template.short_minutes.filter(|_| !job.options.short_only) else {
        return Rich::plain(t!("paper-stop-anywhere"));
    };
    let words = t!("paper-short-way", minutes = usize::from(minutes));
    let mut rich = Rich::default();
    for (nth, piece) in words.split("**").enumerate() {
        rich.push(piece, if nth % 2 == 1 { Look::Bold } else { Look::Plain });
    }
    rich
}
