//! The kinds of question, from what was written to the complete question.

use super::{Cx, path::Path};
use crate::{
    base::{Decimal, Id},
    diagnostic::{Code, Diagnostic},
    template::{file, model},
};

/// The soft limit of one line, in characters.
const SHORT_LIMIT: u32 = 160;
/// The soft limit of a long text, in characters.
const LONG_LIMIT: u32 = 1_500;

/// Height of a drawing's area, in millimetres.
const AREA_HEIGHT: u16 = 90;
/// Heights that can be drawn in and stand on a page with their question, in millimetres.
const AREA_HEIGHTS: std::ops::RangeInclusive<u16> = 20..=200;

impl<'a> Cx<'a> {
    pub(super) fn kind(&self, id: &Id, item: &'a file::Item, path: &Path<'_>) -> model::Kind {
        match item {
            file::Item::Info(info) => {
                if let Some(at) = &info.at {
                    self.item_or_statement(at, &path.field("at"));
                }
                model::Kind::Info { at: info.at.clone() }
            }
            file::Item::ShortText(text) => model::Kind::ShortText(self.text_box(
                text.limit.unwrap_or(SHORT_LIMIT),
                text.lines,
                &text.or_nothing,
                path,
            )),
            file::Item::LongText(text) => model::Kind::LongText(self.text_box(
                text.limit.unwrap_or(LONG_LIMIT),
                text.lines,
                &text.or_nothing,
                path,
            )),
            file::Item::YesNo(yes_no) => model::Kind::YesNo { not_sure: yes_no.not_sure },
            file::Item::ChooseOne(choice) => model::Kind::ChooseOne(self.choose_one(item, choice, path)),
            file::Item::ChooseMany(choice) => model::Kind::ChooseMany(self.choose_many(item, choice, path)),
            file::Item::Ranking(ranking) => model::Kind::Ranking(self.ranking(item, ranking, path)),
            file::Item::Rating(rating) => model::Kind::Ratings(self.rating(id, rating, path)),
            file::Item::Ratings(ratings) => model::Kind::Ratings(self.ratings(ratings, path)),
            file::Item::Slider(slider) => model::Kind::Slider(self.slider(id, slider, path)),
            file::Item::Number(number) => model::Kind::Number(self.number(id, number, path)),
            file::Item::Date(date) => model::Kind::Date { start: date.start },
            file::Item::Time(time) => model::Kind::Time { start: time.start },
            file::Item::Signature(_) => model::Kind::Signature,
            file::Item::Drawing(drawing) => model::Kind::Drawing(self.area(drawing, path)),
            file::Item::ClientCode(_) => model::Kind::ClientCode,
            file::Item::Table(table) => model::Kind::Table(self.table(id, table, path)),
            file::Item::Group(group) => model::Kind::Table(self.group(id, group, path)),
        }
    }

    fn text_box(
        &self,
        limit: u32,
        lines: Option<u8>,
        or_nothing: &Option<file::Text>,
        path: &Path<'_>,
    ) -> model::TextBox {
        if limit == 0 {
            self.error(
                Code::BadRange,
                &path.field("limit"),
                "nothing could be written",
                "write a limit in characters",
            );
        }
        if lines == Some(0) {
            self.error(
                Code::BadRange,
                &path.field("lines"),
                "there would be no line to write on",
                "write how many lines",
            );
        }
        let or_nothing = self.optional_text(or_nothing.as_ref(), &path.field("or_nothing"));
        model::TextBox { limit, lines, or_nothing }
    }

    /// Checks where a single number counts; whether it counts at all.
    fn counts(&self, id: &Id, counts: Option<&Id>, reverse: bool, path: &Path<'_>) -> bool {
        let listed = self.counts_somewhere(id);
        if let Some(counts) = counts {
            self.check_counts(counts, &path.field("counts"));
        } else if reverse && !listed {
            let message = "this counts nowhere, so it cannot count turned round";
            self.warning(Code::Suspicious, &path.field("reverse"), message, "add `counts: \"…\"`, or take it away");
        }
        counts.is_some() || listed
    }

    fn rating(&self, id: &Id, rating: &file::Rating, path: &Path<'_>) -> model::Ratings {
        let (steps, cannot_say) = self.steps(rating.scale.as_ref(), "Rating", path);
        self.counts(id, rating.counts.as_ref(), rating.reverse, path);
        let words = rating.ask.clone().unwrap_or_default();
        let statement =
            model::Statement { id: id.clone(), words, counts: rating.counts.clone(), reverse: rating.reverse };
        model::Ratings { steps, cannot_say, ends: Vec::new(), statements: vec![statement], single: true }
    }

    fn ratings(&self, ratings: &file::Ratings, path: &Path<'_>) -> model::Ratings {
        let (steps, cannot_say) = self.steps(ratings.scale.as_ref(), "Ratings", path);
        let statements_path = path.field("statements");
        if ratings.statements.is_empty() && !self.is_bad(path) {
            let help = "add `statements: { \"id\": Plain(\"Its words\") }`";
            self.report(
                path,
                Diagnostic::error(Code::Nothing, self.head(path), "there is no statement here").help(help),
            );
        }
        self.check_ends(&ratings.ends, &path.field("ends"));
        let statement = |(id, statement): (&Id, &file::Statement)| {
            let (counts, words, reverse, at) = match statement {
                file::Statement::Statement(counts, words) => (Some(counts.clone()), words, false, 1),
                file::Statement::Reverse(counts, words) => (Some(counts.clone()), words, true, 1),
                file::Statement::Plain(words) => (None, words, false, 0),
            };
            self.text(words, &statements_path.key(id.as_str()).nth(at));
            if let Some(counts) = &counts {
                self.check_counts(counts, &statements_path.key(id.as_str()).nth(0));
            }
            model::Statement { id: id.clone(), words: words.clone(), counts, reverse }
        };
        let statements = ratings.statements.iter().map(statement).collect();
        let ends_path = path.field("ends");
        let ends = |(at, ends): (usize, &file::Ends)| {
            let path = ends_path.nth(at);
            self.text(&ends.low, &path.field("low"));
            self.text(&ends.high, &path.field("high"));
            model::Ends { show_if: ends.show_if.clone(), low: ends.low.clone(), high: ends.high.clone() }
        };
        let ends = ratings.ends.iter().enumerate().map(ends).collect();
        model::Ratings { steps, cannot_say, ends, statements, single: false }
    }

    fn steps(
        &self,
        scale: Option<&Id>,
        kind: &str,
        path: &Path<'_>,
    ) -> (Vec<(i16, model::Text)>, Option<model::Text>) {
        let Some(id) = scale else {
            self.needed_text(None, "scale", &format!("a `{kind}`"), path);
            return (Vec::new(), None);
        };
        self.scale(id, &path.field("scale")).map_or((Vec::new(), None), |scale| {
            let steps = scale.steps.iter().map(|(step, words)| (*step, words.clone())).collect();
            (steps, scale.cannot_say.clone())
        })
    }

    fn slider(&self, id: &Id, slider: &file::Slider, path: &Path<'_>) -> model::Slider {
        let (from, to) = (slider.from.unwrap_or(0), slider.to.unwrap_or(10));
        if from >= to {
            let named = if slider.to.is_some() { "to" } else { "from" };
            let message = format!("a slider cannot go from {from} to {to}");
            self.error(
                Code::BadRange,
                &path.field(named),
                message,
                "`from` is the lower number, `to` the higher one",
            );
        }
        let steps = i32::from(to) - i32::from(from);
        if steps > model::Slider::MOST_STEPS && !self.given.carried {
            let named = if slider.to.is_some() { "to" } else { "from" };
            let most = model::Slider::MOST_STEPS;
            let message = format!("a slider from {from} to {to} has {steps} steps; at most {most} can be told apart");
            self.error(
                Code::BadRange,
                &path.field(named),
                message,
                "ask with a `Number`, or give the slider fewer steps",
            );
        }
        self.counts(id, slider.counts.as_ref(), slider.reverse, path);
        model::Slider {
            from,
            to,
            low: self.needed_text(slider.low.as_deref(), "low", "a `Slider`", path),
            high: self.needed_text(slider.high.as_deref(), "high", "a `Slider`", path),
            reverse: slider.reverse,
        }
    }

    fn number(&self, id: &Id, number: &file::Number, path: &Path<'_>) -> model::Number {
        if let (Some(least), Some(most)) = (number.least, number.most)
            && least > most
        {
            let message = format!("no number is at least {least} and at most {most}");
            self.error(
                Code::BadRange,
                &path.field("most"),
                message,
                "`least` is the lower number, `most` the higher one",
            );
        }
        if number.places > Decimal::MAX_SCALE {
            let message = format!("{} digits after the point are too many", number.places);
            self.error(Code::BadRange, &path.field("places"), message, "write a number from 0 to 9");
        }
        for (name, bound) in [("least", number.least), ("most", number.most)] {
            let read = !self.is_bad(&path.field("places"));
            if let Some(bound) = bound.filter(|bound| read && bound.places() > number.places) {
                let message = format!("{bound} cannot be answered: it has more digits after the point than `places`");
                let help = format!("write places: {}, or a bound with fewer digits", bound.places());
                self.warning(Code::Suspicious, &path.field(name), message, help);
            }
        }
        self.number_counts(id, number, path);
        model::Number {
            unit: self.optional_text(number.unit.as_ref(), &path.field("unit")),
            least: number.least,
            most: number.most,
            places: number.places,
            reverse: number.reverse,
        }
    }

    /// A number that counts has ends: its score has some, and it may be turned round.
    fn number_counts(&self, id: &Id, number: &file::Number, path: &Path<'_>) {
        let counts = self.counts(id, number.counts.as_ref(), number.reverse, path);
        if counts && (number.least.is_none() || number.most.is_none()) && !self.is_bad(path) {
            let fault = Diagnostic::error(Code::MissingField, self.head(path), "a number that counts needs its ends");
            self.report(path, fault.help("add `least: …, most: …`: so its score has ends, and can be turned round"));
        }
    }

    fn area(&self, drawing: &file::Drawing, path: &Path<'_>) -> model::Area {
        let height = drawing.height.unwrap_or(AREA_HEIGHT);
        if !AREA_HEIGHTS.contains(&height) {
            let (least, most) = (AREA_HEIGHTS.start(), AREA_HEIGHTS.end());
            let message = format!("an area of {height} mm cannot be drawn in");
            let help = format!("write millimetres, from {least} to {most}");
            self.error(Code::BadRange, &path.field("height"), message, help);
        }
        model::Area { height: height.clamp(*AREA_HEIGHTS.start(), *AREA_HEIGHTS.end()) * 10 }
    }
}
