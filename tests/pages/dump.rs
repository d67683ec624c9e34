//! Finished pages as text.

use attune::page::{Copy, dump};

use crate::sheets;

fn save(name: &str, pages: &attune::page::Pages) {
    std::fs::write(format!("/tmp/pg/{name}.txt"), dump(pages)).unwrap();
    std::fs::write(format!("/tmp/pg/{name}.pdf"), attune::print::write(pages).unwrap()).unwrap();
}

#[test]
fn look() {
    save("barriers", &sheets::barriers().pages(&sheets::everything(Copy::Completed)));
    save("validating", &sheets::validating().pages(&sheets::everything(Copy::Completed)));
    for (name, sheet) in
        [("barriers", sheets::barriers()), ("validating", sheets::validating()), ("context", sheets::context())]
    {
        save(&format!("{name}-blank"), &sheet.pages(&sheets::everything(Copy::Blank)));
    }
    save("context", &sheets::context().pages(&sheets::everything(Copy::Completed)));
}
