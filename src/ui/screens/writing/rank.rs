//! Rankings: options with a place in their order, then those without one.

use egui::{Ui, UiBuilder, accesskit};

use super::{
    cx::{Cx, Told},
    ids,
};
use crate::{
    t,
    template::{Choices, Item},
    ui::{
        kit::{self, RankLine},
        theme::Role,
    },
    worksheet::{Answer, At, Change},
};

/// Shows a ranking, of an item or in a cell of it.
pub fn answer(
    ui: &mut Ui,
    cx: &Cx<'_>,
    item: &Item,
    at: &At,
    choices: &Choices,
    answer: &Answer,
    name: &str,
) -> Told {
    let order = answer.ranked();
    let rest = choices.options.keys().filter(|option| !order.contains(option));
    let all: Vec<_> = order.iter().chain(rest).collect();
    let line = |option: &&crate::base::Id| {
        let choice = choices.options.get(option.as_str());
        RankLine {
            id: ids::option(cx.key, at, option.as_str()),
            words: choice.map(|choice| kit::plain(&choice.words)).unwrap_or_default(),
            hint: choice.and_then(|choice| choice.hint.as_deref()),
            placed: order.contains(option),
        }
    };
    let lines: Vec<RankLine<'_>> = all.iter().map(line).collect();
    let hint = match choices.at_most {
        Some(_) => t!("rank-hint-some", count = choices.places()),
        None => t!("rank-hint").to_owned(),
    };
    kit::text(ui, Role::Caption, &hint);
    ui.add_space(4.0);
    let group = UiBuilder::new()
        .id_salt(ids::control(cx.key, at).with("ranking"))
        .accessibility_role(accesskit::Role::List)
        .accessibility_label(name);
    let ranked = ui.scope_builder(group, |ui| kit::ranking(ui, &lines, choices.places(), cx.may_write(item))).inner;
    let change = ranked.moved.and_then(|(line, to)| {
        let option = (*all.get(line)?).clone();
        Some(Change::Rank { at: at.clone(), option, to })
    });
    Told { changes: change.into_iter().collect(), focused: ranked.focused, ..Told::default() }
}
