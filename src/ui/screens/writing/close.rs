//! The end of a sheet: *Finish*, folded sections, what stands behind the sheet.

use egui::{CornerRadius, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{choose, cx::Cx};
use crate::{
    app::{Action, Command, said_words},
    t,
    ui::{
        kit::{self, Button, MenuRow, focus},
        theme::{Icon, Role},
    },
    words,
    worksheet::{Side, State, Way},
};

/// The row with *Finish*, or what has become of the sheet.
pub fn finish(ui: &mut Ui, cx: &mut Cx<'_>) {
    if cx.open.me.side == Side::Reviewer {
        return;
    }
    ui.add_space(28.0);
    match &cx.sheet().review.state {
        State::Finished { way, since } => {
            let today = cx.today.unwrap_or_else(|| since.day());
            let day = words::day_short(since.day(), today);
            let words = match way {
                Way::Short => t!("finished-short", day = &day),
                Way::Whole => t!("finished-whole", day = &day),
            };
            state_row(ui, cx, &words, Icon::Check, cx.look.success);
        }
        State::Back { by, since, .. } => {
            let today = cx.today.unwrap_or_else(|| since.day());
            let day = words::day_short(since.day(), today);
            let words = t!("outline-back", name = by, day = &day);
            state_row(ui, cx, &words, Icon::Comment, cx.look.comment);
            for words in cx.sheet().review.said().into_iter().map(said_words) {
                kit::text_in(ui, Role::Body, cx.look.comment, &words);
                ui.add_space(4.0);
            }
        }
        _ => {
            ui.horizontal(|ui| {
                let id = super::ids::whole(cx.key, &cx.sheet().doc).with("finish");
                if Button::primary(t!("finish")).big().id(id).show(ui).clicked() {
                    cx.out.push(Command::Do(Action::Finish));
                }
                ui.add_space(16.0);
                let (_, room) = ui.allocate_space(vec2(ui.available_width(), 44.0));
                let look = cx.look;
                kit::put(ui, room.min + vec2(0.0, 12.0), Role::Helper, look.muted, t!("finish-hint"), room.width());
            });
        }
    }
    go_on(ui, cx);
    earlier(ui, cx);
}

/// The earlier states of a sheet of the locked folder.
fn earlier(ui: &mut Ui, cx: &mut Cx<'_>) {
    let sealed = cx.open.file.as_ref().is_some_and(|file| file.extension().is_some_and(|ending| ending == "attune"));
    if !sealed || cx.open.keep.at.is_none() || cx.open.keep.shut_out {
        return;
    }
    ui.add_space(12.0);
    let id = super::ids::whole(cx.key, &cx.sheet().doc).with("earlier");
    if Button::link(t!("action-earlier-states")).id(id).show(ui).clicked() {
        cx.out.push(Command::LookAtStates(cx.key));
    }
}

fn state_row(ui: &mut Ui, cx: &mut Cx<'_>, words: &str, icon: Icon, colour: egui::Color32) {
    ui.horizontal(|ui| {
        let look = cx.look;
        let galley = kit::galley(ui, Role::Body, look.text, words, f32::INFINITY);
        let (_, room) = ui.allocate_space(vec2(galley.size().x + 48.0, 44.0));
        icon.draw(ui.painter(), pos2(room.left() + 10.0, room.center().y), 20.0, colour);
        kit::put_galley(ui, pos2(room.left() + 32.0, room.center().y - galley.size().y / 2.0), galley);
        ui.vertical(|ui| {
            ui.add_space(4.0);
            if Button::secondary(t!("take-up-again")).show(ui).clicked() {
                cx.out.push(Command::TakeUpAgain(cx.key));
            }
        });
    });
}

/// *Go on in another worksheet…*, where the sheet has a text to take along.
fn go_on(ui: &mut Ui, cx: &mut Cx<'_>) {
    if cx.sheet().template.go_on.is_none() {
        return;
    }
    ui.add_space(12.0);
    let id = super::ids::whole(cx.key, &cx.sheet().doc).with("go on");
    let button = Button::secondary(t!("go-on")).icon(Icon::Lines).id(id).show(ui);
    let mut chosen = None;
    kit::menu(&button, t!("go-on"), 320.0, |ui| {
        for entry in cx.shelf.iter().filter(|entry| entry.template.id != cx.sheet().template.id) {
            if MenuRow::new(&entry.template.title).icon(Icon::Page).show(ui).clicked() {
                chosen = Some(entry.template.id.clone());
            }
        }
    });
    if let Some(template) = chosen {
        let new_doc = (cx.fresh)();
        cx.out.push(Command::GoOnIn { doc: cx.key, template, new_doc });
    }
}

/// The row of a folded section, 56 high; gives whether it is open now.
pub fn fold(ui: &mut Ui, cx: &mut Cx<'_>, name: &str, title: &str, hint: Option<&str>) -> bool {
    let look = cx.look;
    let id = super::ids::whole(cx.key, &cx.sheet().doc).with(("fold", name));
    let open = cx.view.is_unfolded(cx.key, name);
    kit::hairline(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 56.0));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), title));
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(open));
    focus::follow(ui, &response);
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(12.0, -6.0)), CornerRadius::same(8), look.hover);
    }
    let icon = if open { Icon::Down } else { Icon::Forward };
    icon.draw(ui.painter(), pos2(rect.left() + 10.0, rect.center().y), 20.0, look.muted);
    let galley = kit::galley_line(ui, Role::Question, look.text, title, rect.width() - 320.0);
    ui.painter().galley(pos2(rect.left() + 28.0, rect.center().y - galley.size().y / 2.0), galley, look.text);
    if let Some(hint) = hint {
        kit::put_right(ui, rect.right(), rect.center().y, Role::Helper, look.muted, hint);
    }
    if response.has_focus() {
        focus::border(ui, rect.expand2(vec2(12.0, -4.0)), 8);
    }
    if response.clicked() {
        cx.view.fold(cx.key, name, !open);
        return !open;
    }
    open
}

/// What stands behind the sheet: purpose, when, who, theory, sources.
pub fn about(ui: &mut Ui, cx: &mut Cx<'_>) {
    let template = cx.sheet().template.clone();
    let any = template.purpose.is_some() || template.about.is_some() || !template.sources.is_empty();
    if !any || !fold(ui, cx, "about", t!("about-sheet"), None) {
        return;
    }
    let parts = [
        (t!("about-purpose"), &template.purpose),
        (t!("about-when"), &template.when),
        (t!("about-who"), &template.who),
    ];
    for (heading, text) in parts {
        if let Some(text) = text {
            kit::text(ui, Role::Head, heading);
            choose::running(ui, cx, Role::Body, text);
            ui.add_space(12.0);
        }
    }
    if let Some(about) = &template.about {
        kit::text(ui, Role::Head, t!("about-theory"));
        for paragraph in about.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            choose::running(ui, cx, Role::Body, paragraph);
            ui.add_space(12.0);
        }
    }
    if !template.sources.is_empty() {
        kit::text(ui, Role::Head, t!("about-sources"));
        for source in &template.sources {
            choose::running(ui, cx, Role::Helper, source);
            ui.add_space(4.0);
        }
    }
    ui.add_space(24.0);
}
