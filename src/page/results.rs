//! Scores and profiles on paper: bars, words, and always their label.
//!
//! No percentage, no band edge, and a number only where the sheet says so or
//! has no words. The label is never parted from what it labels.

use super::{
    grid::{ANSWER, COLUMN, ONE, THREE, TWO, WIDE, stroke},
    job::Job,
    marks::{level, upright},
    model::{BlockRole, Mark},
    place::Is,
    question::stream,
    slab::{Part, Slab, Tag, Unit, keep_all, stack, text_slabs},
    style,
};
use crate::{
    base::{Fraction, Id, Mm},
    t,
    template::{Item, Text},
    worksheet::{FlagShown, NoteShown, PlainListShown, ProfileShown, ScoreShown, in_words},
};

/// Length of a bar's track.
const TRACK: Mm = Mm(44.0);
/// Length of a bar at the least value that can be: a stub, not nothing.
const STUB: Mm = Mm(3.0);

/// The results that stand under an item, if they were asked for.
pub(super) fn under(job: &mut Job<'_>, item: &Item) -> Vec<Unit> {
    let Under { scores, profiles, lists, flags } = shown_under(job, item);
    let notes: Vec<NoteShown> = job.outcome.results.notes.clone();
    let mut units = Vec::new();
    if !scores.is_empty() || !flags.is_empty() {
        units.push(scores_unit(job, &scores, &flags, &notes));
    }
    for profile in &profiles {
        units.push(profile_unit(job, profile, &notes));
    }
    for list in &lists {
        units.push(list_unit(job, list));
    }
    units
}

/// The results that stand under one item.
#[derive(Default)]
struct Under {
    scores: Vec<ScoreShown>,
    profiles: Vec<ProfileShown>,
    lists: Vec<PlainListShown>,
    flags: Vec<FlagShown>,
}

/// What rests on this item, and on no printed item after it.
fn shown_under(job: &Job<'_>, item: &Item) -> Under {
    if !job.options.scores || job.is_blank() || !job.prints(item) {
        return Under::default();
    }
    let here = |rests_on: &[Id]| rests_on.contains(&item.id) && last_printed(job, rests_on) == Some(&item.id);
    let results = &job.outcome.results;
    Under {
        scores: results.scores.iter().filter(|score| here(&score.rests_on)).cloned().collect(),
        profiles: results.profiles.iter().filter(|profile| here(&profile.rests_on)).cloned().collect(),
        lists: results.lists.iter().filter(|list| here(&list.rests_on)).cloned().collect(),
        flags: results
            .flags
            .iter()
            .filter(|flag| flag_place(job, &flag.rests_on) == Some(&item.id))
            .cloned()
            .collect(),
    }
}

/// Where a flag stands: also where nothing was asked that it rests on, since not answered is not no.
fn flag_place<'j>(job: &'j Job<'_>, rests_on: &'j [Id]) -> Option<&'j Id> {
    let items = || rests_on.iter().filter_map(|id| job.template.item(id.as_str()));
    if !items().all(|item| !job.outcome.is_shown(item.id.as_str()) && job.may_leave(item)) {
        return last_printed(job, rests_on);
    }
    // After what is printed before the first of them; where nothing is, before what comes after it.
    let mut all = job.template.items().map(|(_, item)| item);
    let before = all.by_ref().take_while(|item| !rests_on.contains(&item.id)).filter(|item| job.prints(item)).last();
    before.or_else(|| all.find(|item| job.prints(item))).map(|item| &item.id)
}

/// The last of these items that prints.
///
/// An item that stays home takes with it whatever rests on it, be it in part.
fn last_printed<'r>(job: &Job<'_>, rests_on: &'r [Id]) -> Option<&'r Id> {
    let shown = || rests_on.iter().filter(|id| job.outcome.is_shown(id.as_str()));
    let prints = |id: &&Id| job.template.item(id.as_str()).is_some_and(|item| job.prints(item));
    shown().all(|id| prints(&id)).then(|| shown().next_back()).flatten()
}

fn scores_unit(job: &mut Job<'_>, scores: &[ScoreShown], flags: &[FlagShown], notes: &[NoteShown]) -> Unit {
    let mut slabs = Vec::new();
    let mut next = stream::BODY;
    let mut labels: Vec<String> = Vec::new();
    for score in scores {
        slabs.push(score_slab(job, score, next));
        next += 4;
        if let Some(words) = change_words(job, score) {
            slabs.push(said_slab(job, ("", style::INFO), &words, next));
            next += 4;
        }
        for reading in &score.readings {
            if let Some(words) = &reading.words {
                slabs.push(said_slab(job, (&reading.title, style::INFO), words, next));
                next += 4;
            }
        }
        slabs.extend(note_slabs(job, notes, &score.id, &mut next));
        labels.extend(labels_of(score));
    }
    slabs.extend(labels_slabs(job, &labels, &mut next));
    if !flags.is_empty() && !scores.is_empty() {
        slabs.push(Slab::space(Mm(3.0)));
    }
    for flag in flags {
        slabs.push(said_slab(job, (&flag.title, style::QUESTION), &flag_words(flag), next));
        next += 4;
    }
    let labels: Vec<String> = flags.iter().map(|flag| flag.label.clone()).collect();
    slabs.extend(labels_slabs(job, &labels, &mut next));
    keep_all(&mut slabs);
    Unit::column(slabs)
}

/// The state of a flag, as the template says it or as the program does.
fn flag_words(flag: &FlagShown) -> String {
    flag.words.clone().unwrap_or_else(|| in_words::flag(flag.state).to_owned())
}

/// How it has moved since an earlier day, if that is asked for.
fn change_words(job: &Job<'_>, score: &ScoreShown) -> Option<String> {
    let since = job.options.since.as_ref()?;
    // What is hidden today may have been shown on that day.
    let mut items = score.rests_on.iter().filter_map(|id| job.template.item(id.as_str()));
    if !items.all(|item| job.may_leave(item)) {
        return None;
    }
    let change = since.moved(job.template, job.outcome, &score.id)?;
    Some(in_words::moved(job.template, since.day, &change))
}

/// The version of the rule, if the template names one.
fn rule_words(score: &ScoreShown) -> Option<String> {
    score.rule.as_ref().map(|rule| t!("paper-rule", rule = rule))
}

/// What is always said of a score: its label, the rule it was made by, how many answers were filled in.
fn labels_of(score: &ScoreShown) -> impl Iterator<Item = String> {
    let filled = in_words::filled(score.filled).map(|words| format!("{}: {words}", score.title));
    std::iter::once(score.label.clone()).chain(rule_words(score)).chain(filled)
}

/// Labels, each once.
fn once(labels: &[String]) -> impl Iterator<Item = &String> {
    labels.iter().enumerate().filter(|(at, label)| !labels[..*at].contains(label)).map(|(_, label)| label)
}

fn labels_slabs(job: &mut Job<'_>, labels: &[String], next: &mut u32) -> Vec<Slab> {
    let mut slabs = Vec::new();
    for label in once(labels) {
        slabs.extend(label_slabs(job, label, *next));
        *next += 1;
    }
    slabs
}

/// A name in column one, and words beside it.
fn said_slab(job: &mut Job<'_>, (title, type_): (&str, style::Style), words: &str, next: u32) -> Slab {
    let mut parts = Vec::new();
    let name = job.rich(title);
    // What goes on from the line before has no name of its own.
    let lines = if title.is_empty() { Vec::new() } else { job.set(&name, type_, COLUMN, None) };
    let tag = |nth| Tag::new(next + nth, BlockRole::Text, None);
    let left = stack(lines, ONE, Mm::ZERO, type_, &tag(0), &mut parts);
    let rich = job.rich(words);
    let lines = job.set(&rich, style::INFO, ANSWER, None);
    let right = stack(lines, TWO, Mm::ZERO, style::INFO, &tag(1), &mut parts);
    Slab { height: left.max(right) + Mm(1.2), parts, ..Slab::default() }
}

/// Name, bar and words of a score, in the three columns.
fn score_slab(job: &mut Job<'_>, score: &ScoreShown, next: u32) -> Slab {
    let mut parts = Vec::new();
    let name = job.rich(&score.title);
    let lines = job.set(&name, style::QUESTION, COLUMN, None);
    let tag = |nth, role| Tag::new(next + nth, role, None);
    let left = stack(lines, ONE, Mm::ZERO, style::QUESTION, &tag(0, BlockRole::Text), &mut parts);
    let right = match score.value {
        Ok(value) => {
            parts.push(bar_part(tag(1, BlockRole::Text), value, score.range));
            let rich = job.rich(&in_words::of_score(job.template, score));
            let lines = job.set(&rich, style::INFO, COLUMN, None);
            stack(lines, THREE, Mm::ZERO, style::INFO, &tag(2, BlockRole::Text), &mut parts)
        }
        Err(why) => {
            let rich = super::rich::Rich::plain(in_words::no_value(why));
            let lines = job.set(&rich, style::INFO, ANSWER, None);
            stack(lines, TWO, Mm::ZERO, style::INFO, &tag(2, BlockRole::Text), &mut parts)
        }
    };
    Slab { height: left.max(right) + Mm(1.2), parts, ..Slab::default() }
}

/// A bar with what it says: as far as an eye can tell, to half a mark.
fn bar_part(tag: Tag, value: Fraction, range: (Fraction, Fraction)) -> Part {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 8")]
    let halves = (share(value, range) * 8.0).round() as usize;
    let mark = halves / 2 + 1;
    let says = match halves % 2 {
        0 => t!("paper-bar-at", mark = mark),
        _ => t!("paper-bar-between", mark = mark, next = mark + 1),
    };
    let nth = tag.stream;
    Part::drawn(tag.at([Is::Figure(says.into()).nth(nth)]), bar(value, range))
}

/// How far along its track a value lies, from 0 to 1.
fn share(value: Fraction, range: (Fraction, Fraction)) -> f64 {
    let (least, most) = (range.0.approx(), range.1.approx());
    let span = if most > least { most - least } else { 1.0 };
    ((value.approx() - least) / span).clamp(0.0, 1.0)
}

/// Track, ticks and bar, 1.9 below the row's top.
fn bar(value: Fraction, range: (Fraction, Fraction)) -> Vec<Mark> {
    let y = Mm(1.9);
    let share = share(value, range);
    let mut marks = vec![level(TWO, y, TRACK, stroke::FINE)];
    for step in 0..5_u8 {
        let x = TWO + STUB + (TRACK - STUB) * (f32::from(step) / 4.0);
        marks.push(upright(x, y - Mm(1.2), Mm(2.4), stroke::FINE));
    }
    #[expect(clippy::cast_possible_truncation, reason = "for drawing only")]
    let long = STUB + (TRACK - STUB) * share as f32;
    marks.push(Mark::Fill { rect: (TWO.pt(), (y - Mm(0.9)).pt(), long.pt(), Mm(1.8).pt()) });
    marks
}

fn profile_unit(job: &mut Job<'_>, profile: &ProfileShown, notes: &[NoteShown]) -> Unit {
    let title = job.template.results.clone().unwrap_or_else(|| profile.title.clone());
    let mut slabs = title_slabs(job, &title);
    let mut next = stream::BODY;
    for way in &profile.ways {
        let mut parts = Vec::new();
        let tag = |nth, role| Tag::new(next + nth, role, None);
        let name = job.rich(&way.title);
        let lines = job.set(&name, style::QUESTION, COLUMN + Mm(4.0), None);
        let high = stack(lines, ONE, Mm::ZERO, style::QUESTION, &tag(0, BlockRole::Text), &mut parts);
        if let Ok(value) = way.value {
            parts.push(bar_part(tag(1, BlockRole::Text), value, way.range));
        }
        let words = in_words::of_way(job.template, way);
        let rich = job.rich(&words);
        let (x, type_) = if way.value.is_ok() { (THREE, style::OPTION) } else { (TWO, style::INFO) };
        let lines = job.set(&rich, type_, if way.value.is_ok() { COLUMN } else { ANSWER }, None);
        let high = high.max(stack(lines, x, Mm::ZERO, type_, &tag(2, BlockRole::Text), &mut parts));
        slabs.push(Slab { height: high + Mm(1.5), parts, ..Slab::default() });
        next += 4;
    }
    slabs.push(Slab::space(Mm(1.0)));
    slabs.extend(shape_slabs(job, profile, notes, &mut next));
    slabs.extend(label_slabs(job, &profile.label, next));
    keep_all(&mut slabs);
    Unit::column(slabs)
}

/// The shape in column one, the notes beside it.
fn shape_slabs(job: &mut Job<'_>, profile: &ProfileShown, notes: &[NoteShown], next: &mut u32) -> Vec<Slab> {
    let mut parts = Vec::new();
    let mut left = Mm::ZERO;
    if let Some((_, _, Some(words))) = &profile.spread {
        let mut rich = job.rich(words);
        capital(&mut rich);
        let lines = job.set(&rich, style::QUESTION, COLUMN, None);
        let tag = Tag::new(*next, BlockRole::Text, None);
        left = stack(lines, ONE, Mm::ZERO, style::QUESTION, &tag, &mut parts);
        *next += 1;
    }
    let mut right = Mm::ZERO;
    for note in notes.iter().filter(|note| note.under == profile.id) {
        let rich = job.rich(&note.words);
        let lines = job.set(&rich, style::INFO, ANSWER, None);
        let tag = Tag::new(*next, BlockRole::Text, None);
        if right.0 > 0.0 {
            right += Mm(1.0);
        }
        right += stack(lines, TWO, right, style::INFO, &tag, &mut parts);
        *next += 1;
    }
    let high = left.max(right);
    if high.0 > 0.0 { vec![Slab { height: high + Mm(2.0), parts, ..Slab::default() }] } else { Vec::new() }
}

fn list_unit(job: &mut Job<'_>, list: &PlainListShown) -> Unit {
    let mut slabs = title_slabs(job, &list.title);
    let mut next = stream::BODY;
    for words in list_lines(job, list) {
        let rich = super::rich::Rich::plain(&words);
        let set = job.set(&rich, style::OPTION, WIDE, None);
        slabs.extend(text_slabs(set, ONE, style::OPTION, &Tag::new(next, BlockRole::Text, None)));
        next += 1;
    }
    slabs.push(Slab::space(Mm(2.0)));
    slabs.extend(label_slabs(job, &list.label, next));
    keep_all(&mut slabs);
    Unit::column(slabs)
}

/// The names of the ways that stood out, ties on one line, or what is said if none did.
fn list_lines(job: &Job<'_>, list: &PlainListShown) -> Vec<String> {
    let names =
        |line: &Vec<(Id, Text)>| line.iter().map(|(_, words)| job.rich(words).text).collect::<Vec<_>>().join(" · ");
    let lines: Vec<String> = list.lines.iter().map(names).collect();
    if lines.is_empty() { vec![job.rich(&list.none).text] } else { lines }
}

fn title_slabs(job: &mut Job<'_>, title: &str) -> Vec<Slab> {
    let rich = job.rich(title);
    let lines = job.set(&rich, style::PROFILE, WIDE, None);
    let tag = Tag::new(stream::TITLE, BlockRole::Heading, None).at([Is::Subheading.nth(0)]);
    let mut slabs = text_slabs(lines, ONE, style::PROFILE, &tag);
    slabs.push(Slab::space(Mm(2.0)));
    slabs
}

/// Notes under a score, in *wide*.
fn note_slabs(job: &mut Job<'_>, notes: &[NoteShown], under: &Id, next: &mut u32) -> Vec<Slab> {
    let mut slabs = Vec::new();
    for note in notes.iter().filter(|note| note.under == *under) {
        let rich = job.rich(&note.words);
        let lines = job.set(&rich, style::INFO, ANSWER, None);
        slabs.extend(text_slabs(lines, TWO, style::INFO, &Tag::new(*next, BlockRole::Text, None)));
        slabs.push(Slab::space(Mm(1.2)));
        *next += 1;
    }
    slabs
}

fn label_slabs(job: &mut Job<'_>, label: &str, next: u32) -> Vec<Slab> {
    let rich = job.rich(label);
    let lines = job.set(&rich, style::HINT, WIDE, None);
    text_slabs(lines, ONE, style::HINT, &Tag::new(next, BlockRole::Text, None))
}

fn capital(rich: &mut super::rich::Rich) {
    let upper = in_words::capital(&rich.text);
    // Stretches of the text are counted in bytes.
    if upper.len() == rich.text.len() {
        rich.text = upper;
    }
}

/// The results under an item in words alone: for the narrow review text.
pub(super) fn in_words(job: &mut Job<'_>, item: &Item) -> Vec<Unit> {
    let Under { scores, profiles, lists, flags } = shown_under(job, item);
    let mut slabs: Vec<Slab> = Vec::new();
    let mut next = stream::BODY;
    let mut add = |job: &mut Job<'_>, words: &str, type_: style::Style, gap: Mm| {
        let rich = job.rich(words);
        let lines = job.set(&rich, type_, ANSWER, None);
        let mut more = text_slabs(lines, ONE, type_, &Tag::new(next, BlockRole::Text, None));
        if let Some(first) = more.first_mut() {
            first.gap = gap;
        }
        slabs.append(&mut more);
        next += 1;
    };
    let mut labels: Vec<String> = Vec::new();
    for score in &scores {
        add(job, &score.title, style::QUESTION, Mm(1.2));
        let words = in_words::of_score(job.template, score);
        add(job, &words, style::INFO, Mm::ZERO);
        if let Some(words) = change_words(job, score) {
            add(job, &words, style::INFO, Mm(1.0));
        }
        for reading in &score.readings {
            if let Some(words) = &reading.words {
                add(job, &format!("{}: {words}", reading.title), style::INFO, Mm(1.0));
            }
        }
        for note in notes_under(job, &score.id) {
            add(job, &note.words, style::INFO, Mm(1.0));
        }
        labels.extend(labels_of(score));
    }
    for words in once(&labels) {
        add(job, words, style::HINT, Mm(1.0));
    }
    for flag in &flags {
        add(job, &flag.title, style::QUESTION, Mm(1.2));
        add(job, &flag_words(flag), style::INFO, Mm::ZERO);
    }
    let labels: Vec<String> = flags.iter().map(|flag| flag.label.clone()).collect();
    for words in once(&labels) {
        add(job, words, style::HINT, Mm(1.0));
    }
    for profile in &profiles {
        add(job, &profile.title, style::PROFILE, Mm(1.2));
        for way in &profile.ways {
            let word = in_words::of_way(job.template, way);
            add(job, &format!("{}: {word}", way.title), style::INFO, Mm::ZERO);
        }
        if let Some((_, _, Some(words))) = &profile.spread {
            add(job, words, style::INFO, Mm(1.0));
        }
        for note in notes_under(job, &profile.id) {
            add(job, &note.words, style::INFO, Mm(1.0));
        }
        add(job, &profile.label, style::HINT, Mm(1.0));
    }
    for list in &lists {
        add(job, &list.title, style::PROFILE, Mm(1.2));
        for words in list_lines(job, list) {
            add(job, &words, style::OPTION, Mm::ZERO);
        }
        add(job, &list.label, style::HINT, Mm(1.0));
    }
    if slabs.is_empty() {
        return Vec::new();
    }
    keep_all(&mut slabs);
    vec![Unit::column(slabs)]
}

fn notes_under(job: &Job<'_>, id: &Id) -> Vec<NoteShown> {
    job.outcome.results.notes.iter().filter(|note| note.under == *id).cloned().collect()
}
