//! Groups: whole questions under one heading, once or several times.

use egui::{Rect, Ui, pos2, vec2};

use super::{
    cell, choose,
    cx::{Cx, Told},
    ids, rank,
    ratings::position,
    table,
};
use crate::{
    base::Id,
    t,
    template::{Group, Item, Kind, Ratings, Slider, Table},
    ui::{
        kit::{
            self, Scale, Slid,
            rating::{self, Rated, Steps},
        },
        theme::Role,
    },
    worksheet::{Answer, At, Change, row, row_ids},
};

/// Shows every repetition of a group.
pub fn answer(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, table: &Table, group: &Group) -> Told {
    let rows = row_ids(table, cx.answer(&item.id));
    let mut told = Told::default();
    if group.several {
        ui.add_space(8.0);
    }
    for (number, id) in rows.iter().enumerate() {
        if number > 0 {
            ui.add_space(24.0);
            kit::hairline(ui);
            ui.add_space(20.0);
        }
        let each = group.several.then(|| each(group, number));
        if let Some(each) = &each {
            let top = ui.cursor().top();
            let heading = kit::text(ui, Role::Question, each);
            kit::as_heading(&heading, 4);
            if rows.len() > 1 && cx.may_write(item) {
                let at = Rect::from_min_size(pos2(ui.max_rect().right() - 36.0, top - 6.0), vec2(36.0, 36.0));
                told.and(table::row_menu(ui, cx, item, (id, number, rows.len()), each, at));
            }
        }
        let mut first = each.is_none();
        for question in &table.columns {
            if cx.outcome().cell_open(&item.id, id, &question.id) {
                ui.add_space(if first { 0.0 } else { 20.0 });
                told.and(question_ui(ui, cx, (item, question), id, each.as_deref()));
                first = false;
            }
        }
    }
    told
}

/// *Moment 2*.
pub fn each(group: &Group, number: usize) -> String {
    let number = (number + 1).to_string();
    match &group.each {
        Some(each) => format!("{} {number}", kit::plain(each)),
        None => t!("group-each", number = &number),
    }
}

/// A question of a group with its words and its control.
fn question_ui(ui: &mut Ui, cx: &mut Cx<'_>, (item, question): (&Item, &Item), id: &Id, each: Option<&str>) -> Told {
    let ask = kit::plain(&question.ask);
    let name = each.map_or_else(|| ask.clone(), |each| t!("group-question", question = &ask, each = each));
    let label = kit::rich(ui, Role::SmallStrong, &question.ask);
    kit::as_heading(&label, if each.is_some() { 5 } else { 4 });
    if let Some(help) = &question.help {
        ui.add_space(2.0);
        choose::running(ui, cx, Role::Helper, help);
    }
    ui.add_space(6.0);
    let at = At::cell(item.id.clone(), id.clone(), question.id.clone());
    let answer = cx.answer(&item.id);
    let held = row(answer, id.as_str()).map_or(&Answer::Unanswered, |row| row.cell(question.id.as_str()));
    match &question.kind {
        Kind::ChooseOne(_) | Kind::ChooseMany(_) => choose::at_place(ui, cx, (item, question), &at, held, &name),
        Kind::Ranking(choices) => rank::answer(ui, cx, item, &at, choices, held, &name),
        Kind::Slider(slider) => slide(ui, cx, item, &at, slider, held, &name),
        Kind::Ratings(ratings) => rate(ui, cx, item, &at, ratings, held, &name),
        _ => cell::control(ui, cx, (item, question), &at, held, &name),
    }
}

fn slide(ui: &mut Ui, cx: &Cx<'_>, item: &Item, at: &At, slider: &Slider, held: &Answer, name: &str) -> Told {
    let value = match held {
        Answer::Step(step) => Some(*step),
        _ => None,
    };
    let scale = Scale { from: slider.from, to: slider.to, low: &slider.low, high: &slider.high };
    let may_write = cx.may_write(item);
    let id = ids::control(cx.key, at);
    let (response, slid) = ui.add_enabled_ui(may_write, |ui| kit::slider(ui, id, name, scale, value)).inner;
    let mut told = Told::default();
    told.saw(&response);
    told.changes.extend(slid.filter(|_| may_write).map(|slid| {
        let answer = match slid {
            Slid::To(number) => Answer::Step(number),
            Slid::Cleared => Answer::Unanswered,
        };
        Change::Set { at: at.clone(), answer }
    }));
    told
}

fn rate(ui: &mut Ui, cx: &Cx<'_>, item: &Item, at: &At, ratings: &Ratings, held: &Answer, name: &str) -> Told {
    let steps: Vec<(i16, &str)> = ratings.steps.iter().map(|(number, words)| (*number, words.as_str())).collect();
    let language = cx.sheet().template.language.as_str();
    let steps = Steps { steps: &steps, cannot_say: ratings.cannot_say.as_deref(), language };
    rating::anchors(ui, steps);
    let rated = match held {
        Answer::Step(step) => Rated::Step(*step),
        Answer::CannotSay => Rated::CannotSay,
        _ => Rated::Open,
    };
    let id = ids::control(cx.key, at);
    let (_, picked) = rating::row_alone(ui, id, name, steps, rated);
    let focused = (0..=steps.steps.len()).any(|at| ui.memory(|memory| memory.has_focus(id.with(at))));
    let change = picked.filter(|_| cx.may_write(item)).map(|picked| {
        let answer = match picked {
            Rated::Step(number) => Answer::Step(number),
            Rated::CannotSay => Answer::CannotSay,
            Rated::Open => Answer::Unanswered,
        };
        Change::Set { at: at.clone(), answer }
    });
    Told { changes: change.into_iter().collect(), focused, ..Told::default() }
}

/// The control that takes the keyboard in a new or a first row.
pub fn first_control(cx_key: crate::app::DocKey, at: &At, question: &Item, held: &Answer) -> egui::Id {
    let control = ids::control(cx_key, at);
    match &question.kind {
        Kind::Ratings(ratings) => control.with(position(ratings, held).unwrap_or(0)),
        Kind::Ranking(choices) => {
            let first = held.ranked().first().or_else(|| choices.options.keys().next());
            first.map_or(control, |first| ids::option(cx_key, at, first.as_str()))
        }
        _ => {
            let options = choose::option_ids(question);
            let chosen = options.iter().find(|option| held.has_pick(option.as_str())).or(options.first());
            chosen.map_or(control, |option| ids::option(cx_key, at, option.as_str()))
        }
    }
}
