//! A folder of its own with an empty home, and the program run in it.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

/// A folder of its own.
pub struct Room {
    folder: tempfile::TempDir,
}

/// What came of running the program.
pub struct Ran {
    output: Output,
}

impl Room {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).unwrap()
    }

    /// The program with these words, with an empty home and no display.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_attune"));
        command
            .args(words)
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("TZ", "UTC");
        command.stdin(Stdio::null());
        command
    }

    pub fn run(&self, words: &[&str]) -> Ran {
        Ran { output: self.command(words).output().unwrap() }
    }

    /// The program with a variable that names a file of the room.
    pub fn run_naming(&self, variable: &str, file: &str, words: &[&str]) -> Ran {
        Ran { output: self.command(words).env(variable, self.path(file)).output().unwrap() }
    }

    /// The program with something on standard input.
    pub fn run_with(&self, words: &[&str], input: &[u8]) -> Ran {
        let mut child =
            self.command(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that does not want all of it may close its end.
        let _closed = child.stdin.take().unwrap().write_all(input);
        Ran { output: child.wait_with_output().unwrap() }
    }

    /// A worksheet begun on a known day, with these answers.
    pub fn begin(&self, template: &str, answers: &str, file: &str) {
        self.write("answers.ron", answers);
        self.run(&["new", template, "--answers", "answers.ron", "--date", "2026-11-19", "-o", file]).exits(0);
    }

    /// The words in a PDF, as an independent reader finds them.
    pub fn pdf_words(&self, name: &str) -> String {
        let output = Command::new("pdftotext").arg(self.path(name)).arg("-").output();
        let output = output.expect("pdftotext is there (Debian package poppler-utils)");
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Ran {
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.output.status.code(), Some(code), "said: {}\nwrote: {}", self.err(), self.out());
        self
    }

    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    pub fn bytes(&self) -> &[u8] {
        &self.output.stdout
    }

    pub fn err(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.output.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.out()))
    }

    /// Says all of these on standard error.
    #[track_caller]
    pub fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.err().contains(part), "{part:?} in: {}", self.err());
        }
        self
    }
}

/// The keys of a JSON object, sorted.
#[track_caller]
pub fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}
