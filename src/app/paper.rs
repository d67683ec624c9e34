//! *On paper*: pages are made anew whenever sheet or options change while they are shown.
//!
//! Only proved bytes of what is on the desk now are written: a PDF that is
//! asked for while its pages are being made waits for them.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Dialog, DocKey, Effect, Failure, Lock, Open, Paper, PaperPages, Screen, Settings, State, choices, clients,
    hand_over, library, save,
};
use crate::{
    base::{Id, Moment},
    exchange::{Leaving, markdown},
    page::{Copy, PageOptions, Paper as Format},
    store::vault::Left,
    t,
    template::Template,
    worksheet::{Answers, Content, Review, Since, Way, Worksheet},
};

/// The options a worksheet begins with.
pub(super) fn first_options(open: &mut Open, settings: &Settings) {
    open.paper.options.paper = format(settings);
}

const fn format(settings: &Settings) -> Format {
    if settings.letter { Format::Letter } else { Format::A4 }
}

/// Shows an open worksheet on paper.
pub(super) fn on_paper(state: &mut State, doc: DocKey) -> Vec<Effect> {
    // As the screen does: compared with the last worksheet of the same kind about the same client.
    let since = state.doc(doc).and_then(|open| library::earlier(state, open));
    let since = since.and_then(|row| Some(Since { day: row.day?, standings: row.standings.clone() }));
    if let Some(open) = state.doc_mut(doc) {
        open.paper.options.since = since;
        // Asked for anew: an older request may have been overtaken by another worksheet's.
        open.paper.asked_for = None;
        open.paper.lock = Lock::Off;
        state.screen = Screen::OnPaper(doc);
    }
    Vec::new()
}

/// Shows a blank worksheet on paper.
pub(super) fn look_at_blank(state: &mut State, template: Id) -> Vec<Effect> {
    let options = PageOptions { copy: Copy::Blank, paper: format(&state.settings), ..PageOptions::default() };
    state.blank = Paper { options, asked: state.blank.asked, ..Paper::default() };
    state.screen = Screen::BlankOnPaper(template);
    Vec::new()
}

fn paper_mut(state: &mut State, doc: Option<DocKey>) -> Option<&mut Paper> {
    match doc {
        Some(doc) => state.doc_mut(doc).map(|open| &mut open.paper),
        None => Some(&mut state.blank),
    }
}

/// Other options for the pages.
pub(super) fn options(state: &mut State, doc: Option<DocKey>, options: PageOptions, now: Moment) -> Vec<Effect> {
    let letter = options.paper == Format::Letter;
    if state.settings.letter != letter {
        state.settings.letter = letter;
        state.settings_changed = Some(now);
    }
    if let Some(paper) = paper_mut(state, doc) {
        paper.options = options;
    }
    Vec::new()
}

/// Turns to a page.
pub(super) fn page(state: &mut State, doc: Option<DocKey>, page: usize) -> Vec<Effect> {
    if let Some(paper) = paper_mut(state, doc) {
        let count = paper.pages.as_ref().and_then(|made| made.as_ref().ok()).map_or(0, |pages| pages.count);
        paper.first = page.min(count.saturating_sub(1));
    }
    Vec::new()
}

/// Asks for new pages if what is shown no longer stands.
pub(super) fn renew(state: &mut State) -> Vec<Effect> {
    let (doc, sheet, revision) = match &state.screen {
        Screen::OnPaper(doc) => {
            let Some(open) = state.doc(*doc) else { return Vec::new() };
            let revision = open.steps.revision();
            if open.paper.asked_for == Some((revision, open.paper.options.clone())) {
                return Vec::new();
            }
            (Some(*doc), open.sheet().clone(), revision)
        }
        Screen::BlankOnPaper(_) => {
            if state.blank.asked_for == Some((0, state.blank.options.clone())) {
                return Vec::new();
            }
            let Some(sheet) = shown(state, None) else { return Vec::new() };
            (None, sheet, 0)
        }
        _ => return Vec::new(),
    };
    state.pages_asked += 1;
    let asked = state.pages_asked;
    let Some(paper) = paper_mut(state, doc) else { return Vec::new() };
    paper.asked = asked;
    paper.asked_for = Some((revision, paper.options.clone()));
    vec![Effect::MakePages { doc, asked, sheet: Box::new(sheet), options: paper.options.clone() }]
}

/// A worksheet with no answers, and with no moment of its own: a blank one is the same every day.
fn blank(template: &Arc<Template>) -> Option<Worksheet> {
    let moment = Moment::parse("2000-01-01T00:00:00+00:00")?;
    let content = Content {
        begun: moment,
        changed: moment,
        way: Way::Whole,
        answers: Answers::default(),
        later: crate::base::Keyed::new(),
        former: crate::base::Keyed::new(),
    };
    let (doc, name) = (Id::known("blank"), String::new());
    Some(Worksheet { doc, name, template: template.clone(), content, review: Review::default() })
}

/// Pages were made.
pub(super) fn made(
    state: &mut State,
    doc: Option<DocKey>,
    asked: u64,
    result: Result<Arc<PaperPages>, Failure>,
    now: Moment,
) -> Vec<Effect> {
    let Some(paper) = paper_mut(state, doc) else { return Vec::new() };
    if paper.asked != asked {
        return Vec::new();
    }
    paper.made = asked;
    if let Ok(pages) = &result {
        let before = paper.pages.as_ref().and_then(|made| made.as_ref().ok());
        paper.leaves_without &= before.is_some_and(|before| before.missing == pages.missing);
        paper.first = paper.first.min(pages.count.saturating_sub(1));
    }
    paper.pages = Some(result);
    hand_out(state, doc, now)
}

/// Pages that were being made will not come.
pub(super) fn fell(paper: &mut Paper, failure: &Failure) {
    if paper.made != paper.asked {
        paper.made = paper.asked;
        paper.pages = Some(Err(failure.clone()));
        paper.ask_when_made = false;
        paper.write_when_made = None;
        paper.print_when_made = false;
    }
}

/// Whether the pages show what is on the desk now.
fn is_ready(paper: &Paper, revision: u64) -> bool {
    paper.made == paper.asked && paper.asked_for == Some((revision, paper.options.clone()))
}

/// Saves the pages as a PDF; asks where first.
pub(super) fn save_pdf(state: &mut State, now: Moment) -> Vec<Effect> {
    let doc = match state.screen {
        Screen::Writing(doc) | Screen::OnPaper(doc) | Screen::Supervision(Some(doc)) => {
            if state.screen != Screen::OnPaper(doc) {
                let _none = on_paper(state, doc);
            }
            Some(doc)
        }
        Screen::BlankOnPaper(_) => None,
        _ => return Vec::new(),
    };
    if state.waiting {
        return Vec::new();
    }
    if let Some(paper) = paper_mut(state, doc) {
        paper.ask_when_made = true;
    }
    hand_out(state, doc, now)
}

/// Prints the pages as they are shown; asks how first.
pub(super) fn print(state: &mut State, now: Moment) -> Vec<Effect> {
    let doc = match state.screen {
        Screen::OnPaper(doc) => Some(doc),
        Screen::BlankOnPaper(_) => None,
        _ => return Vec::new(),
    };
    if state.waiting {
        return Vec::new();
    }
    if let Some(paper) = paper_mut(state, doc) {
        paper.print_when_made = true;
    }
    hand_out(state, doc, now)
}

/// The way out for words whose pages could not be made: asks where to.
pub(super) fn save_words(state: &State, doc: DocKey) -> Vec<Effect> {
    let name = pdf_name(state, Some(doc));
    let name = name.strip_suffix(".pdf").unwrap_or(&name);
    vec![Effect::AskWords { doc, name: format!("{name}.md") }]
}

/// Writes the words of what would be on paper, and no others.
pub(super) fn write_words(state: &mut State, doc: DocKey, file: PathBuf, now: Moment) -> Vec<Effect> {
    let Some(options) = paper_mut(state, Some(doc)).map(|paper| paper.options.clone()) else { return Vec::new() };
    let Some(open) = state.doc(doc) else { return Vec::new() };
    let words = markdown::markdown(open.sheet(), &open.outcome, &Leaving::from(&options));
    let left = clients::leaving(open.sheet(), file.display().to_string(), now);
    vec![Effect::WritePdf { doc: Some(doc), file, pdf: Arc::new(words.into_bytes()), left: Some(left) }]
}

/// The proved bytes of what is on the desk now.
pub(super) fn pdf_of_now(state: &mut State, doc: Option<DocKey>) -> Option<Arc<Vec<u8>>> {
    let revision = doc.and_then(|doc| state.doc(doc)).map_or(0, |open| open.steps.revision());
    let paper = paper_mut(state, doc)?;
    let pages = paper.pages.as_ref()?.as_ref().ok()?;
    is_ready(paper, revision).then(|| Arc::clone(&pages.pdf))
}

/// Gives out what waits for the pages, once they are made.
fn hand_out(state: &mut State, doc: Option<DocKey>, now: Moment) -> Vec<Effect> {
    let revision = doc.and_then(|doc| state.doc(doc)).map_or(0, |open| open.steps.revision());
    let name = pdf_name(state, doc);
    let (waiting, handed) = (state.waiting, state.handed.is_some());
    let Some(paper) = paper_mut(state, doc) else { return Vec::new() };
    if !is_ready(paper, revision) {
        return Vec::new();
    }
    let lacks = matches!(&paper.pages, Some(Ok(pages)) if !pages.missing.is_empty());
    // What a client wrote leaves as it is: nobody else may be asked before the screen is given back.
    if !handed && (paper.ask_when_made || paper.print_when_made) && lacks && !paper.leaves_without {
        state.dialog = Some(Dialog::LettersMissing(doc));
        return Vec::new();
    }
    if paper.print_when_made && !waiting && matches!(&paper.pages, Some(Ok(_))) {
        paper.print_when_made = false;
        state.waiting = true;
        return vec![Effect::FindPrinters(doc)];
    }
    let print = std::mem::take(&mut paper.print_when_made);
    let (ask, write) = (std::mem::take(&mut paper.ask_when_made), paper.write_when_made.take());
    match (&paper.pages, write) {
        (Some(Ok(pages)), Some(file)) => match paper.lock.clone() {
            Lock::Off => {
                let pdf = pages.pdf.clone();
                let left = leaving(state, doc, &file, now);
                vec![Effect::WritePdf { doc, file, pdf, left }]
            }
            Lock::With(passphrase) => {
                let options = paper.options.clone();
                let left = leaving(state, doc, &file, now);
                let sheet = shown(state, doc).map(Box::new);
                sheet
                    .map(|sheet| Effect::WriteLockedPdf { doc, file, sheet, options, passphrase, left })
                    .into_iter()
                    .collect()
            }
            Lock::Incomplete => {
                state.dialog = Some(Dialog::Failed(no_passphrase()));
                Vec::new()
            }
        },
        (Some(Ok(_)), None) if ask && paper.lock == Lock::Incomplete => {
            state.dialog = Some(Dialog::Failed(no_passphrase()));
            Vec::new()
        }
        (Some(Ok(_)), None) if ask && !waiting => {
            state.waiting = true;
            vec![Effect::AskPdf { doc, name }]
        }
        (Some(Err(failure)), write) if ask || print || write.is_some() => {
            state.dialog = Some(Dialog::Failed(failure.clone()));
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// The line of what is about to leave. It is made now: when the answer comes, the worksheet may
/// be behind the locked door.
fn leaving(state: &State, doc: Option<DocKey>, file: &Path, now: Moment) -> Option<Left> {
    let open = doc.and_then(|doc| state.doc(doc))?;
    Some(clients::leaving(open.sheet(), file.display().to_string(), now))
}

/// The worksheet that is on paper.
fn shown(state: &State, doc: Option<DocKey>) -> Option<Worksheet> {
    match (doc, &state.screen) {
        (Some(doc), _) => state.doc(doc).map(|open| open.sheet().clone()),
        (None, Screen::BlankOnPaper(template)) => {
            let entry = state.shelf.entry(template)?;
            blank(&entry.template)
        }
        _ => None,
    }
}

fn no_passphrase() -> Failure {
    Failure { what: t!("lock-incomplete").to_owned(), help: t!("lock-incomplete-help").to_owned() }
}

/// Whether the PDF is put under a passphrase.
pub(super) fn lock(state: &mut State, doc: Option<DocKey>, lock: Lock) -> Vec<Effect> {
    if let Some(paper) = paper_mut(state, doc) {
        paper.lock = lock;
    }
    Vec::new()
}

fn pdf_name(state: &State, doc: Option<DocKey>) -> String {
    let words = match doc {
        Some(doc) => state.doc(doc).map(save::good_name),
        None => match &state.screen {
            Screen::BlankOnPaper(id) => {
                let entry = state.shelf.entry(id);
                entry.map(|entry| save::fit_for_disk(&entry.template.title))
            }
            _ => None,
        },
    };
    format!("{}.pdf", words.unwrap_or_else(|| t!("app-worksheet").to_owned()))
}

/// Where the PDF goes: written as soon as its pages are those of now.
pub(super) fn write_to(state: &mut State, doc: Option<DocKey>, file: PathBuf, now: Moment) -> Vec<Effect> {
    if let Some(paper) = paper_mut(state, doc) {
        paper.write_when_made = Some(file);
    }
    hand_out(state, doc, now)
}

/// A PDF was written, or could not be.
pub(super) fn written(
    state: &mut State,
    doc: Option<DocKey>,
    left: Option<Left>,
    result: Result<PathBuf, Failure>,
    now: Moment,
) -> Vec<Effect> {
    if hand_over::is_mine(state, doc) {
        let kept = result.is_ok();
        // What a client takes along is no business of the list.
        let mut todo = say_written(state, None, result, now);
        if kept {
            todo.extend(hand_over::written(state, now));
        } else {
            hand_over::not_written(state);
        }
        return todo;
    }
    say_written(state, left, result, now)
}

fn say_written(state: &mut State, left: Option<Left>, result: Result<PathBuf, Failure>, now: Moment) -> Vec<Effect> {
    let mut todo = Vec::new();
    match result {
        Ok(file) => {
            todo.extend(left.and_then(|left| clients::left(state, Left { when: now, ..left })));
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let folder = file.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
            if !state.folder.is_locked() {
                // A name of a file may hold a client code; nobody need read it on the locked screen.
                choices::say(state, t!("app-pdf-saved", name = &name, folder = &folder), None, now);
            }
        }
        Err(failure) => state.dialog = Some(Dialog::Failed(failure)),
    }
    todo
}

/// The pages may leave though some letters cannot be shown.
pub(super) fn leave_without(state: &mut State, doc: Option<DocKey>, now: Moment) -> Vec<Effect> {
    state.dialog = None;
    if let Some(paper) = paper_mut(state, doc) {
        paper.leaves_without = true;
    }
    hand_out(state, doc, now)
}

/// They stay: nothing waits for them any more.
pub(super) fn stay(state: &mut State, doc: Option<DocKey>) {
    if let Some(paper) = paper_mut(state, doc) {
        paper.ask_when_made = false;
        paper.print_when_made = false;
        paper.write_when_made = None;
    }
}
