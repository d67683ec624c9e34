//! A sheet that was just begun stands at its top, and the keyboard is in its first question.

use attune::{
    template::{Item, Kind, SectionPlace, markup, shelf},
    worksheet::Worksheet,
};
use egui::{Rect, accesskit::Role};
use egui_kittest::{
    Node,
    kittest::{NodeT, Queryable},
};

use crate::bench::{Bench, Window, blank, type_in, window};

/// What the window of a test keeps free around what it shows.
const AROUND: f32 = 8.0;

/// What a sheet asks, in order, after the day, the time and the code at its head.
fn questions(sheet: &Worksheet) -> Vec<String> {
    let small = |item: &Item| matches!(item.kind, Kind::Date { .. } | Kind::Time { .. } | Kind::ClientCode);
    let asked = sheet.template.sections.iter().flat_map(|section| {
        let head = section.place == SectionPlace::Header;
        section.items.iter().filter(move |item| item.asks() && !(head && small(item)))
    });
    asked.filter(|item| sheet.content.way.has(item)).map(|item| markup::plain(&item.ask)).collect()
}

/// Where the words of a question stand.
fn words_at(window: &Window, words: &str) -> Option<Rect> {
    let root = window.root();
    let said = |node: &Node<'_>| {
        let access = node.accesskit_node();
        matches!(access.role(), Role::Heading | Role::Label)
            && access.label().or_else(|| access.value()).as_deref() == Some(words)
    };
    root.children_recursive().find(said).map(|node| node.rect())
}

fn faults(window: &Window, sheet: &Worksheet, top: f32, bottom: f32) -> Vec<String> {
    let mut faults = Vec::new();
    let title =
        window.get_all_by_role_and_label(Role::Heading, &sheet.template.title).next().expect("a title").rect();
    if title.top() < top {
        faults.push(format!("its title is at {title:?}"));
    }
    let root = window.root();
    let at = root.children_recursive().find(|node| node.accesskit_node().is_focused()).expect("the keyboard").rect();
    let mut asked = questions(sheet).into_iter();
    let first = asked.next().and_then(|words| words_at(window, &words)).expect("a question");
    let second = asked.next().and_then(|words| words_at(window, &words)).map_or(f32::INFINITY, |rect| rect.top());
    if at.top() < first.top() || at.bottom() > second {
        faults.push(format!("the keyboard is at {at:?}, the first question at {first:?}, the second at {second}"));
    }
    if at.top() < top || at.top() > bottom {
        faults.push(format!("the keyboard is out of sight, at {at:?}"));
    }
    faults
}

#[test]
fn every_new_sheet_opens_at_its_top_with_the_keyboard_in_its_first_question() {
    let mut wrong = Vec::new();
    for shipped in shelf::all() {
        let sheet = blank(shipped.id, "doc-one");
        for (width, height, bar) in [(1280.0, 800.0, 0.0), (760.0, 560.0, 52.0)] {
            let size = (width + 2.0 * AROUND, height + 2.0 * AROUND);
            let window = window(size, Bench::with(vec![sheet.clone()]));
            let faults = faults(&window, &sheet, AROUND + bar, AROUND + height - 40.0);
            wrong.extend(faults.into_iter().map(|fault| format!("{} in {width}: {fault}", shipped.id)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_sheet_that_is_begun_scrolls_to_its_first_question_as_soon_as_one_writes() {
    // There the box of the first question only just comes into view.
    let mut window = window((776.0, 576.0), Bench::with(vec![blank("boundary-decision", "doc-one")]));
    type_in(&mut window, "a");
    let root = window.root();
    let at = root.children_recursive().find(|node| node.accesskit_node().is_focused()).expect("the keyboard").rect();
    assert!(at.top() + 40.0 < 528.0, "the line that is written is at {at:?}");
}
