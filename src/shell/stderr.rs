//! Standard error, for as long as somebody reads it.
//!
//! The macros of the standard library end the program when the reader of a
//! pipe has gone: a worksheet that was written would be told as a crash. These
//! stand in their place everywhere in `shell`, and on a terminal show signs that
//! would steer it as pictures.

use std::io::{self, IsTerminal, Write};

use crate::base::visible;

/// Writes to standard error; nobody hears it if nobody listens.
pub fn write(text: &str) {
    let mut to = io::stderr();
    let _nobody_listens =
        if to.is_terminal() { to.write_all(visible(text).as_bytes()) } else { to.write_all(text.as_bytes()) };
}

/// Writes to standard error, without a line's end.
macro_rules! eprint {
    ($($words:tt)*) => { $crate::shell::stderr::write(&format!($($words)*)) };
}

/// Writes a line to standard error.
macro_rules! eprintln {
    ($($words:tt)*) => { $crate::shell::stderr::write(&(format!($($words)*) + "\n")) };
}
