//! Asks for a passphrase in the terminal, which shows nothing of it and is as before afterwards.
//!
//! Ctrl+C at the question would otherwise end the program while the terminal
//! shows nothing of what is typed, and so would the shell after it.

use std::{
    future::poll_fn,
    io::{self, ErrorKind},
    pin::Pin,
    process,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use async_signal::{Signal, Signals};
use futures_core::Stream;

use super::dialogs::block_on;
use crate::base::Secret;

/// How a command ends that Ctrl+C ended.
const ENDED: i32 = 130;
/// So long the question has to put the terminal right.
const PATIENCE: Duration = Duration::from_millis(500);

/// Whether the question is on the screen.
static ASKING: AtomicBool = AtomicBool::new(false);
static LISTENING: OnceLock<bool> = OnceLock::new();

/// Asks, and shows nothing of what is typed.
///
/// # Errors
/// If nobody can be asked, or typed the end of the input.
pub fn ask(prompt: &str) -> io::Result<Secret> {
    LISTENING.get_or_init(|| listen().is_ok());
    ASKING.store(true, Ordering::SeqCst);
    let typed = rpassword::prompt_password(format!("{prompt} "));
    ASKING.store(false, Ordering::SeqCst);
    match typed {
        Err(error) if error.kind() == ErrorKind::Interrupted => process::exit(ENDED),
        typed => typed.map(Secret::new),
    }
}

/// Ends the program at Ctrl+C, as without a question, but not before the terminal is as it was.
fn listen() -> io::Result<()> {
    let mut signals = Signals::new([Signal::Int])?;
    let wait = move || {
        block_on(poll_fn(|cx| Pin::new(&mut signals).poll_next(cx)));
        if ASKING.load(Ordering::SeqCst) {
            thread::sleep(PATIENCE);
        }
        process::exit(ENDED);
    };
    thread::Builder::new().name("ending".to_owned()).spawn(wait).map(|_| ())
}
