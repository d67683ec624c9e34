//! Blank worksheets on the disk: the user's own shelf, and the file on the bench.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    Disk, Folders,
    outside::{Desk, failure},
    sheets,
};
use crate::{
    app::{Command, Failure, TemplateText},
    store::{self, Expected, Files, Stamp, Why},
    t,
    template::{self, rewrite::Source},
};

/// The most own blank worksheets that are read.
const MOST: usize = 2000;

impl Desk {
    /// Reads the user's own shelf.
    pub(super) fn read_own_shelf(&self) {
        self.tell.command(Command::OwnShelf(own_shelf(&self.folders.own)));
    }

    /// Puts a template on the user's own shelf; nothing that lies there is written over.
    pub(super) fn keep_own(&self, source: &TemplateText, on_bench: bool) {
        let result = put(&self.folders.own, source);
        self.tell.command(Command::TemplateWritten { on_bench, result });
    }

    /// Takes a file off the shelf, with the folder that is its own: it waits beside the shelf.
    pub(super) fn take_off_shelf(&self, from: PathBuf) {
        let result = take_off(&self.folders.own, &from).map(Some).map_err(|error| not_moved(&error));
        self.tell.command(Command::OffShelf { from, result });
    }

    /// Puts a file back that was taken off.
    pub(super) fn put_on_shelf(&self, waits: &Path, to: PathBuf) {
        let result = match Disk.about(&to) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => Disk.rename(waits, whole(&self.folders.own, &to)),
        };
        let result = result.map(|()| None).map_err(|error| not_moved(&error));
        self.tell.command(Command::OffShelf { from: to, result });
    }

    /// Looks at the file on the bench, and tells if it is not as it was told last.
    pub(super) fn watch_template(&mut self, file: PathBuf) {
        let Some(source) = read(&file) else { return };
        let known = self.watched.as_ref().is_some_and(|(path, known)| *path == file && *known == source);
        if !known {
            self.watched = Some((file.clone(), source.clone()));
            self.tell.command(Command::TemplateChanged { file, source });
        }
    }

    /// Writes the text on the bench, unless somebody else changed its file meanwhile.
    pub(super) fn write_template(&mut self, file: PathBuf, text: String, before: Option<&str>) {
        let expected = before.map_or(Expected::Nothing, |before| Expected::This(Stamp::of(before.as_bytes())));
        match store::save(&Disk, &file, text.as_bytes(), expected) {
            Ok(_) => self.tell.command(Command::TemplateWritten { on_bench: true, result: Ok((file, text)) }),
            Err(fault) if fault.why == Why::ChangedOutside => {
                if let Some(source) = read(&file) {
                    self.watched = Some((file.clone(), source.clone()));
                    self.tell.command(Command::TemplateChanged { file, source });
                }
            }
            Err(fault) => {
                let result = Err(failure(&fault));
                self.tell.command(Command::TemplateWritten { on_bench: true, result });
            }
        }
    }
}

/// A template's file, with the blocks beside it.
fn read(file: &Path) -> Option<TemplateText> {
    let (bytes, _) = store::read(&Disk, file, template::MAX_BYTES as u64).ok()?;
    Some(sheets::source(file, String::from_utf8(bytes).ok()?))
}

/// The templates of a shelf of one's own, and their translations: in the folder, or each in a folder with its blocks.
#[must_use]
pub fn own_shelf(folder: &Path) -> Vec<(PathBuf, TemplateText)> {
    let files = |folder: &Path| {
        let mut all = Disk.list(folder).unwrap_or_default();
        all.sort();
        all
    };
    let mut found = Vec::new();
    for path in files(folder) {
        let inside = if path.extension().is_some() { vec![path] } else { files(&path) };
        found.extend(inside.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "ron")));
    }
    found.truncate(MOST);
    let all = found.into_iter().filter_map(|path| read(&path).map(|source| (path, source)));
    let ours = ["Template", "Translation"];
    all.filter(|(_, source)| template::tree::root_name(&source.text).is_some_and(|(word, _)| ours.contains(&word)))
        .collect()
}

/// The file of a template on the user's own shelf, by its id.
#[must_use]
pub fn own_file(id: &str) -> Option<PathBuf> {
    let named = |(file, source): (PathBuf, TemplateText)| {
        let read = Source::read(&source.text);
        (read.root().field("id").and_then(|node| node.text()) == Some(id)).then_some(file)
    };
    own_shelf(&Folders::of_user().own).into_iter().find_map(named)
}

/// What belongs to a file of the shelf: itself, or the folder in which it lies with its blocks.
fn whole<'f>(shelf: &Path, file: &'f Path) -> &'f Path {
    file.parent().filter(|folder| folder.parent() == Some(shelf)).unwrap_or(file)
}

/// Moves a file, with what belongs to it, to where things wait that were taken off.
fn take_off(shelf: &Path, file: &Path) -> io::Result<PathBuf> {
    let from = whole(shelf, file);
    let room = shelf.with_file_name("taken-off");
    let _then_moving_says_why = Disk.make_folder(&room, 0o700);
    let name = from.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut places = (1..).map(|nth| room.join(if nth == 1 { name.clone() } else { format!("{nth}-{name}") }));
    let waits = places.find(|place| Disk.about(place).is_err()).unwrap_or(room);
    Disk.rename(from, &waits)?;
    Ok(waits)
}

fn not_moved(error: &io::Error) -> Failure {
    let reason = error.kind().to_string();
    Failure { what: t!("shelf-not-moved", reason = &reason), help: String::new() }
}

/// Puts a template onto a shelf, under a name that is free there.
fn put(shelf: &Path, source: &TemplateText) -> Result<(PathBuf, String), Failure> {
    let stem = source.name.trim_end_matches(".ron");
    let mut nth = 1;
    loop {
        let name = if nth == 1 { stem.to_owned() } else { format!("{stem}-{nth}") };
        let folder = if source.blocks.is_some() { shelf.join(&name) } else { shelf.to_owned() };
        let file = folder.join(format!("{name}.ron"));
        let _then_saving_says_why = Disk.make_folder(&folder, 0o700);
        if let Some((id, _, text)) = &source.blocks {
            let beside = folder.join("blocks");
            let _then_saving_says_why = Disk.make_folder(&beside, 0o700);
            let saved = store::save(&Disk, &beside.join(format!("{id}.ron")), text.as_bytes(), Expected::Nothing);
            if let Err(fault) = &saved
                && fault.why != Why::Exists
            {
                return Err(failure(fault));
            }
        }
        match store::save(&Disk, &file, source.text.as_bytes(), Expected::Nothing) {
            Ok(_) => return Ok((file, source.text.clone())),
            Err(fault) if fault.why == Why::Exists && nth < 100 => nth += 1,
            Err(fault) => return Err(failure(&fault)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_on_the_shelf_is_found_there_with_its_blocks_and_nothing_is_written_over() {
        let room = tempfile::tempdir().unwrap();
        let shelf = room.path().join("blank");
        let plain = TemplateText { name: "one.ron".into(), text: "Template(id: \"one\")".into(), blocks: None };
        let blocks = Some((crate::base::Id::known("mine"), "mine.ron".to_owned(), "Blocks(id: \"mine\")".to_owned()));
        let with = TemplateText { name: "two.ron".into(), text: "Template(blocks: \"mine\")".into(), blocks };
        assert!(own_shelf(&shelf).is_empty());
        let (first, _) = put(&shelf, &plain).unwrap();
        let (second, _) = put(&shelf, &plain).unwrap();
        assert_ne!(first, second, "a name that is taken is not taken again");
        put(&shelf, &with).unwrap();
        let found = own_shelf(&shelf);
        assert_eq!(found.len(), 3);
        let two = found.iter().find(|(_, source)| source.name == "two.ron").unwrap();
        assert_eq!(two.1.blocks.as_ref().unwrap().2, "Blocks(id: \"mine\")");

        let file = two.0.clone();
        let waits = take_off(&shelf, &file).unwrap();
        assert!(own_shelf(&shelf).len() == 2 && waits.join("blocks/mine.ron").exists(), "its blocks go along");
        Disk.rename(&waits, whole(&shelf, &file)).unwrap();
        assert_eq!(own_shelf(&shelf).len(), 3);
        let (one, other) = (take_off(&shelf, &first).unwrap(), take_off(&shelf, &second).unwrap());
        assert!(one != other && own_shelf(&shelf).len() == 1, "nothing that waits is written over");
    }
}
