//! The pages of Help, as Markdown: for the window and for `attune help`.

/// A page of Help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpPage {
    /// Its name, such as `writing`.
    pub topic: &'static str,
    /// Its text in Markdown; the first line is its heading.
    pub text: &'static str,
}

macro_rules! pages {
    ($($topic:literal),* $(,)?) => {
        /// All pages of Help, in the order in which they are listed.
        pub const HELP: &[HelpPage] = &[$(HelpPage {
            topic: $topic,
            text: include_str!(concat!("../../assets/help/", $topic, ".md")),
        }),*];
    };
}

pages![
    "start",
    "writing",
    "paper",
    "supervision",
    "locked-folder",
    "files",
    "keys",
    "make-a-worksheet",
    "reference",
    "fhir",
    "command-line"
];

impl HelpPage {
    /// The page with this name.
    #[must_use]
    pub fn find(topic: &str) -> Option<Self> {
        HELP.iter().copied().find(|page| page.topic == topic)
    }

    /// Its heading, without the sign before it.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim_start_matches(['#', ' '])
    }
}
