//! From template and worksheet to finished pages.
//!
//! Everything that decides where a line goes happens here: shaping, line
//! breaking, page breaks. The result, [`Pages`], is data; the PDF writer and
//! the preview only draw it.
//!
//! ```text
//! items ─ slabs and units (slab) ─ pages (flow, elastic) ─ blocks (model)
//!   └ text: rich ─ shape ─ lines                  └ what is read out: place ─ tree
//! ```
//!
//! Not here: PDF, pixels, disk, clock. **Invariant:** the same worksheet and
//! options give the same pages, and no character of an answer is lost
//! (`tests/pages`).

mod bind;
mod blank;
mod clusters;
mod completed;
mod condition_joined;
mod condition_words;
mod dump;
mod elastic;
mod ending;
pub mod field;
mod find;
mod flow;
mod former;
mod grid;
mod head;
mod items;
mod job;
mod kit;
mod leaving;
mod lines;
mod margin;
mod marks;
mod missing;
pub mod model;
mod named;
mod outline;
pub mod place;
pub mod prefilled;
pub mod printed;
mod question;
mod recovery;
mod results;
mod review;
pub mod review_fields;
mod rich;
mod section;
mod shape;
mod slab;
mod style;
pub mod syllables;
pub mod tree;
pub mod typed;

pub use bind::{Bound, bind};
pub use clusters::encloses;
pub use dump::dump;
pub use find::{Found, Spot, find, words_of};
pub use leaving::{Leaving, Ticked};
pub use missing::Missing;
pub use model::*;
pub use named::named;
pub use recovery::recovery_sheet;

use std::sync::Arc;

use crate::{
    base::Mm,
    faces::{NoSpares, Spares},
    words,
    worksheet::{
        Answer, Answers, Outcome, Worksheet,
        file::{blank_code, content_code},
    },
};
use flow::Filled;
use grid::Field as TextField;
use job::Job;

/// Lays a worksheet out as finished pages.
///
/// Never fails and loses no character: a text that does not fit goes on on
/// the next page, a character that no face has keeps its text under a
/// stand-in and is named in [`Pages::missing`].
///
/// # Units
/// Points (1/72 inch), origin at the top left of the page, y downwards.
#[must_use]
pub fn lay_out(sheet: &Worksheet, outcome: &Outcome, options: &PageOptions) -> Pages {
    let nobody: Arc<dyn Spares> = Arc::new(NoSpares);
    lay_out_with(sheet, outcome, options, &nobody)
}

/// The same, with fonts for letters that the bundled faces lack.
#[must_use]
pub fn lay_out_with(sheet: &Worksheet, outcome: &Outcome, options: &PageOptions, spares: &Arc<dyn Spares>) -> Pages {
    words::speaking(&sheet.template.language, || lay_out_in_its_language(sheet, outcome, options, spares))
}

fn lay_out_in_its_language(
    sheet: &Worksheet,
    outcome: &Outcome,
    options: &PageOptions,
    spares: &Arc<dyn Spares>,
) -> Pages {
    let field = TextField::of(options.paper);
    let typed = printed::in_fields(sheet, outcome, options, sheet.content.begun);
    let empty;
    let outcome = if options.copy.is_blank() {
        empty = Outcome::of(&sheet.template, &Answers::default());
        &empty
    } else {
        outcome
    };
    let mut job = Job::new(sheet, outcome, options, spares);
    job.values = prefilled::values(&sheet.template, &typed);
    job.typed = typed;
    let mut setter = lines::Setter::new(&sheet.template.language, spares);
    let filled = match options.copy {
        Copy::Completed => ending::place(&mut job, field, &mut setter, Mm::ZERO, completed::units),
        Copy::Blank | Copy::Fillable => {
            let units = blank::units(&mut job);
            elastic::pages(field, &mut setter, &units)
        }
        Copy::Review => review::place(&mut job, field, &mut setter),
    };
    finish(&mut job, filled, field)
}

/// Heads, feet and blocks: from filled pages to finished ones.
fn finish(job: &mut Job<'_>, filled: Vec<Filled>, field: TextField) -> Pages {
    let meta = meta(job);
    let count = filled.len();
    let mut pages = Vec::with_capacity(count);
    for (nth, page) in filled.into_iter().enumerate() {
        let mut blocks = if nth == 0 { Vec::new() } else { head::running(job) };
        for parts in page.parts {
            blocks.extend(slab::blocks(parts));
        }
        blocks.extend(head::footer(job, nth, count, &meta.code, field.bottom));
        head::onto_paper(&mut blocks, field.left);
        prefilled::fill(job, &mut blocks);
        pages.push(Page { blocks });
    }
    let outline = outline::bookmarks(job, &pages);
    let missing = std::mem::take(&mut job.missing).into_iter().collect();
    Pages { paper: job.options.paper, meta, pages, outline, missing, attached: None }
}

fn meta(job: &Job<'_>) -> Meta {
    let day = match job.template.day_item().map(|item| job.answer(item.id.as_str())) {
        Some(Answer::Day(day)) if !job.is_blank() => Some(*day),
        _ => None,
    };
    Meta {
        title: job.rich(&job.template.title).text,
        language: job.template.language.clone(),
        day,
        code: if job.options.holds_answers() { content_code(job.sheet) } else { blank_code(job.template) },
    }
}
