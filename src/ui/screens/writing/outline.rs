//! The outline at the left: the sheet's name, the two ways, sections with their dots.

use egui::{Color32, CornerRadius, Id as EguiId, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::{
    cx::Cx,
    ids::{self, Stop},
    more,
};
use crate::{
    app::{Action, Command, said_words},
    base::{Id, Moment},
    t,
    template::{Kind, SectionPlace},
    ui::{
        frame,
        kit::{self, focus, mark},
        theme::{Icon, Role},
    },
    words,
    worksheet::{Answer, Change, Side, State, Way},
};

/// Width of the words in the outline.
const WIDTH: f32 = 208.0;

/// Shows the outline in its part of the window.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, stops: &[Stop]) {
    let rect = ui.max_rect();
    if frame::back_row(ui, t!("back-to-worksheets")) {
        cx.out.push(Command::Do(Action::MyWorksheets));
    }
    more::button(ui, cx);
    ui.advance_cursor_after_rect(Rect::from_min_size(rect.min, vec2(rect.width(), 64.0)));
    column(ui, |ui| {
        let name = kit::plain(&cx.sheet().template.title);
        kit::text(ui, Role::SheetName, &name);
        ui.add_space(4.0);
        kit::text(ui, Role::Caption, &about(cx));
        ui.add_space(16.0);
        ways_or_state(ui, cx);
    });
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 12.0 - 4.0 * 36.0), rect.max);
    let top = ui.cursor().top() + 28.0 - focus::RING;
    let middle = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), foot.top() - 12.0));
    frame::part(ui, "sections", middle, |ui| {
        ScrollArea::vertical().id_salt("sections").auto_shrink(false).show(ui, |ui| {
            ui.add_space(focus::RING);
            sections(ui, cx, stops);
        });
    });
    frame::part(ui, "sheet actions", foot, |ui| actions(ui, cx));
}

fn column(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.add_space(24.0);
        ui.vertical(|ui| {
            ui.set_width(WIDTH);
            contents(ui);
        });
    });
}

/// Code and day: `KX-27 · 16 March 2026`.
pub fn about(cx: &Cx<'_>) -> String {
    let template = &cx.sheet().template;
    let code = template.client_item().map(|item| cx.sheet().content.answers.get(item.id.as_str()));
    let code = code.and_then(Answer::text).filter(|code| !code.is_empty());
    let day = template.day_item().map(|item| cx.sheet().content.answers.get(item.id.as_str()));
    let day = match day {
        Some(Answer::Day(day)) => Some(words::day_long(*day)),
        _ => None,
    };
    [code.map(str::to_owned), day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What has become of the sheet, in place of its ways: given, back, finished.
pub fn state(cx: &Cx<'_>) -> Option<(Icon, Color32, String)> {
    let look = cx.look;
    let today = cx.today;
    let day = |since: Moment| words::day_short(since.day(), today.unwrap_or_else(|| since.day()));
    match &cx.sheet().review.state {
        State::Back { by, since, .. } => {
            Some((Icon::Comment, look.comment, t!("outline-back", name = by, day = &day(*since))))
        }
        State::Shared { with, since } => {
            Some((Icon::Letter, look.muted, t!("outline-shared", name = with, day = &day(*since))))
        }
        State::Finished { since, .. } => {
            Some((Icon::Check, look.success, t!("outline-finished", day = &day(*since))))
        }
        State::Mine => None,
    }
}

fn ways_or_state(ui: &mut Ui, cx: &mut Cx<'_>) {
    let look = cx.look;
    let Some((icon, colour, words)) = state(cx) else {
        switch(ui, cx, WIDTH);
        return;
    };
    let ink = if icon == Icon::Comment { look.comment } else { look.muted };
    // A long name or month takes a second line; a name and a day are never cut.
    let galley = kit::galley(ui, Role::Segment, ink, &words, WIDTH - 24.0);
    let (_, row) = ui.allocate_space(vec2(WIDTH, galley.size().y.max(20.0)));
    icon.draw(ui.painter(), pos2(row.left() + 8.0, row.top() + 10.0), 16.0, colour);
    kit::put_galley(ui, row.min + vec2(24.0, 0.0), galley);
    if matches!(cx.sheet().review.state, State::Back { .. }) {
        for mark in cx.sheet().review.said() {
            ui.add_space(4.0);
            let galley = kit::galley(ui, Role::Segment, look.comment, &said_words(mark), WIDTH - 24.0);
            let (_, row) = ui.allocate_space(vec2(WIDTH, galley.size().y));
            kit::put_galley(ui, row.min + vec2(24.0, 0.0), galley);
        }
    }
}

/// The switch *Short · Whole*, with its minutes where there is room.
pub fn switch(ui: &mut Ui, cx: &mut Cx<'_>, width: f32) {
    let template = cx.sheet().template.clone();
    let minutes = match (cx.sheet().content.way, template.short_minutes) {
        (Way::Short, Some(minutes)) => minutes,
        _ => template.minutes,
    };
    if template.short_minutes.is_some() {
        let id = ids::whole(cx.key, &cx.sheet().doc).with(("way", width >= WIDTH));
        let chosen = usize::from(cx.sheet().content.way == Way::Whole);
        let picked = kit::switch(ui, id, t!("way-name"), &[t!("way-short"), t!("way-whole")], chosen, width);
        if let Some(picked) = picked.filter(|_| cx.open.me.side == Side::Writer) {
            cx.edit(Change::Way(if picked == 0 { Way::Short } else { Way::Whole }), None);
        }
        if width >= WIDTH {
            ui.add_space(8.0);
        }
    }
    if width >= WIDTH {
        kit::text(ui, Role::Caption, &t!("way-minutes", count = usize::from(minutes)));
    }
}

/// The question one is at: the one that is looked at, or the one with the keyboard.
pub fn at(cx: &Cx<'_>, stops: &[Stop]) -> Option<Id> {
    let looked_at = cx.view.looked_at.as_ref().and_then(|item| stops.iter().find(|stop| stop.item == *item));
    let here = looked_at.map(|stop| stop.id.clone()).or_else(|| cx.open.here.clone());
    here.or_else(|| stops.iter().find(|stop| ids::is_question(cx.sheet(), stop)).map(|stop| stop.id.clone()))
}

fn sections(ui: &mut Ui, cx: &mut Cx<'_>, stops: &[Stop]) {
    let here = cx.view.at.clone();
    let here_section = stops.iter().find(|stop| Some(&stop.id) == here.as_ref()).map(|stop| stop.section);
    let template = cx.sheet().template.clone();
    let mut first = true;
    for (at, section) in template.sections.iter().enumerate() {
        if !cx.outcome().sections.contains(&at) {
            continue;
        }
        let header = section.place == SectionPlace::Header;
        let own = stops.iter().filter(|stop| stop.section == at && (!header || ids::is_question(cx.sheet(), stop)));
        let own: Vec<&Stop> = own.collect();
        if own.is_empty() {
            continue;
        }
        if !first {
            ui.add_space(16.0);
        }
        first = false;
        let title = cx.outcome().titles.get(&at).unwrap_or(&section.title);
        let title = if title.is_empty() { t!("outline-header").to_owned() } else { kit::plain(title) };
        let is_here = here_section == Some(at);
        let folded = section.place == SectionPlace::Folded && !cx.view.is_unfolded(cx.key, &at.to_string());
        section_ui(ui, cx, at, &title, &own, (is_here, here.as_ref(), folded));
    }
    ui.add_space(16.0);
}

fn section_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    at: usize,
    title: &str,
    stops: &[&Stop],
    (is_here, here, folded): (bool, Option<&Id>, bool),
) {
    let look = cx.look;
    let statements = stops.windows(2).all(|pair| matches!(pair, [a, b] if a.item == b.item)) && stops.len() > 1;
    let rows = is_here && !statements && !folded;
    let any = stops.iter().any(|stop| stop.answered);
    let role = if is_here { Role::SmallStrong } else { Role::Small };
    let ink = if is_here || any { look.text } else { look.muted };
    let id = ids::whole(cx.key, &cx.sheet().doc).with(("section", at));
    let dots = !rows && (any || !folded);
    let height = if dots { 20.0 + 8.0 + 8.0 } else { 20.0 };
    let (_, block) = ui.allocate_space(vec2(ui.available_width(), height));
    let hit = block.expand2(vec2(-12.0, 6.0));
    let response = ui.interact(hit, id, Sense::click());
    let count = stops.iter().filter(|stop| stop.answered).count();
    let name = t!("outline-section", title = title, answered = count, of = stops.len());
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, ui.is_enabled(), &name));
    if response.hovered() && !rows {
        ui.painter().rect_filled(hit, CornerRadius::same(6), look.hover);
    }
    let galley = kit::galley_line(ui, role, ink, title, WIDTH);
    ui.painter().galley(pos2(block.left() + 24.0, block.top()), galley, ink);
    if dots {
        draw_dots(ui, cx, block, stops, here);
    }
    if response.has_focus() {
        focus::border(ui, hit, 6);
    }
    if response.clicked() {
        go(cx, dot_at(&response, block, stops).or(stops.first().copied()));
    }
    if rows {
        ui.add_space(4.0);
        for stop in stops {
            row(ui, cx, stop, here == Some(&stop.id));
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of dots")]
fn dot_centre(block: Rect, number: usize) -> egui::Pos2 {
    let per_line = 13;
    let (line, place) = (number / per_line, number % per_line);
    pos2(block.left() + 28.0 + 16.0 * place as f32, block.top() + 32.0 + 14.0 * line as f32)
}

fn draw_dots(ui: &Ui, cx: &Cx<'_>, block: Rect, stops: &[&Stop], here: Option<&Id>) {
    for (number, stop) in stops.iter().enumerate() {
        mark::dot(ui.painter(), dot_centre(block, number), cx.look, stop.answered, here == Some(&stop.id));
    }
}

/// The dot under the pointer.
fn dot_at<'s>(response: &egui::Response, block: Rect, stops: &[&'s Stop]) -> Option<&'s Stop> {
    let pointer = response.interact_pointer_pos()?;
    let near = |number: &usize| dot_centre(block, *number).distance(pointer) < 8.0;
    (0..stops.len()).find(near).and_then(|number| stops.get(number).copied())
}

fn go(cx: &mut Cx<'_>, stop: Option<&Stop>) {
    let Some(stop) = stop else { return };
    cx.view.go_to(stop.id.clone());
}

/// A question of the section one is in.
fn row(ui: &mut Ui, cx: &mut Cx<'_>, stop: &Stop, is_here: bool) {
    let look = cx.look;
    let (_, row) = ui.allocate_space(vec2(ui.available_width(), 28.0));
    let rect = Rect::from_min_max(row.min + vec2(12.0, 0.0), row.max - vec2(12.0, 0.0));
    let response = ui.interact(rect, ids::whole(cx.key, &stop.id).with("outline"), Sense::click());
    let words = brief(cx, &stop.id);
    let name =
        if stop.answered { t!("outline-answered", question = &words) } else { t!("outline-open", question = &words) };
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Button, ui.is_enabled(), is_here, &name));
    let fill = if is_here || response.hovered() { look.hover } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, CornerRadius::same(6), fill);
    mark::dot(ui.painter(), pos2(row.left() + 28.0, row.center().y), look, stop.answered, is_here);
    let ink = if is_here { look.text } else { look.muted };
    let galley = kit::galley_line(ui, Role::OutlineRow, ink, &words, WIDTH - 20.0);
    ui.painter().galley(pos2(row.left() + 44.0, row.center().y - galley.size().y / 2.0), galley, ink);
    if cx.sheet().review.marked.contains(&stop.id) {
        Icon::Bookmark.draw(ui.painter(), pos2(rect.right() - 10.0, row.center().y), 14.0, look.accent);
    }
    if response.has_focus() {
        focus::border(ui, rect, 6);
    }
    if response.clicked() {
        go(cx, Some(stop));
    }
}

fn brief(cx: &Cx<'_>, id: &Id) -> String {
    let item = cx.sheet().template.item(id.as_str());
    let brief = item.and_then(|item| item.brief.as_deref()).map(kit::plain);
    let statement = matches!(item.map(|item| &item.kind), Some(Kind::Ratings(_)));
    brief.filter(|_| !statement).or_else(|| cx.name(id)).unwrap_or_default()
}

/// The four rows at the foot of the outline; also in the menu of a narrow window.
fn actions(ui: &mut Ui, cx: &mut Cx<'_>) {
    let at = cx.view.at.clone();
    let marked = at.as_ref().is_some_and(|at| cx.sheet().review.marked.contains(at));
    let id = |name: &str| EguiId::unique(("sheet action", name));
    let row = frame::side_row(ui, id("supervision"), Icon::Bookmark, t!("mark-for-supervision"), Some(marked), None);
    let question = at.map(|at| brief(cx, &at)).unwrap_or_default();
    kit::tooltip(&row, &t!("mark-for-supervision-hint", question = &question));
    ui.ctx().accesskit_node_builder(row.id, |node| node.set_description(question));
    if row.clicked() {
        mark(cx);
    }
    if frame::side_row(ui, id("paper"), Icon::Page, t!("on-paper"), None, None).clicked() {
        cx.out.push(Command::Do(Action::OnPaper));
    }
    let give = give_words(cx);
    if frame::side_row(ui, id("give"), Icon::Letter, &give, None, None).clicked() {
        cx.out.push(Command::Share(cx.key));
    }
    if matches!(cx.sheet().review.state, State::Finished { .. }) {
        if frame::side_row(ui, id("again"), Icon::Undo, t!("take-up-again"), None, None).clicked() {
            cx.out.push(Command::TakeUpAgain(cx.key));
        }
    } else if frame::side_row(ui, id("finish"), Icon::Check, t!("finish"), None, None).clicked() {
        cx.out.push(Command::Do(Action::Finish));
    }
}

/// Marks the question that the outline shows.
pub fn mark(cx: &mut Cx<'_>) {
    if let Some(at) = cx.view.acts_on(cx.open) {
        cx.out.push(Command::Here(cx.key, Some(at)));
    }
    cx.out.push(Command::Do(Action::ForSupervision));
}

/// *Give to Anna…*, or *Give to…* where no supervisor is known.
pub fn give_words(cx: &Cx<'_>) -> String {
    if cx.supervisor.is_empty() { t!("give-to").to_owned() } else { t!("give-to-name", name = cx.supervisor) }
}
