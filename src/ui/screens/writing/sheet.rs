//! The sheet itself: one column of title, sections and questions.
//!
//! Questions far outside the view keep the height they had and are not laid
//! out again, unless they or a neighbour have the keyboard, or a screen
//! reader listens, which may go anywhere.

use egui::{Id as EguiId, Rangef, Rect, Ui, vec2};

use super::{close, cx::Cx, dates, ids, question, rail, read, renewed, results, small, times, tongue};
use crate::{
    base::Id,
    t,
    template::{Item, Kind, Section, SectionPlace, Sharing},
    ui::{kit, theme::Role},
    worksheet::At,
};

/// How far outside the view a question is still laid out.
const NEAR: f32 = 900.0;

/// Shows the whole sheet in the column.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>) {
    ui.add_space(36.0);
    title(ui, cx);
    tongue::choose(ui, cx);
    renewed::there_is_a_newer(ui, cx);
    plain_file(ui, cx);
    came_back(ui, cx);
    let sheet = cx.sheet();
    let template = sheet.template.clone();
    let after = results::after_section(cx).filter(|_| results::any(cx));
    let mut finished = false;
    for (at, section) in template.sections.iter().enumerate() {
        if !cx.outcome().sections.contains(&at) || !has_any(cx, section) {
            continue;
        }
        if section.place == SectionPlace::Folded && !finished {
            finished = true;
            close::finish(ui, cx);
            ui.add_space(28.0);
        }
        section_ui(ui, cx, at, section);
        if after == Some(at) {
            ui.add_space(24.0);
            results::show(ui, cx);
            ui.add_space(8.0);
        }
    }
    if !finished {
        close::finish(ui, cx);
        ui.add_space(28.0);
    }
    renewed::former(ui, cx);
    close::about(ui, cx);
    ui.add_space(48.0);
}

/// Shows the sections of a sheet and nothing else; its scores too, if they are wanted.
pub fn alone(ui: &mut Ui, cx: &mut Cx<'_>, with_scores: bool) {
    ui.add_space(12.0);
    let template = cx.sheet().template.clone();
    let after = results::after_section(cx).filter(|_| with_scores && results::any(cx));
    for (at, section) in template.sections.iter().enumerate() {
        if !cx.outcome().sections.contains(&at) || !has_any(cx, section) {
            continue;
        }
        section_ui(ui, cx, at, section);
        if after == Some(at) {
            ui.add_space(24.0);
            results::show(ui, cx);
            ui.add_space(8.0);
        }
    }
    ui.add_space(48.0);
}

fn has_any(cx: &Cx<'_>, section: &Section) -> bool {
    let mut items = section.items.iter().filter(|item| ids::visible(cx.sheet(), cx.outcome(), item));
    match section.place {
        SectionPlace::Body => items.any(Item::asks),
        _ => items.next().is_some(),
    }
}

fn title(ui: &mut Ui, cx: &mut Cx<'_>) {
    let look = cx.look;
    let top = ui.cursor().top();
    let width = ui.available_width();
    let hint = t!("stop-anywhere");
    let hint_width = kit::galley(ui, Role::Helper, look.muted, hint, f32::INFINITY).size().x;
    // What came back is read, not stopped.
    let beside = width > 520.0 && !rail::reading(cx);
    let right = ui.max_rect().right();
    let title = kit::plain(&cx.sheet().template.title);
    ui.scope(|ui| {
        ui.set_max_width(if beside { width - hint_width - 24.0 } else { width });
        kit::heading(ui, Role::PageTitle, 1, &title);
    });
    if beside {
        kit::put_right(ui, right, top + 22.0, Role::Helper, look.muted, hint);
    }
}

/// A line under the title: the words lie in a plain file, though there is a locked folder.
fn plain_file(ui: &mut Ui, cx: &mut Cx<'_>) {
    if !cx.may_take_in {
        return;
    }
    ui.add_space(8.0);
    kit::text(ui, Role::Helper, t!("plain-file"));
    let id = ids::whole(cx.key, &cx.sheet().doc).with("into the folder");
    if kit::Button::link(t!("plain-take-in")).id(id).show(ui).clicked() {
        cx.out.push(crate::app::Command::IntoFolder(cx.key));
    }
}

/// A line under the title: what came back is read until it is taken up again.
fn came_back(ui: &mut Ui, cx: &mut Cx<'_>) {
    if !rail::reading(cx) {
        return;
    }
    ui.add_space(8.0);
    kit::text(ui, Role::Helper, t!("reading-back"));
    let id = ids::whole(cx.key, &cx.sheet().doc).with("take up");
    if kit::Button::link(t!("reading-take-up")).id(id).show(ui).clicked() {
        cx.out.push(crate::app::Command::TakeUpAgain(cx.key));
    }
}

fn section_ui(ui: &mut Ui, cx: &mut Cx<'_>, at: usize, section: &Section) {
    let first_line = cx.outcome().titles.get(&at).unwrap_or(&section.title);
    let words = kit::plain(first_line);
    match section.place {
        SectionPlace::Header => {
            header(ui, cx, section);
            return;
        }
        SectionPlace::Folded => {
            let name = at.to_string();
            let hint = section.hint.as_deref().map(kit::plain);
            if !close::fold(ui, cx, &name, &words, hint.as_deref()) {
                return;
            }
            ui.add_space(8.0);
        }
        SectionPlace::Body => {
            ui.add_space(40.0);
            heading(ui, cx, section, &words);
        }
    }
    if let Some(say) = &section.say {
        ui.add_space(4.0);
        super::choose::running(ui, cx, Role::Helper, say);
    }
    let headless = sole_rating(cx, section);
    items(ui, cx, section, headless.as_ref());
    if section.place == SectionPlace::Folded {
        ui.add_space(32.0);
    }
}

/// A section with nothing but statements: its intro and its mark stand with the title.
fn sole_rating(cx: &Cx<'_>, section: &Section) -> Option<Id> {
    let mut shown = section.items.iter().filter(|item| ids::visible(cx.sheet(), cx.outcome(), item) && item.asks());
    let only = shown.next()?;
    let sole = matches!(&only.kind, Kind::Ratings(ratings) if !ratings.single) && shown.next().is_none();
    sole.then(|| only.id.clone())
}

fn heading(ui: &mut Ui, cx: &mut Cx<'_>, section: &Section, words: &str) {
    let look = cx.look;
    let (right, top) = (ui.max_rect().right(), ui.cursor().top());
    kit::heading(ui, Role::Section, 2, words);
    if let Some(only) = sole_rating(cx, section).and_then(|id| section.items.iter().find(|item| item.id == id)) {
        if only.sharing != Sharing::Free {
            question::stays_home(ui, look, only.sharing, right, top + 14.0);
        }
        let ask = cx.outcome().asks.get(only.id.as_str()).unwrap_or(&only.ask);
        kit::rich(ui, Role::Helper, ask);
        ui.add_space(16.0);
    }
}

/// Date and code side by side, then what else the header holds.
fn header(ui: &mut Ui, cx: &mut Cx<'_>, section: &Section) {
    let shown: Vec<&Item> =
        section.items.iter().filter(|item| ids::visible(cx.sheet(), cx.outcome(), item)).collect();
    ui.add_space(16.0);
    let width = ui.available_width();
    let field = ((width - 16.0) / 2.0).min(264.0);
    let fields: Vec<&Item> = shown.iter().copied().filter(|item| ids::is_small(item)).collect();
    for (row, pair) in fields.chunks(2).enumerate() {
        if row > 0 {
            ui.add_space(12.0);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            for item in pair {
                ui.vertical(|ui| {
                    ui.set_width(field);
                    header_field(ui, cx, item, field);
                });
            }
        });
    }
    for item in shown.iter().filter(|item| !ids::is_small(item)) {
        ui.add_space(if item.asks() { 32.0 } else { 16.0 });
        block(ui, cx, item, false);
    }
}

fn header_field(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, width: f32) {
    let ask = cx.outcome().asks.get(item.id.as_str()).unwrap_or(&item.ask);
    let name = kit::plain(ask);
    kit::text(ui, Role::FieldLabel, &name);
    ui.add_space(4.0);
    if cx.reads(item) {
        read::fact(ui, cx, item);
        return;
    }
    let at = At::item(item.id.clone());
    let answer = cx.answer(&item.id);
    let told = match item.kind {
        Kind::ClientCode => small::code(ui, cx, item, &name, width),
        Kind::Time { .. } => times::answer(ui, cx, &at, answer, &name, cx.may_write(item)),
        _ => dates::answer(ui, cx, &at, answer, &name, width, cx.may_write(item)),
    };
    if told.focused && cx.open.here.as_ref() != Some(&item.id) {
        cx.out.push(crate::app::Command::Here(cx.key, Some(item.id.clone())));
    }
    cx.carry_out(told);
}

fn items(ui: &mut Ui, cx: &mut Cx<'_>, section: &Section, headless: Option<&Id>) {
    let (sheet, outcome) = (cx.sheet(), cx.outcome());
    let mut first = true;
    for item in section.items.iter().filter(|item| ids::visible(sheet, outcome, item)) {
        let sole = headless == Some(&item.id);
        let gap = match (&item.kind, first) {
            _ if sole => 0.0,
            (_, true) => 16.0,
            (Kind::Info { at: Some(_) }, _) => 12.0,
            _ => 32.0,
        };
        ui.add_space(gap);
        block(ui, cx, item, sole);
        first = false;
    }
}

/// A question with its room, or only its room where nobody can see it.
fn block(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, headless: bool) {
    let top = ui.cursor().top();
    let width = ui.available_width();
    let known = cx.view.height_of(cx.key, &item.id, width);
    let far = |height: f32| {
        let clip = ui.clip_rect();
        top + height < clip.top() - NEAR || top > clip.bottom() + NEAR
    };
    if let Some(height) = known
        && far(height)
        && cx.view.may_skip(&item.id)
    {
        let (_, rect) = ui.allocate_space(vec2(width, height));
        arrive(ui, cx, item, rect);
        cx.view.note_block(&item.id, rect.y_range());
        return;
    }
    let scope = ui.scope_builder(egui::UiBuilder::new().id_salt(("block", cx.key.0, &item.id)), |ui| {
        question::show(ui, cx, item, headless);
    });
    let rect = scope.response.rect;
    cx.view.keep_height(cx.key, &item.id, width, rect.height());
    arrive(ui, cx, item, rect);
    cx.view.note_block(&item.id, rect.y_range());
}

/// Scrolls to a question that somebody wants to go to, or to which undo leads.
fn arrive(ui: &Ui, cx: &mut Cx<'_>, item: &Item, rect: Rect) {
    let clip = ui.clip_rect();
    // One that is higher than the window is left to its caret.
    if cx.view.take_undone(&item.id) && !clip.contains_rect(rect) && rect.height() + 96.0 < clip.height() {
        ui.scroll_to_rect(rect.expand(40.0), None);
    }
    let wanted = cx.view.wanted();
    let here = wanted.is_some_and(|wanted| {
        *wanted == item.id
            || matches!(&item.kind, Kind::Ratings(ratings) if ratings.statements.iter().any(|s| s.id == *wanted))
    });
    if here {
        let target = Rect::from_x_y_ranges(rect.x_range(), Rangef::new(rect.top() - 72.0, rect.top() + 240.0));
        if !ui.clip_rect().contains_rect(Rect::from_min_size(rect.min, vec2(rect.width(), rect.height().min(160.0))))
        {
            ui.scroll_to_rect(target, Some(egui::Align::Min));
        }
        cx.view.arrived();
    }
}

/// The scroll area of a document.
#[must_use]
pub fn scroll_id(key: crate::app::DocKey) -> EguiId {
    EguiId::unique(("sheet", key.0))
}
