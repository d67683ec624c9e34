//! `attune check`: everything that is wrong with templates, blocks and worksheets.
//!
//! [`Report`] is what came of one file; [`watch`] checks again whatever is
//! saved, until it is ended.

mod report;
mod translations;
mod watch;

use report::Report;
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
    let near = Neighbours::default();
    let reports: Vec<Report> = order.inputs.iter().map(|input| Report::of(input, &near)).collect();
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
