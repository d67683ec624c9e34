//! What a person can ask for by name.

/// Everything a person can ask for: menus, shortcuts and the key table iterate this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Go to *My worksheets*.
    MyWorksheets,
    /// Begin a new blank worksheet on the bench.
    NewBlank,
    /// Open a worksheet file.
    Open,
    /// Save the open worksheet.
    Save,
    /// Save the open worksheet under another name.
    SaveAs,
    /// Close the open worksheet.
    Close,
    /// Show the open worksheet on paper.
    OnPaper,
    /// Save the pages shown as a PDF.
    SavePdf,
    /// Take back the last change.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Finish the open worksheet.
    Finish,
    /// Mark the current answer for supervision.
    ForSupervision,
    /// Go to the supervisor's view of the open worksheet.
    Supervision,
    /// Find in *My worksheets*.
    Find,
    /// Go to the next question.
    NextQuestion,
    /// Go to the question before.
    PreviousQuestion,
    /// Go to the next section.
    NextSection,
    /// Go to the section before.
    PreviousSection,
    /// Put the keyboard into the outline, the sheet, the rail, in turn.
    NextPane,
    /// The safety text.
    Safety,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As large as at first.
    ZoomReset,
    /// Help.
    Help,
    /// Settings.
    Settings,
    /// Lock the folder, and hide everything at once.
    Lock,
    /// Look at the earlier states of the open worksheet.
    EarlierStates,
    /// Put back the worksheet that was deleted last.
    PutBack,
    /// Leave the program.
    Quit,
}

impl Action {
    /// Every action, in the order of the key table.
    pub const ALL: &[Self] = &[
        Self::MyWorksheets,
        Self::NewBlank,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::Close,
        Self::OnPaper,
        Self::SavePdf,
        Self::Undo,
        Self::Redo,
        Self::Finish,
        Self::ForSupervision,
        Self::Supervision,
        Self::Find,
        Self::NextQuestion,
        Self::PreviousQuestion,
        Self::NextSection,
        Self::PreviousSection,
        Self::NextPane,
        Self::Safety,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Help,
        Self::Settings,
        Self::Lock,
        Self::EarlierStates,
        Self::PutBack,
        Self::Quit,
    ];

    /// Its key in words of the program, such as `action-save`.
    #[must_use]
    pub const fn word_key(self) -> &'static str {
        match self {
            Self::MyWorksheets => "action-my-worksheets",
            Self::NewBlank => "action-new-blank",
            Self::Open => "action-open",
            Self::Save => "action-save",
            Self::SaveAs => "action-save-as",
            Self::Close => "action-close",
            Self::OnPaper => "action-on-paper",
            Self::SavePdf => "action-save-pdf",
            Self::Undo => "action-undo",
            Self::Redo => "action-redo",
            Self::Finish => "action-finish",
            Self::ForSupervision => "action-for-supervision",
            Self::Supervision => "action-supervision",
            Self::Find => "action-find",
            Self::NextQuestion => "action-next-question",
            Self::PreviousQuestion => "action-previous-question",
            Self::NextSection => "action-next-section",
            Self::PreviousSection => "action-previous-section",
            Self::NextPane => "action-next-pane",
            Self::Safety => "action-safety",
            Self::ZoomIn => "action-zoom-in",
            Self::ZoomOut => "action-zoom-out",
            Self::ZoomReset => "action-zoom-reset",
            Self::Help => "action-help",
            Self::Settings => "action-settings",
            Self::Lock => "action-lock",
            Self::EarlierStates => "action-earlier-states",
            Self::PutBack => "action-put-back",
            Self::Quit => "action-quit",
        }
    }

    /// Its key on the keyboard, as people write it, such as `Ctrl+S`; `ui` reads it.
    #[must_use]
    pub const fn keys(self) -> &'static str {
        match self {
            Self::MyWorksheets => "Ctrl+L",
            Self::NewBlank => "Ctrl+N",
            Self::Open => "Ctrl+O",
            Self::Save => "Ctrl+S",
            Self::SaveAs => "Ctrl+Shift+S",
            Self::Close => "Ctrl+W",
            Self::OnPaper => "Ctrl+P",
            Self::SavePdf => "Ctrl+E",
            Self::Undo => "Ctrl+Z",
            Self::Redo => "Ctrl+Shift+Z",
            Self::Finish => "Ctrl+Enter",
            Self::ForSupervision => "Ctrl+M",
            Self::Supervision => "Ctrl+R",
            Self::Find => "Ctrl+F",
            Self::NextQuestion => "Ctrl+Down",
            Self::PreviousQuestion => "Ctrl+Up",
            Self::NextSection => "Ctrl+PageDown",
            Self::PreviousSection => "Ctrl+PageUp",
            Self::NextPane => "F6",
            Self::Safety => "F9",
            Self::ZoomIn => "Ctrl++",
            Self::ZoomOut => "Ctrl+-",
            Self::ZoomReset => "Ctrl+0",
            Self::Help => "F1",
            Self::Settings => "Ctrl+,",
            Self::Lock => "Ctrl+Shift+L",
            Self::EarlierStates => "Ctrl+H",
            Self::PutBack => "Ctrl+Shift+D",
            Self::Quit => "Ctrl+Q",
        }
    }
}
