//! How long a PDF takes: three pages and five hundred, written and proved.
//!
//! Plain clock and plain numbers, medians of several runs, beside Typst where
//! it is at hand (`pip install typst`). Run with
//! `cargo bench --profile dist --bench pdf`; the goals are: three pages,
//! written and proved, in half of Typst's cold compile; five hundred written
//! in at most Typst's time, proved in at most the same again, and resident at
//! most 120 MiB beyond the pages themselves.
#![expect(clippy::unwrap_used, reason = "a measurement that fails has no result")]

use std::{
    fs,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use attune::{page::Pages, print};

#[path = "../tests/pages/made.rs"]
mod made;

/// What stands on every page, about 420 words.
const PARAGRAPH: &str = "Before the pause she had already looked away, and I noticed that I wanted to fill it. \
    What I said was kind enough, but it was an explanation, not an answer to what she had told me. Naïve, perhaps: \
    “I thought it would help.” She nodded politely, and the moment was gone before either of us had named it. ";

fn main() {
    let three = pages(3);
    let (write, prove, bytes) = measure(&three, 15);
    println!("  3 pages: written in {write:.1?}, proved in {prove:.1?}, {} kB", bytes / 1000);
    let before = resident();
    let long = pages(500);
    let held = resident();
    let pdf = Arc::new(peaking("writing", || print::write(&long).unwrap()));
    peaking("proving", || print::proof(&long, &pdf).unwrap());
    let (write_long, prove_long, bytes_long) = measure(&long, 3);
    println!("500 pages: written in {write_long:.1?}, proved in {prove_long:.1?}, {} kB", bytes_long / 1000);
    println!("           the pages themselves hold {} MiB", held.saturating_sub(before));
    match typst(3).zip(typst(500)) {
        Some((short, whole)) => {
            println!("Typst, whole process: 3 pages {short:.1?}, 500 pages {whole:.1?}");
            println!(
                "ratios: 3 pages {:.2}, 500 pages written {:.2}, proved {:.2}",
                ratio(write + prove, short),
                ratio(write_long, whole),
                ratio(prove_long, whole)
            );
        }
        None => println!("Typst is not at hand (`pip install typst`): no ratio"),
    }
}

fn pages(count: usize) -> Pages {
    let mut maker = made::Maker::new("Validating Style");
    while maker.pages.pages.len() < count {
        maker.heading("The moment").question("what", "What happened?").answer("what", &PARAGRAPH.repeat(4));
    }
    maker.pages.pages.truncate(count);
    maker.finish()
}

/// Medians of writing and proving, and the size.
fn measure(pages: &Pages, runs: usize) -> (Duration, Duration, usize) {
    let (mut written, mut proved, mut size) = (Vec::new(), Vec::new(), 0);
    for _ in 0..runs {
        let start = Instant::now();
        let pdf = Arc::new(print::write(pages).unwrap());
        written.push(start.elapsed());
        let start = Instant::now();
        print::proof(pages, &pdf).unwrap();
        proved.push(start.elapsed());
        size = pdf.len();
    }
    (median(written), median(proved), size)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn ratio(ours: Duration, theirs: Duration) -> f64 {
    ours.as_secs_f64() / theirs.as_secs_f64()
}

/// Typst over the same words, as a process of its own: layout included.
fn typst(count: usize) -> Option<Duration> {
    let folder = std::env::temp_dir().join(format!("attune-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).ok()?;
    let source = folder.join("sheet.typ");
    let page = format!("= The moment\n\n== What happened?\n\n{}\n\n", PARAGRAPH.repeat(10));
    let text = format!("#set page(paper: \"a4\", margin: 25mm)\n#set text(size: 10.5pt)\n{}", page.repeat(count));
    fs::write(&source, text).ok()?;
    let script = format!("import typst; typst.compile({:?}, output={:?})", source, folder.join("sheet.pdf"));
    let mut times = Vec::new();
    for _ in 0..if count > 10 { 1 } else { 5 } {
        let start = Instant::now();
        let status = Command::new(std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned()))
            .args(["-c", &script])
            .status()
            .ok()?;
        times.push(start.elapsed());
        if !status.success() {
            return None;
        }
    }
    fs::remove_dir_all(&folder).ok()?;
    Some(median(times))
}

fn resident() -> usize {
    status("VmRSS:")
}

/// Says how far memory rises above what is held before.
fn peaking<T>(what: &str, work: impl FnOnce() -> T) -> T {
    // Forgets the highest mark so far; where that is not possible the figure is too high.
    let _ignored = fs::write("/proc/self/clear_refs", "5");
    let before = resident();
    let out = work();
    let peak = status("VmHWM:");
    println!("           {what} took {} MiB more, {peak} MiB in all", peak.saturating_sub(before));
    out
}

/// A line of this process's own status, in MiB; 0 where there is none.
fn status(name: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap_or(0) / 1024
}
