//! Pipes and devices in place of files, and readers that have gone.

use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::room::Room;

/// Runs it to its end, which must come soon.
#[track_caller]
fn ends(mut command: Command) -> (Option<i32>, String) {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > Duration::from_secs(30) {
            let _ended = child.kill();
            panic!("it waits for ever");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_pipe_or_a_device_is_refused_by_whatever_reads_files() {
    let room = Room::new();
    let made = Command::new("mkfifo").arg(room.path("pipe.ron")).status();
    assert!(made.is_ok_and(|made| made.success()));
    std::os::unix::fs::symlink(room.path("pipe.ron"), room.path("link.ron")).unwrap();
    for file in ["pipe.ron", "link.ron", "/dev/zero"] {
        for words in [
            &["check", file][..],
            &["show", file],
            &["export", file, "-o", "out.pdf"],
            &["import", file, "-o", "out.ron"],
            &["new", "just-a-line", "--answers", file, "-o", "new.ron"],
            &["renew", file],
        ] {
            let (code, said) = ends(room.command(words));
            assert_eq!(code, Some(1), "{words:?}: {said}");
            assert!(said.contains("is a pipe or a device"), "{words:?}: {said}");
        }
    }
    let (code, said) = ends(room.command(&["new", "just-a-line", "-o", "pipe.ron", "--force"]));
    assert_eq!(code, Some(4), "{said}");
    assert!(room.path("pipe.ron").exists() && said.contains("a pipe or a device of that name"), "{said}");
}

#[test]
fn a_reader_of_what_is_told_that_has_gone_changes_nothing() {
    let room = Room::new();
    for (words, code) in [(&["show", "not there.ron"][..], 1), (&["vault", "burn"], 2)] {
        let mut child = room.command(words).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stderr.take());
        assert_eq!(child.wait().unwrap().code(), Some(code), "{words:?}");
    }
}

#[test]
fn what_could_not_be_opened_again_is_not_written() {
    let room = Room::new();
    room.write("answers.ron", format!("{{ \"line\": \"{}\" }}", "a".repeat(24 * 1024 * 1024 - 100)));
    let new = room.run(&["new", "just-a-line", "--answers", "answers.ron", "-o", "new.ron"]).exits(4);
    new.says(&["too large to be opened again"]);
    assert!(!room.path("new.ron").exists());
}

#[test]
fn what_a_crash_left_of_an_export_goes_with_the_next_one_and_a_save_that_runs_is_left_alone() {
    let room = Room::new();
    room.begin("just-a-line", "{ \"line\": \"words\" }", "plain.ron");
    let (old, young) = (room.path("out/.~0123456789abcdef.tmp"), room.path("out/.~fedcba9876543210.tmp"));
    for path in [&old, &young] {
        room.write(path.strip_prefix(room.path("")).unwrap().to_str().unwrap(), "half a page");
    }
    let aged = Command::new("touch").args(["-d", "2026-01-01"]).arg(&old).status();
    assert!(aged.is_ok_and(|aged| aged.success()));
    room.run(&["export", "plain.ron", "-o", "out/page.md"]).exits(0);
    assert!(!old.exists() && young.exists());
}
