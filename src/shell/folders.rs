//! Where the program keeps its own files, by the rules of each system.
//!
//! Linux: the XDG variables. macOS: `Library/Application Support`. Windows:
//! `LOCALAPPDATA`, which does not travel to other machines.

use std::{
    env,
    path::{Path, PathBuf},
};

const NAME: &str = "attune";

/// The program's folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// The settings file.
    pub settings: PathBuf,
    /// Rescue copies.
    pub rescue: PathBuf,
    /// Locked while the window is open.
    pub lock: PathBuf,
    /// Where worksheets are kept, unless the settings name another folder.
    pub worksheets: PathBuf,
    /// The user's own blank worksheets.
    pub own: PathBuf,
    /// The locked folder, unless another one is named.
    pub vault: PathBuf,
    /// What this machine keeps for itself, also of locked folders.
    pub state: PathBuf,
}

impl Folders {
    /// Folders into which the program writes without being asked where, apart from a locked folder.
    #[must_use]
    pub fn written(&self) -> Vec<PathBuf> {
        let settings = self.settings.parent().map(Path::to_owned);
        [self.rescue.clone(), self.worksheets.clone(), self.own.clone()].into_iter().chain(settings).collect()
    }

    /// The folders of this user.
    #[must_use]
    pub fn of_user() -> Self {
        let home = env::home_dir().unwrap_or_else(|| PathBuf::from("."));
        if cfg!(target_os = "macos") {
            let support = home.join("Library/Application Support").join(NAME);
            return Self::at(&support, &support, &support);
        }
        if cfg!(windows) {
            let local = absolute("LOCALAPPDATA").unwrap_or_else(|| home.join("AppData/Local")).join(NAME);
            return Self::at(&local, &local, &local);
        }
        let place = |variable, fallback: &str| absolute(variable).unwrap_or_else(|| home.join(fallback)).join(NAME);
        Self::at(
            &place("XDG_CONFIG_HOME", ".config"),
            &place("XDG_STATE_HOME", ".local/state"),
            &place("XDG_DATA_HOME", ".local/share"),
        )
    }

    /// All of them under one folder.
    #[must_use]
    pub fn under(root: &Path) -> Self {
        Self::at(root, root, root)
    }

    /// Where this user looks for what she has put somewhere: her documents, or else her home.
    #[must_use]
    pub fn of_documents() -> PathBuf {
        let home = env::home_dir().unwrap_or_else(|| PathBuf::from("."));
        let named = if cfg!(target_os = "linux") { documents_named(&home) } else { None };
        let documents = named.unwrap_or_else(|| home.join("Documents"));
        if documents.is_dir() { documents } else { home }
    }

    fn at(config: &Path, state: &Path, data: &Path) -> Self {
        Self {
            settings: config.join("settings.ron"),
            rescue: state.join("rescue"),
            lock: state.join("window.lock"),
            worksheets: data.join("worksheets"),
            own: data.join("blank"),
            vault: data.join("locked"),
            state: state.to_owned(),
        }
    }
}

/// What the desktop says; written by `xdg-user-dirs`.
fn documents_named(home: &Path) -> Option<PathBuf> {
    let config = absolute("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config"));
    let text = std::fs::read_to_string(config.join("user-dirs.dirs")).ok()?;
    documents_in(&text, home)
}

/// The folder of documents in the text of such a file.
fn documents_in(text: &str, home: &Path) -> Option<PathBuf> {
    let line = text.lines().find_map(|line| line.trim().strip_prefix("XDG_DOCUMENTS_DIR="))?;
    let path = line.trim().trim_matches('"');
    match path.strip_prefix("$HOME") {
        Some(rest) => Some(home.join(rest.trim_start_matches('/'))),
        None => Some(PathBuf::from(path)).filter(|path| path.is_absolute()),
    }
}

/// A folder named in the environment; by the XDG rules only an absolute one counts.
fn absolute(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desktop_says_where_documents_are() {
        let home = Path::new("/people/maria");
        let read = |text| documents_in(text, home);
        assert_eq!(
            read("# a remark\nXDG_DOCUMENTS_DIR=\"$HOME/Dokumente\"\n"),
            Some(PathBuf::from("/people/maria/Dokumente"))
        );
        assert_eq!(read("XDG_DOCUMENTS_DIR=\"/data/papers\""), Some(PathBuf::from("/data/papers")));
        assert_eq!(read("XDG_DOCUMENTS_DIR=\"papers\""), None);
        assert_eq!(read("XDG_DESKTOP_DIR=\"$HOME\""), None);
    }
}
