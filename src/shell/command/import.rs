//! `attune import`: a PDF of ours becomes a worksheet again, also one that was filled in elsewhere;
//! a FHIR Questionnaire becomes a template.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use serde_json::json;

use super::{Exit, Out, Trouble, arguments::Order, locked_pdf, new};
use crate::{
    base::Id,
    exchange::fhir,
    print::foreign::{self, Foreign as NotTaken},
    shell::{Disk, foreign as taken},
    store, t, template,
};

/// Writes the worksheet that a PDF carries, or the template of a questionnaire.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let Some(output) = &order.output else { return Err(Trouble::usage(t!("import-no-output"))) };
    let Some(input) = order.inputs.first() else { return Err(Trouble::usage(t!("usage-nothing"))) };
    let to = Path::new(output);
    if output != "-" && to.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("ron")) {
        return Err(Trouble::usage(t!("import-ending")));
    }
    let path = PathBuf::from(input);
    let (bytes, _) = store::read(&Disk, &path, foreign::MAX_BYTES as u64)?;
    let name = path.display().to_string();
    if !foreign::is_pdf(&bytes) {
        return questionnaire(order, output, &name, &bytes, out);
    }
    let trouble = |why: NotTaken| {
        let exit = if why.is_locked() { Exit::Locked } else { Exit::Input };
        Trouble::new(exit, t!("in-file", file = &name, what = &why.to_string()), why.help())
    };
    let sheet = match taken::worksheet(bytes.clone(), "") {
        Err(why) if why.is_locked() => {
            let passphrase = locked_pdf::passphrase(t!("pdf-ask"), None)?;
            let opened = taken::worksheet(bytes, passphrase.reveal());
            opened.map_err(|why| if why.is_locked() { wrong_passphrase(&name) } else { trouble(why) })?
        }
        other => other.map_err(trouble)?,
    };
    if let Some(words) = sheet.words() {
        eprintln!("{words}");
    }
    let left = sheet.left();
    if !left.is_empty() {
        eprintln!("{}", t!("filled-left", count = left.len()));
    }
    for line in left {
        eprintln!("  {line}");
    }
    let text = new::sheet_text(&sheet.whole())?;
    if output == "-" {
        out.text(&text)?;
        return Ok(Exit::Done);
    }
    new::write(to, text.as_bytes(), order.force)?;
    out.line(&to.display().to_string())?;
    Ok(Exit::Done)
}

/// Writes the template of a FHIR Questionnaire, and tells what did not come over whole.
fn questionnaire(order: &Order, output: &OsStr, name: &str, bytes: &[u8], out: &mut Out) -> Result<Exit, Trouble> {
    let to = Path::new(output);
    let stem = to.file_stem().and_then(OsStr::to_str).filter(|_| output != "-");
    let id = stem.and_then(|stem| Id::parse(stem).ok());
    let imported = fhir::import(bytes, id)
        .map_err(|why| Trouble::input(t!("in-file", file = name, what = &why.to_string()), why.help()))?;
    if imported.text.len() > template::MAX_BYTES {
        return Err(Trouble::new(Exit::Unwritten, t!("template-too-large"), t!("template-too-large-help")));
    }
    if output == "-" {
        out.text(&imported.text)?;
    } else {
        new::write(to, imported.text.as_bytes(), order.force)?;
    }
    eprintln!("{}", t!("fhir-imported", file = name, items = imported.items, notes = imported.notes.len()));
    for line in fhir::note_lines(&imported.notes) {
        eprintln!("  {line}");
    }
    if output == "-" {
        return Ok(Exit::Done);
    }
    if order.json {
        let file = to.display().to_string();
        let template = json!({ "id": imported.id.as_str(), "title": imported.title });
        let notes = fhir::notes_json(&imported.notes);
        out.json(&json!({ "file": file, "template": template, "items": imported.items, "notes": notes }))?;
    } else {
        out.line(&to.display().to_string())?;
    }
    Ok(Exit::Done)
}

fn wrong_passphrase(name: &str) -> Trouble {
    Trouble::new(
        Exit::Locked,
        t!("in-file", file = name, what = t!("seal-wrong-passphrase")),
        t!("pdf-wrong-passphrase-help"),
    )
}
