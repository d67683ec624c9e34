//! `attune export`: worksheets as PDF, Markdown, CSV, FHIR or their own file.

use std::{
    collections::BTreeSet,
    ffi::{OsStr, OsString},
    io::IsTerminal,
    path::{Path, PathBuf},
};

use super::{
    Exit, Out, Trouble,
    arguments::{Format, Order},
    inputs::{self, Input},
    locked_pdf, new, staying,
};
use crate::{
    app::PaperPages,
    base::{Id, Secret},
    exchange::{Leaving, answers, fhir, markdown},
    page::{Copy, PageOptions, prefilled},
    shell::{Disk, batch, papers},
    store::Files,
    t,
    worksheet::{Outcome, Worksheet},
};

/// The document that stands for a blank worksheet, so that it gives the same bytes each time.
const BLANK_DOC: &str = "blank";

/// Exports every input; several go into a folder.
pub fn run(order: &Order, out: &mut Out) -> Result<Exit, Trouble> {
    let Some(output) = &order.output else { return Err(Trouble::usage(t!("export-no-output"))) };
    let kinds = [order.blank, order.review, order.fillable];
    if kinds.iter().filter(|kind| **kind).count() > 1 {
        return Err(Trouble::usage(t!("export-blank-and-review")));
    }
    if (order.boxes || order.no_comments) && !order.review {
        return Err(Trouble::usage(t!("export-boxes-review")));
    }
    if order.answers.is_some() && order.inputs.len() > 1 {
        return Err(Trouble::usage(t!("export-answers-for-one")));
    }
    if order.combined {
        return combined(order, output, out);
    }
    let into_folder = order.inputs.len() > 1 || Path::new(output).is_dir();
    if into_folder && output == "-" {
        return Err(Trouble::usage(t!("export-one-to-stdout")));
    }
    let targets = order.inputs.iter().map(|input| target(order, output, input, into_folder));
    let targets = targets.collect::<Result<Vec<_>, _>>()?;
    let mut files = BTreeSet::new();
    if let Some(twice) = targets.iter().filter_map(|one| one.file.as_ref()).find(|file| !files.insert(*file)) {
        return Err(Trouble::usage(t!("export-same-file", file = &twice.display().to_string())));
    }
    let mut passphrase = None;
    for (input, target) in order.inputs.iter().zip(targets) {
        if passphrase.is_none() || target.format != Format::Pdf {
            passphrase = new_passphrase(order, target.format)?;
        }
        let bytes = export(order, input, target.format, passphrase.as_ref())?;
        if let Some(file) = target.file {
            new::write(&file, &bytes, order.force)?;
            out.line(&file.display().to_string())?;
        } else {
            out.bytes(&bytes)?;
        }
    }
    Ok(Exit::Done)
}

/// The passphrase that a PDF is put under, if it is to be.
fn new_passphrase(order: &Order, format: Format) -> Result<Option<Secret>, Trouble> {
    if !order.encrypt {
        return Ok(None);
    }
    if format != Format::Pdf {
        return Err(Trouble::usage(t!("export-encrypt-pdf")));
    }
    locked_pdf::passphrase(t!("pdf-ask-new"), Some(t!("vault-ask-again"))).map(Some)
}

/// All inputs in one file: a PDF with contents, or a table.
fn combined(order: &Order, output: &OsString, out: &mut Out) -> Result<Exit, Trouble> {
    if order.fillable || order.answers.is_some() || order.since.is_some() {
        return Err(Trouble::usage(t!("export-combined-alone")));
    }
    let Target { file, format } = target(order, output, output, false)?;
    let passphrase = new_passphrase(order, format)?;
    let mut sheets = Vec::with_capacity(order.inputs.len());
    let mut common: Option<PageOptions> = None;
    for input in &order.inputs {
        let (sheet, blank) = match inputs::either(input)? {
            Input::Worksheet(sheet) => (*sheet, false),
            Input::Template(template) => (new::begin(template, order, Id::known(BLANK_DOC))?, !order.review),
        };
        let own = options(order, &sheet, blank || order.blank)?;
        tell_left_out(&sheet, &own, order, input);
        let copy = own.copy;
        if common.get_or_insert(own).copy != copy {
            return Err(Trouble::usage(t!("export-combined-mixed")));
        }
        sheets.push(sheet);
    }
    let options = common.unwrap_or_default();
    let bytes = match format {
        Format::Pdf => {
            let pages = batch::bound(&sheets, &options, passphrase.as_ref())
                .map_err(|f| Trouble::new(Exit::Input, f.what, f.help))?;
            tell_missing(&pages, output, order.strict)?;
            pages.pdf.to_vec()
        }
        Format::Csv => batch::csv(sheets, &options).into_bytes(),
        _ => return Err(Trouble::usage(t!("export-combined-forms"))),
    };
    match file {
        Some(file) => {
            new::write(&file, &bytes, order.force)?;
            out.line(&file.display().to_string())?;
        }
        None => out.bytes(&bytes)?,
    }
    Ok(Exit::Done)
}

/// Where one input goes, and in which form.
struct Target {
    /// No file is standard output.
    file: Option<PathBuf>,
    format: Format,
}

fn target(order: &Order, output: &OsString, input: &OsStr, into_folder: bool) -> Result<Target, Trouble> {
    if into_folder {
        let folder = PathBuf::from(output);
        Disk.make_folder(&folder, 0o700).map_err(|_| {
            let name = folder.display().to_string();
            Trouble::new(Exit::Unwritten, t!("export-no-folder", folder = &name), t!("save-no-folder-help"))
        })?;
        let format = order.format.unwrap_or(Format::Pdf);
        let stem = Path::new(input).file_stem().unwrap_or(OsStr::new("worksheet")).to_string_lossy();
        let stem = if input == "-" { "worksheet" } else { &stem };
        return Ok(Target { file: Some(folder.join(format!("{stem}.{}", format.ending()))), format });
    }
    if output == "-" {
        let format = order.format.unwrap_or(Format::Pdf);
        if format == Format::Pdf && std::io::stdout().is_terminal() {
            return Err(Trouble::usage(t!("export-pdf-on-screen")));
        }
        return Ok(Target { file: None, format });
    }
    let ending = Path::new(output).extension().map(|ending| ending.to_string_lossy().into_owned());
    let by_ending = ending.as_deref().and_then(Format::from_ending);
    match order.format.or(by_ending) {
        Some(format) => Ok(Target { file: Some(output.into()), format }),
        None => Err(Trouble::usage(t!("export-ending"))),
    }
}

fn export(order: &Order, input: &OsStr, format: Format, passphrase: Option<&Secret>) -> Result<Vec<u8>, Trouble> {
    let (sheet, is_blank) = match inputs::either(input)? {
        Input::Worksheet(_) if order.answers.is_some() => {
            return Err(Trouble::usage(t!("export-answers-for-template")));
        }
        Input::Worksheet(sheet) => (*sheet, false),
        Input::Template(template) => {
            (new::begin(template, order, Id::known(BLANK_DOC))?, order.answers.is_none() && !order.review)
        }
    };
    let options = options(order, &sheet, is_blank || order.blank)?;
    tell_left_out(&sheet, &options, order, input);
    let outcome = Outcome::of(&sheet.template, &sheet.content.answers);
    let leaving = Leaving::from(&options);
    if format != Format::Ron {
        staying::tell(&sheet, &outcome, &leaving, &options, input)?;
    }
    match format {
        Format::Pdf => {
            let pages = match passphrase {
                Some(passphrase) => papers::make_locked(&sheet, &options, passphrase),
                None => papers::make(&sheet, &options),
            };
            let pages = pages.map_err(|f| Trouble::new(Exit::Input, f.what, f.help))?;
            tell_missing(&pages, input, order.strict)?;
            for says in prefilled::cramped(&pages.model) {
                let what = t!("preview-cramped", ask = says);
                eprintln!("{}", t!("in-file", file = &input.display().to_string(), what = &what));
            }
            Ok(pages.pdf.to_vec())
        }
        Format::Markdown => Ok(markdown::markdown(&sheet, &outcome, &leaving).into_bytes()),
        // A spreadsheet takes letters for those of another code unless it is told.
        Format::Csv => Ok(format!("\u{feff}{}", answers::csv(&sheet, &outcome, &leaving)).into_bytes()),
        Format::Fhir => {
            let blank = options.copy == Copy::Blank;
            let made =
                if blank { fhir::questionnaire(&sheet.template) } else { fhir::bundle(&sheet, &outcome, &leaving) };
            for line in fhir::note_lines(&made.notes) {
                eprintln!("{line}");
            }
            Ok(made.text.into_bytes())
        }
        Format::Ron => Ok(new::sheet_text(&sheet)?.into_bytes()),
    }
}

/// Says that a copy without answers leaves out those that there are.
fn tell_left_out(sheet: &Worksheet, options: &PageOptions, order: &Order, input: &OsStr) {
    let given = order.answers.is_some() || (sheet.doc != Id::known(BLANK_DOC) && !sheet.content.answers.is_empty());
    if !options.holds_answers() && given {
        eprintln!("{}", t!("in-file", file = &input.display().to_string(), what = t!("export-holds-none")));
    }
}

/// Says which letters no font here can show; with `--strict` nothing is written then.
fn tell_missing(pages: &PaperPages, input: &OsStr, strict: bool) -> Result<(), Trouble> {
    let name = input.display().to_string();
    for missing in &pages.missing {
        eprintln!("{}", t!("in-file", file = &name, what = &missing.in_words()));
    }
    if strict && !pages.missing.is_empty() {
        return Err(Trouble::input(t!("missing-strict"), t!("missing-strict-help")));
    }
    if !pages.missing.is_empty() {
        eprintln!("{}", t!("missing-words"));
    }
    Ok(())
}

/// What goes on paper.
fn options(order: &Order, sheet: &Worksheet, blank: bool) -> Result<PageOptions, Trouble> {
    let copy = match (blank, order.review) {
        _ if order.fillable => Copy::Fillable,
        (true, _) => Copy::Blank,
        (false, true) => Copy::Review,
        (false, false) => Copy::Completed,
    };
    let ask_first = staying::let_out(order, sheet, copy)?;
    let since = order.since.as_ref().map(|word| inputs::since(word, sheet)).transpose()?;
    Ok(PageOptions {
        paper: order.paper.unwrap_or_default(),
        copy,
        client_code: !order.no_client_code,
        after_supervision: !order.no_after_supervision,
        scores: order.scores || since.is_some(),
        since,
        former: ask_first.clone(),
        ask_first,
        short_only: order.short,
        answered: !blank,
        carries: !order.no_worksheet,
        comments: !order.no_comments,
        boxes: order.boxes,
        ..PageOptions::default()
    })
}
