//! *The author's bench*: form or text at the left, the live sheet at the right.
//!
//! In a narrow window one of the three is shown at a time. Under form and text
//! stand the faults; a click goes to the line.

mod entries;
mod faults;
mod form;
mod results;
mod source;

use egui::{Id, Rect, Stroke, Ui, pos2, vec2};

use crate::{
    app::{Action, Bench, Command, DocKey, Place, State, Whose},
    t,
    ui::{
        Memory, frame,
        kit::{self, Button, MenuRow},
        screens::writing,
        theme::{self, Icon, Role},
    },
};

/// Height of the bar at the top.
const BAR: f32 = 56.0;
/// Below this height the form has no text under it.
const BOTH: f32 = 640.0;

/// What is shown, in a narrow window; in a wide one the sheet always is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The plain form.
    #[default]
    Form,
    /// The text.
    Text,
    /// The live sheet.
    Sheet,
}

/// View state of the bench.
#[derive(Debug, Default)]
pub struct View {
    /// What is shown.
    pub side: Side,
    /// The byte of the text that should come into sight.
    jump: Option<usize>,
    /// Whether the text gets the keyboard there.
    jump_focus: bool,
    /// The fault whose caret text is shown.
    open_fault: Option<usize>,
    /// The field of the form that had the keyboard last.
    in_field: Option<Id>,
    /// The field that has the keyboard once all of the bench is drawn.
    begin: Option<Id>,
    /// The text whose form was shown last.
    shown: Option<DocKey>,
}

/// Draws the bench.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let Some(bench) = &state.bench else { return };
    if bench.place == Place::New && memory.screens.bench.shown != Some(bench.key()) {
        memory.screens.bench.side = Side::Form;
    }
    let look = theme::of(ui);
    let all = ui.max_rect();
    frame::ground(ui, all, look.sheet);
    let bar = Rect::from_min_size(all.min, vec2(all.width(), BAR));
    frame::bar_ground(ui, bar);
    frame::part(ui, "bench bar", bar, |ui| top(ui, bench, bar, memory, out));
    let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - frame::FOOT), all.max);
    frame::foot(ui, foot, egui::Rangef::new(all.left() + 24.0, all.right() - 24.0), true, None, out);
    let body = Rect::from_min_max(pos2(all.left(), bar.bottom()), foot.right_top());
    if all.width() < frame::NARROW {
        frame::part(ui, "bench one", body, |ui| one(ui, state, bench, memory, out));
        return begin(ui, memory);
    }
    let middle = (body.left() + body.width() * 0.5).round();
    let left = Rect::from_min_max(body.min, pos2(middle, body.bottom()));
    let right = Rect::from_min_max(pos2(middle, body.top()), body.max);
    if memory.screens.bench.side == Side::Sheet {
        memory.screens.bench.side = Side::Form;
    }
    frame::part(ui, "bench left", left, |ui| writing_side(ui, bench, memory, out));
    ui.painter().vline(middle, body.y_range(), Stroke::new(1.0, look.border));
    frame::part(ui, "bench right", right, |ui| live(ui, state, bench, memory, out));
    begin(ui, memory);
}

/// Gives the keyboard to the field where a new text begins: the sheet beside it would take it, too.
fn begin(ui: &Ui, memory: &mut Memory) {
    if let Some(field) = memory.screens.bench.begin.take() {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
}

/// One of the three, with a switch for them.
fn one(ui: &mut Ui, state: &State, bench: &Bench, memory: &mut Memory, out: &mut Vec<Command>) {
    if memory.screens.bench.side == Side::Sheet {
        let rect = ui.max_rect();
        let (strip, rest) = rect.split_top_bottom_at_y(rect.top() + 60.0);
        frame::part(ui, "bench switch", strip.shrink2(vec2(16.0, 4.0)), |ui| {
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                ui.add_space(8.0);
                sides(ui, memory, true);
            });
        });
        frame::part(ui, "bench sheet", rest, |ui| live(ui, state, bench, memory, out));
    } else {
        writing_side(ui, bench, memory, out);
    }
}

/// The switch between form, text and, in a narrow window, the sheet.
fn sides(ui: &mut Ui, memory: &mut Memory, narrow: bool) {
    let all = [(Side::Form, t!("bench-form")), (Side::Text, t!("bench-text")), (Side::Sheet, t!("bench-sheet"))];
    let shown = if narrow { &all[..] } else { &all[..2] };
    let words: Vec<&str> = shown.iter().map(|(_, words)| *words).collect();
    let view = &mut memory.screens.bench;
    let chosen = shown.iter().position(|(side, _)| *side == view.side).unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "two or three")]
    let width = 88.0 * words.len() as f32;
    let picked = kit::switch(ui, Id::unique("bench sides"), t!("bench-sides"), &words, chosen, width);
    if let Some((side, _)) = picked.and_then(|at| shown.get(at)) {
        view.side = *side;
    }
}

/// Back, title, what is kept, and what can be done.
fn top(ui: &mut Ui, bench: &Bench, bar: Rect, memory: &mut Memory, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let middle = bar.center().y;
    let at = |x: f32| Rect::from_center_size(pos2(x, middle), vec2(36.0, 36.0));
    let back = kit::icon_button_at(
        ui,
        at(bar.left() + 34.0),
        Id::unique("bench back"),
        Icon::Back,
        look.muted,
        t!("bench-back"),
    );
    if back.clicked() {
        out.push(Command::More);
    }
    let words = t!("bench-begin");
    let width = kit::galley(ui, Role::Button, look.text, words, f32::INFINITY).size().x + 32.0;
    let begin = Rect::from_min_size(pos2(bar.right() - 64.0 - width, middle - 18.0), vec2(width, 36.0));
    name(ui, bench, bar, begin.left() - 16.0);
    frame::part(ui, "bench begin", begin, |ui| {
        let button = Button::secondary(words).tinted().enabled(bench.is_live).id(Id::unique("bench begin"));
        if button.show(ui).clicked() {
            out.push(Command::BenchBegin((memory.fresh)()));
        }
    });
    let more =
        kit::icon_button_at(ui, at(bar.right() - 34.0), Id::unique("bench more"), Icon::More, look.text, t!("more"));
    kit::menu(&more, t!("more"), 328.0, |ui| menu(ui, bench, out));
}

/// The title, and at the right what is said about keeping it.
fn name(ui: &mut Ui, bench: &Bench, bar: Rect, right: f32) {
    let look = theme::of(ui);
    let middle = bar.center().y;
    let (failed, words) = status(bench);
    let ink = if failed { look.danger } else { look.muted };
    let said = kit::galley(ui, Role::Helper, ink, &words, 260.0);
    let left = bar.left() + 64.0;
    let fits = right - said.size().x - left > 160.0 && !words.is_empty();
    let room = if fits { right - said.size().x - left - 16.0 } else { right - left };
    let title = kit::put_line(
        ui,
        pos2(left, middle - 10.0),
        Role::SheetName,
        look.text,
        &kit::plain(&bench.title()),
        room.max(60.0),
    );
    kit::as_heading(&title, 1);
    if fits {
        let spot = pos2(right - said.size().x, middle - said.size().y / 2.0);
        kit::as_live(&kit::put_galley(ui, spot, said));
    }
}

/// What is said about keeping it.
fn status(bench: &Bench) -> (bool, String) {
    if !bench.may_write() {
        return (false, t!("bench-fixed").to_owned());
    }
    if let Some(failure) = &bench.failed {
        return (true, failure.what.clone());
    }
    let words = match bench.saved {
        _ if bench.saving || bench.is_behind() => t!("status-saving").to_owned(),
        Some(when) => {
            let clock = when.clock();
            t!("status-saved", clock = &clock)
        }
        None => String::new(),
    };
    (false, words)
}

fn menu(ui: &mut Ui, bench: &Bench, out: &mut Vec<Command>) {
    let own = MenuRow::new(t!("make-my-own")).icon(Icon::Pen).show(ui);
    if own.clicked() {
        out.push(Command::MakeMyOwn(None));
    }
    if bench.is_live && MenuRow::new(t!("give-away")).icon(Icon::Letter).show(ui).clicked() {
        out.push(Command::GiveAway(None));
    }
    if bench.failed.is_some() && MenuRow::new(t!("status-retry")).icon(Icon::Save).show(ui).clicked() {
        out.push(Command::Do(Action::Save));
    }
}

/// Takes the last change back; where there is no room for its words, by its icon.
fn take_back(ui: &mut Ui, bench: &Bench, out: &mut Vec<Command>) {
    let (id, words) = (Id::unique("bench take back"), t!("bench-take-back"));
    let room = kit::galley(ui, Role::Button, egui::Color32::PLACEHOLDER, words, f32::INFINITY).size().x + 60.0;
    let clicked = if ui.available_width() >= room {
        Button::quiet(words).icon(Icon::Undo).enabled(bench.can_take_back()).id(id).show(ui).clicked()
    } else {
        bench.can_take_back() && kit::icon_button(ui, id, Icon::Undo, words).clicked()
    };
    if clicked {
        out.push(Command::BenchTakeBack);
    }
}

/// Form or text, with the faults under it.
fn writing_side(ui: &mut Ui, bench: &Bench, memory: &mut Memory, out: &mut Vec<Command>) {
    let rect = ui.max_rect();
    let narrow = ui.ctx().content_rect().width() < frame::NARROW;
    let (strip, rest) = rect.split_top_bottom_at_y(rect.top() + 60.0);
    // Room for the ring of whatever has the keyboard.
    frame::part(ui, "bench switch", strip.shrink2(vec2(16.0, 4.0)), |ui| {
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(8.0);
            ui.spacing_mut().item_spacing.x = 12.0;
            sides(ui, memory, narrow);
            if bench.may_write() {
                take_back(ui, bench, out);
            }
        });
    });
    let mut rest = rest;
    if bench.theirs.is_some() {
        let (top, below) = rest.split_top_bottom_at_y(rest.top() + 96.0);
        frame::part(ui, "bench theirs", top.shrink2(vec2(24.0, 4.0)), |ui| theirs(ui, out));
        rest = below;
    } else if !bench.may_write() {
        let (top, below) = rest.split_top_bottom_at_y(rest.top() + 76.0);
        frame::part(ui, "bench look only", top.shrink2(vec2(24.0, 4.0)), |ui| look_only(ui, out));
        rest = below;
    }
    let height = faults::height(bench, memory, rest.height());
    let (body, foot) = rest.split_top_bottom_at_y(rest.bottom() - height);
    let form = memory.screens.bench.side == Side::Form;
    match (&bench.form, form) {
        (Some(shown), true) if body.height() >= BOTH - 220.0 => {
            let (top, below) = body.split_top_bottom_at_y(body.top() + (body.height() * 0.66).round());
            frame::part(ui, "bench form", top, |ui| form::show(ui, bench, shown, memory, out));
            ui.painter().hline(below.x_range(), below.top(), theme::of(ui).hairline());
            frame::part(ui, "bench text", below, |ui| source::show(ui, bench, memory, out));
        }
        (Some(shown), true) => frame::part(ui, "bench form", body, |ui| form::show(ui, bench, shown, memory, out)),
        (None, true) => {
            let (top, below) = body.split_top_bottom_at_y(body.top() + 60.0);
            frame::part(ui, "bench no form", top.shrink2(vec2(24.0, 8.0)), |ui| {
                kit::text(ui, Role::Helper, t!("bench-no-form"));
            });
            frame::part(ui, "bench text", below, |ui| source::show(ui, bench, memory, out));
        }
        _ => frame::part(ui, "bench text", body, |ui| source::show(ui, bench, memory, out)),
    }
    frame::part(ui, "bench faults", foot, |ui| faults::show(ui, bench, memory));
}

/// Somebody else wrote into the file while something was changed here.
fn theirs(ui: &mut Ui, out: &mut Vec<Command>) {
    kit::as_live(&kit::text(ui, Role::Body, t!("bench-theirs")));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        for (whose, words) in [(Whose::Mine, t!("bench-keep-mine")), (Whose::Theirs, t!("bench-take-theirs"))] {
            if Button::secondary(words).id(Id::unique(("bench theirs", whose))).show(ui).clicked() {
                out.push(Command::BenchKeep(whose));
            }
        }
    });
}

/// What came with the program is looked at; changes go into a copy.
fn look_only(ui: &mut Ui, out: &mut Vec<Command>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let room = ui.available_width() - 220.0;
        ui.vertical(|ui| {
            ui.set_width(room);
            kit::text(ui, Role::Helper, t!("bench-look-only"));
        });
        if Button::primary(t!("make-my-own")).id(Id::unique("bench own")).show(ui).clicked() {
            out.push(Command::MakeMyOwn(None));
        }
    });
}

/// The live sheet, or why there is none yet.
fn live(ui: &mut Ui, state: &State, bench: &Bench, memory: &mut Memory, out: &mut Vec<Command>) {
    let rect = ui.max_rect();
    let words = match (&bench.live, bench.is_live) {
        (None, _) => Some(t!("bench-no-sheet")),
        (Some(_), false) => Some(t!("bench-old-sheet")),
        _ => None,
    };
    let top = if words.is_some() { 52.0 } else { 8.0 };
    let (strip, rest) = rect.split_top_bottom_at_y(rect.top() + top);
    if let Some(words) = words {
        frame::part(ui, "bench sheet says", strip.shrink2(vec2(40.0, 14.0)), |ui| {
            kit::as_live(&kit::text(ui, Role::Helper, words));
        });
    }
    if let Some(open) = &bench.live {
        frame::part(ui, "bench live", rest, |ui| writing::alone(ui, open, state, memory, true, out));
    }
}
