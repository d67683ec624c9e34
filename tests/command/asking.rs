//! The question for a passphrase in a terminal.

use std::{
    io::Write,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use crate::room::Room;

#[test]
fn ctrl_c_at_the_question_leaves_a_terminal_that_shows_what_is_typed() {
    let room = locked();
    let line =
        format!("trap : INT; {} vault list --vault locked; echo ended $?; stty -a", env!("CARGO_BIN_EXE_attune"));
    let mut terminal = terminal(&room, &line);
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
    shows_what_is_typed(terminal, 130);
    typing.join().unwrap();
}

#[test]
fn whatever_ends_the_question_leaves_a_terminal_that_shows_what_is_typed() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("QUIT", 131), ("INT", 130)] {
        let room = locked();
        // Ended when the question has changed the terminal, and not before.
        let line = format!(
            "( while stty -a </dev/tty | grep -q ' echo '; do sleep 0.1; done; kill -{signal} $(cat pid) ) & \
             sh -c 'echo $$ >pid; exec {} vault list --vault locked'; echo ended $?; stty -a",
            env!("CARGO_BIN_EXE_attune")
        );
        shows_what_is_typed(terminal(&room, &line), code);
    }
}

/// A room with a locked folder.
fn locked() -> Room {
    let room = Room::new();
    room.write("pass", "lantern orbit meadow pear violin\n");
    room.run_naming("ATTUNE_PASSPHRASE_FILE", "pass", &["vault", "init", "--vault", "locked"]).exits(0);
    room
}

/// A terminal in which these commands are run.
fn terminal(room: &Room, line: &str) -> Child {
    let mut terminal = Command::new("script");
    terminal.args(["-qfec", line, "/dev/null"]).current_dir(room.path("")).env("HOME", room.path(""));
    terminal.env("SHELL", "/bin/sh").env_remove("ATTUNE_PASSPHRASE_FILE");
    terminal.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script is there (Debian package bsdutils)")
}

fn shows_what_is_typed(mut terminal: Child, code: i32) {
    // Nobody hangs up while the question is on the screen.
    let _open = terminal.stdin.take();
    let output = terminal.wait_with_output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let ended = format!("ended {code}");
    assert!(shown.contains("Passphrase:") && shown.contains(&ended), "{shown}");
    let state = shown.split(&ended).nth(1).unwrap_or_default();
    assert!(state.contains(" echo ") && state.contains(" icanon ") && !state.contains("-echo "), "{state}");
}
