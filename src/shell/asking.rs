//! Our own question for a path, where the system has no file dialog.
//!
//! A bare desktop has neither a portal nor zenity, and rfd then answers
//! *cancel* without having asked anybody. Here the same question is asked
//! with a field for the path.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use egui::{Id, Key, Ui};

use super::Folders;
use crate::{
    app::{BatchForm, Effect},
    exchange::given,
    t,
    ui::{
        kit::{self, Button, Field},
        theme::{self, Role},
    },
};

const WIDTH: f32 = 560.0;

/// A question for a path that is on screen.
#[derive(Debug)]
pub struct Asking {
    effect: Effect,
    title: &'static str,
    /// What a name without an ending gets.
    ending: Option<&'static str>,
    draft: String,
    /// What was found at the path that stands in the field.
    found: Found,
    /// Whether somebody has written there; a folder that is proposed to begin with is no fault.
    typed: bool,
}

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    File,
    Folder,
    NoParent,
}

impl Asking {
    /// The question behind an effect; nothing if it asks for no path.
    ///
    /// Worksheets that are kept belong into `worksheets`; what leaves goes to `away`.
    #[must_use]
    pub fn new(effect: Effect, worksheets: &Path, away: &Path) -> Option<Self> {
        let worksheets = &*on_disk(worksheets, Folders::of_documents);
        let (title, ending, path) = match &effect {
            // Who has no plain worksheets opens what somebody gave her.
            Effect::AskOpen if !worksheets.is_dir() => (t!("ask-open-title"), None, away.join("")),
            Effect::AskOpen => (t!("ask-open-title"), None, worksheets.join("")),
            Effect::AskFolder => (t!("ask-folder-title"), None, worksheets.to_owned()),
            Effect::AskVault => (t!("ask-vault-title"), None, worksheets.with_file_name("locked")),
            Effect::AskTakeIn => (t!("ask-take-in-title"), None, worksheets.to_owned()),
            Effect::AskCopy => (t!("ask-copy-title"), None, away.join(t!("ask-copy-folder"))),
            Effect::AskSave { name, folder, .. } => {
                (t!("ask-save-title"), Some("ron"), folder.as_deref().unwrap_or(worksheets).join(name))
            }
            Effect::AskHand { name, .. } => (t!("ask-hand-title"), Some("ron"), away.join(name)),
            Effect::AskCopyOut { name, .. } => (t!("ask-copy-out-title"), Some("ron"), away.join(name)),
            Effect::AskBatch { form: BatchForm::Each, .. } => {
                (t!("ask-batch-title"), None, away.join(t!("ask-batch-folder")))
            }
            Effect::AskBatch { form: BatchForm::Combined, name, .. } => {
                (t!("ask-pdf-title"), Some("pdf"), away.join(name))
            }
            Effect::AskBatch { form: BatchForm::Table, name, .. } => {
                (t!("ask-table-title"), Some("csv"), away.join(name))
            }
            Effect::AskGive { name, .. } => (t!("ask-give-title"), Some(given::ENDING), away.join(name)),
            Effect::AskWords { name, .. } => (t!("ask-words-title"), Some("md"), away.join(name)),
            Effect::AskPdf { name, .. } => (t!("ask-pdf-title"), Some("pdf"), away.join(name)),
            Effect::AskExecutor { .. } => (t!("ask-file-title"), Some("age"), away.join(t!("executor-file"))),
            _ => return None,
        };
        let draft = in_reach(path).display().to_string();
        let mut asking = Self { effect, title, ending, draft, found: Found::Nothing, typed: false };
        asking.look();
        Some(asking)
    }

    /// Shows it; gives back the effect and the answer once there is one.
    pub fn show(&mut self, ui: &Ui) -> Option<(Effect, Option<PathBuf>)> {
        let id = Id::unique("ask for a path");
        let opened = kit::opened(ui.ctx(), id);
        let mut answer = None;
        let dismissed = kit::modal(ui.ctx(), id, self.title, WIDTH, |ui| answer = self.contents(ui, opened));
        let answer = if dismissed { Some(None) } else { answer };
        answer.map(|path| (self.effect.clone(), path))
    }

    fn contents(&mut self, ui: &mut Ui, opened: bool) -> Option<Option<PathBuf>> {
        let how = if self.writes() { t!("ask-by-hand-keep") } else { t!("ask-by-hand") };
        kit::text(ui, Role::Helper, how);
        ui.add_space(16.0);
        let name = if self.wants_folder() { t!("ask-folder") } else { t!("ask-file") };
        kit::line(ui, Role::FieldLabel, name);
        ui.add_space(4.0);
        let field = Field::line(Id::unique("path"), name).error(self.trouble()).show(ui, &mut self.draft);
        if opened {
            field.request_focus();
        }
        if field.changed() {
            self.typed = true;
            self.look();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(16.0);
        let (cancelled, chosen) = self.buttons(ui, entered);
        match (cancelled, chosen || (entered && !self.would_replace())) {
            (true, _) => Some(None),
            (_, true) if self.may() => Some(Some(self.path())),
            _ => None,
        }
    }

    /// *Cancel* and what answers, at the right; says which was clicked.
    ///
    /// Whoever pressed Return in the field is asked before a file is written over.
    fn buttons(&self, ui: &mut Ui, entered: bool) -> (bool, bool) {
        let words = if self.would_replace() { t!("ask-replace") } else { t!("ask-this") };
        let ink = theme::of(ui).text;
        let wide = |words: &str| kit::galley(ui, Role::Button, ink, words, f32::INFINITY).size().x.ceil() + 32.0;
        let (cancel, answer) = (wide(t!("ask-cancel")), wide(words));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.add_space(ui.available_width() - cancel - answer - 12.0);
            let cancelled = Button::secondary(t!("ask-cancel")).width(cancel).id(Id::unique("ask cancel")).show(ui);
            if entered && self.would_replace() {
                cancelled.request_focus();
            }
            let button = if self.would_replace() { Button::danger(words) } else { Button::primary(words) };
            let chosen = button.enabled(self.may()).width(answer).id(Id::unique("ask answer")).show(ui);
            (cancelled.clicked(), chosen.clicked())
        })
        .inner
    }

    /// Whether the answer would take the place of a file.
    fn would_replace(&self) -> bool {
        self.found == Found::File && self.writes()
    }

    fn writes(&self) -> bool {
        self.ending.is_some()
    }

    /// Whether the path can be the answer.
    fn may(&self) -> bool {
        match (self.found, self.wants_folder(), self.is_read()) {
            (Found::NoParent, ..) => false,
            (Found::Nothing, _, read) => !read,
            (Found::File, folder, _) => !folder,
            (Found::Folder, folder, _) => folder,
        }
    }

    /// What to say about the path, if anything.
    fn trouble(&self) -> Option<&'static str> {
        match (self.found, self.wants_folder(), self.is_read()) {
            (Found::NoParent, ..) => Some(t!("ask-no-parent")),
            (Found::Nothing, _, true) => Some(t!("ask-not-there")),
            (Found::File, true, _) => Some(t!("ask-is-file")),
            (Found::File, false, false) => Some(t!("ask-exists")),
            (Found::Folder, false, _) if self.typed => Some(t!("ask-is-folder")),
            _ => None,
        }
    }

    /// Whether the answer is a folder.
    const fn wants_folder(&self) -> bool {
        matches!(
            self.effect,
            Effect::AskFolder
                | Effect::AskVault
                | Effect::AskCopy
                | Effect::AskTakeIn
                | Effect::AskBatch { form: BatchForm::Each, .. }
        )
    }

    /// Whether what lies there is read, and so must be there.
    const fn is_read(&self) -> bool {
        matches!(self.effect, Effect::AskOpen | Effect::AskTakeIn)
    }

    /// The path that stands in the field, with its ending.
    fn path(&self) -> PathBuf {
        let text = self.draft.trim();
        let home = text
            .strip_prefix('~')
            .and_then(|rest| rest.strip_prefix(MAIN_SEPARATOR).or(rest.is_empty().then_some("")));
        let path = match (home, std::env::home_dir()) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(text),
        };
        match self.ending {
            Some(ending) if path.extension().is_none() && path.file_name().is_some() => path.with_extension(ending),
            _ => path,
        }
    }

    /// Looks at what is at the path now.
    fn look(&mut self) {
        let path = self.path();
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        self.found = if path.is_dir() {
            Found::Folder
        } else if path.exists() {
            Found::File
        } else if parent.is_none_or(Path::is_dir) {
            Found::Nothing
        } else {
            Found::NoParent
        };
    }
}

/// The same name in the nearest folder that is there.
fn in_reach(path: PathBuf) -> PathBuf {
    let parent = path.parent().filter(|parent| !parent.is_dir());
    match parent.and_then(|parent| parent.ancestors().find(|folder| folder.is_dir())).zip(path.file_name()) {
        Some((folder, name)) => folder.join(name),
        None => path,
    }
}

/// The folder itself, if anything of it is on this disk but the root; else the user's documents.
fn on_disk(folder: &Path, documents: impl Fn() -> PathBuf) -> PathBuf {
    let near = folder.ancestors().find(|folder| folder.is_dir());
    let is_here = near.is_some_and(|near| near.parent().is_some());
    if is_here { folder.to_owned() } else { documents() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{DocKey, Which};

    fn ask(effect: Effect, worksheets: &Path) -> Option<Asking> {
        Asking::new(effect, worksheets, Path::new("/documents"))
    }

    #[test]
    fn what_leaves_is_never_proposed_where_worksheets_are_kept() {
        let hidden = tempfile::tempdir().unwrap();
        let away = tempfile::tempdir().unwrap();
        let name = || "a name".to_owned();
        let all = [
            Effect::AskCopyOut { which: Which::Open(DocKey(1)), name: name() },
            Effect::AskPdf { doc: None, name: name() },
            Effect::AskWords { doc: DocKey(1), name: name() },
            Effect::AskGive { name: name(), text: String::new() },
            Effect::AskExecutor { whom: name(), words: crate::base::Secret::new(name()) },
            Effect::AskCopy,
        ];
        for effect in all {
            assert!(effect.asks_where_it_leaves());
            let asking = Asking::new(effect, hidden.path(), away.path()).unwrap();
            assert_eq!(asking.path().parent(), Some(away.path()), "{}", asking.title);
        }
        let keeps = Effect::AskSave { doc: DocKey(1), name: name(), folder: None };
        assert!(!keeps.asks_where_it_leaves());
        let asking = Asking::new(keeps, hidden.path(), away.path()).unwrap();
        assert_eq!(asking.path().parent(), Some(hidden.path()), "what is kept stays where it was");
    }

    #[test]
    fn a_name_gets_its_ending_and_what_stands_there_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let save = Effect::AskSave { doc: DocKey(1), name: "one".to_owned(), folder: None };
        let mut asking = ask(save, folder.path()).unwrap();
        assert_eq!(asking.path(), folder.path().join("one.ron"));
        assert!(asking.may() && asking.trouble().is_none());
        std::fs::write(folder.path().join("one.ron"), "x").unwrap();
        asking.look();
        assert!(asking.may() && asking.trouble().is_some(), "it may be replaced, and that is said");
        asking.draft = folder.path().join("no/such/place.ron").display().to_string();
        asking.look();
        assert!(!asking.may());
        asking.draft = "~/sheet".to_owned();
        assert_eq!(asking.path().extension().unwrap(), "ron");
        assert!(asking.path().is_absolute());
        assert!(ask(Effect::ReadLibrary, folder.path()).is_none());
    }

    #[test]
    fn a_folder_that_is_not_there_yet_is_not_proposed() {
        let folder = tempfile::tempdir().unwrap();
        let save = Effect::AskSave { doc: DocKey(1), name: "one".to_owned(), folder: None };
        let asking = ask(save, &folder.path().join("worksheets/of mine")).unwrap();
        assert_eq!(asking.path(), folder.path().join("one.ron"));
        assert!(asking.may());
    }

    #[test]
    fn the_root_of_a_disk_is_no_place_to_propose() {
        let documents = tempfile::tempdir().unwrap();
        let place = |folder: &Path| on_disk(folder, || documents.path().join("here"));
        assert_eq!(place(Path::new("/no such folder/worksheets")), documents.path().join("here"));
        let below = documents.path().join("not yet/there");
        assert_eq!(place(&below), below);
    }

    #[test]
    fn a_folder_where_a_file_is_asked_for_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let mut asking = ask(Effect::AskOpen, folder.path()).unwrap();
        asking.draft = folder.path().display().to_string();
        asking.look();
        assert!(!asking.may() && asking.trouble().is_none(), "what is proposed is no fault");
        asking.typed = true;
        assert!(!asking.may() && asking.trouble().is_some());
    }

    #[test]
    fn where_a_folder_is_asked_for_a_folder_is_taken_and_a_file_is_not() {
        let room = tempfile::tempdir().unwrap();
        let file = room.path().join("a.ron");
        std::fs::write(&file, "x").unwrap();
        let each = Effect::AskBatch {
            items: Vec::new(),
            form: BatchForm::Each,
            options: crate::page::PageOptions::default(),
            name: String::new(),
            lock: None,
        };
        for effect in [Effect::AskFolder, Effect::AskVault, Effect::AskCopy, Effect::AskTakeIn, each] {
            let reads = matches!(effect, Effect::AskTakeIn);
            let mut asking = ask(effect, room.path()).unwrap();
            for (path, may) in
                [(room.path().to_owned(), true), (file.clone(), false), (room.path().join("new"), !reads)]
            {
                asking.draft = path.display().to_string();
                asking.look();
                assert_eq!(asking.may(), may, "{} for {:?}", path.display(), asking.title);
                assert_eq!(asking.trouble().is_none(), may);
            }
        }
    }

    #[test]
    fn return_never_writes_over_a_file_that_the_button_would_replace() {
        let folder = tempfile::tempdir().unwrap();
        let pdf = |name: &str| Effect::AskPdf { doc: None, name: name.to_owned() };
        std::fs::write(folder.path().join("thesis.pdf"), "x").unwrap();
        for (name, answers) in [("thesis.pdf", false), ("other.pdf", true)] {
            let asking = Asking::new(pdf(name), folder.path(), folder.path()).unwrap();
            let mut window = egui_kittest::Harness::builder().with_context_setup(crate::ui::install).build_ui_state(
                |ui, (asking, answer): &mut (Asking, Option<Option<PathBuf>>)| {
                    *answer = answer.take().or(asking.show(ui).map(|(_, path)| path));
                },
                (asking, None),
            );
            window.run();
            window.key_press(Key::Enter);
            window.run();
            assert_eq!(window.state().1.is_some(), answers, "{name}");
            if !answers {
                use egui_kittest::kittest::Queryable;
                assert!(window.get_by_label(t!("ask-cancel")).is_focused(), "the safe answer has the keyboard");
                window.get_by_label(t!("ask-replace")).click();
                window.run();
                assert_eq!(window.state().1, Some(Some(folder.path().join(name))));
            }
        }
    }
}
