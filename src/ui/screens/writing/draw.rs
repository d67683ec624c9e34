//! Drawings: the area with its pens, and a box for what it shows in words.

use egui::{Key, Ui, UiBuilder, accesskit};

use super::{
    cx::{Cx, Told},
    ids, writes,
};
use crate::{
    t,
    template::{Area, Item},
    ui::{
        kit::{self, Button, ChipKind, Tool, Writing, focus},
        theme::Role,
    },
    worksheet::{At, Change, Part, Stroke, StrokeChange},
};

/// Shows a drawing with what it is drawn with.
pub fn answer(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, area: Area, name: &str) -> Told {
    let id = ids::whole(cx.key, &item.id);
    let may_write = cx.may_write(item);
    let strokes = cx.answer(&item.id).drawn().map_or(&[][..], |drawn| drawn.strokes.as_slice());
    let tool = cx.view.tools.get(&id).copied().unwrap_or_default();
    let mut told = Told::default();
    if may_write {
        told.and(tools(ui, cx, item, tool, strokes));
        ui.add_space(8.0);
    }
    let at = At { item: item.id.clone(), part: Part::OwnWords };
    let words = cx.sheet().text(&at);
    let said = if words.trim().is_empty() { t!("drawing-strokes", count = strokes.len()) } else { words.to_owned() };
    let drew = kit::canvas(ui, id.with("canvas"), name, &said, area, strokes, may_write.then_some(tool));
    told.focused |= drew.response.is_pointer_button_down_on();
    let added = drew.stroke.map(|stroke| StrokeChange::Add { index: strokes.len(), stroke });
    if let Some(change) = added.or(drew.rubbed.map(StrokeChange::Remove)) {
        told.changes.push(Change::Stroke { item: item.id.clone(), change });
    }
    ui.add_space(12.0);
    kit::text(ui, Role::FieldLabel, t!("drawing-words"));
    ui.add_space(4.0);
    let spoken = t!("drawing-words-of", question = name);
    let writing = Writing::short(ids::control(cx.key, &at), words, &spoken);
    told.and(writes::write(ui, cx, &at, words, writing, may_write));
    told
}

/// Pens and rubber as one group, and *Clear*.
fn tools(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, tool: Tool, strokes: &[Stroke]) -> Told {
    const ALL: [Tool; 3] = [Tool::Fine, Tool::Broad, Tool::Rubber];
    let id = ids::whole(cx.key, &item.id);
    let mut told = Told::default();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let group = UiBuilder::new()
            .id_salt(id.with("tools"))
            .accessibility_role(accesskit::Role::RadioGroup)
            .accessibility_label(t!("drawing-tools"));
        ui.scope_builder(group, |ui| {
            for (nth, one) in ALL.into_iter().enumerate() {
                let own = id.with(nth);
                let response = kit::chip(ui, own, ChipKind::Radio, words(one), one == tool, one == tool);
                told.saw(&response);
                if response.clicked() {
                    cx.view.tools.insert(id, one);
                }
                if focus::keeps_arrows(ui, own, true, false) {
                    let to = match (focus::pressed(ui, Key::ArrowLeft), focus::pressed(ui, Key::ArrowRight)) {
                        (true, _) => nth.checked_sub(1),
                        (_, true) => Some(nth + 1).filter(|to| *to < ALL.len()),
                        _ => None,
                    };
                    if let Some(to) = to {
                        ui.memory_mut(|memory| memory.request_focus(id.with(to)));
                    }
                }
            }
        });
        if !strokes.is_empty() {
            ui.add_space(8.0);
            let spoken = t!("drawing-clear-of");
            let clear = Button::link(t!("drawing-clear")).id(id.with("clear")).name(spoken).show(ui);
            told.saw(&clear);
            if clear.clicked() {
                let out = |at| Change::Stroke { item: item.id.clone(), change: StrokeChange::Remove(at) };
                told.changes.push(Change::All((0..strokes.len()).rev().map(out).collect()));
            }
        }
    });
    told
}

fn words(tool: Tool) -> &'static str {
    match tool {
        Tool::Fine => t!("drawing-fine"),
        Tool::Broad => t!("drawing-broad"),
        Tool::Rubber => t!("drawing-rubber"),
    }
}
