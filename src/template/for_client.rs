//! What makes a worksheet one for the client: it is handed over, and kept nowhere.
//!
//! Such a sheet opens only by itself, full screen; see `app::hand_over`. Its
//! answers never leave with a packet, and the program forgets them at the end.

use super::{file::Text, grammar::table::record};
use crate::base::Id;

record! {
    /// The sheet belongs to the client, who fills it in on a screen that is handed over. Give
    /// every question `sharing: Never`.
    #[derive(Clone)]
    ForClient {
        need {
            /// For the therapist, who reads it first; never on the client's screen or paper.
            before: Text,
        }
        may {
            /// A `ChooseMany` of one option by which the client says that the therapist may make a note.
            may_note: Option<Id>,
            /// The id of the worksheet that is offered to the therapist then.
            then: Option<Id>,
        }
    }
}
