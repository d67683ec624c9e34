//! Days: a field to type in, and a calendar to choose from.

use egui::{Id as EguiId, Rect, Response, Ui, accesskit, pos2, vec2};

use super::{
    calendar,
    cx::{Cx, Told},
    draft::Seen,
    ids,
};
use crate::{
    app::DocKey,
    base::Day,
    t,
    ui::{
        kit::{self, Field},
        theme::{Icon, Role},
    },
    words,
    worksheet::{Answer, At, Change},
};

/// Shows the field of a day, `width` wide, with a calendar at its right.
pub fn answer(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    at: &At,
    answer: &Answer,
    name: &str,
    width: f32,
    may_write: bool,
) -> Told {
    set_in(ui, cx, (at, answer), name, (width, true), may_write)
}

/// The same in a cell of a table, which has a border already.
pub fn in_cell(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    at: &At,
    answer: &Answer,
    name: &str,
    width: f32,
    may_write: bool,
) -> Told {
    set_in(ui, cx, (at, answer), name, (width, false), may_write)
}

fn set_in(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (at, answer): (&At, &Answer),
    name: &str,
    (width, framed): (f32, bool),
    may_write: bool,
) -> Told {
    let day = match answer {
        Answer::Day(day) => Some(*day),
        _ => None,
    };
    let id = ids::control(cx.key, at);
    let whose = Some((cx.key, at.clone()));
    let dated = field(ui, cx, (id, whose), day, name, (width, framed), may_write);
    let set = |day: Option<Day>| Change::Set { at: at.clone(), answer: answered(day) };
    Told { changes: dated.day.map(set).into_iter().collect(), focused: dated.focused, ..Told::default() }
}

/// What came of the field of a day.
#[derive(Default)]
pub struct Dated {
    /// Whether it has the keyboard.
    pub focused: bool,
    /// The day that was written or chosen; `Some(None)` if it was taken out.
    pub day: Option<Option<Day>>,
}

fn answered(day: Option<Day>) -> Answer {
    day.map_or(Answer::Unanswered, Answer::Day)
}

/// Shows a day that stands anywhere, with the place of the answer that it is.
pub fn field(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (id, whose): (EguiId, Option<(DocKey, At)>),
    day: Option<Day>,
    name: &str,
    (width, framed): (f32, bool),
    may_write: bool,
) -> Dated {
    let shown = day.map(words::weekday_day).unwrap_or_default();
    let mut draft = cx.view.draft_of(id).map_or_else(|| shown.clone(), str::to_owned);
    let wrong = !draft.trim().is_empty() && draft != shown && read(&draft, cx.today).is_none();
    let mut dated = Dated::default();
    let response = ui
        .add_enabled_ui(may_write, |ui| {
            let field = Field::line(id, name).width(width).framed(framed).right_room(28.0);
            field.hint(t!("date-hint")).show(ui, &mut draft)
        })
        .inner;
    dated.focused = response.has_focus();
    let reads = match read(&draft, cx.today) {
        None if !draft.trim().is_empty() => None,
        day => Some(answered(day)),
    };
    let seen = Seen { response: &response, text: &draft, reads, now: &answered(day) };
    dated.day = cx.view.follow(ui, whose, seen).map(|answer| match answer {
        Answer::Day(day) => Some(day),
        _ => None,
    });
    if wrong && cx.view.is_done_with(&response) {
        complain(ui, cx, &response, t!("date-wrong"));
    }
    let beside = calendar::beside(ui, &response, (day, cx.today), name, may_write);
    dated.focused |= beside.focused;
    if let Some(picked) = beside.picked {
        dated.day = Some(picked);
        cx.view.drop_draft(id);
    }
    dated
}

/// Says under a field what is wrong with what is typed in it.
pub(super) fn complain(ui: &mut Ui, cx: &Cx<'_>, field: &Response, words: &str) {
    let look = cx.look;
    focus_danger(ui, field.rect, look);
    let at = pos2(field.rect.left(), field.rect.bottom() + 1.0);
    Icon::Alert.draw(ui.painter(), at + vec2(8.0, 8.0), 14.0, look.danger);
    let label = kit::put(ui, at + vec2(20.0, 0.0), Role::Caption, look.danger, words, 440.0);
    kit::as_live(&label);
    ui.ctx().accesskit_node_builder(field.id, |node| {
        node.set_invalid(accesskit::Invalid::True);
        node.push_described_by(label.id.accesskit_id());
    });
    kit::describe(ui.ctx(), field.id, words);
}

fn focus_danger(ui: &Ui, rect: Rect, look: crate::ui::theme::Look) {
    let stroke = egui::Stroke::new(2.0, look.danger);
    ui.painter().rect_stroke(rect, egui::CornerRadius::same(8), stroke, egui::StrokeKind::Inside);
}

pub(super) fn months() -> [&'static str; 12] {
    [
        t!("month-1"),
        t!("month-2"),
        t!("month-3"),
        t!("month-4"),
        t!("month-5"),
        t!("month-6"),
        t!("month-7"),
        t!("month-8"),
        t!("month-9"),
        t!("month-10"),
        t!("month-11"),
        t!("month-12"),
    ]
}

pub(super) fn weekdays() -> [&'static str; 7] {
    [
        t!("weekday-1"),
        t!("weekday-2"),
        t!("weekday-3"),
        t!("weekday-4"),
        t!("weekday-5"),
        t!("weekday-6"),
        t!("weekday-7"),
    ]
}

/// Reads a day as people type it: `16 March 2026`, `16.3.`, `2026-03-16`, `16/3/26`.
///
/// A weekday before it is passed over; without a year it is this year's.
#[must_use]
pub fn read(text: &str, today: Option<Day>) -> Option<Day> {
    let mut parts: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    let is_weekday = |word: &String| {
        word.chars().all(char::is_alphabetic) && weekdays().iter().any(|day| word.starts_with(&day.to_lowercase()))
    };
    if parts.len() > 2 && parts.first().is_some_and(is_weekday) {
        parts.remove(0);
    }
    let number = |word: &str| word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<i16>().ok();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (number(year)?, month_of(month)?, number(day)?),
        [day, month, year] => (number(year)?, month_of(month)?, number(day)?),
        [day, month] => (today?.year(), month_of(month)?, number(day)?),
        _ => return None,
    };
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    Day::new(year, month, i8::try_from(day).ok()?)
}

fn month_of(word: &str) -> Option<i8> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    let long = word.chars().count() >= 3;
    let at = months().iter().position(|month| long && month.to_lowercase().starts_with(word))?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_type_them() {
        let today = Day::new(2026, 11, 22);
        let march = Day::new(2026, 3, 16);
        for typed in
            ["16 March 2026", "Mon 16 March 2026", "16.3.2026", "2026-03-16", "16/3/26", "16 mar", "16th March"]
        {
            assert_eq!(read(typed, today), march, "{typed}");
        }
        for wrong in ["31 February", "", "March", "16 ma 2026", "40.1.2026", "yesterday"] {
            assert_eq!(read(wrong, today), None, "{wrong}");
        }
    }
}
