//! How long a durable save takes, beside the least that any program can do.
//!
//! In pairs, on the same disk: ours compares, writes, syncs, renames, syncs the
//! folder and reads back; the other writes a file beside, syncs it and renames
//! it. Run with `cargo bench --profile dist --bench saving`; the goal is at
//! most three times as long.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
    time::Duration,
};

use attune::{
    shell::Disk,
    store::{self, Expected, Stamp},
    template::shelf,
    worksheet::file,
};

mod measure;

use measure::{Samples, middle, sheets, shown, timed, verdict};

/// Pairs of saves.
const PAIRS: usize = 41;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("saving-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("a folder to save in: {error}"));
    let template = shelf::template("validating-style").unwrap_or_else(|| panic!("a shipped template"));
    pairs(&folder, "a shipped worksheet", file::write(&sheets::answered(template, 800)).as_bytes());
    let long = sheets::answered(sheets::template(300), 10_000);
    pairs(&folder, "300 questions, 10,000 words", file::write(&long).as_bytes());
    let _left_behind = fs::remove_dir_all(&folder);
}

fn pairs(folder: &Path, what: &str, bytes: &[u8]) {
    let (ours, theirs) = (folder.join("ours.ron"), folder.join("theirs.ron"));
    let mut last = Expected::Nothing;
    let (mut our_times, mut their_times, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..PAIRS {
        // Each pair with other bytes, and in turn the one or the other first.
        let mut bytes = bytes.to_vec();
        bytes.extend_from_slice(format!("// {number}\n").as_bytes());
        let mut durable = || {
            let (took, _) = timed(|| last = Expected::This(save(&ours, &bytes, last)));
            took
        };
        let plain = || {
            let (took, _) = timed(|| least(&theirs, &bytes).unwrap_or_else(|error| panic!("a plain save: {error}")));
            took
        };
        let (our, their) = if number % 2 == 0 {
            let our = durable();
            (our, plain())
        } else {
            let their = plain();
            (durable(), their)
        };
        if number > 0 {
            our_times.push(our);
            their_times.push(their);
            ratios.push(our.as_secs_f64() / their.as_secs_f64());
        }
    }
    let ratio = middle(ratios);
    let (our, their) = (median(our_times), median(their_times));
    println!(
        "{what} ({} kB): ours {}, write + fsync + rename {}, ratio {ratio:.2} (median of {} pairs)   {}",
        bytes.len() / 1000,
        shown(our),
        shown(their),
        PAIRS - 1,
        verdict(ratio <= 3.0, "3 times")
    );
    let _left_behind = (fs::remove_file(&ours), fs::remove_file(&theirs));
}

fn save(path: &Path, bytes: &[u8], expected: Expected) -> Stamp {
    store::save(&Disk, path, bytes, expected).unwrap_or_else(|fault| panic!("a durable save: {:?}", fault.why))
}

/// Writes beside, syncs, renames: nothing is compared or read back.
fn least(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("tmp");
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

/// Waiting for the disk is part of the work, so no sample is left out.
fn median(times: Vec<Duration>) -> Duration {
    let mut samples = Samples::default();
    times.into_iter().for_each(|time| samples.add(time, true));
    samples.median()
}
