//! A locked folder of 20,000 worksheets: how long it takes to the list, to search hits, to check it.
//!
//! Run with `cargo bench --profile dist --bench vault`; after `--` may stand how
//! many worksheets and how many words in each (1,000 make 120 MB of text in
//! 20,000). `ATTUNE_BENCH_HOME` names a home that is filled and left there, to
//! be opened by the real window. The goals: from the passphrase to the list
//! under 0.5 s with the lists of the last start, hits under 16 ms a keystroke,
//! at most 400 MiB resident.

use std::{
    fmt::{self, Display, Formatter},
    fs,
    path::{Path, PathBuf},
    sync::Arc,
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
    let mut numbers = std::env::args().filter_map(|word| word.parse().ok());
    let (count, each) = (numbers.next().unwrap_or(20_000), numbers.next().unwrap_or(120));
    let home = std::env::var_os("ATTUNE_BENCH_HOME").map(PathBuf::from);
    let room = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("vault-{}", std::process::id()));
    let room = home.clone().unwrap_or(room);
    let (root, state) = (room.join(".local/share/attune/locked"), room.join(".local/state/attune"));
    fs::create_dir_all(&root).unwrap_or_else(|error| panic!("a folder: {error}"));
    let words = Secret::new("lantern orbit meadow pear violin".to_owned());
    let made = Vault::create(&Disk, &root, &state, Id::known("bench"), &words);
    let (unlocked, _) = made.unwrap_or_else(|fault| panic!("{}", fault.what()));
    let took = timed(|| fill(&unlocked, count, each));
    println!("{count} worksheets written, each durable and read back: {took}");
    measure_it(&unlocked);
    if home.is_none() {
        let _left_behind = fs::remove_dir_all(&room);
    }
}

fn fill(unlocked: &Unlocked, count: usize, each: usize) {
    let template = shelf::template("just-a-line").unwrap_or_else(|| panic!("a shipped template"));
    for number in 0..count {
        let mut sheet = sheets::answered(template.clone(), each);
        sheet.doc = Id::known(&format!("{:02x}doc{number}", number % 251));
        let path = unlocked.vault.file_of(&sheet.doc);
        let kept = unlocked.keep(&Disk, &path, &sheet, None);
        kept.unwrap_or_else(|fault| panic!("{}", fault.what()));
    }
}

fn digest(sheet: &Worksheet) -> (LibraryRow, String) {
    let mut row = LibraryRow::of(sheet, &Outcome::of(&sheet.template, &sheet.content.answers), None, None);
    let text = std::mem::take(&mut row.folded);
    (row, text.to_string())
}

fn measure_it(unlocked: &Unlocked) {
    let mut index = Index::<LibraryRow>::default();
    let cold = timed(|| {
        index.renew(&Disk, unlocked, i64::MAX, &digest, &mut |_, _| true);
    });
    println!("read for the first time: {cold}");
    let _kept = index.store(&Disk, unlocked);
    drop(index);
    let mut state = State { settings: Settings::default(), ..State::default() };
    let now = Moment::parse("2026-11-25T10:00:00+00:00").unwrap_or_else(|| panic!("a moment"));
    let mut index = Index::default();
    let listed = timed(|| {
        index = Index::<LibraryRow>::load_rows(&Disk, unlocked);
        app::run(&mut state, Command::Library(rows_of(&index, unlocked)), now);
    });
    println!("from the keys to the full list, as it was at the last start: {listed}");
    let searched = timed(|| {
        index.load_texts(&Disk, unlocked);
        index.renew(&Disk, unlocked, i64::MAX, &digest, &mut |_, _| true);
        app::run(&mut state, Command::Library(rows_of(&index, unlocked)), now);
    });
    println!("after that, until every file was looked at and can be searched: {searched}");
    let bytes: usize = state.library.iter().map(|row| row.folded.len()).sum();
    println!("resident, with all of it: {}", memory());
    for search in ["q", "qu", "quiet", "quiet moment", "zebra", "answered it", ""] {
        let took = timed(|| {
            app::run(&mut state, Command::Search(search.to_owned()), now);
        });
        println!("search {search:?} in {} KiB: {took}, {} found", bytes >> 10, state.listed.len());
    }
    let checked = timed(|| {
        let checked = vault::check(&Disk, unlocked, &mut |_, _| true);
        assert!(checked.damaged.is_empty(), "damaged");
    });
    println!("everything checked: {checked}");
}

fn rows_of(index: &Index<LibraryRow>, unlocked: &Unlocked) -> Vec<LibraryRow> {
    let row = |(path, entry, text): (&Path, &vault::Entry<LibraryRow>, &Arc<str>)| LibraryRow {
        file: Some(unlocked.vault.root.join(path)),
        folded: Arc::clone(text),
        ..entry.row.clone()
    };
    index.rows().map(row).collect()
}

/// What the system says of this program's memory.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of =
        |name: &str| status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim().to_owned();
    format!("{} now, {} at most", of("VmRSS:"), of("VmHWM:"))
}

/// What passed on the clock, and what of it this thread computed: on a busy machine the two differ.
struct Took(Duration, Duration);

impl Display for Took {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1?} ({:.1?} computing)", self.0, self.1)
    }
}

fn timed(work: impl FnOnce()) -> Took {
    let (began, before) = (Instant::now(), computed());
    work();
    Took(began.elapsed(), computed().saturating_sub(before))
}

fn computed() -> Duration {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(text.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0))
}
