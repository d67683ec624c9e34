//! Statements under one scale.

use egui::Ui;

use super::{
    cx::{Cx, Told},
    ids,
};
use crate::{
    app::Command,
    template::{Item, Ratings},
    ui::{
        kit::{
            self,
            rating::{self, Rated, Steps},
        },
        theme::Icon,
    },
    worksheet::{Answer, Change, Step},
};

/// The place of an answer among the rings of its row.
pub fn position(ratings: &Ratings, answer: &Answer) -> Option<usize> {
    match answer {
        Answer::Step(step) => ratings.steps.iter().position(|(number, _)| number == step),
        Answer::CannotSay => Some(ratings.steps.len()),
        _ => None,
    }
}

/// Shows the anchors and a row for each statement.
pub fn answer(ui: &mut Ui, cx: &mut Cx<'_>, item: &Item, ratings: &Ratings, name: &str) -> Told {
    let ends = cx.outcome().ends.get(item.id.as_str());
    let last = ratings.steps.len().saturating_sub(1);
    let steps: Vec<(i16, &str)> = ratings
        .steps
        .iter()
        .enumerate()
        .map(|(at, (number, words))| match ends {
            Some((low, _)) if at == 0 => (*number, low.as_str()),
            Some((_, high)) if at == last => (*number, high.as_str()),
            _ => (*number, words.as_str()),
        })
        .collect();
    let language = cx.sheet().template.language.as_str();
    let steps = Steps { steps: &steps, cannot_say: ratings.cannot_say.as_deref(), language };
    let anchors = rating::anchors(ui, steps);
    ui.add_space(8.0);
    let mut told = Told::default();
    for statement in &ratings.statements {
        let words = cx.outcome().statements.get(statement.id.as_str()).unwrap_or(&statement.words);
        let words = if words.is_empty() { name.to_owned() } else { kit::plain(words) };
        let rated = match cx.answer(&statement.id) {
            Answer::Step(step) => Rated::Step(*step),
            Answer::CannotSay => Rated::CannotSay,
            _ => Rated::Open,
        };
        let row = ids::whole(cx.key, &statement.id);
        // The words of a single rating are its question.
        let show = if ratings.single { rating::row_alone } else { rating::row };
        let (response, picked) = show(ui, row, &words, steps, rated);
        let focused = (0..=steps.steps.len()).any(|at| ui.memory(|memory| memory.has_focus(row.with(at))));
        if focused {
            told.focused = true;
            if cx.open.here.as_ref() != Some(&statement.id) {
                cx.out.push(Command::Here(cx.key, Some(statement.id.clone())));
            }
        }
        if cx.sheet().review.marked.contains(&statement.id) {
            let at = response.rect.left_center() - egui::vec2(28.0, 0.0);
            Icon::Bookmark.draw(ui.painter(), at, 16.0, cx.look.accent);
        }
        if let (Some(picked), true) = (picked, cx.may_write(item)) {
            told.changes.push(Change::Rate {
                item: statement.id.clone(),
                step: match picked {
                    Rated::Step(number) => Some(Step::Number(number)),
                    Rated::CannotSay => Some(Step::CannotSay),
                    Rated::Open => None,
                },
            });
        }
    }
    rating::sticky(ui, steps, anchors, ui.cursor().top());
    told
}
