//! Blank worksheets on the disk: the user's own shelf, and the file on the bench.

use std::path::{Path, PathBuf};

use super::{
    Disk, Folders,
    outside::{Desk, failure},
    sheets,
};
use crate::{
    app::{Command, Failure, TemplateText},
    store::{self, Expected, Files, Stamp, Why},
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

/// The templates of a shelf of one's own: in the folder, or each in a folder with its blocks.
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
    all.filter(|(_, source)| template::tree::root_name(&source.text).is_some_and(|(word, _)| word == "Template"))
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
    }
}
