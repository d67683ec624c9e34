//! Page breaks inside texts: never a single line of a paragraph at a page's foot or head.

use std::{collections::BTreeMap, sync::Arc};

use attune::{
    base::{Id, Keyed},
    page::{Block, BlockRole, Copy, PageOptions, Pages, Paper, lay_out, place::Is},
    template::{self, shelf},
    worksheet::{Answer, Outcome, Row, Worksheet},
};

use crate::{
    chance::shelf::{Much, filled},
    checks::runs,
    sheets::{everything, id, moment},
};

const COPIES: [(Copy, Paper); 4] = [
    (Copy::Completed, Paper::A4),
    (Copy::Completed, Paper::Letter),
    (Copy::Review, Paper::A4),
    (Copy::Review, Paper::Letter),
];

/// How many lines of one paragraph stand on which page.
type Shares = Vec<(usize, usize)>;

/// The paragraphs of a block on one page: how many lines each has there.
fn paragraphs(block: &Block) -> Vec<usize> {
    let mut lines: Vec<(f32, String)> = Vec::new();
    for run in runs(&block.marks) {
        match lines.last_mut() {
            Some((base, text)) if (*base - run.baseline.0).abs() < 0.01 => text.push_str(&run.text),
            _ => lines.push((run.baseline.0, run.text.clone())),
        }
    }
    let mut rest = block.text.as_str();
    let mut all = vec![0];
    for (_, line) in lines {
        if let Some(after) = rest.strip_prefix('\n') {
            rest = after;
            all.push(0);
        }
        rest = rest.strip_prefix(line.as_str()).unwrap_or(rest);
        *all.last_mut().unwrap() += 1;
    }
    all
}

/// Every paragraph of every text: whose it is, and what of it stands where.
fn shares(pages: &Pages) -> Vec<(Option<Id>, Shares)> {
    let mut texts: BTreeMap<String, (Option<Id>, Vec<Shares>)> = BTreeMap::new();
    for (nth, page) in pages.pages.iter().enumerate() {
        // Heads of a table stand on every page again.
        let read = page.blocks.iter().filter(|block| block.role != BlockRole::Artifact && block.place.stream >= 100);
        for block in read.filter(|block| runs(&block.marks).count() > 0) {
            let mut place = block.place.clone();
            // What a table has on a further page is a table of its own.
            place.steps.iter_mut().filter(|step| step.is == Is::Table).for_each(|step| step.nth %= 1_000);
            let (_, own) = texts.entry(format!("{place:?}")).or_insert_with(|| (block.item.clone(), Vec::new()));
            for (at, lines) in paragraphs(block).into_iter().enumerate() {
                match own.last_mut() {
                    Some(last) if at == 0 && !block.begins => last.push((nth, lines)),
                    _ => own.push(vec![(nth, lines)]),
                }
            }
        }
    }
    texts.into_values().flat_map(|(item, own)| own.into_iter().map(move |shares| (item.clone(), shares))).collect()
}

/// Panics where a line stands alone; gives how many paragraphs a page break parts.
fn parted_well(name: &str, pages: &Pages) -> usize {
    let mut parted = 0;
    for (item, shares) in shares(pages) {
        let lines: usize = shares.iter().map(|(_, lines)| lines).sum();
        if shares.len() > 1 {
            parted += 1;
            assert!(lines > 3, "{name}: {item:?}: {lines} lines are parted: {shares:?}");
            assert!(shares.iter().all(|(_, lines)| *lines > 1), "{name}: {item:?}: a line alone: {shares:?}");
        }
    }
    questions_with_answers(name, pages);
    parted
}

/// Under a question's last line stand two lines of its answer, or all of it.
fn questions_with_answers(name: &str, pages: &Pages) {
    let mut asked: BTreeMap<Id, usize> = BTreeMap::new();
    let mut answered: BTreeMap<Id, BTreeMap<usize, usize>> = BTreeMap::new();
    for (nth, page) in pages.pages.iter().enumerate() {
        for block in &page.blocks {
            let Some(item) = block.item.clone() else { continue };
            match block.role {
                BlockRole::Question => drop(asked.insert(item, nth)),
                BlockRole::Answer => {
                    let lines: usize = paragraphs(block).iter().sum();
                    *answered.entry(item).or_default().entry(nth).or_default() += lines;
                }
                _ => {}
            }
        }
    }
    for (item, page) in asked {
        let Some(lines) = answered.get(&item) else { continue };
        let all: usize = lines.values().sum();
        let here = lines.get(&page).copied().unwrap_or(0);
        assert!(
            here >= all.min(2),
            "{name}: {here} of {all} lines of {item} stand with their question on {}",
            page + 1
        );
    }
}

/// Paragraphs of two to seven lines in the column of answers.
fn prose(from: usize) -> String {
    let line = "one of the many lines of a long answer that goes on and on, ";
    let all = (0..40).map(|nth| line.repeat(2 + (nth * 3 + from) % 6));
    all.collect::<Vec<_>>().join("\n")
}

fn sheet(lines_before: usize, long: &str) -> Worksheet {
    let text = r#"Template(id: "parted", version: "1.0.0", language: "en", title: "Parted", minutes: 1, sections: [
        Section(title: "One", items: {
            "before": LongText(ask: "What was before?"),
            "long": LongText(ask: "What came to you in all the days of that long and windy week by the sea?"),
            "columns": Table(ask: "What?", columns: {"c": LongText(ask: "C"), "d": LongText(ask: "D")}),
            "rows": Table(ask: "When?", rows: Fixed({
                "r": "A row with a name that is so long that it needs more than one line even across the whole of a page, and then some more of it",
                "s": "Second",
            }), columns: {"e": LongText(ask: "E")}),
            "blocks": Table(ask: "Who?", columns: {"f": LongText(ask: "F"), "g": LongText(ask: "G")}),
        }),
    ], print: (block_rows: ["blocks"]))"#;
    let read = template::read("parted.ron", text, &shelf::look_up);
    let template = read.template.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
    let words = |words: &str| Answer::Text(words.to_owned());
    let row = |name: &str, cells: &[(&str, &str)]| Row {
        id: id(name),
        cells: cells.iter().map(|(cell, text)| (id(cell), words(text))).collect::<Keyed<_>>(),
    };
    let given = vec![
        (id("before"), words(&vec!["Yes."; lines_before].join("\n"))),
        (id("long"), words(long)),
        (id("columns"), Answer::Rows(vec![row("x", &[("c", long), ("d", "Short.")])])),
        (id("rows"), Answer::Rows(vec![row("r", &[("e", long)]), row("s", &[("e", "Yes.\nNo.")])])),
        (id("blocks"), Answer::Rows(vec![row("y", &[("f", long), ("g", long)])])),
    ];
    Worksheet::begin(Arc::new(template), id("doc"), moment()).filled_in(given, moment())
}

#[test]
fn no_line_of_a_paragraph_stands_alone_wherever_the_page_ends() {
    let mut parted = 0;
    for before in 1..=24 {
        let sheet = sheet(before, &prose(before));
        let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
        for (copy, paper) in COPIES {
            let pages = lay_out(&sheet, &outcome, &PageOptions { copy, paper, ..PageOptions::default() });
            parted += parted_well(&format!("{before} {copy:?} {paper:?}"), &pages);
        }
    }
    assert!(parted > 200, "{parted} paragraphs go on on another page");
}

#[test]
fn overfull_sheets_of_the_shelf_part_their_paragraphs_well() {
    let mut parted = 0;
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        let sheet = filled(&template, Much::Overfull);
        let outcome = Outcome::of(&template, &sheet.content.answers);
        for (copy, paper) in COPIES {
            let pages = lay_out(&sheet, &outcome, &PageOptions { paper, ..everything(copy) });
            parted += parted_well(&format!("{} {copy:?} {paper:?}", shipped.id), &pages);
        }
    }
    assert!(parted > 200, "{parted} paragraphs go on on another page");
}

#[test]
fn a_row_set_as_a_block_is_not_torn_where_it_fits_a_page() {
    let line = "one of the many lines of a long answer that goes on and on, ";
    let mut sheet = sheet(3, "Short.");
    let rows = (0..20).map(|nth| Row {
        id: id(&format!("y{nth}")),
        cells: ["f", "g"]
            .map(|cell| (id(cell), Answer::Text(format!("<{nth}> {}", line.repeat(3 + nth % 7)))))
            .into_iter()
            .collect(),
    });
    let rows = Answer::Rows(rows.collect());
    sheet = sheet.filled_in(vec![(id("blocks"), rows)], moment());
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    for (copy, paper) in COPIES {
        let pages = lay_out(&sheet, &outcome, &PageOptions { copy, paper, ..PageOptions::default() });
        assert!(pages.pages.len() > 3);
        for nth in 0..20 {
            let of_row =
                |page: &attune::page::Page| page.blocks.iter().any(|block| block.text.contains(&format!("<{nth}> ")));
            let on: Vec<usize> = (0..pages.pages.len()).filter(|page| of_row(&pages.pages[*page])).collect();
            assert_eq!(on.len(), 1, "{copy:?} {paper:?}: row {nth} stands on {on:?}");
        }
    }
}
