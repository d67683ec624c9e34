//! Standard output, for people and for other programs.

use std::io::{self, ErrorKind, IsTerminal, Write};

use super::trouble::Trouble;
use crate::base::visible;

/// Standard output. A reader that has read enough (`| head`) is no fault.
#[derive(Debug)]
pub struct Out {
    to: io::Stdout,
    closed: bool,
}

impl Out {
    /// Standard output.
    pub fn new() -> Self {
        Self { to: io::stdout(), closed: false }
    }

    /// Whether nobody reads any more.
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Writes a line.
    pub fn line(&mut self, line: &str) -> Result<(), Trouble> {
        self.text(&format!("{line}\n"))
    }

    /// Writes a text; on a terminal with pictures in place of the signs that would steer it.
    pub fn text(&mut self, text: &str) -> Result<(), Trouble> {
        if self.to.is_terminal() {
            return self.bytes(visible(text).as_bytes());
        }
        self.bytes(text.as_bytes())
    }

    /// Writes a value as JSON.
    pub fn json(&mut self, value: &serde_json::Value) -> Result<(), Trouble> {
        self.line(&format!("{value:#}"))
    }

    /// Writes bytes as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut to = self.to.lock();
        match to.write_all(bytes).and_then(|()| to.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            other => Ok(other?),
        }
    }
}
