//! What else can be done with an open worksheet: the menu at the end of the row that goes back.

use egui::{Id as EguiId, Rect, Ui, pos2, vec2};

use super::cx::Cx;
use crate::{
    app::{Action, Command},
    t,
    ui::{
        kit::{self, MenuRow},
        theme::Icon,
    },
};

/// Shows the button with its menu at the right of the outline's first row.
pub fn button(ui: &mut Ui, cx: &mut Cx<'_>) {
    let outline = ui.max_rect();
    let rect = Rect::from_center_size(pos2(outline.right() - 30.0, outline.top() + 30.0), vec2(36.0, 36.0));
    let id = EguiId::unique(("outline", "more"));
    let name = t!("more-here");
    let more = kit::icon_button_at(ui, rect, id, Icon::More, cx.look.muted, name);
    kit::menu(&more, name, WIDTH, |ui| {
        let steps = &cx.open.steps;
        for (action, icon, can) in
            [(Action::Undo, Icon::Undo, steps.can_undo()), (Action::Redo, Icon::Redo, steps.can_redo())]
        {
            let words = if action == Action::Undo { t!("undo") } else { t!("action-redo") };
            if MenuRow::new(words).icon(icon).keys(action.keys()).enabled(can).show(ui).clicked() {
                cx.out.push(Command::Do(action));
            }
        }
        kit::menu_line(ui);
        rows(ui, cx);
    });
}

/// Room for the longest words and a key.
pub const WIDTH: f32 = 328.0;

/// The rows of that menu; a narrow window has them under its own.
pub fn rows(ui: &mut Ui, cx: &mut Cx<'_>) {
    let in_folder = cx.open.keep.in_folder;
    let save = if in_folder { t!("save-copy") } else { t!("save-under-another-name") };
    let mut row = |action: Action, icon, words| {
        if MenuRow::new(words).icon(icon).keys(action.keys()).show(ui).clicked() {
            cx.out.push(Command::Do(action));
        }
    };
    row(Action::SaveAs, Icon::Save, save);
    if in_folder {
        row(Action::EarlierStates, Icon::Clock, t!("action-earlier-states"));
    }
    row(Action::Close, Icon::Close, t!("action-close"));
}
