//! The client table: codes, and the writer's private hints to them.
//!
//! It lies in a file of its own, which leaves with no worksheet, no copy for
//! somebody else and no page.

use serde::{Deserialize, Serialize};

use super::{Known, Unlocked, VaultFault, VaultWhy};
use crate::{
    base::{Day, Id},
    seal::OpenFault,
    store::{Expected, Files},
};

/// Letters of a code: none that is read as another.
const LETTERS: &[u8; 30] = b"ABCDEFGHJKLMNPQRSTVWXYZ2345678";

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
    /// A code that nobody has yet, such as `K-7Q4M`, from random numbers.
    #[must_use]
    pub fn fresh_code(&self, mut dice: impl FnMut() -> u64) -> String {
        loop {
            let mut number = dice();
            let mut code = String::from("K-");
            for _ in 0..4 {
                let at = usize::try_from(number % LETTERS.len() as u64).unwrap_or(0);
                code.push(char::from(LETTERS[at]));
                number /= LETTERS.len() as u64;
            }
            if self.clients.iter().all(|client| client.code != code) {
                return code;
            }
        }
    }

    /// The line of a code.
    #[must_use]
    pub fn of(&self, code: &str) -> Option<&Client> {
        self.clients.iter().find(|client| client.code == code)
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
        let path = self.vault.clients_file();
        let Some((text, known)) = self.note(files, &path, &name())? else { return Ok((Clients::default(), None)) };
        let options = ron::Options::default().with_recursion_limit(16);
        let clients = options.from_str(&text);
        let clients = clients.map_err(|_| VaultFault::at(&path, VaultWhy::Seal(OpenFault::Damaged)))?;
        Ok((clients, Some(known)))
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
        let path = self.vault.clients_file();
        let text = ron::ser::to_string_pretty(clients, ron::ser::PrettyConfig::default());
        let text = text.map_err(|_| VaultFault::at(&path, VaultWhy::System))?;
        let expected = known.map_or(Expected::Nothing, |known| Expected::This(known.stamp));
        self.write_note(files, &path, &name(), &text, known, expected)
    }
}

fn name() -> Id {
    Id::known("clients")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_code_is_nobody_elses() {
        let mut clients = Clients::default();
        let first = clients.fresh_code(|| 0);
        assert_eq!(first, "K-AAAA");
        clients.clients.push(Client { code: first, ..Client::default() });
        let mut dice = [0, 31].into_iter();
        assert_eq!(clients.fresh_code(|| dice.next().unwrap()), "K-BBAA");
        assert!(!format!("{clients:?}").contains("AAAA"));
    }
}
