//! Help: the pages of `assets/help`, and the keys.
//!
//! A small part of Markdown is enough: headings, paragraphs, lists, samples,
//! tables, **strong** and *italic* words.

mod markdown;
mod table;

use egui::{Id, Sense, Ui, WidgetInfo, accesskit, scroll_area::ScrollBarVisibility, text::LayoutJob, vec2};

use super::desk;
use crate::{
    app::{Action, Command, Screen, State},
    t,
    ui::{
        Memory, kit,
        theme::{self, Role},
    },
    words::{self, HELP, HelpPage},
};

pub use markdown::Block;
use markdown::{Run, Style};

/// The page that is made from the actions.
const KEYS: &str = "keys";

/// Draws *Help*.
pub fn draw(ui: &mut Ui, state: &State, memory: &mut Memory, out: &mut Vec<Command>) {
    let Screen::Help(help) = &state.screen else { return };
    desk::draw(ui, state, &format!("help {}", help.topic), out, |ui, out| {
        let escaped = desk::escaped(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        topics(ui, &help.topic, out);
        ui.add_space(24.0);
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(680.0));
            if help.topic == KEYS {
                keys(ui);
            } else {
                let Some(shown) = HelpPage::find(&help.topic).or_else(|| HELP.first().copied()) else { return };
                let taken_apart = memory.screens.help.entry(shown.topic.to_owned());
                let blocks = taken_apart.or_insert_with(|| markdown::blocks(shown.text).into()).clone();
                page(ui, &blocks);
            }
        });
        ui.add_space(32.0);
        let back = kit::Button::secondary(t!("settings-back")).id(Id::unique("help back")).show(ui).clicked();
        if back || escaped {
            out.push(Command::Back);
        }
    });
}

fn topics(ui: &mut Ui, current: &str, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        for page in HELP {
            let id = Id::unique(("help topic", page.topic));
            if kit::chip(ui, id, kit::ChipKind::Button, page.title(), page.topic == current, true).clicked() {
                out.push(Command::HelpTopic(page.topic.to_owned()));
            }
        }
    });
}

fn page(ui: &mut Ui, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(level, runs) => {
                ui.add_space(if *level == 1 { 0.0 } else { 20.0 });
                let role = match level {
                    1 => Role::PageTitle,
                    2 => Role::Section,
                    _ => Role::Question,
                };
                let said = runs_ui(ui, role, runs);
                kit::as_heading(&said, *level);
                ui.add_space(8.0);
            }
            Block::Paragraph(runs) => {
                runs_ui(ui, Role::Body, runs);
                ui.add_space(12.0);
            }
            Block::Item { depth, mark, runs } => item(ui, *depth, mark, runs),
            Block::Sample(text) => sample(ui, text),
            Block::Table { head, rows } => table::show(ui, head, rows),
        }
    }
}

fn item(ui: &mut Ui, depth: usize, mark: &str, runs: &[Run]) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        #[expect(clippy::cast_precision_loss, reason = "a level of a list")]
        ui.add_space(20.0 * depth as f32);
        let (_, rect) = ui.allocate_space(vec2(24.0, 24.0));
        let galley = kit::galley(ui, Role::Body, theme::of(ui).muted, mark, 24.0);
        ui.painter().galley(rect.min, galley, theme::of(ui).muted);
        ui.vertical(|ui| runs_ui(ui, Role::Body, runs));
    });
    ui.add_space(4.0);
}

/// The height of a line of a sample.
const LINE: f32 = 20.0;

fn sample(ui: &mut Ui, text: &str) {
    let look = theme::of(ui);
    kit::tinted(ui, look.app, (16, 12), |ui| {
        #[expect(clippy::cast_precision_loss, reason = "lines of a sample")]
        let height = LINE * text.lines().count() as f32;
        let there = egui::Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
        // The bar of a sample that is out of sight would stand at the edge of what is in sight.
        let bar = if ui.clip_rect().intersects(there) {
            ScrollBarVisibility::VisibleWhenNeeded
        } else {
            ScrollBarVisibility::AlwaysHidden
        };
        let across = egui::ScrollArea::horizontal().id_salt(ui.next_auto_id()).scroll_bar_visibility(bar);
        across.show(ui, |ui| {
            let font = egui::FontId::new(14.0, egui::FontFamily::Monospace);
            let format =
                egui::TextFormat { font_id: font, color: look.text, line_height: Some(LINE), ..Default::default() };
            let mut job = LayoutJob::single_section(text.to_owned(), format);
            job.wrap.max_width = f32::INFINITY;
            kit::copyable_label(ui, egui::Label::new(job).extend());
        });
    });
    ui.add_space(12.0);
}

fn runs_ui(ui: &mut Ui, role: Role, runs: &[Run]) -> egui::Response {
    let job = job(ui, role, runs);
    kit::copyable_job(ui, job)
}

/// Words in their styles, to be laid out.
fn job(ui: &Ui, role: Role, runs: &[Run]) -> LayoutJob {
    let look = theme::of(ui);
    let letters = role.letters(look);
    let colour = role.colour(look);
    let mut job = LayoutJob::default();
    for run in runs {
        let format = match run.style {
            Style::Plain => letters.format(colour),
            Style::Italic => letters.italic().format(colour),
            Style::Strong => {
                theme::Letters { family: Role::BodyStrong.letters(look).family, ..letters }.format(colour)
            }
            Style::Code => {
                let font = egui::FontId::new(letters.size - 1.0, egui::FontFamily::Monospace);
                egui::TextFormat {
                    font_id: font,
                    color: colour,
                    line_height: Some(letters.line),
                    ..Default::default()
                }
            }
        };
        job.append(&run.words, 0.0, format);
    }
    job
}

/// The key table, from the actions themselves.
fn keys(ui: &mut Ui) {
    kit::heading(ui, Role::PageTitle, 1, t!("help-keys"));
    ui.add_space(12.0);
    let look = theme::of(ui);
    for action in Action::ALL {
        let says = words::say(action.word_key());
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), 36.0));
        ui.painter().hline(row.x_range(), row.top() + 0.5, look.hairline());
        let response = ui.interact(row, Id::unique(("key", action.word_key())), Sense::hover());
        let name = format!("{says}: {}", action.keys());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, &name));
        let put = |ui: &Ui, x: f32, role, words: &str| {
            let galley = kit::galley(ui, role, look.text, words, f32::INFINITY);
            ui.painter().galley(egui::pos2(x, row.center().y - galley.size().y / 2.0), galley, look.text);
        };
        put(ui, row.left(), Role::Body, says);
        put(ui, row.left() + 440.0_f32.min(row.width() - 140.0), Role::Head, action.keys());
    }
}
