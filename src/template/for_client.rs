//! What makes a worksheet one for the client: it is handed over, and kept nowhere.
//!
//! Such a sheet opens only by itself, full screen; see `app::hand_over`. Its
//! answers never leave with a packet, and the program forgets them at the end.

use serde::Deserialize;

use super::file::Text;
use crate::base::Id;

/// `ForClient(…)`: the sheet belongs to the client, who fills it in on a screen that is handed over.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForClient {
    /// For the therapist, before the screen is handed over; never on the client's screen or paper.
    pub before: Text,
    /// A choice of one option by which the client says that the therapist may make a note.
    #[serde(default)]
    pub may_note: Option<Id>,
    /// The id of the worksheet that is offered to the therapist then.
    #[serde(default)]
    pub then: Option<Id>,
}
