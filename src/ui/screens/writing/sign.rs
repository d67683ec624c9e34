//! Signatures: a typed name and a day, put down and taken back by one deliberate step.

use egui::{Stroke, Ui, pos2, vec2};

use super::{
    cx::{Cx, Told},
    dates, ids,
};
use crate::{
    t,
    template::Item,
    ui::{
        kit::{self, Button, Field},
        theme::Role,
    },
    words,
    worksheet::{Answer, At, Change, Signed},
};

/// Width of the field for the name, and of the line under it.
const NAME: f32 = 360.0;
/// Width of the field for the day.
const DAY: f32 = 264.0;
/// Between the two.
const GAP: f32 = 16.0;

/// Shows what was signed, or two fields and *Sign*.
pub fn answer(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, name: &str) -> Told {
    match cx.answer(&item.id) {
        Answer::Signed(signed) => signed_ui(ui, cx, item, signed),
        _ if cx.may_write(item) => open_ui(ui, cx, item, name),
        _ => {
            lines(ui, cx, None);
            Told::default()
        }
    }
}

/// The name and the day over their lines, and the way back.
fn signed_ui(ui: &mut Ui, cx: &Cx<'_>, item: &Item, signed: &Signed) -> Told {
    lines(ui, cx, Some(signed));
    let mut told = Told::default();
    if cx.may_write(item) {
        ui.add_space(8.0);
        let at = At::item(item.id.clone());
        let back = Button::link(t!("sign-back")).id(ids::control(cx.key, &at)).show(ui);
        told.saw(&back);
        if back.clicked() {
            told.changes.push(Change::Set { at, answer: Answer::Unanswered });
        }
    }
    told
}

/// Two ruled lines, as on paper.
fn lines(ui: &mut Ui, cx: &Cx<'_>, signed: Option<&Signed>) {
    let look = cx.look;
    let (name_wide, day_left) = widths(ui.available_width());
    let name = signed.map(|signed| kit::galley(ui, Role::Answer, look.text, signed.name.trim(), name_wide));
    let day = signed.map(|signed| words::day_long(signed.day));
    let day = day.map(|day| kit::galley(ui, Role::Answer, look.text, &day, DAY));
    let high = name.as_ref().map_or(28.0, |name| name.size().y).max(day.as_ref().map_or(0.0, |day| day.size().y));
    let (_, room) = ui.allocate_space(vec2(ui.available_width(), high + 4.0 + 1.0 + 4.0 + 16.0));
    let rule = room.top() + high + 4.5;
    let parts = [(room.left(), name_wide, name, t!("sign-name")), (room.left() + day_left, DAY, day, t!("sign-day"))];
    for (left, wide, galley, caption) in parts {
        if let Some(galley) = galley {
            kit::put_galley(ui, pos2(left, room.top() + high - galley.size().y), galley);
        }
        ui.painter().hline(left..=left + wide, rule, Stroke::new(1.0, look.border_strong));
        kit::put(ui, pos2(left, rule + 4.0), Role::Caption, look.muted, caption, wide);
    }
}

/// Width of the name's part, and where the day's begins.
fn widths(room: f32) -> (f32, f32) {
    let name = NAME.min(room - DAY - GAP);
    (name, name + GAP)
}

/// Name, day and *Sign*.
fn open_ui(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, question: &str) -> Told {
    let at = At::item(item.id.clone());
    let id = ids::control(cx.key, &at);
    let mut told = Told::default();
    let mut name = cx.view.draft_of(id).unwrap_or(&cx.open.me.name).to_owned();
    let mut day = cx.view.signing.get(&id).copied().or(cx.today);
    let (name_wide, _) = widths(ui.available_width());
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.vertical(|ui| {
            ui.set_width(name_wide);
            kit::text(ui, Role::FieldLabel, t!("sign-name"));
            ui.add_space(4.0);
            let spoken = t!("sign-name-of", question = question);
            let field = Field::line(id, &spoken).width(name_wide).show(ui, &mut name);
            told.saw(&field);
            cx.view.in_draft |= field.has_focus();
            if field.changed() {
                cx.view.keep_draft(id, name.clone());
            }
        });
        ui.vertical(|ui| {
            ui.set_width(DAY);
            kit::text(ui, Role::FieldLabel, t!("sign-day"));
            ui.add_space(4.0);
            let spoken = t!("sign-day-of", question = question);
            let dated = dates::field(ui, cx, (id.with("day"), None), day, &spoken, (DAY, true), true);
            told.focused |= dated.focused;
            if let Some(to) = dated.day {
                day = to.or(cx.today);
                cx.view.signing.extend(day.map(|day| (id, day)));
            }
        });
    });
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let ready = !name.trim().is_empty() && day.is_some();
        let spoken = t!("sign-of", question = question);
        let button = Button::secondary(t!("sign")).id(id.with("sign")).name(&spoken).enabled(ready).show(ui);
        told.saw(&button);
        ui.add_space(16.0);
        let (_, room) = ui.allocate_space(vec2(ui.available_width(), 36.0));
        kit::put(ui, room.min + vec2(0.0, 8.0), Role::Helper, cx.look.muted, t!("sign-hint"), room.width());
        if let (true, true, Some(day)) = (button.clicked(), ready, day) {
            cx.view.drop_draft(id);
            cx.view.signing.remove(&id);
            let signed = Signed { name: name.trim().to_owned(), day };
            told.changes.push(Change::Set { at, answer: Answer::Signed(signed) });
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    });
    told
}
