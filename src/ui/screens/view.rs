//! View state of the screens other than writing: where things are, and drafts.

use std::{collections::HashMap, sync::Arc};

use super::{paper, supervision};

/// View state of the screens other than writing.
#[derive(Default)]
pub struct View {
    /// The last request for the search box that was answered.
    pub find_seen: u64,
    /// Where things are on *On paper*.
    pub paper: paper::View,
    /// Pages of *On paper* as pictures.
    pub pictures: paper::Pictures,
    /// What is being done in *Supervision*.
    pub review: supervision::Draft,
    /// The names in the *Give to…* dialog, for the worksheet it was opened for.
    pub share: Option<super::dialogs::Draft>,
    /// What is chosen where several worksheets leave together.
    pub batch: super::dialogs::BatchDraft,
    /// What is chosen in *Print*.
    pub print: super::dialogs::PrintDraft,
    /// What is typed in *Client codes*.
    pub clients: super::clients::Draft,
    /// The name in *Rename*, for the worksheet it was opened for.
    pub rename: Option<(crate::app::Which, String)>,
    /// What is typed at the door of the locked folder.
    pub door: super::door::Draft,
    /// The need by which *More worksheets* is sifted.
    pub need: Option<String>,
    /// Where things are on the author's bench.
    pub bench: super::bench::View,
    /// Help pages that were taken apart, by name.
    pub help: HashMap<String, Arc<Vec<super::help::Block>>>,
}
