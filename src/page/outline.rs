//! The bookmarks of a document: its sections, and the questions in them.

use super::{
    job::Job,
    model::{Block, BlockRole, Bookmark, Mark, Page},
    place::Is,
};
use crate::base::{Mm, Pt};

/// The longest bookmark, in characters.
const LONGEST: usize = 72;
/// From a heading's first baseline up to where a viewer should begin.
const ABOVE: Mm = Mm(6.0);

/// The headings and questions of finished pages, in reading order.
pub(super) fn bookmarks(job: &Job<'_>, pages: &[Page]) -> Vec<Bookmark> {
    let mut all: Vec<Bookmark> = Vec::new();
    let mut before = None;
    let mut in_section = false;
    for (page, block) in pages.iter().enumerate().flat_map(|(page, own)| own.blocks.iter().map(move |b| (page, b))) {
        let way = block.place.steps.first();
        let title = match way.map(|step| &step.is) {
            Some(Is::Heading | Is::Subheading) => flat(&block.text),
            // Questions of a group are found under its own.
            Some(Is::Question) if block.item.as_ref().is_some_and(|id| job.letter(id).is_some()) => continue,
            Some(Is::Question) if block.role == BlockRole::Question => question(job, block),
            _ => continue,
        };
        let heading = matches!(way.map(|step| &step.is), Some(Is::Heading));
        in_section |= heading;
        // What goes on on the next page is marked where it begins.
        let same = Some((block.place.unit, way.cloned()));
        if before == same || title.is_empty() {
            continue;
        }
        before = same;
        let level = if heading || !in_section { 1 } else { 2 };
        all.push(Bookmark { title: short(&title), level, page, y: top(block) });
    }
    all
}

/// Number and question, or the few words that stand for it.
fn question(job: &Job<'_>, block: &Block) -> String {
    let item = block.item.as_ref().and_then(|id| job.template.item(id.as_str()));
    let brief = item.and_then(|item| item.brief.as_ref()).map(|brief| job.rich(brief).text);
    let words = brief.unwrap_or_else(|| flat(&block.text));
    match item.and_then(|item| job.number(item.id.as_str())) {
        Some(number) => format!("{number} {words}"),
        None => words,
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words, cut at the end of a word if they are many.
fn short(title: &str) -> String {
    if title.chars().count() <= LONGEST {
        return title.to_owned();
    }
    let mut words = String::new();
    for word in title.split(' ') {
        if words.chars().count() + word.chars().count() > LONGEST && !words.is_empty() {
            break;
        }
        words.extend(words.is_empty().then_some("").or(Some(" ")));
        words.extend(word.chars().take(LONGEST));
    }
    format!("{}…", words.trim_end_matches([',', ';', ':', '.', '–', '—']))
}

/// Where a viewer should begin to show a block.
fn top(block: &Block) -> Pt {
    let baseline = block.marks.iter().find_map(|mark| match mark {
        Mark::Glyphs(run) => Some(run.baseline),
        _ => None,
    });
    let up = baseline.unwrap_or(Pt::ZERO) - ABOVE.pt();
    up.max(Pt::ZERO)
}
