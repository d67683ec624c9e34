//! Days: a field to type in, and a calendar to choose from.

use egui::{Id as EguiId, Rect, Response, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{
    cx::{Cx, Told},
    draft::Seen,
    ids,
};
use crate::{
    app::DocKey,
    base::Day,
    t,
    ui::{
        kit::{self, Field, focus},
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
    let day = match answer {
        Answer::Day(day) => Some(*day),
        _ => None,
    };
    let id = ids::control(cx.key, at);
    let whose = Some((cx.key, at.clone()));
    let dated = field(ui, cx, (id, whose), day, name, width, may_write);
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
    width: f32,
    may_write: bool,
) -> Dated {
    let shown = day.map(words::weekday_day).unwrap_or_default();
    let mut draft = cx.view.draft_of(id).map_or_else(|| shown.clone(), str::to_owned);
    let wrong = !draft.trim().is_empty() && draft != shown && read(&draft, cx.today).is_none();
    let mut dated = Dated::default();
    let response = ui
        .add_enabled_ui(may_write, |ui| {
            Field::line(id, name).width(width).right_room(28.0).hint(t!("date-hint")).show(ui, &mut draft)
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
    if wrong && !response.has_focus() {
        complain(ui, cx, &response, t!("date-wrong"));
    }
    let button = Rect::from_min_size(pos2(response.rect.right() - 40.0, response.rect.top() + 2.0), vec2(36.0, 36.0));
    let words = t!("date-open", name = name);
    let open = kit::icon_button_at(ui, button, id.with("open"), Icon::Calendar, cx.look.muted, &words);
    dated.focused |= open.has_focus();
    let popup = id.with("calendar");
    if open.clicked() && may_write {
        egui::Popup::toggle_id(ui.ctx(), popup);
        cx.view.month = day.or(cx.today).map(Day::first_of_month);
    }
    kit::popup(&response, popup, name, 304.0, |ui| {
        if let Some(picked) = calendar(ui, cx, popup, day) {
            dated.day = Some(picked);
            cx.view.drop_draft(id);
            egui::Popup::close_id(ui.ctx(), popup);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    });
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
}

fn focus_danger(ui: &Ui, rect: Rect, look: crate::ui::theme::Look) {
    let stroke = egui::Stroke::new(2.0, look.danger);
    ui.painter().rect_stroke(rect, egui::CornerRadius::same(8), stroke, egui::StrokeKind::Inside);
}

/// A month to choose a day from; `Some(None)` takes the day out.
fn calendar(ui: &mut Ui, cx: &mut Cx<'_>, id: EguiId, chosen: Option<Day>) -> Option<Option<Day>> {
    let month = cx.view.month.or(cx.today)?.first_of_month();
    let mut picked = None;
    ui.horizontal(|ui| {
        if kit::icon_button(ui, id.with("before"), Icon::Back, t!("date-month-before")).clicked() {
            cx.view.month = Some(month.plus_days(-1).first_of_month());
        }
        let (_, rect) = ui.allocate_space(vec2(ui.available_width() - 36.0, 36.0));
        let year = month.year().to_string();
        let words = t!("date-month", month = month_name(month), year = &year);
        let galley = kit::galley(ui, Role::SmallStrong, cx.look.text, &words, rect.width());
        let title = kit::put_galley(ui, rect.center() - galley.size() / 2.0, galley);
        kit::as_live(&title);
        if kit::icon_button(ui, id.with("after"), Icon::Forward, t!("date-month-after")).clicked() {
            cx.view.month = Some(month.plus_days(i32::from(month.days_in_month())).first_of_month());
        }
    });
    let first = month.plus_days(-i32::from(month.weekday() - 1));
    let (_, grid) = ui.allocate_space(vec2(280.0, 24.0 + 6.0 * 36.0));
    for (column, name) in weekdays().into_iter().enumerate() {
        let centre = pos2(left(grid, column) + 20.0, grid.top() + 12.0);
        let galley = kit::galley(ui, Role::Caption, cx.look.muted, name, 60.0);
        ui.painter().galley(centre - galley.size() / 2.0, galley, cx.look.muted);
    }
    let mut day = first;
    for week in 0..6_u8 {
        for column in 0..7 {
            let top = grid.top() + 24.0 + 36.0 * f32::from(week);
            let cell = Rect::from_min_size(pos2(left(grid, column), top), vec2(40.0, 36.0));
            if day.month() == month.month() && day_cell(ui, cx, id, cell, day, chosen) {
                picked = Some(Some(day));
            }
            day = day.plus_days(1);
        }
    }
    ui.horizontal(|ui| {
        if let Some(today) = cx.today
            && kit::Button::quiet(t!("date-today")).show(ui).clicked()
        {
            picked = Some(Some(today));
        }
        if chosen.is_some() && kit::Button::quiet(t!("date-none")).muted().show(ui).clicked() {
            picked = Some(None);
        }
    });
    picked
}

#[expect(clippy::cast_precision_loss, reason = "seven columns")]
fn left(grid: Rect, column: usize) -> f32 {
    grid.left() + 40.0 * column as f32
}

fn day_cell(ui: &Ui, cx: &Cx<'_>, id: EguiId, cell: Rect, day: Day, chosen: Option<Day>) -> bool {
    let look = cx.look;
    let on = chosen == Some(day);
    let response = ui.interact(cell, id.with(day.to_string()), Sense::click());
    let name = words::weekday_day(day);
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Button, true, on, &name));
    let disc = cell.shrink2(vec2(3.0, 1.0));
    if on {
        ui.painter().rect_filled(disc, 8, look.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(disc, 8, look.hover);
    }
    let ink = if on { look.accent_on } else { look.text };
    let role = if cx.today == Some(day) { Role::SmallStrong } else { Role::Small };
    let galley = kit::galley(ui, role, ink, &day.day().to_string(), 40.0);
    ui.painter().galley(cell.center() - galley.size() / 2.0, galley, ink);
    if response.has_focus() {
        focus::border(ui, disc, 8);
    }
    response.clicked()
}

fn months() -> [&'static str; 12] {
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

fn weekdays() -> [&'static str; 7] {
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

fn month_name(day: Day) -> &'static str {
    usize::try_from(day.month() - 1).ok().and_then(|at| months().get(at).copied()).unwrap_or("")
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
