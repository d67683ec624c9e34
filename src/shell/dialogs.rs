//! The system's own file dialogs, beside the frame and never in its way.

use std::{
    future::Future,
    path::{Path, PathBuf},
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
};

use rfd::{AsyncFileDialog, FileHandle};

use crate::t;

/// A question to the system.
#[derive(Clone, Debug)]
pub enum Question<'a> {
    /// Which file to open.
    Open,
    /// Where to keep a worksheet.
    Save {
        /// The name to begin with.
        name: &'a str,
        /// The folder to begin in.
        folder: Option<&'a Path>,
    },
    /// In which folder to keep worksheets.
    Folder,
    /// Where to put a PDF.
    Pdf {
        /// The name to begin with.
        name: &'a str,
    },
}

/// Asks, and tells the answer from a thread of its own; nothing is *cancel*.
///
/// Some systems want dialogs made on the window's thread: they are, and
/// only waited for elsewhere.
pub fn ask(question: &Question<'_>, parent: &eframe::Frame, tell: impl FnOnce(Option<PathBuf>) + Send + 'static) {
    let dialog = AsyncFileDialog::new().set_parent(parent);
    match question {
        Question::Open => {
            let dialog = dialog.set_title(t!("ask-open-title")).add_filter(t!("ask-worksheets"), &["ron"]);
            wait(dialog.pick_file(), tell);
        }
        Question::Folder => wait(dialog.set_title(t!("ask-folder-title")).pick_folder(), tell),
        Question::Save { name, folder } => {
            let mut dialog = dialog
                .set_title(t!("ask-save-title"))
                .set_file_name(*name)
                .add_filter(t!("ask-worksheets"), &["ron"])
                .set_can_create_directories(true);
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
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

fn wait(
    answer: impl Future<Output = Option<FileHandle>> + Send + 'static,
    tell: impl FnOnce(Option<PathBuf>) + Send + 'static,
) {
    // Without a thread the closure is dropped, and what it holds tells *cancel*.
    let _started = thread::Builder::new()
        .name("dialog".to_owned())
        .spawn(move || tell(block_on(answer).map(|handle| handle.path().to_owned())));
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread until the future is done.
fn block_on<T>(future: impl Future<Output = T>) -> T {
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
