//! The client table: codes, and the writer's private hints to them.
//!
//! It lies in a file of its own, which leaves with no worksheet, no copy for
//! somebody else and no page.

use serde::{Deserialize, Serialize};

use super::{Known, Unlocked, VaultFault};
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
    /// The client table, with what is known about its file; empty if there is none yet.
    ///
    /// # Errors
    /// [`VaultFault`] if the table is damaged.
    pub fn clients(&self, files: &dyn Files) -> Result<(Clients, Option<Known>), VaultFault> {
        self.list(files, &self.vault.clients_file(), &name())
    }

    /// Whether the client table lies there.
    #[must_use]
    pub fn is_client_table(&self, path: &std::path::Path) -> bool {
        path == self.vault.clients_file()
    }

    /// Keeps the client table.
    ///
    /// # Errors
    /// [`VaultFault`]; also if somebody else changed it since it was read.
    pub fn keep_clients(
        &self,
        files: &dyn Files,
        clients: &Clients,
        known: Option<Known>,
    ) -> Result<Known, VaultFault> {
        self.write_list(files, &self.vault.clients_file(), &name(), clients, known)
    }
}

fn name() -> Id {
    Id::known("clients")
}
