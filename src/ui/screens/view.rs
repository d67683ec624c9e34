//! View state of the screens other than writing.

/// View state of the screens other than writing.
#[derive(Default)]
pub struct View {}
