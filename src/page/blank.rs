//! The blank sheet: every item with a place for the pen.

use std::rc::Rc;

use super::{
    condition_words,
    field::{self, Name},
    grid::{self, ANSWER, COLUMN, ONE, RIGHT, THREE, TWO, WIDE, WRITING, stroke},
    head,
    items::{blank_table, boxes, choice, drawing, given_rows, ranking, ratings, signature, slider, table},
    job::Job,
    marks::{box_to_write_in, level},
    model::{BlockRole, FieldKind, Mark},
    place::Is,
    question::{Under, above, beside, condition_tag, stacked, stream},
    rich::Rich,
    section,
    slab::{Begins, Elastic, GoesOn, Part, Slab, Tag, Unit, keep_all, text_slabs},
    style::{self, Look},
    typed,
};
use crate::{
    base::{Id, Mm, Pt},
    t,
    template::{Choices, Condition, Item, Kind, Rows, Section, SectionPlace, Table, TextBox},
    worksheet::bounds_words,
};

/// The units of a blank sheet, in order.
pub(super) fn units(job: &mut Job<'_>) -> Vec<Unit> {
    let mut units = vec![head::blank(job)];
    let in_header: Vec<_> = head::fields(job).into_iter().map(|item| item.id.clone()).collect();
    for (index, section) in job.template.sections.iter().enumerate() {
        let items: Vec<&Item> = section
            .items
            .iter()
            .filter(|item| job.prints(item) && !in_header.contains(&item.id))
            .filter(|item| section.place != SectionPlace::Header || item.asks())
            .collect();
        // With the short way alone, a section of texts only has nothing to say.
        if !items.iter().any(|item| item.asks()) && section.place != SectionPlace::Header && job.options.short_only {
            continue;
        }
        let own = section_units(job, section, &items);
        units.extend(section::titled(job, index, section, own));
    }
    units
}

fn section_units(job: &mut Job<'_>, section: &Section, items: &[&Item]) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let next = items.get(at + 1);
        let pair = next.filter(|next| {
            matches!(item.kind, Kind::Date { .. }) && matches!(next.kind, Kind::Number(_)) && next.show_if.is_none()
        });
        if let Some(next) = pair {
            units.push(date_and_number(job, item, next));
            at += 2;
            continue;
        }
        if item.group().is_some() {
            units.extend(group_units(job, item));
            at += 1;
            continue;
        }
        let hangs = |info: &Item| hangs_on(info, &section.items).is_some();
        if !matches!(item.kind, Kind::Info { .. }) || !hangs(item) {
            units.push(item_unit(job, item, &section.items).placed(item));
        }
        at += 1;
    }
    units
}

/// The option on which a text hangs: it is shown when that one option is chosen.
fn hangs_on<'i>(info: &Item, items: &'i [Item]) -> Option<(&'i Item, usize)> {
    let (Kind::Info { .. }, Some(Condition::Chosen(id, options))) = (&info.kind, &info.show_if) else { return None };
    let item = items.iter().find(|item| item.id == *id)?;
    let [option] = options.as_slice() else { return None };
    Some((item, item.choices()?.options.position(option.as_str())?))
}

fn item_unit(job: &mut Job<'_>, item: &Item, section: &[Item]) -> Unit {
    match &item.kind {
        Kind::Info { .. } => information(job, item),
        Kind::ShortText(text) => {
            lines_unit(job, item, text, if text.or_nothing.is_some() || text.limit < 80 { 2 } else { 3 })
        }
        Kind::LongText(text) => lines_unit(job, item, text, 6),
        Kind::YesNo { .. } | Kind::ChooseOne(_) | Kind::ChooseMany(_) => choice_unit(job, item, section),
        Kind::Ratings(own) => {
            let mut unit = ratings::grid(job, item, own, job.is_short(item));
            if let Some(words) = condition_words::sentence(job, item) {
                let lines = job.set(&Rich::plain(&words), style::CONDITION, WIDE, Some(&item.id));
                unit = unit.led_by(text_slabs(lines, ONE, style::CONDITION, &condition_tag(item)));
            }
            unit
        }
        Kind::Ranking(choices) => {
            let body = ranking::blank(job, item, choices, TWO);
            let hint = match choices.at_most {
                Some(_) => t!("paper-rank-some", count = choices.places()),
                None => t!("paper-rank-all").to_owned(),
            };
            side_unit(job, item, body, Some(&hint), Vec::new())
        }
        Kind::Drawing(area) => {
            let condition = condition_words::sentence(job, item);
            let under = under(job, item, None, Vec::new());
            let question = above(job, item, job.is_short(item), WIDE, condition.as_deref(), &under);
            let unit = stacked(question, drawing::blank(job, item, *area, ONE, WIDE), Mm(2.0));
            Unit { number: job.number(item.id.as_str()), goes_on: GoesOn::Above, ..unit }
        }
        Kind::Signature => {
            let body = signature::lines(job, item, TWO);
            side_unit(job, item, body, None, Vec::new())
        }
        Kind::Slider(own) => {
            let body = slider::blank(job, item, own, TWO);
            let hint = if job.is_fillable() { t!("paper-choose-a-step") } else { t!("paper-put-a-cross") };
            side_unit(job, item, body, Some(hint), Vec::new())
        }
        Kind::Number(number) => {
            let unit = number.unit.as_ref().map(|unit| job.rich(unit).text);
            let body = entry_line(job, item, if unit.is_some() { Mm(33.0) } else { COLUMN }, unit.as_deref());
            let bounds = bounds_words(job.template, number).map(|words| t!("paper-bounds", bounds = &words));
            side_unit(job, item, body, bounds.as_deref(), Vec::new())
        }
        Kind::Time { .. } => {
            let body = entry_line(job, item, Mm(33.0), None);
            side_unit(job, item, body, None, Vec::new())
        }
        Kind::Date { .. } | Kind::ClientCode => {
            let body = entry_line(job, item, COLUMN, None);
            side_unit(job, item, body, None, Vec::new())
        }
        Kind::Table(_) => table_unit(job, item),
    }
}

/// Help and hints under a question, and the texts that hang on its options.
fn under(job: &mut Job<'_>, item: &Item, hint: Option<&str>, hanging: Vec<Rich>) -> Vec<Under> {
    let mut all = Vec::new();
    if let Some(help) = job.help(item) {
        all.push(Under::new(help, style::SMALL, Mm(0.8)));
    }
    let on_paper = item.on_paper.as_ref().map(|words| job.rich(words).text);
    let hint = [hint.map(str::to_owned), on_paper].into_iter().flatten().collect::<Vec<_>>().join(" ");
    if !hint.is_empty() {
        all.push(Under::new(Rich::plain(&hint), style::HINT, Mm(0.8)));
    }
    all.extend(hanging.into_iter().map(|rich| Under::new(rich, style::SMALL, Mm(2.0))));
    all
}

fn side_unit(job: &mut Job<'_>, item: &Item, body: Vec<Slab>, hint: Option<&str>, hanging: Vec<Rich>) -> Unit {
    let under = under(job, item, hint, hanging);
    let condition = condition_words::sentence(job, item);
    let mut unit = beside(job, item, job.is_short(item), condition.as_deref(), &under, body);
    unit.goes_on = GoesOn::Beside;
    unit
}

/// A question with writing lines.
fn lines_unit(job: &mut Job<'_>, item: &Item, text: &TextBox, common: u32) -> Unit {
    let lines = text.lines.map_or(common, u32::from).max(1);
    let mut after = Vec::new();
    if let Some(words) = &text.or_nothing {
        after.push(boxes::alone(job, item, words, TWO).gap(Mm(1.0)).glue());
    }
    let mut unit = side_unit(job, item, after, None, Vec::new());
    if let Some(name) = Name::of(job, item) {
        let needed =
            job.values.get(&name.name).map_or(Mm::ZERO, |words| typed::height(words, ANSWER - Mm(2.0)) + Mm(3.2));
        let needed = needed.min(HIGHEST);
        let own = item.id.clone();
        let build = move |lines: u32| {
            let high = WRITING * ratings::count(lines as usize) - Mm(2.0);
            vec![writing_box(&own, &name, high.max(needed))]
        };
        let (least, most) = gives_way(lines.min(24));
        let lines = lines.min(24);
        unit.elastic = Some(Elastic { at: unit.side_at, lines, least, most, rows: 1, build: Rc::new(build) });
        return unit;
    }
    let (least, most) = gives_way(lines);
    // A question that fills a third of a page may break between its lines.
    let build = move |lines: u32| {
        let line = || level(TWO, WRITING, ANSWER, stroke::FINE);
        let slab = || Slab::of(WRITING, Part::drawn(Tag::artifact(u32::MAX), vec![line()]));
        let mut slabs: Vec<Slab> = (0..lines).map(|_| slab()).collect();
        if lines < 10 {
            keep_all(&mut slabs);
        } else {
            let last = slabs.len() - 1;
            slabs.iter_mut().enumerate().for_each(|(at, slab)| slab.glued = (1..3).contains(&at) || at + 2 > last);
        }
        slabs
    };
    unit.elastic = Some(Elastic { at: unit.side_at, lines, least, most, rows: 1, build: Rc::new(build) });
    unit
}

/// The least and the most writing lines of a question that commonly has so many.
fn gives_way(lines: u32) -> (u32, u32) {
    let least = if lines <= 3 { lines } else { (lines - lines / 3).max(3) };
    (least, lines + lines / 2)
}

/// The highest box to write in: what a page has beside the question and a title.
const HIGHEST: Mm = Mm(205.0);

/// A box to write in on the screen.
fn writing_box(item: &Id, name: &Name, high: Mm) -> Slab {
    let tag = Tag::new(stream::BODY, BlockRole::Text, Some(item));
    let frame = box_to_write_in([TWO, Mm(0.4), ANSWER, high]);
    let inside = [TWO + Mm(1.0), Mm(1.0), ANSWER - Mm(2.0), high - Mm(1.2)];
    let parts = vec![
        Part::drawn(Tag::artifact(u32::MAX), vec![frame]),
        field::field(&tag, &[], name, FieldKind::Lines, inside),
    ];
    Slab { height: high + Mm(0.8), parts, ..Slab::default() }
}

fn choice_unit(job: &mut Job<'_>, item: &Item, section: &[Item]) -> Unit {
    let shape = boxes::shape(job, item);
    let tells = |choices: &Choices| choices.options.values().any(|choice| choice.tell.is_some());
    if shape != boxes::Shape::One && item.choices().is_some_and(tells) {
        // In several columns nothing stands right under the last option either.
        job.lettered.insert(item.id.clone());
    }
    let mut body = boxes::boxes(job, item, shape);
    let hanging = hanging(job, item, section, shape, &mut body);
    let hint = match &item.kind {
        // One box alone says by itself that it may be ticked.
        Kind::ChooseMany(choices) if choices.options.len() == 1 => String::new(),
        Kind::ChooseMany(choices) => match choices.at_most {
            Some(most) => t!("paper-tick-up-to", count = usize::from(most)),
            None => t!("paper-tick-any").to_owned(),
        },
        _ => t!("paper-tick-one").to_owned(),
    };
    if shape != boxes::Shape::Wide {
        return side_unit(job, item, body, Some(&hint), hanging);
    }
    let condition = condition_words::sentence(job, item);
    let mut more = under(job, item, Some(&hint), hanging);
    let inline = more.iter().position(|u| u.style == style::HINT).map(|at| more.remove(at));
    more.iter_mut().for_each(|u| u.gap = Mm::ZERO);
    let mut question = above(job, item, job.is_short(item), WIDE, condition.as_deref(), &more);
    if let Some(hint) = inline {
        hint_after(job, item, &mut question, hint);
    }
    let number = job.number(item.id.as_str());
    Unit { number, goes_on: GoesOn::Above, ..stacked(question, body, Mm(1.0)) }
}

/// Puts a hint behind the question if there is room, else under it.
fn hint_after(job: &mut Job<'_>, item: &Item, question: &mut Vec<Slab>, hint: Under) {
    let line = job.set(&hint.rich, hint.style, WIDE, Some(&item.id));
    let is_question = |part: &Part| part.tag.stream == stream::QUESTION;
    let last = question.iter().rposition(|slab| slab.parts.iter().any(is_question));
    let end = last.and_then(|at| question.get(at)).and_then(|slab| slab.parts.iter().rfind(|part| is_question(part)));
    let right = end.map_or(ONE, |part| right_edge(part) + Mm(2.5));
    let tag = Tag::new(stream::HINT_BEHIND, BlockRole::Text, Some(&item.id));
    let fits = line.len() == 1 && line.iter().all(|line| (right + line.width.mm()).0 <= RIGHT.0);
    match (last.and_then(|at| question.get_mut(at)), fits) {
        (Some(slab), true) => {
            let own = line.into_iter().map(|line| Part::line(tag.clone(), line.flush(), right, style::QUESTION.base));
            slab.parts.extend(own);
        }
        _ => {
            let mut more = text_slabs(line, ONE, hint.style, &tag);
            more.iter_mut().for_each(|slab| slab.glued = true);
            question.append(&mut more);
        }
    }
}

/// Where the words of a part end.
fn right_edge(part: &Part) -> Mm {
    let ends = part.marks.iter().map(|mark| match mark {
        Mark::Glyphs(run) => run.x + run.glyphs.iter().map(|g| g.advance).sum(),
        _ => Pt::ZERO,
    });
    ends.fold(Pt::ZERO, Pt::max).mm()
}

/// Texts that hang on options: under the question with *If you ticked e:*, or
/// under the list where they hang on its last option.
fn hanging(job: &mut Job<'_>, item: &Item, section: &[Item], shape: boxes::Shape, body: &mut Vec<Slab>) -> Vec<Rich> {
    let mut all = Vec::new();
    let Some(choices) = item.choices() else { return all };
    let last = choices.options.len().saturating_sub(1);
    // The same words on several options are said once.
    let mut texts: Vec<(&str, Vec<usize>)> = Vec::new();
    for (nth, choice) in choices.options.values().enumerate() {
        let own = section
            .iter()
            .filter(|info| hangs_on(info, section).is_some_and(|(on, at)| on.id == item.id && at == nth));
        for words in choice.tell.iter().chain(own.map(|info| &info.ask)) {
            match texts.iter_mut().find(|(known, _)| known == words) {
                Some((_, on)) => on.push(nth),
                None => texts.push((words, vec![nth])),
            }
        }
    }
    for (words, on) in texts {
        let rich = job.rich(words);
        if on == [last] && shape == boxes::Shape::One {
            let lines = job.set(&rich, style::SMALL, ANSWER - grid::TICK, Some(&item.id));
            let tag = Tag::new(stream::AFTER_ALL, BlockRole::Text, Some(&item.id));
            let mut more = text_slabs(lines, TWO + grid::TICK, style::SMALL, &tag);
            more.iter_mut().for_each(|slab| slab.glued = true);
            body.append(&mut more);
        } else {
            let letters = condition_words::or_list(on.into_iter().map(ratings::letter));
            let lead = t!("paper-if-ticked", letter = &letters);
            all.push(rich.after(&format!("{lead} "), Look::Lead));
        }
    }
    all
}

/// A line to write a day, a number or a code on.
fn entry_line(job: &mut Job<'_>, item: &Item, width: Mm, after: Option<&str>) -> Vec<Slab> {
    let rule = Part::drawn(Tag::artifact(u32::MAX), vec![level(TWO, WRITING, width, stroke::FINE)]);
    let mut slab = Slab::of(WRITING, rule);
    if let Some(name) = Name::of(job, item) {
        let tag = Tag::new(stream::BODY, BlockRole::Text, Some(&item.id));
        let rect = [TWO, Mm(1.6), width, Mm(6.0)];
        slab.parts.push(field::field(&tag, &[], &head::says_form(job, item, name), FieldKind::Line, rect));
    }
    if let Some(words) = after {
        let left = TWO + width + Mm(1.5);
        let tag = Tag::new(stream::BODY, BlockRole::Text, Some(&item.id));
        let lines = job.set(&Rich::plain(words), style::OPTION, RIGHT - left, Some(&item.id));
        let more = style::OPTION.line * ratings::count(lines.len().saturating_sub(1));
        slab.height += more;
        super::slab::stack(lines, left, WRITING - style::OPTION.base, style::OPTION, &tag, &mut slab.parts);
    }
    vec![slab]
}

/// A day and a number that follow one another share a row.
fn date_and_number(job: &mut Job<'_>, date: &Item, number: &Item) -> Unit {
    let mut slabs = entry_line(job, date, COLUMN, None);
    let mut parts = Vec::new();
    let mut rest = Vec::new();
    if let Some(own) = super::question::number(job, number, THREE - Mm(5.0), job.is_short(number)) {
        let tag = Tag { stream: stream::BODY + 10, ..own.tag.clone() }.at([Is::Question.nth(1)]);
        rest.push(Part { tag, ..own });
    }
    let ask = job.ask(number);
    let lines = job.set(&ask, style::QUESTION, COLUMN, Some(&number.id));
    let rows = lines.len();
    let wide = lines.iter().map(|line| line.width.mm().0).fold(0.0, f32::max);
    let tag = Tag::new(stream::BODY + 11, BlockRole::Question, Some(&number.id)).at([Is::Question.nth(1)]);
    super::slab::stack(lines, THREE, Mm::ZERO, style::QUESTION, &tag, &mut rest);
    let left = (THREE + Mm(wide) + Mm(2.0)).max(RIGHT - Mm(33.0));
    rest.push(Part::drawn(Tag::artifact(u32::MAX), vec![level(left, WRITING, RIGHT - left, stroke::FINE)]));
    if let Some(name) = Name::of(job, number) {
        let tag = Tag::new(stream::BODY + 12, BlockRole::Text, Some(&number.id));
        let rect = [left, Mm(1.6), RIGHT - left, Mm(6.0)];
        rest.push(field::field(&tag, &[], &head::says_form(job, number, name), FieldKind::Line, rect));
    }
    parts.append(&mut rest);
    if let Some(slab) = slabs.first_mut() {
        slab.parts.append(&mut parts);
        slab.height = slab.height.max(style::QUESTION.line * ratings::count(rows));
    }
    side_unit(job, date, slabs, None, Vec::new())
}

fn table_unit(job: &mut Job<'_>, item: &Item) -> Unit {
    let Kind::Table(table) = &item.kind else { return Unit::default() };
    let condition = condition_words::sentence(job, item);
    let mut more = under(job, item, None, Vec::new());
    more.iter_mut().for_each(|u| u.gap = Mm::ZERO);
    let question = above(job, item, job.is_short(item), WIDE, condition.as_deref(), &more);
    let number = job.number(item.id.as_str());
    let lead = question.len();
    let given = if given_rows::suits(table) { given_rows::blank(job, item, table) } else { None };
    let none = blank_table::none_of_it(job, item, table);
    if let Some((mut body, head)) = given {
        body.extend(none);
        return Unit { head, number, goes_on: GoesOn::Above, ..stacked(question, body, Mm(2.0)) };
    }
    let choices = table.columns.iter().any(|c| !choice::options(c).is_empty());
    let fixed = matches!(table.rows, Rows::Fixed(_));
    if table::is_beside(table) && !choices {
        let (mut body, head) = blank_table::named_rows(job, item, table);
        body.extend(none);
        return Unit { head, number, goes_on: GoesOn::Above, ..stacked(question, body, Mm(1.0)) };
    }
    if table.block_rows || table.columns.len() > 3 || choices || fixed {
        let mut body = blank_table::in_blocks(job, item, table);
        body.extend(none);
        return Unit { number, goes_on: GoesOn::Above, ..stacked(question, body, Mm(2.0)) };
    }
    if let Some(name) = Name::of(job, item) {
        let (mut body, head) = blank_table::fields_in_columns(job, item, table, &name);
        body.extend(none);
        return Unit { head, number, goes_on: GoesOn::Above, ..stacked(question, body, Mm(1.0)) };
    }
    let (head, mut elastic) = blank_table::in_columns(job, item, table);
    elastic.at += lead;
    let repeated = head.clone();
    let mut body = head;
    body.extend(none);
    let unit = stacked(question, body, Mm(1.0));
    Unit { head: repeated, number, goes_on: GoesOn::Above, elastic: Some(elastic), ..unit }
}

/// A group: its words, then every question with a place for the pen, as often as there is room for.
fn group_units(job: &mut Job<'_>, item: &Item) -> Vec<Unit> {
    let Some((table, _)) = item.group() else { return Vec::new() };
    let condition = condition_words::sentence(job, item);
    let times = usize::try_from(blank_table::rows(job, item, table)).unwrap_or(1);
    let is_short = matches!(table.rows, Rows::Free { most, .. } if usize::from(most) > times);
    let more = is_short.then(|| t!("paper-more-parts", count = times));
    let under = under(job, item, more.as_deref(), Vec::new());
    let mut lead = above(job, item, job.is_short(item), WIDE, condition.as_deref(), &under);
    lead.iter_mut().flat_map(|slab| &mut slab.parts).for_each(|part| leads(&mut part.tag));
    lead.push(Slab::space(Mm(2.0)));
    let mut units = Vec::new();
    for nth in 0..times {
        job.entry = Name::of(job, item).map(|group| {
            let says = table::each(table, nth).unwrap_or_default();
            group.part(&row_key(table, nth), &job.rich(&says).text)
        });
        let mut own: Vec<Unit> = table.columns.iter().map(|question| item_unit(job, question, &[])).collect();
        job.entry = None;
        if let Some(name) = table::each(table, nth) {
            let rule = Part::drawn(Tag::artifact(u32::MAX), vec![level(ONE, Mm::ZERO, WIDE, stroke::FINE)]);
            lead.push(Slab::of(Mm(1.0), rule));
            let rich = job.rich(&name);
            let lines = job.set(&rich, style::QUESTION, WIDE, Some(&item.id));
            let tag = Tag::new(stream::LEAD + 4, BlockRole::Text, Some(&item.id)).at([Is::Subheading.nth(0)]);
            lead.extend(text_slabs(lines, ONE, style::QUESTION, &tag));
            lead.push(Slab::space(Mm(1.5)));
        }
        if let Some(first) = own.first_mut() {
            *first = std::mem::take(first).led_by(std::mem::take(&mut lead));
        }
        units.append(&mut own);
    }
    if let Some(first) = units.first_mut() {
        first.number = job.number(item.id.as_str());
        *first = std::mem::take(first).placed(item);
    }
    if item.keep_together && !item.break_before {
        let lines = |unit: &Unit| unit.elastic.as_ref().map(|elastic| elastic.lines);
        let whole = units.iter().map(|unit| unit.height(lines(unit), false) + unit.after).sum();
        if let Some(first) = units.first_mut() {
            first.begins = Begins::WithRoomOf(whole);
        }
    }
    units
}

/// The name of a row: its id where it is given, else its number.
fn row_key(table: &Table, nth: usize) -> String {
    match &table.rows {
        Rows::Fixed(given) => given.keys().nth(nth).map(ToString::to_string).unwrap_or_default(),
        Rows::Free { .. } => (nth + 1).to_string(),
    }
}

/// Puts a part of a group's own words before those of its first question, of which it is no part.
fn leads(tag: &mut Tag) {
    tag.stream = match tag.stream {
        stream::NUMBER => stream::LEAD,
        stream::CONDITION => stream::LEAD + 1,
        stream::QUESTION => stream::LEAD + 2,
        artifact @ u32::MAX => artifact,
        _ => stream::LEAD + 3,
    };
    tag.steps.iter_mut().filter(|step| step.is == Is::Question).for_each(|step| step.nth += 1);
}

/// A text of the sheet; a question at its beginning is its lead.
fn information(job: &mut Job<'_>, item: &Item) -> Unit {
    let ask = job.ask(item);
    let lead = ask.text.split_inclusive('?').next().filter(|lead| lead.ends_with('?') && lead.len() < ask.text.len());
    let mut rich = match lead {
        Some(lead) => {
            let mut rich = ask.clone();
            let end = lead.len();
            rich.looks.retain(|(at, _)| *at > end);
            rich.looks.insert(0, (end, Look::Lead));
            rich
        }
        None => ask,
    };
    if let Some(words) = condition_words::sentence(job, item) {
        rich = rich.after(&format!("{words}: "), Look::Lead);
    }
    let lines = job.set(&rich, style::INFO, WIDE, Some(&item.id));
    let mut slabs = text_slabs(lines, ONE, style::INFO, &Tag::new(stream::BODY, BlockRole::Text, Some(&item.id)));
    if slabs.len() <= 24 {
        keep_all(&mut slabs);
    }
    Unit::column(slabs)
}
