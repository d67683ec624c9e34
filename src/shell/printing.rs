//! The system's own print path: `lp` where CUPS is, else the desktop's print
//! dialog (`portal`); the shell's *print* on Windows.
//!
//! The pages reach `lp` and the dialog through memory; only Windows needs a
//! file, and takes it away again. The name of the print job says nothing:
//! queues are read by others.

use std::{
    env,
    ffi::OsStr,
    fs, io,
    io::{Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::clock;
use crate::{
    app::{DESKTOP_DIALOG, Failure, PrintOrder, Printer},
    base::Secret,
    page::{self, Paper},
    print, seal, t,
};

/// The name of the print job.
const JOB: &str = "Attune";
/// On Windows the viewer reads the file after it was asked to: so long it stays.
const VIEWER_SECS: u64 = 120;

/// The printers of this system, the usual one marked.
///
/// # Errors
/// In words: there is no way to print, or no printer.
pub fn printers() -> Result<Vec<Printer>, Failure> {
    if cfg!(windows) {
        return Ok(vec![Printer { name: String::new(), is_usual: true }]);
    }
    if !has_program("lp") {
        let no_way = || Failure { what: t!("print-no-way").to_owned(), help: t!("print-no-way-help").to_owned() };
        return dialog().map(|dialog| vec![dialog]).ok_or_else(no_way);
    }
    let usual = says("lpstat", &["-d"]).and_then(|said| usual(&said)).unwrap_or_default();
    let names = says("lpstat", &["-e"]).unwrap_or_default();
    let names = names.lines().map(str::trim).filter(|name| !name.is_empty());
    let printers: Vec<Printer> =
        names.map(|name| Printer { name: name.to_owned(), is_usual: name == usual }).collect();
    if printers.is_empty() {
        let none =
            || Failure { what: t!("print-no-printer").to_owned(), help: t!("print-no-printer-help").to_owned() };
        return dialog().map(|dialog| vec![dialog]).ok_or_else(none);
    }
    Ok(printers)
}

/// The desktop's own print dialog, where it has one.
fn dialog() -> Option<Printer> {
    #[cfg(target_os = "linux")]
    let is_there = super::portal::is_there();
    #[cfg(not(target_os = "linux"))]
    let is_there = false;
    is_there.then(|| Printer { name: DESKTOP_DIALOG.to_owned(), is_usual: true })
}

/// The printer that `lpstat -d` names.
fn usual(said: &str) -> Option<String> {
    Some(said.lines().find_map(|line| line.split_once(": "))?.1.trim().to_owned())
}

/// Prints the recovery sheet with the usual printer; gives the printer's name, or nothing if the
/// person closed the dialog.
///
/// # Errors
/// In words: there is no printer, or the pages could not be made.
pub fn recovery_sheet(key: &Secret, paper: Paper) -> Result<Option<String>, Failure> {
    let by_hand = |failure: Failure| Failure { help: t!("paper-key-not-printed").to_owned(), ..failure };
    let printers = printers().map_err(by_hand)?;
    let usual = printers.iter().find(|printer| printer.is_usual).or_else(|| printers.first());
    let printer = usual.map(|printer| printer.name.clone()).unwrap_or_default();
    let pages = page::recovery_sheet(paper, &seal::groups(key));
    let pages = super::papers::prove_pages(pages, print::prove_and_write).map_err(by_hand)?;
    print_pdf(&pages.pdf, &PrintOrder { printer, copies: 1, both_sides: false, paper }).map_err(by_hand)
}

/// Hands a PDF to the printer; gives the printer's name, or nothing if the person closed the dialog.
///
/// # Errors
/// In words, with what the system says.
pub fn print_pdf(pdf: &[u8], order: &PrintOrder) -> Result<Option<String>, Failure> {
    let failed = |what: String| Failure { what, help: t!("print-save-instead").to_owned() };
    let not_written = |error: io::Error| failed(t!("print-not-written", why = &error.to_string()));
    #[cfg(target_os = "linux")]
    if order.printer == DESKTOP_DIALOG {
        use super::portal::{Ended, print};
        return match print(in_memory(pdf).map_err(not_written)?, order, JOB) {
            Ended::Printed => Ok(Some(String::new())),
            Ended::Cancelled => Ok(None),
            Ended::Refused(why) => Err(failed(t!("print-refused", why = &why))),
        };
    }
    let refused = if cfg!(windows) { by_shell(pdf) } else { by_lp(pdf, order) };
    match refused.map_err(not_written)? {
        None => Ok(Some(order.printer.clone())),
        Some(why) => Err(failed(t!("print-refused", why = &why))),
    }
}

/// An open file with these bytes that has no name anywhere.
#[cfg(target_os = "linux")]
fn in_memory(pdf: &[u8]) -> io::Result<fs::File> {
    let mut file = fs::File::from(rustix::fs::memfd_create("attune", rustix::fs::MemfdFlags::CLOEXEC)?);
    file.write_all(pdf)?;
    file.rewind()?;
    Ok(file)
}

/// `lp` has the pages when it ends; what it says if it did not take them.
fn by_lp(pdf: &[u8], order: &PrintOrder) -> io::Result<Option<String>> {
    let mut lp = Command::new("lp");
    lp.env("LC_ALL", "C").args(["-t", JOB, "-n", &order.copies.to_string()]);
    lp.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    if !order.printer.is_empty() {
        lp.args(["-d", &order.printer]);
    }
    let sides = if order.both_sides { "sides=two-sided-long-edge" } else { "sides=one-sided" };
    let media = if order.paper == Paper::A4 { "media=A4" } else { "media=Letter" };
    let mut running = lp.args(["-o", sides, "-o", media]).spawn()?;
    // If it does not read to the end, it says why.
    let given = running.stdin.take().map_or(Ok(()), |mut pages| pages.write_all(pdf));
    let ended = running.wait_with_output()?;
    if ended.status.success() {
        given?;
        return Ok(None);
    }
    let said = String::from_utf8_lossy(&ended.stderr);
    Ok(Some(said.lines().next().unwrap_or("lp").trim().to_owned()))
}

/// Windows' own *print*, as from the Explorer.
fn by_shell(pdf: &[u8]) -> io::Result<Option<String>> {
    let file = Passing::new(pdf)?;
    let ask = "Start-Process -LiteralPath $env:ATTUNE_PRINT -Verb Print -WindowStyle Hidden";
    let mut shell = Command::new("powershell.exe");
    shell.args(["-NoProfile", "-NonInteractive", "-Command", ask]).env("ATTUNE_PRINT", &file.0);
    let ended = shell.stdin(Stdio::null()).output()?;
    if !ended.status.success() {
        let said = String::from_utf8_lossy(&ended.stderr);
        return Ok(Some(said.lines().next().unwrap_or("print").trim().to_owned()));
    }
    let wait = move || {
        thread::sleep(Duration::from_secs(VIEWER_SECS));
        drop(file);
    };
    let _started = thread::Builder::new().name("printed".to_owned()).spawn(wait);
    Ok(None)
}

/// A file that only this user can read, and that is gone when this is dropped.
struct Passing(PathBuf);

impl Passing {
    fn new(bytes: &[u8]) -> io::Result<Self> {
        let passing = Self(env::temp_dir().join(format!("attune-{}.pdf", clock::fresh_id())));
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&passing.0)?.write_all(bytes)?;
        Ok(passing)
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        // What cannot be taken away lies where only this user can read it.
        let _gone = fs::remove_file(&self.0);
    }
}

fn has_program(name: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| is_file(&folder.join(name)))
}

fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// So long may a print service take to say what there is; the person waits for it.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a program says in a few lines, if it is there and ends well and in time.
fn says(program: &str, arguments: &[impl AsRef<OsStr>]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let begun = Instant::now();
    let ended = loop {
        match child.try_wait() {
            Ok(None) if begun.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(10)),
            Ok(Some(status)) => break status,
            Ok(None) | Err(_) => {
                // A service that hangs is as good as none.
                let _killed = child.kill().and_then(|()| child.wait());
                return None;
            }
        }
    };
    let mut said = Vec::new();
    child.stdout.take()?.read_to_end(&mut said).ok()?;
    ended.success().then(|| String::from_utf8_lossy(&said).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_print_service_that_hangs_is_not_waited_for() {
        assert_eq!(says("echo", &["Office"]).as_deref(), Some("Office\n"));
        assert_eq!(says("false", &[""; 0]), None);
        assert_eq!(says("sleep", &["600"]), None);
    }

    #[test]
    fn the_usual_printer_is_read_and_none_is_none() {
        assert_eq!(usual("system default destination: Office\n").as_deref(), Some("Office"));
        assert_eq!(usual("no system default destination\n"), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn pages_in_memory_are_read_from_their_beginning_and_have_no_name() {
        use std::os::unix::fs::MetadataExt as _;
        let mut file = in_memory(b"%PDF-1.7").unwrap();
        assert_eq!(file.metadata().unwrap().nlink(), 0);
        let mut read = String::new();
        file.read_to_string(&mut read).unwrap();
        assert_eq!(read, "%PDF-1.7");
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_this_user_alone_and_gone_afterwards() {
        use std::os::unix::fs::PermissionsExt;
        let passing = Passing::new(b"%PDF-").unwrap();
        let path = passing.0.clone();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        drop(passing);
        assert!(!path.exists());
    }
}
