//! Settings: how it looks, who I am, whom I call, where worksheets are kept.

use egui::{Id, Ui, UiBuilder, accesskit};

use super::desk;
use crate::{
    app::{Command, Door, Settings, State, Theme, WritingSize, language_name},
    t,
    ui::{
        Memory,
        kit::{self, Button, Field, OptionRow},
        theme::Role,
    },
};

/// Width of the column.
const WIDTH: f32 = 480.0;

/// Draws *Settings*.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    desk::draw(ui, state, "settings", out, |ui, out| {
        let escaped = desk::escaped(ui);
        let mut settings = state.settings.clone();
        ui.scope(|ui| {
            ui.set_max_width(WIDTH.min(ui.available_width()));
            ui.spacing_mut().item_spacing.y = 0.0;
            desk::title(ui, t!("settings-title"));
            ui.add_space(28.0);
            looks(ui, &mut settings);
            people(ui, state, memory, &mut settings);
            language(ui, state, &mut settings);
            if state.folder.door == Door::Open {
                locked_folder(ui, state, &mut settings, out);
            } else {
                folder(ui, &mut settings, out);
            }
            ui.add_space(32.0);
        });
        let back = Button::secondary(t!("settings-back")).id(Id::unique("settings back")).show(ui).clicked();
        if back || escaped {
            out.push(Command::Back);
        }
        if settings != state.settings {
            out.push(Command::Settings(settings));
        }
    });
}

fn looks(ui: &mut Ui, settings: &mut Settings) {
    kit::heading(ui, Role::Question, 2, t!("settings-looks"));
    ui.add_space(8.0);
    let themes = [
        (Theme::System, t!("theme-system")),
        (Theme::Light, t!("theme-light")),
        (Theme::Dark, t!("theme-dark")),
        (Theme::HighContrast, t!("theme-contrast")),
    ];
    let group =
        UiBuilder::new().accessibility_role(accesskit::Role::RadioGroup).accessibility_label(t!("settings-looks"));
    ui.scope_builder(group, |ui| {
        for (theme, words) in themes {
            let row = OptionRow::radio(Id::unique(("theme", words)), words, settings.theme == theme);
            if row.show(ui).clicked() {
                settings.theme = theme;
            }
        }
    });
    ui.add_space(20.0);
    kit::text(ui, Role::FieldLabel, t!("settings-writing-size"));
    ui.add_space(8.0);
    let sizes = [WritingSize::Small, WritingSize::Normal, WritingSize::Large, WritingSize::Larger];
    let chosen = sizes.iter().position(|size| *size == settings.writing_size).unwrap_or(1);
    let id = Id::unique("writing size");
    let width = ui.available_width().min(320.0);
    let picked = kit::switch(ui, id, t!("settings-writing-size"), &["16", "18", "20", "22"], chosen, width);
    if let Some(size) = picked.and_then(|at| sizes.get(at)) {
        settings.writing_size = *size;
    }
    ui.add_space(20.0);
    zoom(ui, settings);
    ui.add_space(12.0);
    let still = OptionRow::tick(Id::unique("still"), t!("settings-still"), settings.still);
    if still.show(ui).clicked() {
        settings.still = !settings.still;
    }
    ui.add_space(32.0);
}

fn zoom(ui: &mut Ui, settings: &mut Settings) {
    kit::text(ui, Role::FieldLabel, t!("settings-zoom"));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let less = Button::secondary("−").name(t!("action-zoom-out")).enabled(settings.zoom_percent > 80);
        if less.id(Id::unique("zoom out")).show(ui).clicked() {
            settings.zoom_percent = settings.zoom_percent.saturating_sub(10);
        }
        let said = kit::line(ui, Role::Body, &t!("settings-percent", percent = usize::from(settings.zoom_percent)));
        kit::as_live(&said);
        let more = Button::secondary("+").name(t!("action-zoom-in")).enabled(settings.zoom_percent < 200);
        if more.id(Id::unique("zoom in")).show(ui).clicked() {
            settings.zoom_percent = settings.zoom_percent.saturating_add(10);
        }
    });
}

fn people(ui: &mut Ui, state: &State, memory: &mut Memory, settings: &mut Settings) {
    kit::heading(ui, Role::Question, 2, t!("settings-people"));
    ui.add_space(4.0);
    let locked = state.folder.is_locked();
    let where_they_are = match &state.folder.vault {
        None => t!("settings-people-plain"),
        Some(_) if locked => t!("settings-people-locked"),
        Some(_) if state.folder.read_only && state.folder.read_only_why.is_some() => t!("settings-people-unwritten"),
        Some(_) if state.folder.read_only => t!("settings-people-elsewhere"),
        Some(_) => t!("settings-people-inside"),
    };
    kit::text(ui, Role::Helper, where_they_are);
    ui.add_space(12.0);
    if !locked {
        field(ui, memory, t!("settings-me"), t!("settings-me-help"), "me", &mut settings.me.name);
        field(ui, memory, t!("settings-supervisor"), "", "supervisor", &mut settings.supervisor);
        field(ui, memory, t!("settings-whom"), t!("settings-whom-help"), "whom", &mut settings.whom_i_call);
    }
    ui.add_space(16.0);
    own_words(ui, memory, settings);
}

/// Own words for session, client and supervisor, in every sheet that is begun from now on.
fn own_words(ui: &mut Ui, memory: &mut Memory, settings: &mut Settings) {
    kit::heading(ui, Role::Question, 2, t!("settings-words"));
    ui.add_space(4.0);
    kit::text(ui, Role::Helper, t!("settings-words-help"));
    ui.add_space(12.0);
    field(ui, memory, t!("settings-word-session"), "", "word session", &mut settings.words.session);
    field(ui, memory, t!("settings-word-client"), "", "word client", &mut settings.words.client);
    field(ui, memory, t!("settings-word-supervisor"), "", "word supervisor", &mut settings.words.supervisor);
    ui.add_space(16.0);
}

/// The language in which worksheets are begun, where they come in more than one.
fn language(ui: &mut Ui, state: &State, settings: &mut Settings) {
    let mut all: Vec<&str> = Vec::new();
    for language in state.shelf.entries.iter().filter(|entry| entry.languages.len() > 1).flat_map(|e| &e.languages) {
        if !all.contains(&language.as_str()) {
            all.push(language);
        }
    }
    if all.is_empty() {
        return;
    }
    kit::heading(ui, Role::Question, 2, t!("settings-language"));
    ui.add_space(4.0);
    kit::text(ui, Role::Helper, t!("settings-language-help"));
    ui.add_space(8.0);
    let group =
        UiBuilder::new().accessibility_role(accesskit::Role::RadioGroup).accessibility_label(t!("settings-language"));
    ui.scope_builder(group, |ui| {
        let mut choose = |language: &str, words: &str| {
            let row = OptionRow::radio(Id::unique(("language", language)), words, settings.language == language);
            if row.show(ui).clicked() {
                language.clone_into(&mut settings.language);
            }
        };
        choose("", t!("settings-language-author"));
        for language in all {
            choose(language, language_name(language));
        }
    });
    ui.add_space(32.0);
}

fn field(ui: &mut Ui, memory: &mut Memory, label: &str, help: &str, id: &str, value: &mut String) {
    let said = kit::text(ui, Role::FieldLabel, label);
    ui.add_space(4.0);
    let response = Field::line(Id::unique(("settings", id)), label).labelled_by(said.id).show(ui, value);
    memory.in_draft |= response.has_focus();
    if !help.is_empty() {
        ui.add_space(4.0);
        kit::text(ui, Role::Helper, help);
    }
    ui.add_space(16.0);
}

/// Minutes after which the folder is locked, as they can be chosen.
const QUIET: [u16; 5] = [2, 5, 10, 20, 60];

fn locked_folder(ui: &mut Ui, state: &State, settings: &mut Settings, out: &mut Vec<Command>) {
    kit::heading(ui, Role::Question, 2, t!("settings-locked"));
    ui.add_space(8.0);
    let place = state.folder.place.display().to_string();
    kit::text(ui, Role::Body, &place);
    ui.add_space(16.0);
    kit::text(ui, Role::FieldLabel, t!("settings-quiet"));
    ui.add_space(8.0);
    let words = QUIET.map(|minutes| minutes.to_string());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let chosen = QUIET.iter().position(|minutes| *minutes == settings.lock_after_minutes).unwrap_or(2);
    let width = ui.available_width().min(320.0);
    let picked = kit::switch(ui, Id::unique("quiet minutes"), t!("settings-quiet"), &words, chosen, width);
    if let Some(minutes) = picked.and_then(|at| QUIET.get(at)) {
        settings.lock_after_minutes = *minutes;
    }
    ui.add_space(16.0);
    for (words, command) in [
        (t!("settings-passphrase"), Command::AskPassphrase),
        (t!("settings-test-paper"), Command::AskPaper),
        (t!("settings-new-keys"), Command::AskNewKeys),
        (t!("settings-copy"), Command::AskCopy),
        (t!("settings-take-in"), Command::AskTakeIn),
        (t!("settings-trash"), Command::AskEmptyTrash),
    ] {
        if Button::secondary(words).id(Id::unique(("keys", words))).show(ui).clicked() {
            out.push(command);
        }
        ui.add_space(8.0);
    }
    super::library::work(ui, state, out);
}

/// The folder in which plain worksheets are kept, and a button that chooses another.
fn folder(ui: &mut Ui, settings: &mut Settings, out: &mut Vec<Command>) {
    kit::heading(ui, Role::Question, 2, t!("settings-folder"));
    ui.add_space(8.0);
    let words = settings.folder.as_ref().map(|folder| folder.display().to_string());
    kit::text(ui, Role::Body, words.as_deref().unwrap_or(t!("settings-folder-usual")));
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if Button::secondary(t!("settings-folder-choose")).id(Id::unique("folder")).show(ui).clicked() {
            out.push(Command::AskFolder);
        }
        let usual = Button::quiet(t!("settings-folder-back")).id(Id::unique("usual folder"));
        if settings.folder.is_some() && usual.show(ui).clicked() {
            settings.folder = None;
        }
    });
    ui.add_space(4.0);
    kit::text(ui, Role::Helper, t!("settings-folder-help"));
}
