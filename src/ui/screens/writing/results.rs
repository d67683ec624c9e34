//! What the answers come to: bars and words, never without their label.

use std::collections::BTreeSet;

use egui::{CornerRadius, Rect, Ui, pos2, vec2};

use super::{choose, cx::Cx};
use crate::{
    base::{Day, Fraction, Id},
    t,
    template::{Kind, Template},
    ui::{
        kit,
        theme::{Look, Role},
    },
    words,
    worksheet::{ChangeShown, FlagShown, PlainListShown, ProfileShown, ScoreShown, changes, in_words},
};

const BAR: f32 = 160.0;
const WORDS: f32 = 200.0;

/// The section after which results stand: the last one with a question that a result rests on.
#[must_use]
pub fn after_section(cx: &Cx<'_>) -> Option<usize> {
    let rests: BTreeSet<&Id> = cx.outcome().results.rest_on().collect();
    let sections = cx.sheet().template.sections.iter().enumerate();
    let counting = sections.filter(|(_, section)| {
        let mut items = section.items.iter();
        items.any(|item| rests.contains(&item.id) && super::ids::visible(cx.sheet(), cx.outcome(), item))
    });
    counting.map(|(at, _)| at).next_back()
}

/// Whether anything that counts was answered: a page of empty bars says nothing.
#[must_use]
pub fn any(cx: &Cx<'_>) -> bool {
    let rests: BTreeSet<&Id> = cx.outcome().results.rest_on().collect();
    let items = cx.sheet().template.items().filter(|(_, item)| rests.contains(&item.id));
    let answers = &cx.sheet().content.answers;
    items.into_iter().any(|(_, item)| match &item.kind {
        Kind::Ratings(ratings) => ratings.statements.iter().any(|s| !answers.get(s.id.as_str()).is_unanswered()),
        _ => !answers.get(item.id.as_str()).is_unanswered(),
    })
}

/// Shows scores, profiles and lists with their notes; each label once, under those it belongs to.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    let outcome = cx.outcome();
    if let Some(heading) = &cx.sheet().template.results {
        kit::heading(ui, Role::Question, 3, &kit::plain(heading));
        ui.add_space(16.0);
    }
    let results = &outcome.results;
    let moved: Vec<(Day, ChangeShown)> = cx.earlier.map_or_else(Vec::new, |(day, then)| {
        changes(&cx.sheet().template, outcome, then).into_iter().map(|change| (day, change)).collect()
    });
    for (at, score) in results.scores.iter().enumerate() {
        if at > 0 {
            ui.add_space(20.0);
        }
        score_ui(ui, cx, score, moved.iter().find(|(_, change)| change.id == score.id));
        notes(ui, cx, &score.id);
        let last_of_label = results.scores.get(at + 1).is_none_or(|next| next.label != score.label);
        if last_of_label {
            label(ui, &score.label);
        }
    }
    flags_ui(ui, &results.flags);
    for profile in &results.profiles {
        profile_ui(ui, cx, profile);
        notes(ui, cx, &profile.id);
        label(ui, &profile.label);
    }
    for list in &results.lists {
        list_ui(ui, list);
        notes(ui, cx, &list.id);
        label(ui, &list.label);
    }
    if !results.is_empty() {
        ui.add_space(4.0);
        kit::text(ui, Role::Helper, &t!("result-version", version = &cx.sheet().template.version));
    }
}

fn label(ui: &mut Ui, words: &str) {
    ui.add_space(20.0);
    kit::rich(ui, Role::Helper, words);
}

fn notes(ui: &mut Ui, cx: &mut Cx<'_>, under: &Id) {
    let outcome = cx.outcome();
    for note in outcome.results.notes.iter().filter(|note| note.under == *under) {
        ui.add_space(12.0);
        choose::running(ui, cx, Role::Body, &note.words);
    }
}

fn score_ui(ui: &mut Ui, cx: &Cx<'_>, score: &ScoreShown, change: Option<&(Day, ChangeShown)>) {
    let look = cx.look;
    let origin = ui.cursor().min;
    let width = ui.available_width();
    let beside = width > 460.0;
    let name = kit::galley(ui, Role::Question, look.text, &kit::plain(&score.title), BAR - 48.0);
    let top = (name.size().y + 6.0).max(30.0);
    kit::put_galley(ui, origin, name);
    let template = &cx.sheet().template;
    if let Ok(value) = score.value {
        let value = in_words::figure(template, &value.shown(score.places));
        kit::put_right(ui, origin.x + BAR, origin.y + 12.0, Role::Question, look.text, &value);
    }
    let bar = Rect::from_min_size(origin + vec2(0.0, top), vec2(BAR, 6.0));
    draw_bar(ui, look, bar, score.value.ok(), score.range);
    let ends = [score.range.0, score.range.1].map(|value| end(template, value));
    under_bar(ui, look, bar, &ends, (score.answered, score.of - score.skipped));
    let (mut at, room) = if beside { (vec2(WORDS, 0.0), width - WORDS) } else { (vec2(0.0, top + 30.0), width) };
    let mut said = said_of(score);
    if let Some((day, change)) = change {
        said.splice(1.min(said.len())..1.min(said.len()), said_of_change(template, *day, change));
    }
    for (nth, (role, words)) in said.into_iter().enumerate() {
        let colour = if role == Role::Body { look.text } else { look.muted };
        at.y += if nth > 0 && role == Role::Helper { 8.0 } else { 0.0 };
        let galley = kit::galley(ui, role, colour, &words, room);
        let high = galley.size().y;
        kit::put_galley(ui, origin + at, galley);
        at.y += high;
    }
    let bottom = (bar.bottom() + 20.0).max(origin.y + at.y);
    ui.advance_cursor_after_rect(Rect::from_min_max(origin, pos2(origin.x + width, bottom)));
}

/// What is said of a score: its words, how other bands read it, what the rule filled in, and which rule.
fn said_of(score: &ScoreShown) -> Vec<(Role, String)> {
    let words = match (&score.value, &score.words) {
        (Ok(_), Some(words)) => kit::plain(words),
        (Ok(_), None) => String::new(),
        (Err(why), _) => in_words::no_value(*why).to_owned(),
    };
    let mut said = vec![(Role::Body, words)];
    for reading in &score.readings {
        if let Some(words) = &reading.words {
            said.push((Role::Helper, kit::plain(&reading.title)));
            said.push((Role::Body, kit::plain(words)));
        }
    }
    said.extend(in_words::filled(score.filled).map(|words| (Role::Helper, words)));
    said.extend(score.rule.as_ref().map(|rule| (Role::Helper, t!("paper-rule", rule = rule))));
    said.retain(|(_, words)| !words.is_empty());
    said
}

/// How far a score has moved since an earlier day, and what that is.
fn said_of_change(template: &Template, day: Day, change: &ChangeShown) -> Vec<(Role, String)> {
    let since = words::day_long(day);
    match change.moved {
        Ok(moved) => {
            let [from, to, difference] =
                [moved.from, moved.to, moved.difference].map(|v| in_words::figure(template, &v.shown(change.places)));
            let said = change.words.as_deref().map_or_else(|| in_words::change(moved.kind).to_owned(), kit::plain);
            let numbers = t!("result-moved", day = &since, difference = &difference, from = &from, to = &to);
            vec![(Role::Helper, numbers), (Role::Body, said)]
        }
        Err(why) => vec![(Role::Helper, t!("result-not-moved", day = &since, why = in_words::no_change(why)))],
    }
}

/// Flags with their state; each label once, under those it belongs to.
fn flags_ui(ui: &mut Ui, flags: &[FlagShown]) {
    for (at, flag) in flags.iter().enumerate() {
        ui.add_space(8.0);
        named(ui, &flag.title, flag.words.as_deref().unwrap_or(in_words::flag(flag.state)));
        if flags.get(at + 1).is_none_or(|next| next.label != flag.label) {
            label(ui, &flag.label);
        }
    }
}

/// A name with words under it.
fn named(ui: &mut Ui, name: &str, words: &str) {
    ui.add_space(12.0);
    kit::text(ui, Role::Question, &kit::plain(name));
    kit::rich(ui, Role::Body, words);
}

/// The end of a bar, short enough to stand beside the words between the ends.
fn end(template: &Template, value: Fraction) -> String {
    let short = value.short();
    in_words::figure(template, &if short.len() > 4 { value.shown(0) } else { short })
}

fn under_bar(ui: &mut Ui, look: Look, bar: Rect, [least, most]: &[String; 2], (answered, of): (usize, usize)) {
    let top = bar.bottom() + 4.0;
    kit::put_line(ui, pos2(bar.left(), top), Role::Caption, look.muted, least, 40.0);
    let words = t!("result-answered", answered = answered, of = of);
    let galley = kit::galley(ui, Role::Caption, look.muted, &words, BAR);
    let left = bar.center().x - galley.size().x / 2.0;
    kit::put_galley(ui, pos2(left, top), galley);
    kit::put_right(ui, bar.right(), top + 8.0, Role::Caption, look.muted, most);
}

#[expect(clippy::cast_possible_truncation, reason = "a share of a bar's width")]
fn draw_bar(ui: &Ui, look: Look, bar: Rect, value: Option<Fraction>, range: (Fraction, Fraction)) {
    ui.painter().rect_filled(bar, CornerRadius::same(3), look.border);
    let Some(value) = value else { return };
    let span = range.1.minus(range.0);
    let share = value.minus(range.0).over(span).map_or(0.0, Fraction::approx).clamp(0.0, 1.0) as f32;
    let filled = Rect::from_min_size(bar.min, vec2(bar.width() * share, bar.height()));
    ui.painter().rect_filled(filled, CornerRadius::same(3), look.accent);
}

/// Ways side by side: name, bar, value, the word for its band.
fn profile_ui(ui: &mut Ui, cx: &Cx<'_>, profile: &ProfileShown) {
    let look = cx.look;
    kit::text(ui, Role::BodyStrong, &kit::plain(&profile.title));
    ui.add_space(8.0);
    for way in &profile.ways {
        let origin = ui.cursor().min;
        let width = ui.available_width();
        let name_width = (width - BAR - 200.0).clamp(160.0, 300.0);
        let name = kit::galley(ui, Role::Body, look.text, &kit::plain(&way.title), name_width);
        let height = name.size().y.max(24.0) + 8.0;
        kit::put_galley(ui, origin + vec2(0.0, 4.0), name);
        let bar =
            Rect::from_min_size(pos2(origin.x + name_width + 16.0, origin.y + height / 2.0 - 3.0), vec2(BAR, 6.0));
        draw_bar(ui, look, bar, way.value.ok(), way.range);
        let middle = origin.y + height / 2.0;
        let said = match (&way.value, &way.word) {
            (Ok(value), word) => {
                let shown = in_words::figure(&cx.sheet().template, &value.shown(way.places));
                let word = word.as_deref().map(kit::plain).unwrap_or_default();
                t!("result-way", value = &shown, word = &word)
            }
            (Err(_), _) => t!("result-way-too-few").to_owned(),
        };
        let room = origin.x + width - bar.right() - 16.0;
        let galley = kit::galley_line(ui, Role::Helper, look.text, &said, room);
        kit::put_galley(ui, pos2(bar.right() + 16.0, middle - galley.size().y / 2.0), galley);
        ui.advance_cursor_after_rect(Rect::from_min_size(origin, vec2(width, height)));
    }
    if let Some((_, _, Some(words))) = &profile.spread {
        ui.add_space(8.0);
        kit::rich(ui, Role::Body, &in_words::capital(words));
    }
}

/// Names only, the leading ones first.
fn list_ui(ui: &mut Ui, list: &PlainListShown) {
    kit::text(ui, Role::BodyStrong, &kit::plain(&list.title));
    ui.add_space(4.0);
    if list.lines.is_empty() {
        kit::rich(ui, Role::Body, &list.none);
    }
    for line in &list.lines {
        let names: Vec<String> = line.iter().map(|(_, name)| kit::plain(name)).collect();
        kit::text(ui, Role::Body, &names.join(", "));
    }
}
