//! Getting about: the next question, the next pane, the bar and drawers of a narrow window.

use std::collections::BTreeSet;

use egui::{Id as EguiId, Order, Rect, Sense, Ui, UiBuilder, accesskit, pos2, vec2};

use super::{
    Places,
    cx::Cx,
    ids::{self, Stop},
    more, outline, rail,
};
use crate::{
    app::{Action, Command},
    base::Id,
    t,
    template::SectionPlace,
    ui::{
        frame,
        kit::{self, MenuRow},
        theme::{Icon, Role},
    },
    worksheet::{Side, State},
};

/// Before anything is drawn: where the keyboard goes, and what must be laid out.
pub fn before(ui: &Ui, cx: &mut Cx<'_>, stops: &[Stop]) {
    if cx.view.shown != Some(cx.key) {
        cx.view.shown = Some(cx.key);
        arrive_at_document(ui, cx, stops);
    }
    if cx.open.go_to.is_some() && kit::modal_shown(ui.ctx()) {
        // Until the dialog that leads there is gone, nothing below it can have the keyboard.
        ui.ctx().request_repaint();
    } else if let Some(id) = cx.open.go_to.clone() {
        cx.out.push(Command::Here(cx.key, Some(id.clone())));
        cx.view.go_to(id);
    }
    if let Some(action) = cx.view.take_wish() {
        wish(ui, cx, stops, action);
    }
    if let Some(id) = cx.view.take_focus() {
        unfold(cx, stops, &id);
        focus(ui, cx, &id);
        if cx.open.here.as_ref() != Some(&id) {
            cx.out.push(Command::Here(cx.key, Some(id)));
        }
    }
    if let Some(caret) = cx.open.caret.as_ref().filter(|_| cx.open.back_at.is_none()) {
        cx.view.undone_at(&caret.at.item);
    }
    let listening = ui.ctx().accesskit_node_builder(ui.scope_id(), |_| ()).is_some();
    cx.view.begin(live(cx, stops), listening);
}

/// The keyboard goes to the first open question of a sheet that was just opened for writing; a new one
/// stays at its top. One that came back is read from its beginning.
fn arrive_at_document(ui: &Ui, cx: &mut Cx<'_>, stops: &[Stop]) {
    if cx.open.me.side == Side::Reviewer {
        return;
    }
    let last = cx.open.here.as_ref().and_then(|here| stops.iter().find(|stop| stop.id == *here));
    if last.is_none() && rail::reading(cx) {
        return;
    }
    if let Some(stop) = last.or_else(|| where_to_go_on(cx, stops)) {
        focus(ui, cx, &stop.id);
        if cx.open.back_at.is_some() {
            // It stands as it was left.
            unfold(cx, stops, &stop.id);
        } else if last.is_some() || cx.sheet().content.answers.len() > 2 {
            cx.view.go_to(stop.id.clone());
        } else if let Some(control) = control_of(cx, &stop.id) {
            kit::focus::begin_at(ui, control);
        }
    } else {
        ui.memory_mut(|memory| memory.request_focus(back_id(ui.max_rect().width() < frame::NARROW)));
    }
}

/// The first open question, or the last one where all are answered; what is finished or given is not taken
/// up again by a slip.
fn where_to_go_on<'s>(cx: &Cx<'_>, stops: &'s [Stop]) -> Option<&'s Stop> {
    let mut questions = stops.iter().filter(|stop| ids::is_question(cx.sheet(), stop));
    let open = questions.clone().find(|stop| !stop.answered);
    let at_home = matches!(cx.sheet().review.state, State::Mine);
    open.or_else(|| questions.next_back().filter(|_| at_home))
}

/// The control of a question; an answer that is read has one only where its words can be selected.
fn control_of(cx: &Cx<'_>, id: &Id) -> Option<EguiId> {
    let template = &cx.sheet().template;
    let owner = template.statement(id.as_str()).map(|(owner, _, _)| owner).or_else(|| template.item(id.as_str()))?;
    let there = !cx.reads(owner) || cx.answer(&owner.id).text().is_some();
    ids::first_control(cx.key, cx.sheet(), id).filter(|_| there)
}

fn focus(ui: &Ui, cx: &Cx<'_>, id: &Id) {
    let back_at = cx.open.back_at.is_some();
    let left = cx.open.spot.option.as_ref().filter(|(at, _)| back_at && at.item == *id);
    let left = left.map(|(at, option)| ids::option(cx.key, at, option.as_str()));
    if let Some(control) = control_of(cx, id).map(|first| left.unwrap_or(first)) {
        if back_at {
            kit::focus::stay(ui.ctx(), control);
        }
        ui.memory_mut(|memory| memory.request_focus(control));
    }
}

/// Opens a folded section that somebody wants to go into.
fn unfold(cx: &mut Cx<'_>, stops: &[Stop], id: &Id) {
    let Some(stop) = stops.iter().find(|stop| stop.id == *id || stop.item == *id) else { return };
    let folded = cx.sheet().template.sections.get(stop.section).is_some_and(|s| s.place == SectionPlace::Folded);
    if folded {
        cx.view.fold(cx.key, &stop.section.to_string(), true);
    }
}

/// Questions that stay laid out wherever they are: the one with the keyboard and its neighbours,
/// where undo wants the caret, and where somebody wants to go.
fn live(cx: &Cx<'_>, stops: &[Stop]) -> BTreeSet<Id> {
    let mut live = BTreeSet::new();
    let mut around = |id: &Id, reach: usize| {
        let at = stops.iter().position(|stop| stop.id == *id || stop.item == *id);
        if let Some(at) = at {
            let range = at.saturating_sub(reach)..(at + reach + 1).min(stops.len());
            live.extend(stops.get(range).unwrap_or_default().iter().map(|stop| stop.item.clone()));
        }
    };
    if let Some(here) = &cx.open.here {
        around(here, 3);
    }
    if let Some(caret) = &cx.open.caret {
        around(&caret.at.item, 0);
    }
    if let Some(wanted) = cx.view.wanted() {
        around(wanted, 0);
    }
    live
}

fn wish(ui: &Ui, cx: &mut Cx<'_>, stops: &[Stop], action: Action) {
    let here = cx.open.here.as_ref().and_then(|here| stops.iter().position(|stop| stop.id == *here));
    let section = |at: usize| stops.get(at).map(|stop| stop.section);
    let target = match (action, here) {
        (Action::NextQuestion, Some(at)) => stops.get(at + 1),
        (Action::PreviousQuestion, Some(at)) => at.checked_sub(1).and_then(|at| stops.get(at)),
        (Action::NextSection, Some(at)) => stops.iter().skip(at).find(|stop| Some(stop.section) != section(at)),
        (Action::PreviousSection, Some(at)) => {
            let before = stops.iter().take(at).rev().find(|stop| Some(stop.section) != section(at));
            before.and_then(|before| stops.iter().find(|stop| stop.section == before.section))
        }
        (Action::NextPane, _) => {
            next_pane(ui, cx, stops);
            None
        }
        (_, None) => stops.first(),
        _ => None,
    };
    if let Some(stop) = target {
        cx.view.go_to(stop.id.clone());
    }
}

/// Outline, sheet, comments, in turn.
fn next_pane(ui: &Ui, cx: &mut Cx<'_>, stops: &[Stop]) {
    let back = back_id(ui.max_rect().width() < frame::NARROW);
    let here = cx.open.here.clone().or_else(|| stops.first().map(|stop| stop.id.clone()));
    let sheet = here.as_ref().and_then(|here| control_of(cx, here));
    let comment = rail::first_control(cx);
    let focused = ui.memory(egui::Memory::focused);
    let pane = cx.view.pane;
    let next = match (pane, focused) {
        (_, Some(id)) if id == back => 1,
        (0, _) => 1,
        (1, _) if comment.is_some() => 2,
        _ => 0,
    };
    cx.view.pane = next;
    let to = match next {
        1 => sheet,
        2 => comment,
        _ => Some(back),
    };
    if let Some(to) = to {
        ui.memory_mut(|memory| memory.request_focus(to));
    }
}

/// The button that goes back: in the outline, or in the bar of a narrow window.
fn back_id(narrow: bool) -> EguiId {
    if narrow { bar_id("back") } else { EguiId::unique("back row") }
}

/// A button of the bar of a narrow window.
fn bar_id(name: &str) -> EguiId {
    EguiId::unique(("bar", name))
}

/// The top bar of a narrow window: back, contents, name, the two ways, more.
pub fn bar(ui: &mut Ui, cx: &mut Cx<'_>) {
    let look = cx.look;
    let rect = ui.max_rect();
    let button = |x: f32| Rect::from_center_size(pos2(x, rect.center().y), vec2(36.0, 36.0));
    let back = kit::icon_button_at(
        ui,
        button(rect.left() + 46.0),
        back_id(true),
        Icon::Back,
        look.muted,
        t!("back-to-worksheets"),
    );
    if back.clicked() {
        cx.out.push(Command::Do(Action::MyWorksheets));
    }
    let contents = kit::icon_button_at(
        ui,
        button(rect.left() + 82.0),
        bar_id("contents"),
        Icon::List,
        look.muted,
        t!("contents"),
    );
    if contents.clicked() {
        cx.view.drawer = !cx.view.drawer;
    }
    let state = outline::state(cx);
    let short = cx.sheet().template.short_minutes.is_some() && state.is_none();
    let right = rect.right() - 46.0;
    // What has become of the sheet takes the place of its ways, here as in the outline.
    let said = state.map(|(icon, colour, words)| {
        let ink = if icon == Icon::Comment { look.comment } else { look.muted };
        let room = (rect.width() * 0.4 - 24.0).min(240.0);
        (icon, colour, kit::galley_line(ui, Role::Segment, ink, &words, room))
    });
    let width = said.as_ref().map_or(152.0, |(_, _, galley)| galley.size().x + 24.0);
    let switch_left = right - 26.0 - width;
    let mut name_right = if short || said.is_some() { switch_left - 16.0 } else { right - 32.0 };
    if let Some((icon, colour, galley)) = said {
        icon.draw(ui.painter(), pos2(switch_left + 8.0, rect.center().y), 16.0, colour);
        let at = pos2(switch_left + 24.0, rect.center().y - galley.size().y / 2.0);
        kit::put_galley(ui, at, galley);
    }
    if rail::wanted(cx) {
        name_right -= 36.0;
        let place = button(name_right + 16.0);
        let comments =
            kit::icon_button_at(ui, place, bar_id("comments"), Icon::Comment, look.comment, t!("comments"));
        if comments.clicked() {
            cx.view.rail = !cx.view.rail;
        }
    }
    let title = kit::plain(&cx.sheet().template.title);
    let at = pos2(rect.left() + 108.0, rect.center().y - 10.0);
    kit::put_line(ui, at, Role::SmallStrong, look.text, &title, name_right - at.x);
    if short {
        let place = Rect::from_min_size(pos2(switch_left, rect.center().y - 18.0), vec2(152.0, 36.0));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| outline::switch(ui, cx, 152.0));
    }
    let button = kit::icon_button_at(ui, button(right), bar_id("more"), Icon::More, look.text, t!("more"));
    kit::menu(&button, t!("more"), more::WIDTH, |ui| menu(ui, cx));
}

fn menu(ui: &mut Ui, cx: &mut Cx<'_>) {
    let rows = [
        (Action::Undo, Icon::Undo, t!("undo")),
        (Action::Redo, Icon::Redo, t!("action-redo")),
        (Action::ForSupervision, Icon::Bookmark, t!("mark-for-supervision")),
        (Action::OnPaper, Icon::Page, t!("on-paper")),
        (Action::Finish, Icon::Check, t!("finish")),
    ];
    for (action, icon, words) in rows {
        let clicked = MenuRow::new(words).icon(icon).keys(action.keys()).show(ui).clicked();
        match action {
            Action::ForSupervision if clicked => outline::mark(cx),
            _ if clicked => cx.out.push(Command::Do(action)),
            _ => {}
        }
    }
    let give = outline::give_words(cx);
    if MenuRow::new(&give).icon(Icon::Letter).show(ui).clicked() {
        cx.out.push(Command::Share(cx.key));
    }
    kit::menu_line(ui);
    more::rows(ui, cx);
}

/// What lies above the sheet in a narrow window, when it is open.
pub fn drawers(ui: &mut Ui, cx: &mut Cx<'_>, stops: &[Stop], places: &Places) {
    let window = ui.max_rect();
    if places.bar.is_some() && cx.view.drawer {
        let rect = Rect::from_min_size(window.min, vec2(frame::OUTLINE, window.height()));
        // Whoever opens it is in it, and is back in the sheet when it closes.
        enter_drawer(ui, "outline drawer", Some(back_id(false)));
        if drawer(ui, "outline drawer", t!("contents"), rect, |ui| outline::show(ui, cx, stops)) {
            cx.view.drawer = false;
            leave_drawer(ui, cx, bar_id("contents"));
        }
    }
    if places.rail.is_none() && cx.view.rail && rail::wanted(cx) {
        let width = 320.0_f32.min(window.width());
        let rect = Rect::from_min_max(pos2(window.right() - width, window.top()), window.max);
        enter_drawer(ui, "comments drawer", rail::first_control(cx));
        let closed = drawer(ui, "comments drawer", t!("comments"), rect, |ui| {
            let inner = rect.shrink2(vec2(16.0, 12.0));
            frame::part(ui, "comments", inner, |ui| {
                egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| rail::list(ui, cx));
            });
        });
        if closed {
            cx.view.rail = false;
            leave_drawer(ui, cx, bar_id("comments"));
        }
    }
}

/// The first control of a drawer gets the keyboard when it opens: that is a frame later, as in the first one
/// nothing in it can have it.
fn enter_drawer(ui: &Ui, name: &str, first: Option<EguiId>) {
    let entered = EguiId::unique((name, "entered"));
    let frame = ui.ctx().cumulative_frame_nr();
    if kit::opened(ui.ctx(), entered) {
        ui.data_mut(|data| data.insert_temp(entered, frame));
    }
    let since = ui.data(|data| data.get_temp::<u64>(entered)).map_or(u64::MAX, |at| frame - at);
    if let Some(first) = first.filter(|first| since < 3 && ui.memory(|memory| !memory.has_focus(*first))) {
        ui.memory_mut(|memory| memory.request_focus(first));
        ui.ctx().request_repaint();
    }
}

/// The keyboard goes back to the question where it was, or to the button that opened the drawer.
fn leave_drawer(ui: &Ui, cx: &Cx<'_>, button: EguiId) {
    let here = cx.open.here.as_ref().and_then(|here| control_of(cx, here));
    let to = here.unwrap_or(button);
    kit::focus::stay(ui.ctx(), to);
    ui.memory_mut(|memory| memory.request_focus(to));
}

/// A panel over the sheet, with a veil behind it; `true` if it is to be closed.
fn drawer(ui: &Ui, name: &str, title: &str, rect: Rect, contents: impl FnOnce(&mut Ui)) -> bool {
    let look = crate::ui::theme::of(ui);
    let window = ui.max_rect();
    let mut close = ui.input(|input| input.key_pressed(egui::Key::Escape));
    egui::Area::new(EguiId::unique(name))
        .order(Order::Foreground)
        .fixed_pos(window.min)
        .constrain(false)
        .role(accesskit::Role::Pane)
        .accessible_name(title)
        .show(ui.ctx(), |ui| {
            ui.set_clip_rect(window);
            let veil = ui.interact(window, EguiId::unique((name, "veil")), Sense::CLICK);
            ui.painter().rect_filled(window, 0.0, look.scrim);
            let panel = ui.interact(rect, EguiId::unique((name, "panel")), Sense::CLICK);
            ui.painter().add(look.high.as_shape(rect, 0));
            ui.painter().rect_filled(rect, 0.0, look.app);
            close |= veil.clicked() && !panel.clicked();
            ui.scope_builder(UiBuilder::new().max_rect(rect), contents);
        });
    close
}
