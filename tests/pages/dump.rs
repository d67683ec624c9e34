//! Finished pages as text, against golden files (`UPDATE=1` writes them anew).

use attune::page::{Copy, PageOptions, Pages, dump};

use crate::sheets::{self, everything};

fn check(name: &str, pages: &Pages) {
    let path = format!("{}/tests/pages/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let told = dump(pages);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &told).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    for (nth, (was, is)) in golden.lines().zip(told.lines()).enumerate() {
        assert_eq!(is, was, "{name}, line {}", nth + 1);
    }
    assert_eq!(told.lines().count(), golden.lines().count(), "{name}");
    if let Some(folder) = std::env::var_os("PAGES_TO") {
        let file = std::path::Path::new(&folder).join(format!("{name}.pdf"));
        std::fs::write(file, attune::print::write(pages).unwrap()).unwrap();
    }
}

#[test]
fn the_completed_sheets_stand_as_they_stood() {
    check("barriers-completed", &sheets::barriers().pages(&everything(Copy::Completed)));
    check("validating-completed", &sheets::validating().pages(&everything(Copy::Completed)));
    check("context-completed", &sheets::context().pages(&everything(Copy::Completed)));
}

#[test]
fn the_blank_sheets_stand_as_they_stood() {
    for name in ["barriers-to-an-accepting-attitude", "validating-style", "context-and-differences", "just-a-line"] {
        let options = PageOptions { copy: Copy::Blank, ..PageOptions::default() };
        check(&format!("{name}-blank"), &sheets::Hand::open(name).pages(&options));
    }
}

#[test]
fn a_review_copy_stands_as_it_stood() {
    check(
        "barriers-review",
        &sheets::reviewed().pages(&PageOptions { copy: Copy::Review, ..PageOptions::default() }),
    );
}

#[test]
fn same_worksheet_same_pages() {
    let twice = [(); 2].map(|()| dump(&sheets::barriers().pages(&everything(Copy::Completed))));
    assert_eq!(twice[0], twice[1]);
}
