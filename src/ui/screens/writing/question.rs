//! One question: its words, its helper, its marks, and the control of its kind.

use egui::{Id as EguiId, Sense, Ui, pos2, vec2};

use super::{
    choose,
    cx::{Cx, Told},
    dates, draw, ids, rank, ratings, read, sign, small, table, times, writes,
};
use crate::{
    app::Command,
    t,
    template::{Item, Kind, Sharing},
    ui::{
        kit::{self, Scale, Slid},
        theme::{Icon, Look, Role},
    },
    worksheet::{At, Change, Part, Side, Step},
};

/// Shows a question with everything that belongs to it, and sends what it proposes.
///
/// `headless` leaves its words out: its section has said them already.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, headless: bool) {
    if let Kind::Info { .. } = item.kind {
        let words = cx.outcome().asks.get(item.id.as_str()).unwrap_or(&item.ask).clone();
        choose::running(ui, cx, Role::Helper, &words);
        return;
    }
    let ask = cx.outcome().asks.get(item.id.as_str()).unwrap_or(&item.ask).clone();
    let name = kit::plain(&ask);
    let label = if headless { None } else { Some(head(ui, cx, item, &ask)) };
    ui.add_space(8.0);
    let told = control(ui, cx, item, &name, label);
    match &item.kind {
        Kind::Slider(_) => tell(ui, cx, item, ids::whole(cx.key, &item.id)),
        Kind::ShortText(_) | Kind::LongText(_) | Kind::Number(_) | Kind::Date { .. } | Kind::Time { .. } => {
            tell(ui, cx, item, ids::control(cx.key, &At::item(item.id.clone())));
        }
        _ => {}
    }
    pointed_out(ui, cx, item);
    if told.focused && !matches!(item.kind, Kind::Ratings(_)) && cx.open.here.as_ref() != Some(&item.id) {
        cx.out.push(Command::Here(cx.key, Some(item.id.clone())));
    }
    cx.carry_out(told);
}

/// What stands beside a question is heard at its control: its helper, and that *Finish* asks for it.
pub fn tell(ui: &Ui, cx: &Cx<'_>, item: &Item, control: EguiId) {
    if cx.reads(item) {
        return;
    }
    if let Some(help) = cx.help(item) {
        kit::describe(ui.ctx(), control, &kit::plain(help));
    }
    if cx.open.pointed_out.contains(&item.id) {
        kit::describe(ui.ctx(), control, t!("pointed-out"));
    }
}

/// The words of a question, with its marks at both sides, and its helper under it.
fn head(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, ask: &str) -> EguiId {
    let look = cx.look;
    let marked = cx.sheet().review.marked.contains(&item.id);
    // On the client's own sheet nothing is said about what leaves.
    let asks_first = item.sharing != Sharing::Free && cx.sheet().template.for_client.is_none();
    let intro = matches!(&item.kind, Kind::Ratings(ratings) if !ratings.single);
    let role = if intro { Role::Helper } else { Role::Question };
    let others = item.for_supervisor && cx.open.me.side == Side::Writer;
    let right = match (others, asks_first) {
        (true, _) => mark_width(ui, look, t!("for-supervisor")) + 16.0,
        (false, true) => mark_width(ui, look, home_words(item.sharing)) + 16.0,
        (false, false) => 0.0,
    };
    let top = ui.cursor().top();
    let (edge, width) = (ui.max_rect().right(), ui.available_width());
    let label = ui
        .scope(|ui| {
            ui.set_max_width(width - right);
            kit::rich(ui, role, ask)
        })
        .inner;
    if !intro {
        kit::as_heading(&label, 3);
    }
    let middle = top + if intro { 10.0 } else { 12.0 };
    if others {
        let label = kit::put_right(ui, edge, middle, Role::Caption, look.muted, t!("for-supervisor"));
        Icon::People.draw(ui.painter(), pos2(label.rect.left() - 14.0, middle), 16.0, look.muted);
    } else if asks_first {
        stays_home(ui, look, item.sharing, edge, middle);
    }
    if marked {
        marked_ui(ui, look, ids::whole(cx.key, &item.id).with("marked"), pos2(label.rect.left() - 20.0, middle));
    }
    if let Some(help) = cx.help(item).map(str::to_owned) {
        ui.add_space(4.0);
        choose::running(ui, cx, Role::Helper, &help);
    }
    label.id
}

fn home_words(sharing: Sharing) -> &'static str {
    if sharing == Sharing::Never { t!("stays-home-always") } else { t!("stays-home") }
}

/// Room for words with an icon before them.
fn mark_width(ui: &Ui, look: Look, words: &str) -> f32 {
    kit::galley(ui, Role::Caption, look.muted, words, f32::INFINITY).size().x + 22.0
}

/// The ask-first mark, ending at the right edge.
pub fn stays_home(ui: &mut Ui, look: Look, sharing: Sharing, right: f32, middle: f32) {
    let label = kit::put_right(ui, right, middle, Role::Caption, look.muted, home_words(sharing));
    Icon::House.draw(ui.painter(), pos2(label.rect.left() - 14.0, middle), 16.0, look.muted);
}

/// The mark beside a question that is taken to supervision.
fn marked_ui(ui: &Ui, look: Look, id: EguiId, centre: egui::Pos2) {
    let rect = egui::Rect::from_center_size(centre, vec2(16.0, 20.0));
    Icon::Bookmark.draw(ui.painter(), centre, 16.0, look.accent);
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, t!("marked")));
    kit::tooltip(&response, t!("marked"));
}

fn control(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, name: &str, label: Option<EguiId>) -> Told {
    let at = At::item(item.id.clone());
    match &item.kind {
        Kind::Info { .. } => Told::default(),
        _ if cx.reads(item) => read::answer(ui, cx, item, name),
        Kind::ShortText(text) | Kind::LongText(text) => {
            let mut told = writes::answer(ui, cx, item, text, name, label);
            if !cx.sheet().text(&At { item: item.id.clone(), part: Part::Later }).is_empty() {
                told.and(read::later(ui, cx, item));
            }
            told
        }
        Kind::YesNo { .. } | Kind::ChooseOne(_) | Kind::ChooseMany(_) => choose::answer(ui, cx, item, name),
        Kind::Ranking(choices) => rank::answer(ui, cx, item, &at, choices, cx.answer(&item.id), name),
        Kind::Ratings(statements) => ratings::answer(ui, cx, item, statements, name),
        Kind::Slider(slider) => {
            let scale = Scale { from: slider.from, to: slider.to, low: &slider.low, high: &slider.high };
            slide(ui, cx, item, scale, name)
        }
        Kind::Number(number) => {
            let answer = cx.answer(&item.id);
            small::number(ui, cx, &at, answer, number, name, cx.may_write(item))
        }
        Kind::Date { .. } => {
            let answer = cx.answer(&item.id);
            dates::answer(ui, cx, &at, answer, name, 264.0, cx.may_write(item))
        }
        Kind::Time { .. } => {
            let answer = cx.answer(&item.id);
            times::answer(ui, cx, &at, answer, name, cx.may_write(item))
        }
        Kind::Drawing(area) => draw::answer(ui, cx, item, *area, name),
        Kind::Signature => sign::answer(ui, cx, item, name),
        Kind::ClientCode => small::code(ui, cx, item, name, 264.0),
        Kind::Table(rows) => table::answer(ui, cx, item, rows),
    }
}

fn slide(ui: &mut Ui, cx: &Cx<'_>, item: &Item, scale: Scale<'_>, name: &str) -> Told {
    let value = match cx.answer(&item.id) {
        crate::worksheet::Answer::Step(step) => Some(*step),
        _ => None,
    };
    let mut told = Told::default();
    let may_write = cx.may_write(item);
    let (response, slid) =
        ui.add_enabled_ui(may_write, |ui| kit::slider(ui, ids::whole(cx.key, &item.id), name, scale, value)).inner;
    told.saw(&response);
    if let (Some(slid), true) = (slid, may_write) {
        let step = match slid {
            Slid::To(number) => Some(Step::Number(number)),
            Slid::Cleared => None,
        };
        told.changes.push(Change::Rate { item: item.id.clone(), step });
    }
    told
}

/// The quiet line under a question that *Finish* asks for.
fn pointed_out(ui: &mut Ui, cx: &Cx<'_>, item: &Item) {
    if !cx.open.pointed_out.contains(&item.id) {
        return;
    }
    let look = cx.look;
    let (_, room) = ui.allocate_space(vec2(ui.available_width(), 20.0));
    Icon::Info.draw(ui.painter(), room.min + vec2(8.0, 12.0), 16.0, look.warn);
    kit::put(ui, room.min + vec2(22.0, 4.0), Role::Caption, look.warn, t!("pointed-out"), room.width() - 22.0);
}
