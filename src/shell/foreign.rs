//! PDFs from outside, read on a thread of their own and not for long.

use std::{
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use super::clock;
use crate::{
    app::Failure,
    print::foreign::{self, Brought, Foreign},
    worksheet::{Worksheet, file},
};

/// The worksheet that a PDF carries, as a document of its own.
///
/// # Errors
/// What happened and what to do; the PDF is left alone.
pub fn worksheet(pdf: Vec<u8>, passphrase: &str) -> Result<Worksheet, Failure> {
    let brought = bring(pdf, passphrase).map_err(failure)?;
    let sheet = file::read_bytes(&brought.worksheet).map_err(|_| failure(Foreign::Damaged))?;
    Ok(Worksheet { doc: clock::fresh_id(), ..sheet })
}

/// Reads on a thread that is left behind if it takes too long; if it dies, that is an answer too.
fn bring(pdf: Vec<u8>, passphrase: &str) -> Result<Brought, Foreign> {
    let (tell, told) = mpsc::channel();
    let passphrase = passphrase.to_owned();
    let work = move || {
        let _nobody_waits = tell.send(foreign::bring(Arc::new(pdf), &passphrase));
    };
    let started = thread::Builder::new().name("pdf".to_owned()).spawn(work);
    if started.is_err() {
        return Err(Foreign::TooMuch);
    }
    match told.recv_timeout(Duration::from_secs(foreign::MAX_SECS)) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(Foreign::TooLong),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Foreign::Unreadable),
    }
}

fn failure(why: Foreign) -> Failure {
    Failure { what: why.to_string(), help: why.help().to_owned() }
}
