//! Times of day: a field to type in, read as people write them.

use egui::{Key, Ui};

use super::{
    cx::{Cx, Told},
    dates,
    draft::Seen,
    ids,
};
use crate::{
    base::Time,
    t,
    ui::kit::{Field, focus},
    worksheet::{Answer, At, Change},
};

/// Width of the field.
const WIDTH: f32 = 136.0;
/// What an arrow adds, in minutes.
const STEP: i32 = 5;
/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// Shows the field of a time; up and down go on by five minutes.
pub fn answer(ui: &mut Ui, cx: &mut Cx<'_>, at: &At, answer: &Answer, name: &str, may_write: bool) -> Told {
    let time = match answer {
        Answer::Time(time) => Some(*time),
        _ => None,
    };
    let id = ids::control(cx.key, at);
    let mut draft =
        cx.view.draft_of(id).map_or_else(|| time.map(|time| time.to_string()).unwrap_or_default(), str::to_owned);
    let mut told = Told::default();
    if let Some(to) = stepped(ui, id, time).filter(|_| may_write) {
        cx.view.drop_draft(id);
        draft = to.to_string();
        told.changes.push(Change::Set { at: at.clone(), answer: Answer::Time(to) });
    }
    let field = Field::line(id, name).width(WIDTH).hint(t!("time-hint"));
    let response = ui.add_enabled_ui(may_write, |ui| field.show(ui, &mut draft)).inner;
    told.saw(&response);
    let empty = draft.trim().is_empty();
    let reads = read(&draft).map(Answer::Time).or_else(|| empty.then_some(Answer::Unanswered));
    let wrong = reads.is_none();
    let seen = Seen { response: &response, text: &draft, reads, now: answer };
    let set = |answer| Change::Set { at: at.clone(), answer };
    told.changes.extend(cx.view.follow(ui, Some((cx.key, at.clone())), seen).map(set));
    if wrong && cx.view.is_done_with(&response) {
        dates::complain(ui, cx, &response, t!("time-wrong"));
    }
    told
}

/// The next full five minutes up or down, if an arrow was pressed on a time.
fn stepped(ui: &Ui, id: egui::Id, time: Option<Time>) -> Option<Time> {
    let time = time.filter(|_| ui.memory(|memory| memory.has_focus(id)))?;
    let minutes = i32::from(time.hour()) * 60 + i32::from(time.minute());
    let to = if focus::pressed(ui, Key::ArrowUp) {
        (minutes / STEP + 1) * STEP
    } else if focus::pressed(ui, Key::ArrowDown) {
        (minutes - 1).div_euclid(STEP) * STEP
    } else {
        return None;
    };
    let to = to.rem_euclid(DAY);
    Time::new(u8::try_from(to / 60).ok()?, u8::try_from(to % 60).ok()?)
}

/// Reads a time as people type it: `18:50`, `18.50`, `1850`, `18h50`, `6:50 pm`, `6 pm`, `18`.
#[must_use]
pub fn read(text: &str) -> Option<Time> {
    let text = text.trim().to_lowercase().replace(['.', ' ', '\u{a0}', '\u{202f}'], "");
    let text = if text.contains([':', 'h']) { text } else { respaced(&text) };
    let (text, half) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(rest), _) => (rest, Some(12)),
        (None, Some(rest)) => (rest, Some(0)),
        (None, None) => (text.as_str(), None),
    };
    let (hour, minute) = text.split_once([':', 'h']).unwrap_or((text, ""));
    let number = |part: &str| {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u8>().ok()).flatten()
    };
    let (hour, minute) = (number(hour)?, if minute.is_empty() { 0 } else { number(minute)? });
    match half {
        Some(half) if (1..=12).contains(&hour) => Time::new(hour % 12 + half, minute),
        Some(_) => None,
        None => Time::new(hour, minute),
    }
}

/// `1850` as `18:50`, and `650pm` as `6:50pm`.
fn respaced(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match digits {
        3 | 4 => {
            let (hour, rest) = text.split_at(digits - 2);
            format!("{hour}:{rest}")
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_type_them() {
        for typed in ["18:50", "18.50", "1850", "18h50", "6:50 pm", "6.50 p.m.", "650pm", " 18:50 "] {
            assert_eq!(read(typed), Time::new(18, 50), "{typed}");
        }
        for (typed, hour) in [("6 pm", 18), ("12 am", 0), ("12 pm", 12), ("7", 7), ("18h", 18), ("0:00", 0)] {
            assert_eq!(read(typed), Time::new(hour, 0), "{typed}");
        }
        for wrong in ["24:00", "18:60", "13 pm", "0 am", "noon", "", ":", "18:5:0", "12345"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
