//! Conditions: every id in them leads to something that can be asked about.

use super::{
    Cx,
    circles::Thing,
    options::{Options, options_of},
    path::Path,
    ranges::Reach,
    scope::Seen,
};
use crate::{
    base::{Fraction, Id, Keyed},
    diagnostic::Code,
    template::{Bound, Condition, file, tree::NAMELESS},
};

/// Where a condition stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Stands<'a> {
    /// The table or group in whose row it stands, by its id, with what else stands in that row.
    pub row: Option<(&'a Id, &'a Keyed<file::Item>)>,
}

/// Who depends on a condition, if it can run in a circle.
pub(super) type Whose<'t> = Option<&'t Thing>;

impl<'a> Cx<'a> {
    /// Checks a condition and remembers what it depends on.
    pub(super) fn condition(&self, condition: &Condition, path: &Path<'_>, stands: Stands<'a>, whose: Whose<'_>) {
        match condition {
            Condition::Chosen(id, options) => self.chosen(id, options, path, stands, whose),
            Condition::Answered(id) => {
                self.answered(id, &path.nth(0), stands, whose);
            }
            Condition::AnyRow(table, column, options) => self.any_row(table, column, options, path, whose),
            Condition::Rows(table, least) => self.rows(table, *least, path, whose),
            Condition::Visible(id) => {
                self.item_or_statement(id, &path.nth(0));
                self.depends(whose, id, &path.nth(0));
            }
            Condition::Band(score, bands) => self.band(score, bands, path, whose),
            Condition::Spread(profile, bands) => self.spread(profile, bands, path, whose),
            Condition::Value(id, bound) => self.value(id, bound, path, stands, whose),
            Condition::All(all) | Condition::Any(all) => {
                if all.is_empty() && !self.is_bad(path) {
                    let holds = if matches!(condition, Condition::All(_)) { "always" } else { "never" };
                    let help = "write conditions between the brackets, or leave it out";
                    self.warning(Code::NeverHolds, path, format!("this {holds} holds: its list is empty"), help);
                }
                let list = path.nth(0);
                for (at, one) in all.iter().enumerate() {
                    self.condition(one, &list.nth(at), stands, whose);
                }
            }
            Condition::Not(inner) => self.condition(inner, &path.nth(0), stands, whose),
        }
    }

    /// Checks a condition that may be left out.
    pub(super) fn maybe_condition(
        &self,
        condition: Option<&Condition>,
        path: &Path<'_>,
        stands: Stands<'a>,
        whose: Whose<'_>,
    ) {
        if let Some(condition) = condition {
            self.condition(condition, path, stands, whose);
        }
    }

    /// Remembers that something depends on an item.
    fn depends(&self, whose: Whose<'_>, id: &Id, path: &Path<'_>) {
        let Some(whose) = whose else { return };
        let on = match self.scope.get(id.as_str()) {
            Some(Seen::Statement(item, _)) => Thing::Item(item.clone()),
            Some(Seen::Item(_)) => Thing::Item(id.clone()),
            None => return,
        };
        self.edge(whose.clone(), on, path);
    }

    /// A cell of the same row, or an item; reported if it is neither.
    fn answered(&self, id: &Id, path: &Path<'_>, stands: Stands<'a>, whose: Whose<'_>) -> Option<Seen<'a>> {
        let cell = stands.row.and_then(|(table, row)| Some((table, row.get(id.as_str())?)));
        let seen = match cell {
            Some((table, item)) => {
                if let Some(whose) = whose {
                    self.edge(whose.clone(), Thing::Cell(table.clone(), id.clone()), path);
                }
                Seen::Item(item)
            }
            None => {
                let seen = self.scope.get(id.as_str());
                if seen.is_none() {
                    self.no_item(id, path, stands);
                }
                self.depends(whose, id, path);
                seen?
            }
        };
        if let Seen::Item(file::Item::Info(_)) = seen {
            self.error(
                Code::WrongItem,
                path,
                format!("\"{id}\" is information and has no answer"),
                "name a question",
            );
            return None;
        }
        Some(seen)
    }

    /// Reports that no item is called so.
    fn no_item(&self, id: &Id, path: &Path<'_>, stands: Stands<'a>) {
        let in_blocks = self.given.blocks.is_some_and(|blocks| blocks.items.contains(id.as_str()));
        if in_blocks && !self.is_lost(id) {
            let message = format!("\"{id}\" is in the blocks file, but not in this sheet");
            return self.error(Code::UnknownItem, path, message, format!("add \"{id}\" to a `shared: […]`"));
        }
        if self.given.blocks_missing || self.given.alone && self.scope.items.is_empty() {
            return;
        }
        if let Some((whole, what, inside)) = self.stands_inside(id) {
            if whole.as_str().starts_with(NAMELESS) {
                return;
            }
            let message = format!("\"{id}\" is a {what} of \"{whole}\": it has an answer in each row");
            let help = self.of_rows(whole, id, inside, path.up());
            return self.error(Code::UnknownItem, path, message, help);
        }
        if self.is_score_or_way(id) {
            let message = format!("\"{id}\" is a score, and here belongs a question");
            let help = format!("write Band(\"{id}\", [\"…\"]) or Value(\"{id}\", AtLeast(…)) for a score");
            return self.error(Code::UnknownItem, path, message, help);
        }
        let columns = stands.row.into_iter().flat_map(|(_, row)| row.keys().map(Id::as_str));
        self.unknown(Code::UnknownItem, "item", id, path, columns.chain(self.scope.all_ids()));
    }

    /// The table or group in whose rows a question stands, what it is there, and the question.
    pub(super) fn stands_inside(&self, id: &Id) -> Option<(&'a Id, &'static str, &'a file::Item)> {
        self.scope.items.iter().find_map(|(whole, item)| match item {
            file::Item::Table(table) => Some((*whole, "column", table.columns.get(id.as_str())?)),
            file::Item::Group(group) => Some((*whole, "question", group.items.get(id.as_str())?)),
            _ => None,
        })
    }

    /// How a condition reads a question that stands in rows; elsewhere the whole is named.
    fn of_rows(&self, whole: &Id, id: &Id, inside: &file::Item, condition: &Path<'_>) -> String {
        let source = match condition.text() {
            super::TEMPLATE => Some(&self.given.texts.template),
            _ => self.given.texts.blocks.as_ref(),
        };
        let written = |path: &Path<'_>| source.map_or("", |source| self.place(path).span.of(source));
        let called = written(condition);
        if !["Chosen(", "Answered(", "Visible(", "Value("].iter().any(|name| called.starts_with(name)) {
            return format!("name the whole: \"{whole}\"");
        }
        let chosen = written(&condition.nth(1));
        match options_of(inside, &self.given.file.lists) {
            Options::Known(_) if chosen.starts_with('[') && chosen.len() <= 60 => {
                format!("write AnyRow(\"{whole}\", \"{id}\", {chosen})")
            }
            Options::Known(known) => {
                format!("write AnyRow(\"{whole}\", \"{id}\", [\"{}\"])", known.first().unwrap_or(&"…"))
            }
            Options::None => format!("write Rows(\"{whole}\", 1): at least one row is filled in"),
        }
    }

    /// An item or a statement; reported if it is neither.
    pub(super) fn item_or_statement(&self, id: &Id, path: &Path<'_>) -> Option<Seen<'a>> {
        let seen = self.scope.get(id.as_str());
        if seen.is_none() {
            self.no_item(id, path, Stands::default());
        }
        seen
    }

    fn chosen(&self, id: &Id, options: &[Id], path: &Path<'_>, stands: Stands<'a>, whose: Whose<'_>) {
        let Some(seen) = self.answered(id, &path.nth(0), stands, whose) else { return };
        let Seen::Item(item) = seen else {
            let message = format!("\"{id}\" is a statement and has no options");
            return self.error(Code::WrongItem, &path.nth(0), message, format!("write Value(\"{id}\", AtLeast(4))"));
        };
        self.options_known(id, item, options, &path.nth(1));
    }

    /// Checks that a choice has these options.
    pub(super) fn options_known(&self, id: &Id, item: &file::Item, options: &[Id], path: &Path<'_>) {
        let known = match options_of(item, &self.given.file.lists) {
            Options::Known(known) => known,
            Options::None => {
                let kind = item.kind();
                let message = format!("\"{id}\" is {} `{kind}` and has no options", super::items::article(kind));
                let help = match item {
                    file::Item::Slider(_) | file::Item::Number(_) | file::Item::Rating(_) => {
                        format!("write Value(\"{id}\", AtLeast(4))")
                    }
                    file::Item::Table(_) | file::Item::Group(_) => {
                        format!("write AnyRow(\"{id}\", \"column\", [\"option\"])")
                    }
                    _ => format!("write Answered(\"{id}\")"),
                };
                return self.error(Code::WrongItem, path.up(), message, help);
            }
        };
        if options.is_empty() && !self.is_bad(path) {
            let help = "write the ids of options between the brackets";
            self.warning(Code::NeverHolds, path, "this never holds: it names no option", help);
        }
        for (at, option) in options.iter().enumerate() {
            if !known.contains(&option.as_str()) && !self.options_lost(item) {
                self.unknown(
                    Code::UnknownOption,
                    &format!("option of \"{id}\" called"),
                    option,
                    &path.nth(at),
                    known.iter().copied(),
                );
            } else if options.iter().take(at).any(|before| before == option) {
                let message = format!("\"{option}\" stands twice here");
                self.warning(
                    Code::Suspicious,
                    &path.nth(at),
                    message,
                    "keep one of them, or write the option you meant",
                );
            }
        }
    }

    /// Checks that a choice has this option, written left of a colon.
    pub(super) fn option_known(&self, id: &Id, item: &file::Item, option: &Id, path: &Path<'_>) {
        let Options::Known(known) = options_of(item, &self.given.file.lists) else { return };
        if !known.contains(&option.as_str()) && !self.options_lost(item) {
            let what = format!("option of \"{id}\" called");
            let place = self.key_place(path);
            self.unknown_at(place, Code::UnknownOption, &what, option, path, known.iter().copied());
        }
    }

    /// Whether the list an item takes its options from is not there.
    fn options_lost(&self, item: &file::Item) -> bool {
        // That there is nothing to choose was told where it is so.
        if let Options::Known(known) = options_of(item, &self.given.file.lists)
            && known.is_empty()
        {
            return true;
        }
        let from = match item {
            file::Item::ChooseOne(choice) => choice.from_list.as_ref(),
            file::Item::ChooseMany(choice) => choice.from_list.as_ref(),
            file::Item::Ranking(ranking) => ranking.from_list.as_ref(),
            _ => None,
        };
        from.is_some_and(|id| !self.given.file.lists.contains(id.as_str()))
    }

    /// Columns and most rows of the table or group under an id; reported if it is none.
    fn table_of(&self, id: &Id, path: &Path<'_>) -> Option<(&'a Keyed<file::Item>, usize)> {
        match self.answered(id, path, Stands::default(), None)? {
            Seen::Item(file::Item::Table(table)) => {
                let most = match &table.rows {
                    file::Rows::Free(_, most) => usize::from(*most),
                    file::Rows::Fixed(rows) => rows.len(),
                };
                Some((&table.columns, most))
            }
            Seen::Item(file::Item::Group(group)) => {
                let most = group.most.or(group.least).unwrap_or(1);
                Some((&group.items, usize::from(most)))
            }
            _ => {
                let rowed = |item: &file::Item| matches!(item, file::Item::Table(_) | file::Item::Group(_));
                let tables = self.scope.items.iter().filter(|(_, item)| rowed(item));
                let names: Vec<&str> = tables.map(|(id, _)| id.as_str()).collect();
                let help = match names.as_slice() {
                    [] => "there is no table in this sheet".to_owned(),
                    names => format!("tables are {}", super::texts::quoted_list(names)),
                };
                self.error(Code::WrongItem, path, format!("\"{id}\" is no table"), help);
                None
            }
        }
    }

    fn any_row(&self, table: &Id, column: &Id, options: &[Id], path: &Path<'_>, whose: Whose<'_>) {
        self.depends(whose, table, &path.nth(0));
        let Some((columns, _)) = self.table_of(table, &path.nth(0)) else { return };
        let Some(item) = columns.get(column.as_str()) else {
            let columns = columns.keys().map(Id::as_str);
            return self.unknown(
                Code::UnknownCell,
                &format!("column in \"{table}\" called"),
                column,
                &path.nth(1),
                columns,
            );
        };
        self.options_known(column, item, options, &path.nth(2));
    }

    fn rows(&self, table: &Id, least: u16, path: &Path<'_>, whose: Whose<'_>) {
        self.depends(whose, table, &path.nth(0));
        let Some((_, most)) = self.table_of(table, &path.nth(0)) else { return };
        if least == 0 {
            let message = "this always holds: no row is needed";
            self.warning(Code::NeverHolds, path, message, "write how many rows are needed, at least 1");
        }
        if usize::from(least) > most {
            let message = format!("this never holds: \"{table}\" has at most {most} rows");
            self.error(Code::BadRange, &path.nth(1), message, format!("write a number from 1 to {most}"));
        }
    }

    fn band(&self, score: &Id, bands: &[Id], path: &Path<'_>, whose: Whose<'_>) {
        let Some(found) = self.score_or_way(score, &path.nth(0)) else { return };
        if let Some(whose) = whose {
            self.edge(whose.clone(), found.thing.clone(), &path.nth(0));
        }
        let known = found.bands.and_then(|id| self.find_bands(id)).map(|(bands, _)| bands);
        let Some(known) = known else {
            if found.bands.is_none() {
                let message = format!("\"{}\" has no bands", found.thing.id());
                self.error(Code::UnknownBand, &path.nth(0), message, "add `bands: \"…\"` to it");
            }
            return;
        };
        self.bands_known(score, bands, known.keys().map(Id::as_str).collect(), &path.nth(1));
    }

    fn spread(&self, profile: &Id, bands: &[Id], path: &Path<'_>, whose: Whose<'_>) {
        let Some(found) = self.profile_named(profile, &path.nth(0)) else { return };
        if let Some(whose) = whose {
            self.edge(whose.clone(), Thing::Profile(profile.clone()), &path.nth(0));
        }
        self.bands_known(profile, bands, found.spread.keys().map(Id::as_str).collect(), &path.nth(1));
    }

    /// Checks that these bands are among the known ones.
    pub(super) fn bands_known(&self, of: &Id, bands: &[Id], known: Vec<&str>, path: &Path<'_>) {
        if bands.is_empty() && !self.is_bad(path) {
            self.warning(
                Code::NeverHolds,
                path,
                "this never holds: it names no band",
                "name bands between the brackets",
            );
        }
        for (at, band) in bands.iter().enumerate() {
            // Bands without any entry are reported where they stand.
            if !known.is_empty() && !known.contains(&band.as_str()) {
                self.unknown(
                    Code::UnknownBand,
                    &format!("band of \"{of}\" called"),
                    band,
                    &path.nth(at),
                    known.iter().copied(),
                );
            }
        }
    }

    fn value(&self, id: &Id, bound: &Bound, path: &Path<'_>, stands: Stands<'a>, whose: Whose<'_>) {
        let row = stands.row.and_then(|(_, row)| row.get(id.as_str()));
        let is_item = row.is_some() || self.scope.get(id.as_str()).is_some();
        let reach = if is_item {
            let Some(seen) = self.answered(id, &path.nth(0), stands, whose) else { return };
            match self.reach_of_item(seen) {
                Some(_) if self.step_among(seen, bound) == Some(false) => {
                    let message = "this never holds: no step lies in this range";
                    return self.warning(Code::NeverHolds, &path.nth(1), message, "write a range with a step in it");
                }
                Some(reach) => reach,
                None => {
                    let message = format!("\"{id}\" has no number");
                    let help = "name a rating, a statement, a slider, a number or a score";
                    return self.error(Code::WrongItem, &path.nth(0), message, help);
                }
            }
        } else if self.is_score_or_way(id) {
            let Some(found) = self.score_or_way(id, &path.nth(0)) else { return };
            if let Some(whose) = whose {
                self.edge(whose.clone(), found.thing.clone(), &path.nth(0));
            }
            found.reach
        } else {
            if self.stands_inside(id).is_some() {
                return self.no_item(id, &path.nth(0), stands);
            }
            let scores = self.counted_in();
            let known = self.scope.all_ids().chain(scores.iter().map(|id| id.as_str()));
            if !self.given.blocks_missing {
                self.unknown(Code::UnknownItem, "item or score", id, &path.nth(0), known);
            }
            return;
        };
        self.bound(bound, reach, &path.nth(1));
    }

    /// Whether a step of a scale or slider lies in a range, where there are steps at all between its ends.
    fn step_among(&self, seen: Seen<'a>, bound: &Bound) -> Option<bool> {
        let scale = match seen {
            Seen::Statement(_, ratings) => ratings.scale.as_ref(),
            Seen::Item(file::Item::Rating(rating)) => rating.scale.as_ref(),
            Seen::Item(file::Item::Slider(slider)) => {
                let mut steps = slider.from.unwrap_or(0)..=slider.to.unwrap_or(10);
                let (low, high) = (*steps.start(), *steps.end());
                // Beyond the ends is told by itself.
                let inside = self.reaches_into(bound, low, high);
                return inside.then(|| steps.any(|step| bound.holds(Fraction::whole(i64::from(step)))));
            }
            Seen::Item(_) => return None,
        };
        let steps = &self.find_scale(scale?)?.steps;
        let (low, high) = (*steps.first_key_value()?.0, *steps.last_key_value()?.0);
        let inside = self.reaches_into(bound, low, high);
        inside.then(|| steps.keys().any(|step| bound.holds(Fraction::whole(i64::from(*step)))))
    }

    fn reaches_into(&self, bound: &Bound, low: i16, high: i16) -> bool {
        let (low, high) = (Fraction::whole(i64::from(low)), Fraction::whole(i64::from(high)));
        matches!(bound, Bound::Between(from, to) if from <= to && from.fraction() <= high && to.fraction() >= low)
    }

    /// Checks that a range can hold, and does not always, among these values.
    pub(super) fn bound(&self, bound: &Bound, reach: Reach, path: &Path<'_>) {
        if let Bound::Between(low, high) = bound
            && low > high
        {
            let help = format!("write Between({high}, {low})");
            return self.error(Code::BadRange, path, format!("nothing lies between {low} and {high}"), help);
        }
        let (Some(least), Some(most)) = (reach.least, reach.most) else { return };
        let never = match bound {
            Bound::AtLeast(at) => at.fraction() > most,
            Bound::Above(at) => at.fraction() >= most,
            Bound::AtMost(at) => at.fraction() < least,
            Bound::Below(at) => at.fraction() <= least,
            Bound::Between(low, high) => low.fraction() > most || high.fraction() < least,
        };
        let help = format!("values go from {} to {}", shown(least), shown(most));
        if never {
            return self.warning(Code::NeverHolds, path, "this never holds", help);
        }
        let always = match bound {
            Bound::AtLeast(at) => at.fraction() <= least,
            Bound::Above(at) => at.fraction() < least,
            Bound::AtMost(at) => at.fraction() >= most,
            Bound::Below(at) => at.fraction() > most,
            Bound::Between(low, high) => low.fraction() <= least && high.fraction() >= most,
        };
        if always {
            let message = "this holds for every value";
            self.warning(Code::NeverHolds, path, message, help);
        }
    }
}

/// A number as short as it can be said.
pub(super) fn shown(value: Fraction) -> String {
    value.short()
}
