//! Options, statements, rows and columns of a question: a line each.

use egui::{Id, Rect, Ui, pos2, vec2};

use super::form::{Fx, told};
use crate::{
    app::{Command, FormPart, PartKind, Rewrite},
    t,
    ui::{
        kit::{self, Button, Field},
        theme::{self, Icon, Role},
    },
};

/// Room for up, down and leave out.
const BUTTONS: f32 = 104.0;

/// Shows a list of words.
pub fn show(ui: &mut Ui, fx: &mut Fx<'_>, part: &FormPart) {
    let (label, add) = match part.kind {
        PartKind::Tags => (t!("form-tags"), t!("form-add-tag")),
        PartKind::Steps => (t!("form-steps"), ""),
        PartKind::Sources => (t!("form-sources"), t!("form-add-source")),
        PartKind::Options => (t!("form-options"), t!("form-add-option")),
        PartKind::Statements => (t!("form-statements"), t!("form-add-statement")),
        PartKind::Rows => (t!("form-rows"), t!("form-add-row")),
        PartKind::Columns => (t!("form-columns"), t!("form-add-column")),
        PartKind::Inner => (t!("form-inner"), t!("form-add-inner")),
        PartKind::Ends => (t!("form-ends"), ""),
        PartKind::Hints => (t!("form-hints"), ""),
        PartKind::Told => (t!("form-told"), ""),
        PartKind::More => (t!("form-more"), ""),
        PartKind::Wordings => (t!("form-wordings"), ""),
        PartKind::Name => (t!("form-score-name"), ""),
        PartKind::Said => (t!("form-said"), ""),
        PartKind::BandWords => (t!("form-band-words"), ""),
        PartKind::SpreadWords => (t!("form-spread-words"), ""),
        PartKind::Label => (t!("form-label"), ""),
        PartKind::Instead => (t!("form-instead"), ""),
        PartKind::Notes => (t!("form-note"), ""),
    };
    kit::text(ui, Role::FieldLabel, label);
    if let Some(when) = &part.when {
        kit::text(ui, Role::Caption, when);
    }
    ui.add_space(4.0);
    let count = part.entries.len();
    for (nth, entry) in part.entries.iter().enumerate() {
        let id = Id::unique(("form entry", &entry.way));
        let (_, room) = ui.allocate_space(vec2(ui.available_width(), 0.0));
        let name = t!("form-entry", list = label, nth = nth + 1);
        let width = room.width() - if part.kind.is_open() { BUTTONS } else { 0.0 };
        let mut draft = entry.words.clone();
        let top = ui.cursor().top();
        let response = Field::lines(id, &name, 1).width(width).show(ui, &mut draft);
        told(ui, fx, id, &entry.way, &response, &draft, &entry.words);
        if fx.may_write && part.kind.is_open() {
            let line = Rect::from_min_max(pos2(room.left(), top), pos2(room.right(), response.rect.bottom()));
            buttons(ui, fx, part, &entry.id, &entry.words, line, (nth, count));
        }
        if part.kind == PartKind::Sources {
            let tick = kit::OptionRow::tick(id.with("seen"), t!("form-seen"), entry.seen);
            if tick.enabled(fx.may_write).show(ui).clicked() {
                let seen = Rewrite::Seen { way: entry.way.clone(), on: !entry.seen };
                fx.out.push(Command::BenchRewrite(seen));
            }
        }
        ui.add_space(6.0);
    }
    let id = Id::unique(("form add entry", &part.way));
    if fx.may_write && !add.is_empty() && Button::link(add).icon(Icon::Plus).id(id).show(ui).clicked() {
        fx.out.push(Command::BenchRewrite(Rewrite::AddEntry { way: part.way.clone(), kind: part.kind }));
    }
}

fn buttons(
    ui: &mut Ui,
    fx: &mut Fx<'_>,
    part: &FormPart,
    id: &str,
    words: &str,
    line: Rect,
    (nth, count): (usize, usize),
) {
    let look = theme::of(ui);
    let own = Id::unique(("form entry buttons", &part.way, id));
    let words: String = words.chars().take(40).collect();
    let place =
        |at: f32| Rect::from_center_size(pos2(line.right() - 16.0 - 34.0 * at, line.center().y), vec2(32.0, 32.0));
    let to = |up| Command::BenchRewrite(Rewrite::MoveEntry { way: part.way.clone(), id: id.to_owned(), up });
    if nth > 0 {
        let name = t!("form-up", question = &words);
        if kit::icon_button_at(ui, place(2.0), own.with("up"), Icon::Up, look.muted, &name).clicked() {
            fx.out.push(to(true));
        }
    }
    if nth + 1 < count {
        let name = t!("form-down", question = &words);
        if kit::icon_button_at(ui, place(1.0), own.with("down"), Icon::Down, look.muted, &name).clicked() {
            fx.out.push(to(false));
        }
    }
    if count > 1 || part.kind.may_be_empty() {
        let name = t!("form-leave-out", question = &words);
        if kit::icon_button_at(ui, place(0.0), own.with("out"), Icon::Bin, look.muted, &name).clicked() {
            let drop = Rewrite::DropEntry { way: part.way.clone(), id: id.to_owned() };
            fx.out.push(Command::BenchRewrite(drop));
        }
    }
}
