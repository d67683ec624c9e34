//! What the desk screens share: the navigation at the left and the foot.

use egui::{Id, Pos2, Rangef, Rect, ScrollArea, Stroke, Ui, pos2, vec2};

use crate::{
    app::{Action, Command, Counts, Door, Screen, State},
    t,
    ui::{
        frame, kit,
        theme::{self, Icon, Look, Role},
    },
};

/// The widest that contents become.
const WIDEST: f32 = 944.0;
/// Room between contents and the edges.
const MARGIN: f32 = 40.0;

/// Draws navigation and foot, and the contents in a scrolling column between.
pub fn draw(
    ui: &mut Ui,
    state: &State,
    name: &str,
    out: &mut Vec<Command>,
    contents: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let look = theme::of(ui);
    let all = ui.max_rect();
    let narrow = all.width() < frame::NARROW;
    frame::ground(ui, all, look.sheet);
    let left = if narrow { 0.0 } else { frame::OUTLINE };
    let top = if narrow { frame::TOP_BAR } else { 0.0 };
    if narrow {
        let bar = Rect::from_min_size(all.min, vec2(all.width(), top));
        frame::bar_ground(ui, bar);
        frame::part(ui, "desk bar", bar, |ui| top_bar(ui, state, bar, out));
    } else {
        let side = Rect::from_min_size(all.min, vec2(left, all.height()));
        frame::ground(ui, side, look.app);
        if let Some(edge) = look.pane_edge {
            ui.painter().vline(side.right(), side.y_range(), Stroke::new(1.0, edge));
        }
        frame::part(ui, "desk side", side, |ui| navigation(ui, state, side, out));
    }
    let foot = Rect::from_min_max(pos2(all.left() + left, all.bottom() - frame::FOOT), all.max);
    let body = Rect::from_min_max(pos2(foot.left(), all.top() + top), foot.right_top());
    let width = (body.width() - 2.0 * MARGIN).min(WIDEST);
    let start = body.left() + MARGIN.max((body.width() - width) / 2.0);
    frame::part(ui, name, body, |ui| {
        ScrollArea::vertical().id_salt(name).auto_shrink([false; 2]).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                ui.add_space(start - body.left());
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add_space(24.0);
                    // The list says itself where it begins: its tiles begin a sheet at a key.
                    if state.screen != Screen::Library {
                        kit::focus::invite(ui.ctx());
                    }
                    contents(ui, out);
                    ui.add_space(40.0);
                });
            });
            kit::focus::page_keys(ui);
        });
    });
    frame::foot(ui, foot, Rangef::new(start, start + width), true, None, out);
}

/// Whether Escape was pressed where nothing else needs it: it leads back to where one came from, also
/// from a field: what is typed there is kept at every key.
pub fn escaped(ui: &Ui) -> bool {
    let ctx = ui.ctx();
    let busy = kit::modal_shown(ctx) || egui::Popup::is_any_open(ctx);
    !busy && kit::focus::pressed(ui, egui::Key::Escape)
}

/// The mark: two rings that share a part.
pub fn mark(ui: &Ui, left_top: Pos2, height: f32, look: Look) {
    let radius = height / 2.0 - 1.0;
    let stroke = 2.25 * height / 32.0;
    let (a, b) = (left_top + vec2(height / 2.0, height / 2.0), left_top + vec2(height, height / 2.0));
    ui.painter().add(egui::Shape::convex_polygon(lens(a, b, radius), look.accent_soft, Stroke::NONE));
    ui.painter().circle_stroke(a, radius, Stroke::new(stroke.max(1.5), look.accent));
    ui.painter().circle_stroke(b, radius, Stroke::new(stroke.max(1.5), look.text));
}

/// The part that two rings share, as a polygon.
fn lens(a: Pos2, b: Pos2, radius: f32) -> Vec<Pos2> {
    let half = ((b.x - a.x) / 2.0 / radius).clamp(-1.0, 1.0).acos();
    #[expect(clippy::cast_precision_loss, reason = "a handful of points")]
    let arc = |centre: Pos2, middle: f32| {
        (0..=12).map(move |step| {
            let angle = middle - half + 2.0 * half * step as f32 / 12.0;
            centre + radius * vec2(angle.cos(), angle.sin())
        })
    };
    arc(a, 0.0).chain(arc(b, std::f32::consts::PI)).collect()
}

struct Row {
    icon: Icon,
    words: &'static str,
    chosen: bool,
    count: Option<usize>,
    command: Command,
}

fn rows(state: &State) -> Vec<Row> {
    let count = |count: usize| (count > 0).then_some(count);
    let Counts { marked, came_in, over } = state.counts;
    let row = |icon, words, chosen, count, command| Row { icon, words, chosen, count, command };
    let library = matches!(state.screen, Screen::Library | Screen::MoreWorksheets);
    let codes = row(Icon::List, t!("clients-title"), state.screen == Screen::Clients, count(over), Command::Clients);
    let codes = (state.folder.door == Door::Open).then_some(codes);
    let rows = vec![
        row(Icon::Lines, t!("library-title"), library, None, Command::Do(Action::MyWorksheets)),
        row(Icon::Bookmark, t!("agenda-title"), state.screen == Screen::Agenda, count(marked), Command::Agenda),
        row(
            Icon::People,
            t!("supervision-title"),
            matches!(state.screen, Screen::Supervision(_)),
            count(came_in),
            Command::Do(Action::Supervision),
        ),
    ];
    rows.into_iter().chain(codes).collect()
}

fn lower_rows(state: &State) -> Vec<Row> {
    let row = |icon, words, chosen, command| Row { icon, words, chosen, count: None, command };
    let help = matches!(state.screen, Screen::Help(_));
    let lock = row(Icon::Lock, t!("action-lock"), false, Command::Do(Action::Lock));
    let set_up = row(Icon::Lock, t!("welcome-set-up"), false, Command::ToSetUp);
    let door = match state.folder.door {
        Door::Open => Some(lock),
        Door::LookingAround => Some(set_up),
        _ => None,
    };
    let rest = vec![
        row(Icon::Folder, t!("desk-open"), false, Command::Do(Action::Open)),
        row(Icon::Gear, t!("settings-title"), state.screen == Screen::Settings, Command::Do(Action::Settings)),
        row(Icon::Help, t!("help-title"), help, Command::Do(Action::Help)),
    ];
    door.into_iter().chain(rest).collect()
}

fn navigation(ui: &mut Ui, state: &State, side: Rect, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    mark(ui, side.min + vec2(24.0, 30.0), 20.0, look);
    kit::put(ui, side.min + vec2(66.0, 28.0), Role::Question, look.text, t!("desk-name"), 150.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.add_space(80.0);
    show(ui, rows(state), out);
    let lower = lower_rows(state);
    #[expect(clippy::cast_precision_loss, reason = "three rows")]
    let height = 36.0 * lower.len() as f32 + 12.0;
    let at = Rect::from_min_max(pos2(side.left(), side.bottom() - height), side.max);
    frame::part(ui, "desk lower", at, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        show(ui, lower, out);
    });
}

fn show(ui: &mut Ui, rows: Vec<Row>, out: &mut Vec<Command>) {
    for row in rows {
        let id = Id::unique(("desk", row.words));
        let goes_there = !matches!(row.command, Command::Do(Action::Open | Action::Lock) | Command::ToSetUp);
        let chosen = goes_there.then_some(row.chosen);
        if frame::side_row(ui, id, row.icon, row.words, chosen, row.count).clicked() {
            out.push(row.command);
        }
    }
}

/// In a narrow window the navigation is a menu.
fn top_bar(ui: &mut Ui, state: &State, bar: Rect, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let button = Rect::from_center_size(pos2(bar.left() + 40.0, bar.center().y), vec2(36.0, 36.0));
    let response = kit::icon_button_at(ui, button, Id::unique("desk menu"), Icon::List, look.muted, t!("desk-menu"));
    kit::menu(&response, t!("desk-menu"), 260.0, |ui| {
        for row in rows(state).into_iter().chain(lower_rows(state)) {
            if kit::MenuRow::new(row.words).icon(row.icon).show(ui).clicked() {
                out.push(row.command);
            }
        }
    });
    kit::put(
        ui,
        pos2(bar.left() + 72.0, bar.center().y - 10.0),
        Role::SmallStrong,
        look.text,
        t!("desk-name"),
        200.0,
    );
}

/// A page title at the head of a desk screen.
pub fn title(ui: &mut Ui, words: &str) {
    ui.add_space(2.0);
    kit::heading(ui, Role::PageTitle, 1, words);
}
