//! PDFs from outside, read on a thread of their own and not for long.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use super::clock;
use crate::{
    app::Came,
    exchange::{
        fhir::{self, Effect, Refused},
        filled::{self, Unread},
        reviewed,
    },
    print::foreign::{self, Brought, Foreign},
    t, template,
    worksheet::{Content, Worksheet, file},
};

/// The worksheet that a PDF carries, as a document of its own.
///
/// # Errors
/// What happened and what to do; the PDF is left alone.
pub fn worksheet(pdf: Vec<u8>, passphrase: &str) -> Result<Taken, Foreign> {
    let brought = bring(pdf, passphrase)?;
    let sheet = file::read_bytes(&brought.worksheet).map_err(|_| Foreign::Damaged)?;
    let fresh = |sheet| Worksheet { doc: clock::fresh_id(), ..sheet };
    let Some(fields) = brought.fields else {
        return Ok(Taken { sheet: fresh(sheet), fields: None, came: None, said: None });
    };
    let now = clock::now();
    let content = Content { begun: now, changed: now, ..sheet.content.clone() };
    if let Some(reviewed) = reviewed::reviewed(&sheet, &fields) {
        return Ok(Taken { sheet, fields: None, came: Some(Came::Review(reviewed)), said: None });
    }
    let begun = fresh(Worksheet { content, ..sheet.clone() });
    let filled = filled::filled(begun.clone(), &fields, now);
    let fields = Some(filled.taken);
    let came = Came::Answers { filled: Box::new(filled), printed: Box::new(sheet) };
    Ok(Taken { sheet: begun, fields, came: Some(came), said: None })
}

/// A blank worksheet made of a FHIR Questionnaire, begun.
///
/// # Errors
/// Why it cannot be one.
pub fn questionnaire(name: &str, json: &[u8]) -> Result<Taken, Refused> {
    let imported = fhir::import(json, None)?;
    let different = imported.notes.iter().filter(|note| note.why.effect() == Effect::Different).count();
    let checked = template::read(name, &imported.text, &|_| None);
    let template = checked.template.ok_or(Refused::NotFhir)?;
    let sheet = Worksheet::begin(Arc::new(template), clock::fresh_id(), clock::now());
    Ok(Taken { sheet, fields: None, came: None, said: Some(t!("fhir-opened", count = different)) })
}

/// What was taken out of a PDF, or made of a FHIR Questionnaire.
#[derive(Debug)]
pub struct Taken {
    /// The worksheet.
    pub sheet: Worksheet,
    /// From fields that were filled in: how many answers.
    pub fields: Option<usize>,
    /// What else is to be said of it.
    pub said: Option<String>,
    /// What stood in its fields.
    pub came: Option<Came>,
}

impl Taken {
    /// The worksheet with everything that came in it; where no window can ask what is taken over.
    #[must_use]
    pub fn whole(self) -> Worksheet {
        match self.came {
            None | Some(Came::Returned(_)) => self.sheet,
            Some(Came::Answers { filled, .. }) => filled.sheet,
            Some(Came::Review(reviewed)) => {
                let mut sheet = Worksheet { doc: clock::fresh_id(), ..self.sheet };
                let _count = reviewed.into_sheet(&mut sheet, clock::now());
                sheet
            }
        }
    }

    /// Each field that holds what is no answer, by its question; never what stands in it.
    #[must_use]
    pub fn left(&self) -> Vec<String> {
        let Some(Came::Answers { filled, .. }) = &self.came else { return Vec::new() };
        let line = |left: &Unread| match left.part.as_str() {
            "" => t!("filled-left-at", number = left.number, ask = &left.ask),
            part => t!("filled-left-in", number = left.number, ask = &left.ask, part = part),
        };
        filled.left.iter().map(line).collect()
    }

    /// What became of the fields, as a sentence; nothing if there were none.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        if self.said.is_some() {
            return self.said.clone();
        }
        if let Some(Came::Review(reviewed)) = &self.came {
            return Some(t!("reviewed-taken", count = reviewed.comments.len()));
        }
        self.fields.map(|taken| t!("filled-taken", count = taken))
    }
}

/// At most so many PDFs are read at once; one that was given up counts until its thread ends.
const AT_ONCE: usize = 4;
static READING: AtomicUsize = AtomicUsize::new(0);

/// Reads on a thread that is left behind if it takes too long; if it dies, that is an answer too.
fn bring(pdf: Vec<u8>, passphrase: &str) -> Result<Brought, Foreign> {
    let Some(place) = Place::taken() else { return Err(Foreign::TooLong) };
    let (tell, told) = mpsc::channel();
    let passphrase = passphrase.to_owned();
    let work = move || {
        let brought = foreign::bring(Arc::new(pdf), &passphrase);
        drop(place);
        let _nobody_waits = tell.send(brought);
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

/// A place among those that read; given back at the end, also of a thread that dies.
struct Place;

impl Place {
    fn taken() -> Option<Self> {
        let more = |reading| (reading < AT_ONCE).then_some(reading + 1);
        READING.fetch_update(Ordering::AcqRel, Ordering::Acquire, more).ok().map(|_| Self)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        READING.fetch_sub(1, Ordering::AcqRel);
    }
}
