//! The system's own file dialogs, beside the frame and never in its way.
//!
//! On Linux rfd asks the desktop's portal, or else zenity. Where there is
//! neither it answers *cancel* at once; that is told apart from a person here.

use std::{
    future::Future,
    iter,
    path::{Path, PathBuf},
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
    time::{Duration, Instant},
};

use rfd::{AsyncFileDialog, FileHandle};
use winit::raw_window_handle::{HasDisplayHandle, HasWindowHandle};

use crate::{exchange::given, t};

/// Nobody reads a dialog and cancels it in so short a time.
const FASTER_THAN_A_PERSON: Duration = Duration::from_millis(300);

/// What a person answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This path.
    Path(PathBuf),
    /// Nothing: the dialog was closed.
    Cancelled,
    /// Nobody was asked: this system has no dialog.
    NotAsked,
}

/// Whether this system can ask at all, as far as can be told without asking.
#[must_use]
pub fn can_ask() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let set = |variable| std::env::var_os(variable).filter(|value| !value.is_empty());
    let has_bus = set("DBUS_SESSION_BUS_ADDRESS").is_some()
        || set("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists());
    let has_zenity =
        set("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("zenity").exists()));
    has_bus || has_zenity
}

/// A question to the system.
#[derive(Clone, Debug)]
pub enum Question<'a> {
    /// Which file to open.
    Open,
    /// Where to keep a worksheet.
    Save {
        /// The name to begin with.
        name: &'a str,
    },
    /// Where to put a worksheet for somebody else, or a plain copy of it.
    Worksheet {
        /// What is asked.
        title: &'a str,
        /// The name to begin with.
        name: &'a str,
    },
    /// In which folder to keep worksheets.
    Folder,
    /// Into which folder to export.
    ExportFolder,
    /// Where to put some other file.
    File {
        /// The name to begin with.
        name: &'a str,
        /// Its ending.
        ending: &'a str,
    },
    /// Where to put a blank worksheet for a colleague.
    Give {
        /// The name to begin with.
        name: &'a str,
    },
    /// Where to put a PDF.
    Pdf {
        /// The name to begin with.
        name: &'a str,
    },
    /// Where to put words as Markdown.
    Words {
        /// The name to begin with.
        name: &'a str,
    },
    /// Where to put a table.
    Table {
        /// The name to begin with.
        name: &'a str,
    },
}

impl Question<'_> {
    /// The ending that the file gets, if it is one to be written.
    const fn ending(&self) -> Option<&str> {
        match self {
            Self::Save { .. } | Self::Worksheet { .. } => Some("ron"),
            Self::File { ending, .. } => Some(ending),
            Self::Give { .. } => Some(given::ENDING),
            Self::Pdf { .. } => Some("pdf"),
            Self::Words { .. } => Some("md"),
            Self::Table { .. } => Some("csv"),
            Self::Open | Self::Folder | Self::ExportFolder => None,
        }
    }
}

/// The file that is meant by what was answered.
///
/// The system asked before it let a file be written over, but about the name that was typed.
/// Where our ending is put behind it, it is another file: one that is there already stays, and
/// ours gets a number.
fn meant(chosen: PathBuf, ending: &str, is_there: impl Fn(&Path) -> bool) -> PathBuf {
    if chosen.extension().is_some_and(|has| has.eq_ignore_ascii_case(ending)) {
        return chosen;
    }
    let name = chosen.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2_u32..).map(|number| format!("{name} {number}.{ending}"));
    let mut files = iter::once(format!("{name}.{ending}")).chain(numbered).map(|name| chosen.with_file_name(name));
    files.find(|file| !is_there(file)).unwrap_or(chosen)
}

/// The window that a dialog belongs to, as the desktop knows it.
pub type Parent<'a> = &'a dyn Handles;

/// What the desktop knows a window by.
pub trait Handles: HasDisplayHandle + HasWindowHandle {}

impl<T: HasDisplayHandle + HasWindowHandle> Handles for T {}

/// Asks, beginning in a folder, and tells the answer from a thread of its own.
///
/// Some systems want dialogs made on the window's thread: they are, and
/// only waited for elsewhere.
pub fn ask(
    question: &Question<'_>,
    folder: Option<&Path>,
    parent: Parent<'_>,
    tell: impl FnOnce(Answer) + Send + 'static,
) {
    let mut dialog = AsyncFileDialog::new().set_parent(parent);
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    let ending = question.ending().map(str::to_owned);
    let tell = move |answer| {
        tell(match (answer, &ending) {
            (Answer::Path(chosen), Some(ending)) => Answer::Path(meant(chosen, ending, Path::exists)),
            (answer, _) => answer,
        });
    };
    match question {
        Question::Open => {
            let dialog = dialog
                .set_title(t!("ask-open-title"))
                .add_filter(t!("ask-worksheets"), &["ron", "pdf", "json", given::ENDING]);
            wait(dialog.pick_file(), tell);
        }
        Question::Folder => wait(dialog.set_title(t!("ask-folder-title")).pick_folder(), tell),
        Question::ExportFolder => wait(dialog.set_title(t!("ask-batch-title")).pick_folder(), tell),
        Question::Table { name } => {
            let dialog = dialog.set_title(t!("ask-table-title")).set_file_name(*name).add_filter("CSV", &["csv"]);
            wait(dialog.set_can_create_directories(true).save_file(), tell);
        }
        Question::Save { name } => wait(worksheet(dialog, t!("ask-save-title"), name).save_file(), tell),
        Question::Worksheet { title, name } => wait(worksheet(dialog, title, name).save_file(), tell),
        Question::File { name, ending } => {
            let dialog = dialog.set_title(t!("ask-file-title")).set_file_name(*name).add_filter(*ending, &[ending]);
            wait(dialog.set_can_create_directories(true).save_file(), tell);
        }
        Question::Give { name } => {
            let dialog = dialog
                .set_title(t!("ask-give-title"))
                .set_file_name(*name)
                .add_filter(t!("ask-blank-worksheets"), &[given::ENDING])
                .set_can_create_directories(true);
            wait(dialog.save_file(), tell);
        }
        Question::Words { name } => {
            let dialog = dialog
                .set_title(t!("ask-words-title"))
                .set_file_name(*name)
                .add_filter("Markdown", &["md"])
                .set_can_create_directories(true);
            wait(dialog.save_file(), tell);
        }
        Question::Pdf { name } => {
            let dialog = dialog
                .set_title(t!("ask-pdf-title"))
                .set_file_name(*name)
                .add_filter("PDF", &["pdf"])
                .set_can_create_directories(true);
            wait(dialog.save_file(), tell);
        }
    }
}

/// Asks for a worksheet's file.
fn worksheet(dialog: AsyncFileDialog, title: &str, name: &str) -> AsyncFileDialog {
    let dialog = dialog.set_title(title).set_file_name(name).add_filter(t!("ask-worksheets"), &["ron"]);
    dialog.set_can_create_directories(true)
}

fn wait(
    answer: impl Future<Output = Option<FileHandle>> + Send + 'static,
    tell: impl FnOnce(Answer) + Send + 'static,
) {
    let asked = Instant::now();
    let wait = move || {
        tell(match block_on(answer) {
            Some(handle) => Answer::Path(handle.path().to_owned()),
            None if asked.elapsed() < FASTER_THAN_A_PERSON => Answer::NotAsked,
            None => Answer::Cancelled,
        });
    };
    let _started = thread::Builder::new().name("dialog".to_owned()).spawn(wait);
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread until the future is done.
pub(super) fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_its_ending_never_writes_over_a_file_that_nobody_was_asked_about() {
        let there = ["/w/notes.ron", "/w/notes 2.ron"];
        let is_there = |file: &Path| there.contains(&file.to_string_lossy().as_ref());
        let meant = |chosen: &str| meant(chosen.into(), "ron", is_there).display().to_string();
        assert_eq!(meant("/w/notes"), "/w/notes 3.ron");
        assert_eq!(meant("/w/other"), "/w/other.ron");
        assert_eq!(meant("/w/J. Tue 5 pm"), "/w/J. Tue 5 pm.ron");
        // Here the system has asked.
        assert_eq!(meant("/w/notes.RON"), "/w/notes.RON");
        assert_eq!(meant("/w/notes.ron"), "/w/notes.ron");
    }
}
