//! The lists of people on their way into the locked folder: client codes, and names.

use super::{Disk, outside::Desk};
use crate::{
    app::{Command, Failure},
    store::vault::{Both, Clients, List, People, Unlocked, VaultFault},
    t,
};

/// What waits for room, sealed, where this computer takes no file either.
#[derive(Debug, Default)]
pub struct Waiting {
    /// The client table.
    pub clients: Option<Vec<u8>>,
    /// The names of people.
    pub people: Option<Vec<u8>>,
}

/// A list that the folder did not take.
struct Waits {
    fault: VaultFault,
    /// No disk took it: it is in the memory of this window.
    is_nowhere: bool,
}

/// Keeps a list; should the folder be locked now, or the program left, it is not lost.
fn keep_or_wait<T: List>(unlocked: &Unlocked, bytes: &mut Option<Vec<u8>>, before: &T, now: &T) -> Result<T, Waits> {
    let waits = bytes.take();
    unlocked.keep_at_last(&Disk, waits.as_deref(), before, now).map_err(|fault| {
        *bytes = unlocked.wait(&Disk, waits.as_deref(), before, now).err();
        Waits { fault, is_nowhere: bytes.is_some() }
    })
}

/// A list, merged with its changes that still wait; these go into the folder now if it can be
/// written and this window is the only one.
pub fn with_waiting<T: List>(unlocked: &Unlocked, bytes: &mut Option<Vec<u8>>, alone: bool) -> Both<T> {
    if !alone {
        return unlocked.as_it_is(&Disk);
    }
    let both = unlocked.with_waiting(&Disk, bytes.as_deref());
    bytes.take_if(|_| both.inside == both.shown);
    both
}

impl Desk {
    /// Keeps the client table, beside what another machine may have changed of it.
    pub(super) fn keep_clients(&mut self, before: &Clients, now: &Clients) {
        let result = match self.ring.keys().filter(|_| self.held.is_some()) {
            Some(unlocked) => keep_or_wait(&unlocked, &mut self.waiting.clients, before, now).map_err(|waits| {
                let reason = waits.fault.what();
                let what = if waits.is_nowhere {
                    t!("clients-wait-open", reason = &reason)
                } else {
                    t!("clients-wait", reason = &reason)
                };
                Failure { what, help: waits.fault.help() }
            }),
            None => Err(self.elsewhere()),
        };
        self.tell.command(Command::ClientsKept(result));
        self.tell_if_nowhere();
    }

    /// Keeps the names of people, beside what another machine may have changed of them.
    pub(super) fn keep_people(&mut self, before: &People, now: &People) {
        let Some(unlocked) = self.ring.keys().filter(|_| self.held.is_some()) else { return };
        let result = keep_or_wait(&unlocked, &mut self.waiting.people, before, now).map_err(|waits| {
            let reason = waits.fault.what();
            let what = if waits.is_nowhere {
                t!("people-wait-open", reason = &reason)
            } else {
                t!("people-wait", reason = &reason)
            };
            Failure { what, help: waits.fault.help() }
        });
        self.tell.command(Command::PeopleKept(result));
        self.tell_if_nowhere();
    }

    fn tell_if_nowhere(&self) {
        if self.waiting.clients.is_some() || self.waiting.people.is_some() {
            self.tell.command(Command::KeptNowhere);
        }
    }
}
