//! The client table: codes, and the writer's private hints to them.
//!
//! It lies in a file of its own, which leaves with no worksheet, no copy for
//! somebody else and no page. Two machines may change it at once: what was not
//! changed here is taken as it stands there.

use serde::{Deserialize, Serialize};

use super::{Unlocked, VaultFault};
use crate::{
    base::{Day, Id},
    store::Files,
};

/// The client table.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Clients {
    /// One line each, in the order they were added.
    pub clients: Vec<Client>,
}

/// A client code and what belongs to it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Client {
    /// The code that stands on worksheets.
    pub code: String,
    /// Whom the writer means by it, in her own words.
    pub hint: String,
    /// How long worksheets with this code are kept.
    pub retention: Retention,
    /// From when on the program reminds of it; it deletes nothing by itself.
    pub until: Option<Day>,
}

/// How long worksheets are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Retention {
    /// The writer decides.
    #[default]
    IDecide,
    /// Until it was discussed in supervision.
    UntilDiscussed,
    /// One year.
    OneYear,
    /// As the service says: until the day that is set.
    AsMyServiceSays,
}

impl Clients {
    /// The line of a code.
    #[must_use]
    pub fn of(&self, code: &str) -> Option<&Client> {
        self.clients.iter().find(|client| client.code == code)
    }

    /// Says whom the writer means by a code; an empty hint takes the line out.
    pub fn set_hint(&mut self, code: &str, hint: &str) {
        match self.clients.iter_mut().find(|client| client.code == code) {
            Some(client) => hint.clone_into(&mut client.hint),
            None => self.clients.push(Client { code: code.to_owned(), hint: hint.to_owned(), ..Client::default() }),
        }
        self.tidy();
    }

    /// Says how long worksheets with a code are kept.
    pub fn set_retention(&mut self, code: &str, retention: Retention, until: Option<Day>) {
        let until = until.filter(|_| retention == Retention::AsMyServiceSays);
        match self.clients.iter_mut().find(|client| client.code == code) {
            Some(client) => (client.retention, client.until) = (retention, until),
            None => self.clients.push(Client { code: code.to_owned(), retention, until, ..Client::default() }),
        }
        self.tidy();
    }

    /// Takes the line of a code out.
    pub fn remove(&mut self, code: &str) {
        self.clients.retain(|client| client.code != code);
    }

    /// The table that stands there, with what was changed since `before`.
    ///
    /// A line taken out here is taken out there too, even if it was changed there: its client was
    /// erased.
    #[must_use]
    pub fn onto(&self, before: &Self, there: &Self) -> Self {
        let added = self.clients.iter().filter(|client| there.of(&client.code).is_none());
        let mut all = Self::default();
        for client in there.clients.iter().chain(added) {
            let code = &client.code;
            let (own, before, there) = (self.of(code), before.of(code), there.of(code));
            let line = if own == before { there.cloned() } else { own.map(|own| own.onto(before, there)) };
            all.clients.extend(line);
        }
        all
    }

    /// Lines that say nothing go.
    fn tidy(&mut self) {
        self.clients.retain(|client| !client.hint.is_empty() || client.retention != Retention::IDecide);
    }

    /// The table as a text that anybody can read: for one reader, sealed.
    #[must_use]
    pub fn as_text(&self) -> String {
        let mut text = String::new();
        let widest = self.clients.iter().map(|client| client.code.chars().count()).max().unwrap_or(0);
        for client in &self.clients {
            let code = &client.code;
            text.push_str(format!("{code:<widest$}   {}", client.hint).trim_end());
            text.push('\n');
        }
        text
    }
}

impl Client {
    /// The line that stands there, with what was changed since `before`.
    fn onto(&self, before: Option<&Self>, there: Option<&Self>) -> Self {
        let nothing = Self { code: self.code.clone(), ..Self::default() };
        let (before, mut line) = (before.unwrap_or(&nothing), there.unwrap_or(&nothing).clone());
        if self.hint != before.hint {
            self.hint.clone_into(&mut line.hint);
        }
        if (self.retention, self.until) != (before.retention, before.until) {
            (line.retention, line.until) = (self.retention, self.until);
        }
        line
    }
}

impl std::fmt::Debug for Clients {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clients({})", self.clients.len())
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Client({:?})", self.retention)
    }
}

impl Unlocked {
    /// The client table; empty if there is none yet.
    ///
    /// # Errors
    /// [`VaultFault`] if the table is damaged.
    pub fn clients(&self, files: &dyn Files) -> Result<Clients, VaultFault> {
        Ok(self.list(files, &self.vault.clients_file(), &name())?.0)
    }

    /// Keeps what was changed of the client table since `before`, and says what stands there now.
    ///
    /// # Errors
    /// [`VaultFault`]; then the table is as it was.
    pub fn keep_clients(&self, files: &dyn Files, before: &Clients, now: &Clients) -> Result<Clients, VaultFault> {
        self.change_list(files, &self.vault.clients_file(), &name(), |there: &Clients| now.onto(before, there))
    }
}

fn name() -> Id {
    Id::known("clients")
}
