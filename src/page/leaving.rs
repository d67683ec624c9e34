//! What leaves with a copy: the one rule for paper, for what a PDF carries, and for every other way out.

use std::collections::BTreeSet;

use crate::{
    base::Id,
    page::model::{Copy, PageOptions},
    template::{Item, Kind, Section, SectionPlace, Sharing, Template},
    worksheet::{Former, Outcome, Since},
};

/// What leaves although it would stay home by default: somebody ticked it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Items, by id.
    pub items: BTreeSet<Id>,
    /// Kept answers, by the id under which they are kept.
    pub former: BTreeSet<Id>,
}

/// What leaves with a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Whether the client code is in it.
    pub client_code: bool,
    /// Whether *After supervision* is in it.
    pub after_supervision: bool,
    /// Whether scores, profiles and notes are in it.
    pub scores: bool,
    /// An earlier day since which scores have moved.
    pub since: Option<Since>,
    /// What was ticked of that which otherwise stays home; `None` if all of it was.
    pub ticked: Option<Ticked>,
    /// Whether it is one's own: items that never leave are in it as well, if ticked, and kept answers are.
    pub own: bool,
}

impl Leaving {
    /// Everything: for the writer's own eyes, on her own machine.
    #[must_use]
    pub const fn everything() -> Self {
        Self { client_code: true, after_supervision: true, scores: true, since: None, ticked: None, own: true }
    }

    /// Whether a section leaves at all.
    #[must_use]
    pub fn has_section(&self, section: &Section) -> bool {
        section.place != SectionPlace::Folded || self.after_supervision
    }

    /// Whether an item of a section leaves.
    #[must_use]
    pub fn has(&self, section: &Section, item: &Item) -> bool {
        let is_code = matches!(item.kind, Kind::ClientCode);
        let ticked = || self.ticked.as_ref().is_none_or(|ticked| ticked.items.contains(&item.id));
        self.has_section(section) && (self.client_code || !is_code) && self.lets(item.sharing, ticked)
    }

    /// Whether a result leaves that is made of these items: each of them does, as far as it is shown.
    ///
    /// An item that stays home takes with it whatever rests on it, be it in part.
    #[must_use]
    pub fn has_result(&self, template: &Template, outcome: &Outcome, rests_on: &[Id]) -> bool {
        let mut shown =
            template.items().filter(|(_, item)| rests_on.contains(&item.id) && outcome.is_shown(item.id.as_str()));
        self.scores && shown.all(|(section, item)| self.has(section, item))
    }

    /// Whether a result leaves that may rest on what is hidden now: a flag, or a change since an
    /// earlier day, when all of it may have been shown.
    #[must_use]
    pub fn has_all(&self, template: &Template, rests_on: &[Id]) -> bool {
        let mut all = template.items().filter(|(_, item)| rests_on.contains(&item.id));
        self.scores && all.all(|(section, item)| self.has(section, item))
    }

    /// Whether an answer whose question is gone leaves: by the rules of its question, and on one's own copy alone.
    #[must_use]
    pub fn has_former(&self, id: &Id, former: &Former) -> bool {
        let ticked = || self.ticked.as_ref().is_none_or(|ticked| ticked.former.contains(id));
        self.own
            && (self.client_code || !former.client_code)
            && (self.after_supervision || !former.after_supervision)
            && self.lets(former.sharing, ticked)
    }

    fn lets(&self, sharing: Sharing, ticked: impl Fn() -> bool) -> bool {
        match sharing {
            Sharing::Free => true,
            Sharing::AskFirst => ticked(),
            Sharing::Never => self.own && ticked(),
        }
    }
}

/// What goes on paper with these options.
impl From<&PageOptions> for Leaving {
    fn from(options: &PageOptions) -> Self {
        Self {
            client_code: options.client_code,
            after_supervision: options.after_supervision,
            scores: options.scores,
            since: options.since.clone(),
            ticked: Some(Ticked { items: options.ask_first.clone(), former: options.former.clone() }),
            own: options.copy == Copy::Completed,
        }
    }
}
