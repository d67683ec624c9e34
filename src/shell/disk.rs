//! The real disk: the only place where the program touches files.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use super::demo;
use crate::store::{About, Files, NewFile};

/// The real disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Disk;

impl Disk {
    /// Reads what a person named for this one time, be it a pipe: they wait for it knowingly.
    ///
    /// # Errors
    /// As [`Files::read`].
    pub(super) fn read_any(self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        if demo::holding(path).is_some() {
            return self.read(path, limit);
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
    }
}

struct DiskFile(File);

impl NewFile for DiskFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

impl Files for Disk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        if let Some(memory) = demo::holding(path) {
            return memory.read(path, limit);
        }
        // Opening a pipe would wait for somebody to write into it.
        is_readable(&fs::metadata(path)?)?;
        let file = File::open(path)?;
        let about = file.metadata()?;
        is_readable(&about)?;
        if about.len() > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        // A growing file says nothing true about its length.
        let mut bytes = Vec::with_capacity(usize::try_from(about.len()).unwrap_or(0));
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn about(&self, path: &Path) -> io::Result<About> {
        if let Some(memory) = demo::holding(path) {
            return memory.about(path);
        }
        let first = fs::symlink_metadata(path)?;
        let is_link = first.is_symlink();
        let about = if is_link { fs::metadata(path)? } else { first };
        let changed_secs = about
            .modified()
            .ok()
            .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
            .and_then(|since| i64::try_from(since.as_secs()).ok())
            .unwrap_or(0);
        Ok(About {
            is_folder: about.is_dir(),
            is_file: about.is_file(),
            is_link,
            read_only: about.permissions().readonly(),
            mode: mode_of(&about),
            len: about.len(),
            changed_secs,
        })
    }

    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        if let Some(memory) = demo::holding(path) {
            return memory.link(path);
        }
        if fs::symlink_metadata(path)?.is_symlink() { fs::read_link(path).map(Some) } else { Ok(None) }
    }

    fn create(&self, path: &Path, mode: u32) -> io::Result<Box<dyn NewFile>> {
        if let Some(memory) = demo::holding(path) {
            return memory.create(path, mode);
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        let file = with_mode(&mut options, mode).open(path)?;
        match set_mode(&file, mode) {
            Ok(()) => Ok(Box::new(DiskFile(file))),
            // Our own file, and no mode can be set: a disk that knows none, as memory sticks do.
            Err(error) if is_without_modes(&error) => Ok(Box::new(DiskFile(file))),
            Err(error) => {
                drop(file);
                let _swept_later = fs::remove_file(path);
                Err(error)
            }
        }
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        if let Some(memory) = demo::holding(from) {
            return memory.rename(from, to);
        }
        rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        if let Some(memory) = demo::holding(from) {
            return memory.rename_new(from, to);
        }
        rename_new(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if let Some(memory) = demo::holding(one) {
            return memory.exchange(one, other);
        }
        exchange(one, other)
    }

    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        if let Some(memory) = demo::holding(path) {
            return memory.sync_folder(path);
        }
        // Windows cannot open a folder; its rename is told to write through.
        if cfg!(windows) { Ok(()) } else { File::open(path)?.sync_all() }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        if let Some(memory) = demo::holding(path) {
            return memory.remove(path);
        }
        fs::remove_file(path)
    }

    fn make_folder(&self, path: &Path, mode: u32) -> io::Result<()> {
        if let Some(memory) = demo::holding(path) {
            return memory.make_folder(path, mode);
        }
        make_folder(path, mode)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        if let Some(memory) = demo::holding(path) {
            return memory.list(path);
        }
        let mut paths = fs::read_dir(path)?.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    }

    fn token(&self) -> io::Result<u64> {
        getrandom::u64().map_err(|_| io::ErrorKind::Other.into())
    }
}

/// Only files are read: no folder, and no pipe or device, which may have no end.
fn is_readable(about: &fs::Metadata) -> io::Result<()> {
    match about {
        about if about.is_file() => Ok(()),
        about if about.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}

#[cfg(unix)]
fn mode_of(about: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    about.permissions().mode() & 0o7777
}

#[cfg(not(unix))]
fn mode_of(_about: &fs::Metadata) -> u32 {
    0o600
}

#[cfg(unix)]
pub(super) fn with_mode(options: &mut OpenOptions, mode: u32) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(mode)
}

#[cfg(not(unix))]
pub(super) fn with_mode(options: &mut OpenOptions, _mode: u32) -> &mut OpenOptions {
    options
}

/// The user's mask may have taken bits away that the file before had.
#[cfg(unix)]
pub(super) fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if mode_of(&file.metadata()?) == mode {
        return Ok(());
    }
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn set_mode(_file: &File, _mode: u32) -> io::Result<()> {
    Ok(())
}

fn is_without_modes(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported)
}

#[cfg(unix)]
fn make_folder(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(mode).create(path)
}

#[cfg(not(unix))]
fn make_folder(path: &Path, _mode: u32) -> io::Result<()> {
    fs::create_dir_all(path)
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    rename_with(one, other, rustix::fs::RenameFlags::EXCHANGE)
}

#[cfg(target_os = "linux")]
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    rename_with(from, to, rustix::fs::RenameFlags::NOREPLACE)
}

#[cfg(target_os = "linux")]
fn rename_with(from: &Path, to: &Path, how: rustix::fs::RenameFlags) -> io::Result<()> {
    use rustix::{
        fs::{CWD, renameat_with},
        io::Errno,
    };
    renameat_with(CWD, from, CWD, to, how).map_err(|error| match error {
        Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => io::ErrorKind::Unsupported.into(),
        other => other.into(),
    })
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(target_os = "linux"))]
fn rename_new(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(not(windows))]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Virus scanners and sync engines hold files for a moment.
#[cfg(windows)]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for _ in 0..10 {
        match fs::rename(from, to) {
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                std::thread::sleep(std::time::Duration::from_millis(300));
            }
            other => return other,
        }
    }
    fs::rename(from, to)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;
    use crate::store::{Expected, Why, save};

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).map_or(0, |about| mode_of(&about))
    }

    #[test]
    fn a_new_file_is_private_and_an_old_one_keeps_its_mode() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        save(&Disk, &file, b"one", Expected::Nothing).unwrap();
        assert_eq!(mode(&file), 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).unwrap();
        save(&Disk, &file, b"two", Expected::Anything).unwrap();
        assert_eq!(mode(&file), 0o666, "whatever the mask of the user says");
        assert_eq!(fs::read(&file).unwrap(), b"two");
        assert_eq!(Disk.list(folder.path()).unwrap(), [file], "no temporary file is left");
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("deep/real.ron"), folder.path().join("link.ron"));
        fs::create_dir(folder.path().join("deep")).unwrap();
        symlink("deep/real.ron", &link).unwrap();
        for words in ["one", "two"] {
            save(&Disk, &link, words.as_bytes(), Expected::Anything).unwrap();
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            assert_eq!(fs::read_to_string(&real).unwrap(), words);
        }
    }

    #[test]
    fn links_in_a_circle_and_names_that_cannot_be_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        symlink(&a, &b).unwrap();
        symlink(&b, &a).unwrap();
        assert_eq!(save(&Disk, &a, b"x", Expected::Anything).unwrap_err().why, Why::BadName);
        let missing = folder.path().join("no/such/folder.ron");
        assert_eq!(save(&Disk, &missing, b"x", Expected::Anything).unwrap_err().why, Why::NoFolder);
        assert_eq!(save(&Disk, folder.path(), b"x", Expected::Anything).unwrap_err().why, Why::IsFolder);
        assert_eq!(save(&Disk, Path::new("/"), b"x", Expected::Anything).unwrap_err().why, Why::BadName);
    }

    #[test]
    fn a_read_only_file_and_one_changed_outside_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.ron");
        let stamp = save(&Disk, &file, b"mine", Expected::Nothing).unwrap();
        fs::write(&file, b"theirs").unwrap();
        assert_eq!(save(&Disk, &file, b"more", Expected::This(stamp)).unwrap_err().why, Why::ChangedOutside);
        assert_eq!(save(&Disk, &file, b"more", Expected::Nothing).unwrap_err().why, Why::Exists);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(save(&Disk, &file, b"more", Expected::Anything).unwrap_err().why, Why::ReadOnlyFile);
        assert_eq!(fs::read(&file).unwrap(), b"theirs");
    }
}
