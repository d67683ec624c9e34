//! What the benchmarks share: samples of a time, and lines of a table.
//!
//! Plain clock, no statistics library. A sample during which the system gave
//! the processor to somebody else measures the machine and not the work; where
//! the system counts that (Linux), such samples are left out and counted. Work
//! of many milliseconds is never left alone: of that the processor's time counts.
//!
//! Not here: work to be measured ([`sheets`]), and goals: each benchmark names its own.
#![allow(dead_code, clippy::allow_attributes, reason = "each benchmark uses its part of it")]

pub mod sheets;

use std::{
    fs,
    time::{Duration, Instant},
};

/// How often something was measured, and how long it took.
#[derive(Debug, Default)]
pub struct Samples {
    undisturbed: Vec<Duration>,
    disturbed: Vec<Duration>,
}

impl Samples {
    /// Measures a piece of work `count` times; the first `warm` times are not counted.
    pub fn of(warm: usize, count: usize, mut work: impl FnMut()) -> Self {
        let mut samples = Self::default();
        for number in 0..warm + count {
            let (took, alone) = timed(&mut work);
            if number >= warm {
                samples.add(took, alone);
            }
        }
        samples
    }

    /// The processor's time for a piece of work, as the mean of so many at once; for work of
    /// several milliseconds on a machine that does other things as well.
    pub fn worked(batches: usize, each: u32, mut work: impl FnMut()) -> Self {
        let mut samples = Self::default();
        for _ in 0..batches {
            samples.add(worked(|| (0..each).for_each(|_| work())) / each, true);
        }
        samples
    }

    /// Adds a time, and whether the work had the processor to itself.
    pub fn add(&mut self, took: Duration, alone: bool) {
        if alone { &mut self.undisturbed } else { &mut self.disturbed }.push(took);
    }

    /// The time that half of the samples stay under.
    #[must_use]
    pub fn median(&self) -> Duration {
        self.share(50)
    }

    /// The time that 99 in 100 samples stay under.
    #[must_use]
    pub fn slowest(&self) -> Duration {
        self.share(99)
    }

    /// Prints a line of the table; the goal is for the median.
    pub fn line(&self, what: &str, goal: Option<Duration>) {
        let goal = goal.map_or_else(String::new, |goal| verdict(self.median() <= goal, &format!("{goal:?}")));
        let (counted, left_out) = (self.counted().len(), self.disturbed.len());
        let of = if self.undisturbed.is_empty() { String::new() } else { format!(", {left_out} disturbed") };
        let (median, slowest) = (shown(self.median()), shown(self.slowest()));
        println!("{what:<58} median {median:>9}   99 % {slowest:>9}   ({counted}{of})   {goal}");
    }

    /// Prints whether 99 in 100 samples stay under a goal.
    pub fn slowest_line(&self, goal: Duration) {
        println!("{:<58} {}", "", verdict(self.slowest() <= goal, &format!("99 % in {goal:?}")));
    }

    fn share(&self, percent: usize) -> Duration {
        let mut times = self.counted().to_vec();
        times.sort();
        times.get((times.len() * percent / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
    }

    /// Undisturbed samples; all of them where nearly none is.
    fn counted(&self) -> &[Duration] {
        if self.undisturbed.len() * 5 >= self.disturbed.len() { &self.undisturbed } else { &self.disturbed }
    }
}

/// Runs a piece of work; how long it took, and whether nobody else had the processor meanwhile.
pub fn timed(work: impl FnOnce()) -> (Duration, bool) {
    let before = turns();
    let start = Instant::now();
    work();
    let took = start.elapsed();
    (took, turns() == before)
}

/// Runs a long piece of work that waits for nothing; how long the processor worked on it.
pub fn worked(work: impl FnOnce()) -> Duration {
    let (before, start) = (processor(), Instant::now());
    work();
    let took = start.elapsed();
    before.zip(processor()).map_or(took, |(before, after)| Duration::from_nanos(after - before).min(took))
}

/// Nanoseconds that the processor has worked for this thread; exact to a few milliseconds.
fn processor() -> Option<u64> {
    schedule(0)
}

/// How often this thread got the processor; the same number before and after means: not taken away.
fn turns() -> Option<u64> {
    schedule(2)
}

fn schedule(field: usize) -> Option<u64> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().nth(field)?.parse().ok()
}

/// The middle one of some numbers.
pub fn middle(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A time in the unit that people read it in.
#[must_use]
pub fn shown(time: Duration) -> String {
    format!("{time:.2?}")
}

/// A goal with whether it is reached.
#[must_use]
pub fn verdict(reached: bool, goal: &str) -> String {
    format!("goal {goal}: {}", if reached { "reached" } else { "MISSED" })
}
