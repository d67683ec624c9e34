//! Conditions that can never be true, and questions that can never be shown.
//!
//! A condition is spread out into its cases, each a list of [`Demand`]s that
//! must hold at once; what it waits for brings its own conditions along. Two
//! demands that exclude each other make a case impossible; a condition without
//! a possible case is told, with both places.
//!
//! Not here: single demands that cannot be met (`conditions`), circles
//! (`circles`). Where there are more cases than a person would write, nothing
//! is said.

use super::{
    Cx,
    options::{Options, options_of},
    path::Path,
    scope::Seen,
};
use crate::{
    base::{Fraction, Id, Keyed},
    diagnostic::{Code, Diagnostic, Place},
    template::{Bound, Condition, file},
};

/// The most cases that are looked at.
const MOST_CASES: usize = 64;
/// How far it is followed what a question waits for.
const MOST_DEEP: usize = 6;

/// Something that must hold, and where it is written.
#[derive(Clone)]
struct Demand<'a> {
    what: What<'a>,
    from: From<'a>,
}

/// Where a demand is written.
#[derive(Clone)]
enum From<'a> {
    /// In the condition that is looked at, along these arguments.
    Own(Vec<usize>),
    /// In what shows this question.
    Item(&'a Id),
    /// In what shows the section at this place.
    Section(usize),
}

/// What a condition shows, when it is not the one at hand.
#[derive(Clone, Copy)]
enum Owner<'a> {
    /// This question.
    Item(&'a Id),
    /// The section at this place.
    Section(usize),
}

/// What must hold.
#[derive(Clone)]
enum What<'a> {
    /// One of these options is chosen.
    Among(&'a Id, &'a [Id]),
    /// None of these options is chosen.
    NotAmong(&'a Id, &'a [Id]),
    /// It is answered.
    Answered(&'a Id),
    /// It is not answered.
    Open(&'a Id),
    /// Its number lies in this range.
    Value(&'a Id, &'a Bound),
    /// The score lies in one of these bands.
    Bands(&'a Id, &'a [Id]),
    /// It is hidden, which it never is.
    Hidden(&'a Id),
    /// Nothing can make this hold.
    Never,
}

/// Cases, each a list of demands; one without demands always holds.
type Cases<'a> = Option<Vec<Vec<Demand<'a>>>>;

/// Where a condition is looked at.
#[derive(Clone, Copy)]
struct Look<'a, 'l> {
    /// What it shows, when this is not the condition at hand.
    owner: Option<Owner<'a>>,
    /// The section in which it stands, whose own condition holds too.
    section: Option<usize>,
    /// What else stands in its row.
    row: Option<&'a Keyed<file::Item>>,
    /// The questions that led here.
    way: &'l [&'a Id],
}

impl<'a> Cx<'a> {
    /// Warns of what can never be shown.
    pub(super) fn never(&self) {
        let root = Path::root(super::TEMPLATE);
        let sections = root.field("sections");
        for (at, section) in self.given.file.sections.iter().enumerate() {
            let path = sections.nth(at);
            let whole = Look { owner: None, section: None, row: None, way: &[] };
            if let Some(condition) = &section.show_if
                && self.tell_never(condition, &path.field("show_if"), whole, "this section is never shown")
            {
                continue;
            }
            let items = path.field("items");
            for (id, item) in section.items.iter() {
                self.item_never(id, item, &items.key(id.as_str()), Look { section: Some(at), ..whole });
            }
            let only = path.field("only_if");
            for (id, condition) in section.only_if.iter() {
                let own = section.shared.iter().find(|shared| *shared == id);
                let look = Look { way: own.as_slice(), section: Some(at), ..whole };
                self.tell_never(condition, &only.key(id.as_str()), look, &format!("\"{id}\" is never shown"));
            }
        }
        let notes = root.field("notes");
        for (at, group) in self.given.file.notes.iter().enumerate() {
            let list = notes.nth(at);
            let list = list.field("list");
            for (at, note) in group.list.iter().enumerate() {
                let look = Look { owner: None, section: None, row: None, way: &[] };
                self.tell_never(&note.show_if, &list.nth(at).field("show_if"), look, "this note is never shown");
            }
        }
    }

    fn item_never(&self, id: &'a Id, item: &'a file::Item, path: &Path<'_>, look: Look<'a, '_>) {
        if let Some(condition) = item.common().show_if {
            let look = Look { way: &[id], ..look };
            if self.tell_never(condition, &path.field("show_if"), look, &format!("\"{id}\" is never shown")) {
                return;
            }
        }
        let (name, inside) = match item {
            file::Item::Table(table) => ("columns", &table.columns),
            file::Item::Group(group) => ("items", &group.items),
            _ => return,
        };
        let all = path.field(name);
        for (id, item) in inside.iter() {
            self.item_never(id, item, &all.key(id.as_str()), Look { row: Some(inside), ..look });
        }
    }

    /// Tells a condition whose opposite has no possible case; whether it did.
    fn tell_always(&self, condition: &'a Condition, path: &Path<'_>, look: Look<'a, '_>) -> bool {
        let Some(cases) = self.cases(condition, false, look, &mut Vec::new()) else { return false };
        let pairs = cases.iter().map(|case| self.excluded(case)).collect::<Option<Vec<_>>>();
        let Some((first, _)) = pairs.and_then(|pairs| pairs.into_iter().next()) else { return false };
        if matches!(first.what, What::Never) {
            return false;
        }
        let message = match first.what {
            What::Hidden(id) => format!("this always holds: \"{id}\" is always shown"),
            _ => "this always holds, whatever is answered".to_owned(),
        };
        let fault = Diagnostic::warning(Code::NeverHolds, self.place(path), message);
        self.instead_of_words(self.place(path));
        self.report(path, fault.help("take the condition away, or change it"));
        true
    }

    /// A condition that is wrong needs no words for paper.
    fn instead_of_words(&self, condition: Place) {
        self.out.borrow_mut().retain(|fault| fault.code != Code::Suspicious || fault.place != condition);
    }

    /// Tells a condition that has no possible case, or whose opposite has none; whether it did.
    fn tell_never(&self, condition: &'a Condition, path: &Path<'_>, look: Look<'a, '_>, what: &str) -> bool {
        if self.tell_always(condition, path, look) {
            return true;
        }
        let Some(mut cases) = self.cases(condition, true, look, &mut Vec::new()) else { return false };
        if let Some((at, outer)) = look.section.and_then(|at| Some((at, self.section_shown_if(at)?))) {
            let look = Look { owner: Some(Owner::Section(at)), section: None, row: None, way: look.way };
            let all = self.cases(outer, true, look, &mut Vec::new()).and_then(|outer| product(&cases, &outer));
            let Some(all) = all else { return false };
            cases = all;
        }
        let Some((first, second)) = cases
            .iter()
            .map(|case| self.excluded(case))
            .collect::<Option<Vec<_>>>()
            .and_then(|pairs| pairs.into_iter().next())
        else {
            return false;
        };
        let place = |demand: &Demand<'a>| match &demand.from {
            From::Own(way) => self.along(path, way),
            From::Item(id) => self.shows(id).unwrap_or_else(|| self.place(path)),
            From::Section(at) => {
                let root = Path::root(super::TEMPLATE);
                self.place(&root.field("sections").nth(*at).field("show_if"))
            }
        };
        if matches!(first.what, What::Never) && matches!(first.from, From::Own(_)) {
            // What makes it so is told by itself.
            return true;
        }
        let (one, other) = match &first.what {
            What::Hidden(id) => (self.shows(id).unwrap_or_else(|| self.place(path)), place(second)),
            _ => (place(first), place(second)),
        };
        let own = self.place(path);
        let inside = |place: Place| place.text == own.text && super::holds(own.span, place.span);
        let (at, label) = if inside(other) { (other, one) } else { (own, if inside(one) { other } else { one }) };
        let words = match first.what {
            What::Hidden(_) => "this is always shown",
            What::Never => "it waits for this, which never holds",
            _ if inside(one) && inside(other) => "this excludes it",
            _ if matches!((&first.from, &second.from), (From::Section(_), _) | (_, From::Section(_))) => {
                "its section is shown only with this"
            }
            _ => "it waits for what this excludes",
        };
        let mut fault = Diagnostic::warning(Code::NeverHolds, at, what.to_owned());
        if label != at {
            fault = fault.label(label, words);
        }
        self.instead_of_words(own);
        self.report(path, fault.help("change one of the two conditions, or take the question away"));
        true
    }

    /// The place of a part of a condition.
    fn along(&self, path: &Path<'_>, way: &[usize]) -> Place {
        match way {
            [] => self.place(path),
            [first, rest @ ..] => self.along(&path.nth(*first), rest),
        }
    }

    /// Where it is said when a question is shown, or else where it stands.
    fn shows(&self, id: &Id) -> Option<Place> {
        let root = Path::root(super::TEMPLATE);
        let sections = root.field("sections");
        let at = self.given.file.sections.iter().position(|section| section.items.contains(id.as_str()))?;
        let section = sections.nth(at);
        let items = section.field("items");
        let item = items.key(id.as_str());
        let own = self.scope.item(id.as_str()).is_some_and(|item| item.common().show_if.is_some());
        Some(if own { self.place(&item.field("show_if")) } else { self.key_place(&item) })
    }

    fn cases(&self, condition: &'a Condition, holds: bool, look: Look<'a, '_>, way: &mut Vec<usize>) -> Cases<'a> {
        match condition {
            Condition::All(all) if holds => self.all_of(all, true, look, way),
            Condition::Any(all) if !holds => self.all_of(all, false, look, way),
            Condition::All(all) | Condition::Any(all) => {
                let mut cases = Vec::new();
                for (at, one) in all.iter().enumerate() {
                    way.extend([0, at]);
                    let more = self.cases(one, holds, look, way);
                    way.truncate(way.len() - 2);
                    cases.extend(more?);
                }
                (cases.len() <= MOST_CASES && !all.is_empty()).then_some(cases)
            }
            Condition::Not(inner) => {
                way.push(0);
                let cases = self.cases(inner, !holds, look, way);
                way.pop();
                cases
            }
            _ => self.leaf(condition, holds, look, way),
        }
    }

    /// Every case of one with every case of the others.
    fn all_of(&self, all: &'a [Condition], holds: bool, look: Look<'a, '_>, way: &mut Vec<usize>) -> Cases<'a> {
        let mut cases = vec![Vec::new()];
        for (at, one) in all.iter().enumerate() {
            way.extend([0, at]);
            let more = self.cases(one, holds, look, way);
            way.truncate(way.len() - 2);
            cases = product(&cases, &more?)?;
        }
        Some(cases)
    }

    fn leaf(&self, condition: &'a Condition, holds: bool, look: Look<'a, '_>, way: &[usize]) -> Cases<'a> {
        let from = match look.owner {
            None => From::Own(way.to_vec()),
            Some(Owner::Item(id)) => From::Item(id),
            Some(Owner::Section(at)) => From::Section(at),
        };
        let one = |what| vec![vec![Demand { what, from: from.clone() }]];
        match (condition, holds) {
            (Condition::Chosen(id, options), true) => self.with_what_shows(id, one(What::Among(id, options)), look),
            (Condition::Chosen(id, options), false) => Some(one(What::NotAmong(id, options))),
            (Condition::Answered(id), true) => self.with_what_shows(id, one(What::Answered(id)), look),
            (Condition::Answered(id), false) => Some(one(What::Open(id))),
            (Condition::AnyRow(id, ..) | Condition::Rows(id, _), true) => {
                self.with_what_shows(id, one(What::Answered(id)), look)
            }
            (Condition::Visible(id), true) => self.with_what_shows(id, vec![Vec::new()], look),
            (Condition::Visible(id), false) if self.always_shown(id, look) => Some(one(What::Hidden(id))),
            (Condition::Value(id, bound), true) => {
                let seen = self.scope.get(id.as_str());
                let reach = seen.and_then(|seen| self.reach_of_item(seen));
                let ends = reach.and_then(|reach| reach.least.zip(reach.most));
                if ends.is_some_and(|ends| apart(span_of(bound), (Some((ends.0, true)), Some((ends.1, true))))) {
                    return Some(one(What::Never));
                }
                self.with_what_shows(id, one(What::Value(id, bound)), look)
            }
            (Condition::Band(score, bands), true) => Some(one(What::Bands(score, bands))),
            _ => Some(vec![Vec::new()]),
        }
    }

    /// Whether a question is shown whatever is answered.
    fn always_shown(&self, id: &Id, look: Look<'_, '_>) -> bool {
        let in_row = look.row.is_some_and(|row| row.contains(id.as_str()));
        let section = self.section_of(id);
        let free =
            section.is_some_and(|(_, section)| section.show_if.is_none() && !section.only_if.contains(id.as_str()));
        !in_row && free && self.scope.item(id.as_str()).is_some_and(|item| item.common().show_if.is_none())
    }

    /// When a section is shown, if not always.
    fn section_shown_if(&self, at: usize) -> Option<&'a Condition> {
        self.given.file.sections.get(at)?.show_if.as_ref()
    }

    fn section_of(&self, id: &Id) -> Option<(usize, &'a file::Section)> {
        let sections = &self.given.file.sections;
        let homes = self.homes.get_or_init(|| {
            let ids = |section: &'a file::Section| section.items.keys().chain(&section.shared);
            let all = sections.iter().enumerate().rev();
            all.flat_map(|(at, section)| ids(section).map(move |id| (id, at))).collect()
        });
        homes.get(id).and_then(|at| Some((*at, sections.get(*at)?)))
    }

    /// The cases together with those in which the question is shown.
    fn with_what_shows(&self, id: &'a Id, cases: Vec<Vec<Demand<'a>>>, look: Look<'a, '_>) -> Cases<'a> {
        if look.row.is_some_and(|row| row.contains(id.as_str())) {
            return Some(cases);
        }
        let id = match self.scope.get(id.as_str()) {
            Some(Seen::Statement(item, _)) => item,
            Some(Seen::Item(_)) => id,
            None => return Some(cases),
        };
        if look.way.len() > MOST_DEEP || look.way.contains(&id) {
            return Some(cases);
        }
        let mut led: Vec<&'a Id> = look.way.to_vec();
        led.push(id);
        let look = Look { owner: Some(Owner::Item(id)), section: None, row: None, way: &led };
        let section = self.section_of(id);
        let own = self.scope.item(id.as_str()).and_then(|item| item.common().show_if);
        let only = section.and_then(|(_, section)| section.only_if.get(id.as_str()));
        let whole = section.and_then(|(at, section)| Some((Owner::Section(at), section.show_if.as_ref()?)));
        let mine = own.into_iter().chain(only).map(|condition| (Owner::Item(id), condition));
        let mut cases = cases;
        for (owner, condition) in mine.chain(whole) {
            let look = Look { owner: Some(owner), ..look };
            cases = product(&cases, &self.cases(condition, true, look, &mut Vec::new())?)?;
        }
        Some(cases)
    }

    /// Two demands of a case that exclude each other; a demand that nothing can meet, twice.
    fn excluded<'c>(&self, case: &'c [Demand<'a>]) -> Option<(&'c Demand<'a>, &'c Demand<'a>)> {
        if let Some(never) = case.iter().find(|demand| matches!(demand.what, What::Never | What::Hidden(_))) {
            return Some((never, never));
        }
        let pairs =
            case.iter().enumerate().flat_map(|(at, one)| case.iter().skip(at + 1).map(move |other| (one, other)));
        pairs
            .into_iter()
            .find(|(one, other)| self.exclude(&one.what, &other.what) || self.exclude(&other.what, &one.what))
            .or_else(|| self.nothing_left(case))
    }

    /// A choice that is answered, though none of its options may be.
    fn nothing_left<'c>(&self, case: &'c [Demand<'a>]) -> Option<(&'c Demand<'a>, &'c Demand<'a>)> {
        let answered = case.iter().find(|demand| matches!(demand.what, What::Answered(id) if self.is_single(id)))?;
        let What::Answered(id) = answered.what else { return None };
        let not = |demand: &&Demand<'a>| matches!(demand.what, What::NotAmong(of, _) if of == id);
        let last = case.iter().rfind(not)?;
        let Options::Known(known) = options_of(self.scope.item(id.as_str())?, &self.given.file.lists) else {
            return None;
        };
        let gone = |option: &&str| {
            case.iter().any(|demand| {
                matches!(demand.what, What::NotAmong(of, none) if of == id && none.iter().any(|no| no.as_str() == *option))
            })
        };
        (!known.is_empty() && known.iter().all(gone)).then_some((answered, last))
    }

    fn exclude(&self, one: &What<'_>, other: &What<'_>) -> bool {
        match (one, other) {
            (What::Among(a, some), What::Among(b, others)) if a == b => {
                let apart = !some.iter().any(|option| others.contains(option));
                let clears = |all: &[Id]| self.has_none(a) && all.iter().all(|option| option.as_str() == "none");
                apart && (self.is_single(a) || clears(some) || clears(others))
            }
            (What::Among(a, some), What::NotAmong(b, none)) => {
                a == b && !some.is_empty() && some.iter().all(|option| none.contains(option))
            }
            (What::Among(a, _) | What::Answered(a) | What::Value(a, _), What::Open(b)) => a == b,
            (What::Value(a, one), What::Value(b, other)) => a == b && apart(span_of(one), span_of(other)),
            (What::Bands(a, some), What::Bands(b, others)) => {
                a == b && !some.iter().any(|band| others.contains(band))
            }
            _ => false,
        }
    }

    /// Whether an option of it clears all others.
    fn has_none(&self, id: &Id) -> bool {
        matches!(self.scope.item(id.as_str()), Some(file::Item::ChooseMany(choice)) if choice.none.is_some())
    }

    /// Whether one option alone is chosen there, or stands first.
    fn is_single(&self, id: &Id) -> bool {
        let item = self.scope.item(id.as_str());
        matches!(item, Some(file::Item::ChooseOne(_) | file::Item::YesNo(_) | file::Item::Ranking(_)))
    }
}

/// Every case of one with every case of the other; nothing if they are too many.
fn product<'a>(some: &[Vec<Demand<'a>>], others: &[Vec<Demand<'a>>]) -> Cases<'a> {
    if some.len() * others.len() > MOST_CASES {
        return None;
    }
    let both = |one: &Vec<Demand<'a>>, other: &Vec<Demand<'a>>| one.iter().chain(other).cloned().collect();
    Some(some.iter().flat_map(|one| others.iter().map(move |other| both(one, other))).collect())
}

/// An end of a range, and whether it belongs to it; open without one.
type End = Option<(Fraction, bool)>;

fn span_of(bound: &Bound) -> (End, End) {
    match bound {
        Bound::AtLeast(at) => (Some((at.fraction(), true)), None),
        Bound::Above(at) => (Some((at.fraction(), false)), None),
        Bound::AtMost(at) => (None, Some((at.fraction(), true))),
        Bound::Below(at) => (None, Some((at.fraction(), false))),
        Bound::Between(low, high) => (Some((low.fraction(), true)), Some((high.fraction(), true))),
    }
}

/// Whether no number lies in both ranges.
fn apart(one: (End, End), other: (End, End)) -> bool {
    let below = |most: End, least: End| match (most, least) {
        (Some((most, with)), Some((least, too))) => most < least || (most == least && !(with && too)),
        _ => false,
    };
    below(one.1, other.0) || below(other.1, one.0)
}
