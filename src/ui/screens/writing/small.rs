//! Numbers and client codes: one small field each.
//!
//! What cannot be stays in its field, with the reason under it; the answer
//! stays as it was.

use egui::{Key, Rect, Ui, pos2, vec2};

use super::{
    cx::{Cx, Told},
    dates,
    draft::Seen,
    ids, writes,
};
use crate::{
    base::{Decimal, Fraction},
    t,
    template::{Item, Number},
    ui::{
        kit::{self, Field, MenuRow, Writing, focus},
        theme::{Icon, Role},
    },
    worksheet::{Answer, At, Change, in_words, number_words},
};

/// Shows the field of a number with its unit; up and down count.
pub fn number(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    at: &At,
    answer: &Answer,
    number: &Number,
    name: &str,
    may_write: bool,
) -> Told {
    let amount = match answer {
        Answer::Amount(amount) => Some(*amount),
        _ => None,
    };
    let id = ids::control(cx.key, at);
    let sheet = cx.sheet();
    let figure = |amount: Decimal| in_words::figure(&sheet.template, &amount.to_string());
    let mut draft = cx.view.draft_of(id).map_or_else(|| amount.map(figure).unwrap_or_default(), str::to_owned);
    let mut told = Told::default();
    let what = number_words(&sheet.template, number);
    if let Some(to) = counted(ui, id, number, amount).filter(|_| may_write) {
        cx.view.drop_draft(id);
        draft = figure(to);
        told.changes.push(Change::Set { at: at.clone(), answer: Answer::Amount(to) });
    }
    let response = ui
        .horizontal(|ui| {
            let range = range_hint(number, figure);
            let field = Field::line(id, name).width(NUMBER).hint(&range);
            let response = ui.add_enabled_ui(may_write, |ui| field.show(ui, &mut draft)).inner;
            if let Some(unit) = &number.unit {
                let at = pos2(response.rect.right() + 12.0, response.rect.center().y - 12.0);
                kit::put(ui, at, Role::Body, cx.look.text, &kit::plain(unit), ui.max_rect().right() - at.x);
            }
            response
        })
        .inner;
    told.saw(&response);
    ui.ctx().accesskit_node_builder(id, |node| {
        let unit = number.unit.as_deref().map(kit::plain);
        node.set_description([unit, Some(what.clone())].into_iter().flatten().collect::<Vec<_>>().join(", "));
    });
    let empty = draft.trim().is_empty();
    let read = read_number(&draft).filter(|amount| number.takes(*amount));
    let reads = read.map(Answer::Amount).or_else(|| empty.then_some(Answer::Unanswered));
    let wrong = reads.is_none();
    let seen = Seen { response: &response, text: &draft, reads, now: answer };
    let set = |answer| Change::Set { at: at.clone(), answer };
    told.changes.extend(cx.view.follow(ui, Some((cx.key, at.clone())), seen).map(set));
    if wrong && cx.view.is_done_with(&response) {
        dates::complain(ui, cx, &response, &t!("number-wrong", what = &what));
    }
    told
}

/// Width of a number's field.
const NUMBER: f32 = 136.0;

/// Both bounds, muted, while nothing is written: *0 – 600*.
fn range_hint(number: &Number, figure: impl Fn(Decimal) -> String) -> String {
    match (number.least, number.most) {
        (Some(least), Some(most)) => format!("{} – {}", figure(least), figure(most)),
        _ => String::new(),
    }
}

/// A number as people type it, also with a comma.
fn read_number(text: &str) -> Option<Decimal> {
    Decimal::parse(&text.trim().replace('−', "-").replace(',', "."))
}

/// The next number up or down, if an arrow was pressed.
fn counted(ui: &Ui, id: egui::Id, number: &Number, amount: Option<Decimal>) -> Option<Decimal> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let by = if focus::pressed(ui, Key::ArrowUp) {
        1
    } else if focus::pressed(ui, Key::ArrowDown) {
        -1
    } else {
        return None;
    };
    let to = match amount {
        Some(amount) => {
            Decimal::parse(&amount.fraction().plus(Fraction::whole(by)).shown(number.places.min(Decimal::MAX_SCALE)))?
        }
        None => number.least.unwrap_or(Decimal::whole(0)),
    };
    Some(to).filter(|to| Some(*to) != amount && number.takes(*to))
}

/// Shows the field of a client code, 264 wide, with the codes in use and a new one.
pub fn code(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, name: &str, width: f32) -> Told {
    let at = At::item(item.id.clone());
    let text = cx.sheet().text(&at);
    let id = ids::control(cx.key, &at);
    let may_write = cx.may_write(item);
    // A long code goes on in a second line rather than through the edge of its field.
    let words = kit::galley(ui, Role::Body, cx.look.text, text, width - 40.0 - 24.0);
    let (_, rect) = ui.allocate_space(vec2(width, (words.size().y + 16.0).max(40.0)));
    let focused = ui.memory(|memory| memory.has_focus(id));
    let hovered = ui.rect_contains_pointer(rect);
    kit::field_frame(ui, rect, focused, hovered && may_write, true);
    let inner = Rect::from_min_max(rect.min, pos2(rect.right() - 40.0, rect.bottom()));
    let mut told = Told::default();
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        let writing = Writing::cell(id, text, name, true, 40.0).role(Role::Body).margin(12, 8);
        told = writes::write(ui, cx, &at, text, writing, may_write);
        if text.is_empty() && may_write {
            let look = cx.look;
            let hint = kit::galley(ui, Role::Body, look.muted, t!("code-hint"), 200.0);
            ui.painter().galley(inner.min + vec2(12.0, 8.0), hint, look.muted);
        }
    });
    let help = cx.help(item).map(kit::plain);
    if let Some(help) = &help {
        ui.ctx().accesskit_node_builder(id, |node| node.set_description(help.as_str()));
    }
    let button = Rect::from_min_size(pos2(rect.right() - 38.0, rect.top() + 2.0), vec2(36.0, 36.0));
    let open = kit::icon_button_at(ui, button, id.with("open"), Icon::Down, cx.look.muted, t!("code-open"));
    told.saw(&open);
    if may_write {
        let mut picked = None;
        kit::menu(&open, name, 264.0, |ui| picked = codes(ui, cx, help.as_deref()));
        if let Some(picked) = picked {
            told.changes.push(Change::Set { at, answer: Answer::Text(picked) });
        }
    }
    told
}

fn codes(ui: &mut Ui, cx: &mut Cx<'_>, help: Option<&str>) -> Option<String> {
    let mut picked = None;
    if let Some(help) = help {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
            kit::text(ui, Role::Caption, help);
        });
    }
    for code in cx.codes.iter().take(12) {
        let hint = cx.clients.of(code).map_or("", |client| client.hint.as_str());
        if MenuRow::new(code).keys(hint).show(ui).clicked() {
            picked = Some((*code).to_owned());
        }
    }
    if !cx.codes.is_empty() {
        kit::menu_line(ui);
    }
    if MenuRow::new(t!("code-new")).icon(Icon::Plus).show(ui).clicked() {
        picked = Some(new_code((cx.fresh)().as_str()));
    }
    picked
}

/// A code of six characters that cannot be misread, made of a random id: `K-7Q4M`.
fn new_code(random: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
    const ALL: &[u8] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut sum: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in random.bytes() {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let mut take = |from: &[u8]| {
        let count = from.len() as u64;
        let at = usize::try_from((sum >> 16) % count).unwrap_or(0);
        sum = sum.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from.get(at).copied().map_or('X', char::from)
    };
    let first = take(LETTERS);
    let rest: String = (0..4).map(|_| take(ALL)).collect();
    format!("{first}-{rest}")
}
