//! A locked folder of 20,000 worksheets: how long it takes to the list, to search hits, to check it.
//!
//! Run with `cargo bench --profile dist --bench vault`; a number after `--`
//! makes it smaller. The goals: from the passphrase to the list under 0.5 s
//! with the lists of the last start, hits under 16 ms a keystroke.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use attune::{
    app::{self, Command, LibraryRow, Settings, State},
    base::{Id, Moment, Secret},
    shell::Disk,
    store::vault::{self, Index, Unlocked, Vault},
    template::shelf,
    worksheet::{Outcome, Worksheet},
};

mod measure;

use measure::sheets;

fn main() {
    let count = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(20_000);
    let room = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("vault-{}", std::process::id()));
    fs::create_dir_all(&room).unwrap_or_else(|error| panic!("a folder: {error}"));
    let words = Secret::new("lantern orbit meadow pear violin".to_owned());
    let made = Vault::create(&Disk, &room.join("locked"), &room.join("state"), Id::known("bench"), &words);
    let (unlocked, _) = made.unwrap_or_else(|fault| panic!("{}", fault.what()));
    let took = timed(|| fill(&unlocked, count));
    println!("{count} worksheets written, each durable and read back: {took:.1?}");
    measure_it(&unlocked);
    let _left_behind = fs::remove_dir_all(&room);
}

fn fill(unlocked: &Unlocked, count: usize) {
    let template = shelf::template("just-a-line").unwrap_or_else(|| panic!("a shipped template"));
    for number in 0..count {
        let mut sheet = sheets::answered(template.clone(), 120);
        sheet.doc = Id::known(&format!("{:02x}doc{number}", number % 251));
        let path = unlocked.vault.file_of(&sheet.doc);
        let kept = unlocked.keep(&Disk, &path, &sheet, None);
        kept.unwrap_or_else(|fault| panic!("{}", fault.what()));
    }
}

fn digest(sheet: &Worksheet) -> (LibraryRow, String) {
    let mut row = LibraryRow::of(sheet, &Outcome::of(&sheet.template, &sheet.content.answers), None, None);
    let text = std::mem::take(&mut row.folded);
    (row, text)
}

fn measure_it(unlocked: &Unlocked) {
    let mut index = Index::<LibraryRow>::default();
    let cold = timed(|| {
        index.renew(&Disk, unlocked, i64::MAX, &digest, &mut |_, _| true);
    });
    println!("read for the first time: {cold:.1?}");
    let _kept = index.store(&Disk, unlocked);
    drop(index);
    let mut rows = Vec::new();
    let warm = timed(|| {
        let mut index = Index::<LibraryRow>::load(&Disk, unlocked);
        index.renew(&Disk, unlocked, i64::MAX, &digest, &mut |_, _| true);
        rows = index
            .rows()
            .map(|(path, entry, text)| LibraryRow {
                file: Some(unlocked.vault.root.join(path)),
                folded: text.to_owned(),
                ..entry.row.clone()
            })
            .collect();
    });
    println!("from the keys to the full list, with the lists of the last start: {warm:.0?}");
    let bytes: usize = rows.iter().map(|row| row.folded.len()).sum();
    let mut state = State { settings: Settings::default(), ..State::default() };
    let now = Moment::parse("2026-11-25T10:00:00+00:00").unwrap_or_else(|| panic!("a moment"));
    app::run(&mut state, Command::Library(rows), now);
    for search in ["q", "qu", "quiet", "quiet moment", "zebra"] {
        let took = timed(|| {
            app::run(&mut state, Command::Search(search.to_owned()), now);
        });
        println!("search {search:?} in {} KiB: {took:.1?}, {} found", bytes >> 10, state.listed.len());
    }
    let checked = timed(|| {
        let checked = vault::check(&Disk, unlocked, &mut |_, _| true);
        assert!(checked.damaged.is_empty(), "damaged");
    });
    println!("everything checked: {checked:.1?}");
}

fn timed(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}
