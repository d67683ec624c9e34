//! Asks for a passphrase in the terminal, which shows nothing of it and is as before afterwards.
//!
//! What ends the program at the question (Ctrl+C, a closed connection, `kill`)
//! would otherwise leave a terminal that shows nothing of what is typed, and so
//! would the shell after it.

use std::{
    future::poll_fn,
    io::{self, ErrorKind},
    pin::Pin,
    process,
    sync::OnceLock,
    thread,
};

use async_signal::{Signal, Signals};
use futures_core::Stream;

use super::dialogs::block_on;
use crate::base::Secret;

/// What ends the program, and the exit codes that shells give it.
const ENDINGS: [(Signal, i32); 4] =
    [(Signal::Int, ENDED), (Signal::Term, 143), (Signal::Hup, 129), (Signal::Quit, 131)];
/// How a command ends that Ctrl+C ended.
const ENDED: i32 = 130;

static LISTENING: OnceLock<bool> = OnceLock::new();

/// Asks, and shows nothing of what is typed.
///
/// # Errors
/// If nobody can be asked, or typed the end of the input.
pub fn ask(prompt: &str) -> io::Result<Secret> {
    LISTENING.get_or_init(|| listen().is_ok());
    terminal::remember();
    let typed = rpassword::prompt_password(format!("{prompt} "));
    terminal::forget();
    match typed {
        Err(error) if error.kind() == ErrorKind::Interrupted => process::exit(ENDED),
        typed => typed.map(Secret::new),
    }
}

/// Ends the program as without a question, but not before the terminal is as it was.
fn listen() -> io::Result<()> {
    let mut signals = Signals::new(ENDINGS.map(|(signal, _)| signal))?;
    let wait = move || {
        let came = block_on(poll_fn(|cx| Pin::new(&mut signals).poll_next(cx))).and_then(Result::ok);
        terminal::put_right();
        process::exit(ENDINGS.iter().find(|(signal, _)| Some(*signal) == came).map_or(ENDED, |(_, code)| *code));
    };
    thread::Builder::new().name("ending".to_owned()).spawn(wait).map(|_| ())
}

/// How the terminal was before the question.
#[cfg(target_os = "linux")]
mod terminal {
    use std::{
        fs::File,
        sync::{Mutex, PoisonError},
    };

    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

    static BEFORE: Mutex<Option<(File, Termios)>> = Mutex::new(None);

    pub fn remember() {
        let found = File::options().read(true).write(true).open("/dev/tty").ok().and_then(|terminal| {
            let state = tcgetattr(&terminal).ok()?;
            Some((terminal, state))
        });
        *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = found;
    }

    pub fn forget() {
        *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Only while the question is on the screen: at any other time the terminal is not ours.
    pub fn put_right() {
        if let Some((terminal, state)) = &*BEFORE.lock().unwrap_or_else(PoisonError::into_inner) {
            // A terminal that is gone needs nothing.
            let _gone = tcsetattr(terminal, OptionalActions::Now, state);
        }
    }
}

/// How the terminal was before the question: never compiled here.
#[cfg(not(target_os = "linux"))]
mod terminal {
    pub const fn remember() {}
    pub const fn forget() {}
    pub const fn put_right() {}
}
