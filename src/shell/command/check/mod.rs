//! `attune check`: everything that is wrong with templates, blocks and worksheets.
//!
//! [`Report`] is what came of one file; [`watch`] checks again whatever is
//! saved, until it is ended. Many files are shared out among the processors.

mod report;
mod translations;
mod watch;

use std::{ffi::OsString, num::NonZero, thread};

use report::{Read, Report};
use serde_json::Value;
use translations::Neighbours;
use watch::Watch;

use super::{Exit, Out, Trouble, arguments::Order};
use crate::t;

/// Checks the files; with `--watch` again whenever one of them is saved.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    if order.watch && order.inputs.iter().any(|input| input == "-") {
        return Err(Trouble::usage(t!("check-watch-stdin")));
    }
    let watch = order.watch.then(|| Watch::begin(&order.inputs)).transpose()?;
    let reports = reports(&order.inputs);
    if order.json {
        json(&reports, out, order.watch)?;
    } else {
        tell(&reports.iter().collect::<Vec<_>>(), out)?;
    }
    match watch {
        Some(watch) => watch::run(order, reports, &watch, out),
        None => Ok(exit(&reports, order.strict)),
    }
}

/// The fewest files that are worth a thread of their own.
const A_THREAD: usize = 16;

/// What came of each file, in their order. They are read one after the other, and then checked.
fn reports(inputs: &[OsString]) -> Vec<Report> {
    let read: Vec<Read> = inputs.iter().map(|input| Read::of(input)).collect();
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(read.len() / A_THREAD).max(1);
    let checked = |some: &[Read]| {
        let near = Neighbours::default();
        some.iter().map(|read| read.report(&near)).collect::<Vec<_>>()
    };
    let mut shares = read.chunks(read.len().div_ceil(threads).max(1));
    let Some(own) = shares.next() else { return Vec::new() };
    thread::scope(|scope| {
        let others: Vec<_> = shares.map(|share| (share, scope.spawn(move || checked(share)))).collect();
        let mut all = checked(own);
        for (share, other) in others {
            all.extend(other.join().unwrap_or_else(|_| checked(share)));
        }
        all
    })
}

/// The faults on standard error, a line a file on standard output.
fn tell(reports: &[&Report], out: &mut Out) -> Result<(), Trouble> {
    for report in reports {
        eprint!("{}", report.listing);
    }
    for report in reports {
        out.line(&report.line)?;
    }
    Ok(())
}

/// All faults as one array; while watching each array stands on a line of its own.
fn json(reports: &[Report], out: &mut Out, one_line: bool) -> Result<(), Trouble> {
    let all = Value::Array(reports.iter().flat_map(|report| report.json.iter().cloned()).collect());
    if one_line { out.line(&all.to_string()) } else { out.json(&all) }
}

fn exit(reports: &[Report], strict: bool) -> Exit {
    let bad = reports.iter().any(|report| report.errors > 0 || (strict && report.warnings > 0));
    if bad { Exit::Input } else { Exit::Done }
}
