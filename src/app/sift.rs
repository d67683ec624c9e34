//! Search, filters and order of *My worksheets*.

use std::{cmp::Reverse, collections::BTreeSet, sync::Arc};

use memchr::memmem::Finder;

use super::{Effect, Filter, LibraryRow, State};
use crate::{
    base::{Day, Id},
    worksheet::{self, State as Review},
};

/// In which order *My worksheets* are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Sort {
    /// What was changed last comes first.
    #[default]
    Changed,
    /// The newest session comes first; without a day, the day it was begun.
    Day,
    /// By name, or title.
    Title,
    /// By client code, those without one last; newest first among the same.
    Client,
}

/// Which rows of *My worksheets* are listed, beside their review state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrow {
    /// Of this blank worksheet only.
    pub template: Option<Id>,
    /// With this client code only.
    pub client: Option<String>,
    /// With this tag only.
    pub tag: Option<String>,
    /// Of this time only.
    pub span: Span,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// Any.
    #[default]
    Any,
    /// This many days up to today.
    Days(u16),
    /// A year of the calendar.
    Year(i16),
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Changed, Self::Day, Self::Title, Self::Client];

    /// Puts rows in this order; each key is made once.
    fn put_in_order(self, listed: &mut [usize], rows: &[Arc<LibraryRow>]) {
        let newest = |at: usize| (Reverse(rows[at].on()), Reverse(rows[at].changed));
        match self {
            // The library stands in this order.
            Self::Changed => {}
            Self::Day => listed.sort_by_key(|at| newest(*at)),
            Self::Title => listed.sort_by_cached_key(|at| (worksheet::folded(rows[*at].called()), newest(*at))),
            Self::Client => listed.sort_by_cached_key(|at| {
                let client = &rows[*at].client;
                (client.is_empty(), worksheet::folded(client), newest(*at))
            }),
        }
    }
}

impl Narrow {
    /// Whether everything is listed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }

    fn lets_through(&self, row: &LibraryRow, today: Option<Day>) -> bool {
        self.template.as_ref().is_none_or(|template| row.template == *template)
            && self.client.as_ref().is_none_or(|client| row.client == *client)
            && self.tag.as_ref().is_none_or(|tag| row.tags.contains(tag))
            && self.span.has(row.on(), today)
    }
}

impl Span {
    fn has(self, day: Day, today: Option<Day>) -> bool {
        match self {
            Self::Any => true,
            Self::Days(days) => today.is_none_or(|today| today.days_since(day) < i32::from(days)),
            Self::Year(year) => day.year() == year,
        }
    }
}

impl LibraryRow {
    /// What the list calls it: its writer's own name for it, or its title.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.title } else { &self.name }
    }

    /// The day of the reflection; without one, that on which it was begun.
    #[must_use]
    pub fn on(&self) -> Day {
        self.day.unwrap_or_else(|| self.begun.day())
    }
}

/// What the filters can be set to: only what some worksheet has.
#[derive(Debug, Default)]
pub struct Kinds {
    /// Blank worksheets: id and title, by title.
    pub templates: Vec<(Id, String)>,
    /// Client codes.
    pub clients: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Years, newest first.
    pub years: Vec<i16>,
}

/// What the filters can be set to.
#[must_use]
pub fn kinds(state: &State) -> Kinds {
    let rows = || state.library.iter().filter(|row| !super::reads_for_another(state, row));
    let templates: BTreeSet<(&str, &Id)> = rows().map(|row| (row.title.as_str(), &row.template)).collect();
    let clients: BTreeSet<&str> = rows().map(|row| row.client.as_str()).filter(|code| !code.is_empty()).collect();
    let tags: BTreeSet<&str> = rows().flat_map(|row| row.tags.iter().map(String::as_str)).collect();
    let years: BTreeSet<i16> = rows().map(|row| row.on().year()).collect();
    let mut seen = BTreeSet::new();
    let templates = templates.into_iter().filter(|(_, id)| seen.insert(*id));
    Kinds {
        templates: templates.map(|(title, id)| (id.clone(), title.to_owned())).collect(),
        clients: clients.into_iter().map(str::to_owned).collect(),
        tags: tags.into_iter().map(str::to_owned).collect(),
        years: years.into_iter().rev().collect(),
    }
}

/// Something was typed into the search box.
pub(super) fn search(state: &mut State, words: String) -> Vec<Effect> {
    // Whoever types on finds only what was found already.
    let narrower = !state.search.is_empty() && words.starts_with(&state.search);
    state.search = words;
    if narrower {
        let found = std::mem::take(&mut state.listed);
        let words = worksheet::folded(&state.search);
        let words = finders(&words);
        state.listed = found.into_iter().filter(|at| has_all(&words, &state.library[*at])).collect();
    } else {
        sift(state);
    }
    Vec::new()
}

fn finders(folded: &str) -> Vec<Finder<'_>> {
    folded.split_whitespace().map(Finder::new).collect()
}

fn has_all(words: &[Finder<'_>], row: &LibraryRow) -> bool {
    words.iter().all(|word| word.find(row.folded.as_bytes()).is_some())
}

/// Lists only some rows.
pub(super) fn filter(state: &mut State, filter: Filter) -> Vec<Effect> {
    state.filter = filter;
    sift(state);
    Vec::new()
}

/// Lists only rows of some kind.
pub(super) fn narrow(state: &mut State, narrow: Narrow) -> Vec<Effect> {
    state.narrow = narrow;
    sift(state);
    Vec::new()
}

/// Lists in another order.
pub(super) fn sort(state: &mut State, sort: Sort) -> Vec<Effect> {
    state.sort = sort;
    sift(state);
    Vec::new()
}

/// Finds the rows that search and filters let through, in order: every word must be found.
pub(super) fn sift(state: &mut State) {
    let search = worksheet::folded(&state.search);
    let words = finders(&search);
    let lets_through = |row: &LibraryRow| {
        let by_state = matches!(
            (state.filter, &row.state),
            (Filter::All, _)
                | (Filter::Mine, Review::Mine)
                | (Filter::Shared, Review::Shared { .. })
                | (Filter::Back, Review::Back { .. })
                | (Filter::Finished, Review::Finished { .. })
        );
        by_state
            && !super::reads_for_another(state, row)
            && state.narrow.lets_through(row, state.today)
            && has_all(&words, row)
    };
    let mut listed: Vec<usize> =
        state.library.iter().enumerate().filter(|(_, row)| lets_through(row)).map(|(at, _)| at).collect();
    state.sort.put_in_order(&mut listed, &state.library);
    state.listed = listed;
}
