//! Which commands are answers: what the world outside says to something that was asked of it.

use super::Command;

impl Command {
    /// Whether it says how something went that was asked for earlier, or what was found outside.
    ///
    /// It has happened already, so it is never refused, whoever has the screen by now.
    pub(super) const fn is_answer(&self) -> bool {
        matches!(
            self,
            Self::BatchDone(_)
                | Self::BatchGoesOn(..)
                | Self::BroughtBack(_)
                | Self::ChangedOutside(_)
                | Self::Chosen(..)
                | Self::ClientsKept(_)
                | Self::CopyWritten(..)
                | Self::Deleted { .. }
                | Self::Erased { .. }
                | Self::ExecutorWritten(_)
                | Self::Fell
                | Self::GiftWritten(..)
                | Self::GivenRead { .. }
                | Self::GivenWritten(_)
                | Self::KeptNowhere
                | Self::KeysMade(_)
                | Self::KeysUsed(_)
                | Self::Library(_)
                | Self::Listed
                | Self::Notices(_)
                | Self::OffShelf { .. }
                | Self::Opened { .. }
                | Self::OwnShelf(_)
                | Self::PaperMade { .. }
                | Self::PaperTested(_)
                | Self::PassphraseChanged(_)
                | Self::PdfWritten { .. }
                | Self::PeopleKept(_)
                | Self::PhraseMade(_)
                | Self::PlainDeleted(_)
                | Self::Printed { .. }
                | Self::Printers(..)
                | Self::Reading(_)
                | Self::Rekeyed { .. }
                | Self::RescueFound(_)
                | Self::SettingsKept(_)
                | Self::StatesRead { .. }
                | Self::TakenIn { .. }
                | Self::TemplateChanged { .. }
                | Self::TemplateRead { .. }
                | Self::TemplateWritten { .. }
                | Self::Told(_)
                | Self::TookIn(_)
                | Self::TrashEmptied(_)
                | Self::Unlocked(_)
                | Self::VaultCopied(_)
                | Self::VaultLooked { .. }
                | Self::VaultMade(_)
                | Self::Written { .. }
        )
    }
}
