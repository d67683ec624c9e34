//! The plain form: words, questions, their order, and what is left out or added.
//!
//! Every field stands for a place in the text; when a field gets the keyboard
//! the text below rolls to that place.

use egui::{Id, Rangef, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{entries, results};
use crate::{
    app::{About, Bench, Command, Form, FormItem, FormSection, FormText, NewKind, PartKind, Place, Rewrite},
    t,
    template::rewrite::{Source, Step},
    ui::{
        Memory,
        kit::{self, Button, Field, MenuRow},
        theme::{self, Icon, Role},
    },
};

/// The widest that the form becomes.
const WIDEST: f32 = 620.0;

/// What the fields of the form share.
pub struct Fx<'a> {
    /// The text, to know where a field stands in it.
    pub bench: &'a Bench,
    /// Whether anything can be changed.
    pub may_write: bool,
    /// Where things are.
    pub memory: &'a mut Memory,
    /// What the person wants.
    pub out: &'a mut Vec<Command>,
}

impl Fx<'_> {
    /// Whether a text of one's own was put here just now: its title comes first.
    fn begins(&mut self) -> bool {
        let key = Some(self.bench.key());
        let is_new = self.may_write && self.bench.place == Place::New;
        std::mem::replace(&mut self.memory.screens.bench.shown, key) != key && is_new
    }
}

/// Shows the form.
pub fn show(ui: &mut Ui, bench: &Bench, form: &Form, memory: &mut Memory, out: &mut Vec<Command>) {
    let rect = ui.max_rect();
    let width = (rect.width() - 64.0).min(WIDEST);
    let left = (rect.center().x - width / 2.0).round().max(rect.left() + 32.0);
    let column = Rangef::new(left, left + width);
    ScrollArea::vertical().id_salt("bench form").auto_shrink(false).show(ui, |ui| {
        let top = ui.cursor().top();
        let room = Rect::from_min_max(pos2(column.min, top), pos2(column.max, f32::INFINITY));
        let shown = ui.scope_builder(UiBuilder::new().id_salt("form column").max_rect(room), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut fx = Fx { bench, may_write: bench.may_write(), memory, out };
            ui.add_enabled_ui(bench.may_write(), |ui| contents(ui, &mut fx, form));
        });
        let bottom = shown.response.rect.bottom();
        ui.advance_cursor_after_rect(Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), bottom)));
    });
}

fn contents(ui: &mut Ui, fx: &mut Fx<'_>, form: &Form) {
    let (behind, head): (Vec<_>, Vec<_>) = form.head.iter().partition(|text| text.about == About::Behind);
    head.into_iter().for_each(|text| about(ui, fx, text));
    entries::show(ui, fx, &form.tags);
    for (at, section) in form.sections.iter().enumerate() {
        let titled = |at: Option<usize>| at.and_then(|at| form.sections.get(at)).is_some_and(|s| s.title.is_some());
        let moves = section.title.is_some();
        let can = (moves && titled(at.checked_sub(1)), moves && titled(Some(at + 1)));
        section_ui(ui, fx, at, section, can, at + 1 == form.sections.len());
    }
    ui.add_space(20.0);
    let add = Button::link(t!("form-add-section")).icon(Icon::Plus).id(Id::unique("form add section"));
    if fx.may_write && add.show(ui).clicked() {
        fx.out.push(Command::BenchRewrite(Rewrite::AddSection));
    }
    ui.add_space(20.0);
    kit::heading(ui, Role::Question, 2, t!("form-behind-heading"));
    ui.add_space(8.0);
    let (scales, others): (Vec<_>, Vec<_>) = form.behind.iter().partition(|part| part.kind == PartKind::Steps);
    for part in scales {
        entries::show(ui, fx, part);
        ui.add_space(12.0);
    }
    let scale = Button::link(t!("form-add-scale")).icon(Icon::Plus).id(Id::unique("form add scale"));
    if fx.may_write && scale.show(ui).clicked() {
        let way = vec![Step::field("scales")];
        fx.out.push(Command::BenchRewrite(Rewrite::AddEntry { way, kind: PartKind::Steps }));
    }
    ui.add_space(20.0);
    for part in others {
        entries::show(ui, fx, part);
        ui.add_space(12.0);
    }
    behind.into_iter().for_each(|text| about(ui, fx, text));
    results::show(ui, fx, &form.results);
    ui.add_space(48.0);
}

/// Words about the whole sheet.
fn about(ui: &mut Ui, fx: &mut Fx<'_>, text: &FormText) {
    let (label, rows) = match text.about {
        About::Title => (t!("form-title"), 1),
        About::Subtitle => (t!("form-subtitle"), 1),
        About::Purpose => (t!("form-purpose"), 2),
        About::When => (t!("form-when"), 1),
        About::Who => (t!("form-who"), 1),
        About::Behind => (t!("form-behind"), 3),
    };
    words(ui, fx, label, &text.way, &text.words, rows);
    ui.add_space(12.0);
}

fn section_ui(ui: &mut Ui, fx: &mut Fx<'_>, at: usize, section: &FormSection, can: (bool, bool), is_last: bool) {
    ui.add_space(20.0);
    let name = match section.title.as_deref() {
        Some(title) if !title.is_empty() => t!("form-section", title = title),
        _ => t!("form-header").to_owned(),
    };
    let right = ui.max_rect().right();
    let heading = ui.scope(|ui| {
        ui.set_max_width(ui.available_width() - 120.0);
        kit::heading(ui, Role::Question, 2, &name)
    });
    if fx.may_write && section.title.is_some() {
        section_buttons(ui, fx, at, &name, pos2(right, heading.response.rect.center().y), can);
    }
    ui.add_space(8.0);
    if let Some(title) = &section.title {
        let way = way_of(&section.way, "title");
        words(ui, fx, t!("form-section-title"), &way, title, 1);
        ui.add_space(12.0);
    }
    for part in &section.parts {
        entries::show(ui, fx, part);
        ui.add_space(12.0);
    }
    let count = section.items.len();
    for (nth, item) in section.items.iter().enumerate() {
        item_ui(ui, fx, at, item, (nth > 0 || at > 0, nth + 1 < count || !is_last));
        ui.add_space(12.0);
    }
    if !fx.may_write {
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let id = Id::unique(("form add", at));
        let add = Button::link(t!("form-add")).icon(Icon::Plus).id(id).show(ui);
        kit::menu(&add, t!("form-add"), 260.0, |ui| {
            for kind in NewKind::ALL {
                if MenuRow::new(kind_words(kind)).show(ui).clicked() {
                    fx.out.push(Command::BenchRewrite(Rewrite::Add { section: at, kind }));
                }
            }
        });
    });
}

/// Up, down, leave out: at the right end of a section's heading.
fn section_buttons(
    ui: &mut Ui,
    fx: &mut Fx<'_>,
    section: usize,
    name: &str,
    at: egui::Pos2,
    (up, down): (bool, bool),
) {
    let look = theme::of(ui);
    let id = Id::unique(("form section", section));
    let place = |nth: f32| Rect::from_center_size(pos2(at.x - 32.0 - 34.0 * nth, at.y), vec2(32.0, 28.0));
    let moves = [
        (2.0, up, true, Icon::Up, t!("form-up", question = name)),
        (1.0, down, false, Icon::Down, t!("form-down", question = name)),
    ];
    for (nth, can, up, icon, words) in moves {
        if can && kit::icon_button_at(ui, place(nth), id.with(("move", up)), icon, look.muted, &words).clicked() {
            fx.out.push(Command::BenchRewrite(Rewrite::MoveSection { section, up }));
        }
    }
    let words = t!("form-leave-out", question = name);
    if kit::icon_button_at(ui, place(0.0), id.with("leave out"), Icon::Bin, look.muted, &words).clicked() {
        fx.out.push(Command::BenchRewrite(Rewrite::DropSection(section)));
    }
}

fn kind_words(kind: NewKind) -> &'static str {
    match kind {
        NewKind::ShortText => t!("kind-short-text"),
        NewKind::LongText => t!("kind-long-text"),
        NewKind::YesNo => t!("kind-yes-no"),
        NewKind::ChooseOne => t!("kind-choose-one"),
        NewKind::ChooseMany => t!("kind-choose-many"),
        NewKind::Ratings => t!("kind-ratings"),
        NewKind::Slider => t!("kind-slider"),
        NewKind::Date => t!("kind-date"),
        NewKind::Info => t!("kind-info"),
    }
}

fn item_ui(ui: &mut Ui, fx: &mut Fx<'_>, section: usize, item: &FormItem, (up, down): (bool, bool)) {
    let look = theme::of(ui);
    let id = Id::unique(("form item", section, &item.id));
    let frame = egui::Frame::new().fill(look.app).corner_radius(8).inner_margin(egui::Margin::symmetric(16, 12));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let (_, line) = ui.allocate_space(vec2(ui.available_width(), 28.0));
        let kind = if item.shared { t!("form-shared").to_owned() } else { spoken(&item.kind) };
        kit::put_line(ui, line.min + vec2(0.0, 4.0), Role::Helper, look.muted, &kind, line.width() - 120.0);
        if fx.may_write {
            buttons(ui, fx, section, item, line, (up, down));
        }
        let label = if item.help_way.is_some() { t!("form-question") } else { t!("form-info") };
        words(ui, fx, label, &item.ask_way, &item.ask, if item.help_way.is_some() { 1 } else { 3 });
        if let Some(way) = &item.help_way {
            ui.add_space(8.0);
            words(ui, fx, t!("form-help"), way, &item.help, 1);
        }
        for part in &item.parts {
            ui.add_space(12.0);
            entries::show(ui, fx, part);
        }
        if let Some(required) = item.required {
            ui.add_space(4.0);
            let tick = kit::OptionRow::tick(id.with("required"), t!("form-required"), required);
            if tick.enabled(fx.may_write).show(ui).clicked() {
                let rewrite = Rewrite::Require { section, item: item.id.clone(), on: !required };
                fx.out.push(Command::BenchRewrite(rewrite));
            }
        }
    });
}

/// Up, down, leave out: at the right end of a question's first line.
fn buttons(ui: &mut Ui, fx: &mut Fx<'_>, section: usize, item: &FormItem, line: Rect, (up, down): (bool, bool)) {
    let look = theme::of(ui);
    let id = Id::unique(("form item", section, &item.id));
    let place =
        |nth: f32| Rect::from_center_size(pos2(line.right() - 16.0 - 34.0 * nth, line.center().y), vec2(32.0, 28.0));
    let ask: String = item.ask.chars().take(60).collect();
    let moves = [
        (2.0, up, true, Icon::Up, t!("form-up", question = &ask)),
        (1.0, down, false, Icon::Down, t!("form-down", question = &ask)),
    ];
    for (nth, can, up, icon, name) in moves {
        if !can {
            continue;
        }
        if kit::icon_button_at(ui, place(nth), id.with(("move", up)), icon, look.muted, &name).clicked() {
            fx.out.push(Command::BenchRewrite(Rewrite::Move { section, item: item.id.clone(), up }));
        }
    }
    let name = t!("form-leave-out", question = &ask);
    if kit::icon_button_at(ui, place(0.0), id.with("leave out"), Icon::Bin, look.muted, &name).clicked() {
        fx.out.push(Command::BenchRewrite(Rewrite::LeaveOut { section, item: item.id.clone() }));
    }
}

/// What a kind is called.
fn spoken(kind: &str) -> String {
    match kind {
        "ShortText" => t!("kind-short-text"),
        "LongText" => t!("kind-long-text"),
        "YesNo" => t!("kind-yes-no"),
        "ChooseOne" => t!("kind-choose-one"),
        "ChooseMany" => t!("kind-choose-many"),
        "Slider" => t!("kind-slider"),
        "Date" => t!("kind-date"),
        "Info" => t!("kind-info"),
        "Ratings" => t!("kind-ratings"),
        "Table" => t!("kind-table"),
        "Group" => t!("kind-group"),
        "Ranking" => t!("kind-ranking"),
        "Drawing" => t!("kind-drawing"),
        "ClientCode" => t!("kind-code"),
        other => return other.to_owned(),
    }
    .to_owned()
}

/// A field for words that stand somewhere in the text.
pub fn words(ui: &mut Ui, fx: &mut Fx<'_>, label: &str, way: &[Step], before: &str, rows: usize) {
    let said = kit::text(ui, Role::FieldLabel, label);
    ui.add_space(4.0);
    let id = Id::unique(("form words", way));
    let mut draft = before.to_owned();
    let field = Field::lines(id, label, rows).labelled_by(said.id);
    let response = field.show(ui, &mut draft);
    if way == [Step::field("title")] && fx.begins() {
        fx.memory.screens.bench.begin = Some(id);
    }
    told(ui, fx, id, way, &response, &draft, before);
}

/// Sends what was typed, and rolls the text to its place.
pub fn told(ui: &Ui, fx: &mut Fx<'_>, id: Id, way: &[Step], response: &egui::Response, draft: &str, before: &str) {
    fx.memory.in_draft |= response.has_focus();
    let view = &mut fx.memory.screens.bench;
    if response.has_focus() && view.in_field != Some(id) {
        view.in_field = Some(id);
        let read = Source::read(&fx.bench.source.text);
        view.jump = read.node(way).map(|node| node.span().start);
        ui.ctx().request_repaint();
    }
    if draft != before && fx.may_write {
        fx.out.push(Command::BenchRewrite(Rewrite::Words { way: way.to_vec(), words: draft.to_owned() }));
    }
}

fn way_of(section: &[Step], field: &str) -> Vec<Step> {
    section.iter().cloned().chain([Step::field(field)]).collect()
}
