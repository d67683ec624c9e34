//! *More worksheets*: everything on the shelf, sifted by need.

use attune::{
    app::{Screen, ShelfEntry},
    template::shelf,
    worksheet::Way,
};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::bench::{Bench, Window, blank, window};

fn more(size: (f32, f32)) -> Window {
    let mut bench = Bench::with(Vec::new());
    let entry =
        |shipped: &shelf::Shipped| ShelfEntry::new(shelf::template(shipped.id).expect("shipped"), shipped.first);
    bench.state.shelf.entries = shelf::all().iter().map(entry).collect();
    bench.state.screen = Screen::MoreWorksheets;
    window(size, bench)
}

fn begins(window: &Window, title: &str) -> bool {
    window.query_by_role_and_label(Role::Button, &format!("Begin {title}")).is_some()
}

#[test]
fn everything_is_there_until_a_need_is_chosen_and_again_after() {
    for size in [(1280.0, 2000.0), (760.0, 3000.0)] {
        let mut window = more(size);
        for shipped in shelf::all() {
            let title = &shelf::template(shipped.id).expect("shipped").title;
            assert!(begins(&window, title), "{title}");
        }
        let chip = |window: &Window, need: &str| window.query_by_role_and_label(Role::RadioButton, need).is_some();
        assert!(chip(&window, "relationships") && !chip(&window, "repair"), "a need of one sheet alone has no chip");
        window.get_by_role_and_label(Role::RadioButton, "relationships").click();
        window.run();
        assert!(begins(&window, "Ending well") && !begins(&window, "Just a line"));
        window.get_by_role_and_label(Role::RadioButton, "All").click();
        window.run();
        assert!(begins(&window, "Ending well") && begins(&window, "Just a line"));
    }
}

/// A sheet of the shelf, open and whole, in a narrow window.
fn open(id: &str) -> Window {
    let mut sheet = blank(id, "doc-one");
    sheet.content.way = Way::Whole;
    let mut bench = Bench::with(vec![sheet]);
    bench.state.shelf.entries.push(ShelfEntry::new(shelf::template(id).expect("shipped"), true));
    window((760.0, 2400.0), bench)
}

#[test]
fn the_language_of_an_open_sheet_is_chosen_under_its_title_and_no_word_leaves_the_window() {
    let mut window = open("validating-style");
    for (from, to, title) in [("English", "Deutsch", "Validierungsstil"), ("Deutsch", "Polski", "Styl walidacji")] {
        window.get_by_role_and_label(Role::Button, &format!("Language: {from}")).click();
        window.run();
        window.get_by_role_and_label(Role::MenuItem, to).click();
        window.run();
        assert!(window.query_by_role_and_label(Role::Heading, title).is_some(), "{title}");
        let said = window.query_all_by(|node| node.label().is_some() && node.bounding_box().is_some());
        let beyond: Vec<String> = said
            .filter(|node| node.rect().left() < 0.0 || node.rect().right() > 761.0)
            .map(|node| format!("{:?}", node.accesskit_node().label()))
            .collect();
        assert!(beyond.is_empty(), "{beyond:?}");
    }
    assert!(open("just-a-line").query_by_label_contains("Language").is_none(), "there is no choice");
}

#[test]
fn every_sheet_on_the_shelf_says_what_it_is_for() {
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).expect("shipped");
        assert!(!template.tags.is_empty() && template.purpose.is_some(), "{}", shipped.id);
        assert!(template.examples.len() >= usize::from(!shipped.first) * 2, "{}: two examples", shipped.id);
    }
}

#[test]
fn a_file_held_over_the_window_is_told_where_it_may_be_let_go() {
    let words = "Let go to open it here";
    let mut window = more((1280.0, 800.0));
    assert!(window.query_by_label(words).is_none());
    window.input_mut().hovered_files.push(egui::HoveredFile::default());
    window.run_steps(3);
    window.get_by_label(words);
    window.input_mut().hovered_files.clear();
    window.run_steps(3);
    assert!(window.query_by_label(words).is_none());
}
