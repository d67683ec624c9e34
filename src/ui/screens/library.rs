//! *My worksheets*: go on with one, begin one, find one.

mod cards;
mod rows;
mod several;
mod sifting;

use egui::{Id, Ui, pos2, vec2};

use super::desk;
use crate::{
    app::{self, Command, Door, Filter, LongWork, Sort, State},
    t,
    ui::{
        Memory,
        kit::{self, Button},
        theme::{self, Role},
    },
    words,
};

pub use cards::tiles;
pub use rows::{named, open, state_icon, state_words};

/// Draws *My worksheets*.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    desk::draw(ui, state, "library", out, |ui, out| {
        // What is read for somebody stands elsewhere: who has nothing of her own begins here.
        let empty = state.library.iter().all(|row| app::reads_for_another(state, row));
        notices(ui, state, out);
        let searching = !state.search.trim().is_empty();
        if empty {
            welcome(ui);
        } else {
            head(ui, state, memory, out);
            if !searching {
                cards::go_on(ui, state, out);
            }
        }
        if !searching {
            cards::begin(ui, state, memory, out);
        }
        if empty {
            honest_words(ui, state);
        } else {
            list(ui, state, searching, memory, out);
        }
        if !empty && !state.listed.is_empty() {
            several::link(ui, out);
        }
        if state.folder.door == Door::Open {
            over(ui, state, out);
            copied(ui, state, out);
            tested(ui, state, out);
        }
    });
}

fn welcome(ui: &mut Ui) {
    ui.add_space(24.0);
    let look = theme::of(ui);
    let (_, rect) = ui.allocate_space(vec2(48.0, 32.0));
    desk::mark(ui, rect.min, 32.0, look);
    ui.add_space(24.0);
    kit::heading(ui, Role::Welcome, 1, t!("library-welcome"));
    ui.add_space(8.0);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(640.0));
        kit::text(ui, Role::Lead, t!("library-lead"));
    });
    ui.add_space(36.0);
}

/// The honest sentences, before anything is written.
fn honest_words(ui: &mut Ui, state: &State) {
    let look = theme::of(ui);
    ui.add_space(40.0);
    kit::hairline(ui);
    ui.add_space(24.0);
    let kept = match state.folder.door {
        Door::Plain => t!("library-honest-3"),
        Door::LookingAround => t!("library-nothing-kept"),
        _ => t!("welcome-honest-3"),
    };
    for words in [t!("library-honest-1"), t!("library-honest-2"), kept, t!("library-honest-4")] {
        ui.horizontal_top(|ui| {
            let (_, rect) = ui.allocate_space(vec2(20.0, 20.0));
            ui.painter().circle_filled(pos2(rect.left() + 6.0, rect.top() + 10.0), 3.0, look.accent);
            ui.vertical(|ui| {
                ui.set_max_width(ui.available_width().min(640.0));
                kit::text_in(ui, Role::Small, look.muted, words);
            });
        });
        ui.add_space(12.0);
    }
}

/// What must be known about the locked folder, before anything else.
fn notices(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let read_only = state.folder.read_only.then(|| state.folder.read_only_words());
    let demo = state.demo.map(|words| t!("library-demo", words = words));
    for words in demo.iter().chain(&read_only).chain(&state.folder.notices).chain(&state.folder.told) {
        ui.horizontal_top(|ui| {
            let (_, rect) = ui.allocate_space(vec2(28.0, 20.0));
            theme::Icon::Alert.draw(ui.painter(), rect.min + vec2(8.0, 11.0), 16.0, look.warn);
            ui.vertical(|ui| kit::as_live(&kit::text(ui, Role::Small, words)));
        });
        ui.add_space(8.0);
    }
    let told = !state.folder.notices.is_empty() || !state.folder.told.is_empty();
    if demo.is_some() || read_only.is_some() || told {
        ui.add_space(16.0);
    }
    if let Some((done, of)) = state.folder.rekeyed {
        let rests = state.folder.rekey_rests;
        let (words, act) = if rests {
            (t!("new-keys-rest", done = done, of = of), t!("new-keys-go-on"))
        } else {
            (t!("new-keys-going", done = done, of = of), t!("new-keys-stop"))
        };
        if quiet(ui, &words, act, "rekey rests") {
            out.push(Command::RekeyRests(!rests));
        }
        ui.add_space(8.0);
    }
    if !state.found.is_empty() && state.dialog.is_none() {
        if quiet(ui, &t!("library-rescued", count = state.found.len()), t!("library-rescued-look"), "rescued") {
            out.push(Command::RescueFound(state.found.clone()));
        }
        ui.add_space(8.0);
    }
    work(ui, state, out);
}

/// How far long work on the folder is: one quiet line.
pub fn work(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let Some(LongWork { copies, done, of }) = state.folder.reading else { return };
    let words = if copies {
        t!("library-copying", done = done, of = of)
    } else {
        t!("library-reading", done = done, of = of)
    };
    if quiet(ui, &words, t!("library-stop"), "stop work") {
        out.push(Command::StopWork);
    }
    ui.add_space(8.0);
}

/// How old the last copy elsewhere is: one quiet line.
fn copied(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    ui.add_space(32.0);
    let last = state.folder.copied.map(|moment| t!("copied-last", day = &words::weekday_day(moment.day())));
    let words = last.as_deref().unwrap_or(t!("copied-never"));
    if quiet(ui, words, t!("copied-now"), "copy now") {
        out.push(Command::AskCopy);
    }
}

/// A quiet line with a word that does something.
fn quiet(ui: &mut Ui, words: &str, act: &str, id: &str) -> bool {
    let mut clicked = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        kit::as_live(&kit::line_in(ui, Role::Helper, theme::of(ui).muted, words));
        clicked = Button::link(act).muted().id(Id::unique(id)).show(ui).clicked();
    });
    clicked
}

/// Client codes whose time is over: a reminder, nothing else.
fn over(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let over = state.counts.over;
    if over == 0 {
        return;
    }
    ui.add_space(32.0);
    if quiet(ui, &t!("clients-over-count", count = over), t!("clients-look"), "look at codes") {
        out.push(Command::Clients);
    }
    ui.add_space(-24.0);
}

/// Once a year: is the recovery sheet still there, and right?
fn tested(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    if let Some(words) = app::paper_is_due(state)
        && quiet(ui, words, t!("paper-try"), "try paper")
    {
        out.push(Command::AskPaper);
    }
}

fn head(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let full = ui.available_width();
    let field = (full - 280.0).clamp(200.0, 360.0);
    if full < 280.0 + field {
        desk::title(ui, t!("library-title"));
        ui.add_space(12.0);
        search(ui, state, memory, full, out);
        ui.add_space(28.0);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.vertical(|ui| {
            ui.set_width(full - field);
            desk::title(ui, t!("library-title"));
        });
        search(ui, state, memory, field, out);
    });
    ui.add_space(28.0);
}

fn search(ui: &mut Ui, state: &State, memory: &mut Memory, width: f32, out: &mut Vec<Command>) {
    kit::focus::invite(ui.ctx());
    let id = Id::unique("library search");
    let mut draft = state.search.clone();
    let field = kit::Field::line(id, t!("library-search")).icon(theme::Icon::Search).hint(t!("library-search"));
    let response = field.width(width).right_room(KEY_CAP).show(ui, &mut draft);
    if state.find_asked != memory.screens.find_seen {
        memory.screens.find_seen = state.find_asked;
        response.request_focus();
    }
    memory.in_draft |= response.has_focus();
    if draft.is_empty() && !response.has_focus() {
        key_cap(ui, response.rect, "Ctrl F");
    }
    let escaped = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape));
    if !draft.is_empty() && (escaped || clear(ui, &response)) {
        draft.clear();
        response.request_focus();
    }
    if draft != state.search {
        out.push(Command::Search(draft));
    }
}

/// Takes the words out of the field; `true` if it was clicked.
fn clear(ui: &mut Ui, field: &egui::Response) -> bool {
    let at = egui::Rect::from_center_size(field.rect.right_center() - vec2(22.0, 0.0), vec2(32.0, 32.0));
    let ink = theme::of(ui).muted;
    kit::icon_button_at(ui, at, field.id.with("clear"), theme::Icon::Close, ink, t!("library-search-clear")).clicked()
}

/// Room for it in the field.
const KEY_CAP: f32 = 44.0;

/// The key that leads here, at the right end of the field.
fn key_cap(ui: &Ui, field: egui::Rect, keys: &str) {
    let look = theme::of(ui);
    let galley = kit::galley(ui, Role::CaptionStrong, look.muted, keys, f32::INFINITY);
    let size = galley.size() + vec2(12.0, 6.0);
    let rect = egui::Rect::from_min_size(pos2(field.right() - 12.0 - size.x, field.center().y - size.y / 2.0), size);
    ui.painter().rect_stroke(rect, 4.0, look.hairline(), egui::StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(6.0, 3.0), galley, look.muted);
}

fn list(ui: &mut Ui, state: &State, searching: bool, memory: &mut Memory, out: &mut Vec<Command>) {
    let narrow = !state.narrow.is_open();
    let heading = if searching || narrow {
        t!("library-found", count = state.listed.len())
    } else {
        heading_words(state).to_owned()
    };
    let full = ui.available_width();
    let (_, rect) = ui.allocate_space(vec2(full, 24.0));
    let said = kit::put(ui, rect.min, Role::Question, theme::of(ui).text, &heading, full);
    kit::as_heading(&said, 2);
    kit::as_live(&said);
    filters(ui, state.filter, rect, out);
    ui.add_space(8.0);
    sifting::draw(ui, state, out);
    ui.add_space(8.0);
    if state.listed.is_empty() {
        kit::hairline(ui);
        ui.add_space(16.0);
        let words = if searching { t!("library-nothing-found") } else { t!("library-nothing-here") };
        kit::text(ui, Role::Helper, words);
        return;
    }
    rows::list(ui, state, memory, out);
}

const fn filters_all() -> [Filter; 5] {
    [Filter::All, Filter::Mine, Filter::Shared, Filter::Back, Filter::Finished]
}

fn filter_words(filter: Filter) -> &'static str {
    match filter {
        Filter::All => t!("filter-all"),
        Filter::Mine => t!("filter-mine"),
        Filter::Shared => t!("filter-shared"),
        Filter::Back => t!("filter-back"),
        Filter::Finished => t!("filter-finished"),
    }
}

/// What is listed; and in which order, where it is not said beside it.
fn heading_words(state: &State) -> &'static str {
    if state.sort != Sort::Changed {
        return filter_words(state.filter);
    }
    match state.filter {
        Filter::All => t!("library-all"),
        Filter::Mine => t!("library-mine"),
        Filter::Shared => t!("library-shared"),
        Filter::Back => t!("library-back"),
        Filter::Finished => t!("library-finished"),
    }
}

/// The filters at the right edge of the heading's line.
fn filters(ui: &mut Ui, chosen: Filter, line: egui::Rect, out: &mut Vec<Command>) {
    let look = theme::of(ui);
    let galleys: Vec<_> = filters_all()
        .into_iter()
        .map(|filter| {
            let role = if filter == chosen { Role::Head } else { Role::OutlineRow };
            (filter, kit::galley(ui, role, look.muted, filter_words(filter), f32::INFINITY))
        })
        .collect();
    let width: f32 = galleys.iter().map(|(_, galley)| galley.size().x + 20.0).sum();
    let mut left = line.right() - width + 20.0;
    for (filter, galley) in galleys {
        let size = galley.size();
        let at = pos2(left, line.center().y - size.y / 2.0);
        left += size.x + 20.0;
        let rect = egui::Rect::from_min_size(at, size);
        let hit = rect.expand2(vec2(8.0, 8.0));
        let response = ui.interact(hit, Id::unique(("filter", filter_words(filter))), egui::Sense::click());
        let on = filter == chosen;
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::accesskit::Role::RadioButton, ui.is_enabled(), on, filter_words(filter))
        });
        let ink = if on || response.hovered() { look.text } else { look.muted };
        ui.painter().galley_with_override_text_color(at, galley, ink);
        if response.has_focus() {
            kit::focus::border(ui, hit, 6);
        }
        if response.clicked() {
            out.push(Command::Filter(filter));
        }
    }
}
