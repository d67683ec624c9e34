//! Killed at any moment while somebody types: at most three seconds of typing are lost.
//!
//! The child is the whole program without its window, with a clock that runs
//! ten times as fast: it types a number, lets the brain do what is due, and
//! writes what the brain asks for onto a real disk.

use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use attune::{
    app::{self, Action, Command as Say, Effect, Inside, Shelf, ShelfEntry, State, Wrote},
    base::{Id, Moment},
    shell::Disk,
    store::vault::{Known, Unlocked},
    template::shelf,
    worksheet::{At, Change, file},
};

use super::folder::{Folder, few_or, unlock, words};

const ROOM: &str = "ATTUNE_TEST_TYPING";
/// So many seconds of the child pass in one.
const FASTER: u128 = 10;
/// Most that may be lost, in thousandths of a second of the child.
const MOST_LOST: u64 = 3_000;

/// Milliseconds of the child's own time.
fn ms(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis() * FASTER).unwrap()
}

fn moment(ms: u64) -> Moment {
    let secs = ms / 1_000;
    let text = format!("2026-11-25T{:02}:{:02}:{:02}+00:00", 10 + secs / 3_600, secs / 60 % 60, secs % 60);
    Moment::parse(&text).unwrap()
}

/// The outside: a real disk with a locked folder.
struct Outside {
    unlocked: Unlocked,
    known: Option<Known>,
}

impl Outside {
    fn carry_out(&mut self, effect: Effect) -> Option<Say> {
        match effect {
            Effect::Write { doc, file, sheet, revision } => {
                let kept = self.unlocked.keep(&Disk, &file, &sheet, self.known).unwrap();
                self.known = Some(kept);
                Some(Say::Written { doc: Some(doc), what: Wrote::Worksheet, revision, result: Ok(file) })
            }
            Effect::Rescue { doc, sheet, revision } => {
                self.unlocked.vault.write_rescue(&Disk, &sheet.doc, &file::write(&sheet)).unwrap();
                let result = Ok(self.unlocked.vault.rescue_file(&sheet.doc));
                Some(Say::Written { doc: Some(doc), what: Wrote::Rescue, revision, result })
            }
            Effect::DropRescue(id) => {
                let _gone = std::fs::remove_file(self.unlocked.vault.rescue_file(&id));
                None
            }
            _ => None,
        }
    }
}

/// Types for ever, and says what was typed and when. Run only as a child.
#[test]
#[ignore = "the child of the test below"]
fn child() {
    let Some(room) = std::env::var_os(ROOM).map(PathBuf::from) else { return };
    let unlocked = unlock(&room);
    let entry = ShelfEntry::new(shelf::template("just-a-line").unwrap(), true);
    let mut state = State { shelf: Shelf { entries: vec![entry], ..Shelf::default() }, ..State::default() };
    let mut outside = Outside { unlocked, known: None };
    let began = Instant::now();
    let mut say = |state: &mut State, command: Say, now: u64| {
        let mut todo = app::run(state, command, moment(now));
        while !todo.is_empty() {
            let said: Vec<Say> = todo.drain(..).filter_map(|effect| outside.carry_out(effect)).collect();
            todo = said.into_iter().flat_map(|command| app::run(state, command, moment(now))).collect();
        }
    };
    let vault = unlock(&room).vault;
    say(&mut state, Say::VaultFound(Box::new(vault)), 0);
    say(&mut state, Say::Unlocked(Box::new(Ok(Inside::default()))), 0);
    say(&mut state, Say::Begin { template: Id::known("just-a-line"), doc: Id::known("abcd") }, 0);
    let doc = app::DocKey(state.last_key);
    let (mut number, mut told) = (0_u64, 0);
    loop {
        let now = ms(began);
        if now / 1_000 != told {
            told = now / 1_000;
            say(&mut state, Say::Tick, now);
        }
        number += 1;
        let at = At::item(Id::known("line"));
        let offset = state.doc(doc).unwrap().sheet().text(&at).len();
        let change = Change::Text { at, offset, removed: String::new(), inserted: format!("{number} ") };
        say(&mut state, Say::Edit { doc, change, caret: None }, now);
        println!("typed {number} {}", ms(began));
        std::io::stdout().flush().unwrap();
        // Somebody who saves and pauses now and then, so that saves and rescue copies both happen.
        let pauses = number.is_multiple_of(60);
        if pauses {
            say(&mut state, Say::Do(Action::Save), now);
        }
        let pause = if pauses { 150 } else { 8 };
        thread::sleep(Duration::from_millis(pause));
    }
}

/// Every number that was typed before the child was killed, and when.
fn killed_after(room: &Path, wait: Duration) -> Vec<(u64, u64)> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "typing::child", "--ignored", "--nocapture"]).env(ROOM, room);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let out = child.stdout.take().unwrap();
    let reader = thread::spawn(move || {
        let lines = BufReader::new(out).lines().map_while(Result::ok);
        let typed = lines.filter_map(|line| {
            let (number, when) = line.rsplit_once("typed ")?.1.split_once(' ')?;
            Some((number.parse().ok()?, when.parse().ok()?))
        });
        typed.collect::<Vec<_>>()
    });
    thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// The last number that the file or the rescue copy holds.
fn last_kept(room: &Path) -> u64 {
    let unlocked = unlock(room);
    let doc = Id::known("abcd");
    let in_file = unlocked.read(&Disk, &unlocked.vault.file_of(&doc)).ok().map(|(sheet, _)| words(&sheet));
    let rescued = unlocked.read_rescue(&Disk, &unlocked.vault.rescue_file(&doc)).ok();
    let rescued = rescued.map(|text| words(&file::read(&text).expect("a rescue copy is whole")));
    let last = |text: String| text.split_whitespace().last().and_then(|number| number.parse().ok()).unwrap_or(0);
    in_file.into_iter().chain(rescued).map(last).max().unwrap_or(0)
}

#[test]
fn at_most_three_seconds_of_typing_are_lost() {
    let (count, mut most, mut with_loss) = (few_or(300, 14) as u64, 0, 0);
    for at in 0..count {
        let folder = Folder::new();
        let typed = killed_after(folder.room.path(), Duration::from_millis(250 + at * 7_919 % 1_700));
        let Some((_, end)) = typed.last().copied() else { continue };
        let kept = last_kept(folder.room.path());
        let lost_since = typed.iter().find(|(number, _)| *number > kept).map_or(end, |(_, when)| *when);
        let lost = end - lost_since;
        with_loss += u64::from(lost > 0);
        most = most.max(lost);
        assert!(lost <= MOST_LOST, "{lost} ms of typing were lost: up to {kept} is kept");
    }
    println!("{count} kills while typing, {with_loss} lost something, at most {most} ms");
    assert!(with_loss > 0, "no kill fell between two copies: the harness cannot fail");
}
