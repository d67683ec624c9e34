//! Items: from their kind as written to the complete question.

use super::{
    Cx,
    path::Path,
    sections::{Called, Words},
    texts::both,
};
use crate::{
    base::{Id, Keyed},
    template::{file, model},
};

/// The soft limit of one line, in characters.
const SHORT_LIMIT: u32 = 160;
/// The soft limit of a long text, in characters.
const LONG_LIMIT: u32 = 1_500;

impl Cx<'_> {
    /// One item, with what its section says about it if it is shared.
    pub(super) fn item(&self, id: &Id, item: &file::Item, path: &Path<'_>, called: Called<'_>) -> model::Item {
        let common = item.common();
        let whose = if matches!(item, file::Item::Info(_)) { Words::Info } else { Words::Item };
        let (wordings, mut suggest) = self.wordings(common.wordings, &path.field("wordings"), whose);
        suggest.splice(0..0, self.own_suggests(item, path));
        let text = |text: Option<&str>, name| {
            let text = text?;
            self.text(text, &path.field(name));
            Some(text.to_owned())
        };
        let mut made = model::Item {
            id: id.clone(),
            ask: self.ask(item, path),
            help: text(common.help, "help"),
            brief: text(common.brief, "brief"),
            show_if: both(common.show_if, called.only_if),
            if_words: text(common.if_words, "if_words"),
            wordings,
            required: common.required,
            short: false,
            sharing: common.sharing,
            for_supervisor: common.for_supervisor,
            role: common.role,
            on_paper: text(common.on_paper, "on_paper"),
            suggest,
            kind: self.kind(id, item, path),
        };
        if let Some((wording, path)) = called.reword {
            self.reword(&mut made, wording, path);
        }
        made
    }

    fn ask(&self, item: &file::Item, path: &Path<'_>) -> model::Text {
        match item {
            file::Item::Info(info) => self.needed_text(info.say.as_deref(), "say", "an `Info`", path),
            _ => {
                let kind = format!("{} `{}`", article(item.kind()), item.kind());
                self.needed_text(item.common().ask, "ask", &kind, path)
            }
        }
    }

    fn own_suggests(&self, item: &file::Item, path: &Path<'_>) -> Vec<model::Suggest> {
        match item {
            file::Item::ChooseOne(choice) => self.suggests(&choice.suggest, None, &path.field("suggest")),
            file::Item::ChooseMany(choice) => self.suggests(&choice.suggest, None, &path.field("suggest")),
            _ => Vec::new(),
        }
    }

    fn kind(&self, id: &Id, item: &file::Item, path: &Path<'_>) -> model::Kind {
        match item {
            file::Item::Info(info) => model::Kind::Info { at: info.at.clone() },
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
            file::Item::ChooseOne(choice) => model::Kind::ChooseOne(self.choose_one(choice, path)),
            file::Item::ChooseMany(choice) => model::Kind::ChooseMany(self.choose_many(choice, path)),
            file::Item::Rating(rating) => model::Kind::Ratings(self.rating(id, rating, path)),
            file::Item::Ratings(ratings) => model::Kind::Ratings(self.ratings(ratings, path)),
            file::Item::Slider(slider) => model::Kind::Slider(self.slider(slider, path)),
            file::Item::Number(number) => model::Kind::Number(model::Number {
                unit: self.optional_text(number.unit.as_ref(), &path.field("unit")),
                least: number.least,
                most: number.most,
                places: number.places,
            }),
            file::Item::Date(date) => model::Kind::Date { start: date.start },
            file::Item::ClientCode(_) => model::Kind::ClientCode,
            file::Item::Table(table) => model::Kind::Table(self.table(id, table, path)),
        }
    }

    fn text_box(
        &self,
        limit: u32,
        lines: Option<u8>,
        or_nothing: &Option<file::Text>,
        path: &Path<'_>,
    ) -> model::TextBox {
        let or_nothing = self.optional_text(or_nothing.as_ref(), &path.field("or_nothing"));
        model::TextBox { limit, lines, or_nothing }
    }

    fn choose_one(&self, choice: &file::ChooseOne, path: &Path<'_>) -> model::Choices {
        let parts = Parts {
            from_list: choice.from_list.as_ref(),
            options: &choice.options,
            hints: &choice.hints,
            tell: &choice.tell,
            none: None,
            other: choice.other.as_ref(),
        };
        let if_changed = self.optional_text(choice.if_changed.as_ref(), &path.field("if_changed"));
        model::Choices { options: self.options(&parts, path), at_most: None, if_changed }
    }

    fn choose_many(&self, choice: &file::ChooseMany, path: &Path<'_>) -> model::Choices {
        let parts = Parts {
            from_list: choice.from_list.as_ref(),
            options: &choice.options,
            hints: &choice.hints,
            tell: &choice.tell,
            none: choice.none.as_ref(),
            other: choice.other.as_ref(),
        };
        model::Choices { options: self.options(&parts, path), at_most: choice.at_most, if_changed: None }
    }

    /// Options from the list, own ones, the one that clears the rest, own words.
    fn options(&self, parts: &Parts<'_>, path: &Path<'_>) -> Keyed<model::Choice> {
        let mut options = Keyed::new();
        let list = parts.from_list.and_then(|id| Some((id, self.list(id, &path.field("from_list"))?)));
        let hints = list.and_then(|(id, _)| self.given.file.hints.get(id.as_str()));
        let listed = list.into_iter().flat_map(|(_, list)| list.iter());
        for (id, words) in listed.chain(parts.options.iter()) {
            let hint = parts.hints.get(id.as_str()).or_else(|| hints.and_then(|hints| hints.get(id.as_str())));
            let tell = parts.tell.get(id.as_str());
            options.set(id.clone(), choice(words, hint, tell, model::ChoiceKind::Plain));
        }
        self.keyed_texts(parts.options, &path.field("options"));
        self.keyed_texts(parts.hints, &path.field("hints"));
        self.keyed_texts(parts.tell, &path.field("tell"));
        let special =
            [("none", parts.none, model::ChoiceKind::Alone), ("other", parts.other, model::ChoiceKind::OwnWords)];
        for (id, words, effect) in special {
            if let Some(words) = words {
                self.text(words, &path.field(id));
                options.set(Id::known(id), choice(words, parts.hints.get(id), parts.tell.get(id), effect));
            }
        }
        options
    }

    fn rating(&self, id: &Id, rating: &file::Rating, path: &Path<'_>) -> model::Ratings {
        let (steps, cannot_say) = self.steps(rating.scale.as_ref(), "Rating", path);
        let words = rating.ask.clone().unwrap_or_default();
        let statement =
            model::Statement { id: id.clone(), words, counts: rating.counts.clone(), reverse: rating.reverse };
        model::Ratings { steps, cannot_say, ends: Vec::new(), statements: vec![statement], single: true }
    }

    fn ratings(&self, ratings: &file::Ratings, path: &Path<'_>) -> model::Ratings {
        let (steps, cannot_say) = self.steps(ratings.scale.as_ref(), "Ratings", path);
        let statements_path = path.field("statements");
        let statement = |(id, statement): (&Id, &file::Statement)| {
            let (counts, words, reverse, at) = match statement {
                file::Statement::Statement(counts, words) => (Some(counts.clone()), words, false, 1),
                file::Statement::Reverse(counts, words) => (Some(counts.clone()), words, true, 1),
                file::Statement::Plain(words) => (None, words, false, 0),
            };
            self.text(words, &statements_path.key(id.as_str()).nth(at));
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

    fn slider(&self, slider: &file::Slider, path: &Path<'_>) -> model::Slider {
        model::Slider {
            from: slider.from.unwrap_or(0),
            to: slider.to.unwrap_or(10),
            low: self.needed_text(slider.low.as_deref(), "low", "a `Slider`", path),
            high: self.needed_text(slider.high.as_deref(), "high", "a `Slider`", path),
        }
    }

    fn table(&self, id: &Id, table: &file::Table, path: &Path<'_>) -> model::Table {
        let columns_path = path.field("columns");
        let column =
            |(id, item): (&Id, &file::Item)| self.item(id, item, &columns_path.key(id.as_str()), Called::default());
        let rows = match &table.rows {
            file::Rows::Free(least, most) => model::Rows::Free { least: *least, most: *most },
            file::Rows::Fixed(rows) => model::Rows::Fixed(rows.clone()),
        };
        model::Table {
            rows,
            columns: table.columns.iter().map(column).collect(),
            need_rows: table.need_rows.unwrap_or(u16::from(table.required)),
            another: self.optional_text(table.another.as_ref(), &path.field("another")),
            offer: table.offer.clone(),
            none: self.optional_text(table.none.as_ref(), &path.field("none")),
            block_rows: self.given.file.print.block_rows.contains(id),
        }
    }
}

/// The parts of which the options of a choice are made.
struct Parts<'f> {
    from_list: Option<&'f Id>,
    options: &'f Keyed<file::Text>,
    hints: &'f Keyed<file::Text>,
    tell: &'f Keyed<file::Text>,
    none: Option<&'f file::Text>,
    other: Option<&'f file::Text>,
}

fn choice(
    words: &file::Text,
    hint: Option<&file::Text>,
    tell: Option<&file::Text>,
    effect: model::ChoiceKind,
) -> model::Choice {
    model::Choice { words: words.clone(), hint: hint.cloned(), tell: tell.cloned(), effect }
}

/// The article before the name of a kind.
pub(super) fn article(kind: &str) -> &'static str {
    if kind.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" }
}
