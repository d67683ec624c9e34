//! *What is asked of you*, and the four answers that are one click.

use egui::{Id, Ui};

use crate::{
    app::{self, Command, Open, State},
    t,
    ui::{
        kit::{self, Button},
        theme::{self, Icon, Role},
    },
    words,
    worksheet::{self, Anchor, Asked, Mark, Side, State as Review},
};

/// What was clicked that the screen must do itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Clicked {
    /// Nothing.
    Nothing,
    /// *Comment* on the whole sheet.
    Comment,
    /// *Send back*.
    SendBack,
}

/// Draws the block.
pub fn draw(ui: &mut Ui, state: &State, open: &Open, asked: &Asked, out: &mut Vec<Command>) -> Clicked {
    let look = theme::of(ui);
    let mut clicked = Clicked::Nothing;
    kit::tinted(ui, look.app, (24, 20), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let title = if open.reviews() { t!("asked-title") } else { t!("asked-title-writer") };
        kit::heading(ui, Role::Head, 2, title);
        ui.add_space(8.0);
        let question =
            asked.question.as_ref().and_then(|item| open.sheet().content.answers.get(item.as_str()).text());
        kit::text(ui, Role::Asked, question.unwrap_or(t!("asked-nothing")));
        ui.add_space(12.0);
        kit::text(ui, Role::Helper, &summary(state, open, asked));
        ui.add_space(20.0);
        if open.reviews() {
            clicked = buttons(ui, open, out);
            sent_back(ui, state, open);
        } else {
            writers_row(ui, state, open, out);
        }
    });
    clicked
}

/// How many answers are marked, and how many changed since.
fn summary(state: &State, open: &Open, asked: &Asked) -> String {
    let marked = asked.marked.iter().filter(|item| Some(*item) != asked.question.as_ref()).count();
    let mut said = t!("asked-marked", count = marked);
    let since = worksheet::shared_since(&open.sheet().review.state);
    if let (Some((since, today)), false) = (since.zip(state.today), asked.changed.is_empty()) {
        said.push(' ');
        said.push_str(&t!("asked-changed", count = asked.changed.len(), day = &words::day_short(since.day(), today)));
    }
    said
}

fn buttons(ui: &mut Ui, open: &Open, out: &mut Vec<Command>) -> Clicked {
    let doc = open.key;
    let marks = &open.sheet().review.marks;
    let read = app::said_by_me(open).any(|mark| matches!(mark, Mark::Read { .. }));
    let talk = app::said_by_me(open).any(|mark| matches!(mark, Mark::LetUsTalk { .. }));
    let mut clicked = Clicked::Nothing;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 8.0);
        let words = if read { t!("asked-read-taken-back") } else { t!("asked-read") };
        let button = if read {
            Button::secondary(words).tinted().icon(Icon::Check)
        } else {
            Button::primary(words).icon(Icon::Heart)
        };
        let width = steady(ui, [(t!("asked-read"), true), (t!("asked-read-taken-back"), true)]);
        if button.width(width).id(Id::unique("read thank you")).show(ui).clicked() {
            out.push(Command::ReadThankYou(doc));
        }
        if Button::secondary(t!("asked-comment")).tinted().id(Id::unique("comment sheet")).show(ui).clicked() {
            clicked = Clicked::Comment;
        }
        let words = if talk { t!("asked-talk-taken-back") } else { t!("asked-talk") };
        let width = steady(ui, [(t!("asked-talk"), false), (t!("asked-talk-taken-back"), true)]);
        let mut button = Button::secondary(words).tinted().width(width).id(Id::unique("let us talk"));
        if talk {
            button = button.icon(Icon::Check);
        }
        if button.show(ui).clicked() {
            out.push(Command::LetUsTalk(doc));
        }
        let back = matches!(open.sheet().review.state, Review::Back { .. });
        let button = Button::secondary(t!("asked-send-back")).tinted().enabled(!back);
        if button.id(Id::unique("send back")).show(ui).clicked() {
            clicked = Clicked::SendBack;
            // This button rests from now on: the keyboard goes to one that does not.
            ui.memory_mut(|memory| memory.request_focus(Id::unique("comment sheet")));
        }
    });
    if marks.iter().any(|mark| matches!(mark, Mark::DiscussedOn(_))) {
        ui.add_space(8.0);
    }
    clicked
}

/// When it was sent back, and which file goes to whom.
fn sent_back(ui: &mut Ui, state: &State, open: &Open) {
    let Review::Back { since, .. } = &open.sheet().review.state else { return };
    let today = state.today.unwrap_or_else(|| since.day());
    ui.add_space(12.0);
    let said = t!("asked-sent-back", day = &words::day_short(since.day(), today));
    kit::text(ui, Role::SmallStrong, &said);
    let outside = |file: &&std::path::PathBuf| !state.folder.vault.as_ref().is_some_and(|vault| vault.has(file));
    if let Some(file) = open.file.as_ref().filter(outside) {
        let (file, writer) = (file.display().to_string(), &open.sheet().review.author);
        let words = match writer.as_str() {
            "" => t!("asked-sent-back-file-unnamed", file = &file),
            name => t!("asked-sent-back-file", name = name, file = &file),
        };
        kit::copyable_in(ui, Role::Helper, theme::of(ui).muted, &words);
    }
}

/// As wide as the wider of two buttons, each with its words and perhaps an icon: a click moves nothing.
fn steady(ui: &Ui, buttons: [(&str, bool); 2]) -> f32 {
    let ink = theme::of(ui).text;
    let wide = |(words, icon): (&str, bool)| {
        let words = kit::galley(ui, Role::Button, ink, words, f32::INFINITY).size().x.ceil();
        words + if icon { 60.0 } else { 32.0 }
    };
    buttons.into_iter().map(wide).fold(0.0, f32::max)
}

/// The writer looks at her own sheet as her supervisor will see it.
fn writers_row(ui: &mut Ui, state: &State, open: &Open, out: &mut Vec<Command>) {
    let said = crate::ui::screens::library::state_words(&open.sheet().review.state, state.today);
    kit::text(ui, Role::SmallStrong, &said);
    let review = &open.sheet().review;
    if matches!(review.state, Review::Back { .. }) {
        for mark in review.said() {
            let words = app::said_words(mark);
            kit::text_in(ui, Role::SmallStrong, theme::of(ui).comment, &words);
        }
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 8.0);
        if Button::secondary(t!("preview-back")).tinted().id(Id::unique("to the sheet")).show(ui).clicked() {
            out.push(Command::GoTo(open.key));
        }
    });
}

/// The line about the sheet, and at its end the way to the other side.
pub fn stand(ui: &mut Ui, open: &Open, line: &str, out: &mut Vec<Command>) {
    let (words, side) =
        if open.reviews() { (t!("stand-writer"), Side::Writer) } else { (t!("stand-supervisor"), Side::Reviewer) };
    let full = ui.available_width();
    let link = kit::galley(ui, Role::Button, theme::of(ui).muted, words, f32::INFINITY).size().x;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.vertical(|ui| {
            ui.set_width(full - link - 16.0);
            kit::text(ui, Role::Helper, line);
        });
        ui.add_space(16.0);
        // Its words end on the column's edge, its ground a little outside.
        let place = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(link, 20.0)).expand(8.0);
        let mut beside = ui.new_child(egui::UiBuilder::new().max_rect(place));
        let button = Button::quiet(words).muted().width(place.width());
        if button.id(Id::unique("stand")).show(&mut beside).clicked() {
            out.push(Command::Stand(open.key, side));
        }
    });
}

/// What a comment on the whole sheet is about.
pub const fn whole() -> Anchor {
    Anchor::Sheet
}
