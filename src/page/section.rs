//! Section titles, which stay with the first item under them.

use super::{
    grid::{self, ONE, stroke},
    job::Job,
    marks::level,
    model::BlockRole,
    question::stream,
    slab::{Begins, Part, Slab, Tag, Unit, text_slabs},
    style,
};
use crate::{
    base::Mm,
    template::{Section, SectionPlace},
};

/// Puts a section's title before its first unit; a section without units leaves nothing.
pub(super) fn titled(job: &mut Job<'_>, index: usize, section: &Section, units: Vec<Unit>) -> Vec<Unit> {
    let mut units = units;
    if section.place == SectionPlace::Header || units.is_empty() {
        return units;
    }
    let title = job.outcome.titles.get(&index).unwrap_or(&section.title).clone();
    let first = units.remove(0);
    let lead = lead(job, &title, section.say.as_deref().filter(|_| job.is_blank()));
    let begins = match first.begins {
        _ if section.break_before => Begins::NewPage,
        Begins::Anywhere if section.place == SectionPlace::Folded => Begins::WithRoom,
        Begins::WithRoomOf(wanted) => {
            Begins::WithRoomOf(lead.iter().map(|slab| slab.gap + slab.height).fold(wanted, |all, one| all + one))
        }
        own => own,
    };
    let first = Unit { begins, ..first.led_by(lead) };
    units.insert(0, first);
    units
}

/// A rule, a title, perhaps a text.
pub(super) fn lead(job: &mut Job<'_>, title: &str, say: Option<&str>) -> Vec<Slab> {
    let rule =
        Part::drawn(Tag::artifact(stream::RULE), vec![level(grid::NUMBER, Mm::ZERO, grid::RIGHT, stroke::RULE)]);
    let mut slabs = vec![Slab::of(Mm(1.5), rule)];
    let rich = job.rich(title);
    let lines = job.set(&rich, style::SECTION, grid::WIDE, None);
    slabs.extend(text_slabs(lines, ONE, style::SECTION, &Tag::new(stream::TITLE, BlockRole::Heading, None)));
    slabs.push(Slab::space(Mm(2.0)));
    if let Some(say) = say {
        let rich = job.rich(say);
        let lines = job.set(&rich, style::INFO, grid::WIDE, None);
        slabs.extend(text_slabs(lines, ONE, style::INFO, &Tag::new(stream::SAY, BlockRole::Text, None)));
        slabs.push(Slab::space(Mm(3.0)));
    }
    slabs
}
