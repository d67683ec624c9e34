//! The names that the writer gives herself and others: hers, her supervisor's, whom she calls.
//!
//! They lie in a file of their own beside the client table. Two machines may
//! change them at once: what was not changed here is taken as it stands there.

use std::{collections::BTreeSet, path::PathBuf};

use serde::{Deserialize, Serialize};

use super::{Unlocked, VaultFault};
use crate::{base::Id, store::Files};

/// Names of people.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct People {
    /// The writer's own name.
    pub me: String,
    /// Names she had before: what stands under them is hers.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub me_before: BTreeSet<String>,
    /// Her supervisor's name.
    pub supervisor: String,
    /// Whom she calls when she is worried.
    pub whom_i_call: String,
}

impl People {
    /// Whether there is no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// With names of others where there is none.
    #[must_use]
    pub fn or(&self, others: &Self) -> Self {
        let pick = |own: &String, other: &String| if own.is_empty() { other } else { own }.clone();
        Self {
            me: pick(&self.me, &others.me),
            me_before: self.me_before.union(&others.me_before).cloned().collect(),
            supervisor: pick(&self.supervisor, &others.supervisor),
            whom_i_call: pick(&self.whom_i_call, &others.whom_i_call),
        }
    }

    /// What stands there, with what was changed since `before`.
    #[must_use]
    pub fn onto(&self, before: &Self, there: &Self) -> Self {
        let pick = |own: &String, before: &String, there: &String| if own == before { there } else { own }.clone();
        Self {
            me: pick(&self.me, &before.me, &there.me),
            // Nobody takes one out.
            me_before: self.me_before.union(&there.me_before).cloned().collect(),
            supervisor: pick(&self.supervisor, &before.supervisor, &there.supervisor),
            whom_i_call: pick(&self.whom_i_call, &before.whom_i_call, &there.whom_i_call),
        }
    }
}

/// Never the names themselves.
impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let given = [&self.me, &self.supervisor, &self.whom_i_call].iter().filter(|name| !name.is_empty()).count();
        write!(f, "People({given})")
    }
}

impl Unlocked {
    /// The names; none if none were ever kept.
    ///
    /// # Errors
    /// [`VaultFault`] if the file is damaged.
    pub fn people(&self, files: &dyn Files) -> Result<People, VaultFault> {
        Ok(self.list(files, &self.people_file(), &name())?.0)
    }

    /// Keeps what was changed of the names since `before`, and says what stands there now.
    ///
    /// # Errors
    /// [`VaultFault`]; then the names are as they were.
    pub fn keep_people(&self, files: &dyn Files, before: &People, now: &People) -> Result<People, VaultFault> {
        self.change_list(files, &self.people_file(), &name(), |there: &People| now.onto(before, there))
    }

    fn people_file(&self) -> PathBuf {
        self.vault.people_file()
    }
}

fn name() -> Id {
    Id::known("people")
}
