//! PDF/UA-1: the identifier stands in every PDF, and checkers from outside agree.
//!
//! The checkers are programs of others: `page-validation`, `pdfua` and
//! `outloud` (all from PyPI). Where `ATTUNE_PDF_CHECKERS` names a Python that
//! has them, every worksheet of the shelf goes through them, empty, full and
//! overfull, in every copy; where it does not, a line says so. With `PAGES_TO`
//! the PDFs stay in that folder, to be looked at.
//!
//! Of several worksheets bound in one file `outloud` is asked for its checks of
//! conformance only: its guess at what is prose takes footers that differ from
//! sheet to sheet for it, and nobody wants to hear each of them.

use std::{fs, path::Path, process::Command, sync::Arc};

use attune::{
    faces::{NoSpares, Spares},
    page::{self, Bound, Copy, PageOptions, Paper, lay_out},
    print::prove_and_write,
    template::shelf,
    worksheet::{Outcome, Worksheet},
};

use crate::{
    chance::shelf::{Much, filled},
    sheets::{self, everything},
};

/// Runs the three checkers over a folder; prints a line for each error and how many files were looked at.
const CHECK: &str = r#"
import glob, json, os, subprocess, sys
folder = sys.argv[1]
files = sorted(glob.glob(os.path.join(folder, "*.pdf")))
wrong = []
import page
for file in files:
    report = page.validate_pdf(file, profile="ua1")
    wrong += [f"page-validation: {os.path.basename(file)}: {f.rule_id} {f.message}" for f in report.failures]
bin = os.path.dirname(sys.executable)
for file in files:
    done = subprocess.run([os.path.join(bin, "pdfua"), "check", file], capture_output=True, text=True)
    if done.returncode: wrong.append(f"pdfua: {os.path.basename(file)}: {done.stdout} {done.stderr}")
report = os.path.join(folder, "outloud.json")
bound = [file for file in files if file.endswith("bound.pdf")]
for layer, some in ([], [file for file in files if file not in bound]), (["--layer", "conformance"], bound):
    subprocess.run([os.path.join(bin, "outloud"), *layer, "--json", report, *some], capture_output=True)
    for result in json.load(open(report))["results"]:
        name = os.path.basename(result["path"])
        if result["error"]: wrong.append(f"outloud: {name}: {result['error']}")
        wrong += [f"outloud: {name}: {f['rule']} {f['message']}" for f in result["findings"] if f["severity"] == "error"]
    os.remove(report)
for line in wrong: print(line)
print(len(files), "files")
sys.exit(1 if wrong else 0)
"#;

/// Every copy of a worksheet in both papers, by name.
fn copies(name: &str, sheet: &Worksheet, copies: &[Copy], folder: &Path) -> usize {
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let mut count = 0;
    for (copy, paper) in copies.iter().flat_map(|copy| [(*copy, Paper::A4), (*copy, Paper::Letter)]) {
        for boxes in [false, true].into_iter().take(if copy == Copy::Review { 2 } else { 1 }) {
            let ask_first = sheet.template.items().map(|(_, item)| item.id.clone()).collect();
            let options = PageOptions { paper, boxes, ask_first, ..everything(copy) };
            let pdf = prove_and_write(&lay_out(sheet, &outcome, &options));
            let pdf = pdf.unwrap_or_else(|why| panic!("{name} {copy:?}: {why:?}")).pdf;
            let boxes = if boxes { "-boxes" } else { "" };
            fs::write(folder.join(format!("{name}-{copy:?}{boxes}-{paper:?}.pdf").to_lowercase()), &*pdf).unwrap();
            count += 1;
        }
    }
    count
}

#[test]
fn every_worksheet_of_the_shelf_passes_the_checkers_of_pdf_ua_that_are_there() {
    let Some(python) = std::env::var_os("ATTUNE_PDF_CHECKERS") else {
        println!("not checked: ATTUNE_PDF_CHECKERS names no Python with page-validation, pdfua and outloud");
        return;
    };
    let temporary = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("PAGES_TO").map_or(temporary.path().to_owned(), Into::into);
    let mut count = 0;
    for shipped in shelf::all() {
        let template = shelf::template(shipped.id).unwrap();
        let empty = Worksheet::begin(template.clone(), sheets::id("doc"), sheets::moment());
        let all = [Copy::Completed, Copy::Review, Copy::Blank, Copy::Fillable];
        count += copies(&format!("{}-empty", shipped.id), &empty, &all, &folder);
        for much in [Much::Full, Much::Overfull] {
            let name = format!("{}-{much:?}", shipped.id);
            count += copies(&name, &filled(&template, much), &[Copy::Completed, Copy::Review], &folder);
        }
    }
    count += bound_together(&folder);
    let script = temporary.path().join("check.py");
    fs::write(&script, CHECK).unwrap();
    let done = Command::new(python).arg(&script).arg(&folder).output().unwrap();
    let told = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{told}{}", String::from_utf8_lossy(&done.stderr));
    assert!(told.trim_end().ends_with(&format!("{count} files")), "{told}");
    println!("{count} PDFs, no error");
}

/// Three worksheets in one file with contents.
fn bound_together(folder: &Path) -> usize {
    let spares: Arc<dyn Spares> = Arc::new(NoSpares);
    let sheets = [sheets::barriers(), sheets::validating(), sheets::context()];
    let bound = sheets.iter().map(|hand| Bound {
        pages: hand.pages(&everything(Copy::Completed)),
        client: "K-7Q4M".to_owned(),
        day: attune::base::Day::parse("2026-11-19"),
    });
    let pages = page::bind(bound.collect(), &spares).unwrap();
    fs::write(folder.join("bound.pdf"), &*prove_and_write(&pages).unwrap().pdf).unwrap();
    1
}

#[test]
fn every_pdf_says_that_it_follows_pdf_ua_1() {
    let pdf = prove_and_write(&sheets::barriers().pages(&PageOptions::default())).unwrap().pdf;
    let said = b"<pdfuaid:part>1</pdfuaid:part>";
    assert!(pdf.windows(said.len()).any(|bytes| bytes == said));
}
