//! Choices: rows with ticks or radios, messages under them, own words.

use egui::{Id as EguiId, Key, Ui, UiBuilder, accesskit};

use super::{
    cx::{Cx, Told},
    ids, question, writes,
};
use crate::{
    app::Command,
    base::Id,
    t,
    template::{Choice, ChoiceKind, Item, Kind},
    ui::{
        kit::{self, Led, OptionRow, Writing, focus},
        theme::Role,
    },
    worksheet::{Answer, At, Change, Part},
};

/// The options of a choice, in order.
pub fn option_ids(item: &Item) -> Vec<Id> {
    match &item.kind {
        Kind::ChooseOne(choices) | Kind::ChooseMany(choices) => choices.options.keys().cloned().collect(),
        Kind::YesNo { not_sure } => {
            let ids = if *not_sure { &["yes", "no", "not-sure"][..] } else { &["yes", "no"][..] };
            ids.iter().map(|id| Id::known(id)).collect()
        }
        _ => Vec::new(),
    }
}

/// The words of an option.
pub fn words<'a>(item: &'a Item, option: &str) -> &'a str {
    match item.choices().and_then(|choices| choices.options.get(option)) {
        Some(choice) => &choice.words,
        None => match option {
            "yes" => t!("option-yes"),
            "no" => t!("option-no"),
            _ => t!("option-not-sure"),
        },
    }
}

/// Shows all options of a question.
pub fn answer(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, name: &str) -> Told {
    let at = At::item(item.id.clone());
    let answer = cx.answer(&item.id);
    let told = at_place(ui, cx, (item, item), &at, answer, name);
    changed(ui, cx, item);
    told
}

/// Shows all options of a question that stands at a place of `owner`, itself or a group.
pub fn at_place(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (owner, item): (&Item, &Item),
    at: &At,
    answer: &Answer,
    name: &str,
) -> Told {
    let many = matches!(item.kind, Kind::ChooseMany(_));
    let role = if many { accesskit::Role::Group } else { accesskit::Role::RadioGroup };
    let group = UiBuilder::new()
        .id_salt(ids::control(cx.key, at).with("options"))
        .accessibility_role(role)
        .accessibility_label(name);
    let options = |ui: &mut Ui| {
        question::tell(ui, cx, item, ui.unique_id());
        options(ui, cx, (owner, item), at, answer, many)
    };
    ui.scope_builder(group, options).inner
}

fn options(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    (owner, item): (&Item, &Item),
    at: &At,
    answer: &Answer,
    many: bool,
) -> Told {
    let all = option_ids(item);
    let full = at_most(item).is_some_and(|most| answer.picks().len() >= most);
    let stop = all.iter().position(|option| answer.has_pick(option.as_str())).unwrap_or(0);
    let suggested = cx.outcome().suggested.get(item.id.as_str());
    let mut told = Told::default();
    for (number, option) in all.iter().enumerate() {
        let on = answer.has_pick(option.as_str());
        let choice = item.choices().and_then(|choices| choices.options.get(option.as_str()));
        let alone = choice.is_some_and(|choice| choice.effect == ChoiceKind::Alone);
        let id = ids::option(cx.key, at, option.as_str());
        let words = kit::plain(words(item, option.as_str()));
        let row = if many { OptionRow::tick(id, &words, on) } else { OptionRow::radio(id, &words, on) };
        let badge = suggested.is_some_and(|list| list.contains(option)).then(|| t!("option-suggested"));
        let response = row
            .hint(choice.and_then(|choice| choice.hint.as_deref()))
            .badge(badge)
            .tab_stop(many || number == stop)
            .pointed_out(cx.open.pointed_out.contains(&owner.id))
            .enabled(cx.may_write(owner) && (on || alone || !full))
            .show(ui);
        told.saw(&response);
        if response.has_focus() {
            told.option = Some((at.clone(), option.clone()));
        }
        if response.clicked() {
            let on = if many { !on } else { !on || !item.required };
            let back = !many && answer.has_pick(option.as_str());
            told.changes.push(Change::Choose { at: at.clone(), option: option.clone(), on: on && !back });
        }
        if !many {
            walk(ui, cx, at, &all, number, id);
        }
        if on && let Some(choice) = choice {
            told.and(under(ui, cx, owner, at, option, choice));
        }
    }
    if full && let Some(most) = at_most(item) {
        kit::text(ui, Role::Helper, &t!("option-at-most", count = most));
    }
    told
}

fn at_most(item: &Item) -> Option<usize> {
    item.choices().and_then(|choices| choices.at_most).map(usize::from)
}

/// Arrows walk through radios without choosing; Space chooses.
fn walk(ui: &Ui, cx: &Cx<'_>, at: &At, all: &[Id], number: usize, id: EguiId) {
    if !focus::keeps_arrows(ui, id, false, true) {
        return;
    }
    let to = if focus::pressed(ui, Key::ArrowDown) {
        all.get(number + 1)
    } else if focus::pressed(ui, Key::ArrowUp) {
        number.checked_sub(1).and_then(|number| all.get(number))
    } else {
        None
    };
    if let Some(to) = to {
        ui.memory_mut(|memory| memory.request_focus(ids::option(cx.key, at, to.as_str())));
    }
}

/// What stands under a chosen option: a message, or a box for own words.
fn under(ui: &mut Ui, cx: &mut Cx<'_>, owner: &Item, at: &At, option: &Id, choice: &Choice) -> Told {
    let mut told = Told::default();
    if choice.effect == ChoiceKind::OwnWords && *option == *"other" {
        indented(ui, 0.0, 4.0, |ui| {
            let own = At { item: at.item.clone(), part: Part::OwnWords };
            // The text at a cell is that of its own words.
            let at = if at.part == Part::Whole { &own } else { at };
            let text = cx.sheet().text(at);
            let words = kit::plain(&choice.words);
            let name = t!("own-words-name", option = &words);
            let writing = Writing::short(ids::control(cx.key, at), text, &name);
            told = writes::write(ui, cx, at, text, writing, cx.may_write(owner));
        });
    }
    if let Some(tell) = &choice.tell {
        indented(ui, 4.0, 12.0, |ui| message(ui, cx, tell));
    }
    told
}

fn indented(ui: &mut Ui, above: f32, below: f32, contents: impl FnOnce(&mut Ui)) {
    ui.add_space(above);
    ui.horizontal(|ui| {
        ui.add_space(32.0);
        ui.vertical(contents);
    });
    ui.add_space(below);
}

/// A message on the soft ground; its links lead to other worksheets.
pub fn message(ui: &mut Ui, cx: &mut Cx<'_>, words: &str) {
    let fill = cx.look.accent_soft;
    kit::tinted(ui, fill, (20, 12), |ui| running(ui, cx, Role::Body, words));
}

/// Running text whose links lead to other worksheets and items of this sheet.
pub fn running(ui: &mut Ui, cx: &mut Cx<'_>, role: Role, words: &str) -> egui::Response {
    let colour = role.colour(cx.look);
    let (response, led) = kit::rich_led(ui, role, colour, words, &|id| cx.name(id));
    match led {
        Some(Led::Template(template)) => {
            if let Ok(template) = Id::parse(&template) {
                let doc = (cx.fresh)();
                cx.out.push(Command::Begin { template, doc });
            }
        }
        Some(Led::Item(id)) => cx.view.go_to(id),
        None => {}
    }
    response
}

/// The line that asks for a second look after the answer was changed.
fn changed(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item) {
    let line = item.choices().and_then(|choices| choices.if_changed.as_ref());
    if let (Some(line), true) = (line, cx.open.look_again.contains(&item.id)) {
        ui.add_space(4.0);
        message(ui, cx, line);
    }
}
