//! The user's choices: how it looks, who she is, where things are kept.

use std::{collections::BTreeSet, path::PathBuf};

use crate::{base::Id, template::OwnWords};

/// Light, dark or high contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    HighContrast,
}

/// The size of the serif in which answers are written, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum WritingSize {
    /// 16 on 24.
    Small,
    /// 18 on 28.
    #[default]
    Normal,
    /// 20 on 32.
    Large,
    /// 22 on 36.
    Larger,
}

/// The user's choices, kept between starts.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light, dark or high contrast.
    pub theme: Theme,
    /// Size of the writing.
    pub writing_size: WritingSize,
    /// Zoom in percent, 80 to 200.
    pub zoom_percent: u16,
    /// The user's own name, as a supervisor or on comments.
    pub me: Me,
    /// Whom I call when I am worried.
    pub whom_i_call: String,
    /// The supervisor's name.
    pub supervisor: String,
    /// The folder where worksheets are kept.
    pub folder: Option<PathBuf>,
    /// Files opened from elsewhere, newest first, at most 50.
    pub recent: Vec<PathBuf>,
    /// Worksheets that are read here for their writers, newest first, at most 500.
    pub reads: Vec<Id>,
    /// Whether the paper that was used last is Letter; A4 if not.
    pub letter: bool,
    /// Less motion.
    pub still: bool,
    /// The locked folder, if it is not where it usually is.
    pub vault: Option<PathBuf>,
    /// Minutes without a deed after which the folder is locked; never, if 0.
    pub lock_after_minutes: u16,
    /// What the user calls a session, a client and a supervisor.
    pub words: OwnWords,
    /// The language in which worksheets are begun where they come in it; empty is that of their author.
    pub language: String,
}

/// The user.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Me {
    /// Name, as others see it; may be empty.
    pub name: String,
    /// Names she had before.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub before: BTreeSet<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            writing_size: WritingSize::Normal,
            zoom_percent: 100,
            me: Me::default(),
            whom_i_call: String::new(),
            supervisor: String::new(),
            folder: None,
            recent: Vec::new(),
            reads: Vec::new(),
            letter: false,
            still: false,
            vault: None,
            lock_after_minutes: 10,
            words: OwnWords::default(),
            language: String::new(),
        }
    }
}
