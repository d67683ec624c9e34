//! What leaves with a copy, by the rules of the page.

use std::collections::BTreeSet;

use crate::{
    base::Id,
    page::{Copy, PageOptions},
    template::{Item, Kind, Section, SectionPlace, Sharing, Template},
    worksheet::{Former, Outcome, Since},
};

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
    /// Items that stay home unless ticked: the ticked ones; all of them if none.
    pub ticked: Option<BTreeSet<Id>>,
    /// Whether items that never leave are in it as well, if ticked.
    pub own: bool,
}

impl Leaving {
    /// Everything: for the writer's own eyes, on her own machine.
    #[must_use]
    pub const fn everything() -> Self {
        Self { client_code: true, after_supervision: true, scores: true, since: None, ticked: None, own: true }
    }

    /// Whether an item of a section leaves.
    #[must_use]
    pub fn has(&self, section: &Section, item: &Item) -> bool {
        if section.place == SectionPlace::Folded && !self.after_supervision {
            return false;
        }
        if matches!(item.kind, Kind::ClientCode) && !self.client_code {
            return false;
        }
        let ticked = self.ticked.as_ref().is_none_or(|ticked| ticked.contains(&item.id));
        match item.sharing {
            Sharing::Free => true,
            Sharing::AskFirst => ticked,
            Sharing::Never => self.own && ticked,
        }
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

    /// Whether an answer whose question is gone leaves.
    #[must_use]
    pub fn has_former(&self, id: &Id, former: &Former) -> bool {
        let ticked = self.ticked.as_ref().is_none_or(|ticked| ticked.contains(id));
        match former.sharing {
            Sharing::Never => self.own && ticked,
            _ => self.own || ticked,
        }
    }
}

/// The same as goes on paper.
impl From<&PageOptions> for Leaving {
    fn from(options: &PageOptions) -> Self {
        Self {
            client_code: options.client_code,
            after_supervision: options.after_supervision,
            scores: options.scores,
            since: options.since.clone(),
            ticked: Some(options.ask_first.clone()),
            own: options.copy == Copy::Completed,
        }
    }
}
