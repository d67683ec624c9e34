//! Answers as they are read: words in the serif, the rest as it was chosen.

use egui::{Id, Shape, Ui, pos2, text::CCursor};

use super::{super::writing::each, Draft};
use crate::{
    app::Open,
    t,
    template::{Item, Kind, Number, Ratings, Rows, Table},
    ui::{
        kit::{self, Writing},
        theme::{self, Role},
    },
    words,
    worksheet::{Anchor, Answer, Pick},
};

/// Draws the answer of an item.
pub fn draw(ui: &mut Ui, open: &Open, item: &Item, draft: &mut Draft) {
    let answer = open.sheet().content.answers.get(item.id.as_str());
    match (&item.kind, answer) {
        (_, Answer::Text(text)) => text_ui(ui, open, item, text, draft),
        (Kind::Ratings(ratings), _) => ratings_ui(ui, open, ratings),
        (Kind::Table(table), Answer::Rows(_)) => table_ui(ui, open, item, table, answer),
        (Kind::Drawing(area), Answer::Drawn(drawn)) => {
            let name = kit::plain(open.outcome.asks.get(&item.id).unwrap_or(&item.ask));
            let id = Id::unique(("review drawing", open.key, item.id.as_str()));
            if !drawn.strokes.is_empty() {
                kit::canvas(ui, id, &name, &drawn.words, *area, &drawn.strokes, None);
            }
            if !drawn.words.trim().is_empty() {
                ui.add_space(8.0);
                line(ui, &drawn.words);
            }
        }
        (Kind::Slider(slider), Answer::Step(step)) => {
            let words = t!(
                "answer-slider",
                step = &step.to_string(),
                from = &slider.from.to_string(),
                to = &slider.to.to_string()
            );
            line(ui, &words);
        }
        _ => {
            for words in chosen(item, answer) {
                line(ui, &words);
            }
        }
    }
    if let Some(later) = open.sheet().content.later.get(item.id.as_str()) {
        ui.add_space(12.0);
        kit::text(ui, Role::Head, t!("answer-later"));
        ui.add_space(4.0);
        kit::text(ui, Role::Answer, &later.text);
    }
}

fn line(ui: &mut Ui, words: &str) {
    kit::text(ui, Role::Answer, words);
}

/// A text that can be selected, with the words that comments are about underlined.
fn text_ui(ui: &mut Ui, open: &Open, item: &Item, text: &str, draft: &mut Draft) {
    let under = ui.painter().add(Shape::Noop);
    let id = Id::unique(("review answer", open.key, item.id.as_str()));
    let name = kit::plain(open.outcome.asks.get(&item.id).unwrap_or(&item.ask));
    let written = Writing::long(id, text, &name).read_only().show(ui);
    draft.select(open, &item.id, written.caret);
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let anchors = open.sheet().review.comments.iter().map(|comment| &comment.anchor);
    let drafted = draft.comment.as_ref().filter(|w| w.doc == open.key).map(|w| &w.anchor);
    for anchor in anchors.chain(drafted) {
        if let Anchor::Words { at, start, end, .. } = anchor
            && at.item == item.id
            && start < end
        {
            spans.push((*start, *end));
        }
    }
    let look = theme::of(ui);
    let mut shapes = Vec::new();
    for (start, end) in spans {
        for rect in rows_of(&written, text, start, end) {
            shapes.push(Shape::rect_filled(rect, 0.0, look.comment_bg));
            let y = rect.bottom() - 1.0;
            let stroke = egui::Stroke::new(2.0, look.comment);
            shapes.push(Shape::line_segment([pos2(rect.left(), y), pos2(rect.right(), y)], stroke));
        }
    }
    ui.painter().set(under, Shape::Vec(shapes));
}

/// The parts of lines that a stretch of text takes, on screen.
fn rows_of(written: &kit::Written, text: &str, start: usize, end: usize) -> Vec<egui::Rect> {
    let galley = &written.galley;
    let from = galley.pos_from_cursor(CCursor::new(kit::char_of(text, start)));
    let to = galley.pos_from_cursor(CCursor::new(kit::char_of(text, end)));
    let mut rects = Vec::new();
    for row in &galley.rows {
        let rect = row.rect();
        if rect.center().y < from.top() || rect.center().y > to.bottom() {
            continue;
        }
        let left = if rect.y_range().contains(from.center().y) { from.left() } else { rect.left() };
        let right = if rect.y_range().contains(to.center().y) { to.left() } else { rect.right() };
        if right > left {
            let part = egui::Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
            rects.push(part.translate(written.origin.to_vec2()));
        }
    }
    rects
}

fn ratings_ui(ui: &mut Ui, open: &Open, ratings: &Ratings) {
    for statement in &ratings.statements {
        let said = match open.sheet().content.answers.get(statement.id.as_str()) {
            Answer::Step(step) => {
                let words = ratings.steps.iter().find(|(number, _)| number == step).map(|(_, words)| words.as_str());
                words.unwrap_or_default().to_owned()
            }
            Answer::CannotSay => ratings.cannot_say.clone().unwrap_or_default(),
            _ => continue,
        };
        if !ratings.single {
            let words = open.outcome.statements.get(&statement.id).unwrap_or(&statement.words);
            kit::rich_in(ui, Role::Helper, theme::of(ui).muted, words);
        }
        line(ui, &said);
        ui.add_space(4.0);
    }
}

fn table_ui(ui: &mut Ui, open: &Open, item: &Item, table: &Table, answer: &Answer) {
    for (number, row) in answer.rows().iter().enumerate() {
        let answered = table.columns.iter().filter(|column| {
            let closed = (item.id.clone(), row.id.clone(), column.id.clone());
            !row.cell(column.id.as_str()).is_unanswered() && !open.outcome.closed_cells.contains(&closed)
        });
        let answered: Vec<&Item> = answered.collect();
        if answered.is_empty() {
            continue;
        }
        if let Some(group) = table.group.as_ref().filter(|group| group.several) {
            kit::text(ui, Role::Head, &each(group, number));
        }
        if let Rows::Fixed(rows) = &table.rows
            && let Some(words) = rows.get(row.id.as_str())
        {
            kit::text(ui, Role::Head, &kit::plain(words));
        }
        for column in answered {
            kit::rich_in(ui, Role::Caption, theme::of(ui).muted, &column.ask);
            let cell = row.cell(column.id.as_str());
            let own = cell.text().map(|text| vec![text.to_owned()]);
            for words in own.unwrap_or_else(|| chosen(column, cell)) {
                kit::text(ui, Role::CellAnswer, &words);
            }
            ui.add_space(4.0);
        }
        ui.add_space(8.0);
    }
}

/// What was chosen, in words: one line a pick.
fn chosen(item: &Item, answer: &Answer) -> Vec<String> {
    match answer {
        Answer::One(_) | Answer::Many(_) => answer.picks().iter().map(|pick| pick_words(item, pick)).collect(),
        Answer::Drawn(drawn) => vec![drawn.words.clone()],
        Answer::Signed(signed) => vec![format!("{}, {}", signed.name, words::day_long(signed.day))],
        Answer::Ranked(order) => {
            let words = order.iter().map(|option| pick_words(item, &Pick::Id(option.clone())));
            words.zip(1..).map(|(words, place)| format!("{place}. {words}")).collect()
        }
        Answer::Nothing => vec![nothing(item)],
        Answer::CannotSay => match &item.kind {
            Kind::Ratings(Ratings { cannot_say: Some(words), .. }) => vec![kit::plain(words)],
            _ => vec![t!("answer-cannot-say").to_owned()],
        },
        Answer::Amount(number) => match &item.kind {
            Kind::Number(Number { unit: Some(unit), .. }) => vec![format!("{number} {}", kit::plain(unit))],
            _ => vec![number.to_string()],
        },
        Answer::Day(day) => vec![words::day_long(*day)],
        Answer::Time(time) => vec![time.to_string()],
        Answer::Step(step) => match &item.kind {
            Kind::Ratings(ratings) => {
                let words =
                    ratings.steps.iter().find(|(number, _)| number == step).map(|(_, words)| kit::plain(words));
                vec![words.unwrap_or_else(|| step.to_string())]
            }
            _ => vec![step.to_string()],
        },
        Answer::Text(text) => vec![text.clone()],
        Answer::Unanswered | Answer::Rows(_) => Vec::new(),
    }
}

fn pick_words(item: &Item, pick: &Pick) -> String {
    match pick {
        Pick::Other(own) => own.clone(),
        Pick::Id(id) => {
            let option = item.choices().and_then(|choices| choices.options.get(id.as_str()));
            match (option, id.as_str()) {
                (Some(choice), _) => kit::plain(&choice.words),
                (None, "yes") => t!("answer-yes").to_owned(),
                (None, "no") => t!("answer-no").to_owned(),
                (None, "not-sure") => t!("answer-not-sure").to_owned(),
                (None, other) => other.to_owned(),
            }
        }
    }
}

/// The words of the tick beside a box or under a table.
fn nothing(item: &Item) -> String {
    let words = match &item.kind {
        Kind::ShortText(text) | Kind::LongText(text) => text.or_nothing.as_ref(),
        Kind::Table(table) => table.none.as_ref(),
        _ => None,
    };
    words.map_or_else(|| t!("answer-nothing").to_owned(), |words| kit::plain(words))
}
