//! What goes wrong on the command line: words, what to do, an exit code.

use std::io;

use super::out::Out;
use crate::{
    seal::OpenFault,
    store::{
        ReadFault, SaveFault,
        vault::{VaultFault, VaultWhy},
    },
    t,
};

/// How a command ended; the numbers are a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; warnings are allowed.
    Done = 0,
    /// What was given has errors.
    Input = 1,
    /// Wrong usage.
    Usage = 2,
    /// The folder is locked, and the passphrase did not open it.
    Locked = 3,
    /// Something could not be written.
    Unwritten = 4,
    /// No window can be shown.
    NoDisplay = 5,
}

/// Why a command was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// How the command ends.
    pub exit: Exit,
    /// What happened.
    pub what: String,
    /// What to do; may be empty.
    pub help: String,
    /// Faults of a file as text, listed before it; may be empty.
    pub listing: String,
}

impl Trouble {
    /// Trouble of this kind.
    pub fn new(exit: Exit, what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { exit, what: what.into(), help: help.into(), listing: String::new() }
    }

    /// The command was used wrongly.
    pub fn usage(what: impl Into<String>) -> Self {
        Self::new(Exit::Usage, what, t!("usage-help"))
    }

    /// What was given has errors.
    pub fn input(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(Exit::Input, what, help)
    }

    /// The same, with the faults of a file listed before.
    pub fn listing(mut self, listing: String) -> Self {
        self.listing = listing;
        self
    }

    /// Tells it on standard error, and as JSON on standard output if asked for.
    pub fn tell(&self, json: bool) -> Exit {
        eprint!("{}", self.listing);
        eprintln!("attune: {}", self.what);
        for line in self.help.lines() {
            eprintln!("  {line}");
        }
        if json {
            let help = (!self.help.is_empty()).then_some(&self.help);
            let error = serde_json::json!({
                "error": { "exit": self.exit as u8, "message": self.what, "help": help }
            });
            let _nobody_listens = Out::new().json(&error);
        }
        self.exit
    }
}

impl From<ReadFault> for Trouble {
    fn from(fault: ReadFault) -> Self {
        Self::input(fault.what(), fault.help())
    }
}

impl From<SaveFault> for Trouble {
    fn from(fault: SaveFault) -> Self {
        let help = match fault.why {
            crate::store::Why::Exists => t!("command-exists-help").to_owned(),
            _ => fault.help(),
        };
        Self::new(Exit::Unwritten, fault.what(), help)
    }
}

impl From<VaultFault> for Trouble {
    fn from(fault: VaultFault) -> Self {
        match &fault.why {
            VaultWhy::Save(save) => save.clone().into(),
            // The key that was typed is not the one on the sheet.
            VaultWhy::Seal(OpenFault::NotForThisKey) if fault.path.ends_with("recovery.age") => {
                Self::new(Exit::Locked, t!("locked-paper-wrong"), t!("locked-paper-wrong-help"))
            }
            _ if fault.is_locked() => Self::new(Exit::Locked, fault.what(), fault.help()),
            VaultWhy::NotEmpty
            | VaultWhy::NoRoom
            | VaultWhy::System
            | VaultWhy::IntoItself
            | VaultWhy::Passphrase(..) => Self::new(Exit::Unwritten, fault.what(), fault.help()),
            _ => Self::input(fault.what(), fault.help()),
        }
    }
}

/// Standard output could not be written.
impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        let reason = error.kind().to_string();
        Self::new(Exit::Unwritten, t!("command-no-output", reason = &reason), "")
    }
}
