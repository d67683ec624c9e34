//! Earlier states of a worksheet beside the sheet as it is, answer by answer.

use egui::{Id, Rangef, Rect, ScrollArea, Ui, pos2, vec2};

use super::{desk, pairs};
use crate::{
    app::{Command, State, States},
    t,
    ui::{
        frame,
        kit::{self, Button},
        theme::{self, Role},
    },
    words,
    worksheet::Apart,
};

/// The widest that contents become.
const WIDEST: f32 = 880.0;

/// Draws them.
pub fn draw(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let all = ui.max_rect();
    frame::ground(ui, all, look.sheet);
    let Some(states) = &state.states else { return };
    let title = state.doc(states.doc).map(|open| open.sheet().template.title.as_str()).unwrap_or_default();
    let width = (all.width() - 80.0).min(WIDEST);
    let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - frame::FOOT), all.max);
    let body = Rect::from_min_max(all.min, foot.right_top());
    frame::part(ui, "states", body, |ui| {
        ScrollArea::vertical().id_salt("states").auto_shrink([false; 2]).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                ui.add_space((all.width() - width) / 2.0);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add_space(24.0);
                    kit::focus::invite(ui.ctx());
                    let words = t!("states-back", title = title);
                    let back = Button::quiet(&words).icon(theme::Icon::Back).muted().id(Id::unique("states back"));
                    if kit::at_the_edge(ui, back).clicked() || desk::escaped(ui) {
                        out.push(Command::GoTo(states.doc));
                    }
                    ui.add_space(16.0);
                    contents(ui, state, states, out);
                    ui.add_space(40.0);
                });
            });
            kit::focus::page_keys(ui);
        });
    });
    let start = all.center().x - width / 2.0;
    frame::foot(ui, foot, Rangef::new(start, start + width), true, None, out);
}

fn contents(ui: &mut Ui, state: &State, states: &States, out: &mut Vec<Command>) {
    let twin = states.twin.is_some();
    kit::heading(ui, Role::PageTitle, 1, if twin { t!("states-twin-title") } else { t!("states-title") });
    ui.add_space(8.0);
    kit::text(ui, Role::Helper, if twin { t!("states-twin-words") } else { t!("states-words") });
    ui.add_space(24.0);
    let Some(then) = states.then() else {
        kit::text(ui, Role::Body, if states.reading { t!("states-reading") } else { t!("states-none") });
        return;
    };
    if states.all.len() > 1 {
        slider(ui, states, out);
    }
    let when = match state.today {
        Some(today) => words::clock_or_day(then.when, today),
        None => words::day_long(then.when.day()),
    };
    pairs::heads(ui, &when);
    if states.differences.is_empty() {
        kit::as_live(&kit::text(ui, Role::Body, if twin { t!("states-twin-same") } else { t!("states-same") }));
    }
    for difference in &states.differences {
        let (take, name) = match difference.what {
            Apart::Answer(_) | Apart::Later(_) | Apart::Former(_) => {
                (t!("states-take"), t!("states-take-named", question = &difference.ask))
            }
            _ => (t!("states-take-other"), t!("states-take-other-named", what = &difference.ask)),
        };
        if pairs::pair(ui, difference, take, &name) {
            out.push(Command::TakeOver(Some(difference.what.clone())));
        }
    }
    ui.add_space(24.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        if twin {
            if Button::primary(t!("states-decided")).id(Id::unique("decided")).show(ui).clicked() {
                out.push(Command::Decided);
            }
        } else if !states.differences.is_empty() {
            let all = Button::secondary(t!("states-take-all")).id(Id::unique("take all"));
            if all.show(ui).clicked() {
                out.push(Command::TakeOver(None));
            }
        }
    });
}

/// Through the states, from the oldest to the newest.
fn slider(ui: &mut Ui, states: &States, out: &mut Vec<Command>) {
    let number = |at: usize| i16::try_from(at + 1).unwrap_or(i16::MAX);
    let scale =
        kit::Scale { from: 1, to: number(states.all.len() - 1), low: t!("states-oldest"), high: t!("states-newest") };
    let id = Id::unique("states slider");
    let (_, slid) = kit::slider_set(ui, id, t!("states-slider"), scale, number(states.at));
    if let Some(to) = slid {
        out.push(Command::StateAt(usize::try_from(to - 1).unwrap_or(0)));
    }
    ui.add_space(24.0);
}
