//! What goes along with a sheet that is given to somebody: by section, and answer by answer.

use std::collections::BTreeSet;

use egui::{Id, Ui};

use crate::{
    app::{self, Open},
    base, t,
    template::{Item, Sharing},
    ui::{
        kit::{self, Button, OptionRow},
        screens::paper,
        theme::Role,
    },
};

/// What is chosen: everything that is free, unless it was taken out, and of the rest what was ticked.
#[derive(Debug, Default)]
pub struct Along {
    /// Free answers that stay.
    stays: BTreeSet<base::Id>,
    /// Answers that stay home unless they are ticked, and are.
    ticked: BTreeSet<base::Id>,
    /// Whether the list is shown.
    unfolded: bool,
}

/// What is asked of one answer.
struct Line<'a> {
    section: usize,
    item: &'a Item,
    on: bool,
}

impl Along {
    /// The ids of what goes along.
    pub fn items(&self, open: &Open) -> BTreeSet<base::Id> {
        let going = self.lines(open).into_iter().filter(|line| line.on);
        going.map(|line| line.item.id.clone()).collect()
    }

    /// Forgets what was chosen: it is asked anew each time.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    fn lines<'a>(&self, open: &'a Open) -> Vec<Line<'a>> {
        let lines = app::may_go(open).map(|(section, item)| Line { section, item, on: self.has(item) });
        lines.collect()
    }

    fn has(&self, item: &Item) -> bool {
        match item.sharing {
            Sharing::Free => !self.stays.contains(&item.id),
            Sharing::AskFirst => self.ticked.contains(&item.id),
            Sharing::Never => false,
        }
    }

    fn set(&mut self, item: &Item, on: bool) {
        let (set, put) = match item.sharing {
            Sharing::Free => (&mut self.stays, !on),
            _ => (&mut self.ticked, on),
        };
        if put {
            set.insert(item.id.clone());
        } else {
            set.remove(&item.id);
        }
    }
}

/// Draws the choice; nothing if there is nothing to choose from.
pub fn draw(ui: &mut Ui, open: &Open, along: &mut Along) {
    let lines = along.lines(open);
    if lines.is_empty() {
        return;
    }
    let seen = app::will_be_seen(open, &along.items(open));
    kit::text(ui, Role::FieldLabel, t!("share-along"));
    ui.add_space(4.0);
    kit::as_live(&kit::text(ui, Role::Body, &t!("share-count", count = seen.len(), of = lines.len())));
    if lines.iter().any(|line| line.item.sharing != Sharing::Free) {
        kit::text(ui, Role::Helper, t!("share-home"));
    }
    if !along.unfolded {
        ui.add_space(4.0);
        along.unfolded = Button::link(t!("share-choose")).id(Id::unique("share choose")).show(ui).clicked();
        if along.unfolded
            && let Some(first) = lines.chunk_by(|one, other| one.section == other.section).next()
        {
            let id = match first {
                [only] => answer_id(only.item),
                _ => section_id(lines.first().map_or(0, |line| line.section)),
            };
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        return;
    }
    ui.add_space(4.0);
    for lines in lines.chunk_by(|one, other| one.section == other.section) {
        // Of a section with one answer there is nothing else to choose.
        let indent = if lines.len() == 1 { 0.0 } else { 32.0 };
        if indent > 0.0 {
            section(ui, open, along, lines);
        }
        for line in lines {
            answer(ui, open, along, line, (indent, seen.contains(&line.item.id)));
        }
    }
}

/// One tick for all of a section that is free to go.
fn section(ui: &mut Ui, open: &Open, along: &mut Along, lines: &[Line<'_>]) {
    let Some(first) = lines.first() else { return };
    let free = || lines.iter().filter(|line| line.item.sharing == Sharing::Free);
    let title = title(open, first.section);
    if free().next().is_none() {
        ui.add_space(8.0);
        kit::text(ui, Role::FieldLabel, &title);
        return;
    }
    let (all, any) = (free().all(|line| line.on), lines.iter().any(|line| line.on));
    let partly = (any && !lines.iter().all(|line| line.on)).then(|| t!("share-partly"));
    let row = OptionRow::tick(section_id(first.section), &title, all).hint(partly);
    if row.show(ui).clicked() {
        free().for_each(|line| along.set(line.item, !all));
    }
}

fn answer(ui: &mut Ui, open: &Open, along: &mut Along, line: &Line<'_>, (indent, seen): (f32, bool)) {
    let words = kit::plain(paper::words_for(open, line.item));
    let hint = match (line.on, seen, line.item.sharing) {
        (true, false, _) => Some(t!("share-hangs")),
        (false, _, Sharing::AskFirst) => Some(t!("stays-home")),
        _ => None,
    };
    ui.horizontal(|ui| {
        ui.add_space(indent);
        ui.vertical(|ui| {
            let id = answer_id(line.item);
            if OptionRow::tick(id, &words, line.on).hint(hint).show(ui).clicked() {
                along.set(line.item, !line.on);
            }
        });
    });
}

/// What a section is called; the one above all others has no title of its own.
fn title(open: &Open, at: usize) -> String {
    let own = open.sheet().template.sections.get(at).map(|section| &section.title);
    let title = open.outcome.titles.get(&at).or(own).filter(|title| !title.is_empty());
    title.map_or_else(|| t!("share-head").to_owned(), |title| kit::plain(title))
}

fn answer_id(item: &Item) -> Id {
    Id::unique(("share answer", item.id.as_str()))
}

fn section_id(at: usize) -> Id {
    Id::unique(("share section", at))
}
