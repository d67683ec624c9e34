//! The kinds of fault, each with a code for `attune explain`.

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// `E001`: the text cannot be read as RON here.
    Syntax,
}

impl Code {
    /// The code as people write it, such as `E001`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "E001",
        }
    }
}
