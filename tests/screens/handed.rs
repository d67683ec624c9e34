//! *Hand over the screen*: what each stage shows, and what it does not.

use attune::{
    app::{Command, Screen, ShelfEntry, Stage},
    base::Secret,
    template::shelf,
};
use egui_kittest::kittest::{NodeT, Queryable};

use crate::{
    bench::{Bench, Window, id, moment, window},
    outlines,
};

fn before(size: (f32, f32)) -> Window {
    let mut bench = Bench::with(Vec::new());
    let template = shelf::template("ideal-life").expect("shipped");
    bench.state.shelf.entries.push(ShelfEntry::new(template, false));
    for command in [
        Command::Begin { template: id("ideal-life"), doc: id("theirs") },
        Command::PhraseMade(Secret::new("amber kettle window pine".into())),
    ] {
        let _effects = attune::app::run(&mut bench.state, command, moment());
    }
    assert_eq!(bench.state.screen, Screen::HandedOver);
    window(size, bench)
}

fn names(window: &Window) -> Vec<String> {
    window.root().children_recursive().filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn every_stage_reads_in_order_and_fits_where_it_stands() {
    let mut window = before((1280.0, 800.0));
    outlines::check("handed-before", &window);
    window.get_by_label("Hand over now").click();
    window.run();
    outlines::check("handed-sheet", &window);
    window.get_by_label("I would like to stop here").click();
    window.run();
    outlines::check("handed-end", &window);
    window.get_by_label("That is right").click();
    window.run();
    outlines::check("handed-door", &window);
}

#[test]
fn at_the_size_of_large_print_everything_to_press_is_in_sight() {
    // 1280 × 800 at 150 percent.
    let mut window = before((853.0, 533.0));
    let _effects = attune::app::run(&mut window.state_mut().state, Command::HandNow, moment());
    window.run();
    let stop = window.get_by_label("I would like to stop here").rect();
    assert!(stop.bottom() <= 533.0);
    window.get_by_label("I would like to stop here").click();
    window.run();
    for words in ["That is right", "Back to the sheet"] {
        let rect = window.get_by_label(words).rect();
        assert!(rect.bottom() <= 533.0 && rect.top() >= 0.0, "{words}: {rect:?}");
    }
}

#[test]
fn on_the_clients_screen_stands_nothing_of_the_program() {
    let mut window = before((1280.0, 800.0));
    window.get_by_label("Hand over now").click();
    window.run();
    let ours =
        ["My Ideal Life", "My worksheets", "Settings", "Help", "Finish", "On paper", "safety", "leaves", "amber"];
    for stage in [Stage::Sheet, Stage::End, Stage::Door] {
        let now = moment();
        let _effects = attune::app::run(&mut window.state_mut().state, Command::HandedStage(stage), now);
        window.run();
        let names = names(&window);
        let seen = names.iter().find(|name| ours.iter().any(|word| name.contains(word)));
        assert_eq!(seen, None, "{stage:?}");
    }
}
