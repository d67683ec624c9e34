//! The calendar beside the field of a day.
//!
//! By keyboard it is one stop: arrows go by day and week, Page Up and Page Down
//! by month, Home and End to the ends of the week. It closes when the keyboard
//! leaves it, and gives it back to its field.

use egui::{Id as EguiId, Key, Popup, Rect, Response, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::dates::{months, weekdays};
use crate::{
    base::Day,
    t,
    ui::{
        kit::{self, focus},
        theme::{self, Icon, Role},
    },
    words,
};

/// What came of the calendar of a field.
#[derive(Default)]
pub struct Beside {
    /// Whether its button or something in it has the keyboard.
    pub focused: bool,
    /// The day that was chosen; `Some(None)` takes the day out.
    pub picked: Option<Option<Day>>,
}

/// Shows the button at the right edge of a field, and the calendar while it is open.
pub fn beside(
    ui: &mut Ui,
    field: &Response,
    (day, today): (Option<Day>, Option<Day>),
    name: &str,
    may_write: bool,
) -> Beside {
    let button = Rect::from_min_size(pos2(field.rect.right() - 40.0, field.rect.top() + 2.0), vec2(36.0, 36.0));
    let words = t!("date-open", name = name);
    let muted = theme::of(ui).muted;
    let open = kit::icon_button_at(ui, button, field.id.with("open"), Icon::Calendar, muted, &words);
    let popup = field.id.with("calendar");
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    if open.clicked() && may_write {
        Popup::toggle_id(ui.ctx(), popup);
        if !was_open {
            let first = day.or(today);
            show_month(ui, popup, first);
            want(ui, popup, first);
        }
    }
    let mut beside = Beside::default();
    let mut month = Month { id: popup, chosen: day, today, went: None, focused: false };
    kit::popup(field, popup, name, 304.0, |ui| beside.picked = month.show(ui));
    if month.went.is_some() {
        want(ui, popup, month.went);
    }
    let inside = open.has_focus() || open.clicked() || month.focused || wanted(ui, popup).is_some();
    let focused = ui.memory(egui::Memory::focused);
    let left = focused.is_some() && !inside;
    if beside.picked.is_some() || left {
        Popup::close_id(ui.ctx(), popup);
    }
    if !Popup::is_id_open(ui.ctx(), popup) {
        want(ui, popup, None);
    }
    let closed = was_open && !Popup::is_id_open(ui.ctx(), popup);
    if closed && !left {
        ui.memory_mut(|memory| memory.request_focus(field.id));
    }
    beside.focused = inside;
    beside
}

/// The day that gets the keyboard as soon as it is drawn: a calendar that opens is laid out first.
fn wanted(ui: &Ui, popup: EguiId) -> Option<Day> {
    ui.data(|data| data.get_temp(popup.with("wanted"))).flatten()
}

fn want(ui: &Ui, popup: EguiId, day: Option<Day>) {
    ui.data_mut(|data| data.insert_temp(popup.with("wanted"), day));
}

/// The month that is shown, by its first day.
fn month_shown(ui: &Ui, popup: EguiId) -> Option<Day> {
    ui.data(|data| data.get_temp(popup.with("month"))).flatten()
}

fn show_month(ui: &Ui, popup: EguiId, of: Option<Day>) {
    ui.data_mut(|data| data.insert_temp(popup.with("month"), of.map(Day::first_of_month)));
}

/// A month to choose a day from.
struct Month {
    id: EguiId,
    chosen: Option<Day>,
    today: Option<Day>,
    /// The day to which a key leads.
    went: Option<Day>,
    /// Whether something in it has the keyboard.
    focused: bool,
}

impl Month {
    /// Shows it; `Some(None)` takes the day out.
    fn show(&mut self, ui: &mut Ui) -> Option<Option<Day>> {
        let look = theme::of(ui);
        let month = month_shown(ui, self.id).or(self.today)?.first_of_month();
        let mut picked = None;
        self.head(ui, month);
        let (_, grid) = ui.allocate_space(vec2(280.0, 24.0 + 6.0 * 36.0));
        for (column, name) in weekdays().into_iter().enumerate() {
            let centre = pos2(left(grid, column) + 20.0, grid.top() + 12.0);
            let galley = kit::galley(ui, Role::Caption, look.muted, name, 60.0);
            ui.painter().galley(centre - galley.size() / 2.0, galley, look.muted);
        }
        let stop = self.stop(ui, month);
        let mut day = month.plus_days(-i32::from(month.weekday() - 1));
        for week in 0..6_u8 {
            for column in 0..7 {
                let top = grid.top() + 24.0 + 36.0 * f32::from(week);
                let cell = Rect::from_min_size(pos2(left(grid, column), top), vec2(40.0, 36.0));
                if day.month() == month.month() && self.day(ui, cell, day, day == stop) {
                    picked = Some(Some(day));
                }
                day = day.plus_days(1);
            }
        }
        ui.horizontal(|ui| {
            if let Some(today) = self.today {
                let button = kit::Button::quiet(t!("date-today")).id(self.id.with("today")).show(ui);
                self.focused |= button.has_focus();
                if button.clicked() {
                    picked = Some(Some(today));
                }
            }
            if self.chosen.is_some() {
                let button = kit::Button::quiet(t!("date-none")).muted().id(self.id.with("none")).show(ui);
                self.focused |= button.has_focus();
                if button.clicked() {
                    picked = Some(None);
                }
            }
        });
        if let Some(went) = self.went {
            show_month(ui, self.id, Some(went));
        }
        picked
    }

    /// The month's name between the arrows that lead to its neighbours.
    fn head(&mut self, ui: &mut Ui, month: Day) {
        let look = theme::of(ui);
        ui.horizontal(|ui| {
            let before = kit::icon_button(ui, self.id.with("before"), Icon::Back, t!("date-month-before"));
            if before.clicked() {
                show_month(ui, self.id, Some(month.plus_days(-1)));
            }
            let (_, rect) = ui.allocate_space(vec2(ui.available_width() - 36.0, 36.0));
            let year = month.year().to_string();
            let words = t!("date-month", month = month_name(month), year = &year);
            let galley = kit::galley(ui, Role::SmallStrong, look.text, &words, rect.width());
            let title = kit::put_galley(ui, rect.center() - galley.size() / 2.0, galley);
            kit::as_live(&title);
            let after = kit::icon_button(ui, self.id.with("after"), Icon::Forward, t!("date-month-after"));
            if after.clicked() {
                show_month(ui, self.id, Some(month.plus_days(i32::from(month.days_in_month()))));
            }
            self.focused |= before.has_focus() || after.has_focus();
        });
    }

    /// The day at which Tab stops: where the keyboard is, else the chosen one, else today.
    fn stop(&self, ui: &Ui, month: Day) -> Day {
        let in_month = |day: &Day| day.first_of_month() == month;
        let mut days = (0..i32::from(month.days_in_month())).map(|day| month.plus_days(day));
        let here = days.find(|day| ui.memory(|memory| memory.has_focus(cell_id(self.id, *day))));
        here.or(self.chosen.filter(in_month)).or(self.today.filter(in_month)).unwrap_or(month)
    }

    fn day(&mut self, ui: &Ui, cell: Rect, day: Day, stop: bool) -> bool {
        let look = theme::of(ui);
        let on = self.chosen == Some(day);
        let id = cell_id(self.id, day);
        let sense = if stop { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(cell, id, sense);
        let name = words::weekday_day(day);
        response.widget_info(|| WidgetInfo::selected(accesskit::Role::Button, true, on, &name));
        if wanted(ui, self.id) == Some(day) {
            if response.has_focus() {
                want(ui, self.id, None);
            } else {
                response.request_focus();
                ui.ctx().request_repaint();
            }
        }
        if focus::keeps_arrows(ui, id, true, true) {
            self.went = by_key(ui, day).or(self.went);
        }
        self.focused |= response.has_focus();
        // A ring around a filled thing stands off it.
        let ringed = on && response.has_focus();
        let disc = cell.shrink2(if ringed { vec2(7.0, 5.0) } else { vec2(3.0, 1.0) });
        if on {
            ui.painter().rect_filled(disc, 8, look.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(disc, 8, look.hover);
        }
        let ink = if on { look.accent_on } else { look.text };
        let role = if self.today == Some(day) { Role::SmallStrong } else { Role::Small };
        let galley = kit::galley(ui, role, ink, &day.day().to_string(), 40.0);
        ui.painter().galley(cell.center() - galley.size() / 2.0, galley, ink);
        if ringed {
            focus::ring(ui, disc, 8);
        } else if response.has_focus() {
            focus::border(ui, disc, 8);
        }
        response.clicked()
    }
}

/// The day to which a key leads from another.
fn by_key(ui: &Ui, day: Day) -> Option<Day> {
    let weekday = i32::from(day.weekday());
    let keys = [
        (Key::ArrowLeft, -1),
        (Key::ArrowRight, 1),
        (Key::ArrowUp, -7),
        (Key::ArrowDown, 7),
        (Key::Home, 1 - weekday),
        (Key::End, 7 - weekday),
    ];
    if let Some((_, by)) = keys.into_iter().find(|(key, _)| focus::pressed(ui, *key)) {
        return Some(day.plus_days(by));
    }
    let month = day.first_of_month();
    if focus::pressed(ui, Key::PageDown) {
        Some(same_day(day, month.plus_days(i32::from(month.days_in_month()))))
    } else if focus::pressed(ui, Key::PageUp) {
        Some(same_day(day, month.plus_days(-1).first_of_month()))
    } else {
        None
    }
}

/// The day of another month with the same number, or its last.
fn same_day(day: Day, month: Day) -> Day {
    month.plus_days(i32::from(day.day().min(month.days_in_month())) - 1)
}

fn cell_id(calendar: EguiId, day: Day) -> EguiId {
    calendar.with(day.to_string())
}

#[expect(clippy::cast_precision_loss, reason = "seven columns")]
fn left(grid: Rect, column: usize) -> f32 {
    grid.left() + 40.0 * column as f32
}

fn month_name(day: Day) -> &'static str {
    usize::try_from(day.month() - 1).ok().and_then(|at| months().get(at).copied()).unwrap_or("")
}
