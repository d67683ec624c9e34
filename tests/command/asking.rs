//! The question for a passphrase in a terminal.

use std::{
    io::Write,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use crate::room::Room;

#[test]
fn ctrl_c_at_the_question_leaves_a_terminal_that_shows_what_is_typed() {
    let room = Room::new();
    room.write("pass", "lantern orbit meadow pear violin\n");
    room.run_naming("ATTUNE_PASSPHRASE_FILE", "pass", &["vault", "init", "--vault", "locked"]).exits(0);
    let line =
        format!("trap : INT; {} vault list --vault locked; echo ended $?; stty -a", env!("CARGO_BIN_EXE_attune"));
    let mut terminal = Command::new("script");
    terminal.args(["-qfec", &line, "/dev/null"]).current_dir(room.path("")).env("HOME", room.path(""));
    terminal.env("SHELL", "/bin/sh").env_remove("ATTUNE_PASSPHRASE_FILE");
    let mut terminal = terminal
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script is there (Debian package bsdutils)");
    let mut keys = terminal.stdin.take().unwrap();
    // Typed when the question is there; a slow machine gets more than one.
    let typing = thread::spawn(move || {
        for _ in 0..8 {
            thread::sleep(Duration::from_millis(1500));
            if keys.write_all(b"\x03").and_then(|()| keys.flush()).is_err() {
                break;
            }
        }
    });
    let output = terminal.wait_with_output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.contains("Passphrase:") && shown.contains("ended 130"), "{shown}");
    let state = shown.split("ended 130").nth(1).unwrap_or_default();
    assert!(state.contains(" echo ") && !state.contains("-echo "), "{state}");
    typing.join().unwrap();
}
