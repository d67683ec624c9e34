//! Items: from their kind as written to the complete question.

use super::{
    Cx,
    circles::Thing,
    conditions::Stands,
    options::Parts,
    path::Path,
    sections::{Called, Words},
    texts::both,
};
use crate::{
    base::{Decimal, Id, Keyed},
    diagnostic::{Code, Diagnostic},
    template::{Condition, file, model},
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
    /// One item, with what its section says about it if it is shared.
    ///
    /// In a table's column `stands` is the row, whose cells its condition may read.
    pub(super) fn item(
        &self,
        id: &Id,
        item: &'a file::Item,
        path: &Path<'_>,
        called: Called<'_>,
        stands: Stands<'a>,
    ) -> model::Item {
        let common = item.common();
        let thing = match stands.row {
            Some((table, _)) => Thing::Cell(table.clone(), id.clone()),
            None => Thing::Item(id.clone()),
        };
        self.maybe_condition(common.show_if, &path.field("show_if"), stands, Some(&thing));
        self.fits(id, item, path, stands);
        let whose = Words::Item(id, item);
        let (wordings, mut suggest) = self.wordings(common.wordings, &path.field("wordings"), whose);
        suggest.splice(0..0, self.own_suggests(id, item, path));
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
            keep_together: common.keep_together,
            break_before: common.break_before,
            points: self.points(id, item, path),
            fhir: common.fhir.cloned(),
            suggest,
            kind: self.kind(id, item, path),
        };
        if let Some((wording, path)) = called.reword {
            self.reword(&mut made, item, wording, path);
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

    fn own_suggests(&self, id: &Id, item: &file::Item, path: &Path<'_>) -> Vec<model::Suggest> {
        let suggests = match item {
            file::Item::ChooseOne(choice) => &choice.suggest,
            file::Item::ChooseMany(choice) => &choice.suggest,
            _ => return Vec::new(),
        };
        self.suggests(Some((id, item)), suggests, None, &path.field("suggest"))
    }

    /// What every item must fulfil, whatever its kind.
    fn fits(&self, id: &Id, item: &file::Item, path: &Path<'_>, stands: Stands<'a>) {
        let common = item.common();
        if matches!(item, file::Item::Info(_)) {
            for (name, there) in [("required", common.required), ("ask", common.ask.is_some())] {
                if there {
                    let place = self.key_place(&path.field(name));
                    let fault = Diagnostic::error(Code::WrongPlace, place, format!("information has no `{name}`"));
                    self.report(path, fault.help("information is text only: `Info(say: \"…\")`"));
                }
            }
        }
        let over_score = common.show_if.is_some_and(|condition| self.reads_score(condition));
        if over_score && common.if_words.is_none() && stands.row.is_none() {
            let help = "add `if_words: \"…\"`: the condition in your words";
            let message = "on paper nobody can work out a score to see whether this stands";
            self.warning(Code::Suspicious, &path.field("show_if"), message, help);
        }
        if stands.row.is_some() {
            self.only_whole(common, path);
        }
        for (name, there) in [("keep_together", common.keep_together), ("break_before", common.break_before)] {
            if there && stands.row.is_some() {
                let help = format!("write `{name}: true` in the whole table");
                self.warning(Code::Suspicious, &path.field(name), "a column has no pages of its own", help);
            }
        }
        let Some(role) = common.role else { return };
        let fits = match role {
            file::Role::NextStep | file::Role::Question | file::Role::TakenAlong => {
                matches!(item, file::Item::ShortText(_) | file::Item::LongText(_))
            }
            file::Role::ToSupervision => matches!(item, file::Item::ChooseOne(_) | file::Item::YesNo(_)),
            file::Role::DiscussedOn => matches!(item, file::Item::Date(_)),
            file::Role::MeetingMinutes => matches!(item, file::Item::Number(_)),
        };
        if !fits {
            let kind = item.kind();
            let message = format!("{} `{kind}` cannot be `{role:?}`", article(kind));
            self.error(
                Code::WrongPlace,
                &path.field("role"),
                message,
                "choose another role, or another kind of question",
            );
        }
        let first = self.scope.items.iter().find(|(_, other)| other.common().role == Some(role));
        if let Some((first, _)) = first.filter(|(first, _)| *first != id) {
            let message = format!("\"{first}\" has the role `{role:?}` already");
            self.error(Code::TwoMeanings, &path.field("role"), message, "one item of a sheet may have it");
        }
    }

    /// What a column, or a question in a group, cannot say of itself: it goes with the whole.
    fn only_whole(&self, common: file::Common<'_>, path: &Path<'_>) {
        let written = [
            ("sharing", common.sharing != file::Sharing::Free),
            ("for_supervisor", common.for_supervisor),
            ("role", common.role.is_some()),
            ("wordings", !common.wordings.is_empty()),
        ];
        for (name, _) in written.into_iter().filter(|(_, there)| *there) {
            let place = self.key_place(&path.field(name));
            let fault = Diagnostic::error(Code::WrongPlace, place, format!("`{name}` is said of the whole"));
            let help = if name == "wordings" {
                "write one question for each wording, each with its `show_if`".to_owned()
            } else {
                format!("write `{name}` in the table or group that this stands in")
            };
            self.report(path, fault.help(help));
        }
    }

    /// Whether a condition reads a score or a profile.
    fn reads_score(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Band(..) | Condition::Spread(..) => true,
            Condition::Value(id, _) => self.scope.get(id.as_str()).is_none() && self.is_score_or_way(id),
            Condition::All(all) | Condition::Any(all) => all.iter().any(|one| self.reads_score(one)),
            Condition::Not(inner) => self.reads_score(inner),
            _ => false,
        }
    }

    fn kind(&self, id: &Id, item: &'a file::Item, path: &Path<'_>) -> model::Kind {
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

    fn choose_one(&self, item: &file::Item, choice: &file::ChooseOne, path: &Path<'_>) -> model::Choices {
        let parts = Parts {
            from_list: choice.from_list.as_ref(),
            options: &choice.options,
            hints: &choice.hints,
            tell: &choice.tell,
            none: None,
            other: choice.other.as_ref(),
            many: false,
        };
        self.check_options(item, &parts, path);
        let if_changed = self.optional_text(choice.if_changed.as_ref(), &path.field("if_changed"));
        model::Choices { options: self.options(&parts, path), at_most: None, if_changed }
    }

    fn choose_many(&self, item: &file::Item, choice: &file::ChooseMany, path: &Path<'_>) -> model::Choices {
        let parts = Parts {
            from_list: choice.from_list.as_ref(),
            options: &choice.options,
            hints: &choice.hints,
            tell: &choice.tell,
            none: choice.none.as_ref(),
            other: choice.other.as_ref(),
            many: true,
        };
        self.check_options(item, &parts, path);
        if choice.at_most == Some(0) {
            let help = "write how many options may be chosen, at least 1";
            self.error(Code::BadRange, &path.field("at_most"), "nothing could be chosen", help);
        }
        model::Choices { options: self.options(&parts, path), at_most: choice.at_most, if_changed: None }
    }

    fn ranking(&self, item: &file::Item, ranking: &file::Ranking, path: &Path<'_>) -> model::Choices {
        let parts = Parts {
            from_list: ranking.from_list.as_ref(),
            options: &ranking.options,
            hints: &ranking.hints,
            tell: &Keyed::new(),
            none: None,
            other: None,
            many: false,
        };
        self.check_options(item, &parts, path);
        let options = self.options(&parts, path);
        if options.len() == 1 {
            let help = "write two options or more";
            self.error(Code::Nothing, &path.field("options"), "one option alone has no order", help);
        }
        if let Some(places) = ranking.places.map(usize::from)
            && !options.is_empty()
            && !(1..=options.len()).contains(&places)
        {
            let message = format!("{places} places cannot be given to {} options", options.len());
            let help = format!("write a number from 1 to {}, or leave it out to rank all", options.len());
            self.error(Code::BadRange, &path.field("places"), message, help);
        }
        model::Choices { options, at_most: ranking.places, if_changed: None }
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

    fn table(&self, id: &Id, table: &'a file::Table, path: &Path<'_>) -> model::Table {
        let columns_path = path.field("columns");
        self.case_twins(&table.columns, &columns_path);
        if table.columns.is_empty() && !self.is_bad(path) {
            let help = "add `columns: { \"id\": ShortText(ask: \"…\") }`";
            self.report(
                path,
                Diagnostic::error(Code::Nothing, self.head(path), "this table has no column").help(help),
            );
        }
        let stands = self.in_row_of(id, &table.columns);
        let column = |(id, item): (&'a Id, &'a file::Item)| {
            let path = columns_path.key(id.as_str());
            self.column_fits(item, &path);
            self.no_counts(item, &path);
            self.item(id, item, &path, Called::default(), stands)
        };
        let columns = table.columns.iter().map(column).collect();
        if let Some(offer) = &table.offer {
            self.text_item(offer, &path.field("offer"));
        }
        model::Table {
            rows: self.table_rows(table, path),
            columns,
            need_rows: table.need_rows.unwrap_or(u16::from(table.required)),
            another: self.optional_text(table.another.as_ref(), &path.field("another")),
            offer: table.offer.clone(),
            none: self.optional_text(table.none.as_ref(), &path.field("none")),
            block_rows: self.given.file.print.block_rows.contains(id),
            group: None,
        }
    }

    /// Where the conditions of these columns stand.
    pub(super) fn in_row_of(&self, id: &Id, columns: &'a Keyed<file::Item>) -> Stands<'a> {
        let own = self.scope.items.iter().map(|(known, _)| *known).find(|known| *known == id);
        Stands { row: own.map(|id| (id, columns)) }
    }

    fn column_fits(&self, item: &file::Item, path: &Path<'_>) {
        let fits = matches!(
            item,
            file::Item::ShortText(_)
                | file::Item::LongText(_)
                | file::Item::YesNo(_)
                | file::Item::ChooseOne(_)
                | file::Item::Number(_)
                | file::Item::Date(_)
                | file::Item::Time(_)
        );
        if !fits {
            let kind = item.kind();
            let place = self.head(path);
            let fault =
                Diagnostic::error(Code::WrongPlace, place, format!("{} `{kind}` cannot be a column", article(kind)));
            let help = "a column is a `ShortText`, `LongText`, `YesNo`, `ChooseOne`, `Number`, `Date` or `Time`";
            self.report(path, fault.help(help));
        }
    }

    fn table_rows(&self, table: &file::Table, path: &Path<'_>) -> model::Rows {
        let rows_path = path.field("rows");
        let (rows, most) = match &table.rows {
            file::Rows::Free(least, most) => {
                if least > most || *most == 0 {
                    let message = format!("a table cannot have at least {least} and at most {most} rows");
                    self.error(
                        Code::BadRange,
                        &rows_path,
                        message,
                        "write Free(1, 3): at least one row, at most three",
                    );
                }
                (model::Rows::Free { least: *least, most: *most }, usize::from(*most))
            }
            file::Rows::Fixed(rows) => {
                let path = rows_path.nth(0);
                self.case_twins(rows, &path);
                self.keyed_texts(rows, &path);
                if rows.is_empty() && !self.is_bad(&path) {
                    let help = "write `\"id\": \"Its words\"` between the braces";
                    self.error(Code::Nothing, &rows_path, "this table has no row", help);
                }
                (model::Rows::Fixed(rows.clone()), rows.len())
            }
        };
        if let Some(need) = table.need_rows.filter(|need| usize::from(*need) > most && most > 0) {
            let message = format!("{need} rows are asked for, but there are at most {most}");
            self.error(
                Code::TooManyNeeded,
                &path.field("need_rows"),
                message,
                format!("write a number from 1 to {most}"),
            );
        }
        if table.another.is_some() && matches!(table.rows, file::Rows::Fixed(_)) {
            let message = "nobody adds rows to a table with fixed ones";
            self.warning(Code::Suspicious, &path.field("another"), message, "take it away");
        }
        rows
    }
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
