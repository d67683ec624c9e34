//! What goes on paper: which face, which paper, what is also on it, what stays home.

use std::sync::Arc;

use egui::{Id, Rect, ScrollArea, Ui, pos2};

use super::home;
use crate::{
    app::{self, Action, Command, DocKey, Lock, Open, Screen, State},
    page::{Copy, PageOptions, Paper, prefilled},
    t,
    template::{SectionPlace, Template},
    ui::{
        Memory, frame,
        kit::{self, Button, OptionRow},
        theme::{self, Role},
    },
};

/// Room at the foot for the buttons, beside each other or one under the other.
const FOOT: f32 = 92.0;
const FOOT_STACKED: f32 = 144.0;

/// Draws the panel.
pub fn draw(
    ui: &mut Ui,
    state: &State,
    memory: &mut Memory,
    panel: Rect,
    doc: Option<DocKey>,
    paper: &app::Paper,
    out: &mut Vec<Command>,
) {
    let mut options = paper.options.clone();
    let open = doc.and_then(|doc| state.doc(doc));
    let template = template(state, open);
    let inner = panel.shrink2(egui::vec2(24.0, 0.0));
    let words = [t!("preview-print"), t!("preview-save")];
    let half = ((inner.width() - 12.0) / 2.0).floor();
    let wide = |words: &str| kit::galley(ui, Role::BigButton, theme::of(ui).text, words, f32::INFINITY).size().x;
    let stacked = words.iter().any(|words| wide(words) + 24.0 > half);
    let low = if stacked { FOOT_STACKED } else { FOOT };
    let body = Rect::from_min_max(panel.min, pos2(panel.right(), panel.bottom() - low));
    frame::part(ui, "paper options", body, |ui| {
        // The room at the sides lies inside, so that the ground of a row is not cut.
        let sides = egui::Margin::symmetric(24, 0);
        let area = ScrollArea::vertical().id_salt("paper options").auto_shrink([false; 2]).content_margin(sides);
        area.show(ui, |ui| {
            ui.set_max_width(inner.width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(24.0);
            kit::heading(ui, Role::Section, 1, t!("preview-title"));
            ui.add_space(12.0);
            kinds(ui, open.is_some(), &mut options);
            ui.add_space(20.0);
            size(ui, inner.width(), &mut options);
            ui.add_space(24.0);
            also(ui, (template.as_deref(), open.is_some()), inner.width(), &mut options);
            if let Some(open) = open {
                home::draw(ui, open, &mut options);
            }
            letters(ui, paper);
            cramped(ui, paper);
            ui.add_space(24.0);
            kit::text(ui, Role::FieldLabel, t!("lock-title"));
            ui.add_space(4.0);
            memory.in_draft |= super::lock::draw(ui, &mut memory.screens.paper.lock, doc, paper, out);
            ui.add_space(24.0);
        });
    });
    if options != paper.options {
        out.push(Command::PaperOptions(doc, options));
    }
    let foot =
        Rect::from_min_max(pos2(inner.left(), body.bottom() + 24.0), pos2(inner.right(), panel.bottom() - 24.0));
    frame::part(ui, "paper save", foot, |ui| {
        let width = if stacked { inner.width() } else { half };
        let made = matches!(&paper.pages, Some(Ok(_))) && paper.made == paper.asked;
        let [print, save] = words;
        let mut buttons = |ui: &mut Ui| {
            // Paper has no passphrase.
            let print = Button::secondary(print).big().width(width).enabled(made);
            if print.id(Id::unique("paper print")).show(ui).clicked() {
                out.push(Command::AskPrint);
            }
            let save = Button::primary(save).big().width(width).enabled(made && paper.lock != Lock::Incomplete);
            if save.id(Id::unique("paper save")).show(ui).clicked() {
                out.push(Command::Do(Action::SavePdf));
            }
        };
        ui.spacing_mut().item_spacing = egui::vec2(12.0, 8.0);
        if stacked {
            buttons(ui);
        } else {
            ui.horizontal(buttons);
        }
    });
}

/// How many places of letters that cannot be shown are named here.
const PLACES: usize = 4;

/// Letters that no font here can show, with their places: said before anything leaves.
fn letters(ui: &mut Ui, paper: &app::Paper) {
    let Some(Ok(pages)) = &paper.pages else { return };
    if pages.missing.is_empty() {
        return;
    }
    let look = theme::of(ui);
    ui.add_space(24.0);
    let title = t!("missing-title", count = pages.missing.len());
    let said = kit::text_in(ui, Role::SmallStrong, look.warn, &title);
    kit::as_live(&said);
    ui.add_space(4.0);
    for missing in pages.missing.iter().take(PLACES) {
        kit::text(ui, Role::Caption, &missing.in_words());
    }
    if let Some(more) = pages.missing.len().checked_sub(PLACES).filter(|more| *more > 0) {
        kit::text(ui, Role::Caption, &t!("missing-more", count = more));
    }
    ui.add_space(4.0);
    kit::text(ui, Role::Caption, t!("missing-words"));
}

/// Answers that are longer than their box.
fn cramped(ui: &mut Ui, paper: &app::Paper) {
    let Some(Ok(pages)) = &paper.pages else { return };
    for says in prefilled::cramped(&pages.model).into_iter().take(PLACES) {
        ui.add_space(12.0);
        kit::as_live(&kit::text(ui, Role::Caption, &t!("preview-cramped", ask = says)));
    }
}

fn kinds(ui: &mut Ui, worksheet: bool, options: &mut PageOptions) {
    let kinds: &[(Copy, &str, &str)] = if worksheet {
        &[
            (Copy::Completed, t!("preview-completed"), t!("preview-completed-hint")),
            (Copy::Blank, t!("preview-blank"), t!("preview-blank-hint")),
            (Copy::Fillable, t!("preview-fillable"), t!("preview-fillable-hint")),
            (Copy::Review, t!("preview-review"), t!("preview-review-hint")),
        ]
    } else {
        &[
            (Copy::Blank, t!("preview-blank"), t!("preview-blank-hint")),
            (Copy::Fillable, t!("preview-fillable"), t!("preview-fillable-hint")),
        ]
    };
    let group = egui::UiBuilder::new()
        .accessibility_role(egui::accesskit::Role::RadioGroup)
        .accessibility_label(t!("preview-kind"));
    ui.scope_builder(group, |ui| {
        for (copy, words, hint) in kinds {
            let chosen = options.copy == *copy;
            let row = OptionRow::radio(Id::unique(("paper kind", *words)), words, chosen).hint(Some(hint));
            if row.show(ui).clicked() {
                options.copy = *copy;
            }
        }
    });
}

fn size(ui: &mut Ui, width: f32, options: &mut PageOptions) {
    kit::text(ui, Role::FieldLabel, t!("preview-paper"));
    ui.add_space(8.0);
    let chosen = usize::from(options.paper == Paper::Letter);
    let halves = [t!("preview-a4"), t!("preview-letter")];
    if let Some(at) = kit::switch(ui, Id::unique("paper size"), t!("preview-paper"), &halves, chosen, width) {
        options.paper = if at == 1 { Paper::Letter } else { Paper::A4 };
    }
}

/// The template of what is shown.
fn template(state: &State, open: Option<&Open>) -> Option<Arc<Template>> {
    if let Some(open) = open {
        return Some(open.sheet().template.clone());
    }
    let Screen::BlankOnPaper(id) = &state.screen else { return None };
    state.shelf.entry(id).map(|entry| entry.template.clone())
}

fn also(ui: &mut Ui, (template, is_begun): (Option<&Template>, bool), width: f32, options: &mut PageOptions) {
    let blank = options.copy.is_blank();
    if blank && template.is_some_and(|template| template.short_minutes.is_some()) {
        kit::text(ui, Role::FieldLabel, t!("way-name"));
        ui.add_space(8.0);
        let halves = [t!("way-short"), t!("way-whole")];
        let chosen = usize::from(!options.short_only);
        if let Some(at) = kit::switch(ui, Id::unique("paper way"), t!("way-name"), &halves, chosen, width) {
            options.short_only = at == 0;
        }
        ui.add_space(24.0);
    }
    kit::text(ui, Role::FieldLabel, t!("preview-also"));
    ui.add_space(4.0);
    if options.copy == Copy::Fillable && is_begun {
        tick(ui, t!("preview-answered"), &mut options.answered);
    }
    if options.holds_answers() {
        tick(ui, t!("preview-client-code"), &mut options.client_code);
    }
    // On the short way there may be no question for afterwards: nothing to choose there.
    let short = blank && options.short_only;
    let after = |template: &Template| {
        let folded = template.sections.iter().filter(|section| section.place == SectionPlace::Folded);
        folded.flat_map(|section| &section.items).any(|item| item.asks() && (item.short || !short))
    };
    if template.is_some_and(after) {
        tick(ui, t!("preview-after"), &mut options.after_supervision);
    }
    if options.copy == Copy::Blank {
        tick(ui, t!("preview-name-lines"), &mut options.name_lines);
    }
    if options.copy == Copy::Review {
        if !options.boxes {
            tick(ui, t!("preview-comments"), &mut options.comments);
        }
        tick(ui, t!("preview-boxes"), &mut options.boxes);
    }
    if options.copy == Copy::Completed {
        tick(ui, t!("preview-carries"), &mut options.carries);
    }
}

pub(super) fn tick(ui: &mut Ui, words: &str, on: &mut bool) {
    if OptionRow::tick(Id::unique(("paper also", words)), words, *on).show(ui).clicked() {
        *on = !*on;
    }
}
