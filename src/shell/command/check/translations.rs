//! The translations that lie beside a worksheet: who changes a text must hear of them.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    path::{Path, PathBuf},
};

use crate::{
    shell::command::inputs,
    template::{Checked, FileKind, translation},
};

/// The files of folders whose names are those of translations, each folder read once.
#[derive(Debug, Default)]
pub struct Neighbours(RefCell<BTreeMap<PathBuf, BTreeSet<PathBuf>>>);

impl Neighbours {
    /// The translations that lie beside a worksheet, by their names: `sheet.de.ron`.
    fn beside(&self, sheet: &Path) -> Vec<PathBuf> {
        let folder = sheet.parent().unwrap_or_else(|| Path::new("")).to_owned();
        let Some(stem) = sheet.file_stem().and_then(OsStr::to_str) else { return Vec::new() };
        let mut read = self.0.borrow_mut();
        let all = read.entry(folder.clone()).or_insert_with(|| translations_in(&folder));
        let own = |path: &&PathBuf| translation::of_name(&path.to_string_lossy()).is_some_and(|(of, _)| of == stem);
        all.iter().filter(own).cloned().collect()
    }
}

fn translations_in(folder: &Path) -> BTreeSet<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = std::fs::read_dir(here) else { return BTreeSet::new() };
    let names = entries.flatten().map(|entry| folder.join(entry.file_name()));
    names.filter(|path| translation::of_name(&path.to_string_lossy()).is_some()).collect()
}

/// Warns of each translation beside a worksheet that no longer fits it; gives back where they lie.
pub fn look(sheet: &Path, text: &str, checked: &mut Checked, near: &Neighbours) -> Vec<PathBuf> {
    if checked.kind != FileKind::Template || translation::of_name(&sheet.to_string_lossy()).is_some() {
        return Vec::new();
    }
    let beside = near.beside(sheet);
    for path in &beside {
        let Ok(raw) = inputs::raw(path.as_os_str()) else { continue };
        let Ok(words) = std::str::from_utf8(&raw.bytes) else { continue };
        let (other, _) = inputs::check(&raw, words);
        checked.diagnostics.extend(translation::unfit(text, &raw.name, &other));
    }
    checked.diagnostics.sort_by_key(|d| (d.place, d.code));
    beside
}
