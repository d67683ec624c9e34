//! A newer version of the sheet, and answers whose question is gone.

use egui::Ui;

use super::{close, cx::Cx};
use crate::{
    app::Command,
    t,
    ui::{
        kit::{self, Button},
        theme::Role,
    },
    worksheet::{Side, words_of_former},
};

/// A line under the title: a newer version is there.
pub fn there_is_a_newer(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Some(version) = cx.newer else { return };
    ui.add_space(8.0);
    let mine = cx.sheet().template.version.clone();
    kit::text(ui, Role::Helper, &t!("renew-there", version = version, mine = &mine));
    let id = super::ids::whole(cx.key, &cx.sheet().doc).with("renew");
    if Button::link(t!("renew-look")).id(id).show(ui).clicked() {
        cx.out.push(Command::LookAtVersion(cx.key));
    }
}

/// *Kept answers*, folded.
pub fn former(ui: &mut Ui, cx: &mut Cx<'_>) {
    let sheet = cx.sheet();
    if sheet.content.former.is_empty() || !close::fold(ui, cx, "former", t!("former-title"), Some(t!("former-hint")))
    {
        return;
    }
    ui.add_space(8.0);
    let all: Vec<_> = sheet.content.former.iter().map(|(id, former)| (id.clone(), former.clone())).collect();
    for (id, former) in all {
        kit::heading(ui, Role::Question, 3, &former.ask);
        kit::text(ui, Role::Helper, &t!("former-until", version = &former.version));
        ui.add_space(4.0);
        kit::text(ui, Role::CellAnswer, &words_of_former(&former));
        if cx.open.me.side == Side::Writer {
            let name = t!("finish-delete-one", question = &former.ask);
            let button = super::ids::whole(cx.key, &cx.sheet().doc).with(("drop former", id.as_str()));
            if Button::link(t!("finish-delete")).name(&name).id(button).show(ui).clicked() {
                cx.out.push(Command::DropFormer(cx.key, id));
            }
        }
        ui.add_space(16.0);
    }
}
